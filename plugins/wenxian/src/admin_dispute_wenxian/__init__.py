"""Rules of Wen County (温县, Henan): 温法联〔2021〕7号, each citing the clause it rests on.

What the document says is here; what it leaves open comes from national law or from the parameters of the policy.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from importlib.resources import files

from admin_dispute import (
    Answer,
    Caution,
    CenterState,
    Clause,
    Dispute,
    Draft,
    Effective,
    Forum,
    Incentive,
    Maker,
    Objection,
    Period,
    Phase,
    Policy,
    RiskGround,
    Route,
    RouteAdvice,
    Series,
    Sheet,
    Source,
    VisitCause,
    WayOfEffect,
    claimants,
    clauses_of,
    forum_of,
    hookimpl,
    people,
    policy_of,
    present,
    review_first,
    sheet_of,
    stated_visits,
    term,
)
from admin_dispute_wenxian.telling import (
    agency_asked_in,
    agreement_effective,
    circular_moved,
    credit_entry_moved,
    deadline_passed,
    dispute_registered,
    mediation_opened,
    meeting_called,
    problem_raised,
    progress_listed,
    risk_escalated,
    risk_marked,
    suit_limit_nears,
    task_given,
)

__all__ = [
    "agency_asked_in",
    "agreement_effective",
    "circular_moved",
    "credit_entry_moved",
    "deadline_passed",
    "dispute_registered",
    "mediation_opened",
    "meeting_called",
    "problem_raised",
    "progress_listed",
    "risk_escalated",
    "risk_marked",
    "suit_limit_nears",
    "task_given",
]
"""What a plugin answers is found in its module: these answer from a module of their own."""


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


@hookimpl
def register_clauses() -> Sequence[Clause]:
    """Every clause of the document, and the articles of the province's law that its credit entries rest on."""
    tested = tomllib.loads(_text("tested.toml"))
    return tuple(clause for name in ("clauses.toml", "henan.toml") for clause in clauses_of(_text(name), name, tested))


@hookimpl
def register_policies() -> Sequence[Policy]:
    """The document as a policy: issued 2021-03-21; that it is in force from that day is inferred (WX-5.1)."""
    return (policy_of(_text("policy.toml")).policy,)


@hookimpl
def register_sheets() -> Sequence[Sheet]:
    """An example of a sheet: taking part and performing count; the weights are the county's to set (WX-4.3.1)."""
    return (sheet_of(_text("assessment.toml")),)


@hookimpl
def registration_consents(dispute: Dispute, policy: Policy | None) -> Answer[tuple[str, ...]] | None:
    """Disputes may be registered when the parties agree; how early they must, the county sets (WX-2.1).

    Nobody's consent is no answer of the document, but of the policy that says so.
    """
    stated = policy.parameter("registration-consents") if policy else None
    if stated is None:
        return None
    asked = {"nobody": (), "claimants": ("claimant",), "parties": ("claimant", "third-party")}[stated.value]
    parties = tuple([party.id for party in dispute.parties if party.role in asked])
    return Answer(parties, ("WX-2.1",) if asked else (), parameter=stated)


@hookimpl
def register_ways_of_effect() -> Sequence[WayOfEffect]:
    """The center's own seal on an agreement: it binds as a signature does, and is no title (WX-0.1)."""
    return (
        WayOfEffect(
            code="center-seal",
            name="加盖化解中心印章",
            by=Maker.CENTER,
            effective=Effective.DECISION,
            clauses=("WX-0.1",),
        ),
    )


@hookimpl
def required_consents(dispute: Dispute) -> Answer[tuple[str, ...]]:
    """Registration and mediation need the parties' consent: every claimant and third party (WX-2.1)."""
    return Answer(tuple([party.id for party in present(dispute)]), ("WX-2.1",))


@hookimpl
def responsible_agency(dispute: Dispute, on: date, center: CenterState) -> Answer[str] | None:
    """谁主管、谁负责: the organisation of the directory in charge of the matter at the place (WX-3.1.1)."""
    in_charge = [
        body
        for body in center.standing(on)
        if dispute.matter in body.matters and dispute.division.startswith(body.division.rstrip("0"))
    ]
    named = [body for body in in_charge if body.id in dispute.agencies]
    found = named or in_charge
    return Answer(found[0].id, ("WX-3.1.1",)) if len(found) == 1 else None


