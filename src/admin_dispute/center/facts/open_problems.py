"""The problems that come before a liaison meeting (WX-3.3.4)."""

from __future__ import annotations

from admin_dispute.center.facts.asked import Asked
from admin_dispute.domain.center.problem import ProblemStage


def open_problems(asked: Asked) -> tuple[str, ...]:
    """Return the problems that are open and were raised by the day on which a meeting is called or held."""
    return asked.records.streams_at("problem", ProblemStage.OPEN, asked.command.on)
