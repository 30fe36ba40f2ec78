"""The states that a center saw last, so that the next act on a stream need not read its state again."""

from __future__ import annotations

from typing import Any

import msgspec

from admin_dispute.domain.deadline import Deadline
from admin_dispute.domain.periods import Calendar


class Seen(msgspec.Struct, frozen=True):
    """A stream as a center saw it last: the digest of its head, the state there, and its deadlines by a calendar."""

    digest: str = ""
    state: Any = None
    calendar: Calendar | None = None
    deadlines: tuple[Deadline, ...] = ()


NOTHING = Seen()


class Memory:
    """Streams as they were seen last; the oldest go first."""

    def __init__(self) -> None:
        self._seen: dict[str, Seen] = {}

    def of(self, stream: str) -> Seen:
        """Return a stream as last seen; an empty digest where it was not."""
        return self._seen.get(stream, NOTHING)

    def put(self, stream: str, seen: Seen) -> None:
        """Remember a stream for the next act on it."""
        while len(self._seen) >= _MOST:
            self._seen.pop(next(iter(self._seen)), None)
        self._seen[stream] = seen

    def forget(self, stream: str) -> None:
        """Remember nothing of a stream: its rows were written anew."""
        self._seen.pop(stream, None)

    def clear(self) -> None:
        """Remember nothing: another file stands in the database's place."""
        self._seen.clear()


_MOST = 256
"""How many streams a center keeps in memory."""
