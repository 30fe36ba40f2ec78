"""When follow-up visits fall due: after agreement, mediation letter, withdrawal and performance (WX-4.3.3)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, effect, event
from admin_dispute.domain.parameters import Parameter, Policy
from admin_dispute.domain.periods import Period
from admin_dispute.domain.values import changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law


class VisitCause(StrEnum):
    """What visits follow."""

    AGREEMENT = "agreement"
    LETTER = "letter"
    WITHDRAWAL = "withdrawal"
    PERFORMANCE = "performance"
    CLOSING = "closing"


@frozen(kw_only=True)
class VisitPlan:
    """Visits that fall due after these periods, counted from `since`, the day of the cause."""

    since: date
    periods: tuple[Period, ...]
    cause: VisitCause


@event("visits-planned")
@frozen(kw_only=True)
class VisitsPlanned:
    """Follow-up visits are planned."""

    plan: VisitPlan


def plan_visits(dispute: Dispute, law: Law, since: date, cause: VisitCause) -> Steps:
    """Yield the plan of visits that a settling act brings; none where visits of the same cause are due still."""
    if any(plan.cause is cause and visits_left(dispute, plan) for plan in dispute.visit_plans):
        return
    periods = law.follow_up_visits(dispute, cause)
    if periods:
        yield VisitsPlanned(plan=VisitPlan(since=since, periods=periods, cause=cause))


OF_ITS_OWN = {
    VisitCause.WITHDRAWAL: "follow-up-after-withdrawal",
    VisitCause.PERFORMANCE: "follow-up-after-performance",
}
"""Causes for which a policy may set visits of their own, beside those of everything that settles."""


def stated_visits(dispute: Dispute, cause: VisitCause, policy: Policy | None) -> Parameter | None:
    """Return what a policy says of the visits that follow a cause, None where it says nothing.

    What it says of this cause alone counts always; what it says of all only where no visit is due already.
    """
    own = OF_ITS_OWN.get(cause)
    if policy is None:
        return None
    if own is not None and (stated := policy.parameter(own)) is not None:
        return stated
    left = any(visits_left(dispute, plan) for plan in dispute.visit_plans)
    return None if left else policy.parameter("follow-up-visits")


def visits_made(dispute: Dispute, plan: VisitPlan) -> int:
    """Return how many visits of a plan took place: one visit serves every plan; one that reached nobody serves none."""
    return len([visit for visit in dispute.visits if visit.on >= plan.since and visit.reached])


def visits_left(dispute: Dispute, plan: VisitPlan) -> bool:
    """Say whether visits of a plan are due still."""
    return visits_made(dispute, plan) < len(plan.periods)


@effect(VisitsPlanned)
def _planned(dispute: Dispute, planned: VisitsPlanned) -> Dispute:
    return changed(dispute, visit_plans=(*dispute.visit_plans, planned.plan))
