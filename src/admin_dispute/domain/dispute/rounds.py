"""Rounds of mediation as values: who presides, the sessions, the time they may take, how they ended (WX-2.3)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import effect, event
from admin_dispute.domain.deadline import Counting, counted_by, last_day_unless_stopped, span_of
from admin_dispute.domain.dispute.attendance import Attendance
from admin_dispute.domain.dispute.claims import open_claims
from admin_dispute.domain.dispute.forums import Forum
from admin_dispute.domain.dispute.mediability import MediationBasis
from admin_dispute.domain.dispute.stage import EFFECTIVE, ENDED, Stage
from admin_dispute.domain.ids import Words
from admin_dispute.domain.periods import Calendar, Due, Period, Span
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


class Presiding(StrEnum):
    """Who presides over a mediation (WX-0.2)."""

    COURT = "court"
    AGENCY = "agency"
    SUPERIOR = "superior-agency"
    JUSTICE_BUREAU = "justice-bureau"
    REVIEW_BODY = "reconsideration-body"
    INVITED_MEDIATOR = "invited-mediator"
    PROCURATORATE = "procuratorate"
    CENTER = "center"
    GRASS_ROOTS = "grass-roots"


class Ending(StrEnum):
    """How a round ended (特邀调解规定 18, 26; 在线调解规则 25)."""

    AGREEMENT = "agreement"
    SETTLED = "settled-themselves"
    NO_AGREEMENT = "no-agreement"
    UNWILLING = "unwilling"
    HOPELESS = "hopeless"
    UNSUITABLE = "unsuitable"
    UNREACHABLE = "unreachable"
    EXPIRED = "expired"
    REFUSED_TO_SIGN = "refused-to-sign"
    CAUSE_GONE = "cause-gone"
    SHAM = "sham"


IMMEDIATE = (Ending.UNSUITABLE, Ending.HOPELESS, Ending.SHAM)
"""Endings after which the matter goes to adjudication at once (WX-2.3)."""


class Medium(StrEnum):
    """How a session is held (WX-3.1.6)."""

    ON_SITE = "on-site"
    ONLINE = "online"
    WRITTEN = "written"


@frozen(kw_only=True)
class Session:
    """A session that was held; `invited`: who was there beside the sides, by what they are."""

    on: date
    medium: Medium
    attendance: tuple[Attendance, ...]
    agenda: Text | None
    minutes: Text | None
    invited: tuple[Words, ...] = ()


@frozen(kw_only=True)
class Presider:
    """One who presides: of which kind, for which organisation and in the person of which officer of the directory."""

    kind: Presiding
    organisation: str | None = None
    mediator: str | None = None


def invited_persons(chair: Presider, alongside: tuple[Presider, ...]) -> tuple[str, ...]:
    """Return the invited mediators among those who preside, in the order they are named."""
    everyone = (chair, *alongside)
    return tuple([one.mediator for one in everyone if one.kind is Presiding.INVITED_MEDIATOR and one.mediator])


@frozen(kw_only=True)
class Presidency:
    """Who presides from a day on.

    Attributes:
        chair: the one who leads; alongside: others who preside with him (特邀调解规定 13).
        conflicts: those of them that are agencies of the dispute, the mark of a conflict (WX-0.2).
    """

    since: date
    chair: Presider
    alongside: tuple[Presider, ...]
    conflicts: tuple[str, ...]

    @property
    def invited(self) -> bool:
        """Whether an invited mediator or organisation presides, alone or with others."""
        return Presiding.INVITED_MEDIATOR in [each.kind for each in (self.chair, *self.alongside)]


@frozen(kw_only=True)
class Extension:
    """A longer period: agreed by all (`agreed`), or approved by a body within the policy's cap (`approved_by`)."""

    on: date
    by: Period
    agreed: tuple[str, ...]
    approved_by: str | None


class PauseReason(StrEnum):
    """Why days of a round are not counted."""

    APPRAISAL = "appraisal"
    OTHER_CASE = "other-case"
    OBSTACLE = "obstacle"
    BY_AGREEMENT = "by-agreement"


@frozen(kw_only=True)
class Pause:
    """Days that are not counted: from `since` up to the day before `until`, None while it lasts."""

    since: date
    until: date | None
    why: PauseReason
    reason: Text | None

    def span(self) -> Span | None:
        """Return the days it takes out, None where it takes out none or is not over."""
        return span_of(self.since, self.until)


