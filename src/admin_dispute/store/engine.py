"""Engines and tables: a SQLite file prepared for one writer at a time, PostgreSQL, or the caller's own connection."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import DBAPIError

from admin_dispute.domain.errors import StoreFault
from admin_dispute.store.statement import Cursor, fault_of
from admin_dispute.store.tables import METADATA

READING = "admin_dispute_reading"
"""Execution option of a connection that only reads: on SQLite it then waits for nobody and nobody for it."""


def open_engine(url: str, *, synchronous: str = "FULL") -> Engine:
    """Open an engine for a URL and prepare it.

    Args:
        url: `sqlite:///file.db`, `postgresql+psycopg://...`.
        synchronous: of SQLite: `FULL` survives a power cut, `NORMAL` is faster and survives a crash of the program.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    # a unit of work ends its transaction itself: nothing is left for the pool to reset
    return prepare(create_engine(url, pool_reset_on_return=None), synchronous=synchronous)


def prepare(engine: Engine, *, synchronous: str = "FULL") -> Engine:
    """Set what a center needs on an engine of yours, and return it.

    On SQLite: foreign keys, a write-ahead log, waiting instead of failing at once, no attaching of other files, and
    transactions that lock when they begin (two that read before they write would otherwise fork the journal).
    """
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def _connected(connection: Any, _: Any) -> None:
            connection.isolation_level = None
            for pragma in (
                "journal_mode=WAL",
                f"synchronous={synchronous}",
                "foreign_keys=ON",
                "busy_timeout=30000",
            ):
                connection.execute(f"PRAGMA {pragma}")
            connection.setlimit(7, 0)  # SQLITE_LIMIT_ATTACHED; Python names it only where its SQLite was built with it

        @event.listens_for(engine, "begin")
        def _began(connection: Connection) -> None:
            reading = connection.get_execution_options().get(READING, False)
            connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


class Unit:
    """A transaction of its own on a pooled driver connection: committed at the end, rolled back on any error.

    It goes past SQLAlchemy's connection, which costs more than everything else an act does in Python.
    """

    __slots__ = ("_begin", "_engine", "_pooled", "_raw")

    def __init__(self, engine: Engine, *, reading: bool = False) -> None:
        self._engine = engine
        self._begin = "BEGIN" if reading else "BEGIN IMMEDIATE"

    def __enter__(self) -> Cursor:
        dialect = self._engine.dialect
        try:
            self._pooled = self._engine.raw_connection()
            self._raw = self._pooled.cursor()
            if dialect.name == "sqlite":
                self._raw.execute(self._begin)
        except dialect.loaded_dbapi.Error as error:
            raise fault_of(error, dialect) from None
        return Cursor(self._raw, dialect)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self._raw.close()
            if kind is None:
                self._pooled.commit()
            else:
                self._pooled.rollback()
        except self._engine.dialect.loaded_dbapi.Error as error:
            raise fault_of(error, self._engine.dialect) from None
        finally:
            self._pooled.close()


def create(connection: Connection) -> None:
    """Create the center's tables in the database of a connection; those that exist are left as they are."""
    try:
        METADATA.create_all(connection)
    except DBAPIError as error:
        raise StoreFault("store-failed", kind=type(error.orig).__name__) from None


def joinable(connection: Connection) -> None:
    """Check that a caller's connection can carry a center.

    Raises:
        StoreFault: it is in no transaction, foreign keys are off, or the tables are missing; the text names the remedy.
    """
    if not connection.in_transaction():
        raise StoreFault("no-transaction")
    if connection.dialect.name == "sqlite":
        on = connection.exec_driver_sql("PRAGMA foreign_keys").scalar()
        if not on:
            raise StoreFault("not-prepared")
    if not inspect(connection).has_table("ad_center"):
        raise StoreFault("no-tables")
