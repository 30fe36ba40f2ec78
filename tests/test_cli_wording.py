"""What a clerk reads on the command line: Chinese for codes and choices, labels of fields, a word for nothing."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len
from rich.table import Table
from shell import Run, registered

from admin_dispute.cli.listing import COLUMNS
from admin_dispute.cli.output import doubted, show_listed
from admin_dispute.domain.deadline import Clock
from admin_dispute.domain.dispute.new_obligation import NewObligation
from admin_dispute.domain.reckoning import Step
from admin_dispute.domain.words import chapter, label

STRETCH = ("--from", "2024-01-01", "--to", "2024-12-31")


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "wenxian", "problem"),
        ("list", "wenxian", "meeting"),
        ("tasks", "wenxian"),
        ("roster", "wenxian"),
        ("diary", "wenxian"),
        ("limits", "wenxian"),
        ("progress", "wenxian"),
    ],
)
def test_an_empty_list_says_so(center: Run, arguments: tuple[str, ...]) -> None:
    """A table without rows is followed by a word."""
    status, out, _ = center(*arguments, "--as", "li")

    assert status == 0
    assert "没有符合条件的内容" in out


def test_enforcement_of_a_dispute_without_obligations_says_so(center: Run) -> None:
    """Nothing to enforce is an answer, too."""
    _, out, _ = center("enforcement", "wenxian", registered(center), "--as", "li")

    assert out.strip() == "没有义务：协议没有签订，也没有登记执行依据"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("list", "wenxian", "booking"), "种类：只能是 advice、"),
        (("diary", "wenxian", "--since", "2024-13-01"), "--since：应为存在的日期"),
        (("roster", "wenxian", "--on", "2024/5/6"), "--on：应为存在的日期"),
        (("report", "wenxian", "source", *STRETCH, "--compare", "never"), "--compare：只能是 "),
    ],
)
def test_what_is_typed_wrong_is_told_in_chinese(center: Run, arguments: tuple[str, ...], told: str) -> None:
    """Neither a choice nor a day that can't be read is answered in English."""
    status, _, err = center(*arguments, "--as", "li")

    assert status == 2
    assert told in err
    assert "does not match" not in err
    assert "is not one of" not in err


def test_a_fault_names_the_label_of_its_field(center: Run) -> None:
    """Beside the path of a fault stands what the field is called in Chinese."""
    meeting = ("--on", "2024-05-20", "--day", "2024-06-03", "--convener", "court")
    _, _, err = center("do", "wenxian", "call-meeting", "--as", "li", *meeting)

    assert "attendants（参会单位）：缺少这一项" in err


def test_a_stretch_that_ends_before_it_begins_names_the_option(center: Run) -> None:
    """A clerk reads which option to change; no empty brackets stand where no command is at fault."""
    _, _, err = center("report", "wenxian", "source", "--from", "2024-12-31", "--to", "2024-01-01", "--as", "li")

    assert "输入的内容有误" in err
    assert "last（期间的末日，--to）：末日不能早于首日" in err


def test_a_parameter_that_answered_is_told_by_its_title(center: Run) -> None:
    """`why` shows what the parameter is called and its period in Chinese, not `政策参数 → 5 working-day`."""
    dispute = registered(center)
    risk = ("--dispute", dispute, "--on", "2024-05-08", "--grounds", "escalation", "--owner", "police")
    assert center("do", "wenxian", "mark-risk", "--as", "li", *risk)[0] == 0
    _, out, _ = center("why", "wenxian", dispute, "--as", "li")

    assert "? 采取缓解、疏导措施的期限 → 1日 由政策回答，来源：" in out
    assert "自2024-05-08（标记风险）起算" in out


def test_what_the_system_did_says_so_in_chinese(center: Run) -> None:
    """In `why` and `history`, the system is no account with an English name."""
    dispute = registered(center)
    risk = ("--dispute", dispute, "--on", "2024-05-08", "--grounds", "escalation", "--owner", "police")
    assert center("do", "wenxian", "mark-risk", "--as", "li", *risk)[0] == 0
    assert center("tick", "wenxian")[0] == 0

    assert "办理人 系统" in center("why", "wenxian", dispute, "--as", "li")[1]
    assert " 系统，录入 " in center("history", "wenxian", dispute, "--as", "li")[1]


def test_every_clock_says_what_it_began_with() -> None:
    """What a deadline runs from has a Chinese word for each kind of deadline."""
    told = chapter("codes")["trigger"]

    assert [clock for clock in Clock if str(clock) not in told] == []


@pytest.mark.parametrize(
    ("field", "owner", "expected"),
    [
        ("area", NewObligation, "面积（土地为亩，房屋为平方米）"),
        ("after", NewObligation, "履行期间自何事起算"),
        ("basis", "propose-credit-entry", "依据的条文"),
        ("document", "propose-credit-entry", "认定文书的文号"),
        ("number", "issue-certificate", "证书编号"),
        ("by", "raise-problem", "提出机构"),
    ],
)
def test_a_label_says_what_the_field_means_there(field: str, owner: type | str, expected: str) -> None:
    """One word for several meanings is told apart by what has the field."""
    assert label(field, owner) == expected


