"""Improper obstruction of a condition of effect: claimed by the other side, decided by somebody (民法典 159)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.agreement import Agreement, Obstruction
from admin_dispute.domain.dispute.effect import AgreementTookEffect
from admin_dispute.domain.dispute.force import Force, GivenForce
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.taking_effect import agreement_of, with_agreement
from admin_dispute.domain.dispute.visit_plan import VisitCause, plan_visits
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("claim-fulfilment")
@frozen(kw_only=True)
class ClaimFulfilment:
    """Record the claim that the condition of effect counts as met, since the agency obstructed it improperly."""

    dispute: str
    on: date
    by: Words
    reason: Text
    agreement: int | None = None


@command("decide-fulfilment")
@frozen(kw_only=True)
class DecideFulfilment:
    """Record who decided on that claim, and whether the condition counts as met; nothing follows by itself before.

    Attributes:
        by: the body that decided, such as the court that heard a suit on the agreement; paper: of its decision.
    """

    dispute: str
    on: date
    by: Words
    upheld: bool
    paper: Words | None = None
    agreement: int | None = None


@event("fulfilment-claimed")
@frozen(kw_only=True)
class FulfilmentClaimed:
    """Improper obstruction is claimed."""

    agreement: int
    obstruction: Obstruction


@event("fulfilment-decided")
@frozen(kw_only=True)
class FulfilmentDecided:
    """It was decided whether the condition counts as met."""

    agreement: int
    by: Words
    on: date
    upheld: bool
    paper: Words | None


@decides(ClaimFulfilment)
def _claim(dispute: Dispute, claimed: ClaimFulfilment, law: Law, facts: Facts) -> Steps:
    agreement = agreement_of(dispute, claimed.agreement)
    yield UNDER_CONDITION(unmet(agreement))
    if agreement is None or agreement.confirmation is None:
        return
    others = everybody(dispute) - {agreement.confirmation.agency}
    yield OTHER_SIDE_CLAIMS(claimed.by in others, agency=agreement.confirmation.agency)
    yield FulfilmentClaimed(
        agreement=agreement.number,
        obstruction=Obstruction(by=claimed.by, on=claimed.on, reason=claimed.reason),
    )


@decides(DecideFulfilment)
def _decide(dispute: Dispute, decided: DecideFulfilment, law: Law, facts: Facts) -> Steps:
    agreement = agreement_of(dispute, decided.agreement)
    yield UNDER_CONDITION(unmet(agreement))
    claimed = None if agreement is None else agreement.obstruction
    yield FULFILMENT_CLAIMED(claimed is not None and claimed.decided_on is None)
    if agreement is None or agreement.confirmation is None:
        return
    yield NOT_OWN_JUDGE(decided.by not in everybody(dispute), by=decided.by)
    yield FulfilmentDecided(
        agreement=agreement.number, by=decided.by, on=decided.on, upheld=decided.upheld, paper=decided.paper
    )
    if decided.upheld:
        given = GivenForce(
            force=Force.FULFILMENT, on=decided.on, since=decided.on, issuer=decided.by, number=decided.paper
        )
        yield AgreementTookEffect(agreement=agreement.number, given=given)
        yield from plan_visits(dispute, law, decided.on, VisitCause.AGREEMENT)


def unmet(agreement: Agreement | None) -> bool:
    """Say whether an agreement still waits for the agency's confirmation, or fell for want of it."""
    return agreement is not None and agreement.confirmation is not None and agreement.effective_on is None


@effect(FulfilmentClaimed)
def _claimed(dispute: Dispute, claimed: FulfilmentClaimed) -> Dispute:
    agreement = agreement_of(dispute, claimed.agreement)
    if agreement is None:
        return dispute
    return with_agreement(dispute, changed(agreement, obstruction=claimed.obstruction))


@effect(FulfilmentDecided)
def _decided(dispute: Dispute, decided: FulfilmentDecided) -> Dispute:
    agreement = agreement_of(dispute, decided.agreement)
    if agreement is None or agreement.obstruction is None:
        return dispute
    obstruction = attrs.evolve(
        agreement.obstruction, decided_by=decided.by, decided_on=decided.on, upheld=decided.upheld
    )
    return with_agreement(dispute, changed(agreement, obstruction=obstruction))


UNDER_CONDITION = Condition(code="under-condition", clauses=("民法典 158", "民法典 159"))
OTHER_SIDE_CLAIMS = Condition(code="other-side-claims", clauses=("民法典 159",))
FULFILMENT_CLAIMED = Condition(code="fulfilment-claimed", clauses=("民法典 159",), cured_by="claim-fulfilment")
NOT_OWN_JUDGE = Condition(code="not-own-judge")
