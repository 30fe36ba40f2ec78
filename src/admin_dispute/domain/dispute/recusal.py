"""Recusal of a mediator on a statutory ground, waived or decided (特邀调解规定 15); without any: `mediator_refusal`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.center.directory import Function
from admin_dispute.domain.dispute.answers import ConsentForm, consenting, taking_part
from admin_dispute.domain.dispute.parties import everybody, present
from admin_dispute.domain.dispute.rounds import Presiding
from admin_dispute.domain.dispute.stage import MEDIATING
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class RecusalGround(StrEnum):
    """Why a mediator stays away: the three grounds of the rule, or a side that does not want him or her."""

    NEAR_RELATIVE = "near-relative"
    INTEREST = "interest"
    OTHER_RELATION = "other-relation"
    NOT_WANTED = "not-wanted"


@frozen(kw_only=True)
class Waiver:
    """A side that agrees to the mediator, knowing of the ground."""

    by: str
    on: date
    form: ConsentForm


@frozen(kw_only=True)
class Recusal:
    """A ground against a mediator in this dispute: `q1`, `q2` ...

    Attributes:
        by: the sides that ask for the recusal or refuse the mediator; nobody where the mediator tells of it.
        waivers: the sides that agree to the mediator all the same.
        upheld: as decided, None while nothing is; decider: the court or the mediator's organisation.
    """

    id: str
    mediator: str
    ground: RecusalGround
    on: date
    by: tuple[str, ...]
    what: Text | None = None
    waivers: tuple[Waiver, ...] = ()
    upheld: bool | None = None
    decided_on: date | None = None
    decider: str | None = None


class StatutoryGround(StrEnum):
    """The grounds of the rule (特邀调解规定 15)."""

    NEAR_RELATIVE = "near-relative"
    INTEREST = "interest"
    OTHER_RELATION = "other-relation"


@command("ask-recusal")
@frozen(kw_only=True)
class AskRecusal:
    """Record a statutory ground against a mediator: asked by a side, or told by the mediator (`by` names nobody)."""

    dispute: str
    on: date
    mediator: str
    ground: StatutoryGround
    by: tuple[str, ...] = ()
    what: Text | None = None


@command("waive-recusal")
@frozen(kw_only=True)
class WaiveRecusal:
    """Record that sides agree to a mediator, knowing of the ground; once all do, it stands in the way no more."""

    dispute: str
    on: date
    recusal: str
    by: tuple[str, ...] = field(validator=not_empty)
    form: ConsentForm


@command("decide-recusal")
@frozen(kw_only=True)
class DecideRecusal:
    """Record the decision of the court, or of the mediator's organisation, on a ground."""

    dispute: str
    on: date
    recusal: str
    decider: str
    upheld: bool
    reason: Text | None = None


@event("recusal-noted")
@frozen(kw_only=True)
class RecusalNoted:
    """Something stands against a mediator."""

    recusal: Recusal


@event("recusal-waived")
@frozen(kw_only=True)
class RecusalWaived:
    """Sides agree to a mediator all the same."""

    recusal: str
    waivers: tuple[Waiver, ...]


@event("recusal-decided")
@frozen(kw_only=True)
class RecusalDecided:
    """A ground was decided on."""

    recusal: str
    on: date
    decider: str
    upheld: bool
    reason: Text | None


@decides(AskRecusal)
def _ask(dispute: Dispute, asked: AskRecusal, law: Law, facts: Facts) -> Steps:
    yield from mediator_known(dispute, asked.mediator, asked.on, facts)
    yield from sides_known(dispute, asked.by)
    yield RecusalNoted(
        recusal=Recusal(
            id=next_recusal(dispute),
            mediator=asked.mediator,
            ground=RecusalGround(asked.ground),
            on=asked.on,
            by=asked.by,
            what=asked.what,
        )
    )


@decides(WaiveRecusal)
def _waive(dispute: Dispute, waived: WaiveRecusal, law: Law, facts: Facts) -> Steps:
    recusal = recusal_of(dispute, waived.recusal)
    yield GROUND_THERE(recusal is not None and recusal.ground is not RecusalGround.NOT_WANTED, recusal=waived.recusal)
    yield from sides_known(dispute, waived.by)
    waivers = tuple(Waiver(by=side, on=waived.on, form=waived.form) for side in dict.fromkeys(waived.by))
    yield RecusalWaived(recusal=waived.recusal, waivers=waivers)


@decides(DecideRecusal)
def _decide(dispute: Dispute, decided: DecideRecusal, law: Law, facts: Facts) -> Steps:
    recusal = recusal_of(dispute, decided.recusal)
    yield GROUND_THERE(recusal is not None and recusal.ground is not RecusalGround.NOT_WANTED, recusal=decided.recusal)
    if recusal is None:
        return
    yield NOT_DECIDED(recusal.upheld is None, day=recusal.decided_on)
    body = facts.center.organisation(decided.decider, decided.on)
    mediator = facts.center.mediator(recusal.mediator, decided.on)
    own = mediator is not None and mediator.organisation == decided.decider
    yield RECUSAL_DECIDER(body is not None and (own or Function.COURT in body.functions), organisation=decided.decider)
    yield RecusalDecided(
        recusal=recusal.id, on=decided.on, decider=decided.decider, upheld=decided.upheld, reason=decided.reason
    )


