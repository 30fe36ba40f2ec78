"""In a caller's own transaction: his rows and ours commit together, or neither does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from admin_dispute import Center, FoundCenter, NotFound, Refused, Stage, StoreFault, store
from admin_dispute.tenancy.plugins import table_for
from admin_dispute.testing import Office


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Give the engine of an application with a table of its own and the center's beside it."""
    made = store.prepare(create_engine(f"sqlite:///{tmp_path}/court.db"))
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE court_file (id INTEGER PRIMARY KEY, dispute TEXT)"))
        store.create(connection)
    yield made
    made.dispose()


@pytest.fixture
def court(engine: Engine) -> Office:
    """Give an office in the application's database."""
    return Office(engine)


def both(engine: Engine) -> tuple[int, int]:
    """Count the caller's rows and the disputes."""
    with engine.connect() as connection:
        files = connection.execute(text("SELECT count(*) FROM court_file")).scalar_one()
        disputes = connection.execute(text("SELECT count(*) FROM ad_state WHERE kind = 'dispute'")).scalar_one()
    return int(files), int(disputes)


def test_committed_together(court: Office, engine: Engine) -> None:
    """What the caller commits holds both."""
    with engine.begin() as connection:
        done = court.center.joined(connection).acting("clerk").execute(court.command("register-dispute"))
        connection.execute(text("INSERT INTO court_file (dispute) VALUES (:id)"), {"id": done.stream})

    assert both(engine) == (1, 1)
    assert court.center.verify() == ()


def test_rolled_back_together(court: Office, engine: Engine) -> None:
    """What the caller rolls back leaves neither, and the center goes on as before."""
    with engine.connect() as connection:
        connection.begin()
        court.center.joined(connection).acting("clerk").execute(court.command("register-dispute"))
        connection.execute(text("INSERT INTO court_file (dispute) VALUES ('x')"))
        connection.rollback()

    assert both(engine) == (0, 0)
    court.register()
    assert both(engine) == (0, 1)


def test_a_refusal_shares_the_callers_fate(court: Office, engine: Engine) -> None:
    """A refusal in a caller's transaction leaves the transaction usable, and its row is the caller's to commit."""
    dispute = court.register()
    with engine.begin() as connection:
        clerk = court.center.joined(connection).acting("clerk")
        with pytest.raises(Refused):
            clerk.execute(court.command("open-mediation", dispute))
        connection.execute(text("INSERT INTO court_file (dispute) VALUES (:id)"), {"id": dispute})

    assert both(engine) == (1, 1)
    assert [decision.allowed for decision in court.clerk.decisions(dispute)] == [True, False]


def test_a_directory_rolled_back_is_forgotten(court: Office, engine: Engine) -> None:
    """An organisation entered in a transaction that was rolled back is not remembered by the center."""
    ghost = {"id": "ghost", "name": "幽灵局", "kind": "department", "division": "410825", "on": date(2021, 3, 21)}
    entry = court.command("enter-organisation", **ghost)
    with engine.connect() as connection:
        connection.begin()
        court.center.joined(connection).acting("founder").execute(entry)
        connection.rollback()

    assert not court.clerk.may(court.command("register-dispute", agencies=["ghost"])).allowed


def test_an_office_ended_and_rolled_back_goes_on(court: Office, engine: Engine) -> None:
    """An officer whose office ended in a transaction that was rolled back acts as before."""
    court.register()
    with engine.connect() as connection:
        connection.begin()
        joined = court.center.joined(connection)
        joined.acting("founder").execute(court.command("end-office", on=date(2021, 3, 22), officer="clerk"))
        with pytest.raises(NotFound):
            joined.acting("clerk").execute(court.command("register-dispute"))
        connection.rollback()

    assert court.register()


def test_an_office_ended_elsewhere_is_over_here(court: Office, engine: Engine) -> None:
    """An officer who acted here is in office no more as soon as another process recorded the end of it."""
    court.register()
    elsewhere = Center(court.center.id, engine, court.center.table, clock=court.clock)
    elsewhere.acting("founder").execute(court.command("end-office", on=date(2021, 3, 22), officer="clerk"))

    with pytest.raises(NotFound):
        court.register()


def test_a_policy_adopted_elsewhere_judges_here(court: Office, engine: Engine) -> None:
    """A policy that another process adopted judges the next act here."""
    court.register()
    elsewhere = Center(court.center.id, engine, court.center.table, clock=court.clock)
    adopting = court.command("adopt-policy", version="下一版", effective=date(2022, 1, 1))
    elsewhere.acting("founder").execute(adopting)

    assert court.clerk.may(court.command("register-dispute")).policy == "下一版"


def test_a_connection_outside_a_transaction_is_refused(court: Office, engine: Engine) -> None:
    """A connection in no transaction is refused, and the text names the remedy."""
    with engine.connect() as connection, pytest.raises(StoreFault) as fault:
        court.center.joined(connection)

    assert fault.value.code == "no-transaction"
    assert "connection.begin()" in fault.value.todo


def test_a_connection_without_foreign_keys_is_refused(court: Office, tmp_path: Path) -> None:
    """A SQLite connection that was not prepared is refused, and the text names the remedy."""
    bare = create_engine(f"sqlite:///{tmp_path}/court.db")
    with bare.begin() as connection, pytest.raises(StoreFault) as fault:
        court.center.joined(connection)
    bare.dispose()

    assert fault.value.code == "not-prepared"
    assert "store.prepare" in fault.value.todo


def test_a_database_without_tables_is_refused(court: Office, tmp_path: Path) -> None:
    """A database without the center's tables is refused, and the text names the remedy."""
    empty = store.prepare(create_engine(f"sqlite:///{tmp_path}/empty.db"))
    with empty.begin() as connection, pytest.raises(StoreFault) as fault:
        court.center.joined(connection)
    empty.dispose()

    assert fault.value.code == "no-tables"
    assert "store.create" in fault.value.todo


def test_a_center_that_was_never_founded(engine: Engine) -> None:
    """Acting in a center the database does not hold says so."""
    center = Center("elsewhere", engine, table_for(("wenxian",)))
    with pytest.raises(StoreFault) as fault:
        center.acting("founder").execute(FoundCenter(on=date(2021, 3, 21), name="x", area=("41",), court="y"))

    assert fault.value.code == "not-founded"


def test_centers_share_a_database_and_nothing_else(court: Office, engine: Engine) -> None:
    """Two centers in one database do not see each other's disputes or numbers."""
    other = Office(engine, id="mengzhou")
    mine, theirs = court.at(Stage.CONSENTED), other.at(Stage.CONSENTED)

    assert str(court.dispute(mine).numbers[0].number) == str(other.dispute(theirs).numbers[0].number)
    assert {row.dispute for row in court.clerk.ledger()}.isdisjoint({row.dispute for row in other.clerk.ledger()})
