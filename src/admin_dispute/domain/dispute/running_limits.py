"""The limits that run on while parties mediate, and that who waits may lose: for suing, and for a review before it.

Of an act or omission the limit for suing (`suit_limit`); after a review fifteen days (行政诉讼法 45); where a review
has to come before a suit, the time for asking for it (行政复议法 20, 23), since without it no suit is open.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import attrs

from admin_dispute.domain.act import Steps
from admin_dispute.domain.deadline import counted_by
from admin_dispute.domain.dispute.challenged import Challenged
from admin_dispute.domain.dispute.forums import review_first
from admin_dispute.domain.dispute.intake import Phase
from admin_dispute.domain.dispute.proceedings import Proceeding, ProceedingEnd, ProceedingKind
from admin_dispute.domain.dispute.review_limit import review_limit
from admin_dispute.domain.dispute.rounds import open_round_ends
from admin_dispute.domain.dispute.stage import CLOSED
from admin_dispute.domain.dispute.suit_limit import (
    CLAUSES,
    Run,
    SuitLimit,
    bars,
    counted,
    limited,
    opening,
    run_of,
    suable,
    suit_limit,
)
from admin_dispute.domain.dispute.trial_period import time_ends
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.periods import Calendar, unrolled
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute

_UNANNOUNCED = Calendar()


def suit_limits(dispute: Dispute, today: date, calendar: Calendar) -> tuple[SuitLimit, ...]:
    """Return the limits that run on a dispute: for suing, or for a review that has to come first; none once closed."""
    if dispute.stage is CLOSED:
        return ()
    found = [after_review(dispute, kept, today, calendar) for kept in reviewed(dispute, today, calendar)]
    found += [review_to_ask(dispute, act, today, calendar) for act in to_review(dispute, today)]
    if suable(dispute, today):
        found += [suit_limit(dispute, act, today, calendar) for act in limited(dispute)]
    ends = open_round_ends(dispute.rounds, calendar)
    until, provisional = (None, False) if ends is None else (ends.on, ends.provisional)
    return tuple(
        attrs.evolve(running, mediating_until=until, mediating_provisional=provisional)
        for running in found
        if running.on is not None
    )


def reviewed(dispute: Dispute, on: date, calendar: Calendar) -> tuple[Proceeding, ...]:
    """Return the reviews after which a suit is open on a day, and over which nobody has sued (行政诉讼法 45)."""
    if any(kept.kind is ProceedingKind.ADMINISTRATIVE_SUIT and bars(kept) for kept in dispute.proceedings):
        return ()
    reviews = (kept for kept in dispute.proceedings if kept.kind is ProceedingKind.RECONSIDERATION)
    return tuple(kept for kept in reviews if _since_review(dispute, kept, on, calendar) is not None)


def _since_review(dispute: Dispute, review: Proceeding, on: date, calendar: Calendar) -> date | None:
    """Return from when a suit is open: the service of what was decided, else the end of the time for deciding."""
    if review.ended is not None:
        return review.ended.served_on if review.ended.how in _DECIDED else None
    over = time_ends(dispute, review, counted_by(calendar))
    end = time_ends(dispute, review, partial(unrolled, calendar=_UNANNOUNCED))
    return None if end is None or over is None or on <= over.on else end.on


_DECIDED = (ProceedingEnd.DECISION, ProceedingEnd.DISMISSED, ProceedingEnd.NOT_ACCEPTED)


def after_review(dispute: Dispute, review: Proceeding, today: date, calendar: Calendar) -> SuitLimit:
    """Return the limit for suing after a review that was decided and served, or not decided in its time."""
    since = _since_review(dispute, review, today, calendar)
    silent = review.ended is None
    began = "复议机关逾期不作决定的，自复议期满之日" if silent else "自收到复议决定书之日"
    found = SuitLimit(
        dispute=dispute.id, act=review.id, known_on=None if silent else since, way="复议后起诉期限",
        limit=f"{began}起十五日内；调解期间不中止、不中断起诉期限", clauses=in_force(AFTER_REVIEW, today),
        doubts=("复议期满之日遇节假日顺延的，相应推后",) if silent else (),
    )  # fmt: skip
    if since is None:
        return found
    found = opening(found, time_ends(dispute, review, counted_by(calendar)) if silent else None)
    return counted(dispute, found, (run_of("suit-after-review", since, today),), today)


AFTER_REVIEW = ("行政诉讼法 45", "行政诉讼法（1989） 38", "行政诉讼法 48")


def to_review(dispute: Dispute, on: date) -> tuple[Challenged, ...]:
    """Return what a review has to be asked for before anybody can sue, and was not yet (行政复议法 23)."""
    waits = dispute.phase is Phase.BEFORE_FILING and not any(map(bars, dispute.proceedings))
    return limited(dispute) if waits and review_first(dispute, on) is not None else ()


def review_to_ask(dispute: Dispute, act: Challenged, today: date, calendar: Calendar) -> SuitLimit:
    """Return the limit for asking for the review that has to come first."""
    asked, first = review_limit(dispute, act, today, calendar), review_first(dispute, today)
    clauses = (*asked.clauses, *(() if first is None else first.clauses))
    found = SuitLimit(
        dispute=dispute.id, act=act.id, known_on=act.known_on, way="申请复议期限",
        limit=f"{asked.limit}；应当先申请复议，调解不中止这一期限", clauses=in_force(clauses, today),
    )  # fmt: skip
    if asked.since is None:
        return found
    return counted(
        dispute, opening(found, asked.waits), (Run(asked.code, asked.since, asked.period),), today, "行政复议法 20"
    )


def outlasting(dispute: Dispute, ends: date, calendar: Calendar) -> Steps:
    """Warn of the limits that are over before a round is, by the articles that set them."""
    over = [one for one in suit_limits(dispute, ends, calendar) if one.on is not None and one.on <= ends]
    clauses = tuple(dict.fromkeys(clause for one in over for clause in one.clauses)) or SUIT_LIMIT_OUTLASTS.clauses
    yield SUIT_LIMIT_OUTLASTS.citing(clauses)(not over, days=tuple(one.on for one in over))


SUIT_LIMIT_OUTLASTS = Condition(code="suit-limit-outlasts", clauses=CLAUSES, warns=True)
