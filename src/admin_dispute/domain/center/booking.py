"""Booking: people, parties and rooms for a time of a day, none of them twice at one time (WX-3.3.2)."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.center.diary import (
    Appointment,
    AppointmentStanding,
    Diary,
    changed_appointment,
    room_name,
    still_booked,
)
from admin_dispute.domain.center.problem import DISPUTE_KNOWN
from admin_dispute.domain.center.slots import DAY, clashes, clock_of, next_free, read_hours
from admin_dispute.domain.dispute.parties import PARTY_PRESENT, strangers
from admin_dispute.domain.dispute.recusal import not_recused
from admin_dispute.domain.dispute.rounds import Medium, Presiding
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, bad_value

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


_LONGEST = 12 * 60


def _minutes(_: Any, attribute: Any, minutes: Any) -> None:
    if minutes is not None and not 0 < minutes <= _LONGEST:
        raise bad_value(attribute.name, f"应为1至{_LONGEST}分钟")


def _to_the_minute(_: Any, attribute: attrs.Attribute[time], clock: time) -> None:
    if clock.second or clock.microsecond or clock.tzinfo is not None:
        raise bad_value(attribute.name, "时刻写到分，不写时区（北京时间）")


@command("book-appointment", kind="diary", opens=True)
@frozen(kw_only=True)
class BookAppointment:
    """Book people, parties and a room for a time of a day; `on` is the day it is asked for.

    Rooms are compared by name, whatever the width of letters and the blanks. A party is known again in another
    dispute by its account only: one without an account, a party to two disputes, can be booked in both at one time.

    Attributes:
        diary: the day of the appointment; starts: the time of day in Asia/Shanghai; lasts: in minutes.
        people: ids of the directory or the roster of mediators, who presides first; parties: of the dispute.
        room: as the center calls it; what: is to be talked about; by: who asked, nobody where the center itself does.
    """

    diary: date
    on: date
    starts: time = field(validator=_to_the_minute)
    lasts: int = field(validator=_minutes)
    people: tuple[str, ...] = ()
    dispute: str | None = None
    parties: tuple[str, ...] = ()
    room: Words | None = None
    medium: Medium = Medium.ON_SITE
    what: Text | None = None
    by: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not (self.people or self.parties or self.room):
            raise bad_value("people", "人员、当事人、房间至少一项")
        if self.dispute is None and (self.parties or self.by):
            raise bad_value("dispute", "写明当事人或者申请人的，须写明争议")


@command("move-appointment", kind="diary")
@frozen(kw_only=True)
class MoveAppointment:
    """Move an appointment within its day, or to another room; to another day: cancel it and book anew."""

    diary: date
    on: date
    appointment: str
    starts: time = field(validator=_to_the_minute)
    lasts: int | None = field(default=None, validator=_minutes)
    room: Words | None = None


@command("cancel-appointment", kind="diary")
@frozen(kw_only=True)
class CancelAppointment:
    """Cancel an appointment, and say why; what it took is free again."""

    diary: date
    on: date
    appointment: str
    why: Text


@event("appointment-booked", kind="diary")
@frozen(kw_only=True)
class AppointmentBooked:
    """People, parties or a room are taken for a time of the day."""

    day: date
    appointment: Appointment


@event("appointment-moved", kind="diary")
@frozen(kw_only=True)
class AppointmentMoved:
    """An appointment is at another time, of another length or in another room."""

    appointment: str
    starts: time
    lasts: int
    room: Words | None


@event("appointment-cancelled", kind="diary")
@frozen(kw_only=True)
class AppointmentCancelled:
    """An appointment is none any more."""

    appointment: str
    why: Text


@decides(BookAppointment)
def _book(diary: Diary | None, booked: BookAppointment, law: Law, facts: Facts) -> Steps:
    yield DAY_AHEAD(booked.on <= booked.diary, day=booked.diary)
    yield DISPUTE_KNOWN(booked.dispute is None or facts.other, dispute=booked.dispute)
    yield from _known(booked, facts)
    held = () if diary is None else diary.appointments
    accounts = _accounts(booked.parties, facts)
    made = Appointment(
        id=f"n{len(held) + 1}",
        starts=booked.starts,
        lasts=booked.lasts,
        medium=booked.medium,
        booked_on=booked.on,
        people=tuple(dict.fromkeys(booked.people)),
        dispute=booked.dispute,
        parties=tuple(dict.fromkeys(booked.parties)),
        accounts=accounts,
        room=booked.room,
        what=booked.what,
        by=booked.by,
        askers=_accounts(booked.by, facts),
    )
    yield from _fits(held, made, law)
    yield AppointmentBooked(day=booked.diary, appointment=made)


@decides(MoveAppointment)
def _move(diary: Diary | None, moved: MoveAppointment, law: Law, facts: Facts) -> Steps:
    current = None if diary is None else diary.appointment(moved.appointment)
    yield from still_booked(current, moved.appointment)
    yield DAY_AHEAD(moved.on <= moved.diary, day=moved.diary)
    if current is None or diary is None:
        return
    room = moved.room or current.room
    now = attrs.evolve(current, starts=moved.starts, lasts=moved.lasts or current.lasts, room=room)
    yield from _fits(diary.appointments, now, law)
    yield AppointmentMoved(appointment=now.id, starts=now.starts, lasts=now.lasts, room=now.room)


@decides(CancelAppointment)
def _cancel(diary: Diary | None, cancelled: CancelAppointment, law: Law, facts: Facts) -> Steps:
    current = None if diary is None else diary.appointment(cancelled.appointment)
    yield from still_booked(current, cancelled.appointment)
    yield AppointmentCancelled(appointment=cancelled.appointment, why=cancelled.why)


def _known(booked: BookAppointment, facts: Facts) -> Steps:
    """Say who is unknown on that day or no party, and who is recused in the dispute."""
    center, on = facts.center, booked.diary
    unknown = tuple(one for one in booked.people if not (center.officer(one, on) or center.mediator(one, on)))
    yield PEOPLE_KNOWN(not unknown, people=unknown)
    dispute = facts.other
    if dispute is None:
        return
    away = strangers(dispute, booked.parties)
    yield PARTY_PRESENT(not away, parties=away)
    for one in booked.people if dispute.recusals else ():
        kind = Presiding.INVITED_MEDIATOR if center.mediator(one, on) else Presiding.CENTER
        yield from not_recused(dispute, one, kind)


def _accounts(parties: tuple[str, ...], facts: Facts) -> tuple[str, ...]:
    found = () if facts.other is None else facts.other.parties
    return tuple(party.account for party in found if party.id in parties and party.account is not None)


def _fits(held: tuple[Appointment, ...], wanted: Appointment, law: Law) -> Steps:
    """Say whether the room is the center's, and whether the time lies in the day and is free."""
    rooms, hours = law.parameter("appointment-rooms"), law.parameter("appointment-hours")
    if rooms is not None and wanted.room is not None:
        listed = tuple(room.strip() for room in rooms.value.replace("，", ",").replace("、", ",").split(","))
        yield ROOM_LISTED(room_name(wanted.room) in map(room_name, listed), rooms=listed)
    yield WITHIN_DAY(wanted.span.end <= DAY)
    open_hours = () if hours is None else read_hours(hours.value)
    inside = any(span.start <= wanted.span.start and wanted.span.end <= span.end for span in open_hours)
    yield IN_HOURS(not open_hours or inside, hours=hours and hours.value)
    others = [one for one in held if one.id != wanted.id and one.standing is not AppointmentStanding.CANCELLED]
    sharing = [(one, tuple(clashes(wanted.resources, one.resources))) for one in others]
    busy = [one.span for one, shared in sharing if shared]
    over = [(one, shared) for one, shared in sharing if shared and one.span.overlaps(wanted.span)]
    free = next_free(wanted.lasts, wanted.span.start, busy, open_hours)
    yield TIME_FREE(
        not over,
        appointments=tuple(one.id for one, _ in over),
        resources=tuple(dict.fromkeys(kind for _, shared in over for kind in shared)),
        free="没有同样长的空闲" if free is None else f"{clock_of(free):%H:%M}起空闲",
    )


