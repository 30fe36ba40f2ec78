"""Lifecycles a second through the whole public API beside hand-written SQL of the same rows, interleaved.

README.md beside this file says what each side does. Both databases must pass the library's own `verify` at the end, and
hold the same number of rows of every kind.
"""

from __future__ import annotations

import argparse
import gc
import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from breakdown import breakdown
from by_hand import ByHand
from recording import Seen, prepared, seen
from workload import ADDED, following, registration

from admin_dispute import store
from admin_dispute.store.codec import state_form
from admin_dispute.store.verify import verify
from admin_dispute.testing import Office

TABLES = ("act", "state", "deadline", "text", "key", "series", "number", "outbox", "refusal")


class Library:
    """The library's side: every act through `execute`, with a key."""

    def __init__(self, file: Path, synchronous: str) -> None:
        self.file = file
        engine = store.open_engine(f"sqlite:///{file}", synchronous=synchronous)
        self.office = Office(engine, id="bench", today=date(2025, 12, 1))

    def lifecycle(self, i: int, after_each: Callable[[str, int], None] | None = None) -> float:
        """Carry out every act of lifecycle i; return the seconds it took, given the commands."""
        first = registration(i)
        began = time.perf_counter()
        done = self.office.clerk.execute(first, key=f"{i}-0")
        registered = time.perf_counter()
        if after_each:
            after_each(done.stream, done.version)
        commands = list(following(done.stream))  # the caller's work, and prepared for the other side too
        resumed = time.perf_counter()
        for turn, command in enumerate(commands, 1):
            done = self.office.clerk.execute(command, key=f"{i}-{turn}")
            if after_each:
                after_each(done.stream, done.version)
        return registered - began + time.perf_counter() - resumed


def recorded(folder: Path) -> tuple[str, list[Seen]]:
    """Carry out one lifecycle in a database of its own and keep what each act wrote."""
    library = Library(folder / "recorded.db", "OFF")
    connection = sqlite3.connect(library.file)
    streams: set[str] = set()
    acts: list[Seen] = []

    def look(dispute: str, number: int) -> None:
        streams.add(dispute)
        acts.append(seen(connection, dispute, number))

    library.lifecycle(0, look)
    connection.close()
    library.office.center.close()
    return streams.pop(), acts


def counted(file: Path) -> dict[str, int]:
    """Count the rows, table by table, those of the center itself among them."""
    connection = sqlite3.connect(file)
    rows = {table: connection.execute(f"SELECT count(*) FROM ad_{table}").fetchone()[0] for table in TABLES}
    connection.close()
    return rows


def differences(library: Path, by_hand: Path) -> list[str]:
    """Say what keeps the two databases from holding the same: numbers of rows, and what `verify` finds in either."""
    here, there = counted(library), counted(by_hand)
    found = [
        f"{table}: {here[table]} rows and {there[table]} by hand" for table in TABLES if here[table] != there[table]
    ]
    for file in (library, by_hand):
        engine = store.open_engine(f"sqlite:///{file}")
        with engine.connect() as connection:
            found += [f"{file.name}: {fault.code} in {fault.stream}" for fault in verify(connection, "bench")]
        engine.dispose()
    return found


def compared(folder: Path, synchronous: str, rounds: int, n: int) -> dict[str, Any]:
    """Run both sides in turn; return the rates, the ratio of each round, and what the databases differ in."""
    stream, acts = recorded(folder)
    files = folder / "library.db", folder / "by-hand.db"
    library = Library(files[0], synchronous)
    hand = ByHand(files[1], synchronous, files[0], state_form("dispute"))
    rates: dict[str, list[float]] = {"library": [], "by hand": []}
    for turn in range(-1, rounds):  # the first round warms both up
        numbers = range((turn + 1) * n, (turn + 2) * n)
        lifecycles = [prepared(stream, acts, i) for i in numbers]
        gc.collect()
        gc.freeze()  # what both sides have loaded is not looked through again during a round
        taken = {"library": 0.0, "by hand": 0.0}
        for i, (name, steps) in zip(numbers, lifecycles, strict=True):  # in turn, so that both meet the same machine
            taken["library"] += library.lifecycle(i)
            began = time.perf_counter()
            hand.lifecycle(name, steps)
            taken["by hand"] += time.perf_counter() - began
        if turn >= 0:
            for side, seconds in taken.items():
                rates[side].append(n / seconds)
    library.office.center.close()
    hand.connection.close()
    ratios = [a / b for a, b in zip(rates["library"], rates["by hand"], strict=True)]
    return {
        "synchronous": synchronous,
        "acts": len(acts),
        "library": statistics.median(rates["library"]),
        "by hand": statistics.median(rates["by hand"]),
        "ratio": statistics.median(ratios),
        "ratios": [round(ratio, 3) for ratio in ratios],
        "differences": differences(*files),
        "rows": counted(files[1]),
    }


def main() -> int:
    """Print the comparison; fail where the two sides did not write the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--n", type=int, default=20, help="lifecycles a round")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--breakdown", action="store_true", help="say where the library's time goes instead")
    arguments = parser.parse_args()
    if arguments.breakdown:
        with tempfile.TemporaryDirectory() as folder:
            print("\n".join(breakdown(Library(Path(folder) / "library.db", "NORMAL"), arguments.rounds, arguments.n)))
        return 0
    results = []
    for mode in ("NORMAL", "FULL"):
        with tempfile.TemporaryDirectory() as folder:
            results.append(compared(Path(folder), mode, arguments.rounds, arguments.n))
    for result in results:
        ratios = result["ratios"]
        print(f"SQLite {result['synchronous']}: {result['acts']} acts a lifecycle (with {', '.join(ADDED)})")
        print(f"  library {result['library']:7.1f} lifecycles/s, by hand {result['by hand']:7.1f}")
        print(f"  ratio, median of {len(ratios)} rounds: {result['ratio']:.3f} ({min(ratios)} to {max(ratios)})")
        print(f"  rows equal: {not result['differences']}   {result['differences'] or result['rows']}")
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=2), "utf-8")
    return 1 if any(result["differences"] for result in results) else 0


if __name__ == "__main__":
    raise SystemExit(main())
