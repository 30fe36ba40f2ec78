"""A deadline that moved though nobody acted: a year was announced, or announced anew, and the last day is another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

from admin_dispute.domain.act import ANY, Steps, StreamKind, command, decides, event
from admin_dispute.domain.deadline import Clock
from admin_dispute.domain.kind import running
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("note-deadline-moved", kind=ANY, by_system=True)
@frozen(kw_only=True)
class NoteDeadlineMoved:
    """Note that an open deadline moved with the calendar.

    Attributes:
        kind, stream: where it runs.
        clock, subject: which deadline; due: the last day as it stood; moved_to: the last day now.
        provisional: the day now rests on a year that is not announced yet.
    """

    kind: StreamKind
    stream: str
    on: date
    clock: Clock
    subject: str
    due: date
    moved_to: date
    provisional: bool = False


@event("deadline-moved", kind=ANY)
@frozen(kw_only=True)
class DeadlineMoved:
    """An open deadline has another last day than it had; it is derived, so nothing else changes."""

    clock: Clock
    subject: str
    due: date
    moved_to: date
    provisional: bool


@decides(NoteDeadlineMoved)
def _note(state: Any, noted: NoteDeadlineMoved, law: Law, facts: Facts) -> Steps:
    now = (noted.clock, noted.subject, noted.moved_to, noted.provisional)
    open_now = running(noted.kind, state, law.calendar)
    runs = any((one.clock, one.subject, one.on, one.provisional) == now for one in open_now)
    yield DEADLINE_MOVES(runs and noted.due != noted.moved_to, day=noted.moved_to)
    yield DeadlineMoved(
        clock=noted.clock,
        subject=noted.subject,
        due=noted.due,
        moved_to=noted.moved_to,
        provisional=noted.provisional,
    )


DEADLINE_MOVES = Condition(code="deadline-moves")
