"""Whether words that a circular will print name a party: compared with every person that disputes know of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from admin_dispute.center.facts.asked import Asked
from admin_dispute.store.records import Records
from admin_dispute.store.references import open_value

_SHORTEST = 2
"""A name of one character stands in every text."""


def party_named(asked: Asked) -> bool:
    """Say whether a command on a circular names a party in what will be printed; a body of the directory is none."""
    said = "\n".join(_said(asked.command))
    if not said or asked.center is None:
        return False
    bodies = {body.name for body in asked.center.organisations}
    return any(len(name) >= _SHORTEST and name in said and name not in bodies for name in _names(asked.records))


def _said(command: Any) -> Iterator[str]:
    words = (getattr(command, name, None) for name in ("title", "number", "paper", "what"))
    yield from (word for word in words if word)
    for mark in getattr(command, "marks", ()):
        yield from (word for word in (mark.reason, *mark.evidence) if word)


def _names(records: Records) -> Iterator[str]:
    for value in records.people():
        person: Any = open_value("person", value)
        yield person.name
