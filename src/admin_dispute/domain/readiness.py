"""What a command can't do without, whatever its fields: there is nothing to void where there is no number.

The decision itself says it of the fields it is given; here it is said before anybody fills them in, for `options`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from admin_dispute.domain.act import Steps
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.agencies import CONCERNED
from admin_dispute.domain.dispute.answers import consenting
from admin_dispute.domain.dispute.certificate import EARNED
from admin_dispute.domain.dispute.claims import open_claims
from admin_dispute.domain.dispute.closing import guided
from admin_dispute.domain.dispute.credit import PERFORMED
from admin_dispute.domain.dispute.effect import AWAITS_CONFIRMATION, waiting
from admin_dispute.domain.dispute.endings import cause_has_gone
from admin_dispute.domain.dispute.enforcement.readiness import ENFORCING
from admin_dispute.domain.dispute.fulfilment import FULFILMENT_CLAIMED, UNDER_CONDITION, unmet
from admin_dispute.domain.dispute.mediator_refusal import refusal_left
from admin_dispute.domain.dispute.numbering import NOT_NUMBERED, SERIES_KNOWN
from admin_dispute.domain.dispute.parties import everybody, present
from admin_dispute.domain.dispute.pause import NOT_PAUSED, PAUSED, standing_pause
from admin_dispute.domain.dispute.performance import comes_into_force_by
from admin_dispute.domain.dispute.postponement import NOT_COUNTED, standing_stop
from admin_dispute.domain.dispute.proceedings import ProceedingKind, pending
from admin_dispute.domain.dispute.recusal import GROUND_THERE, RecusalGround
from admin_dispute.domain.dispute.remedies import GUIDED, REMEDY_OPEN
from admin_dispute.domain.dispute.representation import group_rule, people
from admin_dispute.domain.dispute.stage import EFFECTIVE
from admin_dispute.domain.dispute.succession import ABOLISHED
from admin_dispute.domain.dispute.supplement import SUPPLEMENT_ASKED
from admin_dispute.domain.dispute.terms import TERMS_DRAFTED
from admin_dispute.domain.dispute.trial_period import SUSPENDED
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law

Asked: TypeAlias = Callable[["Dispute", "Law", CenterState], Steps]


def _there(condition: Condition, found: Callable[[Dispute], Iterable[Any]]) -> Asked:
    """Ask that there is at least one of something."""

    def asked(dispute: Dispute, law: Law, center: CenterState) -> Steps:
        """Yield whether there is one."""
        yield condition(any(True for _ in found(dispute)))

    return asked


def _something_owed(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    open_now = any(True for _ in _owed(dispute))
    yield OWED_THERE(open_now, cured_by=comes_into_force_by(dispute))


def _number_to_issue(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    own = [given for given in dispute.numbers if given.issuer is None and given.voided_on is None]
    yield SERIES_KNOWN(law.case_number_series(dispute))
    yield NOT_NUMBERED(not own, number=own[0].number if own else "")


def _several(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    concerned = {part.agency for part in dispute.agency_parts if part.until is None and part.role in CONCERNED}
    yield SEVERAL_AGENCIES(len(concerned | set(dispute.agencies)) > 1)


def _group(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    rule = group_rule(dispute, law)
    many = people(present(dispute))
    yield GROUP_THERE(rule is None or many is None or many >= rule.threshold, threshold=rule and rule.threshold)


def _told(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    yield GUIDED(dispute.stage is EFFECTIVE or cause_has_gone(dispute) or guided(dispute, law))


def _remedies(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    yield REMEDY_OPEN(law.remedies(dispute))


def _drafted(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    yield TERMS_DRAFTED(dispute.draft)


def _awaits(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    yield AWAITS_CONFIRMATION(waiting(dispute))


def _obstructable(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    yield UNDER_CONDITION(any(map(unmet, dispute.agreements)))


def _claimed(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    yield from _obstructable(dispute, law, center)
    claimed = (one.obstruction for one in dispute.agreements if one.obstruction is not None)
    yield FULFILMENT_CLAIMED(any(obstruction.decided_on is None for obstruction in claimed))


def _counting(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    yield NOT_PAUSED(standing_pause(dispute) is None)


def _standing_still(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    yield PAUSED(standing_pause(dispute))


def _stopped(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    yield NOT_COUNTED(any(standing_stop(owed) for owed in _owed(dispute)))


def _suspended(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    stops = (stop for kept in pending(dispute) for stop in kept.stops)
    yield SUSPENDED(any(stop.until is None for stop in stops))


def _incomplete(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    asked = (one for kept in pending(dispute) for one in kept.supplements)
    yield SUPPLEMENT_ASKED(any(one.received_on is None for one in asked))


def _abolished(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    parts = (part.agency for part in dispute.agency_parts if part.until is None)
    names = tuple(dict.fromkeys((*dispute.agencies, *parts)))
    gone = [name for name in names if center.organisation(name, law.on) is None]
    yield ABOLISHED(gone, agency="、".join(center.name_of(name, law.on) for name in names))


def _grounds(dispute: Dispute) -> Iterable[Any]:
    return (one for one in dispute.recusals if one.ground is not RecusalGround.NOT_WANTED)


def _refusable(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    stated = law.parameter("mediator-refusals")
    yield refusal_left(stated, 0, law.on)


def _others(dispute: Dispute, law: Law, center: CenterState) -> Steps:
    yield OTHERS_THERE(len(present(dispute)) > 1)


def _owed(dispute: Dispute) -> Iterable[Any]:
    return (owed for owed in dispute.obligations if owed.owed)


def _unconsenting(dispute: Dispute) -> Iterable[Any]:
    return everybody(dispute) - set(consenting(dispute))


def _withdrawals(dispute: Dispute) -> Iterable[Any]:
    return (asked for asked in dispute.withdrawals if asked.permitted_on is None and asked.refused_on is None)


def _burdens(dispute: Dispute) -> Iterable[Any]:
    return (burden for party in present(dispute) for burden in party.burdened if burden.told_on is None)


def _suits(dispute: Dispute) -> Iterable[Any]:
    return (kept for kept in dispute.proceedings if kept.kind is ProceedingKind.ADMINISTRATIVE_SUIT)


def _papers(dispute: Dispute) -> Iterable[Any]:
    return (paper for paper in dispute.papers if paper.dropped_on is None)


def _unconfirmed(dispute: Dispute) -> Iterable[Any]:
    return (owed for owed in dispute.obligations if owed.performed_on and owed.confirmed_on is None)


REFUSAL_THERE = Condition(code="refusal-there", cured_by="record-refusal-to-perform")
OWED_THERE = Condition(code="owed-there")
REVIEW_THERE = Condition(code="review-there", cured_by="claim-liability")
RISK_THERE = Condition(code="risk-there", cured_by="mark-risk")
SPECIAL_THERE = Condition(code="special-there", cured_by="mark-special")
TASK_THERE = Condition(code="task-there", cured_by="give-task")
NUMBER_THERE = Condition(code="number-there", cured_by="issue-case-number")
SEVERAL_AGENCIES = Condition(code="several-agencies", cured_by="assign-agency-role")
GROUP_THERE = Condition(code="group-there", cured_by="add-parties", parameter="group-threshold")
OTHERS_THERE = Condition(code="others-there", cured_by="add-parties")
ROLE_THERE = Condition(code="role-there", cured_by="assign-agency-role")
REPRESENTATION_THERE = Condition(code="representation-there", cured_by="appoint-representatives")
CLAIM_THERE = Condition(code="claim-there", cured_by="state-claims")
BURDEN_THERE = Condition(code="burden-there", cured_by="record-validity")
REQUEST_THERE = Condition(code="request-there", cured_by="ask-to-bring-in")
UNCONSENTING_THERE = Condition(code="unconsenting-there", cured_by="withdraw-consent")
CONSENT_THERE = Condition(code="consent-there", cured_by="record-consent")
SUIT_THERE = Condition(code="suit-there", cured_by="record-filing")
PENDING_THERE = Condition(code="pending-there", cured_by="record-filing")
ENDED_THERE = Condition(code="ended-there", cured_by="end-proceeding")
WITHDRAWAL_THERE = Condition(code="withdrawal-there", cured_by="record-withdrawal")
PAPER_THERE = Condition(code="paper-there", cured_by="draft-paper")

_RISK = _there(RISK_THERE, lambda dispute: (risk for risk in dispute.risks if risk.standing))
_REVIEW = _there(REVIEW_THERE, lambda dispute: (one for one in dispute.liability if one.outcome is None))
_TASK = _there(TASK_THERE, lambda dispute: (task for task in dispute.tasks if task.open))
_PENDING = _there(PENDING_THERE, pending)
_ENDED = _there(ENDED_THERE, lambda dispute: (kept for kept in dispute.proceedings if kept.ended is not None))
_PAPER = _there(PAPER_THERE, _papers)
READINESS: dict[str, Asked] = {
    "waive-recusal": _there(GROUND_THERE, _grounds),
    "decide-recusal": _there(GROUND_THERE, lambda dispute: (one for one in _grounds(dispute) if one.upheld is None)),
    "refuse-mediator": _refusable,
    "name-in-trial": _PENDING,
    "record-relief": _RISK,
    "end-risk": _RISK,
    "end-special": _there(SPECIAL_THERE, lambda dispute: (one for one in dispute.specials if one.ended_on is None)),
    "find-liability-fact": _REVIEW,
    "answer-liability": _REVIEW,
    "complete-task": _TASK,
    "withdraw-task": _TASK,
    "reassign-task": _TASK,
    "claim-fulfilment": _obstructable,
    "pause-mediation": _counting,
    "resume-mediation": _standing_still,
    "decide-fulfilment": _claimed,
    "release-parties": _others,
    "appoint-representatives": _group,
    "end-representation": _there(
        REPRESENTATION_THERE, lambda dispute: (held for held in dispute.representations if held.until is None)
    ),
    "end-agency-role": _there(
        ROLE_THERE,
        lambda dispute: (part for part in dispute.agency_parts if part.until is None and part.role != "respondent"),
    ),
    "succeed-agency": _abolished,
    "assess-claims": _there(CLAIM_THERE, open_claims),
    "give-up-claims": _there(CLAIM_THERE, open_claims),
    "change-claims": _there(CLAIM_THERE, open_claims),
    "notify-burdened": _there(BURDEN_THERE, _burdens),
    "record-refusal": _there(UNCONSENTING_THERE, _unconsenting),
    "withdraw-consent": _there(CONSENT_THERE, consenting),
    "propose-lead": _several,
    "answer-bring-in": _there(
        REQUEST_THERE, lambda dispute: (asked for asked in dispute.bring_ins if asked.answered_on is None)
    ),
    "issue-case-number": _number_to_issue,
    "void-case-number": _there(
        NUMBER_THERE, lambda dispute: (given for given in dispute.numbers if given.voided_on is None)
    ),
    "review-legality": _drafted,
    "confirm-agreement": _awaits,
    "refuse-confirmation": _awaits,
    "record-performance": _something_owed,
    "suspend-performance": _something_owed,
    "resume-performance": _stopped,
    "record-refusal-to-perform": _something_owed,
    "accept-proceeding": _PENDING,
    "ask-supplement": _PENDING,
    "supplement-filing": _incomplete,
    "suspend-proceeding": _PENDING,
    "resume-proceeding": _suspended,
    "extend-proceeding": _PENDING,
    "transfer-proceeding": _PENDING,
    "end-proceeding": _PENDING,
    "record-hearing": _there(SUIT_THERE, _suits),
    "change-respondents": _PENDING,
    "refuse-respondents": _PENDING,
    "record-withdrawal": _PENDING,
    "record-service": _ENDED,
    "tell-judicial-remedies": _ENDED,
    "permit-withdrawal": _there(WITHDRAWAL_THERE, _withdrawals),
    "refuse-withdrawal": _there(WITHDRAWAL_THERE, _withdrawals),
    "send-paper": _PAPER,
    "prove-receipt": _PAPER,
    "answer-paper": _PAPER,
    "drop-paper": _PAPER,
    "confirm-performance": _there(PERFORMED, _unconfirmed),
    "propose-credit-entry": _there(REFUSAL_THERE, lambda dispute: (owed for owed in _owed(dispute) if owed.refused_on)),
    "issue-certificate": _there(EARNED, lambda dispute: (note for note in dispute.credit if note.sign == "positive")),
    "give-guidance": _remedies,
    "find-gravity": _something_owed,
    "decline-measure": _something_owed,
    "settle-enforcement": _something_owed,
    "close-dispute": _told,
    **{command: _there(*needed) for command, needed in ENFORCING.items()},
}
"""By command; a test shows that nothing else of the state stands against an option that is ready."""


def readiness(dispute: Dispute, command: str, law: Law, center: CenterState) -> Steps:
    """Give the conditions of a command that hold or not whatever its fields."""
    if command in READINESS:
        yield from READINESS[command](dispute, law, center)
