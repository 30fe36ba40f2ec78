"""What is written: the chain, the state, deadlines and texts, and that every planted edit is found."""

from __future__ import annotations

import hmac
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from admin_dispute import BadInput, Refused, Stage, StoreFault
from admin_dispute.center.application import Center
from admin_dispute.cli.upkeep import FAULTS
from admin_dispute.domain.catalogue import COMMANDS
from admin_dispute.store.digests import digest_of, digest_of_body
from admin_dispute.store.engine import open_engine
from admin_dispute.store.statement import Cursor
from admin_dispute.testing import Office


def codes(office: Office) -> set[str]:
    """Give the codes of the faults that verify finds."""
    return {fault.code for fault in office.center.verify()}


def run(office: Office, sql: str) -> None:
    """Change a row behind the center's back."""
    with office.engine.begin() as connection:
        assert connection.exec_driver_sql(sql).rowcount > 0


ACT = "kind = 'dispute' AND number = 2"
DISPUTE = "stream <> center"
PLANTED = {
    "entry": (f"UPDATE ad_act SET entry = replace(entry, '2024-05-07', '2024-05-08') WHERE {ACT}", "chain-broken"),
    "digest": (f"UPDATE ad_act SET digest = '{'1' * 64}' WHERE {ACT}", "chain-broken"),
    "algorithm": (f"UPDATE ad_act SET algorithm = 'md17' WHERE {ACT}", "algorithm-unknown"),
    "algorithm of the center": ("UPDATE ad_center SET algorithm = 'md17'", "algorithm-unknown"),
    "actor": (f"UPDATE ad_act SET actor = 'somebody' WHERE {ACT}", "columns-differ"),
    "legal day": (f"UPDATE ad_act SET legal_day = '2024-05-08' WHERE {ACT}", "columns-differ"),
    "legal day garbage": (f"UPDATE ad_act SET legal_day = 'soon' WHERE {ACT}", "columns-differ"),
    "recorded": (f"UPDATE ad_act SET recorded_at = '2020-01-01T00:00:00.000000+00:00' WHERE {ACT}", "columns-differ"),
    "recorded garbage": (f"UPDATE ad_act SET recorded_at = 'once' WHERE {ACT}", "columns-differ"),
    "version garbage": (
        f"""UPDATE ad_act SET entry = replace(entry, '"version":1', '"version":0') WHERE {ACT}""",
        "entry-unreadable",
    ),
    "form of tomorrow": (
        f"""UPDATE ad_act SET entry = replace(entry, '"form":1', '"form":9') WHERE {ACT}""",
        "entry-unreadable",
    ),
    "entry garbage": (f"UPDATE ad_act SET entry = '[]' WHERE {ACT}", "entry-unreadable"),
    "act gone": (f"DELETE FROM ad_act WHERE {ACT}", "act-missing"),
    "tail gone": ("DELETE FROM ad_act WHERE kind = 'dispute' AND number = 12", "head-differs"),
    "stream gone": (f"DELETE FROM ad_act WHERE {DISPUTE}", "stream-missing"),
    "state": (
        "UPDATE ad_state SET body = replace(body, 'effective', 'closed') WHERE kind = 'dispute'",
        "state-differs",
    ),
    "stage": ("UPDATE ad_state SET stage = 'closed' WHERE kind = 'dispute'", "state-differs"),
    "opened on": ("UPDATE ad_state SET opened_on = '2020-01-01' WHERE kind = 'dispute'", "state-differs"),
    "form": ("UPDATE ad_state SET form = 'older' WHERE kind = 'dispute'", "state-of-another-form"),
    "state gone": ("DELETE FROM ad_state WHERE kind = 'dispute'", "state-missing"),
    "deadline": ("UPDATE ad_deadline SET due_on = '2030-01-01'", "deadlines-differ"),
    "deadline garbage": ("UPDATE ad_deadline SET due_on = 'soon'", "deadlines-differ"),
    "deadline gone": ("DELETE FROM ad_deadline", "deadlines-differ"),
    "deadline of nobody": ("UPDATE ad_deadline SET stream = 'nobody'", "stream-missing"),
    "text": ("UPDATE ad_text SET value = 'x' WHERE kind = 'text'", "text-differs"),
    "person": ("UPDATE ad_text SET value = replace(value, '王', '李') WHERE kind = 'person'", "text-differs"),
    "person as text": (f"UPDATE ad_text SET kind = 'text' WHERE kind = 'person' AND {DISPUTE}", "text-differs"),
    "text gone": ("DELETE FROM ad_text WHERE kind = 'text'", "text-missing"),
    "text of nobody": (f"UPDATE ad_text SET id = 'x' || id WHERE {DISPUTE}", "text-unknown"),
    "text replaced": (
        "DELETE FROM ad_text WHERE value = '一审期间退还'",  # it stands in a command that stands in a correction
        "text-missing",
    ),
    "number gone": ("DELETE FROM ad_number", "number-missing"),
    "number moved": ("UPDATE ad_number SET number = '（2024）豫0825行诉前调9号'", "number-unknown"),
    "issuer": ("UPDATE ad_number SET issuer = '别的法院'", "number-differs"),
    "series": ("UPDATE ad_series SET last = 0", "series-differs"),
    "series gone": ("DELETE FROM ad_series", "series-differs"),
    "key": ("UPDATE ad_key SET key = 'twice'", "key-unknown"),
    "key gone": ("DELETE FROM ad_key WHERE key = 'once'", "key-missing"),
    "key of another act": ("UPDATE ad_key SET number = 3 WHERE key = 'once'", "key-unknown"),
    "key of another body": (f"UPDATE ad_key SET digest = '{'1' * 64}' WHERE key = 'once'", "key-missing"),
    "key put in": (
        f"INSERT INTO ad_key SELECT center, 'paper-18', '{'1' * 64}', kind, stream, 1 FROM ad_key WHERE key = 'once'",
        "key-unknown",
    ),
    "calendar followed": (
        "INSERT INTO ad_key SELECT center, 'calendar/1', '', 'center', center, 1 FROM ad_center",
        "key-unknown",
    ),
    "message": ("UPDATE ad_outbox SET body = '{}'", "message-differs"),
    "message's instant": ("UPDATE ad_outbox SET created_at = '2020-01-01T00:00:00.000000+00:00'", "message-differs"),
    "topic": ("UPDATE ad_outbox SET topic = 'x'", "message-differs"),
    "message gone": ("DELETE FROM ad_outbox", "message-missing"),
    "message put in": ("UPDATE ad_outbox SET position = position + 9", "message-unknown"),
    "refusal": ("UPDATE ad_refusal SET entry = replace(entry, 'core', 'more')", "chain-broken"),
    "refusal's actor": ("UPDATE ad_refusal SET actor = 'somebody'", "columns-differ"),
    "refusal gone": ("DELETE FROM ad_refusal WHERE number = 1", "refusal-missing"),
    "kind": (f"UPDATE ad_act SET kind = 'other' WHERE {DISPUTE}", "kind-unknown"),
}


