"""`options` enough to work by: what is ready is ready, what is not says why, and the next step stands first."""

from __future__ import annotations

import json

import pytest
from shell import Run, registered

from admin_dispute import NextStep, Option, Readiness, Stage
from admin_dispute.domain.catalogue import COMMANDS
from admin_dispute.domain.next_step import PATH, TOWARDS
from admin_dispute.domain.readiness import READINESS
from admin_dispute.testing import Office

OWN_FIELDS = {
    "give-force": {"effective-first"},  # the seal of the ordinary fields; other ways give effect themselves
    "measure-obligation": {"not-measured-yet", "not-performed-yet"},
    "release-obligation": {"not-performed-yet"},
    "set-off": {"obligation-known", "not-performed-yet"},
    "link-disputes": {"other-known"},
    "merge-into": {"other-known"},
    "take-over": {"other-known"},
    "record-refusal": {"no-consent-standing"},
    "void-case-number": {"number-carried"},
    "record-title": {"proceeding-known"},
    "propose-measure": {"obligation-known"},
    "decline-measure": {"obligation-known"},
    "find-gravity": {"obligation-known"},
    "settle-enforcement": {"obligation-known", "settlement-signed"},
}
"""What may still stand against a ready option given with ordinary fields: a field names another thing than there is."""


def option(office: Office, dispute: str, command: str, actor: str = "clerk") -> Option:
    """Return one option of a dispute."""
    return next(found for found in office.center.acting(actor).options(dispute) if found.command == command)


def next_of(office: Office, dispute: str) -> tuple[str, str]:
    """Return the next step of a dispute and what it leads to."""
    step = office.clerk.outlook(dispute).next_step
    assert step is not None
    return step.command, step.towards


@pytest.mark.parametrize("stage", list(Stage))
def test_what_is_ready_is_allowed(office: Office, stage: Stage) -> None:
    """Every option marked ready is allowed with ordinary fields, or objects to what a field names and nothing else."""
    dispute = office.at(stage)
    for found in office.clerk.options(dispute):
        if found.ready and found.command not in ("correct-act", "annul-act"):
            ruling = office.clerk.may(office.command(found.command, dispute))
            against = {objection.code for objection in ruling.objections}

            assert against <= OWN_FIELDS.get(found.command, set()), (found.command, "declare it in READINESS")


@pytest.mark.parametrize("stage", list(Stage))
def test_what_needs_something_is_refused(office: Office, stage: Stage) -> None:
    """An option that needs something, and one out of stage, is not allowed with ordinary fields."""
    dispute = office.at(stage)
    for found in office.clerk.options(dispute):
        if not found.ready and found.command not in ("correct-act", "annul-act", "propose-lead"):
            assert not office.clerk.may(office.command(found.command, dispute)).allowed, found.command


@pytest.mark.clause("WX-4.1.3")
def test_what_is_signed_waits_for_confirmation(office: Office) -> None:
    """Nobody is sent to sign what waits for the agency's confirmation, nor anywhere once nothing is owed any more."""
    waiting = office.at(Stage.AGREED)
    [owed_there] = [one for one in option(office, waiting, "suspend-performance").needs if one.code == "owed-there"]
    assert owed_there.cure is not None
    assert owed_there.cure.command == "confirm-agreement"

    done = office.at(Stage.EFFECTIVE)
    office.do("record-performance", done)
    [nothing] = [one for one in option(office, done, "suspend-performance").needs if one.code == "owed-there"]
    assert nothing.cure is None


@pytest.mark.parametrize(
    ("command", "code", "cure"),
    [
        ("void-case-number", "number-there", "issue-case-number"),
        ("propose-lead", "several-agencies", "assign-agency-role"),
        ("answer-lead", "lead-proposed", "propose-lead"),
        ("record-withdrawal", "pending-there", "record-filing"),
        ("give-up-claims", "claim-there", "state-claims"),
    ],
)
def test_after_a_registration(office: Office, command: str, code: str, cure: str) -> None:
    """Right after the registration nothing is ready that has nothing to act on; each says what brings it."""
    found = option(office, office.register(), command)

    assert found.standing is Readiness.NEEDS
    assert {need.code: need.cure.command for need in found.needs if need.cure} == {code: cure}


