"""What the command line shows: texts as they are, names for ids, Chinese for codes, and how fields are typed."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import click
import pytest
from python_calamine import CalamineWorkbook
from shell import SCENARIOS, Run, registered

from admin_dispute import cli as cli_package
from admin_dispute.center.reading.decisions import who_may
from admin_dispute.center.reading.streams import KIND_OF
from admin_dispute.cli import cli
from admin_dispute.cli.form import example
from admin_dispute.cli.usage import Command
from admin_dispute.domain.catalogue import COMMANDS
from admin_dispute.domain.words import term

BY_HAND = [name for name, form in COMMANDS.items() if not form.by_system]


def consented(run: Run) -> str:
    """Register a dispute, record its consent, and give its id."""
    dispute = registered(run)
    consent = ("--dispute", dispute, "--on", "2024-05-07", "--parties", "p1", "--form", "written")
    assert run("do", "wenxian", "record-consent", "--as", "li", *consent)[0] == 0
    return dispute


@pytest.mark.parametrize("name", BY_HAND)
def test_the_example_of_a_command_works(center: Run, name: str) -> None:
    """The line that the help of a command shows is read whole: what may stand against it is law alone."""
    dispute = registered(center)
    line = example(COMMANDS[name])
    assert line is not None
    kind = COMMANDS[name].kind
    if kind in KIND_OF.values() and not COMMANDS[name].opens:
        begins = next(form for form in COMMANDS.values() if form.kind == kind)
        first, stream = example(begins), "none"  # one that the work itself begins can't be typed
        if first is not None:
            began = shlex.split(first.replace("办理人", "li").replace("中心", "wenxian"))
            code, out, _ = center(*began[1:], "--json")
            stream = json.loads(out)["stream"] if code == 0 else stream
        line = line.replace(f"{term('stream-kind', kind)}编号", stream)
    words = shlex.split(line.replace("争议编号", dispute).replace("办理人", "li").replace("中心", "wenxian"))
    code, out, err = center("may", *words[2:])

    assert code in {0, 3} or "no-stream" in err, (line, out, err)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_form_of_every_command(run: Run, name: str) -> None:
    """The help of a command names its fields and those within them, and shows an example where one can type it."""
    code, out, _ = run("do", "--help", "x", name)

    assert code == 0
    assert "（必填）" in out
    assert ("例：" in out) is (name in BY_HAND)


def test_fields_within_fields(run: Run) -> None:
    """The help shows what a party is made of, with types and choices."""
    _, out, _ = run("do", "x", "register-dispute", "--help")

    assert re.search(r"person +人员（必填）JSON 对象，其中：", out)
    assert "身份证号" in out
    assert "claimant（申请人（原告））" in out


def test_a_whole_number_as_an_option(center: Run) -> None:
    """A field that is a whole number is typed as one."""
    dispute = consented(center)
    which = ("--stream", dispute, "--on", "2024-06-01", "--number", "2", "--reason", "误记", "--authority", "主任")
    code, out, err = center("do", "wenxian", "annul-act", "--as", "li", *which)

    assert code == 0, (out, err)


@pytest.mark.parametrize("parties", [("p1",), ('["p1"]',), ("p1", "p1")])
def test_a_list_as_an_option(center: Run, parties: tuple[str, ...]) -> None:
    """A list is one word, an option given several times, or JSON."""
    dispute = registered(center)
    typed = [word for party in parties for word in ("--parties", party)]
    consent = ("--dispute", dispute, "--on", "2024-05-07", *typed, "--form", "written")

    assert center("may", "wenxian", "record-consent", "--as", "li", *consent)[0] == 0


@pytest.mark.parametrize("act", ["[2024]1号处罚决定", "{罚款}", "[]", "[", "-", "罚款=200"])
def test_free_text_as_an_option(center: Run, act: str) -> None:
    """A free text may begin with any sign; it is never read as JSON."""
    rest = ("--on", "2024-05-06", "--source", "court", "--phase", "before-filing", "--matter", "penalty",
            "--division", "410825", "--agencies", "police", "--parties", '{"person": {"name": "王某"}}')  # fmt: skip
    code, out, err = center("do", "wenxian", "register-dispute", "--as", "li", "--act", act, *rest, "--json")
    assert code == 0, err
    dispute = json.loads(out)["stream"]

    assert f"：{act}" in center("show", "wenxian", dispute, "--as", "li")[1]


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        (("--on", "2024-05-07", "--on", "2024-05-08"), "on"),
        (("--number", "two"), "number"),
    ],
)
def test_options_that_are_wrong(center: Run, typed: tuple[str, ...], path: str) -> None:
    """A field given twice, and a word for a number, are told at the field."""
    _, _, err = center("do", "wenxian", "annul-act", "--as", "li", *typed, "--json")

    assert path in [fault["path"] for fault in json.loads(err)["faults"]]


@pytest.mark.parametrize("name", ["温县[/公安]局", "[bold]局[/bold]", "局:smile:", "[red]"])
def test_names_are_never_markup(center: Run, name: str) -> None:
    """Whatever signs a name has, it is shown as it is, in the ledger, in `show` and in decisions."""
    entry = ("--on", "2021-03-22", "--id", "police", "--name", name, "--kind", "department", "--division", "410825")
    assert center("do", "wenxian", "enter-organisation", "--as", "li", *entry, "--matters", "penalty")[0] == 0
    dispute = consented(center)
    assert center("do", "wenxian", "name-responsible", "--as", "li", "--dispute", dispute, "--on", "2024-05-08")[0] == 0

    assert name in center("ledger", "wenxian", "--as", "li")[1]
    assert name in center("show", "wenxian", dispute, "--as", "li")[1]


def test_a_center_with_brackets(run: Run) -> None:
    """A center's name with brackets is founded and shown as it is."""
    code, out, _ = run("init", "aaa", "--name", "中[/x]心", "--court", "院", "--area", "410825",
                       "--administrator-name", "李")  # fmt: skip

    assert (code, "中[/x]心" in out) == (0, True)


