"""Supplements: what was filed is incomplete, the body says once what is missing; once it is in, its time begins anew.

The court's seven days run again from the receipt of the supplement, counted from the next day (行政诉讼法 51; 行诉解释
49; 登记立案规定 7); so does the review body's time (行政复议法 31). Meanwhile nothing runs against the body.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.proceedings import (
    POSTED_FIRST,
    PROCEEDING_KNOWN,
    PROCEEDING_PENDING,
    ProceedingKind,
    Supplement,
    proceeding_of,
    with_proceeding,
)
from admin_dispute.domain.limits import limit
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, some_time

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("ask-supplement")
@frozen(kw_only=True)
class AskSupplement:
    """Record that the body told the applicants, all at once, what their filing lacks.

    Attributes:
        missing: what it lacks; within: how long they have, as the law sets it where that is not given.
    """

    dispute: str
    on: date
    proceeding: str
    missing: Text
    within: Period | None = field(default=None, validator=some_time)


@command("supplement-filing")
@frozen(kw_only=True)
class SupplementFiling:
    """Record that what was missing came in on this day: the time for deciding on the filing begins anew.

    Attributes:
        posted_on: the day it was posted, which is the day that has to be in time (行政复议法 88; 民诉法 85).
    """

    dispute: str
    on: date
    proceeding: str
    posted_on: date | None = None


@event("supplement-asked")
@frozen(kw_only=True)
class SupplementAsked:
    """Something is missing."""

    proceeding: str
    supplement: Supplement


@event("filing-supplemented")
@frozen(kw_only=True)
class FilingSupplemented:
    """What was missing is in."""

    proceeding: str
    on: date
    posted_on: date | None = None


@decides(AskSupplement)
def _ask(dispute: Dispute, asked: AskSupplement, law: Law, facts: Facts) -> Steps:
    current = proceeding_of(dispute, asked.proceeding)
    yield PROCEEDING_KNOWN(current, proceeding=asked.proceeding)
    if current is None:
        return
    yield PROCEEDING_PENDING(current.ended is None, proceeding=current.id)
    yield NOT_ACCEPTED_YET(current.accepted_on is None, proceeding=current.id)
    once = ASKED_ONCE.citing(_ASKED_BY.get(current.kind, ()))
    yield once(not current.supplements, proceeding=current.id)
    review = current.kind is ProceedingKind.RECONSIDERATION
    text = limit("review-correction", asked.on) if review else None
    within = asked.within or (None if text is None else text.period)
    supplement = Supplement(asked_on=asked.on, missing=asked.missing, within=within)
    yield SupplementAsked(proceeding=current.id, supplement=supplement)


@decides(SupplementFiling)
def _supplement(dispute: Dispute, came: SupplementFiling, law: Law, facts: Facts) -> Steps:
    current = proceeding_of(dispute, came.proceeding)
    yield PROCEEDING_KNOWN(current, proceeding=came.proceeding)
    if current is None:
        return
    yield PROCEEDING_PENDING(current.ended is None, proceeding=current.id)
    waiting = next((one for one in current.supplements if one.received_on is None), None)
    yield SUPPLEMENT_ASKED(waiting, proceeding=current.id)
    if waiting is None:
        return
    sent = came.posted_on or came.on
    yield POSTED_FIRST(sent <= came.on, day=came.on)
    yield AFTER_NOTICE(waiting.asked_on <= sent, day=waiting.asked_on, opens_on=waiting.asked_on)
    last = None if waiting.within is None else law.due(waiting.asked_on, waiting.within)
    if last is not None:
        in_time = SUPPLEMENTED_IN_TIME.citing(_IN_TIME_BY.get(current.kind, ()))
        yield in_time(not last.over(sent), day=last.on)
    yield FilingSupplemented(proceeding=current.id, on=came.on, posted_on=came.posted_on)


@effect(SupplementAsked)
def _asked(dispute: Dispute, happened: SupplementAsked) -> Dispute:
    current = proceeding_of(dispute, happened.proceeding)
    if current is None:
        return dispute
    supplements = (*current.supplements, happened.supplement)
    return with_proceeding(dispute, attrs.evolve(current, supplements=supplements))


@effect(FilingSupplemented)
def _came(dispute: Dispute, happened: FilingSupplemented) -> Dispute:
    current = proceeding_of(dispute, happened.proceeding)
    if current is None:
        return dispute
    supplements = tuple(
        attrs.evolve(one, received_on=happened.on, posted_on=happened.posted_on) if one.received_on is None else one
        for one in current.supplements
    )
    return with_proceeding(dispute, attrs.evolve(current, supplements=supplements))


_ASKED_BY = {
    ProceedingKind.ADMINISTRATIVE_SUIT: ("行政诉讼法 51", "登记立案规定 7"),
    ProceedingKind.RECONSIDERATION: ("行政复议法 31",),
}
_IN_TIME_BY = {
    ProceedingKind.ADMINISTRATIVE_SUIT: ("登记立案规定 7", "行诉解释 48"),
    ProceedingKind.RECONSIDERATION: ("行政复议法 31", "行政复议法 88"),
}
NOT_ACCEPTED_YET = Condition(code="not-accepted-yet")
ASKED_ONCE = Condition(code="asked-once", warns=True)
SUPPLEMENT_ASKED = Condition(code="supplement-asked-for", cured_by="ask-supplement")
AFTER_NOTICE = Condition(code="supplement-after-notice")
SUPPLEMENTED_IN_TIME = Condition(code="supplemented-in-time", warns=True)
