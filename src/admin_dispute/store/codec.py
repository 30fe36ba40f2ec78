"""How commands, events and states are written: envelopes of type, version and body; unknown ones are kept."""

from __future__ import annotations

import hashlib
import typing
from collections.abc import Callable
from functools import cache
from typing import Any

import attrs
import msgspec
from attrs import frozen

from admin_dispute.domain.act import COMMANDS, EVENT_OF, EVENTS, CommandForm
from admin_dispute.domain.catalogue import KINDS
from admin_dispute.domain.correction import Stored
from admin_dispute.domain.errors import StoreFault
from admin_dispute.domain.reading_types import READING_TYPES
from admin_dispute.domain.ruling import AnswerGiven, Caution, Ground, Objection

_DECODERS: dict[type, msgspec.json.Decoder[Any]] = {}

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
UPCASTERS: dict[tuple[str, int], Upcaster] = {}
"""By name and version of the stored form: what makes the next version's body of it."""


ENTRY_FORM = 1
REFUSAL_FORM = 1
"""The versions in which entries and refusals are written; upcasters stand under the names `entry` and `refusal`."""


@frozen
class Unknown:
    """An event whose type nobody here knows (a plugin is gone): kept and shown as it was written."""

    type: str
    version: int
    body: bytes


class Envelope(msgspec.Struct, frozen=True):
    """A stored command or event."""

    type: str
    version: int
    body: msgspec.Raw


