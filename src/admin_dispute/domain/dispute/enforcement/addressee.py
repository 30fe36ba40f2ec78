"""Whom a county's document on refusals speaks of: agencies (WX-4.3.5). Against a citizen only articles are cited."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.enforcement.measures import measure_of
from admin_dispute.domain.dispute.enforcement.titles import Side, side_of
from admin_dispute.domain.dispute.obligation import Obligation, obligation_of
from admin_dispute.domain.ruling import by_law_alone

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

Deciding = Callable[["Dispute", Any, "Law", "Facts"], Steps]


def cited_by_debtor(decide: Deciding) -> Deciding:
    """Decorate a decision about a measure, proposed on an obligation or on file, so that it cites by who owes."""

    @wraps(decide)
    def decided(dispute: Dispute, given: Any, law: Law, facts: Facts) -> Steps:
        """Give the steps of the decision."""
        measure = measure_of(dispute, given.measure) if hasattr(given, "measure") else given
        id_ = None if measure is None else measure.obligation
        owed = None if id_ is None else obligation_of(dispute.obligations, id_)
        return against(dispute, owed, decide(dispute, given, law, facts))

    return decided


def against(dispute: Dispute, owed: Obligation | None, steps: Steps) -> Steps:
    """Give steps about enforcing an obligation: with the county's clauses where an agency owes it."""
    return steps if owed is not None and side_of(dispute, owed) is Side.AGENCY else by_law_alone(steps)
