"""The kinds of stream: what the state of each is, and what is derived from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

from admin_dispute.domain.center.diary import Diary
from admin_dispute.domain.center.general_advice import GeneralAdvice
from admin_dispute.domain.center.meeting import Meeting, meeting_deadlines
from admin_dispute.domain.center.problem import Problem
from admin_dispute.domain.center.progress_list import ProgressList
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.circular.state import Circular, circular_deadlines
from admin_dispute.domain.credit.entry import FINAL, CreditEntry, entry_deadlines
from admin_dispute.domain.deadline import Deadline
from admin_dispute.domain.dispute.deadlines import deadlines
from admin_dispute.domain.dispute.state import Dispute
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


KINDS: dict[str, Kind] = {
    "dispute": Kind(state=Dispute, began="registered_on", stage="stage", deadlines=deadlines),
    "diary": Kind(state=Diary, began="day", named=True),
    "center": Kind(state=CenterState, began="founded_on", named=True),
    "credit": Kind(
        state=CreditEntry, began="drafted_on", stage="stage", done=FINAL, deadlines=entry_deadlines, named=True
    ),
    "circular": Kind(
        state=Circular, began="drafted_on", stage="stage", done=("issued", "dropped"), deadlines=circular_deadlines
    ),
    "problem": Kind(state=Problem, began="raised_on", stage="stage", done=("closed",)),
    "meeting": Kind(state=Meeting, began="called_on", stage="stage", done=("closed",), deadlines=meeting_deadlines),
    "progress": Kind(state=ProgressList, began="given_on"),
    "advice": Kind(state=GeneralAdvice, began="given_on"),
}
"""The kinds of stream, by the field that names one in a command."""


def kind_of(state: Any) -> str:
    """Return the kind of a stream by its state."""
    return next(name for name, kind in KINDS.items() if isinstance(state, kind.state))


def running(kind: str, state: Any, calendar: Calendar) -> tuple[Deadline, ...]:
    """Return the open deadlines of a stream of whatever kind."""
    return KINDS[kind].deadlines(state, calendar)
