"""Appointments for a calendar program, read back by an independent parser (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component

from admin_dispute import AppointmentRow, AppointmentStanding, Medium
from admin_dispute.reports.icalendar import calendar
from admin_dispute.testing import Office

STAMP = datetime(2024, 5, 13, 9, 0, tzinfo=UTC)
ROW: dict[str, Any] = {
    "diary": date(2024, 5, 20), "appointment": "n1", "starts": time(9, 0), "ends": time(10, 0), "lasts": 60,
    "standing": AppointmentStanding.BOOKED, "medium": Medium.ON_SITE, "room": None, "people": (), "dispute": None,
    "parties": (), "what": None, "by": (), "changes": 0,
}  # fmt: skip


def events(file: bytes) -> list[Component]:
    """Return the events of a file as the parser reads them."""
    return list(Calendar.from_ical(file).walk("VEVENT"))


def unfolded(text: str) -> bytes:
    """Return the file of one appointment with a text in it."""
    return calendar([AppointmentRow(**ROW | {"what": text})], "wenxian", STAMP)


@pytest.mark.clause("WX-3.3.2")
def test_a_calendar_program_reads_appointments(office: Office) -> None:
    """Nine in Shanghai is one in UTC; who, where and about what are there, and nobody's name."""
    dispute = office.register()
    office.do("book-appointment", dispute=dispute, parties=["p1"], what="谈退款；第一次")
    [event] = events(office.clerk.calendar())

    assert event["UID"] == "2024-05-20-n1@wenxian.admin-dispute"
    assert event.decoded("DTSTART") == datetime(2024, 5, 20, 1, 0, tzinfo=UTC)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=1)
    assert (event["LOCATION"], event["DESCRIPTION"]) == ("调解一室", "谈退款；第一次")
    assert (event["STATUS"], event["SEQUENCE"], event["TRANSP"]) == ("CONFIRMED", 0, "OPAQUE")
    assert dispute in str(event["SUMMARY"])
    assert "王某" not in office.clerk.calendar().decode()
    assert events(office.center.acting("stranger").calendar()) == []


@pytest.mark.clause("WX-3.3.2")
def test_what_is_taken_again_takes_the_place_of_what_was(office: Office) -> None:
    """A moved appointment keeps its UID under a higher SEQUENCE, a cancelled one is there as cancelled."""
    office.do("book-appointment")
    office.do("move-appointment")
    [moved] = events(office.clerk.calendar())
    office.do("cancel-appointment")
    [cancelled] = events(office.clerk.calendar())

    assert moved["UID"] == cancelled["UID"]
    assert (moved["SEQUENCE"], cancelled["SEQUENCE"]) == (1, 2)
    assert moved.decoded("DTSTART") == datetime(2024, 5, 20, 2, 30, tzinfo=UTC)
    assert (cancelled["STATUS"], cancelled["TRANSP"]) == ("CANCELLED", "TRANSPARENT")


def test_an_appointment_up_to_midnight_ends_there() -> None:
    """The last minute of a day is no earlier end."""
    late = {"starts": time(23, 0), "ends": time(23, 59), "lasts": 60}
    [event] = events(calendar([AppointmentRow(**ROW | late)], "wenxian", STAMP))

    assert event.decoded("DTEND") == datetime(2024, 5, 20, 16, 0, tzinfo=UTC)


def test_the_same_rows_give_the_same_bytes() -> None:
    """What is in the file follows from the rows and the instant alone."""
    rows = [AppointmentRow(**ROW)]

    assert calendar(rows, "wenxian", STAMP) == calendar(rows, "wenxian", STAMP)


@settings(max_examples=300)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=200))
def test_every_text_comes_back(text: str) -> None:
    """Chinese, commas, semicolons, backslashes and line ends are escaped, and lines folded at 75 octets."""
    file = unfolded(text)
    [event] = events(file)

    assert str(event["DESCRIPTION"]) == text
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert file.decode()  # no sign is cut in two
    assert file.endswith(b"END:VCALENDAR\r\n")


def test_a_long_chinese_text_is_folded_between_signs() -> None:
    """75 octets are not 75 signs: each line stands by itself as UTF-8, and one blank begins the next."""
    lines = unfolded("调" * 60).split(b"\r\n")
    [first, *rest] = [line for line in lines if b"\xe8\xb0\x83" in line and not line.startswith(b"SUMMARY")]

    assert [line.decode()[0] for line in rest] == [" ", " "]
    assert first.decode().startswith("DESCRIPTION:调")
    assert max(map(len, lines)) in (73, 74, 75)
