"""The center as its acts have made it."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from admin_dispute.domain.center.directory import Function, Officer, Organisation, Role
from admin_dispute.domain.center.mechanism import DecidingMechanism
from admin_dispute.domain.center.roster import Mediator
from admin_dispute.domain.external import ExternalId
from admin_dispute.domain.ids import Words
from admin_dispute.domain.parameters import Applies, Policy
from admin_dispute.domain.periods import CalendarYear


@frozen(kw_only=True)
class CenterState:
    """A center: name, area (division codes, a longer one within a shorter), court, directory, policies, calendar."""

    id: str
    name: str
    area: tuple[str, ...]
    court: Words
    founded_on: date
    organisations: tuple[Organisation, ...] = ()
    officers: tuple[Officer, ...] = ()
    policies: tuple[Policy, ...] = ()
    calendar: tuple[CalendarYear, ...] = ()
    external_ids: tuple[ExternalId, ...] = ()
    mechanisms: tuple[DecidingMechanism, ...] = ()
    roster: tuple[Mediator, ...] = ()

    @property
    def directory(self) -> frozenset[str]:
        """The id of every organisation and officer in the directory, also of those that are no more."""
        return frozenset(entry.id for entries in (self.organisations, self.officers) for entry in entries)

    def organisation(self, id: str, on: date) -> Organisation | None:  # noqa: A002 - the field's word
        """Return an organisation as it stood on a day, None where it was not in the directory or is no more."""
        entry = self._entry(id, on)
        return None if entry is None or entry.abolished else entry

    def _entry(self, id: str, on: date) -> Organisation | None:  # noqa: A002 - as above
        found = None
        for entry in self.organisations:
            if entry.id == id and entry.since <= on and (found is None or found.since <= entry.since):
                found = entry
        return found

    def name_of(self, id: str, on: date) -> str:  # noqa: A002 - as above
        """Return the name an organisation has on a day, its last one where it is no more; its id where unknown."""
        entry = self._entry(id, on)
        return id if entry is None else entry.name

    def successor(self, id: str, on: date) -> Organisation | None:  # noqa: A002 - as above
        """Return who goes on with the powers of an abolished organisation on a day, however many times removed."""
        seen: set[str] = set()
        entry = self._entry(id, on)
        while entry is not None and entry.abolished and entry.id not in seen:
            seen.add(entry.id)
            entry = None if entry.successor is None else self._entry(entry.successor, on)
        return None if entry is None or entry.abolished or entry.id == id else entry

    def standing(self, on: date) -> tuple[Organisation, ...]:
        """Return every organisation as it stood on a day."""
        latest: dict[str, Organisation] = {}
        for entry in self.organisations:
            if entry.since <= on and (entry.id not in latest or latest[entry.id].since <= entry.since):
                latest[entry.id] = entry
        return tuple([entry for entry in latest.values() if not entry.abolished])

    def mechanism(self, organisation: str, on: date) -> DecidingMechanism | None:
        """Return how an organisation decides on settlements on a day, None where it has set nothing."""
        entries = (
            entry for entry in reversed(self.mechanisms) if entry.organisation == organisation and entry.since <= on
        )
        return next(entries, None)

    def body(self, name: str, on: date) -> Organisation | None:
        """Return who is meant by an id or by the name of a function on a day, None where nobody is."""
        found = self.organisation(name, on)
        return self.having(Function(name), on) if found is None and name in FUNCTIONS else found

    def having(self, function: Function, on: date) -> Organisation | None:
        """Return the organisation that has a function on a day."""
        return next((body for body in self.standing(on) if function in body.functions), None)

    def officer(self, id: str, on: date) -> Officer | None:  # noqa: A002 - the field's word
        """Return a person in office on a day."""
        for officer in reversed(self.officers):
            if officer.id == id and officer.since <= on and (officer.until is None or on <= officer.until):
                return officer
        return None

    def mediator(self, id: str, on: date) -> Mediator | None:  # noqa: A002 - as above
        """Return an invited mediator whose term covers a day, None where nobody of that id is on the roster then."""
        for mediator in reversed(self.roster):
            if mediator.id == id and mediator.since <= on and (mediator.until is None or on <= mediator.until):
                return mediator
        return None

    def in_office(self, organisation: str, role: Role, on: date) -> tuple[str, ...]:
        """Return who has a role in an organisation on a day."""
        ids = dict.fromkeys(officer.id for officer in self.officers if officer.organisation == organisation)
        found = (self.officer(id_, on) for id_ in ids)
        return tuple(held.id for held in found if held and held.organisation == organisation and role in held.roles)

    def policy(self, on: date, registered_on: date | None = None) -> Policy | None:
        """Return the policy that judges an act of a day: of the versions in force the one of the latest effective date.

        Args:
            registered_on: the day the dispute was registered; a version that applies to new disputes only does not
                judge older ones. None where the act opens a dispute or concerns none.
        """
        found = None
        for policy in self.policies:
            day = registered_on or on if policy.applies is Applies.DISPUTES else on
            if policy.effective <= day and (found is None or found.effective <= policy.effective):
                found = policy
        return None if found is None else found.on(on)

    def covers(self, division: str) -> bool:
        """Say whether a division lies within the center's area."""
        return any(division.startswith(part) for part in self.area)


FUNCTIONS = frozenset(function.value for function in Function)
"""The names of functions."""
