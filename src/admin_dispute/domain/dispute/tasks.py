"""Tasks of a dispute: given to an organisation with a day, done, withdrawn, or passed to another (WX-3.2.7)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.periods import Period
from admin_dispute.domain.task import (
    TASK_AHEAD,
    TASK_IN_TIME,
    TASK_OWNED,
    Task,
    TaskKind,
    completed_late,
    giving,
    next_task,
    standing,
    task_of,
    with_task,
)
from admin_dispute.domain.values import Text, bad_value, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("give-task")
@frozen(kw_only=True)
class GiveTask:
    """Give an organisation a task in a dispute, to be done by a day, or within a period from this day.

    Attributes:
        origin: id of what it comes from (`y1`, `k1`), where it comes from something.
    """

    dispute: str
    on: date
    kind: TaskKind
    owner: str
    what: Text | None = None
    due: date | None = None
    within: Period | None = None
    origin: str | None = None

    def __attrs_post_init__(self) -> None:
        if (self.due is None) is (self.within is None):
            raise bad_value("due", "任务期限应写明日期或者期间之一")


@command("complete-task")
@frozen(kw_only=True)
class CompleteTask:
    """Record that a task (`g1`) was done, and what came of it."""

    dispute: str
    on: date
    task: str
    result: Text | None = None


@command("withdraw-task")
@frozen(kw_only=True)
class WithdrawTask:
    """Withdraw a task that is not wanted any more."""

    dispute: str
    on: date
    task: str
    reason: Text | None = None


@command("reassign-task")
@frozen(kw_only=True)
class ReassignTask:
    """Pass an open task to another organisation, or give it another last day; where not given, the day stays."""

    dispute: str
    on: date
    task: str
    owner: str
    due: date | None = None
    reason: Text | None = None


@event("task-given")
@frozen(kw_only=True)
class TaskGiven:
    """An organisation has a task."""

    task: Task


@event("task-completed")
@frozen(kw_only=True)
class TaskCompleted:
    """A task was done."""

    task: str
    on: date
    result: Text | None


@event("task-withdrawn")
@frozen(kw_only=True)
class TaskWithdrawn:
    """A task is not wanted any more."""

    task: str
    on: date
    reason: Text | None = None


@event("task-reassigned")
@frozen(kw_only=True)
class TaskReassigned:
    """A task has another owner, or another last day (None: as before)."""

    task: str
    on: date
    owner: str
    due: date | None
    reason: Text | None


@decides(GiveTask)
def _give(dispute: Dispute, given: GiveTask, law: Law, facts: Facts) -> Steps:
    task = Task(
        id=next_task(dispute.tasks),
        kind=given.kind,
        owner=given.owner,
        given_on=given.on,
        what=given.what,
        due=given.due,
        within=given.within,
        origin=given.origin,
    )
    yield from giving(task, facts.center, given.on)
    yield TaskGiven(task=task)


@decides(CompleteTask)
def _complete(dispute: Dispute, completed: CompleteTask, law: Law, facts: Facts) -> Steps:
    yield from standing(dispute.tasks, completed.task, completed.on)
    task = task_of(dispute.tasks, completed.task)
    if task is not None:
        late = completed_late(attrs.evolve(task, done_on=completed.on), law.due)
        yield TASK_IN_TIME(not late, task=task.id)
    yield TaskCompleted(task=completed.task, on=completed.on, result=completed.result)


@decides(WithdrawTask)
def _withdraw(dispute: Dispute, withdrawn: WithdrawTask, law: Law, facts: Facts) -> Steps:
    yield from standing(dispute.tasks, withdrawn.task, withdrawn.on)
    yield TaskWithdrawn(task=withdrawn.task, on=withdrawn.on, reason=withdrawn.reason)


@decides(ReassignTask)
def _reassign(dispute: Dispute, moved: ReassignTask, law: Law, facts: Facts) -> Steps:
    yield from standing(dispute.tasks, moved.task, moved.on)
    yield TASK_OWNED(facts.center.organisation(moved.owner, moved.on), owner=moved.owner)
    yield TASK_AHEAD(moved.due is None or moved.on <= moved.due, due=moved.due)
    yield TaskReassigned(task=moved.task, on=moved.on, owner=moved.owner, due=moved.due, reason=moved.reason)


@effect(TaskGiven)
def _given(dispute: Dispute, given: TaskGiven) -> Dispute:
    return changed(dispute, tasks=(*dispute.tasks, given.task))


@effect(TaskCompleted)
def _completed(dispute: Dispute, done: TaskCompleted) -> Dispute:
    return changed(dispute, tasks=with_task(dispute.tasks, done.task, done_on=done.on, result=done.result))


@effect(TaskWithdrawn)
def _withdrawn(dispute: Dispute, gone: TaskWithdrawn) -> Dispute:
    return changed(dispute, tasks=with_task(dispute.tasks, gone.task, withdrawn_on=gone.on))


@effect(TaskReassigned)
def _reassigned(dispute: Dispute, moved: TaskReassigned) -> Dispute:
    changes = {"owner": moved.owner} if moved.due is None else {"owner": moved.owner, "due": moved.due, "within": None}
    return changed(dispute, tasks=with_task(dispute.tasks, moved.task, **changes))
