"""Case numbers in the courts' form （2021）豫0825行诉前调7号: read in any bracket, written in full width."""

from __future__ import annotations

import re

from attrs import frozen

_HALVED = str.maketrans("０１２３４５６７８９（）［］", "0123456789()[]")
_BRACKETS = str.maketrans("〔〕[]", "()()")
_CHARACTER = r"[\u3400-\u9fff]"
MARK = rf"{_CHARACTER}{{1,16}}[0-9]{{0,8}}{_CHARACTER}{{1,16}}"
"""The form of court and kind together."""
_FORM = re.compile(
    r"[(〔\[](?P<year>[1-9][0-9]{3})[)〕\]]\s*"
    rf"(?P<mark>{MARK})\s*0*(?P<sequence>[1-9][0-9]{{0,8}})\s*号"
)


@frozen
class CaseNumber:
    """A case number by its parts; `mark` is court and kind together: 豫0825行诉前调."""

    year: int
    mark: str
    sequence: int

    def __str__(self) -> str:
        return f"（{self.year}）{self.mark}{self.sequence}号"

    @property
    def series(self) -> str:
        """The series it is counted in: one per year, court and kind (案号规定 9, 10)."""
        return f"{self.year}{self.mark}"


def folded(text: str) -> str:
    """Return a number, or a piece of one, as it is compared: any bracket and any digit alike, without blanks."""
    return "".join(text.translate(_HALVED).translate(_BRACKETS).split())


def read_number(text: str) -> CaseNumber:
    """Read a case number typed with full-width or half-width brackets and digits; nothing else is read as a digit.

    Raises:
        ValueError: it isn't of the courts' form.
    """
    read = _FORM.fullmatch(text.translate(_HALVED).strip())
    if read is None:
        raise ValueError("案号应形如（2021）豫0825行诉前调7号")
    return CaseNumber(int(read["year"]), read["mark"], int(read["sequence"]))
