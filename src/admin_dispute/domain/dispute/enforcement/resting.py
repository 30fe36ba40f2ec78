"""A title at rest: the parties settled while it was enforced, and what they agreed on is owed in its stead.

Fully performed, the settlement is done with and so is the title (执行和解规定 8); till then nobody is in default of it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.obligation import Obligation, Standing, still_owed
from admin_dispute.domain.periods import Span
from admin_dispute.domain.values import changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.enforcement.settling import EnforcementSettlement
    from admin_dispute.domain.dispute.state import Dispute


def settled_now(dispute: Dispute, obligation: str, on: date) -> bool:
    """Say whether a settlement in enforcement lets an obligation's title rest on a day."""
    return any(
        obligation in kept.obligations and kept.on <= on and (kept.resumed_on is None or on < kept.resumed_on)
        for kept in dispute.enforcement_settlements
    )


def rests(dispute: Dispute, obligation: str) -> bool:
    """Say whether a settlement in enforcement lets an obligation's title rest that did not come back since."""
    settlements = dispute.enforcement_settlements
    return bool(settlements) and any(obligation in one.obligations and one.resumed_on is None for one in settlements)


def days_of_rest(dispute: Dispute, obligation: str, through: date) -> tuple[Span, ...]:
    """Return the days up to one on which settlements in enforcement let an obligation's title rest."""
    return tuple(
        Span(kept.on, through if kept.resumed_on is None else kept.resumed_on - timedelta(days=1))
        for kept in dispute.enforcement_settlements
        if obligation in kept.obligations
    )


def in_stead(dispute: Dispute, settlement: EnforcementSettlement) -> tuple[Obligation, ...]:
    """Return what a settlement's own agreement put in the stead of the title; nothing where none was reported."""
    agreed = {id_ for one in dispute.agreements if one.number == settlement.agreement for id_ in one.obligations}
    return tuple(owed for owed in dispute.obligations if owed.id in agreed)


def fulfilled(dispute: Dispute, settlement: EnforcementSettlement) -> bool:
    """Say whether all of a settlement's own agreement is done with; what is only to be kept on is not waited for."""
    own = in_stead(dispute, settlement)
    left = set(still_owed(dispute.obligations, tuple(owed.id for owed in own)))
    kept = {owed.id for owed in own if owed.endless and owed.standing is Standing.OPEN}
    return left <= kept and any(owed.settled_on is not None for owed in own)


def with_fulfilled(dispute: Dispute) -> Dispute:
    """Return the dispute with what rests under a fulfilled settlement as settled; as it is where none is."""
    for kept in dispute.enforcement_settlements:
        if kept.resumed_on is None and fulfilled(dispute, kept):
            days = [owed.settled_on for owed in in_stead(dispute, kept) if owed.settled_on is not None]
            dispute = _settled(dispute, kept.obligations, max(kept.on, *days))
    return dispute


def _settled(dispute: Dispute, ids: tuple[str, ...], on: date) -> Dispute:
    obligations = tuple(
        changed(owed, standing=Standing.SETTLED, settled_on=on) if owed.id in ids and owed.owed else owed
        for owed in dispute.obligations
    )
    return changed(dispute, obligations=obligations)
