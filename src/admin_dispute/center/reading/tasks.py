"""Collecting the tasks of every stream that has any, as an actor may see them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from admin_dispute.center.basis import Basis
from admin_dispute.center.reading.relief import relief_awaited
from admin_dispute.center.rights import Actor, may_know, may_read
from admin_dispute.domain.catalogue import KINDS
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.kind import kind_of
from admin_dispute.domain.task import Task
from admin_dispute.domain.values import TextRef
from admin_dispute.reports.tasks import TaskQuery, TaskRow, in_order_of_need, task_row
from admin_dispute.store import codec
from admin_dispute.store.records import Records
from admin_dispute.store.replay import opened

WITH_TASKS = tuple(name for name, kind in KINDS.items() if any(f.name == "tasks" for f in attrs.fields(kind.state)))
"""The kinds of stream whose states hold tasks."""


def tasks_seen(records: Records, basis: Basis, actor: Actor, today: date, query: TaskQuery) -> list[TaskRow]:
    """Return the tasks that are looked for and that an actor may see, the urgent ones first."""
    found: list[TaskRow] = []
    if basis.state is None:
        return found
    for stream, state in _states(records):
        urgent = isinstance(state, Dispute) and relief_awaited(actor, state)
        for task in state.tasks:
            if not _may_see(actor, state, task):
                continue
            row = task_row(stream, task, basis.state, basis.calendar, today, urgent=urgent)
            if query.fits(task, row):
                found.append(attrs.evolve(row, what=_text(records, task.what)))
    return in_order_of_need(found)


def _states(records: Records) -> Iterator[tuple[str, Any]]:
    for kind in WITH_TASKS:
        form = codec.state_form(kind)
        for stream, head in records.heads(kind):
            if head.form != form or '"tasks":[{' in head.body:  # most have none: they need not be read
                yield stream, opened(records, kind, stream, head)


def _may_see(actor: Actor, state: Any, task: Task) -> bool:
    if isinstance(state, Dispute):
        return may_read(actor, "tasks.kind", state, state, task)
    return task.owner == actor.organisation or may_know(actor, kind_of(state), state)


def _text(records: Records, reference: Any) -> str:
    if not isinstance(reference, TextRef):
        return ""
    return records.behind(reference.id) or ""
