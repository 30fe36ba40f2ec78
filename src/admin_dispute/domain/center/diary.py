"""The diary of a day: its appointments as values (WX-3.3.2).

Everything booked on a day is one stream under one lock, named by the day (`2024-05-20`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, time
from enum import StrEnum
from typing import Any

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps
from admin_dispute.domain.center.slots import Resource, Span, minute_of
from admin_dispute.domain.dispute.rounds import Medium
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text


class AppointmentStanding(StrEnum):
    """Where an appointment stands."""

    BOOKED = "booked"
    CANCELLED = "cancelled"
    KEPT = "kept"


@frozen(kw_only=True)
class Appointment:
    """An appointment of a day: `n1`, `n2` ...

    Attributes:
        starts: the time of day in Asia/Shanghai; lasts: for how many minutes.
        people: ids of the directory or the roster; the first of them presides.
        parties: of the dispute; accounts: theirs, of those who have one.
        by: the parties or agencies that asked for it, nobody where the center did; askers: the accounts of those.
        changes: how often it was moved or cancelled; why: it was cancelled.
    """

    id: str
    starts: time
    lasts: int
    medium: Medium
    booked_on: date
    people: tuple[str, ...] = ()
    dispute: str | None = None
    parties: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    room: Words | None = None
    what: Text | None = None
    by: tuple[str, ...] = ()
    askers: tuple[str, ...] = ()
    standing: AppointmentStanding = AppointmentStanding.BOOKED
    changes: int = 0
    why: Text | None = None

    @property
    def span(self) -> Span:
        """The minutes of the day it takes."""
        return Span(minute_of(self.starts), minute_of(self.starts) + self.lasts)

    @property
    def resources(self) -> frozenset[tuple[Resource, str]]:
        """What nobody else can have meanwhile; somebody with an account is the same person everywhere."""
        people = ((Resource.PERSON, one) for one in (*self.people, *self.accounts))
        parties = ((Resource.PARTY, f"{self.dispute}/{party}") for party in self.parties)
        rooms = () if self.room is None else ((Resource.ROOM, room_name(self.room)),)
        return frozenset((*people, *parties, *rooms))


@frozen(kw_only=True)
class Diary:
    """The appointments of a day, cancelled ones among them, in the order they were made."""

    id: str
    day: date
    appointments: tuple[Appointment, ...] = ()

    @property
    def accounts(self) -> tuple[str, ...]:
        """The accounts of the parties that have an appointment."""
        return tuple(account for one in self.appointments for account in one.accounts)

    def appointment(self, id: str) -> Appointment | None:  # noqa: A002 - the field's word
        """Return an appointment by its id."""
        return next((one for one in self.appointments if one.id == id), None)


def room_name(room: str) -> str:
    """Return what a room is known by, however it was typed: width of letters and blanks make no other room."""
    return " ".join(unicodedata.normalize("NFKC", room).split())


def still_booked(appointment: Appointment | None, id: str) -> Steps:  # noqa: A002 - the field's word
    """Say whether an appointment is there and neither cancelled nor kept."""
    booked = appointment is not None and appointment.standing is AppointmentStanding.BOOKED
    yield APPOINTMENT_BOOKED(booked, appointment=id)


def changed_appointment(diary: Diary, id: str, **changes: Any) -> Diary:  # noqa: A002 - as above
    """Return the diary with one appointment changed."""
    now = (attrs.evolve(one, **changes) if one.id == id else one for one in diary.appointments)
    return attrs.evolve(diary, appointments=tuple(now))


def of_days(diaries: Iterator[Diary], since: date | None, until: date | None) -> Iterator[Diary]:
    """Give the diaries of the days from the first to the last, both among them."""
    return (
        diary for diary in diaries
        if (since is None or since <= diary.day) and (until is None or diary.day <= until)
    )  # fmt: skip


APPOINTMENT_BOOKED = Condition(code="appointment-booked", cured_by="book-appointment")
