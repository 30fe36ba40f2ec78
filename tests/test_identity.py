"""Numbers of people, organisations and cases: length, date and check digit, each by its standard."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_dispute import CaseNumber, Person, PersonKind, read_number
from admin_dispute.domain.identity import birth_of, fault_of_id_number, fault_of_organisation_code, masked
from admin_dispute.domain.values import age_on


def test_a_sound_id_number() -> None:
    """The number of the standard's own example is sound, X included."""
    assert fault_of_id_number("11010519491231002X") is None
    assert birth_of("11010519491231002X") == date(1949, 12, 31)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("110105194912310021", "校验位"),
        ("11010519491331002X", "出生日期"),
        ("11010519490229002X", "出生日期"),
        ("1101051949123100", "18位"),
        ("11010519491231002x", "18位"),
        ("", "18位"),
    ],
)
def test_a_faulty_id_number(number: str, said: str) -> None:
    """Length, date and check digit are each named."""
    assert said in str(fault_of_id_number(number))


@given(st.integers(0, 16), st.integers(1, 9))
def test_every_single_slip_is_found(place: int, slip: int) -> None:
    """Any one digit typed wrongly is found."""
    number = "11010519491231002X"
    wrong = number[:place] + str((int(number[place]) + slip) % 10) + number[place + 1 :]

    assert fault_of_id_number(wrong) is not None


def test_credit_codes() -> None:
    """A sound code passes; a wrong check digit or a letter that the standard leaves out does not."""
    assert fault_of_organisation_code("91350100M000100Y43") is None
    assert "校验位" in str(fault_of_organisation_code("91350100M000100Y44"))
    assert "不含" in str(fault_of_organisation_code("91350100I000100Y43"))


def test_a_person_checks_the_number_of_his_kind() -> None:
    """A person's number is an id number, an organisation's a credit code; none is allowed."""
    assert Person(name="x").number is None
    assert Person(name="x", kind=PersonKind.ORGANISATION, number="91350100M000100Y43").number
    with pytest.raises(ValueError, match="校验位"):
        Person(name="x", number="110105194912310021")


def test_a_person_does_not_show_itself() -> None:
    """The representation of a person names nobody."""
    assert "王" not in repr(Person(name="王某", phone="13800000001"))


@pytest.mark.parametrize(
    ("number", "shown"),
    [("11010519491231002X", "110105********002X"), ("13800000001", "138****0001"), ("12", "12")],
)
def test_masking(number: str, shown: str) -> None:
    """The middle of a number is hidden."""
    assert masked(number) == shown


@pytest.mark.clause("民法典 17")
def test_age_is_completed_years() -> None:
    """One is a year older on the birthday, not before."""
    assert age_on(date(2006, 5, 14), date(2024, 5, 13)) == 17
    assert age_on(date(2006, 5, 14), date(2024, 5, 14)) == 18


@pytest.mark.clause("案号规定 3")
@given(
    st.integers(1990, 2100),
    st.sampled_from(["豫0825行诉前调", "浙02民诉前调", "粤0604诉前调确", "京0108行初", "虔行"]),
    st.integers(1, 10**6),
    st.sampled_from(["（{}）{}{}号", "({}){}{}号", "〔{}〕{}{}号", "[{}]{} {}号"]),
)
def test_a_case_number_is_read_in_any_brackets(year: int, mark: str, sequence: int, form: str) -> None:
    """Any bracket is read, and the number is written in full-width round ones."""
    read = read_number(form.format(year, mark, sequence))

    assert read == CaseNumber(year, mark, sequence)
    assert read_number(str(read)) == read
    assert str(read).startswith("（")


@pytest.mark.parametrize(
    "text", ["", "豫0825行初7号", "（24）豫0825行初7号", "（2024）豫0825行初号", "（2024）7号", "（2024）豫0825行初7"]
)
def test_other_texts_are_no_case_numbers(text: str) -> None:
    """A text of another form is refused with the form there is."""
    with pytest.raises(ValueError, match="案号应形如"):
        read_number(text)
