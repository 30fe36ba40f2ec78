"""What the center read under lock, or knows of the moment, and hands to a decision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from admin_dispute.domain.center.state import CenterState

if TYPE_CHECKING:
    from admin_dispute.domain.circular.content import CircularContent
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.errors import Fault
    from admin_dispute.domain.number import CaseNumber


class Facts(NamedTuple):
    """The moment of a decision.

    Attributes:
        today: the day in Asia/Shanghai; id: of the stream that a command opens.
        center: the center as it stood: its area, directory, policies and calendar.
        functions: what the actor's organisation is responsible for on that day (`court`, `legal-office` ...).
        organisation: the actor's organisation, None for the system.
        circular: what the center counted for a circular that the command drafts, counts anew or corrects.
        other: the other dispute that the command names, as it stood; None where there is none.
        next_number: the next in the series the law names, None where it names none; number_taken: the number from
            outside is on file already.
        external_taken: the external ids of the command that belong to another stream already.
        loads: of each invited mediator whom the command names, in that order, the open rounds he or she has elsewhere.
        open_problems: the problems open on the legal day, the oldest first, where a meeting is called or held.
        party_named: words of the command, or of the circular as it is, that will be printed name a party.
        policy_faults: what no center could work by in the policy that the command adopts; policy_strangers: whom it
            names that is neither a function nor in the directory.
        agent_mediated: the invited mediator of the dispute whose id number the agent of a mandate has; empty for none.
    """

    today: date
    center: CenterState
    id: str = ""
    functions: tuple[str, ...] = ()
    organisation: str | None = None
    circular: CircularContent | None = None
    other: Dispute | None = None
    next_number: CaseNumber | None = None
    number_taken: bool = False
    external_taken: tuple[str, ...] = ()
    loads: tuple[int, ...] = ()
    open_problems: tuple[str, ...] = ()
    party_named: bool = False
    policy_faults: tuple[Fault, ...] = ()
    policy_strangers: tuple[str, ...] = ()
    agent_mediated: str = ""