@frozen(kw_only=True, slots=False)  # for `changed`
class Round:
    """One round of mediation.

    Attributes:
        presidencies: who presided, the latest last: a round passes from one to another without beginning anew.
        started: the day its time runs from; period: for how long, None where nothing limits it.
        forum: before whom the dispute stood; basis: what is mediated, by which the law allows it there.
        proceeding: the proceedings it belongs to, None where it belongs to none.
        agreed: who agreed its period, where it is one of their own.
        pauses: days that its time does not count.
        appointed_for: the day an appointment was made for (预约调解), None without one.
        relapse: the day of the visit that found the relapse it takes up, None where it takes up none.
        ended, ending: None while it is open; who: those who were unwilling, not reached or did not sign.
    """

    number: int
    presidencies: tuple[Presidency, ...]
    started: date
    period: Period | None
    forum: Forum = Forum.BEFORE_FILING
    basis: MediationBasis = MediationBasis.LEGALITY
    proceeding: str | None = None
    appointed_for: date | None = None
    agreed: tuple[str, ...] = ()
    extensions: tuple[Extension, ...] = ()
    pauses: tuple[Pause, ...] = ()
    sessions: tuple[Session, ...] = ()
    ended: date | None = None
    ending: Ending | None = None
    who: tuple[str, ...] = ()
    relapse: date | None = None

    @property
    def presiding(self) -> Presiding:
        """The kind of the chair who presides, or presided last."""
        return self.presidencies[-1].chair.kind


@event("mediation-ended")
@frozen(kw_only=True)
class MediationEnded:
    """The round has ended without an agreement; `who` did not want it, was not reached or did not sign."""

    on: date
    ending: Ending
    who: tuple[str, ...]
    reason: Text | None


@effect(MediationEnded)
def _ended(dispute: Dispute, ended: MediationEnded) -> Dispute:
    over = changed(dispute.rounds[-1], ended=ended.on, ending=ended.ending, who=ended.who)
    return changed(with_round(dispute, over), stage=resting(dispute))


def latest_round(dispute: Dispute) -> Round | None:
    """Return the last round that was opened, None where there was none."""
    return dispute.rounds[-1] if dispute.rounds else None


def resting(dispute: Dispute) -> Stage:
    """Return where a dispute stands once a round ended: at the agreement that settles all, or ended."""
    return EFFECTIVE if settled_in_whole(dispute) else ENDED


def settled_in_whole(dispute: Dispute) -> bool:
    """Say whether agreements in effect settle everything, one by itself or because every other claim fell away."""
    standing = [one.extent for one in dispute.agreements if one.effective_on is not None and one.ended_on is None]
    return "whole" in standing or (bool(standing) and not open_claims(dispute))


def timed_alike(before: tuple[Round, ...], after: tuple[Round, ...]) -> bool:
    """Say whether rounds take the same time: they are the same but for sessions that were held."""
    return list(map(_BUT_SESSIONS, before)) == list(map(_BUT_SESSIONS, after))


_BUT_SESSIONS = attrgetter(*(field.name for field in attrs.fields(Round) if field.name != "sessions"))


def with_round(dispute: Dispute, current: Round) -> Dispute:
    """Return the dispute with its latest round replaced."""
    return changed(dispute, rounds=(*dispute.rounds[:-1], current))


def open_round_ends(rounds: tuple[Round, ...], calendar: Calendar) -> Due | None:
    """Return the last day of the round that is open, None without one, without limit or while it stands still."""
    open_now = [round_ for round_ in rounds[-1:] if round_.ended is None]
    return ends(open_now[0], counted_by(calendar)) if open_now else None


def ends(round_: Round, due: Counting) -> Due | None:
    """Return when the time of a round is over, each extension counted from where the last one ended.

    None: never, or it stands still (a pause that lasts and began in time).
    """
    if round_.period is None:
        return None
    if not (round_.pauses or round_.extensions):
        return due(round_.started, round_.period)
    stops = tuple((pause.since, pause.until) for pause in round_.pauses)
    longer = tuple(more.by for more in round_.extensions)
    return last_day_unless_stopped(round_.started, round_.period, stops, longer, due)
