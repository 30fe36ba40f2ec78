"""What a meeting concludes on each item: it closes a problem, and somebody may have a task from it (WX-3.3.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, follows
from admin_dispute.domain.center.meeting import AgendaItem, Conclusion, ItemEnd, Meeting, stood
from admin_dispute.domain.center.problem import ConcludeProblem
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition, alone, by_law_alone
from admin_dispute.domain.task import (
    TASK_IN_TIME,
    Task,
    TaskKind,
    completed_late,
    giving,
    next_task,
    standing,
    task_of,
    with_task,
)
from admin_dispute.domain.values import Text

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("conclude-item", kind="meeting")
@frozen(kw_only=True)
class ConcludeItem:
    """Record what a meeting concluded on an item of its agenda, and who has to carry it out by when.

    Attributes:
        how: concluded, or put off to the next meeting; owner: the organisation that has a task from it, None for none.
        due: the last day of the task; within: or a period from `on`.
    """

    meeting: str
    on: date
    item: int
    text: Text
    how: ItemEnd = ItemEnd.CONCLUDED
    owner: str | None = None
    due: date | None = None
    within: Period | None = None


@command("complete-conclusion", kind="meeting")
@frozen(kw_only=True)
class CompleteConclusion:
    """Record that a task from a conclusion (`g1`) was done, by the organisation that has it."""

    meeting: str
    on: date
    task: str
    by: str
    result: Text | None = None


@command("withdraw-conclusion", kind="meeting")
@frozen(kw_only=True)
class WithdrawConclusion:
    """Withdraw a task from a conclusion that is not wanted any more."""

    meeting: str
    on: date
    task: str
    reason: Text | None = None


@event("item-concluded", kind="meeting")
@frozen(kw_only=True)
class ItemConcluded:
    """A meeting concluded something on an item; `problem`: the one it closes."""

    item: int
    conclusion: Conclusion
    problem: str | None
    task: Task | None


@event("conclusion-completed", kind="meeting")
@frozen(kw_only=True)
class ConclusionCompleted:
    """A task from a conclusion was done."""

    task: str
    on: date
    result: Text | None


@event("conclusion-withdrawn", kind="meeting")
@frozen(kw_only=True)
class ConclusionWithdrawn:
    """A task from a conclusion is not wanted any more."""

    task: str
    on: date
    reason: Text | None


@decides(ConcludeItem)
def _conclude(meeting: Meeting, concluded: ConcludeItem, law: Law, facts: Facts) -> Steps:
    yield MEETING_HELD(meeting.held_on)
    if meeting.held_on is not None:
        yield NOT_BEFORE_HELD(meeting.held_on <= concluded.on, day=meeting.held_on)
    item = next((item for item in meeting.agenda if item.number == concluded.item), None)
    yield ITEM_OPEN(item is not None and item.conclusion is None, item=concluded.item)
    task = _task(meeting, concluded)
    if task is not None:
        yield from by_law_alone(giving(task, facts.center, concluded.on))  # not a task of a special case
    conclusion = Conclusion(
        how=concluded.how, on=concluded.on, text=concluded.text, task=None if task is None else task.id
    )  # fmt: skip
    closes = None if item is None or concluded.how is ItemEnd.DEFERRED else item.problem
    yield ItemConcluded(item=concluded.item, conclusion=conclusion, problem=closes, task=task)


def _task(meeting: Meeting, concluded: ConcludeItem) -> Task | None:
    if concluded.owner is None:
        return None
    return Task(
        id=next_task(meeting.tasks),
        kind=TaskKind.CONCLUSION,
        owner=concluded.owner,
        given_on=concluded.on,
        what=concluded.text,
        due=concluded.due,
        within=concluded.within,
        origin=str(concluded.item),
    )


@decides(CompleteConclusion)
def _complete(meeting: Meeting, done: CompleteConclusion, law: Law, facts: Facts) -> Steps:
    yield from by_law_alone(standing(meeting.tasks, done.task, done.on))
    task = task_of(meeting.tasks, done.task)
    if task is not None:
        yield BY_TASK_OWNER(task.owner == done.by, organisation=task.owner)
        late = completed_late(attrs.evolve(task, done_on=done.on), law.due)
        yield alone(TASK_IN_TIME(not late, task=task.id))
    yield ConclusionCompleted(task=done.task, on=done.on, result=done.result)


@decides(WithdrawConclusion)
def _withdraw(meeting: Meeting, withdrawn: WithdrawConclusion, law: Law, facts: Facts) -> Steps:
    yield from by_law_alone(standing(meeting.tasks, withdrawn.task, withdrawn.on))
    yield ConclusionWithdrawn(task=withdrawn.task, on=withdrawn.on, reason=withdrawn.reason)


@effect(ItemConcluded)
def _concluded(meeting: Meeting, concluded: ItemConcluded) -> Meeting:
    agenda = tuple(_with(item, concluded) for item in meeting.agenda)
    tasks = meeting.tasks if concluded.task is None else (*meeting.tasks, concluded.task)
    return stood(attrs.evolve(meeting, agenda=agenda, tasks=tasks))


def _with(item: AgendaItem, concluded: ItemConcluded) -> AgendaItem:
    return attrs.evolve(item, conclusion=concluded.conclusion) if item.number == concluded.item else item


@effect(ConclusionCompleted)
def _completed(meeting: Meeting, done: ConclusionCompleted) -> Meeting:
    tasks = with_task(meeting.tasks, done.task, done_on=done.on, result=done.result)
    return stood(attrs.evolve(meeting, tasks=tasks))


@effect(ConclusionWithdrawn)
def _withdrawn(meeting: Meeting, gone: ConclusionWithdrawn) -> Meeting:
    return stood(attrs.evolve(meeting, tasks=with_task(meeting.tasks, gone.task, withdrawn_on=gone.on)))


@follows(ItemConcluded)
def _closes(meeting: Meeting, concluded: ItemConcluded) -> Iterator[ConcludeProblem]:
    """A conclusion on a problem closes it (WX-3.2.8)."""
    if concluded.problem is not None:
        conclusion = concluded.conclusion
        yield ConcludeProblem(
            problem=concluded.problem, on=conclusion.on, meeting=meeting.id, by=meeting.convener, text=conclusion.text
        )


MEETING_HELD = Condition(code="meeting-held", cured_by="hold-meeting")
NOT_BEFORE_HELD = Condition(code="not-before-held")
ITEM_OPEN = Condition(code="item-open", cured_by="add-item")
BY_TASK_OWNER = Condition(code="by-task-owner")
