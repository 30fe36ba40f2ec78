"""The comparison with hand-written SQL: both sides store the same, and a difference would be seen."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from breakdown import PARTS, breakdown
from run import Library, compared, differences


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give the two databases of a short comparison that found no difference."""
    folder = tmp_path_factory.mktemp("benchmark")
    result = compared(folder, "OFF", rounds=1, n=2)
    assert result["differences"] == []
    assert result["rows"]["act"] == 20 + 2 * 2 * 18
    return folder / "library.db", folder / "by-hand.db"


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("DELETE FROM ad_outbox WHERE rowid = (SELECT max(rowid) FROM ad_outbox)", "outbox: 20 rows and 19 by hand"),
        ("UPDATE ad_text SET value = value || '.' WHERE stream <> 'bench'", "text-differs"),
        ("UPDATE ad_act SET entry = replace(entry, 'p1', 'p3') WHERE kind = 'dispute'", "chain-broken"),
        ("UPDATE ad_state SET body = replace(body, 'p1', 'p3') WHERE kind = 'dispute'", "state-differs"),
        ("UPDATE ad_deadline SET due_on = '2030-01-01'", "deadlines-differ"),
    ],
)
def test_a_planted_difference_is_seen(files: tuple[Path, Path], tmp_path: Path, planted: str, found: str) -> None:
    """A row less, or a value that the library would not have written, is reported."""
    library, by_hand = files
    changed = tmp_path / "by-hand.db"
    changed.write_bytes(by_hand.read_bytes())
    connection = sqlite3.connect(changed, isolation_level=None)
    connection.execute(planted)
    connection.close()

    assert any(found in line for line in differences(library, changed))


def test_the_breakdown_names_every_part(tmp_path: Path) -> None:
    """Each part of an act is there to be timed, and gets a line; the last says what an act takes."""
    *parts, whole = breakdown(Library(tmp_path / "library.db", "OFF"), rounds=1, n=1)

    assert {line.rpartition("%  ")[2] for line in parts} == set(PARTS)
    assert whole.endswith("µs an act")
