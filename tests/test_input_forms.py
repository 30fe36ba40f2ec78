"""Values that Python lets through and no database keeps: refused whole, with a code, before anything is written."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from sqlalchemy import create_engine, event, text

from admin_dispute import (
    BadInput,
    Conflict,
    ExternalId,
    NewParty,
    Person,
    RecordCaseNumber,
    RecordConsent,
    RecordRefusal,
    Stage,
    StoreFault,
    store,
)
from admin_dispute.testing import Office

SURROGATE = "王\ud800某"


def told(call: Any, *arguments: Any, **named: Any) -> BadInput:
    """Call something that must be refused as bad input, and return the error."""
    with pytest.raises(BadInput) as bad:
        call(*arguments, **named)
    return bad.value


@pytest.mark.parametrize(
    "made",
    [
        lambda: Person(name=" "),
        lambda: Person(name="王某", number="11010519491231002x"),
        lambda: RecordCaseNumber(dispute="d", on=date(2024, 5, 7), number="7", issuer="院"),
        lambda: NewParty(person=Person(name="王某"), people=0),
        lambda: ExternalId(object="p1", system="files", external="11010519491231002X"),
        lambda: RecordConsent(dispute="d", on=None, parties=(), form="written"),  # type: ignore[arg-type]  # on purpose
    ],
)
def test_a_value_that_can_not_be_is_bad_input(made: Any) -> None:
    """What a constructor refuses has a code and the path of the field, and never repeats the value."""
    bad = told(made)

    assert bad.code == "bad-input"
    assert bad.faults[0].path
    assert "11010519491231002" not in str(bad)


@pytest.mark.parametrize("act", ["", "  ", "a\x00b", SURROGATE, 5])
def test_a_text_that_no_database_keeps(office: Office, act: Any) -> None:
    """A blank text, an empty character, half a pair and a number are refused; the error does not hold the text."""
    command = office.command("register-dispute")
    bad = told(office.clerk.execute, _with(command, act=act))

    assert bad.__context__ is None or SURROGATE not in repr(vars(bad.__context__))
    with office.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM ad_act WHERE kind = 'dispute'")).scalar() == 0


@pytest.mark.parametrize("written", [str, lambda day: day], ids=["text", "date"])
def test_a_day_may_stand_as_its_text(office: Office, written: Any) -> None:
    """A command made in Python is read as its JSON is: a day as text is that day, for the command and in a person."""
    command = office.command("register-dispute")
    person = Person(name="王某", number="11010519491231002X")
    child = _with(Person(name="李某"), born=written(date(2015, 3, 1)))
    parties = tuple(_with(command.parties[0], person=one) for one in (person, child))
    dispute = office.clerk.execute(_with(command, on=written(command.on), parties=parties)).stream
    kept = office.dispute(dispute)

    assert (kept.registered_on, [getattr(party.person, "minor", None) for party in kept.parties]) == (
        command.on,
        [False, True],
    )


@pytest.mark.parametrize("on", ["2024-13-06", "soon", 5, None])
def test_a_day_that_is_none(office: Office, on: Any) -> None:
    """Other text and other types are no day."""
    command = office.command("register-dispute")
    party = _with(command.parties[0], person=Person(name="王某", number="11010519491231002X"))

    assert told(office.clerk.execute, _with(command, on=on, parties=(party,))).faults[0].path == "on"


@pytest.mark.parametrize("parties", [("王某",), "p1", 5, None])
def test_a_list_of_something_else(office: Office, parties: Any) -> None:
    """Parties that are no parties are refused by their path."""
    command = office.command("register-dispute")

    assert told(office.clerk.execute, _with(command, parties=parties)).code == "bad-input"


def test_a_person_of_the_wrong_type(office: Office) -> None:
    """A name that is a number is found although Python's constructor lets it through."""
    person: Any = Person(name="王某")
    object.__setattr__(person, "name", 5)
    party = office.command("register-dispute").parties[0]
    command = _with(office.command("register-dispute"), parties=(_with(party, person=person),))

    assert told(office.clerk.execute, command).faults[0].path == "parties.0.person.name"


