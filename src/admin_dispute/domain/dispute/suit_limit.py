"""The limit for suing: it runs on while the parties mediate; what could be argued to be left out stands beside it.

No article names mediation as a reason that stops or interrupts the limit (行政诉讼法 46, 48). Days lost for a reason
that is not the party's own are left out (行政诉讼法 48): whether days of mediation are such is for the court, so they
are shown as arguable and never deducted. Last days are counted without rolling over rest days: the careful reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.challenged import Challenged
from admin_dispute.domain.dispute.intake import Phase
from admin_dispute.domain.dispute.proceedings import Instance, Proceeding, ProceedingEnd, ProceedingKind
from admin_dispute.domain.dispute.stage import CLOSED
from admin_dispute.domain.limits import limit, limits
from admin_dispute.domain.periods import Calendar, Period, Span, unrolled
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law

CLAUSES = ("行政诉讼法 46", "行政诉讼法（1989） 39", "行政诉讼法 48")


@frozen(kw_only=True)
class SuitLimit:
    """The limit for suing over one challenged act.

    Attributes:
        act: its id (`a1`); known_on: the day it was known, from which the limit runs; period: six months, or
            a year where nobody told of the limit.
        on: the last day, mediation not deducted; mediated: days of mediation that fell into the limit so far.
        arguable: the last day if those were left out; left: days from today to `on`, negative once it is over.
        mediating_until: the last day of a round that is open and limited, None without one.
    """

    dispute: str
    act: str
    known_on: date
    period: Period
    on: date
    mediated: int
    arguable: date
    left: int
    mediating_until: date | None = None

    @property
    def outlasted(self) -> bool:
        """Whether the round that is open may go on beyond the limit."""
        return self.mediating_until is not None and self.on < self.mediating_until


def suit_limits(dispute: Dispute, today: date, mediating_until: date | None = None) -> tuple[SuitLimit, ...]:
    """Return the limits that run on a dispute; none once somebody sued, asked for a review, or it was closed."""
    if dispute.phase is not Phase.BEFORE_FILING or dispute.stage is CLOSED or any(map(_taken, dispute.proceedings)):
        return ()
    return tuple(_running(dispute, today, mediating_until))


def _taken(kept: Proceeding) -> bool:
    """Whether proceedings have taken the matter out of the limit: a suit, or a review that was not given up."""
    if kept.ended is not None and kept.ended.how in (ProceedingEnd.DEEMED_WITHDRAWN, ProceedingEnd.NOT_ACCEPTED):
        return False
    return kept.kind in (ProceedingKind.ADMINISTRATIVE_SUIT, ProceedingKind.RECONSIDERATION)


def runs_from(act: Challenged, known_on: date) -> tuple[date, Period]:
    """Return from which day the limit to sue runs, and how long: other where nobody told the claimant of it.

    Then it runs from when he knew of the limit, and ends a year after he knew of the act at the latest (行诉解释 64).
    """
    told = (limit("suit", known_on) or limits()["suit"][0]).period
    untold = limit("suit-untold-at-most", known_on) if act.limit_told is False else None
    if untold is None:
        return known_on, told
    at_most = unrolled(known_on, untold.period, Calendar()).on
    since = act.limit_known_on
    if since is None or at_most < unrolled(since, told, Calendar()).on:
        return known_on, untold.period
    return since, told


def _running(dispute: Dispute, today: date, mediating_until: date | None) -> Iterator[SuitLimit]:
    for act in dispute.challenged:
        if act.known_on is None:
            continue
        since, period = runs_from(act, act.known_on)
        on = unrolled(since, period, Calendar()).on
        spans = tuple(_mediated(dispute, since, min(on, today)))
        arguable = unrolled(since, period, Calendar(), suspended=spans).on
        yield SuitLimit(
            dispute=dispute.id, act=act.id, known_on=act.known_on, period=period, on=on,
            mediated=sum((span.last - span.first).days + 1 for span in spans), arguable=arguable,
            left=(on - today).days, mediating_until=mediating_until,
        )  # fmt: skip


def _mediated(dispute: Dispute, known_on: date, until: date) -> Iterator[Span]:
    """Give the days of mediation after the act was known and up to a day."""
    for round_ in dispute.rounds:
        first = max(round_.started, known_on + timedelta(days=1))
        last = min(round_.ended or until, until)
        if first <= last:
            yield Span(first, last)


def outlasting(dispute: Dispute, ends: date | None) -> tuple[date, ...]:
    """Return the last days to sue that come before a round is over."""
    if ends is None:
        return ()
    return tuple(running.on for running in suit_limits(dispute, ends) if running.on <= ends)


def in_time(dispute: Dispute, proceeding: Proceeding, law: Law) -> Steps:
    """Warn where a first suit, or a review, came after its limit; what was posted before that is in time."""
    first = proceeding.instance in (None, Instance.FIRST) and proceeding.prior is None
    code = _LIMITED.get(proceeding.kind)
    day = proceeding.posted_on or proceeding.filed_on
    earlier = any(kept.kind is ProceedingKind.RECONSIDERATION for kept in dispute.proceedings)
    if code is None or day is None or not first or earlier:
        return
    about = (act for act in dispute.challenged if not proceeding.about or act.id in proceeding.about)
    for act in about:
        if act.known_on is None:
            continue
        text = limit(code, act.known_on) or limits()[code][0]
        suing = proceeding.kind is ProceedingKind.ADMINISTRATIVE_SUIT
        last = law.due(*(runs_from(act, act.known_on) if suing else (act.known_on, text.period)))
        asked = attrs.evolve(FILED_IN_TIME, clauses=(*text.clauses, *FILED_IN_TIME.clauses))
        yield asked(last.provisional or day <= last.on, day=last.on)


_LIMITED = {ProceedingKind.ADMINISTRATIVE_SUIT: "suit", ProceedingKind.RECONSIDERATION: "review"}
FILED_IN_TIME = Condition(code="filed-within-limit", clauses=("行诉解释 48", "行政诉讼法 48"), warns=True)
SUIT_LIMIT_OUTLASTS = Condition(code="suit-limit-outlasts", clauses=CLAUSES, warns=True)
