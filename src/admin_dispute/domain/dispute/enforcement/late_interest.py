"""Late interest: what a debtor of money owes on top while a court's title is not performed (迟延履行利息).

Debt not paid, times 0.0175 % a day, times the days from the end of the set period to the day of payment
(迟延履行利息解释 1-3; 民诉法 264). Before 2014-08-01 another rule held, which was not read: those days are not
counted, and the result says from which day on they are missing. Payments go to the debt before the interest (解释 4).
Ordinary interest that the title orders is an obligation of its own; for other duties the court sets a sum (民诉法 264),
which no formula gives. Days of a retrial that the debtor did not ask for are left out. From a provisional last day it
runs after the latest day that can be: it is never more than what is owed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.dispute.due_dates import AHEAD, Count, open_parts, parts
from admin_dispute.domain.dispute.enforcement.retrials import retrials
from admin_dispute.domain.dispute.obligation import Duty, Obligation, in_cents
from admin_dispute.domain.instruments import START
from admin_dispute.domain.periods import Due, Span

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute

RATE = Decimal("0.000175")
"""A day's rate: 日万分之一点七五 (迟延履行利息解释 1)."""
CLAUSES = ("行政诉讼法 101", "民诉法 264", "民诉法（2021） 260", "民诉法（2012） 253", "迟延履行利息解释 1")


@frozen(kw_only=True)
class InterestPeriod:
    """Days on which the debt did not change: after `since`, up to and with `until`; `amount` in yuan to the cent."""

    since: date
    until: date
    days: int
    debt: Decimal
    amount: Decimal


@frozen(kw_only=True)
class LateInterest:
    """Late interest on an obligation up to a day.

    Attributes:
        provisional: a last day that it runs from may turn out to be earlier: it is what is owed in any case.
        periods: where it comes from, each debt times `rate` times days; amount: their sum in yuan. For a duty that is
            no money both are None: what is then owed for delay (迟延履行金) the court sets, and no formula gives it.
        missing_since: from when days before 2014-08-01 are left out, which the earlier rule counts; None where none is.
        doubt: in Chinese, why it may not be owed at all: of compensation by the state courts have said both (a case in
            which they did was read in an excerpt).
    """

    obligation: str
    rate: Decimal | None = RATE
    periods: tuple[InterestPeriod, ...] = ()
    amount: Decimal | None = None
    clauses: tuple[str, ...] = CLAUSES
    missing_since: date | None = None
    doubt: str | None = None
    provisional: bool = False


def late_interest(dispute: Dispute, owed: Obligation, count: Count, since: date, on: date) -> LateInterest | None:
    """Return the late interest on an obligation; None where nothing fell due before the day.

    Args:
        since: from when the title is in force: what fell due earlier bears interest from that day.
    """
    if owed.duty is not Duty.MONEY:
        late = any(part.due.over(on) for part in open_parts(dispute, owed, count))
        return LateInterest(obligation=owed.id, rate=None, clauses=CLAUSES[:-1]) if late else None
    first = max(since, START["迟延履行利息解释"])
    over = [(last, amount) for last, amount in _due(dispute, owed, count) if last.over(on)]
    fell = [(max(last.latest or last.on, since), amount) for last, amount in over]
    if not fell:
        return None
    due = [(max(day, first), amount) for day, amount in fell]
    paid = [(payment.on, payment.amount or Decimal(0)) for payment in owed.payments]
    last = owed.settled_on if owed.settled_on is not None and owed.settled_on < on else on
    days = sorted({day for day, _ in due} | {day for day, _ in paid if day < last} | {last})
    found = tuple(_periods(days, due, paid, owed.set_off, _stays(dispute, owed, on)))
    earliest = min(day for day, _ in fell)
    return LateInterest(
        obligation=owed.id,
        periods=found,
        amount=sum((one.amount for one in found), Decimal(0)),
        missing_since=earliest if earliest < START["迟延履行利息解释"] else None,
        provisional=any(last.provisional for last, _ in over),
    )


def _due(dispute: Dispute, owed: Obligation, count: Count) -> Iterator[tuple[Due, Decimal]]:
    """What falls due and when, the whole of it: a payment made since is counted as one."""
    for part in islice(parts(dispute, owed, count), AHEAD):
        if part.amount is not None:
            yield part.due, part.amount


def _periods(
    days: list[date],
    due: list[tuple[date, Decimal]],
    paid: list[tuple[date, Decimal]],
    set_off: Decimal,
    stays: tuple[Span, ...],
) -> Iterator[InterestPeriod]:
    first = min(day for day, _ in due)
    for since, until in pairwise(days):
        owing = sum((amount for day, amount in due if day <= since), Decimal(0))
        debt = owing - sum((amount for day, amount in paid if day <= since), Decimal(0)) - set_off
        if since >= first and debt > 0:
            length = (until - since).days - _days_in(stays, since, until)
            yield InterestPeriod(
                since=since, until=until, days=length, debt=debt, amount=in_cents(debt * RATE * length)
            )


def _stays(dispute: Dispute, owed: Obligation, on: date) -> tuple[Span, ...]:
    """The days on which a retrial that the debtor did not ask for stayed the title (迟延履行利息解释 3)."""
    return tuple(
        Span(kept.accepted_on, on if kept.ended is None else kept.ended.on)
        for kept in retrials(dispute, owed)
        if kept.accepted_on is not None and owed.debtor not in kept.applicants
    )


def _days_in(stays: tuple[Span, ...], since: date, until: date) -> int:
    """How many of the days after one and up to another are stayed, each counted once."""
    days = (since + timedelta(days=number) for number in range(1, (until - since).days + 1))
    return sum(any(span.first <= day <= span.last for span in stays) for day in days) if stays else 0
