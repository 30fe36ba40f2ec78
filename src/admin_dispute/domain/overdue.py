"""Lateness: a deadline that passed with nothing done, noted once, on streams of every kind (WX-4.3.4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

from admin_dispute.domain.act import ANY, Steps, StreamKind, command, decides, event
from admin_dispute.domain.deadline import ALARMS, Clock
from admin_dispute.domain.dispute.rising import rise
from admin_dispute.domain.dispute.silence import time_passed
from admin_dispute.domain.kind import running
from admin_dispute.domain.ruling import Condition, alone

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Lateness:
    """A deadline that passed with nothing done, as known on the day it was noted.

    It stands in the journal only: whether something is late is judged from its dates, and an act in time that was
    entered after the note makes nothing late.

    Attributes:
        kind, stream: where it ran; clock, subject: which deadline there; owner: who had to act, None for the center.
        provisional: `due` is the earliest day it can turn out to be; noted once it is over for
            certain, of clocks that raise an alarm at once.
    """

    kind: StreamKind
    stream: str
    clock: Clock
    subject: str
    due: date
    owner: str | None
    provisional: bool = False


@command("note-overdue", kind=ANY, by_system=True)
@frozen(kw_only=True)
class NoteOverdue:
    """Note that a deadline has passed; silence on a confirmation then speaks as the agreement says.

    Of a provisional day that is noted once the latest it can turn out to be has passed; where it raises an alarm, a
    mark of risk rises by the earliest.
    """

    kind: StreamKind
    stream: str
    on: date
    clock: Clock
    subject: str
    due: date
    owner: str | None = None


@event("overdue-noted", kind=ANY)
@frozen(kw_only=True)
class OverdueNoted:
    """A deadline has passed with nothing done."""

    lateness: Lateness


@decides(NoteOverdue)
def _note(state: Any, noted: NoteOverdue, law: Law, facts: Facts) -> Steps:
    passed = {
        (deadline.clock, deadline.subject, deadline.on): deadline.provisional
        for deadline in running(noted.kind, state, law.calendar)
        if deadline.last.over(noted.on) or (deadline.on < noted.on and deadline.clock in ALARMS)
    }
    which = (noted.clock, noted.subject, noted.due)
    over = WATCHED.get(noted.clock, DEADLINE_PASSED)(which in passed, due=noted.due)
    yield over if noted.clock in WATCHED else alone(over)
    yield OverdueNoted(
        lateness=Lateness(
            kind=noted.kind, stream=noted.stream, clock=noted.clock, subject=noted.subject, due=noted.due,
            owner=noted.owner, provisional=passed.get(which, False),
        )
    )  # fmt: skip
    if noted.kind != "dispute":
        return
    if noted.clock in ALARMS:
        yield from rise(state, noted.subject.partition("/")[0], noted.on, facts.center, law.due)
    yield from time_passed(state, noted.on, law.calendar)


DEADLINE_PASSED = Condition(code="deadline-passed")
RELIEF_PASSED = Condition(code="relief-passed")
VISIT_PASSED = Condition(code="visit-passed")
WATCHED = {
    Clock.PERFORMANCE: DEADLINE_PASSED,
    Clock.RISK: RELIEF_PASSED,
    Clock.ESCALATION: RELIEF_PASSED,
    Clock.VISIT: VISIT_PASSED,
}
"""What a county's document watches, by clock; that another time is over is a fact, and only law is cited with it."""
