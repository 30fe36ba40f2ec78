"""Write the shipped calendar years from the installed chinesecalendar; run when it covers another year."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

import chinese_calendar

PAGE = Path(__file__).parent.parent / "src/admin_dispute/law/calendar/years.toml"
FIRST, LAST = 2004, 2026


def page() -> str:
    """Return the page: weekdays of rest and weekend days of work, year by year."""
    lines = [
        "# Made by tools/calendar_years.py: weekdays that are days of rest, weekend days that are worked (调休).",
        f'source = "chinesecalendar {version("chinesecalendar")}"',
    ]
    for year in range(FIRST, LAST + 1):
        days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
        days = [day for day in days if day.year == year]
        rest = [day for day in days if day.weekday() < 5 and not chinese_calendar.is_workday(day)]
        work = [day for day in days if day.weekday() >= 5 and chinese_calendar.is_workday(day)]
        lines += [
            "",
            f"[years.{year}]",
            f"rest = [{', '.join(map(str, rest))}]",
            f"work = [{', '.join(map(str, work))}]",
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
