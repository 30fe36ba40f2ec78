"""Trying a policy on scenarios: `run --policy`, `test DIRECTORY`, and pytest's collection of a county package."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from shell import SCENARIO, Run

from admin_dispute import BadConfiguration, policy_of
from admin_dispute.testing import packages, play, read_scenario

POLICY = """
form = 1
version = "甲县办法"
effective = 2024-03-01
source = "样例文件"
provenance = "stated"
[parameters.mediation-period]
value = "20 working-day"
source = "第1条"
provenance = "stated"
"""


@pytest.fixture(name="folder")
def folder_fixture(tmp_path: Path) -> Path:
    """Give a county package: twenty working days from 13 May 2024, past the Dragon Boat day, end on 11 June."""
    folder = tmp_path / "jia"
    (folder / "scenarios").mkdir(parents=True)
    (folder / "policy.toml").write_text(POLICY, "utf-8")
    (folder / "scenarios" / "period.toml").write_text(SCENARIO, "utf-8")
    return folder


def test_a_file_replaces_the_policy_of_a_scenario(run: Run, folder: Path) -> None:
    """A scenario holds under the policy it was written for, and says what differs under another."""
    scenario = str(folder / "scenarios" / "period.toml")
    (folder / "other.toml").write_text(POLICY.replace("20 working-day", "30 day"), "utf-8")
    held, *_ = run("run", "--policy", str(folder / "policy.toml"), scenario)
    other, out, _ = run("run", "--policy", str(folder / "other.toml"), scenario)

    assert (held, other) == (0, 1)
    assert "ledger.next_due 应为 2024-06-11，实为 2024-06-12" in out


def test_a_policy_starts_when_the_scenario_says(folder: Path) -> None:
    """The scenario's start counts, whatever the policy's effective day; without one the policy's day does."""
    file = folder / "scenarios" / "period.toml"
    policy = policy_of(POLICY.replace("2024-03-01", "2026-01-01")).policy
    told = play(read_scenario(file), policy=policy)
    file.write_text(SCENARIO.replace("policy_start = 2024-05-01\n", ""), "utf-8")
    silent = read_scenario(file, start=date(2024, 3, 1))

    assert told.held
    assert told.center.policy(date(2024, 5, 2)).version == "甲县办法"
    assert silent.setting.policy_start == date(2024, 3, 1)
    with pytest.raises(BadConfiguration) as bad:
        read_scenario(file)
    assert [fault.path for fault in bad.value.faults] == ["center.policy_start"]


def test_what_a_policy_states_comes_before_what_a_scenario_assumes(folder: Path) -> None:
    """Parameters that a scenario assumes fill only what the tried policy leaves open."""
    assumed = 'parameters = { mediation-period = "7 day", case-number-mark = "豫0825行诉前调" }\n[[organisation]]'
    file = folder / "scenarios" / "period.toml"
    file.write_text(SCENARIO.replace("[[organisation]]", assumed, 1), "utf-8")
    played = play(read_scenario(file), policy=policy_of(POLICY).policy)
    said = {p.name: p.value for p in played.center.policy(date(2024, 5, 2)).parameters}

    assert said["mediation-period"] == "20 working-day"
    assert said["case-number-mark"] == "豫0825行诉前调"


def test_a_package_is_tried_without_python(run: Run, folder: Path) -> None:
    """`test` finds packages below a directory, checks each policy, plays its scenarios, and says what holds."""
    code, out, _ = run("test", str(folder.parent))

    assert code == 0
    assert "1 个案例、5 步，全部预期都符合" in out
    assert "✓ period.toml：期限" in out


def test_the_folder_of_a_plugin_is_tried(run: Run, tmp_path: Path) -> None:
    """The scenarios of a plugin stand beside its `pyproject.toml`, and are played under what it ships."""
    wenxian, folder = Path(__file__).parents[1] / "plugins" / "wenxian", tmp_path / "copy"
    for file in ("pyproject.toml", "src/admin_dispute_wenxian/policy.toml", "scenarios/wx-4.2-liability.toml"):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(wenxian / file, folder / file)
    [package] = packages(folder)
    code, out, _ = run("test", str(folder))

    assert (package.shipped, [scenario.name for scenario in package.scenarios]) == (True, ["wx-4.2-liability.toml"])
    assert (code, "1 个案例" in out) == (0, True)


