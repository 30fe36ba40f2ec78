"""The JSON Schema of commands says what the border takes: both agree on good input and on each kind of bad input."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from shell import Run

from admin_dispute import BadInput
from admin_dispute.domain.catalogue import COMMANDS
from admin_dispute.schemas import command_from, plain_value
from admin_dispute.schemas.json_schema import given_from_outside, json_schema
from admin_dispute.testing.ordinary import ordinary

NAMES = [form.name for form in given_from_outside() if form.name != "found-center"]


def in_json(name: str, **changes: Any) -> dict[str, Any]:
    """Return ordinary fields of a command as JSON has them, with changes; `...` takes one away."""
    values = {**plain_value(ordinary(name, "d")), **changes}
    return {field: value for field, value in values.items() if value is not ...}


def faults(name: str, values: dict[str, Any]) -> list[str]:
    """Return what the schema has against fields."""
    checker = jsonschema.Draft202012Validator(json_schema(name), format_checker=jsonschema.FormatChecker())
    return [error.message for error in checker.iter_errors(values)]


def test_the_page_is_a_schema() -> None:
    """The page of all commands is a JSON Schema, and defines every command that somebody gives."""
    page = json_schema()
    jsonschema.Draft202012Validator.check_schema(page)

    assert set(page["$defs"]) >= {form.name for form in COMMANDS.values() if not form.by_system}


@pytest.mark.parametrize("name", NAMES)
def test_ordinary_fields_pass_both(name: str) -> None:
    """The ordinary fields of every command pass the schema and the border."""
    values = in_json(name)

    assert faults(name, values) == []
    assert command_from(name, values)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("record-consent", {"on": ...}),
        ("record-consent", {"on": None}),
        ("record-consent", {"on": "2024-02-30"}),
        ("record-consent", {"on": "20240507"}),
        ("record-consent", {"on": 20240507}),
        ("record-consent", {"sign": "x"}),
        ("record-consent", {"parties": []}),
        ("record-consent", {"parties": "p1"}),
        ("record-consent", {"parties": [["p1"]]}),
        ("record-consent", {"parties": ["p1"] * 5001}),
        ("record-consent", {"form": "by-dove"}),
        ("record-consent", {"proof": ""}),
        ("record-consent", {"proof": " "}),
        ("record-consent", {"proof": "a\u0007b"}),
        ("record-consent", {"proof": "长" * 20_001}),
        ("register-dispute", {"division": "41"}),
        ("register-dispute", {"parties": [3]}),
        ("register-dispute", {"parties": [{"person": {"name": "王某", "phone": "abc"}}]}),
        ("register-dispute", {"parties": [{"person": {"name": "王某", "sign": "x"}}]}),
        ("register-dispute", {"parties": [{"person": {}}]}),
        ("record-performance", {"amount": "-1"}),
        ("record-performance", {"amount": "1.005"}),
        ("record-performance", {"amount": "NaN"}),
        ("record-performance", {"amount": "many"}),
        ("record-performance", {"amount": True}),
        ("answer-lead", {"concurs": "perhaps"}),
        ("annul-act", {"number": "three"}),
        ("draft-terms", {"confirmation": {"agency": "police", "within": "soon"}}),
        ("correct-act", {"replacement": {"on": "2024-01-01"}}),
        ("correct-act", {"replacement": ...}),
    ],
)
def test_bad_input_fails_both(name: str, changes: dict[str, Any]) -> None:
    """What is missing, unknown, of the wrong type or form is refused by the schema and by the border."""
    values = {"number": 1, "reason": "误", "authority": "局长"} if name in ("annul-act", "correct-act") else {}
    values = {**in_json(name, **values), **changes}
    values = {field: value for field, value in values.items() if value is not ...}

    assert faults(name, values)
    with pytest.raises(BadInput):
        command_from(name, values)


def test_the_command_line_shows_it(run: Run) -> None:
    """`schema` prints one command's or every command's, with Chinese titles, and refuses an unknown one."""
    one = json.loads(run("schema", "record-consent")[1])
    every = json.loads(run("schema")[1])

    assert one["title"] == "记录同意"
    assert every["$defs"]["record-consent"]["properties"]["form"]["title"] == "方式"
    assert run("schema", "no-such")[0] == 2
