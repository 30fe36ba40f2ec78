"""Presiding: who leads a mediation, alone or several under one chair; a party that presides needs a yes (WX-0.2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.center.roster import ON_ROSTER
from admin_dispute.domain.dispute.answers import ConsentForm, consenting
from admin_dispute.domain.dispute.consent import PARTIES_KNOWN
from admin_dispute.domain.dispute.court_rules import INVITED, of_invited
from admin_dispute.domain.dispute.forums import Forum, forum_of
from admin_dispute.domain.dispute.parties import present
from admin_dispute.domain.dispute.recusal import not_recused
from admin_dispute.domain.dispute.rounds import Presidency, Presider, Presiding, invited_persons, with_round
from admin_dispute.domain.dispute.stage import CLOSED, CONSENTED, ENDED, MEDIATING, OFFERED
from admin_dispute.domain.dispute.trial_roles import invited, not_as_mediator
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Acceptance:
    """A party accepts that an agency of the dispute presides."""

    by: str
    organisation: str
    on: date
    form: ConsentForm


@command("accept-presiding", stages=(OFFERED, CONSENTED, MEDIATING, ENDED, CLOSED))
@frozen(kw_only=True)
class AcceptPresiding:
    """Record that parties accept an agency of the dispute as the one who presides, knowing of the conflict."""

    dispute: str
    on: date
    parties: tuple[str, ...] = field(validator=not_empty)
    organisation: str
    form: ConsentForm
    proof: Text | None = None


@command("change-presiding", stages=(MEDIATING,))
@frozen(kw_only=True)
class ChangePresiding:
    """Pass the open round to another who presides; consent, number, time and sessions stay as they are (WX-0.1)."""

    dispute: str
    on: date
    presiding: Presiding
    organisation: str | None = None
    mediator: str | None = None
    alongside: tuple[Presider, ...] = ()
    reason: Text | None = None


@event("presiding-accepted")
@frozen(kw_only=True)
class PresidingAccepted:
    """Parties accepted who presides."""

    acceptances: tuple[Acceptance, ...]
    proof: Text | None


@event("presiding-changed")
@frozen(kw_only=True)
class PresidingChanged:
    """Another presides over the round."""

    presidency: Presidency
    reason: Text | None


@decides(AcceptPresiding)
def _accept(dispute: Dispute, accepted: AcceptPresiding, law: Law, facts: Facts) -> Steps:
    known = {party.id for party in present(dispute)}
    strangers = tuple(party for party in accepted.parties if party not in known)
    yield PARTIES_KNOWN(not strangers, parties=strangers)
    yield PRESIDES_AS_PARTY(accepted.organisation in dispute.agencies, organisation=accepted.organisation)
    yield PresidingAccepted(
        acceptances=tuple(
            Acceptance(by=party, organisation=accepted.organisation, on=accepted.on, form=accepted.form)
            for party in dict.fromkeys(accepted.parties)
        ),
        proof=accepted.proof,
    )


@decides(ChangePresiding)
def _change(dispute: Dispute, change: ChangePresiding, law: Law, facts: Facts) -> Steps:
    chair = Presider(kind=change.presiding, organisation=change.organisation, mediator=change.mediator)
    presided = presidency(dispute, change.on, chair, change.alongside)
    began = dispute.rounds[-1].presidencies[-1].since
    yield AFTER_THE_LAST(began <= change.on, day=began)
    yield from may_preside(dispute, presided, law, facts)
    yield PresidingChanged(presidency=presided, reason=change.reason)


def presidency(dispute: Dispute, on: date, chair: Presider, alongside: tuple[Presider, ...]) -> Presidency:
    """Return who presides from a day on; an agency that is not named is the one that leads or is responsible."""
    leading = dispute.lead or dispute.responsible
    named = tuple(
        attrs.evolve(each, organisation=leading)
        if each.kind is Presiding.AGENCY and each.organisation is None
        else each
        for each in (chair, *alongside)
    )
    conflicts = dict.fromkeys([each.organisation for each in named if each.organisation in dispute.agencies])
    return Presidency(since=on, chair=named[0], alongside=named[1:], conflicts=tuple(conflicts))


def may_preside(dispute: Dispute, presided: Presidency, law: Law, facts: Facts) -> Steps:
    """Say what stands against those who would preside: unknown ones, and a party the others have not accepted."""
    everyone = (presided.chair, *presided.alongside)
    for each in everyone:
        if each.organisation is not None:
            known = facts.center.organisation(each.organisation, presided.since)
            yield PRESIDER_KNOWN(known, presider=each.organisation)
        if each.kind is Presiding.INVITED_MEDIATOR:
            yield MEDIATOR_NAMED(each.mediator is not None or each.organisation is not None)
        if each.mediator is not None:
            yield from _person_may_preside(dispute, each, each.mediator, presided.since, facts)
    persons = invited_persons(presided.chair, presided.alongside)
    if persons:
        yield from _load_bearable(persons, law, facts)
    yield from _provided(dispute, everyone, law)
    superiors = [each.organisation for each in everyone if each.kind is Presiding.SUPERIOR and each.organisation]
    if superiors:
        bodies = (facts.center.organisation(agency, presided.since) for agency in dispute.agencies)
        above = {body.superior for body in bodies if body is not None}
        odd = tuple(body for body in superiors if body not in above)
        yield IS_SUPERIOR(not odd, organisations=odd)
    for agency in presided.conflicts:
        yes = {each.by for each in dispute.acceptances if each.organisation == agency and each.on <= presided.since}
        parties = {party.id for party in present(dispute)}
        silent = tuple(who for who in consenting(dispute) if who in parties and who not in yes)
        neutral = NEUTRAL_CHAIR.citing(of_invited(forum_of(dispute), presided, "15"))
        yield neutral(not silent, agency=agency, parties=silent)


def _person_may_preside(dispute: Dispute, presider: Presider, person: str, on: date, facts: Facts) -> Steps:
    """Say what stands against one who presides in person: not known, off the roster, recused; another field warns."""
    listed = facts.center.mediator(person, on)
    forum = forum_of(dispute)
    if presider.kind is Presiding.INVITED_MEDIATOR:
        chosen = ON_ROSTER.citing(ON_ROSTER.clauses if forum in INVITED else ())
        yield chosen(listed, mediator=person)
    else:
        yield PRESIDER_KNOWN(listed or facts.center.officer(person, on), presider=person)
    if presider.kind is Presiding.COURT and forum is Forum.COURT:
        yield not_as_mediator(invited(dispute), person)
    yield from not_recused(dispute, person, presider.kind)
    if listed is not None and listed.fields:
        yield FIELD_FITS(dispute.matter in listed.fields, mediator=person, fields=listed.fields)


def _load_bearable(persons: tuple[str, ...], law: Law, facts: Facts) -> Steps:
    """Warn where an invited mediator has as many open rounds already as the county thinks bearable."""
    stated = law.parameter("mediator-load")
    if stated is None:
        return
    busy = tuple(who for who, load in zip(persons, facts.loads, strict=False) if load >= int(stated.value))
    yield LOAD_BEARABLE(not busy, mediators=busy, most=stated.value)


def _provided(dispute: Dispute, everyone: tuple[Presider, ...], law: Law) -> Steps:
    """Yield whether the policy provides for those who preside, where it says who may.

    A court in its own suit and a body in its own review mediate by national law (行政诉讼法 60; 行政复议法 5).
    """
    stated = law.parameter("presiding-by")
    if stated is not None:
        provided = tuple(map(Presiding, stated.listed))
        own = _BY_LAW.get(forum_of(dispute))
        odd = tuple(each.kind for each in everyone if each.kind not in provided and each.kind is not own)
        yield PRESIDER_PROVIDED.citing(stated.as_law)(not odd, presiding=odd, provided=provided)


@effect(PresidingAccepted)
def _accepted(dispute: Dispute, accepted: PresidingAccepted) -> Dispute:
    return changed(dispute, acceptances=dispute.acceptances + accepted.acceptances)


@effect(PresidingChanged)
def _changed(dispute: Dispute, change: PresidingChanged) -> Dispute:
    current = dispute.rounds[-1]
    return with_round(dispute, attrs.evolve(current, presidencies=(*current.presidencies, change.presidency)))


PRESIDES_AS_PARTY = Condition(code="presides-as-party")
_BY_LAW = {Forum.COURT: Presiding.COURT, Forum.RECONSIDERATION: Presiding.REVIEW_BODY}
PRESIDER_PROVIDED = Condition(code="presider-provided", parameter="presiding-by")
PRESIDER_KNOWN = Condition(code="presider-known", cured_by="enter-organisation")
IS_SUPERIOR = Condition(code="is-superior", warns=True)
AFTER_THE_LAST = Condition(code="after-the-last")
NEUTRAL_CHAIR = Condition(code="neutral-chair", cured_by="accept-presiding")
MEDIATOR_NAMED = Condition(code="mediator-named", clauses=("特邀调解规定 12",), cured_by="change-presiding", warns=True)
FIELD_FITS = Condition(code="field-fits", warns=True)
LOAD_BEARABLE = Condition(code="load-bearable", parameter="mediator-load", warns=True)
