"""Everything declared: importing this brings in every command, event, decision and effect of the core."""

from __future__ import annotations

import sys
from functools import cache

from admin_dispute.domain import correction
from admin_dispute.domain.act import COMMANDS, EVENTS, CommandForm, EventForm
from admin_dispute.domain.center import directory, external, founding, policy
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute import state
from admin_dispute.domain.ruling import Condition

__all__ = [
    "COMMANDS",
    "EVENTS",
    "STATES",
    "CommandForm",
    "EventForm",
    "conditions",
    "correction",
    "directory",
    "external",
    "founding",
    "policy",
    "state",
]


@cache
def conditions() -> dict[str, Condition]:
    """Return every condition of the core by its code."""
    found = {}
    for name, module in sorted(sys.modules.items()):
        if name.startswith("admin_dispute."):
            found.update({value.code: value for value in vars(module).values() if isinstance(value, Condition)})
    return found


STATES: dict[str, type] = {"dispute": state.Dispute, "center": CenterState}
"""The type of the state of each kind of stream."""
