"""An appointment that was kept passes into mediation without being entered again (WX-0.1, WX-3.3.2).

It becomes a session of the dispute; where no round is open, one is opened first, with who presides as booked.
What is missing for either is said before anything is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Any

from attrs import frozen

from admin_dispute.domain.act import (
    COMMAND_OF,
    DECISIONS,
    NEEDS,
    Steps,
    after,
    command,
    decides,
    effect,
    event,
    follows,
)
from admin_dispute.domain.center.diary import Appointment, AppointmentStanding, Diary, changed_appointment, still_booked
from admin_dispute.domain.center.directory import Function, OrganisationKind, Role
from admin_dispute.domain.dispute.attendance import Attendance, Capacity
from admin_dispute.domain.dispute.mediability import MediationBasis
from admin_dispute.domain.dispute.mediation import OpenMediation
from admin_dispute.domain.dispute.rounds import Presider, Presiding
from admin_dispute.domain.dispute.sessions import HoldSession
from admin_dispute.domain.dispute.stage import MEDIATING
from admin_dispute.domain.judgement import fits_stage
from admin_dispute.domain.ruling import ByLawAlone, Caution, Condition, Objection
from admin_dispute.domain.values import Text

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("keep-appointment", kind="diary")
@frozen(kw_only=True)
class KeepAppointment:
    """Record that an appointment was kept; of one in a dispute a session is recorded, and a round opened if none is.

    Attributes:
        dispute: the appointment's; attendance: where others came, or as another than was expected.
        basis: what the round mediates, where the law of the forum distinguishes; minutes: of the session.
    """

    diary: date
    on: date
    appointment: str
    dispute: str | None = None
    attendance: tuple[Attendance, ...] = ()
    basis: MediationBasis | None = None
    minutes: Text | None = None


@event("appointment-kept", kind="diary")
@frozen(kw_only=True)
class AppointmentKept:
    """An appointment was kept; who presides, where a round is opened for it, and who came."""

    appointment: str
    on: date
    presider: Presider | None
    basis: MediationBasis | None
    attendance: tuple[Attendance, ...]
    minutes: Text | None


@decides(KeepAppointment)
def _keep(diary: Diary | None, kept: KeepAppointment, law: Law, facts: Facts) -> Steps:
    current = None if diary is None else diary.appointment(kept.appointment)
    yield from still_booked(current, kept.appointment)
    if current is None:
        return
    yield ON_ITS_DAY(kept.on == kept.diary, day=kept.diary)
    yield DISPUTE_OF_APPOINTMENT(kept.dispute == current.dispute, dispute=current.dispute or "…")
    dispute = facts.other if kept.dispute == current.dispute else None
    happened = AppointmentKept(
        appointment=current.id,
        on=kept.on,
        presider=None if dispute is None or dispute.stage is MEDIATING else _presider(current, kept.on, facts),
        basis=kept.basis,
        attendance=kept.attendance or (() if dispute is None else tuple(_expected(dispute, current, kept.on, facts))),
        minutes=kept.minutes,
    )
    if dispute is not None:
        yield SOMEBODY_CAME(happened.attendance)
    if dispute is not None and happened.attendance:
        yield from _missing(dispute, tuple(_passed_on(current, happened)), law, facts)
    yield happened


def _missing(dispute: Dispute, commands: tuple[Any, ...], law: Law, facts: Facts) -> Steps:
    """Say what the dispute lacks for what the appointment becomes, as if it were given there."""
    for given in commands:
        form = COMMAND_OF[type(given)]
        fitting = fits_stage(dispute, form)
        steps = [fitting, *(NEEDS[form.type](dispute, law) if form.type in NEEDS else ())]
        if not isinstance(fitting, Objection):
            steps += DECISIONS[form.type](dispute, given, law, facts)
        said = [step for step in steps if isinstance(step, (Condition, Objection, Caution, ByLawAlone))]
        yield from said
        if any(isinstance(step.step if isinstance(step, ByLawAlone) else step, Objection) for step in said):
            return
        happened = (step for step in steps if not isinstance(step, (Condition, Caution, ByLawAlone)))
        dispute = reduce(after, happened, dispute)


def _presider(appointment: Appointment, on: date, facts: Facts) -> Presider | None:
    """Return who presides: the first of the people, as what the roster or the directory has him or her."""
    person = next(iter(appointment.people), None)
    if person is None:
        return Presider(kind=Presiding.CENTER)
    if facts.center.mediator(person, on) is not None:
        return Presider(kind=Presiding.INVITED_MEDIATOR, mediator=person)
    officer = facts.center.officer(person, on)
    body = None if officer is None else facts.center.organisation(officer.organisation, on)
    if body is None:
        return Presider(kind=Presiding.CENTER, mediator=person)
    if Function.COURT in body.functions:
        return Presider(kind=Presiding.COURT, organisation=body.id, mediator=person)
    return Presider(kind=_KINDS.get(body.kind, Presiding.AGENCY), organisation=body.id, mediator=person)


_KINDS = {
    OrganisationKind.COURT: Presiding.COURT,
    OrganisationKind.JUSTICE_BUREAU: Presiding.JUSTICE_BUREAU,
    OrganisationKind.CENTER: Presiding.CENTER,
    OrganisationKind.PROCURATORATE: Presiding.PROCURATORATE,
    OrganisationKind.TOWNSHIP: Presiding.GRASS_ROOTS,
}


def _expected(dispute: Dispute, appointment: Appointment, on: date, facts: Facts) -> Iterator[Attendance]:
    """Give who was to come: the parties in person, the agencies by those of their people who were booked."""
    yield from (Attendance(who=party, capacity=Capacity.IN_PERSON) for party in appointment.parties)
    came: dict[str, Capacity] = {}
    for person in appointment.people:
        officer = facts.center.officer(person, on)
        if officer is not None and officer.organisation in dispute.agencies:
            head = Role.HEAD in officer.roles
            came[officer.organisation] = Capacity.HEAD if head else came.get(officer.organisation, Capacity.STAFF)
    yield from (Attendance(who=agency, capacity=capacity) for agency, capacity in came.items())


def _passed_on(appointment: Appointment, kept: AppointmentKept) -> Iterator[OpenMediation | HoldSession]:
    """Give the commands on the dispute that a kept appointment stands for."""
    if appointment.dispute is None:
        return
    chair = kept.presider
    if chair is not None:
        yield OpenMediation(
            dispute=appointment.dispute,
            on=kept.on,
            presiding=chair.kind,
            organisation=chair.organisation,
            mediator=chair.mediator,
            basis=kept.basis,
            appointed_for=kept.on,
        )
    yield HoldSession(
        dispute=appointment.dispute,
        on=kept.on,
        medium=appointment.medium,
        attendance=kept.attendance,
        agenda=appointment.what,
        minutes=kept.minutes,
    )


@effect(AppointmentKept)
def _was_kept(diary: Diary, kept: AppointmentKept) -> Diary:
    return changed_appointment(diary, kept.appointment, standing=AppointmentStanding.KEPT)


@follows(AppointmentKept)
def _becomes_a_session(diary: Diary, kept: AppointmentKept) -> Iterator[OpenMediation | HoldSession]:
    """A kept appointment is a session of its dispute, in a round of its own where none is open."""
    appointment = diary.appointment(kept.appointment)
    return iter(()) if appointment is None else _passed_on(appointment, kept)


SOMEBODY_CAME = Condition(code="somebody-came")
ON_ITS_DAY = Condition(code="on-its-day")
DISPUTE_OF_APPOINTMENT = Condition(code="dispute-of-appointment")
