"""Claims changed, withdrawn and given up: by whom, when, in which form, with which authority (民诉法 54, 62)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.answers import ConsentForm
from admin_dispute.domain.dispute.claims import (
    CLAIM_OPEN,
    Claim,
    ClaimChange,
    ClaimChangeKind,
    ClaimStanding,
    claims_known,
)
from admin_dispute.domain.dispute.forums import forum_of
from admin_dispute.domain.dispute.parties import minors_guarded
from admin_dispute.domain.dispute.powers import Power, mandate_articles
from admin_dispute.domain.dispute.proceedings import ProceedingKind, proceeding_of
from admin_dispute.domain.dispute.representation import group_statute, representatives_of
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty, not_negative

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class NewClaimChange:
    """How one claim is to read from now on.

    Attributes:
        claimed: the new amount in yuan, where it is raised or lowered; what: the new words, where it is restated.
    """

    claim: str
    kind: ClaimChangeKind
    claimed: Decimal | None = field(default=None, validator=not_negative)
    what: Text | None = None


@command("change-claims")
@frozen(kw_only=True)
class ChangeClaims:
    """Record that claims were raised, lowered, restated, withdrawn or met by what the agency did, and how it was said.

    Attributes:
        by, consenting, mandate: as where claims are given up; the mandate must list the power to change claims.
        reason: why; needed in a suit once the defendant has the complaint (行诉解释 70).
    """

    dispute: str
    on: date
    changes: tuple[NewClaimChange, ...] = field(validator=not_empty)
    form: ConsentForm
    by: str | None = None
    consenting: tuple[str, ...] = ()
    mandate: str | None = None
    reason: Text | None = None


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


@event("claims-changed")
@frozen(kw_only=True)
class ClaimsChanged:
    """Claims read otherwise, or were withdrawn."""

    on: date
    changes: tuple[NewClaimChange, ...]
    form: ConsentForm
    reason: Text | None


@event("claims-given-up")
@frozen(kw_only=True)
class ClaimsGivenUp:
    """Claims were given up."""

    claims: tuple[str, ...]
    on: date
    reason: Text | None


@decides(ChangeClaims)
def _change(dispute: Dispute, said: ChangeClaims, law: Law, facts: Facts) -> Steps:
    named = _named(dispute, [change.claim for change in said.changes])
    yield claims_known(dispute, (change.claim for change in said.changes))
    yield _open(named)
    by_id = {claim.id: claim for claim in named if claim.standing is ClaimStanding.OPEN}
    odd = tuple(new.claim for new in said.changes if new.claim in by_id and not _fits(by_id[new.claim], new))
    yield CHANGE_FITS(not odd, claims=odd)
    owners = _owners(named)
    yield from minors_guarded(dispute, owners)
    yield from _for_others(dispute, said, owners, MAY_CHANGE_CLAIM, Power.CHANGE_CLAIM)
    new = (ClaimChangeKind.RAISED, ClaimChangeKind.RESTATED)
    more = [change.claim for change in said.changes if change.kind in new]
    sued = tuple(claim.id for claim in named if claim.id in more and _in_suit(dispute, claim))
    if sued:
        yield NEW_CLAIM_REASONED(said.reason, claims=sued)
    yield ClaimsChanged(on=said.on, changes=said.changes, form=said.form, reason=said.reason)


def _fits(claim: Claim, new: NewClaimChange) -> bool:
    """Whether a change is what it says: more, less, other words, or nothing left."""
    match new.kind:
        case ClaimChangeKind.RAISED:
            return new.claimed is not None and (claim.claimed is None or claim.claimed < new.claimed)
        case ClaimChangeKind.LOWERED:
            return new.claimed is not None and claim.claimed is not None and new.claimed < claim.claimed
        case ClaimChangeKind.RESTATED:
            return new.what is not None and new.claimed is None
        case ClaimChangeKind.WITHDRAWN | ClaimChangeKind.MET:
            return new.what is None and new.claimed is None


def _in_suit(dispute: Dispute, claim: Claim) -> bool:
    """Whether a claim is made in an administrative suit that was accepted and is pending."""
    kept = proceeding_of(dispute, claim.proceeding)
    return (
        kept is not None
        and kept.kind is ProceedingKind.ADMINISTRATIVE_SUIT
        and kept.accepted_on is not None
        and kept.ended is None
    )


@decides(GiveUpClaims)
def _give_up(dispute: Dispute, given: GiveUpClaims, law: Law, facts: Facts) -> Steps:
    yield claims_known(dispute, given.claims)
    named = _named(dispute, given.claims)
    yield _open(named)
    owners = _owners(named)
    yield from minors_guarded(dispute, owners)
    yield from _for_others(dispute, given, owners, MAY_WAIVE, Power.WAIVE)
    yield from _final(dispute, named)
    yield ClaimsGivenUp(claims=given.claims, on=given.on, reason=given.reason)


def _final(dispute: Dispute, named: Iterable[Claim]) -> Steps:
    """Warn of what giving up closes: in a suit the suit, in a review another review, while a suit stays open."""
    raised = {claim.id: proceeding_of(dispute, claim.proceeding) for claim in named}
    for kind, final in _FINAL.items():
        given = tuple(claim for claim, kept in raised.items() if kept is not None and kept.kind is kind)
        yield final(not given, claims=given)


def _named(dispute: Dispute, ids: Iterable[str]) -> tuple[Claim, ...]:
    wanted = set(ids)
    return tuple(claim for claim in dispute.claims if claim.id in wanted)


def _open(named: Iterable[Claim]) -> object:
    closed = tuple(claim.id for claim in named if claim.standing is not ClaimStanding.OPEN)
    return CLAIM_OPEN(not closed, claims=closed)


def _owners(named: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(owner for claim in named for owner in claim.by))


def _for_others(
    dispute: Dispute, given: GiveUpClaims | ChangeClaims, owners: tuple[str, ...], listed: Condition, power: Power
) -> Steps:
    """A representative needs the consent of those represented; an agent a mandate that lists the power."""
    if given.by is not None:
        others = tuple(owner for owner in owners if owner != given.by)
        unrepresented = tuple(owner for owner in others if given.by not in representatives_of(dispute, owner))
        statute = (group_statute(dispute),)
        yield REPRESENTS.citing(statute)(not unrepresented, by=given.by, parties=unrepresented)
        silent = tuple(owner for owner in others if owner not in given.consenting)
        yield REPRESENTED_CONSENT.citing(statute)(not silent, parties=silent)
    if given.mandate is not None:
        held = (one for one in dispute.mandates if one.id == given.mandate and one.stands(given.on))
        may = any(power in mandate.powers and set(owners) <= {mandate.principal} for mandate in held)
        yield listed.citing(mandate_articles(forum_of(dispute), given.on))(may, mandate=given.mandate)


@effect(ClaimsChanged)
def _changed(dispute: Dispute, said: ClaimsChanged) -> Dispute:
    new = {change.claim: change for change in said.changes}
    claims = tuple(_as_changed(claim, new[claim.id], said) if claim.id in new else claim for claim in dispute.claims)
    return changed(dispute, claims=claims)


def _as_changed(claim: Claim, new: NewClaimChange, said: ClaimsChanged) -> Claim:
    made = ClaimChange(kind=new.kind, on=said.on, form=said.form, claimed=new.claimed, what=new.what)
    ends = _ENDS_AS.get(new.kind)
    return attrs.evolve(
        claim,
        claimed=claim.claimed if new.claimed is None else new.claimed,
        what=claim.what if new.what is None else new.what,
        standing=claim.standing if ends is None else ends,
        ended_on=claim.ended_on if ends is None else said.on,
        changes=(*claim.changes, made),
    )


_ENDS_AS = {
    ClaimChangeKind.WITHDRAWN: ClaimStanding.WITHDRAWN,
    ClaimChangeKind.MET: ClaimStanding.MET,
}
"""What stands of a claim that was changed to nothing: withdrawn, or met without an agreement."""


@effect(ClaimsGivenUp)
def _given_up(dispute: Dispute, given: ClaimsGivenUp) -> Dispute:
    named = set(given.claims)
    claims = tuple(
        attrs.evolve(claim, standing=ClaimStanding.GIVEN_UP, ended_on=given.on) if claim.id in named else claim
        for claim in dispute.claims
    )
    return changed(dispute, claims=claims)


CHANGE_FITS = Condition(code="claim-change-fits")
NEW_CLAIM_REASONED = Condition(code="new-claim-reasoned", clauses=("行诉解释 70", "执行行诉法解释 45"), warns=True)
MAY_CHANGE_CLAIM = Condition(code="may-change-claim", cured_by="file-mandate")
GIVING_UP_IS_FINAL = Condition(code="giving-up-is-final", clauses=("行诉解释 60", "执行行诉法解释 36"), warns=True)
GIVING_UP_ENDS_REVIEW = Condition(
    code="giving-up-ends-review", clauses=("行政复议法 30", "复议条例 38", "行诉解释 58"), warns=True
)
_FINAL = {
    ProceedingKind.ADMINISTRATIVE_SUIT: GIVING_UP_IS_FINAL,
    ProceedingKind.RECONSIDERATION: GIVING_UP_ENDS_REVIEW,
}
REPRESENTS = Condition(code="represents", cured_by="appoint-representatives")
REPRESENTED_CONSENT = Condition(code="represented-consent")
MAY_WAIVE = Condition(code="may-waive", cured_by="file-mandate")
