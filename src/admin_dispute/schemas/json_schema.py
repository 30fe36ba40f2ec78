"""JSON Schema (2020-12) of commands, derived from the fields of the border, for whoever types or checks them elsewhere.

It describes the plain form of a value. The border takes a little more and puts it right (full-width digits, blanks
around a day), and it knows what a schema can't say: check digits, that a day exists, that of two fields one is given.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import attrs
from marshmallow import fields

from admin_dispute.domain.act import ANY, COMMANDS, CommandForm
from admin_dispute.domain.catalogue import correction
from admin_dispute.domain.values import PHONE, Matching, not_empty, not_negative
from admin_dispute.domain.words import label, title, worded
from admin_dispute.schemas.fields import Code, Day, Hour, Inner, Length, Phone, Tuple, Word, Yuan, schema_of

Page: TypeAlias = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Page = {
    "type": "string",
    "pattern": r"\S",
    "not": {"pattern": "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]"},
}
"""A text has a sign that is seen, and no control characters but tabs and line ends."""
MOST = 5000
"""How many entries a list may have; the border's own limit."""
AMOUNT: Page = {"anyOf": [{"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}, {"type": "number"}]}
YUAN: Page = {
    "anyOf": [{"type": "string", "pattern": r"^[0-9]+(\.[0-9]{1,2})?$"}, {"type": "number", "minimum": 0}],
    "description": "元，最多两位小数；写作文字，免得取整",
}


def json_schema(name: str | None = None) -> Page:
    """Return the JSON Schema of the fields of one command, or a page that defines every command's under its name.

    Raises:
        BadInput: there is no such command.
    """
    from admin_dispute.schemas.commands import command_named  # noqa: PLC0415 - it reads this package's fields, too

    found: dict[str, Page] = {}
    if name is not None:
        form = command_named(name)
        page = _command(form, found)
        return {"$schema": DIALECT, **page, "$defs": dict(sorted(found.items()))}
    commands = {form.name: _command(form, found) for form in given_from_outside()}
    head = {"$schema": DIALECT, "title": "admin-dispute", "description": "每个命令的字段，见 $defs 下的命令名"}
    return {**head, "$defs": {**commands, **dict(sorted(found.items()))}}


def given_from_outside() -> Iterator[CommandForm]:
    """Give the commands that somebody gives; the rest follow from the passing of time."""
    return (form for form in COMMANDS.values() if not form.by_system)


def _command(form: CommandForm, found: dict[str, Page]) -> Page:
    if form.type is correction.CorrectAct:
        page = _object(correction.AnnulAct, form.name, found)
        page["properties"]["replacement"] = _replacement()
        page["required"] = [*page["required"], "replacement"]
    else:
        page = _object(form.type, form.name, found)
    told = (inspect.getdoc(form.type) or "").split("\n\n", maxsplit=1)[0].replace("\n", " ")
    return {"title": title(form.name), "description": told, **page}


def _replacement() -> Page:
    """A command within a correction: its name beside its own fields."""
    names = [form.name for form in given_from_outside() if form.kind != ANY]
    return {
        "title": label("replacement", "correct-act"),
        "type": "object",
        "properties": {"command": {"enum": names}},
        "required": ["command"],
    }


def _object(type_: type[Any], owner: str | type, found: dict[str, Page]) -> Page:
    validators = {field.name: field.validator for field in attrs.fields(type_)}
    named = schema_of(type_).fields
    return {
        "type": "object",
        "properties": {
            name: {"title": label(name, owner), **_field(field, found, validators[name])}
            for name, field in named.items()
        },
        "required": [name for name, field in named.items() if field.required],
        "additionalProperties": False,
    }


def _field(field: fields.Field[Any], found: dict[str, Page], validator: Any = None) -> Page:
    page = _plain(field, found)
    for narrowed in map(_narrowed, _each(validator)):
        page = {**page, **narrowed}
    return {"anyOf": [page, {"type": "null"}]} if field.allow_none else page


def _plain(field: fields.Field[Any], found: dict[str, Page]) -> Page:
    if isinstance(field, Tuple):
        return {"type": "array", "items": _field(field.inner, found), "maxItems": MOST}
    if isinstance(field, Inner):
        return _reference(field.type, found)
    for kind, made in _KINDS.items():
        if isinstance(field, kind):
            return made(field)
    raise TypeError(f"no JSON Schema for {field!r}")


def _reference(type_: type[Any], found: dict[str, Page]) -> Page:
    """Where a value has fields of its own: defined once under its name."""
    name = type_.__name__
    if name not in found:
        found[name] = {}  # a value may hold values of its own kind
        found[name] = _object(type_, type_, found)
    return {"$ref": f"#/$defs/{name}"}


def _word(field: Any) -> Page:
    return {**TEXT, "maxLength": field.most}


def _phone(field: Any) -> Page:
    return {"type": "string", "pattern": f"^{PHONE}$", "maxLength": field.most}


def _code(field: Any) -> Page:
    words = {code.value: worded(code) for code in field.kind}
    told = "、".join(f"{code}（{word}）" for code, word in words.items())
    return {"enum": list(dict.fromkeys((*words, *words.values()))), "description": told}


_KINDS: dict[type[Any], Callable[[Any], Page]] = {
    Phone: _phone,
    Word: _word,
    Code: _code,
    Length: lambda _: {
        "type": "string",
        "pattern": "^[0-9]+ (hour|day|working-day|month|year)s?$",
        "description": "如 24 hour、30 day、5 working-day、1 month",
    },
    Yuan: lambda _: AMOUNT,
    Day: lambda _: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Hour: lambda _: {
        "type": "string",
        "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9]$",
        "description": "北京时间，如 09:30",
    },
    fields.Boolean: lambda _: {"enum": [True, False, "true", "false", "是", "否"]},
    fields.Integer: lambda _: {"type": "integer"},
}
"""What each kind of field becomes; the narrower kind stands before the wider one."""


def _each(validator: Any) -> Iterator[Any]:
    """Give the single validators of a field, those that allow None or stand together taken apart."""
    inner = getattr(validator, "_validators", None) or getattr(validator, "validator", None)
    if validator is None:
        return
    if inner is None:
        yield validator
    else:
        for part in inner if isinstance(inner, tuple) else (inner,):
            yield from _each(part)


def _narrowed(validator: Any) -> Page:
    """What a validator of the value itself adds; nothing where a schema can't say it."""
    if validator is not_empty:
        return {"minItems": 1}
    if getattr(validator, "__name__", "") in YUAN_VALIDATORS:
        return YUAN
    if isinstance(validator, Matching):
        return {"pattern": f"^{validator.pattern}$"}
    bound, compared = getattr(validator, "bound", None), getattr(validator, "compare_op", None)
    return {_BOUNDS[compared]: bound} if compared in _BOUNDS else {}


YUAN_VALIDATORS = {not_negative.__name__, "in_yuan"}
_BOUNDS = {">=": "minimum", "<=": "maximum"}