class Moment(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a decision was given beside the state, kept so that it can be judged again."""

    today: str
    stream: str
    functions: tuple[str, ...] = ()
    organisation: str | None = None
    next_number: int = 0
    number_taken: bool = False
    center: int = 0
    external_taken: tuple[str, ...] = ()
    loads: tuple[int, ...] = ()
    other: str = ""
    other_version: int = 0
    open_problems: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """The content of a row of the journal: the bytes of it are what the chain covers.

    Attributes:
        form: the version of this form, `moment` included; sent: digests of the messages it put into the outbox.
        keyed: digest of the idempotency key and of the body it was given with, empty where it was given without.
    """

    form: int = ENTRY_FORM
    command: Envelope
    actor: str
    on: str
    recorded_at: str
    policy: str | None
    plugins: tuple[str, ...]
    grounds: tuple[Ground, ...]
    warnings: tuple[Caution, ...]
    answers: tuple[AnswerGiven, ...]
    moment: Moment
    events: tuple[Envelope, ...]
    sent: tuple[str, ...] = ()
    keyed: str = ""


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """The content of a row of the refusals; `form` is the version of this form."""

    form: int = REFUSAL_FORM
    command: Envelope
    actor: str
    on: str
    recorded_at: str
    policy: str | None
    objections: tuple[Objection, ...]
    warnings: tuple[Caution, ...]
    answers: tuple[AnswerGiven, ...]
    version: int


def without(entry: Entry, names: frozenset[str]) -> Entry:
    """Return the content of a row with nothing of some events, conditions, questions and parameters in it."""
    return msgspec.structs.replace(
        entry,
        grounds=tuple(ground for ground in entry.grounds if ground.code not in names),
        warnings=tuple(warning for warning in entry.warnings if warning.code not in names),
        answers=tuple(answer for answer in entry.answers if names.isdisjoint(_named(answer))),
        events=tuple(event for event in entry.events if event.type not in names),
    )


def _named(answer: AnswerGiven) -> tuple[str, ...]:
    return (answer.question,) if answer.parameter is None else (answer.question, answer.parameter.name)


encode: Callable[[object], bytes] = msgspec.json.Encoder().encode
"""Writes a value as JSON."""


def written(value: object) -> bytearray:
    """Write a value as JSON for a column: SQLite's driver asks for adapters of bytes, and none of a bytearray."""
    return bytearray(encode(value))


def decode(type_: type[Any], data: bytes | str) -> Any:
    """Read a value of a type from JSON that this library wrote."""
    decoder = _DECODERS.get(type_)
    if decoder is None:
        with READING_TYPES:
            decoder = _DECODERS[type_] = msgspec.json.Decoder(type_)
    return decoder.decode(data)


def command_envelope(form: CommandForm, body: bytes) -> Envelope:
    """Put a command into its envelope; `body` is the command as `encode` wrote it."""
    return Envelope(form.name, form.version, msgspec.Raw(body))


def event_envelope(happened: object) -> Envelope:
    """Put an event into its envelope; one nobody knows goes back as it was."""
    if isinstance(happened, Unknown):
        return Envelope(happened.type, happened.version, msgspec.Raw(happened.body))
    form = EVENT_OF[type(happened)]
    return Envelope(form.name, form.version, msgspec.Raw(encode(happened)))


def stored_event(happened: object) -> Stored:
    """Return an event as it stands inside another."""
    envelope = event_envelope(happened)
    return Stored(envelope.type, envelope.version, bytes(envelope.body).decode())


def envelope_of(stored: Stored) -> Envelope:
    """Return the envelope of a command or event that stands inside another."""
    return Envelope(stored.name, stored.version, msgspec.Raw(stored.body.encode()))


def opened_event(envelope: Envelope) -> Any:
    """Return the event of an envelope, `Unknown` where its type is not declared."""
    form = EVENTS.get(envelope.type)
    if form is None:
        return Unknown(envelope.type, envelope.version, bytes(envelope.body))
    return _opened(envelope, form.type, form.version)


def opened_command(envelope: Envelope) -> Any:
    """Return the command of an envelope, `Unknown` where its type is not declared."""
    form = COMMANDS.get(envelope.type)
    if form is None:
        return Unknown(envelope.type, envelope.version, bytes(envelope.body))
    return _opened(envelope, form.type, form.version)


def opened_entry(text: str) -> Entry:
    """Return the entry of a row of the journal.

    Raises:
        StoreFault: it is of a form nobody here knows.
    """
    entry: Entry = _raised("entry", decode(_Formed, text).form, ENTRY_FORM, Entry, text)
    return entry


def opened_refusal(text: str) -> Refusal:
    """Return the content of a row of the refusals.

    Raises:
        StoreFault: it is of a form nobody here knows.
    """
    refusal: Refusal = _raised("refusal", decode(_Formed, text).form, REFUSAL_FORM, Refusal, text)
    return refusal


class _Formed(msgspec.Struct):
    form: int


def _opened(envelope: Envelope, type_: type[Any], current: int) -> Any:
    return _raised(envelope.type, envelope.version, current, type_, bytes(envelope.body))


def _raised(name: str, version: int, current: int, type_: type[Any], body: bytes | str) -> Any:
    """Return a value of a form that may be older than the current one, raised step by step."""
    if version == current:
        return decode(type_, body)
    raised = msgspec.json.decode(body)
    for step in range(version, current):
        upcast = UPCASTERS.get((name, step))
        if upcast is None:
            raise StoreFault("no-upcaster", type=name, version=step)
        raised = upcast(raised)
    if version > current:
        raise StoreFault("no-upcaster", type=name, version=version)
    return decode(type_, encode(raised))


def opened_state(kind: str, body: bytes | str) -> Any:
    """Return the state a row holds."""
    return decode(KINDS[kind].state, body)


FOLD = 1
"""To be raised when an effect comes to fold an event differently: every stored state is then derived again."""


@cache
def state_form(kind: str) -> str:
    """Return the form of the states of a kind: it changes with any field, code or order in them, or with `FOLD`."""
    return hashlib.sha256(f"{FOLD} {_shape(KINDS[kind].state, {})}".encode()).hexdigest()[:16]


def _shape(type_: Any, seen: dict[Any, str]) -> str:
    """Write a type by its fields in the order in which they are stored, the same on every version of Python."""
    if arguments := typing.get_args(type_):
        return f"({' '.join(_shape(argument, seen) for argument in arguments)})"
    name = getattr(type_, "__name__", "...")
    if type_ in seen:
        return name
    seen[type_] = name
    if attrs.has(type_):
        hints, names = typing.get_type_hints(type_), list(attrs.fields_dict(type_))
        stored = sorted(names) if "__slots__" in vars(type_) else names  # Python sorts slots
        return f"{name}{{{' '.join(f'{key}:{_shape(hints[key], seen)}' for key in stored)}}}"
    return f"{name}[{' '.join(type_.__members__)}]" if hasattr(type_, "__members__") else name
