"""What the claimants want: in form and in truth, claimed, assessed and agreed, each claimant's own (WX-3.2.3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.answers import ConsentForm
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty, not_negative

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class ClaimKind(StrEnum):
    """Whether a claim is what the papers ask for, or what the claimant is really after."""

    FORMAL = "formal"
    REAL = "real"


class ClaimStanding(StrEnum):
    """What became of a claim."""

    OPEN = "open"
    SETTLED = "settled"
    GIVEN_UP = "given-up"
    WITHDRAWN = "withdrawn"
    MET = "met"


@frozen(kw_only=True)
class NewClaim:
    """A claim as it is stated.

    Attributes:
        by: whose it is, jointly: parties, or an agency that asks; for lines of their own, state one claim for each.
        proceeding: where it is made (`x1`), None where nowhere yet; claimed: in yuan, None where it is not money.
    """

    by: tuple[str, ...] = field(validator=not_empty)
    kind: ClaimKind
    what: Text
    proceeding: str | None = None
    claimed: Decimal | None = field(default=None, validator=not_negative)


class ClaimChangeKind(StrEnum):
    """How a claim was changed."""

    RAISED = "raised"
    LOWERED = "lowered"
    RESTATED = "restated"
    WITHDRAWN = "withdrawn"
    MET = "met"


@frozen(kw_only=True)
class ClaimChange:
    """One change of a claim: when, in which form; `claimed` in yuan and `what` as they read from then on."""

    kind: ClaimChangeKind
    on: date
    form: ConsentForm
    claimed: Decimal | None = None
    what: Text | None = None


@frozen(kw_only=True)
class Claim:
    """A claim `c1`, `c2` ... of one or more claimants.

    Attributes:
        by: ids of the parties it belongs to; proceeding: where it is made, None where nowhere yet.
        claimed, assessed, agreed: amounts in yuan, None where it is not money or not known.
        assessor, assessed_on: who assessed it, and when; agreement: the number of the agreement that settled it.
        ended_on: the day it was settled, given up or withdrawn; changes: how it came to read as it does.
    """

    id: str
    by: tuple[str, ...]
    kind: ClaimKind
    what: Text
    proceeding: str | None = None
    claimed: Decimal | None = None
    assessed: Decimal | None = None
    assessor: Words | None = None
    assessed_on: date | None = None
    agreed: Decimal | None = None
    standing: ClaimStanding = ClaimStanding.OPEN
    agreement: int | None = None
    ended_on: date | None = None
    changes: tuple[ClaimChange, ...] = ()


@frozen(kw_only=True)
class Assessed:
    """What a claim is worth in yuan, by an assessment."""

    claim: str
    amount: Decimal = field(validator=not_negative)  # type: ignore[assignment]  # the validator takes None as well


@command("state-claims")
@frozen(kw_only=True)
class StateClaims:
    """State what claimants want; the claims are numbered on from the last."""

    dispute: str
    on: date
    claims: tuple[NewClaim, ...] = field(validator=not_empty)


@command("assess-claims")
@frozen(kw_only=True)
class AssessClaims:
    """Record what claims are worth, by an appraiser or another body of the directory (`assessor`)."""

    dispute: str
    on: date
    assessor: Words
    assessments: tuple[Assessed, ...] = field(validator=not_empty)
    report: Text | None = None


@event("claims-stated")
@frozen(kw_only=True)
class ClaimsStated:
    """Claims were stated."""

    claims: tuple[Claim, ...]


@event("claims-assessed")
@frozen(kw_only=True)
class ClaimsAssessed:
    """Claims were assessed."""

    assessor: Words
    on: date
    assessments: tuple[Assessed, ...]
    report: Text | None


@decides(StateClaims)
def _state(dispute: Dispute, stated: StateClaims, law: Law, facts: Facts) -> Steps:
    known = everybody(dispute)
    strange = tuple(dict.fromkeys(name for claim in stated.claims for name in claim.by if name not in known))
    yield CLAIMANTS_KNOWN(not strange, who=strange)
    filed = {proceeding.id for proceeding in dispute.proceedings}
    nowhere = tuple(claim.proceeding for claim in stated.claims if claim.proceeding and claim.proceeding not in filed)
    yield CLAIM_PLACED(not nowhere, proceedings=nowhere)
    yield ClaimsStated(claims=claims_numbered(stated.claims, len(dispute.claims) + 1))


@decides(AssessClaims)
def _assess(dispute: Dispute, assessed: AssessClaims, law: Law, facts: Facts) -> Steps:
    yield claims_known(dispute, (item.claim for item in assessed.assessments))
    body = facts.center.organisation(assessed.assessor, assessed.on)
    yield ASSESSOR_KNOWN(body, assessor=assessed.assessor)
    yield ASSESSOR_NEUTRAL(assessed.assessor not in dispute.agencies, assessor=assessed.assessor)
    yield ClaimsAssessed(
        assessor=assessed.assessor, on=assessed.on, assessments=assessed.assessments, report=assessed.report
    )


def claims_known(dispute: Dispute, claims: Iterable[str]) -> object:
    """Yield whether claims are on file."""
    known = {claim.id for claim in dispute.claims}
    unknown = tuple(claim for claim in claims if claim not in known)
    return CLAIM_KNOWN(not unknown, claims=unknown)


def claims_numbered(claims: tuple[NewClaim, ...], first: int) -> tuple[Claim, ...]:
    """Number claims in the order given."""
    return tuple(
        Claim(
            id=f"c{number}",
            by=new.by,
            kind=new.kind,
            what=new.what,
            proceeding=new.proceeding,
            claimed=new.claimed,
        )
        for number, new in enumerate(claims, first)
    )


def open_claims(dispute: Dispute) -> tuple[Claim, ...]:
    """Return the claims that are neither settled, given up nor withdrawn."""
    return tuple(claim for claim in dispute.claims if claim.standing is ClaimStanding.OPEN)


def claims_withdrawn(
    claims: tuple[Claim, ...], proceeding: str, staying: tuple[str, ...], on: date
) -> tuple[Claim, ...]:
    """Return claims after a withdrawal from proceedings: those that nobody who stays makes there are withdrawn."""
    return tuple(
        attrs.evolve(claim, standing=ClaimStanding.WITHDRAWN, ended_on=on)
        if claim.proceeding == proceeding and claim.standing is ClaimStanding.OPEN and not set(claim.by) & set(staying)
        else claim
        for claim in claims
    )


@effect(ClaimsStated)
def _stated(dispute: Dispute, stated: ClaimsStated) -> Dispute:
    return changed(dispute, claims=dispute.claims + stated.claims)


@effect(ClaimsAssessed)
def _assessed(dispute: Dispute, assessed: ClaimsAssessed) -> Dispute:
    amounts = {item.claim: item.amount for item in assessed.assessments}
    claims = tuple(
        attrs.evolve(claim, assessed=amounts[claim.id], assessor=assessed.assessor, assessed_on=assessed.on)
        if claim.id in amounts
        else claim
        for claim in dispute.claims
    )
    return changed(dispute, claims=claims)


CLAIMANTS_KNOWN = Condition(code="claimants-known", cured_by="add-parties")
CLAIM_PLACED = Condition(code="claim-placed")
CLAIM_KNOWN = Condition(code="claim-known", cured_by="state-claims")
CLAIM_OPEN = Condition(code="claim-open")
ASSESSOR_KNOWN = Condition(code="assessor-known", cured_by="enter-organisation")
ASSESSOR_NEUTRAL = Condition(code="assessor-neutral", warns=True)
