"""The directory as read: the bodies that stand in it on a day, and who is in office there, by their ids (WX-1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from admin_dispute.center.reading.names import name_behind
from admin_dispute.center.rights import Actor
from admin_dispute.domain.center.directory import Function, Officer, OrganisationKind, Role
from admin_dispute.domain.center.state import CenterState
from admin_dispute.store.records import Records


@frozen(kw_only=True)
class InOffice:
    """Somebody in office; the name is None once it was erased."""

    id: str
    name: str | None
    roles: tuple[Role, ...]


@frozen(kw_only=True)
class DirectoryRow:
    """A body of the directory on a day.

    Attributes:
        id: what commands name it by; matters: codes of the matters it is in charge of.
        officers: who is in office there; nobody for whoever has no office here.
    """

    id: str
    name: str
    kind: OrganisationKind
    division: str
    functions: tuple[Function, ...]
    matters: tuple[str, ...]
    superior: str | None
    officers: tuple[InOffice, ...]


def bodies(records: Records, state: CenterState, actor: Actor, on: date) -> Iterator[DirectoryRow]:
    """Give the bodies that stand in the directory on a day, in the order they were entered."""
    in_office = {officer.id: officer for officer in state.officers if state.officer(officer.id, on) == officer}
    for body in state.standing(on):
        there = (officer for officer in in_office.values() if officer.organisation == body.id and actor.roles)
        yield DirectoryRow(
            id=body.id,
            name=body.name,
            kind=body.kind,
            division=body.division,
            functions=body.functions,
            matters=body.matters,
            superior=body.superior,
            officers=tuple(_in_office(records, officer) for officer in there),
        )


def _in_office(records: Records, officer: Officer) -> InOffice:
    return InOffice(id=officer.id, name=name_behind(officer.person, records), roles=officer.roles)
