"""What a decision is given beside the state: read now, under lock, or as it was when an act was recorded.

Each thing that has to be looked up has a file here; `LOOKED_UP` says for which commands.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from admin_dispute.center.basis import Basis, unfounded
from admin_dispute.center.facts.agent_mediated import agent_mediated
from admin_dispute.center.facts.asked import Asked
from admin_dispute.center.facts.case_number import circular_number_taken, next_number, number_taken
from admin_dispute.center.facts.external_id import external_taken
from admin_dispute.center.facts.mediator_load import loads
from admin_dispute.center.facts.open_problems import open_problems
from admin_dispute.center.facts.other_dispute import dispute_then
from admin_dispute.center.facts.party_names import party_named
from admin_dispute.center.facts.policy_faults import policy_faults, policy_strangers
from admin_dispute.center.request import Request
from admin_dispute.center.rights import Actor
from admin_dispute.domain.center.external import NoteDirectoryId
from admin_dispute.domain.center.meeting import CallMeeting, HoldMeeting
from admin_dispute.domain.center.policy import AdoptPolicy
from admin_dispute.domain.circular.content import CircularContent
from admin_dispute.domain.circular.drafting import DraftCircular, ReviseCircular
from admin_dispute.domain.circular.issuing import ApproveCircular, CorrectCircular, IssueCircular
from admin_dispute.domain.circular.looking import ShowCircular
from admin_dispute.domain.dispute.external import NoteExternalId
from admin_dispute.domain.dispute.mandate import FileMandate
from admin_dispute.domain.dispute.mediation import OpenMediation
from admin_dispute.domain.dispute.numbering import IssueCaseNumber, RecordCaseNumber
from admin_dispute.domain.dispute.presiding import ChangePresiding
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.facts import Facts
from admin_dispute.domain.number import CaseNumber
from admin_dispute.law.in_force import LawInForce
from admin_dispute.store.codec import Moment
from admin_dispute.store.records import Records

LOOKED_UP: dict[type, dict[str, Callable[[Asked], Any]]] = {
    IssueCaseNumber: {"next_number": next_number},
    RecordCaseNumber: {"number_taken": number_taken},
    AdoptPolicy: {"policy_faults": policy_faults, "policy_strangers": policy_strangers},
    NoteExternalId: {"external_taken": external_taken},
    NoteDirectoryId: {"external_taken": external_taken},
    OpenMediation: {"loads": loads},
    FileMandate: {"agent_mediated": agent_mediated},
    ChangePresiding: {"loads": loads},
    CallMeeting: {"open_problems": open_problems},
    HoldMeeting: {"open_problems": open_problems},
    DraftCircular: {"party_named": party_named},
    ReviseCircular: {"party_named": party_named},
    ShowCircular: {"party_named": party_named},
    ApproveCircular: {"party_named": party_named},
    IssueCircular: {"party_named": party_named, "number_taken": circular_number_taken},
    CorrectCircular: {"party_named": party_named, "number_taken": circular_number_taken},
}
"""By command, the facts that only it needs, each with what looks it up."""


def facts_now(
    request: Request,
    state: Any,
    other: Dispute | None,
    actor: Actor,
    law: LawInForce,
    today: date,
    records: Records,
    basis: Basis,
    circular: CircularContent | None,
) -> Facts:
    """Read what judging a request takes.

    Args:
        other: the other dispute that the command names.
        circular: what was counted for a circular before the request was locked.
    """
    command, stream = request.meant, request.stream
    center = basis.state or unfounded(stream, today)
    facts = Facts(today, center, stream, actor.functions, actor.organisation, circular, other)
    wanted = LOOKED_UP.get(type(command))
    if wanted is None:
        return facts
    corrects = command is not request.command
    asked = Asked(records, command, corrects, request.kind, stream, state, law, basis.state, request.kept)
    return facts._replace(**{name: look_up(asked) for name, look_up in wanted.items()})


def facts_again(
    moment: Moment,
    records: Records,
    basis: Basis,
    numbers: tuple[CaseNumber | None, bool],
    circular: CircularContent | None = None,
) -> Facts:
    """Return what an act is decided on again: what was known when it was recorded, by the center as it is now.

    Args:
        numbers: the next number of the series, and whether one from outside is taken.
        circular: what was counted for the act, where it drafted a circular.
    """
    today = date.fromisoformat(moment.today)
    next_number, taken = numbers
    return Facts(
        today=today,
        center=basis.state or unfounded(moment.stream, today),
        id=moment.stream,
        functions=moment.functions,
        organisation=moment.organisation,
        next_number=next_number,
        number_taken=taken,
        external_taken=moment.external_taken,
        loads=moment.loads,
        open_problems=moment.open_problems,
        circular=circular,
        other=dispute_then(records, moment.other, moment.other_version) if moment.other else None,
    )
