"""Appointments for a calendar program: iCalendar (RFC 5545).

Written here and not by a library: what is needed are a dozen properties of events with times in UTC, and two rules, of
escaping (3.3.11) and folding (3.1). The tests read it back with an independent parser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from admin_dispute.domain.center.diary import AppointmentStanding
from admin_dispute.domain.periods import SHANGHAI
from admin_dispute.domain.words import worded
from admin_dispute.reports.diary import AppointmentRow

_FOLD = 75
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar(rows: Iterable[AppointmentRow], center: str, stamp: datetime) -> bytes:
    """Return appointments as an iCalendar file.

    What is imported again takes the place of what was: the same appointment has the same UID, a higher SEQUENCE once it
    was moved, and STATUS CANCELLED once it was cancelled. No party is named in it, by ids only.

    Args:
        center: its id, part of each UID; stamp: the instant it is made.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//admin-dispute//appointments//ZH", "METHOD:PUBLISH"]
    for row in rows:
        lines += _event(row, center, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _event(row: AppointmentRow, center: str, stamp: datetime) -> Iterator[str]:
    start = datetime.combine(row.diary, row.starts, SHANGHAI)
    cancelled = row.standing is AppointmentStanding.CANCELLED
    yield "BEGIN:VEVENT"
    yield f"UID:{row.diary}-{row.appointment}@{center}.admin-dispute"
    yield f"SEQUENCE:{row.changes}"
    yield f"DTSTAMP:{_instant(stamp)}"
    yield f"DTSTART:{_instant(start)}"
    yield f"DTEND:{_instant(start + timedelta(minutes=row.lasts))}"
    yield f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}"
    yield f"TRANSP:{'TRANSPARENT' if cancelled else 'OPAQUE'}"
    yield f"SUMMARY:{_text(_summary(row))}"
    if row.room is not None:
        yield f"LOCATION:{_text(row.room)}"
    if row.what is not None:
        yield f"DESCRIPTION:{_text(row.what)}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _summary(row: AppointmentRow) -> str:
    about = "预约" if row.dispute is None else f"调解预约，争议 {row.dispute}"
    with_ = "、".join((*row.people, *row.parties))
    return f"{about}（{worded(row.medium)}）" + (f"：{with_}" if with_ else "")


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    return text.replace("\r\n", "\n").translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """Fold a line: at most 75 octets each, what goes on after a blank, no sign cut in two."""
    folded, width = bytearray(), 0
    for sign in line:
        octets = sign.encode()
        if width + len(octets) > _FOLD:
            folded += b"\r\n "
            width = 1
        folded += octets
        width += len(octets)
    return bytes(folded)
