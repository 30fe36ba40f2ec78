"""What a measure must say itself: persons, yuan, days, whom it goes to, on which power it rests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from admin_dispute.domain.act import Steps
from admin_dispute.domain.center.directory import Function
from admin_dispute.domain.dispute.enforcement.measures import LiableAs, Measure, SuggestionGround
from admin_dispute.domain.dispute.enforcement.table import DAILY, MeasureKind, MeasureLaw
from admin_dispute.domain.dispute.enforcement.titles import Side
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts

ON_PERSONS = (
    MeasureKind.DAILY_FINE_ON_HEAD, MeasureKind.FINE_ON_PERSON, MeasureKind.DETENTION, MeasureKind.DISCIPLINE,
)  # fmt: skip
"""Measures that lie on persons, who have to be named."""

SUGGESTED_ON: dict[SuggestionGround, tuple[str, ...]] = {
    SuggestionGround.REFUSAL: ("行政诉讼法 96", "行政诉讼法（1989） 65"),
    SuggestionGround.ABSENCE: ("行政诉讼法 66", "负责人出庭规定 12"),
    SuggestionGround.MISCONDUCT: ("行政诉讼法 66",),
    SuggestionGround.RULES: ("行诉解释 149",),
    SuggestionGround.OTHER: (),
}
"""The articles a suggestion rests on, by its ground; on another ground none that was read names it."""


def said_steps(measure: Measure, law: MeasureLaw | None, facts: Facts) -> Steps:
    """Yield what is missing in what a measure says.

    Args:
        law: the law of its kind on its way; None for a suggestion that enforces nothing.
    """
    if law is not None:
        yield from _persons(measure, law)
        yield from _range(measure, law)
    if measure.kind is MeasureKind.OWN_ENFORCEMENT:
        yield POWER_NAMED(measure.basis)
    if measure.kind is MeasureKind.ADDED_FINE:
        yield AMOUNT_SAID.citing(_ADDED)(measure.amount is not None)
        yield STANDARD_NAMED(measure.basis)
    if measure.kind is MeasureKind.SUGGESTION:
        yield from _suggested(measure, facts)


def _persons(measure: Measure, law: MeasureLaw) -> Steps:
    capacities = {person.capacity for person in measure.persons}
    if measure.kind not in ON_PERSONS:
        yield NO_PERSON.citing(law.clauses)(not capacities, kind=measure.kind)
        return
    yield PERSONS_NAMED.citing(law.clauses)(capacities, kind=measure.kind)
    fitting = capacities_for(measure.kind, law.side)
    yield CAPACITY_OF_PERSON.citing(law.clauses)(capacities <= set(fitting), capacities=fitting)
    if measure.kind is MeasureKind.DAILY_FINE_ON_HEAD:
        yield ONE_HEAD.citing(law.clauses)(len(measure.persons) <= 1)


def capacities_for(kind: MeasureKind, side: Side) -> tuple[LiableAs, ...]:
    """Return who can be hit: the head by the daily fine, those responsible otherwise (行政诉讼法 96; 行政复议法 83)."""
    if side is Side.CITIZEN:
        return (LiableAs.DEBTOR, LiableAs.IN_CHARGE, LiableAs.RESPONSIBLE)
    return (LiableAs.HEAD,) if kind is MeasureKind.DAILY_FINE_ON_HEAD else (LiableAs.IN_CHARGE, LiableAs.RESPONSIBLE)


def _range(measure: Measure, law: MeasureLaw) -> Steps:
    if law.least is not None and law.most is not None:
        per = "每日" if measure.kind in DAILY else ""
        yield AMOUNT_SAID.citing(law.clauses)(measure.amount is not None)
        within = measure.amount is None or law.least <= measure.amount <= law.most
        yield AMOUNT_IN_RANGE.citing(law.clauses)(within, per=per, least=law.least, most=law.most)
    if law.longest is not None:
        days = measure.days
        fits = days is not None and days <= law.longest
        yield DAYS_SAID.citing((*law.clauses, *_FIFTEEN))(fits, most=law.longest)


_FIFTEEN = ("民诉法 118", "民诉法（2021） 118", "民诉法（2012） 115")


def _suggested(measure: Measure, facts: Facts) -> Steps:
    ground = measure.ground or SuggestionGround.REFUSAL
    to = None if measure.to is None else facts.center.organisation(measure.to, _day(measure))
    body = facts.center.organisation(measure.target, _day(measure))
    superior = None if body is None else body.superior
    over = to is not None and (Function.SUPERVISORY_COMMISSION in to.functions or to.id == superior)
    fits = over or (to is not None and ground in (SuggestionGround.RULES, SuggestionGround.OTHER))
    yield SUGGESTED_TO.citing(SUGGESTED_ON[ground])(fits, who=measure.to)


def _day(measure: Measure) -> date:
    return measure.decided_on or measure.proposed_on


PERSONS_NAMED = Condition(code="persons-named")
NO_PERSON = Condition(code="no-person")
CAPACITY_OF_PERSON = Condition(code="capacity-of-person")
ONE_HEAD = Condition(code="one-head", cured_by="end-measure")
AMOUNT_SAID = Condition(code="amount-said")
AMOUNT_IN_RANGE = Condition(code="amount-in-range")
_ADDED = ("行政强制法 45",)
STANDARD_NAMED = Condition(code="standard-named", clauses=_ADDED)
DAYS_SAID = Condition(code="days-said")
POWER_NAMED = Condition(code="power-named", clauses=("行政诉讼法 97", "行政强制法 13"))
SUGGESTED_TO = Condition(code="suggested-to", cured_by="enter-organisation")
