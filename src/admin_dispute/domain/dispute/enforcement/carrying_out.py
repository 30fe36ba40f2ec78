"""How a measure goes on: decided, approved where the law demands it, served, and what became of it, in that order."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides
from admin_dispute.domain.dispute.enforcement.addressee import cited_by_debtor
from admin_dispute.domain.dispute.enforcement.conditions import law_on, measure_steps
from admin_dispute.domain.dispute.enforcement.daily_fine import fine_so_far
from admin_dispute.domain.dispute.enforcement.measures import (
    IN_ORDER,
    MEASURE_KNOWN,
    NOT_BEFORE_LAST_STEP,
    Measure,
    MeasureEnd,
    MeasureMovedOn,
    MeasureStanding,
    measure_of,
)
from admin_dispute.domain.dispute.enforcement.proposing import TARGET_OWES
from admin_dispute.domain.dispute.enforcement.said import SUGGESTED_ON, said_steps
from admin_dispute.domain.dispute.enforcement.table import DAILY, MeasureKind, MeasureLaw, OrderedBy, orderers
from admin_dispute.domain.dispute.obligation import obligation_of, owed_by
from admin_dispute.domain.dispute.papers import PAPER_KNOWN, ReceiptProof, paper_of
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, not_negative
from admin_dispute.domain.words import term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

PROPOSED, DECIDED, APPROVED, SERVED, ENDED = MeasureStanding
_K, _E = MeasureKind, MeasureEnd
_ANY = (_E.COMPLIED, _E.WITHOUT_EFFECT, _E.REVOKED)
_FINED = (*_ANY, _E.PAID)
_DONE = (*_ANY, _E.CARRIED_OUT)
ENDINGS: dict[MeasureKind, tuple[MeasureEnd, ...]] = {
    _K.URGE: _ANY,
    _K.CIRCULAR: _DONE,
    _K.ADDED_FINE: _FINED,
    _K.SUBSTITUTE: _DONE,
    _K.OWN_ENFORCEMENT: _DONE,
    _K.TRANSFER: _DONE,
    _K.DAILY_FINE_ON_HEAD: _FINED,
    _K.DAILY_FINE_ON_AGENCY: _FINED,
    _K.FINE_ON_BODY: _FINED,
    _K.FINE_ON_PERSON: _FINED,
    _K.ANNOUNCEMENT: _DONE,
    _K.SUGGESTION: (*_ANY, _E.ANSWERED),
    _K.DETENTION: (*_DONE, _E.RELEASED_EARLY),
    _K.REFERRAL: (*_ANY, _E.ACCEPTED, _E.NOT_ACCEPTED),
    _K.ORDER: _DONE,
    _K.INTERVIEW: _DONE,
    _K.CRITICISM: _DONE,
    _K.DISCIPLINE: _DONE,
}
"""How a measure of each kind can end once it was served; before that it can only be given up or revoked."""


@command("decide-measure")
@frozen(kw_only=True)
class DecideMeasure:
    """Record that a proposed measure was ordered; its conditions are examined again on that day.

    Attributes:
        by: what kind of body ordered it; body: as it is called; number: of the decision; paper: which carries it.
    """

    dispute: str
    on: date
    measure: str
    by: OrderedBy
    body: Words
    number: Words | None = None
    paper: str | None = None
    text: Text | None = None


@command("approve-measure")
@frozen(kw_only=True)
class ApproveMeasure:
    """Record that the president of the court approved a fine or a detention."""

    dispute: str
    on: date
    measure: str
    by: Words


@command("serve-measure")
@frozen(kw_only=True)
class ServeMeasure:
    """Record that a measure was served or made known; where a paper carries it, its receipt is on file first."""

    dispute: str
    on: date
    measure: str
    proof: ReceiptProof
    text: Text | None = None


@command("end-measure")
@frozen(kw_only=True)
class EndMeasure:
    """Record what became of a measure; `paid` is what was paid on a fine, in yuan.

    A fine paid in part stays served with what was paid, until the whole is.
    """

    dispute: str
    on: date
    measure: str
    end: MeasureEnd
    paid: Decimal | None = field(default=None, validator=not_negative)
    text: Text | None = None


@decides(DecideMeasure)
@cited_by_debtor
def _decide(dispute: Dispute, decided: DecideMeasure, law: Law, facts: Facts) -> Steps:
    measure = measure_of(dispute, decided.measure)
    yield from _next(measure, decided.measure, decided.on, (PROPOSED,), DECIDED)
    if measure is None:
        return
    owed = obligation_of(dispute.obligations, measure.obligation)
    row = None
    if owed is not None:
        yield TARGET_OWES(measure.target in owed.debtors, who=measure.target, obligation=owed.id)
        owed = owed_by(owed, measure.target)
        yield from measure_steps(dispute, owed, measure.kind, law, decided.on, measure.period_ended)
        row = law_on(dispute, owed, measure.kind, law, decided.on)
    may = (OrderedBy.COURT,) if row is None else row.by
    named = may if row is None else orderers(row)
    yield ORDERED_BY.citing(_articles(measure, row))(decided.by in may, by=named)
    yield PAPER_KNOWN(decided.paper is None or paper_of(dispute, decided.paper), paper=decided.paper)
    ordered = attrs.evolve(
        measure,
        standing=DECIDED,
        decided_on=decided.on,
        by=decided.by,
        body=decided.body,
        number=decided.number,
        paper=decided.paper,
    )
    yield from said_steps(ordered, row, facts)
    if row is not None and row.approved:
        yield APPROVAL_FOLLOWS(False, kind=measure.kind, inferred=_inferred(row))
    yield MeasureMovedOn(measure=ordered, text=decided.text)


def _articles(measure: Measure, row: MeasureLaw | None) -> tuple[str, ...]:
    if row is not None:
        return row.clauses
    return () if measure.ground is None else SUGGESTED_ON[measure.ground]


def _inferred(row: MeasureLaw | None) -> str:
    """Say that article 96 names no president's approval: that it takes one is inferred."""
    return term("approval-inferred", row is not None and "行政诉讼法 96" in row.clauses)


