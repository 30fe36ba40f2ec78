"""Personal data and free text leave a command before anybody decides: an id and a salted digest stand for them."""

from __future__ import annotations

import secrets
import typing
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

import attrs
import msgspec

from admin_dispute.domain.act import COMMAND_OF
from admin_dispute.domain.correction import Stored
from admin_dispute.domain.identity import birth_of
from admin_dispute.domain.values import Person, PersonKind, PersonRef, TextRef, age_on, bad_value
from admin_dispute.store.codec import decode
from admin_dispute.store.digests import digest_of_text

_ADULT, _EARNING = 18, 16
"""Of full capacity (民法典 17), and taken as such where own wages are the main source of living (民法典 18)."""


class Kept(msgspec.Struct, frozen=True):
    """A row to keep: the salted value behind a reference."""

    id: str
    kind: str
    salt: str
    value: str


Keep = Callable[[Kept], None]
Swap = Callable[[Any, date, Keep], Any]


def referenced(command: Any, keep: Keep) -> Any:
    """Return a command, to be encoded, with every person and free text replaced by its reference; the values to `keep`.

    What holds such values comes as its fields by name. A field of the wrong type stays as it is: whoever reads the
    command after this names it.

    Raises:
        BadInput: a person or text that no database keeps as it is: blank, with an empty character, no valid Unicode.
    """
    swap = _swap_of(type(command))  # type: ignore[arg-type]  # a type is hashable, whatever mypy says of attrs classes
    return command if swap is None else swap(command, command.on, keep)


def _text(value: Any, on: date, keep: Keep) -> Any:
    return TextRef(*_kept("text", unicodedata.normalize("NFC", value), keep)) if isinstance(value, str) else value


def _person(value: Any, on: date, keep: Keep) -> Any:
    if not isinstance(value, Person):
        return value
    person, body = _valid(value)
    minor = division = None
    if person.kind is PersonKind.NATURAL and (person.number is not None or person.born is not None):
        minor = _minor(person, on)
        division = None if person.number is None else person.number[:6]
    return PersonRef(*_kept("person", body, keep), person.kind, minor, division)


def _minor(person: Person, on: date) -> bool:
    born = person.born if person.number is None else birth_of(person.number)
    return born is not None and age_on(born, _day(on)) < (_EARNING if person.own_wages else _ADULT)


def _command(value: Any, on: date, keep: Keep) -> Any:
    form = COMMAND_OF.get(type(value))
    if form is None:  # stored already, or no command, which is found where types are checked
        return value
    return Stored(form.name, form.version, msgspec.json.encode(referenced(value, keep)).decode())


def _kept(kind: str, value: str, keep: Keep) -> tuple[str, str]:
    """Keep a value, and return the id and digest by which it is referred to."""
    if "\u0000" in value:
        raise bad_value("", "文字中不能有空字符")
    if not value.strip():
        raise bad_value("", "文字不能为空")
    token = secrets.token_hex(24)
    id_, salt = token[:16], token[16:]
    keep(Kept(id_, kind, salt, value))
    return id_, digest_of_text(salt, value)


def _day(on: Any) -> date:
    """The legal day of a command, which may stand there as its text."""
    try:
        return on if isinstance(on, date) else date.fromisoformat(on)
    except (TypeError, ValueError):
        raise bad_value("on", "类型不对") from None


def _valid(person: Person) -> tuple[Person, str]:
    """A person in its declared types, and as stored; what Python's own constructor lets through is found here."""
    try:
        body = msgspec.json.encode(person)
        read = decode(Person, body)
    except (msgspec.MsgspecError, TypeError) as error:
        path = str(error).rpartition("`$.")[2].rstrip("`") if "`$." in str(error) else ""
        raise bad_value(path, "类型不对") from None
    return read, body.decode()


@cache
def _swap_of(type_: Any) -> Swap | None:
    """Return what replaces the values inside a type, None where it holds none."""
    if type_ in _SWAPS:
        return _SWAPS[type_]
    if attrs.has(type_):
        return _fields(type_)
    inner = [swap for swap in map(_swap_of, typing.get_args(type_)) if swap]
    if not inner:
        return None
    return _each(inner[0]) if typing.get_origin(type_) is tuple else _optional(inner[0])


_SWAPS: dict[Any, Swap] = {TextRef: _text, PersonRef: _person, Stored: _command}


def _each(swap: Swap) -> Swap:
    def swap_each(values: Any, on: date, keep: Keep) -> Any:
        """Swap within each of several values."""
        return tuple([swap(value, on, keep) for value in values]) if isinstance(values, (tuple, list)) else values

    return swap_each


def _optional(swap: Swap) -> Swap:
    return lambda value, on, keep: None if value is None else swap(value, on, keep)


def _fields(type_: Any) -> Swap | None:
    hints = typing.get_type_hints(type_)
    names = [field.name for field in attrs.fields(type_)]
    swaps = {name: swap for name in names if (swap := _swap_of(hints[name]))}
    if not swaps:
        return None
    every, some = _held(names), _held([*swaps])
    absent = tuple(() if typing.get_origin(hints[name]) is tuple else None for name in swaps)

    def swap_fields(value: Any, on: date, keep: Keep) -> Any:
        """Give the fields of a value by name, swapped within; a value that holds nothing to swap as it is."""
        if not isinstance(value, type_) or some(value) == absent:
            return value
        fields = dict(zip(names, every(value), strict=True))
        for name, swap in swaps.items():
            fields[name] = swap(fields[name], on, keep)
        return fields

    return swap_fields


def _held(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what reads these fields of a value, also where it is one."""
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, *names),)


def open_value(kind: str, value: str) -> str | Person:
    """Return the text or the person behind a reference."""
    return value if kind == "text" else decode(Person, value)
