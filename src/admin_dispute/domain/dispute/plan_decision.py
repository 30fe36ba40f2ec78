"""The agency's decision on the mediation plan: by whom, with which minutes, up to what (WX-4.1.1)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.center.mechanism import Mechanism
from admin_dispute.domain.dispute.authority import MINUTES_ON_FILE
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_negative

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class PlanDecision:
    """A decision of an agency on its plan for this dispute.

    Attributes:
        by: a session of the leadership, the head, or a delegate; minutes: their reference, None where none were kept.
        ceiling: in yuan, up to which the agency is ready to go: never shown to the other side.
    """

    agency: str
    on: date
    by: Mechanism
    minutes: Words | None
    ceiling: Decimal | None
    plan: Text | None


@command("record-plan")
@frozen(kw_only=True)
class RecordPlan:
    """Record that an agency decided on its mediation plan, in its own way, with the reference of the minutes."""

    dispute: str
    on: date
    agency: str
    by: Mechanism = Mechanism.SESSION
    minutes: Words | None = None
    ceiling: Decimal | None = field(default=None, validator=not_negative)
    plan: Text | None = None


@event("plan-recorded")
@frozen(kw_only=True)
class PlanRecorded:
    """An agency has decided on its plan."""

    decision: PlanDecision


@decides(RecordPlan)
def _record(dispute: Dispute, recorded: RecordPlan, law: Law, facts: Facts) -> Steps:
    yield PLAN_OF_AGENCY(recorded.agency in dispute.agencies, agency=recorded.agency)
    setting = facts.center.mechanism(recorded.agency, recorded.on)
    own = Mechanism.SESSION if setting is None else setting.mechanism
    yield OWN_MECHANISM(recorded.by in (own, Mechanism.SESSION), agency=recorded.agency, mechanism=own)
    if recorded.by is Mechanism.DELEGATED and setting is not None and setting.ceiling is not None:
        within = recorded.ceiling is not None and recorded.ceiling <= setting.ceiling
        yield WITHIN_DELEGATION(within, agency=recorded.agency)
    kept = recorded.minutes is not None or recorded.by is not Mechanism.SESSION
    yield MINUTES_ON_FILE(kept, agency=recorded.agency)
    yield PlanRecorded(
        decision=PlanDecision(
            agency=recorded.agency,
            on=recorded.on,
            by=recorded.by,
            minutes=recorded.minutes,
            ceiling=recorded.ceiling,
            plan=recorded.plan,
        )
    )


@effect(PlanRecorded)
def _recorded(dispute: Dispute, recorded: PlanRecorded) -> Dispute:
    return changed(dispute, plans=(*dispute.plans, recorded.decision))


PLAN_OF_AGENCY = Condition(code="plan-of-agency")
WITHIN_DELEGATION = Condition(code="within-delegation", cured_by="record-plan", warns=True)
OWN_MECHANISM = Condition(code="own-mechanism", warns=True)
