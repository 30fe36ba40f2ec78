"""Telling plugins what happened: their messages go to the outbox, for whoever sends them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import date
from typing import Any

from admin_dispute.center.basis import Basis
from admin_dispute.domain.center.meeting import MeetingCalled
from admin_dispute.domain.center.problem import ProblemRaised
from admin_dispute.domain.center.progress_list import ProgressGiven
from admin_dispute.domain.circular.issuing import CircularIssued
from admin_dispute.domain.circular.looking import CircularShownToAgencies
from admin_dispute.domain.credit.lifting import CreditEntryCorrected, CreditEntryLifted
from admin_dispute.domain.credit.submission import CreditEntryOpened, CreditEntrySubmitted
from admin_dispute.domain.dispute.agreement import AgreementConcluded
from admin_dispute.domain.dispute.bring_in import AgencyAskedIn
from admin_dispute.domain.dispute.effect import AgreementTookEffect
from admin_dispute.domain.dispute.intake import DisputeRegistered
from admin_dispute.domain.dispute.mediation import MediationOpened
from admin_dispute.domain.dispute.risk import RiskEscalated, RiskMarked
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.dispute.suit_alarm import SuitLimitNoted
from admin_dispute.domain.dispute.tasks import TaskGiven
from admin_dispute.domain.errors import PluginFault
from admin_dispute.domain.ids import ID
from admin_dispute.domain.overdue import OverdueNoted
from admin_dispute.law.answers import CHANNELS, Message
from admin_dispute.store import codec

LOG = logging.getLogger("admin_dispute")

TELLS: dict[type, str] = {
    DisputeRegistered: "dispute_registered",
    ProblemRaised: "problem_raised",
    MeetingCalled: "meeting_called",
    ProgressGiven: "progress_listed",
    AgencyAskedIn: "agency_asked_in",
    MediationOpened: "mediation_opened",
    AgreementConcluded: "agreement_effective",
    AgreementTookEffect: "agreement_effective",
    OverdueNoted: "deadline_passed",
    CreditEntryOpened: "credit_entry_moved",
    CreditEntrySubmitted: "credit_entry_moved",
    CreditEntryCorrected: "credit_entry_moved",
    CreditEntryLifted: "credit_entry_moved",
    SuitLimitNoted: "suit_limit_nears",
    RiskMarked: "risk_marked",
    RiskEscalated: "risk_escalated",
    TaskGiven: "task_given",
    CircularShownToAgencies: "circular_moved",
    CircularIssued: "circular_moved",
}

CARRIES = {
    OverdueNoted: "lateness",
    SuitLimitNoted: "alarm",
    RiskMarked: "risk",
    RiskEscalated: "escalation",
    TaskGiven: "task",
}
"""The field of an event that its hook is told, too, under the same name."""


def messages(basis: Basis, kind: str, state: Any, events: Iterable[object], on: date) -> list[Message]:
    """Tell every plugin of every event it can be told of; a plugin that fails leaves a message saying so."""
    found: list[Message] = []
    for happened in events:
        hook = TELLS.get(type(happened))
        if hook is None or (isinstance(happened, AgreementConcluded) and happened.agreement.effective_on is None):
            continue
        began = state.registered_on if isinstance(state, Dispute) else None
        policy = basis.policy(on, began)
        arguments: dict[str, Any] = {"dispute": None, kind: state, "on": on, "policy": policy, "center": basis.state}
        if (carried := CARRIES.get(type(happened))) is not None:
            arguments[carried] = getattr(happened, carried)
        said, faults = basis.table.tell(hook, arguments)
        for message, by in said:
            if reaches(message.to, basis.directory, state):
                found.append(message)
            else:
                faults.append(_astray(hook, message.to, by, basis))
        for fault in faults:
            told = f"act=done message=none stream={state.id} hook={hook} plugin={fault.distribution}"
            LOG.warning("%s %s fault=%s place=%s", fault.code, told, fault.kind, fault.facts.get("place", ""))
            found.append(Message(topic="plugin-fault", to="", text=str(fault)))
    return found


def reaches(to: str, directory: frozenset[str], state: Any) -> bool:
    """Whether whom a message is for is anybody: of the directory, of the dispute, or else named in the stream.

    Nobody in particular (an empty text) is left to whoever sends it.
    """
    if not to or to in CHANNELS or to in directory:
        return True
    return to in [party.id for party in getattr(state, "parties", ())] or codec.encode(to) in codec.encode(state)


def _astray(hook: str, to: str, by: str, basis: Basis) -> PluginFault:
    distribution = next(plugin.distribution for plugin in basis.table.plugins if plugin.name == by)
    who = to if ID.fullmatch(to) else "…"  # what is no id may be somebody's name
    reason = f"Message.to 写的是“{who}”，名录、争议和本记录中没有这个代号"
    return PluginFault(
        "plugin-told-nobody", hook=hook, plugin=by, distribution=distribution, kind="message-astray", reason=reason
    )
