"""How the command line fails: a stable code and a status of its own, in Chinese or as JSON, and nothing half done."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from shell import DISPUTE, SCENARIOS, Install, Run, registered

INIT = ("--name", "中", "--court", "院", "--area", "410825", "--administrator-name", "李")
CONSENT = ("do", "wenxian", "record-consent", "--as", "li")


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (("show", "wenxian"), "争议编号"),
        (("show", "wenxian", "x"), "--as"),
        (("show", "wenxian", "x", "--as"), "--as"),
        (("show", "wenxian", "x", "--whom", "li"), "--whom"),
        (("show", "wenxian", "x", "y", "--as", "li"), "（整体）"),
        (("do",), "中心"),
        (("do", "wenxian", "record-consent"), "--as"),
        ((*CONSENT, "--expect", "soon"), "--expect"),
        (("verfy", "wenxian"), "verfy"),
    ],
)
def test_wrong_usage_is_told_in_chinese(center: Run, arguments: tuple[str, ...], place: str) -> None:
    """What click finds wrong ends with 2, names the place and reads in Chinese."""
    code, out, err = center(*arguments)

    assert (code, out) == (2, "")
    assert "命令写法有误（bad-usage）" in err
    assert f"· {place}：" in err


def test_a_command_alone_is_helped(run: Run) -> None:
    """Without a command the help is shown, and it is bad input."""
    code, _, err = run()

    assert code == 2
    assert "用法：admin-dispute" in err


@pytest.mark.parametrize("name", ["show", "do", "restore", "init"])
def test_no_english_in_help(run: Run, name: str) -> None:
    """Headings, defaults and what click adds by itself read in Chinese."""
    _, out, _ = run(name, "--help")

    assert not [
        word for word in ("Usage", "Options", "Show this", "default", "required", "TEXT", "Confirm") if word in out
    ]


def test_an_error_as_json(center: Run) -> None:
    """With --json an error is JSON on the error stream: code, texts, facts; standard output stays empty."""
    code, out, err = center("ledger", "wenxian", "--as", "nobody", "--json")
    told = json.loads(err)

    assert (code, out) == (4, "")
    assert (told["error"], told["facts"]["actor"]) == ("no-actor", "nobody")
    assert all(told[part] for part in ("what", "why", "todo"))


def test_a_refusal_as_json(center: Run) -> None:
    """With --json a refusal carries its ruling, each objection with its code."""
    dispute = registered(center)
    opening = ("--dispute", dispute, "--on", "2024-05-07", "--presiding", "court")
    code, out, err = center("do", "wenxian", "open-mediation", "--as", "li", *opening, "--json")
    told = json.loads(err)

    assert (code, out, told["error"]) == (3, "", "refused")
    assert "consented" in {objection["code"] for objection in told["ruling"]["objections"]}


def test_wrong_usage_as_json(center: Run) -> None:
    """With --json wrong usage is JSON, too, each fault with its place."""
    _, _, err = center("show", "wenxian", "x", "--json")

    assert json.loads(err)["faults"] == [{"path": "--as", "text": "缺少这一项"}]


def test_a_refusal_shows_its_codes(center: Run) -> None:
    """In text, too, each objection carries its stable code."""
    dispute = registered(center)
    opening = ("--dispute", dispute, "--on", "2024-05-07", "--presiding", "court")
    _, _, err = center("do", "wenxian", "open-mediation", "--as", "li", *opening)

    assert "[consented]" in err


BROKEN = "import click\n@click.command()\n@click.option('--json', is_flag=True)\ndef command(json):\n    {}['王小明']\n"


def test_what_nobody_expected(run: Run, bring: Install) -> None:
    """An unexpected exception ends with 70 and a code, names its kind and place, and never its text."""
    bring("look-up", BROKEN)
    code, _, err = run("look-up")

    assert (code, "unexpected" in err, "KeyError" in err, "王小明" in err) == (70, True, True, False)
    assert json.loads(run("look-up", "--json")[2])["error"] == "unexpected"


def test_where_one_may_look_for_what_nobody_expected(run: Run, bring: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer sees the whole of it by an environment variable."""
    bring("look-up", BROKEN)
    monkeypatch.setenv("ADMIN_DISPUTE_TRACEBACK", "1")

    with pytest.raises(KeyError):
        run("look-up")


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        (("--since", "2030-01-01"), 3),
        (("--name", ""), 2),
        (("--name", "中\n心"), 0),
        (("--name", "a\x00b"), 2),
        (("--administrator", "李"), 2),
        (("--administrator-name", " "), 2),
        (("--area", "温县"), 2),
        (("--plugin", "nowhere"), 6),
        (("--since", "20210321"), 2),
    ],
)
def test_init_leaves_nothing_half_made(run: Run, changes: tuple[str, ...], status: int) -> None:
    """Where one thing is wrong, neither a section nor a database stays behind, and it can be done again."""
    code, _, err = run("init", "aaa", *INIT, *changes)

    assert code == status, err
    assert ".draft" not in err
    assert len(list(Path().iterdir())) == (0 if status else 2)
    if status:
        assert run("init", "aaa", *INIT)[0] == 0


