"""Effect: an agreement that waits for the agency's confirmation is confirmed, refused, or silence speaks (WX-4.1.3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.agreement import Agreement, Force
from admin_dispute.domain.dispute.obligation import Obligation
from admin_dispute.domain.dispute.stage import AGREED, EFFECTIVE, ENDED
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("confirm-agreement", stages=(AGREED, ENDED, EFFECTIVE))
@frozen(kw_only=True)
class ConfirmAgreement:
    """Record that the agency confirmed the agreement; in time but entered late it still counts."""

    dispute: str
    on: date
    agency: str
    minutes: Words | None = None


@command("refuse-confirmation", stages=(AGREED, ENDED, EFFECTIVE))
@frozen(kw_only=True)
class RefuseConfirmation:
    """Record that the agency does not confirm the agreement, and why; in time but entered late it still counts."""

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
    yield from _spoken(dispute, confirmed, law)
    yield AgreementTookEffect(on=confirmed.on, force=Force.CONFIRMATION)


@decides(RefuseConfirmation)
def _refuse(dispute: Dispute, refused: RefuseConfirmation, law: Law, facts: Facts) -> Steps:
    yield from _spoken(dispute, refused, law)
    yield AgreementFell(on=refused.on, silent=False, reason=refused.reason)


def _spoken(dispute: Dispute, said: ConfirmAgreement | RefuseConfirmation, law: Law) -> Steps:
    """What a word of the agency needs: an agreement that waits for it, from the right agency, in time."""
    agreement = waiting(dispute)
    yield AWAITS_CONFIRMATION(agreement)
    if agreement is None or agreement.confirmation is None:
        return
    yield BY_THE_CONFIRMER(said.agency == agreement.confirmation.agency, agency=agreement.confirmation.agency)
    yield NOT_BEFORE_AGREEMENT(agreement.on <= said.on, day=agreement.on)
    due = law.due(agreement.on, agreement.confirmation.within)
    yield CONFIRMED_IN_TIME(said.on <= due.on or due.provisional, due=due.on)


def waiting(dispute: Dispute) -> Agreement | None:
    """Return the agreement whose confirmation is open, or was decided by silence alone; None where there is none."""
    latest = dispute.agreements[-1] if dispute.agreements else None
    if latest is None or latest.confirmation is None:
        return None
    by_silence = latest.force is Force.SILENCE or dispute.fell_silent
    undecided = latest.effective_on is None and latest.ended_on is None
    return latest if undecided or by_silence else None


@effect(AgreementTookEffect)
def _took_effect(dispute: Dispute, took: AgreementTookEffect) -> Dispute:
    agreement = attrs.evolve(dispute.agreements[-1], effective_on=took.on, force=took.force, ended_on=None)
    return changed(
        dispute,
        agreements=(*dispute.agreements[:-1], agreement),
        obligations=tuple(_since(owed, agreement, took.on) for owed in dispute.obligations),
        fell_silent=False,
        stage=EFFECTIVE,
    )


@effect(AgreementFell)
def _fell(dispute: Dispute, fell: AgreementFell) -> Dispute:
    agreement = attrs.evolve(dispute.agreements[-1], effective_on=None, force=None, ended_on=fell.on)
    return changed(
        dispute,
        agreements=(*dispute.agreements[:-1], agreement),
        obligations=tuple(_since(owed, agreement, None) for owed in dispute.obligations),
        fell_silent=fell.silent,
        stage=ENDED,
    )


def _since(owed: Obligation, agreement: Agreement, day: date | None) -> Obligation:
    return attrs.evolve(owed, effective_on=day) if owed.id in agreement.obligations else owed


AWAITS_CONFIRMATION = Condition(code="awaits-confirmation", clauses=("民法典 158",))
BY_THE_CONFIRMER = Condition(code="by-the-confirmer")
NOT_BEFORE_AGREEMENT = Condition(code="not-before-agreement")
CONFIRMED_IN_TIME = Condition(code="confirmed-in-time", clauses=("民法典 158",), cured_by="open-mediation")
