"""Engines and tables: a SQLite file prepared for one writer at a time, PostgreSQL, or the caller's own connection."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    create_engine,
    event,
    inspect,
)
from sqlalchemy.exc import DBAPIError

from admin_dispute.domain.errors import StoreFault
from admin_dispute.store.statement import fault_of
from admin_dispute.store.tables import METADATA

READING = "admin_dispute_reading"
"""Execution option of a connection that only reads: on SQLite it then waits for nobody and nobody for it."""

PATIENCE = 30
"""How long SQLite waits for a lock that somebody else holds, in seconds, where nobody says otherwise."""


def open_engine(url: str, *, synchronous: str = "FULL", patience: int = PATIENCE) -> Engine:
    """Open an engine for a URL and prepare it.

    Args:
        url: `sqlite:///file.db`, `postgresql+psycopg://...`.
        synchronous: of SQLite: `FULL` survives a power cut, `NORMAL` is faster and survives a crash of the program.
        patience: how long SQLite waits for a lock that somebody else holds, in seconds.
    """
    # a unit of work ends its transaction itself: nothing is left for the pool to reset
    engine = prepare(create_engine(url, pool_reset_on_return=None), synchronous=synchronous, patience=patience)
    if (file := file_of(engine)) is not None:

        @event.listens_for(engine, "do_connect")
        def _connecting(*_: Any) -> None:
            # SQLite would make an empty file of a mistyped name; only founding makes one
            if not file.exists():
                raise StoreFault("no-database", file=str(file))

    return engine


def create_file(engine: Engine) -> None:
    """Make the empty file of an engine's SQLite database, with the folders above it; any other is left alone.

    Raises:
        StoreFault: it can't be made.
    """
    file = file_of(engine)
    if file is None or file.exists():
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    except OSError as error:
        raise StoreFault("store-failed", kind=type(error).__name__) from None


def file_of(engine: Engine) -> Path | None:
    """Return the file of a SQLite engine; None for another database, or one in memory."""
    name = engine.url.database
    return Path(name) if engine.dialect.name == "sqlite" and name and name != ":memory:" else None


def prepare(engine: Engine, *, synchronous: str = "FULL", patience: int = PATIENCE) -> Engine:
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
                f"busy_timeout={patience * 1000}",
            ):
                connection.execute(f"PRAGMA {pragma}")
            connection.setlimit(7, 0)  # SQLITE_LIMIT_ATTACHED; Python names it only where its SQLite was built with it

        @event.listens_for(engine, "begin")
        def _began(connection: Connection) -> None:
            reading = connection.get_execution_options().get(READING, False)
            connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def create(connection: Connection) -> None:
    """Create the center's tables in the database of a connection; those that exist are left as they are."""
    try:
        METADATA.create_all(connection)
    except DBAPIError as error:
        raise fault_of(error.orig or error) from None


def joinable(connection: Connection) -> None:
    """Check that a caller's connection can carry a center.

    Raises:
        StoreFault: it is in no transaction, foreign keys are off, or the tables are missing; the text names the remedy.
    """
    if not connection.in_transaction() or connection.get_isolation_level() == "AUTOCOMMIT":
        raise StoreFault("no-transaction")
    if connection.dialect.name == "sqlite":
        raw: Any = connection.connection.driver_connection
        begun = raw.isolation_level is None and raw.in_transaction  # the driver's own way would commit between our rows
        if not begun or not connection.exec_driver_sql("PRAGMA foreign_keys").scalar():
            raise StoreFault("not-prepared")
    if not inspect(connection).has_table("ad_center"):
        raise StoreFault("no-tables")
