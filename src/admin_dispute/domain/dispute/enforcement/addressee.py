"""What a county's document on refusals speaks of: agencies that refuse agreements (WX-4.3.5).

Against a citizen, and on what a judgment or an act orders, only articles are cited.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.enforcement.measures import measure_of
from admin_dispute.domain.dispute.enforcement.table import MeasureKind
from admin_dispute.domain.dispute.enforcement.titles import Deciding, Side, ordered, side_of
from admin_dispute.domain.dispute.obligation import Obligation, obligation_of
from admin_dispute.domain.ruling import by_law_alone

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

NAMED = (
    MeasureKind.APPLICATION, MeasureKind.TRANSFER, MeasureKind.DAILY_FINE_ON_HEAD, MeasureKind.ANNOUNCEMENT,
    MeasureKind.SUGGESTION, MeasureKind.DETENTION, MeasureKind.REFERRAL, MeasureKind.URGE, MeasureKind.CIRCULAR,
)  # fmt: skip
"""What the document names: enforcement, a fine on the head, announcement, suggestion, detention, prosecution, and what
it means by watching performance: urging, circulars."""


def cited_by_debtor(decide: Deciding) -> Deciding:
    """Decorate a decision about a measure, proposed on an obligation or on file, so that it cites by who owes."""

    @wraps(decide)
    def decided(dispute: Dispute, given: Any, law: Law, facts: Facts) -> Steps:
        """Give the steps of the decision."""
        measure = measure_of(dispute, given.measure) if hasattr(given, "measure") else given
        id_ = None if measure is None else measure.obligation
        owed = obligation_of(dispute.obligations, id_)
        kind = None if measure is None else measure.kind
        return against(dispute, owed, kind, decide(dispute, given, law, facts))

    return decided


def against(dispute: Dispute, owed: Obligation | None, kind: MeasureKind | None, steps: Steps) -> Steps:
    """Give steps about a measure: with the county's clauses where an agency owes by agreement and it is named."""
    agreed = owed is not None and side_of(dispute, owed) is Side.AGENCY and owed.id not in ordered(dispute)
    return steps if agreed and kind in NAMED else by_law_alone(steps)
