"""How many open rounds the invited mediators have: counted over the disputes that are mediated now (WX-3.3.2)."""

from __future__ import annotations

from collections import Counter

from admin_dispute.center.facts.asked import Asked
from admin_dispute.domain.dispute.rounds import Presider, invited_persons
from admin_dispute.domain.dispute.stage import MEDIATING
from admin_dispute.store.records import Records
from admin_dispute.store.replay import opened


def open_rounds(records: Records, without: str = "") -> Counter[str]:
    """Count the open rounds of each invited mediator, those of one dispute left out."""
    counted: Counter[str] = Counter()
    for stream, head in records.heads("dispute", MEDIATING):
        if stream != without:
            presidency = opened(records, "dispute", stream, head).rounds[-1].presidencies[-1]
            counted.update(invited_persons(presidency.chair, presidency.alongside))
    return counted


def loads(asked: Asked) -> tuple[int, ...]:
    """Return the open rounds of the invited mediators whom a command names; nothing where no policy asks for them."""
    command, policy = asked.command, asked.law.policy
    somebody = command.mediator is not None or command.alongside
    if not somebody or policy is None or policy.parameter("mediator-load") is None:
        return ()
    chair = Presider(kind=command.presiding, organisation=command.organisation, mediator=command.mediator)
    named = invited_persons(chair, command.alongside)
    counted = open_rounds(asked.records, without=asked.stream) if named else Counter[str]()
    return tuple(counted[one] for one in named)
