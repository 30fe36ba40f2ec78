"""Rules of Wen County (温县, Henan): 温法联〔2021〕7号, each citing the clause it rests on.

What the document says is here; what it leaves open comes from national law or from the parameters of the policy.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from admin_dispute import (
    Answer,
    Caution,
    CenterState,
    Circular,
    Clause,
    CreditEntry,
    Dispute,
    Draft,
    Effective,
    Escalation,
    Forum,
    Incentive,
    Lateness,
    Maker,
    Meeting,
    Message,
    Objection,
    Period,
    Policy,
    Problem,
    ProgressList,
    Risk,
    RiskGround,
    Route,
    RouteAdvice,
    Series,
    Sheet,
    Source,
    Task,
    VisitCause,
    WayOfEffect,
    claimants,
    forum_of,
    hookimpl,
    people,
    policy_of,
    review_first,
    sheet_of,
    stated_visits,
    term,
)


@cache
def _page(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


@hookimpl
def register_clauses() -> Sequence[Clause]:
    """Every clause of the document, and the articles of the province's law that its credit entries rest on."""
    tested = _page("tested.toml")
    return tuple(
        Clause(
            id=id_,
            place=row["place"],
            title=row["title"],
            conditions=tuple(row.get("conditions", ())),
            commands=tuple(row.get("commands", ())),
            hooks=tuple(row.get("hooks", ())),
            reports=tuple(row.get("reports", ())),
            tests=tuple(tested.get(id_, ())),
        )
        for id_, row in (_page("clauses.toml") | _page("henan.toml")).items()
    )


@hookimpl
def register_policies() -> Sequence[Policy]:
    """The document as a policy: issued 2021-03-21; that it is in force from that day is inferred (WX-5.1)."""
    return (policy_of(files(__package__).joinpath("policy.toml").read_text("utf-8")).policy,)


@hookimpl
def register_sheets() -> Sequence[Sheet]:
    """An example of a sheet: taking part and performing count; the weights are the county's to set (WX-4.3.1)."""
    return (sheet_of(files(__package__).joinpath("assessment.toml").read_text("utf-8")),)


@hookimpl
def registration_consents(dispute: Dispute, policy: Policy | None) -> Answer[tuple[str, ...]] | None:
    """Disputes may be registered when the parties agree; how early they must, the county sets (WX-2.1)."""
    stated = policy.parameter("registration-consents") if policy else None
    if stated is None:
        return None
    asked = {"nobody": (), "claimants": ("claimant",), "parties": ("claimant", "third-party")}[stated.value]
    parties = tuple(party.id for party in dispute.parties if party.role in asked)
    return Answer(parties, ("WX-2.1",), parameter=stated)


@hookimpl
def register_ways_of_effect() -> Sequence[WayOfEffect]:
    """The center's own seal on an agreement: it binds as a signature does, and is no title (WX-0.1)."""
    return (
        WayOfEffect(
            code="center-seal",
            name="加盖化解中心印章",
            by=Maker.CENTER,
            effective=Effective.DECISION,
            clauses=("WX-0.1", "特邀调解规定 24"),
        ),
    )


@hookimpl
def required_consents(dispute: Dispute) -> Answer[tuple[str, ...]]:
    """Registration and mediation need the parties' consent: every claimant and third party (WX-2.1)."""
    return Answer(tuple(party.id for party in dispute.parties if party.left is None), ("WX-2.1",))


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
    periods = tuple(Period.parse(part.strip()) for part in stated.value.split(","))
    return Answer(periods, ("WX-4.3.3",), stated)


@hookimpl
def objections_to_registration(dispute: Dispute) -> Sequence[Objection]:
    """Disputes brought to reconsideration or to court may be registered (WX-2.1)."""
    if dispute.source in {Source.COURT, Source.RECONSIDERATION}:
        return ()
    text = f"本意见登记的是提起复议及诉至法院的行政争议；来源“{term('source', dispute.source)}”不在其列"
    return (Objection("source-admitted", text, ("WX-2.1",)),)