@decides(ApproveMeasure)
@cited_by_debtor
def _approve(dispute: Dispute, approved: ApproveMeasure, law: Law, facts: Facts) -> Steps:
    measure = measure_of(dispute, approved.measure)
    yield from _next(measure, approved.measure, approved.on, (DECIDED,), APPROVED)
    if measure is None:
        return
    yield APPROVAL_ASKED(needs_approval(measure), kind=measure.kind)
    moved = attrs.evolve(measure, standing=APPROVED, approved_on=approved.on, approved_by=approved.by)
    yield MeasureMovedOn(measure=moved, text=None)


def needs_approval(measure: Measure) -> bool:
    """Say whether the court's president has to approve a measure: every fine and detention (民诉法 119)."""
    return measure.kind in (
        _K.DAILY_FINE_ON_HEAD, _K.DAILY_FINE_ON_AGENCY, _K.FINE_ON_BODY, _K.FINE_ON_PERSON, _K.DETENTION,
    )  # fmt: skip


@decides(ServeMeasure)
@cited_by_debtor
def _serve(dispute: Dispute, served: ServeMeasure, law: Law, facts: Facts) -> Steps:
    measure = measure_of(dispute, served.measure)
    before = (APPROVED,) if measure is not None and needs_approval(measure) else (DECIDED,)
    yield from _next(measure, served.measure, served.on, before, SERVED)
    if measure is None:
        return
    if needs_approval(measure):
        owed = obligation_of(dispute.obligations, measure.obligation)
        row = None if owed is None else law_on(dispute, owed_by(owed, measure.target), measure.kind, law, served.on)
        yield APPROVED_FIRST(measure.approved_on is not None, measure=measure.id, inferred=_inferred(row))
    if measure.paper is not None:
        paper = paper_of(dispute, measure.paper)
        days = [] if paper is None else [kept.on for sent in paper.sendings for kept in sent.receipts]
        proven = any(day <= served.on for day in days)
        served_by = _SERVED if measure.by is OrderedBy.COURT else ()
        yield RECEIPT_PROVEN.citing(served_by)(proven, paper=measure.paper)
    moved = attrs.evolve(measure, standing=SERVED, served_on=served.on, proof=served.proof)
    yield MeasureMovedOn(measure=moved, text=served.text)


