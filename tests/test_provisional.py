"""Provisional last days: no act is refused on one; it is warned of, and named where it turns out to be too early."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from announced import CALENDAR, YEARS

from admin_dispute import CalendarYear, Ruling, Stage, Stretch
from admin_dispute.domain.deadline import counted_by
from admin_dispute.domain.dispute.deadlines import deadlines
from admin_dispute.domain.dispute.enforcement.late_interest import late_interest
from admin_dispute.domain.dispute.enforcement.time_limits import application, contest_end, period_end
from admin_dispute.domain.dispute.force import Force, GivenForce
from admin_dispute.domain.figures.counting import Looking
from admin_dispute.domain.figures.terms import TERMS
from admin_dispute.domain.periods import Calendar, Due, Period, Unit, due, months_after
from admin_dispute.testing import Office
from admin_dispute.testing.ordinary import MONEY

ONE = timedelta(days=1)


def promised(office: Office) -> tuple[str, date, date]:
    """Give a dispute whose agency owes by a day of January 2027: the earliest last day, and the first day after it."""
    far = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "500", "within": "970 day"}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [far]}})
    [running] = [one for one in deadlines(office.dispute(dispute), CALENDAR) if one.clock == "performance"]
    assert running.provisional
    assert running.on.year == 2027
    assert running.latest == running.on + 10 * ONE
    office.clock.set(date(2027, 3, 15))
    return dispute, running.on, running.latest + ONE


def urging(office: Office, dispute: str, on: date, kind: str = "urge") -> Ruling:
    """Ask whether a measure may be proposed."""
    return office.clerk.may(office.command("propose-measure", dispute, obligation="o1", kind=kind, on=on))


def codes(found: Any) -> set[str]:
    """Give the codes of objections or warnings."""
    return {one.code for one in found}


@pytest.mark.parametrize("kind", ["urge", "suit"])
def test_a_measure_is_warned_of_within_the_days_that_a_rest_may_last(office: Office, kind: str) -> None:
    """On the last day it is too early, after it a warning says by when the day may come, and then nothing does."""
    dispute, last, certain = promised(office)
    days = (last + ONE, certain - ONE, certain)
    warned = {day: codes(urging(office, dispute, day, kind).warnings) & {"surely-over"} for day in days}
    [caution] = [one for one in urging(office, dispute, last + ONE, kind).warnings if one.code == "surely-over"]

    assert "in-default" in codes(urging(office, dispute, last, kind).objections)
    assert warned == {last + ONE: {"surely-over"}, certain - ONE: {"surely-over"}, certain: set()}
    assert f"最后一日{last}是暂定的" in caution.text
    assert f"至迟可能改为{certain - ONE}" in caution.text
    assert caution.clauses == ("民法典 203",)
    assert not any("in-default" in codes(urging(office, dispute, day, kind).objections) for day in days)


def test_a_sweep_notes_what_has_passed_for_certain(office: Office) -> None:
    """Nothing while the day may come, one note on the first day after the latest it can be, and the ledger has it."""
    dispute, last, certain = promised(office)

    def noted() -> list[str]:
        return [one.command for one in office.clerk.decisions(dispute) if one.command == "note-overdue"]

    office.clock.set(last)
    office.center.sweep()
    before = noted()
    for day in (last + ONE, certain - ONE):
        office.clock.set(day)
        office.center.sweep()
    assert noted() == before == ["note-overdue"] * 2  # the visits
    office.clock.set(certain)
    office.center.sweep()
    [row] = [row for row in office.clerk.ledger() if row.dispute == dispute]

    assert noted() == [*before, "note-overdue"]
    assert row.overdue == len(before) + 1


@pytest.mark.parametrize(("filed", "late"), [("2027-01-14", False), ("2027-01-15", True), ("2028-05-10", True)])
@pytest.mark.clause("行诉解释 48")
def test_a_suit_long_after_its_limit_is_warned_of(filed: str, late: bool) -> None:
    """Six months from 4 July 2026 end on 4 January 2027 or at most ten days later: a suit after that is late."""
    office = Office(today=date(2028, 6, 1), years=YEARS)
    dispute = office.register(on=date(2026, 7, 10), known_on=date(2026, 7, 4))
    filing: Any = office.command("record-filing", dispute, on=filed, filed_on=filed)
    warned = {one.code for one in office.clerk.may(filing).warnings}
    office.center.close()

    assert ("filed-within-limit" in warned) is late


def test_working_days_wait_for_as_long_as_they_can_take() -> None:
    """Twenty working days from New Year's Eve 2026 come no later than thirty and ten days after it."""
    ends = due(date(2026, 12, 31), Period(20, Unit.WORKING_DAY), CALENDAR)

    assert (ends.on, ends.latest) == (date(2027, 1, 20), date(2027, 2, 9))
    assert not ends.over(date(2027, 2, 9))
    assert ends.over(date(2027, 2, 10))


