"""The list of tasks: what each organisation has to do, by when, and what is late (WX-3.2.7, WX-3.3.5)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.periods import Calendar, due
from admin_dispute.domain.task import Task, TaskKind


class TaskStanding(StrEnum):
    """Where a task stands: to be done, done, or not wanted any more."""

    OPEN = "open"
    DONE = "done"
    WITHDRAWN = "withdrawn"


def task_standing(task: Task) -> TaskStanding:
    """Return where a task stands."""
    if task.withdrawn_on is not None:
        return TaskStanding.WITHDRAWN
    return TaskStanding.OPEN if task.done_on is None else TaskStanding.DONE


@frozen(kw_only=True)
class TaskQuery:
    """Which tasks are looked for; every condition given must hold.

    Attributes:
        owner: the id of the organisation that has them; overdue: whether they are late today.
    """

    owner: str | None = None
    kind: TaskKind | None = None
    standing: TaskStanding | None = TaskStanding.OPEN
    overdue: bool | None = None

    def fits(self, task: Task, row: TaskRow) -> bool:
        """Say whether a task is looked for."""
        return (
            self.owner in (None, task.owner)
            and self.kind in (None, task.kind)
            and self.standing in (None, row.standing)
            and (self.overdue is None or (row.overdue_days > 0) is self.overdue)
        )


@frozen(kw_only=True)
class TaskRow:
    """A task in the list.

    Attributes:
        urgent: its dispute waits for a measure against a risk, as far as whoever asks may know of it.
        stream: the dispute (or other stream) it belongs to; owner: the name of the organisation.
        due: the last day; provisional: it can move; overdue_days: natural days since then, while it is open.
        finished_on: when it was done or withdrawn.
    """

    urgent: bool
    stream: str
    task: str
    kind: TaskKind
    what: str
    owner: str
    given_on: date
    due: date | None
    provisional: bool
    overdue_days: int
    standing: TaskStanding
    finished_on: date | None


def task_row(stream: str, task: Task, center: CenterState, calendar: Calendar, today: date, *, urgent: bool) -> TaskRow:
    """Return the row of a task as of a day, without the text behind its reference."""
    last = task.last_day(lambda start, period: due(start, period, calendar))
    late = task.open and last is not None and last.over(today)
    return TaskRow(
        urgent=urgent,
        stream=stream,
        task=task.id,
        kind=task.kind,
        what="",
        owner=center.name_of(task.owner, today),
        given_on=task.given_on,
        due=None if last is None else last.on,
        provisional=last is not None and last.provisional,
        overdue_days=(today - (last.latest or last.on)).days if late and last is not None else 0,
        standing=task_standing(task),
        finished_on=task.done_on or task.withdrawn_on,
    )


def in_order_of_need(rows: list[TaskRow]) -> list[TaskRow]:
    """Return rows with those of urgent disputes first (WX-3.1.8), then by the last day; undated ones come last."""
    return sorted(rows, key=lambda row: (not row.urgent, row.due or date.max, row.stream, row.task))
