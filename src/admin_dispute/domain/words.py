"""The one catalogue of texts: what clerks and citizens read is Chinese, looked up here by its English code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import time
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from admin_dispute.domain.periods import Period, Unit


@cache
def chapter(name: str) -> dict[str, Any]:
    """Return one chapter of the catalogue: `conditions`, `acts`, `fields`, `codes` or `errors`."""
    page = files(__package__).joinpath("words", f"{name}.toml")
    return tomllib.loads(page.read_text("utf-8"))


def term(kind: str, code: object) -> str:
    """Return the Chinese for a code of a kind (`stage`, `role` ...); the code itself where none is listed."""
    listed: dict[str, str] = chapter("codes").get(kind, {})
    return listed.get(str(code), str(code))


def title(act: str) -> str:
    """Return the Chinese title of a command or event by its name; the name itself where none is listed."""
    listed: str = chapter("acts").get(act, act)
    return listed


def told(event: str, command: str) -> str:
    """Return the Chinese title of an event as a command brought it about, where one event follows from several."""
    listed: dict[str, str] = chapter("acts")
    return listed.get(f"{event}:{command}", title(event))


def label(field: str, owner: type | str = "") -> str:
    """Return the Chinese label of a field; its name where none is listed.

    Args:
        owner: the type that has the field, or the name of the command: where one word serves several meanings, the
            catalogue lists the field as `owner.field`, too.
    """
    listed: dict[str, str] = chapter("fields")
    name = owner if isinstance(owner, str) else _kind(owner)
    return listed.get(f"{name}.{field}", listed.get(field, field))


_UNITS = {Unit.HOUR: "小时", Unit.DAY: "日", Unit.WORKING_DAY: "个工作日", Unit.MONTH: "个月", Unit.YEAR: "年"}


def worded(value: object) -> str:
    """Return a value as a clerk reads it: a code of a kind, yes or no, a period, a time; nothing for None."""
    if isinstance(value, str):
        return term(_kind(type(value)), value) if isinstance(value, StrEnum) else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Period):
        return f"{value.length}{_UNITS[value.unit]}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)


@cache
def _kind(type_: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", type_.__name__).lower()


def fill(template: str, facts: dict[str, Any]) -> str:
    """Put facts into a text; tuples are listed with the Chinese comma, None is （无）, a missing fact shows as …."""
    return template.format_map(_Facts(facts))


class _Facts(dict[str, Any]):
    def __getitem__(self, key: str) -> Any:
        value = super().__getitem__(key)
        if value is None:
            return "（无）"
        return "、".join(map(worded, value)) if isinstance(value, (tuple, list)) else worded(value)

    def __missing__(self, key: str) -> str:
        return "…"


def alike(name: str, known: Iterable[str]) -> str:
    """Say which of the names there are come near one that there is not; nothing where none does."""
    near = get_close_matches(name, known)
    return f"；相近的有 {'、'.join(near)}" if near else ""


def meant(name: str, known: Iterable[str]) -> str:
    """Say which of the names there are may be meant by one that there is not; nothing where none is like it."""
    close = get_close_matches(name, known, n=1)
    return f"，是不是 {close[0]}" if close else ""
