"""Routes: which way intake proposes and why, which was chosen by whom; the civil dispute behind it (WX-3.2.2)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty
from admin_dispute.domain.words import worded

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class Route(StrEnum):
    """A way that a dispute can take from intake."""

    MEDIATION = "mediation"
    RECONSIDERATION = "reconsideration"
    ADJUDICATION = "adjudication"
    SUIT = "suit"
    CIVIL_SUIT = "civil-suit"


@frozen(kw_only=True)
class RouteAdvice:
    """A route with its reasons, in Chinese."""

    route: Route
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"{worded(self.route)}：{'；'.join(self.reasons)}"


@frozen(kw_only=True)
class RouteChoice:
    """A route as it was chosen: by whom, when; `proposed` is what had been proposed, None where nothing was."""

    on: date
    route: Route
    by: str
    proposed: Route | None


class CivilTie(StrEnum):
    """How a civil dispute is tied to the act (行政诉讼法 61)."""

    LICENCE = "licence"
    REGISTRATION = "registration"
    EXPROPRIATION = "expropriation"
    ADJUDICATION = "adjudication"
    OTHER = "other"


@frozen(kw_only=True)
class CivilDispute:
    """The civil dispute behind an act: between whom, how tied; which agency may adjudicate it, by which law."""

    between: tuple[str, ...]
    tie: CivilTie
    adjudicator: Words | None = None
    law: Words | None = None


@command("propose-route")
@frozen(kw_only=True)
class ProposeRoute:
    """Ask the law which way the dispute should take, and record the proposal with its reasons."""

    dispute: str
    on: date


@command("choose-route")
@frozen(kw_only=True)
class ChooseRoute:
    """Record which way was chosen, and who chose it; against the proposal too."""

    dispute: str
    on: date
    route: Route
    by: str
    reason: Text | None = None


@command("note-civil-dispute")
@frozen(kw_only=True)
class NoteCivilDispute:
    """Record that the real dispute is a civil one tied to the act: between whom, and who may adjudicate it by law.

    Attributes:
        adjudicator: the agency that a law empowers to adjudicate; law: that law and article, in words.
    """

    dispute: str
    on: date
    between: tuple[str, ...] = field(validator=not_empty)
    tie: CivilTie
    what: Text | None = None
    adjudicator: Words | None = None
    law: Words | None = None


@event("route-proposed")
@frozen(kw_only=True)
class RouteProposed:
    """A route was proposed."""

    advice: RouteAdvice
    on: date


@event("route-chosen")
@frozen(kw_only=True)
class RouteChosen:
    """A route was chosen."""

    choice: RouteChoice
    reason: Text | None


@event("civil-dispute-noted")
@frozen(kw_only=True)
class CivilDisputeNoted:
    """A civil dispute stands behind the act."""

    civil: CivilDispute
    what: Text | None


@decides(ProposeRoute)
def _propose(dispute: Dispute, asked: ProposeRoute, law: Law, facts: Facts) -> Steps:
    advice = law.proposed_route(dispute)
    yield ROUTE_FOUND(advice)
    if advice is not None:
        yield RouteProposed(advice=advice, on=asked.on)


@decides(ChooseRoute)
def _choose(dispute: Dispute, chosen: ChooseRoute, law: Law, facts: Facts) -> Steps:
    yield CHOOSER_KNOWN(
        chosen.by in everybody(dispute) or facts.center.organisation(chosen.by, chosen.on) is not None, who=chosen.by
    )
    proposed = dispute.route_advice
    yield AS_PROPOSED(proposed is None or proposed.route is chosen.route, route=proposed and proposed.route)
    civil = any(kept.adjudicator for kept in dispute.civil_disputes)
    yield ADJUDICABLE(chosen.route is not Route.ADJUDICATION or civil)
    choice = RouteChoice(
        on=chosen.on, route=chosen.route, by=chosen.by, proposed=None if proposed is None else proposed.route
    )
    yield RouteChosen(choice=choice, reason=chosen.reason)


@decides(NoteCivilDispute)
def _note(dispute: Dispute, noted: NoteCivilDispute, law: Law, facts: Facts) -> Steps:
    people = {party.id for party in dispute.parties}
    strangers = tuple(who for who in noted.between if who not in people)
    yield BETWEEN_PARTIES(not strangers, who=strangers)
    yield LAW_NAMED(noted.adjudicator is None or noted.law)
    civil = CivilDispute(between=noted.between, tie=noted.tie, adjudicator=noted.adjudicator, law=noted.law)
    yield CivilDisputeNoted(civil=civil, what=noted.what)


@effect(RouteProposed)
def _proposed(dispute: Dispute, proposed: RouteProposed) -> Dispute:
    return changed(dispute, route_advice=proposed.advice)


@effect(RouteChosen)
def _chosen(dispute: Dispute, chosen: RouteChosen) -> Dispute:
    return changed(dispute, routes=(*dispute.routes, chosen.choice))


@effect(CivilDisputeNoted)
def _noted(dispute: Dispute, noted: CivilDisputeNoted) -> Dispute:
    return changed(dispute, civil_disputes=(*dispute.civil_disputes, noted.civil))


ROUTE_FOUND = Condition(code="route-found")
CHOOSER_KNOWN = Condition(code="chooser-known")
AS_PROPOSED = Condition(code="as-proposed", warns=True)
ADJUDICABLE = Condition(code="adjudicable", cured_by="note-civil-dispute")
BETWEEN_PARTIES = Condition(code="between-parties")
LAW_NAMED = Condition(code="law-named")
