"""Suspension and termination of enforcement: rulings of the court on grounds that the law lists (民诉法 267-269).

A ruling holds from the day it was served. Suspended, enforcement goes on once the ground has gone; terminated, the
proceedings are over. Administrative enforcement follows the civil articles (行政诉讼法 101).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.ending import ProceedingEnded
from admin_dispute.domain.dispute.enforcement.objections import Against
from admin_dispute.domain.dispute.enforcement.time_limits import applications
from admin_dispute.domain.dispute.obligation import Obligation
from admin_dispute.domain.dispute.proceedings import Ended, ProceedingEnd, enforcing, proceeding_of
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class SuspensionGround(StrEnum):
    """Why enforcement is suspended (民诉法 267; a settlement: 执行和解规定 2)."""

    DEFERRED = "deferred"
    OBJECTION = "objection"
    DEATH = "death"
    ENDED = "organisation-ended"
    SETTLED = "settled"
    OTHER = "other"


class TerminationGround(StrEnum):
    """Why enforcement is terminated (民诉法 268; a suit on the settlement: 执行和解规定 14)."""

    WITHDRAWN = "withdrawn"
    TITLE_REVOKED = "title-revoked"
    NO_ESTATE = "no-estate"
    CREDITOR_DEAD = "creditor-dead"
    DESTITUTE = "destitute"
    SUED_ON_SETTLEMENT = "sued-on-settlement"
    OTHER = "other"


@frozen(kw_only=True)
class EnforcementSuspension:
    """A suspension of proceedings for enforcement; continued_on: when they went on, None while it holds."""

    proceeding: str
    ground: SuspensionGround
    on: date
    served_on: date
    continued_on: date | None = None


@frozen(kw_only=True)
class EnforcementTermination:
    """A termination of proceedings for enforcement, and why."""

    proceeding: str
    ground: TerminationGround
    on: date
    served_on: date


@command("suspend-enforcement")
@frozen(kw_only=True)
class SuspendEnforcement:
    """Record the court's ruling that suspends enforcement; it holds from the day it was served (民诉法 267, 269)."""

    dispute: str
    on: date
    proceeding: str
    ground: SuspensionGround
    ruled_on: date
    served_on: date
    number: Words | None = None
    reason: Text | None = None


@command("continue-enforcement")
@frozen(kw_only=True)
class ContinueEnforcement:
    """Record that suspended enforcement goes on, since the ground of the suspension has gone (民诉法 267)."""

    dispute: str
    on: date
    proceeding: str
    reason: Text | None = None


@command("terminate-enforcement")
@frozen(kw_only=True)
class TerminateEnforcement:
    """Record the court's ruling that terminates enforcement; it ends the proceedings (民诉法 268, 269)."""

    dispute: str
    on: date
    proceeding: str
    ground: TerminationGround
    ruled_on: date
    served_on: date
    number: Words | None = None
    reason: Text | None = None


@event("enforcement-suspended")
@frozen(kw_only=True)
class EnforcementSuspended:
    """Enforcement was suspended."""

    suspension: EnforcementSuspension
    number: Words | None
    reason: Text | None


@event("enforcement-continued")
@frozen(kw_only=True)
class EnforcementContinued:
    """Suspended enforcement goes on."""

    proceeding: str
    on: date
    reason: Text | None


@event("enforcement-terminated")
@frozen(kw_only=True)
class EnforcementTerminated:
    """Enforcement was terminated."""

    termination: EnforcementTermination
    number: Words | None
    reason: Text | None


@decides(SuspendEnforcement)
def _suspend(dispute: Dispute, ruled: SuspendEnforcement, law: Law, facts: Facts) -> Steps:
    yield from _ruled(dispute, ruled)
    yield NOT_SUSPENDED(suspension_of(dispute, ruled.proceeding) is None, proceeding=ruled.proceeding)
    if ruled.ground is SuspensionGround.OBJECTION:
        objected = any(one.against is Against.SUBJECT for one in dispute.enforcement_objections)
        yield OBJECTION_ON_FILE(objected)
    if ruled.ground is SuspensionGround.SETTLED:
        settled = any(one.resumed_on is None for one in dispute.enforcement_settlements)
        yield SETTLEMENT_ON_FILE(settled)
    suspension = EnforcementSuspension(
        proceeding=ruled.proceeding, ground=ruled.ground, on=ruled.ruled_on, served_on=ruled.served_on
    )
    yield EnforcementSuspended(suspension=suspension, number=ruled.number, reason=ruled.reason)


