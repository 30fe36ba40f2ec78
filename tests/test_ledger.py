"""The ledger: columns after a court's practice, looked through, sorted and paged by key (WX-3.2.6)."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import attrs
import pytest
from announced import YEARS
from python_calamine import CalamineWorkbook
from rich.console import Console
from shell import Run, registered

from admin_dispute import (
    BadInput,
    DirectoryRow,
    LedgerQuery,
    LedgerRow,
    Matter,
    NotFound,
    Stage,
    write_ledger,
    write_rows,
)
from admin_dispute.cli.table import ledger_table
from admin_dispute.domain.words import label
from admin_dispute.store.engine import open_engine
from admin_dispute.testing import Office


def row_of(office: Office, dispute: str, actor: str = "clerk") -> LedgerRow:
    """Return a dispute's row as an actor sees it."""
    return next(row for row in office.center.acting(actor).ledger() if row.dispute == dispute)


@pytest.fixture
def many(office: Office) -> tuple[Office, list[str]]:
    """Seven disputes, registered a day apart, the last first."""
    days = [date(2024, 6, day) for day in range(7, 0, -1)]
    return office, [office.register(on=day) for day in days][::-1]


@pytest.mark.clause("WX-3.1.6")
def test_a_passed_deadline_has_a_date(office: Office) -> None:
    """A row says since when the oldest deadline is over, which one it is and by how many days; the next one beside."""
    dispute = office.at(Stage.CLOSED)
    row = row_of(office, dispute)

    assert (row.overdue, row.overdue_since, row.overdue_clock, row.overdue_days) == (1, date(2024, 6, 13), "visit", 18)
    assert (row.next_due, row.next_clock) == (date(2024, 8, 13), "visit")


def test_names_stand_for_those_who_may_read_them(office: Office) -> None:
    """A clerk sees claimants and third parties by name; a data officer sees how many there are."""
    dispute = office.register()
    office.do("add-parties", dispute)
    clerk, officer = row_of(office, dispute), row_of(office, dispute, "data")

    assert (clerk.claimants, clerk.third_parties, clerk.parties) == (("王某",), ("李某",), 2)
    assert (officer.claimants, officer.third_parties, officer.parties) == ((), (), 2)


def test_what_is_challenged_stands_there_in_words(office: Office) -> None:
    """Every challenged act is told as it was typed, to whoever may read it."""
    dispute = office.register()
    office.do("add-challenged", dispute)
    office.do("enter-officer", actor="founder", id="root", roles=["administrator"])

    assert row_of(office, dispute).challenged == ("罚款20000元", "维持罚款的复议决定")
    assert not row_of(office, dispute, "root").challenged


