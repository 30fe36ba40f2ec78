"""An assessment sheet as a value: items with the shape of their rule, weights by class and year, scores with grades."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from admin_dispute.domain.figures.indicator import Indicator
from admin_dispute.domain.figures.rounding import TWO_PLACES, Rounding
from admin_dispute.domain.ids import Words
from admin_dispute.domain.parameters import Provenance
from admin_dispute.domain.values import not_empty


class Shape(StrEnum):
    """How an item turns what was counted into points."""

    ADD = "add-from-zero"
    FROM_FULL = "deduct-from-full"
    DEDUCTION = "deduction-with-cap"
    DAILY = "daily-until-exhausted"
    RATE = "rate-times-weight"
    BANDS = "rate-bands"
    THRESHOLD = "threshold"
    KNOCK_OUT = "knock-out"
    BONUS = "bonus"
    BY_HAND = "by-hand"
    RANKING = "ranking"


WEIGHTED = (Shape.ADD, Shape.FROM_FULL, Shape.DAILY, Shape.RATE, Shape.BANDS, Shape.THRESHOLD, Shape.BY_HAND)
"""Shapes that share in the total of a score; the others stand beside it."""

RATES = (Shape.RATE, Shape.BANDS, Shape.THRESHOLD)
"""Shapes that look at a rate: their indicator has a denominator."""


class Series(StrEnum):
    """How a series of cases counts: each case, or all of them once."""

    EACH = "each"
    ONCE = "once"


class NotApplicable(StrEnum):
    """What becomes of the points of an item that there was nothing to divide by for."""

    LEFT_OUT = "left-out"
    RESCALED = "rescaled"
    FULL = "full"


@frozen(kw_only=True)
class RateBand:
    """Points for a rate of `least` per cent and more."""

    least: Decimal
    points: Decimal


@frozen(kw_only=True)
class Grade:
    """A grade for a total of `least` points and more."""

    least: Decimal
    name: Words


@frozen(kw_only=True)
class Item:
    """An item of a sheet.

    Attributes:
        indicator: what is counted, None where points are given by hand.
        each: points for a piece or a day; cap: at most so many, where the item has no weight.
        bands: from the highest rate down; at_least, at_most: the threshold in per cent, one of them.
        pieces: from how many on it knocks out; grade: what is then reached, whatever the points.
        scores: those it counts in; of an item with weights they follow from these.
    """

    id: str
    title: Words
    shape: Shape
    indicator: str | None = None
    each: Decimal | None = None
    cap: Decimal | None = None
    bands: tuple[RateBand, ...] = ()
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    pieces: Decimal | None = None
    grade: Words | None = None
    series: Series = Series.EACH
    scores: tuple[str, ...] = ()
    clauses: tuple[Words, ...] = ()


@frozen(kw_only=True)
class Weight:
    """The full points of an item in a score, for a class of agencies, from a year on until a later weight."""

    item: str
    score: str
    since: int
    body_class: str
    points: Decimal


@frozen(kw_only=True)
class BodyClass:
    """A class of agencies: those named, and those of some kinds of the directory that no other class names."""

    id: str
    title: Words
    kinds: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


@frozen(kw_only=True)
class Score:
    """A score that items add up to; grades from the highest down, none where only points are given."""

    id: str
    title: Words
    total: Decimal
    grades: tuple[Grade, ...] = ()


@frozen(kw_only=True)
class Sheet:
    """An assessment sheet.

    Attributes:
        indicators: those its items name; rounding: of points, each from its exact value.
        not_applicable: what becomes of items that do not apply.
        source, provenance: where the rules and weights come from; weights that a county has yet to set say so.
    """

    name: Words
    items: tuple[Item, ...] = field(validator=not_empty)
    weights: tuple[Weight, ...]
    classes: tuple[BodyClass, ...] = field(validator=not_empty)
    scores: tuple[Score, ...] = field(validator=not_empty)
    indicators: tuple[Indicator, ...]
    rounding: Rounding = TWO_PLACES
    not_applicable: NotApplicable = NotApplicable.LEFT_OUT
    source: Words
    provenance: Provenance

    def class_of(self, agency: str, kind: str) -> BodyClass | None:
        """Return the class of an agency, None where it is not assessed."""
        named = (one for one in self.classes if agency in one.agencies)
        return next(named, next((one for one in self.classes if kind in one.kinds), None))

    def years(self, score: str) -> tuple[int, ...]:
        """Return the years from which weights of a score count, the earliest first."""
        return tuple(sorted({weight.since for weight in self.weights if weight.score == score}))

    def weight(self, item: str, score: str, year: int, body_class: str) -> Decimal | None:
        """Return the full points of an item in a year; None where it has none for that class."""
        begun = [since for since in self.years(score) if since <= year]
        wanted = (item, score, begun[-1] if begun else None, body_class)
        found = (one for one in self.weights if (one.item, one.score, one.since, one.body_class) == wanted)
        return next((one.points for one in found), None)

    def items_of(self, score: str) -> Iterator[Item]:
        """Give the items that count in a score, in their order."""
        weighted = {weight.item for weight in self.weights if weight.score == score}
        yield from (item for item in self.items if item.id in weighted or score in item.scores)
