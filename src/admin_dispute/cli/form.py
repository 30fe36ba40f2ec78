"""The help of `do`: every command, and the form of one: its fields, theirs in turn, and a line that works."""

from __future__ import annotations

import json
import shlex
import typing
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

import attrs

from admin_dispute.cli.output import FAINT, STRONG, say
from admin_dispute.domain.act import ANY, COMMANDS, CommandForm
from admin_dispute.domain.catalogue import KINDS
from admin_dispute.domain.correction import Stored
from admin_dispute.domain.periods import Period
from admin_dispute.domain.values import Person, PersonRef
from admin_dispute.domain.words import label, term, title, worded
from admin_dispute.schemas import plain_value
from admin_dispute.schemas.fields import is_object
from admin_dispute.schemas.options import plain

_KINDS = {
    date: "日期，如 2024-05-06",
    time: "时刻（北京时间），如 09:30",
    Period: "期间，如 30 day、5 working-day、1 month",
    Decimal: "数；金额最多两位小数",
    bool: "true（是）或者 false（否）",
    int: "整数",
    Stored: 'JSON 对象：{"command": 命令, …该命令的字段}',
}


def show_commands() -> None:
    """Print how `do` is typed, and the commands by what they act on."""
    say("用法：admin-dispute do 中心 命令 --as 办理人 [--字段 值 …] "
        "[--data JSON|@文件|-] [--key 键] [--expect 版本] [--json]")  # fmt: skip
    say("看一个命令的字段：admin-dispute do 中心 命令 --help\n")
    for kind in (*KINDS, ANY):
        typed = [form for form in COMMANDS.values() if form.kind == kind and not form.by_system]
        if typed:
            say((term("stream-kind", kind), STRONG))
        for form in typed:
            say(f"  {form.name:29} {title(form.name)}")


def show_form(form: CommandForm) -> None:
    """Print the fields of a command with labels, types and choices, and an example."""
    say((form.name, STRONG), f" {title(form.name)}")
    if form.stages:
        say(f"  阶段：{'、'.join(map(worded, form.stages))}")
    for line in _fields(form.type, form.name, "  --"):
        say(line)
    if (shown := example(form)) is not None:
        say((f"  例：{shown}", FAINT))


def _fields(type_: type[Any], owner: str | type, before: str, within: tuple[type, ...] = ()) -> Iterator[str]:
    """Give a line a field; below one that holds fields of its own, theirs."""
    hints = typing.get_type_hints(type_, include_extras=True)
    for field in attrs.fields(type_):
        annotation = plain(hints[field.name])
        many = typing.get_origin(annotation) is tuple
        if many:
            annotation = plain(typing.get_args(annotation)[0])
        needed = "必填" if field.default is attrs.NOTHING else "可选"
        name = before + (field.name.replace("_", "-") if before.endswith("--") else field.name)
        yield f"{name:24}{label(field.name, owner)}（{needed}）{'可写多次：' if many else ''}{_kind(annotation, type_)}"
        inner = Person if annotation is PersonRef else annotation
        if is_object(annotation) and inner not in within:
            yield from _fields(inner, inner, " " * (len(before) - len(before.lstrip()) + 4), (*within, inner))


def _kind(annotation: Any, owner: type) -> str:
    """Say how a value of this type is typed: a plain text is an id, but what a person is known by."""
    if is_object(annotation):
        return "JSON 对象，其中："
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return "、".join(f"{code.value}（{worded(code)}）" for code in annotation)
    return _KINDS.get(annotation, "代号" if annotation is str and owner is not Person else "文字")


def example(form: CommandForm) -> str | None:
    """Return a line that gives a command ordinary fields; None where only the passing of time gives it."""
    from admin_dispute.testing.ordinary import ordinary  # noqa: PLC0415 - only help needs it

    if form.by_system:
        return None
    words = ["admin-dispute", "do", "中心", form.name, "--as", "办理人"]
    kind = "dispute" if form.kind == ANY else form.kind
    for name, value in ordinary(form.name, f"{term('stream-kind', kind)}编号").items():
        items = value if isinstance(value, (list, tuple)) and not any(isinstance(i, dict) for i in value) else [value]
        for item in items:
            words += [f"--{name.replace('_', '-')}", _typed(item)]
    return shlex.join(words)


def _typed(value: Any) -> str:
    made = plain_value(value)
    return made if isinstance(made, str) else json.dumps(made, ensure_ascii=False)
