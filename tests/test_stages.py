"""The table command x stage, written by hand and enumerated: what fits when, and what nothing undoes."""

from __future__ import annotations

import pytest

from admin_dispute import Readiness, Stage
from admin_dispute.center.acting import Acting
from admin_dispute.center.rights import SYSTEM
from admin_dispute.domain.catalogue import COMMANDS
from admin_dispute.testing import Office

ALL = "ocmaefx"
LETTERS = dict(zip(ALL, (Stage.OFFERED, Stage.CONSENTED, Stage.MEDIATING, Stage.AGREED, Stage.EFFECTIVE, Stage.ENDED,
                         Stage.CLOSED), strict=True))  # fmt: skip
FITS = {
    "add-parties": ALL,
    "release-parties": ALL,
    "rename-party": ALL,
    "correct-person": ALL,
    "name-guardian": ALL,
    "succeed-party": ALL,
    "succeed-agency": ALL,
    "appoint-representatives": ALL,
    "end-representation": ALL,
    "assign-agency-role": ALL,
    "end-agency-role": ALL,
    "state-claims": ALL,
    "assess-claims": ALL,
    "give-up-claims": ALL,
    "change-claims": ALL,
    "add-challenged": ALL,
    "record-validity": ALL,
    "notify-burdened": ALL,
    "link-disputes": ALL,
    "merge-into": "ocf",
    "take-over": ALL,
    "note-external-id": ALL,
    "mark-divisibility": ALL,
    "accept-presiding": "ocmfx",
    "record-consent": "ocmefx",
    "record-refusal": "ocm",
    "withdraw-consent": "cm",
    "name-responsible": "ocmf",
    "propose-lead": "ocmf",
    "answer-lead": "ocmf",
    "ask-to-bring-in": "ocmf",
    "assign-coordinator": ALL,
    "release-coordinator": ALL,
    "advise-side": ALL,
    "answer-bring-in": "ocmf",
    "issue-case-number": ALL,
    "record-case-number": ALL,
    "void-case-number": ALL,
    "ask-recusal": ALL,
    "waive-recusal": ALL,
    "decide-recusal": ALL,
    "refuse-mediator": ALL,
    "name-in-trial": ALL,
    "open-mediation": "cefx",
    "change-presiding": "m",
    "extend-mediation": "m",
    "pause-mediation": "m",
    "resume-mediation": "m",
    "hold-session": "m",
    "end-mediation": "m",
    "establish-facts": "m",
    "confirm-facts": "m",
    "note-concession": "m",
    "file-mandate": ALL,
    "draft-terms": "m",
    "review-legality": "m",
    "revoke-mandate": ALL,
    "record-plan": ALL,
    "conclude-agreement": "m",
    "record-filing": ALL,
    "ask-supplement": ALL,
    "supplement-filing": ALL,
    "suspend-proceeding": ALL,
    "resume-proceeding": ALL,
    "extend-proceeding": ALL,
    "accept-proceeding": ALL,
    "transfer-proceeding": ALL,
    "record-hearing": ALL,
    "end-proceeding": ALL,
    "record-service": ALL,
    "change-respondents": ALL,
    "refuse-respondents": ALL,
    "conclude-provisionally": "m",
    "report-settlement": "ocmefx",
    "confirm-agreement": "maef",
    "refuse-confirmation": "maef",
    "ratify-agreement": ALL,
    "refuse-ratification": ALL,
    "urge-ratification": ALL,
    "claim-fulfilment": ALL,
    "decide-fulfilment": ALL,
    "give-force": ALL,
    "submit-papers": ALL,
    "suspend-performance": ALL,
    "resume-performance": ALL,
    "measure-obligation": ALL,
    "set-off": ALL,
    "release-obligation": ALL,
    "record-performance": ALL,
    "record-refusal-to-perform": ALL,
    "record-withdrawal": ALL,
    "permit-withdrawal": ALL,
    "refuse-withdrawal": ALL,
    "offer-mediation": ALL,
    "give-guidance": ALL,
    "propose-route": ALL,
    "choose-route": ALL,
    "note-civil-dispute": ALL,
    "tell-judicial-remedies": ALL,
    "hand-over-file": ALL,
    "draft-paper": ALL,
    "send-paper": ALL,
    "prove-receipt": ALL,
    "answer-paper": ALL,
    "drop-paper": ALL,
    "record-title": ALL,
    "find-gravity": ALL,
    "propose-measure": ALL,
    "decline-measure": ALL,
    "decide-measure": ALL,
    "approve-measure": ALL,
    "serve-measure": ALL,
    "end-measure": ALL,
    "ask-measure-review": ALL,
    "decide-measure-review": ALL,
    "object-to-enforcement": ALL,
    "decide-enforcement-objection": ALL,
    "settle-enforcement": ALL,
    "suspend-enforcement": ALL,
    "continue-enforcement": ALL,
    "terminate-enforcement": ALL,
    "resume-enforcement": ALL,
    "close-dispute": "ocef",
    "record-visit": "mefx",
    "confirm-performance": ALL,
    "propose-credit-entry": ALL,
    "issue-certificate": ALL,
    "mark-risk": ALL,
    "record-relief": ALL,
    "end-risk": ALL,
    "mark-special": ALL,
    "end-special": ALL,
    "claim-liability": ALL,
    "find-liability-fact": ALL,
    "answer-liability": ALL,
    "give-task": ALL,
    "complete-task": ALL,
    "withdraw-task": ALL,
    "reassign-task": ALL,
    "correct-act": ALL,
    "annul-act": ALL,
    "apply-transition": ALL,
    "note-suit-limit": ALL,
}

