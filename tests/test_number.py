"""Case numbers: read in the forms people type, written in the courts' one, and nothing read that is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_dispute import CaseNumber, read_number

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
CHARACTERS = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=5)
MARKS = st.builds(
    lambda court, code, kind: f"{court}{code}{kind}",
    CHARACTERS,
    st.one_of(st.just(""), st.integers(0, 9999).map(lambda code: f"{code:04}")),
    CHARACTERS,
)
NUMBERS = st.builds(CaseNumber, st.integers(1949, 2100), MARKS, st.integers(1, 10**8))


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
    assert str(read) == f"（{year}）{mark}{sequence}号"


@given(NUMBERS)
def test_a_number_is_read_as_it_is_written(number: CaseNumber) -> None:
    """The text of a case number is read as the same number."""
    assert read_number(str(number)) == number


@given(NUMBERS)
def test_full_width_digits_are_read(number: CaseNumber) -> None:
    """A number typed with full-width digits is the same number."""
    assert read_number(str(number).translate(WIDE)) == number


@pytest.mark.parametrize(
    "text",
    [
        "（2021)豫0825行诉前调7号",
        "［2021］豫0825行诉前调7号",
        "(2021) 豫0825行诉前调 7 号",
        "　（2021）豫0825行诉前调7号\n",
        "（2021）豫0825行诉前调007号",
    ],
)
def test_slips_of_typing_are_forgiven(text: str) -> None:
    """Mixed widths, blanks between the parts and leading zeros make no other number."""
    assert str(read_number(text)) == "（2021）豫0825行诉前调7号"


def test_a_court_without_digits() -> None:
    """The mark of the supreme court has no digits."""
    assert read_number("（2021）最高法行申7号").mark == "最高法行申"


def test_a_series_is_of_a_year_and_a_mark() -> None:
    """Numbers of one year, court and kind share a series, whatever their brackets; another year does not."""
    assert read_number("（2021）豫0825行初7号").series == read_number("[2021]豫0825行初8号").series
    assert read_number("（2021）豫0825行初7号").series != read_number("（2022）豫0825行初7号").series
    assert read_number("（2021）豫0825行初7号").series != read_number("（2021）豫0825民初7号").series


@pytest.mark.parametrize(
    "text", ["", "豫0825行初7号", "（24）豫0825行初7号", "（2024）豫0825行初号", "（2024）7号", "（2024）豫0825行初7"]
)
def test_other_texts_are_no_case_numbers(text: str) -> None:
    """A text of another form is refused with the form there is."""
    with pytest.raises(ValueError, match="案号应形如"):
        read_number(text)


@pytest.mark.parametrize(
    "text", ["（2024）豫0825行初0号", "（0000）豫0825行初7号", "（2024）豫0825行初" + "9" * 5000 + "号"]
)
def test_numbers_that_no_court_gives(text: str) -> None:
    """A number nought, a year nought and a number without end are refused in the same words."""
    with pytest.raises(ValueError, match="案号应形如"):
        read_number(text)


@pytest.mark.parametrize(
    "text", ["（2024）豫0825行①7号", "（\u0662\u0660\u0662\u0664）豫0825行初7号", "（2024）豫0825行初7²号"]
)
def test_nothing_else_is_taken_for_a_digit(text: str) -> None:
    """A circled, raised or foreign digit is a fault to point out, never silently part of a number."""
    with pytest.raises(ValueError, match="案号应形如"):
        read_number(text)


@pytest.mark.parametrize(
    "mark",
    ["()()", "--", "ab", "豫\u200b0825行初", "豫0825行2初", "豫0825 行初", "豫0825" + "行" * 17, "豫082508251行初"],
)
def test_a_mark_is_of_characters_and_a_court_code(mark: str) -> None:
    """Signs, letters, hidden signs, a second group of digits and what goes on and on are no mark."""
    with pytest.raises(ValueError, match="案号应形如"):
        read_number(f"（2024）{mark}7号")


@pytest.mark.parametrize("text", ["温法联〔2021〕7号", "（2024）豫0825行初7号之一", "见（2024）豫0825行初7号"])
def test_a_text_around_a_number_is_not_left_out(text: str) -> None:
    """A document's number, a suffix and words before the number are refused, not passed over."""
    with pytest.raises(ValueError, match="案号应形如"):
        read_number(text)