@pytest.mark.parametrize("id_", ["11010519491231002X", "110105194912310021", "13800138000", "a" * 65, "王某"])
def test_nobody_is_known_by_a_number_of_his_own(office: Office, id_: str) -> None:
    """An id number, also mistyped, a mobile number, a name and what no column holds are no ids: they would stay."""
    bad = told(office.register, parties=[{"person": {"name": "王某"}, "account": id_}])

    assert bad.faults[0].path == "parties.0.account"
    assert id_ not in str(bad)


@pytest.mark.parametrize(
    "id_", ["11410825005787123X", "410825202405060001", "126a6f84a18362ba", "wang@example.cn", "12345678901", "a" * 64]
)
def test_what_is_an_id_acts_on_every_database(everywhere: Office, id_: str) -> None:
    """The code of a body, the number of a register, an address, and whatever fills the column."""
    dispute = everywhere.register(parties=[{"person": {"name": "王某"}, "account": id_}])
    done = everywhere.do("record-consent", dispute, actor=id_, parties=["p1"])

    assert everywhere.clerk.decisions(dispute)[done.version - 1].actor == id_


def test_a_long_name_of_who_gave_a_number(everywhere: Office) -> None:
    """A body's name has up to 200 characters on every database alike."""
    dispute = everywhere.register()
    everywhere.do("record-case-number", dispute, issuer="院" * 200)

    assert everywhere.center.verify() == ()


@pytest.mark.parametrize("key", ["", "k" * 129, "a\nb", 5])
def test_a_key_that_no_database_keeps(office: Office, key: Any) -> None:
    """A key is a text of 1 to 128 visible characters on every database alike."""
    assert told(office.clerk.execute, office.command("register-dispute"), key=key).faults[0].path == "key"


@pytest.mark.parametrize("begins", ["calendar/", "follows/", "overdue/", "progress/", "suit-limit/"])
def test_a_key_of_the_system_is_no_one_elses(office: Office, begins: str) -> None:
    """Whoever took one would keep the system from what it does once under it."""
    key = f"{begins}1"
    assert told(office.clerk.execute, office.command("register-dispute"), key=key).faults[0].path == "key"


def test_a_key_knows_the_command_and_the_actor(office: Office) -> None:
    """The same fields under another command or from another actor are another body."""
    dispute = office.at(Stage.CONSENTED)
    office.clerk.execute(office.command("give-guidance", dispute), key="k")
    for actor, name in (("clerk", "issue-case-number"), ("handler", "give-guidance")):
        command = _with(office.command(name, dispute), on=office.command("give-guidance", dispute).on)
        with pytest.raises(Conflict) as conflict:
            office.center.acting(actor).execute(command, key="k")

        assert conflict.value.code == "key-reused"
        assert "办理人或者内容与那次不同" in conflict.value.what


def test_a_key_knows_what_replaces(office: Office) -> None:
    """A correction by another command of the same fields is another body."""
    dispute = office.at(Stage.CONSENTED)
    withdrawn = office.command("withdraw-consent", dispute)
    correction = _with(
        office.command("correct-act", dispute), number=office.clerk.execute(withdrawn).version, replacement=withdrawn
    )
    office.clerk.execute(correction, key="k")
    refusal = RecordRefusal(**attrs.asdict(withdrawn, recurse=False))
    with pytest.raises(Conflict) as conflict:
        office.clerk.execute(_with(correction, replacement=refusal), key="k")

    assert conflict.value.code == "key-reused"


def test_a_connection_that_commits_by_itself_is_not_joined(office: Office) -> None:
    """A caller's SQLite engine in the driver's own transaction mode is refused: its rollback would not undo ours."""
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=ON"))
    with engine.connect() as connection, connection.begin():
        store.create(connection)
        with pytest.raises(StoreFault) as refused:
            office.center.joined(connection)
    engine.dispose()

    assert refused.value.code == "not-prepared"


def _with(value: Any, **changes: Any) -> Any:
    """Return a copy with fields changed past every validator, as careless code might."""
    copy = object.__new__(type(value))
    for name in value.__attrs_attrs__:
        object.__setattr__(copy, name.name, changes.get(name.name, getattr(value, name.name)))
    return copy
