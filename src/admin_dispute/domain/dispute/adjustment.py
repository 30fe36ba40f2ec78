"""What changes an obligation without performing it: papers in, measured, set off, released by the creditor."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, needs
from admin_dispute.domain.dispute.enforcement.of_acts import ACT_NOT_WAIVED, ordered_by_act
from admin_dispute.domain.dispute.enforcement.titles import cited_as_agreed
from admin_dispute.domain.dispute.obligation import Duty, Milestone, Obligation, Standing, obligation_of
from admin_dispute.domain.dispute.performance import (
    OBLIGATION_KNOWN,
    SOMETHING_OWED,
    obligation_owed,
    performable,
    with_obligation,
)
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, bad_value, changed, not_empty, not_negative
from admin_dispute.domain.values import quantity as measured_quantity

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("submit-papers")
@frozen(kw_only=True)
class SubmitPapers:
    """Record that the creditor's papers are in, from which the term of these obligations runs."""

    dispute: str
    on: date
    obligations: tuple[str, ...] = field(validator=not_empty)
    papers: Text | None = None


@command("measure-obligation")
@frozen(kw_only=True)
class MeasureObligation:
    """Record what an obligation came to when it was measured.

    Attributes:
        quantity: in the unit agreed, multiplied by the agreed rate; amount: or the amount in yuan, without a rate.
        by: who measured; basis: by which standard or report.
    """

    dispute: str
    on: date
    obligation: str
    quantity: Decimal | None = field(default=None, validator=measured_quantity)
    amount: Decimal | None = field(default=None, validator=not_negative)
    by: Words | None = None
    basis: Text | None = None

    def __attrs_post_init__(self) -> None:
        if (self.quantity is None) is (self.amount is None):
            raise bad_value("amount", "数量和数额应写其一")


@command("set-off")
@frozen(kw_only=True)
class SetOff:
    """Set two money obligations off against each other, for an amount in yuan or as far as they go."""

    dispute: str
    on: date
    obligation: str
    against: str
    amount: Decimal | None = field(default=None, validator=not_negative)


@command("release-obligation")
@frozen(kw_only=True)
class ReleaseObligation:
    """Record that every creditor of an obligation waives it, whole or for an amount in yuan."""

    dispute: str
    on: date
    obligation: str
    by: tuple[str, ...] = field(validator=not_empty)
    amount: Decimal | None = field(default=None, validator=not_negative)
    reason: Text | None = None


@event("papers-submitted")
@frozen(kw_only=True)
class PapersSubmitted:
    """The creditor's papers are in."""

    obligations: tuple[str, ...]
    on: date
    papers: Text | None


@event("obligation-measured")
@frozen(kw_only=True)
class ObligationMeasured:
    """The amount of an obligation is known."""

    obligation: str
    quantity: Decimal | None
    amount: Decimal
    by: Words | None
    basis: Text | None


@event("obligations-set-off")
@frozen(kw_only=True)
class ObligationsSetOff:
    """Two obligations were set off against each other."""

    obligation: str
    against: str
    amount: Decimal
    on: date


@event("obligation-released")
@frozen(kw_only=True)
class ObligationReleased:
    """The creditors waive an obligation: whole (amount None), or a part in yuan."""

    obligation: str
    amount: Decimal | None
    by: tuple[str, ...]
    on: date
    reason: Text | None


for _asking in (MeasureObligation, SetOff, ReleaseObligation):
    needs(_asking)(obligation_owed)


@needs(SubmitPapers)
def _needs_agreement(dispute: Dispute, law: Law) -> Steps:
    yield SOMETHING_OWED(dispute.obligations)


@decides(SubmitPapers)
@cited_as_agreed
def _submit(dispute: Dispute, submitted: SubmitPapers, law: Law, facts: Facts) -> Steps:
    for id_ in submitted.obligations:
        owed = obligation_of(dispute.obligations, id_)
        yield OBLIGATION_KNOWN(owed, obligation=id_)
        yield WAITS_FOR_PAPERS(owed is None or Milestone.PAPERS in (owed.after, owed.until), obligation=id_)
    yield PapersSubmitted(obligations=submitted.obligations, on=submitted.on, papers=submitted.papers)


@decides(MeasureObligation)
@cited_as_agreed
def _measure(dispute: Dispute, measured: MeasureObligation, law: Law, facts: Facts) -> Steps:
    owed = obligation_of(dispute.obligations, measured.obligation)
    yield from performable(owed, measured.obligation)
    if owed is None:
        return
    yield NOT_MEASURED_YET(owed.amount is None, obligation=owed.id, amount=owed.amount)
    rated = owed.measurement is not None
    yield MEASURED_AS_AGREED(rated is (measured.quantity is not None), obligation=owed.id)
    amount = measured.amount
    if owed.measurement is not None:
        amount = attrs.evolve(owed.measurement, quantity=measured.quantity).amount
    yield NOT_LESS_THAN_PAID(amount is None or owed.paid <= amount, paid=owed.paid)
    yield ObligationMeasured(
        obligation=owed.id,
        quantity=measured.quantity,
        amount=amount or Decimal(0),
        by=measured.by,
        basis=measured.basis,
    )


