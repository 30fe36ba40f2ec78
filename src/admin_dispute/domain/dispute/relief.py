"""Relief: the measures against a risk, and how it ended (WX-3.1.8)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.risk import Relief, ReliefKind, Risk, RiskEnd, with_risk
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


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


@event("relief-recorded")
@frozen(kw_only=True)
class ReliefRecorded:
    """A measure was taken."""

    risk: str
    relief: Relief


@event("risk-ended")
@frozen(kw_only=True)
class RiskEnded:
    """A risk is there no more."""

    risk: str
    on: date
    how: RiskEnd
    reason: Text | None


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


@effect(ReliefRecorded)
def _relieved(dispute: Dispute, recorded: ReliefRecorded) -> Dispute:
    def relieved(risk: Risk) -> Risk:
        """Return the mark with the measure."""
        return attrs.evolve(risk, reliefs=(*risk.reliefs, recorded.relief))

    return with_risk(dispute, recorded.risk, relieved)


@effect(RiskEnded)
def _ended(dispute: Dispute, ended: RiskEnded) -> Dispute:
    return with_risk(dispute, ended.risk, lambda risk: attrs.evolve(risk, ended_on=ended.on, ended=ended.how))


RISK_STANDS = Condition(code="risk-stands", cured_by="mark-risk")
NOT_BEFORE_RISK = Condition(code="not-before-risk")
RELIEF_BEFORE_END = Condition(code="relief-before-end", cured_by="record-relief")
REASON_WHY_UNFOUNDED = Condition(code="reason-why-unfounded")
