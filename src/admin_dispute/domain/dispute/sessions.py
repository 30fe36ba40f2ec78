"""Sessions: online, on site or in writing, with who came in which capacity, agenda and minutes (WX-3.1.6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, needs
from admin_dispute.domain.dispute.attendance import HEADS, Attendance, Capacity
from admin_dispute.domain.dispute.parties import everybody, party_of
from admin_dispute.domain.dispute.recusal import presiding_free
from admin_dispute.domain.dispute.rounds import Medium, Session, with_round
from admin_dispute.domain.dispute.stage import MEDIATING
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import PersonKind, Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

_FOR_AGENCIES = (*HEADS, Capacity.STAFF)
_FOR_PARTIES = (Capacity.IN_PERSON, Capacity.GUARDIAN, Capacity.REPRESENTATIVE)
_OTHERS = tuple(capacity for capacity in Capacity if capacity not in (*HEADS, Capacity.ABSENT))


@command("hold-session", stages=(MEDIATING,))
@frozen(kw_only=True)
class HoldSession:
    """Record a session: medium, who came in which capacity, agenda and minutes.

    Attributes:
        invited: who was there beside the sides, by what they are and not by name: an expert, a deputy.
    """

    dispute: str
    on: date
    medium: Medium
    attendance: tuple[Attendance, ...] = field(validator=not_empty)
    agenda: Text | None = None
    minutes: Text | None = None
    invited: tuple[Words, ...] = ()


@event("session-held")
@frozen(kw_only=True)
class SessionHeld:
    """A session was held."""

    session: Session


@needs(HoldSession)
def _needs_presider(dispute: Dispute, law: Law) -> Steps:
    return presiding_free(dispute)


@decides(HoldSession)
def _hold(dispute: Dispute, held: HoldSession, law: Law, facts: Facts) -> Steps:
    known = everybody(dispute)
    strangers = [entry.who for entry in held.attendance if entry.who not in known]
    yield ATTENDANTS_KNOWN(not strangers, who=strangers)
    odd = [entry.who for entry in held.attendance if not capacity_fits(entry, dispute)]
    yield CAPACITY_FITS(not odd, who=odd)
    unexplained = [
        entry.who for entry in held.attendance if entry.capacity is Capacity.ABSENT and entry.absence is None
    ]
    yield ABSENCE_EXPLAINED(not unexplained, who=unexplained)
    without = _without_head(dispute, held.attendance)
    yield HEAD_OR_REASON(not without, agencies=without)
    yield SessionHeld(
        session=Session(
            on=held.on,
            medium=held.medium,
            attendance=held.attendance,
            agenda=held.agenda,
            minutes=held.minutes,
            invited=held.invited,
        )
    )


def capacity_fits(entry: Attendance, dispute: Dispute) -> bool:
    """Say whether somebody can come in that capacity: parties have agents, agencies heads and staff."""
    party = party_of(dispute, entry.who)
    if party is None:
        return entry.capacity not in _FOR_PARTIES  # an outside body, too, sends staff
    by_its_head = entry.capacity is Capacity.HEAD and party.person.kind is PersonKind.ORGANISATION
    return by_its_head or entry.capacity not in _FOR_AGENCIES


def _without_head(dispute: Dispute, attendance: tuple[Attendance, ...]) -> tuple[str, ...]:
    """Agencies for which others came than their head, and nobody said why."""
    others = [entry.who for entry in attendance if entry.capacity in _OTHERS and entry.who in dispute.agencies]
    if not others:
        return ()
    answered = {entry.who for entry in attendance if entry.capacity in HEADS or entry.absence is not None}
    return tuple(sorted({*others} - answered))


@effect(SessionHeld)
def _held(dispute: Dispute, held: SessionHeld) -> Dispute:
    current = dispute.rounds[-1]
    return with_round(dispute, changed(current, sessions=(*current.sessions, held.session)))


ATTENDANTS_KNOWN = Condition(code="attendants-known")
CAPACITY_FITS = Condition(code="capacity-fits")
ABSENCE_EXPLAINED = Condition(code="absence-explained", warns=True)
HEAD_OR_REASON = Condition(code="head-or-reason", warns=True)
