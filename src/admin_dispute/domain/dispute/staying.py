"""Who is still in proceedings, and from which ones each of several withdraws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.proceedings import Proceeding, pending

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


def staying(dispute: Dispute, proceeding: Proceeding) -> tuple[str, ...]:
    """Return the applicants who have not withdrawn from proceedings with permission."""
    here = [kept for kept in dispute.withdrawals if kept.proceeding == proceeding.id and kept.permitted_on is not None]
    return tuple(who for who in proceeding.applicants if not any(who in kept.parties for kept in here))


def by_own_proceedings(dispute: Dispute, parties: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the pending proceedings of parties, and who of them is in each; nothing unless each is in just one."""
    running = [(kept.id, set(staying(dispute, kept))) for kept in pending(dispute)]
    found = {who: [id_ for id_, inside in running if who in inside] for who in parties}
    if any(len(ids) != 1 for ids in found.values()):
        return ()
    grouped: dict[str, list[str]] = {}
    for who, (id_,) in found.items():
        grouped.setdefault(id_, []).append(who)
    return tuple((id_, tuple(members)) for id_, members in grouped.items())
