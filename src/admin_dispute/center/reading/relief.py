"""Whether a dispute waits for a relief measure, as far as an actor may know of it: it comes first in every list."""

from __future__ import annotations

from admin_dispute.center.rights import Actor, may_read
from admin_dispute.domain.dispute.risk import urgent_risks
from admin_dispute.domain.dispute.state import Dispute


def relief_awaited(actor: Actor, dispute: Dispute) -> bool:
    """Say whether a mark waits for its measure, and is the actor's to see."""
    return any(may_read(actor, "risks.on", dispute, dispute, risk) for risk in urgent_risks(dispute))
