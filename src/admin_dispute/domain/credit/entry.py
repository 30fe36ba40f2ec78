"""A credit entry as its acts have made it: what it says of whom, where it stands, and which clocks run on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from admin_dispute.domain.deadline import Clock, Deadline, deadline_by, timed
from admin_dispute.domain.ids import Words
from admin_dispute.domain.periods import Calendar, Due, Period
from admin_dispute.domain.values import Personal, Text


class CreditSign(StrEnum):
    """Whether an entry speaks for somebody or against him."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class CreditStage(StrEnum):
    """Where an entry stands."""

    DRAFT = "draft"
    TOLD = "told"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


FINAL = (CreditStage.REJECTED, CreditStage.DECLINED, CreditStage.WITHDRAWN, CreditStage.EXPIRED)
OUT = (CreditStage.SUBMITTED, CreditStage.ACCEPTED)
"""Where an entry has left the center: what ends it has to be removed there, too."""


class LiftGround(StrEnum):
    """Why an entry was withdrawn."""

    PERFORMED = "performed"
    SETTLED = "settled"
    REVOKED = "revoked"
    REPAIRED = "repaired"
    OBJECTION = "objection"
    MISTAKE = "mistake"


@frozen(kw_only=True)
class CreditContent:
    """What an entry says.

    Attributes:
        subject: the party of the dispute it is about; obligations: those that were performed or not.
        basis: of a negative one: the articles, or the ways of effect that make a title; document: its number.
    """

    sign: CreditSign
    dispute: str
    subject: str
    obligations: tuple[str, ...]
    basis: tuple[Words, ...] = ()
    document: Words | None = None


@frozen(kw_only=True)
class CreditObjection:
    """An objection to an entry: until it is answered, the entry is marked as disputed.

    Attributes:
        within: how long the answer may take; upheld: None until it is answered.
    """

    on: date
    text: Text
    within: Period | None
    answered_on: date | None = None
    upheld: bool | None = None
    answer: Text | None = None


@frozen(kw_only=True)
class CreditCorrection:
    """What was put right in an entry: `text` says what, and the edition that followed."""

    on: date
    text: Text
    edition: int


@frozen(kw_only=True)
class Lifted:
    """Why and when an entry was withdrawn; removed_on: when it was gone wherever it had been sent."""

    ground: LiftGround
    on: date
    text: Text | None
    within: Period | None = None
    removed_on: date | None = None


@frozen(kw_only=True)
class CreditEntry:
    """A credit entry.

    Attributes:
        account: of the person it is about, who reads it and may decline or object; person: who that is.
        to_object: how long he may object from the day he was told; check: how long the platform's check may take.
        until: the last day it may be shown; None while it was not accepted, or without end.
        edition: raised by each correction; objections: the latest last, the entry is disputed while it is open.
    """

    id: str
    stage: CreditStage
    content: CreditContent
    drafted_on: date
    account: str | None
    person: Personal
    told_on: date | None = None
    to_object: Period | None = None
    submitted_on: date | None = None
    check: Period | None = None
    accepted_on: date | None = None
    until: date | None = None
    edition: int = 1
    objections: tuple[CreditObjection, ...] = ()
    corrections: tuple[CreditCorrection, ...] = ()
    lifted: Lifted | None = None

    @property
    def disputed(self) -> bool:
        """Whether an objection is open: whoever shows the entry marks it."""
        return bool(self.objections) and self.objections[-1].upheld is None


def entry_deadlines(entry: CreditEntry, calendar: Calendar) -> tuple[Deadline, ...]:
    """Return the deadlines that run on an entry."""
    return tuple(_running(entry, calendar))


def _running(entry: CreditEntry, calendar: Calendar) -> Iterator[Deadline]:
    who = entry.content.subject
    if entry.stage is CreditStage.TOLD and entry.told_on is not None and entry.to_object is not None:
        yield timed(Clock.CREDIT_OBJECTION, "objection", who, entry.told_on, entry.to_object, calendar)
    if entry.stage is CreditStage.SUBMITTED and entry.submitted_on is not None and entry.check is not None:
        yield timed(Clock.CREDIT_CHECK, "check", None, entry.submitted_on, entry.check, calendar)
    for number, objection in enumerate(entry.objections, 1):
        if objection.answered_on is None and objection.within is not None:
            yield timed(Clock.CREDIT_ANSWER, str(number), None, objection.on, objection.within, calendar)
    lifted = entry.lifted
    if lifted is not None and lifted.removed_on is None and lifted.within is not None:
        yield timed(Clock.CREDIT_REMOVAL, "removal", None, lifted.on, lifted.within, calendar)
    if entry.stage is CreditStage.ACCEPTED and entry.until is not None:
        yield deadline_by(Clock.CREDIT_END, "end", None, entry.accepted_on or entry.until, None, Due(entry.until))
