"""Effect: an agreement that waits is confirmed or refused, and takes effect when nothing it waits for is left."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.agreement import Agreement, Lapse
from admin_dispute.domain.dispute.force import Force, GivenForce
from admin_dispute.domain.dispute.rounds import resting
from admin_dispute.domain.dispute.stage import AGREED, EFFECTIVE, ENDED, MEDIATING
from admin_dispute.domain.dispute.taking_effect import (
    agreement_of,
    settled_by,
    unsettled_by,
    with_agreement,
)
from admin_dispute.domain.dispute.terms import Meaning
from admin_dispute.domain.dispute.visit_plan import VisitCause, plan_visits
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("confirm-agreement", stages=(MEDIATING, AGREED, ENDED, EFFECTIVE))
@frozen(kw_only=True)
class ConfirmAgreement:
    """Record that the agency confirmed an agreement; in time but entered late it still counts.

    Attributes:
        agreement: its number, None for the latest one that waits; minutes: reference of the agency's decision.
    """

    dispute: str
    on: date
    agency: str
    agreement: int | None = None
    minutes: Words | None = None


@command("refuse-confirmation", stages=(MEDIATING, AGREED, ENDED, EFFECTIVE))
@frozen(kw_only=True)
class RefuseConfirmation:
    """Record that the agency does not confirm an agreement, and why; it then means what the agreement says.

    In time but entered late it still counts.
    """

    dispute: str
    on: date
    agency: str
    reason: Text
    agreement: int | None = None


@event("agreement-confirmed")
@frozen(kw_only=True)
class AgreementConfirmed:
    """The agency confirmed the agreement; this also ratifies what its own agent signed."""

    agreement: int
    on: date
    agency: str


@event("agreement-took-effect")
@frozen(kw_only=True)
class AgreementTookEffect:
    """Nothing the agreement waited for is left: it has effect from a day, by a force."""

    agreement: int
    given: GivenForce


@event("agreement-fell")
@frozen(kw_only=True)
class AgreementFell:
    """An agreement fell; `renegotiate`: the parties go back to the table in the same round."""

    agreement: int
    on: date
    lapse: Lapse
    renegotiate: bool = False
    reason: Text | None = None


@decides(ConfirmAgreement)
def _confirm(dispute: Dispute, confirmed: ConfirmAgreement, law: Law, facts: Facts) -> Steps:
    agreement = waiting(dispute, confirmed.agreement)
    yield from _spoken(agreement, confirmed, law)
    if agreement is None:
        return
    yield AgreementConfirmed(agreement=agreement.number, on=confirmed.on, agency=confirmed.agency)
    after = as_confirmed(agreement, confirmed.agency, confirmed.on)
    yield from effective_steps(dispute, after, confirmed.on, Force.CONFIRMATION, law)


@decides(RefuseConfirmation)
def _refuse(dispute: Dispute, refused: RefuseConfirmation, law: Law, facts: Facts) -> Steps:
    agreement = waiting(dispute, refused.agreement)
    yield from _spoken(agreement, refused, law)
    if agreement is None or agreement.confirmation is None:
        return
    again = agreement.confirmation.refusal is Meaning.RENEGOTIATE
    yield AgreementFell(
        agreement=agreement.number, on=refused.on, lapse=Lapse.REFUSED, renegotiate=again, reason=refused.reason
    )


def _spoken(agreement: Agreement | None, said: ConfirmAgreement | RefuseConfirmation, law: Law) -> list[object]:
    """What a word of the agency needs: an agreement that waits for it, from the right agency, in time."""
    if agreement is None or agreement.confirmation is None:
        return [AWAITS_CONFIRMATION(agreement)]
    asked = agreement.confirmation
    due = law.due(agreement.on, asked.within)
    return [
        AWAITS_CONFIRMATION,
        BY_THE_CONFIRMER(said.agency == asked.agency, agency=asked.agency),
        NOT_BEFORE_AGREEMENT(agreement.on <= said.on, day=agreement.on),
        CONFIRMED_IN_TIME(not due.over(said.on), due=due.on),
    ]


def waiting(dispute: Dispute, number: int | None = None) -> Agreement | None:
    """Return the agreement whose confirmation is open, or was decided by silence alone; the latest if not named."""
    for agreement in reversed(dispute.agreements):
        if agreement.confirming is None or number not in (None, agreement.number):
            continue
        undecided = agreement.effective_on is None and agreement.ended_on is None
        if undecided or agreement.lapse is Lapse.SILENCE or any(one.force == Force.SILENCE for one in agreement.forces):
            return agreement
    return None


def as_confirmed(agreement: Agreement, agency: str, on: date) -> Agreement:
    """Return the agreement as the agency's confirmation leaves it: silence no longer speaks."""
    return changed(
        agreement,
        confirmed_on=on,
        unratified=others_to_ratify(agreement, agency),
        effective_on=None,
        forces=tuple([one for one in agreement.forces if one.force != Force.SILENCE]),
        ended_on=None,
        lapse=None,
    )


def others_to_ratify(agreement: Agreement, principal: str) -> tuple[str, ...]:
    """Return the principals beside one who have not ratified an agreement."""
    return tuple([other for other in agreement.unratified if other != principal])


def effective_steps(dispute: Dispute, agreement: Agreement, on: date, force: str, law: Law) -> Steps:
    """Yield that an agreement takes effect, if it waits for nothing any more, and the visits that brings."""
    if agreement.confirming is not None or agreement.unratified or agreement.ended_on is not None:
        return
    yield AgreementTookEffect(agreement=agreement.number, given=GivenForce(force=force, on=on, since=on))
    yield from plan_visits(dispute, law, on, VisitCause.AGREEMENT)


@effect(AgreementConfirmed)
def _confirmed(dispute: Dispute, confirmed: AgreementConfirmed) -> Dispute:
    agreement = agreement_of(dispute, confirmed.agreement)
    if agreement is None:
        return dispute
    after = as_confirmed(agreement, confirmed.agency, confirmed.on)
    return with_agreement(dispute, after, stage=MEDIATING if dispute.stage is MEDIATING else AGREED)


@effect(AgreementTookEffect)
def _took_effect(dispute: Dispute, took: AgreementTookEffect) -> Dispute:
    agreement = agreement_of(dispute, took.agreement)
    if agreement is None:
        return dispute
    since = took.given.since
    agreement = changed(
        agreement, effective_on=since, forces=(*agreement.forces, took.given), ended_on=None, lapse=None
    )
    return settled_by(dispute, agreement, since, MEDIATING if dispute.stage is MEDIATING else EFFECTIVE)


@effect(AgreementFell)
def _fell(dispute: Dispute, fell: AgreementFell) -> Dispute:
    agreement = agreement_of(dispute, fell.agreement)
    if agreement is None:
        return dispute
    fallen = changed(agreement, effective_on=None, forces=(), ended_on=fell.on, lapse=fell.lapse)
    after = unsettled_by(dispute, fallen)
    if dispute.stage is MEDIATING:
        return after
    if not fell.renegotiate or not after.rounds:
        return changed(after, stage=resting(after))
    rounds = (*after.rounds[:-1], attrs.evolve(after.rounds[-1], ended=None, ending=None))
    return changed(after, stage=MEDIATING, rounds=rounds)


AWAITS_CONFIRMATION = Condition(code="awaits-confirmation", clauses=("民法典 158",))
BY_THE_CONFIRMER = Condition(code="by-the-confirmer")
NOT_BEFORE_AGREEMENT = Condition(code="not-before-agreement")
CONFIRMED_IN_TIME = Condition(code="confirmed-in-time", clauses=("民法典 158",), cured_by="open-mediation")
