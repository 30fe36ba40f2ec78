"""Intake: a dispute brought to reconsideration, to court or to the center is registered as an offer (WX-2.1)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import begins, command, event
from admin_dispute.domain.dispute.parties import NewParty, Party, parties_numbered
from admin_dispute.domain.ids import Words
from admin_dispute.domain.values import DIVISION, Text, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts


class Source(StrEnum):
    """Where the dispute was brought before it came to the center."""

    COURT = "court"
    RECONSIDERATION = "reconsideration"
    AGENCY = "agency"
    PETITION = "petition"
    PROCURATORATE = "procuratorate"
    CENTER = "center"


class Phase(StrEnum):
    """The phase of the proceedings in which mediation is offered (WX-2.3)."""

    BEFORE_FILING = "before-filing"
    FILING = "filing"
    RECONSIDERATION = "reconsideration"
    TRIAL = "trial"
    SECOND_INSTANCE = "second-instance"
    RETRIAL = "retrial"
    SUPERVISION = "supervision"
    BEFORE_ENFORCEMENT = "before-enforcement"
    ENFORCEMENT = "enforcement"
    NON_LITIGATION_ENFORCEMENT = "non-litigation-enforcement"


class Matter(StrEnum):
    """The kind of administrative act in dispute (行政诉讼法 12; causes of action of 法发〔2020〕44号)."""

    PENALTY = "penalty"
    COMPULSION = "compulsion"
    LICENCE = "licence"
    NATURAL_RESOURCES = "natural-resources"
    EXPROPRIATION = "expropriation"
    DUTY_NOT_PERFORMED = "duty-not-performed"
    BUSINESS_AUTONOMY = "business-autonomy"
    COMPETITION = "competition"
    UNLAWFUL_DEMAND = "unlawful-demand"
    SOCIAL_BENEFIT = "social-benefit"
    AGREEMENT = "administrative-agreement"
    COMPENSATION = "compensation"
    INJURY_AT_WORK = "injury-at-work"
    INFORMATION = "government-information"
    REGISTRATION = "registration"
    RECOGNITION = "recognition"
    ADJUDICATION = "adjudication"
    RECONSIDERATION = "reconsideration"
    OTHER = "other"


REAL_ESTATE = (Matter.NATURAL_RESOURCES, Matter.EXPROPRIATION)
"""Matters in which an act usually disposes of real estate: twenty years instead of five (行诉解释 9)."""


@command("register-dispute", opens=True)
@frozen(kw_only=True)
class RegisterDispute:
    """Register a dispute; before the parties consent it is an offer to mediate, no more.

    Attributes:
        source: where it was brought; phase: of the proceedings; matter: the kind of act.
        act: the challenged act in words; made_on: the day it was made; known_on: the day the claimant knew of it.
        division: code of the place of the act; agencies: ids of the agencies that answer for it.
        parties: claimants and third parties; they are numbered p1, p2 ... in this order.
        agreed: ids of the parties who agreed to be registered, where the policy asks for that.
        court: the competent court where it is another than the center's (never a reason to refuse).
        on_the_spot: the act was made on the spot, as a penalty can be (复议前置: 行政复议法 23).
        limit_told: whether the claimant was told of the right and the limit to sue, None where nobody knows;
            limit_known_on: when he learnt of them otherwise (行诉解释 64).
        review_told, review_known_on: the same of the right to a review, before whom and until when (行政复议法 20).
        applied_on: of a duty not performed, the day the agency received the application; duty_until: the last day for
            performing it where another law sets one, or the day of the application in an emergency (行政诉讼法 47).
    """

    on: date
    source: Source
    phase: Phase
    matter: Matter
    act: Text
    division: str = field(validator=DIVISION)
    agencies: tuple[str, ...] = field(validator=not_empty)
    parties: tuple[NewParty, ...] = field(validator=not_empty)
    made_on: date | None = None
    known_on: date | None = None
    court: Words | None = None
    agreed: tuple[str, ...] = ()
    on_the_spot: bool = False
    limit_told: bool | None = None
    limit_known_on: date | None = None
    review_told: bool | None = None
    review_known_on: date | None = None
    applied_on: date | None = None
    duty_until: date | None = None


@event("dispute-registered")
@frozen(kw_only=True)
class DisputeRegistered:
    """A dispute was registered, as an offer."""

    id: str
    on: date
    source: Source
    phase: Phase
    matter: Matter
    act: Text
    division: str
    agencies: tuple[str, ...]
    parties: tuple[Party, ...]
    made_on: date | None
    known_on: date | None
    court: Words | None
    on_the_spot: bool = False
    limit_told: bool | None = None
    limit_known_on: date | None = None
    review_told: bool | None = None
    review_known_on: date | None = None
    applied_on: date | None = None
    duty_until: date | None = None


@begins(RegisterDispute)
def _registered(registration: RegisterDispute, facts: Facts) -> DisputeRegistered:
    return DisputeRegistered(
        id=facts.id,
        on=registration.on,
        source=registration.source,
        phase=registration.phase,
        matter=registration.matter,
        act=registration.act,
        division=registration.division,
        agencies=registration.agencies,
        parties=parties_numbered(registration.parties),
        made_on=registration.made_on,
        known_on=registration.known_on,
        court=registration.court or facts.center.court,
        on_the_spot=registration.on_the_spot,
        limit_told=registration.limit_told,
        limit_known_on=registration.limit_known_on,
        review_told=registration.review_told,
        review_known_on=registration.review_known_on,
        applied_on=registration.applied_on,
        duty_until=registration.duty_until,
    )
