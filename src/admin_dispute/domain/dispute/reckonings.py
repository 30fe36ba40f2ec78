"""Every open deadline of a dispute explained: its trigger, its source, its intervals and extensions, its last day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.deadline import Clock, Deadline, counted_by, span_of
from admin_dispute.domain.dispute.deadlines import FILING_LIMITS
from admin_dispute.domain.dispute.due_dates import obligation_in
from admin_dispute.domain.dispute.enforcement.time_limits import application, doubted, resumption
from admin_dispute.domain.dispute.obligation import obligation_of
from admin_dispute.domain.dispute.pause import grounds_of
from admin_dispute.domain.dispute.proceedings import ProceedingKind, proceeding_of
from admin_dispute.domain.dispute.trial_period import REVIEW_STOPS, TRIAL_STOPS, limit_of, stops_of
from admin_dispute.domain.dispute.visit_plan import VisitCause
from admin_dispute.domain.limits import limit
from admin_dispute.domain.periods import Calendar, Period
from admin_dispute.domain.reckoning import (
    IN_CIVIL,
    IN_COURT,
    IN_REVIEW,
    ROLLING,
    START,
    Left,
    Reckoning,
    Step,
    counted,
    explained,
    step,
)
from admin_dispute.domain.words import chapter, term, worded

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


@frozen(kw_only=True)
class More:
    """What made a clock longer: by how much, and on whose word, in Chinese."""

    by: Period
    how: str


@frozen(kw_only=True)
class Course:
    """What a clock is derived from beside its start and period."""

    trigger: str
    clauses: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()
    longer: tuple[More, ...] = ()


def reckonings(dispute: Dispute, running: Iterable[Deadline], calendar: Calendar) -> tuple[Reckoning, ...]:
    """Return open deadlines of a dispute, each with the steps that lead to its last day."""
    return tuple(explained(one, _steps(dispute, one, calendar), calendar) for one in running)


def _steps(dispute: Dispute, deadline: Deadline, calendar: Calendar) -> Iterator[Step]:
    course = _COURSES.get(deadline.clock, _plain)(dispute, deadline)
    if deadline.period is None:
        for gap in course.left:
            yield step("left", None, gap.clauses, first=gap.span.first, last=gap.span.last, why=gap.why)
        named = chapter("codes")["named-day"].get(deadline.clock, course.trigger)
        yield step("fixed", deadline.on, course.clauses, day=deadline.on, trigger=named)
        return
    court = _counted_by(dispute, deadline, course.clauses)
    began = (*course.clauses, *court, *START)
    yield step("start", deadline.started, began, day=deadline.started, trigger=course.trigger)
    running = (mark for mark in dispute.counted_anew if deadline.started < mark.on)
    for mark in running:
        if not mark.of(deadline.clock, deadline.subject):
            continue
        before = "—" if mark.before is None else mark.before
        yield step("anew", None, (), on=mark.on, version=mark.version, before=before)
    end = deadline.started
    for one in counted(deadline.started, deadline.period, calendar, course.left, (*court, *ROLLING)):
        end = one.day or end
        yield one
    for more in course.longer:
        yield step("longer", None, (), how=more.how, by=more.by, day=end)
        for one in counted(end, more.by, calendar, course.left, (*court, *ROLLING)):
            end = one.day or end
            yield one
    if end != deadline.on:
        yield step("not-before", deadline.on, (), day=deadline.on)


_OF_COURTS = (Clock.FILING, Clock.SUPPLEMENT, Clock.TRIAL, Clock.ENFORCEMENT, Clock.OBJECTION, Clock.MEDIATION)
"""Clocks that run before a court, or on what a court handed over to be mediated."""


def _counted_by(dispute: Dispute, deadline: Deadline, articles: tuple[str, ...]) -> tuple[str, ...]:
    """The article by which days are counted beside the civil law: of courts, civil procedure, or reconsideration."""
    if deadline.clock not in _OF_COURTS:
        return ()
    if articles and all(article.startswith("民诉法") for article in articles):
        return IN_CIVIL
    before = proceeding_of(dispute, deadline.subject)
    if before is not None and before.kind is ProceedingKind.COMPENSATION:
        return ()
    reviewed = before is not None and before.kind is ProceedingKind.RECONSIDERATION
    return IN_REVIEW if reviewed else IN_COURT


def _plain(dispute: Dispute, deadline: Deadline) -> Course:
    return Course(trigger=term("trigger", deadline.clock))


def _mediation(dispute: Dispute, deadline: Deadline) -> Course:
    round_ = dispute.rounds[-1]
    left = ((pause.span(), pause) for pause in round_.pauses)
    return Course(
        trigger=term("trigger", deadline.clock),
        left=tuple(
            Left(span=span, why=worded(pause.why), clauses=grounds_of(round_, pause.why))
            for span, pause in left if span is not None and span.first <= deadline.on
        ),
        longer=tuple(
            More(by=more.by, how=f"{more.approved_by}批准" if more.approved_by else "各方同意")
            for more in round_.extensions
        ),
    )  # fmt: skip


def _filing(dispute: Dispute, deadline: Deadline) -> Course:
    filed = proceeding_of(dispute, deadline.subject)
    if filed is None:
        return _plain(dispute, deadline)
    text = _filing_limit(filed.kind, deadline.started)
    if filed.supplements:
        return Course(trigger=term("trigger", "supplemented"), clauses=(*text, "行诉解释 49", "登记立案规定 7"))
    return Course(trigger=term("trigger", deadline.clock), clauses=text)


def _filing_limit(kind: ProceedingKind, on: date) -> tuple[str, ...]:
    code = FILING_LIMITS.get(kind)
    text = None if code is None else limit(code, on)
    return () if text is None else text.clauses


def _trial(dispute: Dispute, deadline: Deadline) -> Course:
    current = proceeding_of(dispute, deadline.subject)
    text = None if current is None else limit_of(current)
    if current is None or text is None:
        return _plain(dispute, deadline)
    grounds = REVIEW_STOPS if current.kind is ProceedingKind.RECONSIDERATION else TRIAL_STOPS
    left = ((span_of(stop.since, stop.until), stop) for stop in stops_of(dispute, current))
    return Course(
        trigger=text.starts,
        clauses=text.clauses,
        left=tuple(
            Left(span=span, why=worded(stop.why), clauses=grounds.get(stop.why, ()))
            for span, stop in left if span is not None and span.first <= deadline.on
        ),
        longer=tuple(More(by=more.by, how=f"{more.approved_by}批准") for more in current.longer),
    )  # fmt: skip


def _performance(dispute: Dispute, deadline: Deadline) -> Course:
    owed = obligation_of(dispute.obligations, obligation_in(deadline.subject))
    stops = () if owed is None else owed.stops
    left = ((span_of(stop.since, stop.until), stop) for stop in stops)
    return Course(
        trigger=term("trigger", deadline.clock),
        left=tuple(Left(span=span, why=worded(stop.why)) for span, stop in left if span is not None),
    )


def _enforcement(dispute: Dispute, deadline: Deadline) -> Course:
    owed = obligation_of(dispute.obligations, obligation_in(deadline.subject))
    found = None if owed is None else application(dispute, owed, counted_by(Calendar()))
    if found is None:
        return _plain(dispute, deadline)
    return Course(trigger=found.starts, clauses=found.clauses)


def _resumption(dispute: Dispute, deadline: Deadline) -> Course:
    rests = next(one for one in dispute.enforcement_settlements if one.id == deadline.subject)
    text = resumption(dispute, rests.obligations, deadline.started)
    return Course(trigger=term("trigger", deadline.clock) + doubted(text), clauses=text.clauses)


def _visit(dispute: Dispute, deadline: Deadline) -> Course:
    return Course(trigger=worded(VisitCause(deadline.subject.partition("/")[0])))


_COURSES = {
    Clock.ENFORCEMENT: _enforcement,
    Clock.RESUMPTION: _resumption,
    Clock.PERFORMANCE: _performance,
    Clock.MEDIATION: _mediation,
    Clock.FILING: _filing,
    Clock.TRIAL: _trial,
    Clock.VISIT: _visit,
}
