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
from admin_dispute.domain.dispute.forums import forum_of
from admin_dispute.domain.dispute.parties import everybody, minors_guarded
from admin_dispute.domain.dispute.powers import Power, mandate_articles
from admin_dispute.domain.dispute.proceedings import ProceedingKind, proceeding_of
from admin_dispute.domain.dispute.representation import group_statute, representatives_of
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


@frozen(kw_only=True)
class Claim:
    """A claim `c1`, `c2` ... of one or more claimants.

    Attributes:
        by: ids of the parties it belongs to; proceeding: where it is made, None where nowhere yet.
        claimed, assessed, agreed: amounts in yuan, None where it is not money or not known.
        assessor, assessed_on: who assessed it, and when; agreement: the number of the agreement that settled it.
        ended_on: the day it was settled or given up.
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


@command("give-up-claims")
@frozen(kw_only=True)
class GiveUpClaims:
    """Record that claims were given up, for good.

    Attributes:
        by: the representative or agent's principal's group member who declares it, None where each declares for itself.
        consenting: the represented who agreed, where a representative declares it (行政诉讼法 28).
        mandate: the mandate (`m1`) under which an agent declares it; it must list the power to waive.
    """

    dispute: str
    on: date
    claims: tuple[str, ...] = field(validator=not_empty)
    by: str | None = None
    consenting: tuple[str, ...] = ()
    mandate: str | None = None
    reason: Text | None = None


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


@event("claims-given-up")
@frozen(kw_only=True)
class ClaimsGivenUp:
    """Claims were given up."""

    claims: tuple[str, ...]
    on: date
    reason: Text | None


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
    yield _claims_known(dispute, (item.claim for item in assessed.assessments))
    body = facts.center.organisation(assessed.assessor, assessed.on)
    yield ASSESSOR_KNOWN(body, assessor=assessed.assessor)
    yield ASSESSOR_NEUTRAL(assessed.assessor not in dispute.agencies, assessor=assessed.assessor)
    yield ClaimsAssessed(
        assessor=assessed.assessor, on=assessed.on, assessments=assessed.assessments, report=assessed.report
    )


@decides(GiveUpClaims)
def _give_up(dispute: Dispute, given: GiveUpClaims, law: Law, facts: Facts) -> Steps:
    yield _claims_known(dispute, given.claims)
    named = [claim for claim in dispute.claims if claim.id in given.claims]
    closed = tuple(claim.id for claim in named if claim.standing is not ClaimStanding.OPEN)
    yield CLAIM_OPEN(not closed, claims=closed)
    owners = tuple(dict.fromkeys(owner for claim in named for owner in claim.by))
    yield from minors_guarded(dispute, owners)
    yield from _for_others(dispute, given, owners)
    yield _final(dispute, named)
    yield ClaimsGivenUp(claims=given.claims, on=given.on, reason=given.reason)


def _final(dispute: Dispute, named: Iterable[Claim]) -> object:
    raised = {claim.id: proceeding_of(dispute, claim.proceeding) for claim in named if claim.proceeding is not None}
    reviewed = raised and all(kept and kept.kind is ProceedingKind.RECONSIDERATION for kept in raised.values())
    clauses = ("行政复议法 74", "复议条例 38") if reviewed else GIVING_UP_IS_FINAL.clauses
    return attrs.evolve(GIVING_UP_IS_FINAL, clauses=clauses)(not raised, claims=tuple(raised))


def _for_others(dispute: Dispute, given: GiveUpClaims, owners: tuple[str, ...]) -> Steps:
    """A representative needs the consent of those represented; an agent a mandate that lists the power."""
    if given.by is not None:
        others = tuple(owner for owner in owners if owner != given.by)
        unrepresented = tuple(owner for owner in others if given.by not in representatives_of(dispute, owner))
        statute = (group_statute(dispute),)
        represents = attrs.evolve(REPRESENTS, clauses=statute)
        yield represents(not unrepresented, by=given.by, parties=unrepresented)
        silent = tuple(owner for owner in others if owner not in given.consenting)
        yield attrs.evolve(REPRESENTED_CONSENT, clauses=statute)(not silent, parties=silent)
    if given.mandate is not None:
        held = (mandate for mandate in dispute.mandates if mandate.id == given.mandate)
        may = any(Power.WAIVE in mandate.powers and set(owners) <= {mandate.principal} for mandate in held)
        lists = attrs.evolve(MAY_WAIVE, clauses=mandate_articles(forum_of(dispute), given.on))
        yield lists(may, mandate=given.mandate)


def _claims_known(dispute: Dispute, claims: Iterable[str]) -> object:
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
    """Return the claims that are neither settled nor given up."""
    return tuple(claim for claim in dispute.claims if claim.standing is ClaimStanding.OPEN)


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


@effect(ClaimsGivenUp)
def _given_up(dispute: Dispute, given: ClaimsGivenUp) -> Dispute:
    named = set(given.claims)
    claims = tuple(
        attrs.evolve(claim, standing=ClaimStanding.GIVEN_UP, ended_on=given.on) if claim.id in named else claim
        for claim in dispute.claims
    )
    return changed(dispute, claims=claims)


CLAIMANTS_KNOWN = Condition(code="claimants-known", cured_by="add-parties")
CLAIM_PLACED = Condition(code="claim-placed")
CLAIM_KNOWN = Condition(code="claim-known", cured_by="state-claims")
CLAIM_OPEN = Condition(code="claim-open")
ASSESSOR_KNOWN = Condition(code="assessor-known", cured_by="enter-organisation")
ASSESSOR_NEUTRAL = Condition(code="assessor-neutral", warns=True)
GIVING_UP_IS_FINAL = Condition(code="giving-up-is-final", clauses=("行诉解释 60",), warns=True)
REPRESENTS = Condition(code="represents", cured_by="appoint-representatives")
REPRESENTED_CONSENT = Condition(code="represented-consent")
MAY_WAIVE = Condition(code="may-waive", cured_by="file-mandate")
