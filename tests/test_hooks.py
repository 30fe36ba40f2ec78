"""Every hook: its default without plugins, and what an answer changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any, get_type_hints

import pytest

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
    Incentive,
    Lateness,
    Maker,
    Meeting,
    Message,
    Objection,
    Parameter,
    Period,
    Policy,
    Problem,
    ProgressList,
    Provenance,
    Refused,
    Remedy,
    Risk,
    RiskGround,
    Route,
    RouteAdvice,
    Series,
    Sheet,
    SpecialKind,
    Stage,
    Stretch,
    SuitAlarm,
    Task,
    Unit,
    WayOfEffect,
    hookimpl,
    sheet_of,
)
from admin_dispute.law.hookspecs import HOOKS
from admin_dispute.law.plugin import Plugin
from admin_dispute.law.table import HookTable
from admin_dispute.tenancy.plugins import NATIONAL, load
from admin_dispute.testing import Office

BARE = Policy(version="bare", effective=date(2021, 3, 21), source="test")


def plugin(name: str, **hooks: Any) -> Plugin:
    """Make a plugin of functions."""
    return Plugin(name, f"dist-{name}", SimpleNamespace(**{hook: hookimpl(impl) for hook, impl in hooks.items()}))


def policies() -> Sequence[Policy]:
    """Ship a policy that states nothing."""
    return (BARE,)


def office_of(**hooks: Any) -> Office:
    """Give an office under national law and one plugin of these hooks."""
    return Office(plugins=HookTable((NATIONAL, plugin("mine", register_policies=policies, **hooks))))


def test_every_hook_has_a_test_here() -> None:
    """No hook is without a test of its own name in this file."""
    here = {name.removeprefix("test_hook_") for name in globals() if name.startswith("test_hook_")}

    assert set(HOOKS) == here


def test_every_hook_has_a_real_user() -> None:
    """Each hook is implemented by national law or by a plugin of this repository."""
    table = HookTable((NATIONAL, load("wenxian")))

    assert [hook for hook in HOOKS if not table.implementations(hook)] == []


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_describes_its_arguments(hook: str) -> None:
    """The docstring says how answers combine, the default, and what is given beyond what all hooks get."""
    form = HOOKS[hook]

    assert "Combination:" in form.says
    assert "Default:" in form.says
    assert all(form.arguments.values()), form.arguments
    assert "return" in get_type_hints(form.function)


def test_hook_register_clauses() -> None:
    """A registered clause is cited by the conditions it names."""

    def clauses() -> Sequence[Clause]:
        return (Clause(id="Z-1", place="一", title="甲", conditions=("within-area",)),)

    office = office_of(register_clauses=clauses)
    ruling = office.clerk.may(office.command("register-dispute"))

    assert "Z-1" in ruling.clauses


def test_hook_register_parameters() -> None:
    """A registered default is what a hook finds in the policy where the document says nothing."""

    def parameters() -> Sequence[Parameter]:
        return (Parameter(name="mediation-period", value="9 day", source="Z-2", provenance=Provenance.COUNTY),)

    office = office_of(register_parameters=parameters)
    dispute = office.register()
    office.do("record-consent", dispute)
    office.do("name-responsible", dispute)
    office.do("record-case-number", dispute)
    office.do("open-mediation", dispute)

    assert office.dispute(dispute).rounds[0].period == Period(9, Unit.DAY)


def test_hook_register_sheets() -> None:
    """Of the sheets that plugins ship the last one is that by which agencies are assessed."""

    def sheets() -> Sequence[Sheet]:
        own = """
            form = 1
            name = "本县细则"
            source = "某县考核办"
            provenance = "set-by-county"
            classes.all = { title = "全部", kinds = ["department"] }
            scores.main = { title = "总分", total = 5 }
            [items.attendance]
            title = "参加调解"
            shape = "rate-times-weight"
            indicator = "attendance"
            weights.main.2021 = { all = 5 }
        """
        return (sheet_of(own),)

    office = office_of(register_sheets=sheets)
    dispute = office.register()
    for name in ("record-consent", "name-responsible", "record-case-number", "open-mediation", "hold-session"):
        office.do(name, dispute)
    assessed = office.clerk.assess(Stretch(date(2024, 1, 1), date(2024, 6, 30)))

    assert assessed.sheet.name == "本县细则"
    assert assessed.score("police", "main").points == 5


def test_hook_register_policies() -> None:
    """A shipped policy is adopted when the center is founded, and judges from its effective day."""
    office = office_of()

    assert office.clerk.may(office.command("register-dispute")).policy == "bare"


def test_hook_registration_consents() -> None:
    """A county may want agreement before it registers at all; elsewhere registration is an offer."""

    def claimants(dispute: Dispute) -> Answer[tuple[str, ...]]:
        return Answer(tuple(party.id for party in dispute.parties), ("Z-3",))

    office = office_of(registration_consents=claimants)
    ruling = office.clerk.may(office.command("register-dispute"))
    assert [objection.code for objection in ruling.objections] == ["registration-agreed"]

    office.register(agreed=["p1"])


def test_hook_register_ways_of_effect() -> None:
    """A way that a plugin registers can be given to an agreement; an unknown one can't."""

    def notarised() -> Sequence[WayOfEffect]:
        return (
            WayOfEffect(
                code="notarised", name="公证", by=Maker.PARTIES, effective=Effective.DECISION, clauses=("Z-2",)
            ),
        )

    office = office_of(register_ways_of_effect=notarised)
    dispute = office.register()
    office.do("report-settlement", dispute)
    with pytest.raises(Refused) as refused:
        office.do("give-force", dispute, force="center-seal")
    assert {objection.code for objection in refused.value.ruling.objections} == {"force-known"}

    office.do("give-force", dispute, force="notarised")
    assert [given.force for given in office.dispute(dispute).agreements[0].forces] == ["signature", "notarised"]


