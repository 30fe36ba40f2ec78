"""The outbox: what plugins left to be told is listed, and noted as delivered by whoever sends it."""

from __future__ import annotations

import json

import pytest
from shell import Run, registered

from admin_dispute import NotFound
from admin_dispute.store.records import Records
from admin_dispute.store.statement import Cursor
from admin_dispute.testing import Office


def test_messages_wait_until_they_are_delivered(everywhere: Office) -> None:
    """A message waits with its text, clauses and act; once noted as delivered it is listed among all alone."""
    everywhere.register()
    center = everywhere.center
    first, *others = center.messages()
    center.delivered(first.id)
    [noted] = [message for message in center.messages(undelivered=False) if message.id == first.id]

    assert (first.topic, first.to, first.clauses) == ("notice-to-agency", "police", ("WX-3.1.2",))
    assert first.delivered_at is None
    assert noted.delivered_at is not None
    assert list(center.messages()) == others
    assert center.verify() == ()


def test_noting_again_changes_nothing(office: Office) -> None:
    """The instant that was noted first stays."""
    office.register()
    [first, *_] = office.center.messages()
    office.center.delivered(first.id)
    [before, *_] = office.center.messages(undelivered=False)
    office.clock.set(office.center.today().replace(year=2025))
    office.center.delivered(first.id)

    assert office.center.messages(undelivered=False)[0] == before


def test_what_is_no_message_is_not_noted(office: Office) -> None:
    """Of several ids with one that is none, nothing is noted."""
    office.register()
    [first, *_] = office.center.messages()
    with pytest.raises(NotFound, match="no-message"):
        office.center.delivered(first.id, "none/1/1")

    assert office.center.messages()[0] == first


def test_the_command_line_lists_and_notes(center: Run) -> None:
    """`outbox` lists what waits, as table in Chinese and as JSON; `--delivered` notes a message."""
    registered(center)
    waiting = json.loads(center("outbox", "wenxian", "--json")[1])
    code, out, _ = center("outbox", "wenxian", "--delivered", waiting[0]["id"], "--json")
    table = center("outbox", "wenxian", "--all")[1]

    assert (code, json.loads(out)) == (0, waiting[1:])
    assert waiting[0]["topic"] == "notice-to-agency"
    assert "请机关配合调解" in table
    assert center("outbox", "wenxian", "--delivered", "none")[0] == 4


def test_what_waits_is_found_without_reading_what_was_delivered(office: Office) -> None:
    """The messages that wait are read by an index of their own, however many were delivered."""
    asked: list[str] = []
    with office.center.transaction(reading=True) as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.set_trace_callback(asked.append)
        Records(Cursor.of(connection), office.center.id).waiting()
        driver.set_trace_callback(None)
        plan = driver.execute(f"EXPLAIN QUERY PLAN {asked[0]}").fetchall()

    assert "USING INDEX ad_outbox_waiting" in str(plan[0])
