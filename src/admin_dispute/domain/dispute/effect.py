"""Effect: an agreement that waits for the agency's confirmation is confirmed, refused, or silence speaks (WX-4.1.3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.agreement import Agreement, Force, in_force
from admin_dispute.domain.dispute.stage import AGREED, EFFECTIVE, ENDED
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("confirm-agreement", stages=(AGREED, ENDED))
@frozen(kw_only=True)
class ConfirmAgreement:
    """Record that the agency confirmed the agreement; in time but entered late it still counts."""

    dispute: str
    on: date
    agency: str
    minutes: str | None = None


@command("refuse-confirmation", stages=(AGREED,))
@frozen(kw_only=True)
class RefuseConfirmation:
    """Record that the agency does not confirm the agreement, and why."""

    dispute: str
    on: date
    agency: str
    reason: Text


@event("agreement-took-effect")
@frozen(kw_only=True)
class AgreementTookEffect:
    """The condition of effect was met, by confirmation or by silence."""

    on: date
    force: Force


@event("agreement-fell")
@frozen(kw_only=True)
class AgreementFell:
    """The condition of effect was not met: refused, or (`silent`) nobody spoke by the date."""

    on: date
    silent: bool
    reason: Text | None


@decides(ConfirmAgreement)
def _confirm(dispute: Dispute, confirmed: ConfirmAgreement, law: Law, facts: Facts) -> Steps:
    agreement = waiting(dispute)
    yield AWAITS_CONFIRMATION(agreement)
    if agreement is None or agreement.confirmation is None:
        return
    yield BY_THE_CONFIRMER(confirmed.agency == agreement.confirmation.agency, agency=agreement.confirmation.agency)
    yield NOT_BEFORE_AGREEMENT(agreement.on <= confirmed.on, day=agreement.on)
    due = law.due(agreement.on, agreement.confirmation.within)
    yield CONFIRMED_IN_TIME(confirmed.on <= due.on or due.provisional, due=due.on)
    yield AgreementTookEffect(on=confirmed.on, force=Force.CONFIRMATION)


@decides(RefuseConfirmation)
def _refuse(dispute: Dispute, refused: RefuseConfirmation, law: Law, facts: Facts) -> Steps:
    agreement = waiting(dispute)
    yield AWAITS_CONFIRMATION(agreement)
    if agreement is None or agreement.confirmation is None:
        return
    yield BY_THE_CONFIRMER(refused.agency == agreement.confirmation.agency, agency=agreement.confirmation.agency)
    yield NOT_BEFORE_AGREEMENT(agreement.on <= refused.on, day=agreement.on)
    yield AgreementFell(on=refused.on, silent=False, reason=refused.reason)


def waiting(dispute: Dispute) -> Agreement | None:
    """Return the agreement that waits for confirmation (or fell because nobody spoke), None where there is none."""
    latest = dispute.agreements[-1] if dispute.agreements else None
    if latest is None or latest.confirmation is None or latest.effective_on is not None:
        return None
    silent = dispute.fell_silent
    return latest if latest.ended_on is None or silent else None


@effect(AgreementTookEffect)
def _took_effect(dispute: Dispute, took: AgreementTookEffect) -> Dispute:
    agreement = attrs.evolve(dispute.agreements[-1], effective_on=took.on, force=took.force, ended_on=None)
    obligations = tuple(
        in_force((obligation,), took.on)[0] if obligation.id in agreement.obligations else obligation
        for obligation in dispute.obligations
    )
    return changed(
        dispute,
        agreements=(*dispute.agreements[:-1], agreement),
        obligations=obligations,
        fell_silent=False,
        stage=EFFECTIVE,
    )


@effect(AgreementFell)
def _fell(dispute: Dispute, fell: AgreementFell) -> Dispute:
    agreement = attrs.evolve(dispute.agreements[-1], ended_on=fell.on)
    return changed(dispute, agreements=(*dispute.agreements[:-1], agreement), fell_silent=fell.silent, stage=ENDED)


AWAITS_CONFIRMATION = Condition(code="awaits-confirmation", clauses=("民法典 158",))
BY_THE_CONFIRMER = Condition(code="by-the-confirmer")
NOT_BEFORE_AGREEMENT = Condition(code="not-before-agreement")
CONFIRMED_IN_TIME = Condition(code="confirmed-in-time", clauses=("民法典 158",), cured_by="open-mediation")
