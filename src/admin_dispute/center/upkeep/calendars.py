"""The calendar as it changed: which years were loaded when and by whom, and which open deadlines moved with each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.center.upkeep.rebuild import Move, unfollowed
from admin_dispute.domain.center.policy import CalendarLoaded
from admin_dispute.domain.correction import ActCorrected, CorrectionKind
from admin_dispute.domain.moved import DeadlineMoved
from admin_dispute.store import codec
from admin_dispute.store.searching import acts_by_command, acts_on_calendar

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from admin_dispute.center.application import Center


@frozen(kw_only=True)
class Moved:
    """A deadline that moved, as the journal of its stream has it: act `number`, last day before and after."""

    kind: str
    stream: str
    number: int
    moved: DeadlineMoved
    recorded_at: datetime


@frozen(kw_only=True)
class Announced:
    """A year as it was loaded: days of rest and make-up days, and their source."""

    year: int
    rest: int
    work: int
    source: str


@frozen(kw_only=True)
class CalendarChange:
    """One version of the calendar: the act of the center that made it, its years, and every deadline that moved.

    Attributes:
        number: of the act in the center's stream; on: its legal day; actor: who loaded or corrected it.
        corrects: the number of the load that it replaced or annulled, and `how`; None of a load. years: of what was
            loaded in its place; none where it was annulled, and those count that counted before.
        moves: noted from then on and until the next version, in the order they were noted.
        pending: of the last version, the deadlines that it moves and that no sweep has moved yet.
    """

    number: int
    on: date
    recorded_at: datetime
    actor: str
    years: tuple[Announced, ...]
    corrects: int | None = None
    how: CorrectionKind | None = None
    moves: tuple[Moved, ...] = ()
    pending: tuple[Move, ...] = ()


def calendar_changes(center: Center) -> tuple[CalendarChange, ...]:
    """Return every version of the calendar, the oldest first, with the deadlines that moved."""
    with center.transaction(reading=True) as connection:
        changes = list(_loads(connection, center.id))
        for moved in sorted(_moves(connection, center.id), key=lambda one: (one.recorded_at, one.stream, one.number)):
            last = max(n for n, change in enumerate(changes) if change.recorded_at <= moved.recorded_at)
            changes[last] = attrs.evolve(changes[last], moves=(*changes[last].moves, moved))
    if changes:
        changes[-1] = attrs.evolve(changes[-1], pending=unfollowed(center))
    return tuple(changes)


def _loads(connection: Connection, center: str) -> Iterator[CalendarChange]:
    loads: set[int] = set()
    for row in acts_on_calendar(connection, center):
        change = CalendarChange(
            number=row.number, on=row.legal_day, recorded_at=row.recorded_at, actor=row.actor, years=()
        )  # fmt: skip
        for happened in map(codec.opened_event, codec.opened_entry(row.entry).events):
            if isinstance(happened, CalendarLoaded):
                loads.add(row.number)
                yield attrs.evolve(change, years=_years(happened))
            elif isinstance(happened, ActCorrected) and happened.number in loads:
                yield attrs.evolve(
                    change, years=_in_its_place(happened), corrects=happened.number, how=happened.kind
                )  # fmt: skip


def _in_its_place(corrected: ActCorrected) -> tuple[Announced, ...]:
    """The years that were loaded in the place of others; none where a load was annulled."""
    stored = (stored for one in corrected.recounted if one.number == corrected.number for stored in one.events)
    loaded = (codec.opened_event(codec.envelope_of(one)) for one in stored)
    return tuple(year for one in loaded if isinstance(one, CalendarLoaded) for year in _years(one))


def _years(loaded: CalendarLoaded) -> tuple[Announced, ...]:
    return tuple(
        Announced(year=year.year, rest=len(year.rest), work=len(year.work), source=year.source) for year in loaded.years
    )


def _moves(connection: Connection, center: str) -> Iterator[Moved]:
    for row in acts_by_command(connection, center, "note-deadline-moved"):
        [moved] = map(codec.opened_event, codec.opened_entry(row.entry).events)
        assert isinstance(moved, DeadlineMoved)  # noqa: S101 - the one event of this command
        yield Moved(kind=row.kind, stream=row.stream, number=row.number, moved=moved, recorded_at=row.recorded_at)