def test_hook_required_consents() -> None:
    """A county may ask the agency too; it may not do without a claimant."""

    def agency_too(dispute: Dispute) -> Answer[tuple[str, ...]]:
        return Answer((*(party.id for party in dispute.parties), *dispute.agencies), ("Z-3",))

    office = office_of(required_consents=agency_too)
    dispute = office.register()
    office.do("record-consent", dispute)
    assert office.dispute(dispute).stage is Stage.OFFERED
    office.do("record-consent", dispute, parties=["police"])
    assert office.dispute(dispute).stage is Stage.CONSENTED


def test_national_bounds_are_left_by_nobody() -> None:
    """A plugin that leaves out a claimant is refused, with the article and its own clause both cited."""

    def nobody() -> Answer[tuple[str, ...]]:
        return Answer((), ("Z-4",))

    office = office_of(required_consents=nobody)
    dispute = office.register()
    with pytest.raises(Refused) as refused:
        office.do("record-consent", dispute)
    [objection] = refused.value.ruling.objections

    assert objection.code == "every-claimant-consents"
    assert {"特邀调解规定 11", "Z-4"} <= set(objection.clauses)
    assert objection.plugin == "mine"


def test_hook_responsible_agency() -> None:
    """The answer is the agency found; the last listed plugin's counts."""

    def tax() -> Answer[str]:
        return Answer("tax", ("Z-5",))

    office = office_of(responsible_agency=tax)
    dispute = office.register()
    office.do("name-responsible", dispute)

    assert office.dispute(dispute).responsible == "tax"


def test_hook_lead_deciders() -> None:
    """A county where one body decides needs nobody's concurrence; without a plugin it is the court."""
    alone = office_of()
    dispute = alone.register(agencies=["police", "tax"])
    alone.do("propose-lead", dispute)
    assert alone.dispute(dispute).lead == "police"

    def county() -> Answer[tuple[str, ...]]:
        return Answer(("county-office",), ("Z-6",))

    other = office_of(lead_deciders=county)
    with pytest.raises(Refused):
        other.do("propose-lead", other.register(agencies=["police", "tax"]))


def test_hook_case_number_series() -> None:
    """A series may begin at a number of its own; without one, numbers are recorded from outside."""
    bare = office_of()
    unnumbered = bare.register()
    with pytest.raises(Refused) as refused:
        bare.do("issue-case-number", unnumbered)
    assert {objection.code for objection in refused.value.ruling.objections} == {"series-known"}

    def series() -> Answer[Series]:
        return Answer(Series("豫0883诉前调", 500), ("Z-7",))

    office = office_of(case_number_series=series)
    dispute = office.register()
    office.do("issue-case-number", dispute)
    assert str(office.dispute(dispute).numbers[0].number) == "（2024）豫0883诉前调500号"


def test_a_number_outlives_another_beginning_of_its_series() -> None:
    """Where a series begins at another number since, a correction of an earlier act leaves the numbers given before."""
    first = [1]

    def series() -> Answer[Series]:
        return Answer(Series("豫0883诉前调", first[0]), ("Z-7",))

    office = office_of(case_number_series=series)
    disputes = [office.at(Stage.CONSENTED), office.at(Stage.CONSENTED)]
    first[0] = 500
    for dispute in disputes:
        office.do("correct-act", dispute)
    given = [(one.number.sequence, one.voided_on) for id_ in disputes for one in office.dispute(id_).numbers]

    assert given == [(1, None), (2, None)]
    assert office.center.verify() == ()


