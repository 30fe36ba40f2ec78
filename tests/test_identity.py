"""Numbers of people and organisations: length, date and check digit, each by its standard."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_dispute import Person, PersonKind
from admin_dispute.domain.identity import birth_of, fault_of_id_number, fault_of_organisation_code, masked
from admin_dispute.domain.values import age_on

CODE = "91350100M000100Y43"
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


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


def test_swapped_neighbours_are_found() -> None:
    """Two neighbouring digits typed in the wrong order are found."""
    number = "11010519491231002X"
    swapped = [number[:n] + number[n + 1] + number[n] + number[n + 2 :] for n in range(16)]

    assert all(fault_of_id_number(wrong) for wrong in swapped if wrong != number)


@pytest.mark.parametrize(
    "number",
    ["11010520010229001X", "110105200002300019", "11010500001231002X", "110105 949 1 10021", "110105+949+1+1002X", "1"],
)
def test_no_birth_is_read_from_an_impossible_date(number: str) -> None:
    """A 29 February of a common year, a 30 February, a year 0 and signs in place of digits are no day."""
    assert birth_of(number) is None


def test_a_leap_day_is_a_birthday() -> None:
    """The 29 February of a leap year is a day like any other."""
    assert birth_of("110105200002290019") == date(2000, 2, 29)


@given(st.integers(0, 17), st.sampled_from(SIGNS))
def test_every_single_slip_in_a_credit_code_is_found(place: int, sign: str) -> None:
    """Any one sign of a credit code typed wrongly is found, the check digit included."""
    wrong = CODE[:place] + sign + CODE[place + 1 :]

    assert (fault_of_organisation_code(wrong) is None) == (wrong == CODE)


@pytest.mark.parametrize("number", [CODE.lower(), CODE[:-1], CODE + "3", "９" + CODE[1:], CODE + "\n", ""])
def test_a_credit_code_of_another_form(number: str) -> None:
    """Small letters, full-width digits and any other length are named as such."""
    assert "18位" in str(fault_of_organisation_code(number))


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
    [
        ("11010519491231002X", "110105********002X"),
        ("410825900101123", "410825*****1123"),
        ("13800000001", "138****0001"),
        ("6192345", "******5"),
        ("12", "**"),
        ("", ""),
    ],
)
def test_masking(number: str, shown: str) -> None:
    """The middle of a number is hidden, and of a short one nearly all."""
    assert masked(number) == shown


@given(st.text("0123456789X", min_size=1, max_size=30))
def test_masking_keeps_the_length_and_hides_a_third(number: str) -> None:
    """As many signs are shown as were typed, and a third of them or more are hidden."""
    assert len(masked(number)) == len(number)
    assert 3 * masked(number).count("*") >= len(number)


@pytest.mark.clause("民法典 17")
def test_age_is_completed_years() -> None:
    """One is a year older on the birthday, not before."""
    assert age_on(date(2006, 5, 14), date(2024, 5, 13)) == 17
    assert age_on(date(2006, 5, 14), date(2024, 5, 14)) == 18
