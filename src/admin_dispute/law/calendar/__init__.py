"""Working, rest and make-up days of the announced years, shipped as data (`years.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from admin_dispute.domain.periods import CalendarYear


@cache
def shipped_years() -> tuple[CalendarYear, ...]:
    """Return the years that come with this release, oldest first, each naming its source.

    A year that is not among them is not announced as far as the center knows: load it with `LoadCalendar`.
    """
    page = tomllib.loads(files(__package__).joinpath("years.toml").read_text("utf-8"))
    return tuple(
        CalendarYear(int(year), tuple(days["rest"]), tuple(days["work"]), page["source"])
        for year, days in page["years"].items()
    )
