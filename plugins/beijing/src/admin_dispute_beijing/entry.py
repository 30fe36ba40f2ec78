"""An entry of the return: 27 figures of one unit for one quarter, refused where an identity does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from attrs import field, frozen

from admin_dispute import BadInput, Fault, Stretch
from admin_dispute_beijing.columns import CIVIL_SETTLED, HEADS, IDENTITIES, MONEY, ORAL, WRITTEN, Identity

QUARTERS = {1: (1, 31), 2: (4, 30), 3: (7, 30), 4: (10, 31)}
"""First month of each quarter, and the last day of its last month."""


def quarter(year: int, number: int) -> Stretch:
    """Return the days of a quarter, 1 to 4."""
    month, last = QUARTERS[number]
    return Stretch(date(year, month, 1), date(year, month + 2, last))


def whole_year(year: int) -> Stretch:
    """Return the days of a year, for the return that is filed beside that of the fourth quarter."""
    return Stretch(date(year, 1, 1), date(year, 12, 31))


def due(stretch: Stretch) -> date:
    """Return the last day to file: before the fifth of the month after."""
    return stretch.last + timedelta(days=4)


@frozen(kw_only=True)
class Source:
    """The disputes behind a column."""

    column: int
    disputes: tuple[str, ...]


@frozen(kw_only=True)
class Override:
    """A dispute that a person put into another column than the record shows, and why."""

    dispute: str
    shown: int
    decided: int
    reason: str


def _columns(_: object, __: object, columns: tuple[Decimal, ...]) -> None:
    faults = tuple(faults_of_columns(columns))
    if faults:
        raise BadInput("bad-input", faults, command="quarterly-return")


def faults_of_columns(columns: tuple[Decimal, ...]) -> Iterator[Fault]:
    """Give what is wrong with figures: too few, no whole numbers, an identity that does not hold; by the column."""
    if len(columns) != len(HEADS):
        yield Fault("columns", f"应为{len(HEADS)}栏，实为{len(columns)}栏")
        return
    for number, figure in enumerate(columns, 1):
        whole = number == MONEY or figure == figure.to_integral_value()
        if not figure.is_finite() or figure < 0 or not whole:
            yield Fault(
                f"columns.{number}", f"“{HEADS[number - 1]}”应为不小于零的{'数' if number == MONEY else '整数'}"
            )
    for identity in IDENTITIES:
        if not identity.holds(columns):
            yield Fault(f"columns.{identity.whole}", _unequal(identity, columns))


def _unequal(identity: Identity, columns: tuple[Decimal, ...]) -> str:
    parts = sum(columns[part - 1] for part in identity.parts)
    return f"应有 {identity}（{identity.clause}），现为 {columns[identity.whole - 1]} 和 {parts}"


@frozen(kw_only=True)
class Entry:
    """What a unit files for a stretch of days.

    Attributes:
        columns: column 1 first; money in 万元. sources: the disputes behind the columns on administrative disputes.
        overrides: disputes in another column than the record shows.

    Raises:
        BadInput: a figure that can't be, or an identity that does not hold; each by its column.
    """

    unit: str
    name: str
    stretch: Stretch
    columns: tuple[Decimal, ...] = field(validator=_columns)
    sources: tuple[Source, ...] = ()
    overrides: tuple[Override, ...] = ()

    def column(self, number: int) -> Decimal:
        """Return the figure of a column, counted from 1."""
        return self.columns[number - 1]

    def behind(self, number: int) -> tuple[str, ...]:
        """Return the disputes behind a column."""
        return next((source.disputes for source in self.sources if source.column == number), ())


@frozen(kw_only=True)
class Civil:
    """What a unit did in civil disputes, which the center does not know: typed in.

    Attributes:
        kinds: cases by kind, columns 7 to 16; written, oral: agreements, together `settled`. money: in 万元.

    Raises:
        BadInput: not ten kinds, or agreements that are not as many as were settled.
    """

    kinds: tuple[int, ...] = (0,) * 10
    settled: int = 0
    people: int = 0
    money: Decimal = Decimal(0)
    written: int = 0
    oral: int = 0
    confirmed: int = 0
    performed: int = 0

    def __attrs_post_init__(self) -> None:
        faults = []
        if len(self.kinds) != len(range(7, 17)):
            faults.append(Fault("civil.kinds", "应为10种"))
        if self.written + self.oral != self.settled:
            text = f"书面和口头协议（{WRITTEN}、{ORAL}栏）之和应等于调解成功数（{CIVIL_SETTLED}栏）"
            faults.append(Fault("civil.settled", text))
        if faults:
            raise BadInput("bad-input", tuple(faults), command="quarterly-return")


def added(entries: Iterable[Entry]) -> tuple[Decimal, ...]:
    """Return the sums of the columns of some entries: derived each time, never kept."""
    sums = [Decimal(0)] * len(HEADS)
    for entry in entries:
        sums = [whole + figure for whole, figure in zip(sums, entry.columns, strict=True)]
    return tuple(sums)
