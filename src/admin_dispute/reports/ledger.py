"""The ledger: pages of disputes by key, what is looked for in them, and in which order (WX-3.2.6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

import attrs
from attrs import field, frozen
from sqlalchemy import Connection, Select, select, tuple_

from admin_dispute.domain.deadline import Clock
from admin_dispute.domain.dispute.intake import Matter
from admin_dispute.domain.dispute.stage import Stage
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.number import folded
from admin_dispute.domain.values import Person, bad_value
from admin_dispute.reports.row import LedgerRow
from admin_dispute.store.projection import stored_state
from admin_dispute.store.references import open_value
from admin_dispute.store.tables import DEADLINES, STATES, TEXTS

COLUMNS = tuple(column.name for column in attrs.fields(LedgerRow))
"""The columns of the ledger, in the order of its spreadsheet."""


def _column(_: object, attribute: attrs.Attribute[str | None], name: str | None) -> None:
    if name is not None and name.removeprefix("-") not in COLUMNS:
        raise bad_value(attribute.name, f"没有这一栏：可选 {'、'.join(COLUMNS)}")


@frozen(kw_only=True)
class LedgerQuery:
    """What is looked for in the ledger; every condition given must hold, as far as the actor may see its column.

    Attributes:
        agency: the id of an agency with a part in the dispute, or a piece of its name.
        number: a piece of any number it carries or carried, here or before a court, voided ones too; typed in any
            width and with any bracket.
        overdue: whether something is late today; due_before: something is due, or was, before this day.
        registered_from, registered_to: both days included.
        sort: a column, with `-` before it from the last to the first; by registration where not given.
    """

    stage: Stage | None = None
    matter: Matter | None = None
    agency: str | None = None
    number: str | None = None
    overdue: bool | None = None
    due_before: date | None = None
    registered_from: date | None = None
    registered_to: date | None = None
    sort: str | None = field(default=None, validator=_column)

    def fits(self, row: LedgerRow, dispute: Dispute) -> bool:
        """Say whether a row, as the actor sees it, is looked for."""
        return (
            self.stage in (None, row.stage)
            and self.matter in (None, row.matter)
            and (self.agency is None or _concerns(self.agency, row, dispute))
            and (self.number is None or _numbered(self.number, row, dispute))
            and (self.overdue is None or _late(row) is self.overdue)
            and (self.due_before is None or _due_before(self.due_before, row))
            and _registered(self, row.registered_on)
        )


def _registered(query: LedgerQuery, on: date | None) -> bool:
    if query.registered_from is None and query.registered_to is None:
        return True
    return on is not None and (query.registered_from or on) <= on <= (query.registered_to or on)


def _concerns(agency: str, row: LedgerRow, dispute: Dispute) -> bool:
    if not row.agencies:
        return False
    parts = (part.agency for part in dispute.agency_parts if part.until is None)
    named = (*row.agencies, *row.other_agencies, row.lead or "")
    return agency in (*dispute.agencies, *parts) or any(agency in name for name in named)


def _numbered(number: str, row: LedgerRow, dispute: Dispute) -> bool:
    here: str | None = row.case_number  # None where it is not for the eyes of whoever asks
    carried = () if here is None else tuple(str(given.number) for given in dispute.numbers)
    return any(folded(number) in folded(one) for one in (*carried, *row.file_numbers))


def _late(row: LedgerRow) -> bool | None:
    """Whether something is late; None where that is not for the eyes of whoever asks."""
    count: int | None = row.overdue
    return None if count is None else count > 0


def _due_before(day: date, row: LedgerRow) -> bool:
    return any(due is not None and due < day for due in (row.next_due, row.overdue_since))


class Place(NamedTuple):
    """Where a dispute stands in the order of registration: the key of paging."""

    opened_on: date
    dispute: str


def standing_at(connection: Connection, center: str, dispute: str) -> tuple[Place, Dispute] | None:
    """Return one dispute with its place, None where there is none."""
    row = connection.execute(_disputes(center).where(STATES.c.stream == dispute)).one_or_none()
    return None if row is None else _opened(connection, center, row)


def page(
    connection: Connection, center: str, query: LedgerQuery, after: Place | None, size: int
) -> list[tuple[Place, Dispute]]:
    """Return the next disputes in the order of registration; the database looks up the stage that is looked for."""
    rows = _disputes(center)
    if query.stage is not None:
        rows = rows.where(STATES.c.stage == query.stage.value)
    if after is not None:
        rows = rows.where(tuple_(STATES.c.opened_on, STATES.c.stream) > tuple_(after.opened_on, after.dispute))
    rows = rows.order_by(STATES.c.opened_on, STATES.c.stream).limit(size)
    return [_opened(connection, center, row) for row in connection.execute(rows).all()]


def urgent(connection: Connection, center: str) -> tuple[str, ...]:
    """Return the disputes that wait for a measure against a risk, the one that waits longest first (WX-3.1.8)."""
    rows = select(DEADLINES.c.stream).where(DEADLINES.c.center == center, DEADLINES.c.clock == Clock.RISK)
    found = connection.execute(rows.order_by(DEADLINES.c.due_on, DEADLINES.c.stream)).scalars()
    return tuple(dict.fromkeys(found))


def _disputes(center: str) -> Select[tuple[date, str, Any, str]]:
    rows = select(STATES.c.opened_on, STATES.c.stream, STATES.c.body, STATES.c.form)
    return rows.where(STATES.c.center == center, STATES.c.kind == "dispute")


def _opened(connection: Connection, center: str, row: Any) -> tuple[Place, Dispute]:
    opened_on, stream, body, form = row
    return Place(opened_on, stream), stored_state(connection, center, "dispute", stream, form, body)


def behind(connection: Connection, center: str, references: Iterable[str]) -> dict[str, str]:
    """Return what stands behind references, by their ids: a text, of a person the name; erased ones are left out."""
    wanted = list(references)
    found: dict[str, str] = {}
    for first in range(0, len(wanted), _AT_ONCE):
        rows = select(TEXTS.c.id, TEXTS.c.kind, TEXTS.c.value)
        rows = rows.where(TEXTS.c.center == center, TEXTS.c.id.in_(wanted[first : first + _AT_ONCE]))
        for id_, kind, value in connection.execute(rows):
            if value is not None:
                kept = open_value(kind, value)
                found[id_] = kept.name if isinstance(kept, Person) else kept
    return found


_AT_ONCE = 500


def in_order(rows: Iterable[LedgerRow], sort: str) -> list[LedgerRow]:
    """Return rows by a column; what is empty or hidden there comes last, rows alike stay in the order they came."""
    name = sort.removeprefix("-")
    all_ = list(rows)
    filled = [row for row in all_ if getattr(row, name) not in _EMPTY]
    empty = [row for row in all_ if getattr(row, name) in _EMPTY]
    return sorted(filled, key=lambda row: _ranked(getattr(row, name)), reverse=sort.startswith("-")) + empty


_EMPTY: tuple[Any, ...] = (None, "", ())


def _ranked(value: Any) -> Any:
    """What a value is sorted by: codes in the order they are declared, lists entry by entry, the rest as it is."""
    if isinstance(value, StrEnum):
        return list(type(value)).index(value)
    if isinstance(value, tuple):
        return tuple(map(_ranked, value))
    return value if isinstance(value, (int, date, Decimal)) else str(value)
