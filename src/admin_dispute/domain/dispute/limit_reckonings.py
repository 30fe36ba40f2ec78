"""Time limits that are no deadlines, explained: for suing, for what guidance told of, for applying for enforcement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.deadline import Clock, counted_by
from admin_dispute.domain.dispute.challenged import Challenged
from admin_dispute.domain.dispute.enforcement.time_limits import application, applications_open
from admin_dispute.domain.dispute.proceedings import ProceedingKind, proceeding_of
from admin_dispute.domain.dispute.remedies import Guidance
from admin_dispute.domain.dispute.running_limits import suit_limits
from admin_dispute.domain.dispute.suit_limit import SuitLimit
from admin_dispute.domain.law import Remedy
from admin_dispute.domain.limits import text_of
from admin_dispute.domain.periods import Calendar
from admin_dispute.domain.reckoning import (
    IN_COURT,
    IN_REVIEW,
    ROLLING,
    START,
    Step,
    counted,
    in_force_then,
    step,
    unmoved,
)
from admin_dispute.domain.words import term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


@frozen(kw_only=True)
class LimitReckoning:
    """A time limit with the steps that lead to its last day; the last step that has a day has that one.

    Attributes:
        way: what it is for, in Chinese; subject: the act, the proceedings or the obligation it is about, None for all.
        on: the last day; told_on: the day of the guidance that told it, None where it is counted as of today.
        provisional: it rests on days not announced yet, and is the earliest it can turn out to be.
        calendar: what said of the last day whether it is one of rest: its year with the source.
        calendar_version: the number of the center's act that made that calendar; None where none was loaded.
    """

    way: str
    subject: str | None
    on: date
    told_on: date | None = None
    provisional: bool = False
    steps: tuple[Step, ...]
    calendar: tuple[str, ...] = ()
    calendar_version: int | None = None


def limit_reckonings(dispute: Dispute, today: date, calendar: Calendar) -> tuple[LimitReckoning, ...]:
    """Return the limits of a dispute: those that `limits` lists, those of the guidance given, those for applying."""
    found = (
        *(_of_limit(dispute, one, today, calendar) for one in suit_limits(dispute, today, calendar)),
        *_told(dispute.guidance, calendar),
        *_applications(dispute, calendar),
    )
    return tuple(attrs.evolve(one, calendar=calendar.sources(one.on, one.on)) for one in found)


def _of_limit(dispute: Dispute, found: SuitLimit, today: date, calendar: Calendar) -> LimitReckoning:
    assert found.on is not None  # noqa: S101 - none else is listed
    steps = in_force_then(_running(dispute, found, today, calendar), today)
    return LimitReckoning(way=found.way, subject=found.act, on=found.on, steps=steps)


def _running(dispute: Dispute, found: SuitLimit, today: date, calendar: Calendar) -> Iterator[Step]:
    yield from _waiting(dispute, found, today, calendar)
    if found.code is not None and found.since is not None and found.period is not None:
        yield step("start", found.since, (*found.clauses, *START), day=found.since, trigger=found.starts)
        yield from unmoved(found.since, found.period, calendar, _rolling(found.code))
    for run in found.others:
        facts = {"since": run.since, "starts": run.starts, "period": run.period, "day": run.last()}
        yield step("other", None, text_of(run.code, today).clauses, **facts)
    for doubt in found.doubts:
        yield Step(text=doubt, day=None)


def _rolling(code: str) -> tuple[str, ...]:
    """By which articles a last day moves over rest: those of the body before which it is, and the civil law."""
    if any(word in code for word in ("suit", "appeal", "retrial")):
        return (*IN_COURT, *ROLLING)
    return (*IN_REVIEW, *ROLLING) if code.startswith(("review", "reconsideration")) else ROLLING


def _waiting(dispute: Dispute, found: SuitLimit, today: date, calendar: Calendar) -> Iterator[Step]:
    """Give the steps of a time that has to pass before anybody can ask: for performing a duty, for deciding."""
    if found.opens is None:
        return
    act = next((one for one in dispute.challenged if one.id == found.act), None)
    if act is not None and act.duty_until is not None:
        yield step("duty-until", act.duty_until, (), day=act.duty_until)
    elif (waited := _waited(dispute, act, found)) is not None:
        since, code = waited
        text = text_of(code, today)
        yield step("start", since, (*text.clauses, *START), day=since, trigger=text.starts)
        yield from counted(since, text.period, calendar, ())
    yield step("opens" if act is None else "opens-on-duty", found.opens, (), day=found.opens)


def _waited(dispute: Dispute, act: Challenged | None, found: SuitLimit) -> tuple[date, str] | None:
    """From which day a time runs that has to pass, and which it is; of a review its own deadline says it."""
    if act is not None:
        code = "review-duty" if found.code == "review" else "duty"
        return None if act.applied_on is None else (act.applied_on, code)
    asked = proceeding_of(dispute, found.act)
    claimed = asked is not None and asked.kind is ProceedingKind.COMPENSATION and asked.filed_on
    return (claimed, "compensation-decision") if claimed else None


def _told(guidance: tuple[Guidance, ...], calendar: Calendar) -> Iterator[LimitReckoning]:
    """Give the last days that guidance told of, of each way those told last."""
    told: set[tuple[str, str | None]] = set()
    for given in reversed(guidance):
        for remedy in given.remedies:
            if remedy.until is not None and (remedy.code, remedy.after) not in told:
                yield LimitReckoning(
                    way=remedy.name, subject=remedy.after, on=remedy.until, told_on=given.on,
                    steps=in_force_then(_remedy(remedy, remedy.until, calendar), given.on),
                )  # fmt: skip
        told |= {(remedy.code, remedy.after) for remedy in given.remedies}


def _remedy(remedy: Remedy, until: date, calendar: Calendar) -> Iterator[Step]:
    if remedy.since is None or remedy.period is None:
        yield step("fixed", until, remedy.clauses, day=until, trigger=remedy.limit or remedy.name)
        return
    began = (*remedy.clauses, *START)
    trigger = (remedy.limit or remedy.name).partition("；")[0]
    yield step("start", remedy.since, began, day=remedy.since, trigger=trigger)
    careful = tuple(unmoved(remedy.since, remedy.period, calendar, _rolling(remedy.code)))
    moved = until not in {one.day for one in careful}
    yield from counted(remedy.since, remedy.period, calendar, ()) if moved else careful
    if remedy.arguable:
        yield Step(text=remedy.arguable, day=None)


def _applications(dispute: Dispute, calendar: Calendar) -> Iterator[LimitReckoning]:
    """Give by when to apply for enforcement of what is owed, where that is no deadline yet: nobody refused."""
    count = counted_by(calendar)
    running = {one.obligation for one in applications_open(dispute, count)}
    for owed in dispute.obligations:
        found = application(dispute, owed, count) if owed.owed and owed.id not in running else None
        if found is not None:
            began = step("start", found.started, (*found.clauses, *START), day=found.started, trigger=found.starts)
            steps = iter((began, *counted(found.started, found.period, calendar, ())))
            yield LimitReckoning(
                way=term("clock", Clock.ENFORCEMENT), subject=owed.id, on=found.due.on,
                provisional=found.due.provisional,
                steps=in_force_then(steps, found.started),
            )  # fmt: skip
