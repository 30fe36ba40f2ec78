"""Risk: a dispute that may escalate asks for a relief measure at once, or the mark rises up a line (WX-3.1.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class RiskGround(StrEnum):
    """Why a dispute is marked: it may escalate, have grave consequences, or affect social stability (WX-3.1.8)."""

    ESCALATION = "escalation"
    GRAVE_CONSEQUENCES = "grave-consequences"
    SOCIAL_STABILITY = "social-stability"


class ReliefKind(StrEnum):
    """What relieves (缓解) or calms (疏导): the first three relieve, the others calm."""

    STOPPED = "stopped"
    ADVANCED = "advanced"
    PROTECTED = "protected"
    TALKED = "talked"
    VISITED = "visited"
    COUNSELLED = "counselled"
    OTHER = "other"


class RiskEnd(StrEnum):
    """How a risk ended: it is over, there was none, or it came true."""

    OVER = "over"
    UNFOUNDED = "unfounded"
    CAME_TRUE = "came-true"


@frozen(kw_only=True)
class Relief:
    """A measure that was taken, by an organisation."""

    on: date
    kind: ReliefKind
    by: str
    what: Text | None


@frozen(kw_only=True)
class Escalation:
    """A mark rose to an organisation because nothing was done by `since`, the last day of whoever had it before."""

    on: date
    since: date
    to: str


@frozen(kw_only=True)
class Risk:
    """A risk mark `k1`, `k2` ...; it stands until it is ended, and is urgent until a measure is recorded.

    Attributes:
        by: the organisation that saw it, None for the center; by_rule: a rule marked it, nobody by hand.
        owner: the organisation that has to act; within: by when, None: on the day itself.
        line: whom it rises to when nothing is done in time, one after the other, each after the same time:
            functions, ids of organisations, `lead` or `superior`, as the policy stated them on the day of the mark.
    """

    id: str
    grounds: tuple[RiskGround, ...]
    on: date
    owner: str
    by: str | None = None
    by_rule: bool = False
    reason: Text | None = None
    within: Period | None = None
    line: tuple[str, ...] = ()
    reliefs: tuple[Relief, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    ended_on: date | None = None
    ended: RiskEnd | None = None

    @property
    def standing(self) -> bool:
        """Whether the risk is there still."""
        return self.ended_on is None

    @property
    def urgent(self) -> bool:
        """Whether it asks for a measure, and none is recorded."""
        return self.ended_on is None and not self.reliefs

    @property
    def told(self) -> tuple[str, ...]:
        """The organisations it has risen to."""
        return tuple(escalation.to for escalation in self.escalations)


@command("mark-risk")
@frozen(kw_only=True)
class MarkRisk:
    """Mark that a dispute may escalate: a relief measure is to be taken at once.

    Attributes:
        grounds: which of the document's three; by: the organisation that saw it, where it was not the center.
        owner: the organisation that has to act; where not given the lead, the responsible or the first agency.
    """

    dispute: str
    on: date
    grounds: tuple[RiskGround, ...] = field(validator=not_empty)
    by: str | None = None
    owner: str | None = None
    reason: Text | None = None


@event("risk-marked")
@frozen(kw_only=True)
class RiskMarked:
    """A dispute may escalate."""

    risk: Risk


@event("risk-escalated")
@frozen(kw_only=True)
class RiskEscalated:
    """Nothing was done in time: a mark rose to another organisation."""

    risk: str
    escalation: Escalation


@decides(MarkRisk)
def _mark(dispute: Dispute, marked: MarkRisk, law: Law, facts: Facts) -> Steps:
    grounds = tuple(dict.fromkeys(marked.grounds))
    known = {ground for risk in dispute.risks if risk.standing for ground in risk.grounds}
    yield RISK_NEW(not known.issuperset(grounds), grounds=grounds)
    risk = risk_marked(dispute, law, marked.on, grounds)
    risk = attrs.evolve(risk, by=marked.by, owner=marked.owner or risk.owner, reason=marked.reason)
    yield RISK_OWNED(facts.center.organisation(risk.owner, marked.on), owner=risk.owner)
    yield RELIEF_TIMED(risk.within)
    yield LINE_STATED(risk.line)
    yield RiskMarked(risk=risk)


def risk_marked(dispute: Dispute, law: Law, on: date, grounds: tuple[RiskGround, ...]) -> Risk:
    """Return a mark as the policy of the day makes it: by when a measure is due, and whom it rises to."""
    within, line = law.parameter("risk-relief-period"), law.parameter("risk-escalation")
    return Risk(
        id=f"k{len(dispute.risks) + 1}",
        grounds=grounds,
        on=on,
        owner=dispute.lead or dispute.responsible or dispute.agencies[0],
        within=None if within is None else Period.parse(within.value),
        line=() if line is None else line.listed,
    )


def urgent_risks(dispute: Dispute) -> tuple[Risk, ...]:
    """Return the marks for which no measure is recorded: their dispute stands at the top of every list."""
    return tuple(risk for risk in dispute.risks if risk.urgent)


def standing_grounds(risks: Iterable[Risk]) -> tuple[RiskGround, ...]:
    """Return the grounds of the marks that stand, each once."""
    return tuple(dict.fromkeys(ground for risk in risks if risk.standing for ground in risk.grounds))


@effect(RiskMarked)
def _marked(dispute: Dispute, marked: RiskMarked) -> Dispute:
    return changed(dispute, risks=(*dispute.risks, marked.risk))


@effect(RiskEscalated)
def _escalated(dispute: Dispute, rose: RiskEscalated) -> Dispute:
    return with_risk(
        dispute, rose.risk, lambda risk: attrs.evolve(risk, escalations=(*risk.escalations, rose.escalation))
    )


def with_risk(dispute: Dispute, id: str, change: Callable[[Risk], Risk]) -> Dispute:  # noqa: A002 - the field's word
    """Return the dispute with one mark changed."""
    return changed(dispute, risks=tuple(change(risk) if risk.id == id else risk for risk in dispute.risks))


RISK_NEW = Condition(code="risk-new", cured_by="record-relief")
RISK_OWNED = Condition(code="risk-owned", cured_by="enter-organisation")
RELIEF_TIMED = Condition(code="relief-timed", parameter="risk-relief-period", warns=True)
LINE_STATED = Condition(code="line-stated", parameter="risk-escalation", warns=True)
