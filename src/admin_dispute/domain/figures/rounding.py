"""Rounding and growth: from exact quotients of what was counted, never from figures that were printed."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen, validators


class RoundingWay(StrEnum):
    """What becomes of the digits that are not printed: a county's choice."""

    HALF_UP = "half-up"
    TRUNCATED = "truncated"


@frozen
class Rounding:
    """How many decimals are printed, and what becomes of the rest."""

    places: int = field(default=2, validator=(validators.ge(0), validators.le(8)))
    way: RoundingWay = RoundingWay.HALF_UP

    def of(self, exact: Fraction) -> Decimal:
        """Return an exact value with that many decimals; half goes away from zero, the rest of a cut is dropped."""
        scaled = abs(exact) * 10**self.places
        whole, rest = divmod(scaled.numerator, scaled.denominator)
        if self.way is RoundingWay.HALF_UP and 2 * rest >= scaled.denominator:
            whole += 1
        digits = tuple(int(digit) for digit in str(whole))
        return Decimal((int(exact < 0 and whole > 0), digits, -self.places))


TWO_PLACES, ONE_PLACE, WHOLE = Rounding(2), Rounding(1), Rounding(0)


def growth(now: Fraction, before: Fraction, rounding: Rounding) -> Decimal | None:
    """Return by how many per cent something grew; None, printed `-`, where it grew from nothing."""
    return None if not before else rounding.of((now - before) / before * 100)
