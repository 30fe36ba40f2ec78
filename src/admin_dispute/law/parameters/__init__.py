"""The catalogue of parameters: what a policy may set, of which kind, within which bounds (`catalogue.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import attrs
from attrs import frozen

from admin_dispute.domain.center.slots import read_hours
from admin_dispute.domain.number import MARK
from admin_dispute.domain.parameters import Provenance
from admin_dispute.domain.periods import Period, Unit
from admin_dispute.domain.words import term, worded
from admin_dispute.law.calendar import taken_by


class ParameterKind(StrEnum):
    """What a value of a parameter looks like."""

    PERIOD = "period"
    PERIODS = "periods"
    NUMBER = "number"
    AMOUNT = "amount"
    MARK = "mark"
    CHOICE = "choice"
    CHOICES = "choices"
    BODIES = "bodies"
    TEXT = "text"
    HOURS = "hours"


@frozen(kw_only=True)
class Bound:
    """What national law says of the values of a parameter: `most` (else at least), the value, and the article.

    Attributes:
        firm: whether no policy may leave it; else it binds only where `where` says, and a policy beyond it is told so.
    """

    most: bool
    value: str
    clause: str
    firm: bool = True
    where: str = ""


@frozen(kw_only=True)
class Barred:
    """Options that no policy may choose, with the reason in Chinese and the article."""

    options: tuple[str, ...]
    why: str
    clause: str


@frozen(kw_only=True)
class ParameterForm:
    """A parameter as the catalogue declares it.

    Attributes:
        title, meaning: in Chinese; hook: the question that reads it, None where it is read directly.
        options: of a choice; default, source: what national law says where no policy does, None where it says nothing.
        provenance: how sure the default is; silence: what holds where nobody says anything, in Chinese; empty where
            there is a default.
    """

    name: str
    title: str
    meaning: str
    kind: ParameterKind
    hook: str | None = None
    options: tuple[str, ...] = ()
    default: str | None = None
    source: str | None = None
    provenance: Provenance = Provenance.NATIONAL
    bounds: tuple[Bound, ...] = ()
    barred: Barred | None = None
    silence: str = ""


@cache
def catalogue() -> dict[str, ParameterForm]:
    """Return every parameter by its name."""
    page = tomllib.loads(files(__package__).joinpath("catalogue.toml").read_text("utf-8"))
    return {name: _form(name, row) for name, row in page.items()}


def _form(name: str, row: dict[str, Any]) -> ParameterForm:
    barred = row.get("barred")
    return ParameterForm(
        name=name,
        title=row["title"],
        meaning=row["meaning"],
        kind=ParameterKind(row["kind"]),
        hook=row.get("hook"),
        options=tuple(row.get("options", ())),
        default=row.get("default"),
        source=row.get("source"),
        provenance=Provenance(row.get("provenance", Provenance.NATIONAL)),
        bounds=tuple(_bounds(row)),
        barred=None if barred is None else Barred(**barred | {"options": tuple(barred["options"])}),
        silence=row.get("silence", ""),
    )


def _bounds(row: dict[str, Any]) -> Iterator[Bound]:
    for key in ("at_least", "at_most"):
        if key in row:
            yield Bound(most=key == "at_most", **row[key])
    if "usually_at_most" in row:
        yield Bound(most=True, firm=False, **row["usually_at_most"])


def unreadable_value(form: ParameterForm, value: str) -> str | None:
    """Say in Chinese why a value of a parameter can't be read: another kind, or none of its options; else None."""
    try:
        read = _READERS[form.kind](value)
    except (ValueError, InvalidOperation) as error:
        text = str(error.args[0]) if error.args else ""
        return text if _chinese(text) else "不合此参数的写法"
    return _not_offered(form, read)


def fault_of_value(form: ParameterForm, value: str) -> str | None:
    """Say in Chinese what is wrong with a value of a parameter, by its kind and by the bounds of the law, or None."""
    if wrong := unreadable_value(form, value):
        return wrong
    read = _READERS[form.kind](value)
    if wrong := _barred(form, read):
        return wrong
    if any(isinstance(one, Period) and not one.length for one in (read if isinstance(read, tuple) else (read,))):
        return "期间不能是零；原文没有规定的，不写这一项"
    if form.kind is ParameterKind.NUMBER and read < 1:
        return "应为不小于1的整数；原文没有规定的，不写这一项"
    outside = (
        bound for bound in form.bounds if bound.firm and not _within(read, _READERS[form.kind](bound.value), bound)
    )
    return next((f"{said_bound(form, bound)}（{bound.clause}）" for bound in outside), None)


def caution_of_value(form: ParameterForm, value: str) -> str | None:
    """Say in Chinese where national law holds another limit than a value that is allowed, or None."""
    read = _READERS[form.kind](value)
    beyond = (
        bound for bound in form.bounds if not bound.firm and not _within(read, _READERS[form.kind](bound.value), bound)
    )
    said = (f"{bound.where}{said_bound(form, bound)}（{bound.clause}）" for bound in beyond)
    return next(iter((*said, *_by_holidays(form, read))), None)


