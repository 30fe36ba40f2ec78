"""The shapes of rules, each exact and pure: what was counted and the full points give points."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from admin_dispute.domain.assessment.sheet import Item, Series, Shape
from admin_dispute.domain.figures.indicator import Figure, quotient, total, total_by_series

NOTHING = Fraction(0)


@frozen
class Measured:
    """What was counted for an agency, a series once where the item says so; `among` None: nothing is divided.

    Attributes:
        base: what could have counted, None where the indicator does not say.
    """

    above: Decimal
    among: Decimal | None
    base: Decimal | None = None

    @classmethod
    def of(cls, figure: Figure, series: Series) -> Measured:
        """Return what a figure comes to for an item."""
        summed = total_by_series if series is Series.ONCE else total
        among = summed(figure.among) if figure.among or not figure.denominator else figure.denominator
        return cls(summed(figure.counted), None if figure.denominator is None else among, figure.base)

    @property
    def applies(self) -> bool:
        """Whether there is anything to divide by, where the indicator divides, and anything that could have counted."""
        return 0 not in (self.among, self.base)

    @property
    def rate(self) -> Fraction:
        """Numerator by denominator, exactly; of a count the count itself."""
        return quotient(self.above, self.among) or NOTHING


Points = Callable[[Item, Measured, Fraction], Fraction]
"""Points for what was measured, of so many full points."""


def _each(item: Item, measured: Measured) -> Fraction:
    return Fraction(item.each or 0) * Fraction(measured.above)


def _cap(item: Item) -> Fraction:
    return Fraction(item.cap or 0)


def _add(item: Item, measured: Measured, full: Fraction) -> Fraction:
    return min(_each(item, measured), full)


def _from_full(item: Item, measured: Measured, full: Fraction) -> Fraction:
    return max(full - _each(item, measured), NOTHING)


def _deduction(item: Item, measured: Measured, full: Fraction) -> Fraction:
    return -min(_each(item, measured), _cap(item))


def _bonus(item: Item, measured: Measured, full: Fraction) -> Fraction:
    return min(_each(item, measured), _cap(item))


def _rate(item: Item, measured: Measured, full: Fraction) -> Fraction:
    return min(measured.rate, Fraction(1)) * full


def _bands(item: Item, measured: Measured, full: Fraction) -> Fraction:
    reached = (band.points for band in item.bands if measured.rate * 100 >= Fraction(band.least))
    return Fraction(next(reached, 0))


def _threshold(item: Item, measured: Measured, full: Fraction) -> Fraction:
    if item.at_least is not None:
        return full if measured.rate * 100 >= Fraction(item.at_least) else NOTHING
    return full if measured.rate * 100 <= Fraction(item.at_most or 0) else NOTHING


def _no_points(item: Item, measured: Measured, full: Fraction) -> Fraction:
    return NOTHING


POINTS: dict[Shape, Points] = {
    Shape.ADD: _add,
    Shape.FROM_FULL: _from_full,
    Shape.DEDUCTION: _deduction,
    Shape.DAILY: _from_full,  # what is counted are days
    Shape.RATE: _rate,
    Shape.BANDS: _bands,
    Shape.THRESHOLD: _threshold,
    Shape.BONUS: _bonus,
    Shape.KNOCK_OUT: _no_points,
    Shape.RANKING: _no_points,
}
"""Points by shape; those by hand are given, not computed."""


def knocks_out(item: Item, measured: Measured) -> bool:
    """Say whether an item knocks out: so many pieces, or the first one where it does not say how many."""
    return item.shape is Shape.KNOCK_OUT and measured.above >= (item.pieces or 1)


NEEDS: dict[Shape, tuple[str, ...]] = {
    Shape.ADD: ("indicator", "each", "weights"),
    Shape.FROM_FULL: ("indicator", "each", "weights"),
    Shape.DEDUCTION: ("indicator", "each", "cap", "scores"),
    Shape.DAILY: ("indicator", "each", "weights"),
    Shape.RATE: ("indicator", "weights"),
    Shape.BANDS: ("indicator", "bands", "weights"),
    Shape.THRESHOLD: ("indicator", "weights"),
    Shape.KNOCK_OUT: ("indicator", "grade", "scores"),
    Shape.BONUS: ("indicator", "each", "cap", "scores"),
    Shape.BY_HAND: ("weights",),
    Shape.RANKING: ("indicator", "scores"),
}
"""What a rule of each shape must say; `MAY` say besides, and nothing else."""

MAY: dict[Shape, tuple[str, ...]] = {
    Shape.THRESHOLD: ("at_least", "at_most"),
    Shape.KNOCK_OUT: ("pieces",),
}
