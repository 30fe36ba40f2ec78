"""Ratification: what an agent signed beyond his authority binds his principal only once ratified (民法典 171)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, needs
from admin_dispute.domain.dispute.agreement import Agreement, Lapse
from admin_dispute.domain.dispute.authority import may_settle
from admin_dispute.domain.dispute.effect import NOT_BEFORE_AGREEMENT, AgreementFell, effective_steps, others_to_ratify
from admin_dispute.domain.dispute.filing import RECORDED_AFTERWARDS
from admin_dispute.domain.dispute.force import Force
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.powers import Mandate
from admin_dispute.domain.dispute.taking_effect import agreement_of, with_agreement
from admin_dispute.domain.ids import Words
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

TO_RATIFY = Period(30)
"""Thirty days from the receipt of the other side's request; silence is a refusal (民法典 171)."""


@command("ratify-agreement")
@frozen(kw_only=True)
class RatifyAgreement:
    """Record that a principal ratifies what was signed for it beyond authority; it binds from this day."""

    dispute: str
    on: date
    principal: str
    minutes: Words | None = None
    proof: Text | None = None


@command("refuse-ratification")
@frozen(kw_only=True)
class RefuseRatification:
    """Record that a principal does not ratify what was signed for it; the agreement falls."""

    dispute: str
    on: date
    principal: str
    reason: Text | None = None


@command("urge-ratification")
@frozen(kw_only=True)
class UrgeRatification:
    """Record that the other side asked the principal to ratify; its thirty days run from the receipt (民法典 171).

    Attributes:
        received_on: the day the principal received the request, None while that is not proven: nothing runs yet.
            Once it is, the request is recorded again with it.
    """

    dispute: str
    on: date
    by: str
    received_on: date | None = None
    proof: Text | None = None


@event("agreement-ratified")
@frozen(kw_only=True)
class AgreementRatified:
    """A principal ratified; `mandate` names the wider mandate that did so, None where it was said."""

    agreement: int
    principal: str
    on: date
    mandate: str | None
    minutes: Words | None = None
    proof: Text | None = None


@event("ratification-urged")
@frozen(kw_only=True)
class RatificationUrged:
    """The other side asked for ratification; `received_on`: when the principal had it, None while not proven."""

    agreement: int
    by: str
    on: date
    received_on: date | None = None
    proof: Text | None = None


@needs(RatifyAgreement)
@needs(RefuseRatification)
@needs(UrgeRatification)
def _needs_unratified(dispute: Dispute, law: Law) -> Steps:
    yield AWAITS_RATIFICATION(unratified(dispute))


@decides(RatifyAgreement)
def _ratify(dispute: Dispute, ratified: RatifyAgreement, law: Law, facts: Facts) -> Steps:
    agreement = unratified(dispute)
    if agreement is None:
        return
    yield from _by_principal(agreement, ratified.principal, ratified.on)
    yield AgreementRatified(
        agreement=agreement.number,
        principal=ratified.principal,
        on=ratified.on,
        mandate=None,
        minutes=ratified.minutes,
        proof=ratified.proof,
    )
    yield from effective_steps(dispute, _without(agreement, ratified.principal), ratified.on, Force.RATIFICATION, law)


@decides(RefuseRatification)
def _refuse(dispute: Dispute, refused: RefuseRatification, law: Law, facts: Facts) -> Steps:
    agreement = unratified(dispute)
    if agreement is None:
        return
    yield from _by_principal(agreement, refused.principal, refused.on)
    yield AgreementFell(agreement=agreement.number, on=refused.on, lapse=Lapse.NOT_RATIFIED, reason=refused.reason)


@decides(UrgeRatification)
def _urge(dispute: Dispute, urged: UrgeRatification, law: Law, facts: Facts) -> Steps:
    agreement = unratified(dispute)
    if agreement is None:
        return
    yield OTHER_SIDE_URGES(urged.by in everybody(dispute) and urged.by not in agreement.unratified)
    received = urged.received_on
    yield NOT_BEFORE_AGREEMENT(agreement.on <= (received or urged.on), day=agreement.on)
    yield RECORDED_AFTERWARDS(received is None or received <= urged.on, day=urged.on)
    yield REQUEST_RECEIVED(received or agreement.request_received_on)
    yield RatificationUrged(
        agreement=agreement.number, by=urged.by, on=urged.on, received_on=received, proof=urged.proof
    )


def _by_principal(agreement: Agreement, principal: str, on: date) -> Steps:
    yield PRINCIPAL_RATIFIES(principal in agreement.unratified, principals=agreement.unratified)
    yield NOT_BEFORE_AGREEMENT(agreement.on <= on, day=agreement.on)


def unratified(dispute: Dispute) -> Agreement | None:
    """Return the latest agreement that waits for a ratification, None where none does."""
    for agreement in reversed(dispute.agreements):
        if agreement.unratified and agreement.ended_on is None:
            return agreement
    return None


def ratified_by(dispute: Dispute, mandate: Mandate, law: Law) -> Steps:
    """Yield what a wider mandate brings: it ratifies what its principal's agent signed, if it carries that."""
    agreement = unratified(dispute)
    if agreement is None or mandate.principal not in agreement.unratified:
        return
    owed = tuple(
        one for one in dispute.obligations if one.id in agreement.obligations and mandate.principal in one.debtors
    )
    if may_settle(mandate, mandate.principal, owed, mandate.since):
        yield AgreementRatified(
            agreement=agreement.number, principal=mandate.principal, on=mandate.since, mandate=mandate.id
        )
        after = _without(agreement, mandate.principal)
        yield from effective_steps(dispute, after, mandate.since, Force.RATIFICATION, law)


def _without(agreement: Agreement, principal: str) -> Agreement:
    return changed(agreement, unratified=others_to_ratify(agreement, principal))


@effect(AgreementRatified)
def _ratified(dispute: Dispute, ratified: AgreementRatified) -> Dispute:
    agreement = agreement_of(dispute, ratified.agreement)
    return dispute if agreement is None else with_agreement(dispute, _without(agreement, ratified.principal))


@effect(RatificationUrged)
def _urged(dispute: Dispute, urged: RatificationUrged) -> Dispute:
    agreement = agreement_of(dispute, urged.agreement)
    if agreement is None:
        return dispute
    first, received = agreement.urged_on or urged.on, agreement.request_received_on or urged.received_on
    return with_agreement(dispute, changed(agreement, urged_on=first, request_received_on=received))


AWAITS_RATIFICATION = Condition(code="awaits-ratification", clauses=("民法典 171",), cured_by="conclude-provisionally")
PRINCIPAL_RATIFIES = Condition(code="principal-ratifies", clauses=("民法典 171",))
REQUEST_RECEIVED = Condition(code="request-received", clauses=("民法典 171",), warns=True)
OTHER_SIDE_URGES = Condition(code="other-side-urges", clauses=("民法典 171",))
