"""What a decision is given beside the state: read now, under lock, or as it was when an act was recorded."""

from __future__ import annotations

from datetime import date
from typing import Any

from admin_dispute.center.basis import Basis, unfounded
from admin_dispute.center.elsewhere import external_taken, open_problems, other_dispute
from admin_dispute.center.load import loads
from admin_dispute.center.parties_named import party_named
from admin_dispute.center.registry import number_facts
from admin_dispute.center.request import Request
from admin_dispute.center.rights import Actor
from admin_dispute.domain.circular.content import CircularContent
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.facts import Facts
from admin_dispute.law.in_force import LawInForce
from admin_dispute.store.codec import Moment
from admin_dispute.store.records import Records


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
    command = request.command
    next_number, taken = number_facts(records, command, state, law)
    return Facts(
        today=today,
        center=basis.state or unfounded(request.stream, today),
        id=request.stream,
        functions=actor.functions,
        organisation=actor.organisation,
        next_number=next_number,
        number_taken=taken,
        external_taken=external_taken(records, command, request.kind, request.stream),
        loads=loads(records, command, request.stream, law),
        open_problems=open_problems(records, command),
        party_named=basis.state is not None and party_named(records, command, basis.state),
        circular=circular,
        other=other,
    )


def facts_again(
    moment: Moment,
    records: Records,
    basis: Basis,
    numbers: tuple[int, bool],
    circular: CircularContent | None = None,
    *,
    party_named: bool = False,
) -> Facts:
    """Return what an act is decided on again: what was known when it was recorded, by the center as it is now.

    Args:
        numbers: the next number of the series, and whether one from outside is taken.
        circular: what was counted for the act, where it drafted a circular; party_named: as in `Facts`, not kept.
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
        party_named=party_named,
        circular=circular,
        other=other_dispute(records, moment.other, moment.other_version) if moment.other else None,
    )
