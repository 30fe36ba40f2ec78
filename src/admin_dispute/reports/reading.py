"""Reading disputes for a report: as they stand now, or as they stood at the heads that a report keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select, tuple_

from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.figures.report import ReadHead
from admin_dispute.reports.ledger import Place
from admin_dispute.store.projection import stored_state
from admin_dispute.store.replay import replayed
from admin_dispute.store.tables import ACTS, STATES


def standing(connection: Connection, center: str, after: Place | None, size: int) -> list[tuple[Place, Dispute, int]]:
    """Return the next disputes in the order of registration, each with the version it stands at."""
    table = STATES.c
    rows = select(table.opened_on, table.stream, table.version, table.form, table.body)
    rows = rows.where(table.center == center, table.kind == "dispute")
    if after is not None:
        rows = rows.where(tuple_(table.opened_on, table.stream) > tuple_(after.opened_on, after.dispute))
    found = connection.execute(rows.order_by(table.opened_on, table.stream).limit(size)).all()
    return [
        (Place(opened_on, stream), stored_state(connection, center, "dispute", stream, form, body), version)
        for opened_on, stream, version, form, body in found
    ]


def stood(connection: Connection, center: str, heads: Iterable[ReadHead]) -> Iterator[tuple[Dispute, int]]:
    """Give the disputes as they stood at heads: folded from their acts, corrections made since left out."""
    for head in heads:
        yield _at(connection, center, "dispute", head.stream, head.version), head.version


def center_at(connection: Connection, center: str, version: int) -> CenterState:
    """Return the center as it stood at a version of its own stream."""
    state: CenterState = _at(connection, center, "center", center, version)
    return state


def _at(connection: Connection, center: str, kind: str, stream: str, version: int) -> Any:
    acts = select(ACTS.c.entry).where(ACTS.c.center == center, ACTS.c.kind == kind, ACTS.c.stream == stream)
    rows = connection.execute(acts.where(ACTS.c.number <= version).order_by(ACTS.c.number)).scalars()
    return replayed(rows)
