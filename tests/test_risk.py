"""Risk marks: a measure at once, at the top of every list until one is recorded, risen when late (WX-3.1.8)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import Diary, LedgerQuery, Meeting, Refused, Risk, RiskGround
from admin_dispute.domain.deadline import Clock, Deadline
from admin_dispute.testing import Office

pytestmark = pytest.mark.clause("WX-3.1.8")


def policy(office: Office, **parameters: str) -> None:
    """Adopt a policy that sets these parameters, from the first day of 2024."""
    rows = [
        {"name": name.replace("_", "-"), "value": value, "source": "县定", "provenance": "set-by-county"}
        for name, value in {"case-number-mark": "豫0825行诉前调", **parameters}.items()
    ]
    fields: dict[str, Any] = {"on": "2024-01-01", "version": "v", "effective": "2024-01-01", "source": "县定"}
    office.center.acting("founder").execute(office.command("adopt-policy", **fields, parameters=rows))


def risk_of(office: Office, dispute: str) -> Risk:
    """Return the only risk mark of a dispute."""
    [risk] = office.dispute(dispute).risks
    return risk


def clocks(office: Office, dispute: str) -> dict[str, Deadline]:
    """Return the deadlines of a dispute about its risks."""
    found = office.clerk.outlook(dispute).deadlines
    return {deadline.subject: deadline for deadline in found if deadline.clock in (Clock.RISK, Clock.ESCALATION)}


@pytest.mark.parametrize("ground", list(RiskGround))
def test_a_mark_demands_a_measure(office: Office, ground: RiskGround) -> None:
    """On each of the document's grounds a measure is due from the agency, within the time the county sets."""
    dispute = office.register()
    done = office.do("mark-risk", dispute, grounds=[ground])
    due = clocks(office, dispute)["k1"]

    assert (due.owner, due.on) == ("police", date(2024, 5, 9))
    assert "WX-3.1.8" in done.ruling.clauses
    assert done.ruling.warnings == ()


def test_the_time_is_the_countys(office: Office) -> None:
    """Another time moves the day; the ruling names the parameter and that the county has set it."""
    policy(office, risk_relief_period="3 day", risk_escalation="county-office")
    dispute = office.register()
    done = office.do("mark-risk", dispute)
    named = {answer.parameter.name: answer.parameter.provenance for answer in done.ruling.answers if answer.parameter}

    assert clocks(office, dispute)["k1"].on == date(2024, 5, 11)
    assert named["risk-relief-period"] == "set-by-county"


def test_without_a_time_it_is_the_day_itself(office: Office) -> None:
    """The document says at once: where the county sets no time it is the same day, and the ruling says so."""
    policy(office)
    dispute = office.register()
    done = office.do("mark-risk", dispute)

    assert clocks(office, dispute)["k1"].on == date(2024, 5, 8)
    assert [warning.code for warning in done.ruling.warnings] == ["relief-timed", "line-stated"]


def test_it_stands_at_the_top_until_a_measure(office: Office) -> None:
    """The dispute comes first in the ledger, sorted or not, in pages too, until a measure is recorded."""
    first, second, third = (office.register(on=f"2024-05-0{day}") for day in (1, 2, 3))
    office.do("mark-risk", third)
    order = [row.dispute for row in office.clerk.ledger()]
    by_day = [row.dispute for row in office.clerk.ledger(LedgerQuery(sort="registered_on"))]
    paged = [next(iter(office.clerk.ledger(after=place, limit=1))).dispute for place in (None, third, first)]
    office.do("record-relief", third)

    assert order == by_day == [third, first, second]
    assert paged == [third, first, second]
    assert [row.dispute for row in office.clerk.ledger()] == [first, second, third]


def test_who_may_not_know_sees_no_order(office: Office) -> None:
    """A judge's ledger stands in the order of registration: its order tells nothing."""
    first, second = (office.register(on=f"2024-05-0{day}") for day in (1, 2))
    office.do("mark-risk", second)

    assert [row.dispute for row in office.center.acting("judge").ledger()] == [first, second]
    assert [row.dispute for row in office.center.acting("handler").ledger()] == [second, first]


def test_appointments_and_meetings_about_it_come_first(office: Office) -> None:
    """Days, appointments and meetings about such a dispute come first, but not for whoever may not know of it."""
    quiet, urgent = (office.register(on=f"2024-05-0{day}") for day in (1, 2))
    problems = []
    for day, dispute in (("2024-05-20", quiet), ("2024-05-21", urgent)):
        office.do("book-appointment", diary=day, dispute=dispute, parties=["p1"])
        problem = office.do("raise-problem", dispute=dispute).stream
        problems.append(problem)
        office.do("call-meeting", convener="legal", attendants=["court", "county"])
        office.do("solve-problem", problem)
    office.do("mark-risk", urgent, on="2024-05-08")
    orders = {}
    for who in ("clerk", "judge"):
        acting = office.center.acting(who)
        days = [day.id for day in acting.every(Diary)]
        meetings = [[item.problem for item in meeting.agenda] for meeting in acting.every(Meeting)]
        orders[who] = ([row.dispute for row in acting.appointments()], days, meetings)

    by_day, days, meetings = orders["judge"]
    assert (by_day, days) == ([quiet, urgent], ["2024-05-20", "2024-05-21"])
    assert sorted(meetings) == sorted([problem] for problem in problems)  # called on one day, they stand in no order
    assert orders["clerk"] == (by_day[::-1], days[::-1], [[problem] for problem in problems[::-1]])


