"""Lateness: noted by the passing of time alone, taken back where an act in time was entered later."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.agreement import Force
from admin_dispute.domain.dispute.deadlines import Clock
from admin_dispute.domain.dispute.effect import AgreementFell, AgreementTookEffect
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Lateness:
    """A deadline that passed with nothing done, as known on the day it was noted."""

    clock: Clock
    subject: str
    due: date
    owner: str | None


@command("note-overdue", by_system=True)
@frozen(kw_only=True)
class NoteOverdue:
    """Note that a deadline has passed; silence on a confirmation then speaks as the agreement says."""

    dispute: str
    on: date
    clock: Clock
    subject: str
    due: date
    owner: str | None = None


@event("overdue-noted")
@frozen(kw_only=True)
class OverdueNoted:
    """A deadline has passed with nothing done."""

    lateness: Lateness


@decides(NoteOverdue)
def _note(dispute: Dispute, noted: NoteOverdue, law: Law, facts: Facts) -> Steps:
    yield DEADLINE_PASSED(noted.due < noted.on, due=noted.due)
    lateness = Lateness(clock=noted.clock, subject=noted.subject, due=noted.due, owner=noted.owner)
    yield NOT_NOTED(lateness not in dispute.lateness)
    yield OverdueNoted(lateness=lateness)
    agreement = dispute.agreements[-1] if dispute.agreements else None
    if noted.clock is Clock.CONFIRMATION and agreement is not None and agreement.confirmation is not None:
        if agreement.confirmation.silence_confirms:
            yield AgreementTookEffect(on=noted.due, force=Force.SILENCE)
        else:
            yield AgreementFell(on=noted.due, silent=True, reason=None)


@effect(OverdueNoted)
def _noted(dispute: Dispute, noted: OverdueNoted) -> Dispute:
    return changed(dispute, lateness=(*dispute.lateness, noted.lateness))


DEADLINE_PASSED = Condition(code="deadline-passed")
NOT_NOTED = Condition(code="not-noted")
