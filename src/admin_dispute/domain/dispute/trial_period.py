"""The time a court or a review body has for proceedings: what of it is not counted, and what makes it longer.

Days of mediation in the proceedings themselves are not counted (行诉解释 50): they follow from the rounds. Everything
else is an interval that somebody records with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.deadline import Counting, Longer, Stop, Stopped, last_day_unless_stopped
from admin_dispute.domain.dispute.forums import Forum
from admin_dispute.domain.dispute.proceedings import (
    PROCEEDING_KNOWN,
    PROCEEDING_PENDING,
    Instance,
    Procedure,
    Proceeding,
    ProceedingKind,
    proceeding_of,
    with_proceeding,
)
from admin_dispute.domain.ids import Words
from admin_dispute.domain.limits import Limit, limit
from admin_dispute.domain.periods import Due, Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, some_time

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("suspend-proceeding")
@frozen(kw_only=True)
class SuspendProceeding:
    """Record that from this day on the time of proceedings is not counted, and why."""

    dispute: str
    on: date
    proceeding: str
    why: Stopped
    reason: Text | None = None


@command("resume-proceeding")
@frozen(kw_only=True)
class ResumeProceeding:
    """Record that the time of proceedings is counted again: this day counts."""

    dispute: str
    on: date
    proceeding: str


@command("extend-proceeding")
@frozen(kw_only=True)
class ExtendProceeding:
    """Record that the time of proceedings was made longer, and by whose approval (行政诉讼法 81, 88; 行政复议法 62)."""

    dispute: str
    on: date
    proceeding: str
    by: Period = field(validator=some_time)
    approved_by: Words


@event("proceeding-suspended")
@frozen(kw_only=True)
class ProceedingSuspended:
    """The time of proceedings stands still."""

    proceeding: str
    stop: Stop


@event("proceeding-resumed")
@frozen(kw_only=True)
class ProceedingResumed:
    """The time of proceedings goes on."""

    proceeding: str
    on: date


@event("proceeding-extended")
@frozen(kw_only=True)
class ProceedingExtended:
    """The time of proceedings is longer."""

    proceeding: str
    longer: Longer


@decides(SuspendProceeding)
def _suspend(dispute: Dispute, suspended: SuspendProceeding, law: Law, facts: Facts) -> Steps:
    current = proceeding_of(dispute, suspended.proceeding)
    yield from _running(current, suspended.proceeding)
    if current is None:
        return
    yield NOT_SUSPENDED(all(stop.until is not None for stop in current.stops), proceeding=current.id)
    latest = max((stop.until for stop in current.stops if stop.until), default=suspended.on)
    yield AFTER_LAST_STOP(latest <= suspended.on, day=latest, opens_on=latest)
    grounds = REVIEW_STOPS if current.kind is ProceedingKind.RECONSIDERATION else TRIAL_STOPS
    asked = STOP_GROUNDED.citing(grounds.get(suspended.why, ()))
    yield asked(suspended.why in grounds, why=suspended.why)
    last = time_ends(dispute, current, law.due)
    if last is not None:
        yield SUSPENDED_IN_TIME(not last.over(suspended.on), due=last.on)
    stop = Stop(since=suspended.on, until=None, why=suspended.why, reason=suspended.reason)
    yield ProceedingSuspended(proceeding=current.id, stop=stop)


@decides(ResumeProceeding)
def _resume(dispute: Dispute, resumed: ResumeProceeding, law: Law, facts: Facts) -> Steps:
    current = proceeding_of(dispute, resumed.proceeding)
    yield from _running(current, resumed.proceeding)
    if current is None:
        return
    standing = next((stop for stop in current.stops if stop.until is None), None)
    yield SUSPENDED(standing, proceeding=current.id)
    if standing is not None:
        yield NOT_BEFORE_STOP(standing.since <= resumed.on, day=standing.since, opens_on=standing.since)
        yield ProceedingResumed(proceeding=current.id, on=resumed.on)


@decides(ExtendProceeding)
def _extend(dispute: Dispute, extended: ExtendProceeding, law: Law, facts: Facts) -> Steps:
    current = proceeding_of(dispute, extended.proceeding)
    yield from _running(current, extended.proceeding)
    if current is None:
        return
    text = limit_of(current)
    yield TIME_SET(text, proceeding=current.id)
    cap = EXTENDED_AT_MOST.get(current.kind)
    if cap is not None:
        given = sum(longer.by.length for longer in current.longer) + extended.by.length
        fits = extended.by.unit is cap.unit and given <= cap.length
        yield EXTENSION_WITHIN(fits and current.procedure is not Procedure.SIMPLE, cap=cap)
    longer = Longer(on=extended.on, by=extended.by, approved_by=extended.approved_by)
    yield ProceedingExtended(proceeding=current.id, longer=longer)


def _running(current: Proceeding | None, named: str) -> Steps:
    yield PROCEEDING_KNOWN(current, proceeding=named)
    yield PROCEEDING_PENDING(current is None or current.ended is None, proceeding=named)
    yield PROCEEDING_ACCEPTED(current is None or current.accepted_on, proceeding=named)


@effect(ProceedingSuspended)
def _suspended(dispute: Dispute, happened: ProceedingSuspended) -> Dispute:
    current = proceeding_of(dispute, happened.proceeding)
    if current is None:
        return dispute
    return with_proceeding(dispute, attrs.evolve(current, stops=(*current.stops, happened.stop)))


@effect(ProceedingResumed)
def _resumed(dispute: Dispute, happened: ProceedingResumed) -> Dispute:
    current = proceeding_of(dispute, happened.proceeding)
    if current is None:
        return dispute
    over = tuple(attrs.evolve(stop, until=happened.on) if stop.until is None else stop for stop in current.stops)
    return with_proceeding(dispute, attrs.evolve(current, stops=over))


@effect(ProceedingExtended)
def _extended(dispute: Dispute, happened: ProceedingExtended) -> Dispute:
    current = proceeding_of(dispute, happened.proceeding)
    if current is None:
        return dispute
    return with_proceeding(dispute, attrs.evolve(current, longer=(*current.longer, happened.longer)))


def limit_of(proceeding: Proceeding) -> Limit | None:
    """Return how long the body has from the start of proceedings, as the law of that day sets it; None for no limit."""
    code = LIMITS.get((proceeding.kind, proceeding.instance, proceeding.procedure or Procedure.ORDINARY))
    started = starts(proceeding)
    return None if code is None or started is None else limit(code, started)


def starts(proceeding: Proceeding) -> date | None:
    """Return the day the time runs from: acceptance; in second instance receipt of the statement of appeal.

    Of a claim for compensation the day the agency received it: it accepts nothing, it decides (国家赔偿法 13).
    """
    if proceeding.kind is ProceedingKind.COMPENSATION:
        return proceeding.filed_on
    if proceeding.instance is Instance.SECOND:
        return proceeding.filed_on if proceeding.accepted_on is not None else None
    return proceeding.accepted_on


def stops_of(dispute: Dispute, proceeding: Proceeding) -> Iterator[Stop]:
    """Give what is not counted: what was recorded, and of a suit the mediation held in it (行诉解释 50)."""
    yield from proceeding.stops
    if proceeding.kind is ProceedingKind.ADMINISTRATIVE_SUIT:
        for round_ in dispute.rounds:
            if round_.forum is Forum.COURT and round_.proceeding in (None, proceeding.id):
                yield Stop(since=round_.started, until=round_.ended, why=Stopped.MEDIATION)


def time_ends(dispute: Dispute, proceeding: Proceeding, count: Counting) -> Due | None:
    """Return the last day of the time a court or a review body has; None without a limit and while it stands still."""
    text, started = limit_of(proceeding), starts(proceeding)
    if text is None or started is None:
        return None
    stops = tuple((stop.since, stop.until) for stop in stops_of(dispute, proceeding))
    return last_day_unless_stopped(started, text.period, stops, tuple(more.by for more in proceeding.longer), count)


_K, _P = ProceedingKind, Procedure
LIMITS = {
    (_K.ADMINISTRATIVE_SUIT, Instance.FIRST, _P.ORDINARY): "trial",
    (_K.ADMINISTRATIVE_SUIT, Instance.FIRST, _P.SIMPLE): "simple-trial",
    (_K.ADMINISTRATIVE_SUIT, Instance.SECOND, _P.ORDINARY): "second-trial",
    (_K.RECONSIDERATION, None, _P.ORDINARY): "review-decision",
    (_K.RECONSIDERATION, None, _P.SIMPLE): "simple-review-decision",
    (_K.COMPENSATION, None, _P.ORDINARY): "compensation-decision",
}
"""Which limit of national law a body has; other proceedings have none that is known here."""

EXTENDED_AT_MOST = {_K.RECONSIDERATION: Period(30)}
"""By how much the head of a review body may make its time longer (行政复议法 62); of a court no number is written."""

TRIAL_STOPS = {
    Stopped.MEDIATION: ("行诉解释 50",),
    Stopped.ANNOUNCEMENT: ("行诉解释 50",),
    Stopped.APPRAISAL: ("行诉解释 50",),
    Stopped.JURISDICTION: ("行诉解释 50",),
    Stopped.STAYED: ("行诉解释 50", "行诉解释 87"),
    Stopped.CIVIL_DISPUTE: ("行诉解释 138",),
}
"""What is not counted in a trial, and by which article."""
REVIEW_STOPS = {Stopped.MEDIATION: ("行政复议法 39",), Stopped.STAYED: ("行政复议法 39",)}
"""What stops a reconsideration: mediation only where both sides agree to stop it."""

PROCEEDING_ACCEPTED = Condition(code="proceeding-accepted-yet", cured_by="accept-proceeding")
NOT_SUSPENDED = Condition(code="not-suspended", cured_by="resume-proceeding")
AFTER_LAST_STOP = Condition(code="after-last-stop")
STOP_GROUNDED = Condition(code="stop-grounded", warns=True)
SUSPENDED_IN_TIME = Condition(code="suspended-in-time", warns=True)
SUSPENDED = Condition(code="suspended", cured_by="suspend-proceeding")
NOT_BEFORE_STOP = Condition(code="not-before-stop")
TIME_SET = Condition(code="time-set")
EXTENSION_WITHIN = Condition(code="extension-within", clauses=("行政复议法 62", "行政复议法（1999） 31"), warns=True)