def test_hook_mediation_period() -> None:
    """The answer is the period of the round, and its deadline counts by the calendar."""

    def week() -> Answer[Period]:
        return Answer(Period(5, Unit.WORKING_DAY), ("Z-8",))

    office = office_of(mediation_period=week)
    dispute = office.register()
    for name in ("record-consent", "name-responsible", "record-case-number", "open-mediation"):
        office.do(name, dispute)
    office.clock.set(date(2024, 5, 10))
    row = next(iter(office.clerk.ledger()))

    assert row.next_due == date(2024, 5, 15)  # 11 May 2024, a Saturday, was worked


def test_hook_follow_up_visits() -> None:
    """The answer is when visits fall due; without one there are none."""

    def soon() -> Answer[tuple[Period, ...]]:
        return Answer((Period(10),), ("Z-9",))

    for hooks, count in (({}, 0), ({"follow_up_visits": soon}, 1)):
        office = office_of(**hooks)
        dispute = office.register()
        office.do("report-settlement", dispute)
        office.do("close-dispute", dispute)

        assert [len(plan.periods) for plan in office.dispute(dispute).visit_plans] == [1] * count


def test_hook_proposed_route() -> None:
    """The answer is proposed at intake; national law alone proposes review while its days run, then the suit."""
    bare = office_of()
    for known_on, route in ((date(2024, 4, 30), "reconsideration"), (date(2024, 1, 2), "suit")):
        advice = bare.dispute(bare.register(known_on=known_on)).route_advice
        assert advice is not None
        assert advice.route == route

    def civil() -> Answer[RouteAdvice]:
        return Answer(RouteAdvice(route=Route.CIVIL_SUIT, reasons=("甲",)), ("Z-20",))

    office = office_of(proposed_route=civil)
    advice = office.dispute(office.register()).route_advice
    assert advice == RouteAdvice(route=Route.CIVIL_SUIT, reasons=("甲",))


def test_hook_handover_period() -> None:
    """A county's number, stated as a parameter or answered, makes a late handover warn, no more."""

    def parameters() -> Sequence[Parameter]:
        return (Parameter(name="handover-period", value="3 day", source="Z-21", provenance=Provenance.COUNTY),)

    for hooks, warned in (({}, False), ({"register_parameters": parameters}, True)):
        office = office_of(**hooks)
        dispute = office.register()
        office.do("record-refusal", dispute)
        done = office.do("hand-over-file", dispute, on=date(2024, 5, 13))

        assert ("handed-in-time" in {warning.code for warning in done.ruling.warnings}) is warned


def test_hook_remedies() -> None:
    """A plugin adds remedies and repeats none that national law gave."""

    def more() -> Sequence[Remedy]:
        return (
            Remedy(code="suit", name="重复", before="x", clauses=("Z-10",)),
            Remedy(code="adjudication", name="行政裁决", before="主管部门", clauses=("Z-10",)),
        )

    office = office_of(remedies=more)
    dispute = office.register()
    office.do("give-guidance", dispute)
    told = {remedy.code: remedy.clauses for remedy in office.dispute(dispute).guidance[0].remedies}

    assert told.keys() == {"reconsideration", "suit", "adjudication"}
    assert told["suit"] == ("行政诉讼法 46", "行政诉讼法 48")


def test_hook_objections_to_registration() -> None:
    """Every plugin's objections count, attributed to it; a caution warns and does not refuse."""

    def never(dispute: Dispute) -> Sequence[Objection | Caution]:
        return (Objection("z-no", "不受理", ("Z-11",)), Caution("z-care", "注意", ("Z-11",)))

    office = office_of(objections_to_registration=never)
    ruling = office.clerk.may(office.command("register-dispute"))

    assert [(item.code, item.plugin) for item in ruling.objections] == [("z-no", "mine")]
    assert [item.code for item in ruling.warnings] == ["z-care"]


def test_hook_objections_to_agreement() -> None:
    """A plugin's objection to the terms stops the agreement."""

    def dear(draft: Draft) -> Sequence[Objection]:
        big = [owed.id for owed in draft.obligations if owed.amount and owed.amount > 10000]
        return tuple(Objection("z-dear", f"{id_}须报批", ("Z-12",)) for id_ in big)

    office = office_of(objections_to_agreement=dear)
    dispute = office.register()
    for name in ("record-consent", "name-responsible", "record-case-number", "open-mediation",
                 "establish-facts", "draft-terms", "review-legality"):  # fmt: skip
        office.do(name, dispute)
    ruling = office.clerk.may(office.command("conclude-agreement", dispute))

    assert [objection.code for objection in ruling.objections] == ["z-dear"]