def test_the_ledger_says_why(office: Office) -> None:
    """The ledger has the grounds, and by when a measure was due; once it is there, the grounds alone."""
    dispute = office.register()
    office.do("mark-risk", dispute)
    [row] = office.clerk.ledger()
    office.do("record-relief", dispute)
    [later] = office.clerk.ledger()

    assert not row.relief_provisional
    assert (row.risk, row.relief_due, row.overdue_clock) == ((RiskGround.ESCALATION,), date(2024, 5, 9), "risk")
    assert (later.risk, later.relief_due, later.overdue) == ((RiskGround.ESCALATION,), None, 0)


def test_a_late_mark_rises_step_by_step(office: Office) -> None:
    """Each body of the line has the same time; every step is reached by the days alone."""
    dispute = office.register()
    office.do("mark-risk", dispute)
    told = []
    for day in (9, 10, 11, 12):
        office.clock.set(date(2024, 5, day))
        office.center.sweep()
        told.append(risk_of(office, dispute).told)

    assert told == [(), ("legal",), ("legal", "county"), ("legal", "county")]


def test_a_pause_of_the_job_changes_nothing(office: Office) -> None:
    """One run a month late brings every step that the days have brought, once."""
    dispute = office.register()
    office.do("mark-risk", dispute)
    office.clock.set(date(2024, 6, 20))
    for _ in range(3):
        office.center.sweep()
    rose = risk_of(office, dispute).escalations

    assert [(step.to, step.since) for step in rose] == [("legal", date(2024, 5, 9)), ("county", date(2024, 5, 10))]
    assert [at.clock for at in clocks(office, dispute).values()] == [Clock.RISK, Clock.ESCALATION]
    assert clocks(office, dispute)["k1/2"].owner == "county"


def test_a_mark_rises_by_the_earliest_possible_day(everywhere: Office) -> None:
    """While the rest days of the year are not announced it rises by the first days it can be; no day is called late.

    Once they are announced, nothing rises twice: what rose stands, and the last body has the time it had.
    """
    everywhere.clock.set(date(2027, 1, 4))
    dispute = everywhere.register(on="2027-01-04")
    everywhere.do("mark-risk", dispute, on="2027-01-04")
    told = []
    for day in (5, 6, 7):
        everywhere.clock.set(date(2027, 1, day))
        everywhere.center.sweep()
        told.append(risk_of(everywhere, dispute).told)
    late = [row.overdue for row in everywhere.clerk.ledger()]
    marked = [row.relief_provisional for row in everywhere.clerk.ledger()]
    year = {"year": 2027, "rest": ["2027-01-05"], "work": [], "source": "国务院办公厅通知"}
    everywhere.center.acting("founder").execute(everywhere.command("load-calendar", on="2027-01-07", years=[year]))
    everywhere.center.sweep()

    assert told == [(), ("legal",), ("legal", "county")]
    assert (late, marked) == ([0], [True])
    assert risk_of(everywhere, dispute).told == ("legal", "county")
    assert everywhere.center.verify() == ()


def test_a_measure_stops_the_rise(office: Office) -> None:
    """With a measure on record nothing rises, and no clock runs."""
    dispute = office.register()
    office.do("mark-risk", dispute)
    office.do("record-relief", dispute, kind="advanced")
    office.center.sweep()

    assert risk_of(office, dispute).told == ()
    assert risk_of(office, dispute).reliefs[0].kind == "advanced"
    assert clocks(office, dispute) == {}


def test_the_line_knows_lead_superior_functions_and_ids(office: Office) -> None:
    """The line names functions, organisations, the lead and the superior; who has the mark, or is nobody, is passed."""
    founder = office.center.acting("founder")
    body = {"on": "2021-03-22", "id": "police", "name": "温县公安局", "kind": "department", "division": "410825"}
    founder.execute(office.command("enter-organisation", **body, functions=[], matters=["penalty"], superior="county"))
    policy(office, risk_relief_period="1 day", risk_escalation="lead, reconsideration-body, superior, tax")
    dispute = office.register()
    office.do("name-responsible", dispute)
    office.do("mark-risk", dispute)
    office.center.sweep()

    assert risk_of(office, dispute).told == ("county", "tax")


