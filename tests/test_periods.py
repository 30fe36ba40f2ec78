"""Counting time: days, working days, months and years, rest days, suspensions; laws of counting as properties."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import chinese_calendar
import pytest
from announced import CALENDAR, YEARS
from hypothesis import given
from hypothesis import strategies as st

from admin_dispute.domain.periods import (
    Calendar,
    CalendarYear,
    Due,
    Period,
    Span,
    Unit,
    closes_at,
    due,
)

ONE = timedelta(days=1)
STARTS = st.dates(date(2004, 1, 1), date(2022, 12, 31))
PERIODS = st.builds(
    Period, st.integers(0, 24), st.sampled_from([unit for unit in Unit if unit is not Unit.HOUR])
).filter(lambda p: p.unit != "year" or p.length < 3)
NEAR = st.lists(st.tuples(st.integers(-10, 200), st.integers(0, 40)), max_size=4)


def spans_from(start: date, near: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Give spans that begin some days from a start and may well overlap."""
    return tuple(Span(start + first * ONE, start + (first + length) * ONE) for first, length in near)


@pytest.mark.clause("行诉解释 48", "民法典 201")
def test_the_day_of_the_start_is_not_counted() -> None:
    """Three days from a Monday end on Thursday."""
    assert due(date(2024, 5, 13), Period(3), CALENDAR).on == date(2024, 5, 16)


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
    assert due(start, period, CALENDAR).on == ends


@given(STARTS, st.integers(1, 60))
def test_working_days_against_a_plain_count(start: date, length: int) -> None:
    """Working days are those a plain loop over the calendar counts."""
    day, left = start, length
    while left:
        day += ONE
        left -= CALENDAR.is_rest(day) is False

    assert due(start, Period(length, Unit.WORKING_DAY), CALENDAR).on == day


