"""Lateness: what the passing of time does by itself, the same whether or not a job ran to note it (WX-4.3.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, event
from admin_dispute.domain.deadline import Clock
from admin_dispute.domain.dispute.agreement import Agreement, Lapse
from admin_dispute.domain.dispute.deadlines import deadlines
from admin_dispute.domain.dispute.effect import AgreementFell, AgreementTookEffect
from admin_dispute.domain.dispute.force import Force, GivenForce
from admin_dispute.domain.dispute.ratification import TO_RATIFY
from admin_dispute.domain.dispute.rising import rise
from admin_dispute.domain.dispute.terms import Meaning
from admin_dispute.domain.periods import Calendar, due
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Lateness:
    """A deadline that passed with nothing done, as known on the day it was noted.

    It stands in the journal only: whether something is late is judged from its dates, and an act in time that was
    entered after the note makes nothing late.
    """

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
    passed = [
        deadline for deadline in deadlines(dispute, law.calendar) if deadline.on < noted.on and not deadline.provisional
    ]
    known = any((d.clock, d.subject, d.on) == (noted.clock, noted.subject, noted.due) for d in passed)
    yield DEADLINE_PASSED(known, due=noted.due)
    yield OverdueNoted(lateness=Lateness(clock=noted.clock, subject=noted.subject, due=noted.due, owner=noted.owner))
    if noted.clock in (Clock.RISK, Clock.ESCALATION):
        yield from rise(dispute, noted.subject.partition("/")[0], noted.on, facts.center, law.due)
    yield from time_passed(dispute, noted.on, law.calendar)


def time_passed(dispute: Dispute, on: date, calendar: Calendar) -> Iterator[object]:
    """Give what the mere passing of time has done to a dispute by a day, whether or not anybody noted it.

    Silence on a confirmation speaks as the agreement itself says (民法典 158); silence on a request to ratify is a
    refusal (民法典 171). Both speak the day after the last day; on a provisional date they do not.
    """
    for agreement in dispute.agreements:
        if agreement.effective_on is None and agreement.ended_on is None:
            yield from _silence(agreement, on, calendar)


def _silence(agreement: Agreement, on: date, calendar: Calendar) -> Iterator[object]:
    asked = agreement.confirming
    if agreement.unratified and agreement.request_received_on is not None:
        ends = due(agreement.request_received_on, TO_RATIFY, calendar)
        if not ends.provisional and ends.on < on:
            yield AgreementFell(agreement=agreement.number, on=ends.on, lapse=Lapse.NOT_RATIFIED)
            return
    if asked is None:
        return
    ends = due(agreement.on, asked.within, calendar)
    if ends.provisional or on <= ends.on:
        return
    if asked.silence is not Meaning.EFFECT:
        again = asked.silence is Meaning.RENEGOTIATE
        yield AgreementFell(agreement=agreement.number, on=ends.on, lapse=Lapse.SILENCE, renegotiate=again)
    elif not agreement.unratified:
        given = GivenForce(force=Force.SILENCE, on=ends.on, since=ends.on)
        yield AgreementTookEffect(agreement=agreement.number, given=given)


DEADLINE_PASSED = Condition(code="deadline-passed")
