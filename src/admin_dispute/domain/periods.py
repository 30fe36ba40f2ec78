"""How time is counted: hours, days, working days, months, rolled over rest days; an unannounced year is provisional."""

from __future__ import annotations

import calendar as gregorian
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias
from zoneinfo import ZoneInfo

from attrs import field, frozen, validators

from admin_dispute.domain.ids import Words

SHANGHAI = ZoneInfo("Asia/Shanghai")
"""The zone of every legal day."""
_ONE = timedelta(days=1)
_HOURS_OF_A_DAY = 24
_WEEKEND = 5


class Unit(StrEnum):
    """What a period is counted in."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working-day"
    MONTH = "month"
    YEAR = "year"


_LONGEST = {Unit.HOUR: 876_600, Unit.DAY: 36_525, Unit.WORKING_DAY: 36_525, Unit.MONTH: 1_200, Unit.YEAR: 100}


@frozen
class Period:
    """A length of time as a text states it: 24 hours, 30 days, 5 working days, 6 months."""

    length: int = field(validator=validators.ge(0))
    unit: Unit = Unit.DAY

    def __attrs_post_init__(self) -> None:
        if self.length > _LONGEST[self.unit]:
            raise ValueError(f"期间过长：以 {self.unit} 计不得超过 {_LONGEST[self.unit]}")

    def __str__(self) -> str:
        return f"{self.length} {self.unit}"

    @classmethod
    @lru_cache(maxsize=1024)  # the texts of parameters, read anew at every act that asks for them
    def parse(cls, text: str) -> Period:
        """Read `24 hour`, `30 day`, `5 working-day`, `6 month` or `2 year` (a plural s is accepted).

        Raises:
            ValueError: the text is none of these, or longer than a hundred years (36525 days).
        """
        read = re.fullmatch(r"0*(\d+) (hour|day|working-day|month|year)s?", text)
        if read is None:
            raise ValueError("期间应写作 24 hour、30 day、5 working-day、6 month 或 2 year")
        return cls(int(read[1][:9]), Unit(read[2]))  # more digits are too long anyway, however many there are


@frozen
class Span:
    """Days that are not counted, both ends included."""

    first: date
    last: date


@frozen
class Due:
    """When a period ends.

    Attributes:
        on: the last day; where `provisional`, the earliest day it can turn out to be.
        provisional: it rests on days that are not announced as days of rest or of work.
        latest: where `provisional`, a day that it does not come after, whatever is announced; None where not known.
    """

    on: date
    provisional: bool = False
    latest: date | None = None

    @property
    def sure(self) -> date | None:
        """The day after which it is over for certain, None where none is known."""
        return self.latest if self.provisional else self.on

    def over(self, day: date) -> bool:
        """Say whether the period is over on a day for certain."""
        last = self.sure
        return last is not None and last < day

    @property
    def opens_on(self) -> date | None:
        """The first day on which it is over for certain, None where none is known."""
        return None if self.sure is None else self.sure + _ONE


@lru_cache(maxsize=4096)  # what was agreed is looked at again at every act until it is done
def agreed(day: date) -> Due:
    """Return the end of what is due on a day that was agreed: it neither moves nor waits for an announcement."""
    return Due(day)


Count: TypeAlias = Callable[[date, Period], Due]
"""Counts a period from a day by a calendar."""


@frozen
class CalendarYear:
    """The rest days of a year as announced, with those of the last four days of the December before.

    Attributes:
        rest: weekdays that are days of rest; work: weekend days that are worked (调休).
        source: the notice, or the data set and version the days were taken from.

    Raises:
        ValueError: a day of another year (28 to 31 December of the year before apart), a weekend day listed as one of
            rest, a weekday listed as a make-up day.
    """

    year: int
    rest: tuple[date, ...]
    work: tuple[date, ...]
    source: Words

    def __attrs_post_init__(self) -> None:
        for day in (*self.rest, *self.work):
            if self.year not in (day.year, announced_with(day)):
                raise ValueError(f"{day} 不在 {self.year} 年，也不是 {self.year - 1} 年12月28日至31日")
        if wrong := [day for day in self.rest if day.weekday() >= _WEEKEND]:
            raise ValueError(f"{wrong[0]} 本是周末，不必列为放假日")
        if wrong := [day for day in self.work if day.weekday() < _WEEKEND]:
            raise ValueError(f"{wrong[0]} 本是工作日，不能列为调休上班日")

    def dropped(self, before: CalendarYear) -> tuple[date, ...]:
        """Return the days that the same year named when it was loaded before, and this one does not."""
        return tuple(sorted({*before.rest, *before.work}.difference(self.rest, self.work)))


_DECEMBER = 12
_LAST_DAYS = 28
"""From this day of December on the notice for the next year may make rest of work and work of rest."""


def announced_with(day: date) -> int:
    """Return the year whose notice is the last to say of a day whether it is one of rest: the next for 28-31 December.

    The notices for 2007, 2008, 2012 and 2019 moved such days; none moved an earlier one.
    """
    return day.year + (day.month == _DECEMBER and day.day >= _LAST_DAYS)


class Calendar:
    """The announced years of a center, later ones replacing earlier ones of the same year."""

    def __init__(self, years: tuple[CalendarYear, ...] = ()) -> None:
        last = {year.year: year for year in years}
        self._announced = {year: said.source for year, said in last.items()}
        self._rest = frozenset(day for year in last.values() for day in year.rest)
        self._work = frozenset(day for year in last.values() for day in year.work)

    def is_rest(self, day: date) -> bool | None:
        """Say whether a day is one of rest; None where its year, or of 28-31 December the next, is not announced."""
        if day.year not in self._announced or announced_with(day) not in self._announced:
            return None
        return day in self._rest or (day.weekday() >= _WEEKEND and day not in self._work)

    def sources(self, first: date, last: date) -> tuple[str, ...]:
        """Return in Chinese what says of days which are of rest: `2024年至2026年：` and the source, by years in a row.

        Years that are not announced are left out.
        """
        found: list[tuple[int, int, str]] = []
        for year in range(first.year, announced_with(last) + 1):
            source = self._announced.get(year)
            if source is not None and found and found[-1][1:] == (year - 1, source):
                found[-1] = (found[-1][0], year, source)
            elif source is not None:
                found.append((year, year, source))
        return tuple(f"{one}年：{said}" if one == to else f"{one}年至{to}年：{said}" for one, to, said in found)

    def missing(self, day: date) -> int | None:
        """Return the first year that is not announced without which nobody knows of a day; None where it is known."""
        return next((year for year in (day.year, announced_with(day)) if year not in self._announced), None)


UNANNOUNCED = Calendar()
"""No year is announced: nobody knows of any day whether it is one of rest."""


@lru_cache(maxsize=1024)  # asked for the same clocks before and after an act, and at the next act again
def due(start: date, period: Period, calendar: Calendar, *, suspended: tuple[Span, ...] = ()) -> Due:
    """Return the last day of a period.

    The day of the start is not counted (行诉解释 48; 民法典 201). A month ends on the day of the same number, or
    the month's last (民法典 202). Days in `suspended` are not counted, each once however the spans lie. An end on a
    day of rest moves to the first day after that is neither one of rest nor suspended (行诉解释 48; 民法典 203).
    Of hours counted from a day alone the start is not known: they end on the day when they are over at the latest.
    """
    last = unrolled(start, period, calendar, suspended=suspended)
    if period.unit is Unit.HOUR or (period.unit is Unit.WORKING_DAY and period.length):
        return last  # neither an hour moves, nor a working day, which is none of rest
    return _rolled(last.on, calendar, suspended)


def unrolled(start: date, period: Period, calendar: Calendar = UNANNOUNCED, *, suspended: tuple[Span, ...] = ()) -> Due:
    """Return the last day of a period as counted, before it moves over days of rest; working days by the calendar."""
    if period.unit in (Unit.MONTH, Unit.YEAR):
        last = months_after(start, period)
        if not suspended:
            return Due(last)
        period = Period((last - start).days)  # the days that the months come to, counted without the suspended ones
    if period.unit is Unit.WORKING_DAY:
        return _worked(start, period.length, calendar, suspended)
    days = -(-period.length // _HOURS_OF_A_DAY) if period.unit is Unit.HOUR else period.length
    return Due(_days_after(start, days, suspended) if suspended else start + timedelta(days=days))


def closes_at(day: date) -> datetime:
    """Return the instant at which a last day ends: 24:00 in Asia/Shanghai (民法典 203), in UTC.

    That it ends with the business hours of an office that has them (203, second paragraph) is not counted: acts state
    days, and whether something came before closing says the office that received it.
    """
    return datetime.combine(day + _ONE, time(), SHANGHAI).astimezone(UTC)


def _suspended_on(day: date, spans: tuple[Span, ...]) -> bool:
    return any(span.first <= day <= span.last for span in spans)


def _worked(start: date, length: int, calendar: Calendar, suspended: tuple[Span, ...]) -> Due:
    day, left, latest = start, length, None
    while left:
        day += _ONE
        if _suspended_on(day, suspended):
            continue
        rest = calendar.is_rest(day)
        if rest is None and latest is None:
            latest = day - _ONE + timedelta(days=longest_worked(left)) + _held_up(day, suspended)
        left -= not rest
    return Due(day, latest is not None, latest)


def _days_after(start: date, days: int, suspended: tuple[Span, ...]) -> date:
    day = start
    while days:
        day += _ONE
        days -= not _suspended_on(day, suspended)
    return day


def _rolled(day: date, calendar: Calendar, suspended: tuple[Span, ...]) -> Due:
    while calendar.is_rest(day) or _suspended_on(day, suspended):
        day += _ONE
    if calendar.is_rest(day) is None:
        return Due(day, provisional=True, latest=day + _LONGEST_REST + _held_up(day, suspended))
    return Due(day)


_LONGEST_REST = timedelta(days=10)
"""No rest that was announced since 2004 lasted longer; a test looks at every year."""


def longest_worked(length: int) -> int:
    """Return a number of days that working days took no longer than since 2004; a test looks at every year."""
    return length * 3 // 2 + 10


def _held_up(day: date, suspended: tuple[Span, ...]) -> timedelta:
    """By how much suspensions from a day on can hold up an end: each by its days, and a rest that follows it."""
    return sum(((span.last - span.first) + _ONE + _LONGEST_REST for span in suspended if span.last >= day), timedelta())


def is_over(last: date, on: date, calendar: Calendar) -> bool:
    """Say whether a limit is over for certain on a day: its last day, moved over days of rest, has passed (民法典 203).

    Where the year of the last day is not announced, it is over once no rest could have moved it so far.
    """
    return _rolled(last, calendar, ()).over(on)


def months_after(start: date, period: Period) -> date:
    """Return the day of the same number some months or years later, or the last of its month (民法典 202)."""
    years, month = divmod(start.month - 1 + period.length * (12 if period.unit is Unit.YEAR else 1), 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, gregorian.monthrange(year, month + 1)[1]))
