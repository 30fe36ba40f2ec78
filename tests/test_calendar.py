"""The shipped calendar: every announced day as it was, and nothing guessed where a year is not announced."""

from __future__ import annotations

import importlib.util
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from announced import CALENDAR, YEARS

from admin_dispute.domain.periods import (
    Calendar,
    CalendarYear,
    Due,
    Period,
    Unit,
    due,
    is_over,
    longest_worked,
)
from admin_dispute.law.calendar import shipped_source, shipped_years

SHIPPED = Calendar(shipped_years())
LAST = shipped_years()[-1].year
CERTAIN = [day for n in range(9999) if (day := date(2004, 1, 1) + timedelta(days=n)) < date(LAST, 12, 28)]
"""Every day of which the shipped years say whether it is one of rest."""
TOOL = Path(__file__).parent.parent / "tools" / "calendar_years.py"


def days_of(year: int) -> list[date]:
    """Give every day of a year."""
    return [day for n in range(366) if (day := date(year, 1, 1) + timedelta(days=n)).year == year]


@pytest.mark.parametrize("year", range(2004, LAST + 1))
def test_every_day_of_every_shipped_year(year: int) -> None:
    """Each day is one of rest or of work as the source has it."""
    assert [SHIPPED.is_rest(day) for day in days_of(year)] == [
        None if day >= date(LAST, 12, 28) else not chinese_calendar.is_workday(day) for day in days_of(year)
    ]


@pytest.mark.parametrize(
    ("start", "lands"),
    [
        (date(2021, 9, 30), date(2021, 10, 8)),
        (date(2025, 9, 30), date(2025, 10, 9)),
        (date(2026, 2, 16), date(2026, 2, 24)),
    ],
)
@pytest.mark.clause("行诉解释 48")
def test_an_end_on_a_holiday_rolls_forward(start: date, lands: date) -> None:
    """A period whose last day is a rest day ends on the first working day after."""
    assert due(start, Period(1), SHIPPED).on == lands


def test_a_make_up_day_is_worked() -> None:
    """A Sunday that is worked is no day of rest: it counts, and a period may end on it."""
    assert SHIPPED.is_rest(date(2021, 4, 25)) is False
    assert due(date(2021, 4, 23), Period(1, Unit.WORKING_DAY), SHIPPED).on == date(2021, 4, 25)


def test_a_year_not_announced_is_unknown() -> None:
    """Nobody knows the rest days of 2027 yet, and the due date says so."""
    assert CALENDAR.is_rest(date(2027, 1, 1)) is None
    assert due(date(2026, 12, 30), Period(30), CALENDAR).provisional
    assert due(date(2026, 12, 30), Period(10, Unit.WORKING_DAY), CALENDAR).provisional


def test_a_provisional_end_is_the_earliest() -> None:
    """No day of a year not announced is taken for one of rest: not a Friday on New Year, not a Saturday."""
    assert due(date(2026, 12, 30), Period(2), CALENDAR).on == date(2027, 1, 1)
    assert due(date(2026, 12, 30), Period(3, Unit.WORKING_DAY), CALENDAR).on == date(2027, 1, 2)


def test_the_last_days_of_december_wait_for_the_next_notice() -> None:
    """27 December is certain; from the 28th on the notice for the next year may make rest of work, as in 2018."""
    assert due(date(2026, 12, 24), Period(1), CALENDAR) == Due(date(2026, 12, 25))
    assert due(date(2026, 12, 1), Period(30), CALENDAR) == Due(date(2026, 12, 31), True, date(2027, 1, 10))
    assert CALENDAR.missing(date(2026, 12, 27)) is None
    assert CALENDAR.missing(date(2026, 12, 28)) == 2027


def test_no_notice_moved_an_earlier_day_of_december() -> None:
    """Of all days of December that are not what their weekday says, none lies before the 28th."""
    moved = [day for year in shipped_years() for day in (*year.rest, *year.work) if day.month == 12]

    assert moved
    assert all(day.day >= 28 for day in moved)


def test_a_make_up_day_of_the_next_notice_makes_it_earlier() -> None:
    """Before the notice for 2019 seven working days from 20 December 2018 may end on the 29th, and then they did."""
    before = Calendar(tuple(year for year in shipped_years() if year.year < 2019))
    seven = Period(7, Unit.WORKING_DAY)

    assert due(date(2018, 12, 20), seven, before).on == date(2018, 12, 29)
    assert due(date(2018, 12, 20), seven, before).provisional
    assert due(date(2018, 12, 20), seven, SHIPPED) == Due(date(2018, 12, 29))


