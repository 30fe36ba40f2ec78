"""Counting time: days, working days, months and years, rest days, suspensions; laws of counting as properties."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_dispute.domain.periods import Calendar, CalendarYear, Period, Span, Unit, due
from admin_dispute.law.calendar import shipped_years

SHIPPED = Calendar(shipped_years())
ONE = timedelta(days=1)
STARTS = st.dates(date(2004, 1, 1), date(2022, 12, 31))
PERIODS = st.builds(Period, st.integers(0, 24), st.sampled_from(Unit)).filter(
    lambda p: p.unit != "year" or p.length < 3
)
NEAR = st.lists(st.tuples(st.integers(-10, 200), st.integers(0, 40)), max_size=4)


def spans_from(start: date, near: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Give spans that begin some days from a start and may well overlap."""
    return tuple(Span(start + first * ONE, start + (first + length) * ONE) for first, length in near)


@pytest.mark.clause("行诉解释 48", "民法典 201")
def test_the_day_of_the_start_is_not_counted() -> None:
    """Three days from a Monday end on Thursday."""
    assert due(date(2024, 5, 13), Period(3), SHIPPED).on == date(2024, 5, 16)


@pytest.mark.clause("民法典 202")
@pytest.mark.parametrize(
    ("start", "period", "ends"),
    [
        (date(2024, 1, 31), Period(1, Unit.MONTH), date(2024, 2, 29)),
        (date(2023, 1, 31), Period(1, Unit.MONTH), date(2023, 2, 28)),
        (date(2024, 2, 29), Period(1, Unit.YEAR), date(2025, 2, 28)),
        (date(2023, 8, 31), Period(6, Unit.MONTH), date(2024, 2, 29)),
        (date(2023, 12, 15), Period(2, Unit.MONTH), date(2024, 2, 18)),
    ],
)
def test_a_month_ends_on_the_same_number(start: date, period: Period, ends: date) -> None:
    """A month ends on the day of the same number, or the month's last, rolled over rest days."""
    assert due(start, period, SHIPPED).on == ends


@given(STARTS, st.integers(1, 60))
def test_working_days_against_a_plain_count(start: date, length: int) -> None:
    """Working days are those a plain loop over the calendar counts."""
    day, left = start, length
    while left:
        day += ONE
        left -= SHIPPED.is_rest(day) is False

    assert due(start, Period(length, Unit.WORKING_DAY), SHIPPED).on == day


@given(STARTS, PERIODS)
def test_a_period_ends_on_a_working_day_after_its_start(start: date, period: Period) -> None:
    """Nothing ends on a day of rest, nor before it began."""
    ends = due(start, period, SHIPPED)

    assert not SHIPPED.is_rest(ends.on) or period.length == 0
    assert ends.on >= start
    assert not ends.provisional


@given(STARTS, PERIODS, NEAR, NEAR)
def test_more_suspension_never_ends_earlier(
    start: date, period: Period, near: list[tuple[int, int]], more: list[tuple[int, int]]
) -> None:
    """Days that are not counted never bring the end forward."""
    without = due(start, period, SHIPPED, suspended=spans_from(start, near)).on

    assert due(start, period, SHIPPED, suspended=spans_from(start, near + more)).on >= without


@given(STARTS, PERIODS, NEAR)
def test_the_order_of_suspensions_is_nothing(start: date, period: Period, near: list[tuple[int, int]]) -> None:
    """Suspensions are a set of days: their order, and days named twice, change nothing."""
    spans = spans_from(start, near)
    once = due(start, period, SHIPPED, suspended=spans)

    assert due(start, period, SHIPPED, suspended=spans[::-1]) == once
    assert due(start, period, SHIPPED, suspended=spans + spans) == once


def test_a_suspension_before_the_start_is_nothing() -> None:
    """Days before the start were never counted."""
    before = Span(date(2024, 4, 1), date(2024, 5, 13))

    assert due(date(2024, 5, 13), Period(3), SHIPPED, suspended=(before,)).on == date(2024, 5, 16)


def test_a_later_announcement_replaces_an_earlier() -> None:
    """A year loaded again counts as loaded last."""
    first = CalendarYear(2027, (date(2027, 1, 1),), (), "a")
    second = CalendarYear(2027, (), (), "b")

    assert Calendar((first,)).is_rest(date(2027, 1, 1)) is True
    assert Calendar((first, second)).is_rest(date(2027, 1, 1)) is False


@given(PERIODS)
def test_a_period_is_read_as_it_is_written(period: Period) -> None:
    """The text of a period is read as the same period."""
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize("text", ["", "day", "30", "30 weeks", "-1 day", "1.5 day", "30 工作日", " 30 day"])
def test_other_texts_are_no_periods(text: str) -> None:
    """A text of another form is refused with the forms there are."""
    with pytest.raises(ValueError, match="working-day"):
        Period.parse(text)
