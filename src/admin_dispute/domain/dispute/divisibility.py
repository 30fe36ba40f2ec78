"""Whether the rest may go on mediating when one leaves: marked with a reason, else the policy's default (WX-2.1)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.answers import consenting, taking_part, unwilling
from admin_dispute.domain.dispute.handover import await_handover
from admin_dispute.domain.dispute.parties import PartyRole
from admin_dispute.domain.dispute.rounds import Ending, MediationEnded
from admin_dispute.domain.dispute.stage import MEDIATING
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class Divisibility(StrEnum):
    """Who may leave without ending mediation for all: each claimant, anybody, or nobody."""

    BY_CLAIMANT = "by-claimant"
    DIVISIBLE = "divisible"
    INDIVISIBLE = "indivisible"


@command("mark-divisibility")
@frozen(kw_only=True)
class MarkDivisibility:
    """Mark whether the matter can be settled with some while others leave, and why."""

    dispute: str
    on: date
    divisibility: Divisibility
    reason: Text


@event("divisibility-marked")
@frozen(kw_only=True)
class DivisibilityMarked:
    """It was marked who may leave without ending mediation for all."""

    divisibility: Divisibility
    reason: Text


@decides(MarkDivisibility)
def _mark(dispute: Dispute, marked: MarkDivisibility, law: Law, facts: Facts) -> Steps:
    yield MARK_CHANGES(dispute.divisibility is not marked.divisibility)
    after = changed(dispute, divisibility=marked.divisibility)
    waited = awaited(after, law)
    missed = tuple(who for who in unwilling(dispute) if who in waited)
    over = bool(missed) and dispute.stage is MEDIATING
    yield MARK_LETS_GO_ON(not over, parties=missed)
    yield DivisibilityMarked(divisibility=marked.divisibility, reason=marked.reason)
    if over:
        ended = max(marked.on, dispute.rounds[-1].started)
        yield MediationEnded(on=ended, ending=Ending.UNWILLING, who=missed, reason=marked.reason)
        yield from await_handover(dispute, law, ended)


@effect(DivisibilityMarked)
def _marked(dispute: Dispute, marked: DivisibilityMarked) -> Dispute:
    return changed(dispute, divisibility=marked.divisibility)


def separable(dispute: Dispute, who: str, law: Law) -> bool:
    """Say whether the rest may go on when somebody leaves."""
    divisibility = dispute.divisibility or _default(law)
    if divisibility is Divisibility.BY_CLAIMANT:
        return any(party.id == who and party.role is PartyRole.CLAIMANT for party in dispute.parties)
    return divisibility is Divisibility.DIVISIBLE


def dropped_out(dispute: Dispute, law: Law) -> tuple[str, ...]:
    """Return those who left and without whom the rest may go on."""
    gone = unwilling(dispute)
    if not gone or not set(taking_part(dispute)).isdisjoint(gone):
        return ()  # nobody left, or no claimant is left to mediate with
    return tuple(who for who in gone if separable(dispute, who, law))


def awaited(dispute: Dispute, law: Law) -> tuple[str, ...]:
    """Return those whose consent is needed and missing; who dropped out is waited for no more."""
    not_needed = {*consenting(dispute), *dropped_out(dispute, law)}
    return tuple([who for who in law.required_consents(dispute) if who not in not_needed])


def _default(law: Law) -> Divisibility:
    stated = law.parameter("divisibility")
    return Divisibility.BY_CLAIMANT if stated is None else Divisibility(stated.value)


MARK_CHANGES = Condition(code="mark-changes")
MARK_LETS_GO_ON = Condition(code="mark-lets-go-on", warns=True)
