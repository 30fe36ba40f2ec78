"""Working, rest and make-up days of the announced years, shipped as data (`years.toml`)."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from admin_dispute.domain.periods import Calendar, CalendarYear


def shipped_source() -> str:
    """Return the data set and version that the shipped years were taken from: `chinesecalendar 1.11.0`."""
    source: str = _page()["source"]
    return source


@cache
def shipped_years() -> tuple[CalendarYear, ...]:
    """Return the years that come with this release, oldest first, each naming its source.

    A year that is not among them is not announced as far as the center knows: load it with `LoadCalendar`.
    """
    return tuple(
        CalendarYear(int(year), tuple(days["rest"]), tuple(days["work"]), shipped_source())
        for year, days in _page()["years"].items()
    )


@cache
def taken_by(length: int) -> tuple[int, int]:
    """Return the fewest and the most calendar days that some working days took in the shipped years."""
    calendar = Calendar(shipped_years())
    first, last = date(shipped_years()[0].year, 1, 1), date(shipped_years()[-1].year, 12, 27)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    worked = [number for number, day in enumerate(days) if not calendar.is_rest(day)]
    took = [end - start for start, end in zip(worked, worked[length:], strict=False)]
    return (min(took), max(took)) if took else (length, length * 2)


@cache
def _page() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("years.toml").read_text("utf-8"))
