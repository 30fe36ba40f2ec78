"""Carrying out a request in one transaction: judged under lock, written whole or refused whole, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import msgspec
from attrs import frozen

from admin_dispute.center.attempt import attempted, found, ruled
from admin_dispute.center.request import Request, requested
from admin_dispute.center.rights import SYSTEM, Actor
from admin_dispute.center.writing import Written, refuse, write
from admin_dispute.domain.act import FOLLOWS
from admin_dispute.domain.circular.content import CircularContent
from admin_dispute.domain.errors import Conflict
from admin_dispute.domain.ruling import Ruling
from admin_dispute.domain.values import PersonRef, TextRef
from admin_dispute.store import codec
from admin_dispute.store.digests import digest_of_body, digest_of_text
from admin_dispute.store.records import Records

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


@frozen(slots=False)  # every act makes one, as with a ruling
class Done:
    """An act that took effect.

    Attributes:
        stream: id of the dispute (or center) it stands in; version: its number there, and the stream's new version.
        ruling: why it was allowed; repeated: it had taken effect before, under the same key.
        unfollowed: why what it should have brought about on other streams was refused there; it stands all the same.
            Told when it happens, not again where it is repeated.
    """

    stream: str
    version: int
    ruling: Ruling
    repeated: bool = False
    unfollowed: tuple[Ruling, ...] = ()


class Outcome(msgspec.Struct, frozen=True):
    """What became of a request: what was done, None where it was refused, and what was written, None where nothing."""

    ruling: Ruling
    done: Done | None
    written: Written | None


def carry_out(
    center: Center,
    records: Records,
    request: Request,
    who: str | Actor,
    key: str | None,
    *,
    expect: int | None = None,
    circular: CircularContent | None = None,
) -> Outcome:
    """Carry out a request and what it brings about: judged as it stands, then written whole or refused whole.

    Args:
        key: with which it is carried out once; given again it answers the same.
        expect: the version that must stand; circular: what was counted for one before anything was locked.

    Raises:
        NotFound: no such stream or actor. Conflict: another version stands, or the key is that of another request.
    """
    secret, algorithm = center.settings(records)
    actor = who if isinstance(who, str) else who.id
    body = "" if key is None else digest_of_body(secret, request.form, request.as_given, actor)
    at_hand = found(center, records, request, key, lock=True)
    if key is not None and at_hand[0].key_used:
        done = _repeated(records, key, body)
        return Outcome(done.ruling, done, None)
    attempt = attempted(center, records, request, who, at_hand, circular)
    ruling, left = ruled(attempt, records, expect)
    if not ruling.allowed:
        refuse(attempt, ruling, records, algorithm)
        return Outcome(ruling, None, None)
    written = write(attempt, ruling, left, records, algorithm, "" if key is None else digest_of_text(key, body))
    if key is not None:
        records.add_key(key, body, request.kind, request.stream, written.number)
    unfollowed = _refused_of_following(center, records, request.stream, written)
    return Outcome(ruling, Done(request.stream, written.number, ruling, unfollowed=unfollowed), written)


def _refused_of_following(center: Center, records: Records, stream: str, act: Written) -> tuple[Ruling, ...]:
    """Carry out what an act brings about on other streams, by the system, and return what was refused of it there.

    Each has a key, so that it happens once.
    """
    following = [happened for happened in act.news if type(happened) in FOLLOWS]
    if not following:
        return ()
    brought = [command for happened in following for command in FOLLOWS[type(happened)](act.left.state, happened)]
    once = dict.fromkeys(brought)  # two duties of one entry, performed at once, withdraw it once
    refused = []
    for position, command in enumerate(once):
        request = requested(_with_texts(command, records), center.id)
        outcome = carry_out(center, records, request, SYSTEM, f"follows/{stream}/{act.number}/{position}")
        if outcome.done is None:
            refused.append(outcome.ruling)
    return tuple(refused)


def _with_texts(value: Any, records: Records) -> Any:
    """Return a command with the texts behind its references: every stream keeps its own; of an erased one, nothing."""
    if isinstance(value, TextRef):
        return records.behind(value.id)
    if isinstance(value, tuple):
        return tuple(_with_texts(item, records) for item in value)
    if not attrs.has(type(value)) or isinstance(value, PersonRef):
        return value
    held = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
    opened = {name: _with_texts(part, records) for name, part in held.items()}
    return attrs.evolve(value, **{name: part for name, part in opened.items() if part is not held[name]})


def _repeated(records: Records, key: str, body: str) -> Done:
    """Return the act that a used key led to.

    Raises:
        Conflict: the key was used for another body.
    """
    _, _, digest, kind, stream, number = records.key(key)
    if digest != body:
        raise Conflict("key-reused", key=key, act=f"{stream} 第{number}项", stream=stream, number=number)
    act = records.act(kind, stream, number)
    entry: codec.Entry = codec.opened_entry(act[8])
    ruling = Ruling(
        command=entry.command.type,
        policy=entry.policy,
        grounds=entry.grounds,
        warnings=entry.warnings,
        answers=entry.answers,
        version=number - 1,
        events=tuple(map(codec.opened_event, entry.events)),
    )
    return Done(stream=stream, version=number, ruling=ruling, repeated=True)
