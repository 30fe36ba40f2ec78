"""Liaison meetings of court and bureau: what is open comes before the next one, and is concluded there (WX-3.3.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.center.directory import ORGANISATION_KNOWN, Function
from admin_dispute.domain.deadline import Clock, Deadline, deadline_by
from admin_dispute.domain.periods import Calendar, Due, due
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.task import Task, task_deadlines
from admin_dispute.domain.values import Text, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.center.state import CenterState
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class MeetingStage(StrEnum):
    """Where a meeting stands; it is closed once every item has a conclusion and no task of it is open."""

    CALLED = "called"
    HELD = "held"
    CLOSED = "closed"


class ItemEnd(StrEnum):
    """What became of an item: a conclusion, or it was put off: a problem then comes before the next meeting again."""

    CONCLUDED = "concluded"
    DEFERRED = "deferred"


@frozen(kw_only=True)
class Conclusion:
    """What a meeting concluded on an item; `task`: the id of the task that carries it out, if any."""

    how: ItemEnd
    on: date
    text: Text
    task: str | None = None


@frozen(kw_only=True)
class AgendaItem:
    """An item of the agenda: an open problem, by its id, or what else is to be talked about."""

    number: int
    problem: str | None = None
    what: Text | None = None
    conclusion: Conclusion | None = None


@frozen(kw_only=True)
class Meeting:
    """A liaison meeting.

    Attributes:
        day: the day it is called for; held_on: the day it was held; both None never.
        convener, attendants, attended: organisations of the directory.
        tasks: what its conclusions gave somebody to do.
    """

    id: str
    stage: MeetingStage
    called_on: date
    day: date
    convener: str
    attendants: tuple[str, ...]
    agenda: tuple[AgendaItem, ...] = ()
    held_on: date | None = None
    attended: tuple[str, ...] = ()
    minutes: Text | None = None
    called_off_on: date | None = None
    tasks: tuple[Task, ...] = ()


@command("call-meeting", kind="meeting", opens=True)
@frozen(kw_only=True)
class CallMeeting:
    """Call a liaison meeting for a day; every problem that is open stands on its agenda by itself."""

    on: date
    day: date
    convener: str
    attendants: tuple[str, ...] = field(validator=not_empty)


@command("add-item", kind="meeting")
@frozen(kw_only=True)
class AddItem:
    """Put on the agenda what is no problem."""

    meeting: str
    on: date
    what: Text


@command("hold-meeting", kind="meeting")
@frozen(kw_only=True)
class HoldMeeting:
    """Record that a meeting was held: who came, and its minutes; problems raised since it was called come before it."""

    meeting: str
    on: date
    attended: tuple[str, ...] = field(validator=not_empty)
    minutes: Text


@command("call-off-meeting", kind="meeting")
@frozen(kw_only=True)
class CallOffMeeting:
    """Call off a meeting that was not held; its problems come before the next one."""

    meeting: str
    on: date
    reason: Text | None = None


@event("meeting-called", kind="meeting")
@frozen(kw_only=True)
class MeetingCalled:
    """A meeting was called."""

    meeting: Meeting


@event("item-added", kind="meeting")
@frozen(kw_only=True)
class ItemAdded:
    """An item was put on the agenda."""

    item: AgendaItem


@event("meeting-held", kind="meeting")
@frozen(kw_only=True)
class MeetingHeld:
    """A meeting was held; `items` came before it since it was called."""

    on: date
    attended: tuple[str, ...]
    minutes: Text
    items: tuple[AgendaItem, ...]


@event("meeting-called-off", kind="meeting")
@frozen(kw_only=True)
class MeetingCalledOff:
    """A meeting was called off."""

    on: date
    reason: Text | None


@decides(CallMeeting)
def _call(_: None, called: CallMeeting, law: Law, facts: Facts) -> Steps:
    bodies = (called.convener, *called.attendants)
    yield from _known(bodies, called.on, facts.center)
    yield COURT_AND_BUREAU(_meet(bodies, called.on, facts.center))
    yield MEETING_AHEAD(called.on <= called.day, day=called.day)
    agenda = tuple(_items(facts.open_problems, ()))
    yield PROBLEMS_OPEN(agenda)
    meeting = Meeting(
        id=facts.id,
        stage=MeetingStage.CALLED,
        called_on=called.on,
        day=called.day,
        convener=called.convener,
        attendants=called.attendants,
        agenda=agenda,
    )
    yield MeetingCalled(meeting=meeting)


@decides(AddItem)
def _add(meeting: Meeting, added: AddItem, law: Law, facts: Facts) -> Steps:
    yield MEETING_CALLED(meeting.stage is MeetingStage.CALLED)
    yield NOT_BEFORE_CALLED(meeting.called_on <= added.on, day=meeting.called_on)
    yield ItemAdded(item=AgendaItem(number=len(meeting.agenda) + 1, what=added.what))


@decides(HoldMeeting)
def _hold(meeting: Meeting, held: HoldMeeting, law: Law, facts: Facts) -> Steps:
    yield MEETING_CALLED(meeting.stage is MeetingStage.CALLED)
    yield NOT_BEFORE_CALLED(meeting.called_on <= held.on, day=meeting.called_on)
    yield from _known(held.attended, held.on, facts.center)
    yield COURT_AND_BUREAU(_meet(held.attended, held.on, facts.center))
    items = tuple(_items(facts.open_problems, meeting.agenda))
    yield MeetingHeld(on=held.on, attended=held.attended, minutes=held.minutes, items=items)


@decides(CallOffMeeting)
def _call_off(meeting: Meeting, gone: CallOffMeeting, law: Law, facts: Facts) -> Steps:
    yield MEETING_CALLED(meeting.stage is MeetingStage.CALLED)
    yield NOT_BEFORE_CALLED(meeting.called_on <= gone.on, day=meeting.called_on)
    yield MeetingCalledOff(on=gone.on, reason=gone.reason)


def _known(bodies: Iterable[str], on: date, center: CenterState) -> Steps:
    for body in bodies:
        yield ORGANISATION_KNOWN(center.organisation(body, on), organisation=body)


def _meet(bodies: Iterable[str], on: date, center: CenterState) -> bool:
    """Whether the court and the justice bureau are both among some organisations."""
    entries = [entry for body in bodies if (entry := center.organisation(body, on)) is not None]
    functions = {function for entry in entries for function in entry.functions}
    return Function.COURT in functions and not functions.isdisjoint(_BUREAU)


_BUREAU = (Function.COORDINATION_OFFICE, Function.LEGAL_OFFICE)


def _items(problems: Iterable[str], agenda: tuple[AgendaItem, ...]) -> Iterator[AgendaItem]:
    """Give the items of open problems that an agenda does not have yet."""
    there = {item.problem for item in agenda}
    new = (problem for problem in problems if problem not in there)
    for number, problem in enumerate(new, len(agenda) + 1):
        yield AgendaItem(number=number, problem=problem)


@effect(MeetingCalled)
def _called(_: None, called: MeetingCalled) -> Meeting:
    return called.meeting


@effect(ItemAdded)
def _added(meeting: Meeting, added: ItemAdded) -> Meeting:
    return attrs.evolve(meeting, agenda=(*meeting.agenda, added.item))


@effect(MeetingHeld)
def _held(meeting: Meeting, held: MeetingHeld) -> Meeting:
    agenda = (*meeting.agenda, *held.items)
    now = attrs.evolve(meeting, held_on=held.on, attended=held.attended, minutes=held.minutes, agenda=agenda)
    return stood(now)


@effect(MeetingCalledOff)
def _called_off(meeting: Meeting, gone: MeetingCalledOff) -> Meeting:
    return attrs.evolve(meeting, stage=MeetingStage.CLOSED, called_off_on=gone.on)


def stood(meeting: Meeting) -> Meeting:
    """Return a meeting that was held with the stage its items and tasks give it."""
    done = all(item.conclusion for item in meeting.agenda) and not any(task.open for task in meeting.tasks)
    return attrs.evolve(meeting, stage=MeetingStage.CLOSED if done else MeetingStage.HELD)


def meeting_deadlines(meeting: Meeting, calendar: Calendar) -> tuple[Deadline, ...]:
    """Return the deadlines of a meeting: the day it is called for, and those of its open tasks."""
    if meeting.stage is MeetingStage.CALLED:
        return (deadline_by(Clock.MEETING, "1", meeting.convener, meeting.called_on, None, Due(meeting.day)),)
    return tuple(task_deadlines(meeting.tasks, partial(due, calendar=calendar)))


COURT_AND_BUREAU = Condition(code="court-and-bureau", warns=True)
MEETING_AHEAD = Condition(code="meeting-ahead")
PROBLEMS_OPEN = Condition(code="problems-open", warns=True)
MEETING_CALLED = Condition(code="meeting-called", cured_by="call-meeting")
NOT_BEFORE_CALLED = Condition(code="not-before-called")
