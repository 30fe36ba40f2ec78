"""A consistent copy of a center's SQLite file, and putting one back; PostgreSQL has tools of its own for this."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine

from admin_dispute.domain.errors import BadConfiguration, StoreFault
from admin_dispute.store.checks import UNSETTLED
from admin_dispute.store.engine import file_of, open_engine
from admin_dispute.store.statement import fault_of, translated
from admin_dispute.store.tables import METADATA
from admin_dispute.store.verify import verify


def _own_file(engine: Engine) -> Path:
    file = file_of(engine)
    if file is None:
        raise StoreFault("not-own-database")
    return file


def backup(engine: Engine, target: Path) -> Path:
    """Copy the file while it is in use, and check the copy.

    Raises:
        BadConfiguration: the target exists or has no folder. StoreFault: the center is in no file of its own, or the
            file is damaged.
    """
    source = _own_file(engine)
    if target.exists():
        raise BadConfiguration("file-exists", file=target.name)
    if not source.exists():
        raise StoreFault("no-database", file=source.name)
    if not target.parent.is_dir():
        raise BadConfiguration("no-folder", folder=str(target.parent))
    if wrong := _copied(source, target):
        raise wrong
    return target


def restore(engine: Engine, source: Path, center: str, now: datetime, *, with_others: bool = False) -> Path | None:
    """Write a copy over the center's file, after every row of it was checked; nobody else may have the file open.

    Args:
        now: the instant that names the safety copy of what was there.
        with_others: whether what else the file holds may go back to that day, too.

    Returns:
        The safety copy: beside the file, dated, never one that was there before; None where there was no file.

    Raises:
        StoreFault: the center is in no file of its own; another program has it open; it holds other centers or tables
            and nobody said that they go back, too; the copy is missing, not sound, without a center that the file
            holds, or its rows do not fit together. The center's file is then untouched.
    """
    if not source.exists():
        raise StoreFault("no-backup", file=source.name)
    current = _own_file(engine)
    shared = beside(current, center)
    if shared != NOBODY and not with_others:
        held = {what: names or None for what, names in shared._asdict().items()}
        raise StoreFault("file-shared", file=current.name, **held)
    engine.dispose()
    incoming = _free(current, "incoming")
    if _copied(source, incoming):
        raise StoreFault("backup-unsound", file=source.name)
    with _removed_if_refused(incoming):
        _check(incoming, source.name, {center, *shared.centers})
        if not current.exists():
            incoming.replace(current)
            return None
        kept = _free(current, f"before-restore-{now:%Y%m%d-%H%M%S}")
        _write_over(current, incoming, kept)
    return kept


class Beside(NamedTuple):
    """What a file holds beside a center: other centers, and tables that are not this library's."""

    centers: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()


NOBODY = Beside()


def beside(file: Path, center: str) -> Beside:
    """Return what a file holds beside a center; nothing where there is no such file, or it is no database any more."""
    if not file.exists():
        return NOBODY
    with closing(sqlite3.connect(file)) as connection:
        try:
            named = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
            )
            foreign = sorted({row[0] for row in named} - set(METADATA.tables))
        except sqlite3.DatabaseError:
            return NOBODY
    return Beside(tuple(sorted(_centers(file) - {center})), tuple(foreign))


def _check(incoming: Path, name: str, wanted: set[str]) -> None:
    """Check that a copy holds every center that its place holds, and that every row of them fits."""
    held = _centers(incoming)
    if lost := sorted(wanted - held):
        raise StoreFault("backup-of-another", file=name, center=tuple(lost), held=tuple(sorted(held)))
    opened = open_engine(f"sqlite:///{incoming}")
    try:
        with translated(), opened.connect() as connection:
            found = [fault.code for center in sorted(held) for fault in verify(connection, center)]
    finally:
        opened.dispose()
    if count := sum(code != UNSETTLED for code in found):
        raise StoreFault("backup-faulty", file=name, count=count)


def _write_over(current: Path, incoming: Path, kept: Path) -> None:
    """Keep what is in a file and write a copy over it, in one while in which nobody else gets at it.

    The file itself stays: a program that opened it meanwhile would go on writing into one that was put aside. What is
    no database any more, though, gives way as a file.
    """
    with closing(sqlite3.connect(current, isolation_level=None, timeout=_PATIENCE)) as there:
        if _held_alone(there, current):
            with closing(sqlite3.connect(kept)) as copy, closing(sqlite3.connect(incoming)) as origin:
                there.backup(copy)
                origin.backup(there)
            return
    shutil.copyfile(current, kept)  # as it is: it is what was there
    for suffix in ("-wal", "-shm"):
        current.with_name(current.name + suffix).unlink(missing_ok=True)
    incoming.replace(current)


_PATIENCE = 5
"""How many seconds somebody else's last act is waited for; who only has the file open would not let it go at all."""


def _held_alone(there: sqlite3.Connection, file: Path) -> bool:
    """Lock a file against everybody else until the connection is closed; False where it is no database."""
    try:
        there.execute("PRAGMA locking_mode = EXCLUSIVE")
        there.execute("BEGIN IMMEDIATE")
        there.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise StoreFault("file-in-use", file=file.name) from None
        return False
    return True


def _centers(file: Path) -> set[str]:
    """The ids of the centers in a file; none where it has no such table."""
    with closing(sqlite3.connect(file)) as connection:
        try:
            return {row[0] for row in connection.execute("SELECT center FROM ad_center")}
        except sqlite3.DatabaseError:
            return set()


def _free(file: Path, suffix: str) -> Path:
    names = (file.with_name(f"{file.name}.{suffix}{'' if place == 1 else f'-{place}'}") for place in range(1, 1000))
    return next(name for name in names if not name.exists())


@contextmanager
def _removed_if_refused(file: Path) -> Iterator[None]:
    try:
        yield
    finally:
        for suffix in ("", "-wal", "-shm"):
            file.with_name(file.name + suffix).unlink(missing_ok=True)


def _copied(source: Path, target: Path) -> StoreFault | None:
    """Copy a file and return what is wrong with it, None where nothing is; of what is wrong no copy is left."""
    try:
        with closing(sqlite3.connect(source)) as origin, closing(sqlite3.connect(target)) as copy:
            origin.backup(copy)
            wrong = _wrong(copy)
    except sqlite3.DatabaseError as error:
        wrong = fault_of(error)
    if wrong:
        target.unlink(missing_ok=True)
    return wrong


def _wrong(copy: sqlite3.Connection) -> StoreFault | None:
    if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        return StoreFault("store-damaged")
    held = copy.execute("SELECT count(*) FROM sqlite_master WHERE name = 'ad_center'").fetchone()[0]
    return None if held else StoreFault("no-tables")
