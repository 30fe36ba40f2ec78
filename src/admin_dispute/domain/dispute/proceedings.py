"""Proceedings: each suit, review or enforcement with its forum, number, sides and an ending of its own (WX-2.3)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from admin_dispute.domain.number import CaseNumber


class ProceedingKind(StrEnum):
    """What kind of proceedings."""

    ADMINISTRATIVE_SUIT = "administrative-suit"
    CIVIL_SUIT = "civil-suit"
    RECONSIDERATION = "reconsideration"
    ADJUDICATION = "adjudication"
    COMPENSATION = "compensation"
    NON_LITIGATION_ENFORCEMENT = "non-litigation-enforcement"
    ENFORCEMENT = "enforcement"
    SUPERVISION = "supervision"


class Instance(StrEnum):
    """The instance of a suit."""

    FIRST = "first"
    SECOND = "second"
    RETRIAL = "retrial"


class ProceedingEnd(StrEnum):
    """How proceedings ended."""

    JUDGMENT = "judgment"
    DISMISSED = "dismissed"
    MEDIATION_LETTER = "mediation-letter"
    WITHDRAWN = "withdrawn"
    DEEMED_WITHDRAWN = "deemed-withdrawn"
    DECISION = "decision"
    ENFORCED = "enforced"
    TERMINATED = "terminated"
    NOT_ACCEPTED = "not-accepted"


@frozen(kw_only=True)
class Ended:
    """The ending of proceedings: how, when, by which paper (its number in words)."""

    how: ProceedingEnd
    on: date
    paper: str | None = None


@frozen(kw_only=True)
class Proceeding:
    """Proceedings `x1`, `x2` ... of a dispute.

    Attributes:
        before: the body that hears it, as it is called (another court than the center's is no reason to refuse).
        applicants, respondents, third_parties: ids of parties or agencies; an agency may be the one that asks.
        filed_on: the day the papers were handed in; accepted_on: the day the case was filed, None before that.
        prior: the earlier proceedings it continues; ended: None while it is pending.
    """

    id: str
    kind: ProceedingKind
    before: str
    applicants: tuple[str, ...]
    respondents: tuple[str, ...]
    third_parties: tuple[str, ...] = ()
    instance: Instance | None = None
    number: CaseNumber | None = None
    filed_on: date | None = None
    accepted_on: date | None = None
    prior: str | None = None
    ended: Ended | None = None
