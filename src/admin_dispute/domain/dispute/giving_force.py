"""Further force: an agreement in effect is confirmed by court, put into a letter, sealed, recited ... (WX-0.1)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, needs
from admin_dispute.domain.dispute.agreement import Agreement
from admin_dispute.domain.dispute.court_rules import governing, round_of
from admin_dispute.domain.dispute.effect import NOT_BEFORE_AGREEMENT, AgreementTookEffect
from admin_dispute.domain.dispute.force import Effective, Force, GivenForce, MadeIn, Maker, WayOfEffect
from admin_dispute.domain.dispute.intake import Phase
from admin_dispute.domain.dispute.proceedings import ProceedingKind
from admin_dispute.domain.dispute.signing import BOTH_AGREE
from admin_dispute.domain.dispute.taking_effect import agreement_of, with_agreement
from admin_dispute.domain.dispute.visit_plan import VisitCause, plan_visits
from admin_dispute.domain.ids import Words
from admin_dispute.domain.instruments import START, in_force
from admin_dispute.domain.limits import period_of
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import changed
from admin_dispute.domain.words import term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

TO_APPLY = period_of("confirmation-request")
"""Thirty days from the effect of the agreement to ask the court for its confirmation together (民诉法 205)."""
_CONFIRMS = (date(2011, 1, 1), START["民诉法（2012）"], START["民诉法（2021）"])
"""When what courts confirm changed: first 人民调解法 33, of which excerpts were read."""
_SUITS = (ProceedingKind.ADMINISTRATIVE_SUIT, ProceedingKind.CIVIL_SUIT, ProceedingKind.COMPENSATION)
_IN_SUIT = (Phase.TRIAL, Phase.SECOND_INSTANCE, Phase.RETRIAL)


@frozen(kw_only=True)
class SignedOn:
    """Who signed a letter, and when: it takes effect with the last signature (行诉解释 85)."""

    by: Words
    on: date


@command("give-force")
@frozen(kw_only=True)
class GiveForce:
    """Record that an agreement was given a further force, by whom, with which paper; `on` is the paper's day.

    Attributes:
        force: code of the way of effect; agreement: its number, None for the latest.
        signed: who signed a letter, and when; applied_on: when the parties asked for a court's confirmation.
    """

    dispute: str
    on: date
    force: str
    issuer: Words | None = None
    number: Words | None = None
    agreement: int | None = None
    signed: tuple[SignedOn, ...] = ()
    applied_on: date | None = None


@event("force-given")
@frozen(kw_only=True)
class ForceGiven:
    """An agreement in effect has a further force."""

    agreement: int
    given: GivenForce


@needs(GiveForce)
def _needs_agreement(dispute: Dispute, law: Law) -> Steps:
    yield AGREEMENT_STANDS(any(one.ended_on is None for one in dispute.agreements))


@decides(GiveForce)
def _give(dispute: Dispute, giving: GiveForce, law: Law, facts: Facts) -> Steps:
    way = law.way_of_effect(giving.force)
    yield FORCE_KNOWN(way, force=giving.force)
    agreement = agreement_of(dispute, giving.agreement)
    yield AGREEMENT_STANDS(agreement is not None and agreement.ended_on is None)
    if way is None or agreement is None:
        return
    articles = governing(round_of(dispute, agreement), way.clauses)
    yield FORCE_IN_LAW.citing(articles)(in_force(way.clauses, giving.on), name=way.name)
    yield NOT_BEFORE_AGREEMENT(agreement.on <= giving.on, day=agreement.on)
    yield ISSUER_NAMED(way.by in (Maker.PARTIES, Maker.TIME) or giving.issuer, name=way.name)
    yield FORUM_FITS.citing(articles)(_heard(dispute, way.forum), name=way.name)
    yield FORCE_STATED(way.provenance == "stated", name=way.name)
    yield from _cautions(dispute, agreement, giving, law)
    letter = way.effective is Effective.LAST_SIGNATURE
    yield EFFECTIVE_FIRST(letter or agreement.effective_on is not None, name=way.name)
    if letter:
        yield from _signed(agreement, giving, way)
    yield from _events(dispute, agreement, giving, way, law)


def _signed(agreement: Agreement, giving: GiveForce, way: WayOfEffect) -> Steps:
    signers = {signature.by for signature in agreement.signatures}
    missing = tuple(sorted(signers - {signed.by for signed in giving.signed}))
    yield BOTH_AGREE.citing(way.clauses)(not missing, who=missing)


def _cautions(dispute: Dispute, agreement: Agreement, giving: GiveForce, law: Law) -> Steps:
    """What a lawyer would want said of a court's confirmation and of a judgment on a settlement."""
    yield NO_JUDGMENT_ON_SETTLEMENT(giving.force != Force.CONFIRMING_JUDGMENT)
    if giving.force == Force.COURT_CONFIRMATION and agreement.effective_on is not None:
        due = law.due(agreement.effective_on, TO_APPLY)
        applied = giving.applied_on or giving.on
        yield APPLIED_IN_TIME(not due.over(applied), due=due.on)
        mediated = attrs.evolve(MEDIATED_BY_SOMEBODY, warns=True)
        yield mediated(agreement.way != "self-settled", law=confirmed_by(giving.on))
        yield CONFIRMATION_COVERS(False)


