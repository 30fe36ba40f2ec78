"""Lives in any order, with corrections, annulments, sweeps and rebuilds: what is stored is what the acts make."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from admin_dispute import Refused, Stage
from admin_dispute.domain.act import COMMANDS
from admin_dispute.store.codec import encode
from admin_dispute.store.replay import replayed
from admin_dispute.testing import Office
from admin_dispute.testing.office import CONFIRMED, PATHS
from admin_dispute.testing.ordinary import FIELDS

ON = "2024-06-25"
GIVEN = sorted(
    name
    for name in FIELDS
    if not COMMANDS[name].by_system and name not in ("register-dispute", "correct-act", "annul-act")
)
FORWARD = (*PATHS[Stage.EFFECTIVE], "confirm-agreement", "close-dispute")


def attempt(office: Office, name: str, dispute: str, **changes: Any) -> int | None:
    """Give a command on the day; return its number, None where it was refused."""
    if name == "draft-terms":
        changes = {**CONFIRMED, **changes}
    actor = "lawyer" if name == "answer-lead" else "clerk"
    try:
        return office.do(name, dispute, on=ON, actor=actor, **changes).version
    except Refused:
        return None


def stored(office: Office, dispute: str) -> str:
    """Give the stored state of a dispute."""
    with office.engine.connect() as connection:
        body = connection.execute(text("SELECT body FROM ad_state WHERE stream = :id"), {"id": dispute}).scalar_one()
        return str(body)


def made(office: Office, dispute: str) -> str:
    """Give the state that the stored acts of a dispute make."""
    with office.engine.connect() as connection:
        rows = connection.execute(text("SELECT entry FROM ad_act WHERE stream = :id ORDER BY number"), {"id": dispute})
        return encode(replayed(map(str, rows.scalars()))).decode()


class Life(RuleBasedStateMachine):
    """One dispute; every rule may be tried at any time, and what is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.office = Office()
        self.dispute = self.office.register()
        self.acts = ["register-dispute"]
        self.step = 0

    def note(self, name: str, number: int | None) -> None:
        """Keep the names of the acts by their numbers."""
        if number is not None:
            self.acts += ["system"] * (number - 1 - len(self.acts)) + [name]

    @rule(name=st.sampled_from(GIVEN))
    def give(self, name: str) -> None:
        """Try any command."""
        self.note(name, attempt(self.office, name, self.dispute))

    @rule()
    def go_on(self) -> None:
        """Go a step on the way from registration to closing."""
        self.note(FORWARD[self.step], attempt(self.office, FORWARD[self.step], self.dispute))
        self.step = (self.step + 1) % len(FORWARD)

    @rule(data=st.data())
    def annul(self, data: st.DataObject) -> None:
        """Try to annul any act."""
        number = data.draw(st.integers(1, len(self.acts)))
        self.note("annul-act", attempt(self.office, "annul-act", self.dispute, number=number))

    @rule(data=st.data(), changes=st.sampled_from([{}, {"on": ON}, {"on": "2023-06-25"}]))
    def correct(self, data: st.DataObject, changes: dict[str, str]) -> None:
        """Try to replace any act by its ordinary form, or by one of another day."""
        number = data.draw(st.integers(1, len(self.acts)))
        name = self.acts[number - 1]
        assume(name in GIVEN or name == "register-dispute")
        own = {} if name == "register-dispute" else {"dispute": self.dispute}
        replacement = {"command": name, **FIELDS[name], **own, **changes}
        self.note(
            "correct-act", attempt(self.office, "correct-act", self.dispute, number=number, replacement=replacement)
        )

    @rule()
    def sweep(self) -> None:
        """Let time pass."""
        self.office.center.sweep()

    @rule()
    def rebuild(self) -> None:
        """Derive everything again: nothing differs."""
        rebuilt = self.office.center.rebuild()

        assert (rebuilt.states, rebuilt.moves, rebuilt.faults) == (0, (), ())

    @invariant()
    def stored_is_made(self) -> None:
        """The stored state is what the acts make."""
        assert stored(self.office, self.dispute) == made(self.office, self.dispute)

    def teardown(self) -> None:
        """Every row fits at the end of a life."""
        faults = self.office.center.verify()
        self.office.center.close()

        assert faults == ()


def test_lives() -> None:
    """Lives of up to forty steps hold together."""
    run_state_machine_as_test(Life, settings=settings(max_examples=40, stateful_step_count=40))


def bare(office: Office, dispute: str, numbers: bool) -> str:
    """Give a state without what chance made: ids, digests, and the case numbers where they are not to be compared."""
    body = re.sub(r"[0-9a-f]{64}|[0-9a-f]{16}", "x", stored(office, dispute))
    return body if numbers else re.sub(r'"numbers":\[.*?\],"rounds"', "", body)


@given(st.integers(0, len(FORWARD)), st.lists(st.sampled_from(GIVEN), max_size=6), st.integers(0, 20))
@settings(max_examples=60)
def test_annulling_an_act_is_living_without_it(steps: int, names: list[str], which: int) -> None:
    """Where an act may be annulled, the state is the one of the same life without it; an issued number stays voided."""
    office, other = Office(), Office()
    dispute, twin = office.register(), other.register()
    life = [name for name in (*FORWARD[:steps], *names) if attempt(office, name, dispute) is not None]
    assume(life)
    which %= len(life)
    annulled = attempt(office, "annul-act", dispute, number=which + 2)
    assume(annulled is not None)
    lived = [attempt(other, name, twin) for place, name in enumerate(life) if place != which]
    numbers = life[which] != "issue-case-number"
    same = bare(office, dispute, numbers=numbers) == bare(other, twin, numbers=numbers)
    office.center.close()
    other.center.close()

    assert None not in lived
    assert same
