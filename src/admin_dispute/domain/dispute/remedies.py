"""Guidance: who leaves mediation, or is not satisfied with a remedy, learns which are open, where and until when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.proceedings import PROCEEDING_KNOWN, proceeding_of
from admin_dispute.domain.law import Remedy
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Guidance:
    """What was told, and when; `after` the outcome of which proceedings, `to` whom (nobody named: everybody)."""

    on: date
    remedies: tuple[Remedy, ...]
    after: str | None = None
    to: tuple[str, ...] = ()


@command("give-guidance")
@frozen(kw_only=True)
class GiveGuidance:
    """Tell the parties the remedies that are open on this day; the center computes which."""

    dispute: str
    on: date


@command("tell-judicial-remedies")
@frozen(kw_only=True)
class TellJudicialRemedies:
    """Tell those who are not satisfied with the outcome of proceedings which way is open to them, until when."""

    dispute: str
    on: date
    proceeding: str
    dissatisfied: tuple[str, ...] = field(validator=not_empty)


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


@decides(TellJudicialRemedies)
def _tell(dispute: Dispute, telling: TellJudicialRemedies, law: Law, facts: Facts) -> Steps:
    current = proceeding_of(dispute, telling.proceeding)
    yield PROCEEDING_KNOWN(current, proceeding=telling.proceeding)
    if current is None:
        return
    yield OUTCOME_RECORDED(current.ended, proceeding=current.id)
    known = everybody(dispute)
    strangers = tuple(who for who in telling.dissatisfied if who not in known)
    yield DISSATISFIED_KNOWN(not strangers, who=strangers)
    remedies = tuple(remedy for remedy in law.remedies(dispute) if remedy.after in (None, current.id))
    yield REMEDY_OPEN(remedies)
    guidance = Guidance(on=telling.on, remedies=remedies, after=current.id, to=telling.dissatisfied)
    yield GuidanceGiven(guidance=guidance)


@effect(GuidanceGiven)
def _given(dispute: Dispute, given: GuidanceGiven) -> Dispute:
    return changed(dispute, guidance=(*dispute.guidance, given.guidance))


REMEDY_OPEN = Condition(code="remedy-open")
GUIDED = Condition(code="guided", cured_by="give-guidance")
OUTCOME_RECORDED = Condition(code="outcome-recorded", cured_by="end-proceeding")
DISSATISFIED_KNOWN = Condition(code="dissatisfied-known")
