"""Checking what is stored: chain, columns, states, deadlines and texts, row by row, against what they must be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from attrs import frozen
from sqlalchemy import Connection, Table, select

from admin_dispute.domain.dispute.deadlines import deadlines
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.periods import Calendar
from admin_dispute.store import tables as t
from admin_dispute.store.codec import NO_DIGEST, Entry, decode, digest_of, encode, opened_event
from admin_dispute.store.records import deadline_row, place
from admin_dispute.store.references import digest_of_value
from admin_dispute.store.replay import fold
from admin_dispute.store.tables import instant_text


@frozen(kw_only=True)
class Fault:
    """Something stored that does not fit: a stable code, and where."""

    code: str
    kind: str
    stream: str
    number: int | None = None


Progress = Callable[[int, int], None]
"""Told how many streams were looked at, and how many there are."""


def verify(connection: Connection, center: str, progress: Progress | None = None) -> Iterator[Fault]:
    """Give every fault of a center's rows; none means that all of it fits together.

    Checked: each row's digest over the one before it, its columns against its entry, numbers without a gap, the stored
    state against the folded events, deadlines and external ids against the state, texts against the digests in the
    entries.
    """
    if not _rows(connection, t.CENTERS, center):
        yield Fault(code="not-founded", kind="center", stream=center)
        return
    streams = {(row.kind, row.stream) for table in (t.ACTS, t.STATES) for row in _rows(connection, table, center)}
    calendar = Calendar()
    for looked, (kind, stream) in enumerate(sorted(streams), 1):  # the center itself first: deadlines need its calendar
        check = _Stream(connection, center, kind, stream)
        yield from check.journal()
        yield from check.state()
        yield from check.texts()
        if kind == "center" and check.folded is not None:
            calendar = Calendar(check.folded.calendar)
        yield from check.external()
        if isinstance(check.folded, Dispute):
            yield from check.deadlines(calendar)
        if progress is not None:
            progress(looked, len(streams))


def _rows(connection: Connection, table: Table, center: str, **where: str) -> list[Any]:
    named = (table.c[column] == value for column, value in where.items())
    ordered = select(table).where(table.c.center == center, *named).order_by(*table.primary_key)
    return list(connection.execute(ordered))


class _Stream:
    """The rows of one stream under check."""

    def __init__(self, connection: Connection, center: str, kind: str, stream: str) -> None:
        self._connection, self._center, self._kind, self._stream = connection, center, kind, stream
        self._head = NO_DIGEST
        self._version = 0
        self._references: dict[str, str] = {}
        self.folded: Any = None

    def _fault(self, code: str, number: int | None = None) -> Fault:
        return Fault(code=code, kind=self._kind, stream=self._stream, number=number)

    def _of_stream(self, table: Table) -> list[Any]:
        where = {"stream": self._stream} | ({"kind": self._kind} if table in (t.ACTS, t.STATES, t.EXTERNAL) else {})
        return _rows(self._connection, table, self._center, **where)

    def journal(self) -> Iterator[Fault]:
        """Check the chain, and fold what the entries say on the way."""
        for row in self._of_stream(t.ACTS):
            self._version += 1
            if row.number != self._version:
                yield self._fault("act-missing", self._version)
                self._version = row.number
            where = place(self._center, self._kind, self._stream, row.number)
            expected = digest_of(row.algorithm, self._head, where, row.entry.encode())
            if row.previous != self._head or row.digest != expected:
                yield self._fault("chain-broken", row.number)
            self._head = row.digest
            try:
                entry: Entry = decode(Entry, row.entry)
                self.folded = fold(self.folded, map(opened_event, entry.events))
            except (msgspec.MsgspecError, AttributeError, TypeError, ValueError):
                yield self._fault("entry-unreadable", row.number)
                continue
            if (row.command, row.legal_day.isoformat(), instant_text(row.recorded_at), row.actor) != (
                entry.command.type,
                entry.on,
                entry.recorded_at,
                entry.actor,
            ):
                yield self._fault("columns-differ", row.number)
            self._references.update(_references(msgspec.json.decode(entry.command.body)))

    def state(self) -> Iterator[Fault]:
        """Check the state row against the journal."""
        rows = self._of_stream(t.STATES)
        if not rows:
            yield self._fault("state-missing")
            return
        [row] = rows
        if row.version != self._version or row.digest != self._head:
            yield self._fault("head-differs", row.version)
        stage = getattr(self.folded, "stage", "")
        if row.body != encode(self.folded).decode() or row.stage != stage:
            yield self._fault("state-differs", row.version)

    def deadlines(self, calendar: Calendar) -> Iterator[Fault]:
        """Check the deadline rows against what the state and the calendar give."""
        expected = {deadline_row(deadline) for deadline in deadlines(self.folded, calendar)}
        stored = {tuple(row)[2:] for row in self._of_stream(t.DEADLINES)}
        if expected != stored:
            yield self._fault("deadlines-differ")

    def external(self) -> Iterator[Fault]:
        """Check the rows by which external ids are found against the state."""
        noted = getattr(self.folded, "external_ids", ())
        expected = {(item.system, item.external, self._kind, self._stream, item.object) for item in noted}
        stored = {tuple(row)[1:] for row in self._of_stream(t.EXTERNAL)}
        if expected != stored:
            yield self._fault("external-differs")

    def texts(self) -> Iterator[Fault]:
        """Check the values behind references; an erased one is none to check."""
        stored = {row.id: row for row in self._of_stream(t.TEXTS)}
        for reference, digest in self._references.items():
            row = stored.get(reference)
            if row is None:
                yield self._fault("text-missing")
            elif row.value is not None and digest_of_value(row.salt, row.value) != digest:
                yield self._fault("text-differs")


def _references(body: Any) -> Iterator[tuple[str, str]]:
    """Give id and digest of every reference inside a command's body."""
    if isinstance(body, dict):
        if isinstance(body.get("digest"), str) and isinstance(body.get("id"), str):
            yield body["id"], body["digest"]
        for inner in body.values():
            yield from _references(inner)
    elif isinstance(body, list):
        for inner in body:
            yield from _references(inner)
