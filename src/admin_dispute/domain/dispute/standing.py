"""Clocks that stand still: they have no last day until they go on, and are told with since when and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.deadline import Clock, Counting, Stop, last_day_unless_stopped
from admin_dispute.domain.dispute.pause import grounds_of
from admin_dispute.domain.dispute.proceedings import Proceeding, ProceedingKind
from admin_dispute.domain.dispute.rounds import Round, ends
from admin_dispute.domain.dispute.trial_period import (
    REVIEW_STOPS,
    TRIAL_STOPS,
    limit_of,
    starts,
    stops_of,
    time_ends,
)
from admin_dispute.domain.periods import Due
from admin_dispute.domain.words import worded

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


@frozen(kw_only=True)
class StandingClock:
    """A clock that stands still.

    Attributes:
        clock, subject, owner: as of a deadline; since: the first day that is not counted; why: in Chinese, with the
            articles it rests on.
        resumed: the last day if it went on today; None where that is not known.
    """

    clock: Clock
    subject: str
    since: date
    why: str
    clauses: tuple[str, ...] = ()
    owner: str | None = None
    resumed: Due | None = None


def standing(dispute: Dispute, today: date, count: Counting) -> tuple[StandingClock, ...]:
    """Return the clocks of a round, of proceedings and of obligations that stand still."""
    return (
        *_rounds(dispute.rounds[-1:], today, count),
        *(one for kept in dispute.proceedings for one in _trial(dispute, kept, today, count)),
        *_owed(dispute),
    )


def _rounds(rounds: tuple[Round, ...], today: date, count: Counting) -> Iterator[StandingClock]:
    for round_ in rounds:
        lasting = next((pause for pause in round_.pauses if pause.until is None), None)
        if lasting is None or round_.ended is not None or round_.period is None or ends(round_, count) is not None:
            continue
        stops = tuple((pause.since, pause.until or max(today, pause.since)) for pause in round_.pauses)
        longer = tuple(more.by for more in round_.extensions)
        yield StandingClock(
            clock=Clock.MEDIATION, subject=str(round_.number), since=lasting.since, why=worded(lasting.why),
            clauses=grounds_of(round_, lasting.why),
            resumed=last_day_unless_stopped(round_.started, round_.period, stops, longer, count),
        )  # fmt: skip


def _trial(dispute: Dispute, kept: Proceeding, today: date, count: Counting) -> Iterator[StandingClock]:
    text, started = limit_of(kept), starts(kept)
    over = kept.ended is not None or any(later.prior == kept.id for later in dispute.proceedings)
    if over or text is None or started is None or time_ends(dispute, kept, count) is not None:
        return
    stops = tuple(stops_of(dispute, kept))
    first = min((stop for stop in stops if stop.until is None), key=_since)
    grounds = REVIEW_STOPS if kept.kind is ProceedingKind.RECONSIDERATION else TRIAL_STOPS
    closed = tuple((stop.since, stop.until or max(today, stop.since)) for stop in stops)
    longer = tuple(more.by for more in kept.longer)
    yield StandingClock(
        clock=Clock.TRIAL, subject=kept.id, since=first.since, why=worded(first.why),
        clauses=grounds.get(first.why, ()),
        resumed=last_day_unless_stopped(started, text.period, closed, longer, count),
    )  # fmt: skip


def _owed(dispute: Dispute) -> Iterator[StandingClock]:
    for owed in dispute.obligations:
        lasting = next((stop for stop in owed.stops if stop.until is None), None)
        if lasting is not None and owed.owed:
            yield StandingClock(
                clock=Clock.PERFORMANCE, subject=owed.id, since=lasting.since, why=worded(lasting.why),
                owner=owed.debtor,
            )  # fmt: skip


def _since(stop: Stop) -> date:
    return stop.since
