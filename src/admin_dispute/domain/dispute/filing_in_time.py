"""Whether what was filed came within its limit: a first suit, a suit after a review, a review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import attrs

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.challenged import Challenged
from admin_dispute.domain.dispute.proceedings import Instance, Proceeding, ProceedingKind
from admin_dispute.domain.dispute.review_limit import review_limit
from admin_dispute.domain.dispute.running_limits import after_review, reviewed
from admin_dispute.domain.dispute.suit_limit import limited, suit_limit
from admin_dispute.domain.periods import Period
from admin_dispute.domain.reckoning import IN_COURT, IN_REVIEW
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law


def in_time(dispute: Dispute, proceeding: Proceeding, law: Law) -> Steps:
    """Warn where a first suit, or a review, came after its limit; what was posted before that is in time.

    Here the last day rolls over rest days, and where their year is not announced nothing is warned of.
    """
    day = proceeding.posted_on or proceeding.filed_on
    if day is None or proceeding.instance not in (None, Instance.FIRST):
        return
    for since, period, clauses in _limits(dispute, proceeding, day):
        last = law.due(since, period)
        asked = attrs.evolve(FILED_IN_TIME, clauses=(*clauses, *COUNTED_BY[proceeding.kind]))
        yield asked(last.provisional or day <= last.on, day=last.on)


_Limit = tuple[date, Period, tuple[str, ...]]


def _limits(dispute: Dispute, proceeding: Proceeding, on: date) -> Iterator[_Limit]:
    """Give what runs against proceedings: after a review its own limit, else that of each act they are about."""
    if any(kept.kind is ProceedingKind.RECONSIDERATION for kept in dispute.proceedings):
        for review in reviewed(dispute, on) if proceeding.kind is ProceedingKind.ADMINISTRATIVE_SUIT else ():
            found = after_review(dispute, review, on)
            if found.since is not None and found.period is not None and proceeding.prior in (None, review.id):
                yield found.since, found.period, found.clauses
        return
    if proceeding.prior is not None:
        return
    for act in dispute.challenged:
        if not proceeding.about or act.id in proceeding.about:
            limited_by = _limit_of(dispute, act, proceeding, on)
            if limited_by is not None:
                yield limited_by


def _limit_of(dispute: Dispute, act: Challenged, proceeding: Proceeding, on: date) -> _Limit | None:
    """Return from when what runs against proceedings over an act, by which articles; None where nothing known does."""
    if proceeding.kind is ProceedingKind.ADMINISTRATIVE_SUIT and act in limited(dispute):
        found = suit_limit(dispute, act, on)
        return None if found.since is None or found.period is None else (found.since, found.period, found.clauses)
    if proceeding.kind is ProceedingKind.RECONSIDERATION and act in limited(dispute):
        reviewed = review_limit(dispute, act, on)
        return None if reviewed.since is None else (reviewed.since, reviewed.period, reviewed.clauses)
    return None


COUNTED_BY = {
    ProceedingKind.ADMINISTRATIVE_SUIT: (*IN_COURT, "行政诉讼法 48"),
    ProceedingKind.RECONSIDERATION: IN_REVIEW,
}
"""What says how a limit is counted, and that what was posted in time is in time, by the kind of proceedings."""
FILED_IN_TIME = Condition(code="filed-within-limit", clauses=("行政诉讼法 46", "行政复议法 20"), warns=True)
