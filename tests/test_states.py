"""The table of moves, made one by one: each leads where it says, from where it says."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from admin_dispute import Stage
from admin_dispute.testing import Office
from admin_dispute.testing.office import CONFIRMED

MOVES: dict[str, list[str]] = tomllib.loads((Path(__file__).parent.parent / "docs/moves.toml").read_text("utf-8"))
ROWS = [(name, *move.split(" > ")) for name, made in MOVES.items() for move in made]
LATER = {"open-mediation": "2024-05-23", "record-consent": "2024-05-20", "report-settlement": "2024-05-23"}
"""Ordinary days are those of a first round; from a later stage a command is given after it."""


def two_claimants(office: Office, stage: Stage) -> str:
    """Bring a dispute of two claimants, one of whom has not answered, to a stage."""
    dispute = office.register()
    office.do("add-parties", dispute, on="2024-05-06", parties=[{"person": {"name": "李某"}}])
    office.do("record-consent", dispute)
    return dispute


def one_of_several_refuses(office: Office) -> str:
    """The other claimant refuses where the matter can be divided: those who consent go on."""
    dispute = two_claimants(office, Stage.OFFERED)
    office.do("mark-divisibility", dispute, divisibility="divisible")
    office.do("record-refusal", dispute, parties=["p2"], on="2024-05-08")
    return dispute


def newcomer_refuses(office: Office, stage: Stage) -> str:
    """One who joined later refuses where the matter is indivisible: it is over for all."""
    dispute = office.at(stage)
    office.do("add-parties", dispute, on="2024-05-10", parties=[{"person": {"name": "李某"}}])
    office.do("mark-divisibility", dispute, on="2024-05-10")
    office.do("record-refusal", dispute, parties=["p2"], on="2024-05-13")
    return dispute


def after_silence(office: Office, command: str, *, confirms: bool) -> str:
    """Silence spoke by the date; a word in time, entered late, takes its place."""
    confirmation = {**CONFIRMED["confirmation"], "silence": "effect" if confirms else "lapse"}
    dispute = office.at(Stage.AGREED, {"draft-terms": {"confirmation": confirmation}})
    office.clock.set(date(2024, 8, 1))
    office.center.sweep()
    if command != "note-overdue":
        office.do(command, dispute)
    return dispute


def provisional(office: Office, *then: str) -> str:
    """An agent signed beyond his authority: the agreement waits for the principal."""
    dispute = office.at(Stage.MEDIATING)
    for name in ("establish-facts", "draft-terms", "review-legality", "conclude-provisionally", *then):
        office.do(name, dispute)
    return dispute


def obstructed(office: Office) -> str:
    """The other side claims that the agency obstructs its own confirmation, and the court agrees (民法典 159)."""
    dispute = office.at(Stage.AGREED)
    office.do("claim-fulfilment", dispute)
    office.do("decide-fulfilment", dispute)
    return dispute


def relapsed(office: Office, stage: Stage) -> str:
    """A visit to a settled dispute, closed or not, finds that it has broken out again."""
    dispute = office.at(stage)
    office.do("record-visit", dispute, finding="relapse")
    return dispute


def again(office: Office, *then: str) -> str:
    """An agreement stands, and what it leaves open is mediated in a further round."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("open-mediation", dispute, on="2024-05-23")
    for name in then:
        office.do(name, dispute, on="2024-05-24")
    return dispute


def beside_another(office: Office, conclude: str, then: str) -> str:
    """An agreement stands, a further one waits and falls: the first is what is left."""
    dispute = again(office, "establish-facts")
    asked: dict[str, Any] = {} if conclude == "conclude-provisionally" else CONFIRMED
    office.do("draft-terms", dispute, on="2024-05-24", **asked)
    for name in ("review-legality", conclude):
        office.do(name, dispute, on="2024-05-24")
    office.do(then, dispute, on="2024-06-20")
    return dispute


def back_to_the_table(office: Office, command: str) -> str:
    """The agreement itself says that the parties negotiate again where the agency refuses, or says nothing."""
    confirmation = {**CONFIRMED["confirmation"], "silence": "renegotiate", "refusal": "renegotiate"}
    dispute = office.at(Stage.AGREED, {"draft-terms": {"confirmation": confirmation}})
    if command == "note-overdue":
        office.clock.set(date(2024, 8, 1))
        office.center.sweep()
    else:
        office.do(command, dispute)
    return dispute


