"""Whether what was filed came before anybody could ask for it: a time has to pass first, to perform or to decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from admin_dispute.domain.act import Steps
from admin_dispute.domain.deadline import counted_by
from admin_dispute.domain.dispute.challenged import ChallengedKind
from admin_dispute.domain.dispute.proceedings import Proceeding, ProceedingKind, proceeding_of
from admin_dispute.domain.dispute.review_limit import review_limit
from admin_dispute.domain.dispute.trial_period import time_ends
from admin_dispute.domain.limits import text_of
from admin_dispute.domain.periods import Calendar, Due
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law


def not_too_early(dispute: Dispute, proceeding: Proceeding, law: Law) -> Steps:
    """Warn where a suit or a review came before the time for performing a duty, or for deciding, was over.

    By the earliest day it can be over: what comes before that is too early in any case, unless the matter is urgent.
    """
    day = proceeding.filed_on
    if day is None:
        return
    for waits, clauses in _waits(dispute, proceeding, day, law.calendar):
        opens = waits.on + timedelta(days=1)
        yield FILED_AFTER_WAIT.citing(clauses)(opens <= day, day=opens)


def _waits(
    dispute: Dispute, proceeding: Proceeding, on: date, calendar: Calendar
) -> Iterator[tuple[Due, tuple[str, ...]]]:
    """Give the last day of each time that has to pass first, with the articles that say so."""
    claim = proceeding_of(dispute, proceeding.prior)
    if claim is not None:
        silent = claim.kind is ProceedingKind.COMPENSATION and claim.ended is None
        over = time_ends(dispute, claim, counted_by(calendar)) if silent else None
        if over is not None:
            yield over, ("国家赔偿法 13", "国家赔偿法 14")
        return
    if any(kept.kind is ProceedingKind.RECONSIDERATION for kept in dispute.proceedings):
        return
    for act in dispute.challenged:
        if act.kind is ChallengedKind.OMISSION and (not proceeding.about or act.id in proceeding.about):
            suit = act.duty_over(text_of("duty", on).period, calendar)
            if proceeding.kind is ProceedingKind.ADMINISTRATIVE_SUIT and suit is not None:
                yield suit, ("行政诉讼法 47", "行诉解释 66")
            asked = review_limit(dispute, act, on, calendar)
            if proceeding.kind is ProceedingKind.RECONSIDERATION and asked.waits is not None:
                yield asked.waits, asked.clauses


FILED_AFTER_WAIT = Condition(code="filed-after-wait", clauses=("行政诉讼法 47",), warns=True)
