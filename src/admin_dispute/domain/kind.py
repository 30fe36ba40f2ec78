"""The kinds of stream: what the state of each is, and what is derived from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

from admin_dispute.domain.deadline import Deadline
from admin_dispute.domain.periods import Calendar


def without_deadlines(state: Any, calendar: Calendar) -> tuple[Deadline, ...]:
    """Return no deadline: what the kinds have on which no clock runs."""
    return ()


@frozen(kw_only=True)
class Kind:
    """A kind of stream.

    Attributes:
        state: the type that the acts of such a stream are folded into.
        began: its field with the day the stream began; stage: the field that says where it stands, empty for none.
        done: the stages at which nothing is left to do.
        deadlines: gives the open deadlines of a state by a calendar.
        named: its id comes with the command (a day), and a command that opens finds it there already or begins it;
            else each that opens begins a new one under a random id.
    """

    state: type[Any]
    began: str
    stage: str = ""
    done: tuple[str, ...] = ()
    deadlines: Callable[[Any, Calendar], tuple[Deadline, ...]] = without_deadlines
    named: bool = False
