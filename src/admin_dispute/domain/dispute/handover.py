"""Handover: where mediation failed the file goes on to court or review, complete but for what mediation protects.

What a side conceded, what a mediator noted and what a side may spend stays behind (行诉解释 86; 特邀调解规定 22); facts
the parties confirmed as undisputed go along. How long it took is measured (WX-2.3, WX-3.1.5).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.answers import Answer
from admin_dispute.domain.dispute.court_rules import cited_in
from admin_dispute.domain.dispute.forums import Forum
from admin_dispute.domain.dispute.proceedings import PROCEEDING_KNOWN, proceeding_of
from admin_dispute.domain.dispute.rounds import Ending, latest_round
from admin_dispute.domain.dispute.stage import CLOSED, ENDED
from admin_dispute.domain.ids import Words
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class FilePart(StrEnum):
    """What a file holds."""

    COMPLAINT = "complaint"
    REGISTRATION = "registration"
    CONSENTS = "consents"
    MANDATES = "mandates"
    EVIDENCE = "evidence"
    UNDISPUTED = "undisputed-facts"
    ENDING = "ending-record"
    AGREEMENTS = "agreements"
    CONCESSIONS = "concessions"
    NOTES = "mediators-notes"
    MINUTES = "session-minutes"
    CEILINGS = "ceilings"
    PLANS = "mediation-plans"


PROTECTED = (FilePart.CONCESSIONS, FilePart.NOTES, FilePart.MINUTES, FilePart.CEILINGS, FilePart.PLANS)
"""What mediation protects: handed over only where all parties agree (特邀调解规定 22)."""

OPEN_PARTS = tuple(part for part in FilePart if part not in PROTECTED)
"""What a complete file hands over."""


@frozen(kw_only=True)
class Handover:
    """A handover: when, to which court or body, which parts went and which stayed; the proceedings it went to."""

    on: date
    to: Words
    handed: tuple[FilePart, ...]
    withheld: tuple[FilePart, ...]
    proceeding: str | None = None


@frozen(kw_only=True)
class HandoverPlan:
    """A file that waits to be handed over, since when, and within how long the county wants it to be."""

    since: date
    within: Period


@command("hand-over-file")
@frozen(kw_only=True)
class HandOverFile:
    """Hand the file to the court or review body.

    Attributes:
        handed: the parts that go; everything that mediation does not protect where not given.
        agreed_by: who agreed that protected parts go too; all parties and agencies must.
    """

    dispute: str
    on: date
    to: Words
    proceeding: str | None = None
    handed: tuple[FilePart, ...] = OPEN_PARTS
    agreed_by: tuple[str, ...] = ()


@event("file-handed-over")
@frozen(kw_only=True)
class FileHandedOver:
    """The file was handed over."""

    handover: Handover


@event("handover-awaited")
@frozen(kw_only=True)
class HandoverAwaited:
    """An attempt failed: the file is to go on within the county's period."""

    plan: HandoverPlan


def await_handover(dispute: Dispute, law: Law, since: date) -> Steps:
    """Yield, where an attempt failed, by when the file is to go on; nothing where the county sets no period."""
    within = law.handover_period(dispute)
    if within is not None:
        yield HandoverAwaited(plan=HandoverPlan(since=since, within=within))


def waiting(dispute: Dispute) -> HandoverPlan | None:
    """Return the plan of a file that still waits: not handed over since, no further attempt, nothing settled."""
    plan = dispute.handover_plan
    if plan is None or any(handover.on >= plan.since for handover in dispute.handovers):
        return None
    closed_to = dispute.closing is not None and dispute.closing.outcome in ("to-court", "to-reconsideration")
    return plan if dispute.stage is ENDED or (dispute.stage is CLOSED and closed_to) else None


@decides(HandOverFile)
def _hand_over(dispute: Dispute, handing: HandOverFile, law: Law, facts: Facts) -> Steps:
    of = proceeding_of(dispute, handing.proceeding)
    yield PROCEEDING_KNOWN(handing.proceeding is None or of, proceeding=handing.proceeding)
    protected = tuple(part for part in handing.handed if part in PROTECTED)
    sides = {*(party.id for party in dispute.parties), *dispute.agencies}
    round_ = latest_round(dispute)
    in_suit = ("行诉解释 86",) if round_ is not None and round_.forum is Forum.COURT else ()
    withheld = PROTECTED_WITHHELD.citing((*PROTECTED_WITHHELD.clauses, *in_suit))
    yield cited_in(round_, withheld(not protected or sides <= set(handing.agreed_by), parts=protected))
    left = tuple(part for part in OPEN_PARTS if part not in handing.handed and _there(dispute, part))
    yield FILE_COMPLETE(not left, parts=left)
    ended, period = ended_on(dispute), law.handover_period(dispute)
    yield ATTEMPT_ENDED(ended is not None)
    if ended is not None and period is not None:
        due = law.due(ended, period)
        yield HANDED_IN_TIME(not due.over(handing.on), due=due.on)
    handover = Handover(
        on=handing.on,
        to=handing.to,
        handed=handing.handed,
        withheld=tuple(part for part in FilePart if part not in handing.handed),
        proceeding=handing.proceeding,
    )
    yield FileHandedOver(handover=handover)


def ended_on(dispute: Dispute) -> date | None:
    """Return the day the latest attempt ended without an agreement: refused, failed, unsuitable; else None."""
    rounds = [
        round_.ended for round_ in dispute.rounds
        if round_.ended is not None and round_.ending not in (Ending.AGREEMENT, Ending.SETTLED)
    ]  # fmt: skip
    refusals = [consent.on for consent in dispute.consents if consent.answer is not Answer.GIVEN]
    return max((*rounds, *refusals), default=None)


def days_to_handover(dispute: Dispute) -> int | None:
    """Return the calendar days from the ending of the latest attempt to the first handover after it.

    None where no attempt ended without an agreement, or nothing was handed over since.
    """
    ended = ended_on(dispute)
    if ended is None:
        return None
    handed = min((handover.on for handover in dispute.handovers if handover.on >= ended), default=None)
    return None if handed is None else (handed - ended).days


def days_waiting(dispute: Dispute, today: date) -> int | None:
    """Return the calendar days that a file has been waiting to be handed over; None where none waits."""
    ended = ended_on(dispute)
    if ended is None or days_to_handover(dispute) is not None:
        return None
    return (today - ended).days


def _there(dispute: Dispute, part: FilePart) -> bool:
    """Say whether a part can be handed over: of what the register knows of, whether there is any."""
    known = {
        FilePart.MANDATES: dispute.mandates,
        FilePart.AGREEMENTS: dispute.agreements,
        FilePart.UNDISPUTED: dispute.undisputed,
    }
    return bool(known.get(part, True))


@effect(HandoverAwaited)
def _awaited(dispute: Dispute, waits: HandoverAwaited) -> Dispute:
    return changed(dispute, handover_plan=waits.plan)


@effect(FileHandedOver)
def _handed_over(dispute: Dispute, handed: FileHandedOver) -> Dispute:
    return changed(dispute, handovers=(*dispute.handovers, handed.handover))


PROTECTED_WITHHELD = Condition(code="protected-withheld", clauses=("特邀调解规定 22", "在线调解规则 18"))
FILE_COMPLETE = Condition(code="file-complete", warns=True)
ATTEMPT_ENDED = Condition(code="attempt-ended", warns=True)
HANDED_IN_TIME = Condition(code="handed-in-time", parameter="handover-period", warns=True)
