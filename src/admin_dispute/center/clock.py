"""Nobody reads the machine's clock but the center, and the center is given one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol

from attrs import frozen

from admin_dispute.domain.periods import SHANGHAI


class Clock(Protocol):
    """Something that knows what time it is."""

    def now(self) -> datetime:
        """Return the present instant, aware."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return datetime.now(UTC)


@frozen
class FixedClock:
    """A clock that stands still: for scenarios and tests."""

    instant: datetime

    def now(self) -> datetime:
        """Return the instant it stands at."""
        return self.instant

    @classmethod
    def at(cls, day: date) -> FixedClock:
        """Return a clock that stands at five in the afternoon of a day in Asia/Shanghai."""
        return cls(datetime(day.year, day.month, day.day, 17, tzinfo=SHANGHAI))


def legal_day(instant: datetime) -> date:
    """Return the day an instant falls on in Asia/Shanghai."""
    return instant.astimezone(SHANGHAI).date()
