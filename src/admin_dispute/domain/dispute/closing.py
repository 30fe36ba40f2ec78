"""Closing: with an outcome, never a dead end; performance, visits and new rounds go on after it (WX-0.2)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.claims import open_claims
from admin_dispute.domain.dispute.endings import CAUSE_HAS_GONE, cause_has_gone
from admin_dispute.domain.dispute.forums import review_first
from admin_dispute.domain.dispute.handover import ended_on
from admin_dispute.domain.dispute.parties import present
from admin_dispute.domain.dispute.proceedings import ProceedingKind
from admin_dispute.domain.dispute.remedies import GUIDED
from admin_dispute.domain.dispute.resolution import open_promises
from admin_dispute.domain.dispute.stage import CLOSED, CONSENTED, EFFECTIVE, ENDED, OFFERED
from admin_dispute.domain.dispute.validity import BURDENED_TOLD, untold
from admin_dispute.domain.dispute.visit_plan import VisitCause, plan_visits, visits_left
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class Outcome(StrEnum):
    """How the work of the center ended."""

    AGREEMENT = "agreement"
    CAUSE_GONE = "cause-gone"
    TO_COURT = "to-court"
    TO_RECONSIDERATION = "to-reconsideration"
    NOT_PURSUED = "not-pursued"
    MERGED = "merged"


@frozen(kw_only=True)
class Closing:
    """How and when the work of the center ended; performance has its own standing."""

    on: date
    outcome: Outcome


@command("close-dispute", stages=(OFFERED, CONSENTED, EFFECTIVE, ENDED))
@frozen(kw_only=True)
class CloseDispute:
    """Close the work on a dispute with its outcome, also where no round was opened: the agency changed its act first.

    Attributes:
        reason: in words; needed where nothing was mediated and the cause did not fall away.
    """

    dispute: str
    on: date
    outcome: Outcome
    reason: Text | None = None


@event("dispute-closed")
@frozen(kw_only=True)
class DisputeClosed:
    """The work on the dispute ended."""

    closing: Closing
    reason: Text | None


@decides(CloseDispute)
def _close(dispute: Dispute, closed: CloseDispute, law: Law, facts: Facts) -> Steps:
    agreed = dispute.stage is EFFECTIVE
    fits = (closed.outcome is Outcome.AGREEMENT) is agreed and closed.outcome is not Outcome.MERGED
    yield OUTCOME_FITS(fits, outcome=closed.outcome)
    if any(party.burdened for party in present(dispute)):
        left_untold = untold(dispute)
        yield BURDENED_TOLD(not left_untold, parties=left_untold)
    gone = closed.outcome is Outcome.CAUSE_GONE
    yield CAUSE_HAS_GONE(not gone or cause_has_gone(dispute))
    if gone:
        still = tuple(claim.id for claim in open_claims(dispute))
        yield CLAIMS_ANSWERED(not still, claims=still)
    if dispute.stage in (OFFERED, CONSENTED) and not gone:
        yield CLOSING_REASONED(closed.reason)
    if not agreed and not gone:
        yield GUIDED(guided(dispute, law))
    if closed.outcome is Outcome.TO_COURT:
        yield from _court_open(dispute, closed.on)
    promises = open_promises(dispute)
    yield NO_OPEN_PROMISE(not promises, obligations=promises)
    left = [owed.id for owed in dispute.obligations if owed.owed and owed.dated and not owed.endless]
    yield NOTHING_LEFT_TO_PERFORM(not left, obligations=left)
    yield DisputeClosed(closing=Closing(on=closed.on, outcome=closed.outcome), reason=closed.reason)
    if agreed or dispute.withdrawals:
        yield from _followed_up(dispute, closed, law)


def guided(dispute: Dispute, law: Law) -> bool:
    """Say whether remedies were told since the latest attempt ended, or the registration; where none is open, too."""
    rounds = (round_.ended for round_ in dispute.rounds if round_.ended)
    ended = max((*rounds, ended_on(dispute) or dispute.registered_on))
    return any(guidance.on >= ended for guidance in dispute.guidance) or not law.remedies(dispute)


def _followed_up(dispute: Dispute, closed: CloseDispute, law: Law) -> Steps:
    """A closed dispute is visited: as planned already, or from the closing on (WX-4.3.3)."""
    if any(visits_left(dispute, plan) for plan in dispute.visit_plans):
        yield VISITS_FOLLOW
    else:
        yield from plan_visits(dispute, law, closed.on, VisitCause.CLOSING)


def _court_open(dispute: Dispute, on: date) -> Steps:
    """To court only where the way there is open: reconsidered first where the law says so, or in suit already."""
    rule = review_first(dispute, on)
    heard = (ProceedingKind.RECONSIDERATION, ProceedingKind.ADMINISTRATIVE_SUIT)
    if rule is not None:
        taken = any(kept.kind in heard for kept in dispute.proceedings)
        first = REVIEW_MAY_COME_FIRST if rule.contested else REVIEW_COMES_FIRST
        yield first.citing(rule.clauses)(taken, what=rule.what, rule=rule.said(dispute))


@effect(DisputeClosed)
def _closed(dispute: Dispute, closed: DisputeClosed) -> Dispute:
    return changed(dispute, closing=closed.closing, stage=CLOSED)


REVIEW_COMES_FIRST = Condition(code="review-comes-first")
REVIEW_MAY_COME_FIRST = Condition(code="review-may-come-first", warns=True)
OUTCOME_FITS = Condition(code="outcome-fits")
CLOSING_REASONED = Condition(code="closing-reasoned")
CLAIMS_ANSWERED = Condition(code="claims-answered", cured_by="change-claims", warns=True)
NO_OPEN_PROMISE = Condition(code="no-open-promise", warns=True)
NOTHING_LEFT_TO_PERFORM = Condition(code="nothing-left-to-perform", warns=True)
VISITS_FOLLOW = Condition(code="visits-follow", parameter="follow-up-visits")
