"""Deriving again what is derived: states of another form, case numbers, and deadlines that the calendar moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.center.acting import Acting
from admin_dispute.center.rights import SYSTEM
from admin_dispute.center.upkeep.transitions import apply_transitions
from admin_dispute.domain.act import StreamKind
from admin_dispute.domain.deadline import Clock, Deadline
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.errors import Conflict
from admin_dispute.domain.kind import running
from admin_dispute.domain.moved import NoteDeadlineMoved
from admin_dispute.domain.periods import Calendar, CalendarYear
from admin_dispute.store.checks import Check, Fault
from admin_dispute.store.projection import same_deadlines
from admin_dispute.store.records import Records
from admin_dispute.store.replay import opened
from admin_dispute.store.rewrite import (
    lie_there,
    rewrite_deadlines,
    rewrite_external,
    rewrite_numbers,
    rewrite_state,
    streams,
    with_deadlines,
)
from admin_dispute.store.rows import plain
from admin_dispute.store.searching import calendar_version, followed_key
from admin_dispute.store.statement import Cursor
from admin_dispute.store.tables import ACTS, DEADLINES

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from admin_dispute.center.application import Center


@frozen(kw_only=True)
class Move:
    """An open deadline whose last day is another than the one written down.

    Attributes:
        kind, stream: where it runs; clock, subject: which deadline there.
        owner: who has to act, None for the center.
        before, after: the last day as written and as it follows now; provisional: it rests on a year not announced.
    """

    kind: str
    stream: str
    clock: Clock
    subject: str
    owner: str | None
    before: date
    after: date
    provisional: bool


@frozen(kw_only=True)
class Rebuilt:
    """What a rebuild did: streams looked at, states written again, moves noted, faults that kept a stream as it was."""

    streams: int = 0
    states: int = 0
    moves: tuple[Move, ...] = ()
    faults: tuple[Fault, ...] = ()


def moving(center: Center, years: tuple[CalendarYear, ...] = ()) -> Iterator[Move]:
    """Give exactly the open deadlines that move, by the calendar as it is or with years that might be loaded."""
    with center.transaction(reading=True) as connection:
        records = Records(Cursor.of(connection), center.id)
        calendar = center.basis(records).foreseeing(years).calendar
        for kind, stream in with_deadlines(connection, center.id):
            head = records.head(kind, stream)
            if head is not None:
                open_now = running(kind, opened(records, kind, stream, head), calendar)
                yield from _moves(connection, center.id, kind, stream, open_now)


def unfollowed(center: Center) -> tuple[Move, ...]:
    """Return the open deadlines that have not yet followed the last calendar; none once a sweep or rebuild ran."""
    with center.transaction(reading=True) as connection:
        records = Records(Cursor.of(connection), center.id)
        if records.key(followed_key(calendar_version(connection, center.id))) is not None:
            return ()
    return tuple(moving(center))


def rebuild(center: Center, progress: Callable[[int, int], None] | None = None) -> Rebuilt:
    """Derive every stream again and write what differs; each move of a deadline is journalled by one note.

    Each stream is one transaction and each note another: stopped at any point and run again, it goes on where it was,
    and nothing is written or noted twice. A stream whose acts do not hold together is left as it is.
    """
    apply_transitions(center)
    with center.transaction(reading=True) as connection:
        found = streams(connection, center.id)
        loaded = calendar_version(connection, center.id)
    rebuilt = Rebuilt()
    for done, (kind, stream) in enumerate(found, 1):
        rebuilt = _rebuilt(center, kind, stream, attrs.evolve(rebuilt, streams=done))
        if progress is not None:
            progress(done, len(found))
    _followed(center, loaded, rebuilt)
    return rebuilt


def settle(center: Center) -> Rebuilt:
    """Derive again what a calendar changes that was loaded and not followed yet; a sweep begins with it."""
    with center.transaction(reading=True) as connection:
        records = Records(Cursor.of(connection), center.id)
        loaded = calendar_version(connection, center.id)
        if records.key(followed_key(loaded)) is not None:
            return Rebuilt()
        changed = list(_changed(records, connection, center.basis(records).calendar))
    rebuilt = Rebuilt()
    for kind, stream in changed:
        rebuilt = _rebuilt(center, kind, stream, rebuilt)
    _followed(center, loaded, rebuilt)
    return rebuilt


def _changed(records: Records, connection: Connection, calendar: Calendar) -> Iterator[tuple[str, str]]:
    """Give the streams whose deadlines lie there otherwise than they follow now."""
    for kind, stream in with_deadlines(connection, records.center):
        head = records.head(kind, stream)
        if head is None:
            continue
        rows = lie_there(connection, DEADLINES, records.center, kind=kind, stream=stream)
        if not same_deadlines(running(kind, opened(records, kind, stream, head), calendar), rows):
            yield kind, stream


def _followed(center: Center, loaded: int, rebuilt: Rebuilt) -> None:
    """Note that every deadline follows a version of the calendar, by its act; not while a stream could not follow."""
    if rebuilt.faults:
        return
    with center.records() as records:
        if records.key(followed_key(loaded)) is None:
            records.add_key(followed_key(loaded), "", "center", center.id, loaded)


def _rebuilt(center: Center, kind: str, stream: str, so_far: Rebuilt) -> Rebuilt:
    with center.transaction() as connection:
        records = Records(Cursor.of(connection), center.id)
        records.standing(kind, stream, None, "", lock=True)
        rows = lie_there(connection, ACTS, center.id, kind=kind, stream=stream)
        check = Check(center.id, kind, stream)
        if faults := tuple(check.acts(rows)):
            return attrs.evolve(so_far, faults=so_far.faults + faults)
        state = check.state
        written = rewrite_state(connection, center.id, kind, stream, rows[-1], state)
        center.memory.forget(stream)
        rewrite_external(connection, center.id, kind, stream, state)
        if isinstance(state, Dispute):
            rewrite_numbers(connection, center.id, stream, state.numbers)
        open_now = running(kind, state, center.basis(records).calendar)
        moves = tuple(_moves(connection, center.id, kind, stream, open_now))
        moving = {(move.clock, move.subject) for move in moves}
        rewrite_deadlines(connection, center.id, kind, stream, open_now, moving)
    so_far, version = attrs.evolve(so_far, states=so_far.states + written), rows[-1].number
    for move in moves:
        try:
            noted = _note(center, move, version)
        except Conflict:  # another act came between, a rebuild's perhaps: what is left to note is derived anew
            return _rebuilt(center, kind, stream, so_far)
        if noted:
            so_far, version = attrs.evolve(so_far, moves=(*so_far.moves, move)), version + 1
    return so_far


def _moves(
    connection: Connection, center: str, kind: str, stream: str, open_now: tuple[Deadline, ...]
) -> Iterator[Move]:
    """Give what is written down with another last day than it has now."""
    stored = lie_there(connection, DEADLINES, center, kind=kind, stream=stream)
    rows = {(row.clock, row.subject): plain(row.due_on) or "" for row in stored}
    for deadline in open_now:
        written = rows.get((deadline.clock, deadline.subject), "")
        try:
            before = date.fromisoformat(written)
        except ValueError:  # nothing that could have been a day: it is written anew, and did not move
            continue
        if before != deadline.on:
            yield Move(
                kind=kind,
                stream=stream,
                clock=deadline.clock,
                subject=deadline.subject,
                owner=deadline.owner,
                before=before,
                after=deadline.on,
                provisional=deadline.provisional,
            )


def _note(center: Center, move: Move, version: int) -> bool:
    """Note a move, and with it write the deadline; where it moved on meanwhile there is nothing left to note.

    Args:
        version: of the stream it was derived from.

    Raises:
        Conflict: the stream moved on.
    """
    note = NoteDeadlineMoved(
        kind=StreamKind(move.kind),
        stream=move.stream,
        on=center.today(),
        clock=move.clock,
        subject=move.subject,
        due=move.before,
        moved_to=move.after,
        provisional=move.provisional,
    )
    system = Acting(center, SYSTEM)
    if not system.may(note).allowed:
        return False
    system.execute(note, expect=version)
    return True
