"""How far the disputes of an organisation are, and what is due or late: the list of its data officer (WX-3.3.5)."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from admin_dispute.domain.deadline import Clock, Deadline
from admin_dispute.domain.dispute.stage import Stage


@frozen(kw_only=True)
class Outstanding:
    """A deadline that is open.

    Attributes:
        kind, stream: what it runs in (a dispute, a meeting ...); clock, subject: what for, and which one of the kind.
        owner: the organisation or party that has to act, None for the center.
        on: the last day, provisional where it may move; days_late: natural days since then, 0 where it is not over.
        hours: how many it is counted in, None of any other: they are over by 24:00 of the last day.
    """

    kind: str
    stream: str
    clock: Clock
    subject: str
    owner: str | None
    on: date
    provisional: bool = False
    days_late: int = 0
    hours: int | None = None


@frozen(kw_only=True)
class DisputeProgress:
    """A dispute that is not done with: its next step (a command, None: nothing is left), deadlines open and late."""

    dispute: str
    registered_on: date
    stage: Stage
    next_step: str | None
    running: int
    late: int


@frozen(kw_only=True)
class Progress:
    """The list of one organisation as of a day.

    Attributes:
        disputes: those it takes part in, all of them for a body that runs the platform; by registration.
        deadlines: what it has to do itself, everything for such a body; the earliest first.
            Of both, what waits for a relief measure comes before the rest, for whoever may know of it.
    """

    organisation: str
    as_of: date
    disputes: tuple[DisputeProgress, ...] = ()
    deadlines: tuple[Outstanding, ...] = ()

    @property
    def overdue(self) -> tuple[Outstanding, ...]:
        """What is late, the longest first."""
        return tuple(one for one in self.deadlines if one.days_late)


def outstanding(kind: str, stream: str, running: Deadline, today: date) -> Outstanding:
    """Return an open deadline as of a day; one that may come yet is not late."""
    late = (today - (running.latest or running.on)).days if running.last.over(today) else 0
    return Outstanding(
        kind=kind, stream=stream, clock=running.clock, subject=running.subject, owner=running.owner, on=running.on,
        provisional=running.provisional, days_late=late, hours=running.hours,
    )  # fmt: skip