def test_a_credit_entry_goes_out_with_a_warning_while_the_time_to_object_may_end_later(office: Office) -> None:
    """On the last day it is refused, with the word and the day; then a warning says by when it is over for certain."""
    office.clock.set(date(2027, 3, 15))
    owed_back = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "500", "within": "10 day"}
    wang = {"parties": [{"person": {"name": "王某某"}, "account": "wang"}]}
    dispute = office.at(Stage.EFFECTIVE, {"register-dispute": wang, "draft-terms": {"obligations": [MONEY, owed_back]}})
    office.do("record-performance", dispute, obligations=["o2"])
    office.do("confirm-performance", dispute, on="2024-06-20", obligations=["o2"], by=["police"])
    office.do("tell-credit-subject", f"{dispute}.1", on="2026-12-25")

    def asked(day: str) -> Ruling:
        return office.clerk.may(office.command("submit-credit-entry", f"{dispute}.1", on=day))

    [objection] = asked("2027-01-06").objections

    assert objection.code == "time-to-object-over"
    assert "2027-01-06（暂定，2027-01-22起才确定届满）" in objection.text
    assert {day: codes(asked(day).warnings) for day in ("2027-01-07", "2027-01-21", "2027-01-22")} == {
        "2027-01-07": {"surely-over"}, "2027-01-21": {"surely-over"}, "2027-01-22": set()
    }  # fmt: skip
    assert asked("2027-01-07").allowed


@pytest.mark.clause("WX-4.1.3", "民法典 158")
@pytest.mark.parametrize(("silence", "stage"), [("effect", Stage.EFFECTIVE), ("lapse", Stage.ENDED)])
def test_silence_speaks_once_the_latest_day_has_passed(office: Office, silence: str, stage: Stage) -> None:
    """Ten days from 25 December 2026 end on 4 January, or by the 14th: it speaks on the 15th, not before."""
    confirmation = {"agency": "police", "within": "10 day", "silence": silence, "refusal": "lapse"}
    office.clock.set(date(2026, 12, 25))
    signed = {"on": date(2026, 12, 25)}
    dispute = office.at(Stage.AGREED, {"draft-terms": {"confirmation": confirmation}, "conclude-agreement": signed})
    stages = {}
    for day in (date(2027, 1, 14), date(2027, 1, 15)):
        office.clock.set(day)
        office.center.sweep()
        stages[day.day] = office.dispute(dispute).stage
    [agreement] = office.dispute(dispute).agreements

    assert stages == {14: Stage.AGREED, 15: stage}
    assert (agreement.effective_on or agreement.ended_on) == date(2027, 1, 14)


def test_late_interest_runs_from_the_latest_day(office: Office) -> None:
    """None while the day may come; then from the latest it can be, and marked, so that it is never too much."""
    dispute, _, certain = promised(office)
    state, count = office.dispute(dispute), counted_by(CALENDAR)
    [owed] = state.obligations
    asked = {day: late_interest(state, owed, count, date(2024, 6, 1), day) for day in (certain - ONE, certain)}
    found = asked[certain]

    assert asked[certain - ONE] is None
    assert found is not None
    assert [(one.since, one.days) for one in found.periods] == [(certain - ONE, 1)]
    assert found.provisional


