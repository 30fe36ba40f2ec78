"""What a command on a stream that is no dispute can't do without, whatever its fields; see `readiness` for disputes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from admin_dispute.domain.act import Steps
from admin_dispute.domain.center.conclusion import ITEM_OPEN, MEETING_HELD
from admin_dispute.domain.center.diary import APPOINTMENT_BOOKED, AppointmentStanding, Diary
from admin_dispute.domain.center.meeting import MEETING_CALLED, Meeting, MeetingStage
from admin_dispute.domain.center.problem import PROBLEM_OPEN, Problem
from admin_dispute.domain.circular.drafting import BEFORE_ISSUE, circular_at
from admin_dispute.domain.circular.issuing import approvable
from admin_dispute.domain.circular.looking import CIRCULAR_OBJECTION_OPEN
from admin_dispute.domain.circular.state import Circular, CircularStage
from admin_dispute.domain.credit.entry import OUT, CreditEntry, CreditSign, CreditStage
from admin_dispute.domain.credit.lifting import AWAITS_REMOVAL, LIVING
from admin_dispute.domain.credit.objection import DISPUTED, NOT_TWICE
from admin_dispute.domain.credit.submission import GOOD_ENTRY, entry_at, submittable
from admin_dispute.domain.law import Law
from admin_dispute.domain.ruling import Condition

Asked: TypeAlias = Callable[[Any, Law], Steps]


def _open_problem(problem: Problem, law: Law) -> Steps:
    yield PROBLEM_OPEN(problem.closed is None, day=None if problem.closed is None else problem.closed.on)


def _called(meeting: Meeting, law: Law) -> Steps:
    yield MEETING_CALLED(meeting.stage is MeetingStage.CALLED)


def _items_left(meeting: Meeting, law: Law) -> Steps:
    yield MEETING_HELD(meeting.held_on)
    if meeting.held_on is not None:
        yield ITEM_OPEN(any(item.conclusion is None for item in meeting.agenda), item=None)


def _tasks_left(meeting: Meeting, law: Law) -> Steps:
    yield CONCLUSION_THERE(any(task.open for task in meeting.tasks))


def _booked(diary: Diary, law: Law) -> Steps:
    standing = (one.standing for one in diary.appointments)
    yield APPOINTMENT_BOOKED(AppointmentStanding.BOOKED in standing, appointment=None)


def _circular(*stages: CircularStage, cured_by: str | None = None) -> Asked:
    def asked(circular: Circular, law: Law) -> Steps:
        """Yield whether it stands where it must."""
        yield from circular_at(circular, law.on, stages, cured_by)

    return asked


def _objected(circular: Circular, law: Law) -> Steps:
    yield from circular_at(circular, law.on, (CircularStage.DRAFT, CircularStage.SHOWN))
    yield CIRCULAR_OBJECTION_OPEN(any(one.upheld is None for one in circular.objections), objection=None)


def _credit(*stages: CreditStage, cured_by: str | None = None) -> Asked:
    def asked(entry: CreditEntry, law: Law) -> Steps:
        """Yield whether it stands where it must."""
        yield from entry_at(entry, law.on, stages, cured_by)

    return asked


def _declinable(entry: CreditEntry, law: Law) -> Steps:
    yield from entry_at(entry, law.on, (CreditStage.DRAFT, CreditStage.TOLD))
    yield GOOD_ENTRY(entry.content.sign is CreditSign.POSITIVE)


def _undisputed(entry: CreditEntry, law: Law) -> Steps:
    yield from entry_at(entry, law.on, (CreditStage.DRAFT, CreditStage.TOLD, *OUT))
    yield NOT_TWICE(not entry.disputed)


def _disputed(entry: CreditEntry, law: Law) -> Steps:
    yield DISPUTED(entry.disputed)


def _removable(entry: CreditEntry, law: Law) -> Steps:
    yield AWAITS_REMOVAL(entry.lifted is not None and entry.lifted.removed_on is None)


CONCLUSION_THERE = Condition(code="conclusion-there", cured_by="conclude-item")
_SHOWN = _circular(CircularStage.SHOWN, cured_by="show-circular")
_LIVING = _credit(*LIVING)
ELSEWHERE: dict[str, Asked] = {
    "answer-problem": _open_problem,
    "solve-problem": _open_problem,
    "withdraw-problem": _open_problem,
    "add-item": _called,
    "hold-meeting": _called,
    "call-off-meeting": _called,
    "conclude-item": _items_left,
    "complete-conclusion": _tasks_left,
    "withdraw-conclusion": _tasks_left,
    "move-appointment": _booked,
    "cancel-appointment": _booked,
    "keep-appointment": _booked,
    "revise-circular": _circular(*BEFORE_ISSUE),
    "drop-circular": _circular(*BEFORE_ISSUE),
    "show-circular": _circular(CircularStage.DRAFT),
    "confirm-figures": _SHOWN,
    "object-to-circular": _SHOWN,
    "answer-circular-objection": _objected,
    "approve-circular": approvable,
    "issue-circular": _circular(CircularStage.APPROVED, cured_by="approve-circular"),
    "correct-circular": _circular(CircularStage.ISSUED, cured_by="issue-circular"),
    "tell-credit-subject": _credit(CreditStage.DRAFT),
    "decline-publication": _declinable,
    "submit-credit-entry": submittable,
    "record-credit-check": _credit(CreditStage.SUBMITTED, cured_by="submit-credit-entry"),
    "object-to-credit-entry": _undisputed,
    "answer-credit-objection": _disputed,
    "correct-credit-entry": _LIVING,
    "lift-credit-entry": _LIVING,
    "record-credit-removal": _removable,
}
"""By command; a test shows that nothing else of the state stands against an option that is ready."""


def readiness_elsewhere(state: Any, command: str, law: Law) -> Steps:
    """Give the conditions of a command that hold or not whatever its fields."""
    if command in ELSEWHERE:
        yield from ELSEWHERE[command](state, law)
