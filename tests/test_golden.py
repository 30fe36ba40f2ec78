"""Golden files: one stored line of every released form, name by name and version by version, read ever after."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from attrs import frozen
from sqlalchemy import text

from admin_dispute import Stage, StoreFault
from admin_dispute.center.application import Center
from admin_dispute.domain.act import COMMANDS, EVENTS
from admin_dispute.store.codec import (
    ENTRY_FORM,
    REFUSAL_FORM,
    UPCASTERS,
    Envelope,
    Unknown,
    _shape,
    command_envelope,
    encode,
    event_envelope,
    opened_command,
    opened_entry,
    opened_event,
    opened_refusal,
    opened_state,
    state_form,
)
from admin_dispute.store.replay import fold
from admin_dispute.testing import Office

ROOT = Path(__file__).parent.parent
TOOL = importlib.util.spec_from_file_location("golden", ROOT / "tools" / "golden.py")
assert TOOL is not None
assert TOOL.loader is not None
golden = importlib.util.module_from_spec(TOOL)
TOOL.loader.exec_module(golden)
key_of: Callable[[dict[str, Any]], str] = golden.key_of
GOLDEN = Path(__file__).parent / "golden" / "forms-1.jsonl"
KEPT: dict[str, dict[str, Any]] = {
    key_of(line): line for line in map(json.loads, GOLDEN.read_text("utf-8").splitlines())
}
ENVELOPES = sorted(key for key, line in KEPT.items() if "envelope" in line)


def envelope_of(line: dict[str, Any]) -> Envelope:
    """Return the envelope of a line."""
    envelope: Envelope = msgspec.json.decode(json.dumps(line["envelope"]), type=Envelope)
    return envelope


def test_every_form_has_its_golden_line() -> None:
    """Each declared command and event stands in the file in its current version, beside every released older one."""
    declared = {f"command:{name}:{form.version}" for name, form in COMMANDS.items()}
    declared |= {f"event:{name}:{form.version}" for name, form in EVENTS.items()}
    declared |= {f"row:entry:{ENTRY_FORM}", f"row:refusal:{REFUSAL_FORM}", f"state:dispute:{state_form('dispute')}"}

    missing = sorted(declared - set(KEPT))

    assert not missing, f"give each once in `life` of tools/golden.py (or next to it), then run that: {missing}"


@pytest.mark.parametrize("key", ENVELOPES)
def test_a_golden_line_is_read_and_written_alike(key: str) -> None:
    """A stored form is read as its type; written again it is of the current version, and the same if it was before."""
    line = KEPT[key]
    envelope = envelope_of(line)
    if line["what"] == "command":
        form = COMMANDS[envelope.type]
        current = form.version
        again = command_envelope(form, encode(opened_command(envelope)))
    else:
        current = EVENTS[envelope.type].version
        again = event_envelope(opened_event(envelope))

    assert (again.type, again.version) == (envelope.type, current)
    if envelope.version == current:
        assert json.loads(bytes(again.body)) == line["envelope"]["body"]


@pytest.mark.parametrize(("name", "opened"), [("entry", opened_entry), ("refusal", opened_refusal)])
def test_golden_rows_are_read(name: str, opened: Callable[[str], Any]) -> None:
    """Entries and refusals of every released form are read; the current one is written alike."""
    rows = [line for key, line in KEPT.items() if key.startswith(f"row:{name}:")]
    read = [opened(json.dumps(row["body"])) for row in rows]

    assert read
    assert json.loads(encode(read[-1])) == rows[-1]["body"]


def test_the_golden_state_is_read_and_written_alike() -> None:
    """A state of the current form is read as it was written."""
    body = KEPT[f"state:dispute:{state_form('dispute')}"]["body"]

    assert json.loads(encode(opened_state("dispute", json.dumps(body)))) == body


def test_a_state_of_another_form_is_derived_from_its_acts(everywhere: Office) -> None:
    """A stored state whose form another release wrote is never decoded: it is made of the acts, for every reader."""
    dispute = everywhere.at(Stage.CONSENTED)
    with everywhere.engine.begin() as connection:
        connection.execute(text("UPDATE ad_state SET form = 'older', body = '{}'"))
    center = Center(everywhere.center.id, everywhere.engine, everywhere.center.table, clock=everywhere.clock)

    assert center.acting("clerk").dispute(dispute).stage is Stage.CONSENTED
    assert [row.dispute for row in center.acting("clerk").ledger()] == [dispute]
    center.acting("clerk").execute(everywhere.command("open-mediation", dispute))
    assert {fault.code for fault in center.verify()} == {"state-of-another-form"}  # the center's own, until rebuilt


@frozen
class Slotted:
    """A value with slots, whose fields are stored by name."""

    second: int = 2
    first: int = 1


@frozen(slots=False)
class Unslotted:
    """A value without slots, whose fields are stored as they are declared."""

    second: int = 2
    first: int = 1


@pytest.mark.parametrize("type_", [Slotted, Unslotted])
def test_a_form_has_the_order_in_which_fields_are_stored(type_: type[Slotted | Unslotted]) -> None:
    """A state in which a class lost its slots is of another form: it would be written in another order."""
    assert re.findall(r"(\w+):", _shape(type_, {})) == list(json.loads(encode(type_())))


def test_tables_of_another_form_are_refused(office: Office) -> None:
    """A database whose tables another release made is not touched."""
    with office.engine.begin() as connection:
        connection.execute(text("UPDATE ad_center SET form = 99"))
    command = office.command("register-dispute")
    with pytest.raises(StoreFault) as fault:
        Center("wenxian", office.engine, office.center.table).acting("clerk").execute(command)

    assert fault.value.code == "other-tables"


def test_forms_of_tomorrow_are_refused_by_name() -> None:
    """A command, an entry or a refusal of a later version than this release knows is a fault, not a guess."""
    for opened in (opened_entry, opened_refusal):
        with pytest.raises(StoreFault) as fault:
            opened('{"form": 99}')
        assert fault.value.code == "no-upcaster"
    with pytest.raises(StoreFault):
        opened_event(Envelope("visited", 99, msgspec.Raw(b"{}")))


def test_an_older_entry_is_raised() -> None:
    """Entries have upcasters like any form."""
    page = json.loads(json.dumps(KEPT[f"row:entry:{ENTRY_FORM}"]["body"]))
    page["who"], page["form"] = page.pop("actor"), 0
    UPCASTERS["entry", 0] = lambda body: {**body, "actor": body["who"], "form": 1}
    try:
        assert opened_entry(json.dumps(page)).actor == page["who"]
    finally:
        del UPCASTERS["entry", 0]


def test_an_unknown_event_is_kept_as_it_was() -> None:
    """An event of a plugin that is gone folds to nothing, and its bytes go back unchanged."""
    envelope = Envelope("credit.noted", 3, msgspec.Raw(b'{"a": 1}'))
    unknown = opened_event(envelope)

    assert unknown == Unknown("credit.noted", 3, b'{"a": 1}')
    assert fold("state", [unknown]) == "state"
    assert bytes(event_envelope(unknown).body) == b'{"a": 1}'
    assert opened_command(envelope) == unknown


def test_an_older_form_is_raised_step_by_step() -> None:
    """Upcasters lead from the stored version to the current one, by name; a missing one is a fault."""
    old = Envelope("visited", 0, msgspec.Raw(b'{"visit": {"on": "2024-01-01", "found": "satisfied", "note": null}}'))
    with pytest.raises(StoreFault) as fault:
        opened_event(old)
    assert fault.value.code == "no-upcaster"

    def found_became_finding(body: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
        visit = dict(body["visit"])
        return {"visit": {**visit, "finding": visit.pop("found")}}

    UPCASTERS[("visited", 0)] = found_became_finding
    try:
        assert opened_event(old).visit.finding == "satisfied"
    finally:
        del UPCASTERS[("visited", 0)]


def test_the_journal_writes_known_forms_only(office: Office) -> None:
    """Everything an ordinary life writes is in the golden file, in the same version."""
    office.at(Stage.CLOSED)

    assert {key_of(line) for line in golden.lines_of(office)} <= KEPT.keys()
