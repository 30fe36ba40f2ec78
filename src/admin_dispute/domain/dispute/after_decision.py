"""The limits for suing after an agency was asked first: it decided, or let the time for deciding pass.

After a review fifteen days from the service of what was decided, or from the end of the time (行政诉讼法 45); on
compensation three months from the decision itself, whenever it was served, or from the end of the two months that the
agency has (国家赔偿法 13, 14). A silent agency can be sued on the day after its last day, moved over days of rest.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.deadline import counted_by
from admin_dispute.domain.dispute.proceedings import Proceeding, ProceedingEnd, ProceedingKind
from admin_dispute.domain.dispute.suit_limit import SuitLimit, bars, counted, opening, run_of
from admin_dispute.domain.dispute.trial_period import time_ends
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.periods import Calendar, unrolled

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute

_DECIDED = (ProceedingEnd.DECISION, ProceedingEnd.DISMISSED, ProceedingEnd.NOT_ACCEPTED)
AFTER_REVIEW = ("行政诉讼法 45", "行政诉讼法（1989） 38", "行政诉讼法 48")
ON_COMPENSATION = ("国家赔偿法 13", "国家赔偿法 14", "行政诉讼法 48")


@frozen(kw_only=True)
class _Way:
    """A suit after what an agency was asked: which limit, its articles, and in Chinese from when it runs."""

    code: str
    way: str
    clauses: tuple[str, ...]
    began: str
    decided: str
    silent: str
    ends: str


_WAYS = {
    ProceedingKind.RECONSIDERATION: _Way(
        code="suit-after-review", way="复议后起诉期限", clauses=AFTER_REVIEW, began="收到复议决定书之日",
        decided="自收到复议决定书之日起十五日内", silent="复议机关逾期不作决定的，自复议期满之日起十五日内",
        ends="复议期满之日",
    ),
    ProceedingKind.COMPENSATION: _Way(
        code="compensation-suit", way="行政赔偿起诉期限", clauses=ON_COMPENSATION,
        began="作出赔偿或者不予赔偿决定之日",
        decided="自赔偿义务机关作出赔偿或者不予赔偿决定之日起三个月内",
        silent="赔偿义务机关逾期不作决定的，自期限届满之日起三个月内", ends="决定期限届满之日",
    ),
}  # fmt: skip


def decided(dispute: Dispute, on: date, calendar: Calendar) -> tuple[Proceeding, ...]:
    """Return the reviews and claims for compensation after which a suit is open on a day, and nobody has sued."""
    return tuple(
        kept for kept in dispute.proceedings
        if not _sued(dispute, kept) and _since(dispute, kept, on, calendar) is not None
    )  # fmt: skip


def _sued(dispute: Dispute, before: Proceeding) -> bool:
    """Whether somebody sued: after a review at all, on compensation in a suit that follows the claim, or nothing."""
    filed = (kept for kept in dispute.proceedings if kept.kind is ProceedingKind.ADMINISTRATIVE_SUIT and bars(kept))
    suits = (kept for kept in filed if not before.about or not kept.about or set(before.about) & set(kept.about))
    return any(before.kind is ProceedingKind.RECONSIDERATION or kept.prior in (None, before.id) for kept in suits)


def _since(dispute: Dispute, before: Proceeding, on: date, calendar: Calendar) -> date | None:
    """Return from when a suit is open: what was decided, else the end of the time for deciding; None before."""
    if before.kind not in _WAYS:
        return None
    if before.ended is not None:
        served = before.kind is ProceedingKind.RECONSIDERATION
        day = before.ended.served_on if served else before.ended.on
        return day if before.ended.how in _DECIDED else None
    over = time_ends(dispute, before, counted_by(calendar))
    end = time_ends(dispute, before, unrolled)
    return None if end is None or over is None or on <= over.on else end.on


def after_decision(dispute: Dispute, before: Proceeding, today: date, calendar: Calendar) -> SuitLimit:
    """Return the limit for suing after a review, or on compensation: decided, or not decided in its time."""
    way, since = _WAYS[before.kind], _since(dispute, before, today, calendar)
    silent = before.ended is None
    found = SuitLimit(
        dispute=dispute.id, act=before.id, known_on=None if silent else since, way=way.way,
        limit=f"{way.silent if silent else way.decided}；调解期间不中止、不中断起诉期限",
        clauses=in_force(way.clauses, today), doubts=(f"{way.ends}遇节假日顺延的，相应推后",) if silent else (),
    )  # fmt: skip
    if since is None:
        return found
    found = opening(found, time_ends(dispute, before, counted_by(calendar)) if silent else None)
    return counted(dispute, found, (run_of(way.code, since, today, way.ends if silent else way.began),), today)
