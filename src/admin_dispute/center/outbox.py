"""The outbox as whoever sends messages sees it: what waits, and what was delivered when. Nothing here sends."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from attrs import frozen

from admin_dispute.domain.errors import NotFound
from admin_dispute.store.records import Records


@frozen(kw_only=True)
class OutboxMessage:
    """A message that a plugin left with an act, without personal data.

    Attributes:
        id: names it for `Center.delivered`, and is the key of what you send: the same message has the same id.
        topic: stable name of the kind (`notice-to-agency`), `plugin-fault` where a plugin failed instead.
        to: id of a party of the stream, of an organisation or an officer; text: in Chinese; clauses: why it is sent.
        stream, number: the act it came from. delivered_at: None while it waits.
    """

    id: str
    topic: str
    to: str
    text: str
    clauses: tuple[str, ...]
    stream: str
    number: int
    created_at: datetime
    delivered_at: datetime | None


def outbox(rows: Iterable[Any]) -> Iterator[OutboxMessage]:
    """Give rows of the outbox as messages."""
    for stream, number, position, topic, body, created_at, delivered_at in rows:
        said = json.loads(body)
        yield OutboxMessage(
            id=f"{stream}/{number}/{position}",
            topic=topic,
            to=said["to"],
            text=said["text"],
            clauses=tuple(said["clauses"]),
            stream=stream,
            number=number,
            created_at=created_at,
            delivered_at=delivered_at,
        )


def delivered(records: Records, ids: Iterable[str], at: datetime) -> None:
    """Note that messages were delivered; what was noted before stays as it was.

    Raises:
        NotFound: there is no such message; then none is noted.
    """
    places = {id_: _place(id_) for id_ in ids}
    for id_, place in places.items():
        if place is None or not records.has_message(*place):
            raise NotFound("no-message", message=id_)
    for place in filter(None, places.values()):
        records.deliver_message(*place, at)


_ID = re.compile(r"(.+)/([0-9]+)/([0-9]+)")


def _place(id_: str) -> tuple[str, int, int] | None:
    """Where a message stands by its id: stream, number of the act, position; None where it is no such id."""
    read = _ID.fullmatch(id_)
    return None if read is None else (read[1], int(read[2]), int(read[3]))
