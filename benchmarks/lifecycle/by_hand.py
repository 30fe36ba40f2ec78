"""The same rows by hand-written SQL through the driver: load, guard the version, write, commit. Nothing is decided.

The rows are those the library wrote for one lifecycle, with another id put into them beforehand.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

TABLES = ("act", "state", "deadline", "text", "key", "series", "number", "outbox")
Rows = dict[str, list[tuple[Any, ...]]]


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Name the columns of a table."""
    return [row[1] for row in connection.execute(f"PRAGMA table_info(ad_{table})")]


def snapshot(connection: sqlite3.Connection, stream: str) -> Rows:
    """Read every row that belongs to a dispute, and the series."""
    rows = {table: connection.execute(f"SELECT * FROM ad_{table} WHERE stream = ?", (stream,)).fetchall()
            for table in TABLES if table != "series"}  # fmt: skip
    return rows | {"series": connection.execute("SELECT * FROM ad_series").fetchall()}


def written(before: Rows, after: Rows) -> tuple[Rows, Rows]:
    """Return what an act added and what it took away, table by table."""
    added = {table: [row for row in after[table] if row not in before[table]] for table in TABLES}
    gone = {table: [row for row in before[table] if row not in after[table]] for table in ("deadline",)}
    return added, gone


class ByHand:
    """One writer on a SQLite file with the library's own tables."""

    def __init__(self, file: Path, synchronous: str, ddl: list[str], center: tuple[Any, ...]) -> None:
        self.connection = sqlite3.connect(file, isolation_level=None, cached_statements=512)
        for pragma in ("journal_mode=WAL", f"synchronous={synchronous}", "foreign_keys=ON"):
            self.connection.execute(f"PRAGMA {pragma}")
        for statement in ddl:
            self.connection.execute(statement)
        self.connection.execute(f"INSERT INTO ad_center VALUES ({','.join('?' * len(center))})", center)
        self._insert = {
            table: f"INSERT INTO ad_{table} VALUES ({','.join('?' * len(columns(self.connection, table)))})"
            for table in TABLES
        }

    def act(self, stream: str, number: int, added: Rows, gone: Rows) -> None:
        """Do one act: its own durable transaction."""
        cursor = self.connection.cursor()
        run = cursor.execute
        run("BEGIN IMMEDIATE")
        try:
            run("SELECT number FROM ad_key WHERE center = 'bench' AND key = ?", added["key"][0][1:2]).fetchone()
            run(
                "SELECT digest FROM ad_state WHERE center = 'bench' AND kind = 'center' AND stream = 'bench'"
            ).fetchone()
            if number > 1:
                found = run(
                    "SELECT version, digest, body FROM ad_state"
                    " WHERE center = 'bench' AND kind = 'dispute' AND stream = ?",
                    (stream,),
                ).fetchone()
                assert found[0] == number - 1
            run(self._insert["act"], added["act"][0])
            state = added["state"][0]
            if number == 1:
                run(self._insert["state"], state)
            else:
                run(
                    "UPDATE ad_state SET version = ?, digest = ?, body = ?, stage = ?"
                    " WHERE center = 'bench' AND kind = 'dispute' AND stream = ? AND version = ?",
                    (state[3], state[4], state[5], state[6], stream, number - 1),
                )
            for row in gone["deadline"]:
                run(
                    "DELETE FROM ad_deadline WHERE center = 'bench' AND stream = ? AND clock = ? AND subject = ?",
                    (row[1], row[2], row[3]),
                )
            for table in ("deadline", "text", "number", "outbox"):
                for row in added[table]:
                    run(self._insert[table], row)
            if added["number"]:
                self._count(run)
            run(self._insert["key"], added["key"][0])
            run("COMMIT")
        except BaseException:
            run("ROLLBACK")
            raise

    @staticmethod
    def _count(run: Any) -> None:
        """Read and move the series, as for every number."""
        series = run("SELECT last FROM ad_series WHERE center = 'bench'").fetchone()
        if series is None:
            run("INSERT INTO ad_series VALUES ('bench', '2025', 1)")
        else:
            run("UPDATE ad_series SET last = ? WHERE center = 'bench'", (series[0] + 1,))
