"""Performance: each obligation performed whole or in part, or refused; a refusal opens only what its title carries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.obligation import Obligation, Payment, Standing
from admin_dispute.domain.dispute.stage import CLOSED, EFFECTIVE, ENDED
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_negative

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

_STAGES = (EFFECTIVE, ENDED, CLOSED)


@command("record-performance", stages=_STAGES)
@frozen(kw_only=True)
class RecordPerformance:
    """Record that an obligation was performed: the whole (no amount), or an instalment in yuan."""

    dispute: str
    on: date
    obligation: str
    amount: Decimal | None = field(default=None, validator=not_negative)
    proof: Text | None = None


@command("record-refusal-to-perform", stages=_STAGES)
@frozen(kw_only=True)
class RecordRefusalToPerform:
    """Record that the debtor refuses to perform an obligation."""

    dispute: str
    on: date
    obligation: str
    reason: Text | None = None


@event("obligation-performed")
@frozen(kw_only=True)
class ObligationPerformed:
    """An obligation was performed, `whole` or in part."""

    obligation: str
    payment: Payment
    whole: bool
    proof: Text | None


@event("performance-refused")
@frozen(kw_only=True)
class PerformanceRefused:
    """The debtor refuses to perform."""

    obligation: str
    on: date
    reason: Text | None


@decides(RecordPerformance)
def _perform(dispute: Dispute, performed: RecordPerformance, law: Law, facts: Facts) -> Steps:
    obligation = obligation_of(dispute, performed.obligation)
    yield OBLIGATION_KNOWN(obligation, obligation=performed.obligation)
    if obligation is None:
        return
    yield OBLIGATION_IN_FORCE(obligation.effective_on is not None, obligation=obligation.id)
    yield NOT_PERFORMED_YET(obligation.standing is not Standing.PERFORMED, obligation=obligation.id)
    left = None if obligation.amount is None else obligation.amount - obligation.paid
    yield NOT_TOO_MUCH(left is None or performed.amount is None or performed.amount <= left, left=left)
    whole = performed.amount is None or performed.amount == left
    payment = Payment(on=performed.on, amount=left if performed.amount is None else performed.amount)
    yield ObligationPerformed(obligation=obligation.id, payment=payment, whole=whole, proof=performed.proof)


@decides(RecordRefusalToPerform)
def _refuse(dispute: Dispute, refused: RecordRefusalToPerform, law: Law, facts: Facts) -> Steps:
    obligation = obligation_of(dispute, refused.obligation)
    yield OBLIGATION_KNOWN(obligation, obligation=refused.obligation)
    if obligation is None:
        return
    yield OBLIGATION_IN_FORCE(obligation.effective_on is not None, obligation=obligation.id)
    yield NOT_PERFORMED_YET(obligation.standing is not Standing.PERFORMED, obligation=obligation.id)
    yield ENFORCEABLE_TITLE(False)
    yield PerformanceRefused(obligation=obligation.id, on=refused.on, reason=refused.reason)


def obligation_of(dispute: Dispute, id: str) -> Obligation | None:  # noqa: A002 - the field's word
    """Return an obligation of a dispute by its id."""
    return next((obligation for obligation in dispute.obligations if obligation.id == id), None)


@effect(ObligationPerformed)
def _performed(dispute: Dispute, performed: ObligationPerformed) -> Dispute:
    def paid(obligation: Obligation) -> Obligation:
        return attrs.evolve(
            obligation,
            payments=(*obligation.payments, performed.payment),
            standing=Standing.PERFORMED if performed.whole else obligation.standing,
            performed_on=performed.payment.on if performed.whole else None,
        )

    return _with(dispute, performed.obligation, paid)


@effect(PerformanceRefused)
def _refused(dispute: Dispute, refused: PerformanceRefused) -> Dispute:
    return _with(dispute, refused.obligation, lambda owed: attrs.evolve(owed, standing=Standing.REFUSED))


def _with(dispute: Dispute, id: str, change: Callable[[Obligation], Obligation]) -> Dispute:  # noqa: A002 - as above
    obligations = tuple(change(owed) if owed.id == id else owed for owed in dispute.obligations)
    return changed(dispute, obligations=obligations)


OBLIGATION_KNOWN = Condition(code="obligation-known")
OBLIGATION_IN_FORCE = Condition(code="obligation-in-force", cured_by="confirm-agreement")
NOT_PERFORMED_YET = Condition(code="not-performed-yet")
NOT_TOO_MUCH = Condition(code="not-too-much")
ENFORCEABLE_TITLE = Condition(code="enforceable-title", clauses=("行政诉讼法 96",), warns=True)
