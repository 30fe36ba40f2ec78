"""Random lives: whatever is tried in whatever order, replay equals the stored state and no illegal move is made."""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from admin_dispute import Refused, Stage
from admin_dispute.domain.dispute.parties import present
from admin_dispute.store.codec import encode, opened_state
from admin_dispute.store.replay import replayed
from admin_dispute.testing import Office
from admin_dispute.testing.office import CONFIRMED, PATHS
from admin_dispute.testing.ordinary import FIELDS

NAMES = sorted(set(FIELDS) - {"register-dispute", "correct-act", "note-overdue"})
FORWARD = [*PATHS[Stage.EFFECTIVE], "confirm-agreement", "close-dispute"]
MOVES: dict[str, list[str]] = tomllib.loads((Path(__file__).parent.parent / "docs/moves.toml").read_text("utf-8"))


def try_it(office: Office, dispute: str, name: str, *, confirmed: bool = False) -> bool:
    """Give a command; say whether it took effect."""
    changes: dict[str, Any] = dict(CONFIRMED) if confirmed and name == "draft-terms" else {}
    if name == "annul-act":
        changes = {"number": 3}
    if name in {"record-consent", "conclude-agreement"}:  # parties come and go on the way: whoever is there now
        there = [party.id for party in present(office.dispute(dispute))]
        signed = [{"by": who} for who in (*there, "police")]
        changes = {"parties": there} if name == "record-consent" else {"signatures": signed}
    try:
        office.do(name, dispute, on="2024-06-25", actor="lawyer" if name == "answer-lead" else "clerk", **changes)
    except Refused:
        return False
    return True


def entries(office: Office, dispute: str) -> list[str]:
    """Give the stored entries of a dispute in order."""
    with office.engine.connect() as connection:
        rows = connection.execute(text("SELECT entry FROM ad_act WHERE stream = :id ORDER BY number"), {"id": dispute})
        return [str(entry) for entry in rows.scalars()]


@given(st.lists(st.sampled_from(NAMES), max_size=25), st.booleans())
@settings(max_examples=60)
def test_replay_equals_the_state(names: list[str], confirmed: bool) -> None:
    """Folding what the journal recorded gives the stored state, byte for byte."""
    office = Office()
    dispute = office.register()
    for name in names:
        try_it(office, dispute, name, confirmed=confirmed)
    with office.center.records() as records:
        head = records.head("dispute", dispute)

    assert head is not None
    assert encode(replayed(entries(office, dispute))).decode() == head.body
    assert opened_state("dispute", head.body) == office.dispute(dispute)
    assert office.center.verify() == ()
    office.center.close()


@pytest.mark.parametrize("seed", range(4))
def test_no_illegal_move_in_20_000_steps(seed: int) -> None:
    """Four walks of 5,000 random steps each move between stages only as the table of moves allows."""
    walk = random.Random(seed)
    office = Office()
    moves: Counter[tuple[Stage, Stage]] = Counter()
    dispute, stage, age, confirmed = office.register(), Stage.OFFERED, 0, True
    for _ in range(5000):
        if age > 90:
            dispute, stage, age, confirmed = office.register(), Stage.OFFERED, 0, not confirmed
        name = walk.choice(NAMES if walk.random() < 0.2 else FORWARD)
        if name != "annul-act" and try_it(office, dispute, name, confirmed=confirmed):
            after = office.dispute(dispute).stage
            moves[stage, after] += 1
            assert after is stage or f"{stage} > {after}" in MOVES[name], (name, stage, after)
            stage = after
        age += 1

    assert len({before for before, _ in moves}) == len(Stage)
    assert office.center.verify() == ()
    office.center.close()