def test_four_lines_stand_apart(office: Office) -> None:
    """How rounds and proceedings ended, force, performance and what became of the act each have columns."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("record-filing", dispute)
    office.do("end-proceeding", dispute)
    office.do("record-validity", dispute)
    row = row_of(office, dispute)

    assert (row.round_ended, row.proceedings_ended, row.files, row.files_pending) == ("agreement", ("judgment",), 1, 0)
    assert (row.force, row.effective_on) == ("签字生效", date(2024, 5, 13))
    assert (row.obligations, row.performed, str(row.owed), str(row.paid)) == (1, 0, "20000", "0")
    assert row.validity == ("changed",)


def test_agencies_by_role(office: Office) -> None:
    """An agency that is more than a respondent stands with its role; the lead has a column of its own."""
    dispute = office.at(Stage.CONSENTED)
    office.do("assign-agency-role", dispute)
    row = row_of(office, dispute)

    assert (row.agencies, row.other_agencies, row.lead) == (
        ("温县公安局",),
        ("温县人民政府（出资机关）",),
        "温县公安局",
    )


def test_refusals_are_counted(office: Office) -> None:
    """A refusal of mediation stays counted."""
    dispute = office.register()
    office.do("record-refusal", dispute)

    assert row_of(office, dispute).refusals == 1


@pytest.mark.clause("WX-2.3")
def test_how_long_a_file_waits_for_its_handover(office: Office) -> None:
    """After a failed attempt the days to the handover are measured, and those that it waits."""
    dispute = office.at(Stage.ENDED)
    waiting = row_of(office, dispute)
    office.do("hand-over-file", dispute, on="2024-05-20")
    handed = row_of(office, dispute)

    assert (waiting.handover_days, waiting.handover_waiting) == (None, 49)
    assert (handed.handover_days, handed.handover_waiting) == (7, None)


@pytest.mark.clause("WX-3.2.6")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        (LedgerQuery(), "abcd"),
        (LedgerQuery(stage=Stage.MEDIATING), "b"),
        (LedgerQuery(matter=Matter.PENALTY), "abc"),
        (LedgerQuery(agency="tax"), "d"),
        (LedgerQuery(agency="税务"), "d"),
        (LedgerQuery(overdue=True), "bc"),
        (LedgerQuery(overdue=False), "ad"),
        (LedgerQuery(due_before=date(2024, 6, 12)), "b"),
        (LedgerQuery(number="行诉前调1号"), "b"),
        (LedgerQuery(number="(2024)豫0825"), "bc"),
        (LedgerQuery(number="〔２０２４〕 豫０８２５行诉前调１号"), "b"),
        (LedgerQuery(registered_from=date(2024, 5, 8)), "d"),
        (LedgerQuery(registered_to=date(2024, 5, 6)), "abc"),
        (LedgerQuery(stage=Stage.OFFERED, matter=Matter.PENALTY), "a"),
    ],
)
def test_what_is_looked_for(office: Office, query: LedgerQuery, found: str) -> None:
    """Every condition given must hold."""
    named = {office.register(): "a", office.at(Stage.MEDIATING): "b", office.at(Stage.EFFECTIVE): "c"}
    named[office.register(agencies=["tax"], matter="unlawful-demand", on="2024-05-08")] = "d"

    assert sorted(named[row.dispute] for row in office.clerk.ledger(query)) == list(found)


def test_every_number_a_dispute_carried_is_looked_for(office: Office) -> None:
    """Whoever has a paper with an earlier number, or a voided one, finds the dispute by it."""
    dispute = office.at(Stage.CONSENTED)
    office.do("void-case-number", dispute, number="(2024)豫0825行诉前调1号")
    for number in ("(2024)豫0825行诉前调77号", "(2024)豫0825行诉前调78号"):
        office.do("record-case-number", dispute, number=number)

    for piece in ("调1号", "调77号", "调78号"):
        assert [row.dispute for row in office.clerk.ledger(LedgerQuery(number=piece))] == [dispute]


def test_what_may_not_be_seen_is_not_looked_for(office: Office) -> None:
    """A condition on a hidden column finds nothing: what is looked for tells nothing of what is hidden."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("enter-officer", actor="founder", id="root", roles=["administrator"])
    root = office.center.acting("root")

    assert [row.dispute for row in root.ledger()] == [dispute]
    for query in (LedgerQuery(overdue=True), LedgerQuery(overdue=False), LedgerQuery(agency="police")):
        assert list(root.ledger(query)) == []


@pytest.mark.parametrize("sort", [None, "registered_on", "-registered_on", "-overdue_days", "case_number", "stage"])
def test_pages_by_key_give_each_row_once(many: tuple[Office, list[str]], sort: str | None) -> None:
    """Page after page gives what one reading gives, in the same order, however many are read at once."""
    office, _ = many
    office.center.page = 2
    query = LedgerQuery(sort=sort)
    whole = [row.dispute for row in office.clerk.ledger(query)]
    paged: list[str] = []
    while len(paged) < 7:
        paged += [row.dispute for row in office.clerk.ledger(query, after=paged[-1] if paged else None, limit=3)]

    assert len(set(whole)) == 7
    assert paged == whole


def test_sorting(many: tuple[Office, list[str]]) -> None:
    """A column sorts forwards and backwards; codes in their order; what is empty comes last either way."""
    office, disputes = many
    office.do("record-consent", disputes[3], on="2024-06-05")
    numbered = office.at(Stage.CONSENTED)

    def order(sort: str) -> list[str]:
        return [row.dispute for row in office.clerk.ledger(LedgerQuery(sort=sort))]

    assert order("registered_on") == [numbered, *disputes]
    assert order("-registered_on") == [*disputes[::-1], numbered]
    assert set(order("-stage")[:2]) == {numbered, disputes[3]}
    assert order("case_number")[0] == order("-case_number")[0] == numbered