@effect(AppointmentBooked)
def _booked(diary: Diary | None, booked: AppointmentBooked) -> Diary:
    begun = diary or Diary(id=booked.day.isoformat(), day=booked.day)
    return attrs.evolve(begun, appointments=(*begun.appointments, booked.appointment))


@effect(AppointmentMoved)
def _moved(diary: Diary, moved: AppointmentMoved) -> Diary:
    at = _changes(diary, moved.appointment)
    return changed_appointment(
        diary, moved.appointment, starts=moved.starts, lasts=moved.lasts, room=moved.room, changes=at
    )


@effect(AppointmentCancelled)
def _cancelled(diary: Diary, cancelled: AppointmentCancelled) -> Diary:
    at = _changes(diary, cancelled.appointment)
    standing = AppointmentStanding.CANCELLED
    return changed_appointment(diary, cancelled.appointment, standing=standing, why=cancelled.why, changes=at)


def _changes(diary: Diary, id: str) -> int:  # noqa: A002 - as above
    return next(one.changes for one in diary.appointments if one.id == id) + 1


DAY_AHEAD = Condition(code="day-ahead")
PEOPLE_KNOWN = Condition(code="people-known", cured_by="enter-officer")
ROOM_LISTED = Condition(code="room-listed", parameter="appointment-rooms")
WITHIN_DAY = Condition(code="within-day")
IN_HOURS = Condition(code="in-hours", parameter="appointment-hours", warns=True)
TIME_FREE = Condition(code="time-free")
