"""What an act brings about on other streams: carried out with it, by the system, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from admin_dispute.center.basis import Basis
from admin_dispute.center.execution import Written, judged, prepared, refuse, ruling_on, standing, state_at, write
from admin_dispute.center.request import requested
from admin_dispute.center.rights import SYSTEM
from admin_dispute.domain.act import FOLLOWS
from admin_dispute.domain.values import PersonRef, TextRef
from admin_dispute.store.records import Records
from admin_dispute.store.references import body_digest, open_value

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


def follow(center: Center, records: Records, basis: Basis, stream: str, act: Written) -> None:
    """Carry out what an act brings about, and what that brings about; each has a key, so that it happens once."""
    brought = dict.fromkeys(_brought_about(act))  # two duties of one entry, performed at once, withdraw it once
    for position, command in enumerate(brought):
        _carry_out(center, records, basis, command, f"follows/{stream}/{act.number}/{position}")


def _brought_about(act: Written) -> Iterator[Any]:
    for happened in act.news:
        if type(happened) in FOLLOWS:
            yield from FOLLOWS[type(happened)](act.state, happened)


def with_texts(value: Any, records: Records) -> Any:
    """Return a command with the texts behind its references: every stream keeps its own; of an erased one, nothing."""
    if isinstance(value, TextRef):
        row = records.text(value.id)
        return None if row is None or row[5] is None else open_value(row[2], row[5])
    if isinstance(value, tuple):
        return tuple(with_texts(item, records) for item in value)
    if not attrs.has(type(value)) or isinstance(value, PersonRef):
        return value
    held = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
    opened = {name: with_texts(part, records) for name, part in held.items()}
    return attrs.evolve(value, **{name: part for name, part in opened.items() if part is not held[name]})


def _carry_out(center: Center, records: Records, basis: Basis, command: Any, key: str) -> None:
    secret, algorithm = center.settings(records)
    command = with_texts(command, records)
    request = requested(command, center.id)
    found = standing(records, request, key, "", lock=True)
    state = state_at(records, request, found.head, ("", None))
    attempt = prepared(request, found.head, state, records, basis, SYSTEM, center.clock.now())
    ruling = ruling_on(attempt, judged(attempt, basis, records))
    if not ruling.allowed:
        refuse(attempt, ruling, records, algorithm)
        return
    written = write(attempt, ruling, basis, records, algorithm)
    records.add_key(key, body_digest(secret, command, SYSTEM.id), request.kind, request.stream, written.number)
    follow(center, records, basis, request.stream, written)
