"""Who may speak for whom: a guardian for a minor, an agent under a mandate, a representative, a head (WX-2.1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.answers import Through
from admin_dispute.domain.dispute.forums import forum_of
from admin_dispute.domain.dispute.parties import minors_among, minors_guarded, party_of
from admin_dispute.domain.dispute.powers import Power, mandate_articles
from admin_dispute.domain.dispute.representation import group_statute, representatives_of
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import PersonKind

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


def speaks(dispute: Dispute, parties: tuple[str, ...], through: Through, on: date) -> Steps:
    """Yield whether whoever spoke may speak for these: the answer of another is not theirs.

    A minor speaks through the guardian; a guardian is named; an agent has a mandate on file that day, and where it does
    not list the power to settle the ruling says what that means; a representative was chosen by the group; a head
    speaks for a body.
    """
    if minors := minors_among(dispute, parties):
        yield from minors_guarded(dispute, parties)
        guarded = [party.id for party in minors if party.guardian is not None]
        if guarded and through is Through.SELF:
            yield MINOR_THROUGH_GUARDIAN(False, parties=guarded)
    if through is Through.SELF:
        return
    if through is Through.AGENT:
        yield from _by_agent(dispute, parties, on)
        return
    condition, may = SPEAKERS[through]
    if through is Through.REPRESENTATIVE:
        condition = condition.citing((group_statute(dispute),))
    without = tuple(party for party in parties if not may(dispute, party))
    yield condition(not without, parties=without)


def _by_agent(dispute: Dispute, parties: tuple[str, ...], on: date) -> Steps:
    held = {party: [one for one in dispute.mandates if one.principal == party and one.stands(on)] for party in parties}
    articles = mandate_articles(forum_of(dispute), on)
    without = tuple(party for party, mandates in held.items() if not mandates)
    yield AGENT_MANDATED.citing(articles)(not without, parties=without)
    general = tuple(
        party for party, mandates in held.items()
        if mandates and not any(Power.SETTLE in one.powers for one in mandates)
    )  # fmt: skip
    yield AGENT_MAY_SETTLE.citing(articles)(not general, parties=general)


def _guarded(dispute: Dispute, who: str) -> bool:
    party = party_of(dispute, who)
    return party is not None and party.guardian is not None


def _represented(dispute: Dispute, who: str) -> bool:
    return bool(representatives_of(dispute, who))


def _body(dispute: Dispute, who: str) -> bool:
    party = party_of(dispute, who)
    return party is None or party.person.kind is PersonKind.ORGANISATION


MINOR_THROUGH_GUARDIAN = Condition(
    code="minor-through-guardian", clauses=("行政诉讼法 30", "民法典 19", "民法典 20", "民法典 23")
)
GUARDIAN_NAMED = Condition(code="guardian-named", clauses=("民法典 23",), cured_by="name-guardian")
AGENT_MANDATED = Condition(code="agent-mandated", cured_by="file-mandate")
AGENT_MAY_SETTLE = Condition(code="agent-may-settle", warns=True)
GROUP_CHOSE = Condition(code="group-chose", cured_by="appoint-representatives")
HEAD_OF_BODY = Condition(code="head-of-body")

SPEAKERS: dict[Through, tuple[Condition, Callable[[Dispute, str], bool]]] = {
    Through.GUARDIAN: (GUARDIAN_NAMED, _guarded),
    Through.REPRESENTATIVE: (GROUP_CHOSE, _represented),
    Through.HEAD: (HEAD_OF_BODY, _body),
}
"""Who speaks, what that needs, and of whom it holds; an agent needs more, and says more."""