@hookimpl
def objections_to_agreement(draft: Draft) -> Sequence[Caution]:
    """Each obligation says until when, or its lateness can't be found by itself (WX-4.3.4)."""
    undated = tuple(owed.id for owed in draft.obligations if not owed.dated and not owed.lasting)
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
    reasons = ("先行调解，把争议化解在基层和初始阶段；不愿调解的照常复议、起诉",)
    return Answer(RouteAdvice(route=Route.MEDIATION, reasons=reasons), ("WX-2.3", "WX-3.2.2"))


@hookimpl
def dispute_registered(dispute: Dispute, policy: Policy | None) -> Sequence[Message]:
    """The agencies are told, and cooperate with a notice to mediate (WX-3.1.2)."""
    return tuple(
        Message(
            topic="notice-to-agency",
            to=agency,
            text=f"争议{dispute.id}已登记，请配合调解并答复是否同意。",
            clauses=("WX-3.1.2",),
        )
        for agency in dispute.agencies
    )


@hookimpl
def problem_raised(problem: Problem) -> Sequence[Message]:
    """The county government office is told of problems in time (WX-3.2.8)."""
    about = "" if problem.dispute is None else f"争议{problem.dispute}中，"
    text = f"{about}工作中遇到问题（{term('problem-kind', problem.kind)}），请县政府办协调并答复：问题{problem.id}。"
    return (Message(topic="problem", to=problem.told or "", text=text, clauses=("WX-3.2.8",)),)


@hookimpl
def meeting_called(meeting: Meeting) -> Sequence[Message]:
    """Court and bureau study regularly what comes up; whoever is to come is asked, with the agenda (WX-3.3.4)."""
    text = f"请于{meeting.day}参加联络会议（会议{meeting.id}），议题{len(meeting.agenda)}项。"
    bodies = dict.fromkeys((meeting.convener, *meeting.attendants))
    return tuple(Message(topic="meeting", to=body, text=text, clauses=("WX-3.3.4",)) for body in bodies)


@hookimpl
def progress_listed(progress: ProgressList) -> Sequence[Message]:
    """Whoever is in charge of the data follows progress, and is given what is late (WX-3.3.5)."""
    listed = progress.progress
    text = (
        f"{progress.stretch}进度清单（{progress.id}）：在办争议{len(listed.disputes)}件，"
        f"期限{len(listed.deadlines)}项，其中逾期{len(listed.overdue)}项，请跟进。"
    )
    return tuple(Message(topic="progress", to=who, text=text, clauses=("WX-3.3.5",)) for who in progress.officers)


@hookimpl
def agency_asked_in(dispute: Dispute) -> Sequence[Message]:
    """The other agency is reached through the center, and the parties are told their remedies (WX-3.1.7)."""
    asked = tuple(
        Message(
            topic="asked-to-join",
            to=request.agency,
            text=f"争议{dispute.id}涉及贵单位，请答复是否加入调解。",
            clauses=("WX-3.1.7",),
        )
        for request in dispute.bring_ins[-1:]
    )
    text = f"争议{dispute.id}涉及其他行政机关，中心正在联系；您可以走的救济途径已经告知。"
    told = (Message(topic="remedies", to=party.id, text=text, clauses=("WX-3.1.7",)) for party in dispute.parties)
    return (*asked, *told)


@hookimpl
def mediation_opened(dispute: Dispute) -> Sequence[Message]:
    """Everybody concerned is told that mediation has begun (WX-3.2.5)."""
    everybody = (*(party.id for party in dispute.parties), *dispute.agencies)
    text = f"争议{dispute.id}的调解已经开始。"
    return tuple(Message(topic="mediation-opened", to=who, text=text, clauses=("WX-3.2.5",)) for who in everybody)


@hookimpl
def agreement_effective(dispute: Dispute) -> Sequence[Message]:
    """Debtors are asked to perform of their own accord and at once (WX-3.2.9)."""
    owing = dict.fromkeys(owed.debtor for owed in dispute.obligations if owed.standing == "open")
    text = f"争议{dispute.id}的协议已经生效，请自动、即时履行。"
    return tuple(Message(topic="perform", to=debtor, text=text, clauses=("WX-3.2.9",)) for debtor in owing)


