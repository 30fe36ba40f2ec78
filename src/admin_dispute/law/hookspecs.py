"""The hooks: what the core asks plugins, and what it tells them. `docs/hooks.md` is made from this file.

A noun phrase asks for one answer; a plural noun collects; a past participle tells afterwards; `register_` collects
once at start. Everything given is a frozen value; everything returned is a value. An implementation takes the
arguments it needs, by name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pluggy
from attrs import frozen

from admin_dispute.domain.assessment.sheet import Sheet
from admin_dispute.domain.center.meeting import Meeting
from admin_dispute.domain.center.problem import Problem
from admin_dispute.domain.center.progress_list import ProgressList
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.circular.state import Circular
from admin_dispute.domain.credit.entry import CreditEntry
from admin_dispute.domain.dispute.certificate import Incentive
from admin_dispute.domain.dispute.force import WayOfEffect
from admin_dispute.domain.dispute.overdue import Lateness
from admin_dispute.domain.dispute.parties import claimants
from admin_dispute.domain.dispute.risk import Escalation, Risk, RiskGround
from admin_dispute.domain.dispute.routes import RouteAdvice
from admin_dispute.domain.dispute.special import SpecialKind
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.dispute.terms import Draft
from admin_dispute.domain.dispute.visit_plan import VisitCause
from admin_dispute.domain.law import Remedy, Series
from admin_dispute.domain.parameters import Parameter, Policy
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Caution, Condition, Objection
from admin_dispute.domain.task import Task
from admin_dispute.law.answers import Answer, Clause, Message

PROJECT = "admin_dispute"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

Bound = Callable[..., "Objection | None"]


@frozen(kw_only=True)
class HookForm:
    """A hook as declared.

    Attributes:
        kind: `answer`, `collect`, `tell` or `register`.
        on_fault: what happens where a plugin fails, for the pages: `refuse` stops what was being done; `ignore` (of
            hooks that tell) keeps the fault in the outbox and goes on.
        bound: what national law allows no plugin to leave: `(value, **arguments)` gives the objection or None.
    """

    name: str
    kind: str
    on_fault: str
    function: Callable[..., Any]
    bound: Bound | None = None


HOOKS: dict[str, HookForm] = {}


def _declare(
    kind: str, *, on_fault: str = "refuse", bound: Bound | None = None
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def declare(function: Callable[..., Any]) -> Callable[..., Any]:
        HOOKS[function.__name__] = HookForm(
            name=function.__name__, kind=kind, on_fault=on_fault, function=function, bound=bound
        )
        return hookspec(function)

    return declare


EVERY_CLAIMANT_CONSENTS = Condition(code="every-claimant-consents", clauses=("特邀调解规定 11", "行政诉讼法 60"))


def _every_claimant(value: tuple[str, ...], dispute: Dispute, **_: object) -> Objection | None:
    left_out = tuple(party.id for party in claimants(dispute) if party.id not in value)
    said = EVERY_CLAIMANT_CONSENTS(not left_out, parties=left_out)
    return said if isinstance(said, Objection) else None


@_declare("register")
def register_clauses() -> Sequence[Clause]:
    """Which clauses the plugin's document has, and which conditions and commands rest on each.

    Combination: every plugin's clauses count; an id that two plugins give is a fault at load.
    Default: no clauses.
    """


@_declare("register")
def register_parameters() -> Sequence[Parameter]:
    """Which values hold where the policy in force says nothing, each with source and provenance.

    Combination: of two values for one name the later listed plugin's counts; the policy's own comes before both.
    Default: none; a parameter that nobody gives has no value.
    """


@_declare("register")
def register_policies() -> Sequence[Policy]:
    """Which policies the plugin ships as drafts; only a center's own act of adoption puts one into force.

    Combination: all are offered.
    Default: none.
    """


@_declare("register")
def register_sheets() -> Sequence[Sheet]:
    """Which assessment sheets the plugin ships: rules and weights, each with how sure they are (WX-4.3.1).

    Combination: all are offered; the last listed plugin's is the one that counts where none is named.
    Default: none; an assessment then needs a sheet of its own.
    """


@_declare("register")
def register_ways_of_effect() -> Sequence[WayOfEffect]:
    """Which ways of giving effect to a settlement there are, and what each carries.

    Combination: all count; of two with one code the later listed plugin's.
    Default: those of national law.
    """


@_declare("answer")
def registration_consents(
    dispute: Dispute, on: date, policy: Policy | None, center: CenterState
) -> Answer[tuple[str, ...]] | None:
    """Who must agree before a dispute is registered: ids of parties; an offer to mediate needs nobody.

    Combination: the last listed plugin that answers.
    Default: nobody; registration is an offer.

    Args:
        dispute: as it would be registered.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("answer", bound=_every_claimant)
