"""Acts on a provisional last day that turn out to be too early: named once the year is announced, until put right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import AnnulAct, CalendarYear, LoadCalendar, Stage, StreamKind
from admin_dispute.center.upkeep.health import health
from admin_dispute.schemas import command_from
from admin_dispute.testing import Office

HEAD = [{"person": {"name": "局长甲"}, "capacity": "head"}]
ANNOUNCED = CalendarYear(year=2027, rest=(date(2027, 1, 4), date(2027, 1, 5)), work=(), source="通知")


def ended_on_a_provisional_day(office: Office) -> str:
    """End a round by time on 5 January 2027, when the year is not announced and 4 January may be one of rest."""
    office.clock.set(date(2027, 1, 5))
    dispute = office.at(Stage.MEDIATING, {"open-mediation": {"on": date(2026, 12, 5)}})
    office.do("end-mediation", dispute, ending="expired", on=date(2027, 1, 5))
    return dispute


def announce(office: Office, year: CalendarYear = ANNOUNCED) -> None:
    """Load a year of the calendar."""
    office.center.acting("founder").execute(LoadCalendar(on=office.center.today(), years=(year,)))


def test_what_was_done_too_early_is_named_once_the_year_is_announced(everywhere: Office) -> None:
    """4 and 5 January turn out to be days of rest: the ending of the 5th is named, until it is annulled."""
    dispute = ended_on_a_provisional_day(everywhere)
    before = everywhere.center.premature()
    [foreseen] = everywhere.center.premature((ANNOUNCED,))
    announce(everywhere)
    [early] = everywhere.center.premature()
    [told] = [found for found in health(everywhere.center) if found.code == "acts-premature"]
    wrong = AnnulAct(
        kind=StreamKind.DISPUTE, stream=dispute, on=date(2027, 1, 5), number=early.number, reason="办得过早",
        authority="主任",
    )  # fmt: skip
    everywhere.center.acting("founder").execute(wrong)

    assert before == ()
    assert (early.stream, early.command, early.allowed) == (dispute, "end-mediation", False)
    assert foreseen == early
    assert f"{dispute} 第{early.number}项" in told.text
    assert everywhere.center.premature() == ()


def test_what_was_corrected_into_a_provisional_day_is_named(office: Office) -> None:
    """A round that failed is corrected to one that ended by time: the replaced act is named by its own number."""
    office.clock.set(date(2027, 1, 5))
    dispute = office.at(Stage.MEDIATING, {"open-mediation": {"on": date(2026, 12, 5)}})
    ended = office.do("end-mediation", dispute, on=date(2027, 1, 5)).version
    replacement = {"command": "end-mediation", "dispute": dispute, "on": date(2027, 1, 5), "ending": "expired"}
    correcting = command_from(
        "correct-act",
        {
            "kind": "dispute", "stream": dispute, "on": date(2027, 1, 5), "number": ended, "reason": "录错",
            "authority": "主任", "replacement": replacement,
        },
    )  # fmt: skip
    office.center.acting("founder").execute(correcting)
    announce(office)

    assert [(early.number, early.allowed) for early in office.center.premature()] == [(ended, False)]


def test_what_was_in_time_all_the_same_is_not_named(office: Office) -> None:
    """4 January turns out to be worked: the round had ended."""
    ended_on_a_provisional_day(office)
    announce(office, CalendarYear(year=2027, rest=(date(2027, 1, 1),), work=(), source="通知"))

    assert office.center.premature() == ()


@pytest.mark.clause("行政诉讼法 96")
def test_a_daily_fine_from_a_provisional_day_is_named_where_it_runs_from_another(office: Office) -> None:
    """Proposed on 8 January it runs from the 5th, is warned of once, and named when 4 January is no working day."""
    office.clock.set(date(2027, 1, 8))
    dispute = office.register()
    for name in ("record-filing", "end-proceeding"):
        office.do(name, dispute)
    owed = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "20000", "within": "10 day"}
    day = date(2026, 12, 25)
    office.do("record-title", dispute, on=day, made_on=day, effective_on=day, obligations=[owed])
    fine: dict[str, Any] = {
        "kind": "daily-fine-on-head",
        "obligation": "t1o1",
        "persons": HEAD,
        "amount": "50",
        "on": date(2027, 1, 8),
    }
    warned = [one.code for one in office.clerk.may(office.command("propose-measure", dispute, **fine)).warnings]
    office.do("propose-measure", dispute, **fine)
    [measure] = office.dispute(dispute).measures
    announce(office)
    [early] = office.center.premature()

    assert warned.count("surely-over") == 1
    assert measure.period_ended == date(2027, 1, 4)
    assert (early.command, early.allowed) == ("propose-measure", True)
    assert any("2027-01-06" in line for line in early.after)
