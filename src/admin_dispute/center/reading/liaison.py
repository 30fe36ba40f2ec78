"""The liaison of court and bureau at a glance: what they share, what comes before the next meeting (WX-3.3.4)."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from admin_dispute.domain.center.directory import Function
from admin_dispute.domain.center.meeting import Meeting
from admin_dispute.domain.center.problem import Problem
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.parameters import Parameter


@frozen(kw_only=True)
class SeveralFunctions:
    """An organisation with several functions for the center: which may conflict (WX-1.1, WX-3.3.4)."""

    organisation: str
    functions: tuple[Function, ...]


@frozen(kw_only=True)
class Liaison:
    """What an actor may know of the liaison as of today.

    Attributes:
        shared: the county's list of what is shared, with its source; None where it set none.
        agenda: the open problems, which come before the next meeting; meetings: those that are not closed.
        conflicts: organisations with several functions.
    """

    shared: Parameter | None
    agenda: tuple[Problem, ...]
    meetings: tuple[Meeting, ...]
    conflicts: tuple[SeveralFunctions, ...]


def several_functions(state: CenterState, on: date) -> tuple[SeveralFunctions, ...]:
    """Return the organisations that have several functions on a day."""
    return tuple(
        SeveralFunctions(organisation=body.id, functions=body.functions)
        for body in state.standing(on)
        if len(body.functions) > 1
    )
