"""What an agency's decision ordered is not its to waive: only what was added for lateness is (行政强制法 42)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.enforcement.titles import Instrument
from admin_dispute.domain.dispute.obligation import Duty, Obligation
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


def ordered_by_act(dispute: Dispute, obligation: str) -> bool:
    """Say whether an obligation is what an administrative decision ordered."""
    acts = (title for title in dispute.titles if title.instrument is Instrument.ADMINISTRATIVE_ACT)
    return any(obligation in title.obligations for title in acts)


def principal_kept(dispute: Dispute, settled: tuple[Obligation, ...], instead: tuple[Obligation, ...]) -> Steps:
    """Yield whether what is performed instead of an agency's decision comes to as much money as it ordered."""
    ordered = [owed.left for owed in settled if owed.duty is Duty.MONEY and ordered_by_act(dispute, owed.id)]
    if not ordered:
        return
    amount = sum((left or Decimal(0) for left in ordered), Decimal(0))
    agreed = [owed.amount for owed in instead if owed.duty is Duty.MONEY]
    known = bool(agreed) and None not in agreed
    total = sum((each or Decimal(0) for each in agreed), Decimal(0))
    yield PRINCIPAL_KEPT(not known or total >= amount, ordered=amount, agreed=total)


PRINCIPAL_KEPT = Condition(code="principal-kept", clauses=("行政强制法 42",), warns=True)
ACT_NOT_WAIVED = Condition(code="act-not-waived", clauses=("行政强制法 42",), cured_by="record-validity", warns=True)