@hookimpl
def incentives_for_performance(dispute: Dispute) -> Sequence[Incentive]:
    """Performing of one's own accord is encouraged through the credit evaluation and other ways (WX-3.2.9)."""
    return (Incentive(text="自动履行情况纳入诚信评价体系", clauses=("WX-3.2.9",)),)


@hookimpl
def credit_entry_moved(credit: CreditEntry) -> Sequence[Message]:
    """The person is told of an entry; what was sent to the platform is followed by what became of it (WX-3.2.9)."""
    if credit.stage == "draft":
        text = f"信用记录{credit.id}已经草拟，您可以查阅、提出异议；守信记录也可以不公示。"
        return (Message(topic="credit-notice", to=credit.content.subject, text=text, clauses=("WX-3.2.9",)),)
    text = f"信用记录{credit.id}第{credit.edition}版：{term('credit-stage', credit.stage)}。"
    return (Message(topic="credit-entry", to="credit-platform", text=text, clauses=("WX-3.2.9",)),)


@hookimpl
def circular_moved(circular: Circular) -> Sequence[Message]:
    """Each agency is asked to look at its own figures; whoever a circular was sent to gets it (WX-4.3.1, 4.3.2)."""
    if circular.content is not None:
        text = f"《{circular.title}》已起草，请核对本机关的数据，有异议的附证据提出。"
        asked = circular.content.agencies
        return tuple(Message(topic="circular-look", to=to, text=text, clauses=("WX-4.3.1",)) for to in asked)
    edition = circular.editions[-1]
    corrected = f"（第{edition.edition}版，更正通知）" if edition.what is not None else ""
    text = f"《{edition.title}》（{edition.number}）已印发{corrected}。"
    return tuple(
        Message(topic="circular", to=recipient.id, text=text, clauses=("WX-4.3.2",)) for recipient in edition.recipients
    )


@hookimpl
def deadline_passed(dispute: Dispute, lateness: Lateness, on: date, center: CenterState) -> Sequence[Message]:
    """Late performance is watched (WX-4.3.4); whoever is late is told, else the court of the center."""
    court = next((body.id for body in center.standing(on) if "court" in body.functions), "")
    text = f"争议{dispute.id}的{term('clock', lateness.clock)}已于{lateness.due}届满。"
    return (Message(topic="overdue", to=lateness.owner or court, text=text, clauses=("WX-4.3.4",)),)


@hookimpl
def risk_grounds(dispute: Dispute, policy: Policy | None) -> Answer[tuple[RiskGround, ...]] | None:
    """A dispute of so many people affects social stability; how many is the county's to set (WX-3.1.8)."""
    stated = policy.parameter("risk-group-threshold") if policy else None
    if stated is None:
        return None
    many = people(dispute, tuple(party.id for party in claimants(dispute)))
    if many is not None and many < int(stated.value):
        return None
    return Answer((RiskGround.SOCIAL_STABILITY,), ("WX-3.1.8",), stated)


@hookimpl
def risk_marked(dispute: Dispute, risk: Risk) -> Sequence[Message]:
    """Whoever has to act is asked to relieve or calm at once (WX-3.1.8); no claimant and no judge is told."""
    grounds = "、".join(term("risk-ground", ground) for ground in risk.grounds)
    text = f"争议{dispute.id}{grounds}，请立即采取缓解、疏导措施并记录。"
    return (Message(topic="risk", to=risk.owner, text=text, clauses=("WX-3.1.8",)),)


@hookimpl
def risk_escalated(dispute: Dispute, escalation: Escalation) -> Sequence[Message]:
    """Whom a mark rises to is told since when nothing was done (WX-3.1.8)."""
    text = f"争议{dispute.id}标记了风险，至{escalation.since}仍未记录缓解、疏导措施，请督促或者采取措施。"
    return (Message(topic="risk-escalated", to=escalation.to, text=text, clauses=("WX-3.1.8",)),)


@hookimpl
def task_given(dispute: Dispute, task: Task) -> Sequence[Message]:
    """Whoever has a task is told of it: coordination, petition stability, public opinion (WX-3.2.7)."""
    text = f"争议{dispute.id}有一项任务由贵单位承办：{term('task-kind', task.kind)}。"
    return (Message(topic="task", to=task.owner, text=text, clauses=("WX-3.2.7",)),)
