"""What follows when an agreement takes effect: periods run, claims are settled, earlier duties are replaced."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from admin_dispute.domain.dispute.challenged import Challenged, ChallengedKind, Decider, Validity, ValidityChange
from admin_dispute.domain.dispute.claims import Claim, ClaimStanding
from admin_dispute.domain.dispute.obligation import STILL_OWED, Obligation, Standing
from admin_dispute.domain.values import changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.agreement import Agreement
    from admin_dispute.domain.dispute.stage import Stage
    from admin_dispute.domain.dispute.state import Dispute


def in_force(obligations: tuple[Obligation, ...], concluded: date, effective: date | None) -> tuple[Obligation, ...]:
    """Return obligations as an agreement leaves them: concluded, and in force from a day or not yet."""
    return tuple([changed(owed, concluded_on=concluded, effective_on=effective) for owed in obligations])


def agreement_of(dispute: Dispute, number: int | None) -> Agreement | None:
    """Return an agreement by its number, the latest where none is given, None where there is none."""
    for agreement in reversed(dispute.agreements):
        if number in (None, agreement.number):
            return agreement
    return None


def with_agreement(dispute: Dispute, agreement: Agreement, **changes: Any) -> Dispute:
    """Return the dispute with the agreement of that number replaced, and what else changes with it."""
    agreements = tuple([agreement if old.number == agreement.number else old for old in dispute.agreements])
    return changed(dispute, agreements=agreements, **changes)


def settled_by(dispute: Dispute, agreement: Agreement, on: date, stage: Stage) -> Dispute:
    """Return the dispute with an agreement that took effect on a day, and left it at a stage."""
    own = agreement.obligations
    owed_now = tuple([changed(owed, effective_on=on) if owed.id in own else owed for owed in dispute.obligations])
    claims = _settled(dispute.claims, agreement) if dispute.claims else ()
    after = with_agreement(dispute, agreement, obligations=owed_now, claims=claims, stage=stage)
    replaced = _replaced(dispute, agreement)
    return _with_replaced(after, agreement, replaced, on) if replaced else after


def _settled(claims: tuple[Claim, ...], agreement: Agreement) -> tuple[Claim, ...]:
    """Claims as an agreement leaves them: those it names are settled, all that are open where it names none."""
    named = {terms.claim: terms.agreed for terms in agreement.claims}
    return tuple(
        attrs.evolve(
            claim,
            standing=ClaimStanding.SETTLED,
            agreed=named.get(claim.id, claim.agreed),
            agreement=agreement.number,
        )
        if claim.standing is ClaimStanding.OPEN and (claim.id in named or not named)
        else claim
        for claim in claims
    )


def _replaced(dispute: Dispute, agreement: Agreement) -> set[str]:
    """What the obligations of an agreement take the place of."""
    return {id_ for owed in dispute.obligations for id_ in owed.replaces if owed.id in agreement.obligations}


def _with_replaced(dispute: Dispute, agreement: Agreement, replaced: set[str], on: date) -> Dispute:
    """The dispute with the duties that an agreement takes the place of as replaced."""
    gone = replaced.difference(agreement.obligations)
    obligations = tuple(
        changed(owed, standing=Standing.REPLACED, settled_on=on)
        if owed.id in gone and owed.standing in STILL_OWED
        else owed
        for owed in dispute.obligations
    )
    challenged = tuple(
        _not_enforced(item, agreement, on) if item.id in replaced else item for item in dispute.challenged
    )
    return changed(dispute, obligations=obligations, challenged=challenged)


def _not_enforced(item: Challenged, agreement: Agreement, on: date) -> Challenged:
    """A judgment or act whose duty a new one takes the place of: the parties have it not enforced meanwhile."""
    if item.validity is not Validity.IN_FORCE or item.kind is ChallengedKind.OMISSION:
        return item
    change = ValidityChange(
        validity=Validity.NOT_ENFORCED, on=on, decider=Decider.PARTIES, paper=_paper(agreement)
    )  # fmt: skip
    return attrs.evolve(item, validity=change.validity, since=on, changes=(*item.changes, change))


def _enforced_again(item: Challenged, agreement: Agreement) -> Challenged:
    """As it stood before the agreement, where nothing happened to it since."""
    if not item.changes or item.changes[-1].paper != _paper(agreement):
        return item
    earlier = item.changes[:-1]
    return attrs.evolve(
        item, validity=Validity.IN_FORCE, since=earlier[-1].on if earlier else None, changes=earlier
    )  # fmt: skip


def _paper(agreement: Agreement) -> str:
    return f"第{agreement.number}号协议"


def unsettled_by(dispute: Dispute, agreement: Agreement) -> Dispute:
    """Return the dispute with an agreement that fell: nothing under it is in force, what it settled is open again."""
    replaced = _replaced(dispute, agreement)

    def after(owed: Obligation) -> Obligation:
        """Return an obligation as it stood before."""
        if owed.id in agreement.obligations:
            return changed(owed, effective_on=None)
        if owed.id in replaced and owed.standing is Standing.REPLACED:
            return changed(owed, standing=Standing.OPEN, settled_on=None)
        return owed

    claims = tuple(
        attrs.evolve(claim, standing=ClaimStanding.OPEN, agreed=None, agreement=None)
        if claim.agreement == agreement.number
        else claim
        for claim in dispute.claims
    )
    challenged = tuple(_enforced_again(item, agreement) for item in dispute.challenged)
    obligations = tuple(map(after, dispute.obligations))
    return with_agreement(dispute, agreement, obligations=obligations, claims=claims, challenged=challenged)
