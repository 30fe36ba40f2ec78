"""The directory: organisations with functions and competences, officers with roles, each with its dates (WX-1.1)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.intake import Matter
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import DIVISION, NAME, Personal, not_empty
from admin_dispute.domain.words import meant

if TYPE_CHECKING:
    from admin_dispute.domain.center.state import CenterState
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class OrganisationKind(StrEnum):
    """What an organisation is."""

    COURT = "court"
    GOVERNMENT = "government"
    DEPARTMENT = "department"
    TOWNSHIP = "township"
    AUTHORISED = "authorised"
    JUSTICE_BUREAU = "justice-bureau"
    CENTER = "center"
    PROCURATORATE = "procuratorate"
    OTHER = "other"


class Function(StrEnum):
    """What a body does for the center; one body may have several (WX-1.1)."""

    COURT = "court"
    LEGAL_OFFICE = "legal-office"
    COUNTY_OFFICE = "county-office"
    COORDINATION_OFFICE = "coordination-office"
    RECONSIDERATION_BODY = "reconsideration-body"
    SUPERVISORY_COMMISSION = "supervisory-commission"


class Role(StrEnum):
    """What a person does in an organisation."""

    ADMINISTRATOR = "administrator"
    CLERK = "clerk"
    JUDGE = "judge"
    MEDIATOR = "mediator"
    HANDLER = "handler"
    HEAD = "head"
    LEGAL_OFFICER = "legal-officer"
    COORDINATOR = "coordinator"
    DATA_OFFICER = "data-officer"
    AUDITOR = "auditor"
    PARTY = "party"
    SYSTEM = "system"


@frozen(kw_only=True)
class Organisation:
    """An organisation of the directory.

    Attributes:
        matters: codes of the matters it is in charge of; division: the area it is in charge for.
        functions: what it does for the center; since: the first day of all this.
        abolished: from `since` on it is no more; successor: who goes on with its powers.
    """

    id: str
    name: Words
    kind: OrganisationKind
    division: str
    since: date
    matters: tuple[str, ...] = ()
    functions: tuple[Function, ...] = ()
    superior: str | None = None
    abolished: bool = False
    successor: str | None = None

    @property
    def platform(self) -> bool:
        """Whether it is the center itself, or has a function for it."""
        return bool(self.functions) or self.kind is OrganisationKind.CENTER


@frozen(kw_only=True)
class Officer:
    """A person in office: roles in an organisation from the first to the last day, None while it lasts."""

    id: str
    person: Personal
    organisation: str
    roles: tuple[Role, ...]
    since: date
    until: date | None = None


@command("enter-organisation", kind="center")
@frozen(kw_only=True)
class EnterOrganisation:
    """Enter an organisation into the directory, or its new name, functions or competences from a day on."""

    on: date
    id: str = field(validator=NAME)
    name: Words
    kind: OrganisationKind
    division: str = field(validator=DIVISION)
    matters: tuple[str, ...] = ()
    functions: tuple[Function, ...] = ()
    superior: str | None = None


@event("organisation-entered", kind="center")
@frozen(kw_only=True)
class OrganisationEntered:
    """An organisation stands in the directory from a day on."""

    organisation: Organisation


@decides(EnterOrganisation)
def _enter_organisation(state: CenterState, entry: EnterOrganisation, law: Law, facts: Facts) -> Steps:
    yield ONE_BODY_ONE_FUNCTION(len(entry.functions) < 2, name=entry.name)  # noqa: PLR2004 - several is two
    unknown = tuple(f"{code}{meant(code, list(Matter))}" for code in entry.matters if code not in list(Matter))
    yield MATTERS_KNOWN(not unknown, matters=unknown, name=entry.name)
    yield OrganisationEntered(
        organisation=Organisation(
            id=entry.id,
            name=entry.name,
            kind=entry.kind,
            division=entry.division,
            since=entry.on,
            matters=entry.matters,
            functions=entry.functions,
            superior=entry.superior,
        )
    )


@effect(OrganisationEntered)
def _organisation_entered(state: CenterState, entered: OrganisationEntered) -> CenterState:
    return attrs.evolve(state, organisations=(*state.organisations, entered.organisation))


@command("abolish-organisation", kind="center")
@frozen(kw_only=True)
class AbolishOrganisation:
    """Record that an organisation is no more from `on`, and who goes on with its powers; its name stays readable.

    Attributes:
        successor: None where nobody does; then its government, or its superior, answers (行诉解释 23).
    """

    on: date
    id: str
    successor: str | None = None
    paper: Words | None = None


@event("organisation-abolished", kind="center")
@frozen(kw_only=True)
class OrganisationAbolished:
    """An organisation is no more."""

    id: str
    on: date
    successor: str | None
    paper: Words | None


@decides(AbolishOrganisation)
def _abolish(state: CenterState, abolition: AbolishOrganisation, law: Law, facts: Facts) -> Steps:
    body = state.organisation(abolition.id, abolition.on)
    yield ORGANISATION_KNOWN(body, organisation=abolition.id)
    successor = abolition.successor or (None if body is None else body.superior)
    known = successor is not None and state.organisation(successor, abolition.on) is not None
    yield SUCCESSOR_NAMED(known and successor != abolition.id, organisation=abolition.id)
    yield OrganisationAbolished(id=abolition.id, on=abolition.on, successor=successor, paper=abolition.paper)


@effect(OrganisationAbolished)
def _abolished(state: CenterState, ended: OrganisationAbolished) -> CenterState:
    body = state.organisation(ended.id, ended.on)
    if body is None:
        return state
    entry = attrs.evolve(body, since=ended.on, abolished=True, successor=ended.successor, functions=(), matters=())
    return attrs.evolve(state, organisations=(*state.organisations, entry))


@command("enter-officer", kind="center")
@frozen(kw_only=True)
class EnterOfficer:
    """Enter a person into office: what he or she does in an organisation from a day on."""

    on: date
    id: str = field(validator=NAME)
    person: Personal
    organisation: str
    roles: tuple[Role, ...] = field(validator=not_empty)
    until: date | None = None


@event("officer-entered", kind="center")
@frozen(kw_only=True)
class OfficerEntered:
    """A person is in office from a day on."""

    officer: Officer


@decides(EnterOfficer)
def _enter_officer(state: CenterState, entry: EnterOfficer, law: Law, facts: Facts) -> Steps:
    yield ORGANISATION_KNOWN(state.organisation(entry.organisation, entry.on), organisation=entry.organisation)
    apart = tuple(role for role in entry.roles if role in (Role.SYSTEM, Role.PARTY))
    yield ROLE_OF_OFFICE(not apart and entry.id != Role.SYSTEM, roles=apart or (Role.SYSTEM,))
    yield NOT_IN_OFFICE(state.officer(entry.id, entry.on) is None, officer=entry.id)
    yield OfficerEntered(
        officer=Officer(
            id=entry.id,
            person=entry.person,
            organisation=entry.organisation,
            roles=entry.roles,
            since=entry.on,
            until=entry.until,
        )
    )


@effect(OfficerEntered)
def _officer_entered(state: CenterState, entered: OfficerEntered) -> CenterState:
    return attrs.evolve(state, officers=(*state.officers, entered.officer))


@command("end-office", kind="center")
@frozen(kw_only=True)
class EndOffice:
    """End a person's office: `on` is the last day."""

    on: date
    officer: str


