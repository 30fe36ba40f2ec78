"""No act moves a running clock but those that are there to: drawn from every command there is on disputes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin_dispute import Refused, Stage
from admin_dispute.domain.act import ANY
from admin_dispute.domain.catalogue import COMMANDS
from admin_dispute.domain.deadline import Clock
from admin_dispute.domain.dispute.closing import Closing, Outcome
from admin_dispute.domain.dispute.deadlines import clocks_moved, deadlines
from admin_dispute.domain.dispute.handover import HandoverPlan
from admin_dispute.domain.dispute.obligation import Milestone
from admin_dispute.domain.periods import Calendar, Period
from admin_dispute.domain.values import changed
from admin_dispute.testing import Office
from admin_dispute.testing.ordinary import FIELDS

MOVING = {
    "extend-mediation",
    "resume-mediation",
    "extend-proceeding",
    "resume-proceeding",
    "resume-performance",
    "supplement-filing",
    "correct-act",
    "annul-act",
}
"""The commands that are there to move a clock: to extend it, to resume it, to begin it anew, to correct."""
GIVEN = [
    name
    for name, form in COMMANDS.items()
    if form.kind in ("dispute", ANY) and name in FIELDS and not form.by_system and not form.opens
]
UNRELATED = [name for name in GIVEN if name not in MOVING]


def clocks(office: Office, dispute: str) -> dict[tuple[Clock, str], date]:
    """Return the last day of each clock that runs."""
    found = office.clerk.reckonings(dispute)
    return {(one.deadline.clock, one.deadline.subject): one.deadline.on for one in found}


def tried(office: Office, name: str, dispute: str) -> bool:
    """Give a command with ordinary fields, where it is allowed."""
    try:
        office.do(name, dispute, actor="lawyer" if name == "answer-lead" else "clerk")
    except Refused:
        return False
    return True


@settings(max_examples=20)
@given(st.sampled_from(list(Stage)), st.lists(st.sampled_from(GIVEN), max_size=10), st.permutations(UNRELATED))
def test_an_unrelated_act_moves_no_clock(stage: Stage, before: list[str], names: list[str]) -> None:
    """From any stage, after any acts, in any order: a clock that runs, or stood still and runs again, ends as it did.

    A new command is drawn by itself; one that is there to move a clock is named above.
    """
    office = Office()
    dispute = office.at(stage)
    for name in before:
        tried(office, name, dispute)
    known = clocks(office, dispute)
    moved: dict[tuple[str, Clock, str], tuple[date, date]] = {}
    for name in names:
        if tried(office, name, dispute):
            now = clocks(office, dispute)
            moved |= {(name, *which): (known[which], on) for which, on in now.items() if known.get(which, on) != on}
            known |= now
    office.center.close()

    assert moved == {}


def test_what_moves_a_clock_is_there() -> None:
    """Every name above is a command on disputes; and an extension does move what it extends."""
    office = Office()
    dispute = office.at(Stage.MEDIATING)
    before = clocks(office, dispute)
    office.do("extend-mediation", dispute)

    assert set(GIVEN) >= MOVING
    assert clocks(office, dispute) != before


@pytest.mark.parametrize(
    ("acts", "waits", "owes"),
    [
        ((), {}, {}),
        (("draft-paper", "send-paper", "prove-receipt"), {}, {}),
        ((), {"handover_plan": HandoverPlan(since=date(2024, 5, 1), within=Period(3)), "stage": Stage.ENDED}, {}),
        ((), {}, {"until": Milestone.CLOSING}),
        ((), {}, {"within": Period(3), "after": Milestone.CLOSING}),
    ],
)
def test_a_closing_moves_the_clocks_that_wait_for_it(
    acts: tuple[str, ...], waits: dict[str, Any], owes: dict[str, Any]
) -> None:
    """Clocks are looked at again at a closing where a paper, a file or a duty waits for it, and only there."""
    office = Office()
    id_ = office.at(Stage.EFFECTIVE)
    for name in acts:
        office.do(name, id_)
    dispute = office.dispute(id_)
    owed = changed(dispute.obligations[0], **{"due": None, **owes}) if owes else dispute.obligations[0]
    before = changed(dispute, obligations=(owed,), **waits)
    after = changed(before, closing=Closing(on=date(2024, 6, 3), outcome=Outcome.AGREEMENT), stage=Stage.CLOSED)

    moves = bool(acts or waits or owes)
    assert clocks_moved(before, after) is moves
    assert (deadlines(before, Calendar()) != deadlines(after, Calendar())) is moves
