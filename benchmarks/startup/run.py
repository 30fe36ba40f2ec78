"""How long `admin-dispute --help` takes beside the bare import of the packages the core stands on, in turn."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

BARE = "import attrs, marshmallow, msgspec, pluggy, sqlalchemy"
LIMIT = 2.0
"""What was promised: help within twice the bare import."""


def seconds(command: list[str]) -> float:
    """Run a command as a process of its own and return how long it took."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> int:
    """Print both medians and their ratio; fail above the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    help_ = [str(Path(sys.executable).with_name("admin-dispute")), "--help"]
    bare = [sys.executable, "-c", BARE]
    seconds(help_), seconds(bare)  # the first of each reads files from the disk
    pairs = [(seconds(help_), seconds(bare)) for _ in range(rounds)]
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"admin-dispute --help {ours * 1000:.0f} ms, bare import {theirs * 1000:.0f} ms")
    print(f"  ratio, median of {rounds} rounds: {ratio:.2f} (at most {LIMIT})")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    raise SystemExit(main())