@event("office-ended", kind="center")
@frozen(kw_only=True)
class OfficeEnded:
    """A person's office ended with that day."""

    officer: str
    on: date


@decides(EndOffice)
def _end_office(state: CenterState, ending: EndOffice, law: Law, facts: Facts) -> Steps:
    yield IN_OFFICE(state.officer(ending.officer, ending.on), officer=ending.officer)
    yield ADMINISTRATOR_REMAINS(administered(state, without=ending.officer))
    yield OfficeEnded(officer=ending.officer, on=ending.on)


def administered(state: CenterState, without: str = "") -> bool:
    """Say whether somebody is administrator, without a last day, beside one who leaves."""
    return any(
        Role.ADMINISTRATOR in officer.roles and officer.until is None and officer.id != without
        for officer in state.officers
    )


@effect(OfficeEnded)
def _office_ended(state: CenterState, ended: OfficeEnded) -> CenterState:
    officers = tuple(
        attrs.evolve(officer, until=ended.on) if officer.id == ended.officer and officer.until is None else officer
        for officer in state.officers
    )
    return attrs.evolve(state, officers=officers)


ORGANISATION_KNOWN = Condition(code="organisation-known", cured_by="enter-organisation")
SUCCESSOR_NAMED = Condition(
    code="successor-named", clauses=("行政诉讼法 26", "行诉解释 23"), cured_by="enter-organisation"
)
MATTERS_KNOWN = Condition(code="matters-known", warns=True)
ONE_BODY_ONE_FUNCTION = Condition(code="one-body-one-function", warns=True)
ROLE_OF_OFFICE = Condition(code="role-of-office")
NOT_IN_OFFICE = Condition(code="not-in-office", cured_by="end-office")
ADMINISTRATOR_REMAINS = Condition(code="administrator-remains", cured_by="enter-officer")
IN_OFFICE = Condition(code="in-office", cured_by="enter-officer")
