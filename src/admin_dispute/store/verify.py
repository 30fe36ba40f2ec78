"""Checking what is stored: every row against what the acts make of it, stream by stream, and the head of all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy import Connection, String, Table, and_, func, select, type_coerce

from admin_dispute.domain.act import COMMANDS
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.errors import BadInput, StoreFault
from admin_dispute.domain.errors import Fault as FieldFault
from admin_dispute.domain.number import CaseNumber
from admin_dispute.domain.periods import Calendar
from admin_dispute.store import tables as t
from admin_dispute.store.checks import Check, Fault, Stored
from admin_dispute.store.digests import is_known
from admin_dispute.store.rows import Groups, has_acts, orphans, raw, stream
from admin_dispute.store.tables import instant_text

Progress = Callable[[int, int], None]
"""Told after each stream how many were checked, and of how many."""


def verify(
    connection: Connection, center: str, progress: Progress | None = None, against: str | None = None
) -> Iterator[Fault]:
    """Give every fault of a center's rows; none means that all of it fits together.

    Checked: the center's algorithm; each row's digest over the one before it, its columns against its entry, numbers
    without a gap; state, deadlines, case numbers, external ids, messages, keys and texts against the acts; streams
    without any act; refusals.

    Args:
        against: a head that was kept outside (`head`): found is then also whatever was rewritten as a whole since.

    Raises:
        BadInput: what should be a head is none, or half of one. StoreFault: the tables are of another form than these.
    """
    seen = None if against is None else _head_in(against)
    own = connection.execute(raw(t.CENTERS).where(t.CENTERS.c.center == center)).first()
    if own is None:
        yield Fault(code="not-founded", kind="center", stream=center)
        return
    if own.form != t.FORM:
        raise StoreFault("other-tables", form=own.form, known=t.FORM)
    if not is_known(own.algorithm):
        yield Fault(code="algorithm-unknown", kind="center", stream=center)
    yield from _streams(connection, center, progress)
    yield from _orphans(connection, center)
    yield from _refusals(connection, center)
    if seen is not None and _heads(connection, center, seen[0]) != seen[1]:
        yield Fault(code="head-moved", kind="center", stream=center)


def _streams(connection: Connection, center: str, progress: Progress | None) -> Iterator[Fault]:
    """Give the faults of every stream with acts, and of the series they take numbers from."""
    streams = select(t.ACTS.c.kind, t.ACTS.c.stream).where(t.ACTS.c.center == center).distinct().subquery()
    counts = select(streams.c.kind, func.count()).group_by(streams.c.kind)
    held = {str(kind): int(count) for kind, count in connection.execute(counts)}
    check, done = _Checked(connection, center), 0
    for kind in sorted(held, key=lambda kind: (kind != "center", kind)):  # deadlines need the center's calendar
        for faults in check.streams(kind):
            yield from faults
            done += 1
            if progress is not None:
                progress(done, sum(held.values()))
    yield from check.series()


class _Checked:
    """A center's streams under check, and what they add up to."""

    def __init__(self, connection: Connection, center: str) -> None:
        self._connection, self._center = connection, center
        self._calendar: Calendar | None = None
        self._earlier: tuple[Calendar, ...] = ()
        self._last: dict[str, int] = {}

    def streams(self, kind: str) -> Iterator[Iterator[Fault]]:
        """Give the faults of each stream of a kind."""

        def groups(table: Table) -> Groups:
            """Return the rows of a table, by stream."""
            return Groups(self._connection, self._center, kind, table)

        acts, states, deadlines = groups(t.ACTS), groups(t.STATES), groups(t.DEADLINES)
        texts, keys, numbers, messages = groups(t.TEXTS), groups(t.KEYS), groups(t.NUMBERS), groups(t.OUTBOX)
        external = groups(t.EXTERNAL)
        for name, rows in acts:
            stored = Stored(
                acts=rows,
                states=states.of(name),
                deadlines=deadlines.of(name),
                texts=texts.of(name),
                keys=keys.of(name),
                numbers=numbers.of(name),
                messages=messages.of(name),
                external=external.of(name),
            )
            yield self._stream(kind, name, stored)

    def _stream(self, kind: str, name: str, stored: Stored) -> Iterator[Fault]:
        check = Check(self._center, kind, name)
        yield from check.faults(stored, self._calendar, self._earlier)
        if kind == "center" and check.state is not None:
            self._calendar = Calendar(check.state.calendar)
            self._earlier = check.earlier_calendars(stored.keys)
        if isinstance(check.state, Dispute):
            for given in check.state.numbers:
                if given.issuer is None:
                    self._note(given.number)

    def _note(self, number: CaseNumber) -> None:
        self._last[number.series] = max(number.sequence, self._last.get(number.series, 0))

    def series(self) -> Iterator[Fault]:
        """Check the last number of each series against the numbers that were given."""
        stored = {
            row.series: row.last
            for row in self._connection.execute(raw(t.SERIES).where(t.SERIES.c.center == self._center))
        }
        for series in sorted(stored.keys() | self._last.keys()):
            if stored.get(series) != self._last.get(series):
                yield Fault(code="series-differs", kind="series", stream=series)