def test_the_body_it_rose_to_can_act(office: Office) -> None:
    """A body that a mark rose to sees it and records its measure; a body that has nothing to do with it can't."""
    policy(office, risk_relief_period="1 day", risk_escalation="tax")
    dispute = office.register()
    office.do("mark-risk", dispute)
    stranger = office.center.acting("stranger")
    command = office.command("record-relief", dispute, by="tax", on="2024-05-20")
    before = stranger.may(command)
    office.center.sweep()

    assert [objection.code for objection in before.objections] == ["risk-stands"]
    assert stranger.may(command).allowed
    assert [risk.id for risk in stranger.dispute(dispute).risks] == ["k1"]


def test_a_stranger_learns_nothing_from_a_refusal(office: Office) -> None:
    """Whoever has nothing to do with a dispute gets the same answer whether or not there is a mark."""
    calm, marked = office.register(), office.register()
    office.do("mark-risk", marked)
    rulings = [
        office.center.acting("stranger").may(office.command("record-relief", dispute, by="tax"))
        for dispute in (calm, marked)
    ]

    assert rulings[0].objections == rulings[1].objections


@pytest.mark.parametrize(
    ("how", "reason", "relieved", "because"),
    [
        ("over", None, True, []),
        ("over", None, False, ["relief-before-end"]),
        ("came-true", None, False, []),
        ("unfounded", "核实为误传。", False, []),
        ("unfounded", None, False, ["reason-why-unfounded"]),
    ],
)
def test_how_a_risk_ends(office: Office, how: str, reason: str | None, relieved: bool, because: list[str]) -> None:
    """A risk that is over was met with a measure; one that never was is ended with the reason."""
    dispute = office.register()
    office.do("mark-risk", dispute)
    if relieved:
        office.do("record-relief", dispute)
    ruling = office.clerk.may(office.command("end-risk", dispute, how=how, reason=reason))

    assert [objection.code for objection in ruling.objections] == because


def test_an_ended_risk_is_no_more(office: Office) -> None:
    """How and when it ended is kept; it can be marked anew."""
    dispute = office.register()
    office.do("mark-risk", dispute)
    with pytest.raises(Refused):
        office.do("mark-risk", dispute)
    office.do("record-relief", dispute)
    office.do("end-risk", dispute)
    office.do("mark-risk", dispute, on="2024-05-11", owner="tax")
    old, new = office.dispute(dispute).risks

    assert (old.ended_on, old.ended) == (date(2024, 5, 10), "over")
    assert (new.id, new.owner, new.standing) == ("k2", "tax", True)


@pytest.mark.parametrize(
    ("name", "changes", "because"),
    [
        ("mark-risk", {"owner": "nobody"}, "risk-owned"),
        ("record-relief", {"on": "2024-05-07"}, "not-before-risk"),
        ("record-relief", {"risk": "k9"}, "risk-stands"),
        ("end-risk", {"on": "2024-05-07", "how": "came-true"}, "not-before-risk"),
        ("end-risk", {"risk": "k9"}, "risk-stands"),
    ],
)
def test_what_is_refused(office: Office, name: str, changes: dict[str, Any], because: str) -> None:
    """Nobody who is not there, nothing that is not there, nothing before the mark."""
    dispute = office.register()
    if name != "mark-risk":
        office.do("mark-risk", dispute)
    ruling = office.clerk.may(office.command(name, dispute, **changes))

    assert because in [objection.code for objection in ruling.objections]


def test_a_rule_marks_once(office: Office) -> None:
    """A dispute of as many people as the county says is marked with its registration; once ended, never again."""
    parties = [{"person": {"name": f"户主{number}"}} for number in range(30)]
    dispute = office.register(parties=parties)
    marked = risk_of(office, dispute)
    office.do("end-risk", dispute, how="unfounded", reason="只是合同纠纷。")
    office.do("add-parties", dispute, parties=[{"person": {"name": "户主"}}])

    assert (marked.grounds, marked.by_rule, marked.owner) == ((RiskGround.SOCIAL_STABILITY,), True, "police")
    assert len(office.dispute(dispute).risks) == 1


def test_the_agency_is_told_and_nobody_else(office: Office) -> None:
    """Of a mark its owner is told, and then whom it rises to."""
    dispute = office.register()
    office.do("mark-risk", dispute)
    office.center.sweep()
    with office.center.records() as records:
        topics = records.topics(dispute, 2)

    assert topics == ("risk", "overdue", "risk-escalated", "risk-escalated")


@pytest.mark.clause("WX-3.1.8")
def test_late_relief_is_told_with_its_clause(office: Office) -> None:
    """That the time for a measure is over is noted and told by the clause that asks for the measure."""
    dispute = office.register()
    office.do("mark-risk", dispute)
    office.center.sweep()
    told = {message.clauses for message in office.center.messages() if message.topic == "overdue"}
    notes = [one for one in office.clerk.decisions(dispute) if one.command == "note-overdue"]

    assert told == {("WX-3.1.8",)}
    assert all("WX-3.1.8" in {clause for reason in one.reasons for clause in reason.clauses} for one in notes)
