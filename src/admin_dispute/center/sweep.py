"""Time passes by command: every deadline that is over is noted, once, by the actor `system`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
from attrs import frozen

from admin_dispute.center.acting import Acting
from admin_dispute.center.giving import give_progress
from admin_dispute.center.rebuild import settle
from admin_dispute.center.rights import SYSTEM
from admin_dispute.center.transitions import apply_transitions
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
        noted: deadlines noted now; known: those noted before; settled: those that no longer run by the dates.
        told: progress lists given to organisations' data officers.
        faults: rows that could not be judged, as `stream/clock/subject: code`; they kept no other waiting.
    """

    noted: int = 0
    known: int = 0
    settled: int = 0
    told: int = 0
    faults: tuple[str, ...] = ()


def sweep(center: Center, today: date, progress: Callable[[int, int], None] | None = None) -> Swept:
    """Note every deadline before today that is not provisional; safe to repeat, safe beside another sweep.

    What was provisional and is certain since a year was loaded is settled first, and transitions are carried out; lists
    that are due are given last.
    """
    settle(center)
    apply_transitions(center)
    with center.records(reading=True) as records:
        late = records.late(today)
    swept = Swept()
    for done, row in enumerate(late, 1):
        swept = _swept(center, today, row, swept)
        if progress is not None:
            progress(done, len(late))
    told, faults = give_progress(center, today)
    return attrs.evolve(swept, told=told, faults=(*swept.faults, *faults))


_ENDS: dict[str, type[Any]] = {Clock.CREDIT_END: ExpireCreditEntry}
"""What the end of a clock brings about by itself, and nobody is late with; of any other it is noted that it passed."""


def _swept(center: Center, today: date, row: Any, swept: Swept) -> Swept:
    kind, stream, clock, subject, owner, due = row
    key = f"overdue/{stream}/{clock}/{subject}/{due}"
    system = Acting(center, SYSTEM)
    try:
        with center.records(reading=True) as records:
            if records.key(key) is not None:
                return attrs.evolve(swept, known=swept.known + 1)
        if clock in _ENDS:
            note: Any = _ENDS[clock](**{kind: stream}, on=today)
        else:
            at = {"kind": kind, "stream": stream, "clock": Clock(clock), "subject": subject}
            note = NoteOverdue(**at, on=today, due=due, owner=owner)
        if not system.may(note).allowed:  # asked first, so that a deadline that no longer runs leaves no refusal
            return attrs.evolve(swept, settled=swept.settled + 1)
        system.execute(note, key=key)
    except (AdminDisputeError, ValueError) as error:
        code = error.code if isinstance(error, AdminDisputeError) else "unreadable"
        return attrs.evolve(swept, faults=(*swept.faults, f"{stream}/{clock}/{subject}: {code}"))
    return attrs.evolve(swept, noted=swept.noted + 1)
