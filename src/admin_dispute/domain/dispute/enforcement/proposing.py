"""Proposing a measure, and noting why one was not used: nothing is automatic, and nothing is left unsaid (WX-4.3.5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import field, frozen, validators

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.attendance import HEADS
from admin_dispute.domain.dispute.enforcement.addressee import cited_by_debtor
from admin_dispute.domain.dispute.enforcement.conditions import law_on, measure_steps
from admin_dispute.domain.dispute.enforcement.daily_fine import fined_through
from admin_dispute.domain.dispute.enforcement.measures import (
    LiablePerson,
    Measure,
    MeasureProposed,
    MeasureStanding,
    SuggestionGround,
    measures_on,
)
from admin_dispute.domain.dispute.enforcement.said import SUGGESTED_ON, said_steps
from admin_dispute.domain.dispute.enforcement.table import BY_COMMAND, DAILY, MeasureKind
from admin_dispute.domain.dispute.enforcement.time_limits import title_of
from admin_dispute.domain.dispute.enforcement.titles import Regime, Side, regimes_of, side_of
from admin_dispute.domain.dispute.obligation import Obligation, obligation_of, owed_by
from admin_dispute.domain.dispute.papers import PaperKind
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.performance import performable
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition, alone
from admin_dispute.domain.values import Text, changed, not_negative

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Unused:
    """A measure that was open and not used, and why; `by`: who decided that."""

    obligation: str
    kind: MeasureKind
    on: date
    by: Words
    reason: Text


@command("propose-measure")
@frozen(kw_only=True)
class ProposeMeasure:
    """Record that a measure is proposed, or was applied for by `asked_by`; it binds nobody before it is decided.

    Attributes:
        obligation: what it enforces; left out only for a suggestion on another ground, which names its `target`.
        target: of several who owe an obligation jointly the one it is against, the first where not given.
        persons: on whom a fine or detention is to lie; amount: yuan, by the day for a daily fine; days: of detention.
        period_ended: the last day of the period that a court set, where the title sets none.
        basis: the law that gives an agency the power to enforce by itself; to, ground: of a suggestion;
        answer_by: the last day to answer it, or to perform after an urging.
    """

    dispute: str
    on: date
    kind: MeasureKind
    obligation: str | None = None
    target: str | None = None
    asked_by: str | None = None
    persons: tuple[LiablePerson, ...] = ()
    amount: Decimal | None = field(default=None, validator=not_negative)
    days: int | None = field(default=None, validator=validators.optional(validators.ge(1)))
    period_ended: date | None = None
    basis: Words | None = None
    to: str | None = None
    ground: SuggestionGround | None = None
    answer_by: date | None = None
    text: Text | None = None


@command("decline-measure")
@frozen(kw_only=True)
class DeclineMeasure:
    """Record why a measure that is open is not used for now; the court is free to (行政诉讼法 96: 可以)."""

    dispute: str
    on: date
    obligation: str
    kind: MeasureKind
    by: Words
    reason: Text


@event("measure-declined")
@frozen(kw_only=True)
class MeasureDeclined:
    """A measure was not used, and why."""

    unused: Unused


@decides(ProposeMeasure)
@cited_by_debtor
def _propose(dispute: Dispute, proposed: ProposeMeasure, law: Law, facts: Facts) -> Steps:
    own = BY_COMMAND.get(proposed.kind)
    yield PROPOSED_HERE(own is None, kind=proposed.kind, cured_by=own)
    owed = obligation_of(dispute.obligations, proposed.obligation)
    yield OBLIGATION_NAMED(proposed.obligation is not None or _by_itself(proposed), kind=proposed.kind)
    target = proposed.target or (None if owed is None else owed.debtor)
    yield TARGET_KNOWN(target is None or target in everybody(dispute), who=target)
    if proposed.asked_by is not None:
        known = everybody(dispute) | {body.id for body in facts.center.standing(proposed.on)}
        yield APPLICANT_KNOWN(proposed.asked_by in known, who=proposed.asked_by)
    measure = _measure(dispute, proposed, owed, target or "", law)
    if proposed.obligation is not None:
        yield from performable(owed, proposed.obligation)
        if owed is None or target is None:
            return
        yield TARGET_OWES(target in owed.debtors, who=target, obligation=owed.id)
        owed = owed_by(owed, target)
        yield from _enforced(dispute, owed, proposed, law)
    if measure.ground is SuggestionGround.ABSENCE:
        yield ABSENT_IN_COURT(_absent(dispute, measure.target), who=measure.target)
    row = None if owed is None else law_on(dispute, owed, proposed.kind, law, proposed.on)
    yield from said_steps(measure, row, facts)
    yield MeasureProposed(measure=measure, text=proposed.text)


def _enforced(dispute: Dispute, owed: Obligation, proposed: ProposeMeasure, law: Law) -> Steps:
    """Yield what a measure on an obligation needs against one who owes it."""
    kept = tuple(one.id for one in measures_on(dispute, owed, proposed.kind) if one.ended_on is None)
    yield NOT_PROPOSED_YET(not kept or proposed.kind in _REPEATED, measures=kept)
    if proposed.kind is not MeasureKind.URGE and side_of(dispute, owed) is Side.AGENCY:
        reminded = AGENCY_REMINDED(_reminded(dispute, owed, proposed.on), agency=owed.debtor)
        # WX-4.3.4 speaks of agreements: that a judgment's debtor is reminded first is practice, on no article
        yield reminded if title_of(dispute, owed) is None else alone(reminded)
    yield from measure_steps(dispute, owed, proposed.kind, law, proposed.on, proposed.period_ended)


def _absent(dispute: Dispute, agency: str) -> bool:
    """Whether a hearing is on record at which an agency was asked for and its head did not come."""
    held = (one for kept in dispute.proceedings if agency in kept.respondents for one in kept.hearings)
    heads = ({entry.who for entry in one.attendance if entry.capacity in HEADS} for one in held)
    return any(agency not in came for came in heads)


def _reminded(dispute: Dispute, owed: Obligation, on: date) -> bool:
    """Whether the agency was reminded first: by a letter that was sent, or urged as a measure of its own."""
    letters = (paper for paper in dispute.papers if paper.kind is PaperKind.PERFORMANCE_REMINDER)
    sent = any(sending.on <= on for paper in letters for sending in paper.sendings)
    return sent or bool(measures_on(dispute, owed, MeasureKind.URGE))


_REPEATED = (MeasureKind.URGE, MeasureKind.SUGGESTION, MeasureKind.CIRCULAR)
"""What may be done again while an earlier one stands."""


def _by_itself(proposed: ProposeMeasure) -> bool:
    """Whether a suggestion stands without an obligation: on another ground than a refusal, against somebody named."""
    other = proposed.ground not in (None, SuggestionGround.REFUSAL)
    return proposed.kind is MeasureKind.SUGGESTION and other and proposed.target is not None


def _measure(dispute: Dispute, proposed: ProposeMeasure, owed: Obligation | None, target: str, law: Law) -> Measure:
    daily = proposed.kind in DAILY
    ended = proposed.period_ended
    if daily and ended is None and owed is not None:
        last = fined_through(dispute, owed_by(owed, target), proposed.kind, law.due)
        ended = None if last is None else last.on
    ground = proposed.ground
    if proposed.kind is MeasureKind.SUGGESTION and ground in (None, SuggestionGround.REFUSAL):
        ground = _of_a_refusal(dispute, owed, law, proposed.on)
    return Measure(
        id=f"e{len(dispute.measures) + 1}",
        kind=proposed.kind,
        standing=MeasureStanding.PROPOSED,
        proposed_on=proposed.on,
        target=target,
        obligation=proposed.obligation,
        asked_by=proposed.asked_by,
        persons=proposed.persons,
        amount=proposed.amount,
        days=proposed.days,
        period_ended=ended,
        basis=proposed.basis,
        to=proposed.to,
        ground=ground,
        answer_by=proposed.answer_by,
    )


def _of_a_refusal(dispute: Dispute, owed: Obligation | None, law: Law, on: date) -> SuggestionGround:
    """Return the ground of a suggestion about a refusal: without a title it is none of 行政诉讼法 96."""
    titled = owed is None or regimes_of(dispute, owed, law, on) != (Regime.NONE,)
    return SuggestionGround.REFUSAL if titled else SuggestionGround.OTHER


@decides(DeclineMeasure)
@cited_by_debtor
def _decline(dispute: Dispute, declined: DeclineMeasure, law: Law, facts: Facts) -> Steps:
    owed = obligation_of(dispute.obligations, declined.obligation)
    yield from performable(owed, declined.obligation)
    if owed is None:
        return
    yield from measure_steps(dispute, owed, declined.kind, law, declined.on)
    yield MeasureDeclined(
        unused=Unused(obligation=owed.id, kind=declined.kind, on=declined.on, by=declined.by, reason=declined.reason)
    )


@effect(MeasureDeclined)
def _declined(dispute: Dispute, declined: MeasureDeclined) -> Dispute:
    return changed(dispute, unused_measures=(*dispute.unused_measures, declined.unused))


PROPOSED_HERE = Condition(code="proposed-here")
OBLIGATION_NAMED = Condition(code="obligation-named")
TARGET_KNOWN = Condition(code="target-known", cured_by="assign-agency-role")
AGENCY_REMINDED = Condition(code="agency-reminded", cured_by="draft-paper", warns=True)
TARGET_OWES = Condition(code="target-owes")
ABSENT_IN_COURT = Condition(
    code="absent-in-court", clauses=SUGGESTED_ON[SuggestionGround.ABSENCE], cured_by="record-hearing", warns=True
)
APPLICANT_KNOWN = Condition(code="applicant-known", cured_by="enter-organisation")
NOT_PROPOSED_YET = Condition(code="not-proposed-yet", cured_by="end-measure")
