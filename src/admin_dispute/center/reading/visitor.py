"""Who looks over a whole center: an officer, or somebody whom a stream of it names; nobody else."""

from __future__ import annotations

from datetime import date

from admin_dispute.center.basis import Basis, accounts
from admin_dispute.center.rights import Actor
from admin_dispute.domain.errors import NotFound
from admin_dispute.store.records import Records
from admin_dispute.store.replay import opened


def visitor(basis: Basis, records: Records, who: str | Actor, today: date) -> Actor:
    """Return who asks for a list: what he sees in it may be nothing, but he is somebody.

    Raises:
        NotFound: nobody is in office or on the roster under that id, and no stream names it as an account.
    """
    found = basis.visitor(who, today)
    if not (found.roles or _on_roster(basis, found.id) or _named(records, found.id)):
        raise NotFound("no-actor", actor=found.id)
    return found


def _on_roster(basis: Basis, account: str) -> bool:
    return basis.state is not None and any(mediator.id == account for mediator in basis.state.roster)


def _named(records: Records, account: str) -> bool:
    """Whether a dispute or another stream has an account for its own; only those that hold its letters are read."""
    for kind, stream, head in records.holding(f'"{account}"'):
        if account in accounts(opened(records, kind, stream, head)):
            return True
    return False
