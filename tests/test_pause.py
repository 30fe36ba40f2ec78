"""Pauses and extensions of a round's time: intervals that are not counted, and laws that no clock breaks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_dispute import Ending, Period, Stage, Unit
from admin_dispute.domain.dispute.rounds import (
    Extension,
    Pause,
    PauseReason,
    Presidency,
    Presider,
    Presiding,
    Round,
    ends,
)
from admin_dispute.domain.periods import Calendar, Due, Span, due
from admin_dispute.law.calendar import shipped_years
from admin_dispute.testing import Office

CALENDAR = Calendar(shipped_years())
STARTED = date(2022, 3, 1)
PERIODS = st.builds(Period, st.integers(0, 40), st.sampled_from([Unit.DAY, Unit.WORKING_DAY]))


def counted(start: date, period: Period, suspended: tuple[Span, ...] = ()) -> Due:
    """Count by the shipped calendar."""
    return due(start, period, CALENDAR, suspended=suspended)


def round_of(period: Period, pauses: tuple[tuple[int, int], ...] = (), longer: tuple[Period, ...] = ()) -> Round:
    """Make a round with pauses (first day and length, in days from its start) and extensions."""
    chair = Presider(kind=Presiding.COURT)
    since = [STARTED + timedelta(days=first) for first, _ in pauses]
    return Round(
        number=1,
        presidencies=(Presidency(since=STARTED, chair=chair, alongside=(), conflicts=()),),
        started=STARTED,
        period=period,
        pauses=tuple(
            Pause(since=day, until=day + timedelta(days=length), why=PauseReason.APPRAISAL, reason=None)
            for day, (_, length) in zip(since, pauses, strict=True)
        ),
        extensions=tuple(Extension(on=STARTED, by=by, agreed=("p1",), approved_by=None) for by in longer),
    )


def end(period: Period, pauses: tuple[tuple[int, int], ...] = (), longer: tuple[Period, ...] = ()) -> date:
    """Return the last day of such a round."""
    found = ends(round_of(period, pauses, longer), counted)
    assert found is not None
    return found.on


@given(PERIODS, st.integers(0, 60))
def test_pausing_and_resuming_at_once_changes_nothing(period: Period, first: int) -> None:
    """A pause that is over the same day takes out no day."""
    assert end(period, ((first, 0),)) == end(period)


@given(PERIODS, st.integers(0, 60), st.integers(0, 30), st.integers(0, 30))
def test_more_pause_never_ends_earlier(period: Period, first: int, length: int, more: int) -> None:
    """A longer pause never brings the end forward, and no pause does."""
    assert end(period) <= end(period, ((first, length),)) <= end(period, ((first, length + more),))


@given(PERIODS, st.lists(PERIODS, max_size=3), PERIODS)
def test_an_extension_never_shortens(period: Period, before: list[Period], by: Period) -> None:
    """One more extension ends no earlier."""
    assert end(period, (), tuple(before)) <= end(period, (), (*before, by))


@pytest.mark.clause("在线调解规则 26")
def test_the_days_of_a_pause_are_not_counted(office: Office) -> None:
    """A week of appraisal makes the round a week longer; while it lasts there is no deadline, and no expiry."""
    dispute = office.at(Stage.MEDIATING)
    office.do("pause-mediation", dispute)
    assert office.dispute(dispute).rounds[0].pauses[0].until is None
    assert refused(office, dispute)
    assert office.center.sweep().noted == 0

    office.do("resume-mediation", dispute)
    rows = {row.dispute: row for row in office.clerk.ledger()}
    assert rows[dispute].overdue_since == date(2024, 6, 17)  # thirty days from 2024-05-09, and seven
    assert office.center.verify() == ()


def test_a_pause_after_the_last_day_leaves_it_late(office: Office) -> None:
    """It is warned of, takes out nothing and ends no lateness; nor does it once it is over."""
    dispute = office.at(Stage.MEDIATING)
    late = date(2024, 6, 12)
    done = office.do("pause-mediation", dispute, on=late)
    rows = [next(row for row in office.clerk.ledger() if row.dispute == dispute).overdue_since]
    office.do("resume-mediation", dispute, on=date(2024, 6, 20))
    rows.append(next(row for row in office.clerk.ledger() if row.dispute == dispute).overdue_since)
    [reckoning] = office.clerk.reckonings(dispute)

    assert "paused-in-time" in {warning.code for warning in done.ruling.warnings}
    assert rows == [date(2024, 6, 11)] * 2
    assert reckoning.deadline.on == date(2024, 6, 11)
    assert not any("鉴定" in str(step) for step in reckoning.steps)


def refused(office: Office, dispute: str) -> set[str]:
    """Give what stands against ending the round as expired."""
    command = office.command("end-mediation", dispute, on=date(2024, 6, 25), ending=Ending.EXPIRED)
    return {objection.code for objection in office.clerk.may(command).objections}


@pytest.mark.clause("在线调解规则 26")
@pytest.mark.parametrize(("medium", "grounded"), [("on-site", False), ("online", True)])
def test_an_appraisal_pauses_by_the_rule_on_mediation_online(office: Office, medium: str, grounded: bool) -> None:
    """The rule is about mediation online: of a round in one room it is neither a ground nor cited."""
    dispute = office.at(Stage.MEDIATING)
    office.do("hold-session", dispute, medium=medium)
    ruling = office.do("pause-mediation", dispute).ruling

    assert ("pause-grounded" not in {warning.code for warning in ruling.warnings}) is grounded
    assert ("在线调解规则 26" in ruling.clauses) is grounded


def test_a_pause_has_its_order(office: Office) -> None:
    """One pause at a time, resumed after it began, the next after that; other grounds than appraisal are warned of."""
    dispute = office.at(Stage.MEDIATING)
    assert {o.code for o in office.clerk.may(office.command("resume-mediation", dispute)).objections} == {"paused"}
    done = office.do("pause-mediation", dispute, why="other-case")
    assert "pause-grounded" in {warning.code for warning in done.ruling.warnings}
    again = office.clerk.may(office.command("pause-mediation", dispute))
    assert {objection.code for objection in again.objections} == {"not-paused"}
    early = office.clerk.may(office.command("resume-mediation", dispute, on=date(2024, 5, 10)))
    assert {objection.code for objection in early.objections} == {"not-before-pause"}

    office.do("resume-mediation", dispute)
    before = office.clerk.may(office.command("pause-mediation", dispute, on=date(2024, 5, 15)))
    assert {objection.code for objection in before.objections} == {"after-last-pause"}
