"""Scenario files: a case told as commands, with what each must lead to; readable by a lawyer, run by a test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from attrs import frozen
from marshmallow import ValidationError, fields, validate

from admin_dispute.domain.errors import BadConfiguration, Fault
from admin_dispute.domain.values import AREA
from admin_dispute.schemas.faults import faults_of
from admin_dispute.schemas.fields import Day, Inner
from admin_dispute.schemas.page import read_page
from admin_dispute.schemas.strict import Strict
from admin_dispute.testing.figures import ExpectedFigure, ExpectedPoints

FORM = 1
FIRST = "1"
"""The name of a stream where a step gives none."""


@frozen(kw_only=True)
class Told:
    """A step as the file tells it.

    Attributes:
        command: name and `fields` of the command, None where the step only lets time pass until `until`.
        of: which dispute of the scenario; recorded: the day it was entered, where later than its legal day.
        allowed: what it must lead to; because: codes of the objections; cites: clauses the ruling must name; where
            time passes, what the system did until then.
        assumed: which of its facts the source does not give.
    """

    command: str | None
    fields: dict[str, Any]
    actor: str
    of: str
    recorded: date | None
    until: date | None
    allowed: bool
    because: tuple[str, ...]
    cites: tuple[str, ...]
    assumed: str


@frozen(kw_only=True)
class Setting:
    """The center a scenario plays in, and from when its policy is assumed to hold."""

    id: str
    name: str
    court: str
    area: tuple[str, ...]
    plugins: tuple[str, ...]
    policy_start: date
    parameters: dict[str, str]


@frozen(kw_only=True)
class Scenario:
    """A case as a file tells it."""

    file: str
    title: str
    source: str
    assumed: tuple[str, ...]
    setting: Setting
    directory: tuple[tuple[str, dict[str, Any]], ...]
    steps: tuple[Told, ...]
    expect: dict[str, Any]
    figures: tuple[ExpectedFigure, ...] = ()
    points: tuple[ExpectedPoints, ...] = ()


class SettingSchema(Strict):
    """`[center]` of a scenario file."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    court = fields.String(required=True)
    area = fields.List(fields.String(validate=validate.Regexp(f"({AREA.pattern})$", error=AREA.text)), required=True)
    plugins = fields.List(fields.String(), required=True)
    policy_start = Day(load_default=None)
    parameters = fields.Dict(keys=fields.String(), values=fields.String(), load_default=dict)


class StepSchema(Strict):
    """`[[step]]` of a scenario file."""

    command = fields.String(load_default=None)
    actor = fields.String(data_key="as", load_default="clerk")
    on = Day(load_default=None)
    of = fields.String(load_default=FIRST)
    fields_ = fields.Dict(data_key="with", keys=fields.String(), load_default=dict)
    recorded = Day(load_default=None)
    until = Day(load_default=None)
    allowed = fields.Boolean(load_default=True)
    because = fields.List(fields.String(), load_default=list)
    cites = fields.List(fields.String(), load_default=list)
    assumed = fields.String(load_default="")


class ScenarioSchema(Strict):
    """A scenario file."""

    form = fields.Integer(required=True, validate=validate.Equal(FORM, error=f"本版本只认识 form = {FORM}"))
    title = fields.String(required=True)
    source = fields.String(required=True)
    assumed = fields.List(fields.String(), load_default=list)
    center = fields.Nested(SettingSchema, required=True)
    organisation = fields.List(fields.Dict(keys=fields.String()), load_default=list)
    officer = fields.List(fields.Dict(keys=fields.String()), load_default=list)
    step = fields.List(fields.Nested(StepSchema), required=True)
    expect = fields.Dict(keys=fields.String(), load_default=dict)
    figure = fields.List(Inner(ExpectedFigure), load_default=list)
    points = fields.List(Inner(ExpectedPoints), load_default=list)


def read_scenario(path: str | Path, *, start: date | None = None) -> Scenario:
    """Read a scenario file.

    Args:
        start: from when the policy holds where the file does not say: the effective day of the policy to be tried.

    Raises:
        BadConfiguration: no such file, not TOML, or faults; each with its path in the file.
    """
    file = Path(path)
    page = read_page(file, "no-scenario")
    try:
        loaded = ScenarioSchema().load(page)
    except ValidationError as error:
        faults = tuple(Fault(_counted(fault.path), fault.text) for fault in faults_of(error.messages))
        raise BadConfiguration("bad-scenario", faults, file=file.name) from None
    starts = loaded["center"]["policy_start"] or start
    if starts is None:
        raise BadConfiguration("bad-scenario", (Fault("center.policy_start", "缺少这一项"),), file=file.name)
    return Scenario(
        file=file.name,
        title=loaded["title"],
        source=loaded["source"],
        assumed=tuple(loaded["assumed"]),
        setting=_setting(loaded["center"], starts),
        directory=tuple((f"enter-{kind}", row) for kind in ("organisation", "officer") for row in loaded[kind]),
        steps=tuple(map(_told, loaded["step"])),
        expect=dict(_paths(loaded["expect"])),
        figures=tuple(loaded["figure"]),
        points=tuple(loaded["points"]),
    )


def _paths(expect: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Write out tables in `[expect]` as paths: `[expect.of.2]` with `stage` is `of.2.stage`."""
    for name, value in expect.items():
        if isinstance(value, dict):
            yield from _paths(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _setting(center: dict[str, Any], starts: date) -> Setting:
    lists = {name: tuple(center[name]) for name in ("area", "plugins")}
    return Setting(**{**center, **lists, "policy_start": starts})


def _counted(path: str) -> str:
    """A path in the file, with steps and entries counted from one."""
    return re.sub(
        r"^(step|organisation|officer|figure|points)\.(\d+)", lambda found: f"{found[1]}.{int(found[2]) + 1}", path
    )


_RANGE = re.compile(r"([a-z])([0-9]+)\.\.\1([0-9]+)")


def expanded(value: Any, number: int | None = None) -> Any:
    """Write out what a file says in short, so that 152 households need no 152 lines.

    A list entry `"p1..p152"` is each of these ids; `{ each = 152, ... }` is 152 entries with `{n}` counted from 1.
    An `each` that lists ids is the field of an obligation and stays.
    """
    if isinstance(value, dict):
        return {name: expanded(inner, number) for name, inner in value.items() if not _counts(name, inner)}
    if isinstance(value, list):
        return [entry for item in value for entry in _entries(item, number)]
    return value.replace("{n}", str(number)) if number is not None and isinstance(value, str) else value


def _counts(name: str, value: Any) -> bool:
    return name == "each" and isinstance(value, int)


def _entries(item: Any, number: int | None) -> list[Any]:
    if isinstance(item, dict) and _counts("each", item.get("each")):
        return [expanded(item, count) for count in range(1, int(item["each"]) + 1)]
    if isinstance(item, str) and (ids := _RANGE.fullmatch(item)):
        return [f"{ids[1]}{count}" for count in range(int(ids[2]), int(ids[3]) + 1)]
    return [expanded(item, number)]


def _told(step: dict[str, Any]) -> Told:
    named = dict(expanded(step["fields_"]))
    if step["on"] is not None:
        named["on"] = step["on"]
    return Told(
        command=step["command"],
        fields=named,
        actor=step["actor"],
        of=step["of"],
        recorded=step["recorded"],
        until=step["until"],
        allowed=step["allowed"],
        because=tuple(step["because"]),
        cites=tuple(step["cites"]),
        assumed=step["assumed"],
    )
