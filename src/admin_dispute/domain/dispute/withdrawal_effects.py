"""What each withdrawal leads to: whether the same way can be gone again, by which article (行诉解释 58-61, 115)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.dispute.mediability import MediationBasis
from admin_dispute.domain.dispute.proceedings import Instance, Proceeding, ProceedingEnd, ProceedingKind
from admin_dispute.domain.instruments import START
from admin_dispute.domain.parameters import Provenance
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.words import term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


class WithdrawalKind(StrEnum):
    """What is withdrawn."""

    SUIT = "suit"
    CIVIL_SUIT = "civil-suit"
    APPEAL = "appeal"
    RECONSIDERATION = "reconsideration"
    RETRIAL_APPLICATION = "retrial-application"
    RETRIAL = "retrial"
    SUPERVISION = "supervision"
    ENFORCEMENT = "enforcement"
    NON_LITIGATION_ENFORCEMENT = "non-litigation-enforcement"
    ADJUDICATION = "adjudication"
    COMPENSATION = "compensation"


class WithdrawalWay(StrEnum):
    """How it came about: asked for, taken back before it was accepted, or treated as withdrawn.

    Treated so for staying away, the fee, or papers not supplied.
    """

    ASKED = "asked"
    TAKEN_BACK = "taken-back"
    ABSENT = "absent"
    FEE_UNPAID = "fee-unpaid"
    NOT_SUPPLEMENTED = "not-supplemented"


class WithdrawalReason(StrEnum):
    """Why it is withdrawn."""

    OWN_ACCORD = "own-accord"
    ACT_CHANGED = "act-changed"
    SETTLEMENT = "settlement"


class Again(StrEnum):
    """Whether the same way can be gone once more."""

    NEVER = "never"
    EXCEPTIONALLY = "exceptionally"
    WITHIN_LIMIT = "within-limit"
    UNSETTLED = "unsettled"


NO_SECOND_SUIT = Condition(
    code="no-second-suit", clauses=("行诉解释 60", "行诉解释 69", "执行行诉法解释 36"), warns=True
)
SUIT_WITHIN_LIMIT = Condition(code="suit-within-limit", clauses=("行政诉讼法 58", "行政诉讼法（1989） 48"), warns=True)
FEE_THEN_AGAIN = Condition(code="fee-then-again", clauses=("行诉解释 61", "执行行诉法解释 37"), warns=True)
CIVIL_SUIT_AGAIN = Condition(code="civil-suit-again", clauses=("民诉法解释 214",), warns=True)
CIVIL_COMPLAINT_TAKEN_BACK = Condition(code="civil-complaint-taken-back", warns=True)
COMPLAINT_TAKEN_BACK = Condition(code="complaint-taken-back", clauses=("行诉解释 60", "行政诉讼法 46"), warns=True)
REVIEW_TAKEN_BACK = Condition(code="review-taken-back", clauses=("行政复议法 20", "行政复议法（1999） 9"), warns=True)
FIRST_JUDGMENT_FINAL = Condition(
    code="first-judgment-final",
    clauses=("行政诉讼法 85", "行政诉讼法（1989） 58", "行政诉讼法 101", "撤诉规定 8"),
    warns=True,
)
NO_SECOND_RECONSIDERATION = Condition(
    code="no-second-reconsideration", clauses=("行政复议法 30", "复议条例 38", "行诉解释 58"), warns=True
)
_ENDED = ("行政复议法 41", "行政复议法（1999） 25")
REVIEW_WITHDRAWN_FOR: dict[WithdrawalReason | None, tuple[str, ...]] = {
    WithdrawalReason.OWN_ACCORD: _ENDED,
    WithdrawalReason.ACT_CHANGED: (*_ENDED, "复议条例 39"),
    WithdrawalReason.SETTLEMENT: ("行政复议法 74", "行政复议法（1999） 25"),
}
"""The articles a review is withdrawn under, by the reason: 74 speaks of a settlement alone."""
SETTLED_AT_DISCRETION = ("行政复议法 74", "复议条例 40")
"""Before 2024 the review knew settlements on discretion alone; on all else the applicant withdrew of his own accord."""
REVIEW_GIVEN_UP = Condition(code="review-given-up", clauses=("行政复议法 31", "复议条例 29"), warns=True)
NO_SECOND_RETRIAL = Condition(code="no-second-retrial", clauses=("行诉解释 115",), warns=True)
JUDGMENT_RESUMES = Condition(code="judgment-resumes", clauses=("行诉解释 121", "撤诉规定 8"), warns=True)
SUPERVISION_UNSETTLED = Condition(code="supervision-unsettled", clauses=("行诉解释 121",), warns=True)
ENFORCEMENT_WITHIN_LIMIT = Condition(
    code="enforcement-within-limit", clauses=("行诉解释 153", "执行行诉法解释 84"), warns=True
)
DECISION_ENFORCED_WITHIN_LIMIT = Condition(
    code="decision-enforced-within-limit", clauses=("行诉解释 156", "行政强制法 53", "执行行诉法解释 88"), warns=True
)
APPLICATION_UNSETTLED = Condition(code="application-unsettled", warns=True)


@frozen(kw_only=True)
class WithdrawalEffect:
    """What a kind of withdrawal, in a way, leads to.

    Attributes:
        again: whether the same way can be gone again; warning: what the ruling says, with the articles.
        provenance: `national-default` where an article says so, `inferred` or `unverified` where none does.
    """

    kind: WithdrawalKind
    way: WithdrawalWay
    again: Again
    warning: Condition
    provenance: Provenance = Provenance.NATIONAL


_K, _W, _NO, _LIMIT = WithdrawalKind, WithdrawalWay, Again.NEVER, Again.WITHIN_LIMIT
_INFERRED, _UNVERIFIED = Provenance.INFERRED, Provenance.UNVERIFIED


def _row(
    kind: WithdrawalKind,
    way: WithdrawalWay,
    again: Again,
    warning: Condition,
    provenance: Provenance = Provenance.NATIONAL,
) -> WithdrawalEffect:
    return WithdrawalEffect(kind=kind, way=way, again=again, warning=warning, provenance=provenance)


WITHDRAWAL_EFFECTS = (
    _row(_K.SUIT, _W.ASKED, _NO, NO_SECOND_SUIT),
    _row(_K.SUIT, _W.TAKEN_BACK, _LIMIT, COMPLAINT_TAKEN_BACK, _INFERRED),
    _row(_K.SUIT, _W.ABSENT, _LIMIT, SUIT_WITHIN_LIMIT, _INFERRED),
    _row(_K.SUIT, _W.FEE_UNPAID, _LIMIT, FEE_THEN_AGAIN),
    _row(_K.CIVIL_SUIT, _W.ASKED, _LIMIT, CIVIL_SUIT_AGAIN),
    _row(_K.CIVIL_SUIT, _W.ABSENT, _LIMIT, CIVIL_SUIT_AGAIN),
    _row(_K.CIVIL_SUIT, _W.FEE_UNPAID, _LIMIT, CIVIL_SUIT_AGAIN),
    _row(_K.CIVIL_SUIT, _W.TAKEN_BACK, _LIMIT, CIVIL_COMPLAINT_TAKEN_BACK, _INFERRED),
    _row(_K.APPEAL, _W.ASKED, _NO, FIRST_JUDGMENT_FINAL, _INFERRED),
    _row(_K.APPEAL, _W.ABSENT, _NO, FIRST_JUDGMENT_FINAL, _INFERRED),
    _row(_K.APPEAL, _W.FEE_UNPAID, _LIMIT, FEE_THEN_AGAIN),
    _row(_K.RECONSIDERATION, _W.ASKED, _NO, NO_SECOND_RECONSIDERATION),
    _row(_K.RECONSIDERATION, _W.TAKEN_BACK, _LIMIT, REVIEW_TAKEN_BACK, _INFERRED),
    _row(_K.RECONSIDERATION, _W.NOT_SUPPLEMENTED, _LIMIT, REVIEW_GIVEN_UP, _INFERRED),
    _row(_K.RETRIAL_APPLICATION, _W.ASKED, Again.EXCEPTIONALLY, NO_SECOND_RETRIAL),
    _row(_K.RETRIAL_APPLICATION, _W.ABSENT, Again.EXCEPTIONALLY, NO_SECOND_RETRIAL),
    _row(_K.RETRIAL, _W.ASKED, Again.UNSETTLED, JUDGMENT_RESUMES),
    _row(_K.RETRIAL, _W.ABSENT, Again.UNSETTLED, JUDGMENT_RESUMES),
    _row(_K.SUPERVISION, _W.ASKED, Again.UNSETTLED, SUPERVISION_UNSETTLED, _UNVERIFIED),
    _row(_K.ENFORCEMENT, _W.ASKED, _LIMIT, ENFORCEMENT_WITHIN_LIMIT, _INFERRED),
    _row(_K.NON_LITIGATION_ENFORCEMENT, _W.ASKED, _LIMIT, DECISION_ENFORCED_WITHIN_LIMIT, _INFERRED),
    _row(_K.ADJUDICATION, _W.ASKED, Again.UNSETTLED, APPLICATION_UNSETTLED, _UNVERIFIED),
    _row(_K.COMPENSATION, _W.ASKED, Again.UNSETTLED, APPLICATION_UNSETTLED, _UNVERIFIED),
)
"""Every kind of withdrawal and every way it knows; a test writes them out by hand with their articles."""


def effect_of(kind: WithdrawalKind, way: WithdrawalWay) -> WithdrawalEffect | None:
    """Return what a withdrawal leads to, None where the law knows no such way for the kind."""
    return next((row for row in WITHDRAWAL_EFFECTS if row.kind is kind and row.way is way), None)


def may_not_sue_again(dispute: Dispute) -> frozenset[str]:
    """Return who withdrew with permission what is never brought again, a suit (行诉解释 60)."""
    permitted = (kept for kept in dispute.withdrawals if kept.permitted_on is not None)
    effects = ((kept, effect_of(kept.kind, kept.way)) for kept in permitted)
    never = (kept for kept, row in effects if row is not None and row.again is Again.NEVER and kept.kind is _K.SUIT)
    return frozenset(who for kept in never for who in kept.parties)


def turned_down(on: date) -> str:
    """Return in Chinese how a court turns a suit down: 不予立案 now, 不予受理 before May 2015 (执行行诉法解释 36)."""
    return term("court-refuses", START["行政诉讼法"] <= on)


def closing_of(
    row: WithdrawalEffect, reason: WithdrawalReason | None, bases: Collection[MediationBasis] = ()
) -> Condition:
    """Return the warning of what a withdrawal closes, with the articles of its reason in a review.

    Args:
        bases: what the rounds of the dispute mediated.
    """
    if row.warning is not NO_SECOND_RECONSIDERATION:
        return row.warning
    own = REVIEW_WITHDRAWN_FOR.get(reason, ())
    if reason is WithdrawalReason.SETTLEMENT and MediationBasis.DISCRETION in bases:
        own = SETTLED_AT_DISCRETION
    return row.warning.citing((*own, *row.warning.clauses))


_KIND_OF_INSTANCE = {
    Instance.FIRST: _K.SUIT,
    Instance.SECOND: _K.APPEAL,
    Instance.RETRIAL_APPLICATION: _K.RETRIAL_APPLICATION,
    Instance.RETRIAL: _K.RETRIAL,
}


def withdrawn_kind(proceeding: Proceeding) -> WithdrawalKind:
    """Return what withdrawing from proceedings withdraws."""
    if proceeding.kind in (ProceedingKind.ADMINISTRATIVE_SUIT, ProceedingKind.CIVIL_SUIT):
        kind = _KIND_OF_INSTANCE[proceeding.instance or Instance.FIRST]
        return _K.CIVIL_SUIT if kind is _K.SUIT and proceeding.kind is ProceedingKind.CIVIL_SUIT else kind
    return WithdrawalKind(proceeding.kind)


def disposes(kind: WithdrawalKind, way: WithdrawalWay) -> bool:
    """Say whether a permitted withdrawal takes back the claims made: of an appeal and the like the judgment stays."""
    own_will = way in (WithdrawalWay.ASKED, WithdrawalWay.TAKEN_BACK)
    return own_will and kind in (_K.SUIT, _K.CIVIL_SUIT, _K.RECONSIDERATION, _K.ADJUDICATION, _K.COMPENSATION)


def withdrawn_end(way: WithdrawalWay) -> ProceedingEnd:
    """Return how proceedings end by a withdrawal."""
    if way is WithdrawalWay.TAKEN_BACK:
        return ProceedingEnd.TAKEN_BACK
    return ProceedingEnd.WITHDRAWN if way is WithdrawalWay.ASKED else ProceedingEnd.DEEMED_WITHDRAWN
