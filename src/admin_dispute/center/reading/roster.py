"""The roster of invited mediators as read: public but for the load, which only those in office see (特邀调解规定 8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from admin_dispute.center.facts.mediator_load import open_rounds
from admin_dispute.center.reading.names import name_behind
from admin_dispute.center.rights import Actor
from admin_dispute.domain.center.roster import Mediator, RemovalReason
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.intake import Matter
from admin_dispute.store.records import Records


@frozen(kw_only=True)
class RosterRow:
    """An invited mediator in a term.

    Attributes:
        name: None once it was erased; organisation: its name today.
        open_rounds: how many rounds he or she presides over now; None for whoever has no office here.
    """

    mediator: str
    name: str | None
    organisation: str | None
    fields: tuple[Matter, ...]
    since: date
    until: date | None
    removed: RemovalReason | None
    open_rounds: int | None


def roster(records: Records, state: CenterState, actor: Actor, on: date | None, today: date) -> Iterator[RosterRow]:
    """Give the roster, the latest term last; of a day, those in term then."""
    counted = open_rounds(records) if actor.roles else None
    for one in state.roster:
        if on is not None and state.mediator(one.id, on) is not one:
            continue
        yield RosterRow(
            mediator=one.id,
            name=_name(records, state, one),
            organisation=None if one.organisation is None else state.name_of(one.organisation, today),
            fields=one.fields,
            since=one.since,
            until=one.until,
            removed=one.removed,
            open_rounds=None if counted is None else counted[one.id],
        )


def _name(records: Records, state: CenterState, mediator: Mediator) -> str | None:
    officer = state.officer(mediator.id, mediator.since)
    person = mediator.person or (None if officer is None else officer.person)
    return name_behind(person, records)