def planted_life(office: Office) -> None:
    """Live a life with a row of every kind in it."""
    dispute = office.at(Stage.EFFECTIVE)
    finding = {"command": "establish-facts", "dispute": dispute, "on": "2024-05-13", "facts": "一审期间退还"}
    office.do("correct-act", dispute, number=7, replacement=finding)
    office.clerk.execute(office.command("record-visit", dispute, on="2024-06-25"), key="once")
    for _ in range(2):
        with pytest.raises(Refused):
            office.do("issue-case-number", dispute)


def test_untouched_rows_fit_together(everywhere: Office) -> None:
    """Nothing is found where nothing was planted."""
    everywhere.at(Stage.CLOSED)

    assert everywhere.center.verify() == ()


@pytest.mark.parametrize("planted", PLANTED)
def test_planted_edits_are_found(office: Office, planted: str) -> None:
    """Each edit behind the center's back is found and named."""
    sql, code = PLANTED[planted]
    planted_life(office)
    assert codes(office) == set()
    run(office, sql)

    assert code in codes(office)
    assert codes(office) <= FAULTS.keys()


def test_a_rewritten_tail_is_found_by_a_head_kept_outside(everywhere: Office) -> None:
    """Acts cut off with everything that was made of them fit together, but not with the head that was kept."""
    everywhere.at(Stage.CONSENTED)
    everywhere.clock.set(date(2024, 7, 2))
    head = everywhere.center.head()
    everywhere.register()
    assert everywhere.center.verify(against=head) == ()
    for table in ("ad_act", "ad_state", "ad_deadline", "ad_text", "ad_number", "ad_series", "ad_outbox"):
        where = "" if table == "ad_series" else f" WHERE {DISPUTE}"
        with everywhere.engine.begin() as connection:
            connection.execute(text(f"DELETE FROM {table}{where}"))

    assert everywhere.center.verify() == ()
    assert [fault.code for fault in everywhere.center.verify(against=head)] == ["head-moved"]


