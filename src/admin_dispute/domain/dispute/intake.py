"""Intake: a dispute brought to reconsideration, to court or to the center is registered as an offer (WX-2.1)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, event
from admin_dispute.domain.dispute.parties import NewParty, Party, parties_numbered
from admin_dispute.domain.dispute.routes import RouteProposed
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import DIVISION, Text, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


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


@decides(RegisterDispute)
def _register(state: None, registration: RegisterDispute, law: Law, facts: Facts) -> Steps:
    from admin_dispute.domain.dispute.representation import group_is_represented  # noqa: PLC0415 - as below
    from admin_dispute.domain.dispute.special import marked_by_rule  # noqa: PLC0415 - as below
    from admin_dispute.domain.dispute.state import opened  # noqa: PLC0415 - the root imports the parts

    yield from _for_this_center(registration, facts)
    yield from _covered(registration, law)
    registered = _registered(registration, facts)
    dispute = opened(None, registered)
    yield group_is_represented(dispute, law)
    silent = tuple(who for who in law.registration_consents(dispute) if who not in registration.agreed)
    yield REGISTRATION_AGREED(not silent, parties=silent)
    yield from law.objections_to_registration(dispute)
    yield registered
    advice = law.proposed_route(dispute)
    if advice is not None:
        yield RouteProposed(advice=advice, on=registration.on)
    yield from marked_by_rule(dispute, law, facts.center)


def _for_this_center(registration: RegisterDispute, facts: Facts) -> Steps:
    """Yield whether area, agencies and days are such that this center can register it."""
    center = facts.center
    covered = center.covers(registration.division)
    competent = None if covered else _competent(registration.division, facts)
    yield WITHIN_AREA(covered, division=registration.division, competent=competent)
    unknown = tuple(agency for agency in registration.agencies if center.organisation(agency, registration.on) is None)
    yield AGENCIES_KNOWN(not unknown, agencies=unknown)
    known, made = registration.known_on, registration.made_on
    yield KNOWN_AFTER_MADE(made is None or known is None or made <= known)


def _covered(registration: RegisterDispute, law: Law) -> Steps:
    """Yield whether the policy covers where the dispute comes from, and the phase it is in, where it says which."""
    sources, phases = law.parameter("registration-sources"), law.parameter("registration-phases")
    if sources is not None:
        covered = tuple(map(Source, sources.listed))
        yield SOURCE_COVERED.citing(sources.as_law)(registration.source in covered, covered=covered)
    if phases is not None:
        open_in = tuple(map(Phase, phases.listed))
        yield PHASE_COVERED.citing(phases.as_law)(registration.phase in open_in, covered=open_in)


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


def _competent(division: str, facts: Facts) -> str:
    for body in facts.center.standing(facts.today):
        if body.kind == "center" and division.startswith(body.division):
            return body.name
    return "有管辖权的化解中心或者人民法院"


WITHIN_AREA = Condition(code="within-area")
AGENCIES_KNOWN = Condition(code="agencies-known", cured_by="enter-organisation")
REGISTRATION_AGREED = Condition(code="registration-agreed", parameter="registration-consents")
SOURCE_COVERED = Condition(code="source-covered", parameter="registration-sources")
PHASE_COVERED = Condition(code="phase-covered", parameter="registration-phases")
KNOWN_AFTER_MADE = Condition(code="known-after-made")
