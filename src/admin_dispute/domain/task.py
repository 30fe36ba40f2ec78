"""A task: what an organisation has to do by a day. Disputes give tasks, and so can any other stream of a center."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps
from admin_dispute.domain.deadline import Clock, Deadline, deadline_by
from admin_dispute.domain.periods import Count, Due, Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text

if TYPE_CHECKING:
    from admin_dispute.domain.center.state import CenterState


class TaskKind(StrEnum):
    """What a task is about: the three that sensitive and group cases bring (WX-3.2.7), or another."""

    COORDINATION = "coordination"
    PETITION_STABILITY = "petition-stability"
    PUBLIC_OPINION = "public-opinion"
    CONCLUSION = "conclusion"
    OTHER = "other"


@frozen(kw_only=True)
class Task:
    """A task `g1`, `g2` ... of a stream.

    Attributes:
        owner: the organisation that has to do it; origin: id of what it came from (`y1`), None where given by hand.
        due: the last day where a day was named; within: or a period from `given_on`; neither: no day is set yet.
        done_on, result: when it was done, and what came of it; withdrawn_on: when nobody wanted it any more.
    """

    id: str
    kind: TaskKind
    owner: str
    given_on: date
    what: Text | None = None
    due: date | None = None
    within: Period | None = None
    origin: str | None = None
    done_on: date | None = None
    result: Text | None = None
    withdrawn_on: date | None = None

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and self.withdrawn_on is None

    def last_day(self, count: Count) -> Due | None:
        """Return by when it has to be done, None where no day is set."""
        if self.due is not None:
            return Due(self.due)
        return None if self.within is None else count(self.given_on, self.within)


def next_task(tasks: tuple[Task, ...]) -> str:
    """Return the id of the next task of a stream."""
    return f"g{len(tasks) + 1}"


def task_of(tasks: tuple[Task, ...], id: str) -> Task | None:  # noqa: A002 - the field's word
    """Return a task by its id."""
    return next((task for task in tasks if task.id == id), None)


def with_task(tasks: tuple[Task, ...], id: str, **changes: object) -> tuple[Task, ...]:  # noqa: A002 - as above
    """Return the tasks with some fields of one changed."""
    return tuple(attrs.evolve(task, **changes) if task.id == id else task for task in tasks)  # type: ignore[arg-type]  # the fields' own types


def task_deadlines(tasks: Iterable[Task], count: Count) -> Iterator[Deadline]:
    """Give the deadlines of open tasks: whoever owns the task owns its deadline."""
    for task in tasks:
        last = task.last_day(count) if task.open else None
        if last is not None:
            yield deadline_by(Clock.TASK, task.id, task.owner, task.given_on, task.within, last)


def giving(task: Task, center: CenterState, on: date) -> Steps:
    """Yield what a task asks for that is given: an organisation that is there, and a day that is not over."""
    yield TASK_OWNED(center.organisation(task.owner, on), owner=task.owner)
    yield TASK_DATED(task.due is not None or task.within is not None)
    yield TASK_AHEAD(task.due is None or on <= task.due, due=task.due)


def standing(tasks: tuple[Task, ...], id: str, on: date) -> Steps:  # noqa: A002 - as above
    """Yield what an act on a task asks for: it is there, open, and was given before."""
    task = task_of(tasks, id)
    yield TASK_OPEN(task is not None and task.open, task=id)
    if task is not None:
        yield NOT_BEFORE_TASK(task.given_on <= on, day=task.given_on, opens_on=task.given_on)


def completed_late(task: Task, count: Count) -> bool:
    """Say whether a task was done after its last day, judged from the dates alone."""
    last = task.last_day(count)
    return task.done_on is not None and last is not None and last.over(task.done_on)


TASK_OWNED = Condition(code="task-owned", cured_by="enter-organisation")
TASK_DATED = Condition(code="task-dated", parameter="special-case-period", warns=True)
TASK_AHEAD = Condition(code="task-ahead")
TASK_OPEN = Condition(code="task-open", cured_by="give-task")
NOT_BEFORE_TASK = Condition(code="not-before-task")
TASK_IN_TIME = Condition(code="task-in-time", warns=True)
