"""National law as the first plugin: what holds everywhere unless a county's document says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.force import WayOfEffect
from admin_dispute.domain.dispute.forums import Forum, forum_of, review_first
from admin_dispute.domain.dispute.intake import Phase, Source
from admin_dispute.domain.dispute.links import LinkKind
from admin_dispute.domain.dispute.mediability import settled_beside
from admin_dispute.domain.dispute.parties import claimants, present
from admin_dispute.domain.dispute.proceedings import Instance, Procedure, ProceedingKind, pending
from admin_dispute.domain.dispute.representation import group_statute, people
from admin_dispute.domain.dispute.rounds import Presiding, Round, latest_round
from admin_dispute.domain.dispute.routes import Route, RouteAdvice
from admin_dispute.domain.dispute.special import SpecialKind
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.dispute.visit_plan import VisitCause, stated_visits
from admin_dispute.domain.law import Remedy, Series
from admin_dispute.domain.parameters import Parameter, Policy, Provenance
from admin_dispute.domain.periods import Calendar, Period
from admin_dispute.domain.ruling import Caution
from admin_dispute.domain.values import changed
from admin_dispute.law.answers import Answer
from admin_dispute.law.effect_ways import WAYS_OF_EFFECT
from admin_dispute.law.hookspecs import hookimpl
from admin_dispute.law.parameters import catalogue
from admin_dispute.law.remedies import open_remedies


@hookimpl
def register_parameters() -> Sequence[Parameter]:
    """What national law says where no policy does: the defaults of the catalogue (`law/parameters`)."""
    return tuple(
        Parameter(name=form.name, value=form.default, source=form.source, provenance=form.provenance)
        for form in catalogue().values()
        if form.default is not None and form.source is not None
    )


@hookimpl
def register_ways_of_effect() -> Sequence[WayOfEffect]:
    """What gives a settlement its force by national law, and what each way carries."""
    return WAYS_OF_EFFECT


@hookimpl
def mediation_period(dispute: Dispute, policy: Policy | None) -> Answer[Period] | None:
    """The policy's period, or the national default: a shorter one where a court hands a filed case to a mediator.

    The national default is a limit of invited mediators (特邀调解规定 27), taken over for others before filing
    (inferred); for a court that mediates itself, a reviewing agency or enforcement national law states none.
    """
    round_ = latest_round(dispute)
    stated = policy.parameter(_period_name(dispute, round_)) if policy else None
    if stated is None:
        return None
    invited = round_ is not None and round_.presiding is Presiding.INVITED_MEDIATOR
    forum = Forum.BEFORE_FILING if round_ is None else round_.forum
    if stated.provenance is Provenance.NATIONAL and not invited:
        if forum is not Forum.BEFORE_FILING:
            return None
        stated = changed(stated, provenance=Provenance.INFERRED)
    return Answer(Period.parse(stated.value), parameter=stated)


def _period_name(dispute: Dispute, round_: Round | None) -> str:
    """The parameter for a round: less time for an invited mediator in a filed case, least in a simple one."""
    if round_ is None or round_.presiding is not Presiding.INVITED_MEDIATOR:
        return "mediation-period"
    suits = [kept for kept in pending(dispute) if kept.kind is ProceedingKind.ADMINISTRATIVE_SUIT and kept.accepted_on]
    suit = next((kept for kept in suits if kept.id == round_.proceeding), suits[-1] if suits else None)
    tried = dispute.phase is Phase.TRIAL if suit is None else suit.instance is Instance.FIRST
    if suit is not None and tried and suit.procedure is Procedure.SIMPLE:
        return "mediation-period-in-simple-trial"
    return "mediation-period-in-trial" if tried else "mediation-period"


@hookimpl
def case_number_series(policy: Policy | None) -> Answer[Series] | None:
    """The series whose mark the policy states (案号规定 3, 5); none where it states none."""
    mark = policy.parameter("case-number-mark") if policy else None
    return None if mark is None else Answer(Series(mark.value), ("案号规定 3",), mark)


@hookimpl
def registration_consents(dispute: Dispute, policy: Policy | None) -> Answer[tuple[str, ...]] | None:
    """Those whom the policy names; national law asks for nobody's consent to a registration."""
    stated = policy.parameter("registration-consents") if policy else None
    if stated is None:
        return None
    asked = {"nobody": (), "claimants": ("claimant",), "parties": ("claimant", "third-party")}[stated.value]
    return Answer(tuple([party.id for party in dispute.parties if party.role in asked]), parameter=stated)


@hookimpl
def lead_deciders(policy: Policy | None) -> Answer[tuple[str, ...]] | None:
    """The functions that the policy states, separated by commas."""
    stated = policy.parameter("lead-deciders") if policy else None
    return None if stated is None else Answer(stated.listed, parameter=stated)


@hookimpl
def follow_up_visits(dispute: Dispute, cause: VisitCause, policy: Policy | None) -> Answer[tuple[Period, ...]] | None:
    """The periods that the policy states, separated by commas; national law asks for no visits."""
    stated = stated_visits(dispute, cause, policy)
    if stated is None:
        return None
    return Answer(tuple(map(Period.parse, stated.listed)), parameter=stated)


