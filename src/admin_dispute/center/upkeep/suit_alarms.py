"""Which limits for suing the passing of time has to tell of: looked for in every dispute that is not closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.suit_alarm import NoteSuitLimit, near_suit_limits
from admin_dispute.store.records import Records
from admin_dispute.store.replay import opened
from admin_dispute.store.rewrite import running_before
from admin_dispute.store.statement import Cursor

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


def due_alarms(center: Center, today: date) -> Iterator[tuple[str, NoteSuitLimit]]:
    """Give a note, under its key, for each limit that is to be told of and was not yet."""
    with center.transaction(reading=True) as connection:
        found = running_before(connection, center.id, today + timedelta(days=1))
    for first in range(0, len(found), _AT_ONCE):
        yield from _alarms(center, found[first : first + _AT_ONCE], today)


_AT_ONCE = 200
"""How many disputes are looked at in one transaction."""


def _alarms(center: Center, disputes: list[str], today: date) -> list[tuple[str, NoteSuitLimit]]:
    with center.transaction(reading=True) as connection:
        records = Records(Cursor.of(connection), center.id)
        basis = center.basis(records)
        heads = ((name, records.head("dispute", name)) for name in disputes)
        states = (opened(records, "dispute", name, head) for name, head in heads if head is not None)
        keyed = (
            (f"suit-limit/{state.id}/{limit.act}/{limit.on}", state.id, limit)
            for state in states
            for limit in near_suit_limits(state, today, basis.law(today, state))
        )
        return [
            (key, NoteSuitLimit(dispute=dispute, on=today, act=limit.act, until=limit.on))
            for key, dispute, limit in keyed
            if limit.on is not None and records.key(key) is None
        ]
