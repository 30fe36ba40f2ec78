"""Hooks that ask for one answer: the last listed plugin that answers, within what national law binds."""

from __future__ import annotations

from datetime import date

from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.parties import claimants
from admin_dispute.domain.dispute.risk import RiskGround
from admin_dispute.domain.dispute.routes import RouteAdvice
from admin_dispute.domain.dispute.special import SpecialKind
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.dispute.visit_plan import VisitCause
from admin_dispute.domain.law import Series
from admin_dispute.domain.parameters import Policy
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition, Objection
from admin_dispute.law.answers import Answer
from admin_dispute.law.hookspecs.form import declare

EVERY_CLAIMANT_CONSENTS = Condition(code="every-claimant-consents", clauses=("特邀调解规定 11", "行政诉讼法 60"))


def _every_claimant(value: tuple[str, ...], dispute: Dispute, **_: object) -> Objection | None:
    left_out = tuple([party.id for party in claimants(dispute) if party.id not in value])
    said = EVERY_CLAIMANT_CONSENTS(not left_out, parties=left_out)
    return said if isinstance(said, Objection) else None


@declare("answer")
def registration_consents(
    dispute: Dispute, on: date, policy: Policy | None, center: CenterState
) -> Answer[tuple[str, ...]] | None:
    """Who must agree before a dispute is registered: ids of parties; an offer to mediate needs nobody.

    Combination: the last listed plugin that answers.
    Default: nobody; registration is an offer.

    Args:
        dispute: as it would be registered.
    """


@declare("answer", bound=_every_claimant)
def required_consents(
    dispute: Dispute, on: date, policy: Policy | None, center: CenterState
) -> Answer[tuple[str, ...]] | None:
    """Whose consent mediation needs: ids of parties, or of agencies where the county asks them too.

    Combination: the last listed plugin that answers. Bound: every claimant (特邀调解规定 11; 行政诉讼法 60).
    Default: every claimant and third party.
    """


@declare("answer")
def responsible_agency(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Answer[str] | None:
    """Which agency is in charge of the matter at the place.

    Combination: the last listed plugin that answers.
    Default: nobody is found; the clerk names one.
    """


@declare("answer")
def lead_deciders(
    dispute: Dispute, on: date, policy: Policy | None, center: CenterState
) -> Answer[tuple[str, ...]] | None:
    """Which functions settle together who leads among several agencies.

    Combination: the last listed plugin that answers.
    Default: the court alone.
    """


@declare("answer")
def case_number_series(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Answer[Series] | None:
    """From which series the center numbers its mediations.

    Combination: the last listed plugin that answers.
    Default: the center issues no numbers; they are recorded from outside.
    """


@declare("answer")
def mediation_period(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Answer[Period] | None:
    """How long a round of mediation may last, from its opening; the round is the dispute's latest, its period empty.

    Combination: the last listed plugin that answers.
    Default: nothing limits it.
    """


@declare("answer")
def follow_up_visits(
    dispute: Dispute, cause: VisitCause, on: date, policy: Policy | None, center: CenterState
) -> Answer[tuple[Period, ...]] | None:
    """After which periods follow-up visits fall due, counted from the day of what they follow.

    Combination: the last listed plugin that answers.
    Default: no visits.

    Args:
        cause: what the visits would follow: an agreement, a letter, a withdrawal, performance, the closing.
    """


@declare("answer")
def proposed_route(
    dispute: Dispute, on: date, policy: Policy | None, center: CenterState
) -> Answer[RouteAdvice] | None:
    """Which way intake proposes for the dispute, with reasons; nobody is bound by it.

    Combination: the last listed plugin that answers.
    Default: nothing is proposed.
    """


@declare("answer")
def handover_period(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Answer[Period] | None:
    """How long the file may wait, after an attempt ended without agreement, until it goes to court or review.

    Combination: the last listed plugin that answers.
    Default: no number is set; how long it took is measured all the same.
    """


@declare("answer")
def risk_grounds(
    dispute: Dispute, on: date, policy: Policy | None, center: CenterState
) -> Answer[tuple[RiskGround, ...]] | None:
    """On which grounds a rule marks the dispute as one that may escalate; asked when people or links come in.

    Combination: the last listed plugin that answers.
    Default: none; officers mark by hand.

    Args:
        dispute: as the act would leave it.
    """


@declare("answer")
def special_kinds(
    dispute: Dispute, on: date, policy: Policy | None, center: CenterState
) -> Answer[tuple[SpecialKind, ...]] | None:
    """Which kinds of sensitive and group case the dispute is by rule; asked when people or links come in.

    Combination: the last listed plugin that answers.
    Default: a group from the policy's number of people on, a batch from its number of disputes about one act.

    Args:
        dispute: as the act would leave it.
    """
