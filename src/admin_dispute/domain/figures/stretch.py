"""The stretch of days that a report is about, any two days (12-11 to 06-10 too), and what it is compared with."""

from __future__ import annotations

import calendar as gregorian
from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

from admin_dispute.domain.values import bad_value

_DAY = timedelta(days=1)


class Comparison(StrEnum):
    """With which earlier stretch figures are compared: 同比, 环比, or none."""

    YEAR_BEFORE = "year-before"
    STRETCH_BEFORE = "stretch-before"
    NONE = "none"


@frozen
class Stretch:
    """The days from the first to the last, both counted.

    Raises:
        BadInput: the last day comes before the first.
    """

    first: date
    last: date

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise bad_value("last", "末日不能早于首日")

    def __str__(self) -> str:
        return f"{self.first}至{self.last}"

    def covers(self, day: date | None) -> bool:
        """Say whether a day lies in it; no day never does."""
        return day is not None and self.first <= day <= self.last

    def compared(self, comparison: Comparison) -> Stretch | None:
        """Return the stretch its figures are compared with: a year earlier, or as many days right before it.

        The last day of a month stays the last day of the month; 29 February has no other counterpart than the 28th.
        """
        match comparison:
            case Comparison.NONE:
                return None
            case Comparison.YEAR_BEFORE:
                return Stretch(_a_year_before(self.first, ends=False), _a_year_before(self.last, ends=True))
            case Comparison.STRETCH_BEFORE:
                return Stretch(self.first - (self.last - self.first) - _DAY, self.first - _DAY)


def _a_year_before(day: date, *, ends: bool) -> date:
    """The same day of the year before; where a stretch ends on the last day of a month, the last day there."""
    longest = gregorian.monthrange(day.year - 1, day.month)[1]
    whole_month = ends and day.day == gregorian.monthrange(day.year, day.month)[1]
    return date(day.year - 1, day.month, longest if whole_month else min(day.day, longest))
