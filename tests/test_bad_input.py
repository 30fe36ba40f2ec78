"""Bad input: refused whole with the path of each fault, a stable code, and nothing of a person in the text."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_dispute import BadInput, CorrectAct, NewParty, Person, RecordConsent, Refused, StreamKind, read_number
from admin_dispute.domain.catalogue import COMMANDS
from admin_dispute.schemas import command_from, plain_value
from admin_dispute.schemas.fields import schema_of
from admin_dispute.store.tables import METADATA
from admin_dispute.testing import Office
from admin_dispute.testing.ordinary import FIELDS

PERSON = {"name": "王某某", "number": "110105194912310021", "phone": "13800000001"}


def faults(name: str, **changes: Any) -> dict[str, str]:
    """Give the faults of a command's fields by their paths."""
    values = {**FIELDS[name], "dispute": "d", **changes}
    if COMMANDS[name].opens:
        del values["dispute"]
    with pytest.raises(BadInput) as bad:
        command_from(name, {key: value for key, value in values.items() if value is not ...})
    for secret in PERSON.values():
        assert secret not in str(bad.value)
        assert secret not in repr(bad.value)
    return {fault.path: fault.text for fault in bad.value.faults}


@pytest.mark.parametrize(
    ("name", "changes", "path"),
    [
        ("record-consent", {"on": "2024-02-30"}, "on"),
        ("record-consent", {"on": 20240230}, "on"),
        ("record-consent", {"on": ...}, "on"),
        ("record-consent", {"sign": "x"}, "sign"),
        ("record-consent", {"parties": []}, ""),
        ("record-consent", {"parties": "p1"}, "parties"),
        ("record-consent", {"parties": [["p1"]]}, "parties.0"),
        ("record-consent", {"form": "by-dove"}, "form"),
        ("record-consent", {"proof": ""}, "proof"),
        ("record-consent", {"proof": "a\u0000b"}, "proof"),
        ("record-consent", {"proof": "a\u0007b"}, "proof"),
        ("register-dispute", {"division": "41"}, "division"),
        ("register-dispute", {"parties": [{"person": PERSON}]}, "parties.0.person.number"),
        ("register-dispute", {"parties": [{"person": {**PERSON, "number": "11010519491331002X"}}]},
         "parties.0.person.number"),
        ("register-dispute", {"parties": [{"person": {**PERSON, "kind": "organisation"}}]}, "parties.0.person.number"),
        ("register-dispute", {"parties": [3]}, "parties.0"),
        ("record-case-number", {"number": "2024豫0825行初7号"}, "number"),
        ("record-performance", {"amount": "-1"}, "amount"),
        ("record-performance", {"amount": "1.005"}, "amount"),
        ("record-performance", {"amount": "NaN"}, "amount"),
        ("record-performance", {"amount": "many"}, "amount"),
        ("record-consent", {"on": "20240507"}, "on"),
        ("record-consent", {"on": "2024-W19-2"}, "on"),
        ("record-consent", {"proof": "长" * 20_001}, "proof"),
        ("record-consent", {"proof": "\ud800"}, "proof"),
        ("register-dispute", {"parties": [{"person": {"name": "长" * 101}}]}, "parties.0.person.name"),
        ("register-dispute", {"parties": [{"person": {"name": "王某", "phone": "abc"}}]}, "parties.0.person.phone"),
        ("record-case-number", {"issuer": "长" * 201}, "issuer"),
        ("record-performance", {"amount": True}, "amount"),
        ("answer-lead", {"concurs": "perhaps"}, "concurs"),
        ("draft-terms", {"confirmation": {"agency": "police", "within": "soon"}}, "confirmation.within"),
        ("draft-terms", {"obligations": [{"debtor": "p1", "duty": "act", "due": "2024-01-01", "within": "1 day"}]},
         "obligations.0.due"),
        ("correct-act", {"replacement": {"on": "2024-01-01"}}, "replacement.command"),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_path(name: str, changes: dict[str, Any], path: str) -> None:
    """A wrong, impossible, missing or unknown value is named with its place."""
    found = faults(name, **changes)

    assert any(place.endswith(path) for place in found), found


def test_a_person_made_in_python_is_checked_like_one_from_outside() -> None:
    """A phone with other signs than a number has is refused where the value is made, and is not repeated."""
    with pytest.raises(BadInput) as bad:
        Person(name="王某某", phone="ask Li")

    assert [fault.path for fault in bad.value.faults] == ["phone"]
    assert "Li" not in str(bad.value)


def test_all_faults_are_named_at_once() -> None:
    """One look shows everything that is wrong."""
    assert set(faults("record-consent", on="x", form="y", extra=1)) == {"on", "form", "extra"}


def test_unknown_command() -> None:
    """A command that does not exist is named."""
    with pytest.raises(BadInput) as bad:
        command_from("record-concent", {})

    assert bad.value.code == "unknown-command"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_schema(name: str) -> None:
    """Every declared command can come in from outside, and empty fields are all missing ones."""
    if name == "correct-act":
        return  # it holds a command of its own, see above
    with pytest.raises(BadInput):
        command_from(name, {})
    assert schema_of(COMMANDS[name].type).fields


@pytest.mark.parametrize("name", sorted(set(FIELDS) - {"correct-act"}))
def test_what_goes_out_comes_in_again(office: Office, name: str) -> None:
    """A command written as plain JSON is read as the same command."""
    command = office.command(name, "d-1")

    assert command_from(name, plain_value(command)) == command


def test_no_fault_is_told_in_english() -> None:
    """Infinity and what is no number are told in Chinese like everything else."""
    for amount in ("NaN", "Infinity", "many"):
        assert faults("record-performance", amount=amount)["amount"] == "应为数"


def test_full_width_signs_are_put_right() -> None:
    """Days, amounts and id numbers typed in full width, with blanks or a small x, are read."""
    person = {"name": "王某某", "number": " １１０１０５ 19491231 002x ", "phone": "（０３９１）6100000"}
    command = command_from("register-dispute", {**FIELDS["register-dispute"], "parties": [{"person": person}]})
    paid = command_from("record-performance", {**FIELDS["record-performance"], "dispute": "d", "on": "２０２４-05-20",
                                               "amount": "２００００"})  # fmt: skip

    assert command.parties[0].person.number == "11010519491231002X"
    assert command.parties[0].person.phone == "(0391)6100000"
    assert (paid.on, paid.amount) == (date(2024, 5, 20), 20000)


def test_codes_may_be_typed_in_chinese(office: Office) -> None:
    """A clerk may type the word instead of the code."""
    assert office.command("record-consent", "d", form="口头并记录").form == "oral-on-record"


def test_a_wrong_type_in_python_is_bad_input_too(office: Office) -> None:
    """A command built in Python with wrong types is refused before anything is written, in the command line's words."""
    wrong: Any = "soon"
    with pytest.raises(BadInput) as bad:
        office.clerk.execute(RecordConsent(dispute="d", on=wrong, parties=(3,), form="x"))  # type: ignore[arg-type]  # on purpose

    told = {fault.path: fault.text for fault in bad.value.faults}
    assert told == faults("record-consent", on="soon", parties=[3], form="x")
    assert set(told) == {"on", "parties.0", "form"}
    assert "written（书面）" in told["form"]


def test_what_only_python_may_say_names_the_place(office: Office) -> None:
    """What the border would take and Python's own types do not is named by its place."""
    wrong: Any = [Person(name="王某某")]
    command = attrs.evolve(
        office.command("register-dispute"), agencies={"police": 1}, parties=(NewParty(person=wrong),)
    )
    with pytest.raises(BadInput) as bad:
        office.clerk.execute(command)

    assert "王某某" not in str(bad.value)
    assert "agencies" in {fault.path for fault in bad.value.faults}


def test_a_word_that_the_border_takes_is_no_code_in_python(office: Office) -> None:
    """The Chinese word for a code, and a wrong field of a correction, are named by their place."""
    wrong: Any = "口头并记录"
    consent = RecordConsent(dispute="d", on=date(2024, 5, 7), parties=("p1",), form=wrong)
    correction = CorrectAct(
        on=wrong, kind=StreamKind.DISPUTE, stream="d", number=1, reason="误", authority="主任", replacement=consent
    )
    found = []
    for command in (consent, correction):
        with pytest.raises(BadInput) as bad:
            office.clerk.execute(command)
        found.append(bad.value.faults[0].path)

    assert found == ["form", "on"]


def test_a_field_that_there_is_not_names_those_called_alike() -> None:
    """A misspelt field, also inside a value, is told what it may have been meant to be."""
    told = faults("register-dispute", knwon_on="2024-05-01", parties=[{"persn": PERSON, "王某": 1}])

    assert told["knwon_on"].startswith("没有这一项；相近的有 known_on")
    assert told["parties.0.persn"] == "没有这一项；相近的有 person"
    assert told["parties.0.…"] == "没有这一项"


def test_a_day_to_come_is_refused(office: Office) -> None:
    """A legal day after today is refused, and told from when it would be allowed."""
    with pytest.raises(Refused) as refused:
        office.register(on=date(2024, 7, 2), known_on=None)

    assert [objection.code for objection in refused.value.ruling.objections] == ["not-in-future"]


def test_bad_input_leaves_nothing(office: Office) -> None:
    """Bad input leaves no row at all, not even a refusal."""
    with office.engine.connect() as connection:
        before = {name: connection.execute(table.select()).all() for name, table in METADATA.tables.items()}
    with pytest.raises(BadInput):
        office.clerk.execute(RecordConsent(dispute="d", on=3, parties=("p",), form="written"))  # type: ignore[arg-type]  # on purpose
    with office.engine.connect() as connection:
        after = {name: connection.execute(table.select()).all() for name, table in METADATA.tables.items()}

    assert after == before


SIMPLE = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
ANYTHING = st.recursive(
    SIMPLE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@given(st.dictionaries(st.text(max_size=8) | st.sampled_from(["on", "parties", "terms", "replacement"]), ANYTHING))
def test_nothing_from_outside_is_more_than_bad_input(values: dict[str, Any]) -> None:
    """Whatever comes in is a command or bad input, never another error."""
    for name in ("register-dispute", "draft-terms", "correct-act"):
        try:
            command_from(name, {**FIELDS[name], **values})
        except BadInput as bad:
            assert bad.faults


@pytest.mark.parametrize(
    "typed",
    [
        "（2024）豫0825行诉前调7号",
        "(2024)豫0825行诉前调7号",
        "〔2024〕豫0825行诉前调7号",
        "（２０２４）豫０８２５行诉前调７号",
    ],
)
def test_case_numbers_in_any_width(typed: str) -> None:
    """Full-width and half-width brackets and digits are read alike and written in full width."""
    assert str(read_number(typed)) == "（2024）豫0825行诉前调7号"
