"""Values that every part of the story uses: references to personal data and free text, people, money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

import attrs
from attrs import field, frozen

from admin_dispute.domain.errors import BadInput, Fault
from admin_dispute.domain.identity import birth_of, fault_of_id_number, fault_of_organisation_code


def bad_value(field: str, text: str) -> BadInput:
    """Return the error for a value that can't be: which field, and what is wrong in Chinese; never the value itself."""
    return BadInput("bad-input", (Fault(field, text),), command="")


@frozen
class TextRef:
    """Stands for a free text: the text and its salt sit in one erasable row, here are its id and digest."""

    id: str
    digest: str


class PersonKind(StrEnum):
    """Whether a party is a person or an organisation."""

    NATURAL = "natural"
    ORGANISATION = "organisation"


@frozen
class PersonRef:
    """Stands for a person: names and numbers sit in one erasable row; here only what the law needs.

    Attributes:
        minor: under eighteen on the legal day of the act (民法典 17), None where neither id number nor day of birth was
            given; not who is sixteen and lives on own wages (民法典 18).
        division: the six-digit division code that the id number begins with, None where none was given.
    """

    id: str
    digest: str
    kind: PersonKind = PersonKind.NATURAL
    minor: bool | None = None
    division: str | None = None


PHONE = r"[0-9+() -]*[0-9]{3,}[0-9+() -]*"


@frozen(kw_only=True)
class Person:
    """A person or organisation as the clerk types it; replaced by a `PersonRef` before anybody decides.

    Attributes:
        number: the id number of a person (GB 11643) or the credit code of an organisation (GB 32100).
        born: the day of birth of a person whose id number nobody has; where both are given they agree.
        phone: digits, with `+`, `-`, brackets and blanks between.
        own_wages: of a minor of sixteen, that own wages are the main source of his living (民法典 18).

    Raises:
        BadInput: no name, a number that fails its own check digit, a phone with other signs, or a day of birth that
            does not fit. The message never repeats the value.
    """

    kind: PersonKind = field(default=PersonKind.NATURAL, converter=PersonKind)
    name: str = field(repr=False)
    number: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    address: str | None = field(default=None, repr=False)
    own_wages: bool = False
    born: date | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        if not str(self.name).strip():
            raise bad_value("name", "不能为空")
        if self.number is not None:
            _check_number(self.kind, self.number)
        if isinstance(self.phone, str) and re.fullmatch(PHONE, self.phone) is None:
            raise bad_value("phone", "电话应为数字，中间可以有 + - 括号和空格")
        if self.born is not None:
            _check_birth(self.kind, self.number, self.born)


def _check_number(kind: PersonKind, number: str) -> None:
    check = fault_of_id_number if kind is PersonKind.NATURAL else fault_of_organisation_code
    if fault := check(number):
        raise bad_value("number", fault)


def _check_birth(kind: PersonKind, number: str | None, born: date) -> None:
    if kind is not PersonKind.NATURAL:
        raise bad_value("born", "组织没有出生日期")
    if number is not None and birth_of(number) not in (None, born):
        raise bad_value("born", "与身份号码的出生日期不一致")


if TYPE_CHECKING:
    # A caller writes the value; the center replaces it by its reference before it is decided on or stored.
    Text: TypeAlias = str | TextRef
    Personal: TypeAlias = Person | PersonRef
else:
    Text, Personal = TextRef, PersonRef


V = TypeVar("V")


def changed(value: V, **changes: Any) -> V:
    """Return a value without slots with some fields changed; for folding, where nothing is left to validate.

    Raises:
        AttributeError: the value has no such field.
    """
    held = value.__dict__
    fields = held | changes
    if len(fields) != len(held):
        raise AttributeError("、".join(changes.keys() - held.keys()))
    copy = object.__new__(type(value))
    object.__setattr__(copy, "__dict__", fields)
    return copy


def within(value: Any, types: type[V] | tuple[type[V], ...]) -> Iterator[V]:
    """Give every value of some types that stands in a value, however deep, in the order of its fields."""
    if isinstance(value, types):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from within(item, types)
    elif attrs.has(type(value)):
        for named in attrs.fields(type(value)):
            yield from within(getattr(value, named.name), types)


@frozen
class Matching:
    """A validator: a text of this form; what is said otherwise never repeats the value."""

    pattern: str
    text: str

    def __call__(self, _: object, attribute: attrs.Attribute[str], value: object) -> None:
        """Validate a value."""
        if not isinstance(value, str) or re.fullmatch(self.pattern, value) is None:
            raise bad_value(attribute.name, self.text)


DIVISION = Matching(r"\d{6}(\d{3})?(\d{3})?", "行政区划代码应为6、9或12位数字")
AREA = Matching(
    r"\d{2}|\d{2}(?!00)\d{2}|\d{2}(?!00)\d{2}(?!00)\d{2}|\d{9}|\d{12}",
    "辖区应为行政区划代码：省写前2位，市写前4位，县6位，乡镇9位，村12位",
)
NAME = Matching(r"[a-z0-9][a-z0-9-]{0,62}", "代号用小写字母、数字和-")


def not_negative(_: object, attribute: attrs.Attribute[Decimal | None], amount: Decimal | None) -> None:
    """Validate an amount in yuan: a finite number, not below zero, with no more than two decimals."""
    if amount is None:
        return
    amount = Decimal(amount)
    if not amount.is_finite() or amount < 0 or -int(amount.as_tuple().exponent) > 2:  # noqa: PLR2004 - 角 and 分
        raise bad_value(attribute.name, "金额应为不小于零、最多两位小数的数")


def in_yuan(owner: object, attribute: attrs.Attribute[Decimal], amount: Decimal) -> None:
    """Validate an amount in yuan that must be given; as `not_negative`."""
    not_negative(owner, cast("attrs.Attribute[Decimal | None]", attribute), amount)


def quantity(_: object, attribute: attrs.Attribute[Decimal | None], measured: Decimal | None) -> None:
    """Validate a measured quantity: a finite number, not below zero, with any number of decimals."""
    if measured is not None and not (Decimal(measured).is_finite() and Decimal(measured) >= 0):
        raise bad_value(attribute.name, "数量应为不小于零的数")


def not_empty(_: object, attribute: attrs.Attribute[tuple[object, ...]], values: tuple[object, ...]) -> None:
    """Validate that a list names at least one."""
    if not values:
        raise bad_value(attribute.name, "至少一项")


def some_time(_: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Validate that a period, where one is given, is longer than nothing."""
    if value is not None and not value.length:
        raise bad_value(attribute.name, "期间不能是零")


def age_on(born: date, day: date) -> int:
    """Return the completed years of life on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
