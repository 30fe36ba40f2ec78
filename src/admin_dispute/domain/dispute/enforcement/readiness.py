"""What must be there before an act of enforcement, whatever its fields: a condition, and what of a dispute meets it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from admin_dispute.domain.dispute.enforcement.carrying_out import needs_approval
from admin_dispute.domain.dispute.enforcement.measures import Measure, MeasureStanding
from admin_dispute.domain.dispute.enforcement.objections import BEING_ENFORCED, OBJECTION_OPEN, being_enforced
from admin_dispute.domain.dispute.enforcement.reviews import REVIEW_ASKED, SERVED_BEFORE_REVIEW
from admin_dispute.domain.dispute.enforcement.settling import ENFORCEMENT_RESTS
from admin_dispute.domain.dispute.enforcement.stopping import (
    ENFORCEMENT_PENDING,
    ENFORCEMENT_SUSPENDED,
    suspension_of,
)
from admin_dispute.domain.dispute.proceedings import enforcing
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute

Needed: TypeAlias = tuple[Condition, Callable[["Dispute"], Iterable[Any]]]
MEASURE_THERE = Condition(code="measure-there", cured_by="propose-measure")


def _measures(fits: Callable[[Measure], bool]) -> Callable[[Dispute], Iterable[Measure]]:
    return lambda dispute: filter(fits, dispute.measures)


def _servable(measure: Measure) -> bool:
    ready = MeasureStanding.APPROVED if needs_approval(measure) else MeasureStanding.DECIDED
    return measure.standing is ready


_RUNNING = (MeasureStanding.PROPOSED, MeasureStanding.DECIDED, MeasureStanding.APPROVED, MeasureStanding.SERVED)

ENFORCING: Mapping[str, Needed] = {
    "decide-measure": (MEASURE_THERE, _measures(lambda one: one.standing is MeasureStanding.PROPOSED)),
    "approve-measure": (
        MEASURE_THERE,
        _measures(lambda one: one.standing is MeasureStanding.DECIDED and needs_approval(one)),
    ),
    "serve-measure": (MEASURE_THERE, _measures(_servable)),
    "end-measure": (MEASURE_THERE, _measures(lambda one: one.standing in _RUNNING)),
    "ask-measure-review": (
        SERVED_BEFORE_REVIEW,
        _measures(lambda one: bool(one.served_on) and not one.reviews and needs_approval(one)),
    ),
    "decide-measure-review": (
        REVIEW_ASKED,
        _measures(lambda one: bool(one.reviews) and one.reviews[-1].result is None),
    ),
    "object-to-enforcement": (BEING_ENFORCED, being_enforced),
    "decide-enforcement-objection": (
        OBJECTION_OPEN,
        lambda dispute: (one for one in dispute.enforcement_objections if one.decided_on is None),
    ),
    "suspend-enforcement": (
        ENFORCEMENT_PENDING,
        lambda dispute: (one for one in enforcing(dispute) if not suspension_of(dispute, one.id)),
    ),
    "continue-enforcement": (
        ENFORCEMENT_SUSPENDED,
        lambda dispute: (one for one in enforcing(dispute) if suspension_of(dispute, one.id)),
    ),
    "terminate-enforcement": (ENFORCEMENT_PENDING, enforcing),
    "resume-enforcement": (
        ENFORCEMENT_RESTS,
        lambda dispute: (one for one in dispute.enforcement_settlements if one.resumed_on is None),
    ),
}
"""By command."""
