"""A deadline: a day by which something is due, whatever kind of stream its clock runs on."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache, partial
from typing import Protocol

from attrs import frozen

from admin_dispute.domain.ids import Words
from admin_dispute.domain.periods import Calendar, Count, Due, Period, Span, Unit, due
from admin_dispute.domain.values import Text


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
    SUPPLEMENT = "supplement"
    TRIAL = "trial"
    SETTLEMENT = "enforcement-settlement"
    RESUMPTION = "resumption"
    HANDOVER = "handover"
    CREDIT_OBJECTION = "credit-objection"
    CREDIT_CHECK = "credit-check"
    CREDIT_ANSWER = "credit-answer"
    CREDIT_REMOVAL = "credit-removal"
    CREDIT_END = "credit-end"
    RISK = "risk"
    ESCALATION = "escalation"
    TASK = "task"
    MEETING = "meeting"
    CIRCULAR = "circular"


ALARMS = (Clock.RISK, Clock.ESCALATION)
"""Clocks whose end raises an alarm: of these the earliest possible day counts while their year is not announced."""


@frozen(slots=False)  # every act makes those that run, which takes a quarter less
class Deadline:
    """A day by which something is due.

    Attributes:
        clock: what for; subject: which one of the kind (`1`, `o2`).
        owner: the party or organisation that has to act, None for the center.
        started: the day it runs from; period: for how long, None where the day itself was agreed.
        on: the last day; provisional: it rests on days not announced yet, and is the earliest it can turn out to be.
        latest: where it is provisional, a day that it does not come after; None where not known.
    """

    clock: Clock
    subject: str
    owner: str | None
    started: date
    period: Period | None
    on: date
    provisional: bool = False
    latest: date | None = None

    @property
    def last(self) -> Due:
        """The last day, and how sure it is."""
        return Due(self.on, self.provisional, self.latest)

    @property
    def hours(self) -> int | None:
        """The hours it is counted in, None of any other: from which hour is not recorded, so the last day is whole."""
        return self.period.length if self.period is not None and self.period.unit is Unit.HOUR else None


class Stopped(StrEnum):
    """Why days are not counted: in a trial or a review (行诉解释 50, 87, 138; 行政复议法 39), or of a debtor's time."""

    MEDIATION = "mediation"
    ANNOUNCEMENT = "announcement"
    APPRAISAL = "appraisal"
    JURISDICTION = "jurisdiction"
    STAYED = "stayed"
    CIVIL_DISPUTE = "civil-dispute"
    FORCE_MAJEURE = "force-majeure"
    COUNTER_PERFORMANCE = "counter-performance"
    BY_AGREEMENT = "by-agreement"
    OTHER = "other"


@frozen(kw_only=True)
class Stop:
    """Days that are not counted: from `since` up to the day before `until` (None while it lasts), and why."""

    since: date
    until: date | None
    why: Stopped
    reason: Text | None = None


@frozen(kw_only=True)
class Longer:
    """More time: by how much, decided on a day, by whose approval."""

    on: date
    by: Period
    approved_by: Words


@frozen(kw_only=True)
class CountedAnew:
    """A version of the policy whose transition took a running clock over: which, from which day, its period before."""

    version: Words
    on: date
    clock: Clock
    subject: str
    before: Period | None

    def of(self, clock: Clock, subject: str) -> bool:
        """Say whether it is about a clock."""
        return (self.clock, self.subject) == (clock, subject)


def span_of(since: date, until: date | None) -> Span | None:
    """Return the days of an interval from a day up to the day before another; None where it has none, or lasts."""
    return None if until is None or until <= since else Span(since, until - timedelta(days=1))


class Counting(Protocol):
    """Something that counts a period from a day, without the days that are suspended."""

    def __call__(self, start: date, period: Period, *, suspended: tuple[Span, ...] = ()) -> Due:
        """Return the last day."""
        ...


def counted_by(calendar: Calendar) -> Counting:
    """Return what counts by a calendar."""
    return partial(due, calendar=calendar)


def last_day(started: date, period: Period, out: tuple[Span, ...], longer: tuple[Period, ...], count: Counting) -> Due:
    """Return the last day of a period with what made it longer.

    Each extension is counted from the last day that it follows, after that rolled over days of rest: the day after the
    rest *is* the last day (民法典 203; 行诉解释 48).
    """
    end = count(started, period, suspended=out)
    for more in longer:
        later = count(end.on, more, suspended=out)
        end = after(end, more, later, partial(count, suspended=out))
    return end


def last_day_unless_stopped(
    started: date,
    period: Period,
    stops: tuple[tuple[date, date | None], ...],
    longer: tuple[Period, ...],
    count: Counting,
) -> Due | None:
    """Return the last day without the days of the stops, each from a day up to the day before another.

    None while one lasts (its end None), unless the time was over before it began: what was late stays so.
    """
    if not stops:
        return last_day(started, period, (), longer, count)
    out = tuple(span for since, until in stops if (span := span_of(since, until)) is not None)
    end = last_day(started, period, out, longer, count)
    lasting = min((since for since, until in stops if until is None), default=None)
    return end if lasting is None or end.over(lasting) else None


def after(end: Due, more: Period, later: Due, count: Count) -> Due:
    """Return the end of a period that follows another, `later` counted from its earliest day, from its latest too."""
    if not end.provisional:
        return later
    last = None if end.latest is None else count(end.latest, more)
    return Due(later.on, provisional=True, latest=None if last is None else last.latest or last.on)


@lru_cache(maxsize=4096)  # the same clocks run before and after an act, and at the next one again
def timed(clock: Clock, subject: str, owner: str | None, started: date, period: Period, calendar: Calendar) -> Deadline:
    """Return the deadline of a period that runs from a day, by the calendar."""
    return deadline_by(clock, subject, owner, started, period, due(started, period, calendar))


@lru_cache(maxsize=4096)  # as above
def deadline_by(
    clock: Clock, subject: str, owner: str | None, started: date, period: Period | None, last: Due
) -> Deadline:
    """Return a deadline by its last day, and by how sure that is."""
    return Deadline(clock, subject, owner, started, period, last.on, last.provisional, last.latest)
