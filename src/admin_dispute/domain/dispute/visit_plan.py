"""When follow-up visits fall due: planned by what settled the work, an agreement, a withdrawal, a letter (WX-4.3.3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, effect, event
from admin_dispute.domain.periods import Period
from admin_dispute.domain.values import changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class VisitPlan:
    """Visits that fall due after these periods, counted from `since`."""

    since: date
    periods: tuple[Period, ...]


@event("visits-planned")
@frozen(kw_only=True)
class VisitsPlanned:
    """Follow-up visits are planned."""

    plan: VisitPlan


def plan_visits(dispute: Dispute, law: Law, since: date) -> Steps:
    """Yield the plan of visits that a settling act brings; none where the visits of an earlier plan are still due."""
    plan, periods = dispute.visit_plan, law.follow_up_visits(dispute)
    still_due = plan is not None and visits_made(dispute, plan) < len(plan.periods)
    if periods and not still_due:
        yield VisitsPlanned(plan=VisitPlan(since=since, periods=periods))


def visits_made(dispute: Dispute, plan: VisitPlan) -> int:
    """Return how many visits of a plan took place."""
    return sum(1 for visit in dispute.visits if visit.on >= plan.since)


@effect(VisitsPlanned)
def _planned(dispute: Dispute, planned: VisitsPlanned) -> Dispute:
    return changed(dispute, visit_plan=planned.plan)
