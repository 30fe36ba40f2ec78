"""Writing derived rows anew, whole: what a rebuild does; an act writes differences."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, and_, delete, insert, or_, select, update

from admin_dispute.domain.deadline import Deadline
from admin_dispute.domain.dispute.numbering import NumberGiven
from admin_dispute.domain.dispute.stage import CLOSED
from admin_dispute.store import tables as t
from admin_dispute.store.projection import external_of, state_row
from admin_dispute.store.records import deadline_row
from admin_dispute.store.rows import plain, raw

_DEADLINE = [column.name for column in t.DEADLINES.c][3:]


def streams(connection: Connection, center: str) -> list[tuple[str, str]]:
    """Return kind and stream of everything that has acts, the center itself first."""
    named = select(t.ACTS.c.kind, t.ACTS.c.stream).where(t.ACTS.c.center == center).distinct()
    found = [(str(kind), str(stream)) for kind, stream in connection.execute(named)]
    return sorted(found, key=lambda at: (at[0] != "center", at))


def with_deadlines(connection: Connection, center: str) -> list[tuple[str, str]]:
    """Return kind and stream of whatever has an open deadline written down."""
    named = select(t.DEADLINES.c.kind, t.DEADLINES.c.stream).where(t.DEADLINES.c.center == center).distinct()
    return sorted((str(kind), str(stream)) for kind, stream in connection.execute(named))


def running_before(connection: Connection, center: str, day: date) -> list[str]:
    """Return the disputes opened before a day on which a clock may run: not closed, or with a deadline all the same."""
    of = (t.STATES.c.center == center, t.STATES.c.kind == "dispute", t.STATES.c.opened_on < day)
    due = select(t.DEADLINES.c.stream).where(t.DEADLINES.c.center == center, t.DEADLINES.c.kind == "dispute")
    named = select(t.STATES.c.stream).where(*of, or_(t.STATES.c.stage != CLOSED, t.STATES.c.stream.in_(due)))
    return sorted(map(str, connection.execute(named).scalars()))


def lie_there(connection: Connection, table: Table, center: str, **where: str) -> list[Any]:
    """Return rows as they lie there, in the order of their key."""
    named = (table.c[name] == value for name, value in where.items())
    return list(connection.execute(raw(table).where(table.c.center == center, *named).order_by(*table.primary_key)))


def rewrite_state(connection: Connection, center: str, kind: str, stream: str, last: Any, state: Any) -> bool:
    """Write the row of a state where it is not what the acts make, up to their last row; say whether it was not."""
    derived = {"version": last.number, "digest": last.digest, **msgspec.structs.asdict(state_row(kind, state))}
    stored = lie_there(connection, t.STATES, center, kind=kind, stream=stream)
    if not stored:
        connection.execute(insert(t.STATES).values(center=center, kind=kind, stream=stream, **derived))
        return True
    if all(plain(getattr(stored[0], name)) == plain(value) for name, value in derived.items()):
        return False
    connection.execute(update(t.STATES).where(_at(t.STATES, center, kind=kind, stream=stream)).values(**derived))
    return True


def rewrite_deadlines(
    connection: Connection,
    center: str,
    kind: str,
    stream: str,
    derived: tuple[Deadline, ...],
    moving: Collection[tuple[str, str]],
) -> None:
    """Write the open deadlines of a stream; those that move stay as they are until their move is noted."""
    expected = {
        (d.clock, d.subject): dict(zip(_DEADLINE, deadline_row(d), strict=True))
        for d in derived
        if (d.clock, d.subject) not in moving
    }
    for row in lie_there(connection, t.DEADLINES, center, kind=kind, stream=stream):
        at = (row.clock, row.subject)
        if at in moving:
            continue
        if at in expected and _same(row[3:], expected[at]):
            del expected[at]
            continue
        where = _at(t.DEADLINES, center, kind=kind, stream=stream, clock=row.clock, subject=row.subject)
        connection.execute(delete(t.DEADLINES).where(where))
    for columns in expected.values():
        connection.execute(insert(t.DEADLINES).values(center=center, kind=kind, stream=stream, **columns))


def rewrite_numbers(connection: Connection, center: str, stream: str, given: tuple[NumberGiven, ...]) -> None:
    """Put the case numbers of a dispute on file as it carries them, and raise their series to them."""
    expected = {str(number.number): number.issuer for number in given}
    stored = {row.number: row.issuer for row in lie_there(connection, t.NUMBERS, center, stream=stream)}
    if expected != stored:
        connection.execute(delete(t.NUMBERS).where(_at(t.NUMBERS, center, stream=stream)))
        for number, issuer in expected.items():
            connection.execute(delete(t.NUMBERS).where(_at(t.NUMBERS, center, number=number)))
            connection.execute(insert(t.NUMBERS).values(center=center, number=number, stream=stream, issuer=issuer))
    for own in (number.number for number in given if number.issuer is None):
        at = _at(t.SERIES, center, series=own.series)
        last = connection.execute(select(t.SERIES.c.last).where(at)).scalar()
        if last is None:
            connection.execute(insert(t.SERIES).values(center=center, series=own.series, last=own.sequence))
        elif last < own.sequence:
            connection.execute(update(t.SERIES).where(at).values(last=own.sequence))


def rewrite_external(connection: Connection, center: str, kind: str, stream: str, state: Any) -> None:
    """Write the rows by which external ids are found."""
    expected = external_of(state)
    rows = lie_there(connection, t.EXTERNAL, center, kind=kind, stream=stream)
    if expected == {(row.system, row.external): row.object for row in rows}:
        return
    connection.execute(delete(t.EXTERNAL).where(_at(t.EXTERNAL, center, kind=kind, stream=stream)))
    for (system, external), named in expected.items():
        connection.execute(delete(t.EXTERNAL).where(_at(t.EXTERNAL, center, system=system, external=external)))
        at = {"system": system, "external": external, "kind": kind, "stream": stream, "object": named}
        connection.execute(insert(t.EXTERNAL).values(center=center, **at))


def _same(stored: Any, derived: dict[str, Any]) -> bool:
    return list(map(plain, stored)) == list(map(plain, derived.values()))


def _at(table: Table, center: str, **where: str) -> Any:
    return and_(table.c.center == center, *(table.c[name] == value for name, value in where.items()))