def next_recusal(dispute: Dispute) -> str:
    """Return the id of the next recusal."""
    return f"q{len(dispute.recusals) + 1}"


def mediator_known(dispute: Dispute, mediator: str, on: date, facts: Facts) -> Steps:
    """Yield whether somebody presided here, is on the roster or in office."""
    known = mediator in presiders(dispute) or facts.center.mediator(mediator, on) or facts.center.officer(mediator, on)
    yield MEDIATOR_KNOWN(known, mediator=mediator)


def sides_known(dispute: Dispute, sides: tuple[str, ...]) -> Steps:
    """Yield whether all that are named are sides of the dispute."""
    known = everybody(dispute)
    strangers = tuple(side for side in sides if side not in known)
    yield SIDE_OF_DISPUTE(not strangers, sides=strangers)


def recusal_of(dispute: Dispute, id: str) -> Recusal | None:  # noqa: A002 - the field's word
    """Return a recusal by its id."""
    return next((recusal for recusal in dispute.recusals if recusal.id == id), None)


def presiders(dispute: Dispute) -> Iterator[str]:
    """Give everybody who presided, or presides, in person."""
    for round_ in dispute.rounds:
        for presidency in round_.presidencies:
            yield from (one.mediator for one in (presidency.chair, *presidency.alongside) if one.mediator is not None)


def both_sides(dispute: Dispute) -> tuple[str, ...]:
    """Return who must agree where the rules ask for both sides: who mediates, and the agency side."""
    there = {party.id for party in present(dispute)}
    agency = dispute.lead or dispute.responsible or dispute.agencies[0]
    asking = (*taking_part(dispute), *(who for who in consenting(dispute) if who in there))
    return tuple(dict.fromkeys((*asking, agency)))


def standing_against(dispute: Dispute, mediator: str) -> tuple[Recusal, ...]:
    """Return what stands in the way of a mediator: not waived by all, not decided to be none."""
    return tuple(recusal for recusal in dispute.recusals if recusal.mediator == mediator and _stands(dispute, recusal))


def _stands(dispute: Dispute, recusal: Recusal) -> bool:
    if recusal.ground is RecusalGround.NOT_WANTED:
        return True
    agreed = {waiver.by for waiver in recusal.waivers}
    return recusal.upheld is not False and not agreed.issuperset(both_sides(dispute))


def not_recused(dispute: Dispute, mediator: str, kind: Presiding) -> Steps:
    """Say whether anything stands against a mediator; of an invited one the rules on invited mediation speak."""
    against = standing_against(dispute, mediator)
    articles = NOT_RECUSED.clauses if kind is Presiding.INVITED_MEDIATOR else ()
    grounds = tuple(dict.fromkeys(recusal.ground for recusal in against))
    cure = "change-presiding" if RecusalGround.NOT_WANTED in grounds else "waive-recusal"
    yield NOT_RECUSED.citing(articles)(not against, mediator=mediator, grounds=grounds, cured_by=cure)


def presiding_free(dispute: Dispute) -> Steps:
    """Say whether anything stands against whoever presides over the open round: such a one goes no step further."""
    if not dispute.recusals or dispute.stage is not MEDIATING:
        return
    current = dispute.rounds[-1].presidencies[-1]
    for one in (current.chair, *current.alongside):
        if one.mediator is not None:
            yield from not_recused(dispute, one.mediator, one.kind)


@effect(RecusalNoted)
def _noted(dispute: Dispute, noted: RecusalNoted) -> Dispute:
    return changed(dispute, recusals=(*dispute.recusals, noted.recusal))


@effect(RecusalWaived)
def _waived(dispute: Dispute, waived: RecusalWaived) -> Dispute:
    recusal = recusal_of(dispute, waived.recusal)
    if recusal is None:
        return dispute
    return _with(dispute, attrs.evolve(recusal, waivers=(*recusal.waivers, *waived.waivers)))


@effect(RecusalDecided)
def _decided(dispute: Dispute, decided: RecusalDecided) -> Dispute:
    recusal = recusal_of(dispute, decided.recusal)
    if recusal is None:
        return dispute
    now = attrs.evolve(recusal, upheld=decided.upheld, decided_on=decided.on, decider=decided.decider)
    return _with(dispute, now)


def _with(dispute: Dispute, now: Recusal) -> Dispute:
    return changed(dispute, recusals=tuple(now if one.id == now.id else one for one in dispute.recusals))


MEDIATOR_KNOWN = Condition(code="mediator-known", cured_by="enter-mediator")
SIDE_OF_DISPUTE = Condition(code="side-of-dispute")
GROUND_THERE = Condition(code="ground-there", cured_by="ask-recusal")
NOT_DECIDED = Condition(code="recusal-not-decided")
RECUSAL_DECIDER = Condition(code="recusal-decider", clauses=("特邀调解规定 15",))
NOT_RECUSED = Condition(code="not-recused", clauses=("特邀调解规定 15",), cured_by="waive-recusal")
