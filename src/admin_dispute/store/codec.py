"""How commands, events and states are written: envelopes of type, version and body; unknown ones are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import msgspec
from attrs import frozen

from admin_dispute.domain.act import COMMAND_OF, COMMANDS, EVENT_OF, EVENTS
from admin_dispute.domain.catalogue import STATES
from admin_dispute.domain.errors import StoreFault
from admin_dispute.domain.ruling import AnswerGiven, Caution, Ground, Objection

_ENCODER = msgspec.json.Encoder()
_DECODERS: dict[type, msgspec.json.Decoder[Any]] = {}

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
UPCASTERS: dict[tuple[str, int], Upcaster] = {}
"""By name and version of the stored form: what makes the next version's body of it."""


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
    other: str = ""
    other_version: int = 0


class Entry(msgspec.Struct, frozen=True):
    """The content of a row of the journal: the bytes of it are what the chain covers."""

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


class Refusal(msgspec.Struct, frozen=True):
    """The content of a row of the refusals."""

    command: Envelope
    policy: str | None
    objections: tuple[Objection, ...]
    warnings: tuple[Caution, ...]
    answers: tuple[AnswerGiven, ...]
    version: int


def encode(value: object) -> bytes:
    """Write a value as JSON."""
    return _ENCODER.encode(value)


def decode(type_: type[Any], data: bytes | str) -> Any:
    """Read a value of a type from JSON that this library wrote."""
    decoder = _DECODERS.get(type_)
    if decoder is None:
        decoder = _DECODERS[type_] = msgspec.json.Decoder(type_)
    return decoder.decode(data)


def command_envelope(command: object, body: bytes) -> Envelope:
    """Put a command into its envelope; `body` is the command as `encode` wrote it."""
    form = COMMAND_OF[type(command)]
    return Envelope(form.name, form.version, msgspec.Raw(body))


def event_envelope(happened: object) -> Envelope:
    """Put an event into its envelope; one nobody knows goes back as it was."""
    if isinstance(happened, Unknown):
        return Envelope(happened.type, happened.version, msgspec.Raw(happened.body))
    form = EVENT_OF[type(happened)]
    return Envelope(form.name, form.version, msgspec.Raw(_ENCODER.encode(happened)))


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


def _opened(envelope: Envelope, type_: type[Any], current: int) -> Any:
    body = bytes(envelope.body)
    if envelope.version == current:
        return decode(type_, body)
    raised = msgspec.json.decode(body)
    for version in range(envelope.version, current):
        upcast = UPCASTERS.get((envelope.type, version))
        if upcast is None:
            raise StoreFault("no-upcaster", type=envelope.type, version=version)
        raised = upcast(raised)
    return msgspec.convert(raised, type_)


def opened_state(kind: str, body: bytes | str) -> Any:
    """Return the state a row holds."""
    return decode(STATES[kind], body)


ALGORITHMS = ("sha256", "sm3")


def digest_of(algorithm: str, previous: str, place: str, entry: bytes) -> str:
    """Return the digest of a row: over the one before it, where it stands, and its stored bytes.

    Args:
        algorithm: named in the row; `sha256`, or `sm3` where the OpenSSL of this Python has it.
        place: center, kind, stream and number, so that a row can't be moved.
    """
    try:
        hashed = hashlib.new(algorithm, f"{previous}\n{place}\n".encode())
    except ValueError:
        raise StoreFault("no-algorithm", algorithm=algorithm) from None
    hashed.update(entry)
    return hashed.hexdigest()


NO_DIGEST = "0" * 64
"""What the first row of a stream follows."""
