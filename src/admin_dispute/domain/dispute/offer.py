"""The offer to mediate before filing: on which of the three grounds, and no gate for anything else (WX-3.2.3)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.consent import ConsentForm
from admin_dispute.domain.dispute.forums import Forum, forum_of
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class OfferGround(StrEnum):
    """Why the parties are guided to mediation before filing (WX-3.2.3)."""

    LAW_ALLOWS = "law-allows"
    PARTY_ASKS = "party-asks"
    SERVES_BETTER = "serves-better"


@frozen(kw_only=True)
class Offer:
    """An offer: when, to whom (everybody where nobody is named), on which grounds, who asked for it, when and how."""

    on: date
    to: tuple[str, ...]
    grounds: tuple[OfferGround, ...]
    asked_by: str | None = None
    asked_on: date | None = None
    asked_form: ConsentForm | None = None


@command("offer-mediation")
@frozen(kw_only=True)
class OfferMediation:
    """Record that mediation was offered, with the grounds that guidance before filing needs; elsewhere it needs none.

    Attributes:
        asked_by, asked_on, asked_form: the party's own request, where that is a ground.
    """

    dispute: str
    on: date
    to: tuple[str, ...] = ()
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
    known = everybody(dispute)
    named = offered.to if offered.asked_by is None else (*offered.to, offered.asked_by)
    strangers = tuple(who for who in named if who not in known)
    yield OFFER_TO_KNOWN(not strangers, who=strangers)
    yield GROUNDS_NAMED(offered.grounds or forum_of(dispute) is not Forum.BEFORE_FILING)
    asks = OfferGround.PARTY_ASKS in offered.grounds
    yield REQUEST_ON_RECORD(not asks or (offered.asked_by and offered.asked_on and offered.asked_form))
    yield ASKED_BEFORE(offered.asked_on is None or offered.asked_on <= offered.on, day=offered.on)
    offer = Offer(
        on=offered.on,
        to=offered.to,
        grounds=tuple(dict.fromkeys(offered.grounds)),
        asked_by=offered.asked_by,
        asked_on=offered.asked_on,
        asked_form=offered.asked_form,
    )
    yield MediationOffered(offer=offer, reason=offered.reason)


@effect(MediationOffered)
def _offered(dispute: Dispute, offered: MediationOffered) -> Dispute:
    return changed(dispute, offers=(*dispute.offers, offered.offer))


OFFER_TO_KNOWN = Condition(code="offer-to-known")
GROUNDS_NAMED = Condition(code="grounds-named")
REQUEST_ON_RECORD = Condition(code="request-on-record")
ASKED_BEFORE = Condition(code="asked-before")