@hookimpl
def required_consents(dispute: Dispute) -> Answer[tuple[str, ...]]:
    """Every claimant and every third party (特邀调解规定 11)."""
    return Answer(tuple([party.id for party in present(dispute)]), ("特邀调解规定 11",))


@hookimpl
def responsible_agency(dispute: Dispute, on: date, center: CenterState) -> Answer[str] | None:
    """The agency of the dispute that is in charge of the matter, else the only one that acted (行政诉讼法 26)."""
    for agency in dispute.agencies:
        body = center.organisation(agency, on)
        if body is not None and dispute.matter in body.matters:
            return Answer(agency, ("行政诉讼法 26",))
    return Answer(dispute.agencies[0], ("行政诉讼法 26",)) if len(dispute.agencies) == 1 else None


@hookimpl
def objections_to_registration(dispute: Dispute, on: date) -> Sequence[Caution]:
    """Warn where the law wants reconsideration before a suit (行政复议法 23); not of a suit that was judged already."""
    rule = review_first(dispute, on)
    early = dispute.phase in (Phase.BEFORE_FILING, Phase.FILING, Phase.TRIAL)
    if rule is None or not early or dispute.source is Source.RECONSIDERATION:
        return ()
    return (Caution("review-first", rule.said(dispute), rule.clauses),)


@hookimpl
def remedies(dispute: Dispute, on: date, center: CenterState) -> Sequence[Remedy]:
    """What each outcome opens, review and suit with their limits, a suit on an agreement that is not performed."""
    return open_remedies(dispute, on, Calendar(center.calendar))


@hookimpl
def proposed_route(dispute: Dispute, on: date, center: CenterState) -> Answer[RouteAdvice]:
    """Where the case is pending it stays; else review where it must come first, adjudication, review, suit."""
    if forum_of(dispute) is not Forum.BEFORE_FILING:
        reason, clauses = settled_beside(forum_of(dispute), on)
        return Answer(RouteAdvice(route=Route.MEDIATION, reasons=(reason,)), clauses)
    rule = review_first(dispute, on)
    if rule is not None:
        route = Route.RECONSIDERATION if rule.opens(dispute) else Route.ADJUDICATION
        return Answer(RouteAdvice(route=route, reasons=(rule.said(dispute),)), rule.clauses)
    if any(civil.adjudicator for civil in dispute.civil_disputes):
        reason = "争议的实质是与行政管理有关的民事纠纷，法律、法规授权行政机关裁决"
        return Answer(RouteAdvice(route=Route.ADJUDICATION, reasons=(reason,)))
    ways = {remedy.code: remedy for remedy in open_remedies(dispute, on, Calendar(center.calendar))}
    if "reconsideration" in ways:
        reason = "尚在复议期限内；复议不收费，可以审查合法性和适当性，不服还可以起诉"
        advice = RouteAdvice(route=Route.RECONSIDERATION, reasons=(reason,))
        return Answer(advice, ("行政诉讼法 44", *ways["reconsideration"].clauses, "行政复议法 87"))
    return Answer(RouteAdvice(route=Route.SUIT, reasons=("复议期限已过或者不能复议",)), ("行政诉讼法 44",))


@hookimpl
def handover_period(policy: Policy | None) -> Answer[Period] | None:
    """The period that the policy states; national law says at once and gives no number (行诉解释 86)."""
    stated = policy.parameter("handover-period") if policy else None
    return None if stated is None else Answer(Period.parse(stated.value), ("行诉解释 86",), stated)


@hookimpl
def special_kinds(dispute: Dispute, policy: Policy | None) -> Answer[tuple[SpecialKind, ...]] | None:
    """A group where so many people claim as the law calls numerous, a batch where so many disputes are about one act.

    Many who are not counted are a group. As a rule ten and more are numerous (行诉解释 29); in reconsideration, where
    the county has no number of its own, the more than five who choose representatives (复议条例 8).
    """
    group = _numerous(dispute, policy)
    if group is not None:
        many = people(claimants(dispute))
        if many is None or many >= int(group.value):
            return Answer((SpecialKind.GROUP,), (group_statute(dispute),), parameter=group)
    batch = policy.parameter("batch-threshold") if policy and dispute.links else None
    if batch is not None:
        about_one_act = 1 + sum(link.kind is LinkKind.SAME_ACT for link in dispute.links)
        if about_one_act >= int(batch.value):
            return Answer((SpecialKind.BATCH,), parameter=batch)
    return None


def _numerous(dispute: Dispute, policy: Policy | None) -> Parameter | None:
    """From how many people on a case is a group's: the county's number, else that of the rules on representatives."""
    group = policy.parameter("group-case-threshold") if policy else None
    countys = group is not None and group.provenance in (Provenance.STATED, Provenance.COUNTY)
    in_review = dispute.phase is Phase.RECONSIDERATION
    return policy.parameter("review-group-threshold") if policy and in_review and not countys else group
