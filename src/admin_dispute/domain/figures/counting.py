"""What is counted: named terms, each a pure function from one dispute to the rows that count, with day and agencies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from admin_dispute.domain.deadline import Counting, counted_by
from admin_dispute.domain.periods import Calendar
from admin_dispute.domain.words import chapter

if TYPE_CHECKING:
    from admin_dispute.domain.center.state import CenterState
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.figures.stretch import Stretch


@frozen(kw_only=True)
class SourceRow:
    """Something that counts.

    Attributes:
        dispute: the dispute it stands in; item: what of it (`o1`, `d2`), empty where it is the dispute itself.
        on: the legal day for which it counts; amount: how much: 1 for a piece, calendar days, yuan or people.
        series: the first of the disputes it hangs together with, itself where with none: counted once as a series.
        provisional: `on` is the earliest last day that it can be, of a year that is not announced.
    """

    dispute: str
    on: date
    item: str = ""
    amount: Decimal = Decimal(1)
    series: str = ""
    provisional: bool = False


@frozen(kw_only=True)
class Counted:
    """A row with the agencies it counts for; whatever agency it is, it counts once for the center."""

    row: SourceRow
    agencies: tuple[str, ...]


@frozen(eq=False)
class Looking:
    """What terms look at beside the dispute.

    Attributes:
        stretch: the days that are reported on; as_of: the day on which it is looked at.
        center, calendar: as they are known on that day.
    """

    stretch: Stretch
    as_of: date
    center: CenterState
    calendar: Calendar

    @property
    def until(self) -> date:
        """The last day that is both reported on and over, or today."""
        return min(self.stretch.last, self.as_of)

    @property
    def count(self) -> Counting:
        """What counts a period from a day by the calendar."""
        return counted_by(self.calendar)


Count: TypeAlias = Callable[["Dispute", Looking], Iterator[Counted]]


@frozen
class Term:
    """A term of an indicator: its stable code, and what counts for it in one dispute."""

    code: str
    count: Count

    @property
    def title(self) -> str:
        """What it is called, in Chinese."""
        return str(chapter("terms")[self.code]["title"])

    @property
    def means(self) -> str:
        """What counts for it, and on which day, in Chinese."""
        return str(chapter("terms")[self.code]["means"])


DECLARED: dict[str, Term] = {}
"""Terms by their codes, as their modules declare them; `terms.TERMS` has them all."""


def term(code: str) -> Callable[[Count], Count]:
    """Declare what counts for a term."""

    def declare(count: Count) -> Count:
        """Enter the count under its code."""
        DECLARED[code] = Term(code, count)
        return count

    return declare


def piece(
    dispute: Dispute,
    on: date,
    agencies: tuple[str, ...],
    item: str = "",
    amount: int | Decimal = 1,
    *,
    provisional: bool = False,
) -> Counted:
    """Return something that counts for some agencies on a day, which may be provisional."""
    row = SourceRow(dispute=dispute.id, on=on, item=item, amount=Decimal(amount), provisional=provisional)
    return Counted(row=row, agencies=agencies)
