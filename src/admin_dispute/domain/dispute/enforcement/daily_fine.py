"""Daily fines: from which day they run, and what one has come to: a rate times the days after the set period."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.due_dates import Count
from admin_dispute.domain.dispute.enforcement.measures import Measure, forces, measures_on
from admin_dispute.domain.dispute.enforcement.resting import days_of_rest
from admin_dispute.domain.dispute.enforcement.table import MeasureKind, MeasureLaw
from admin_dispute.domain.dispute.enforcement.time_limits import period_end
from admin_dispute.domain.dispute.obligation import Obligation
from admin_dispute.domain.over import once_over, unsure
from admin_dispute.domain.periods import Due
from admin_dispute.domain.reckoning import last_day_told
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


@frozen(kw_only=True)
class FineSoFar:
    """What a daily fine has come to: `days` from the first one after the set period, times the rate, in yuan.

    Attributes:
        cap: what it can't exceed: the money that was ordered, of a fine that an agency adds (行政强制法 45).
    """

    first: date
    through: date
    days: int
    rate: Decimal
    amount: Decimal
    cap: Decimal | None = None


def fine_so_far(dispute: Dispute, measure: Measure, owed: Obligation, on: date) -> FineSoFar | None:
    """Return what a daily fine has come to by a day, in yuan; None where it has no rate or runs from no day.

    The day on which the set period ended is not counted (行诉解释 48), the day of performance is; nor are days on
    which a settlement lets the title rest. Nothing caps the number of days (行政诉讼法 96 names no cap); what an agency
    adds never exceeds what it ordered.
    """
    ended = measure.period_ended
    if measure.amount is None or ended is None:
        return None
    through = min(day for day in (on, owed.settled_on, measure.ended_on) if day is not None)
    first = ended + timedelta(days=1)
    resting = days_of_rest(dispute, owed.id, through)
    after = (first + timedelta(days=number) for number in range((through - ended).days))
    days = sum(not any(span.first <= day <= span.last for span in resting) for day in after)
    cap = owed.amount if measure.kind is MeasureKind.ADDED_FINE else None
    amount = days * measure.amount if cap is None else min(days * measure.amount, cap)
    return FineSoFar(first=first, through=through, days=days, rate=measure.amount, amount=amount, cap=cap)


def fined_through(dispute: Dispute, owed: Obligation, kind: MeasureKind, count: Count) -> Due | None:
    """Return the last day before a daily fine runs: of the set period, or of the fine on the head before it."""
    before = [one.ended_on for one in measures_on(dispute, owed, kind) if forces(one) and one.ended_on is not None]
    return Due(max(before)) if before else period_end(dispute, owed, count)


def period_over(row: MeasureLaw, ended: date | None, earliest: Due | None, on: date) -> Steps:
    """Yield whether the period is over after which a daily fine runs, and that it runs from no earlier day.

    Args:
        ended: the last day of the period as a court's order has it; earliest: as the title has it, or the last day
            that was fined before; where that is provisional, the fine is warned of.
    """
    if ended is not None and earliest is not None:
        yield FINED_FROM.citing(row.clauses)(earliest.on <= ended, day=last_day_told(earliest))
        yield from unsure(earliest, ended + timedelta(days=1))
    last = earliest if ended is None else Due(ended)
    asked = PERIOD_OVER.citing(row.clauses)
    if last is None:
        yield asked(False, day="尚未定期限")
    else:
        yield from once_over(asked, last, on)


PERIOD_OVER = Condition(code="period-over")
FINED_FROM = Condition(code="fined-from")
