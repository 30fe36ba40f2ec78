"""The command line: every command run as a user would, its exit status, its JSON, its Chinese."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from shell import SCENARIOS, Run, registered

from admin_dispute import cli
from admin_dispute.cli import COMMANDS


def test_help_names_every_command(run: Run) -> None:
    """Help lists every command with a line in Chinese, and documents the exit statuses."""
    code, out, _ = run("--help")

    assert code == 0
    assert all(name in out for name in COMMANDS)
    assert "退出码" in out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run: Run, name: str) -> None:
    """Each command says what it does."""
    code, out, _ = run(name, "--help")

    assert code == 0
    assert any("\u4e00" <= sign <= "\u9fff" for sign in out)


def test_help_of_one_act(run: Run) -> None:
    """The help of an act lists its fields with labels, which are required, which are ids, and the codes there are."""
    code, out, _ = run("do", "wenxian", "record-consent", "--help")

    assert code == 0
    assert re.search(r"--parties .*：代号\n", out)
    assert re.search(r"--proof .*）文字\n", out)
    assert "oral-on-record（口头并记录）" in out


def test_init_writes_a_commented_configuration(center: Run) -> None:
    """The file that `init` writes is TOML with Chinese comments, and a second center is added to it."""
    page = Path("admin-dispute.toml").read_text("utf-8")
    assert tomllib.loads(page)["centers"]["wenxian"]["plugins"] == ["wenxian"]
    assert "# 辖区" in page
    code, *_ = center(
        "init",
        "mengzhou",
        "--name",
        "孟州中心",
        "--court",
        "孟州市人民法院",
        "--area",
        "410883",
        "--administrator-name",
        "张",
    )

    assert code == 0
    assert set(tomllib.loads(Path("admin-dispute.toml").read_text("utf-8"))["centers"]) == {"wenxian", "mengzhou"}


def test_init_twice_is_a_conflict(center: Run) -> None:
    """A center is founded once."""
    code, _, err = center(
        "init", "wenxian", "--name", "x", "--court", "y", "--area", "410825", "--administrator-name", "z"
    )

    assert (code, "exists-already" in err) == (5, True)


def test_an_act_from_json_and_from_options(center: Run) -> None:
    """Fields are typed as options or JSON; the answer says what was done and on which clauses."""
    dispute = registered(center)
    code, out, _ = center(
        "do", "wenxian", "record-consent", "--as", "li", "--dispute", dispute, "--on", "2024-05-07",
        "--parties", '["p1"]', "--form", "书面",
    )  # fmt: skip

    assert code == 0
    assert "WX-2.1" in out


def test_a_refusal_ends_with_3(center: Run) -> None:
    """A refused act says why with clause and remedy; `may` answers alike and records nothing."""
    dispute = registered(center)
    arguments = ("wenxian", "open-mediation", "--as", "li", "--dispute", dispute, "--on", "2024-05-07",
                 "--presiding", "court")  # fmt: skip
    code, out, _ = center("may", *arguments)
    assert (code, "WX-2.1" in out, "record-consent" in out) == (3, True, True)
    code, _, err = center("do", *arguments)
    assert (code, "WX-2.1" in err) == (3, True)
    code, out, _ = center("history", "wenxian", dispute, "--as", "li", "--json")

    assert [entry["allowed"] for entry in json.loads(out)] == [True, False]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("do", "wenxian", "no-such", "--as", "li"), 2),
        (("do", "wenxian", "record-consent", "--as", "li", "--form", "x"), 2),
        (("do", "wenxian", "record-consent", "--as", "li", "--data", "{"), 2),
        (("do", "wenxian", "record-consent", "--as", "li", "--data", "[]"), 2),
        (("do", "wenxian", "record-consent", "--as", "li", "--data", "@nowhere"), 2),
        (("do", "wenxian", "record-consent", "--as", "li", "--parties", "["), 2),
        (("do", "wenxian", "record-consent", "--as", "li", "stray"), 2),
        (("do", "wenxian", "record-consent", "--as", "li", "--form"), 2),
        (("show", "wenxian", "nowhere", "--as", "li"), 4),
        (("show", "wenxian", "nowhere", "--as", "nobody"), 4),
        (("show", "elsewhere", "x", "--as", "li"), 4),
        (("--config", "nowhere.toml", "doctor"), 7),
        (("backup", "wenxian", "wenxian.db"), 7),
        (("restore", "wenxian", "nowhere.db", "--yes"), 8),
        (("no-such-command",), 2),
    ],
)
def test_every_failure_has_its_status(center: Run, arguments: tuple[str, ...], status: int) -> None:
    """Each way of failing ends with its documented status, a message on the error stream and no traceback."""
    code, _, err = center(*arguments)

    assert code == status
    assert err
    assert "Traceback" not in err


def test_reading(center: Run) -> None:
    """`show` opens texts and masks numbers; `why` cites; `options` and `ledger` answer in Chinese and JSON."""
    dispute = registered(center)
    _, out, _ = center("show", "wenxian", dispute, "--as", "li")
    assert "罚款20000元" in out
    assert "110105********002X" in out
    assert "11010519491231002X" not in out
    _, out, _ = center("why", "wenxian", dispute, "--as", "li")
    assert "WX-1.2" in out
    for command in ("show", "why", "options"):
        assert json.loads(center(command, "wenxian", dispute, "--as", "li", "--json")[1])
    _, out, _ = center("options", "wenxian", dispute, "--as", "li")
    assert "记录同意" in out
    _, out, _ = center("history", "wenxian", dispute, "--as", "li")
    assert "登记争议" in out
    assert json.loads(center("ledger", "wenxian", "--as", "li", "--json")[1])[0]["dispute"] == dispute
    assert "行政处罚" in center("ledger", "wenxian", "--as", "li")[1]


@pytest.mark.clause("WX-3.2.6")
def test_the_ledger_as_a_spreadsheet(center: Run) -> None:
    """The spreadsheet begins with 序号, has real dates, and holds every dispute."""
    for _ in range(3):
        registered(center)
    code, _, _ = center("ledger", "wenxian", "--as", "li", "--xlsx", "ledger.xlsx")
    rows = CalamineWorkbook.from_path("ledger.xlsx").get_sheet_by_index(0).to_python()

    assert code == 0
    assert rows[0][0] == "序号"
    assert [row[0] for row in rows[1:]] == [1, 2, 3]
    assert str(rows[1][rows[0].index("登记日期")]) == "2024-05-06"


def test_upkeep(center: Run) -> None:
    """`tick`, `verify`, `backup` and `restore` do what they say; what was restored away is kept beside."""
    first = registered(center)
    assert center("tick", "wenxian")[0] == 0
    nothing = {"noted": 0, "known": 0, "settled": 0, "alarmed": 0, "told": 0, "faults": []}
    assert json.loads(center("tick", "wenxian", "--json")[1]) == nothing
    assert center("backup", "wenxian", "copy.db")[0] == 0
    second = registered(center)
    assert center("restore", "wenxian", "copy.db", "--yes")[0] == 0
    assert center("show", "wenxian", first, "--as", "li")[0] == 0
    assert center("show", "wenxian", second, "--as", "li")[0] == 4
    assert len(list(Path().glob("wenxian.db.before-restore-*"))) == 1
    assert center("verify", "wenxian")[0] == 0
    assert json.loads(center("verify", "wenxian", "--json")[1]) == []


def test_restore_refuses_what_is_no_backup(center: Run) -> None:
    """A file that is no sound copy is refused, and the center's own file is untouched."""
    dispute = registered(center)
    Path("junk.db").write_bytes(b"no database at all" * 100)
    code, _, err = center("restore", "wenxian", "junk.db", "--yes")

    assert (code, "backup-unsound" in err) == (8, True)
    assert center("show", "wenxian", dispute, "--as", "li")[0] == 0


