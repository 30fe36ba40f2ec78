"""The agreement: concluded on reviewed terms, whole or partial, by those who may sign (WX-2.2, WX-4.1.2)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, needs
from admin_dispute.domain.dispute.authority import Signature, authority_steps, beyond_authority, minutes_steps
from admin_dispute.domain.dispute.court_rules import cited_in, written_under
from admin_dispute.domain.dispute.finding import FACTS_FOUND
from admin_dispute.domain.dispute.force import Effective, Force, GivenForce
from admin_dispute.domain.dispute.forums import forum_of
from admin_dispute.domain.dispute.mediability import MediationBasis, principles
from admin_dispute.domain.dispute.obligation import Obligation
from admin_dispute.domain.dispute.recusal import presiding_free
from admin_dispute.domain.dispute.rounds import Ending
from admin_dispute.domain.dispute.signing import AGENCIES_BOUND, among_private, signed_by_all
from admin_dispute.domain.dispute.stage import AGREED, EFFECTIVE, MEDIATING, Stage
from admin_dispute.domain.dispute.taking_effect import in_force, settled_by
from admin_dispute.domain.dispute.terms import (
    REVIEW_PASSED,
    REVIEWED,
    TERMS_DRAFTED,
    ClaimTerms,
    Confirmation,
    Draft,
    Review,
    left_open,
)
from admin_dispute.domain.dispute.visit_plan import VisitCause, plan_visits
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class Way(StrEnum):
    """How an agreement came about (WX-0.1, WX-3.2.4)."""

    MEDIATED = "mediated"
    SELF_SETTLED = "self-settled"


class Extent(StrEnum):
    """Whether an agreement settles everything, or some claims while the rest goes on (在线调解规则 19)."""

    WHOLE = "whole"
    PARTIAL = "partial"


class Lapse(StrEnum):
    """Why an agreement fell."""

    REFUSED = "refused"
    SILENCE = "silence"
    NOT_RATIFIED = "not-ratified"


@frozen(kw_only=True)
class Obstruction:
    """A claim that the condition of effect was improperly obstructed (民法典 159), and what was decided on it.

    Attributes:
        by: who claims it; decided_by: the body that decided, None while nobody has; upheld: what it decided.
    """

    by: str
    on: date
    reason: Text
    decided_by: str | None = None
    decided_on: date | None = None
    upheld: bool | None = None


@frozen(kw_only=True, slots=False)  # for `changed`
class Agreement:
    """An agreement of the parties.

    Attributes:
        terms: None where the center never saw the text; claims: those it settles, none named: all.
        review: the legality review it rests on; None for a reported settlement that nobody reviewed.
        unratified: principals whose agents acted beyond their authority; urged_on: when the other side asked them;
            request_received_on: when they had the request, from which their thirty days run.
        effective_on: None while it waits; forces: what gave it effect and what it was given later.
        ended_on: the day it fell, and by which `lapse`.
    """

    number: int
    way: Way
    on: date
    terms: Text | None
    obligations: tuple[str, ...]
    signatures: tuple[Signature, ...]
    review: Review | None
    claims: tuple[ClaimTerms, ...] = ()
    extent: Extent = Extent.WHOLE
    recorded_by: str | None = None
    confirmation: Confirmation | None = None
    confirmed_on: date | None = None
    unratified: tuple[str, ...] = ()
    urged_on: date | None = None
    request_received_on: date | None = None
    effective_on: date | None = None
    forces: tuple[GivenForce, ...] = ()
    obstruction: Obstruction | None = None
    ended_on: date | None = None
    lapse: Lapse | None = None

    @property
    def confirming(self) -> Confirmation | None:
        """The confirmation it still waits for, None where it waits for none."""
        return None if self.confirmed_on is not None else self.confirmation


@command("conclude-agreement", stages=(MEDIATING,))
@frozen(kw_only=True)
class ConcludeAgreement:
    """Conclude the agreement on the reviewed terms; every party and agency it binds has signed.

    Attributes:
        force: by which the conclusion has effect: signatures, or an oral agreement `recorded_by` the mediator.
    """

    dispute: str
    on: date
    signatures: tuple[Signature, ...] = field(validator=not_empty)
    force: str = Force.SIGNATURE.value
    recorded_by: str | None = None


@command("conclude-provisionally", stages=(MEDIATING,))
@frozen(kw_only=True)
class ConcludeProvisionally:
    """Record an agreement that an agent signed beyond his authority: it waits until his principal ratifies it."""

    dispute: str
    on: date
    signatures: tuple[Signature, ...] = field(validator=not_empty)


@event("agreement-concluded")
@frozen(kw_only=True)
class AgreementConcluded:
    """An agreement stands; `obligations` are what it lays on whom, `stage` where that leaves the dispute."""

    agreement: Agreement
    obligations: tuple[Obligation, ...]
    stage: Stage


@needs(ConcludeAgreement)
@needs(ConcludeProvisionally)
def _needs_conclusion(dispute: Dispute, law: Law) -> Steps:
    draft = dispute.draft
    yield from presiding_free(dispute)
    yield FACTS_FOUND(dispute.finding)
    yield TERMS_DRAFTED(draft)
    if draft is not None:
        lawful = principles(forum_of(dispute), law.on)
        yield REVIEWED.citing(lawful)(draft.review)
        yield REVIEW_PASSED.citing(lawful)(draft.review is None or draft.review.passed)
        yield from law.objections_to_agreement(dispute, draft)


@decides(ConcludeAgreement)
def _conclude(dispute: Dispute, conclusion: ConcludeAgreement, law: Law, facts: Facts) -> Steps:
    draft = dispute.draft
    if draft is None:
        return
    yield from _signed(dispute, draft, conclusion)
    beyond = beyond_authority(dispute, draft.obligations, conclusion.signatures, conclusion.on)
    yield from authority_steps(dispute, beyond, conclusion.signatures, conclusion.on)
    yield from minutes_steps(dispute, facts.center, conclusion.signatures, conclusion.on)
    way = law.way_of_effect(conclusion.force)
    yield CONCLUDES(way is not None and way.effective is Effective.CONCLUSION, force=conclusion.force)
    if conclusion.force == Force.ORAL:
        yield cited_in(dispute.rounds[-1], ORAL_RECORDED(conclusion.recorded_by))
    agreement = _concluded(dispute, draft, conclusion)
    if draft.confirmation is None:
        given = GivenForce(force=conclusion.force, on=conclusion.on, since=conclusion.on, issuer=conclusion.recorded_by)
        agreement = changed(agreement, effective_on=conclusion.on, forces=(given,))
    yield from _events(dispute, agreement, draft.obligations, law)


@decides(ConcludeProvisionally)
def _conclude_provisionally(dispute: Dispute, conclusion: ConcludeProvisionally, law: Law, facts: Facts) -> Steps:
    draft = dispute.draft
    if draft is None:
        return
    yield from _signed(dispute, draft, conclusion)
    beyond = beyond_authority(dispute, draft.obligations, conclusion.signatures, conclusion.on)
    yield BEYOND_AUTHORITY(beyond)
    yield from minutes_steps(dispute, facts.center, conclusion.signatures, conclusion.on)
    yield RATIFICATION_PENDING(False, who=beyond)
    agreement = changed(_concluded(dispute, draft, conclusion), unratified=beyond)
    yield from _events(dispute, agreement, draft.obligations, law)


def _signed(dispute: Dispute, draft: Draft, conclusion: ConcludeAgreement | ConcludeProvisionally) -> list[object]:
    """Return whether all have signed who are bound: in a civil dispute tied to the act its parties (行政诉讼法 61)."""
    civil = dispute.rounds[-1].basis is MediationBasis.RELATED_CIVIL
    outside = civil and among_private(dispute, draft.obligations, conclusion.signatures)
    lawful = written_under(dispute, conclusion.on)
    signed = signed_by_all(
        dispute, draft.obligations, draft.claims, conclusion.signatures, lawful, agencies_outside=outside
    )
    return [*signed, AGENCIES_BOUND(not outside, agencies=dispute.agencies)] if civil else signed


def _concluded(dispute: Dispute, draft: Draft, conclusion: ConcludeAgreement | ConcludeProvisionally) -> Agreement:
    return Agreement(
        number=len(dispute.agreements) + 1,
        way=Way.MEDIATED,
        on=conclusion.on,
        terms=draft.terms,
        obligations=tuple([owed.id for owed in draft.obligations]),
        signatures=conclusion.signatures,
        review=draft.review,
        claims=draft.claims,
        extent=extent(dispute, draft.claims),
        recorded_by=conclusion.recorded_by if isinstance(conclusion, ConcludeAgreement) else None,
        confirmation=draft.confirmation,
    )


def extent(dispute: Dispute, claims: tuple[ClaimTerms, ...]) -> Extent:
    """Say whether terms on these claims settle everything that is open."""
    return Extent.PARTIAL if left_open(dispute, claims) else Extent.WHOLE


def _events(dispute: Dispute, agreement: Agreement, obligations: tuple[Obligation, ...], law: Law) -> Steps:
    partial = agreement.extent is Extent.PARTIAL
    waits = agreement.effective_on is None
    stage = MEDIATING if partial else AGREED if waits else EFFECTIVE
    owed = in_force(obligations, agreement.on, agreement.effective_on)
    yield AgreementConcluded(agreement=agreement, obligations=owed, stage=stage)
    if agreement.effective_on is not None:
        yield from plan_visits(dispute, law, agreement.effective_on, VisitCause.AGREEMENT)


def _still_on_the_table(draft: Draft | None, concluded: AgreementConcluded) -> Draft | None:
    """Return the draft that goes on beside a partial settlement of other claims, None where nothing is left of it."""
    agreement = concluded.agreement
    if draft is None or agreement.way is Way.MEDIATED or agreement.extent is Extent.WHOLE:
        return None
    settled = {terms.claim for terms in agreement.claims}
    return None if settled & {terms.claim for terms in draft.claims} else draft


@effect(AgreementConcluded)
def _was_concluded(dispute: Dispute, concluded: AgreementConcluded) -> Dispute:
    agreement = concluded.agreement
    rounds = dispute.rounds
    if dispute.stage is MEDIATING and concluded.stage is not MEDIATING:
        ending = Ending.AGREEMENT if agreement.way is Way.MEDIATED else Ending.SETTLED
        rounds = (*rounds[:-1], changed(rounds[-1], ended=agreement.on, ending=ending))
    after = changed(
        dispute,
        rounds=rounds,
        agreements=(*dispute.agreements, agreement),
        obligations=dispute.obligations + concluded.obligations,
        draft=_still_on_the_table(dispute.draft, concluded),
        stage=concluded.stage,
        closing=dispute.closing if concluded.stage is dispute.stage else None,
    )
    if agreement.effective_on is None:
        return after
    return settled_by(after, agreement, agreement.effective_on, concluded.stage)


CONCLUDES = Condition(code="concludes")
ORAL_RECORDED = Condition(code="oral-recorded", clauses=("特邀调解规定 23",))
BEYOND_AUTHORITY = Condition(code="beyond-authority", cured_by="conclude-agreement")
RATIFICATION_PENDING = Condition(code="ratification-pending", clauses=("民法典 171",), warns=True)
