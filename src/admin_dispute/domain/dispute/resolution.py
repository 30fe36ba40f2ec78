"""How far a settlement has got: an open promise never counts as resolved, a closed case is not a performed one."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.enforcement.resting import rests
from admin_dispute.domain.dispute.obligation import IN_ITS_STEAD, Obligation, Standing
from admin_dispute.domain.dispute.stage import CLOSED

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


class Resolution(StrEnum):
    """Where the settlement of a dispute stands in truth, whatever its stage."""

    UNSETTLED = "unsettled"
    UNSEEN = "unseen"
    PROMISED = "promised"
    BREACHED = "breached"
    PERFORMING = "performing"
    RESOLVED = "resolved"


def obligations_in_force(dispute: Dispute) -> tuple[Obligation, ...]:
    """Return the obligations in force, those replaced or settled in enforcement left out."""
    return tuple(o for o in dispute.obligations if o.effective_on is not None and o.standing not in IN_ITS_STEAD)


def open_promises(dispute: Dispute) -> tuple[str, ...]:
    """Return the ids of promises in force that say nothing of until when, and are not kept yet."""
    return tuple([owed.id for owed in dispute.obligations if owed.owed and owed.promised])


def resolution(dispute: Dispute) -> Resolution:
    """Say how far the settlement has got.

    Unseen: the center knows neither text nor duties. Breached: somebody refused. Promised: an open promise is left.
    Performing: dated duties are left. Resolved: what remains is only kept (a lasting duty), or goes on month by month
    without end; or the cause is gone.
    """
    settled = [one for one in dispute.agreements if one.effective_on is not None and one.ended_on is None]
    if not settled:
        gone = dispute.stage is CLOSED and dispute.closing is not None and dispute.closing.outcome == "cause-gone"
        return Resolution.RESOLVED if gone else Resolution.UNSETTLED
    if any(one.terms is None and not one.obligations for one in settled):
        return Resolution.UNSEEN
    found = Resolution.RESOLVED
    for owed in dispute.obligations:
        if not owed.owed:
            continue
        if owed.standing is Standing.REFUSED and not rests(dispute, owed.id):
            return Resolution.BREACHED
        if owed.promised:
            found = Resolution.PROMISED
        elif found is Resolution.RESOLVED and not owed.endless:
            found = Resolution.PERFORMING
    return found


def resolved(dispute: Dispute) -> bool:
    """Say whether a dispute is resolved in truth: settled, and nothing promised or due is left."""
    return resolution(dispute) is Resolution.RESOLVED


def left_beside(dispute: Dispute, ids: tuple[str, ...]) -> bool:
    """Say whether something else than these obligations is to be completed yet: they alone do not resolve a dispute.

    What rests is not counted, for it is done with once the settlement is performed.
    """
    return any(
        owed.id not in ids and owed.owed and not owed.endless and not rests(dispute, owed.id)
        for owed in dispute.obligations
    )
