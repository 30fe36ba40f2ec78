"""Case numbers in the courts' form （2021）豫0825行诉前调7号: read in any bracket, written in full width."""

from __future__ import annotations

import re
import unicodedata

from attrs import frozen

_FORM = re.compile(r"[（(〔\[](?P<year>\d{4})[）)〕\]]\s*(?P<mark>[^\d\s]+\d*[^\d\s]+)\s*(?P<sequence>\d+)\s*号")


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


def read_number(text: str) -> CaseNumber:
    """Read a case number typed with full-width or half-width brackets and digits.

    Raises:
        ValueError: it isn't of the courts' form.
    """
    halved = unicodedata.normalize("NFKC", text).strip()
    read = _FORM.fullmatch(halved)
    if read is None:
        raise ValueError("案号应形如（2021）豫0825行诉前调7号")
    return CaseNumber(int(read["year"]), read["mark"], int(read["sequence"]))