def counted_plainly(start: date, period: Period, spans: tuple[Span, ...]) -> date:
    """Count a period day by day with the source's own calendar and nothing of what is tested."""

    def off(day: date) -> bool:
        return any(span.first <= day <= span.last for span in spans)

    left, day = period.length, start
    if period.unit in {Unit.MONTH, Unit.YEAR}:
        month = start.month - 1 + period.length * (12 if period.unit is Unit.YEAR else 1)
        named = date(start.year + month // 12, month % 12 + 1, 1)
        for _ in range(start.day - 1):
            named = named + ONE if (named + ONE).month == named.month else named
        left = (named - start).days
    while left:
        day += ONE
        works = period.unit is not Unit.WORKING_DAY or chinese_calendar.is_workday(day)
        left -= works and not off(day)
    while not chinese_calendar.is_workday(day) or off(day):
        day += ONE
    return day


@given(STARTS, PERIODS, NEAR)
def test_every_unit_against_a_plain_count(start: date, period: Period, near: list[tuple[int, int]]) -> None:
    """Days, working days, months and years end where a plain count ends, whatever is suspended."""
    spans = spans_from(start, near)

    assert due(start, period, CALENDAR, suspended=spans).on == counted_plainly(start, period, spans)


@pytest.mark.parametrize("period", [Period(31), Period(1, Unit.MONTH), Period(23, Unit.WORKING_DAY)], ids=str)
@pytest.mark.parametrize(
    "spans",
    [
        (),
        (Span(date(2024, 7, 8), date(2024, 7, 12)), Span(date(2024, 7, 10), date(2024, 7, 14))),
        (Span(date(2024, 7, 10), date(2024, 7, 14)), Span(date(2024, 7, 8), date(2024, 7, 12))),
        (Span(date(2024, 7, 8), date(2024, 7, 14)), Span(date(2024, 7, 9), date(2024, 7, 9))),
    ],
    ids=["none", "overlapping", "unordered", "nested"],
)
def test_a_day_in_two_suspensions_is_left_out_once(period: Period, spans: tuple[Span, ...]) -> None:
    """From 1 July each period ends on 1 August, and a week later where the spans cover a week."""
    ends = date(2024, 8, 8) if spans else date(2024, 8, 1)

    assert due(date(2024, 7, 1), period, CALENDAR, suspended=spans).on == ends


def test_a_suspension_that_the_longer_period_reaches_counts_too() -> None:
    """A second suspension after the plain end is left out where the first one carries the period into it."""
    first = Span(date(2024, 7, 8), date(2024, 7, 14))
    second = Span(date(2024, 8, 5), date(2024, 8, 11))
    without = due(date(2024, 7, 1), Period(1, Unit.MONTH), CALENDAR, suspended=(second,)).on

    assert without == date(2024, 8, 1)
    assert due(date(2024, 7, 1), Period(1, Unit.MONTH), CALENDAR, suspended=(second, first)).on == date(2024, 8, 15)


def test_an_end_does_not_roll_onto_a_suspended_day() -> None:
    """An end on a Saturday whose Monday is suspended moves past the suspension."""
    monday = Span(date(2024, 5, 20), date(2024, 5, 21))

    assert due(date(2024, 5, 13), Period(5), CALENDAR).on == date(2024, 5, 20)
    assert due(date(2024, 5, 13), Period(5), CALENDAR, suspended=(monday,)).on == date(2024, 5, 22)


def test_a_suspension_without_end_costs_nothing_before_it_begins() -> None:
    """A period that ends before an open-ended suspension is not touched by it, however long that is."""
    open_ended = Span(date(2025, 1, 1), date.max)

    assert due(date(2024, 5, 13), Period(3), CALENDAR, suspended=(open_ended,)).on == date(2024, 5, 16)


@pytest.mark.clause("行诉解释 48", "民法典 203")
def test_an_end_on_a_saturday_is_on_monday() -> None:
    """A period whose last day is a Saturday ends on the Monday."""
    assert due(date(2024, 5, 13), Period(5), CALENDAR).on == date(2024, 5, 20)


def test_a_span_over_a_year_not_announced_is_provisional() -> None:
    """A period carried by a suspension into a year not announced says so."""
    to_new_year = Span(date(2026, 12, 1), date(2027, 1, 15))

    assert not due(date(2026, 11, 25), Period(10), CALENDAR).provisional
    assert due(date(2026, 11, 25), Period(10), CALENDAR, suspended=(to_new_year,)).provisional


def test_a_year_left_out_is_provisional_also_where_the_next_is_announced() -> None:
    """Working days counted through a year not announced are not sure, though the last day lies in a year that is."""
    only_2028 = Calendar((CalendarYear(2028, (date(2028, 1, 3),), (), "样例通知"),))
    ends = due(date(2027, 12, 27), Period(10, Unit.WORKING_DAY), only_2028)

    assert (ends.on.year, ends.provisional) == (2028, True)


@given(STARTS, PERIODS)
def test_a_period_ends_on_a_working_day_after_its_start(start: date, period: Period) -> None:
    """Nothing ends on a day of rest, nor before it began."""
    ends = due(start, period, CALENDAR)

    assert not CALENDAR.is_rest(ends.on) or period.length == 0
    assert ends.on >= start
    assert not ends.provisional


@given(STARTS, PERIODS, NEAR, NEAR)
def test_more_suspension_never_ends_earlier(
    start: date, period: Period, near: list[tuple[int, int]], more: list[tuple[int, int]]
) -> None:
    """Days that are not counted never bring the end forward."""
    without = due(start, period, CALENDAR, suspended=spans_from(start, near)).on

    assert due(start, period, CALENDAR, suspended=spans_from(start, near + more)).on >= without


@given(STARTS, PERIODS, NEAR)
def test_the_order_of_suspensions_is_nothing(start: date, period: Period, near: list[tuple[int, int]]) -> None:
    """Suspensions are a set of days: their order, and days named twice, change nothing."""
    spans = spans_from(start, near)
    once = due(start, period, CALENDAR, suspended=spans)

    assert due(start, period, CALENDAR, suspended=spans[::-1]) == once
    assert due(start, period, CALENDAR, suspended=spans + spans) == once


def test_a_suspension_before_the_start_is_nothing() -> None:
    """Days before the start were never counted."""
    before = Span(date(2024, 4, 1), date(2024, 5, 13))

    assert due(date(2024, 5, 13), Period(3), CALENDAR, suspended=(before,)).on == date(2024, 5, 16)


def test_a_later_announcement_replaces_an_earlier() -> None:
    """A year loaded again counts as loaded last."""
    first = CalendarYear(2027, (date(2027, 1, 1),), (), "a")
    second = CalendarYear(2027, (), (), "b")

    assert Calendar((first,)).is_rest(date(2027, 1, 1)) is True
    assert Calendar((first, second)).is_rest(date(2027, 1, 1)) is False


@pytest.mark.parametrize(
    ("rest", "work", "said"),
    [
        (date(2026, 1, 1), date(2027, 1, 2), "2026-01-01 不在 2027 年，也不是 2026 年12月28日至31日"),
        (date(2027, 1, 2), date(2027, 1, 3), "2027-01-02 本是周末，不必列为放假日"),
        (date(2027, 1, 1), date(2027, 1, 4), "2027-01-04 本是工作日，不能列为调休上班日"),
    ],
)
def test_a_year_of_wrong_days_says_which(rest: date, work: date, said: str) -> None:
    """A day of another year, a weekend listed as rest and a weekday listed as a make-up day are named."""
    with pytest.raises(ValueError, match=f"^{said}$"):
        CalendarYear(2027, (rest,), (work,), "样例通知")


@given(PERIODS)
def test_a_period_is_read_as_it_is_written(period: Period) -> None:
    """The text of a period is read as the same period."""
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize("text", ["30 days", "030 day", "３０ day"])
def test_a_plural_and_other_digits_are_read(text: str) -> None:
    """Thirty days are thirty days with a plural s, a leading zero or full-width digits."""
    assert Period.parse(text) == Period(30)


@pytest.mark.parametrize("text", ["36525 day", "36525 working-day", "1200 month", "100 year"])
def test_the_longest_period_has_an_end(text: str) -> None:
    """A hundred years can be made, read and counted."""
    length, unit = text.split()
    longest = Period(int(length), Unit(unit))

    assert Period.parse(text) == longest
    assert due(date(2024, 5, 13), longest, CALENDAR).on >= date(2124, 5, 13)


@pytest.mark.parametrize("text", ["36526 day", "1201 month", "101 year", "99999999 day", "9" * 5000 + " day"])
def test_a_period_beyond_a_hundred_years_is_refused(text: str) -> None:
    """A slip of the keyboard is refused where it is typed, before a date out of range comes of it."""
    with pytest.raises(ValueError, match="期间过长"):
        Period.parse(text)


def test_a_negative_period_is_none() -> None:
    """No period is shorter than nothing."""
    with pytest.raises(ValueError, match="must be >= 0"):
        Period(-1)


@pytest.mark.parametrize("text", ["", "day", "30", "30 weeks", "-1 day", "1.5 day", "30 工作日", " 30 day"])
def test_other_texts_are_no_periods(text: str) -> None:
    """A text of another form is refused with the forms there are."""
    with pytest.raises(ValueError, match=r"^期间应写作 24 hour、30 day、5 working-day、6 month 或 2 year$"):
        Period.parse(text)


@pytest.mark.clause("民法典 203")
def test_a_last_day_ends_at_midnight_in_shanghai() -> None:
    """A Thursday ends at 16:00 UTC of that day."""
    assert closes_at(date(2024, 5, 16)) == datetime(2024, 5, 16, 16, tzinfo=UTC)
    assert closes_at(date(2024, 5, 16)).tzinfo is UTC


@pytest.mark.clause("行诉解释 48", "民诉法 85")
@pytest.mark.parametrize(("length", "days"), [(0, 0), (1, 1), (24, 1), (25, 2), (48, 2), (49, 3)])
def test_hours_from_a_day_alone_are_over_on_the_latest_day(length: int, days: int) -> None:
    """Where only the day is known, hours end on the day on which they are over wherever in it they began; for sure."""
    start, calendar = date(2026, 12, 30), CALENDAR
    latest = closes_at(start) + timedelta(hours=length)  # begun in the last hour of the day, which is not counted

    ends = due(start, Period(length, Unit.HOUR), calendar)

    assert ends == Due(start + days * ONE)
    assert latest <= closes_at(ends.on)
    suspended = (Span(date(2026, 12, 31), date(2026, 12, 31)),)
    assert due(start, Period(length, Unit.HOUR), calendar, suspended=suspended).on == start + (days + bool(days)) * ONE


@given(st.dates(date(2004, 6, 1), date(2022, 12, 31)), PERIODS, NEAR)
def test_before_each_notice_suspended_days_kept_the_bound(
    start: date, period: Period, near: list[tuple[int, int]]
) -> None:
    """Whatever is not counted, the later notices made no last day later than was told before them."""
    suspended = spans_from(start, near)
    known = Calendar(tuple(year for year in YEARS if year.year <= start.year))
    then = due(start, period, known, suspended=suspended)
    now = due(start, period, CALENDAR, suspended=suspended)

    assert then.on <= now.on <= (then.latest or then.on)


@pytest.mark.parametrize(
    ("period", "suspended", "latest"),
    [
        ("10 day", (), date(2031, 3, 23)),
        ("10 day", ((5, 7),), date(2031, 3, 26)),
        ("10 day", ((15, 17),), date(2031, 4, 5)),
        ("1 working-day", (), date(2031, 3, 14)),
        ("2 working-day", (), date(2031, 3, 16)),
        ("10 working-day", (), date(2031, 3, 28)),
        ("10 working-day", ((4, 4),), date(2031, 4, 8)),
        ("10 working-day", ((1, 2),), date(2031, 3, 30)),
    ],
)
def test_the_latest_day_of_an_unannounced_year(
    period: str, suspended: tuple[tuple[int, int], ...], latest: date
) -> None:
    """Ten days of rest, half as many again of working days, and each suspension ahead with a rest of its own."""
    start = date(2031, 3, 3)
    spans = tuple(Span(start + first * ONE, start + last * ONE) for first, last in suspended)

    ends = due(start, Period.parse(period), CALENDAR, suspended=spans)

    assert ends.provisional
    assert ends.latest == latest