BY_SYSTEM = {"apply-transition", "note-suit-limit"}


def test_the_table_names_every_command() -> None:
    """Every command of a dispute that opens nothing stands in the table."""
    named = {form.name for form in COMMANDS.values() if form.kind == "dispute" and not form.opens}

    assert set(FITS) - {"correct-act", "annul-act"} == named


@pytest.mark.parametrize("stage", list(Stage))
def test_every_command_at_every_stage(office: Office, stage: Stage) -> None:
    """A command that does not fit the stage is refused for it; one that fits is judged on its merits."""
    dispute = office.at(stage)
    for name, letters in FITS.items():
        if name in ("correct-act", "annul-act"):
            continue  # judged by what the whole stream would become
        actor = Acting(office.center, SYSTEM) if name in BY_SYSTEM else office.clerk
        ruling = actor.may(office.command(name, dispute))
        refused = "fits-stage" in {objection.code for objection in ruling.objections}

        assert refused is (stage not in {LETTERS[letter] for letter in letters}), (name, stage, ruling.objections)


@pytest.mark.parametrize("stage", list(Stage))
def test_options_say_what_fits(office: Office, stage: Stage) -> None:
    """`options` lists every command, those that fit the stage apart from those that do not."""
    dispute = office.at(stage)
    options = office.clerk.options(dispute)
    given = {name for name in FITS if not COMMANDS[name].by_system}
    fitting = {name for name in given if stage in {LETTERS[letter] for letter in FITS[name]}}

    assert {o.command for o in options if o.standing is not Readiness.NOT_NOW} == fitting
    assert {o.command for o in options if o.standing is Readiness.NOT_NOW} == given - fitting


def test_the_ending_of_a_round_is_final(office: Office) -> None:
    """A round that has ended takes no session, no draft, no second ending; only a new round goes on."""
    dispute = office.at(Stage.ENDED)
    for name in ("hold-session", "draft-terms", "end-mediation", "conclude-agreement"):
        assert not office.clerk.may(office.command(name, dispute)).allowed

    office.do("open-mediation", dispute, on="2024-05-20")
    assert [round_.ended is None for round_ in office.dispute(dispute).rounds] == [False, True]


def test_a_performed_obligation_stays_performed(office: Office) -> None:
    """Nothing but a correction makes a performed obligation unperformed."""
    dispute = office.at(Stage.CLOSED)

    assert not office.clerk.may(office.command("record-refusal-to-perform", dispute)).allowed
    assert not office.clerk.may(office.command("record-performance", dispute)).allowed
