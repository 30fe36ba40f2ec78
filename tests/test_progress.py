"""Each organisation's data officer gets its progress and overdue list (WX-3.3.5)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from shell import Run, registered

from admin_dispute import NotFound, OutboxMessage, ProgressList, Stage
from admin_dispute.domain.center.progress_list import Every, stretch_of
from admin_dispute.testing import Office


def entered(office: Office, officer: str, organisation: str, role: str = "data-officer") -> None:
    """Enter an officer of an organisation."""
    named = {"on": "2021-03-21", "person": {"name": "某人"}, "organisation": organisation, "roles": [role]}
    office.center.acting("founder").execute(office.command("enter-officer", id=officer, **named))


@pytest.fixture
def two(office: Office) -> tuple[Office, str, str]:
    """Give a dispute of the police that is late, one of the tax office, and a data officer of each agency."""
    entered(office, "police-data", "police")
    entered(office, "tax-data", "tax")
    return office, office.at(Stage.EFFECTIVE), office.register(agencies=["tax"])


@pytest.mark.clause("WX-3.3.5")
def test_an_agency_sees_its_own_disputes(two: tuple[Office, str, str]) -> None:
    """Stage, next step, open and late deadlines of those it takes part in; what it has to do itself."""
    office, police, _ = two
    found = office.center.acting("police-data").progress()
    [row] = found.disputes

    assert (row.dispute, row.stage, row.next_step) == (police, "effective", "record-performance")
    assert (row.running, row.late) == (3, 2)
    assert [(one.clock, one.stream, one.on, one.days_late) for one in found.deadlines] == [
        ("performance", police, date(2024, 6, 13), 18)
    ]
    assert office.center.acting("police-data").overdue() == found.deadlines


@pytest.mark.clause("WX-3.3.5")
def test_court_and_bureau_see_all(two: tuple[Office, str, str]) -> None:
    """Who runs the platform follows every dispute and every deadline, those of the center and of parties among them."""
    office, police, tax = two
    found = office.center.acting("data").progress()

    assert {row.dispute for row in found.disputes} == {police, tax}
    assert [(one.clock, one.owner, one.days_late > 0) for one in found.deadlines] == [
        ("performance", "police", True), ("visit", None, True), ("visit", None, False),
    ]  # fmt: skip
    assert found.organisation == "legal"


def test_nobody_sees_the_list_of_another(two: tuple[Office, str, str]) -> None:
    """An agency's officers get their own list alone; staff may ask for any; a party has none."""
    office, police, _ = two
    for who, asked in (("police-data", "tax"), ("handler", "tax"), ("stranger", "police")):
        with pytest.raises(NotFound):
            office.center.acting(who).progress(asked)
    with pytest.raises(NotFound):
        office.center.acting("wang").progress()

    assert [row.dispute for row in office.clerk.progress("police").disputes] == [police]
    assert office.center.acting("handler").progress() == office.clerk.progress("police")


def test_an_agencys_data_officer_reads_no_other_dispute(two: tuple[Office, str, str]) -> None:
    """The data officers of court and bureau read all disputes, one of an agency those of the agency."""
    office, police, tax = two
    ledgers = {
        who: {row.dispute for row in office.center.acting(who).ledger()} for who in ("figures", "data", "police-data")
    }

    assert ledgers == {"figures": {police, tax}, "data": {police, tax}, "police-data": {police}}
    with pytest.raises(NotFound):
        office.center.acting("police-data").view(tax)


def test_risk_stays_with_those_it_is_for(two: tuple[Office, str, str]) -> None:
    """A deadline that the other agency may not know of is not counted in its list."""
    office, _, _ = two
    both = office.register(agencies=["police", "tax"])
    office.do("mark-risk", both, by="police", owner="police")
    running = {who: row.running for who in ("police-data", "tax-data", "data")
               for row in office.center.acting(who).progress().disputes if row.dispute == both}  # fmt: skip

    assert running["tax-data"] == 0
    assert running["police-data"] == running["data"] > 0


