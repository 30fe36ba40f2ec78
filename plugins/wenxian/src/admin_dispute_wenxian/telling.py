"""Whom Wen County writes to when something has happened, each message citing the clause it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from admin_dispute import (
    CenterState,
    Circular,
    CreditEntry,
    Dispute,
    Escalation,
    Lateness,
    Meeting,
    Message,
    Policy,
    Problem,
    ProgressList,
    Risk,
    SuitAlarm,
    Task,
    claimants,
    hookimpl,
    present,
    term,
)


@hookimpl
def dispute_registered(dispute: Dispute, policy: Policy | None) -> Sequence[Message]:
    """The agencies are told, and cooperate with a notice to mediate (WX-3.1.2)."""
    text = f"争议{dispute.id}已登记，请配合调解并答复是否同意。"
    return [Message(topic="notice-to-agency", to=to, text=text, clauses=("WX-3.1.2",)) for to in dispute.agencies]


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
    told = (Message(topic="remedies", to=party.id, text=text, clauses=("WX-3.1.7",)) for party in present(dispute))
    return (*asked, *told)


@hookimpl
def mediation_opened(dispute: Dispute) -> Sequence[Message]:
    """Everybody concerned is told that mediation has begun (WX-3.2.5)."""
    everybody = (*[party.id for party in present(dispute)], *dispute.agencies)
    text = f"争议{dispute.id}的调解已经开始。"
    return [Message(topic="mediation-opened", to=who, text=text, clauses=("WX-3.2.5",)) for who in everybody]


@hookimpl
def agreement_effective(dispute: Dispute) -> Sequence[Message]:
    """Debtors are asked to perform of their own accord and at once (WX-3.2.9)."""
    owing = dict.fromkeys(who for owed in dispute.obligations if owed.standing == "open" for who in owed.debtors)
    text = f"争议{dispute.id}的协议已经生效，请按约定自动、及时履行。"
    return tuple(Message(topic="perform", to=debtor, text=text, clauses=("WX-3.2.9",)) for debtor in owing)


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
def deadline_passed(lateness: Lateness, on: date, center: CenterState) -> Sequence[Message]:
    """Late performance, relief and visits are watched (WX-4.3.4, 3.1.8, 4.3.3), other times are facts.

    Who is late is told, else the center's court.
    """
    court = next((body.id for body in center.standing(on) if "court" in body.functions), "")
    where = f"{term('stream-kind', lateness.kind)}{lateness.stream}"
    sure = "（暂定，放假安排尚未公布）" if lateness.provisional else ""
    text = f"{where}的{term('clock', lateness.clock)}已于{lateness.due}{sure}届满。"
    clauses = _WATCHED.get(lateness.clock, ())
    return (Message(topic="overdue", to=lateness.owner or court, text=text, clauses=clauses),)


_WATCHED = {
    "performance": ("WX-4.3.4",),
    "risk": ("WX-3.1.8",),
    "escalation": ("WX-3.1.8",),
    "visit": ("WX-4.3.3",),
}
"""The clauses by which a time is watched, by clock."""


@hookimpl
def suit_limit_nears(dispute: Dispute, alarm: SuitAlarm) -> Sequence[Message]:
    """Claimants are told until which day they can sue, whatever becomes of the mediation (WX-3.1.4)."""
    argued = f"；已调解的{alarm.mediated}日能否扣除由受理的机关决定" if alarm.mediated else ""
    text = f"争议{dispute.id}的{alarm.way}到{alarm.until}为止，调解期间照算{argued}，请及时决定。"
    clauses = ("WX-3.1.4", *alarm.clauses)
    return tuple(Message(topic="suit-limit", to=one.id, text=text, clauses=clauses) for one in claimants(dispute))


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