def test_a_page_goes_on_after_a_row_that_changed(many: tuple[Office, list[str]]) -> None:
    """The last row of a page marks its place also when it is not looked for any more."""
    office, disputes = many
    for sort in (None, "registered_on"):
        query = LedgerQuery(stage=Stage.OFFERED, sort=sort)
        first = [row.dispute for row in office.clerk.ledger(query, limit=2)]
        office.do("record-consent", first[-1], on="2024-06-10")
        rest = [row.dispute for row in office.clerk.ledger(query, after=first[-1])]

        assert rest == disputes[disputes.index(first[-1]) + 1 :]


def test_nothing_to_go_on_after(office: Office) -> None:
    """A page can't begin after a dispute that is not there or not known to who asks; a limit is not negative."""
    dispute = office.register()

    for actor, after in (("clerk", "nowhere"), ("stranger", dispute)):
        with pytest.raises(NotFound):
            list(office.center.acting(actor).ledger(after=after))
    with pytest.raises(BadInput):
        list(office.clerk.ledger(limit=-1))
    with pytest.raises(BadInput):
        LedgerQuery(sort="no-such")


def test_commands_between_rows_on_a_joined_connection(tmp_path: Path) -> None:
    """Within a caller's transaction commands take effect between rows, and the rows come on."""
    engine = open_engine(f"sqlite:///{tmp_path / 'own.db'}")
    own = Office(engine)
    disputes = {own.register() for _ in range(5)}
    with engine.begin() as connection:
        joined = own.center.joined(connection)
        joined.page = 2
        clerk = joined.acting("clerk")
        seen = []
        for row in clerk.ledger():
            clerk.execute(own.command("record-consent", row.dispute))
            seen.append(row.dispute)

    assert set(seen) == disputes
    assert {row.stage for row in own.clerk.ledger()} == {Stage.CONSENTED}


def test_commands_between_rows_on_its_own_connection(everywhere: Office) -> None:
    """No transaction is open while a row is looked at."""
    office = everywhere
    disputes = {office.register() for _ in range(3)}
    for row in office.clerk.ledger():
        office.do("record-consent", row.dispute)

    assert {row.dispute for row in office.clerk.ledger(LedgerQuery(stage=Stage.CONSENTED))} == disputes


def test_the_table_fits_a_hundred_columns(office: Office) -> None:
    """No date and no case number breaks over lines, and id, party, late deadline and next one are there to be found."""
    dispute = office.at(Stage.CLOSED)
    console = Console(width=100, file=StringIO())
    console.print(ledger_table(office.clerk.ledger()))
    text = console.file.getvalue()  # type: ignore[attr-defined]  # the one made here

    for told in (dispute, "（2024）豫0825行诉前调1号", "王某", "2024-06-13", "已逾期18天", "2024-08-13 回访", "1/1"):
        assert told in text, told


def test_looking_through_it_on_the_command_line(center: Run) -> None:
    """Conditions, sorting, pages and columns are typed as options; codes may be Chinese; wrong ones are named."""
    first, second = registered(center), registered(center)
    shown = json.loads(
        center("ledger", "wenxian", "--as", "li", "--where", "stage=征求意见", "--limit", "1", "--json")[1]
    )
    _, _, err = center("ledger", "wenxian", "--as", "li", "--limit", "1")
    after = json.loads(center("ledger", "wenxian", "--as", "li", "--after", shown[0]["dispute"], "--json")[1])

    assert {shown[0]["dispute"], after[0]["dispute"]} == {first, second}
    assert f"--after {shown[0]['dispute']}" in err
    assert center("ledger", "wenxian", "--as", "li", "--where", "overdue", "--json")[1] == "[]\n"
    assert "登记日期" in center("ledger", "wenxian", "--as", "li", "--columns", "dispute,登记日期")[1]
    assert "涉案人数：1" in center("ledger", "wenxian", "--as", "li", "--wide")[1]
    for wrong in (["--where", "stage=x"], ["--where", "colour=red"], ["--sort", "x"], ["--columns", "x"]):
        assert center("ledger", "wenxian", "--as", "li", *wrong)[0] == 2


