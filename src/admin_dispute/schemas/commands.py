"""Commands from outside: a name and fields become the declared command, or a list of faults with their paths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

import attrs
from marshmallow import ValidationError

from admin_dispute.domain.act import COMMANDS, CommandForm
from admin_dispute.domain.catalogue import correction
from admin_dispute.domain.errors import BadInput, Fault
from admin_dispute.domain.ids import ID
from admin_dispute.domain.periods import Period
from admin_dispute.domain.words import alike
from admin_dispute.schemas.faults import faults_of
from admin_dispute.schemas.fields import schema_of

V = TypeVar("V")


def command_named(name: str) -> CommandForm:
    """Return the declaration of a command by its name.

    Raises:
        BadInput: there is no such command.
    """
    form = COMMANDS.get(name)
    if form is None:
        fault = Fault("command", f"没有这个命令{alike(name, COMMANDS)}")
        raise BadInput("unknown-command", (fault,), command=name if ID.fullmatch(name) else "…")
    return form


def command_from(name: str, values: Mapping[str, Any]) -> Any:
    """Make a command from its name and its fields as JSON or TOML gives them.

    Raises:
        BadInput: an unknown command or field, a missing one, a value of the wrong type or form: all of them at once,
            each with its path (`parties.0.person.number`). Values are never repeated in the text.
    """
    form = command_named(name)
    if form.type is correction.CorrectAct:
        return _correction(values)
    try:
        return schema_of(form.type).load(values)
    except ValidationError as error:
        raise BadInput("bad-input", _faults(error), command=name) from None


def _faults(error: ValidationError) -> tuple[Fault, ...]:
    """The faults of fields; one that nobody declared may be called by somebody's name or number: not repeated."""
    return tuple(Fault(_NO_NAME.sub("…", fault.path), fault.text) for fault in faults_of(error.messages))


_NO_NAME = re.compile(r"[^\x00-\x7f]+|[0-9]{11,}[Xx]?")  # nor an id number or a phone


def value_from(type_: type[V], values: Mapping[str, Any], what: str) -> V:
    """Make a value of this library from its fields as a command line or JSON gives them.

    Args:
        what: it is for, named in the error.

    Raises:
        BadInput: all faults at once, each with its path.
    """
    try:
        made: V = schema_of(type_).load(values)
    except ValidationError as error:
        raise BadInput("bad-input", _faults(error), command=what) from None
    return made


def _correction(values: Mapping[str, Any]) -> Any:
    """A correction holds a command of its own: `replacement = {command = "...", ...fields}`."""
    rest = {name: value for name, value in values.items() if name != "replacement"}
    replacement = values.get("replacement")
    if not isinstance(replacement, Mapping) or "command" not in replacement:
        fault = Fault("replacement.command", "缺少这一项")
        raise BadInput("bad-input", (fault,), command="correct-act")
    fields = {name: value for name, value in replacement.items() if name != "command"}
    held = command_from(str(replacement["command"]), fields)
    stand_in = schema_of(correction.AnnulAct)
    try:
        outer = stand_in.load(rest)
    except ValidationError as error:
        raise BadInput("bad-input", _faults(error), command="correct-act") from None
    return correction.CorrectAct(replacement=held, **attrs.asdict(outer, recurse=False))


def plain_value(value: Any) -> Any:
    """Return a value as JSON has it: attrs values as objects, dates as text, amounts in yuan as text."""
    if isinstance(value, (StrEnum, Decimal, Period)):
        return str(value)
    if attrs.has(type(value)):
        return {field.name: plain_value(getattr(value, field.name)) for field in attrs.fields(type(value))}
    if isinstance(value, (list, tuple)):
        return [plain_value(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain_value(item) for key, item in value.items()}
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, (date, datetime)) else value