@pytest.mark.parametrize("cut", [0, 5, 40, -1])
def test_half_a_head_is_no_sign_of_rewriting(office: Office, cut: int) -> None:
    """A head that was copied in part says so, and raises no alarm about the rows."""
    with pytest.raises(BadInput) as bad:
        office.center.verify(against=office.center.head()[:cut])

    assert [fault.path for fault in bad.value.faults] == ["against"]


def test_verify_tells_how_far_it_is(office: Office) -> None:
    """After each stream the caller hears how many were checked, and of how many."""
    office.register()
    office.register()
    heard: list[tuple[int, int]] = []
    office.center.verify(lambda done, total: heard.append((done, total)))

    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_a_moved_row_is_found(office: Office) -> None:
    """A row put into another dispute breaks the chain although its own bytes are whole."""
    one, two = office.register(), office.register()
    run(office, f"DELETE FROM ad_act WHERE stream = '{two}'")
    run(office, f"UPDATE ad_act SET stream = '{two}' WHERE stream = '{one}'")

    assert {"chain-broken", "state-missing", "head-differs"} & codes(office)


def test_tables_of_another_form_are_not_checked(office: Office) -> None:
    """Tables of another form are refused as by every act, and never said to fit together."""
    run(office, "UPDATE ad_center SET form = 2")

    with pytest.raises(StoreFault) as fault:
        office.center.verify()
    assert fault.value.code == "other-tables"


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_the_algorithm_is_named_per_row(algorithm: str) -> None:
    """The digest is of the algorithm the row names, over the previous digest, the place and the stored text."""
    office = Office(algorithm=algorithm)
    dispute = office.at(Stage.CONSENTED)
    with office.engine.connect() as connection:
        rows = connection.execute(text(f"SELECT * FROM ad_act WHERE stream = '{dispute}' ORDER BY number")).all()

    assert {row.algorithm for row in rows} == {algorithm}
    assert rows[1].digest == digest_of(
        algorithm, rows[0].digest, f"wenxian/dispute/{dispute}/2", rows[1].entry.encode()
    )
    assert office.center.verify() == ()
    office.center.close()


@pytest.mark.parametrize(("created", "configured", "after"), [
    ("sha256", "sm3", "sm3"), ("sm3", "sha256", "sha256"), ("sm3", None, "sm3"), (None, None, "sha256"),
])  # fmt: skip
def test_the_configured_algorithm_is_that_of_new_rows(created: str | None, configured: str | None, after: str) -> None:
    """What is configured later holds from then on, and rows of both fit together; else all stays as it was created."""
    office = Office(algorithm=created)
    dispute = office.at(Stage.CONSENTED)
    configured_anew = Center("wenxian", office.engine, office.center.table, clock=office.clock, algorithm=configured)
    configured_anew.acting("clerk").execute(office.command("open-mediation", dispute))
    with office.engine.connect() as connection:
        rows = connection.execute(text(f"SELECT algorithm FROM ad_act WHERE stream = '{dispute}' ORDER BY number"))
        used = rows.scalars().all()

    assert (used[0], used[-1]) == (created or "sha256", after)
    assert office.center.verify() == ()
    office.center.close()


