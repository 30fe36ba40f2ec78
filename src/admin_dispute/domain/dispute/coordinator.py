"""The coordinator of a dispute: assigned by the coordination office from its own staff (WX-3.3.1)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, needs
from admin_dispute.domain.center.directory import IN_OFFICE, Function, Role
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Coordinator:
    """Who coordinates a dispute: an officer of the directory and his organisation, `until` None while it lasts."""

    officer: str
    organisation: str
    since: date
    until: date | None = None


@command("assign-coordinator")
@frozen(kw_only=True)
class AssignCoordinator:
    """Assign a coordinator to a dispute, in the place of whoever was it."""

    dispute: str
    on: date
    officer: str
    reason: Text | None = None


@command("release-coordinator")
@frozen(kw_only=True)
class ReleaseCoordinator:
    """End the work of a dispute's coordinator; `on` is the last day."""

    dispute: str
    on: date
    reason: Text | None = None


@event("coordinator-assigned")
@frozen(kw_only=True)
class CoordinatorAssigned:
    """Somebody coordinates a dispute from a day on."""

    coordinator: Coordinator


@event("coordinator-released")
@frozen(kw_only=True)
class CoordinatorReleased:
    """Nobody coordinates a dispute any more."""

    on: date


@decides(AssignCoordinator)
def _assign(dispute: Dispute, assigned: AssignCoordinator, law: Law, facts: Facts) -> Steps:
    officer = facts.center.officer(assigned.officer, assigned.on)
    yield IN_OFFICE(officer, officer=assigned.officer)
    yield OFFICE_ASSIGNS(Function.COORDINATION_OFFICE in facts.functions)
    now = coordinator_of(dispute)
    if now is not None:
        yield ANOTHER_COORDINATOR(now.officer != assigned.officer, officer=now.officer)
        yield NOT_BEFORE_COORDINATOR(now.since <= assigned.on, day=now.since)
    if officer is None:
        return
    body = facts.center.organisation(officer.organisation, assigned.on)
    own = body is not None and Function.COORDINATION_OFFICE in body.functions
    yield OF_COORDINATION_OFFICE(own and Role.COORDINATOR in officer.roles, officer=officer.id)
    given = Coordinator(officer=officer.id, organisation=officer.organisation, since=assigned.on)
    yield CoordinatorAssigned(coordinator=given)


@needs(ReleaseCoordinator)
def _needs_end(dispute: Dispute, law: Law) -> Steps:
    yield COORDINATOR_THERE(coordinator_of(dispute))


@decides(ReleaseCoordinator)
def _end(dispute: Dispute, ending: ReleaseCoordinator, law: Law, facts: Facts) -> Steps:
    now = coordinator_of(dispute)
    if now is not None:
        yield NOT_BEFORE_COORDINATOR(now.since <= ending.on, day=now.since)
        yield CoordinatorReleased(on=ending.on)


def coordinator_of(dispute: Dispute) -> Coordinator | None:
    """Return who coordinates a dispute now; None where nobody does."""
    last = dispute.coordinators[-1] if dispute.coordinators else None
    return None if last is None or last.until is not None else last


@effect(CoordinatorAssigned)
def _assigned(dispute: Dispute, assigned: CoordinatorAssigned) -> Dispute:
    before = _ended_by(dispute, assigned.coordinator.since)
    return changed(dispute, coordinators=(*before, assigned.coordinator))


@effect(CoordinatorReleased)
def _ended(dispute: Dispute, ended: CoordinatorReleased) -> Dispute:
    return changed(dispute, coordinators=_ended_by(dispute, ended.on))


def _ended_by(dispute: Dispute, on: date) -> tuple[Coordinator, ...]:
    return tuple(
        attrs.evolve(held, until=on) if held.until is None else held for held in dispute.coordinators
    )  # fmt: skip


OFFICE_ASSIGNS = Condition(code="office-assigns", warns=True)
OF_COORDINATION_OFFICE = Condition(code="of-coordination-office", cured_by="enter-officer")
ANOTHER_COORDINATOR = Condition(code="another-coordinator")
NOT_BEFORE_COORDINATOR = Condition(code="not-before-coordinator")
COORDINATOR_THERE = Condition(code="coordinator-there", cured_by="assign-coordinator")
