"""Provisional last days: nobody is refused on one that has passed for certain; till then what needs it over waits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from admin_dispute import Ruling, Stage
from admin_dispute.domain.dispute.deadlines import deadlines
from admin_dispute.domain.periods import Calendar, Period, Unit, due
from admin_dispute.law.calendar import shipped_years
from admin_dispute.testing import Office
from admin_dispute.testing.ordinary import MONEY

SHIPPED = Calendar(shipped_years())
ONE = timedelta(days=1)


def promised(office: Office) -> tuple[str, date, date]:
    """Give a dispute whose agency owes by a day of January 2027: the earliest last day, and the first day after it."""
    far = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "500", "within": "970 day"}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [far]}})
    [running] = [one for one in deadlines(office.dispute(dispute), SHIPPED) if one.clock == "performance"]
    assert running.provisional
    assert running.on.year == 2027
    assert running.latest == running.on + 10 * ONE
    office.clock.set(date(2027, 3, 15))
    return dispute, running.on, running.latest + ONE


def urging(office: Office, dispute: str, on: date, kind: str = "urge") -> Ruling:
    """Ask whether a measure may be proposed."""
    return office.clerk.may(office.command("propose-measure", dispute, obligation="o1", kind=kind, on=on))


def test_an_urging_is_warned_of_within_the_days_that_a_rest_may_last(office: Office) -> None:
    """On the last day it is too early, after it a warning says from when it is certain, and then nothing does."""
    dispute, last, certain = promised(office)
    codes = {
        day: {one.code for one in urging(office, dispute, day).warnings} & {"surely-in-default"}
        for day in (last + ONE, certain - ONE, certain)
    }
    [caution] = [one for one in urging(office, dispute, last + ONE).warnings if one.code == "surely-in-default"]

    assert {one.code for one in urging(office, dispute, last).objections} == {"in-default"}
    assert codes == {last + ONE: {"surely-in-default"}, certain - ONE: {"surely-in-default"}, certain: set()}
    assert f"于{last}（暂定，{certain}起才确定届满）届满" in caution.text
    assert all(urging(office, dispute, day).allowed for day in codes)


def test_any_other_measure_waits_until_default_is_certain(office: Office) -> None:
    """A suit over a bare agreement is refused with the word and the day, and open from that day."""
    dispute, last, certain = promised(office)
    [early] = [one for one in urging(office, dispute, last + ONE, "suit").objections if one.code == "in-default"]
    later = {one.code for one in urging(office, dispute, certain, "suit").objections}

    assert "暂定" in early.text
    assert early.cure is not None
    assert early.cure.day == str(certain)
    assert "in-default" not in later


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
    office = Office(today=date(2028, 6, 1))
    dispute = office.register(on=date(2026, 7, 10), known_on=date(2026, 7, 4))
    filing: Any = office.command("record-filing", dispute, on=filed, filed_on=filed)
    warned = {one.code for one in office.clerk.may(filing).warnings}
    office.center.close()

    assert ("filed-within-limit" in warned) is late


def test_working_days_wait_for_as_long_as_they_can_take() -> None:
    """Twenty working days from New Year's Eve 2026 come no later than thirty and ten days after it."""
    ends = due(date(2026, 12, 31), Period(20, Unit.WORKING_DAY), SHIPPED)

    assert (ends.on, ends.latest) == (date(2027, 1, 20), date(2027, 2, 9))
    assert not ends.over(date(2027, 2, 9))
    assert ends.over(date(2027, 2, 10))


def test_a_credit_entry_goes_out_when_the_time_to_object_is_over_for_certain(office: Office) -> None:
    """Within the days that a rest may last it is refused, with the word and the day from which it may go out."""
    office.clock.set(date(2027, 3, 15))
    owed_back = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "500", "within": "10 day"}
    wang = {"parties": [{"person": {"name": "王某某"}, "account": "wang"}]}
    dispute = office.at(Stage.EFFECTIVE, {"register-dispute": wang, "draft-terms": {"obligations": [MONEY, owed_back]}})
    office.do("record-performance", dispute, obligations=["o2"])
    office.do("confirm-performance", dispute, on="2024-06-20", obligations=["o2"], by=["police"])
    office.do("tell-credit-subject", f"{dispute}.1", on="2026-12-25")

    def asked(day: str) -> Ruling:
        return office.clerk.may(office.command("submit-credit-entry", f"{dispute}.1", on=day))

    [objection] = asked("2027-01-21").objections

    assert objection.code == "time-to-object-over"
    assert "2027-01-06（暂定，2027-01-22起才确定届满）" in objection.text
    assert asked("2027-01-22").allowed
