"""Circulars for tests: drafted, brought on their way, read and printed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from admin_dispute import (
    Circular,
    CircularPage,
    circular_page,
)
from admin_dispute.domain.circular.state import circular_deadlines
from admin_dispute.domain.periods import Calendar
from admin_dispute.testing import Office
from admin_dispute.testing.ordinary import ordinary

GOLDEN = Path(__file__).parent / "golden"
LOOKED = ("show-circular", "confirm-figures")
TO_ISSUE = (*LOOKED, "approve-circular", "issue-circular")


def drafted(office: Office, **changes: Any) -> str:
    """Register a dispute of the police and draft a circular on it."""
    office.register()
    return office.do("draft-circular", **changes).stream


def brought(office: Office, circular: str, names: tuple[str, ...] = TO_ISSUE) -> Circular:
    """Bring a draft on its way, by default to its issue."""
    for name in names:
        office.do(name, circular)
    return seen(office, circular)


def seen(office: Office, circular: str, actor: str = "clerk") -> Circular:
    """Return a circular as somebody sees it."""
    found: Circular = office.center.acting(actor).stream(circular)
    return found


def page(office: Office, circular: str, edition: int | None = None, actor: str = "clerk") -> CircularPage:
    """Return a circular as it is printed for somebody."""
    return circular_page(seen(office, circular, actor), edition)


def objections(office: Office, name: str, circular: str, **changes: Any) -> set[str]:
    """Return the codes of what stands against a command."""
    return {objection.code for objection in office.clerk.may(office.command(name, circular, **changes)).objections}


def enter(office: Office, officer: str, organisation: str, role: str) -> None:
    """Enter an officer."""
    entry = {"on": "2021-03-21", "person": {"name": "某人"}, "id": officer, "organisation": organisation}
    office.center.acting("founder").execute(office.command("enter-officer", **entry, roles=[role]))


def written(printed: CircularPage, path: Path) -> bytes:
    """Return a page as a spreadsheet."""
    printed.write(path)
    return path.read_bytes()


@contextmanager
def another_day() -> Iterator[None]:
    """Let the machine's own clock show the day before or after, for whoever should not ask it."""
    with pytest.MonkeyPatch.context() as patch:
        today = time.localtime()
        # west of Greenwich a day on, east of it a day back: whatever the zone, a day away is a zone that there may be
        west = -today.tm_gmtoff + (86_400 if today.tm_gmtoff >= 0 else -86_400)
        patch.setenv("TZ", f"AWAY{'-' if west < 0 else '+'}{abs(west) // 3600:02}:{abs(west) % 3600 // 60:02}")
        time.tzset()
        assert time.localtime()[:3] != today[:3]
        yield
    time.tzset()


def parts_of(book: bytes) -> bytes:
    """Return what stands in the parts of a spreadsheet, and when each was put in."""
    with ZipFile(BytesIO(book)) as parts:
        return b"\n".join(parts.read(one) + str(one.date_time).encode() for one in parts.infolist())


def moved(on: str) -> dict[str, Any]:
    """Return the registration of an ordinary dispute on another day."""
    return {"command": "register-dispute", **ordinary("register-dispute", ""), "on": on}


def deadlines(office: Office, circular: str) -> tuple[Any, ...]:
    """Return the open deadlines of a circular."""
    with office.center.records(reading=True) as records:
        state = office.center.basis(records).state
    return () if state is None else circular_deadlines(seen(office, circular), Calendar(state.calendar))
