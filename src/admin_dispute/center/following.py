"""What an act brings about on other streams: carried out with it, by the system, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from admin_dispute.center.basis import Basis
from admin_dispute.center.execution import Written, judged, prepared, refuse, ruling_on, standing, state_at, write
from admin_dispute.center.request import requested
from admin_dispute.center.rights import SYSTEM
from admin_dispute.domain.act import FOLLOWS
from admin_dispute.store.records import Records
from admin_dispute.store.references import body_digest

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


def follow(center: Center, records: Records, basis: Basis, stream: str, act: Written) -> None:
    """Carry out what an act brings about, and what that brings about; each has a key, so that it happens once."""
    for position, command in enumerate(_brought_about(act)):
        _carry_out(center, records, basis, command, f"follows/{stream}/{act.number}/{position}")


def _brought_about(act: Written) -> Iterator[Any]:
    for happened in act.news:
        if type(happened) in FOLLOWS:
            yield from FOLLOWS[type(happened)](act.state, happened)


def _carry_out(center: Center, records: Records, basis: Basis, command: Any, key: str) -> None:
    secret, algorithm = center.settings(records)
    request = requested(command, center.id)
    found = standing(records, request, key, "", lock=True)
    state = state_at(records, request, found.head, ("", None))
    attempt = prepared(request, found.head, state, records, basis, SYSTEM, center.clock.now())
    ruling = ruling_on(attempt, judged(attempt, basis, records))
    if not ruling.allowed:
        refuse(attempt, ruling, records, algorithm)
        return
    written = write(attempt, ruling, basis, records, algorithm)
    records.add_key(key, body_digest(secret, command, SYSTEM.id), request.form.kind, request.stream, written.number)
    follow(center, records, basis, request.stream, written)