def test_what_does_not_hold_is_named(run: Run, folder: Path) -> None:
    """The step, its day and the expectation are named, and the status is 1; as JSON the same."""
    wrong = SCENARIO.replace('with = { presiding = "court" }', 'allowed = false\nwith = { presiding = "court" }')
    (folder / "scenarios" / "period.toml").write_text(wrong.replace("2024-06-11", "2024-06-13"), "utf-8")
    code, out, _ = run("test", str(folder))
    _, shown, _ = run("test", str(folder), "--json")

    assert code == 1
    assert "第5步 2024-05-13 开始调解：本应不准而准许了" in out
    assert "结果：ledger.next_due 应为 2024-06-13，实为 2024-06-11" in out
    assert json.loads(shown)[0]["cases"][0]["held"] is False


def test_a_scenario_that_cannot_be_read_keeps_no_other_back(run: Run, folder: Path) -> None:
    """It is named with what is wrong and where, in text and JSON, the others are played, and the status is 1."""
    (folder / "scenarios" / "quotes.toml").write_text(SCENARIO.replace('"期限"', "“期限”"), "utf-8")
    (folder / "scenarios" / "unknown.toml").write_text(SCENARIO.replace("open-mediation", "begin"), "utf-8")
    code, out, _ = run("test", str(folder))
    [told] = json.loads(run("test", str(folder), "--json")[1])

    assert code == 1
    assert "✓ period.toml：期限" in out
    assert "第3行第9个字符处写法有误：引号须用英文半角的" in out
    assert "step.5.command：没有这个命令" in out
    assert "3 个案例，其中 0 个有预期不符，2 个读不懂" in out
    assert [one["error"] for one in told["unread"]] == ["not-toml", "bad-scenario"]


def test_what_was_found_instead_is_named(run: Run, folder: Path) -> None:
    """An expectation about something that there is not, and a reason that was another, are told as that."""
    wrong = SCENARIO.replace('"ledger.next_due"', '"ledger.due_next"').replace(
        "on = 2024-05-13", 'on = 2024-05-01\nallowed = false\nbecause = ["guided"]'
    )
    (folder / "scenarios" / "period.toml").write_text(wrong + '"ledger.next_clock" = "visit"\n', "utf-8")
    out = run("test", str(folder))[1]

    assert "ledger.due_next 应为 2024-06-11，但没有这一项" in out
    assert "ledger.next_clock 应为 visit，实为 空" in out
    assert "理由中没有 guided（理由是 not-before-registration" in out


def test_a_faulty_policy_is_not_played(run: Run, folder: Path) -> None:
    """`test` names what is wrong with the policy and plays nothing; `run --policy` refuses it."""
    (folder / "policy.toml").write_text(POLICY.replace("20 working-day", "soon"), "utf-8")
    code, out, _ = run("test", str(folder))
    refused, *_ = run("run", "--policy", str(folder / "policy.toml"), str(folder / "scenarios" / "period.toml"))

    assert (code, refused) == (1, 7)
    assert "parameters.mediation-period.value" in out
    assert "没有演示案例" in out


def test_a_directory_without_a_package(run: Run, tmp_path: Path) -> None:
    """A directory with no policy beside scenarios is bad input with a code of its own."""
    with pytest.raises(BadConfiguration) as bad:
        packages(tmp_path)

    assert bad.value.code == "no-package"
    assert run("test", str(tmp_path))[0] == 7


pytest_plugins = ["pytester"]


def test_pytest_collects_a_package(pytester: pytest.Pytester, folder: Path) -> None:
    """A policy and its scenarios are tests each, played together."""
    ran = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-n0", str(folder))
    ran.assert_outcomes(passed=2)
    (folder / "policy.toml").write_text(POLICY.replace("20 working-day", "30 day"), "utf-8")
    ran = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-n0", str(folder))

    ran.assert_outcomes(passed=1, failed=1)
    (folder / "policy.toml").write_text(POLICY.replace("mediation-period", "mediation-priod"), "utf-8")
    ran = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-n0", str(folder))
    ran.stdout.fnmatch_lines(["*没有这个参数*"])
