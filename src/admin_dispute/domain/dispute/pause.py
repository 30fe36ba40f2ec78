"""Pauses: days of a round that are not counted, each an interval with its reason; the time goes on with the rest.

The days from the pause on, up to the day before it ends, are not counted; while it lasts the round's time has no end.
A pause that begins after the last day takes out nothing: what was late stays late.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.court_rules import cited_in, governing
from admin_dispute.domain.dispute.forums import Forum
from admin_dispute.domain.dispute.rounds import Pause, PauseReason, Round, ends, with_round
from admin_dispute.domain.dispute.stage import MEDIATING
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("pause-mediation", stages=(MEDIATING,))
@frozen(kw_only=True)
class PauseMediation:
    """Stop the round's time from this day on, for a stated reason."""

    dispute: str
    on: date
    why: PauseReason
    reason: Text | None = None


@command("resume-mediation", stages=(MEDIATING,))
@frozen(kw_only=True)
class ResumeMediation:
    """Let the round's time go on: this day is counted again."""

    dispute: str
    on: date


@event("mediation-paused")
@frozen(kw_only=True)
class MediationPaused:
    """The round's time stands still."""

    pause: Pause


@event("mediation-resumed")
@frozen(kw_only=True)
class MediationResumed:
    """The round's time goes on."""

    on: date


@decides(PauseMediation)
def _pause(dispute: Dispute, paused: PauseMediation, law: Law, facts: Facts) -> Steps:
    pauses = dispute.rounds[-1].pauses
    yield NOT_PAUSED(not standing_pause(dispute))
    latest = max((pause.until for pause in pauses if pause.until), default=paused.on)
    yield AFTER_LAST_PAUSE(latest <= paused.on, day=latest, opens_on=latest)
    round_ = dispute.rounds[-1]
    yield cited_in(round_, PAUSE_GROUNDED(bool(grounds_of(round_, paused.why))))
    last = ends(round_, law.due)
    if last is not None:
        yield PAUSED_IN_TIME(not last.over(paused.on), due=last.on)
    yield MediationPaused(pause=Pause(since=paused.on, until=None, why=paused.why, reason=paused.reason))


@decides(ResumeMediation)
def _resume(dispute: Dispute, resumed: ResumeMediation, law: Law, facts: Facts) -> Steps:
    standing = standing_pause(dispute)
    yield PAUSED(standing)
    if standing is not None:
        yield NOT_BEFORE_PAUSE(standing.since <= resumed.on, day=standing.since, opens_on=standing.since)
        yield MediationResumed(on=resumed.on)


def standing_pause(dispute: Dispute) -> Pause | None:
    """Return the pause of the latest round that lasts, None where its time is counted."""
    pauses = dispute.rounds[-1].pauses if dispute.rounds else ()
    return next((pause for pause in pauses if pause.until is None), None)


def grounds_of(round_: Round, why: PauseReason) -> tuple[str, ...]:
    """Return the national articles by which days are not counted: of appraisals before filing, online alone."""
    named = why is PauseReason.APPRAISAL and round_.forum is Forum.BEFORE_FILING
    return governing(round_, PAUSE_GROUNDED.clauses) if named else ()


@effect(MediationPaused)
def _paused(dispute: Dispute, paused: MediationPaused) -> Dispute:
    current = dispute.rounds[-1]
    return with_round(dispute, attrs.evolve(current, pauses=(*current.pauses, paused.pause)))


@effect(MediationResumed)
def _resumed(dispute: Dispute, resumed: MediationResumed) -> Dispute:
    current = dispute.rounds[-1]
    over = tuple(attrs.evolve(pause, until=resumed.on) if pause.until is None else pause for pause in current.pauses)
    return with_round(dispute, attrs.evolve(current, pauses=over))


NOT_PAUSED = Condition(code="not-paused", cured_by="resume-mediation")
AFTER_LAST_PAUSE = Condition(code="after-last-pause")
PAUSE_GROUNDED = Condition(code="pause-grounded", clauses=("在线调解规则 26",), warns=True)
PAUSED_IN_TIME = Condition(code="paused-in-time", warns=True)
PAUSED = Condition(code="paused", cured_by="pause-mediation")
NOT_BEFORE_PAUSE = Condition(code="not-before-pause")
