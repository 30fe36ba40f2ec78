"""Times of a day: what overlaps, and what is free next; minutes count from midnight in Asia/Shanghai."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import time
from enum import StrEnum

from attrs import frozen

DAY = 24 * 60
"""The minutes of a day; Asia/Shanghai has had no other since 1991."""


class Resource(StrEnum):
    """What one appointment at a time can have."""

    PERSON = "person"
    PARTY = "party"
    ROOM = "room"


@frozen
class Span:
    """From a minute up to another, which is no part of it."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether two spans share a minute."""
        return self.start < other.end and other.start < self.end


def minute_of(clock: time) -> int:
    """Return the minute of the day."""
    return clock.hour * 60 + clock.minute


def clock_of(minute: int) -> time:
    """Return the time of day; the end of the day is its last minute."""
    return time(*divmod(min(minute, DAY - 1), 60))


def read_hours(text: str) -> tuple[Span, ...]:
    """Read the hours of a day: `08:30-12:00, 14:30-18:00`.

    Raises:
        ValueError: they are not written so, or one ends before it begins.
    """
    return tuple(_span(part.strip()) for part in re.split(r"[,，、]", text))


def _span(text: str) -> Span:
    found = re.fullmatch(r"([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])", text)
    hours = [int(part) for part in found.groups()] if found else [0, 0, 0, 0]
    span = Span(hours[0] * 60 + hours[1], hours[2] * 60 + hours[3])
    if not span.start < span.end <= DAY:
        raise ValueError("时间应形如 08:30-12:00, 14:30-18:00")
    return span


def next_free(lasts: int, after: int, busy: Iterable[Span], hours: tuple[Span, ...]) -> int | None:
    """Return the first minute from `after` on at which so many minutes are free within the hours, None where none is.

    Args:
        hours: none given: the whole day.
    """
    taken = tuple(busy)
    within = hours or (Span(0, DAY),)
    begins = sorted({after, *(span.end for span in taken), *(span.start for span in within)})
    fitting = (begin for begin in begins if begin >= after and _fits(Span(begin, begin + lasts), taken, within))
    return next(fitting, None)


def _fits(wanted: Span, taken: tuple[Span, ...], within: tuple[Span, ...]) -> bool:
    inside = any(span.start <= wanted.start and wanted.end <= span.end for span in within)
    return inside and not any(wanted.overlaps(span) for span in taken)


def clashes(wanted: frozenset[tuple[Resource, str]], others: frozenset[tuple[Resource, str]]) -> Iterator[Resource]:
    """Give the kinds of what two appointments would both have."""
    shared = {kind for kind, _ in wanted & others}
    return (kind for kind in Resource if kind in shared)
