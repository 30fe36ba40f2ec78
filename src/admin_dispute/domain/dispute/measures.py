"""Measures against who does not perform: which, on which law, against whom, how much (行政诉讼法 96; 民诉法 118).

A fine on the head by the day and a fine on the body are two measures of two laws; here a measure is what a paper
decides. Whether it was served is told by the paper.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.proceedings import ProceedingEnd, ProceedingKind
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import not_negative

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


class MeasureKind(StrEnum):
    """What is ordered."""

    TRANSFER = "transfer"
    DAILY_FINE_ON_HEAD = "daily-fine-on-head"
    FINE_ON_BODY = "fine-on-body"
    ANNOUNCEMENT = "announcement"
    SUGGESTION = "suggestion"
    DETENTION = "detention"


@frozen(kw_only=True)
class Measure:
    """A measure that a court decided; `amount` in yuan (by the day for the fine on the head)."""

    kind: MeasureKind
    amount: Decimal | None = field(default=None, validator=not_negative)


@frozen(kw_only=True)
class MeasureLaw:
    """The law of a kind of measure: articles, and the least and most in yuan where it says so."""

    kind: MeasureKind
    clauses: tuple[str, ...]
    least: Decimal | None = None
    most: Decimal | None = None


_96 = ("行政诉讼法 96",)
MEASURES = (
    MeasureLaw(kind=MeasureKind.TRANSFER, clauses=_96),
    MeasureLaw(kind=MeasureKind.DAILY_FINE_ON_HEAD, clauses=_96, least=Decimal(50), most=Decimal(100)),
    MeasureLaw(
        kind=MeasureKind.FINE_ON_BODY,
        clauses=("行政诉讼法 101", "民诉法 118", "民诉法（2021） 118", "民诉法（2012） 115"),
        least=Decimal(50_000),
        most=Decimal(1_000_000),
    ),
    MeasureLaw(kind=MeasureKind.ANNOUNCEMENT, clauses=_96),
    MeasureLaw(kind=MeasureKind.SUGGESTION, clauses=_96),
    MeasureLaw(kind=MeasureKind.DETENTION, clauses=_96),
)
"""Every kind of measure with its law; a test writes it out by hand."""

TITLES = (ProceedingEnd.JUDGMENT, ProceedingEnd.RULING, ProceedingEnd.MEDIATION_LETTER)
"""Court papers that can be enforced against an agency (行政诉讼法 96); an agreement by itself is none."""


def law_of(kind: MeasureKind) -> MeasureLaw:
    """Return the law of a kind of measure."""
    return next(row for row in MEASURES if row.kind is kind)


def has_title(dispute: Dispute) -> bool:
    """Say whether a court's judgment, ruling or mediation letter of a suit can be enforced."""
    suits = (ProceedingKind.ADMINISTRATIVE_SUIT, ProceedingKind.CIVIL_SUIT)
    return any(
        kept.kind in suits and kept.ended is not None and kept.ended.how in TITLES for kept in dispute.proceedings
    )


def measure_conditions(dispute: Dispute, measure: Measure, on: date) -> Steps:
    """Give the conditions of a measure: a title, and an amount within what its law says."""
    law = law_of(measure.kind)
    yield attrs.evolve(TITLE_HELD, clauses=law.clauses)(has_title(dispute))
    asked = law.most is not None
    yield attrs.evolve(AMOUNT_SAID, clauses=law.clauses)(not asked or measure.amount is not None)
    if asked and measure.amount is not None and law.least is not None and law.most is not None:
        per = "每日" if measure.kind is MeasureKind.DAILY_FINE_ON_HEAD else ""
        within = law.least <= measure.amount <= law.most
        yield attrs.evolve(AMOUNT_IN_RANGE, clauses=law.clauses)(within, per=per, least=law.least, most=law.most)


TITLE_HELD = Condition(code="title-held", cured_by="record-filing")
AMOUNT_SAID = Condition(code="amount-said")
AMOUNT_IN_RANGE = Condition(code="amount-in-range")
