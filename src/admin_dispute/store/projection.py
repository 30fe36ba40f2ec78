"""What is derived from the acts of a stream: state, deadlines, numbers; written with an act, compared, made again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from admin_dispute.domain.catalogue import KINDS
from admin_dispute.domain.deadline import Deadline
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.store import codec
from admin_dispute.store.records import deadline_row
from admin_dispute.store.replay import replayed
from admin_dispute.store.rows import plain
from admin_dispute.store.standing import StateRow
from admin_dispute.store.tables import ACTS


def state_row(kind: str, state: Any) -> StateRow:
    """Return what the row of a state holds, beside the head it stands for."""
    form = KINDS[kind]
    stage = str(getattr(state, form.stage)) if form.stage else ""  # a driver takes a plain text at once
    return StateRow(codec.written(state), codec.state_form(kind), stage, getattr(state, form.began))


def same_deadlines(open_now: tuple[Deadline, ...], rows: Iterable[Any]) -> bool:
    """Say whether the rows of a stream are its open deadlines, no more and no less."""
    expected = {tuple(map(plain, deadline_row(deadline))) for deadline in open_now}
    return expected == {tuple(map(plain, row[3:])) for row in rows}


def numbers_of(state: Any) -> dict[str, str | None]:
    """Return the case numbers a stream holds, voided ones among them, with who issued each."""
    given = state.numbers if isinstance(state, Dispute) else ()
    return {str(number.number): number.issuer for number in given}


def external_of(state: Any) -> dict[tuple[str, str], str]:
    """Return the external ids by which a stream, or an object in it, is found."""
    return {(noted.system, noted.external): noted.object for noted in getattr(state, "external_ids", ())}


def stored_state(connection: Connection, center: str, kind: str, stream: str, form: str, body: str) -> Any:
    """Return the state of a stored row, made of its acts where the row is of another form."""
    if form == codec.state_form(kind):
        return codec.opened_state(kind, body)
    acts = select(ACTS.c.entry).where(ACTS.c.center == center, ACTS.c.kind == kind, ACTS.c.stream == stream)
    return replayed(connection.execute(acts.order_by(ACTS.c.number)).scalars())
