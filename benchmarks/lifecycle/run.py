"""Lifecycles a second through the whole public API beside hand-written SQL of the same rows, interleaved."""

from __future__ import annotations

import argparse
import cProfile
import gc
import itertools
import json
import pstats
import secrets
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from by_hand import TABLES, ByHand, Rows, snapshot, written
from workload import ADDED, following, registration

from admin_dispute.testing import Office

Recorded = list[tuple[Rows, Rows]]


class Library:
    """The library's side: every act through `execute`, with a key."""

    def __init__(self, file: Path, synchronous: str) -> None:
        from admin_dispute.store import open_engine  # noqa: PLC0415 - the other side needs none of it

        self.file = file
        self.office = Office(open_engine(f"sqlite:///{file}", synchronous=synchronous), id="bench", today=_today())

    def lifecycle(self, i: int, after_each: Callable[[str], None] | None = None) -> None:
        """Carry out every act of lifecycle i."""
        clerk = self.office.clerk
        dispute = clerk.execute(registration(i), key=f"{i}-0").stream
        if after_each:
            after_each(dispute)
        for turn, command in enumerate(following(dispute), 1):
            clerk.execute(command, key=f"{i}-{turn}")
            if after_each:
                after_each(dispute)


def _today() -> Any:
    from datetime import date  # noqa: PLC0415 - here alone

    return date(2025, 12, 1)


def recorded(library: Library) -> tuple[str, Recorded]:
    """Carry out one lifecycle and keep what each act wrote."""
    connection = sqlite3.connect(library.file)
    states: list[Rows] = [{table: [] for table in TABLES}]
    stream = ""

    def look(dispute: str) -> None:
        nonlocal stream
        stream = dispute
        states.append(snapshot(connection, dispute))

    library.lifecycle(0, look)
    connection.close()
    return stream, [written(before, after) for before, after in itertools.pairwise(states)]


def renamed(acts: Recorded, stream: str, i: int) -> tuple[str, Recorded]:
    """Return the recorded acts as those of another dispute, with ids as random and keys as ordered as the library's."""
    name = secrets.token_hex(8)

    def row(table: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
        changed = [value.replace(stream, name) if isinstance(value, str) else value for value in values]
        if table == "text":
            changed[1] = secrets.token_hex(8)
        elif table == "key":
            changed[1] = f"{i}-{values[5]}"
        elif table == "number":
            changed[1] = f"{values[1]}-{i}"
        return tuple(changed)

    def rows(tables: Rows) -> Rows:
        return {table: [row(table, values) for values in held] for table, held in tables.items()}

    return name, [(rows(added), rows(gone)) for added, gone in acts]


def compared(synchronous: str, rounds: int, n: int) -> dict[str, Any]:
    """Run both sides in turn; return the rates, the ratio of each round, and whether the rows are equal in number."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.db", synchronous)
        stream, acts = recorded(library)
        source = sqlite3.connect(library.file)
        ddl = [sql for (sql,) in source.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
        hand = ByHand(
            Path(folder) / "hand.db", synchronous, ddl, source.execute("SELECT * FROM ad_center").fetchall()[0]
        )
        rates: dict[str, list[float]] = {"library": [], "by hand": []}
        done = 0
        for turn in range(-1, rounds):  # the first round warms both up
            prepared = [renamed(acts, stream, done + k + 1) for k in range(n)]
            gc.collect()
            gc.freeze()  # what both sides have loaded is not looked through again during a round
            began = time.perf_counter()
            for k in range(n):
                library.lifecycle(done + k + 1)
            between = time.perf_counter()
            for name, steps in prepared:
                for number, (added, gone) in enumerate(steps, 1):
                    hand.act(name, number, added, gone)
            ended = time.perf_counter()
            done += n
            if turn >= 0:
                rates["library"].append(n / (between - began))
                rates["by hand"].append(n / (ended - between))
        counts = {side: counted(connection) for side, connection in (("library", source), ("by hand", hand.connection))}
        counts["library"] = {table: count - len_of(acts, table) for table, count in counts["library"].items()}
        library.office.center.close()
        source.close()
        hand.connection.close()
    ratios = [a / b for a, b in zip(rates["library"], rates["by hand"], strict=True)]
    return {
        "synchronous": synchronous,
        "acts": len(acts),
        "library": statistics.median(rates["library"]),
        "by hand": statistics.median(rates["by hand"]),
        "ratio": statistics.median(ratios),
        "ratios": [round(ratio, 3) for ratio in ratios],
        "equal": counts["library"] == counts["by hand"],
        "rows": counts["by hand"],
    }


def len_of(acts: Recorded, table: str) -> int:
    """Count the rows of a table that the recorded lifecycle left."""
    if table == "state":
        return 1
    added = sum(len(rows[table]) for rows, _ in acts)
    return added - sum(len(gone.get(table, ())) for _, gone in acts)


def counted(connection: sqlite3.Connection) -> dict[str, int]:
    """Count the rows of disputes, table by table."""
    of = {"act": " WHERE kind = 'dispute'", "state": " WHERE kind = 'dispute'"}
    tables = [table for table in TABLES if table != "series"]
    return {
        table: connection.execute(f"SELECT count(*) FROM ad_{table}{of.get(table, '')}").fetchone()[0]
        for table in tables
    }


def breakdown(n: int) -> list[str]:
    """Return the costliest functions of the library's side, by their own time, in microseconds an act."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "profile.db", "NORMAL")
        library.lifecycle(0)
        profile = cProfile.Profile()
        profile.enable()
        for i in range(1, n + 1):
            library.lifecycle(i)
        profile.disable()
        library.office.center.close()
    stats = pstats.Stats(profile)
    acts = n * 18
    table: Any = stats.stats  # type: ignore[attr-defined]  # documented, not typed
    rows = sorted(table.items(), key=lambda item: -item[1][2])[:22]
    return [
        f"{own / acts * 1e6:7.1f} us own, {total / acts * 1e6:7.1f} us with what it calls, {calls / acts:5.1f} calls: "
        f"{Path(file).name}:{line} {name}"
        for (file, line, name), (calls, _, own, total, _) in rows
    ]


def main() -> int:
    """Print the comparison; fail only where the two sides did not write the same number of rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--n", type=int, default=20, help="lifecycles a round")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--breakdown", action="store_true", help="profile the library's side instead")
    arguments = parser.parse_args()
    if arguments.breakdown:
        print("\n".join(breakdown(arguments.n)))
        return 0
    results = [compared(mode, arguments.rounds, arguments.n) for mode in ("NORMAL", "FULL")]
    for result in results:
        print(f"SQLite {result['synchronous']}: {result['acts']} acts a lifecycle (with {', '.join(ADDED)})")
        print(f"  library {result['library']:7.1f} lifecycles/s, by hand {result['by hand']:7.1f}")
        print(f"  ratio, median of {len(result['ratios'])} rounds: {result['ratio']:.3f}   {result['ratios']}")
        print(f"  rows equal: {result['equal']}   {result['rows']}")
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=2), "utf-8")
    return 0 if all(result["equal"] for result in results) else 1


if __name__ == "__main__":
    raise SystemExit(main())
