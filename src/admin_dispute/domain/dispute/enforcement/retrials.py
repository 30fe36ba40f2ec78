"""Retrials of the case that a title comes from: another case of the dispute that is tried again stays nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.enforcement.time_limits import title_of
from admin_dispute.domain.dispute.obligation import Obligation
from admin_dispute.domain.dispute.proceedings import Instance, Proceeding, proceeding_of

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


def retrials(dispute: Dispute, owed: Obligation) -> tuple[Proceeding, ...]:
    """Return the retrials, pending or over, of the case whose paper carries an obligation.

    Where no case is on file, of the paper or of the retrial, every retrial may be one of it.
    """
    again = tuple(kept for kept in dispute.proceedings if kept.instance is Instance.RETRIAL)
    title = title_of(dispute, owed) if again else None
    tried = None if title is None else proceeding_of(dispute, title.proceeding)
    if tried is None:
        return again
    case = _first(dispute, tried)
    return tuple(kept for kept in again if kept.prior is None or _first(dispute, kept) == case)


def _first(dispute: Dispute, tried: Proceeding) -> str:
    """The proceeding with which a case began: back through its instances, not into another kind of proceedings."""
    before = proceeding_of(dispute, tried.prior)
    return tried.id if before is None or before.kind is not tried.kind else _first(dispute, before)
