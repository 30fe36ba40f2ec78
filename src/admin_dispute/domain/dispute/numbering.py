"""Case numbers: issued here from a series, or recorded from outside; a voided one is never given again (WX-3.2.5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.forums import Forum, forum_of
from admin_dispute.domain.ids import Words
from admin_dispute.domain.number import CaseNumber, read_number
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, bad_value, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


def readable(_: object, attribute: attrs.Attribute[str], text: str) -> None:
    """Validate a case number as it is typed."""
    try:
        read_number(text)
    except ValueError as error:
        raise bad_value(attribute.name, str(error)) from None


@frozen(kw_only=True)
class NumberGiven:
    """A number the dispute carries or carried; `issuer` is None for the center's own."""

    number: CaseNumber
    on: date
    issuer: Words | None = None
    voided_on: date | None = None


@command("issue-case-number")
@frozen(kw_only=True)
class IssueCaseNumber:
    """Issue the next number of the center's series of the year."""

    dispute: str
    on: date


@command("record-case-number")
@frozen(kw_only=True)
class RecordCaseNumber:
    """Record a number given by a court or another body, typed in full-width or half-width form."""

    dispute: str
    on: date
    number: Words = field(validator=readable)
    issuer: Words


@command("void-case-number")
@frozen(kw_only=True)
class VoidCaseNumber:
    """Void a number: it stays visible and is never given again."""

    dispute: str
    on: date
    number: Words = field(validator=readable)
    reason: Text


@event("case-numbered")
@frozen(kw_only=True)
class CaseNumbered:
    """The dispute carries a number."""

    given: NumberGiven


@event("case-number-voided")
@frozen(kw_only=True)
class CaseNumberVoided:
    """A number no longer counts."""

    number: CaseNumber
    on: date
    reason: Text


@decides(IssueCaseNumber)
def _issue(dispute: Dispute, issue: IssueCaseNumber, law: Law, facts: Facts) -> Steps:
    number = facts.next_number
    yield SERIES_KNOWN(number)
    own = [given for given in dispute.numbers if given.issuer is None and given.voided_on is None]
    yield NOT_NUMBERED(not own, number=own[0].number if own else "")
    forum = forum_of(dispute)
    yield NUMBER_BEFORE_FILING(forum is Forum.BEFORE_FILING, forum=forum)
    if number is not None:
        yield CaseNumbered(given=NumberGiven(number=number, on=issue.on))


@decides(RecordCaseNumber)
def _record(dispute: Dispute, record: RecordCaseNumber, law: Law, facts: Facts) -> Steps:
    yield NUMBER_FREE(not facts.number_taken)
    others = tuple(str(given.number) for given in dispute.numbers if given.voided_on is None)
    yield ONLY_NUMBER(not others, numbers=others)
    yield CaseNumbered(given=NumberGiven(number=read_number(record.number), on=record.on, issuer=record.issuer))


@decides(VoidCaseNumber)
def _void(dispute: Dispute, void: VoidCaseNumber, law: Law, facts: Facts) -> Steps:
    number = read_number(void.number)
    carried = [given for given in dispute.numbers if given.number == number and given.voided_on is None]
    yield NUMBER_CARRIED(carried, number=number)
    yield CaseNumberVoided(number=number, on=void.on, reason=void.reason)


@effect(CaseNumbered)
def _numbered(dispute: Dispute, numbered: CaseNumbered) -> Dispute:
    return changed(dispute, numbers=(*dispute.numbers, numbered.given))


@effect(CaseNumberVoided)
def _voided(dispute: Dispute, voided: CaseNumberVoided) -> Dispute:
    numbers = tuple(
        attrs.evolve(given, voided_on=voided.on) if given.number == voided.number else given
        for given in dispute.numbers
    )
    return changed(dispute, numbers=numbers)


SERIES_KNOWN = Condition(code="series-known", parameter="case-number-mark")
NOT_NUMBERED = Condition(code="not-numbered", cured_by="void-case-number")
NUMBER_FREE = Condition(code="number-free", clauses=("案号规定 3",))
ONLY_NUMBER = Condition(code="only-number", warns=True)
NUMBER_CARRIED = Condition(code="number-carried")
NUMBER_BEFORE_FILING = Condition(code="number-before-filing", warns=True)
NUMBERED = Condition(code="numbered", cured_by="issue-case-number")
