"""Time passes by command: every deadline that is over is noted, once, by the actor `system`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.center.rights import SYSTEM
from admin_dispute.domain.dispute.deadlines import Clock
from admin_dispute.domain.dispute.overdue import NoteOverdue
from admin_dispute.domain.errors import Refused

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


@frozen(kw_only=True)
class Swept:
    """What a sweep did: deadlines noted now, those that were noted before, those that could not be."""

    noted: int
    known: int
    refused: int


def sweep(center: Center, today: date, progress: Callable[[int], None] | None = None) -> Swept:
    """Note every deadline before today that is not provisional; safe to repeat, safe beside another sweep."""
    with center.records(reading=True) as records:
        late = records.late(today)
    noted = known = refused = 0
    system = center.acting(SYSTEM.id)
    for stream, clock, subject, owner, due in late:
        key = f"overdue/{stream}/{clock}/{subject}/{due}"
        note = NoteOverdue(dispute=stream, on=today, clock=Clock(clock), subject=subject, due=due, owner=owner)
        with center.records(reading=True) as records:
            before = records.key(key) is not None
        if before:
            known += 1
            continue
        try:
            system.execute(note, key=key)
            noted += 1
        except Refused:
            refused += 1
        if progress is not None:
            progress(noted + known + refused)
    return Swept(noted=noted, known=known, refused=refused)
