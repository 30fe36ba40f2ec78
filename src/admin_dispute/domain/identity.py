"""Checks of numbers that people and organisations carry: length, date and check digit, each with its standard."""

from __future__ import annotations

import re
from datetime import date

_WEIGHTS_OF_PERSON = tuple(pow(2, 17 - place, 11) for place in range(17))
_DIGITS_OF_PERSON = "10X98765432"
_SIGNS_OF_ORGANISATION = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS_OF_ORGANISATION = tuple(pow(3, place, 31) for place in range(17))


def birth_of(number: str) -> date | None:
    """Return the day of birth that an 18-digit id number states, None where it states no real day."""
    read = re.fullmatch(r"[0-9]{6}([0-9]{4})([0-9]{2})([0-9]{2})[0-9]{3}[0-9X]", number)
    try:
        return date(int(read[1]), int(read[2]), int(read[3])) if read else None
    except ValueError:
        return None


def fault_of_id_number(number: str) -> str | None:
    """Say what is wrong with a citizen's id number (GB 11643-1999), or None.

    The division code is not checked: codes are abolished and founded while people keep their numbers.
    """
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return "身份证号应为18位（末位可为X）"
    if birth_of(number) is None:
        return "身份证号中的出生日期不存在"
    weighed = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS_OF_PERSON, strict=False))
    if _DIGITS_OF_PERSON[weighed % 11] != number[17]:
        return "身份证号校验位不符"
    return None


def fault_of_organisation_code(number: str) -> str | None:
    """Say what is wrong with a unified social credit code (GB 32100-2015), or None."""
    if not re.fullmatch(f"[{_SIGNS_OF_ORGANISATION}]{{18}}", number):
        return "统一社会信用代码应为18位数字或大写字母（不含I、O、S、V、Z）"
    places = map(_SIGNS_OF_ORGANISATION.index, number)
    weighed = sum(place * weight for place, weight in zip(places, _WEIGHTS_OF_ORGANISATION, strict=False))
    if _SIGNS_OF_ORGANISATION[-weighed % 31] != number[17]:
        return "统一社会信用代码校验位不符"
    return None


def masked(number: str) -> str:
    """Show a number with its middle hidden: `410825********1232`, `138****0001`; of a short one the last fifth."""
    if len(number) >= 15:  # noqa: PLR2004 - id numbers have 15 or 18 digits
        head, tail = 6, 4
    elif len(number) >= 11:  # noqa: PLR2004 - mobile numbers have 11 digits
        head, tail = 3, 4
    else:
        head, tail = 0, len(number) // 5
    hidden = len(number) - head - tail
    return number[:head] + "*" * hidden + number[head + hidden :]