@pytest.mark.parametrize("stage", Stage)
def test_no_need_reads_as_python(office: Office, stage: Stage) -> None:
    """What is needed says so in words: nothing that is missing stands there as None."""
    dispute = office.at(stage)
    told = {
        need.text
        for who in ("clerk", "mediator", "judge", "handler", "wang")
        for option in office.center.acting(who).options(dispute)
        for need in option.needs
    }

    assert {text for text in told if "None" in text or "（无）" in text} == set()


def test_several_agencies_may_have_a_lead(office: Office) -> None:
    """With several agencies a lead can be proposed, and answered once it was."""
    dispute = office.register(agencies=["police", "tax"])
    assert option(office, dispute, "propose-lead").ready
    office.do("propose-lead", dispute)

    assert option(office, dispute, "answer-lead").ready


def test_what_does_not_fit_the_stage_is_listed(office: Office) -> None:
    """A command out of stage is listed with what leads there, and with everything else it lacks."""
    found = option(office, office.register(), "open-mediation")

    assert found.standing is Readiness.NOT_NOW
    assert {need.code: need.cure.command for need in found.needs if need.cure} == {
        "fits-stage": "record-consent",
        "consented": "record-consent",
        "responsible-named": "name-responsible",
        "numbered": "issue-case-number",
    }


def test_required_fields(office: Office) -> None:
    """An option names the fields it can't be given without, with their labels."""
    found = option(office, office.register(), "record-consent")

    assert [(field.name, field.label) for field in found.fields] == [
        ("on", "日期"),
        ("parties", "当事人"),
        ("form", "方式"),
    ]


@pytest.mark.clause("WX-3.1.6")
def test_the_next_step_all_along_the_path(office: Office) -> None:
    """From the registration to the last visit each next step is allowed, and leads on to the end."""
    dispute = office.register()
    steps: list[str] = []
    while len(steps) < 20 and (step := office.clerk.outlook(dispute).next_step) is not None:
        steps.append(step.command)
        assert office.clerk.options(dispute)[0].command == step.command
        days = {"record-visit": {"on": "2024-06-25", "finding": "satisfied"}}
        office.do(step.command, dispute, **days.get(step.command, {}))

    assert steps == [
        "record-consent", "name-responsible", "issue-case-number", "offer-mediation", "open-mediation",
        "establish-facts", "draft-terms", "review-legality", "conclude-agreement", "record-performance",
        "close-dispute", "record-visit", "record-visit",
    ]  # fmt: skip
    assert set(steps) <= set(PATH)


@pytest.mark.clause("WX-2.1")
def test_who_was_told_nothing_is_told_before_the_round(office: Office) -> None:
    """A round that could be opened waits for the telling, by name; once all know, it is next."""
    dispute = office.at(Stage.CONSENTED)
    before = office.clerk.outlook(dispute).next_step
    office.do("offer-mediation", dispute)

    assert before is not None
    assert (before.command, before.towards) == ("offer-mediation", "open-mediation")
    assert before.why.startswith("没有向p1告知")
    assert next_of(office, dispute) == ("open-mediation", "open-mediation")


def test_the_next_step_among_several_agencies(office: Office) -> None:
    """A lead is proposed, then answered, before the mediation opens."""
    dispute = office.register(agencies=["police", "tax"])
    office.do("record-consent", dispute)
    office.do("name-responsible", dispute)

    assert next_of(office, dispute) == ("propose-lead", "open-mediation")
    office.do("propose-lead", dispute)
    assert next_of(office, dispute) == ("answer-lead", "open-mediation")


def test_the_next_step_where_mediation_failed(office: Office) -> None:
    """Without an agreement the parties are told their remedies before the dispute is closed."""
    dispute = office.at(Stage.ENDED)
    assert next_of(office, dispute) == ("give-guidance", "close-dispute")
    office.do("give-guidance", dispute)

    assert next_of(office, dispute) == ("close-dispute", "close-dispute")


