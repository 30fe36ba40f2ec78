"""What each agency is to the dispute: respondent, in charge, lead, doer, funder, payer ... (WX-1.1, WX-3.1.1).

Who is in charge and who leads is settled by acts of their own (`name-responsible`, `propose-lead`), and read from
there: nothing is kept twice. A body outside the platform is entered in the directory like any other, because what it
owes, until when, and under which name needs an id with dates; it gets no officers and the role `outside`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class AgencyRole(StrEnum):
    """What an agency is in a dispute; one agency may be several things."""

    RESPONDENT = "respondent"
    IN_CHARGE = "in-charge"
    LEAD = "lead"
    DOER = "doer"
    FUNDER = "funder"
    PAYER = "payer"
    PAYING_HAND = "paying-hand"
    OUTSIDE = "outside"


SETTLED_ELSEWHERE = {AgencyRole.IN_CHARGE: "name-responsible", AgencyRole.LEAD: "propose-lead"}
"""Roles that follow from acts of their own."""

CONCERNED = (AgencyRole.RESPONDENT, AgencyRole.DOER)
"""Roles that make an agency one the dispute concerns: it may lead, and several of them need a lead (WX-3.1.3)."""


@frozen(kw_only=True)
class AgencyPart:
    """One role of one agency, from `since` to `until` (None while it lasts)."""

    agency: str
    role: AgencyRole
    since: date
    until: date | None = None


@command("assign-agency-role")
@frozen(kw_only=True)
class AssignAgencyRole:
    """Give an agency of the directory a role in the dispute from a day on, with the reason."""

    dispute: str
    on: date
    agency: str
    role: AgencyRole
    reason: Text


@command("end-agency-role")
@frozen(kw_only=True)
class EndAgencyRole:
    """End a role of an agency, with the reason; a wrong respondent goes when the right one is in (行诉解释 26)."""

    dispute: str
    on: date
    agency: str
    role: AgencyRole
    reason: Text


@event("agency-role-assigned")
@frozen(kw_only=True)
class AgencyRoleAssigned:
    """An agency has a role."""

    part: AgencyPart
    reason: Text


@event("agency-role-ended")
@frozen(kw_only=True)
class AgencyRoleEnded:
    """A role of an agency ended."""

    agency: str
    role: AgencyRole
    on: date
    reason: Text


@decides(AssignAgencyRole)
def _assign(dispute: Dispute, assigned: AssignAgencyRole, law: Law, facts: Facts) -> Steps:
    yield _assignable(assigned.role)
    known = facts.center.organisation(assigned.agency, assigned.on) is not None
    yield AGENCY_IN_DIRECTORY(known, agency=assigned.agency)
    held = assigned.role in roles_of(dispute, assigned.agency)
    yield ROLE_NEW(not held, agency=assigned.agency, role=assigned.role)
    inside = assigned.role is not AgencyRole.OUTSIDE or assigned.agency not in dispute.agencies
    yield OUTSIDE_ONLY(inside, agency=assigned.agency)
    part = AgencyPart(agency=assigned.agency, role=assigned.role, since=assigned.on)
    yield AgencyRoleAssigned(part=part, reason=assigned.reason)


@decides(EndAgencyRole)
def _end(dispute: Dispute, ended: EndAgencyRole, law: Law, facts: Facts) -> Steps:
    yield _assignable(ended.role)
    held = any(part.agency == ended.agency and part.role is ended.role for part in lasting(dispute))
    yield ROLE_HELD(held, agency=ended.agency, role=ended.role)
    if ended.role is AgencyRole.RESPONDENT:
        others = tuple(agency for agency in having(dispute, AgencyRole.RESPONDENT) if agency != ended.agency)
        yield RESPONDENT_REMAINS(others)
    needed = ended.role in CONCERNED and _stays(dispute, ended) is False
    settled = ended.agency not in {dispute.responsible, dispute.lead}
    yield NOT_IN_CHARGE(not needed or settled, agency=ended.agency)
    yield AgencyRoleEnded(agency=ended.agency, role=ended.role, on=ended.on, reason=ended.reason)


def _assignable(role: AgencyRole) -> object:
    return ROLE_ASSIGNABLE(role not in SETTLED_ELSEWHERE, role=role, cured_by=SETTLED_ELSEWHERE.get(role))


def _stays(dispute: Dispute, ended: EndAgencyRole | AgencyRoleEnded) -> bool:
    """Whether the dispute concerns an agency for another reason than the role that ends."""
    return any(
        part.agency == ended.agency and part.role in CONCERNED and part.role is not ended.role
        for part in lasting(dispute)
    )


def lasting(dispute: Dispute) -> tuple[AgencyPart, ...]:
    """Return the roles that have not ended."""
    return tuple(part for part in dispute.agency_parts if part.until is None)


def roles_of(dispute: Dispute, agency: str) -> tuple[AgencyRole, ...]:
    """Return what an agency is in a dispute now."""
    return tuple(role for role in AgencyRole if agency in having(dispute, role))


def having(dispute: Dispute, role: AgencyRole) -> tuple[str, ...]:
    """Return the agencies that have a role now; in charge and lead are read from where they were settled."""
    if role is AgencyRole.IN_CHARGE:
        return () if dispute.responsible is None else (dispute.responsible,)
    if role is AgencyRole.LEAD:
        return () if dispute.lead is None else (dispute.lead,)
    return tuple(part.agency for part in lasting(dispute) if part.role is role)


def respondents(agencies: tuple[str, ...], since: date) -> tuple[AgencyPart, ...]:
    """Return the parts that a registration gives: whom it names is respondent."""
    return tuple([AgencyPart(agency=agency, role=AgencyRole.RESPONDENT, since=since) for agency in agencies])


@effect(AgencyRoleAssigned)
def _assigned(dispute: Dispute, assigned: AgencyRoleAssigned) -> Dispute:
    part = assigned.part
    joined = (*dispute.agencies, part.agency) if part.role in CONCERNED else dispute.agencies
    return changed(dispute, agency_parts=(*dispute.agency_parts, part), agencies=tuple(dict.fromkeys(joined)))


@effect(AgencyRoleEnded)
def _ended(dispute: Dispute, ended: AgencyRoleEnded) -> Dispute:
    parts = tuple(
        attrs.evolve(part, until=ended.on)
        if (part.agency, part.role, part.until) == (ended.agency, ended.role, None)
        else part
        for part in dispute.agency_parts
    )
    kept = ended.role not in CONCERNED or _stays(dispute, ended)
    agencies = tuple(agency for agency in dispute.agencies if kept or agency != ended.agency)
    return changed(dispute, agency_parts=parts, agencies=agencies)


ROLE_ASSIGNABLE = Condition(code="role-assignable")
AGENCY_IN_DIRECTORY = Condition(code="agency-in-directory", cured_by="enter-organisation")
ROLE_NEW = Condition(code="role-new")
ROLE_HELD = Condition(code="role-held", cured_by="assign-agency-role")
OUTSIDE_ONLY = Condition(code="outside-only", cured_by="end-agency-role")
RESPONDENT_REMAINS = Condition(code="respondent-remains", clauses=("行诉解释 26",), cured_by="assign-agency-role")
NOT_IN_CHARGE = Condition(code="not-in-charge", cured_by="name-responsible")