def test_the_spreadsheet_has_every_column(center: Run) -> None:
    """Every column stands in the spreadsheet under its label; a text that looks like a formula stays a text."""
    registered(center, parties=[{"person": {"name": "=1+1"}}])
    center("ledger", "wenxian", "--as", "li", "--xlsx", "ledger.xlsx")
    head, row = CalamineWorkbook.from_path("ledger.xlsx").get_sheet_by_index(0).to_python()

    assert head == ["序号", *(label(field.name, LedgerRow) for field in attrs.fields(LedgerRow))]
    assert row[head.index("申请人")] == "=1+1"


def test_a_list_is_written_from_python(office: Office, tmp_path: Path) -> None:
    """Whoever embeds the library writes the ledger and any other list as a spreadsheet."""
    office.register()
    rows = office.clerk.directory()
    ledger = write_ledger(office.clerk.ledger(), tmp_path / "l.xlsx")
    listed = write_rows("名录", DirectoryRow, rows, str(tmp_path / "d.xlsx"))
    heads = CalamineWorkbook.from_path(str(tmp_path / "d.xlsx")).get_sheet_by_name("名录").to_python()[0]

    assert (ledger, listed) == (1, len(rows))
    assert heads == ["序号", *(label(field.name, DirectoryRow) for field in attrs.fields(DirectoryRow))]


def test_a_provisional_day_that_passed_still_stands_there() -> None:
    """A last day in a year that is not announced may come later: it stays in the ledger, marked, and is not late."""
    office = Office(today=date(2027, 1, 20), years=YEARS)
    dispute = office.register(on=date(2026, 12, 10), known_on=date(2026, 12, 1))
    for name, day in (
        ("record-consent", 10),
        ("name-responsible", 10),
        ("issue-case-number", 10),
        ("open-mediation", 15),
    ):
        office.do(name, dispute, on=date(2026, 12, day))
    [row] = [row for row in office.clerk.ledger() if row.dispute == dispute]
    office.center.close()

    assert (row.next_due, row.next_clock, row.provisional, row.overdue) == (date(2027, 1, 14), "mediation", True, 0)


def test_a_period_of_hours_is_told_as_such(office: Office) -> None:
    """48 hours to confirm: the ledger and the list of progress have the hours, which are over by 24:00 of the day."""
    office.clock.set(date(2024, 5, 14))
    confirmation = {"agency": "police", "within": "48 hour", "silence": "lapse", "refusal": "lapse"}
    dispute = office.at(Stage.AGREED, {"draft-terms": {"confirmation": confirmation}})
    [row] = office.clerk.ledger()
    [listed] = [one for one in office.clerk.progress().deadlines if one.clock == "confirmation"]
    [deadline] = [one for one in office.clerk.outlook(dispute).deadlines if one.clock == "confirmation"]
    console = Console(width=100, file=StringIO())
    console.print(ledger_table([row]))

    assert (row.next_due, row.next_clock, row.next_hours) == (date(2024, 5, 15), "confirmation", 48)
    assert listed.hours == deadline.hours == 48
    assert "48小时）" in console.file.getvalue()  # type: ignore[attr-defined]  # a StringIO


def test_what_is_set_off_is_done_and_what_is_released_is_not_owed(office: Office) -> None:
    """Debts set off against each other are counted as met, one that was waived is no longer counted."""
    row = {"duty": "money", "amount": "5000", "due": "2024-06-13"}
    owed = [{**row, "debtor": "police", "creditors": ["p1"]}, {**row, "debtor": "p1", "creditors": ["police"]}]
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [*owed, owed[0]]}})
    office.do("set-off", dispute, obligation="o1", against="o2")
    office.do("release-obligation", dispute, obligation="o3", by=["p1"])
    [line] = office.clerk.ledger()

    assert (line.performed, line.obligations, line.owed) == (2, 2, Decimal(10000))
