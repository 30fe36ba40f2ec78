"""Proceedings: each suit, review or enforcement with its forum, number, sides and an ending of its own (WX-2.3)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.deadline import Longer, Stop
from admin_dispute.domain.dispute.attendance import Attendance
from admin_dispute.domain.ids import Words
from admin_dispute.domain.number import CaseNumber
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


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
    RETRIAL_APPLICATION = "retrial-application"
    RETRIAL = "retrial"


class Procedure(StrEnum):
    """By which procedure a suit is tried, or a review heard; one that turns out not to be simple becomes ordinary."""

    ORDINARY = "ordinary"
    SIMPLE = "simple"


class ProceedingEnd(StrEnum):
    """How proceedings ended."""

    JUDGMENT = "judgment"
    RULING = "ruling"
    REMANDED = "remanded"
    DISMISSED = "dismissed"
    MEDIATION_LETTER = "mediation-letter"
    WITHDRAWN = "withdrawn"
    DEEMED_WITHDRAWN = "deemed-withdrawn"
    TAKEN_BACK = "taken-back"
    DECISION = "decision"
    ENFORCED = "enforced"
    TERMINATED = "terminated"
    NOT_ACCEPTED = "not-accepted"
    ENFORCEMENT_REFUSED = "enforcement-refused"


class Verdict(StrEnum):
    """What a judgment on an administrative act comes to for the agency."""

    CLAIM_REJECTED = "claim-rejected"
    REVOKED = "revoked"
    PARTLY_REVOKED = "partly-revoked"
    UNLAWFUL = "unlawful"
    INVALID = "invalid"
    TO_PERFORM = "to-perform"
    CHANGED = "changed"
    TO_PAY = "to-pay"


LOST = tuple(verdict for verdict in Verdict if verdict is not Verdict.CLAIM_REJECTED)
"""Verdicts by which an agency loses, as published figures count them: revoked in whole or part, unlawful, invalid,
ordered to perform, changed, or ordered to pay alone (Shandong 2018, an excerpt)."""


@frozen(kw_only=True)
class Ended:
    """The ending of proceedings: how, when, by which paper, served when (limits run from there).

    Attributes:
        verdict: what a judgment comes to for the agency, empty where nobody said.
    """

    how: ProceedingEnd
    on: date
    paper: Words | None = None
    served_on: date | None = None
    verdict: tuple[Verdict, ...] = ()


@frozen(kw_only=True)
class Hearing:
    """A hearing of a court: when, who came for each agency in which capacity; `in_camera` where it was not public."""

    on: date
    attendance: tuple[Attendance, ...]
    in_camera: bool = False


class TransferGround(StrEnum):
    """Why a case went to another court (行政诉讼法 22-24)."""

    NO_JURISDICTION = "no-jurisdiction"
    DESIGNATED = "designated"
    HIGHER_COURT = "higher-court"


@frozen(kw_only=True)
class Transfer:
    """A transfer: from which body, when, why."""

    before: Words
    on: date
    ground: TransferGround


@frozen(kw_only=True)
class Supplement:
    """What a filing lacked: asked for on a day, to come within a time, received on a day (None: not yet), or posted."""

    asked_on: date
    missing: Text
    within: Period | None
    received_on: date | None = None
    posted_on: date | None = None


@frozen(kw_only=True)
class Proceeding:
    """Proceedings `x1`, `x2` ... of a dispute.

    Attributes:
        before: the body that hears it, as it is called (another court than the center's is no reason to refuse).
        applicants, respondents, third_parties: ids of parties or agencies; an agency may be the one that asks.
        filed_on, posted_on: the day the papers were handed in, and were posted.
        accepted_on: the day the case was filed, None before that.
        about: ids of what is challenged in it, all where none is named; claims: ids of the claims made in it.
        prior: the earlier proceedings it continues; ended: None while it is pending.
        transfers: where it was heard before, the latest last; procedure: None where nobody said which.
        hearings: that were held, the latest last.
        supplements: what the filing lacked; stops, longer: what of its time is not counted, what made it longer.
    """

    id: str
    kind: ProceedingKind
    before: Words
    applicants: tuple[str, ...]
    respondents: tuple[str, ...]
    third_parties: tuple[str, ...] = ()
    instance: Instance | None = None
    number: CaseNumber | None = None
    filed_on: date | None = None
    posted_on: date | None = None
    accepted_on: date | None = None
    about: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    prior: str | None = None
    ended: Ended | None = None
    transfers: tuple[Transfer, ...] = ()
    procedure: Procedure | None = None
    supplements: tuple[Supplement, ...] = ()
    stops: tuple[Stop, ...] = ()
    longer: tuple[Longer, ...] = ()
    hearings: tuple[Hearing, ...] = ()


IN_COURT = (
    ProceedingKind.ADMINISTRATIVE_SUIT,
    ProceedingKind.CIVIL_SUIT,
    ProceedingKind.NON_LITIGATION_ENFORCEMENT,
    ProceedingKind.ENFORCEMENT,
)
"""What a court hears."""

OF_ENFORCEMENT = (ProceedingKind.ENFORCEMENT, ProceedingKind.NON_LITIGATION_ENFORCEMENT)
"""What is filed to have a title or an act enforced by a court."""

SUITS = (ProceedingKind.ADMINISTRATIVE_SUIT, ProceedingKind.CIVIL_SUIT)
"""What has instances."""


def proceeding_of(dispute: Dispute, id: str | None) -> Proceeding | None:  # noqa: A002 - the field's word
    """Return proceedings of a dispute by their id, None where there are none such."""
    return next((proceeding for proceeding in dispute.proceedings if proceeding.id == id), None)


def pending(dispute: Dispute) -> tuple[Proceeding, ...]:
    """Return the proceedings that have not ended, the latest last."""
    return tuple(proceeding for proceeding in dispute.proceedings if proceeding.ended is None)


def enforcing(dispute: Dispute) -> tuple[Proceeding, ...]:
    """Return the proceedings for enforcement that have not ended."""
    return tuple(kept for kept in pending(dispute) if kept.kind in OF_ENFORCEMENT)


def with_proceeding(dispute: Dispute, current: Proceeding) -> Dispute:
    """Return the dispute with proceedings replaced by their later form."""
    proceedings = tuple(current if kept.id == current.id else kept for kept in dispute.proceedings)
    return changed(dispute, proceedings=proceedings)


POSTED_FIRST = Condition(code="posted-before-arrival")
PROCEEDING_KNOWN = Condition(code="proceeding-known", cured_by="record-filing")
PROCEEDING_PENDING = Condition(code="proceeding-pending")