@decides(EndMeasure)
@cited_by_debtor
def _end(dispute: Dispute, ending: EndMeasure, law: Law, facts: Facts) -> Steps:
    measure = measure_of(dispute, ending.measure)
    before = (SERVED,) if ending.end not in (_E.REVOKED, _E.NOT_ORDERED) else (PROPOSED, DECIDED, APPROVED, SERVED)
    yield from _next(measure, ending.measure, ending.on, before, ENDED)
    if measure is None:
        return
    proposed = measure.standing is PROPOSED
    endings = (_E.NOT_ORDERED,) if proposed else ENDINGS.get(measure.kind, ())
    yield ENDING_FITS(ending.end in endings, ends=endings)
    yield PAID_SAID(ending.end is not _E.PAID or ending.paid is not None)
    paid = ending.paid if measure.paid is None else measure.paid + (ending.paid or Decimal(0))
    left = None
    if paid is not None and ending.paid is not None and _E.PAID in endings:
        left = yield from _left(dispute, measure, paid, ending.on)
    if measure.kind is _K.OWN_ENFORCEMENT and ending.end is _E.CARRIED_OUT:
        yield ON_A_WORKING_DAY(not law.calendar.is_rest(ending.on), day=ending.on)
    moved = attrs.evolve(measure, paid=paid)
    if not (left and ending.end is _E.PAID):  # served is not paid: while something is left the fine stays served
        moved = attrs.evolve(moved, standing=ENDED, ended_on=ending.on, end=ending.end)
    yield MeasureMovedOn(measure=moved, text=ending.text)


def _left(dispute: Dispute, measure: Measure, paid: Decimal, on: date) -> Generator[object, None, Decimal]:
    """Yield whether what was paid on a fine is what it has come to by a day; return what is left of it, in yuan."""
    owed = obligation_of(dispute.obligations, measure.obligation)
    daily = None if owed is None else fine_so_far(dispute, measure, owed, on)
    if daily is not None and measure.kind in DAILY:
        left = daily.amount - paid
        yield PAID_IN_FULL(left <= 0, days=daily.days, rate=daily.rate, amount=daily.amount, paid=paid)
    else:
        left = (measure.amount or Decimal(0)) - paid
        yield FINE_PAID(left <= 0, amount=measure.amount, paid=paid)
    return max(left, Decimal(0))


def _next(
    measure: Measure | None,
    id: str,  # noqa: A002 - the field's word
    on: date,
    before: tuple[MeasureStanding, ...],
    then: MeasureStanding,
) -> Steps:
    """Yield what each step needs: the measure, standing where the step begins, and a day not before the last one."""
    yield MEASURE_KNOWN(measure, measure=id)
    if measure is None:
        return
    yield IN_ORDER(measure.standing in before, measure=id, standing=measure.standing, then=then, before=before)
    days = (measure.proposed_on, measure.decided_on, measure.approved_on, measure.served_on, measure.ended_on)
    last = max(day for day in days if day is not None)
    yield NOT_BEFORE_LAST_STEP(last <= on, day=last)


_PRESIDENT = ("行政诉讼法 59", "行政诉讼法 101", "民诉法 119", "民诉法（2021） 119", "民诉法（2012） 116")
ORDERED_BY = Condition(code="ordered-by")
APPROVAL_FOLLOWS = Condition(code="approval-follows", clauses=_PRESIDENT, cured_by="approve-measure", warns=True)
APPROVAL_ASKED = Condition(code="approval-asked", clauses=_PRESIDENT)
APPROVED_FIRST = Condition(code="approved-first", clauses=_PRESIDENT, cured_by="approve-measure")
_SERVED = ("行政诉讼法 101", "民诉法 87", "民诉法（2021） 87", "民诉法（2012） 84")
RECEIPT_PROVEN = Condition(code="receipt-proven", cured_by="prove-receipt")
ENDING_FITS = Condition(code="ending-fits-measure")
PAID_SAID = Condition(code="paid-said")
PAID_IN_FULL = Condition(code="paid-in-full", clauses=("行政诉讼法 96", "行政诉讼法（1989） 65"), warns=True)
FINE_PAID = Condition(code="fine-paid", warns=True)
ON_A_WORKING_DAY = Condition(code="on-a-working-day", clauses=("行政强制法 43",), warns=True)