@hookimpl
def lead_deciders() -> Answer[tuple[str, ...]]:
    """Court and the government's legal office settle together who leads (WX-3.1.3)."""
    return Answer(("court", "legal-office"), ("WX-3.1.3",))


@hookimpl
def case_number_series(policy: Policy | None) -> Answer[Series] | None:
    """A series of its own for mediation before filing; the mark is a setting of the county (WX-3.2.5)."""
    mark = policy.parameter("case-number-mark") if policy else None
    return None if mark is None else Answer(Series(mark.value), ("WX-3.2.5",), mark)


@hookimpl
def follow_up_visits(dispute: Dispute, cause: VisitCause, policy: Policy | None) -> Answer[tuple[Period, ...]] | None:
    """Visits after settled and withdrawn cases, and after performance; when is the county's to set (WX-4.3.3)."""
    stated = stated_visits(dispute, cause, policy)
    if stated is None:
        return None
    return Answer(tuple(map(Period.parse, stated.listed)), ("WX-4.3.3",), stated)


_NOT_BROUGHT_YET = (Phase.BEFORE_FILING, Phase.BEFORE_ENFORCEMENT)
"""The phases in which nothing need have been brought to reconsideration or to court."""


@hookimpl
def objections_to_registration(dispute: Dispute) -> Sequence[Objection]:
    """Disputes brought to reconsideration or to court may be registered, whoever tells the center of them (WX-2.1)."""
    if dispute.source in {Source.COURT, Source.RECONSIDERATION} or dispute.phase not in _NOT_BROUGHT_YET:
        return ()
    text = (
        f"本意见登记的是提起复议及诉至法院的行政争议；“{term('source', dispute.source)}”转来而尚未复议、起诉的不在其列"
    )
    return (Objection("source-admitted", text, ("WX-2.1",)),)


@hookimpl
def objections_to_agreement(draft: Draft) -> Sequence[Caution]:
    """Each obligation says until when, or its lateness can't be found by itself (WX-4.3.4)."""
    undated = tuple(owed.id for owed in draft.obligations if owed.promised)
    if not undated:
        return ()
    text = f"义务{'、'.join(undated)}没有履行期限，届时无法自动发现逾期"
    return (Caution("obligation-dated", text, ("WX-4.3.4",)),)


@hookimpl
def proposed_route(dispute: Dispute, on: date) -> Answer[RouteAdvice] | None:
    """Mediation first, before filing too (WX-2.3, WX-3.2.2); where the law wants review first it goes first."""
    if forum_of(dispute) is not Forum.BEFORE_FILING or review_first(dispute, on) is not None:
        return None
    if any(civil.adjudicator for civil in dispute.civil_disputes):
        return None
    return _MEDIATION_FIRST


_MEDIATION_FIRST = Answer(
    RouteAdvice(route=Route.MEDIATION, reasons=("先行调解，把争议化解在基层和初始阶段；不愿调解的照常复议、起诉",)),
    ("WX-2.3", "WX-3.2.2"),
)


@hookimpl
def incentives_for_performance(dispute: Dispute) -> Sequence[Incentive]:
    """Performing of one's own accord is encouraged through the credit evaluation and other ways (WX-3.2.9)."""
    return (Incentive(text="自动履行情况纳入诚信评价体系", clauses=("WX-3.2.9",)),)


@hookimpl
def risk_grounds(dispute: Dispute, policy: Policy | None) -> Answer[tuple[RiskGround, ...]] | None:
    """A dispute of so many people affects social stability; how many is the county's to set (WX-3.1.8)."""
    stated = policy.parameter("risk-group-threshold") if policy else None
    if stated is None:
        return None
    many = people(claimants(dispute))
    if many is not None and many < int(stated.value):
        return None
    return Answer((RiskGround.SOCIAL_STABILITY,), ("WX-3.1.8",), stated)