def test_init_with_a_name_that_is_no_id(run: Run) -> None:
    """An id of Chinese signs is refused with what ids look like."""
    code, _, err = run("init", "温县", *INIT)

    assert (code, "小写字母" in err) == (2, True)


def test_init_over_a_broken_file(run: Run) -> None:
    """A configuration that is no TOML is named with line and column, and stays as it is."""
    Path("admin-dispute.toml").write_text("form = = 1", "utf-8")
    code, _, err = run("init", "aaa", *INIT)

    assert (code, "第1行第8个字符" in err) == (7, True)
    assert Path("admin-dispute.toml").read_text("utf-8") == "form = = 1"


def test_init_over_a_file_that_is_no_text(run: Run) -> None:
    """A binary file is refused with the line where it stops being text."""
    Path("admin-dispute.toml").write_bytes(b"form = 1\n\xff")
    code, _, err = run("init", "aaa", *INIT)

    assert (code, "第2行不是 UTF-8" in err) == (7, True)


def test_init_in_a_folder_that_is_not_there(run: Run) -> None:
    """Where the configuration can't be written, no database stays behind."""
    code, _, err = run("--config", "no/such/x.toml", "init", "aaa", *INIT)

    assert (code, "not-written" in err) == (7, True)
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("[" * 100_000, "嵌套过深"),
        ('{"on": "2024-05-07", "on": "2024-05-08"}', "同一项写了两次：on"),
        ('{"on": }', "第1行第8个字符"),
        (" " * 1_000_001, "超过1000000个字符"),
    ],
)
def test_a_document_that_is_no_json(center: Run, data: str, text: str) -> None:
    """What is no JSON object is bad input at `--data`, under the name of the command."""
    Path("data.json").write_text(data, "utf-8")
    code, _, err = center(*CONSENT, "--data", "@data.json", "--json")
    told = json.loads(err)

    assert (code, told["facts"]["command"]) == (2, "record-consent")
    assert [fault["path"] for fault in told["faults"]] == ["--data"]
    assert text in told["faults"][0]["text"]


def test_half_a_sign_is_bad_input(center: Run) -> None:
    """A lone surrogate is no text."""
    data = json.dumps({**DISPUTE, "act": "\ud800"})
    code, _, err = center("do", "wenxian", "register-dispute", "--as", "li", "--data", data)

    assert (code, "· act（被诉行政行为）：" in err) == (2, True)


def test_a_sheet_into_a_folder_that_is_not_there(center: Run) -> None:
    """A spreadsheet that can't be written says why and makes no folders."""
    code, _, err = center("ledger", "wenxian", "--as", "li", "--xlsx", "no/such/x.xlsx")

    assert (code, "not-written" in err, Path("no").exists()) == (7, True, False)


