"""Who takes part in later proceedings by office or knowledge; an invited mediator does not (特邀调解规定 16)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.proceedings import PROCEEDING_KNOWN, PROCEEDING_PENDING, ProceedingKind, proceeding_of
from admin_dispute.domain.dispute.rounds import invited_persons
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class TrialRole(StrEnum):
    """What somebody is in a suit: as the rule lists them; judges fall under its "and others" (inferred)."""

    JUDGE = "judge"
    JUROR = "juror"
    WITNESS = "witness"
    APPRAISER = "appraiser"
    INTERPRETER = "interpreter"


@frozen(kw_only=True)
class TrialPart:
    """A person of the directory or the roster takes a role in proceedings of the dispute."""

    proceeding: str
    who: str
    role: TrialRole
    since: date


@command("name-in-trial")
@frozen(kw_only=True)
class NameInTrial:
    """Record who is judge, juror, witness, appraiser or interpreter in a suit that follows; `who` is an id.

    Agents are named by their mandate (`file-mandate`, its field `account`).
    """

    dispute: str
    on: date
    proceeding: str
    who: str
    role: TrialRole


@event("named-in-trial")
@frozen(kw_only=True)
class NamedInTrial:
    """Somebody takes a role in proceedings."""

    part: TrialPart


@decides(NameInTrial)
def _name(dispute: Dispute, named: NameInTrial, law: Law, facts: Facts) -> Steps:
    current = proceeding_of(dispute, named.proceeding)
    yield PROCEEDING_KNOWN(current, proceeding=named.proceeding)
    if current is None:
        return
    yield PROCEEDING_PENDING(current.ended is None, proceeding=current.id)
    yield IN_COURT(current.kind in _SUITS, proceeding=current.id)
    yield not_as_mediator(invited(dispute), named.who)
    yield NamedInTrial(
        part=TrialPart(proceeding=current.id, who=named.who, role=named.role, since=named.on)
    )  # fmt: skip


_SUITS = (ProceedingKind.ADMINISTRATIVE_SUIT, ProceedingKind.CIVIL_SUIT)


def invited(dispute: Dispute) -> tuple[str, ...]:
    """Return who presided over a round of the dispute, or sat beside the chair, as an invited mediator."""
    found: list[str] = []
    for round_ in dispute.rounds:
        for presidency in round_.presidencies:
            found += invited_persons(presidency.chair, presidency.alongside)
    return tuple(found)


def not_as_mediator(mediators: tuple[str, ...], who: str | None) -> object:
    """Return whether somebody was no invited mediator of the dispute, as a condition that was examined."""
    return NO_LATER_ROLE(who not in mediators, who=who) if mediators else NO_LATER_ROLE.citing(())


def agent_is_another(mediators: tuple[str, ...], account: str | None) -> object:
    """Return the caution that an agent without an id may be the invited mediator, as a condition that was examined."""
    return AGENT_IS_ANOTHER(account is not None) if mediators else AGENT_IS_ANOTHER.citing(())


@effect(NamedInTrial)
def _named(dispute: Dispute, named: NamedInTrial) -> Dispute:
    return changed(dispute, trial_parts=(*dispute.trial_parts, named.part))


IN_COURT = Condition(code="in-court", cured_by="record-filing")
AGENT_IS_ANOTHER = Condition(code="agent-is-another", clauses=("特邀调解规定 16",), warns=True)
NO_LATER_ROLE = Condition(code="no-later-role", clauses=("特邀调解规定 16",))
