"""Golden files: one stored envelope of every released form of command and event, read in every later release."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text

from admin_dispute import Stage, StoreFault
from admin_dispute.domain.act import COMMANDS, EVENTS
from admin_dispute.store.codec import (
    UPCASTERS,
    Envelope,
    Unknown,
    command_envelope,
    encode,
    event_envelope,
    opened_command,
    opened_event,
)
from admin_dispute.store.replay import fold
from admin_dispute.testing import Office

GOLDEN = Path(__file__).parent / "golden" / "forms-1.jsonl"
KEPT: dict[str, Envelope] = {
    f"{what}:{envelope.type}": envelope
    for what, envelope in (
        (json.loads(line)["what"], msgspec.json.decode(json.dumps(json.loads(line)["envelope"]), type=Envelope))
        for line in GOLDEN.read_text("utf-8").splitlines()
    )
}


def stored(office: Office) -> Iterator[tuple[str, Envelope]]:
    """Give every envelope of a journal: how the golden file was made."""
    with office.engine.connect() as connection:
        entries = connection.execute(text("SELECT entry FROM ad_act")).scalars().all()
    for entry in entries:
        page = json.loads(entry)
        for what, envelope in [("command", page["command"]), *(("event", happened) for happened in page["events"])]:
            yield what, msgspec.json.decode(json.dumps(envelope), type=Envelope)


def test_every_form_has_its_golden_line() -> None:
    """Each declared command and event, in its current version, stands in the file."""
    declared = {f"command:{name}" for name in COMMANDS} | {f"event:{name}" for name in EVENTS}

    assert set(KEPT) == declared


@pytest.mark.parametrize("name", sorted(KEPT))
def test_a_golden_line_is_read_and_written_alike(name: str) -> None:
    """A stored form is read as its type, and written again it is the same."""
    what, _, _ = name.partition(":")
    envelope = KEPT[name]
    if what == "command":
        command = opened_command(envelope)
        again = command_envelope(command, encode(command))
    else:
        again = event_envelope(opened_event(envelope))

    assert (again.type, again.version) == (envelope.type, envelope.version)
    assert json.loads(bytes(again.body)) == json.loads(bytes(envelope.body))


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

    assert {f"{what}:{envelope.type}": envelope.version for what, envelope in stored(office)}.items() <= {
        name: envelope.version for name, envelope in KEPT.items()
    }.items()