def told(hook: str, stage: Stage, **changes: Any) -> list[str]:
    """Give the topics that a plugin's hook put into the outbox on the way to a stage."""

    def say() -> Sequence[Message]:
        return (Message(topic=f"z-{hook}", to="police", text="知悉"),)

    def series() -> Answer[Series]:
        return Answer(Series("豫0825行诉前调"))

    office = office_of(**{hook: say, "case_number_series": series})
    office.at(stage, changes)
    office.center.sweep()
    rows = list(office.clerk.ledger())
    with office.center.records() as records:
        return [topic for row in rows for topic in records.topics(row.dispute, 1)]


def test_hook_dispute_registered() -> None:
    """A plugin is told of a registration, once."""
    assert told("dispute_registered", Stage.OFFERED) == ["z-dispute_registered"]


def test_hook_incentives_for_performance() -> None:
    """What every plugin gives for performing of one's own accord stands in the certificate."""

    def give(party: str) -> Sequence[Incentive]:
        return (Incentive(text=f"减收诉讼费（{party}）"),)

    def series() -> Answer[Series]:
        return Answer(Series("豫0825行诉前调"))

    office = office_of(incentives_for_performance=give, case_number_series=series)
    owed_back = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "500", "within": "10 day"}
    dispute = office.at(Stage.MEDIATING)
    for name in ("hold-session", "establish-facts"):
        office.do(name, dispute)
    office.do("draft-terms", dispute, obligations=[owed_back])
    for name in ("review-legality", "conclude-agreement", "record-performance"):
        office.do(name, dispute)
    office.do("confirm-performance", dispute, by=["police"])
    office.do("issue-certificate", dispute)
    [certificate] = office.dispute(dispute).certificates

    assert [incentive.text for incentive in certificate.incentives] == ["减收诉讼费（p1）"]


def test_hook_credit_entry_moved() -> None:
    """A plugin is told of an entry when it is opened, and when it is withdrawn."""

    def say(credit: CreditEntry) -> Sequence[Message]:
        return (Message(topic=f"z-{credit.stage}", to=credit.content.subject, text="知悉"),)

    office = office_of(credit_entry_moved=say)
    entry = office.begin("credit")
    office.do("lift-credit-entry", entry)
    with office.center.records() as records:
        assert records.topics(entry, 1) == ("z-draft", "z-withdrawn")


def test_hook_circular_moved() -> None:
    """A plugin is told when a circular is shown to the agencies, and when it is issued."""

    def say(circular: Circular) -> Sequence[Message]:
        return (Message(topic=f"z-{circular.stage}", to="police", text=circular.title),)

    office = office_of(circular_moved=say)
    circular = office.begin("circular")
    for name in ("show-circular", "approve-circular", "issue-circular"):
        office.do(name, circular)
    with office.center.records() as records:
        assert records.topics(circular, 2) == ("z-shown", "z-issued")


def test_hook_problem_raised() -> None:
    """A plugin is told of a problem, by whom it was raised and to whom it was told."""

    def say(problem: Problem, on: date, policy: Policy | None, center: CenterState) -> Sequence[Message]:
        return (Message(topic="z-problem", to=problem.told or "", text=f"{on}{center.id}"),)

    office = office_of(problem_raised=say)
    problem = office.do("raise-problem").stream
    with office.center.records() as records:
        assert records.topics(problem, 1) == ("z-problem",)


def test_hook_meeting_called() -> None:
    """A plugin is told of a meeting with its agenda."""

    def say(meeting: Meeting) -> Sequence[Message]:
        return (Message(topic="z-meeting", to=meeting.convener, text=f"{len(meeting.agenda)}项"),)

    office = office_of(meeting_called=say)
    office.do("raise-problem")
    meeting = office.begin("meeting")
    with office.center.records() as records:
        assert records.topics(meeting, 1) == ("z-meeting",)


def test_hook_progress_listed() -> None:
    """A plugin is told of a list with the officers it is for."""

    def say(progress: ProgressList) -> Sequence[Message]:
        return tuple(Message(topic="z-progress", to=who, text=progress.stretch) for who in progress.officers)

    monthly = Parameter(name="progress-lists", value="month", source="某文件", provenance=Provenance.COUNTY)
    office = office_of(progress_listed=say, register_parameters=lambda: (monthly,))
    office.center.sweep()

    assert [message.topic for message in office.center.messages()] == ["z-progress", "z-progress"]