def test_verify_finds_a_planted_edit(center: Run) -> None:
    """A planted edit is named in Chinese and ends with 1."""
    registered(center)
    with sqlite3.connect("wenxian.db") as connection:
        connection.execute("UPDATE ad_act SET actor = 'x' WHERE kind = 'dispute'")
    connection.close()
    code, out, _ = center("verify", "wenxian")

    assert (code, "columns-differ" in out) == (1, True)


def test_doctor(center: Run) -> None:
    """`doctor` warns that the policy's start is inferred, names unverified values, and fails on a broken center."""
    code, out, _ = center("doctor")
    assert (code, "WX-5.1" in out, "case-number-mark" in out) == (0, True, True)
    page = Path("admin-dispute.toml")
    page.write_text(page.read_text("utf-8").replace('["wenxian"]', '["nowhere"]'), "utf-8")
    code, out, _ = center("doctor", "--json")

    assert (code, json.loads(out)["wenxian"][0]["code"]) == (1, "plugin-missing")


def test_plugins(center: Run) -> None:
    """`plugins` lists what is installed and which center uses it; what can't be loaded ends it with its status."""
    code, out, _ = center("plugins")
    assert (code, "wenxian" in out) == (0, True)
    page = Path("admin-dispute.toml")
    page.write_text(page.read_text("utf-8").replace('["wenxian"]', '["wenxian", "nowhere"]'), "utf-8")
    rows = {row["plugin"]: row for row in json.loads(center("plugins", "--json")[1])}

    assert rows["wenxian"]["centers"] == ["wenxian"]
    assert "nowhere" in rows["nowhere"]["fault"]
    code, out, _ = center("plugins")
    assert (code, "未安装" in out) == (6, True)


