"""Everything declared: importing this brings in every command, event, decision and effect of the core, in one order."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from typing import TypeVar

from admin_dispute.domain import correction
from admin_dispute.domain.act import COMMANDS, EVENTS, CommandForm, EventForm
from admin_dispute.domain.kind import KINDS
from admin_dispute.domain.ruling import Condition

STORY = (
    "center.founding",
    "center.directory",
    "center.external",
    "center.mechanism",
    "center.policy",
    "center.roster",
    "center.problem",
    "center.meeting",
    "center.conclusion",
    "center.general_advice",
    "center.progress_list",
    "dispute.intake",
    "dispute.registering",
    "dispute.routes",
    "dispute.parties",
    "dispute.joining",
    "dispute.persons",
    "dispute.representation",
    "dispute.succession",
    "dispute.agencies",
    "dispute.claims",
    "dispute.claim_changes",
    "dispute.challenged",
    "dispute.validity",
    "dispute.links",
    "dispute.merging",
    "dispute.external",
    "dispute.filing",
    "dispute.respondents",
    "dispute.supplement",
    "dispute.trial_period",
    "dispute.hearing",
    "dispute.ending",
    "dispute.papers",
    "dispute.paper_answers",
    "dispute.offer",
    "dispute.consent",
    "dispute.divisibility",
    "dispute.responsible",
    "dispute.bring_in",
    "dispute.lead",
    "dispute.coordinator",
    "dispute.advising",
    "dispute.risk",
    "dispute.relief",
    "dispute.special",
    "dispute.tasks",
    "dispute.numbering",
    "dispute.rounds",
    "dispute.recusal",
    "dispute.mediator_refusal",
    "dispute.presiding",
    "dispute.mediation",
    "dispute.pause",
    "dispute.sessions",
    "dispute.concession",
    "dispute.finding",
    "dispute.endings",
    "dispute.plan_decision",
    "dispute.mandate",
    "dispute.trial_roles",
    "dispute.terms",
    "dispute.agreement",
    "dispute.settlement",
    "dispute.ratification",
    "dispute.effect",
    "dispute.fulfilment",
    "dispute.giving_force",
    "dispute.adjustment",
    "dispute.performance",
    "dispute.postponement",
    "dispute.enforcement.recording_title",
    "dispute.enforcement.gravity",
    "dispute.enforcement.measures",
    "dispute.enforcement.proposing",
    "dispute.enforcement.carrying_out",
    "dispute.enforcement.reviews",
    "dispute.enforcement.objections",
    "dispute.enforcement.settling",
    "dispute.enforcement.stopping",
    "dispute.taking_back",
    "dispute.withdrawal",
    "dispute.remedies",
    "dispute.handover",
    "dispute.closing",
    "dispute.credit",
    "dispute.certificate",
    "dispute.visit_plan",
    "dispute.follow_up",
    "dispute.liability",
    "dispute.liability_answer",
    "overdue",
    "dispute.suit_alarm",
    "moved",
    "dispute.transition",
    "center.booking",
    "center.keeping",
    "credit.submission",
    "credit.objection",
    "credit.lifting",
    "circular.drafting",
    "circular.looking",
    "circular.issuing",
    "correction",
)
"""The modules that declare commands, in the order of the story: the order of help, options and pages."""

for _part in STORY:
    import_module(f"admin_dispute.domain.{_part}")

T = TypeVar("T", CommandForm, EventForm)


def _in_order(forms: dict[str, T]) -> None:
    """Order forms as the story tells them, whichever module happened to be imported first."""
    place = {f"admin_dispute.domain.{part}": number for number, part in enumerate(STORY)}
    ordered = sorted(forms.items(), key=lambda item: place.get(item[1].type.__module__, len(place)))
    forms.clear()
    forms.update(ordered)


_in_order(COMMANDS)
_in_order(EVENTS)


def conditions() -> dict[str, Condition]:
    """Return every condition of the core by its code, of the modules imported by now."""
    found = {}
    for name, module in sorted(sys.modules.items()):
        if name.startswith("admin_dispute."):
            found.update({value.code: value for value in vars(module).values() if isinstance(value, Condition)})
    return found


@cache
def condition_of(code: str) -> Condition | None:
    """Return the condition of the core with a code that a ruling names; None for one of a plugin."""
    return conditions().get(code)


def technical(code: str) -> bool:
    """Say whether a condition is a mere rule of the register: days in order, what is named on file; no law asks it."""
    condition = condition_of(code)
    return condition is not None and not condition.clauses


__all__ = [
    "COMMANDS",
    "EVENTS",
    "KINDS",
    "STORY",
    "CommandForm",
    "EventForm",
    "condition_of",
    "conditions",
    "correction",
    "technical",
]
