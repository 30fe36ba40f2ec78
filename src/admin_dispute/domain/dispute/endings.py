"""Endings of a round without an agreement: each on its own facts (特邀调解规定 26; 在线调解规则 25)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides
from admin_dispute.domain.dispute.answers import unwilling
from admin_dispute.domain.dispute.attendance import Capacity
from admin_dispute.domain.dispute.challenged import Validity
from admin_dispute.domain.dispute.court_rules import AT_ONCE, cited_in
from admin_dispute.domain.dispute.forums import Forum
from admin_dispute.domain.dispute.handover import await_handover
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.rounds import IMMEDIATE, Ending, MediationEnded, ends
from admin_dispute.domain.dispute.stage import MEDIATING
from admin_dispute.domain.dispute.withdrawal_effects import NO_SECOND_SUIT, may_not_sue_again
from admin_dispute.domain.over import once_over
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class CauseGone(StrEnum):
    """How the cause of the dispute fell away (WX-0.2)."""

    ACT_CORRECTED = "act-corrected"
    GIVEN_UP = "given-up"


@command("end-mediation", stages=(MEDIATING,))
@frozen(kw_only=True)
class EndMediation:
    """End the round without an agreement.

    Attributes:
        ending: how; each is checked against the facts on file.
        who: those who are unwilling, were not reached, did not sign or gave up their claim.
        cause: how the cause fell away, where it did.
        reason: in words; needed where nothing on file shows it (hopeless, unsuitable, sham).
    """

    dispute: str
    on: date
    ending: Ending
    who: tuple[str, ...] = ()
    cause: CauseGone | None = None
    reason: Text | None = None


@decides(EndMediation)
def _end(dispute: Dispute, ending: EndMediation, law: Law, facts: Facts) -> Steps:
    round_ = dispute.rounds[-1]
    yield from (cited_in(round_, step) for step in _ended(dispute, ending, law))


def _ended(dispute: Dispute, ending: EndMediation, law: Law) -> Steps:
    yield ENDS_WITHOUT_AGREEMENT(ending.ending is not Ending.AGREEMENT)
    strangers = tuple(who for who in ending.who if who not in everybody(dispute))
    yield ENDING_NAMES_KNOWN(not strangers, who=strangers)
    if ending.ending in FACTS:
        yield from FACTS[ending.ending](dispute, ending, law)
    handed = HANDED_OVER_AT_ONCE.citing((*HANDED_OVER_AT_ONCE.clauses, *AT_ONCE.get(dispute.rounds[-1].forum, ())))
    yield handed(ending.ending not in IMMEDIATE)
    yield MediationEnded(on=ending.on, ending=ending.ending, who=ending.who, reason=ending.reason)
    if ending.ending not in (Ending.SETTLED, Ending.CAUSE_GONE):
        yield from await_handover(dispute, law, ending.on)


def _settled(dispute: Dispute, ending: EndMediation, law: Law) -> Steps:
    yield SETTLEMENT_SEEN(finding=False)


def _unwilling(dispute: Dispute, ending: EndMediation, law: Law) -> Steps:
    yield ENDING_NAMES_WHO(ending.who)
    gone = (*unwilling(dispute), *dispute.agencies)
    willing = tuple(who for who in ending.who if who not in gone)
    yield UNWILLINGNESS_RECORDED(not willing, who=willing)


def _unreachable(dispute: Dispute, ending: EndMediation, law: Law) -> Steps:
    yield ENDING_NAMES_WHO(ending.who)
    sessions = dispute.rounds[-1].sessions
    came = {entry.who for entry in sessions[-1].attendance if entry.capacity is not Capacity.ABSENT} if sessions else {}
    reached = tuple(who for who in ending.who if who in came)
    yield NOT_REACHED(not reached, who=reached)


def _expired(dispute: Dispute, ending: EndMediation, law: Law) -> Steps:
    due = ends(dispute.rounds[-1], law.due)
    if due is None:
        yield TIME_IS_OVER(False, day="没有期限")
    else:
        yield from once_over(TIME_IS_OVER, due, ending.on)


def _refused_to_sign(dispute: Dispute, ending: EndMediation, law: Law) -> Steps:
    yield ENDING_NAMES_WHO(ending.who)
    yield TERMS_TO_SIGN(dispute.draft)


def _reasoned(dispute: Dispute, ending: EndMediation, law: Law) -> Steps:
    yield ENDING_REASONED(ending.reason)


def _sham(dispute: Dispute, ending: EndMediation, law: Law) -> Steps:
    yield ENDING_REASONED(ending.reason)
    yield SHAM_REPORTED(finding=False)


def _cause_gone(dispute: Dispute, ending: EndMediation, law: Law) -> Steps:
    yield CAUSE_NAMED(ending.cause)
    if ending.cause is CauseGone.ACT_CORRECTED:
        in_suit = dispute.rounds[-1].forum is Forum.COURT
        stands_no_longer = ACT_NO_LONGER_STANDS if in_suit else ACT_NO_LONGER_STANDS.citing(())
        yield stands_no_longer(act_no_longer_stands(dispute))
    if ending.cause is CauseGone.GIVEN_UP:
        yield ENDING_NAMES_WHO(ending.who)
        for_good = may_not_sue_again(dispute).issuperset(ending.who)
        stays_open = CLAIM_STAYS_OPEN.citing(NO_SECOND_SUIT.clauses) if for_good else CLAIM_STAYS_OPEN
        yield stays_open(for_good)


def act_no_longer_stands(dispute: Dispute) -> bool:
    """Say whether anything that is challenged is no longer in force as it was."""
    return any(act.validity is not Validity.IN_FORCE for act in dispute.challenged)


def cause_has_gone(dispute: Dispute) -> bool:
    """Say whether the cause of the dispute fell away: the act no longer stands, or a round ended so."""
    return act_no_longer_stands(dispute) or any(round_.ending is Ending.CAUSE_GONE for round_ in dispute.rounds)


FACTS: dict[Ending, Callable[[Dispute, EndMediation, Law], Steps]] = {
    Ending.SETTLED: _settled,
    Ending.UNWILLING: _unwilling,
    Ending.UNREACHABLE: _unreachable,
    Ending.EXPIRED: _expired,
    Ending.REFUSED_TO_SIGN: _refused_to_sign,
    Ending.HOPELESS: _reasoned,
    Ending.UNSUITABLE: _reasoned,
    Ending.SHAM: _sham,
    Ending.CAUSE_GONE: _cause_gone,
}
"""What each ending asks for; `no-agreement` asks for nothing more, `agreement` is never recorded this way."""

_TABLE = ("特邀调解规定 26", "在线调解规则 25")
ENDS_WITHOUT_AGREEMENT = Condition(code="ends-without-agreement", clauses=_TABLE, cured_by="conclude-agreement")
ENDING_NAMES_KNOWN = Condition(code="ending-names-known")
ENDING_NAMES_WHO = Condition(code="ending-names-who", clauses=_TABLE)
SETTLEMENT_SEEN = Condition(code="settlement-seen", clauses=_TABLE, warns=True)
UNWILLINGNESS_RECORDED = Condition(code="unwillingness-recorded", clauses=_TABLE, cured_by="withdraw-consent")
NOT_REACHED = Condition(code="not-reached", clauses=("在线调解规则 25",))
TIME_IS_OVER = Condition(code="time-is-over", clauses=("在线调解规则 25", "特邀调解规定 27"))
TERMS_TO_SIGN = Condition(code="terms-to-sign", clauses=("在线调解规则 25",), cured_by="draft-terms")
ENDING_REASONED = Condition(code="ending-reasoned", clauses=_TABLE)
SHAM_REPORTED = Condition(code="sham-reported", clauses=("特邀调解规定 18", "在线调解规则 23"), warns=True)
CAUSE_NAMED = Condition(code="cause-named")
ACT_NO_LONGER_STANDS = Condition(code="act-no-longer-stands", clauses=("撤诉规定 4",), cured_by="record-validity")
CAUSE_HAS_GONE = Condition(code="cause-has-gone", cured_by="record-validity")
CLAIM_STAYS_OPEN = Condition(code="claim-stays-open", clauses=("行政诉讼法 46", "行政诉讼法 48"), warns=True)
HANDED_OVER_AT_ONCE = Condition(code="handed-over-at-once", clauses=("特邀调解规定 21", "在线调解规则 21"), warns=True)
