"""The agreement: concluded on reviewed terms, or reported as the parties' own settlement (WX-2.2, WX-3.2.4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, needs
from admin_dispute.domain.dispute.answers import taking_part
from admin_dispute.domain.dispute.finding import FACTS_FOUND
from admin_dispute.domain.dispute.mandate import AUTHORISED, may_settle
from admin_dispute.domain.dispute.obligation import NewObligation, Obligation, obligations_numbered
from admin_dispute.domain.dispute.parties import MINOR_GUARDED, present, unguarded
from admin_dispute.domain.dispute.rounds import Ending
from admin_dispute.domain.dispute.stage import (
    AGREED,
    CLOSED,
    CONSENTED,
    EFFECTIVE,
    ENDED,
    MEDIATING,
    OFFERED,
    Stage,
)
from admin_dispute.domain.dispute.terms import REVIEW_PASSED, REVIEWED, TERMS_DRAFTED, Confirmation, Review
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


class Force(StrEnum):
    """What gives an agreement its force (WX-0.1); an extensible set, each with its own consequences."""

    SIGNATURE = "signature"
    CONFIRMATION = "agency-confirmation"
    SILENCE = "silence"


@frozen(kw_only=True)
class Signature:
    """Who signed; `mandate` names the mandate an agent signed under, None where the party or the head signed."""

    by: str
    mandate: str | None = None


@frozen(kw_only=True)
class Agreement:
    """An agreement of the parties.

    Attributes:
        review: the legality review it rests on; None for a reported settlement that nobody reviewed.
        effective_on: None while it waits for confirmation; ended_on: the day it was refused or lapsed.
    """

    number: int
    way: Way
    on: date
    terms: Text
    obligations: tuple[str, ...]
    signatures: tuple[Signature, ...]
    review: Review | None
    confirmation: Confirmation | None = None
    effective_on: date | None = None
    force: Force | None = None
    ended_on: date | None = None


@command("conclude-agreement", stages=(MEDIATING,))
@frozen(kw_only=True)
class ConcludeAgreement:
    """Conclude the agreement on the reviewed terms; every party and agency it binds has signed."""

    dispute: str
    on: date
    signatures: tuple[Signature, ...] = field(validator=not_empty)


@command("report-settlement", stages=(OFFERED, CONSENTED, MEDIATING, ENDED, CLOSED))
@frozen(kw_only=True)
class ReportSettlement:
    """Report that the parties settled by themselves; says who reviewed it, or that nobody did (`review`)."""

    dispute: str
    on: date
    terms: Text
    obligations: tuple[NewObligation, ...] = ()
    signatures: tuple[Signature, ...] = field(validator=not_empty)
    review: Review | None = None


@event("agreement-concluded")
@frozen(kw_only=True)
class AgreementConcluded:
    """An agreement stands; `obligations` are what it lays on whom, `stage` where that leaves the dispute."""

    agreement: Agreement
    obligations: tuple[Obligation, ...]
    stage: Stage


@needs(ConcludeAgreement)
def _needs_conclusion(dispute: Dispute, law: Law) -> Steps:
    draft = dispute.draft
    yield FACTS_FOUND(dispute.finding)
    yield TERMS_DRAFTED(draft)
    if draft is not None:
        yield REVIEWED(draft.review)
        yield REVIEW_PASSED(draft.review is None or draft.review.passed)
        yield from law.objections_to_agreement(dispute, draft)


@decides(ConcludeAgreement)
def _conclude(dispute: Dispute, conclusion: ConcludeAgreement, law: Law, facts: Facts) -> Steps:
    draft = dispute.draft
    if draft is None:
        return
    bound = _bound(dispute, draft.obligations)
    missing = tuple(who for who in bound if who not in {signature.by for signature in conclusion.signatures})
    yield BOTH_AGREE(not missing, who=missing)
    alone = unguarded(dispute, (signature.by for signature in conclusion.signatures))
    yield MINOR_GUARDED(not alone, parties=alone)
    beyond = _beyond_authority(dispute, draft.obligations, conclusion)
    yield AUTHORISED(not beyond, who=beyond)
    waits = draft.confirmation is not None
    agreement = Agreement(
        number=len(dispute.agreements) + 1,
        way=Way.MEDIATED,
        on=conclusion.on,
        terms=draft.terms,
        obligations=tuple(obligation.id for obligation in draft.obligations),
        signatures=conclusion.signatures,
        review=draft.review,
        confirmation=draft.confirmation,
        effective_on=None if waits else conclusion.on,
        force=None if waits else Force.SIGNATURE,
    )
    stage = AGREED if waits else EFFECTIVE
    obligations = draft.obligations if waits else in_force(draft.obligations, conclusion.on)
    yield AgreementConcluded(agreement=agreement, obligations=obligations, stage=stage)


@decides(ReportSettlement)
def _report(dispute: Dispute, report: ReportSettlement, law: Law, facts: Facts) -> Steps:
    obligations = obligations_numbered(report.obligations, len(dispute.obligations) + 1)
    missing = tuple(
        who for who in _bound(dispute, obligations) if who not in {signature.by for signature in report.signatures}
    )
    yield BOTH_AGREE(not missing, who=missing)
    alone = unguarded(dispute, (signature.by for signature in report.signatures))
    yield MINOR_GUARDED(not alone, parties=alone)
    yield SETTLEMENT_REVIEWED(report.review)
    agreement = Agreement(
        number=len(dispute.agreements) + 1,
        way=Way.SELF_SETTLED,
        on=report.on,
        terms=report.terms,
        obligations=tuple(obligation.id for obligation in obligations),
        signatures=report.signatures,
        review=report.review,
        effective_on=report.on,
        force=Force.SIGNATURE,
    )
    yield AgreementConcluded(agreement=agreement, obligations=in_force(obligations, report.on), stage=EFFECTIVE)


def _bound(dispute: Dispute, obligations: tuple[Obligation, ...]) -> tuple[str, ...]:
    """Those an agreement binds: a claimant, the agency side, and whoever owes something under it."""
    owing = {obligation.debtor for obligation in obligations}
    mediating = taking_part(dispute)
    claimants = tuple(party.id for party in present(dispute) if party.id in mediating or party.id in owing)
    agencies = tuple(agency for agency in dispute.agencies if agency in owing)
    return claimants + (agencies or (dispute.responsible or dispute.agencies[0],))


def _beyond_authority(
    dispute: Dispute, obligations: tuple[Obligation, ...], conclusion: ConcludeAgreement
) -> tuple[str, ...]:
    """Agents whose mandate does not carry what their principal would owe."""
    beyond = []
    for signature in conclusion.signatures:
        if signature.mandate is None:
            continue
        owed = sum((o.amount or Decimal(0) for o in obligations if o.debtor == signature.by), Decimal(0))
        filed = (mandate for mandate in dispute.mandates if mandate.id == signature.mandate)
        if not any(may_settle(mandate, signature.by, conclusion.on, owed) for mandate in filed):
            beyond.append(signature.by)
    return tuple(beyond)


def in_force(obligations: tuple[Obligation, ...], on: date) -> tuple[Obligation, ...]:
    """Return obligations whose periods run from a day."""
    return tuple(attrs.evolve(obligation, effective_on=on) for obligation in obligations)


@effect(AgreementConcluded)
def _concluded(dispute: Dispute, concluded: AgreementConcluded) -> Dispute:
    agreement = concluded.agreement
    rounds = dispute.rounds
    if dispute.stage is MEDIATING:
        ending = Ending.AGREEMENT if agreement.way is Way.MEDIATED else Ending.SETTLED
        rounds = (*rounds[:-1], attrs.evolve(rounds[-1], ended=agreement.on, ending=ending))
    return changed(
        dispute,
        rounds=rounds,
        agreements=(*dispute.agreements, agreement),
        obligations=dispute.obligations + concluded.obligations,
        draft=None,
        stage=concluded.stage,
        closing=None,
    )


BOTH_AGREE = Condition(code="both-agree", clauses=("特邀调解规定 24", "行政诉讼法 60"))
SETTLEMENT_REVIEWED = Condition(code="settlement-reviewed", warns=True)