def test_codes_in_brackets_are_shown(run: Run) -> None:
    """`run` shows titles and codes with brackets."""
    page = SCENARIOS[0].read_text("utf-8").replace("王某与", "[王某]与").replace("allowed = false", "allowed = true", 1)
    Path("wrong.toml").write_text(page, "utf-8")
    _, out, _ = run("run", "wrong.toml")

    assert "[王某]与" in out
    assert "[consented]" in out


def test_show_reads_in_chinese(center: Run) -> None:
    """`show` names organisations, and says yes and no in Chinese."""
    dispute = consented(center)
    _, out, _ = center("show", "wenxian", dispute, "--as", "li")

    assert "行政机关：温县公安局" in out
    assert "牵头有分歧：否" in out
    assert "True" not in out


def test_history_is_in_local_time(center: Run) -> None:
    """An act is shown as recorded at the time the clerk's own clock showed."""
    dispute = registered(center)
    recorded = json.loads(center("history", "wenxian", dispute, "--as", "li", "--json")[1])[0]["recorded_at"]
    shown = re.search(r"录入 (\S+ \S+)", center("history", "wenxian", dispute, "--as", "li")[1])
    assert shown is not None
    hour = int(recorded[11:13])

    assert int(shown[1][11:13]) == (hour if recorded.endswith("+08:00") else (hour + 8) % 24)
    assert "UTC" not in shown[1]


def test_history_names_what_was_annulled(center: Run) -> None:
    """An annulment says which act it took away, who approved it, and why."""
    dispute = consented(center)
    which = ("--stream", dispute, "--on", "2024-06-01", "--number", "2", "--reason", "误记", "--authority", "主任")
    assert center("do", "wenxian", "annul-act", "--as", "li", *which)[0] == 0
    _, out, _ = center("history", "wenxian", dispute, "--as", "li")

    assert "第2项“记录同意”已撤销（主任批准），理由：误记" in out
    assert "重新认定" not in out


def test_why_says_who_may(center: Run) -> None:
    """Who has no right is told whose it is."""
    officer = ("--on", "2021-03-22", "--id", "judge", "--organisation", "wenxian-center", "--roles", "judge")
    person = ("--person", '{"name": "赵某"}')
    assert center("do", "wenxian", "enter-officer", "--as", "li", *officer, *person)[0] == 0
    dispute = registered(center)
    closing = ("--dispute", dispute, "--on", "2024-06-01", "--outcome", "agreement")
    _, out, _ = center("may", "wenxian", "close-dispute", "--as", "judge", *closing)

    assert "由登记员办理" in out


def test_nobody_is_sent_to_the_system() -> None:
    """The system is no office that a clerk could go to: what only it gives is said to be recorded by itself."""
    assert "系统" not in who_may("open-mediation")
    assert who_may("note-overdue") == "由系统自动记录，不由人办理"