@decides(ContinueEnforcement)
def _continue(dispute: Dispute, continued: ContinueEnforcement, law: Law, facts: Facts) -> Steps:
    found = suspension_of(dispute, continued.proceeding)
    yield ENFORCEMENT_SUSPENDED(found, proceeding=continued.proceeding)
    if found is None:
        return
    yield AFTER_SUSPENSION(found.on <= continued.on, day=found.on)
    yield EnforcementContinued(proceeding=continued.proceeding, on=continued.on, reason=continued.reason)


@decides(TerminateEnforcement)
def _terminate(dispute: Dispute, ruled: TerminateEnforcement, law: Law, facts: Facts) -> Steps:
    yield from _ruled(dispute, ruled)
    termination = EnforcementTermination(
        proceeding=ruled.proceeding, ground=ruled.ground, on=ruled.ruled_on, served_on=ruled.served_on
    )
    yield EnforcementTerminated(termination=termination, number=ruled.number, reason=ruled.reason)
    ended = Ended(how=ProceedingEnd.TERMINATED, on=ruled.ruled_on, paper=ruled.number, served_on=ruled.served_on)
    yield ProceedingEnded(proceeding=ruled.proceeding, ended=ended)


def _ruled(dispute: Dispute, ruled: SuspendEnforcement | TerminateEnforcement) -> Steps:
    """Yield what a ruling on enforcement needs: pending proceedings, and days in their order."""
    current = proceeding_of(dispute, ruled.proceeding)
    yield ENFORCEMENT_PENDING(current in enforcing(dispute), proceeding=ruled.proceeding)
    since = None if current is None else current.filed_on
    begun = since is None or since <= ruled.ruled_on
    yield RULED_AND_SERVED(begun and ruled.ruled_on <= ruled.served_on <= ruled.on, day=since or ruled.ruled_on)


def suspension_of(dispute: Dispute, proceeding: str) -> EnforcementSuspension | None:
    """Return the suspension under which pending proceedings stand, None where they go on or are over."""
    running = {kept.id for kept in enforcing(dispute)} & {proceeding}
    found = (one for one in dispute.enforcement_suspensions if one.proceeding in running)
    return next((one for one in found if one.continued_on is None), None)


def suspended_on(dispute: Dispute, owed: Obligation, on: date) -> bool:
    """Say whether the enforcement against the debtor of an obligation stands suspended on a day."""
    against = {kept.id for kept in applications(dispute, owed)}
    return any(
        one.proceeding in against and one.served_on <= on and (one.continued_on is None or on < one.continued_on)
        for one in dispute.enforcement_suspensions
    )


@effect(EnforcementSuspended)
def _suspended(dispute: Dispute, suspended: EnforcementSuspended) -> Dispute:
    return changed(dispute, enforcement_suspensions=(*dispute.enforcement_suspensions, suspended.suspension))


@effect(EnforcementContinued)
def _continued(dispute: Dispute, continued: EnforcementContinued) -> Dispute:
    found = suspension_of(dispute, continued.proceeding)
    kept = tuple(
        attrs.evolve(one, continued_on=continued.on) if one is found else one for one in dispute.enforcement_suspensions
    )
    return changed(dispute, enforcement_suspensions=kept)


@effect(EnforcementTerminated)
def _terminated(dispute: Dispute, terminated: EnforcementTerminated) -> Dispute:
    return changed(dispute, enforcement_terminations=(*dispute.enforcement_terminations, terminated.termination))


_SUSPENDED = ("行政诉讼法 101", "民诉法 267", "民诉法（2021） 263", "民诉法（2012） 256")
_TERMINATED = ("民诉法 268", "民诉法（2021） 264", "民诉法（2012） 257")
_SERVED = ("民诉法 269", "民诉法（2021） 265", "民诉法（2012） 258")
"""The numbers of 2023 and 2021 were read; those of 2012 are seven less (inferred: so all others moved)."""
ENFORCEMENT_PENDING = Condition(
    code="enforcement-pending", clauses=(*_SUSPENDED, *_TERMINATED), cured_by="record-filing"
)
RULED_AND_SERVED = Condition(code="ruled-and-served", clauses=_SERVED)
NOT_SUSPENDED = Condition(code="enforcement-not-suspended", clauses=_SUSPENDED, cured_by="continue-enforcement")
ENFORCEMENT_SUSPENDED = Condition(code="enforcement-suspended", clauses=_SUSPENDED, cured_by="suspend-enforcement")
AFTER_SUSPENSION = Condition(code="after-suspension")
OBJECTION_ON_FILE = Condition(code="objection-on-file", clauses=_SUSPENDED, warns=True)
SETTLEMENT_ON_FILE = Condition(code="settlement-on-file", clauses=("执行和解规定 2",), warns=True)
GOES_ON = Condition(code="enforcement-goes-on", clauses=_SUSPENDED, cured_by="continue-enforcement")
