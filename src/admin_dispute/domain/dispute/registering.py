"""Registering: whether this center can register a dispute, who has to agree, which way it proposes (WX-2.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from admin_dispute.domain.act import Steps, decides
from admin_dispute.domain.dispute.intake import Phase, RegisterDispute, Source
from admin_dispute.domain.dispute.representation import group_is_represented
from admin_dispute.domain.dispute.routes import RouteProposed
from admin_dispute.domain.dispute.special import marked_by_rule
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@decides(RegisterDispute)
def _register(dispute: Dispute, registration: RegisterDispute, law: Law, facts: Facts) -> Steps:
    yield from _for_this_center(registration, facts)
    yield from _covered(registration, law)
    yield group_is_represented(dispute, law)
    silent = tuple([who for who in law.registration_consents(dispute) if who not in registration.agreed])
    yield REGISTRATION_AGREED(not silent, parties=silent)
    yield from law.objections_to_registration(dispute)
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
    unknown = tuple([one for one in registration.agencies if center.organisation(one, registration.on) is None])
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
