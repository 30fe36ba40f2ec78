"""Whether what was filed came within its limit: a first suit, a suit after a review, a review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.after_decision import after_decision, decided
from admin_dispute.domain.dispute.challenged import Challenged, unreviewed
from admin_dispute.domain.dispute.proceedings import Instance, Proceeding, ProceedingKind
from admin_dispute.domain.dispute.review_limit import review_limit
from admin_dispute.domain.dispute.suing import suing
from admin_dispute.domain.dispute.suit_limit import SuitLimit
from admin_dispute.domain.periods import Calendar, Period
from admin_dispute.domain.reckoning import IN_COURT, IN_REVIEW
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law


def in_time(dispute: Dispute, proceeding: Proceeding, law: Law) -> Steps:
    """Warn where a first suit, or a review, came after its limit; what was posted before that is in time.

    Here every last day rolls over rest days; of one that is not announced yet nothing is warned of while it may come.
    """
    day = proceeding.posted_on or proceeding.filed_on
    if day is None or proceeding.instance not in (None, Instance.FIRST):
        return
    for since, period, clauses in _limits(dispute, proceeding, day, law.calendar):
        last = law.due(since, period)
        asked = FILED_IN_TIME.citing((*clauses, *COUNTED_BY[proceeding.kind]))
        yield asked(not last.over(day), day=last.on)


_Limit = tuple[date, Period, tuple[str, ...]]


def _limits(dispute: Dispute, proceeding: Proceeding, on: date, calendar: Calendar) -> Iterator[_Limit]:
    """Give what runs against proceedings: after a review its own limit, else that of each act they are about."""
    asked = any(kept.kind is ProceedingKind.RECONSIDERATION for kept in dispute.proceedings)
    if asked or proceeding.prior is not None:
        sued = proceeding.kind is ProceedingKind.ADMINISTRATIVE_SUIT
        for before in decided(dispute, on, calendar) if sued else ():
            reviewed = before.kind is ProceedingKind.RECONSIDERATION
            if proceeding.prior == before.id or (proceeding.prior is None and reviewed):
                yield from _counted(after_decision(dispute, before, on, calendar))
        return
    if proceeding.kind is ProceedingKind.ADMINISTRATIVE_SUIT:
        for found in suing(dispute, on, calendar):
            if not proceeding.about or found.act in proceeding.about:
                yield from _counted(found)
    if proceeding.kind is ProceedingKind.RECONSIDERATION:
        for act in unreviewed(dispute):
            if not proceeding.about or act.id in proceeding.about:
                yield from _to_review(dispute, act, on, calendar)


def _to_review(dispute: Dispute, act: Challenged, on: date, calendar: Calendar) -> Iterator[_Limit]:
    """Give from when the time for asking for a review of an act runs; nothing where that is not known."""
    asked = review_limit(dispute, act, on, calendar)
    since = asked.since if asked.waits is None else asked.waits.sure
    if since is not None:
        yield since, asked.period, asked.clauses


def _counted(found: SuitLimit) -> Iterator[_Limit]:
    """Give a limit from the day on which a time before it was over for certain, moved over days of rest."""
    opens = found.opens_surely or found.opens
    since = found.since if opens is None else opens - timedelta(days=1)
    if since is not None and found.period is not None:
        yield since, found.period, found.clauses


COUNTED_BY = {
    ProceedingKind.ADMINISTRATIVE_SUIT: (*IN_COURT, "行政诉讼法 48"),
    ProceedingKind.RECONSIDERATION: IN_REVIEW,
}
"""What says how a limit is counted, and that what was posted in time is in time, by the kind of proceedings."""
FILED_IN_TIME = Condition(code="filed-within-limit", clauses=("行政诉讼法 46", "行政复议法 20"), warns=True)
