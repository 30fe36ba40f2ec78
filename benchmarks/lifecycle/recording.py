"""What each act of a lifecycle says and changes, taken from the rows of one lifecycle of the library."""

from __future__ import annotations

import itertools
import secrets
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from by_hand import Act, Body, decode, encode
from workload import following, registration

Deadline = tuple[Any, ...]


@dataclass(slots=True)
class Seen:
    """What stood in the tables after an act: the state document, the deadlines, and the act's own rows."""

    state: str
    deadlines: set[Deadline]
    entry: str
    row: tuple[str, str, str, str]
    messages: list[str]


def seen(connection: sqlite3.Connection, stream: str, number: int) -> Seen:
    """Read what stands there after an act."""
    [(state,)] = connection.execute("SELECT body FROM ad_state WHERE stream = ?", (stream,))
    [(entry, *row)] = connection.execute(
        "SELECT entry, command, legal_day, recorded_at, actor FROM ad_act WHERE stream = ? AND number = ?",
        (stream, number),
    )
    messages = connection.execute(
        "SELECT body FROM ad_outbox WHERE stream = ? AND number = ? ORDER BY position", (stream, number)
    )
    deadlines = connection.execute("SELECT * FROM ad_deadline WHERE stream = ?", (stream,))
    return Seen(state, {row[3:] for row in deadlines}, entry, tuple(row), [body for (body,) in messages])


def prepared(stream: str, recorded: list[Seen], i: int) -> tuple[str, list[Act]]:
    """Return the acts of lifecycle i, as if the recorded one were its: another id, other keys, no references yet."""
    name = secrets.token_hex(8)
    shared = _Shared()
    before = Seen("{}", set(), "", ("", "", "", ""), [])
    acts = []
    commands = (registration(i), *following(name))
    for turn, (was, now, command) in enumerate(zip((before, *recorded), recorded, commands, strict=False)):
        old, new = (decode(side.state.replace(stream, name)) for side in (was, now))
        entry = shared.of(decode(now.entry.replace(stream, name)))
        typed: Body = decode(encode(command))
        numbers = [event["body"]["given"]["number"] for event in entry["events"] if event["type"] == "case-numbered"]
        acts.append(
            Act(
                key=f"{i}-{turn}",
                number=turn + 1,
                typed=typed,
                values=list(_values(typed, entry["command"]["body"])),
                stage=old.get("stage", ""),
                row=now.row,
                entry=entry,
                sets=shared.of(
                    {field: value for field, value in new.items() if field not in old or old[field] != value}
                ),
                ended=[(deadline[0], deadline[1]) for deadline in was.deadlines - now.deadlines],
                deadlines=sorted(now.deadlines - was.deadlines),
                case_number=numbers[0] if numbers else None,
                messages=[decode(body.replace(stream, name)) for body in now.messages],
            )
        )
    return name, acts


class _Shared:
    """One object for every place that says the same reference or case number, so that filling it in fills in all."""

    def __init__(self) -> None:
        self._known: dict[str, Body] = {}

    def of(self, value: Any) -> Any:
        """Return a document with the objects that are shared put into it."""
        if isinstance(value, list):
            return [self.of(item) for item in value]
        if not isinstance(value, dict):
            return value
        if "digest" in value:
            return self._known.setdefault(value["id"], value)
        if "sequence" in value:
            return self._known.setdefault("case number", value)
        return {field: self.of(item) for field, item in value.items()}


def _values(typed: Any, stored: Any) -> Iterator[tuple[Body, str | Body]]:
    """Pair each reference of a stored command with what was typed there."""
    if isinstance(stored, dict) and "digest" in stored:
        yield stored, typed
    elif isinstance(stored, dict):
        for field in stored:
            yield from _values(typed[field], stored[field])
    elif isinstance(stored, list):
        for one, other in itertools.zip_longest(typed, stored):
            yield from _values(one, other)
