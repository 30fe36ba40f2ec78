"""Deadlines against a count of its own, day by day: no difference from 2004 to 2026, and no guess in later years.

`make soak` draws 200,000, in parts of 10,000 that show how far it is (`--hypothesis-profile=soak`, see conftest.py).
"""

from __future__ import annotations

import os
from datetime import date, datetime, time, timedelta
from functools import cache

import chinese_calendar
import pytest
from announced import CALENDAR, YEARS
from hypothesis import example, given
from hypothesis import strategies as st

from admin_dispute.domain.periods import Calendar, CalendarYear, Due, Period, Unit, due

FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
DAYS = st.integers(0, (LAST - FIRST).days).map(lambda number: FIRST + timedelta(days=number))
PARTS = range(max(1, int(os.environ.get("DRAWS", "0")) // 10_000))
LENGTHS = {Unit.HOUR: 500, Unit.DAY: 400, Unit.WORKING_DAY: 270, Unit.MONTH: 26, Unit.YEAR: 3}
PERIODS = st.sampled_from(Unit).flatmap(lambda unit: st.builds(Period, st.integers(0, LENGTHS[unit]), st.just(unit)))


@cache
def works(day: date) -> bool | None:
    """Say by the source's own package whether a day is worked, None in a year that it does not know, or just before."""
    if day > date(2026, 12, 27):
        return None  # the notice for 2027 may still say something of these days
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def counted(start: date, period: Period) -> Due:
    """Count with nothing of what is tested: day by day, month by month; an unknown day may be worked, so it is."""
    day, unsure = start, False
    if period.unit in {Unit.MONTH, Unit.YEAR}:
        for _ in range(period.length * (12 if period.unit is Unit.YEAR else 1)):
            day = first_of_next(day)
        day = min(day + timedelta(days=start.day - 1), first_of_next(day) - timedelta(days=1)) if period.length else day
    elif period.unit is Unit.HOUR:  # begun in the last minute of the day, over at the latest in this hour
        return Due((datetime.combine(start, time(23)) + timedelta(hours=period.length)).date(), provisional=False)
    else:
        left = period.length
        while left:
            day += timedelta(days=1)
            counts = works(day) if period.unit is Unit.WORKING_DAY else True
            unsure |= counts is None
            left -= counts is not False
    while works(day) is False:
        day += timedelta(days=1)
    return Due(day, unsure or works(day) is None)


def first_of_next(day: date) -> date:
    """Give the first day of the next month."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


@pytest.mark.parametrize("part", PARTS)
@given(start=DAYS, period=PERIODS)
@example(start=date(2024, 1, 31), period=Period(1, Unit.MONTH))
@example(start=date(2024, 2, 29), period=Period(1, Unit.YEAR))
@example(start=date(2021, 4, 24), period=Period(1, Unit.WORKING_DAY))  # the next day is a Sunday that was worked
@example(start=date(2026, 12, 31), period=Period(0))
@example(start=date(2024, 5, 1), period=Period(24, Unit.HOUR))
@example(start=date(2024, 5, 1), period=Period(25, Unit.HOUR))
@example(start=date(2026, 12, 30), period=Period(2))
def test_every_deadline_is_where_a_plain_count_ends(part: int, start: date, period: Period) -> None:
    """The last day, and whether it is sure, are those of a count day by day."""
    ends = due(start, period, CALENDAR)

    assert Due(ends.on, ends.provisional) == counted(start, period)


ROLLED = PERIODS.filter(lambda period: period.unit is not Unit.HOUR)


@given(st.dates(date(2026, 12, 28), date(2035, 12, 31)), ROLLED)
@example(date(2026, 12, 28), Period(0))
@example(date(2026, 12, 31), Period(0))
def test_a_year_not_announced_is_provisional_every_time(start: date, period: Period) -> None:
    """No deadline that runs in days not announced is ever given as sure; hours ask for no calendar."""
    assert due(start, period, CALENDAR).provisional


@given(st.dates(date(2004, 6, 1), date(2024, 12, 31)), PERIODS)
@example(date(2018, 12, 20), Period(7, Unit.WORKING_DAY))
@example(date(2011, 12, 20), Period(9, Unit.WORKING_DAY))
@example(date(2006, 12, 1), Period(30))
def test_before_each_notice_the_last_day_lay_between_earliest_and_latest(start: date, period: Period) -> None:
    """Whoever had asked before the next notices would have been told no day that they made earlier or too late."""
    then = due(start, period, Calendar(tuple(year for year in YEARS if year.year <= start.year)))
    now = due(start, period, CALENDAR)

    assert then.on <= now.on
    assert then == now if not then.provisional else now.on <= (then.latest or date.min)


@given(st.dates(date(2026, 1, 1), LAST), PERIODS, st.sets(st.integers(0, 364), max_size=40))
def test_announcing_a_year_settles_and_never_brings_forward(start: date, period: Period, off: set[int]) -> None:
    """The earliest possible day was never later than the day that the announced year gives; what was sure stays."""
    named = [date(2026, 12, 28) + timedelta(days=number) for number in off]
    rest, work = ([day for day in named if (day.weekday() < 5) is weekday] for weekday in (True, False))
    announced = CalendarYear(2027, tuple(rest), tuple(work), "a drawn year")
    before = due(start, period, CALENDAR)
    after = due(start, period, Calendar((*YEARS, announced)))

    assert after.on >= before.on
    assert before.provisional or after == before
    assert after.provisional is (period.unit is not Unit.HOUR and after.on > date(2027, 12, 27))
