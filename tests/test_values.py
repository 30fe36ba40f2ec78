"""Domain values: frozen attrs classes of scalars, enums, dates and tuples; nothing that a codec silently damages."""

from __future__ import annotations

import importlib
import pkgutil
import types
import typing
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

import attrs
import msgspec
import pytest

import admin_dispute.domain
from admin_dispute.domain.catalogue import COMMANDS, EVENTS, KINDS
from admin_dispute.domain.facts import Facts

SCALARS = (str, int, bool, date, datetime, time, Decimal)


def values() -> list[type]:
    """Give every attrs class that is stored: reached from commands, events and states."""
    found: dict[type, None] = {}

    def reach(annotation: object) -> None:
        for part in typing.get_args(annotation):
            reach(part)
        if isinstance(annotation, type) and attrs.has(annotation) and annotation not in found:
            found[annotation] = None
            for hint in typing.get_type_hints(annotation).values():
                reach(hint)

    for command in COMMANDS.values():
        reach(command.type)
    for event in EVENTS.values():
        reach(event.type)
    for kind in KINDS.values():
        reach(kind.state)
    return list(found)


@pytest.mark.parametrize("value", values(), ids=lambda value: value.__name__)
def test_a_value_holds_what_a_codec_keeps(value: type) -> None:
    """Fields are scalars, enums, dates, tuples of values, or one of these or None; no private ones, no mappings."""

    def fits(annotation: object) -> bool:
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is tuple:
            return len(arguments) == 2 and arguments[1] is ... and fits(arguments[0])
        if origin in (typing.Union, types.UnionType):
            inner = [part for part in arguments if part is not type(None)]
            return len(inner) == 1 and fits(inner[0])
        return isinstance(annotation, type) and (
            annotation in SCALARS or issubclass(annotation, StrEnum) or attrs.has(annotation)
        )

    hints = typing.get_type_hints(value)
    for field in attrs.fields(value):
        assert not field.name.startswith("_")
        assert fits(hints[field.name]), (value, field.name, hints[field.name])


@pytest.mark.parametrize("value", values(), ids=lambda value: value.__name__)
def test_a_value_is_frozen_and_stands_alone(value: type) -> None:
    """A value can't be changed, and inherits from no other value."""
    assert "__setattr__" in vars(value)
    assert value.__mro__ == (value, object)
    msgspec.json.Decoder(value)


def test_every_module_of_the_domain_is_imported_alone() -> None:
    """No module of the domain waits for another to be imported first."""
    for module in pkgutil.walk_packages(admin_dispute.domain.__path__, "admin_dispute.domain."):
        assert importlib.import_module(module.name).__doc__


def test_facts_hold_no_connection() -> None:
    """What a decision is given beside the state are values, too."""
    assert set(Facts._fields) == {
        "today", "center", "id", "functions", "organisation", "next_number", "number_taken", "external_taken",
        "loads", "open_problems", "party_named", "policy_faults",
        "policy_strangers", "agent_mediated", "circular", "other",
    }  # fmt: skip
