"""Guidance: who leaves mediation without agreement learns which remedies are open, where and until when (WX-3.1.4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.law import Remedy
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Guidance:
    """What the parties were told, and when."""

    on: date
    remedies: tuple[Remedy, ...]


@command("give-guidance")
@frozen(kw_only=True)
class GiveGuidance:
    """Tell the parties the remedies that are open on this day; the center computes which."""

    dispute: str
    on: date


@event("guidance-given")
@frozen(kw_only=True)
class GuidanceGiven:
    """The parties were told their remedies."""

    guidance: Guidance


@decides(GiveGuidance)
def _give(dispute: Dispute, giving: GiveGuidance, law: Law, facts: Facts) -> Steps:
    remedies = law.remedies(dispute)
    yield REMEDY_OPEN(remedies)
    yield GuidanceGiven(guidance=Guidance(on=giving.on, remedies=remedies))


@effect(GuidanceGiven)
def _given(dispute: Dispute, given: GuidanceGiven) -> Dispute:
    return changed(dispute, guidance=(*dispute.guidance, given.guidance))


REMEDY_OPEN = Condition(code="remedy-open")
GUIDED = Condition(code="guided", clauses=("特邀调解规定 21",), cured_by="give-guidance")
