"""The first acts of a center: its founding, a calendar, an administrator, the policies it begins with."""

from __future__ import annotations

import secrets
from datetime import date
from typing import TYPE_CHECKING

from admin_dispute.center.acting import Acting
from admin_dispute.center.rights import SYSTEM
from admin_dispute.domain.center.directory import EnterOfficer, EnterOrganisation, OrganisationKind, Role
from admin_dispute.domain.center.founding import FoundCenter
from admin_dispute.domain.center.policy import AdoptPolicy, LoadCalendar
from admin_dispute.domain.parameters import Policy
from admin_dispute.domain.periods import CalendarYear
from admin_dispute.domain.values import Person

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


def begin(
    center: Center,
    founding: FoundCenter,
    administrator: str,
    person: Person,
    policies: tuple[Policy, ...],
    years: tuple[CalendarYear, ...],
) -> None:
    """Give the first acts of a center that is joined to a transaction; its tables are there."""
    with center.records() as records:
        if records.settings() is None:
            records.add_center(secrets.token_hex(32), center.algorithm or "sha256", center.clock.now())
    system = Acting(center, SYSTEM)
    on = founding.on
    system.execute(founding)
    house = f"{center.id}-center"
    division = _six(founding.area[0])
    for command in (
        LoadCalendar(on=on, years=years),
        EnterOrganisation(on=on, id=house, name=founding.name, kind=OrganisationKind.CENTER, division=division),
        EnterOfficer(
            on=on,
            id=administrator,
            person=person,
            organisation=house,
            roles=(Role.ADMINISTRATOR, Role.CLERK),
        ),
        *(_adoption(policy, on) for policy in policies),
    ):
        system.execute(command)


def _adoption(policy: Policy, on: date) -> AdoptPolicy:
    return AdoptPolicy(
        on=on,
        version=policy.version,
        effective=policy.effective,
        source=policy.source,
        provenance=policy.provenance,
        parameters=policy.parameters,
        applies=policy.applies,
        document=policy.document,
    )


def _six(code: str) -> str:
    """A division code of six digits for an area that may be shorter."""
    return code.ljust(6, "0")[:6]