def required_consents(
    dispute: Dispute, on: date, policy: Policy | None, center: CenterState
) -> Answer[tuple[str, ...]] | None:
    """Whose consent mediation needs: ids of parties, or of agencies where the county asks them too.

    Combination: the last listed plugin that answers. Bound: every claimant (特邀调解规定 11; 行政诉讼法 60).
    Default: every claimant and third party.

    Args:
        dispute: as it stands.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("answer")
def responsible_agency(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Answer[str] | None:
    """Which agency is in charge of the matter at the place.

    Combination: the last listed plugin that answers.
    Default: nobody is found; the clerk names one.

    Args:
        dispute: as it stands.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("answer")
def lead_deciders(
    dispute: Dispute, on: date, policy: Policy | None, center: CenterState
) -> Answer[tuple[str, ...]] | None:
    """Which functions settle together who leads among several agencies.

    Combination: the last listed plugin that answers.
    Default: the court alone.

    Args:
        dispute: as it stands.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("answer")
def case_number_series(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Answer[Series] | None:
    """From which series the center numbers its mediations.

    Combination: the last listed plugin that answers.
    Default: the center issues no numbers; they are recorded from outside.

    Args:
        dispute: as it stands.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("answer")
def mediation_period(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Answer[Period] | None:
    """How long a round of mediation may last, from its opening; the round is the dispute's latest, its period empty.

    Combination: the last listed plugin that answers.
    Default: nothing limits it.

    Args:
        dispute: as it stands.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("answer")
def follow_up_visits(
    dispute: Dispute, cause: VisitCause, on: date, policy: Policy | None, center: CenterState
) -> Answer[tuple[Period, ...]] | None:
    """After which periods follow-up visits fall due, counted from the day of what they follow.

    Combination: the last listed plugin that answers.
    Default: no visits.

    Args:
        dispute: as it stands.
        cause: what the visits would follow: an agreement, a letter, a withdrawal, performance, the closing.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("answer")
def proposed_route(
    dispute: Dispute, on: date, policy: Policy | None, center: CenterState
) -> Answer[RouteAdvice] | None:
    """Which way intake proposes for the dispute, with reasons; nobody is bound by it.

    Combination: the last listed plugin that answers.
    Default: nothing is proposed.

    Args:
        dispute: as it stands.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("answer")
def handover_period(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Answer[Period] | None:
    """How long the file may wait, after an attempt ended without agreement, until it goes to court or review.

    Combination: the last listed plugin that answers.
    Default: no number is set; how long it took is measured all the same.

    Args:
        dispute: as it stands.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("answer")
def risk_grounds(
    dispute: Dispute, on: date, policy: Policy | None, center: CenterState
) -> Answer[tuple[RiskGround, ...]] | None:
    """On which grounds a rule marks the dispute as one that may escalate; asked when people or links come in.

    Combination: the last listed plugin that answers.
    Default: none; officers mark by hand.

    Args:
        dispute: as the act would leave it.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("answer")
def special_kinds(
    dispute: Dispute, on: date, policy: Policy | None, center: CenterState
) -> Answer[tuple[SpecialKind, ...]] | None:
    """Which kinds of sensitive and group case the dispute is by rule; asked when people or links come in.

    Combination: the last listed plugin that answers.
    Default: a group from the policy's number of people on, a batch from its number of disputes about one act.

    Args:
        dispute: as the act would leave it.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("collect")
def remedies(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Sequence[Remedy]:
    """Which remedies are open to the parties on that day.

    Combination: all count; a code that an earlier plugin gave is not repeated.
    Default: none.

    Args:
        dispute: as it stands.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("collect")
def objections_to_registration(
    dispute: Dispute, on: date, policy: Policy | None, center: CenterState
) -> Sequence[Objection | Caution]:
    """What stands against registering a dispute.

    Combination: all count, and no plugin removes another's.
    Default: nothing.

    Args:
        dispute: as it would be registered.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("collect")
def objections_to_agreement(
    dispute: Dispute, draft: Draft, on: date, policy: Policy | None, center: CenterState
) -> Sequence[Objection | Caution]:
    """What stands against an agreement on the terms on the table.

    Combination: all count, and no plugin removes another's.
    Default: nothing.

    Args:
        dispute: as it stands.
        draft: the terms with their obligations and review.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("collect")
def incentives_for_performance(
    dispute: Dispute, party: str, on: date, policy: Policy | None, center: CenterState
) -> Sequence[Incentive]:
    """What a party gets for performing of its own accord, beside the credit entry; it stands in the certificate.

    Combination: all count.
    Default: nothing.

    Args:
        dispute: as it stands.
        party: the id of the party that performed.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("tell", on_fault="ignore")
def credit_entry_moved(credit: CreditEntry, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """A credit entry was opened, submitted, corrected or withdrawn; a plugin tells the person, or the platform.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        credit: the entry as it stands; its stage says what happened.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("tell", on_fault="ignore")
def circular_moved(circular: Circular, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """A circular was shown to the agencies, or issued, or corrected; a plugin tells them, or its recipients.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        circular: as it stands; its stage says what happened.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("tell", on_fault="ignore")
def dispute_registered(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """A dispute was registered; returned messages go to the outbox.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        dispute: as it stands.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("tell", on_fault="ignore")
def problem_raised(problem: Problem, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """A problem was raised, by somebody or by the work itself: a body disagreed with the proposed lead agency.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        problem: as it stands.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("tell", on_fault="ignore")
def meeting_called(meeting: Meeting, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """A liaison meeting was called; returned messages go to the outbox.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        meeting: as it stands, with its agenda.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("tell", on_fault="ignore")
def progress_listed(progress: ProgressList, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """The list of an organisation's progress was drawn up for its data officers, once in the county's period.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        progress: the list, with the officers it is for.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("tell", on_fault="ignore")
def agency_asked_in(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """Another agency was asked to take part; the request is the dispute's latest.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        dispute: as it stands.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("tell", on_fault="ignore")
def mediation_opened(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """A round of mediation was opened.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        dispute: as it stands.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("tell", on_fault="ignore")
def agreement_effective(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """An agreement took effect.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        dispute: as it stands.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("tell", on_fault="ignore")
def deadline_passed(
    dispute: Dispute, lateness: Lateness, on: date, policy: Policy | None, center: CenterState
) -> Sequence[Message]:
    """A deadline passed with nothing done.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        dispute: as it stands.
        lateness: what was due, when, and from whom.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("tell", on_fault="ignore")
def risk_marked(
    dispute: Dispute, risk: Risk, on: date, policy: Policy | None, center: CenterState
) -> Sequence[Message]:
    """A dispute was marked as one that may escalate; nothing of it may be told to claimants or judges.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        dispute: as it stands.
        risk: the mark, with the organisation that has to act and its time.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("tell", on_fault="ignore")
def risk_escalated(
    dispute: Dispute, escalation: Escalation, on: date, policy: Policy | None, center: CenterState
) -> Sequence[Message]:
    """No measure was recorded in time: a risk mark rose to another organisation.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        dispute: as it stands.
        escalation: to whom, and since when somebody was late.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """


@_declare("tell", on_fault="ignore")
def task_given(dispute: Dispute, task: Task, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
    """An organisation has a task in the dispute.

    Combination: every plugin is told.
    Default: nobody is written to.

    Args:
        dispute: as it stands.
        task: the task, with its owner and its day.
        on: the legal day of the act.
        policy: the version in force on that day.
        center: the center with its directory.
    """
