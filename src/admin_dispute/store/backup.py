"""A consistent copy of a center's SQLite file, and putting one back; PostgreSQL has tools of its own for this."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Engine

from admin_dispute.domain.errors import StoreFault


def file_of(engine: Engine) -> Path:
    """Return the SQLite file of an engine.

    Raises:
        StoreFault: the center lives in another database.
    """
    if engine.dialect.name != "sqlite" or not engine.url.database:
        raise StoreFault("not-own-database")
    return Path(engine.url.database)


def backup(engine: Engine, target: Path) -> Path:
    """Copy the file while it is in use, and check the copy.

    Raises:
        StoreFault: the target exists, or the copy is not sound.
    """
    if target.exists():
        raise StoreFault("file-exists", file=target.name)
    _copy(file_of(engine), target)
    return target


def restore(engine: Engine, source: Path) -> None:
    """Put a copy back in the place of the center's file; what was there is kept beside it as `.before-restore`.

    Raises:
        StoreFault: the copy is missing or not sound; the center's file is then untouched.
    """
    if not source.exists():
        raise StoreFault("no-backup", file=source.name)
    current = file_of(engine)
    engine.dispose()
    incoming = current.with_name(current.name + ".incoming")
    incoming.unlink(missing_ok=True)
    _copy(source, incoming)
    if current.exists():
        kept = current.with_name(current.name + ".before-restore")
        kept.unlink(missing_ok=True)
        _copy(current, kept)
    for suffix in ("-wal", "-shm"):
        current.with_name(current.name + suffix).unlink(missing_ok=True)
    incoming.replace(current)


def _copy(source: Path, target: Path) -> None:
    origin, copy = sqlite3.connect(source), sqlite3.connect(target)
    try:
        origin.backup(copy)
        sound = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        held = copy.execute("SELECT count(*) FROM sqlite_master WHERE name = 'ad_center'").fetchone()[0]
    except sqlite3.DatabaseError:
        sound, held = False, 0
    finally:
        origin.close()
        copy.close()
    if not (sound and held):
        target.unlink(missing_ok=True)
        raise StoreFault("backup-unsound", file=source.name)
