"""Periods that national law sets, as data with their articles (`limits.toml`): the one place that has the numbers."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from attrs import frozen

from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.periods import Count, Due, Period
from admin_dispute.domain.words import worded


@frozen(kw_only=True)
class Limit:
    """A period as a statute sets it.

    Attributes:
        title, starts: what it is for and from which day it runs, in Chinese; clauses: the articles that set it.
    """

    code: str
    title: str
    period: Period
    starts: str
    clauses: tuple[str, ...]


@cache
def limits() -> dict[str, tuple[Limit, ...]]:
    """Return every limit by its code, each with its texts over time, the oldest first."""
    page = tomllib.loads(files(__package__).joinpath("limits.toml").read_text("utf-8"))
    return {code: tuple(_limit(code, text) for text in texts) for code, texts in page.items()}


def _limit(code: str, text: dict[str, str]) -> Limit:
    return Limit(
        code=code,
        title=text["title"],
        period=Period.parse(text["period"]),
        starts=text["starts"],
        clauses=tuple(text["clauses"]),
    )


def limit(code: str, on: date) -> Limit | None:
    """Return a limit as the law of a day sets it, None where no article that is known was in force yet.

    Raises:
        KeyError: there is no limit of that code.
    """
    return next((text for text in reversed(limits()[code]) if in_force(text.clauses, on)), None)


def text_of(code: str, on: date) -> Limit:
    """Return a limit as the law of a day sets it; where no text that is known was in force yet, the oldest."""
    return limit(code, on) or limits()[code][0]


def running(code: str, start: date, count: Count) -> tuple[Limit, Due]:
    """Return the text by which a time that began on a day runs, and when it is over.

    That of its first day; a later one that came into force before it was over, where that is longer (inferred: no
    article says which counts).
    """
    text = text_of(code, start)
    over = count(start, text.period)
    later = limit(code, over.on)
    if later is not None and count(start, later.period).on > over.on:
        return later, count(start, later.period)
    return text, over


def period_of(code: str) -> Period:
    """Return a limit as the latest text sets it, whatever the day: for what ran alike under every text."""
    return limits()[code][-1].period


def spoken(period: Period) -> str:
    """Return a period as statutes write it: `六个月`, `二十年`."""
    return worded(period).replace(str(period.length), _NUMERALS[period.length])


_NUMERALS = {1: "一", 2: "二", 3: "三", 4: "四", 5: "五", 6: "六", 20: "二十"}