def _by_holidays(form: ParameterForm, value: Any) -> Iterator[str]:
    """Say where working days, that are a statute's calendar days in an ordinary week, were none over some holidays."""
    if not isinstance(value, Period) or value.unit is not Unit.WORKING_DAY or not value.length:
        return
    fewest, most = taken_by(value.length)
    for bound in form.bounds:
        limit = _READERS[form.kind](bound.value)
        if not isinstance(limit, Period) or limit.unit is Unit.WORKING_DAY:
            continue
        days, over = (most, _longest(limit) < most) if bound.most else (fewest, fewest < _longest(limit))
        if over:
            held = f"遇放假调休{'最长' if bound.most else '最短'}有过{days}日"
            yield f"{worded(value)}{held}；{bound.where}{said_bound(form, bound)}（{bound.clause}）"


def said_value(form: ParameterForm, value: str) -> str:
    """Return a value as a drafter reads it: periods and options in Chinese; as it stands where it can't be read."""
    if form.kind in _LISTED:
        return "、".join(
            said_value(attrs.evolve(form, kind=_LISTED[form.kind]), part.strip()) for part in value.split(",")
        )
    if form.kind is ParameterKind.CHOICE:
        return term(form.name, value)
    if form.kind is ParameterKind.BODIES:
        return "、".join(term("body", part.strip()) for part in value.split(","))
    try:
        return worded(_READERS[form.kind](value)) if form.kind is ParameterKind.PERIOD else value
    except ValueError:
        return value


_LISTED = {ParameterKind.PERIODS: ParameterKind.PERIOD, ParameterKind.CHOICES: ParameterKind.CHOICE}


def _chosen(form: ParameterForm, read: Any) -> tuple[str, ...]:
    chosen: tuple[str, ...] = {ParameterKind.CHOICE: (read,), ParameterKind.CHOICES: read}.get(form.kind, ())
    return chosen


def _not_offered(form: ParameterForm, read: Any) -> str | None:
    if all(option in form.options for option in _chosen(form, read)):
        return None
    closed = () if form.barred is None else form.barred.options
    free = (option for option in form.options if option not in closed)
    return f"可选：{'、'.join(f'{option}（{term(form.name, option)}）' for option in free)}"


def _barred(form: ParameterForm, read: Any) -> str | None:
    chosen = _chosen(form, read)
    if form.barred is not None and (barred := [option for option in chosen if option in form.barred.options]):
        named = "、".join(term(form.name, option) for option in barred)
        return f"不得规定{named}：{form.barred.why}（{form.barred.clause}）"
    return None


def said_bound(form: ParameterForm, bound: Bound) -> str:
    """Return what national law says of a parameter's values, as a drafter reads it."""
    return f"{'不得超过' if bound.most else '不得少于'}{said_value(form, bound.value)}"


def _within(read: Any, limit: Any, bound: Bound) -> bool:
    ours, theirs = _longest(read), _longest(limit)
    return ours <= theirs if bound.most else ours >= theirs


_DAYS = {Unit.HOUR: 1 / 24, Unit.DAY: 1.0, Unit.WORKING_DAY: 7 / 5, Unit.MONTH: 30.5, Unit.YEAR: 365.25}


def _longest(value: Any) -> Decimal | float:
    """A measure to compare by: of a period its calendar days, roughly where the unit is another than the bound's."""
    if isinstance(value, tuple):
        return max(map(_longest, value))
    return value.length * _DAYS[value.unit] if isinstance(value, Period) else value


def _periods(text: str) -> tuple[Period, ...]:
    return tuple(Period.parse(part.strip()) for part in text.split(","))


def _choices(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


def _bodies(text: str) -> tuple[str, ...]:
    bodies = _choices(text)
    if not all(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,62}", body) for body in bodies):
        raise ValueError("应写职能（如 coordination-office）或者名录中机构的代号，用逗号分开")
    return bodies


def _mark(text: str) -> str:
    if not re.fullmatch(MARK, text):
        raise ValueError("代字应形如 豫0825行诉前调")
    return text


def _amount(text: str) -> Decimal:
    amount = Decimal(text)
    if not amount.is_finite() or amount < 0:
        raise ValueError("金额应为不小于零的数")
    return amount


def _chinese(text: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


_READERS: dict[ParameterKind, Callable[[str], Any]] = {
    ParameterKind.PERIOD: Period.parse,
    ParameterKind.PERIODS: _periods,
    ParameterKind.NUMBER: int,
    ParameterKind.AMOUNT: _amount,
    ParameterKind.MARK: _mark,
    ParameterKind.CHOICE: str,
    ParameterKind.CHOICES: _choices,
    ParameterKind.BODIES: _bodies,
    ParameterKind.TEXT: str,
    ParameterKind.HOURS: read_hours,
}
