"""Reviews: a fined or detained person asks the next higher court once; the measure is not stayed (民诉法 119)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen, validators

from admin_dispute.domain.act import Steps, command, decides
from admin_dispute.domain.dispute.enforcement.addressee import cited_by_debtor
from admin_dispute.domain.dispute.enforcement.carrying_out import needs_approval
from admin_dispute.domain.dispute.enforcement.measures import (
    MEASURE_KNOWN,
    MeasureMovedOn,
    MeasureReview,
    ReviewResult,
    measure_of,
    revoked,
)
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, not_negative

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("ask-measure-review")
@frozen(kw_only=True)
class AskMeasureReview:
    """Record that whom a fine or detention hits asked the next higher court to review it."""

    dispute: str
    on: date
    measure: str
    reason: Text


@command("decide-measure-review")
@frozen(kw_only=True)
class DecideMeasureReview:
    """Record what the next higher court said: upheld, revoked, or changed to another amount in yuan or other days."""

    dispute: str
    on: date
    measure: str
    result: ReviewResult
    amount: Decimal | None = field(default=None, validator=not_negative)
    days: int | None = field(default=None, validator=validators.optional(validators.ge(1)))
    text: Text | None = None


@decides(AskMeasureReview)
@cited_by_debtor
def _ask(dispute: Dispute, asked: AskMeasureReview, law: Law, facts: Facts) -> Steps:
    measure = measure_of(dispute, asked.measure)
    yield MEASURE_KNOWN(measure, measure=asked.measure)
    if measure is None:
        return
    yield REVIEWABLE(needs_approval(measure), kind=measure.kind)
    yield SERVED_BEFORE_REVIEW(measure.served_on is not None and measure.served_on <= asked.on, measure=measure.id)
    yield REVIEWED_ONCE(not measure.reviews, measure=measure.id)
    yield NO_STAY(False, measure=measure.id)
    reviews = (*measure.reviews, MeasureReview(on=asked.on))
    yield MeasureMovedOn(measure=attrs.evolve(measure, reviews=reviews), text=asked.reason)


@decides(DecideMeasureReview)
@cited_by_debtor
def _decide(dispute: Dispute, decided: DecideMeasureReview, law: Law, facts: Facts) -> Steps:
    measure = measure_of(dispute, decided.measure)
    yield MEASURE_KNOWN(measure, measure=decided.measure)
    open_now = measure is not None and bool(measure.reviews) and measure.reviews[-1].result is None
    yield REVIEW_ASKED(open_now, measure=decided.measure)
    if measure is None or not open_now:
        return
    asked = measure.reviews[-1]
    yield REVIEWED_AFTER(asked.on <= decided.on, day=asked.on)
    stated = decided.amount is not None or decided.days is not None
    yield CHANGE_STATED((decided.result is ReviewResult.CHANGED) is stated)
    done = attrs.evolve(asked, decided_on=decided.on, result=decided.result)
    after = attrs.evolve(
        measure,
        reviews=(*measure.reviews[:-1], done),
        amount=measure.amount if decided.amount is None else decided.amount,
        days=measure.days if decided.days is None else decided.days,
    )
    if decided.result is ReviewResult.REVOKED:
        after = revoked(after, decided.on)
    yield MeasureMovedOn(measure=after, text=decided.text)


_REVIEW = ("行政诉讼法 59", "行政诉讼法 101", "民诉法 119", "民诉法（2021） 119", "民诉法（2012） 116")
REVIEWABLE = Condition(code="measure-reviewable", clauses=_REVIEW)
SERVED_BEFORE_REVIEW = Condition(code="served-before-review", clauses=_REVIEW, cured_by="serve-measure")
REVIEWED_ONCE = Condition(code="reviewed-once", clauses=_REVIEW)
NO_STAY = Condition(code="review-stays-nothing", clauses=_REVIEW, warns=True)
REVIEW_ASKED = Condition(code="review-asked", clauses=_REVIEW, cured_by="ask-measure-review")
REVIEWED_AFTER = Condition(code="reviewed-after")
CHANGE_STATED = Condition(code="change-stated")
