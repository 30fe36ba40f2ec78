"""Indicators and figures: a definition with numerator and denominator; what it came to, with its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from admin_dispute.domain.figures.counting import SourceRow
from admin_dispute.domain.figures.rounding import TWO_PLACES, Rounding
from admin_dispute.domain.ids import Words
from admin_dispute.domain.parameters import Provenance
from admin_dispute.domain.values import not_empty

PERCENT = "%"
POPULATION = "population"
"""The parameter by which figures for each ten thousand people are divided."""


@frozen(kw_only=True)
class Indicator:
    """What a figure means.

    Attributes:
        definition: in Chinese; numerator, denominator: codes of terms, each side their sum; no denominator: a count.
        base: codes of what must be there for a count to come to anything: agreements that could lack minutes; with none
            of it the figure is printed, and in an assessment not applicable.
        per: the parameter of the policy it is divided by (`population`), in units of ten thousand.
        unit: `%` for a rate, else what is counted (件, 天, 元) or comes out of the division.
        clauses: what asks for it; source, provenance: where the definition comes from, and how sure that is.
    """

    id: str
    title: Words
    definition: Words
    numerator: tuple[str, ...] = field(validator=not_empty)
    denominator: tuple[str, ...] = ()
    base: tuple[str, ...] = ()
    per: Words | None = None
    unit: Words
    rounding: Rounding = TWO_PLACES
    clauses: tuple[Words, ...] = ()
    source: Words
    provenance: Provenance

    @property
    def scale(self) -> int:
        """By what the quotient is multiplied: 100 for per cent, 10,000 where it is divided by people."""
        if self.per is not None:
            return 10_000
        return 100 if self.unit == PERCENT else 1

    @property
    def terms(self) -> tuple[str, ...]:
        """The codes of every term that it rests on."""
        return (*self.numerator, *self.denominator, *self.base)


@frozen(kw_only=True)
class Figure:
    """What an indicator came to for an agency, a matter, both, or the center as a whole (both empty).

    Attributes:
        numerator, denominator: exact sums; denominator None where the indicator has none.
        base: what was there that could have counted, None where the indicator does not say.
        value: as printed, None where there is nothing to divide by: not applicable.
        counted, among: the rows behind numerator and denominator.
    """

    indicator: str
    agency: str = ""
    matter: str = ""
    numerator: Decimal
    denominator: Decimal | None = None
    base: Decimal | None = None
    value: Decimal | None
    counted: tuple[SourceRow, ...] = ()
    among: tuple[SourceRow, ...] = ()

    @property
    def disputes(self) -> tuple[str, ...]:
        """The disputes behind it, each once."""
        return tuple(dict.fromkeys(row.dispute for row in (*self.counted, *self.among)))


def figure(
    indicator: Indicator,
    rows: Mapping[str, Iterable[SourceRow]],
    agency: str = "",
    matter: str = "",
    per: Decimal | None = None,
) -> Figure:
    """Return what an indicator comes to over the rows of its terms, by their codes.

    Args:
        per: what it is divided by in place of rows; zero where nobody stated it.
    """
    counted = tuple(row for code in indicator.numerator for row in rows[code])
    among = tuple(row for code in indicator.denominator for row in rows[code])
    above = total(counted)
    below = total(among) if indicator.denominator else per
    return Figure(
        indicator=indicator.id,
        agency=agency,
        matter=matter,
        numerator=above,
        denominator=below,
        base=total(row for code in indicator.base for row in rows[code]) if indicator.base else None,
        value=divided(indicator, above, below),
        counted=counted,
        among=among,
    )


def divided(indicator: Indicator, above: Decimal, below: Decimal | None) -> Decimal | None:
    """Return the printed value: rounded once, from the exact quotient; None where the denominator is zero."""
    exact = quotient(above, below)
    return None if exact is None else indicator.rounding.of(exact * indicator.scale)


def quotient(above: Decimal, below: Decimal | None) -> Fraction | None:
    """Return one amount divided by another, exactly; the amount itself without one, None for a zero."""
    if below is None:
        return Fraction(above)
    return None if not below else Fraction(above) / Fraction(below)


def total(rows: Iterable[SourceRow]) -> Decimal:
    """Return what rows come to."""
    return sum((row.amount for row in rows), Decimal(0))


def total_by_series(rows: Iterable[SourceRow]) -> Decimal:
    """Return what rows come to where a series of cases counts once: the largest amount of each series."""
    largest: dict[str, Decimal] = {}
    for row in rows:
        series = row.series or row.dispute
        largest[series] = max(row.amount, largest.get(series, row.amount))
    return sum(largest.values(), Decimal(0))
