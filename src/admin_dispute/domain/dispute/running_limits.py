"""The limits that run on while parties mediate, and that who waits may lose: for suing, and for a review before it.

Of an act or omission the limit for suing (`suit_limit`); after a review and on compensation that of `after_decision`;
where a review has to come before a suit, the time for asking for it (行政复议法 20, 23): without it no suit is open.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.after_decision import after_decision, decided
from admin_dispute.domain.dispute.challenged import Challenged, unreviewed
from admin_dispute.domain.dispute.forums import review_first
from admin_dispute.domain.dispute.intake import Phase
from admin_dispute.domain.dispute.review_limit import review_limit
from admin_dispute.domain.dispute.rounds import Round, ends, open_round_ends
from admin_dispute.domain.dispute.stage import CLOSED
from admin_dispute.domain.dispute.suing import suing
from admin_dispute.domain.dispute.suit_limit import (
    CLAUSES,
    Run,
    SuitLimit,
    bars,
    counted,
    opening,
    suable,
    taken,
)
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.periods import Calendar
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law


def suit_limits(dispute: Dispute, today: date, calendar: Calendar) -> tuple[SuitLimit, ...]:
    """Return the limits that run on a dispute: for suing, or for a review that has to come first; none once closed."""
    if dispute.stage is CLOSED:
        return ()
    found = [after_decision(dispute, kept, today, calendar) for kept in decided(dispute, today, calendar)]
    if any(act.dated for act in dispute.challenged):
        found += [review_to_ask(dispute, act, today, calendar) for act in to_review(dispute, today)]
        if suable(dispute, today):
            found += suing(dispute, today, calendar)
    if not found:
        return ()
    end = open_round_ends(dispute.rounds, calendar)
    until, provisional = (None, False) if end is None else (end.on, end.provisional)
    return tuple(
        changed(running, mediating_until=until, mediating_provisional=provisional)
        for running in found
        if running.on is not None
    )


def to_review(dispute: Dispute, on: date) -> tuple[Challenged, ...]:
    """Return what a review has to be asked for before anybody can sue, and was not yet (行政复议法 23)."""
    if dispute.phase is not Phase.BEFORE_FILING or review_first(dispute, on) is None:
        return ()
    gone = taken(dispute, filter(bars, dispute.proceedings))
    return tuple(act for act in unreviewed(dispute) if act.id not in gone)


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
        dispute,
        opening(found, asked.waits),
        (Run(asked.code, asked.since, asked.period, asked.starts),),
        today,
        "行政复议法 20",
    )


def outlasting(dispute: Dispute, round_: Round, law: Law) -> Steps:
    """Warn of the limits that are over before a round is, by the articles that set them: it stops none of them."""
    end = ends(round_, law.due)
    if end is None:
        return
    running = suit_limits(dispute, end.on, law.calendar)
    over = [one for one in running if one.on is not None and one.on <= end.on]
    named = dict.fromkeys([clause for one in over or running for clause in one.clauses])
    outlasts = SUIT_LIMIT_OUTLASTS.citing(tuple(named))
    yield outlasts(False, days=[one.on for one in over]) if over else outlasts


SUIT_LIMIT_OUTLASTS = Condition(code="suit-limit-outlasts", clauses=CLAUSES, warns=True)
