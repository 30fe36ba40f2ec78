"""Whether words that a circular will print name a party: compared with every person that disputes know of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from admin_dispute.center.elsewhere import meant
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.circular.drafting import DraftCircular, ReviseCircular
from admin_dispute.domain.circular.issuing import ApproveCircular, CorrectCircular, IssueCircular
from admin_dispute.store.records import Records
from admin_dispute.store.references import open_value

_PRINTED = (DraftCircular, ReviseCircular, ApproveCircular, IssueCircular, CorrectCircular)
_SHORTEST = 2
"""A name of one character stands in every text."""


def party_named(records: Records, command: Any, center: CenterState) -> bool:
    """Say whether a command on a circular names a party in what will be printed; a body of the directory is none."""
    given = meant(command)
    said = "\n".join(_said(given)) if isinstance(given, _PRINTED) else ""
    if not said:
        return False
    bodies = {body.name for body in center.organisations}
    return any(len(name) >= _SHORTEST and name in said and name not in bodies for name in _names(records))


def _said(command: Any) -> Iterator[str]:
    words = (getattr(command, name, None) for name in ("title", "number", "paper", "what"))
    yield from (word for word in words if word)
    for mark in getattr(command, "marks", ()):
        yield from (word for word in (mark.reason, *mark.evidence) if word)


def _names(records: Records) -> Iterator[str]:
    for value in records.people():
        person: Any = open_value("person", value)
        yield person.name
