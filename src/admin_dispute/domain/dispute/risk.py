"""Risk: a dispute that may escalate asks for a relief measure at once, or the mark rises up a line (WX-3.1.8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

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


@command("record-relief")
@frozen(kw_only=True)
class RecordRelief:
    """Record a measure that relieves or calms, and who took it.

    Attributes:
        risk: the mark (`k1`); where not given the only one that stands.
    """

    dispute: str
    on: date
    kind: ReliefKind
    by: str
    what: Text | None = None
    risk: str | None = None


@command("end-risk")
@frozen(kw_only=True)
class EndRisk:
    """Record that a risk ended, and how; one that is over was met with a measure before."""

    dispute: str
    on: date
    how: RiskEnd
    reason: Text | None = None
    risk: str | None = None


@event("risk-marked")
@frozen(kw_only=True)
class RiskMarked:
    """A dispute may escalate."""

    risk: Risk


@event("relief-recorded")
@frozen(kw_only=True)
class ReliefRecorded:
    """A measure was taken."""

    risk: str
    relief: Relief


@event("risk-escalated")
@frozen(kw_only=True)
class RiskEscalated:
    """Nothing was done in time: a mark rose to another organisation."""

    risk: str
    escalation: Escalation


@event("risk-ended")
@frozen(kw_only=True)
class RiskEnded:
    """A risk is there no more."""

    risk: str
    on: date
    how: RiskEnd
    reason: Text | None


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


@decides(RecordRelief)
def _relieve(dispute: Dispute, recorded: RecordRelief, law: Law, facts: Facts) -> Steps:
    risk = standing_risk(dispute, recorded.risk)
    # whoever has nothing to do with the mark does not learn from the answer whether there is one
    concerned = risk is not None and _concerned(dispute, risk, recorded.by, facts)
    yield RISK_STANDS(concerned)
    if risk is None:
        return
    yield NOT_BEFORE_RISK(risk.on <= recorded.on, day=risk.on, opens_on=risk.on)
    relief = Relief(on=recorded.on, kind=recorded.kind, by=recorded.by, what=recorded.what)
    yield ReliefRecorded(risk=risk.id, relief=relief)


def _concerned(dispute: Dispute, risk: Risk, by: str, facts: Facts) -> bool:
    """Whether an organisation can take measures: an agency of the dispute, the owner, or one it rose to; or a court."""
    parts = {part.agency for part in dispute.agency_parts if part.until is None}
    body = facts.center.organisation(by, facts.today)
    return by in {*parts, *dispute.agencies, risk.owner, *risk.told} or (body is not None and bool(body.functions))


@decides(EndRisk)
def _end(dispute: Dispute, ending: EndRisk, law: Law, facts: Facts) -> Steps:
    risk = standing_risk(dispute, ending.risk)
    yield RISK_STANDS(risk)
    if risk is None:
        return
    last = max((relief.on for relief in risk.reliefs), default=risk.on)
    yield NOT_BEFORE_RISK(last <= ending.on, day=last, opens_on=last)
    yield RELIEF_BEFORE_END(ending.how is not RiskEnd.OVER or risk.reliefs)
    yield REASON_WHY_UNFOUNDED(ending.how is not RiskEnd.UNFOUNDED or ending.reason is not None)
    yield RiskEnded(risk=risk.id, on=ending.on, how=ending.how, reason=ending.reason)


def standing_risk(dispute: Dispute, id: str | None) -> Risk | None:  # noqa: A002 - the field's word
    """Return a mark that stands; the only one where none is named."""
    found = [risk for risk in dispute.risks if risk.standing and id in (None, risk.id)]
    return found[0] if len(found) == 1 else None


def urgent_risks(dispute: Dispute) -> tuple[Risk, ...]:
    """Return the marks for which no measure is recorded: their dispute stands at the top of every list."""
    return tuple(risk for risk in dispute.risks if risk.urgent)


def standing_grounds(risks: Iterable[Risk]) -> tuple[RiskGround, ...]:
    """Return the grounds of the marks that stand, each once."""
    return tuple(dict.fromkeys(ground for risk in risks if risk.standing for ground in risk.grounds))


@effect(RiskMarked)
def _marked(dispute: Dispute, marked: RiskMarked) -> Dispute:
    return changed(dispute, risks=(*dispute.risks, marked.risk))


@effect(ReliefRecorded)
def _relieved(dispute: Dispute, recorded: ReliefRecorded) -> Dispute:
    risk = _risk(dispute, recorded.risk)
    return dispute if risk is None else _with_risk(dispute, risk, reliefs=(*risk.reliefs, recorded.relief))


@effect(RiskEscalated)
def _escalated(dispute: Dispute, rose: RiskEscalated) -> Dispute:
    risk = _risk(dispute, rose.risk)
    return dispute if risk is None else _with_risk(dispute, risk, escalations=(*risk.escalations, rose.escalation))


@effect(RiskEnded)
def _ended(dispute: Dispute, ended: RiskEnded) -> Dispute:
    risk = _risk(dispute, ended.risk)
    return dispute if risk is None else _with_risk(dispute, risk, ended_on=ended.on, ended=ended.how)


def _risk(dispute: Dispute, id: str) -> Risk | None:  # noqa: A002 - as above
    return next((risk for risk in dispute.risks if risk.id == id), None)


def _with_risk(dispute: Dispute, risk: Risk, **changes: Any) -> Dispute:
    after = attrs.evolve(risk, **changes)
    return changed(dispute, risks=tuple(after if one.id == risk.id else one for one in dispute.risks))


RISK_NEW = Condition(code="risk-new", cured_by="record-relief")
RISK_OWNED = Condition(code="risk-owned", cured_by="enter-organisation")
RELIEF_TIMED = Condition(code="relief-timed", parameter="risk-relief-period", warns=True)
LINE_STATED = Condition(code="line-stated", parameter="risk-escalation", warns=True)
RISK_STANDS = Condition(code="risk-stands", cured_by="mark-risk")
NOT_BEFORE_RISK = Condition(code="not-before-risk")
RELIEF_BEFORE_END = Condition(code="relief-before-end", cured_by="record-relief")
REASON_WHY_UNFOUNDED = Condition(code="reason-why-unfounded")