def test_the_list_of_commands_keeps_names_and_titles_apart(run: Run) -> None:
    """The longest name still has a space behind it; a heading without commands is left out."""
    _, out, _ = run("do", "--help")

    assert "  decide-enforcement-objection  执行异议的裁定" in out
    assert "进度清单" not in out


def test_the_help_of_list_names_every_kind(run: Run) -> None:
    """What can be listed is told with its Chinese name, whatever kinds there are."""
    _, out, _ = run("list", "--help")

    assert all(f"（{kind}）" in out.replace("\n", "").replace(" ", "") for kind in COLUMNS)


def test_the_id_of_a_party_is_shown_where_one_has_to_type_it(center: Run) -> None:
    """`show` gives the id of a party beside the name, for `--parties p1`."""
    _, out, _ = center("show", "wenxian", registered(center), "--as", "li")

    assert "编号：p1" in out
    assert "人员：王某" in out


def test_the_diary_names_mediators_and_parties(center: Run) -> None:
    """On the screen and in the spreadsheet stand names, in JSON the ids; a screen of 120 columns holds the table."""
    mediator = ("--on", "2024-05-06", "--id", "zhao", "--person", '{"name": "赵某"}', "--fields", "penalty")
    assert center("do", "wenxian", "enter-mediator", "--as", "li", *mediator)[0] == 0
    slot = ("--diary", "2024-05-20", "--on", "2024-05-13", "--starts", "09:00", "--lasts", "60", "--people", "zhao")
    about = ("--dispute", registered(center), "--parties", "p1")
    assert center("do", "wenxian", "book-appointment", "--as", "li", *slot, *about)[0] == 0
    _, table, _ = center("diary", "wenxian", "--as", "li")
    _, listed, _ = center("diary", "wenxian", "--as", "li", "--json")

    assert "赵某" in table
    assert "王某" in table
    assert '"zhao"' in listed
    assert '"p1"' in listed
    assert max(map(cell_len, table.splitlines())) <= 120


def test_an_appointment_without_a_dispute_is_listed(center: Run) -> None:
    """Where no dispute is named, people stand under their ids or names alone."""
    slot = ("--diary", "2024-05-20", "--on", "2024-05-13", "--starts", "09:00", "--lasts", "60", "--people", "li")
    assert center("do", "wenxian", "book-appointment", "--as", "li", *slot)[0] == 0

    assert "李管理（li）" in center("diary", "wenxian", "--as", "li")[1]


def test_the_progress_list_names_its_organisation(center: Run) -> None:
    """Whose list it is stands below it."""
    registered(center)
    _, out, _ = center("progress", "wenxian", "--as", "li", "--organisation", "police")

    assert "温县公安局，截至" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("progress", "wenxian", "--organisation", "nobody"),
            "organisation（单位）：名录中没有这个单位",
        ),
        (("assess", "wenxian", *STRETCH, "--agency", "nobody"), "agency（机关，--agency）：考核的机关中没有这个机关"),
    ],
)
def test_a_body_that_is_not_there_is_told(center: Run, arguments: tuple[str, ...], told: str) -> None:
    """An unknown id is no empty list."""
    registered(center)
    status, _, err = center(*arguments, "--as", "li")

    assert status == 2
    assert told in err


def test_doctor_names_unverified_parameters_in_chinese(center: Run) -> None:
    """The title of a parameter stands before its name."""
    assert "回访时间（follow-up-visits）" in center("doctor")[1]


def test_what_no_law_asks_for_is_called_a_rule_of_the_register(center: Run) -> None:
    """Behind every reason stands its article or clause, or that it is the register's own order."""
    _, out, _ = center("why", "wenxian", registered(center), "--as", "li")
    lines = out.splitlines()

    assert any("日期不晚于今日 〔登记规则〕" in line for line in lines)
    assert any("在本辖区范围内 〔WX-1.2〕" in line for line in lines)
    assert all("〔" in line for line in lines if line.startswith("    ✓ "))
    [decision, *_] = json.loads(center("why", "wenxian", registered(center), "--as", "li", "--json")[1])["decisions"]
    assert all(reason["technical"] is not bool(reason["clauses"]) for reason in decision["reasons"])


def test_json_says_what_was_not_read_in_full(center: Run) -> None:
    """What stands behind an article on the screen, JSON has by the article; of what was read whole nothing."""
    steps = (Step(text="不停止执行", day=None, clauses=("执行程序解释 9", "民诉法 236")),)
    told = json.loads(center("why", "wenxian", registered(center), "--as", "li", "--json")[1])

    assert doubted({"steps": steps}) == {"执行程序解释 9": "（据转引，未见全文）"}
    assert told["doubts"] == {}


def test_ids_are_never_broken() -> None:
    """However narrow the screen, an id or a day in a table can be copied whole."""
    table = Table("编号", "内容")
    table.add_row("2b1c97cc9a2e17d3\n2024-05-20", "很长的内容" * 40)
    show_listed(table)

    assert table.columns[0].min_width == len("2b1c97cc9a2e17d3")
