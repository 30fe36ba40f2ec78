"""Who may ask for lists: whoever is known here, though he sees nothing in them; nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from shell import Run

from admin_dispute import Acting, BadInput, GeneralAdvice, NotFound, Problem, TaskQuery
from admin_dispute.testing import Office

LISTS: dict[str, Callable[[Acting], Any]] = {
    "appointments": lambda acting: acting.appointments(),
    "directory": lambda acting: acting.directory(),
    "every": lambda acting: acting.every(Problem),
    "ledger": lambda acting: tuple(acting.ledger()),
    "suit_limits": lambda acting: acting.suit_limits(),
    "tasks": lambda acting: acting.tasks(),
}


@pytest.mark.parametrize("asked", LISTS.values(), ids=LISTS)
def test_nobody_is_told_so(everywhere: Office, asked: Callable[[Acting], Any]) -> None:
    """A mistyped actor is an error in every list, never an empty list; that an id holds it is not enough."""
    everywhere.register()

    with pytest.raises(NotFound, match="no-actor"):
        asked(everywhere.center.acting("nobody"))
    with pytest.raises(NotFound, match="no-actor"):
        asked(everywhere.center.acting("%"))
    with pytest.raises(NotFound, match="no-actor"):
        asked(everywhere.center.acting("police"))


@pytest.mark.parametrize("asked", LISTS.values(), ids=LISTS)
def test_who_is_known_gets_an_answer(everywhere: Office, asked: Callable[[Acting], Any]) -> None:
    """A party, a mediator of the roster, and who was given advice under an account get their lists."""
    everywhere.register()
    everywhere.do("give-advice", account="sun")
    everywhere.do("enter-mediator", actor="founder", id="qian")

    answers = [asked(everywhere.center.acting(account)) for account in ("wang", "sun", "qian")]

    assert None not in answers


def test_advice_makes_known(office: Office) -> None:
    """Who was given advice reads it, and has no dispute in the ledger."""
    given = office.do("give-advice", account="sun").stream
    sun = office.center.acting("sun")

    assert [advice.id for advice in sun.every(GeneralAdvice)] == [given]
    assert list(sun.ledger()) == []


def test_tasks_of_a_body_that_never_was(office: Office) -> None:
    """A mistyped organisation is bad input, not an empty list."""
    with pytest.raises(BadInput) as wrong:
        office.clerk.tasks(TaskQuery(owner="nobody"))

    assert [(fault.path, fault.text) for fault in wrong.value.faults] == [("owner", "名录中没有这个单位")]


def test_every_of_no_kind(office: Office) -> None:
    """A type that is no stream's is bad input with those that are; an actor may be typed as anything."""
    with pytest.raises(BadInput, match="Problem"):
        office.clerk.every(int)
    with pytest.raises(NotFound, match="no-actor"):
        office.center.acting(5).every(Problem)  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize(
    "typed",
    [
        ("list", "wenxian", "problem"),
        ("tasks", "wenxian"),
        ("diary", "wenxian"),
        ("ledger", "wenxian"),
        ("limits", "wenxian"),
        ("directory", "wenxian"),
        ("progress", "wenxian"),
        ("liaison", "wenxian"),
    ],
)
def test_on_the_command_line(center: Run, typed: tuple[str, ...]) -> None:
    """Every list ends with the status of what is not found, and says who."""
    code, out, err = center(*typed, "--as", "zhoa")

    assert (code, out) == (4, "")
    assert "✗ 查无办理人“zhoa”（no-actor）" in err
