"""Where a stream stands and where its rows stand: what an act reads first and what it writes."""

from __future__ import annotations

from datetime import date, datetime

import msgspec


class Head(msgspec.Struct, frozen=True):
    """Where a stream stands: version, digest of its last row, and the stored state (empty for who has it), its form."""

    version: int
    digest: str
    body: str
    form: str


class Standing(msgspec.Struct, frozen=True):
    """What an act finds: the head of its stream, whether its key was used, the digest of the center's own stream."""

    head: Head | None
    key_used: bool
    center: str


class Row(msgspec.Struct, frozen=True):
    """A row of the journal to be written, without its place; that follows the head."""

    command: str
    legal_day: date
    recorded_at: datetime
    actor: str
    entry: bytearray


class StateRow(msgspec.Struct, frozen=True):
    """What the row of a state holds beside the head it stands for."""

    body: bytearray
    form: str
    stage: str
    opened_on: date


def place(center: str, kind: str, stream: str, number: int) -> str:
    """Return where a row stands, as its digest covers it."""
    return f"{center}/{kind}/{stream}/{number}"


def refused_place(center: str, kind: str, stream: str, number: int) -> str:
    """Return where a refusal stands, as its digest covers it."""
    return f"{center}/{kind}/{stream}/refused/{number}"