def test_guidance_from_before_a_refusal_does_not_do(office: Office) -> None:
    """Closing is ready where it is allowed: whoever refused after the guidance has to be told of the remedies anew."""
    dispute = office.at(Stage.OFFERED)
    office.do("give-guidance", dispute, on="2024-05-06")
    office.do("record-refusal", dispute, on="2024-05-07")
    closing = office.command("close-dispute", dispute, on="2024-05-08", outcome="not-pursued", reason="撤回申请")
    found = option(office, dispute, "close-dispute")

    assert [objection.code for objection in office.clerk.may(closing).objections] == ["guided"]
    assert [objection.code for objection in found.needs] == ["guided"]


def test_why_is_told_to_who_gives_what_it_leads_to(office: Office) -> None:
    """What the goal lacks is told to whoever may give it; others learn the step only."""
    dispute = office.at(Stage.MEDIATING)
    step = office.center.acting("data").outlook(dispute).next_step

    assert step == NextStep(command="establish-facts", towards="establish-facts")


def test_no_round_is_opened_over_an_act_that_is_gone(office: Office) -> None:
    """Once the act was changed before any round, the next step is to close, not to seek consent."""
    dispute = office.at(Stage.OFFERED)
    office.do("record-validity", dispute)

    assert next_of(office, dispute) == ("close-dispute", "close-dispute")


@pytest.mark.parametrize(
    ("stage", "drafted", "cure"),
    [
        (Stage.MEDIATING, False, "end-mediation"),
        (Stage.MEDIATING, True, "conclude-agreement"),
        (Stage.AGREED, False, "confirm-agreement"),
    ],
)
def test_what_leads_to_a_fitting_stage_lies_ahead(office: Office, stage: Stage, drafted: bool, cure: str) -> None:
    """A command that fits other stages is brought on by what leads to a later one: no conclusion without terms."""
    dispute = office.at(stage)
    if drafted:
        office.do("draft-terms", dispute)
    found = option(office, dispute, "close-dispute")

    assert {need.code: need.cure.command for need in found.needs if need.cure}["fits-stage"] == cure


@pytest.mark.parametrize(("command", "cure"), [("hold-session", "open-mediation"), ("merge-into", "record-visit")])
def test_a_closed_dispute_is_taken_up_again_not_registered(office: Office, command: str, cure: str) -> None:
    """What fits no stage ahead is reached by mediating again, or by the relapse that a visit finds."""
    found = option(office, office.at(Stage.CLOSED), command)

    assert {need.code: need.cure.command for need in found.needs if need.cure}["fits-stage"] == cure


def test_every_name_is_a_command() -> None:
    """The path, what stages lead to, and what is declared to need something are commands."""
    assert {*PATH, *READINESS, *(name for names in TOWARDS.values() for name in names)} <= set(COMMANDS)
    assert set(TOWARDS) == set(Stage)


def test_on_the_command_line(center: Run) -> None:
    """`options` says the next step, what to fill in, each reason against the rest once; `show` the next step, too."""
    dispute = registered(center)
    _, out, _ = center("options", "wenxian", dispute, "--as", "li")

    assert out.startswith("下一步：记录同意（record-consent），为了“开始调解”")
    assert "须填：日期 --on、当事人 --parties、方式 --form" in out
    assert "开始调解（open-mediation）" in out
    assert out.count("没有未了结的诉求，先办理“登记诉求”（state-claims）\n") == 1
    assert "登记评估（assess-claims）、变更诉求（change-claims）、放弃诉求（give-up-claims）\n" in out
    assert "下一步：记录同意" in center("show", "wenxian", dispute, "--as", "li")[1]
    first = json.loads(center("options", "wenxian", dispute, "--as", "li", "--json")[1])[0]
    assert (first["command"], first["next"], first["standing"]) == ("record-consent", True, "ready")


def test_open_deadlines_in_show(center: Run) -> None:
    """`show` lists open deadlines, and how late a passed one is."""
    dispute = registered(center)
    center("do", "wenxian", "record-filing", "--as", "li", "--dispute", dispute, "--on", "2024-05-20",
           "--kind", "administrative-suit")  # fmt: skip
    _, out, _ = center("show", "wenxian", dispute, "--as", "li")

    assert "2024-05-27 立案、受理期限 x1（行政诉讼一审） 已逾期" in out