def test_a_misspelt_plugin_is_told_with_those_there_are(center: Run) -> None:
    """Whoever misspelt a plugin sees what is installed."""
    page = Path("admin-dispute.toml")
    page.write_text(page.read_text("utf-8").replace('plugins = ["wenxian"]', 'plugins = ["wenxain"]'), "utf-8")
    code, _, err = center("ledger", "wenxian", "--as", "li")

    assert (code, "已安装的有：beijing、wenxian" in err) == (6, True)


def test_a_pipe_that_closes(tmp_path: Path) -> None:
    """Whoever has read enough of the output leaves no error."""
    program = Path(sys.executable).with_name("admin-dispute")
    shown = subprocess.Popen([program, "clauses"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert shown.stdout is not None
    shown.stdout.close()
    assert shown.stderr is not None
    said = shown.stderr.read()
    shown.stderr.close()
    shown.wait()

    assert said == b""


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (('command = "open-mediation"', 'command = "open-mediatoin"'), r"step\.\d+\.command"),
        (('medium = "on-site"', 'medium = "by-dove"'), r"step\.\d+\.with\.medium"),
        (('command = "open-mediation"\non', 'command = "open-mediation"\nas = "nobody"\non'), r"step\.\d+\.as"),
        (('command = "open-mediation"\non', 'command = "open-mediation"\nof = "2"\non'), r"step\.\d+\.of"),
        (('on = 2024-05-07\ncites', 'on = "soon"\ncites'), r"step\.\d+\.on"),
        (('id = "clerk"', 'id = "scribe"'), "officer"),
        (('kind = "court"', 'kind = "castle"'), "organisation.1.kind"),
        (('organisation = "court"', 'organisation = "nowhere"'), "officer.1"),
        (('roles = ["clerk"]', 'roles = []'), "officer.1.roles"),
        (('allowed = false', 'allowed = 7'), r"step\.\d+\.allowed"),
    ],
)  # fmt: skip
def test_faults_of_a_scenario_have_file_and_step(run: Run, change: tuple[str, str], path: str) -> None:
    """Whatever a scenario says wrong ends with 7 and names the file, the step counted from one, and the field."""
    page = SCENARIOS[0].read_text("utf-8")
    assert change[0] in page
    Path("wrong.toml").write_text(page.replace(*change, 1), "utf-8")
    code, _, err = run("run", "wrong.toml", "--json")
    told = json.loads(err)

    assert (code, told["facts"]["file"]) == (7, "wrong.toml")
    assert any(re.fullmatch(path, fault["path"]) for fault in told["faults"])


def test_a_misspelt_name_in_a_file_names_those_called_alike(two: str, run: Run) -> None:
    """Also in a file of any kind a name that there is not is told what it may have been meant to be."""
    Path("wrong.toml").write_text(two.replace("[step.with]", "[step.wtih]", 1), "utf-8")
    Path("policy.toml").write_text('form = 1\nverison = "一"\n', "utf-8")
    step = json.loads(run("run", "wrong.toml", "--json")[2])["faults"]
    policy = json.loads(run("policy", "check", "policy.toml", "--json")[1])["faults"]

    assert {"path": "step.1.wtih", "text": "没有这一项；相近的有 with"} in step
    assert {"path": "verison", "text": "没有这一项；相近的有 version"} in policy


def test_a_scenario_says_why_its_dispute_was_not_registered(run: Run) -> None:
    """A step about a dispute whose registration was refused is told of the refusal, in the file's own words."""
    page = SCENARIOS[0].read_text("utf-8")
    early = page.replace('source = "court"', 'source = "petition"', 1).replace(
        'phase = "trial"', 'phase = "before-filing"'
    )
    Path("wrong.toml").write_text(early, "utf-8")
    _, _, err = run("run", "wrong.toml", "--json")
    [fault] = json.loads(err)["faults"]

    assert fault["path"] == "step.2.of"
    assert fault["text"].startswith("step.1“登记争议”未获准许：[source-admitted]")


