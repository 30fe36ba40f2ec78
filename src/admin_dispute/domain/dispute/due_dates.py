"""When each obligation falls due: derived from its term and what has happened, never typed in (WX-4.3.4)."""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import count as counting
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from admin_dispute.domain.deadline import Counting, span_of
from admin_dispute.domain.dispute.obligation import (
    IN_ITS_STEAD,
    Instalment,
    Milestone,
    Monthly,
    Obligation,
    Standing,
    months_of,
    obligation_of,
)
from admin_dispute.domain.periods import Due, Period, Span, agreed, unrolled
from admin_dispute.domain.values import changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute

Count: TypeAlias = Counting
"""Counts a period from a day by a calendar."""


class Part(NamedTuple):
    """Something that falls due: a whole obligation (`o1`), an instalment (`o1/2`), a month's (`o1/2024-07`).

    Attributes:
        amount: in yuan, paid or not; None where it is not money or not known.
        started: the day its term runs from; period: the term, None where it is a day or a milestone.
        due: the last day, never before `started`.
    """

    subject: str
    amount: Decimal | None
    started: date
    period: Period | None
    due: Due


def obligation_in(subject: str) -> str:
    """Return the id of the obligation that a deadline is about: `o1` for `o1/2024-07` and for `o1/2:p3`."""
    return subject.partition(":")[0].partition("/")[0]


def reached_on(dispute: Dispute, owed: Obligation, milestone: Milestone) -> date | None:
    """Return the day a milestone of an obligation was reached, None while it was not."""
    since = owed.concluded_on or dispute.registered_on
    match milestone:
        case Milestone.EFFECT:
            return owed.effective_on
        case Milestone.CONCLUSION:
            return owed.concluded_on
        case Milestone.PERFORMANCE:
            other = obligation_of(dispute.obligations, owed.other or "")
            return None if other is None else other.performed_on
        case Milestone.PAPERS:
            return owed.papers_on
        case Milestone.WITHDRAWAL:
            permitted = [one.permitted_on for one in dispute.withdrawals if one.permitted_on is not None]
            return min((day for day in permitted if day >= since), default=None)
        case Milestone.CLOSING:
            closing = dispute.closing
            return None if closing is None or closing.on < since else closing.on


def parts(dispute: Dispute, owed: Obligation, count: Count) -> Iterable[Part]:
    """Return what falls due of an obligation in force, in order; without end where it is monthly without end.

    Days of a suspension are not counted; while one lasts only what was due before it began is given.
    """
    effective = owed.effective_on
    if effective is None:
        return ()
    if owed.stops:
        return _not_stopped(dispute, owed, count)
    if owed.monthly is not None:
        return _months(owed.id, owed.monthly, effective)
    if owed.instalments and (started := reached_on(dispute, owed, owed.after)) is not None:
        instalments = enumerate(owed.instalments, 1)
        return [_part(f"{owed.id}/{number}", one, started, effective, count) for number, one in instalments]
    day = owed.due or (None if owed.until is None else reached_on(dispute, owed, owed.until))
    if day is not None:
        return (Part(owed.id, owed.amount, effective, None, agreed(max(day, effective))),)
    begun = None if owed.within is None else reached_on(dispute, owed, owed.after)
    return () if begun is None else (_part(owed.id, owed, begun, effective, count),)


def _not_stopped(dispute: Dispute, owed: Obligation, count: Count) -> Iterator[Part]:
    out = tuple(span for stop in owed.stops if (span := span_of(stop.since, stop.until)) is not None)
    lasting = next((stop.since for stop in owed.stops if stop.until is None), date.max)
    for part in parts(dispute, changed(owed, stops=()), partial(count, suspended=out)):
        later = part if part.period is not None else _put_off(part, out)
        if later.due.on < lasting:
            yield later
        elif owed.monthly is not None:
            return


def _put_off(part: Part, out: tuple[Span, ...]) -> Part:
    """A part that is due on a day of its own, later by the days before it that are not counted."""
    days = Period((part.due.on - part.started).days)
    return part._replace(due=unrolled(part.started, days, suspended=out))


def _part(subject: str, term: Obligation | Instalment, started: date, effective: date, count: Count) -> Part:
    """A part that is due by its term, no earlier than it is in force, and than its term began."""
    last, least = _last_day(started, term.within, term.due, count), max(started, effective)
    if last.on < least:
        last = Due(least, last.provisional, None if last.latest is None else max(last.latest, least))
    return Part(subject, term.amount, started, term.within, last)


def _last_day(started: date, within: Period | None, due: date | None, count: Count) -> Due:
    """A day as agreed, or the end of a period; a period of nothing is on the spot, a day of rest or not."""
    if within is None:
        return Due(due or started)
    return count(started, within) if within.length else Due(started)


def _months(id: str, monthly: Monthly, effective: date) -> Iterator[Part]:  # noqa: A002 - the field's word
    for number in counting():
        if monthly.last is not None and number >= months_of(monthly.first, monthly.last):
            return
        years, month = divmod(monthly.first.month - 1 + number, 12)
        year = monthly.first.year + years
        if year > date.max.year:
            return
        day = date(year, month + 1, min(monthly.day, gregorian.monthrange(year, month + 1)[1]))
        yield Part(f"{id}/{year}-{month + 1:02}", monthly.amount, effective, None, agreed(max(day, effective)))


def met_on(owed: Obligation, number: int, through: Decimal | None) -> date | None:
    """Return the day on which what was paid reached a part, None where it has not.

    Args:
        number: of the part, from 1; through: what all parts up to it come to in yuan, None where not money.
    """
    paid = sorted(owed.payments, key=lambda payment: payment.on)
    if through is None:
        return paid[number - 1].on if number <= len(paid) else None
    sum_ = owed.set_off
    for payment in paid:
        sum_ += payment.amount or Decimal(0)
        if sum_ >= through:
            return payment.on
    return owed.settled_on if sum_ >= through else None


def judged(dispute: Dispute, owed: Obligation, count: Count) -> Iterator[tuple[Part, date | None]]:
    """Give each part with the day it was met, None while it is open; without end where months are."""
    single = owed.monthly is None and not owed.instalments
    through: Decimal | None = Decimal(0)
    for number, part in enumerate(parts(dispute, owed, count), 1):
        through = None if part.amount is None or through is None else through + part.amount
        yield part, owed.settled_on if single else met_on(owed, number, through)


AHEAD = 60
"""How many months to come are listed of what is owed month by month: five years."""


def open_parts(dispute: Dispute, owed: Obligation, count: Count) -> Iterable[Part]:
    """Return the parts that are not met; of months the next five years of those."""
    if not owed.owed:
        return ()
    if owed.monthly is None and not owed.instalments:
        return parts(dispute, owed, count)  # the whole, which is not settled while it is owed
    open_now = (part for part, met in judged(dispute, owed, count) if met is None)
    return islice(open_now, AHEAD) if owed.monthly is not None else open_now


def performed_late(dispute: Dispute, owed: Obligation, count: Count) -> bool:
    """Say whether any part was performed after it was due, judged from the dates alone."""
    if owed.standing in (Standing.RELEASED, *IN_ITS_STEAD):
        return False
    for part, met in judged(dispute, owed, count):
        if met is None:
            return False
        if part.due.over(met):
            return True
    return False
