"""What a center decides on: its own state as folded, its calendar, and the table of its plugins."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

import attrs
from attrs import frozen

from admin_dispute.center.rights import Actor
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.parties import present
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.errors import NotFound
from admin_dispute.domain.parameters import Policy
from admin_dispute.domain.periods import Calendar, CalendarYear
from admin_dispute.law.in_force import LawInForce
from admin_dispute.law.table import HookTable


@frozen(eq=False)
class Basis:
    """A center as it stands at one version of its own stream.

    Attributes:
        state: the folded stream with the policies completed by the plugins' defaults; None before the founding.
        version: of the center's stream; table: what its plugins answer.
        adopted: the policies as they were adopted, without defaults; directory: every id in it.
    """

    table: HookTable
    state: CenterState | None
    version: int
    calendar: Calendar
    adopted: tuple[Policy, ...] = ()
    directory: frozenset[str] = frozenset()

    @classmethod
    def of(cls, table: HookTable, state: CenterState | None, version: int) -> Basis:
        """Return the basis of a folded center."""
        if state is None:
            return cls(table, None, 0, Calendar())
        completed = attrs.evolve(state, policies=tuple(table.completed(policy) for policy in state.policies))
        return cls(table, completed, version, Calendar(state.calendar), state.policies, state.directory)

    def foreseeing(self, years: tuple[CalendarYear, ...]) -> Basis:
        """Return this basis with years of the calendar that might be loaded."""
        if self.state is None or not years:
            return self
        state = attrs.evolve(self.state, calendar=(*self.state.calendar, *years))
        return attrs.evolve(self, state=state, calendar=Calendar(state.calendar))

    def law(self, on: date, dispute: Dispute | None = None) -> LawInForce:
        """Return the law in force on a day for a dispute (None: for a new one), with no question asked yet."""
        registered_on = None if dispute is None else dispute.registered_on
        return LawInForce(self.table, self.state, self.calendar, on, _policy(self, on, registered_on))

    def policy(self, on: date, registered_on: date | None) -> Policy | None:
        """Return the policy that judges an act of a day, as `CenterState.policy` says."""
        return _policy(self, on, registered_on)

    def actor(self, id: str | Actor, today: date, *about: Any) -> Actor:  # noqa: A002 - the field's word
        """Return who acts under an id of the directory today; whoever a stream is about acts under his account.

        Args:
            id: an actor that is one already (the passing of time) is returned as it is.
            about: the states of what it is about: parties of a dispute act under their accounts, and whoever's account
                another kind of stream names.

        Raises:
            NotFound: nobody is in office under that id.
        """
        if isinstance(id, Actor):
            return id
        if (officer := _officer(self, id, today)) is not None:
            return officer
        if any(id in accounts(state) for state in about):
            return Actor(id=id)
        raise NotFound("no-actor", actor=id)

    def visitor(self, id: str | Actor, today: date) -> Actor:  # noqa: A002 - as above
        """Return who looks at all disputes: an officer, or somebody who may be a party of some of them."""
        try:
            return self.actor(id, today)
        except NotFound:
            return Actor(id=str(id))


@lru_cache(maxsize=1024)  # a basis never changes, and every act asks for the same few days
def _policy(basis: Basis, on: date, registered_on: date | None) -> Policy | None:
    return None if basis.state is None else basis.state.policy(on, registered_on)


@lru_cache(maxsize=1024)  # as above
def _officer(basis: Basis, id: str, today: date) -> Actor | None:  # noqa: A002 - the field's word
    officer = None if basis.state is None else basis.state.officer(id, today)
    if officer is None or basis.state is None:
        return None
    body = basis.state.organisation(officer.organisation, today)
    return Actor(
        id=id,
        roles=officer.roles,
        organisation=officer.organisation,
        functions=() if body is None else body.functions,
        platform=body is not None and body.platform,
    )


def accounts(state: Any) -> tuple[str | None, ...]:
    """Return the accounts that a stream names as their own: of a dispute's parties, of whoever it is about."""
    if isinstance(state, Dispute):
        return tuple(party.account for party in present(state))
    return (getattr(state, "account", None), *getattr(state, "accounts", ()))


def unfounded(id: str, today: date) -> CenterState:  # noqa: A002 - the field's word
    """Return what the first act of a center finds: nothing yet but its id."""
    return CenterState(id=id, name="", area=(), court="", founded_on=today)