def test_clauses_as_a_spreadsheet(run: Run, tmp_path: Path) -> None:
    """Every clause is a row with what is at work for it and how many tests show it."""
    assert run("clauses", "wenxian", "--xlsx", str(tmp_path / "clauses.xlsx"))[0] == 0
    rows = CalamineWorkbook.from_path(str(tmp_path / "clauses.xlsx")).get_sheet_by_index(0).to_python()

    assert (rows[0][1], rows[1][1]) == ("条款", "WX-0.1")
    assert all(float(str(row[-1])) > 0 for row in rows[1:])


def test_clauses(run: Run) -> None:
    """`clauses` lists rows of id, title, commands, hooks, reports, conditions and tests; none without both."""
    rows = json.loads(run("clauses", "--json")[1])

    assert {"id", "title", "commands", "hooks", "reports", "conditions", "tests"} == set(rows[0])
    bare = [row["id"] for row in rows if not (row["commands"] or row["hooks"] or row["reports"] or row["conditions"])]
    assert bare + [row["id"] for row in rows if not row["tests"]] == []
    assert "WX-2.1" in run("clauses", "wenxian")[1]


def test_run_scenarios(run: Run) -> None:
    """`run` plays scenario files; the status says whether all expectations held."""
    code, out, _ = run("run", *map(str, SCENARIOS), "--explain", "--xlsx", "ledger.xlsx")

    assert code == 0
    assert "不予准许" in out
    assert Path("ledger.xlsx").exists()
    reports = json.loads(run("run", str(SCENARIOS[0]), "--json")[1])
    assert reports[0]["held"] is True


def test_a_rule_that_came_later_is_said_to_be_no_rule_of_the_day(run: Run) -> None:
    """A round of 2011 lasts as long as a text of 2016 says, and whoever reads that is told that it did not yet hold."""
    early, late = (next(p for p in SCENARIOS if p.name.startswith(number)) for number in ("25-", "03-"))

    assert "来源：特邀调解规定 27，该条当日没有施行，仅作参照（" in run("run", str(early), "--explain")[1]
    assert "仅作参照" not in run("run", str(late), "--explain")[1]


def test_run_of_what_the_clerk_may_not_read(run: Run) -> None:
    """Advice that somebody else gave is played as well; it is named and explained to nobody it was not given to."""
    advice = SCENARIOS[0].parents[2] / "plugins" / "wenxian" / "scenarios" / "wx-3.3.3-advice.toml"
    code, out, _ = run("run", str(advice), "--explain")

    assert code == 0
    assert "记录一般咨询指导" in out
    assert "负责人不能出庭怎么办" not in out


def test_run_names_people_beside_an_appointment(run: Run) -> None:
    """What is refused of an appointment speaks of the people of its dispute by name."""
    kept = SCENARIOS[0].parents[2] / "plugins" / "wenxian" / "scenarios" / "appointment-kept.toml"
    out = run("run", str(kept))[1]

    assert "王某尚未同意" in out
    assert "p1尚未同意" not in out


def test_run_says_what_did_not_hold(run: Run) -> None:
    """An expectation that does not hold ends with 1 and is shown, even quietly."""
    page = SCENARIOS[0].read_text("utf-8").replace('stage = "closed"', 'stage = "offered"')
    page = page.replace('because = ["reviewed"]', 'because = ["facts-found"]')
    Path("wrong.toml").write_text(page, "utf-8")
    code, out, _ = run("run", "wrong.toml", "--quiet")

    assert code == 1
    assert "stage 应为 offered，实为 closed" in out
    assert "理由中没有 facts-found" in out


def test_a_scenario_with_faults(run: Run) -> None:
    """Faults of a scenario file are named with their places."""
    page = SCENARIOS[0].read_text("utf-8").replace('medium = "on-site"', 'medium = "by-dove"')
    Path("wrong.toml").write_text(page, "utf-8")
    code, _, err = run("run", "wrong.toml")
    assert (code, re.search(r"step\.\d+\.with\.medium", err) is not None) == (7, True)

    Path("worse.toml").write_text("form = 1\nsteps = 3\n", "utf-8")
    code, _, err = run("run", "worse.toml")
    assert (code, "steps" in err, "title" in err) == (7, True, True)
    assert run("run", "nowhere.toml")[0] == 7


def test_as_a_process(tmp_path: Path) -> None:
    """Installed as a program it answers in a pipe, without colour and without a traceback."""
    program = Path(sys.executable).with_name("admin-dispute")
    shown = subprocess.run(
        [program, "show", "x", "y", "--as", "z"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert shown.returncode == 7
    assert "admin-dispute init" in shown.stderr
    assert "\x1b[" not in shown.stderr
    assert cli.__doc__
