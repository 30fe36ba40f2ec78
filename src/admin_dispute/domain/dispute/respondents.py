"""Wrong or missing respondents: the court tells; the applicant changes them or bears it (行诉解释 26, 134)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.ending import ProceedingEnded
from admin_dispute.domain.dispute.filing_cautions import defendants_after_review
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.proceedings import (
    PROCEEDING_KNOWN,
    PROCEEDING_PENDING,
    Ended,
    Proceeding,
    ProceedingEnd,
    ProceedingKind,
    proceeding_of,
    with_proceeding,
)
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("change-respondents")
@frozen(kw_only=True)
class ChangeRespondents:
    """Record that the applicant, told on a day, names other respondents instead, or more of them.

    Attributes:
        respondents: all of them as they stand from now on; told_on: the day the court or review body told him.
    """

    dispute: str
    on: date
    proceeding: str
    respondents: tuple[str, ...] = field(validator=not_empty)
    told_on: date


@command("refuse-respondents")
@frozen(kw_only=True)
class RefuseRespondents:
    """Record that the applicant, told on a day, does not change his respondents.

    With nobody `missing` the respondents are the wrong ones, and the case is dismissed. A `missing` one joins as a
    third person; a review body that upheld the act is named a respondent all the same.

    Attributes:
        review_bodies: which of the missing are the review body or the agency whose act it upheld (行诉解释 134).
    """

    dispute: str
    on: date
    proceeding: str
    told_on: date
    missing: tuple[str, ...] = ()
    review_bodies: tuple[str, ...] = ()
    paper: Words | None = None


@event("respondents-set")
@frozen(kw_only=True)
class RespondentsSet:
    """Proceedings have these respondents and third parties from now on."""

    proceeding: str
    respondents: tuple[str, ...]
    third_parties: tuple[str, ...]


@decides(ChangeRespondents)
def _change(dispute: Dispute, change: ChangeRespondents, law: Law, facts: Facts) -> Steps:
    current = proceeding_of(dispute, change.proceeding)
    yield PROCEEDING_KNOWN(current, proceeding=change.proceeding)
    if current is None:
        return
    yield PROCEEDING_PENDING(current.ended is None, proceeding=current.id)
    yield from _told(dispute, current, change.respondents, change.told_on, change.on, facts)
    yield RESPONDENTS_CHANGED(set(change.respondents) != set(current.respondents))
    yield from defendants_after_review(dispute, attrs.evolve(current, respondents=change.respondents))
    others = tuple(who for who in current.third_parties if who not in change.respondents)
    yield RespondentsSet(proceeding=current.id, respondents=change.respondents, third_parties=others)


@decides(RefuseRespondents)
def _refuse(dispute: Dispute, refused: RefuseRespondents, law: Law, facts: Facts) -> Steps:
    current = proceeding_of(dispute, refused.proceeding)
    yield PROCEEDING_KNOWN(current, proceeding=refused.proceeding)
    if current is None:
        return
    yield PROCEEDING_PENDING(current.ended is None, proceeding=current.id)
    yield from _told(dispute, current, refused.missing, refused.told_on, refused.on, facts)
    yield MISSING_AMONG(set(refused.review_bodies) <= set(refused.missing))
    if refused.missing:
        joint = refused.review_bodies
        thirds = tuple(who for who in refused.missing if who not in joint)
        yield RespondentsSet(
            proceeding=current.id,
            respondents=(*current.respondents, *joint),
            third_parties=(*current.third_parties, *thirds),
        )
    else:
        ended = Ended(how=ProceedingEnd.DISMISSED, on=refused.on, paper=refused.paper)
        yield ProceedingEnded(proceeding=current.id, ended=ended)


def _told(
    dispute: Dispute, current: Proceeding, named: tuple[str, ...], told_on: date, on: date, facts: Facts
) -> Steps:
    known = everybody(dispute)
    strangers = tuple(who for who in named if who not in known and facts.center.organisation(who, on) is None)
    yield RESPONDENTS_KNOWN(not strangers, who=strangers)
    told = TOLD_FIRST.citing(TOLD_BY[current.kind]) if current.kind in TOLD_BY else TOLD_FIRST
    yield told((current.filed_on is None or current.filed_on <= told_on) and told_on <= on, day=current.filed_on)


TOLD_BY = {
    ProceedingKind.ADMINISTRATIVE_SUIT: ("行诉解释 26",),
    ProceedingKind.RECONSIDERATION: ("复议条例 22", "行政复议法 30", "行政复议法 33"),
}
"""The article under which the applicant is told, by the kind of proceedings."""


@effect(RespondentsSet)
def _set(dispute: Dispute, now: RespondentsSet) -> Dispute:
    current = proceeding_of(dispute, now.proceeding)
    if current is None:
        return dispute
    return with_proceeding(dispute, attrs.evolve(current, respondents=now.respondents, third_parties=now.third_parties))


RESPONDENTS_KNOWN = Condition(code="respondents-known", cured_by="enter-organisation")
RESPONDENTS_CHANGED = Condition(code="respondents-changed", clauses=("行诉解释 26",), cured_by="refuse-respondents")
TOLD_FIRST = Condition(code="told-first")
MISSING_AMONG = Condition(code="missing-among", clauses=("行诉解释 134",))
