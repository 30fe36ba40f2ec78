"""Hearings of a court: whether the head of the agency appeared, or why not (负责人出庭规定 2, 7, 8)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.attendance import HEADS, Attendance
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.proceedings import (
    PROCEEDING_KNOWN,
    Hearing,
    ProceedingKind,
    proceeding_of,
    with_proceeding,
)
from admin_dispute.domain.dispute.sessions import ATTENDANTS_KNOWN, CAPACITY_FITS, capacity_fits
from admin_dispute.domain.ruling import Condition, alone
from admin_dispute.domain.values import not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("record-hearing")
@frozen(kw_only=True)
class RecordHearing:
    """Record a hearing of an administrative suit: who came, and for an agency without its head why not.

    Where several agencies agreed on one head (负责人出庭规定 3), enter his appearance for each of them.

    Attributes:
        held_on: the day, `on` where not given; in_camera: it was not public.
    """

    dispute: str
    on: date
    proceeding: str
    attendance: tuple[Attendance, ...] = field(validator=not_empty)
    held_on: date | None = None
    in_camera: bool = False


@event("hearing-held")
@frozen(kw_only=True)
class HearingHeld:
    """A court held a hearing."""

    proceeding: str
    hearing: Hearing


@decides(RecordHearing)
def _hear(dispute: Dispute, heard: RecordHearing, law: Law, facts: Facts) -> Steps:
    current = proceeding_of(dispute, heard.proceeding)
    yield PROCEEDING_KNOWN(current, proceeding=heard.proceeding)
    if current is None:
        return
    yield HEARD_IN_COURT(current.kind is ProceedingKind.ADMINISTRATIVE_SUIT, proceeding=current.id)
    day = heard.held_on or heard.on
    ended = None if current.ended is None else current.ended.on
    began = current.accepted_on or current.filed_on
    within = day <= heard.on and (began is None or began <= day) and (ended is None or day <= ended)
    yield HEARD_WHILE_PENDING(within, day=day)
    known = everybody(dispute) | set(current.respondents)
    strangers = tuple(entry.who for entry in heard.attendance if entry.who not in known)
    # WX-3.1.6 speaks of mediation; who counts as head in court is 负责人出庭规定 2
    yield alone(ATTENDANTS_KNOWN(not strangers, who=strangers))
    odd = tuple(entry.who for entry in heard.attendance if not capacity_fits(entry, dispute))
    yield alone(CAPACITY_FITS.citing(("负责人出庭规定 2",))(not odd, who=odd))
    without = tuple(who for who in appearing(dispute, current.respondents) if not _head_or_reason(who, heard))
    yield HEAD_IN_COURT(not without, agencies=without)
    hearing = Hearing(on=day, attendance=heard.attendance, in_camera=heard.in_camera)
    yield HearingHeld(proceeding=current.id, hearing=hearing)


def appearing(dispute: Dispute, respondents: tuple[str, ...]) -> tuple[str, ...]:
    """Return the agencies among the respondents: whose heads are to appear."""
    parties = {party.id for party in dispute.parties}
    return tuple(who for who in respondents if who not in parties)


def _head_or_reason(agency: str, heard: RecordHearing) -> bool:
    return any(
        entry.who == agency and (entry.capacity in HEADS or entry.absence is not None) for entry in heard.attendance
    )


@effect(HearingHeld)
def _held(dispute: Dispute, held: HearingHeld) -> Dispute:
    current = proceeding_of(dispute, held.proceeding)
    if current is None:
        return dispute
    return with_proceeding(dispute, attrs.evolve(current, hearings=(*current.hearings, held.hearing)))


HEARD_IN_COURT = Condition(code="heard-in-court")
HEARD_WHILE_PENDING = Condition(code="heard-while-pending")
_HEADS = ("行政诉讼法 3", "行诉解释 129", "负责人出庭规定 8")
HEAD_IN_COURT = Condition(code="head-in-court", clauses=_HEADS, warns=True)
