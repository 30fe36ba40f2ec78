"""A center on its database: its transactions and rows, and what its decisions rest on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, Engine

from admin_dispute.center.basis import Basis
from admin_dispute.center.clock import Clock, SystemClock, legal_day
from admin_dispute.center.memory import Memory
from admin_dispute.domain.errors import StoreFault
from admin_dispute.law.table import HookTable
from admin_dispute.store.engine import READING, file_of
from admin_dispute.store.records import Records
from admin_dispute.store.replay import opened
from admin_dispute.store.statement import Cursor, translated
from admin_dispute.store.units import Units


class Connected:
    """A center on a database of its own, or on a connection of the caller's."""

    def __init__(
        self,
        id: str,  # noqa: A002 - the field's word
        engine: Engine | None,
        table: HookTable,
        *,
        clock: Clock | None = None,
        algorithm: str | None = None,
        connection: Connection | None = None,
    ) -> None:
        self.id = id
        self.table = table
        self.clock = clock or SystemClock()
        self._engine = engine
        self._units = None if engine is None else Units(engine, lambda cursor: Records(cursor, id))
        self._connection = connection
        self.algorithm = algorithm
        self._settings: tuple[str, str] | None = None
        self._basis: tuple[str, Basis] | None = None
        self.memory = Memory()
        self.page = 200

    @property
    def file(self) -> Path | None:
        """The center's SQLite file; None where it lives in another database."""
        return None if self._engine is None else file_of(self._engine)

    @contextmanager
    def transaction(self, *, reading: bool = False) -> Iterator[Connection]:
        """Give a connection in a transaction: the caller's where the center was joined, else one of its own."""
        if self._connection is not None:
            if not self._connection.in_transaction():
                raise StoreFault("no-transaction")
            with self._connection.begin_nested():
                yield self._connection
        elif self._engine is not None:
            options = {READING: reading}
            with translated(), self._engine.connect().execution_options(**options) as connection, connection.begin():
                yield connection

    def records(self, *, reading: bool = False) -> AbstractContextManager[Records]:
        """Give the center's rows for one unit of work."""
        return self._joined() if self._units is None else self._units.unit(reading=reading)

    @contextmanager
    def _joined(self) -> Iterator[Records]:
        with self.transaction() as connection:
            yield Records(Cursor.of(connection), self.id)

    def settings(self, records: Records) -> tuple[str, str]:
        """Return the key of body digests and the algorithm of new rows.

        Raises:
            StoreFault: the center was not created in this database.
        """
        if self._settings is None:
            created = records.settings()
            if created is None:
                raise StoreFault("not-founded", center=self.id)
            secret, first = created
            self._settings = (secret, self.algorithm or first)
        return self._settings

    def basis(self, records: Records, digest: str | None = None) -> Basis:
        """Return what decisions rest on now; kept until the center's own stream moves.

        Args:
            digest: of the last row of the center's own stream, where it has been read already.
        """
        if digest is None:
            digest = records.digest("center", self.id)
        if self._basis is None or self._basis[0] != digest:
            self.settings(records)
            head = records.head("center", self.id)
            state = None if head is None else opened(records, "center", self.id, head)
            self._basis = (digest, Basis.of(self.table, state, 0 if head is None else head.version))
        return self._basis[1]

    def close(self) -> None:
        """Close the database connections of a center of its own; a joined one leaves the caller's alone."""
        if self._engine is not None and self._units is not None:
            self._units.close()
            self._engine.dispose()

    def today(self) -> date:
        """Return the day in Asia/Shanghai."""
        return legal_day(self.clock.now())

    def _forget(self) -> None:
        """Read anew what was kept of the database, since another one stands in its place."""
        self._settings = self._basis = None
        self.memory.clear()

    def _own(self) -> Engine:
        if self._engine is None:
            raise StoreFault("not-own-database")
        return self._engine
