"""The checks of one stream: its chain, what its acts make, and every row that is derived from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec
from attrs import frozen

from admin_dispute.domain.act import COMMAND_OF
from admin_dispute.domain.errors import StoreFault
from admin_dispute.domain.kind import KINDS, running
from admin_dispute.domain.periods import Calendar
from admin_dispute.store import codec
from admin_dispute.store.digests import NO_DIGEST, digest_of, digest_of_text
from admin_dispute.store.projection import (
    external_of,
    numbers_of,
    same_deadlines,
    state_row,
)
from admin_dispute.store.replay import Act, act_of, counting, state_of
from admin_dispute.store.rows import plain
from admin_dispute.store.searching import MAKES_CALENDAR, followed_key
from admin_dispute.store.standing import place, refused_place

UNREADABLE = (msgspec.MsgspecError, StoreFault, AttributeError, TypeError, ValueError, LookupError, ArithmeticError)
"""What reading damaged rows can raise."""


UNSETTLED = "calendar-not-followed"
"""Deadlines that lie by an earlier calendar, as they do until a sweep: nothing that anybody did to the rows."""


@frozen(kw_only=True)
class Fault:
    """Something stored that does not fit: a stable code, and where."""

    code: str
    kind: str
    stream: str
    number: int | None = None


@frozen(kw_only=True)
class Stored:
    """The rows of a stream by table, as they lie there."""

    acts: list[Any]
    states: list[Any]
    deadlines: list[Any]
    texts: list[Any]
    keys: list[Any]
    numbers: list[Any]
    messages: list[Any]
    external: list[Any]


class Check:
    """One stream under check; `state` is what its acts make, None where they can't be read."""

    def __init__(self, center: str, kind: str, stream: str) -> None:
        self._center, self._kind, self._stream = center, kind, stream
        self._head = NO_DIGEST
        self._version = 0
        self._acts: list[Act] = []
        self._sent: dict[tuple[str | None, str | None], tuple[str, str]] = {}
        self._keyed: set[tuple[str | None, str]] = set()
        self._references: dict[str, tuple[str, str]] = {}
        self.state: Any = None

    def faults(self, stored: Stored, calendar: Calendar | None, earlier: tuple[Calendar, ...] = ()) -> Iterator[Fault]:
        """Give every fault of the stream; a center brings the calendar that its disputes' deadlines are checked by.

        Args:
            earlier: calendars that deadlines may still lie by, where the last one was not followed yet.
        """
        yield from self.acts(stored.acts)
        if self._kind not in KINDS:
            return
        readable = len(self._acts) == len(stored.acts)
        yield from self._state(stored.states)
        if self.state is not None:
            own = Calendar(self.state.calendar) if self._kind == "center" else calendar
            open_now = running(self._kind, self.state, own or Calendar())
            if not same_deadlines(open_now, stored.deadlines):
                before = (running(self._kind, self.state, calendar) for calendar in earlier)
                waits = any(same_deadlines(were, stored.deadlines) for were in before)
                yield self._found(UNSETTLED if waits else "deadlines-differ")
            held = {row.number: row.issuer for row in stored.numbers}
            found_by = {(row.system, row.external): row.object for row in stored.external}
            yield from self._compare("external", external_of(self.state), found_by)
            yield from self._compare("number", numbers_of(self.state), held)
        if readable:
            yield from self._texts(stored.texts)
            kept = {
                (plain(row.number), plain(row.position)): (digest_of_text(row.topic, row.body), row.created_at)
                for row in stored.messages
            }
            yield from self._compare("message", self._sent, kept)
            yield from self._keys(stored.keys)

    def _keys(self, rows: list[Any]) -> Iterator[Fault]:
        """Check the keys against the acts given with them; that a calendar was followed has a key of its own."""
        followed = {(followed_key(number), "", number) for number in self._calendars_made()}
        given = [row for row in rows if (row.key, row.digest, row.number) not in followed]
        kept = {(plain(row.number), digest_of_text(row.key, row.digest)): None for row in given}
        yield from self._compare("key", dict.fromkeys(self._keyed), kept)

    def _calendars_made(self) -> list[int]:
        return [act.number for act in self._acts if _name(act.command) in MAKES_CALENDAR]

    def earlier_calendars(self, keys: list[Any]) -> tuple[Calendar, ...]:
        """Return the calendars this center had before the one it has; none where every deadline follows that."""
        made = self._calendars_made()
        if self.state is None or not made or any(row.key == followed_key(made[-1]) for row in keys):
            return ()
        at = sorted({number - before for number in made for before in (0, 1)} - {0})
        states = (state_of(counting(self._acts[:number])) for number in at)
        return tuple(Calendar(state.calendar) for state in states)

    def _found(self, code: str, number: int | None = None) -> Fault:
        return Fault(code=code, kind=self._kind, stream=self._stream, number=number)

    def acts(self, rows: list[Any]) -> Iterator[Fault]:
        """Check the chain of acts, read them on the way, and fold what counts of them into `state`."""
        for row in self._linked(rows, "act", place):
            yield from self._read(row, self._act) if not isinstance(row, Fault) else (row,)
        if self._kind not in KINDS:
            yield self._found("kind-unknown")
            return
        try:
            self.state = state_of(counting(self._acts)) if len(self._acts) == len(rows) else None
        except UNREADABLE:
            yield self._found("acts-unfolded")

    def refusals(self, rows: list[Any]) -> Iterator[Fault]:
        """Check the chain of refusals."""
        for row in self._linked(rows, "refusal", refused_place):
            yield from self._read(row, self._refusal) if not isinstance(row, Fault) else (row,)

    def _linked(self, rows: list[Any], what: str, where: Callable[[str, str, str, int], str]) -> Iterator[Any]:
        """Give each row, after the faults of its link in the chain."""
        for row in rows:
            self._version += 1
            if row.number != self._version:
                yield self._found(f"{what}-missing", self._version)
                self._version = row.number if isinstance(row.number, int) else self._version
            try:
                at = where(self._center, self._kind, self._stream, row.number)
                expected = digest_of(row.algorithm, self._head, at, row.entry.encode())
            except (StoreFault, TypeError, AttributeError):
                yield self._found("algorithm-unknown", row.number)
                expected = row.digest
            if row.previous != self._head or row.digest != expected:
                yield self._found("chain-broken", row.number)
            self._head = row.digest
            yield row

    def _read(self, row: Any, read: Callable[[Any], tuple[str, ...]]) -> Iterator[Fault]:
        """Read a row's entry and compare its columns; what can't be read is a fault, and checking goes on."""
        try:
            columns = read(row)
        except UNREADABLE:
            yield self._found("entry-unreadable", row.number)
            return
        if (row.command, plain(row.legal_day), row.recorded_at, row.actor)[: len(columns)] != columns:
            yield self._found("columns-differ", row.number)

    def _act(self, row: Any) -> tuple[str, ...]:
        entry = codec.opened_entry(row.entry)
        self._acts.append(act_of(row.number, entry))
        self._references.update(_references(msgspec.json.decode(entry.command.body)))
        for position, digest in enumerate(entry.sent):
            self._sent[str(row.number), str(position)] = (digest, entry.recorded_at)
        if entry.keyed:
            self._keyed.add((str(row.number), entry.keyed))
        return (entry.command.type, entry.on, entry.recorded_at, entry.actor)

    def _refusal(self, row: Any) -> tuple[str, ...]:
        refusal = codec.opened_refusal(row.entry)
        return (refusal.command.type, refusal.on, refusal.recorded_at, refusal.actor)

    def _state(self, rows: list[Any]) -> Iterator[Fault]:
        if not rows:
            yield self._found("state-missing")
        for row in rows:
            if row.version != self._version or row.digest != self._head:
                yield self._found("head-differs", row.version)
            if self.state is None:
                continue
            derived = msgspec.structs.asdict(state_row(self._kind, self.state))
            if row.form != codec.state_form(self._kind):
                yield self._found("state-of-another-form", row.version)
            elif any(plain(getattr(row, name)) != plain(value) for name, value in derived.items()):
                yield self._found("state-differs", row.version)

    def _texts(self, rows: list[Any]) -> Iterator[Fault]:
        """Check the values behind references; an erased one is none to check."""
        stored = {row.id: row for row in rows}
        yield from self._compare("text", dict.fromkeys(self._references), dict.fromkeys(stored))
        for reference, (digest, kind) in self._references.items():
            row = stored.get(reference)
            if row is None:
                continue
            if row.kind != kind or (row.value is not None and digest_of_text(row.salt, row.value) != digest):
                yield self._found("text-differs")

    def _compare(self, what: str, expected: Mapping[Any, Any], stored: Mapping[Any, Any]) -> Iterator[Fault]:
        """Compare derived rows with stored ones by their key: missing, differing, or known to no act."""
        yield from self._each(f"{what}-missing", expected.keys() - stored.keys())
        yield from self._each(f"{what}-unknown", stored.keys() - expected.keys())
        both = expected.keys() & stored.keys()
        yield from self._each(f"{what}-differs", [key for key in both if expected[key] != stored[key]])

    def _each(self, code: str, keys: Iterable[Any]) -> Iterator[Fault]:
        for _ in keys:
            yield self._found(code)


def _name(command: Any) -> str:
    form = COMMAND_OF.get(type(command))
    return "" if form is None else form.name


def _references(body: Any) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give id, digest and kind of every reference in a command's body, in commands that it holds as text too."""
    if isinstance(body, dict):
        if isinstance(body.get("digest"), str) and isinstance(body.get("id"), str):
            yield body["id"], (body["digest"], "person" if "kind" in body else "text")
        if body.keys() == {"name", "version", "body"} and isinstance(body["body"], str):
            yield from _references(msgspec.json.decode(body["body"]))
        for inner in body.values():
            yield from _references(inner)
    elif isinstance(body, list):
        for inner in body:
            yield from _references(inner)
