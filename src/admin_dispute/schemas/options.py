"""Fields typed as options: each text is read as the declared type of its field says, not as it looks."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterable
from typing import Any

from admin_dispute.domain.act import CommandForm
from admin_dispute.domain.correction import Stored
from admin_dispute.domain.errors import BadInput, Fault
from admin_dispute.schemas.fields import is_object

MOST = 1_000_000
"""How many characters a JSON document may have; this library's own limit."""


def typed_values(form: CommandForm, options: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return the fields of a command from options as they were typed; a list is an option given several times.

    Args:
        options: names of fields with their texts. What is a list or holds fields of its own may be JSON.

    Raises:
        BadInput: a text is no JSON where it must be, or a field that is no list was given twice.
    """
    hints = typing.get_type_hints(form.type)
    texts: dict[str, list[str]] = {}
    for name, text in options:
        texts.setdefault(name, []).append(text)
    values, faults = {}, []
    for name, given in texts.items():
        try:
            values[name] = _read(hints.get(name, str), given)
        except ValueError as error:
            faults.append(Fault(name, str(error)))
    if faults:
        raise BadInput("bad-input", tuple(faults), command=form.name)
    return values


def _read(annotation: Any, texts: list[str]) -> Any:
    annotation = plain(annotation)
    if typing.get_origin(annotation) is tuple:
        [inner, *_] = typing.get_args(annotation)
        return _list(plain(inner), texts)
    if len(texts) > 1:
        raise ValueError("只能写一次")
    return _one(annotation, texts[0])


def _list(inner: Any, texts: list[str]) -> list[Any]:
    """A list: one JSON list, or each of its items typed by itself."""
    if len(texts) == 1 and texts[0].startswith("["):
        try:
            loaded = json_value(texts[0])
        except ValueError:
            if is_object(inner):
                raise
        else:
            return loaded if isinstance(loaded, list) else [loaded]
    return [_one(inner, text) for text in texts]


def _one(annotation: Any, text: str) -> Any:
    if is_object(annotation) or annotation is Stored:
        return json_value(text)
    if annotation is int:
        try:
            return int(text)
        except ValueError:
            raise ValueError("应为整数") from None
    return text


def plain(annotation: Any) -> Any:
    """Return the type of a field without `| None`."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        [annotation] = [part for part in typing.get_args(annotation) if part is not type(None)]
    return annotation


def json_value(text: str) -> Any:
    """Read JSON.

    Raises:
        ValueError: it is none, too long, nested too deep, or names a field of one object twice; said in Chinese.
    """
    if len(text) > MOST:
        raise ValueError(f"超过{MOST}个字符")
    try:
        return json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise ValueError(f"不是合格的 JSON（第{error.lineno}行第{error.colno}个字符）") from None
    except RecursionError:
        raise ValueError("JSON 嵌套过深") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"同一项写了两次：{next(name for name in names if names.count(name) > 1)}")
    return made
