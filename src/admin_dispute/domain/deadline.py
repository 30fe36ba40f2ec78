"""A deadline: a day by which something is due, whatever kind of stream its clock runs on."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from admin_dispute.domain.ids import Words
from admin_dispute.domain.periods import Calendar, Period, due


class Clock(StrEnum):
    """What a deadline is for."""

    MEDIATION = "mediation"
    CONFIRMATION = "confirmation"
    RATIFICATION = "ratification"
    PERFORMANCE = "performance"
    VISIT = "visit"
    FILING = "filing"
    BRING_IN = "bring-in"
    PAPER = "paper"
    ENFORCEMENT = "enforcement"
    OBJECTION = "enforcement-objection"
    SUGGESTION = "suggestion"


@frozen(kw_only=True)
class Deadline:
    """A day by which something is due.

    Attributes:
        clock: what for; subject: which one of the kind (`1`, `o2`).
        owner: the party or organisation that has to act, None for the center.
        started: the day it runs from; period: for how long, None where the day itself was agreed.
        on: the last day; provisional: it rests on a year not announced yet.
    """

    clock: Clock
    subject: str
    owner: str | None
    started: date
    period: Period | None
    on: date
    provisional: bool = False


@frozen(kw_only=True)
class CountedAnew:
    """A version of the policy whose transition took a running clock over: from which day, and its period before."""

    version: Words
    on: date
    before: Period | None


def timed(clock: Clock, subject: str, owner: str | None, started: date, period: Period, calendar: Calendar) -> Deadline:
    """Return the deadline of a period that runs from a day, by the calendar."""
    ends = due(started, period, calendar)
    return Deadline(
        clock=clock, subject=subject, owner=owner, started=started, period=period, on=ends.on,
        provisional=ends.provisional,
    )  # fmt: skip
