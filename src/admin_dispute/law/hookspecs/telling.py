"""Hooks that tell afterwards: what a plugin returns are messages for the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from admin_dispute.domain.center.meeting import Meeting
from admin_dispute.domain.center.problem import Problem
from admin_dispute.domain.center.progress_list import ProgressList
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.circular.state import Circular
from admin_dispute.domain.credit.entry import CreditEntry
from admin_dispute.domain.dispute.risk import Escalation, Risk
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.dispute.suit_alarm import SuitAlarm
from admin_dispute.domain.overdue import Lateness
from admin_dispute.domain.parameters import Policy
from admin_dispute.domain.task import Task
from admin_dispute.law.answers import Message
from admin_dispute.law.hookspecs.form import declare


@declare("tell", on_fault="ignore")
def credit_entry_moved(credit: CreditEntry, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """A credit entry was opened, submitted, corrected or withdrawn; a plugin tells the person, or the platform.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        credit: the entry as it stands; its stage says what happened.
    """


@declare("tell", on_fault="ignore")
def circular_moved(circular: Circular, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """A circular was shown to the agencies, or issued, or corrected; a plugin tells them, or its recipients.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        circular: as it stands; its stage says what happened.
    """


@declare("tell", on_fault="ignore")
def dispute_registered(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """A dispute was registered; returned messages go to the outbox.

    Combination: every plugin is told.
    Default: nobody is written to.
    """


@declare("tell", on_fault="ignore")
def problem_raised(problem: Problem, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """A problem was raised, by somebody or by the work itself: a body disagreed with the proposed lead agency.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        problem: as it stands.
    """


@declare("tell", on_fault="ignore")
def meeting_called(meeting: Meeting, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """A liaison meeting was called; returned messages go to the outbox.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        meeting: as it stands, with its agenda.
    """


@declare("tell", on_fault="ignore")
def progress_listed(progress: ProgressList, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """The list of an organisation's progress was drawn up for its data officers, once in the county's period.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        progress: the list, with the officers it is for.
    """


@declare("tell", on_fault="ignore")
def agency_asked_in(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """Another agency was asked to take part; the request is the dispute's latest.

    Combination: every plugin is told.
    Default: nobody is written to.
    """


@declare("tell", on_fault="ignore")
def mediation_opened(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """A round of mediation was opened.

    Combination: every plugin is told.
    Default: nobody is written to.
    """


@declare("tell", on_fault="ignore")
def agreement_effective(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """An agreement took effect.

    Combination: every plugin is told.
    Default: nobody is written to.
    """


@declare("tell", on_fault="ignore")
def deadline_passed(
    dispute: Dispute | None, lateness: Lateness, on: date, policy: Policy | None, center: CenterState
) -> Sequence[Message]:
    """A deadline passed with nothing done, of a dispute or of another kind of stream.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        dispute: as it stands; None where the deadline is another kind's (a meeting's, a circular's ...).
        lateness: what was due, when, and from whom.
    """


@declare("tell", on_fault="ignore")
def suit_limit_nears(
    dispute: Dispute, alarm: SuitAlarm, on: date, policy: Policy | None, center: CenterState
) -> Sequence[Message]:
    """A limit for suing will soon be over, though the parties still mediate; whoever may sue is reminded.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        alarm: over which act, until when, and how many days of mediation stand beside it.
    """


@declare("tell", on_fault="ignore")
def risk_marked(
    dispute: Dispute, risk: Risk, on: date, policy: Policy | None, center: CenterState
) -> Sequence[Message]:
    """A dispute was marked as one that may escalate; nothing of it may be told to claimants or judges.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        risk: the mark, with the organisation that has to act and its time.
    """


@declare("tell", on_fault="ignore")
def risk_escalated(
    dispute: Dispute, escalation: Escalation, on: date, policy: Policy | None, center: CenterState
) -> Sequence[Message]:
    """No measure was recorded in time: a risk mark rose to another organisation.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        escalation: to whom, and since when somebody was late.
    """


@declare("tell", on_fault="ignore")
def task_given(dispute: Dispute, task: Task, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """An organisation has a task in the dispute.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        task: the task, with its owner and its day.
    """
