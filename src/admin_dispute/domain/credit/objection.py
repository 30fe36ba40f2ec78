"""Objections to a credit entry: marked at once, answered in time; one that is upheld takes the entry away."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.credit.entry import OUT, CreditEntry, CreditObjection, CreditStage, LiftGround
from admin_dispute.domain.credit.lifting import LIFTED_FOR, lifted_by
from admin_dispute.domain.credit.submission import entry_at, period_of_policy
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("object-to-credit-entry", kind="credit")
@frozen(kw_only=True)
class ObjectToCreditEntry:
    """Object to an entry, before or after it went out; it is marked as disputed at once."""

    credit: str
    on: date
    text: Text


@command("answer-credit-objection", kind="credit")
@frozen(kw_only=True)
class AnswerCreditObjection:
    """Answer the open objection; where it is upheld the entry is withdrawn."""

    credit: str
    on: date
    upheld: bool
    text: Text


@event("credit-entry-disputed", kind="credit")
@frozen(kw_only=True)
class CreditEntryDisputed:
    """Somebody objects to an entry."""

    objection: CreditObjection


@event("credit-objection-answered", kind="credit")
@frozen(kw_only=True)
class CreditObjectionAnswered:
    """The open objection was answered."""

    on: date
    upheld: bool
    text: Text


@decides(ObjectToCreditEntry)
def _object(entry: CreditEntry, objected: ObjectToCreditEntry, law: Law, facts: Facts) -> Steps:
    yield from entry_at(entry, objected.on, (CreditStage.DRAFT, CreditStage.TOLD, *OUT))
    yield NOT_TWICE(not entry.disputed)
    within = period_of_policy(law, "credit-objection-answer")
    yield CreditEntryDisputed(objection=CreditObjection(on=objected.on, text=objected.text, within=within))


@decides(AnswerCreditObjection)
def _answer(entry: CreditEntry, answer: AnswerCreditObjection, law: Law, facts: Facts) -> Steps:
    yield DISPUTED(entry.disputed)
    if not entry.disputed:
        return
    open_ = entry.objections[-1]
    yield NOT_BEFORE_OBJECTION(open_.on <= answer.on, day=open_.on)
    if open_.within is not None:
        ends = law.due(open_.on, open_.within)
        yield ANSWERED_IN_TIME(not ends.over(answer.on), day=ends.on)
    yield CreditObjectionAnswered(on=answer.on, upheld=answer.upheld, text=answer.text)
    if answer.upheld:
        yield LIFTED_FOR[LiftGround.OBJECTION](True)
        yield lifted_by(entry, LiftGround.OBJECTION, answer.on, answer.text, law)


@effect(CreditEntryDisputed)
def _disputed(entry: CreditEntry, disputed: CreditEntryDisputed) -> CreditEntry:
    return attrs.evolve(entry, objections=(*entry.objections, disputed.objection))


@effect(CreditObjectionAnswered)
def _answered(entry: CreditEntry, answered: CreditObjectionAnswered) -> CreditEntry:
    *before, last = entry.objections
    last = attrs.evolve(last, answered_on=answered.on, upheld=answered.upheld, answer=answered.text)
    return attrs.evolve(entry, objections=(*before, last))


NOT_TWICE = Condition(code="credit-objected-once", cured_by="answer-credit-objection")
DISPUTED = Condition(code="credit-disputed", cured_by="object-to-credit-entry")
NOT_BEFORE_OBJECTION = Condition(code="not-before-objection")
ANSWERED_IN_TIME = Condition(code="credit-answered-in-time", warns=True)