def test_why_is_silent_where_nothing_is_known(center: Run) -> None:
    """A ground without a cure or parameter has no line of its own below it."""
    dispute = registered(center)
    _, out, _ = center("why", "wenxian", dispute, "--as", "li")

    assert "不成立则不予准许" not in out
    assert "请核对所填内容" not in out


def test_a_sheet_and_json_at_once(center: Run) -> None:
    """The spreadsheet is written and the rows are given as JSON."""
    registered(center)
    code, out, err = center("ledger", "wenxian", "--as", "li", "--xlsx", "[b].xlsx", "--json")

    assert (code, len(json.loads(out)), "[b].xlsx" in err) == (0, 1, True)
    assert CalamineWorkbook.from_path("[b].xlsx").sheet_names == ["工作台账"]


def test_consent_again_warns(center: Run) -> None:
    """Recording a consent that is there already is allowed, and says so."""
    dispute = consented(center)
    consent = ("--dispute", dispute, "--on", "2024-05-08", "--parties", "p1", "--form", "online")
    code, out, _ = center("do", "wenxian", "record-consent", "--as", "li", *consent)

    assert (code, "[not-consented-yet]" in out) == (0, True)


def test_a_second_case_number_warns(center: Run) -> None:
    """A second number on one dispute is allowed, and the first is named."""
    dispute = consented(center)
    for number in ("1", "2"):
        given = ("--number", f"（2024）豫0825行初{number}号", "--issuer", "温县人民法院")
        at = ("--dispute", dispute, "--on", "2024-05-08")
        code, out, _ = center("do", "wenxian", "record-case-number", "--as", "li", *at, *given)

    assert (code, "本争议已有案号（2024）豫0825行初1号" in out) == (0, True)


def test_the_last_administrator_stays(center: Run) -> None:
    """The office of the last administrator can't be ended; with a second one it can."""
    ending = ("do", "wenxian", "end-office", "--as", "li", "--on", "2024-06-01", "--officer", "li")
    code, _, err = center(*ending)
    assert (code, "[administrator-remains]" in err) == (3, True)
    second = ("--on", "2021-03-22", "--id", "zhao", "--organisation", "wenxian-center", "--roles", "administrator")
    assert center("do", "wenxian", "enter-officer", "--as", "li", *second, "--person", '{"name": "赵某"}')[0] == 0

    assert center(*ending)[0] == 0


def test_run_says_that_all_held(run: Run) -> None:
    """How many cases and steps held is said at the end; of a passing of time, which deadlines it noted."""
    _, out, _ = run("run", *map(str, SCENARIOS))

    assert "全部预期都符合" in out
    assert re.search(r"时间流逝：新记逾期 3 项：履行期限（o\d（.*），2022", out)
    assert re.search(r"新记逾期 156 项：.*立案、受理期限（x1（行政诉讼一审），2022-02-14届满、.*等152项）", out)


def test_every_command_is_of_the_kind_that_reads_in_chinese(run: Run) -> None:
    """No command of our own, nor one within a group, falls back on click's own English."""
    plain = []
    ctx = click.Context(cli)
    for name in cli_package.COMMANDS:
        command = cli.get_command(ctx, name)
        inner = command.commands.values() if isinstance(command, click.Group) else ()
        plain += [each.name for each in (command, *inner) if each is not None and not isinstance(each, Command)]

    assert plain == []


def test_one_console() -> None:
    """Nothing on the command line is printed but through the consoles that read no markup."""
    pages = Path(cli_package.__file__).parent.glob("*.py")

    assert [page.name for page in pages if re.search(r"Console\(|from_markup|\[/\]", page.read_text("utf-8"))] == [
        "output.py"
    ]


def test_what_is_hidden_is_named_once(center: Run) -> None:
    """Fields that one may not read are named once each, and none within what is not there."""
    officer = ("--on", "2021-03-22", "--id", "data", "--organisation", "wenxian-center", "--roles", "data-officer")
    assert center("do", "wenxian", "enter-officer", "--as", "li", *officer, "--person", '{"name": "赵某"}')[0] == 0
    _, out, _ = center("show", "wenxian", registered(center), "--as", "data")
    hidden = re.search("无权阅读：(.*)", out)
    assert hidden is not None
    names = hidden[1].split("、")

    assert len(names) == len(set(names))
    assert "授权上限（元）" not in names