def test_hook_agency_asked_in() -> None:
    """A plugin is told when another agency is asked, and finds the request as the dispute's latest."""

    def say(dispute: Dispute) -> Sequence[Message]:
        return (Message(topic="z-asked", to=dispute.bring_ins[-1].agency, text="请答复"),)

    office = office_of(agency_asked_in=say)
    dispute = office.register()
    office.do("ask-to-bring-in", dispute)
    with office.center.records() as records:
        assert records.topics(dispute, 1) == ("z-asked",)


def test_hook_mediation_opened() -> None:
    """A plugin is told when a round opens."""
    assert told("mediation_opened", Stage.MEDIATING) == ["z-mediation_opened"]


def test_hook_agreement_effective() -> None:
    """A plugin is told when an agreement takes effect, not when one waits for confirmation."""
    assert told("agreement_effective", Stage.EFFECTIVE) == ["z-agreement_effective"]
    assert told("agreement_effective", Stage.AGREED) == []


def test_hook_deadline_passed() -> None:
    """A plugin is told what is late, since when, and who owed it."""

    def say(lateness: Lateness) -> Sequence[Message]:
        return (Message(topic=f"z-{lateness.clock}", to=lateness.owner or "", text=str(lateness.due)),)

    office = office_of(deadline_passed=say)
    dispute = office.register()
    office.do("report-settlement", dispute)
    office.center.sweep()
    with office.center.records() as records:
        assert records.topics(dispute, 1) == ("z-performance",)


def test_hook_suit_limit_nears() -> None:
    """A plugin is told of a limit for suing that will soon be over."""

    def say(alarm: SuitAlarm) -> Sequence[Message]:
        return (Message(topic=f"z-{alarm.act}", to="p1", text=str(alarm.until)),)

    office = office_of(suit_limit_nears=say)
    dispute = office.register(known_on="2024-01-01")
    office.center.sweep()
    with office.center.records() as records:
        assert records.topics(dispute, 1) == ("z-a1",)


def test_hook_risk_grounds() -> None:
    """A rule marks a risk with the registration, on its ground; without one nobody but an officer does."""

    def grave(dispute: Dispute) -> Answer[tuple[RiskGround, ...]]:
        return Answer((RiskGround.GRAVE_CONSEQUENCES,), ("Z-4",))

    office = office_of(risk_grounds=grave)
    [risk] = office.dispute(office.register()).risks

    assert (risk.grounds, risk.by_rule) == ((RiskGround.GRAVE_CONSEQUENCES,), True)


def test_no_rule_no_mark() -> None:
    """National law marks no risk by itself."""
    office = office_of()

    assert office.dispute(office.register()).risks == ()


def test_hook_special_kinds() -> None:
    """A rule marks a sensitive case with the registration."""

    def sensitive(dispute: Dispute) -> Answer[tuple[SpecialKind, ...]]:
        return Answer((SpecialKind.SENSITIVE,), ("Z-5",))

    office = office_of(special_kinds=sensitive)

    assert [special.kind for special in office.dispute(office.register()).specials] == [SpecialKind.SENSITIVE]


def test_hook_risk_marked() -> None:
    """A plugin is told of a mark, and who has to act."""

    def say(risk: Risk) -> Sequence[Message]:
        return (Message(topic=f"z-{risk.id}", to=risk.owner, text="速办"),)

    office = office_of(risk_marked=say)
    dispute = office.register()
    office.do("mark-risk", dispute)
    with office.center.records() as records:
        assert records.topics(dispute, 1) == ("z-k1",)


def test_hook_risk_escalated() -> None:
    """A plugin is told whom a mark rose to when nothing was done in time."""

    def line() -> Sequence[Parameter]:
        return (Parameter(name="risk-escalation", value="county-office", source="Z", provenance=Provenance.COUNTY),)

    def say(escalation: Escalation) -> Sequence[Message]:
        return (Message(topic="z-up", to=escalation.to, text="未办"),)

    office = office_of(register_parameters=line, risk_escalated=say)
    dispute = office.register()
    office.do("mark-risk", dispute)
    office.center.sweep()
    with office.center.records() as records:
        assert records.topics(dispute, 1) == ("z-up",)


def test_hook_task_given() -> None:
    """A plugin is told of a task, and whose it is."""

    def say(task: Task) -> Sequence[Message]:
        return (Message(topic=f"z-{task.id}", to=task.owner, text="交办"),)

    office = office_of(task_given=say)
    dispute = office.register()
    office.do("give-task", dispute)
    with office.center.records() as records:
        assert records.topics(dispute, 1) == ("z-g1",)