def released(office: Office) -> str:
    """Everybody consented but a third party that nobody can find and that turns out not to be concerned."""
    two = [{"person": {"name": "王某"}}, {"person": {"name": "刘某"}, "role": "third-party"}]
    dispute = office.register(parties=two)
    office.do("record-consent", dispute, parties=["p1"])
    office.do("release-parties", dispute)
    return dispute


def merged(office: Office, stage: Stage) -> str:
    """Another dispute goes on for this one."""
    dispute = office.at(stage)
    office.do("merge-into", dispute, other=office.register())
    return dispute


SPECIAL: dict[tuple[str, str, str], Callable[[Office], str]] = {
    ("release-parties", "offered", "consented"): released,
    ("record-refusal", "offered", "consented"): one_of_several_refuses,
    ("record-refusal", "consented", "ended"): lambda office: newcomer_refuses(office, Stage.CONSENTED),
    ("record-refusal", "mediating", "ended"): lambda office: newcomer_refuses(office, Stage.MEDIATING),
    ("conclude-agreement", "mediating", "agreed"): lambda office: office.at(Stage.AGREED),
    ("conclude-agreement", "mediating", "effective"): lambda office: office.at(Stage.EFFECTIVE),
    ("confirm-agreement", "ended", "effective"): lambda o: after_silence(o, "confirm-agreement", confirms=False),
    ("refuse-confirmation", "effective", "ended"): lambda o: after_silence(o, "refuse-confirmation", confirms=True),
    ("refuse-confirmation", "agreed", "effective"): lambda o: beside_another(
        o, "conclude-agreement", "refuse-confirmation"
    ),
    ("refuse-confirmation", "agreed", "mediating"): lambda o: back_to_the_table(o, "refuse-confirmation"),
    ("note-overdue", "agreed", "mediating"): lambda o: back_to_the_table(o, "note-overdue"),
    ("refuse-ratification", "agreed", "effective"): lambda o: beside_another(
        o, "conclude-provisionally", "refuse-ratification"
    ),
    ("conclude-provisionally", "mediating", "agreed"): provisional,
    ("ratify-agreement", "agreed", "effective"): lambda office: provisional(office, "ratify-agreement"),
    ("refuse-ratification", "agreed", "ended"): lambda office: provisional(office, "refuse-ratification"),
    ("decide-fulfilment", "agreed", "effective"): obstructed,
    ("record-visit", "closed", "ended"): lambda office: relapsed(office, Stage.CLOSED),
    ("open-mediation", "effective", "mediating"): again,
    ("end-mediation", "mediating", "effective"): lambda office: again(office, "end-mediation"),
    ("withdraw-consent", "mediating", "effective"): lambda office: again(office, "withdraw-consent"),
    ("record-visit", "effective", "ended"): lambda office: relapsed(office, Stage.EFFECTIVE),
    ("note-overdue", "agreed", "effective"): lambda o: after_silence(o, "note-overdue", confirms=True),
    ("note-overdue", "agreed", "ended"): lambda o: after_silence(o, "note-overdue", confirms=False),
}
"""Moves that take more than the ordinary path and ordinary fields."""


def ordinarily(office: Office, command: str, before: str) -> str:
    """Give a command with ordinary fields at a stage."""
    if command == "merge-into":
        return merged(office, Stage(before))
    dispute = office.at(Stage(before))
    changes: dict[str, Any] = {}
    if before in ("ended", "closed") and command in LATER:
        changes["on"] = LATER[command]
    if command == "close-dispute" and before == "ended":
        office.do("give-guidance", dispute)
        changes["outcome"] = "not-pursued"
    if command == "close-dispute" and before in ("offered", "consented"):
        office.do("record-validity", dispute)
        changes["outcome"] = "cause-gone"
    office.do(command, dispute, **changes)
    return dispute


@pytest.mark.parametrize(("command", "before", "after"), ROWS)
def test_every_move_of_the_table_is_made(office: Office, command: str, before: str, after: str) -> None:
    """Each row of the table is a move that a command makes."""
    special = SPECIAL.get((command, before, after))
    dispute = ordinarily(office, command, before) if special is None else special(office)

    assert office.dispute(dispute).stage == after


def test_every_stage_is_reached_and_left() -> None:
    """The table leads into every stage and out of it."""
    assert {after for *_, after in ROWS} == set(Stage) - {Stage.OFFERED}
    assert {before for _, before, _ in ROWS} == set(Stage)
