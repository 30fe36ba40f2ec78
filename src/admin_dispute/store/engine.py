"""Engines and tables: a SQLite file prepared for one writer at a time, PostgreSQL, or the caller's own connection."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    Connection,
    Dialect,
    Engine,
    PoolProxiedConnection,
    QueuePool,
    create_engine,
    event,
    inspect,
)
from sqlalchemy.exc import DBAPIError

from admin_dispute.domain.errors import StoreFault
from admin_dispute.store.statement import Cursor, fault_of
from admin_dispute.store.tables import METADATA

T = TypeVar("T")

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


class Units:
    """Transactions of their own on the driver's connections of an engine: one after the other, or many at once.

    It goes past SQLAlchemy's connection, which costs more than everything else an act does in Python; a few connections
    stay taken out of the pool from one unit to the next, for the same reason.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._spare: list[PoolProxiedConnection] = []
        # a pool that gives each thread its own connection must be asked every time
        self._most = 4 if isinstance(engine.pool, QueuePool) else 0

    def take(self) -> PoolProxiedConnection:
        """Return a connection for one unit."""
        return self._spare.pop() if self._spare else self._engine.raw_connection()

    def give_back(self, pooled: PoolProxiedConnection) -> None:
        """Take back a connection whose transaction has ended."""
        if len(self._spare) < self._most:
            self._spare.append(pooled)
        else:
            pooled.close()

    def close(self) -> None:
        """Give every connection back to the pool."""
        while self._spare:
            self._spare.pop().close()

    def begin(self, made: Callable[[Cursor], T], *, reading: bool = False) -> Unit[T]:
        """Return a unit of work, to be used with `with`, which gives what is made of its cursor."""
        return Unit(self, self._engine.dialect, made, "BEGIN" if reading else "BEGIN IMMEDIATE")


class Unit(Generic[T]):
    """A transaction: committed at the end, rolled back on any error."""

    __slots__ = ("_begin", "_dialect", "_driver", "_made", "_pooled", "_raw", "_units")

    def __init__(self, units: Units, dialect: Dialect, made: Callable[[Cursor], T], begin: str) -> None:
        self._units, self._dialect, self._made, self._begin = units, dialect, made, begin

    def __enter__(self) -> T:
        try:
            self._pooled = self._units.take()
            driver: Any = self._pooled.dbapi_connection  # its own cursor and commit: the pool's add nothing here
            self._driver, self._raw = driver, driver.cursor()
            given = self._made(Cursor(self._raw, self._dialect))  # before anything has begun: it may raise
            if self._dialect.name == "sqlite":
                self._raw.execute(self._begin)
        except self._dialect.loaded_dbapi.Error as error:
            raise fault_of(error) from None
        return given

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self._raw.close()
            if kind is None:
                self._driver.commit()
            else:
                self._driver.rollback()
        except self._dialect.loaded_dbapi.Error as error:
            self._pooled.invalidate()
            raise fault_of(error) from None
        self._units.give_back(self._pooled)


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
