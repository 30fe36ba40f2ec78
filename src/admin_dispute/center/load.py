"""How many open rounds the invited mediators have: counted over the disputes that are mediated now (WX-3.3.2)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from admin_dispute.center.elsewhere import meant
from admin_dispute.domain.dispute.mediation import OpenMediation
from admin_dispute.domain.dispute.presiding import ChangePresiding, invited_persons
from admin_dispute.domain.dispute.rounds import Presider
from admin_dispute.domain.dispute.stage import MEDIATING
from admin_dispute.law.in_force import LawInForce
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


def loads(records: Records, command: Any, stream: str, law: LawInForce) -> tuple[int, ...]:
    """Return the open rounds of the invited mediators whom a command names; nothing where no policy asks for them."""
    given = meant(command)
    if not isinstance(given, (OpenMediation, ChangePresiding)) or (given.mediator is None and not given.alongside):
        return ()
    chair = Presider(kind=given.presiding, organisation=given.organisation, mediator=given.mediator)
    named = invited_persons(chair, given.alongside)
    asked = law.policy is not None and law.policy.parameter("mediator-load") is not None
    counted = open_rounds(records, without=stream) if named and asked else Counter[str]()
    return tuple(counted[one] for one in named) if asked else ()
