"""The alarm that a limit for suing will soon be over: mediation does not stop it, and whoever waits may lose the suit.

It is noted once for each limit and moves nothing: what the limit is, `suit_limit` counts anew each time.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, event
from admin_dispute.domain.dispute.running_limits import suit_limits
from admin_dispute.domain.dispute.suit_limit import SuitLimit
from admin_dispute.domain.ids import Words
from admin_dispute.domain.periods import Period, is_over
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class SuitAlarm:
    """A limit for suing that is near its end, as it stood on the day of the alarm.

    Attributes:
        act: the challenged act or omission (`a1`), or the review before the suit (`x1`).
        way: what the limit is for, in Chinese; until: the last day, mediation not deducted.
        mediated: days of mediation that fell into it; arguable: the last day if a court left those out.
        clauses: the articles that set the limit.
    """

    act: str
    way: Words
    until: date
    mediated: int
    arguable: date | None
    clauses: tuple[str, ...] = ()


@command("note-suit-limit", by_system=True)
@frozen(kw_only=True)
class NoteSuitLimit:
    """Note that a limit for suing will soon be over.

    Attributes:
        act: the challenged act or omission; until: the last day for suing over it.
    """

    dispute: str
    on: date
    act: str
    until: date


@event("suit-limit-noted")
@frozen(kw_only=True)
class SuitLimitNoted:
    """A limit for suing will soon be over; nothing changes by it."""

    alarm: SuitAlarm


@decides(NoteSuitLimit)
def _note(dispute: Dispute, noted: NoteSuitLimit, law: Law, facts: Facts) -> Steps:
    near = near_suit_limits(dispute, noted.on, law)
    limit = next((one for one in near if (one.act, one.on) == (noted.act, noted.until)), None)
    nears = SUIT_LIMIT_NEARS if limit is None else SUIT_LIMIT_NEARS.citing(limit.clauses)
    yield nears(limit, day=noted.until)
    if limit is not None:
        alarm = SuitAlarm(
            act=noted.act, way=limit.way, until=noted.until, mediated=limit.mediated, arguable=limit.arguable,
            clauses=limit.clauses,
        )  # fmt: skip
        yield SuitLimitNoted(alarm=alarm)


def near_suit_limits(dispute: Dispute, today: date, law: Law) -> tuple[SuitLimit, ...]:
    """Return the limits for suing that are to be told of.

    One is as soon as the round that is open may go on beyond it, within the time before its end that the policy sets,
    and on its last day where the policy is silent. One that is over is told of no more, since whoever enters old
    disputes would remind people of what ended years ago; it stands in the list of limits, as over.
    """
    running = suit_limits(dispute, today, law.calendar)
    if not running:
        return ()
    lead = law.parameter("suit-limit-alarm")
    ahead = today if lead is None else law.due(today, Period.parse(lead.value)).on
    return tuple(
        one for one in running
        if one.on is not None and not is_over(one.on, today, law.calendar) and (one.outlasted or one.on <= ahead)
    )  # fmt: skip


SUIT_LIMIT_NEARS = Condition(code="suit-limit-nears")