@pytest.fixture
def marked(office: Office) -> tuple[Office, list[str]]:
    """Give three disputes of the police, of which the second is at risk, and a data officer of the police."""
    entered(office, "police-data", "police")
    disputes = [office.register(on=f"2024-05-0{day}", agencies=["police", "tax"]) for day in (1, 2, 3)]
    office.do("mark-risk", disputes[1], on="2024-05-20", owner="police")
    return office, disputes


@pytest.mark.clause("WX-3.1.8")
@pytest.mark.parametrize("actor", ["handler", "head", "police-data", "clerk"])
def test_what_waits_for_relief_comes_first(marked: tuple[Office, list[str]], actor: str) -> None:
    """In the list of the agency that owes the measure, with the measure as next step and its deadline in front."""
    office, [first, at_risk, last] = marked
    office.do("give-task", first, owner="police", due="2024-05-10")
    found = office.center.acting(actor).progress("police")

    assert [row.dispute for row in found.disputes] == [at_risk, first, last]
    assert [row.next_step for row in found.disputes] == ["record-relief", "record-consent", "record-consent"]
    assert [(one.stream, one.clock) for one in found.deadlines] == [(at_risk, "risk"), (first, "task")]
    office.do("record-relief", at_risk, on="2024-05-21")
    assert [row.dispute for row in office.center.acting(actor).progress("police").disputes] == [first, at_risk, last]


@pytest.mark.clause("WX-3.1.8")
@pytest.mark.parametrize("whose", ["police", "court"])
def test_a_judge_is_told_of_no_relief_in_a_list(marked: tuple[Office, list[str]], whose: str) -> None:
    """Neither order, next step nor deadlines of a list that a judge asks for tell that a dispute waits for relief."""
    office, disputes = marked
    found = office.center.acting("judge").progress(whose)

    assert [row.dispute for row in found.disputes] == disputes
    assert {row.next_step for row in found.disputes} == {"record-consent"}
    assert not [one for one in found.deadlines if one.clock in {"risk", "escalation"}]


@pytest.mark.clause("WX-3.1.8")
def test_another_agencys_data_officer_is_told_of_no_relief(marked: tuple[Office, list[str]]) -> None:
    """Who sees no deadline of the risk has the disputes by registration."""
    office, disputes = marked
    entered(office, "tax-data", "tax")

    assert [row.dispute for row in office.center.acting("tax-data").progress().disputes] == disputes


def test_tasks_of_meetings_stand_in_it(office: Office) -> None:
    """What a meeting gave an agency to do is due like anything else."""
    office.do("raise-problem")
    meeting = office.begin("meeting")
    office.do("hold-meeting", meeting)
    office.do("conclude-item", meeting)
    [late] = office.center.acting("handler").overdue()

    assert (late.kind, late.stream, late.clock, late.owner, late.days_late) == (
        "meeting",
        meeting,
        "task",
        "police",
        17,
    )


def test_tasks_of_meetings_are_late_once_the_latest_day_has_passed(office: Office) -> None:
    """In a year that is not announced a task is late for certain ten days after the earliest last day, not never."""
    office.do("raise-problem")
    meeting = office.begin("meeting")
    office.do("hold-meeting", meeting)
    office.do("conclude-item", meeting, due=None, within="950 day")
    late = {}
    for day in (date(2027, 1, 12), date(2027, 1, 13)):
        office.clock.set(day)
        late[day.day] = [(one.on, one.provisional, one.days_late) for one in office.clerk.progress().deadlines]

    assert late == {12: [(date(2027, 1, 2), True, 0)], 13: [(date(2027, 1, 2), True, 1)]}


def test_what_is_done_with_is_left_out(office: Office) -> None:
    """A closed dispute without a deadline stands in nobody's list."""
    dispute = office.register()
    office.do("record-refusal", dispute)
    office.do("give-guidance", dispute, on="2024-06-20")
    office.do("close-dispute", dispute, outcome="not-pursued", on="2024-06-20")

    assert office.clerk.dispute(dispute).stage == "closed"
    assert office.center.acting("data").progress().disputes == ()


