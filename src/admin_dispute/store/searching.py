"""Searching the journal over all streams: acts by their command, or by what their ruling warns of."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, select, type_coerce

from admin_dispute.domain.correction import CORRECTING, ActCorrected
from admin_dispute.store import codec
from admin_dispute.store.tables import ACTS

_LOADS = "load-calendar"
MAKES_CALENDAR = (_LOADS, *CORRECTING)
"""What loads years, and what may take back or replace such a load."""


def acts_by_command(connection: Connection, center: str, *commands: str) -> list[Any]:
    """Return the rows of some commands, by stream and number."""
    return _rows(connection, center, ACTS.c.command.in_(commands))


def acts_warned_of(connection: Connection, center: str, code: str) -> list[Any]:
    """Return the rows whose ruling warns by a condition, by stream and number; a correction has a ruling of its own."""
    return _rows(connection, center, type_coerce(ACTS.c.entry, Text()).contains(f'"{code}"', autoescape=True))


def acts_on_calendar(connection: Connection, center: str) -> list[Any]:
    """Return the rows of the center's own stream that loaded a calendar, or may have taken back or replaced it."""
    return _rows(connection, center, ACTS.c.kind == "center", ACTS.c.command.in_(MAKES_CALENDAR))


def calendar_version(connection: Connection, center: str) -> int:
    """Return the number of the last act of the center that made another calendar, 0 where none did."""
    rows = acts_on_calendar(connection, center)
    loads = {row.number for row in rows if row.command == _LOADS}
    return max((row.number for row in rows if loads.intersection((row.number, corrected(row)))), default=0)


def corrected(row: Any) -> int | None:
    """Return the number of the act that a row of the journal corrects or annuls, None of any other row."""
    if row.command not in CORRECTING:
        return None
    happened = map(codec.opened_event, codec.opened_entry(row.entry).events)
    return next((one.number for one in happened if isinstance(one, ActCorrected)), None)


def followed_key(loaded: int) -> str:
    """Return the key kept once every deadline follows the calendar that an act of the center made."""
    return f"calendar/{loaded}"


def _rows(connection: Connection, center: str, *where: ColumnElement[bool]) -> list[Any]:
    at = (ACTS.c.kind, ACTS.c.stream, ACTS.c.number)
    return list(connection.execute(select(ACTS).where(ACTS.c.center == center, *where).order_by(*at)))