def _orphans(connection: Connection, center: str) -> Iterator[Fault]:
    """Find what speaks of streams that have no act: those were removed, or the row was put there."""
    found = set()
    for table in (t.STATES, t.DEADLINES, t.TEXTS, t.KEYS, t.NUMBERS, t.OUTBOX, t.EXTERNAL):
        found |= {(kind or "dispute", name) for kind, name in orphans(connection, center, table)}
    opening = tuple(form.name for form in COMMANDS.values() if form.opens)  # refused, they leave no stream
    refused = select(t.REFUSALS.c.kind, t.REFUSALS.c.stream).where(
        t.REFUSALS.c.center == center, t.REFUSALS.c.command.not_in(opening), ~has_acts(t.REFUSALS)
    )
    found |= {(row.kind, row.stream) for row in connection.execute(refused)}
    for kind, name in sorted(found):
        yield Fault(code="stream-missing", kind=kind, stream=name)


def _refusals(connection: Connection, center: str) -> Iterator[Fault]:
    table = t.REFUSALS
    ordered = raw(table).where(table.c.center == center).order_by(*table.primary_key)
    rows: list[object] = []
    at: tuple[str, str] | None = None
    for row in stream(connection, ordered):
        if at != (row.kind, row.stream):
            yield from _refused(center, at, rows)
            at, rows = (row.kind, row.stream), []
        rows.append(row)
    yield from _refused(center, at, rows)


def _refused(center: str, at: tuple[str, str] | None, rows: list[object]) -> Iterator[Fault]:
    if at is not None:
        yield from Check(center, *at).refusals(rows)


def head(connection: Connection, center: str, until: datetime) -> str:
    """Return the head of everything a center had recorded by an instant: keep it outside the database.

    It is that instant and a digest over the last digest of every stream, of acts and of refusals, so that nothing
    before it can be taken out or written anew, not even as a whole, without `verify` finding it.
    """
    return f"{instant_text(until)}/{_heads(connection, center, instant_text(until))}"


def _head_in(line: str) -> tuple[str, str]:
    """Return instant and digest of a head; the rows have no part in one that is none."""
    read = re.fullmatch(r"\s*(\S+)/([0-9a-f]{64})\s*", line)
    if read is None:
        fault = FieldFault("against", "应为当时抄存的整行：时刻/64位校验值")
        raise BadInput("bad-input", (fault,), command="verify")
    return read[1], read[2]


def _heads(connection: Connection, center: str, until: str) -> str:
    hashed = hashlib.sha256()
    for table in (t.ACTS, t.REFUSALS):
        recorded = type_coerce(table.c.recorded_at, String)
        last = (
            select(table.c.kind, table.c.stream, func.max(table.c.number).label("number"))
            .where(table.c.center == center, recorded <= until)
            .group_by(table.c.kind, table.c.stream)
            .subquery()
        )
        same = (table.c[name] == last.c[name] for name in ("kind", "stream", "number"))
        heads = select(table.c.kind, table.c.stream, table.c.number, table.c.digest).join(last, and_(*same))
        # by digest: hexadecimal sorts alike whatever order of letters a database has
        for row in stream(connection, heads.where(table.c.center == center).order_by(table.c.digest, table.c.stream)):
            hashed.update(f"{table.name}/{row.kind}/{row.stream}/{row.number}/{row.digest}\n".encode())
    return hashed.hexdigest()