@pytest.fixture
def two() -> str:
    """A scenario whose first registration is refused, as it expects, and whose second stands under another name."""
    return """
form = 1
title = "先后两件"
source = "自拟"
organisation = [
    { id = "court", name = "某县人民法院", kind = "court", division = "410825", functions = ["court"] },
    { id = "police", name = "某县公安局", kind = "department", division = "410825", matters = ["penalty"] },
]
officer = [{ id = "clerk", organisation = "court", roles = ["clerk"], person = { name = "登记员" } }]

[center]
id = "center"
name = "某县中心"
court = "某县人民法院"
area = ["410825"]
plugins = ["wenxian"]
policy_start = 2024-01-01
""" + "".join(
        f"""
[[step]]
command = "register-dispute"
on = 2024-05-06
{more}
[step.with]
source = "court"
phase = "before-filing"
matter = "penalty"
act = "罚款"
division = "{division}"
agencies = ["police"]
parties = [{{ person = {{ name = "王某" }} }}]
"""
        for more, division in (("allowed = false", "110000"), ('of = "second"', "410825"))
    )


def test_another_dispute_than_the_first_may_be_expected(two: str, run: Run) -> None:
    """What is expected of a dispute stands under its name, as a path or a table, with its row of the ledger."""
    Path("two.toml").write_text(
        two + '[expect]\n"of.second.ledger.parties" = 1\n[expect.of.second]\nstage = "offered"', "utf-8"
    )
    code, out, err = run("run", "two.toml")

    assert (code, err) == (0, ""), out


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("stage", '没有登记 of = "1" 的争议'),
        ("of.third.stage", '没有登记 of = "third" 的争议'),
        ("of.second.stag", "没有这一项"),
    ],
)
def test_an_expectation_of_what_was_not_registered_is_named(two: str, expected: str, said: str, run: Run) -> None:
    """An expectation of a dispute that nobody registered does not hold, and says so with its path."""
    Path("two.toml").write_text(two + f'[expect]\n"{expected}" = "offered"', "utf-8")
    code, out, _ = run("run", "two.toml", "--json")

    assert (code, json.loads(out)[0]["amiss"]) == (1, [f"{expected} 应为 offered，但{said}"])


def test_a_step_without_a_name_is_about_the_first(two: str, run: Run) -> None:
    """A step that forgot the name of its dispute is told that it means the first, and how another is named."""
    Path("two.toml").write_text(two + '[[step]]\ncommand = "name-responsible"\non = 2024-05-07', "utf-8")
    code, _, err = run("run", "two.toml", "--json")
    [fault] = json.loads(err)["faults"]

    assert (code, fault["path"]) == (7, "step.3.of")
    assert "step.1“登记争议”未获准许" in fault["text"]
    assert '不写 of 就是 of = "1"' in fault["text"]


def test_a_scenario_that_is_not_there(run: Run) -> None:
    """A missing scenario gives no advice for the configuration."""
    code, _, err = run("run", "nowhere.toml")

    assert (code, "no-scenario" in err, "init" in err) == (7, True, False)


def test_a_scenario_that_is_no_text(run: Run) -> None:
    """A binary file names the line where it stops being text."""
    Path("wrong.toml").write_bytes(b"\n\n\xfe\x00")
    code, _, err = run("run", "wrong.toml")

    assert (code, "第3行不是 UTF-8" in err) == (7, True)


def test_without_the_extra_the_console_script_says_what_to_install() -> None:
    """The script comes with every install; without click it names the extra instead of a traceback."""
    without = "import sys; sys.modules['click'] = None; from admin_dispute.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", without], capture_output=True, encoding="utf-8", check=False)

    assert (done.returncode, 'pip install "admin-dispute[cli]"' in done.stderr) == (1, True)
    assert "Traceback" not in done.stderr
