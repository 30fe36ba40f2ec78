"""How a review of liability is answered: by the protection on file, or by the exception, proven whole (WX-4.2.2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.liability import (
    RULE_NOT_BAR,
    Element,
    LiabilityOutcome,
    open_review,
    protected,
    proven,
    under_review,
)
from admin_dispute.domain.dispute.protection import Protection, protections
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("answer-liability")
@frozen(kw_only=True)
class AnswerLiability:
    """Record how a review of liability was answered, by which body and paper.

    Protection is the default, with the grounds that the dispute holds; the exception needs all three elements.
    """

    dispute: str
    on: date
    review: str
    outcome: LiabilityOutcome
    by: Words
    paper: Words | None = None
    reason: Text | None = None


@event("liability-answered")
@frozen(kw_only=True)
class LiabilityAnswered:
    """A review of liability was answered."""

    review: str
    on: date
    outcome: LiabilityOutcome
    by: Words
    paper: Words | None
    protection: tuple[Protection, ...]
    reason: Text | None


@decides(AnswerLiability)
def _answer(dispute: Dispute, answered: AnswerLiability, law: Law, facts: Facts) -> Steps:
    review = open_review(dispute, answered.review)
    yield from under_review(review, answered.review, answered.on)
    if review is None:
        return
    shown = proven(review)
    missing = tuple(element for element in Element if element not in shown)
    if answered.outcome is LiabilityOutcome.EXCEPTION:
        yield EXCEPTION_PROVEN(not missing, elements=missing)
        yield RULE_NOT_BAR(False)
    elif answered.outcome is LiabilityOutcome.PROTECTED:
        yield EXCEPTION_NOT_PROVEN(missing)
        yield from protected(dispute, review.agency)
    yield LiabilityAnswered(
        review=review.id,
        on=answered.on,
        outcome=answered.outcome,
        by=answered.by,
        paper=answered.paper,
        protection=tuple(protections(dispute, review.agency)),
        reason=answered.reason,
    )


@effect(LiabilityAnswered)
def _answered(dispute: Dispute, answered: LiabilityAnswered) -> Dispute:
    answer = {
        "outcome": answered.outcome,
        "decided_on": answered.on,
        "decided_by": answered.by,
        "paper": answered.paper,
        "protection": answered.protection,
    }
    reviews = tuple(
        attrs.evolve(one, **answer) if one.id == answered.review else one  # type: ignore[arg-type]  # the fields' own
        for one in dispute.liability
    )
    return changed(dispute, liability=reviews)


EXCEPTION_PROVEN = Condition(code="exception-proven", cured_by="find-liability-fact")
EXCEPTION_NOT_PROVEN = Condition(code="exception-not-proven", cured_by="find-liability-fact")
