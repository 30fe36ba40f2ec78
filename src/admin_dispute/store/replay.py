"""Replay: folding what the journal recorded; it asks nobody, neither law nor plugins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from admin_dispute.domain.act import after
from admin_dispute.domain.correction import Refolded
from admin_dispute.store.codec import Entry, decode, opened_event


def fold(state: Any, events: Iterable[Any]) -> Any:
    """Return the state after events; a correction begins the stream anew."""
    for happened in events:
        state = None if isinstance(happened, Refolded) else after(state, happened)
    return state


def replayed(entries: Iterable[str]) -> Any:
    """Return the state that the stored entries of a stream make."""
    state: Any = None
    for text in entries:
        entry: Entry = decode(Entry, text)
        state = fold(state, map(opened_event, entry.events))
    return state