def test_the_time_to_apply_runs_from_a_provisional_day_provisionally(office: Office) -> None:
    """The end of the set period is its earliest day, and what is counted from it ends no later than from its latest."""
    dispute, last, certain = promised(office)
    state, count = office.dispute(dispute), counted_by(CALENDAR)
    owed = attrs.evolve(state.obligations[0], creditors=("p1",))
    letter = GivenForce(force=Force.MEDIATION_LETTER, on=date(2024, 6, 1), since=date(2024, 6, 1))
    titled = attrs.evolve(state, agreements=(attrs.evolve(state.agreements[0], forces=(letter,)),))
    found = application(titled, owed, count)

    assert period_end(state, owed, count) == Due(last, provisional=True, latest=certain - ONE)
    assert found is not None
    assert (found.started, found.due.on) == (last, months_after(last, Period(2, Unit.YEAR)))
    assert found.due.provisional
    assert found.due.latest == months_after(certain - ONE, Period(2, Unit.YEAR)) + 10 * ONE


def test_figures_count_what_a_provisional_day_makes_certain(office: Office) -> None:
    """A duty is due once its day has passed for certain, marked, and late by the days after the latest day."""
    dispute, last, certain = promised(office)
    state = office.dispute(dispute)
    stretch = Stretch(date(2027, 1, 1), date(2027, 3, 31))
    with office.center.records(reading=True) as records:
        center = office.center.basis(records).state
    assert center is not None

    def counted(code: str, as_of: date) -> list[tuple[date, int, bool]]:
        looking = Looking(stretch, as_of, center, CALENDAR)
        rows = (one.row for one in TERMS[code].count(state, looking))
        return [(row.on, int(row.amount), row.provisional) for row in rows]

    assert counted("duties-due", certain - ONE) == []
    assert counted("duties-due", certain) == counted("duties-late", certain) == [(last, 1, True)]
    assert counted("days-late", certain + ONE) == [(last, 2, True)]


@pytest.mark.clause("行政诉讼法 85")
def test_a_judgment_is_a_title_with_a_warning_while_the_appeal_may_be_open(office: Office) -> None:
    """Served on 25 December 2026 it is in legal force from 10 January, or by the 20th."""
    office.clock.set(date(2027, 3, 15))
    dispute = office.register()
    for name in ("record-filing", "end-proceeding"):
        office.do(name, dispute)
    office.do("record-service", dispute, on="2026-12-25", served_on="2026-12-25")

    def asked(day: str) -> Ruling:
        return office.clerk.may(office.command("record-title", dispute, effective_on=None, on=day))

    assert codes(asked("2027-01-09").objections) == {"title-in-force"}
    assert {day: codes(asked(day).warnings) for day in ("2027-01-10", "2027-01-19", "2027-01-20")} == {
        "2027-01-10": {"surely-over"}, "2027-01-19": {"surely-over"}, "2027-01-20": set()
    }  # fmt: skip
    assert asked("2027-01-10").allowed


@pytest.mark.clause("WX-4.3.1")
def test_a_circular_is_approved_with_a_warning_while_agencies_may_have_time_to_look(office: Office) -> None:
    """Nobody looked at it by the earliest last day: it is approved all the same, and warned of."""
    office.clock.set(date(2027, 3, 15))
    office.register()
    circular = office.do("draft-circular").stream
    office.do("show-circular", circular, on="2026-12-29")
    [running] = [one for one in office.clerk.outlook(circular).deadlines if one.clock == "circular"]
    ruling = office.clerk.may(office.command("approve-circular", circular, on=running.on + ONE))

    assert running.provisional
    assert ruling.allowed
    assert "surely-over" in codes(ruling.warnings)


@pytest.mark.clause("行政强制法 53", "行政诉讼法 46")
def test_the_time_to_contest_an_act_follows_the_calendar(office: Office) -> None:
    """Six months from 4 July 2026 end on 4 January 2027 or by the 14th: derived, not kept from the day of recording."""
    office.clock.set(date(2027, 3, 15))
    dispute, day = office.register(), date(2026, 7, 4)
    act: dict[str, Any] = {"instrument": "administrative-act", "issuer": "温县公安局", "proceeding": None}
    owed = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "2000", "within": "15 day"}
    office.do("record-title", dispute, on=day, effective_on=day, obligations=[owed], **act)
    state = office.dispute(dispute)
    [ordered] = state.obligations
    year = CalendarYear(year=2027, rest=(date(2027, 1, 4),), work=(), source="通知")
    announced = Calendar((*YEARS, year))

    assert contest_end(state, ordered, counted_by(CALENDAR)) == Due(
        date(2027, 1, 4), provisional=True, latest=date(2027, 1, 14)
    )
    assert contest_end(state, ordered, counted_by(announced)) == Due(date(2027, 1, 5))
