"""Whether a dispute waits for a relief measure, as far as an actor may know of it: it comes first in every list."""

from __future__ import annotations

import attrs

from admin_dispute.center.facts.other_dispute import dispute_now
from admin_dispute.center.rights import Actor, granted, may_read
from admin_dispute.domain.deadline import Clock
from admin_dispute.domain.dispute.risk import Risk, urgent_risks
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.store.records import Records


def relief_awaited(actor: Actor, dispute: Dispute) -> bool:
    """Say whether a mark waits for its measure, and the actor may know of it: by the mark or by a clock it runs."""
    marks = urgent_risks(dispute)
    return bool(marks) and may_read(actor, "id", dispute, dispute) and any(_known(actor, dispute, one) for one in marks)


def _known(actor: Actor, dispute: Dispute, risk: Risk) -> bool:
    """Whether the mark is his to see, or a clock of it: the owner's, and that of whom it rose to last."""
    if may_read(actor, "risks.on", dispute, dispute, risk) or granted("clocks", Clock.RISK, actor, dispute, risk):
        return True
    later = (attrs.evolve(risk, owner=one.to) for one in risk.escalations[-1:])
    return any(granted("clocks", Clock.ESCALATION, actor, dispute, one) for one in later)


def awaited_of(records: Records, actor: Actor, disputes: set[str]) -> frozenset[str]:
    """Return those of some disputes that wait for a relief measure, as far as the actor may know."""
    found = (dispute_now(records, id_)[0] for id_ in disputes)
    return frozenset(dispute.id for dispute in found if dispute is not None and relief_awaited(actor, dispute))
