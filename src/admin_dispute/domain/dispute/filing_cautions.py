"""What the law holds against proceedings that are filed: rivals, doubles, what comes first, the wrong sides.

All are warnings: the body that hears the case decides, the register only says so.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.challenged import Challenged, ChallengedKind, Decider, Validity, review_decisions
from admin_dispute.domain.dispute.forums import review_first
from admin_dispute.domain.dispute.proceedings import Instance, Proceeding, ProceedingEnd, ProceedingKind, pending
from admin_dispute.domain.dispute.withdrawal_effects import WithdrawalWay, effect_of, turned_down, withdrawn_kind
from admin_dispute.domain.instruments import START
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


def filing_cautions(dispute: Dispute, proceeding: Proceeding, on: date) -> Steps:
    """Give what the law holds against proceedings, as warnings: the body that hears them decides."""
    if proceeding.kind not in RIVALS:
        return
    blocking = in_the_way(dispute, proceeding)
    yield EXCLUSIVE(not blocking, proceedings=blocking)
    parties = {party.id for party in dispute.parties}
    above = proceeding.instance not in (None, Instance.FIRST)  # where the agency may be the one that goes on
    gone = _withdrawn_before(dispute, proceeding)
    if above:
        row = effect_of(withdrawn_kind(proceeding), WithdrawalWay.ASKED)
        if gone and row is not None:
            yield row.warning(False, proceeding=gone[0], refused=turned_down(on))
        return
    citizens = tuple(who for who in proceeding.respondents if who in parties)
    yield AGENCY_ANSWERS.citing(_ANSWERS_BY[proceeding.kind])(not citizens, who=citizens)
    if proceeding.kind is ProceedingKind.RECONSIDERATION:
        yield NOT_REVIEWED_AGAIN(not gone, proceedings=gone)
        return
    yield NOT_SUED_AGAIN(not gone, proceedings=gone, refused=turned_down(on))
    rule = review_first(dispute, on)
    if rule is not None and proceeding.instance is Instance.FIRST and proceeding.prior is None:
        reviews = (kept for kept in dispute.proceedings if kept.kind is ProceedingKind.RECONSIDERATION and kept.ended)
        reviewed = bool(review_decisions(dispute)) or any(reviews)
        first = REVIEW_BEFORE_SUIT.citing(rule.clauses + REVIEW_BEFORE_SUIT.clauses)
        yield first(reviewed, rule=rule.said(dispute), refused=turned_down(on))
    yield from defendants_after_review(dispute, proceeding)


def defendants_after_review(dispute: Dispute, suit: Proceeding) -> Steps:
    """Warn where a suit after a review names the wrong defendants (行政诉讼法 26; before May 2015 its 25 of 1989).

    An upheld act: its maker and the review body together, before that the maker alone; a changed one: the review body.
    That nobody recorded a change counts as upholding; a review that was not decided, or refused as inadmissible, is
    neither (行诉解释 22, 133).
    """
    reviews = [
        kept for kept in dispute.proceedings
        if kept.kind is ProceedingKind.RECONSIDERATION and _same_matter(kept, suit)
        and kept.ended is not None and kept.ended.how is ProceedingEnd.DECISION
    ]  # fmt: skip
    if not reviews or suit.kind is not ProceedingKind.ADMINISTRATIVE_SUIT or suit.instance is not Instance.FIRST:
        return
    day = suit.filed_on or reviews[-1].ended.on  # type: ignore[union-attr]  # ended, as picked
    acts = [act for act in dispute.challenged if not suit.about or act.id in suit.about]
    makers = {act.by for act in acts if act.kind in (ChallengedKind.ACT, ChallengedKind.OMISSION) and act.by}
    alone, body = len(suit.respondents) == 1, reviews[-1].before
    if any(_changed_by_review(act) for act in acts):
        yield REVIEW_BODY_ANSWERS(not (alone and makers.issuperset(suit.respondents)), body=body)
    elif day >= _JOINT_SINCE:
        yield JOINT_DEFENDANTS(not alone, who=suit.respondents, body=body)
    else:
        yield MAKER_ANSWERS(alone and makers.issuperset(suit.respondents), who=suit.respondents)


def _changed_by_review(act: Challenged) -> bool:
    """Whether a review changed the result of an act; that it merely stayed it does not (行诉解释 22)."""
    return any(
        change.decider is Decider.REVIEW_BODY and change.validity not in (Validity.IN_FORCE, Validity.STAYED)
        for change in act.changes
    )


def in_the_way(dispute: Dispute, proceeding: Proceeding) -> tuple[str, ...]:
    """Return pending proceedings that exclude these: reconsideration and suit of the same person on the same act."""
    rival = RIVALS.get(proceeding.kind)
    return tuple(
        kept.id for kept in pending(dispute)
        if kept.kind is rival and kept.id != proceeding.id and _same_matter(kept, proceeding)
    )  # fmt: skip


RIVALS = {
    ProceedingKind.ADMINISTRATIVE_SUIT: ProceedingKind.RECONSIDERATION,
    ProceedingKind.RECONSIDERATION: ProceedingKind.ADMINISTRATIVE_SUIT,
}
"""Proceedings that exclude each other while one is pending (行政复议法 29; 行诉解释 57)."""


def _same_matter(one: Proceeding, other: Proceeding) -> bool:
    same_act = not one.about or not other.about or bool(set(one.about) & set(other.about))
    return same_act and bool(set(one.applicants) & set(other.applicants))


def _withdrawn_before(dispute: Dispute, proceeding: Proceeding) -> tuple[str, ...]:
    return tuple(
        kept.id for kept in dispute.proceedings
        if kept.kind is proceeding.kind and kept.instance is proceeding.instance and _same_matter(kept, proceeding)
        and kept.ended is not None and kept.ended.how is ProceedingEnd.WITHDRAWN
    )  # fmt: skip


EXCLUSIVE = Condition(
    code="one-forum-at-a-time", clauses=("行政复议法 29", "行政复议法（1999） 16", "行诉解释 57"), warns=True
)
_ANSWERS_BY = {
    ProceedingKind.ADMINISTRATIVE_SUIT: ("行政诉讼法 26", "行政诉讼法（1989） 25"),
    ProceedingKind.RECONSIDERATION: ("行政复议法 19", "行政复议法（1999） 10"),
}
"""Who is defendant in a suit, and respondent in reconsideration."""
AGENCY_ANSWERS = Condition(code="agency-answers", warns=True)
REVIEW_BEFORE_SUIT = Condition(code="review-before-suit", clauses=("行诉解释 56", "执行行诉法解释 33"), warns=True)
NOT_SUED_AGAIN = Condition(
    code="not-sued-again", clauses=("行诉解释 60", "行诉解释 69", "执行行诉法解释 36"), warns=True
)
NOT_REVIEWED_AGAIN = Condition(code="not-reviewed-again", clauses=("行政复议法 30", "复议条例 38"), warns=True)
_JOINT_SINCE = START["行政诉讼法"]
JOINT_DEFENDANTS = Condition(
    code="joint-defendants",
    clauses=("行政诉讼法 26", "行诉解释 59", "行诉解释 134"),
    cured_by="change-respondents",
    warns=True,
)
MAKER_ANSWERS = Condition(
    code="maker-answers", clauses=("行政诉讼法（1989） 25",), cured_by="change-respondents", warns=True
)
REVIEW_BODY_ANSWERS = Condition(
    code="review-body-answers",
    clauses=("行政诉讼法 26", "行诉解释 22", "行诉解释 26", "行政诉讼法（1989） 25"),
    cured_by="change-respondents",
    warns=True,
)
