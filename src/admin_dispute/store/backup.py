"""A consistent copy of a center's SQLite file, and putting one back; PostgreSQL has tools of its own for this."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from admin_dispute.domain.errors import StoreFault
from admin_dispute.store.engine import file_of, open_engine
from admin_dispute.store.statement import translated
from admin_dispute.store.verify import verify


def _own_file(engine: Engine) -> Path:
    file = file_of(engine)
    if file is None:
        raise StoreFault("not-own-database")
    return file


def backup(engine: Engine, target: Path) -> Path:
    """Copy the file while it is in use, and check the copy.

    Raises:
        StoreFault: the center is in no file of its own, the target exists or has no folder, or the copy is unsound.
    """
    source = _own_file(engine)
    if target.exists():
        raise StoreFault("file-exists", file=target.name)
    if not source.exists():
        raise StoreFault("no-database", file=source.name)
    if not target.parent.is_dir():
        raise StoreFault("no-folder", folder=str(target.parent))
    _copy(source, target)
    return target


def restore(engine: Engine, source: Path, center: str, now: datetime) -> Path | None:
    """Put a copy back in the place of the center's file, after every row of it was checked.

    Args:
        now: the instant that names the safety copy of what was there.

    Returns:
        The safety copy: beside the file, dated, never one that was there before; None where there was no file.

    Raises:
        StoreFault: the center is in no file of its own; the copy is missing, not sound, of other centers, or its rows
            do not fit together. The center's file is then untouched.
    """
    if not source.exists():
        raise StoreFault("no-backup", file=source.name)
    current = _own_file(engine)
    engine.dispose()
    incoming = _free(current, "incoming")
    _copy(source, incoming)
    with _removed_if_refused(incoming):
        _check(incoming, current, source.name, center)
        kept = _kept(current, now)
        for suffix in ("-wal", "-shm"):
            current.with_name(current.name + suffix).unlink(missing_ok=True)
        incoming.replace(current)
    return kept


def _check(incoming: Path, current: Path, name: str, center: str) -> None:
    """Check that a copy holds every center that its place holds, and that every row of this one fits."""
    held = _centers(incoming)
    lost = sorted((({center} | _centers(current)) if current.exists() else {center}) - held)
    if lost:
        raise StoreFault("backup-of-another", file=name, center=tuple(lost), held=tuple(sorted(held)))
    opened = open_engine(f"sqlite:///{incoming}")
    try:
        with translated(), opened.connect() as connection:
            faults = sum(1 for _ in verify(connection, center))
    finally:
        opened.dispose()
    if faults:
        raise StoreFault("backup-faulty", file=name, faults=faults)


def _centers(file: Path) -> set[str]:
    """The ids of the centers in a file; none where it has no such table."""
    with closing(sqlite3.connect(file)) as connection:
        try:
            return {row[0] for row in connection.execute("SELECT center FROM ad_center")}
        except sqlite3.DatabaseError:
            return set()


def _kept(current: Path, now: datetime) -> Path | None:
    """Copy what is there beside it, under a dated name that is free."""
    if not current.exists():
        return None
    kept = _free(current, f"before-restore-{now:%Y%m%d-%H%M%S}")
    with closing(sqlite3.connect(current)) as origin, closing(sqlite3.connect(kept)) as copy:
        origin.backup(copy)  # as it is, sound or not: it is what was there
    return kept


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


def _copy(source: Path, target: Path) -> None:
    sound, held = False, 0
    try:
        with closing(sqlite3.connect(source)) as origin, closing(sqlite3.connect(target)) as copy:
            origin.backup(copy)
            sound = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            held = copy.execute("SELECT count(*) FROM sqlite_master WHERE name = 'ad_center'").fetchone()[0]
    except sqlite3.DatabaseError:
        sound = False
    if not (sound and held):
        target.unlink(missing_ok=True)
        raise StoreFault("backup-unsound", file=source.name)
