"""Where a command names something by its id, and whether what stands there can be one."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Annotated, Any

import attrs

from admin_dispute.domain.correction import Stored
from admin_dispute.domain.ids import ID
from admin_dispute.domain.values import PersonRef, TextRef

NOT_AN_ID = "应为代号（最多64个字母、数字和 - _ . : / @），不能写姓名、身份证号、手机号或者其他文字"

Paths = tuple[tuple[object, ...], ...]
"""Where something stands in a value, each by the names and positions that lead to it."""
Look = Callable[[Any], Paths]


@cache
def misfits_in(type_: Any) -> Look:
    """Return what looks through a value of a type for what stands where an id belongs and can be none.

    It gives the paths, mostly none; the text itself is never returned.
    """
    if type_ is str:
        return _id
    if type_ in (TextRef, PersonRef, Stored) or typing.get_origin(type_) is Annotated:
        return _nothing
    if attrs.has(type_):
        return _fields(type_)
    inner = [look for look in map(misfits_in, typing.get_args(type_)) if look is not _nothing]
    if not inner:
        return _nothing
    if typing.get_origin(type_) is tuple:
        return _ids if inner[0] is _id else _each(inner[0])
    return _id if inner[0] is _id else _optional(inner[0])


@lru_cache(maxsize=4096)  # the same few ids come again and again
def _id(text: str | None) -> Paths:
    return () if text is None or ID.fullmatch(text) else ((),)


def _nothing(_: object) -> Paths:
    return ()


@lru_cache(maxsize=1024)
def _ids(texts: tuple[str, ...]) -> Paths:
    return _under(range(len(texts)), tuple(map(_id, texts)))


def _each(look: Look) -> Look:
    def each(values: Any) -> Paths:
        """Look through each of several values."""
        found = tuple(map(look, values))
        return _under(range(len(values)), found) if any(found) else ()

    return each


def _optional(look: Look) -> Look:
    def optional(value: Any) -> Paths:
        """Look through a value that is there."""
        return () if value is None else look(value)

    return optional


def _fields(type_: Any) -> Look:
    hints = typing.get_type_hints(type_, include_extras=True)
    looks = [(field.name, misfits_in(hints[field.name])) for field in attrs.fields(type_)]
    inside = {name: look for name, look in looks if look is not _nothing}
    if not inside:
        return _nothing

    def fields(value: Any) -> Paths:
        """Look through the fields of a value."""
        found: Paths = ()
        for name, look in inside.items():
            if paths := look(getattr(value, name)):
                found += _under((name,), (paths,))
        return found

    return fields


def _under(places: Iterable[object], found: tuple[Paths, ...]) -> Paths:
    """Return the paths that were found in several places, each below its own."""
    return tuple((place, *path) for place, paths in zip(places, found, strict=True) for path in paths)
