"""Sensitive and group cases: marked by rule or by hand, with tasks of coordination and stability (WX-3.2.7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, after, command, decides, effect, event
from admin_dispute.domain.dispute.risk import RiskMarked, risk_marked
from admin_dispute.domain.dispute.tasks import TaskGiven, TaskWithdrawn
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.task import TASK_DATED, Task, TaskKind, next_task
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.center.state import CenterState
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class SpecialKind(StrEnum):
    """Why a case needs more coordination: sensitive, of a group of people, or one of a batch about one act."""

    SENSITIVE = "sensitive"
    GROUP = "group"
    BATCH = "batch"


DUTIES = {
    TaskKind.COORDINATION: "coordination-by",
    TaskKind.PETITION_STABILITY: "petition-stability-by",
    TaskKind.PUBLIC_OPINION: "public-opinion-by",
}
"""The tasks of such a case, and the parameter that says who has each."""


@frozen(kw_only=True)
class Special:
    """A mark `y1`, `y2` ...: what is special about a dispute, seen by an organisation, or by a rule."""

    id: str
    kind: SpecialKind
    on: date
    by: str | None = None
    by_rule: bool = False
    reason: Text | None = None
    ended_on: date | None = None


@command("mark-special")
@frozen(kw_only=True)
class MarkSpecial:
    """Mark a sensitive or group case; the tasks that it brings go to those whom the policy names."""

    dispute: str
    on: date
    kind: SpecialKind
    by: str | None = None
    reason: Text | None = None


@command("end-special")
@frozen(kw_only=True)
class EndSpecial:
    """End such a mark (`y1`); its tasks that are not done are withdrawn."""

    dispute: str
    on: date
    special: str
    reason: Text | None = None


@event("special-marked")
@frozen(kw_only=True)
class SpecialMarked:
    """A case is sensitive, of a group, or of a batch."""

    special: Special


@event("special-ended")
@frozen(kw_only=True)
class SpecialEnded:
    """A case is special no more."""

    special: str
    on: date
    reason: Text | None


@decides(MarkSpecial)
def _mark(dispute: Dispute, marked: MarkSpecial, law: Law, facts: Facts) -> Steps:
    known = {special.kind for special in dispute.specials if special.ended_on is None}
    yield SPECIAL_NEW(marked.kind not in known, kind=marked.kind)
    special = Special(id=_next(dispute), kind=marked.kind, on=marked.on, by=marked.by, reason=marked.reason)
    tasks = tuple(_tasks(dispute, special, law, facts.center))
    missing = _unowned(dispute, tasks)
    yield DUTIES_OWNED(not missing, kinds=missing)
    yield TASK_DATED(all(task.within is not None for task in tasks))
    yield SpecialMarked(special=special)
    yield from (TaskGiven(task=task) for task in tasks)


@decides(EndSpecial)
def _end(dispute: Dispute, ending: EndSpecial, law: Law, facts: Facts) -> Steps:
    special = next((one for one in dispute.specials if one.id == ending.special and one.ended_on is None), None)
    yield SPECIAL_STANDS(special, special=ending.special)
    if special is None:
        return
    yield NOT_BEFORE_SPECIAL(special.on <= ending.on, day=special.on, opens_on=special.on)
    yield SpecialEnded(special=special.id, on=ending.on, reason=ending.reason)
    left = (task for task in dispute.tasks if task.origin == special.id and task.open)
    yield from (TaskWithdrawn(task=task.id, on=ending.on) for task in left)


def marked_by_rule(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    """Yield the marks that the rules of the county and of the law set on a dispute as it has become.

    What a rule has marked once it does not mark again: whoever ended the mark knew better.
    """
    if grounds := law.risk_grounds(dispute):
        seen = {ground for risk in dispute.risks if risk.standing or risk.by_rule for ground in risk.grounds}
        new = tuple(ground for ground in grounds if ground not in seen)
        if new:
            yield RiskMarked(risk=attrs.evolve(risk_marked(dispute, law, law.on, new), by_rule=True))
    for kind in law.special_kinds(dispute):
        if any(one.kind is kind and (one.ended_on is None or one.by_rule) for one in dispute.specials):
            continue
        special = Special(id=_next(dispute), kind=kind, on=law.on, by_rule=True)
        for happened in (SpecialMarked(special=special), *map(_given, _tasks(dispute, special, law, center))):
            yield happened
            dispute = after(dispute, happened)


def _given(task: Task) -> TaskGiven:
    return TaskGiven(task=task)


def _next(dispute: Dispute) -> str:
    return f"y{len(dispute.specials) + 1}"


def _tasks(dispute: Dispute, special: Special, law: Law, center: CenterState) -> Iterator[Task]:
    """The tasks that a mark brings and that are not open already: to whoever the policy names, within its period."""
    period = law.parameter("special-case-period")
    tasks = dispute.tasks
    for kind, parameter in DUTIES.items():
        stated = law.parameter(parameter)
        names = () if stated is None else stated.listed
        for body in filter(None, (center.body(name, special.on) for name in names)):
            if any(task.open and (task.kind, task.owner) == (kind, body.id) for task in tasks):
                continue
            task = Task(
                id=next_task(tasks),
                kind=kind,
                owner=body.id,
                given_on=special.on,
                within=None if period is None else Period.parse(period.value),
                origin=special.id,
            )
            tasks = (*tasks, task)
            yield task


def _unowned(dispute: Dispute, tasks: tuple[Task, ...]) -> tuple[TaskKind, ...]:
    kinds = {task.kind for task in (*dispute.tasks, *tasks) if task.open}
    return tuple(kind for kind in DUTIES if kind not in kinds)


@effect(SpecialMarked)
def _marked(dispute: Dispute, marked: SpecialMarked) -> Dispute:
    return changed(dispute, specials=(*dispute.specials, marked.special))


@effect(SpecialEnded)
def _ended(dispute: Dispute, ended: SpecialEnded) -> Dispute:
    specials = tuple(
        attrs.evolve(one, ended_on=ended.on) if one.id == ended.special else one for one in dispute.specials
    )
    return changed(dispute, specials=specials)


SPECIAL_NEW = Condition(code="special-new", cured_by="give-task")
DUTIES_OWNED = Condition(code="duties-owned", cured_by="give-task", parameter="coordination-by", warns=True)
SPECIAL_STANDS = Condition(code="special-stands", cured_by="mark-special")
NOT_BEFORE_SPECIAL = Condition(code="not-before-special")