def test_an_unknown_algorithm_is_a_fault() -> None:
    """An algorithm this machine lacks is named."""
    with pytest.raises(StoreFault) as fault:
        digest_of("md17", "", "", b"")

    assert (fault.value.code, fault.value.algorithm) == ("no-algorithm", "md17")


def test_personal_data_stands_in_one_row_only(office: Office) -> None:
    """Names, numbers and free text stand in the erasable rows and nowhere else."""
    person = {"name": "𠮷田䶮", "number": "11010519491231002X", "phone": "13800000001"}
    dispute = office.register(parties=[{"person": person}], act="罚款贰万元整")
    office.do("record-consent", dispute, proof="纸质同意书")
    with office.engine.connect() as connection:
        tables = [row[0] for row in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))]
        dumped = {table: str(connection.execute(text(f"SELECT * FROM {table}")).all()) for table in tables}

    for secret in ("𠮷田䶮", "11010519491231002X", "13800000001", "罚款贰万元整", "纸质同意书"):
        assert [table for table in tables if secret in dumped[table]] == ["ad_text"]


def test_texts_come_back_as_typed(everywhere: Office) -> None:
    """Characters beyond the BMP survive in texts and names, on every database."""
    person = {"name": "𠮷田䶮", "number": "11010519491231002X"}
    dispute = everywhere.register(parties=[{"person": person}], act="𪚥𪚥罚款")
    state = everywhere.dispute(dispute)

    assert everywhere.clerk.open(dispute, state.challenged[0].what) == "𪚥𪚥罚款"  # type: ignore[arg-type]  # a reference when stored
    assert everywhere.clerk.open(dispute, state.parties[0].person).name == "𠮷田䶮"  # type: ignore[arg-type, union-attr]  # likewise


def test_erasing_a_text_keeps_the_chain(office: Office) -> None:
    """An erased value is gone for every reader, and everything else still fits together."""
    dispute = office.register()
    run(office, "UPDATE ad_text SET value = NULL, salt = NULL WHERE kind = 'person'")
    state = office.dispute(dispute)

    assert office.center.verify() == ()
    assert office.clerk.open(dispute, state.parties[0].person) is None  # type: ignore[arg-type]  # as above


def test_derived_facts_stay_with_the_reference(office: Office) -> None:
    """Whether a party is a minor, and the division of the id number, are known without opening it."""
    born_2010 = {"name": "小王", "number": "110105201003070017"}
    dispute = office.register(parties=[{"person": born_2010}])

    person = office.dispute(dispute).parties[0].person
    assert (person.minor, person.division) == (True, "110105")  # type: ignore[union-attr]  # as above


def test_entries_are_stored_as_readable_json(office: Office) -> None:
    """An entry is JSON with the command's envelope, both days, the policy version and the plugins."""
    dispute = office.at(Stage.CONSENTED)
    with office.engine.connect() as connection:
        stored = connection.execute(
            text(f"SELECT entry FROM ad_act WHERE stream = '{dispute}' AND number = 2")
        ).scalar()
    entry = json.loads(str(stored))

    assert entry["command"]["type"] == "record-consent"
    assert entry["command"]["version"] == 1
    assert entry["on"] == "2024-05-07"
    assert entry["recorded_at"].endswith("+00:00")
    assert entry["policy"] == "温法联〔2021〕7号"
    assert any(plugin.startswith("admin-dispute-wenxian") for plugin in entry["plugins"])


def test_a_raw_cursor_never_begins(office: Office) -> None:
    """The driver's cursor is refused outside a transaction: rows written so would be lost."""
    with office.engine.connect() as connection, pytest.raises(StoreFault) as fault:
        Cursor.of(connection)

    assert fault.value.code == "no-transaction"