def messages(office: Office) -> list[OutboxMessage]:
    """Return the messages that give lists."""
    return [message for message in office.center.messages() if message.topic == "progress"]


@pytest.mark.clause("WX-3.3.5")
def test_lists_are_delivered_once_a_month(everywhere: Office) -> None:
    """The first sweep of a month gives each data officer his organisation's list; the next ones of the month do not."""
    everywhere.at(Stage.EFFECTIVE)
    entered(everywhere, "police-data", "police")
    given = [everywhere.center.sweep().told for _ in range(2)]
    everywhere.clock.set(date(2024, 8, 15))
    given.append(everywhere.center.sweep().told)
    [first, *_] = everywhere.center.acting("police-data").every(ProgressList)

    assert given == [3, 0, 3]
    assert [message.to for message in messages(everywhere)][:3] == ["figures", "data", "police-data"]
    assert messages(everywhere)[2].clauses == ("WX-3.3.5",)
    assert "逾期1项" in messages(everywhere)[2].text
    assert (first.stretch, first.given_on, first.officers) == ("2024-07", date(2024, 7, 1), ("police-data",))
    assert [row.running for row in first.progress.disputes] == [3]
    assert everywhere.center.verify() == ()


def test_a_list_is_read_by_whom_it_was_given_to(office: Office) -> None:
    """An agency's officers read their own lists; the staff reads all."""
    entered(office, "police-data", "police")
    office.center.sweep()
    office.register()
    read = {who: {one.progress.organisation for one in office.center.acting(who).every(ProgressList)}
            for who in ("police-data", "head", "data", "clerk", "stranger", "wang")}  # fmt: skip

    everybody = {"court", "legal", "police"}
    assert read == {"police-data": {"police"}, "head": {"police"}, "data": everybody, "clerk": everybody,
                    "stranger": set(), "wang": set()}  # fmt: skip


def test_without_a_period_nobody_is_written_to() -> None:
    """Where the county sets none, lists are there for whoever asks, and none is delivered."""
    office = Office(plugins=())

    assert office.center.sweep().told == 0
    assert office.center.acting("data").progress().disputes == ()


@pytest.mark.parametrize(
    ("every", "day", "stretch"),
    [
        (Every.WEEK, date(2024, 12, 30), "2025-W01"),
        (Every.MONTH, date(2024, 12, 31), "2024-12"),
        (Every.QUARTER, date(2024, 1, 1), "2024-Q1"),
        (Every.QUARTER, date(2024, 12, 31), "2024-Q4"),
    ],
)
def test_the_stretch_of_a_day(every: Every, day: date, stretch: str) -> None:
    """A week belongs to the year of its Thursday; a quarter has three months."""
    assert stretch_of(every, day) == stretch


@pytest.mark.clause("WX-3.3.5")
def test_progress_on_the_command_line(center: Run, tmp_path: Path) -> None:
    """The list is a table, JSON and a spreadsheet; `--overdue` leaves what is late."""
    dispute = registered(center)
    which = ("progress", "wenxian", "--as", "li", "--organisation", "police")
    code, out, _ = center(*which, "--json")
    found = json.loads(out)
    wrote = center(*which, "--xlsx", "progress.xlsx")[0]
    sheets = CalamineWorkbook.from_path(str(tmp_path / "progress.xlsx"))

    assert (code, wrote) == (0, 0)
    assert [row["dispute"] for row in found["disputes"]] == [dispute]
    assert dispute in center(*which)[1]
    assert sheets.sheet_names == ["在办争议", "期限"]
    assert sheets.get_sheet_by_index(0).to_python()[1][:2] == [dispute, date(2024, 5, 6)]
    assert json.loads(center(*which, "--overdue", "--json")[1]) == list(found["deadlines"])[:0]
