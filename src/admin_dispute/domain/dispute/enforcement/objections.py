"""Objections in enforcement: to how the court acts, or by an outsider to what is taken (民诉法 236, 238).

The court examines within fifteen days; an objection by itself stops nothing.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.enforcement.measures import MEASURE_KNOWN, MeasureMovedOn, measure_of, revoked
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.proceedings import OF_ENFORCEMENT
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Personal, Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

TO_EXAMINE = Period(15)
"""Fifteen days from its receipt to examine an objection (民诉法 236, 238)."""
TO_REVIEW, TO_SUE = Period(10), Period(15)
"""From service of the ruling: ten days to ask the next higher court (民诉法 236), fifteen to sue (民诉法 238)."""


class Against(StrEnum):
    """What an objection is against: how the court acts, or what it takes that is not the debtor's."""

    CONDUCT = "conduct"
    SUBJECT = "subject"


@frozen(kw_only=True)
class EnforcementObjection:
    """An objection `j1`, `j2` ...; `by`: a party or agency, or else an `outsider`; `measure`: what it is against."""

    id: str
    on: date
    against: Against
    by: str | None = None
    outsider: Personal | None = None
    measure: str | None = None
    decided_on: date | None = None
    upheld: bool | None = None


@command("object-to-enforcement")
@frozen(kw_only=True)
class ObjectToEnforcement:
    """Record an objection in writing to the enforcing court, by a side of the dispute or by an outsider."""

    dispute: str
    on: date
    against: Against
    reason: Text
    by: str | None = None
    outsider: Personal | None = None
    measure: str | None = None


@command("decide-enforcement-objection")
@frozen(kw_only=True)
class DecideEnforcementObjection:
    """Record the court's ruling on an objection; upheld against a measure it takes that back."""

    dispute: str
    on: date
    objection: str
    upheld: bool
    text: Text | None = None


@event("enforcement-objected")
@frozen(kw_only=True)
class EnforcementObjected:
    """Somebody objected."""

    objection: EnforcementObjection
    reason: Text


@event("enforcement-objection-decided")
@frozen(kw_only=True)
class EnforcementObjectionDecided:
    """The court ruled on an objection."""

    objection: str
    on: date
    upheld: bool
    text: Text | None


@decides(ObjectToEnforcement)
def _object(dispute: Dispute, objected: ObjectToEnforcement, law: Law, facts: Facts) -> Steps:
    measure = measure_of(dispute, objected.measure)
    yield MEASURE_KNOWN(objected.measure is None or measure, measure=objected.measure)
    known = objected.by in everybody(dispute) if objected.by is not None else objected.outsider is not None
    yield OBJECTOR_NAMED(known and (objected.by is None or objected.outsider is None), who=objected.by)
    yield BEING_ENFORCED(being_enforced(dispute))
    yield (OBJECTION_STAYS_NOTHING if objected.against is Against.CONDUCT else OBJECT_KEPT)(False)
    objection = EnforcementObjection(
        id=f"j{len(dispute.enforcement_objections) + 1}",
        on=objected.on,
        against=objected.against,
        by=objected.by,
        outsider=objected.outsider,
        measure=objected.measure,
    )
    yield EnforcementObjected(objection=objection, reason=objected.reason)


@decides(DecideEnforcementObjection)
def _decide(dispute: Dispute, decided: DecideEnforcementObjection, law: Law, facts: Facts) -> Steps:
    found = next((kept for kept in dispute.enforcement_objections if kept.id == decided.objection), None)
    yield OBJECTION_OPEN(found is not None and found.decided_on is None, objection=decided.objection)
    if found is None:
        return
    yield OBJECTION_FIRST(found.on <= decided.on, day=found.on)
    due = law.due(found.on, TO_EXAMINE)
    yield EXAMINED_IN_TIME(not due.over(decided.on), day=due.on)
    conduct = found.against is Against.CONDUCT
    until = law.due(decided.on, TO_REVIEW if conduct else TO_SUE).on
    yield (REVIEW_OPEN if conduct else SUIT_OPEN)(False, day=until)
    yield EnforcementObjectionDecided(objection=found.id, on=decided.on, upheld=decided.upheld, text=decided.text)
    measure = measure_of(dispute, found.measure)
    if decided.upheld and measure is not None and measure.ended_on is None:
        yield MeasureMovedOn(measure=revoked(measure, decided.on), text=None)


def being_enforced(dispute: Dispute) -> tuple[str, ...]:
    """Return what of a dispute is being enforced: proceedings for enforcement, and measures that were decided."""
    filed = tuple(kept.id for kept in dispute.proceedings if kept.kind in OF_ENFORCEMENT)
    return filed + tuple(one.id for one in dispute.measures if one.decided_on is not None)


@effect(EnforcementObjected)
def _objected(dispute: Dispute, objected: EnforcementObjected) -> Dispute:
    return changed(dispute, enforcement_objections=(*dispute.enforcement_objections, objected.objection))


@effect(EnforcementObjectionDecided)
def _decided(dispute: Dispute, decided: EnforcementObjectionDecided) -> Dispute:
    kept = tuple(
        attrs.evolve(one, decided_on=decided.on, upheld=decided.upheld) if one.id == decided.objection else one
        for one in dispute.enforcement_objections
    )
    return changed(dispute, enforcement_objections=kept)


_CONDUCT = ("民诉法 236", "民诉法（2021） 232", "民诉法（2012） 225")
_SUBJECT = ("民诉法 238", "民诉法（2021） 234", "民诉法（2012） 227")
OBJECTOR_NAMED = Condition(code="objector-named", clauses=(*_CONDUCT, *_SUBJECT))
BEING_ENFORCED = Condition(code="being-enforced", clauses=(*_CONDUCT, *_SUBJECT), cured_by="record-filing")
OBJECTION_STAYS_NOTHING = Condition(code="objection-stays-nothing", clauses=("执行程序解释 9", *_CONDUCT), warns=True)
OBJECT_KEPT = Condition(code="object-kept", clauses=("执行程序解释 15", *_SUBJECT), warns=True)
OBJECTION_OPEN = Condition(code="objection-open", cured_by="object-to-enforcement")
OBJECTION_FIRST = Condition(code="objection-first")
EXAMINED_IN_TIME = Condition(code="examined-in-time", clauses=(*_CONDUCT, *_SUBJECT), warns=True)
REVIEW_OPEN = Condition(code="objection-review-open", clauses=_CONDUCT, warns=True)
SUIT_OPEN = Condition(code="objection-suit-open", clauses=_SUBJECT, warns=True)
