"""Mediation: rounds under a case number, each with who presides, its sessions and its own ending (WX-2.3, WX-3.2.5)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, needs
from admin_dispute.domain.dispute.consent import CONSENTED_ALL, missing_consents
from admin_dispute.domain.dispute.forums import Forum, forum_of
from admin_dispute.domain.dispute.lead import LEAD_SETTLED, lead_settled
from admin_dispute.domain.dispute.links import NOT_MERGED, merged_into
from admin_dispute.domain.dispute.mediability import MediationBasis, mediable_here, presumed_basis
from admin_dispute.domain.dispute.numbering import NUMBERED
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.responsible import RESPONSIBLE_NAMED
from admin_dispute.domain.dispute.stage import CLOSED, CONSENTED, ENDED, MEDIATING
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class Presiding(StrEnum):
    """Who presides over a mediation (WX-0.2)."""

    COURT = "court"
    AGENCY = "agency"
    SUPERIOR = "superior-agency"
    JUSTICE_BUREAU = "justice-bureau"
    INVITED_MEDIATOR = "invited-mediator"
    PROCURATORATE = "procuratorate"
    CENTER = "center"


class Ending(StrEnum):
    """How a round ended (特邀调解规定 26; 在线调解规则 25)."""

    AGREEMENT = "agreement"
    SETTLED = "settled-themselves"
    NO_AGREEMENT = "no-agreement"
    UNWILLING = "unwilling"
    HOPELESS = "hopeless"
    UNSUITABLE = "unsuitable"
    UNREACHABLE = "unreachable"
    EXPIRED = "expired"
    CAUSE_GONE = "cause-gone"


class Medium(StrEnum):
    """How a session is held (WX-3.1.6)."""

    ON_SITE = "on-site"
    ONLINE = "online"
    WRITTEN = "written"


class Capacity(StrEnum):
    """In which capacity somebody appears."""

    IN_PERSON = "in-person"
    AGENT = "agent"
    HEAD = "head"
    DEPUTY_HEAD = "deputy-head"
    STAFF = "staff"
    ABSENT = "absent"


@frozen(kw_only=True)
class Attendance:
    """Who came for whom: `who` is a party or an agency of the dispute."""

    who: str
    capacity: Capacity
    reason: Text | None = None


@frozen(kw_only=True)
class Session:
    """A session that was held."""

    on: date
    medium: Medium
    attendance: tuple[Attendance, ...]
    minutes: Text | None


@frozen(kw_only=True)
class Round:
    """One round of mediation; its time runs from `started` for `period` (None: nothing limits it).

    Attributes:
        forum: before whom the dispute stood; basis: what is mediated, by which the law allows it there.
        proceeding: the proceedings it belongs to, None where it belongs to none.
    """

    number: int
    presiding: Presiding
    started: date
    period: Period | None
    forum: Forum = Forum.BEFORE_FILING
    basis: MediationBasis = MediationBasis.LEGALITY
    proceeding: str | None = None
    sessions: tuple[Session, ...] = ()
    ended: date | None = None
    ending: Ending | None = None


@command("open-mediation", stages=(CONSENTED, ENDED, CLOSED))
@frozen(kw_only=True)
class OpenMediation:
    """Open a round of mediation; its period runs from this day (the receipt of the papers).

    Attributes:
        basis: what is mediated; to be stated where the law of the forum distinguishes (行政诉讼法 60).
        proceeding: the proceedings it belongs to; the latest pending ones where not given.
    """

    dispute: str
    on: date
    presiding: Presiding
    basis: MediationBasis | None = None
    proceeding: str | None = None


@command("hold-session", stages=(MEDIATING,))
@frozen(kw_only=True)
class HoldSession:
    """Record a session: medium, who came in which capacity, and the minutes."""

    dispute: str
    on: date
    medium: Medium
    attendance: tuple[Attendance, ...] = field(validator=not_empty)
    minutes: Text | None = None


@command("end-mediation", stages=(MEDIATING,))
@frozen(kw_only=True)
class EndMediation:
    """End the round without an agreement, with the reason."""

    dispute: str
    on: date
    ending: Ending
    reason: Text | None = None


@event("mediation-opened")
@frozen(kw_only=True)
class MediationOpened:
    """A round is open."""

    number: int
    presiding: Presiding
    on: date
    period: Period | None
    forum: Forum
    basis: MediationBasis
    proceeding: str | None


@event("session-held")
@frozen(kw_only=True)
class SessionHeld:
    """A session was held."""

    session: Session


@event("mediation-ended")
@frozen(kw_only=True)
class MediationEnded:
    """The round has ended without an agreement."""

    on: date
    ending: Ending
    reason: Text | None


@needs(OpenMediation)
def _needs_opening(dispute: Dispute, law: Law) -> Steps:
    yield NOT_MERGED(merged_into(dispute) is None)
    missing = missing_consents(law.required_consents(dispute), dispute.consents)
    yield CONSENTED_ALL(not missing, parties=missing)
    yield RESPONSIBLE_NAMED(dispute.responsible)
    yield LEAD_SETTLED(lead_settled(dispute), agencies=dispute.agencies)
    yield NUMBERED(any(given.voided_on is None for given in dispute.numbers))


@decides(OpenMediation)
def _open(dispute: Dispute, opening: OpenMediation, law: Law, facts: Facts) -> Steps:
    presided_by_party = opening.presiding is Presiding.AGENCY
    yield NEUTRAL_CHAIR(not presided_by_party)
    forum = forum_of(dispute, opening.proceeding)
    basis = opening.basis or presumed_basis(forum, dispute.matter, opening.on)
    yield from mediable_here(dispute, forum, basis, opening.on)
    if basis is None:
        return
    yield MediationOpened(
        number=len(dispute.rounds) + 1,
        presiding=opening.presiding,
        on=opening.on,
        period=law.mediation_period(dispute),
        forum=forum,
        basis=basis,
        proceeding=opening.proceeding,
    )


@decides(HoldSession)
def _hold(dispute: Dispute, held: HoldSession, law: Law, facts: Facts) -> Steps:
    known = everybody(dispute)
    strangers = tuple(entry.who for entry in held.attendance if entry.who not in known)
    yield ATTENDANTS_KNOWN(not strangers, who=strangers)
    session = Session(on=held.on, medium=held.medium, attendance=held.attendance, minutes=held.minutes)
    yield SessionHeld(session=session)


@decides(EndMediation)
def _end(dispute: Dispute, ending: EndMediation, law: Law, facts: Facts) -> Steps:
    yield ENDS_WITHOUT_AGREEMENT(ending.ending is not Ending.AGREEMENT)
    yield MediationEnded(on=ending.on, ending=ending.ending, reason=ending.reason)


@effect(MediationOpened)
def _opened(dispute: Dispute, opened: MediationOpened) -> Dispute:
    round_ = Round(
        number=opened.number,
        presiding=opened.presiding,
        started=opened.on,
        period=opened.period,
        forum=opened.forum,
        basis=opened.basis,
        proceeding=opened.proceeding,
    )
    return changed(dispute, rounds=(*dispute.rounds, round_), stage=MEDIATING, closing=None)


@effect(SessionHeld)
def _held(dispute: Dispute, held: SessionHeld) -> Dispute:
    current = dispute.rounds[-1]
    return with_round(dispute, attrs.evolve(current, sessions=(*current.sessions, held.session)))


@effect(MediationEnded)
def _ended(dispute: Dispute, ended: MediationEnded) -> Dispute:
    ended_round = attrs.evolve(dispute.rounds[-1], ended=ended.on, ending=ended.ending)
    return changed(with_round(dispute, ended_round), stage=ENDED)


def with_round(dispute: Dispute, current: Round) -> Dispute:
    """Return the dispute with its latest round replaced."""
    return changed(dispute, rounds=(*dispute.rounds[:-1], current))


NEUTRAL_CHAIR = Condition(code="neutral-chair", warns=True)
ATTENDANTS_KNOWN = Condition(code="attendants-known")
ENDS_WITHOUT_AGREEMENT = Condition(code="ends-without-agreement", cured_by="conclude-agreement")
