"""Working, rest and make-up days of the announced years, shipped as data (`years.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from admin_dispute.domain.periods import CalendarYear


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
def _page() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("years.toml").read_text("utf-8"))