def confirmed_by(on: date) -> str:
    """In Chinese, which agreements the law of a day lets a court confirm (民诉法 205; before 2022 its 194 of 2012)."""
    return term("court-confirms", max((since for since in _CONFIRMS if since <= on), default=date.min).isoformat())


def _events(dispute: Dispute, agreement: Agreement, giving: GiveForce, way: WayOfEffect, law: Law) -> Steps:
    signed = max((signed.on for signed in giving.signed), default=giving.on)
    # a reconsideration letter needs the body's seal beside the signatures (行政复议法 73); a court's letter only these
    since = max(signed, giving.on) if way.forum is MadeIn.RECONSIDERATION else signed
    if way.effective is not Effective.LAST_SIGNATURE:
        since = giving.on
    given = GivenForce(force=giving.force, on=giving.on, since=since, issuer=giving.issuer, number=giving.number)
    if agreement.effective_on is None:
        yield AgreementTookEffect(agreement=agreement.number, given=given)
    else:
        yield ForceGiven(agreement=agreement.number, given=given)
    letter = way.effective is Effective.LAST_SIGNATURE
    yield from plan_visits(dispute, law, since, VisitCause.LETTER if letter else VisitCause.AGREEMENT)


def _heard(dispute: Dispute, forum: MadeIn | None) -> bool:
    """Whether the dispute is before the forum that a paper can be made in."""
    if forum is None:
        return True
    if forum is MadeIn.RECONSIDERATION:
        review = any(one.kind is ProceedingKind.RECONSIDERATION for one in dispute.proceedings)
        return dispute.phase is Phase.RECONSIDERATION or review
    filed = any(one.kind in _SUITS and one.accepted_on is not None for one in dispute.proceedings)
    return dispute.phase in _IN_SUIT or filed


@effect(ForceGiven)
def _given(dispute: Dispute, happened: ForceGiven) -> Dispute:
    agreement = agreement_of(dispute, happened.agreement)
    if agreement is None:
        return dispute
    return with_agreement(dispute, changed(agreement, forces=(*agreement.forces, happened.given)))


FORCE_KNOWN = Condition(code="force-known")
FORCE_IN_LAW = Condition(code="force-in-law")
FORCE_STATED = Condition(code="force-stated", warns=True)
AGREEMENT_STANDS = Condition(code="agreement-stands", cured_by="conclude-agreement")
ISSUER_NAMED = Condition(code="issuer-named")
FORUM_FITS = Condition(code="forum-fits")
EFFECTIVE_FIRST = Condition(code="effective-first", cured_by="confirm-agreement")
NO_JUDGMENT_ON_SETTLEMENT = Condition(code="no-judgment-on-settlement", clauses=("行诉解释 86",), warns=True)
APPLIED_IN_TIME = Condition(
    code="applied-in-time", clauses=("民诉法 205", "民诉法（2021） 201", "民诉法（2012） 194"), warns=True
)
MEDIATED_BY_SOMEBODY = Condition(
    code="mediated-by-somebody", clauses=("民诉法 205", "民诉法（2021） 201", "民诉法（2012） 194")
)
CONFIRMATION_COVERS = Condition(code="confirmation-covers", clauses=("民诉法解释 355",), warns=True)
