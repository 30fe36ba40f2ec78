"""Units of work: transactions on the driver's own connections, for the acts of a center on a database of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import Engine, PoolProxiedConnection, QueuePool

from admin_dispute.store.statement import Cursor, fault_of

T = TypeVar("T")


class Taken(msgspec.Struct, Generic[T]):
    """A connection out of the pool, the driver's own beside it, and what is made of its cursor.

    Attributes:
        raw: the driver's cursor; ended: a closed one in its place between units, for no statement runs outside of one.
    """

    pooled: PoolProxiedConnection
    driver: Any
    raw: Any
    ended: Any
    cursor: Cursor
    made: T


class Units(Generic[T]):
    """The connections of an engine for transactions of their own: one after the other, or many at once.

    They go past SQLAlchemy's connection, which costs more than everything else an act does in Python; a few stay taken
    out of the pool from one unit to the next, for the same reason.

    Args:
        made: of a connection's cursor, what a unit gives.
    """

    def __init__(self, engine: Engine, made: Callable[[Cursor], T]) -> None:
        self._engine = engine
        self._made = made
        self.spare: list[Taken[T]] = []
        # a pool that gives each thread its own connection must be asked every time
        self.most = 4 if isinstance(engine.pool, QueuePool) else 0
        self.begins = engine.dialect.name == "sqlite"
        self.error: type[BaseException] = engine.dialect.loaded_dbapi.Error

    def unit(self, *, reading: bool) -> Unit[T]:
        """Return a unit of work, to be used once with `with`.

        Args:
            reading: whether nothing will be written.

        Raises:
            StoreFault: no connection can be made.
        """
        try:
            taken = self.spare.pop()
        except IndexError:  # other threads have them all
            taken = self._take()
        return Unit(self, taken, "BEGIN" if reading else "BEGIN IMMEDIATE")

    def _take(self) -> Taken[T]:
        """Take another connection out of the pool."""
        try:
            pooled = self._engine.raw_connection()
            driver: Any = pooled.dbapi_connection  # its own cursor and commit: the pool's add nothing here
            raw, ended = driver.cursor(), driver.cursor()
            ended.close()
        except self.error as error:
            raise fault_of(error) from None
        cursor = Cursor(raw, self._engine.dialect)
        return Taken(pooled, driver, raw, ended, cursor, self._made(cursor))

    def give_up(self, taken: Taken[T]) -> None:
        """Let a connection go on which no transaction begins: it may be gone, and the next unit has a new one."""
        if self.most:
            taken.pooled.invalidate()
        else:  # it is the thread's own, and what runs on it goes on
            taken.pooled.close()

    def close(self) -> None:
        """Give every connection back to the pool."""
        while self.spare:
            self.spare.pop().pooled.close()


class Unit(msgspec.Struct, Generic[T]):
    """A transaction on a connection that was taken: committed at the end, rolled back on any error.

    Attributes:
        begin: the statement that begins it.
    """

    units: Units[T]
    taken: Taken[T]
    begin: str

    def __enter__(self) -> T:
        taken, units = self.taken, self.units
        try:
            if units.begins:  # another driver begins by itself
                taken.raw.execute(self.begin)
        except units.error as error:
            units.give_up(taken)
            raise fault_of(error) from None
        taken.cursor.raw = taken.raw
        return taken.made

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        taken, units = self.taken, self.units
        taken.cursor.raw = taken.ended
        try:
            if kind is not None:
                taken.driver.rollback()
            elif units.begins:  # as it began: kept by the driver, and a fault where the transaction is gone
                taken.raw.execute("COMMIT")
            else:
                taken.driver.commit()
        except units.error as error:
            taken.pooled.invalidate()
            raise fault_of(error) from None
        if len(units.spare) < units.most:
            units.spare.append(taken)
        else:
            taken.pooled.close()
