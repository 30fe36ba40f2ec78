"""Time passes by command: every deadline that is over is noted, once, by the actor `system`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
from attrs import frozen

from admin_dispute.center.acting import Acting
from admin_dispute.center.rights import SYSTEM
from admin_dispute.center.upkeep.progress_lists import give_progress
from admin_dispute.center.upkeep.rebuild import settle
from admin_dispute.center.upkeep.suit_alarms import due_alarms
from admin_dispute.center.upkeep.transitions import apply_transitions
from admin_dispute.domain.act import StreamKind
from admin_dispute.domain.credit.lifting import ExpireCreditEntry
from admin_dispute.domain.deadline import Clock
from admin_dispute.domain.errors import AdminDisputeError
from admin_dispute.domain.overdue import NoteOverdue

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


@frozen(kw_only=True)
class Swept:
    """What a sweep did.

    Attributes:
        noted: deadlines noted now; known: those noted before; settled: those that no longer run by the dates, or may
            come yet.
        alarmed: limits for suing that were told of now.
        told: progress lists given to organisations' data officers.
        faults: rows that could not be judged, as `stream/clock/subject: code` (of a plugin with the line where it
            failed), and streams that could not follow the calendar, as `stream: code`; they kept no other waiting.
    """

    noted: int = 0
    known: int = 0
    settled: int = 0
    alarmed: int = 0
    told: int = 0
    faults: tuple[str, ...] = ()


def sweep(center: Center, today: date, progress: Callable[[int, int], None] | None = None) -> Swept:
    """Note every deadline before today that is certain, or raises an alarm; safe to repeat, safe beside another sweep.

    What was provisional and is certain since a year was loaded is settled first, and transitions are carried out; then
    limits for suing that are near are told of, and lists that are due are given last.
    """
    settled = settle(center)
    apply_transitions(center)
    with center.records(reading=True) as records:
        late = records.late(today)
    swept = Swept(faults=tuple(dict.fromkeys(f"{fault.stream}: {fault.code}" for fault in settled.faults)))
    for done, row in enumerate(late, 1):
        swept = _overdue(center, today, row, swept)
        if progress is not None:
            progress(done, len(late))
    for key, alarm in due_alarms(center, today):
        swept = _given(center, key, alarm, f"{alarm.dispute}/{alarm.act}", swept, "alarmed")
    told, faults = give_progress(center, today)
    return attrs.evolve(swept, told=told, faults=(*swept.faults, *faults))


_ENDS: dict[str, type[Any]] = {Clock.CREDIT_END: ExpireCreditEntry}
"""What the end of a clock brings about by itself, and nobody is late with; of any other it is noted that it passed."""


def _overdue(center: Center, today: date, row: Any, swept: Swept) -> Swept:
    """Note one deadline that has passed; `row` as it lies there."""
    kind, stream, clock, subject, owner, due = row
    where = f"{stream}/{clock}/{subject}"
    try:
        if clock in _ENDS:
            note: Any = _ENDS[clock](**{kind: stream}, on=today)
        else:
            at: dict[str, Any] = {"kind": StreamKind(kind), "stream": stream, "clock": Clock(clock), "subject": subject}
            note = NoteOverdue(**at, on=today, due=due, owner=owner)
    except ValueError:
        return _faulty(swept, where, "unreadable")
    return _given(center, f"overdue/{where}/{due}", note, where, swept, "noted")


def _given(center: Center, key: str, note: Any, where: str, swept: Swept, as_: str) -> Swept:
    """Carry a note out, once, and count it."""
    system = Acting(center, SYSTEM)
    try:
        with center.records(reading=True) as records:
            if records.key(key) is not None:
                return attrs.evolve(swept, known=swept.known + 1)
        if not system.may(note).allowed:  # asked first, so that a deadline that no longer runs leaves no refusal
            return attrs.evolve(swept, settled=swept.settled + 1)
        system.execute(note, key=key)
    except (AdminDisputeError, ValueError) as error:
        return _faulty(swept, where, error.brief if isinstance(error, AdminDisputeError) else "unreadable")
    return attrs.evolve(swept, **{as_: getattr(swept, as_) + 1})


def _faulty(swept: Swept, where: str, code: str) -> Swept:
    return attrs.evolve(swept, faults=(*swept.faults, f"{where}: {code}"))