def test_a_broken_database_says_so_without_values(office: Office) -> None:
    """When the database fails the error names the kind of failure and nothing that was being written."""

    def broken(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE ad_text RENAME COLUMN value TO worth"))

    with office.engine.begin() as connection:
        broken(connection)
    with pytest.raises(StoreFault) as fault:
        office.register(parties=[{"person": {"name": "王小明"}}])

    assert fault.value.code == "store-failed"
    assert "王小明" not in str(fault.value)
    assert fault.value.__cause__ is None


def test_a_failed_write_leaves_nothing(office: Office) -> None:
    """When the last row of an act can't be written, none of its rows stays."""
    with office.engine.begin() as connection:
        connection.execute(text("DROP TABLE ad_outbox"))
    with pytest.raises(StoreFault):
        office.register()
    with office.engine.connect() as connection:
        kept = connection.execute(text("SELECT count(*) FROM ad_act WHERE kind = 'dispute'")).scalar()

    assert kept == 0


def test_late_entry_is_ordinary(office: Office) -> None:
    """The legal day and the day of recording are both kept, and the law judges by the legal day."""
    dispute = office.register()
    decision = office.clerk.decisions(dispute)[0]

    assert decision.recorded_at.date() - decision.on > timedelta(days=50)


@pytest.mark.parametrize("length", [1, 63, 64, 65, 200])
def test_the_digest_of_a_body_is_an_hmac(length: int) -> None:
    """What a key is kept with is the HMAC-SHA256 of the body, its command and actor, whatever the secret's length."""
    secret = "s" * length
    digest = hmac.digest(secret.encode(), b"record-consent/1/clerk\n{}", "sha256").hex()
    assert digest_of_body(secret, COMMANDS["record-consent"], b"{}", "clerk") == digest


def test_no_statement_runs_past_its_unit(everywhere: Office) -> None:
    """Rows in hand after their transaction ended are no longer: on the driver's own they would be written for good."""
    with everywhere.center.records() as records:
        records.raise_last_number("series", 1)
    with pytest.raises(StoreFault):
        records.raise_last_number("series", 2)
    with everywhere.center.records(reading=True) as again:
        assert again.last_number("series") == 1


def test_the_last_number_of_a_series_only_rises(everywhere: Office) -> None:
    """A lower number leaves it, a higher one raises it, and none is forgotten with another series."""
    with everywhere.center.records() as records:
        for series, last in (("a", 5), ("b", 1), ("a", 3), ("a", 7), ("b", 1)):
            records.raise_last_number(series, last)
        assert [records.last_number(series) for series in "ab"] == [7, 1]


def test_a_connection_that_is_gone_is_given_up(tmp_path: Path) -> None:
    """Whoever meets it is told; the next act has another one."""
    engine = open_engine(f"sqlite:///{tmp_path / 'center.db'}")
    made: list[Any] = []
    event.listen(engine, "connect", lambda connection, _: made.append(connection))
    office = Office(engine)
    for connection in made:
        connection.close()
    with pytest.raises(StoreFault):
        office.register()
    office.register()

    assert office.center.verify() == ()
    office.center.close()


def test_a_unit_within_a_unit_leaves_the_outer_one(office: Office) -> None:
    """A database in memory has one connection: another unit on it is refused, and the one that runs goes on."""
    with office.center.records() as records:
        records.raise_last_number("a", 1)
        with pytest.raises(StoreFault):
            office.register()
    with office.center.records(reading=True) as records:
        assert records.last_number("a") == 1


def test_a_transaction_that_is_gone_is_told(tmp_path: Path) -> None:
    """SQLite rolls back by itself where a disk is full: the end of the unit is then a fault, and the next one works."""
    office = Office(f"sqlite:///{tmp_path / 'center.db'}")
    with pytest.raises(StoreFault), office.center.records() as records:
        records._cursor.raw.execute("ROLLBACK")
    office.register()

    assert office.center.verify() == ()
    office.center.close()
