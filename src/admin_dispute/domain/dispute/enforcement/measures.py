"""Measures: each on its own line of states, from proposal to outcome; decided is not served, served is not paid.

Persons who are fined or detained are personal data; whom a measure hits is an agency or party of the dispute.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import effect, event
from admin_dispute.domain.dispute.enforcement.table import MeasureKind, OrderedBy
from admin_dispute.domain.dispute.obligation import Obligation
from admin_dispute.domain.dispute.papers import ReceiptProof
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Personal, Text, changed, not_negative

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


class MeasureStanding(StrEnum):
    """How far a measure has come."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    APPROVED = "approved"
    SERVED = "served"
    ENDED = "ended"


class MeasureEnd(StrEnum):
    """What became of a measure."""

    PAID = "paid"
    COMPLIED = "complied"
    CARRIED_OUT = "carried-out"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not-accepted"
    RELEASED_EARLY = "released-early"
    WITHOUT_EFFECT = "without-effect"
    REVOKED = "revoked"
    NOT_ORDERED = "not-ordered"


class LiableAs(StrEnum):
    """Why a person answers for a body that does not perform."""

    HEAD = "head"
    IN_CHARGE = "in-charge"
    RESPONSIBLE = "responsible"
    DEBTOR = "debtor"


class SuggestionGround(StrEnum):
    """What a judicial suggestion is about; only the first needs a title."""

    REFUSAL = "refusal"
    ABSENCE = "absence"
    MISCONDUCT = "misconduct"
    RULES = "rules"
    OTHER = "other"


class ReviewResult(StrEnum):
    """What the next higher court said of a fine or detention."""

    UPHELD = "upheld"
    CHANGED = "changed"
    REVOKED = "revoked"


@frozen(kw_only=True)
class LiablePerson:
    """A person a measure hits, and in which capacity."""

    person: Personal
    capacity: LiableAs


@frozen(kw_only=True)
class MeasureReview:
    """A review of a fine or detention by the next higher court; it does not stay the measure (民诉法 119)."""

    on: date
    decided_on: date | None = None
    result: ReviewResult | None = None


@frozen(kw_only=True)
class Measure:
    """A measure `e1`, `e2` ... that was proposed, and how far it has come.

    Attributes:
        obligation: what it enforces, None for a suggestion of another ground; target: the agency or party it hits.
        asked_by: the party or body that applied for it, None where the court took it up by itself.
        persons: on whom a fine or detention lies. amount: yuan, by the day for a daily fine; days: of detention.
        period_ended: the last day of the set period, which a daily fine runs from; basis: the law that gives the power.
        to: whom a suggestion goes to; ground: what it is about; answer_by: the last day to answer.
        by, body, number: who decided, as it is called, under which number; paper: the paper that is served.
        approved_by: who approved, where the law demands it; end, ended_on: what became of it.
        paid: yuan paid on it so far.
    """

    id: str
    kind: MeasureKind
    standing: MeasureStanding
    proposed_on: date
    target: str
    obligation: str | None = None
    asked_by: str | None = None
    persons: tuple[LiablePerson, ...] = ()
    amount: Decimal | None = field(default=None, validator=not_negative)
    days: int | None = None
    period_ended: date | None = None
    basis: Words | None = None
    to: str | None = None
    ground: SuggestionGround | None = None
    answer_by: date | None = None
    decided_on: date | None = None
    by: OrderedBy | None = None
    body: Words | None = None
    number: Words | None = None
    paper: str | None = None
    approved_on: date | None = None
    approved_by: Words | None = None
    served_on: date | None = None
    proof: ReceiptProof | None = None
    ended_on: date | None = None
    end: MeasureEnd | None = None
    paid: Decimal | None = None
    reviews: tuple[MeasureReview, ...] = ()


@event("measure-proposed")
@frozen(kw_only=True)
class MeasureProposed:
    """A measure was applied for, or proposed."""

    measure: Measure
    text: Text | None


@event("measure-moved-on")
@frozen(kw_only=True)
class MeasureMovedOn:
    """A measure was decided, approved, served, reviewed or came to its end: it is now so."""

    measure: Measure
    text: Text | None


@effect(MeasureProposed)
def _proposed(dispute: Dispute, proposed: MeasureProposed) -> Dispute:
    return changed(dispute, measures=(*dispute.measures, proposed.measure))


@effect(MeasureMovedOn)
def _moved_on(dispute: Dispute, moved: MeasureMovedOn) -> Dispute:
    now = moved.measure
    return changed(dispute, measures=tuple(now if kept.id == now.id else kept for kept in dispute.measures))


def measure_of(dispute: Dispute, id: str | None) -> Measure | None:  # noqa: A002 - the field's word
    """Return a measure of a dispute by its id, None where there is none such."""
    return next((measure for measure in dispute.measures if measure.id == id), None)


def measures_on(dispute: Dispute, owed: Obligation, kind: MeasureKind | None = None) -> tuple[Measure, ...]:
    """Return the measures against whoever owes an obligation, or owed it before, of one kind where named."""
    against = (*owed.debtors, *owed.former)
    return tuple(
        measure for measure in dispute.measures
        if measure.obligation == owed.id and measure.target in against and kind in (None, measure.kind)
    )  # fmt: skip


def forces(measure: Measure) -> bool:
    """Say whether a measure compels: it was decided and not revoked, and is more than urging or a circular."""
    gentle = (MeasureKind.URGE, MeasureKind.CIRCULAR)
    undone = (MeasureEnd.REVOKED, MeasureEnd.NOT_ORDERED)
    return measure.decided_on is not None and measure.kind not in gentle and measure.end not in undone


def revoked(measure: Measure, on: date) -> Measure:
    """Return a measure as its revocation leaves it."""
    return attrs.evolve(measure, standing=MeasureStanding.ENDED, ended_on=on, end=MeasureEnd.REVOKED)


MEASURE_KNOWN = Condition(code="measure-known", cured_by="propose-measure")
IN_ORDER = Condition(code="measure-in-order")
NOT_BEFORE_LAST_STEP = Condition(code="not-before-last-step")