@decides(SetOff)
@cited_as_agreed
def _set_off(dispute: Dispute, made: SetOff, law: Law, facts: Facts) -> Steps:
    one, other = (obligation_of(dispute.obligations, id_) for id_ in (made.obligation, made.against))
    yield from performable(one, made.obligation)
    yield from performable(other, made.against)
    if one is None or other is None:
        return
    mutual = not (set(one.debtors).isdisjoint(other.creditors) or set(other.debtors).isdisjoint(one.creditors))
    yield OWED_MUTUALLY(mutual, one=one.id, other=other.id)
    both = (one.left, other.left)
    yield BOTH_IN_MONEY(one.duty is Duty.MONEY is other.duty and None not in both, one=one.id, other=other.id)
    most = min((left for left in both if left is not None), default=Decimal(0))
    amount = most if made.amount is None else made.amount
    yield NOT_MORE_THAN_OWED(amount <= most, left=most)
    yield ObligationsSetOff(obligation=one.id, against=other.id, amount=amount, on=made.on)


@decides(ReleaseObligation)
@cited_as_agreed
def _release(dispute: Dispute, released: ReleaseObligation, law: Law, facts: Facts) -> Steps:
    owed = obligation_of(dispute.obligations, released.obligation)
    yield from performable(owed, released.obligation)
    if owed is None:
        return
    silent = tuple(who for who in owed.creditors if who not in released.by)
    yield CREDITORS_RELEASE(owed.creditors and not silent, who=silent)
    yield NOT_MORE_THAN_OWED(released.amount is None or released.amount <= (owed.left or Decimal(0)), left=owed.left)
    if ordered_by_act(dispute, owed.id):
        yield ACT_NOT_WAIVED(False, obligation=owed.id)
    part = None if released.amount == owed.left else released.amount
    yield ObligationReleased(obligation=owed.id, amount=part, by=released.by, on=released.on, reason=released.reason)


@effect(PapersSubmitted)
def _submitted(dispute: Dispute, submitted: PapersSubmitted) -> Dispute:
    for id_ in submitted.obligations:
        dispute = with_obligation(dispute, id_, lambda owed: changed(owed, papers_on=submitted.on))
    return dispute


@effect(ObligationMeasured)
def _measured(dispute: Dispute, measured: ObligationMeasured) -> Dispute:
    def known(owed: Obligation) -> Obligation:
        """Return the obligation with its amount."""
        measurement = None if owed.measurement is None else attrs.evolve(owed.measurement, quantity=measured.quantity)
        found = changed(owed, measurement=measurement, amount=measured.amount)
        if found.left or not found.payments:
            return found
        last = max(payment.on for payment in found.payments)
        return attrs.evolve(found, standing=Standing.PERFORMED, performed_on=last, settled_on=last)

    return with_obligation(dispute, measured.obligation, known)


@effect(ObligationsSetOff)
def _were_set_off(dispute: Dispute, made: ObligationsSetOff) -> Dispute:
    def less(owed: Obligation) -> Obligation:
        """Return an obligation less what was set off."""
        reduced = changed(owed, set_off=owed.set_off + made.amount)
        return reduced if reduced.left else attrs.evolve(reduced, standing=Standing.SET_OFF, settled_on=made.on)

    return with_obligation(with_obligation(dispute, made.obligation, less), made.against, less)


@effect(ObligationReleased)
def _released(dispute: Dispute, released: ObligationReleased) -> Dispute:
    def waived(owed: Obligation) -> Obligation:
        """Return the obligation less what was waived."""
        if released.amount is None or owed.amount is None:
            return changed(owed, standing=Standing.RELEASED, settled_on=released.on)
        return changed(owed, amount=owed.amount - released.amount)

    return with_obligation(dispute, released.obligation, waived)


WAITS_FOR_PAPERS = Condition(code="waits-for-papers", warns=True)
NOT_MEASURED_YET = Condition(code="not-measured-yet", cured_by="correct-act")
MEASURED_AS_AGREED = Condition(code="measured-as-agreed")
NOT_LESS_THAN_PAID = Condition(code="not-less-than-paid")
OWED_MUTUALLY = Condition(code="owed-mutually", clauses=("民法典 568",))
BOTH_IN_MONEY = Condition(code="both-in-money", clauses=("民法典 568",), cured_by="measure-obligation")
NOT_MORE_THAN_OWED = Condition(code="not-more-than-owed")
CREDITORS_RELEASE = Condition(code="creditors-release", clauses=("民法典 575",))
