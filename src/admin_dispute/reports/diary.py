"""Appointments as rows: a day's, in the order of their times."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time

from attrs import frozen

from admin_dispute.domain.center.diary import Appointment, AppointmentStanding, Diary
from admin_dispute.domain.center.slots import clock_of
from admin_dispute.domain.dispute.rounds import Medium


@frozen(kw_only=True)
class AppointmentRow:
    """An appointment as it is listed.

    Attributes:
        diary: its day; starts, ends: times of day in Asia/Shanghai; lasts: the minutes between them.
        what: is to be talked about, None where nothing was said, it was erased, or is not the reader's to know.
        changes: how often it was moved or cancelled.
    """

    diary: date
    appointment: str
    starts: time
    ends: time
    lasts: int
    standing: AppointmentStanding
    medium: Medium
    room: str | None
    people: tuple[str, ...]
    dispute: str | None
    parties: tuple[str, ...]
    what: str | None
    by: tuple[str, ...]
    changes: int


def appointment_rows(
    diary: Diary, seen: Callable[[Appointment], bool], what: Callable[[Appointment], str | None]
) -> Iterator[AppointmentRow]:
    """Give the rows of a day that are to be seen, the earliest first."""
    for one in sorted(diary.appointments, key=lambda one: (one.starts, len(one.id), one.id)):
        if seen(one):
            yield AppointmentRow(
                diary=diary.day,
                appointment=one.id,
                starts=one.starts,
                ends=clock_of(one.span.end),
                lasts=one.lasts,
                standing=one.standing,
                medium=one.medium,
                room=one.room,
                people=one.people,
                dispute=one.dispute,
                parties=one.parties,
                what=what(one),
                by=one.by,
                changes=one.changes,
            )
