"""Stored rows as they lie there, stream by stream: nothing in them is trusted to be what its column says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Exists, Select, String, Table, exists, select, type_coerce

from admin_dispute.store import tables as t

_STREAMING = {"stream_results": True, "yield_per": 500}


def plain(value: Any) -> str | None:
    """Return a value as text, the same for every database: a day as `2024-05-07`, truth as 0 or 1."""
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (bytes, bytearray)):
        return value.decode()
    return str(int(value)) if isinstance(value, bool) else str(value)


def raw(table: Table) -> Select[Any]:
    """Select every column of a table without reading it as its type: a damaged value comes as it is."""
    columns: list[Any] = [type_coerce(column, String).label(column.name) for column in table.c]
    return select(*columns)


def stream(connection: Connection, statement: Select[Any]) -> Iterator[Any]:
    """Give rows one after the other, without all of them in memory."""
    yield from connection.execute(statement, execution_options=_STREAMING)


class Groups:
    """The rows of a table that belong to streams with acts, one stream after the other in the order of the acts."""

    def __init__(self, connection: Connection, center: str, kind: str, table: Table) -> None:
        statement = raw(table).where(table.c.center == center)
        if "kind" in table.c and table is not t.TEXTS:
            statement = statement.where(table.c.kind == kind)
        if table is not t.ACTS:
            acts = (t.ACTS.c.center == center, t.ACTS.c.kind == kind, t.ACTS.c.stream == table.c.stream)
            statement = statement.where(exists().where(*acts))
        ordered = statement.order_by(table.c.stream, *table.primary_key)
        self._groups = groupby(stream(connection, ordered), key=lambda row: str(row.stream))
        self._next = next(self._groups, None)

    def __iter__(self) -> Iterator[tuple[str, list[Any]]]:
        while self._next is not None:
            name = self._next[0]
            yield name, self.of(name)

    def of(self, name: str) -> list[Any]:
        """Return the rows of a stream; streams are asked for in order."""
        if self._next is None or self._next[0] != name:
            return []
        rows = list(self._next[1])
        self._next = next(self._groups, None)
        return rows


def orphans(connection: Connection, center: str, table: Table) -> Iterator[tuple[str, str]]:
    """Give kind and stream of what a table holds for streams without any act."""
    own = table.c.center == center
    if "kind" in table.c and table is not t.TEXTS:
        for kind, name in connection.execute(
            select(table.c.kind, table.c.stream).distinct().where(own, ~has_acts(table))
        ):
            yield str(kind), str(name)
        return
    # the key of the acts begins with a kind that is not known here: their streams are listed once, not looked for
    streams = select(t.ACTS.c.stream).where(t.ACTS.c.center == center)
    for (name,) in connection.execute(select(table.c.stream).distinct().where(own, table.c.stream.not_in(streams))):
        yield "", str(name)


def has_acts(table: Table) -> Exists:
    """The condition that the stream which a row names, with its kind, has any act."""
    return exists().where(
        t.ACTS.c.center == table.c.center, t.ACTS.c.kind == table.c.kind, t.ACTS.c.stream == table.c.stream
    )
