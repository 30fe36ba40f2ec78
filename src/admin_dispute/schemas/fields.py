"""A marshmallow field for every type a command may have, worked out from its annotation."""

from __future__ import annotations

import re
import types
import typing
import unicodedata
from datetime import time
from decimal import Decimal
from enum import StrEnum
from typing import Any

import attrs
from marshmallow import Schema, ValidationError, fields, post_load, validate

from admin_dispute.domain.correction import Stored
from admin_dispute.domain.errors import BadInput
from admin_dispute.domain.periods import Period
from admin_dispute.domain.values import Person, PersonRef, TextRef
from admin_dispute.domain.words import worded
from admin_dispute.schemas.lengths import LENGTHS, TEXT, WORD
from admin_dispute.schemas.strict import Strict

_LIST: dict[str, Any] = {"invalid": "应为列表"}
_ENTRIES = validate.Length(max=5000, error="一次最多5000项")


class Word(fields.String):
    """A text: NFC, without control characters, not too long; never empty."""

    default_error_messages = {"invalid": "应为文字", "required": "缺少这一项", "null": "不能为空"}  # noqa: RUF012 - marshmallow's way

    def __init__(self, most: int = WORD, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most = most

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = unicodedata.normalize("NFC", super()._deserialize(value, attr, data, **kwargs))
        if not text.strip():
            raise ValidationError("不能为空")
        if len(text) > self.most:
            raise ValidationError(f"不得超过{self.most}个字（本系统的限度）")
        # control characters, and halves of signs that no encoding can write
        if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t" for sign in text):
            raise ValidationError("不能有控制字符")
        return text


class Number(Word):
    """A number of a person or organisation: full-width signs, blanks and a small x are put right."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        return "".join(unicodedata.normalize("NFKC", text).split()).upper()


class Phone(Word):
    """A telephone number: full-width signs are put right."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return unicodedata.normalize("NFKC", super()._deserialize(value, attr, data, **kwargs)).strip()


class Code(fields.Field[Any]):
    """One of the codes of a kind; its Chinese word is accepted too."""

    def __init__(self, kind: type[StrEnum], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kind = kind

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> StrEnum:
        for code in self.kind:
            if value in (code.value, worded(code)):
                return code
        listed = "、".join(f"{code.value}（{worded(code)}）" for code in self.kind)
        raise ValidationError(f"只能是：{listed}")


class Length(fields.Field[Period]):
    """A period: `30 day`, `5 working-day`, `1 month`."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Period:
        try:
            return Period.parse(value if isinstance(value, str) else "")
        except ValueError as error:
            raise ValidationError(str(error)) from None


class Yuan(fields.Decimal):
    """An amount in yuan: a number or its text; never a float's rounding."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, (int, float, str, Decimal)):
            raise ValidationError("应为数")
        text = unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else str(value)
        return super()._deserialize(text, attr, data, **kwargs)


class Day(fields.Date):
    """A legal day, written `2024-05-06`; full-width digits are put right. TOML gives it as a date."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = value.isoformat() if hasattr(value, "isoformat") else value
        if isinstance(text, str):
            text = unicodedata.normalize("NFKC", text).strip()
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
                raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        return super()._deserialize(text, attr, data, **kwargs)


class Hour(fields.Field[time]):
    """A time of day to the minute, written `09:30`; full-width digits are put right. TOML gives it as a time."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> time:
        text = value.isoformat() if hasattr(value, "isoformat") else value
        text = unicodedata.normalize("NFKC", text).strip() if isinstance(text, str) else ""
        found = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(:00)?", text)
        if found is None:
            raise ValidationError("时刻应形如 09:30（24小时制，到分）")
        return time(int(found[1]), int(found[2]))


class Tuple(fields.List[Any]):
    """A list that becomes a tuple."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        return tuple(super()._deserialize(value, attr, data, **kwargs))


class Inner(fields.Field[Any]):
    """A value inside a value, by its own schema; made when first used, since values may hold themselves."""

    def __init__(self, type_: type[Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.type = type_

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        return schema_of(self.type).load(value)


_SIMPLE: dict[Any, Any] = {
    TextRef: lambda **options: Word(**{"most": TEXT, **options}),
    PersonRef: lambda **options: Inner(Person, **options),
    Period: Length,
    Decimal: lambda **options: Yuan(allow_nan=False, **options),
    bool: lambda **options: fields.Boolean(truthy={True, "true", "是"}, falsy={False, "false", "否"}, **options),
    time: Hour,
    int: lambda **options: fields.Integer(strict=True, **options),
    str: Word,
}


def is_object(annotation: Any) -> bool:
    """Say whether a value of this type comes in as an object with fields of its own."""
    return annotation is PersonRef or (attrs.has(annotation) and annotation not in _SIMPLE and annotation is not Stored)


def field_of(annotation: Any, **options: Any) -> fields.Field[Any]:
    """Return the field for an annotation.

    Raises:
        TypeError: no field is known for it; a declaration can't be made with such a type.
    """
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        [inner] = [part for part in typing.get_args(annotation) if part is not type(None)]
        return field_of(inner, allow_none=True, **options)
    if typing.get_origin(annotation) is tuple:
        return Tuple(field_of(typing.get_args(annotation)[0]), validate=_ENTRIES, error_messages=_LIST, **options)
    if annotation in _SIMPLE:
        field: fields.Field[Any] = _SIMPLE[annotation](**options)
        return field
    if annotation.__name__ == "date":
        return Day(**options)
    if issubclass(annotation, StrEnum):
        return Code(annotation, **options)
    if is_object(annotation):
        return Inner(annotation, **options)
    raise TypeError(f"no field for {annotation!r}")


class ValueSchema(Strict):
    """The base of derived schemas: unknown fields are faults, and the value is made at the end."""

    made: type[Any]

    @post_load
    def _make(self, data: dict[str, Any], **_: Any) -> Any:
        try:
            return self.made(**data)
        except BadInput as bad:
            raise ValidationError({fault.path: [fault.text] for fault in bad.faults}) from None
        except (ValueError, TypeError) as error:
            # our own validators say `field: what is wrong`; others might repeat the value, so they don't speak
            name, colon, text = str(error.args[0]).partition(": ")
            known = colon and name in self.fields
            raise ValidationError({name: [text]} if known else [_own(error)]) from None


def _own(error: Exception) -> str:
    text = str(error.args[0])
    return text if any("\u4e00" <= sign <= "\u9fff" for sign in text) and type(error) is ValueError else "不成立"


_OF_PERSONS: dict[str, type[Word]] = {"number": Number, "phone": Phone}
_SCHEMAS: dict[type[Any], Schema] = {}


def schema_of(type_: type[Any]) -> Schema:
    """Return the schema derived from an attrs class; made once."""
    schema = _SCHEMAS.get(type_)
    if schema is None:
        hints = typing.get_type_hints(type_)
        named: dict[str, Any] = {}
        for field in attrs.fields(type_):
            required = field.default is attrs.NOTHING
            options: dict[str, Any] = {"required": True} if required else {}
            if most := LENGTHS.get((type_.__name__, field.name)):
                options["most"] = most
            special = _OF_PERSONS.get(field.name) if type_ is Person else None
            named[field.name] = (
                special(allow_none=True, **options) if special else field_of(hints[field.name], **options)
            )
        schema = _SCHEMAS[type_] = type(f"{type_.__name__}Schema", (ValueSchema,), {**named, "made": type_})()
    return schema
