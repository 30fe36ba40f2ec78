"""The states that a center saw last, so that the next act on a stream need not read its state again."""

from __future__ import annotations

from typing import Any


class Memory:
    """States by stream, each behind the digest of the head it was made at; the oldest go first."""

    def __init__(self) -> None:
        self._states: dict[str, tuple[str, Any]] = {}

    def of(self, stream: str) -> tuple[str, Any]:
        """Return digest and state of a stream as last seen; an empty digest where it was not."""
        return self._states.get(stream, ("", None))

    def put(self, stream: str, digest: str, state: Any) -> None:
        """Remember a state for the next act on its stream."""
        while len(self._states) >= _MOST:
            self._states.pop(next(iter(self._states)), None)
        self._states[stream] = (digest, state)

    def forget(self, stream: str) -> None:
        """Remember no state of a stream: its row was written anew."""
        self._states.pop(stream, None)

    def clear(self) -> None:
        """Remember nothing: another file stands in the database's place."""
        self._states.clear()


_MOST = 256
"""How many states a center keeps in memory."""