def test_a_notice_names_the_last_days_of_the_december_before() -> None:
    """What 2027 says of December 2026 counts together with what 2026 says of its own days."""
    named = CalendarYear(2027, (date(2026, 12, 31), date(2027, 1, 1)), (), "样例通知")
    calendar = Calendar((*YEARS, named))

    assert calendar.is_rest(date(2026, 12, 31))
    assert calendar.is_rest(date(2026, 12, 30)) is False
    assert calendar.is_rest(date(2026, 10, 1))
    assert due(date(2026, 12, 1), Period(30), calendar) == Due(date(2027, 1, 4))


def test_the_years_are_in_order_and_without_gap() -> None:
    """Every year from 2004 to 2026 is shipped once, oldest first."""
    assert [year.year for year in shipped_years()] == list(range(2004, 2027))


def test_only_exceptions_are_listed() -> None:
    """Rest days listed are weekdays and worked days listed are of a weekend, each in its own year."""
    for year in shipped_years():
        assert all(day.weekday() < 5 and day.year == year.year for day in year.rest)
        assert all(day.weekday() >= 5 and day.year == year.year for day in year.work)


def test_the_shipped_page_is_what_its_tool_makes() -> None:
    """The data file is made from the named source and not edited by hand."""
    spec = importlib.util.spec_from_file_location("calendar_years", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)

    assert tool.PAGE.read_bytes() == tool.page().encode()


def test_each_year_names_its_source() -> None:
    """Each shipped year says from what data set and version its days were taken."""
    assert shipped_source() == "chinesecalendar 1.11.0"
    assert {year.source for year in shipped_years()} == {shipped_source()}


def test_no_rest_lasts_longer_than_is_counted_on() -> None:
    """No announced rest moves a last day by more than the ten days after which a limit is over in any case."""
    moved = [
        (due(day - timedelta(days=1), Period(1), SHIPPED).on - day).days
        for year in range(2004, 2026) for day in days_of(year)
    ]  # fmt: skip

    assert max(moved) <= 10


def test_no_working_days_take_longer_than_is_counted_on() -> None:
    """However many working days, from whatever day: they were over by the day that is counted on."""
    worked = [number for number, day in enumerate(CERTAIN) if not SHIPPED.is_rest(day)]
    longest = {n: max(later - first for first, later in zip(worked, worked[n:], strict=False)) for n in range(1, 800)}

    assert [n for n, days in longest.items() if days > longest_worked(n)] == []
    assert [longest_worked(n) for n in (0, 1, 2, 3)] == [10, 11, 13, 14]


@pytest.mark.parametrize(
    ("last", "still", "over"),
    [
        (date(2020, 3, 6), date(2020, 3, 6), date(2020, 3, 7)),
        (date(2020, 1, 24), date(2020, 2, 3), date(2020, 2, 4)),
        (date(2031, 3, 7), date(2031, 3, 17), date(2031, 3, 18)),
    ],
    ids=["a working day", "moved by a long rest", "in a year not announced"],
)
def test_a_limit_is_over_the_day_after_its_moved_last_day(last: date, still: date, over: date) -> None:
    """On the last day it is not over, on the next it is; unannounced, once no rest could have moved it so far."""
    assert not is_over(last, still, CALENDAR)
    assert is_over(last, over, CALENDAR)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2030, 5, 1), date(2032, 12, 27), ("2030年至2032年：甲",)),
        (date(2031, 5, 1), date(2031, 12, 27), ("2031年：甲",)),
        (date(2031, 5, 1), date(2031, 12, 28), ("2031年至2032年：甲",)),
        (date(2031, 5, 1), date(2033, 6, 1), ("2031年至2032年：甲", "2033年：乙")),
        (date(2032, 5, 1), date(2034, 6, 1), ("2032年：甲", "2033年：乙")),
        (date(2033, 5, 1), date(2036, 12, 31), ("2033年：乙", "2035年至2036年：乙")),
        (date(2034, 5, 1), date(2034, 6, 1), ()),
    ],
)
def test_what_says_of_days_is_told_by_years_in_a_row(first: date, last: date, told: tuple[str, ...]) -> None:
    """Years in a row of one source stand together, another source apart; what is not announced is left out."""
    said = {2030: "甲", 2031: "甲", 2032: "甲", 2033: "乙", 2035: "乙", 2036: "乙"}
    calendar = Calendar(tuple(CalendarYear(year, (), (), source) for year, source in said.items()))

    assert calendar.sources(first, last) == told
