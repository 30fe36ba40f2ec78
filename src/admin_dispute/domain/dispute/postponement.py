"""Suspensions of performance: days on which an obligation's time is not counted, each an interval with its reason.

What is due on a day of its own, or month by month, is put off by the days that were not counted; what was due before
the suspension began stays due.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, needs
from admin_dispute.domain.deadline import Stop, Stopped
from admin_dispute.domain.dispute.enforcement.titles import cited_as_agreed
from admin_dispute.domain.dispute.obligation import Obligation, obligation_of
from admin_dispute.domain.dispute.performance import obligation_owed, performable, with_obligation
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("suspend-performance")
@frozen(kw_only=True)
class SuspendPerformance:
    """Record that the time of obligations is not counted from this day on, why, and which creditors agree."""

    dispute: str
    on: date
    obligations: tuple[str, ...] = field(validator=not_empty)
    why: Stopped
    agreed: tuple[str, ...] = ()
    reason: Text | None = None


@command("resume-performance")
@frozen(kw_only=True)
class ResumePerformance:
    """Record that the time of obligations is counted again: this day counts."""

    dispute: str
    on: date
    obligations: tuple[str, ...] = field(validator=not_empty)


@event("performance-suspended")
@frozen(kw_only=True)
class PerformanceSuspended:
    """The time of obligations stands still."""

    obligations: tuple[str, ...]
    stop: Stop
    agreed: tuple[str, ...]


@event("performance-resumed")
@frozen(kw_only=True)
class PerformanceResumed:
    """The time of obligations goes on."""

    obligations: tuple[str, ...]
    on: date


for _asking in (SuspendPerformance, ResumePerformance):
    needs(_asking)(obligation_owed)


@decides(SuspendPerformance)
@cited_as_agreed
def _suspend(dispute: Dispute, suspended: SuspendPerformance, law: Law, facts: Facts) -> Steps:
    for id_ in suspended.obligations:
        owed = obligation_of(dispute.obligations, id_)
        yield from performable(owed, id_)
        if owed is None:
            continue
        yield COUNTED(standing_stop(owed) is None, obligation=id_)
        latest = max((stop.until for stop in owed.stops if stop.until), default=suspended.on)
        yield AFTER_LAST_SUSPENSION(latest <= suspended.on, day=latest, opens_on=latest)
        silent = tuple(who for who in owed.creditors if who not in suspended.agreed)
        yield CREDITORS_AGREE(not silent, who=silent)
    stop = Stop(since=suspended.on, until=None, why=suspended.why, reason=suspended.reason)
    yield PerformanceSuspended(obligations=suspended.obligations, stop=stop, agreed=suspended.agreed)


@decides(ResumePerformance)
@cited_as_agreed
def _resume(dispute: Dispute, resumed: ResumePerformance, law: Law, facts: Facts) -> Steps:
    for id_ in resumed.obligations:
        owed = obligation_of(dispute.obligations, id_)
        yield from performable(owed, id_)
        stop = None if owed is None else standing_stop(owed)
        yield NOT_COUNTED(stop, obligation=id_)
        if stop is not None:
            yield NOT_BEFORE_SUSPENSION(stop.since <= resumed.on, day=stop.since, opens_on=stop.since)
    yield PerformanceResumed(obligations=resumed.obligations, on=resumed.on)


def standing_stop(owed: Obligation) -> Stop | None:
    """Return the suspension that lasts, None while the time is counted."""
    return next((stop for stop in owed.stops if stop.until is None), None)


@effect(PerformanceSuspended)
def _suspended(dispute: Dispute, happened: PerformanceSuspended) -> Dispute:
    for id_ in happened.obligations:
        dispute = with_obligation(dispute, id_, lambda owed: attrs.evolve(owed, stops=(*owed.stops, happened.stop)))
    return dispute


@effect(PerformanceResumed)
def _resumed(dispute: Dispute, happened: PerformanceResumed) -> Dispute:
    def over(owed: Obligation) -> Obligation:
        """Return an obligation whose time runs again."""
        ended = (attrs.evolve(stop, until=happened.on) if stop.until is None else stop for stop in owed.stops)
        return attrs.evolve(owed, stops=tuple(ended))

    for id_ in happened.obligations:
        dispute = with_obligation(dispute, id_, over)
    return dispute


COUNTED = Condition(code="time-counted", cured_by="resume-performance")
AFTER_LAST_SUSPENSION = Condition(code="after-last-suspension")
CREDITORS_AGREE = Condition(code="creditors-agree", warns=True)
NOT_COUNTED = Condition(code="time-not-counted", cured_by="suspend-performance")
NOT_BEFORE_SUSPENSION = Condition(code="not-before-suspension")
