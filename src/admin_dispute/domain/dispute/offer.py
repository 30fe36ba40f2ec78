"""The offer to mediate: to whom, by whom, in which form, what was told, and on which grounds (WX-2.1, WX-3.2.3).

Registration is an offer to everybody already; before filing, guidance to mediation names its grounds.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.answers import ConsentForm
from admin_dispute.domain.dispute.forums import Forum, forum_of
from admin_dispute.domain.dispute.parties import everybody, present
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class OfferForm(StrEnum):
    """How the offer reached the person; registration itself is one."""

    REGISTRATION = "registration"
    WRITTEN = "written"
    ORAL = "oral-on-record"
    ONLINE = "online"


class OfferGround(StrEnum):
    """Why the parties are guided to mediation before filing (WX-3.2.3)."""

    LAW_ALLOWS = "law-allows"
    PARTY_ASKS = "party-asks"
    SERVES_BETTER = "serves-better"


class Told(StrEnum):
    """What a person is told before mediation begins (特邀调解规定 14)."""

    RIGHTS = "rights"
    RULES = "rules"
    EFFECT = "effect"
    COURT_CONFIRMATION = "court-confirmation"


TO_BE_TOLD = (Told.RIGHTS, Told.RULES, Told.EFFECT)
"""Without these nobody knows what he consents to."""


@frozen(kw_only=True)
class Offer:
    """An offer to mediate.

    Attributes:
        to: those it was made to; by: the organisation that made it, None where registration did.
        told: what was explained with it; grounds: of guidance before filing.
        asked_by, asked_on, asked_form: the party's own request, where that is a ground.
    """

    on: date
    to: tuple[str, ...]
    by: str | None
    form: OfferForm
    told: tuple[Told, ...] = ()
    grounds: tuple[OfferGround, ...] = ()
    asked_by: str | None = None
    asked_on: date | None = None
    asked_form: ConsentForm | None = None


@command("offer-mediation")
@frozen(kw_only=True)
class OfferMediation:
    """Offer mediation, say what was explained, and name the grounds that guidance before filing needs.

    Attributes:
        to: those it is made to, everybody where nobody is named; told: what was explained with the offer.
        by: the organisation that offers, your own where it is left out.
        asked_by, asked_on, asked_form: the party's own request, where that is a ground.
    """

    dispute: str
    on: date
    form: OfferForm
    to: tuple[str, ...] = ()
    by: str | None = None
    told: tuple[Told, ...] = ()
    grounds: tuple[OfferGround, ...] = ()
    asked_by: str | None = None
    asked_on: date | None = None
    asked_form: ConsentForm | None = None
    reason: Text | None = None


@event("mediation-offered")
@frozen(kw_only=True)
class MediationOffered:
    """Mediation was offered."""

    offer: Offer
    reason: Text | None


@decides(OfferMediation)
def _offer(dispute: Dispute, offered: OfferMediation, law: Law, facts: Facts) -> Steps:
    by = offered.by or facts.organisation
    yield from _to_and_by(dispute, offered, by, facts)
    yield GROUNDS_NAMED(offered.grounds or forum_of(dispute) is not Forum.BEFORE_FILING)
    asks = OfferGround.PARTY_ASKS in offered.grounds
    yield REQUEST_ON_RECORD(not asks or (offered.asked_by and offered.asked_on and offered.asked_form))
    yield ASKED_BEFORE(offered.asked_on is None or offered.asked_on <= offered.on, day=offered.on)
    untold = tuple(item for item in TO_BE_TOLD if item not in offered.told)
    yield TOLD_ALL(not untold, told=untold)
    offer = Offer(
        on=offered.on,
        to=offered.to or (*(party.id for party in present(dispute)), *dispute.agencies),
        by=by,
        form=offered.form,
        told=tuple(dict.fromkeys(offered.told)),
        grounds=tuple(dict.fromkeys(offered.grounds)),
        asked_by=offered.asked_by,
        asked_on=offered.asked_on,
        asked_form=offered.asked_form,
    )
    yield MediationOffered(offer=offer, reason=offered.reason)


def _to_and_by(dispute: Dispute, offered: OfferMediation, by: str | None, facts: Facts) -> Steps:
    known = everybody(dispute)
    named = offered.to if offered.asked_by is None else (*offered.to, offered.asked_by)
    strangers = tuple(who for who in named if who not in known)
    yield OFFER_TO_KNOWN(not strangers, who=strangers)
    yield OFFERED_BY_KNOWN(by is None or facts.center.organisation(by, offered.on), organisation=by or "")


@effect(MediationOffered)
def _offered(dispute: Dispute, offered: MediationOffered) -> Dispute:
    return changed(dispute, offers=(*dispute.offers, offered.offer))


def not_offered(dispute: Dispute, parties: tuple[str, ...], on: date) -> tuple[str, ...]:
    """Return those of `parties` to whom nobody had offered mediation by a day."""
    asked = {who for offer in dispute.offers if offer.on <= on for who in offer.to}
    return tuple([who for who in parties if who not in asked])


def not_told(dispute: Dispute, parties: tuple[str, ...], on: date) -> tuple[str, ...]:
    """Return those of `parties` who had not been told rights, rules and effect by a day."""
    heard = {(who, item) for offer in dispute.offers if offer.on <= on for item in offer.told for who in offer.to}
    return tuple([who for who in parties if not heard.issuperset(product((who,), TO_BE_TOLD))])


OFFER_TO_KNOWN = Condition(code="offer-to-known")
OFFERED_BY_KNOWN = Condition(code="offered-by-known", cured_by="enter-organisation")
GROUNDS_NAMED = Condition(code="grounds-named")
REQUEST_ON_RECORD = Condition(code="request-on-record")
ASKED_BEFORE = Condition(code="asked-before")
TOLD_ALL = Condition(code="told-all", warns=True)
OFFERED_BEFORE = Condition(code="offered-before", warns=True)
INFORMED = Condition(code="informed", warns=True)
