"""How a last day came about, step by step: from which day, what was not counted, where it rolled over days of rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from attrs import field, frozen

from admin_dispute.domain.deadline import Deadline
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.periods import Calendar, Due, Period, Span, Unit, closes_at, due, months_after, unrolled
from admin_dispute.domain.words import chapter, fill, term

START = ("民法典 201", "民法总则 201", "民法通则 154")
ROLLING = ("民法典 203", "民法总则 203", "民法通则 154")
MONTH_END = ("民法典 202", "民法总则 202")
IN_COURT = ("行诉解释 48",)
IN_CIVIL = ("民诉法 85", "民诉法（2021） 85", "民诉法（2012） 82")
IN_REVIEW = ("行政复议法 88", "行政复议法（1999） 40")
"""What a court and a review body count by, beside the civil law that counts everywhere."""


@frozen(kw_only=True)
class Step:
    """One step of a count, in Chinese: the day it leads to (None: it moves none), and the articles it rests on."""

    text: str
    day: date | None
    clauses: tuple[str, ...] = ()


@frozen(kw_only=True)
class Reckoning:
    """A deadline with the steps that lead to its last day; the last step that has a day has that one.

    Attributes:
        calendar: what said of its days which are of rest, by years with the source; of a day that was named nothing.
        calendar_version: the number of the center's act that made the calendar it is counted by, as `calendar history`
            has it; None where none was loaded, or of a day that was named.
    """

    deadline: Deadline
    steps: tuple[Step, ...]
    calendar: tuple[str, ...] = ()
    calendar_version: int | None = None
    closes: datetime = field(init=False)
    """The instant at which the last day ends: 24:00 in Asia/Shanghai (民法典 203), in UTC."""

    @closes.default
    def _closes(self) -> datetime:
        return closes_at(self.deadline.on)


@frozen(kw_only=True)
class Left:
    """Days that are not counted, and why, in Chinese."""

    span: Span
    why: str
    clauses: tuple[str, ...] = ()


def step(code: str, day: date | None, clauses: tuple[str, ...] = (), /, **facts: object) -> Step:
    """Return a step by the code of its text (`reckoning` in the catalogue)."""
    return Step(text=fill(chapter("codes")["reckoning"][code], facts), day=day, clauses=clauses)


def counted(
    start: date, period: Period, calendar: Calendar, left: tuple[Left, ...], rolling: tuple[str, ...] = ROLLING
) -> Iterator[Step]:
    """Give the steps of a period from the day after its start to its last day; `rolling`: why it moves over rest."""
    out = tuple(one.span for one in left)
    raw, end = (how(start, period, calendar, suspended=out) for how in (unrolled, due))
    for one in left:
        if start < one.span.last and one.span.first <= end.on:
            yield step("left", None, one.clauses, first=one.span.first, last=one.span.last, why=one.why)
    yield from _counted(start, period, raw.on)
    if raw.on != end.on:
        days = (end.on - raw.on).days
        last = end.on - timedelta(days=1)
        rests = raw.on if raw.on == last else f"{raw.on}至{last}"
        yield step("rolled", end.on, rolling, rests=rests, day=end.on, days=days)
    if end.provisional:
        yield step("provisional", end.on, (), year=calendar.missing(end.on) or end.on.year)


def last_day_told(last: Due) -> str:
    """Return a last day in Chinese: where it is provisional, with the day from which it is over in any case."""
    if not last.provisional:
        return str(last.on)
    said = term("last-day", "open" if last.opens_on is None else "provisional")
    return fill(said, {"day": last.on, "opens": last.opens_on})


def unmoved(start: date, period: Period, calendar: Calendar, rolling: tuple[str, ...] = ROLLING) -> Iterator[Step]:
    """Give the steps of a period whose last day is told as counted: nobody shall rely on its moving over rest."""
    raw, end = (how(start, period, calendar) for how in (unrolled, due))
    yield from _counted(start, period, raw.on)
    if raw.on != end.on:
        yield step("careful", None, rolling, day=end.on)
    elif end.provisional:
        yield step("may-move", None, rolling, year=calendar.missing(raw.on) or raw.on.year)


def _counted(start: date, period: Period, last: date) -> Iterator[Step]:
    shortened = _shortened(start, period)
    yield step("counted", last, MONTH_END if shortened else (), period=period, day=last)
    if period.unit is Unit.HOUR:
        yield step("hours", last, (*IN_COURT, *IN_CIVIL), day=last)
    if shortened:
        yield step("month-end", last, MONTH_END)


def reckoned(running: Iterable[Deadline], calendar: Calendar) -> tuple[Reckoning, ...]:
    """Return deadlines of what is no dispute, each with the steps that lead to its last day."""
    return tuple(explained(one, _plainly(one, calendar), calendar) for one in running)


def explained(deadline: Deadline, steps: Iterator[Step], calendar: Calendar) -> Reckoning:
    """Return a deadline with its steps, the articles of its first day, and the calendar that it was counted by."""
    by = () if deadline.period is None else calendar.sources(deadline.started, deadline.on)
    return Reckoning(deadline=deadline, steps=in_force_then(steps, deadline.started), calendar=by)


def _plainly(deadline: Deadline, calendar: Calendar) -> Iterator[Step]:
    trigger = term("trigger", deadline.clock)
    if deadline.period is None:
        named = chapter("codes")["named-day"].get(deadline.clock, trigger)
        yield step("fixed", deadline.on, (), day=deadline.on, trigger=named)
        return
    yield step("start", deadline.started, START, day=deadline.started, trigger=trigger)
    yield from counted(deadline.started, deadline.period, calendar, ())


def _shortened(start: date, period: Period) -> bool:
    """Whether a month has no day of the number a period began on."""
    return period.unit in (Unit.MONTH, Unit.YEAR) and months_after(start, period).day != start.day


def in_force_then(steps: Iterator[Step], on: date) -> tuple[Step, ...]:
    """Return steps with the articles that were in force on a day."""
    return tuple(Step(text=one.text, day=one.day, clauses=in_force(one.clauses, on)) for one in steps)
