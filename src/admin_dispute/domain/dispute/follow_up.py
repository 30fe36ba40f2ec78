"""Follow-up visits after a withdrawal or an agreement; what they find is recorded (WX-4.3.3)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.stage import CLOSED, EFFECTIVE, ENDED, MEDIATING
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class VisitFinding(StrEnum):
    """What a visit found."""

    SATISFIED = "satisfied"
    PERFORMING = "performing"
    NOT_PERFORMED = "not-performed"
    RELAPSE = "relapse"
    NOT_REACHED = "not-reached"


@frozen(kw_only=True)
class Visit:
    """A follow-up visit."""

    on: date
    finding: VisitFinding
    note: Text | None


@command("record-visit", stages=(MEDIATING, EFFECTIVE, ENDED, CLOSED))
@frozen(kw_only=True)
class RecordVisit:
    """Record a follow-up visit and what it found; a relapse reopens the work, for a new round or other remedies."""

    dispute: str
    on: date
    finding: VisitFinding
    note: Text | None = None


@event("visited")
@frozen(kw_only=True)
class Visited:
    """A follow-up visit took place."""

    visit: Visit


@decides(RecordVisit)
def _visit(dispute: Dispute, visited: RecordVisit, law: Law, facts: Facts) -> Steps:
    yield RELAPSE_REOPENED(visited.finding is not VisitFinding.RELAPSE)
    yield Visited(visit=Visit(on=visited.on, finding=visited.finding, note=visited.note))


@effect(Visited)
def _visited(dispute: Dispute, visited: Visited) -> Dispute:
    after = changed(dispute, visits=(*dispute.visits, visited.visit))
    if visited.visit.finding is not VisitFinding.RELAPSE:
        return after
    return changed(after, stage=ENDED if dispute.stage is CLOSED else dispute.stage, closing=None, visit_plan=None)


RELAPSE_REOPENED = Condition(code="relapse-reopened", cured_by="open-mediation", warns=True)
