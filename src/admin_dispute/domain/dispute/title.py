"""Titles: whether an obligation can be enforced on a day, against whom, and by which article."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.force import Enforcing, GivenForce, WayOfEffect
from admin_dispute.domain.dispute.obligation import Obligation
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law


def forces_of(dispute: Dispute, owed: Obligation, on: date) -> tuple[GivenForce, ...]:
    """Return the forces that the agreement behind an obligation has on a day."""
    return tuple(
        given
        for agreement in dispute.agreements
        if owed.id in agreement.obligations
        for given in agreement.forces
        if given.since <= on
    )


def titles_of(dispute: Dispute, owed: Obligation, law: Law, on: date) -> tuple[WayOfEffect, ...]:
    """Return the ways of effect by which an obligation can be enforced against its debtor on a day."""
    ways = (law.way_of_effect(given.force) for given in forces_of(dispute, owed, on))
    return tuple(way for way in ways if way is not None and enforcing(dispute, owed, way) is not Enforcing.NONE)


def enforcing(dispute: Dispute, owed: Obligation, way: WayOfEffect) -> Enforcing:
    """Return how a way of effect reaches the debtor: as an agency, or as a citizen."""
    return way.against_citizen if _citizen(dispute, owed) else way.against_agency


def title_steps(dispute: Dispute, owed: Obligation, law: Law, on: date) -> Steps:
    """Yield what a refusal to perform opens: a title or none, and whether 行政诉讼法 96 is open."""
    titles = titles_of(dispute, owed, law, on)
    articles = tuple(dict.fromkeys(clause for way in titles for clause in way.clauses))
    titled = attrs.evolve(ENFORCEABLE_TITLE, clauses=articles) if titles else ENFORCEABLE_TITLE
    yield titled(titles, obligation=owed.id)
    if titles and not _citizen(dispute, owed):
        named = tuple(way.name for way in titles)
        yield MEASURES_OPEN(any(way.measures for way in titles), obligation=owed.id, titles=named)


def _citizen(dispute: Dispute, owed: Obligation) -> bool:
    return any(party.id == owed.debtor for party in dispute.parties)


ENFORCEABLE_TITLE = Condition(code="enforceable-title", clauses=("行政诉讼法 96",), warns=True)
MEASURES_OPEN = Condition(code="measures-open", clauses=("行政诉讼法 96",), warns=True)
