"""Consent: an offer before it, each person's own answers, and who may go on when one leaves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import Refused, Stage
from admin_dispute.testing import Office

MINOR = {"name": "小王", "number": "410825201501010011"}


def claimants(office: Office, count: int = 3, **changes: Any) -> str:
    """Register a dispute of several claimants."""
    return office.register(parties=[{"person": {"name": f"{number}号住户"}} for number in range(count)], **changes)


def warned(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of the warnings of a command that is carried out."""
    return {warning.code for warning in office.do(name, dispute, **changes).ruling.warnings}


@pytest.mark.clause("WX-2.1")
def test_registration_offers_mediation(office: Office) -> None:
    """Registering is an offer to everybody, and explains nothing yet."""
    [offer] = office.dispute(office.register()).offers

    assert offer.to == ("p1", "police")
    assert (offer.form, offer.told) == ("registration", ())


@pytest.mark.clause("特邀调解规定 11", "特邀调解规定 14", "特邀调解规定 24")
@pytest.mark.parametrize(
    ("phase", "chair", "told", "signed"),
    [
        ("before-filing", "court", set(), set()),
        ("before-filing", "invited-mediator", {"11", "14"}, {"24"}),
        ("trial", "court", set(), set()),
        ("trial", "invited-mediator", {"11", "14"}, {"24"}),
        ("reconsideration", "invited-mediator", set(), set()),
    ],
)
def test_the_rules_of_invited_mediation_bind_the_invited(
    office: Office, phase: str, chair: str, told: set[str], signed: set[str]
) -> None:
    """Of a round that a court or an agency leads itself they say nothing: neither on telling, nor on signing."""
    dispute = office.at(Stage.CONSENTED, {"register-dispute": {"phase": phase}})
    office.do("name-responsible", dispute)
    opened = office.do("open-mediation", dispute, presiding=chair, basis="discretion").ruling
    for name in ("establish-facts", "draft-terms", "review-legality"):
        office.do(name, dispute)
    concluded = office.do("conclude-agreement", dispute).ruling

    assert {article for article in ("11", "14") if f"特邀调解规定 {article}" in opened.clauses} == told
    assert {article for article in ("24",) if f"特邀调解规定 {article}" in concluded.clauses} == signed


@pytest.mark.clause("WX-2.1", "特邀调解规定 14")
def test_who_was_not_told_is_warned_of(office: Office) -> None:
    """Opening warns while somebody was not told rights, rules and effect; telling them ends the warning."""
    dispute = office.at(Stage.CONSENTED)
    ruling = office.clerk.may(office.command("open-mediation", dispute))
    assert "informed" in {warning.code for warning in ruling.warnings}

    assert "told-all" in warned(office, "offer-mediation", dispute, told=["rights"])
    assert warned(office, "offer-mediation", dispute, told=["rules", "effect"]) == {"told-all"}
    assert "informed" not in warned(office, "open-mediation", dispute)


@pytest.mark.clause("WX-2.1")
def test_an_offer_says_by_whom(office: Office) -> None:
    """Without a name it is made by the organisation of whoever records it; an unknown one is refused."""
    dispute = office.register()
    office.do("offer-mediation", dispute)

    assert office.dispute(dispute).offers[-1].by == "court"
    with pytest.raises(Refused):
        office.do("offer-mediation", dispute, by="nobody")
    with pytest.raises(Refused):
        office.do("offer-mediation", dispute, to=["p9"])


@pytest.mark.clause("WX-2.1")
def test_every_answer_is_kept(office: Office) -> None:
    """Refusals are counted: a later yes does not wipe out an earlier no."""
    dispute = office.register()
    office.do("record-refusal", dispute)
    office.do("record-consent", dispute, on=date(2024, 5, 8))
    office.do("withdraw-consent", dispute)
    answers = [(consent.by, consent.answer) for consent in office.dispute(dispute).consents]

    assert answers == [("p1", "refused"), ("p1", "given"), ("p1", "withdrawn")]


@pytest.mark.clause("WX-2.1")
def test_one_of_several_leaves_and_the_rest_mediate(office: Office) -> None:
    """A claimant who refuses is waited for no more; the others' consent is enough."""
    dispute = claimants(office)
    office.do("record-refusal", dispute, parties=["p3"])
    assert office.dispute(dispute).stage is Stage.OFFERED

    office.do("record-consent", dispute, parties=["p1", "p2"])
    assert office.dispute(dispute).stage is Stage.CONSENTED


@pytest.mark.clause("WX-2.1")
def test_the_last_refusal_may_complete_the_consent(office: Office) -> None:
    """Where only the one who refuses was waited for, the rest may begin."""
    dispute = claimants(office)
    office.do("record-consent", dispute, parties=["p1", "p2"])
    office.do("record-refusal", dispute, parties=["p3"])

    assert office.dispute(dispute).stage is Stage.CONSENTED


@pytest.mark.clause("WX-2.1")
@pytest.mark.parametrize(
    ("divisibility", "leaves", "stage"),
    [
        (None, ["p1"], Stage.MEDIATING),
        (None, ["p1", "p2"], Stage.ENDED),
        (None, ["p3"], Stage.ENDED),
        ("by-claimant", ["p1"], Stage.MEDIATING),
        ("divisible", ["p3"], Stage.MEDIATING),
        ("divisible", ["p1", "p2"], Stage.ENDED),
        ("indivisible", ["p1"], Stage.ENDED),
        ("indivisible", ["p3"], Stage.ENDED),
    ],
)
def test_withdrawing_ends_it_for_whom(
    office: Office, divisibility: str | None, leaves: list[str], stage: Stage
) -> None:
    """Two claimants (p1, p2) and a third party (p3): who may leave without ending it for all."""
    people = [{"person": {"name": "甲"}}, {"person": {"name": "乙"}}, {"person": {"name": "丙"}, "role": "third-party"}]
    dispute = office.at(
        Stage.MEDIATING, {"register-dispute": {"parties": people}, "record-consent": {"parties": ["p1", "p2", "p3"]}}
    )
    if divisibility is not None:
        office.do("mark-divisibility", dispute, divisibility=divisibility)
    office.do("withdraw-consent", dispute, parties=leaves)

    assert office.dispute(dispute).stage is stage
    assert (office.dispute(dispute).rounds[0].ending == "unwilling") is (stage is Stage.ENDED)


@pytest.mark.clause("WX-2.1", "民法典 465")
@pytest.mark.parametrize(
    ("signing", "debtor", "said"),
    [
        (["p1", "p2"], "p1", {"agencies-bound"}),
        (["p1", "p2"], "police", {"both-agree"}),
        (["p1"], "p1", {"both-agree"}),
        (["p1", "p2", "police"], "p1", set()),
    ],
)
def test_employer_and_worker_settle_without_the_agency(
    office: Office, signing: list[str], debtor: str, said: set[str]
) -> None:
    """A claimant and a third party bind each other; an agency that owes has to sign, and so it has beside one side."""
    firm = {"person": {"name": "某公司", "kind": "organisation"}}
    dispute = office.register(parties=[firm, {"person": {"name": "刘某"}, "role": "third-party"}])
    row = {"debtor": debtor, "creditors": ["p2"], "duty": "money", "amount": "80000", "due": "2024-06-13"}
    signed = [{"by": who} for who in signing]
    found = office.clerk.may(office.command("report-settlement", dispute, signatures=signed, obligations=[row]))
    codes = {one.code for one in found.objections} | {one.code for one in found.warnings}

    assert codes & {"agencies-bound", "both-agree"} == said


@pytest.mark.clause("WX-2.1", "行政诉讼法 61")
@pytest.mark.parametrize(
    ("basis", "debtor", "said"),
    [
        ("related-civil", "p2", {"agencies-bound"}),
        ("related-civil", "police", {"both-agree"}),
        ("coordination", "p2", {"both-agree"}),
    ],
)
def test_a_civil_dispute_tied_to_the_act_is_settled_by_its_parties(
    office: Office, basis: str, debtor: str, said: set[str]
) -> None:
    """Where the civil dispute is mediated, its two sides conclude; an agency signs what it owes."""
    dispute = office.register(
        parties=[{"person": {"name": "李某"}}, {"person": {"name": "王某"}, "role": "third-party"}]
    )
    office.do("record-consent", dispute, parties=["p1", "p2"])
    for name in ("name-responsible", "issue-case-number"):
        office.do(name, dispute)
    office.do("open-mediation", dispute, basis=basis)
    office.do("establish-facts", dispute)
    row = {"debtor": debtor, "creditors": ["p1"], "duty": "money", "amount": "10000", "due": "2024-06-13"}
    office.do("draft-terms", dispute, obligations=[row])
    office.do("review-legality", dispute)
    found = office.clerk.may(office.command("conclude-agreement", dispute, signatures=[{"by": "p1"}, {"by": "p2"}]))
    codes = {one.code for one in found.objections} | {one.code for one in found.warnings}

    assert codes & {"agencies-bound", "both-agree"} == said


@pytest.mark.clause("WX-2.1", "WX-2.3")
def test_a_round_ends_with_the_consent_it_rests_on(office: Office) -> None:
    """Withdrawn consent ends the round itself: its time runs no longer, and it names who left."""
    dispute = office.at(Stage.MEDIATING)
    office.do("withdraw-consent", dispute)
    [round_] = office.dispute(dispute).rounds

    assert (round_.ended, round_.ending, round_.who) == (date(2024, 5, 13), "unwilling", ("p1",))
    assert next(row for row in office.clerk.ledger() if row.dispute == dispute).next_due is None


def test_who_left_may_come_back(office: Office) -> None:
    """During the round, a claimant who had left consents again and is among the others."""
    dispute = claimants(office, 2)
    office.do("record-consent", dispute, parties=["p1"])
    office.do("record-refusal", dispute, parties=["p2"])
    for name in ("name-responsible", "issue-case-number", "open-mediation"):
        office.do(name, dispute)
    office.do("record-consent", dispute, parties=["p2"], on=date(2024, 5, 20))

    assert office.dispute(dispute).stage is Stage.MEDIATING
    assert [consent.answer for consent in office.dispute(dispute).consents] == ["given", "refused", "given"]


@pytest.mark.clause("WX-2.1", "WX-2.2")
def test_who_left_is_not_bound(office: Office) -> None:
    """The agreement of the rest needs the signatures of the rest, and of each of them."""
    dispute = claimants(office)
    office.do("record-consent", dispute, parties=["p1", "p2"])
    office.do("record-refusal", dispute, parties=["p3"])
    for name in ("name-responsible", "issue-case-number", "open-mediation"):
        office.do(name, dispute)
    for name in ("establish-facts", "draft-terms", "review-legality"):
        office.do(name, dispute)
    one = office.clerk.may(office.command("conclude-agreement", dispute))
    two = office.command("conclude-agreement", dispute, signatures=[{"by": "p1"}, {"by": "p2"}, {"by": "police"}])

    assert "both-agree" in {objection.code for objection in one.objections}
    assert office.clerk.may(two).allowed


def test_consent_is_withdrawn_not_refused(office: Office) -> None:
    """Who has consented takes it back; who has not refuses: the two are counted apart."""
    dispute = office.at(Stage.CONSENTED)
    ruling = office.clerk.may(office.command("record-refusal", dispute))

    assert [(objection.code, objection.cure.command) for objection in ruling.objections if objection.cure] == [
        ("no-consent-standing", "withdraw-consent")
    ]


@pytest.mark.clause("WX-3.1.4", "行政诉讼法 51")
def test_a_refusal_asks_for_guidance_the_same_day(office: Office) -> None:
    """A refusal warns that remedies are told at once and filing is not delayed; told first, it warns no more."""
    assert "told-remedies" in warned(office, "record-refusal", office.register())

    dispute = office.register()
    office.do("give-guidance", dispute, on=date(2024, 5, 7))
    assert "told-remedies" not in warned(office, "record-refusal", dispute)


@pytest.mark.clause("WX-2.1", "行政诉讼法 51", "行诉解释 86", "行政复议法 73")
@pytest.mark.parametrize(
    ("phase", "cited"),
    [
        ("before-filing", "行政诉讼法 51"),
        ("trial", "行诉解释 86"),
        ("reconsideration", "行政复议法 73"),
        ("enforcement", None),
    ],
)
def test_a_refusal_cites_what_goes_on_at_once(office: Office, phase: str, cited: str | None) -> None:
    """Who is unwilling is filed, tried or decided on without delay: by the article of the forum, and by no other."""
    ruling = office.clerk.may(office.command("record-refusal", office.register(phase=phase)))
    told = next(warning for warning in ruling.warnings if warning.code == "told-remedies")
    (over,) = (one for one in ruling.warnings if one.code == "ends-for-all")
    articles = () if cited is None else (cited,)

    on_ending = () if phase == "before-filing" else articles  # 行政诉讼法 51 says how a case is filed, no more

    assert (told.clauses, over.clauses) == (("WX-2.1", *articles), ("WX-2.1", *on_ending))


@pytest.mark.clause("民法典 23")
def test_a_minor_speaks_through_a_guardian(office: Office) -> None:
    """A minor's own yes is none; the guardian's is, and it is recorded who spoke."""
    dispute = office.register(parties=[{"person": MINOR}])
    ruling = office.clerk.may(office.command("record-consent", dispute))
    assert [objection.code for objection in ruling.objections] == ["minor-guarded"]

    office.do("name-guardian", dispute)
    office.do("record-consent", dispute, through="guardian")
    assert office.dispute(dispute).consents[0].through == "guardian"


def test_a_clerk_names_the_proof(office: Office) -> None:
    """What a clerk records for somebody says where the paper is, or warns; what came online needs none."""
    assert "proof-named" in warned(office, "record-consent", office.register())
    assert "proof-named" not in warned(office, "record-consent", office.register(), proof="卷宗第3页")
    assert "proof-named" not in warned(office, "record-consent", office.register(), form="online")


def test_marking_the_same_again_says_so(office: Office) -> None:
    """A mark that changes nothing is refused."""
    dispute = office.register()
    office.do("mark-divisibility", dispute)

    with pytest.raises(Refused):
        office.do("mark-divisibility", dispute)


def test_a_third_person_unasked_is_warned_of(office: Office) -> None:
    """A yes before any offer warns: who asks for mediation himself should have it written down."""
    dispute = office.register(on=date(2024, 5, 7))
    office.do("ask-to-bring-in", dispute)
    office.do("answer-bring-in", dispute)

    assert "offered-before" in warned(office, "record-consent", dispute, parties=["tax"], on=date(2024, 5, 10))


@pytest.mark.clause("WX-2.1")
def test_marking_indivisible_ends_what_goes_on_without_one(office: Office) -> None:
    """Found indivisible after one has left, the round ends: it can't go on without him."""
    dispute = claimants(office, 2)
    office.do("record-consent", dispute, parties=["p1"])
    office.do("record-refusal", dispute, parties=["p2"])
    for name in ("name-responsible", "issue-case-number", "open-mediation"):
        office.do(name, dispute)
    assert "mark-lets-go-on" in warned(office, "mark-divisibility", dispute, on=date(2024, 5, 20))

    assert office.dispute(dispute).stage is Stage.ENDED
    assert office.dispute(dispute).rounds[0].who == ("p2",)


@pytest.mark.clause("WX-2.1")
@pytest.mark.parametrize(("asked", "agreed", "allowed"), [
    ("nobody", [], True), ("claimants", [], False), ("claimants", ["p1"], True), ("parties", ["p1"], False),
    ("parties", ["p1", "p2"], True),
])  # fmt: skip
def test_who_must_agree_to_registration_is_the_countys_to_say(
    office: Office, asked: str, agreed: list[str], allowed: bool
) -> None:
    """Nobody, the claimants or all parties: what the policy sets decides."""
    start = date(2024, 1, 1)
    row = {"name": "registration-consents", "value": asked, "source": "县规定", "provenance": "set-by-county"}
    adopted = office.command("adopt-policy", on=start, version="县", effective=start, source="县", parameters=[row])
    office.center.acting("founder").execute(adopted)
    people = [{"person": {"name": "甲"}}, {"person": {"name": "乙"}, "role": "third-party"}]

    assert office.clerk.may(office.command("register-dispute", parties=people, agreed=agreed)).allowed is allowed


@pytest.mark.clause("WX-2.1", "WX-4.1.2", "行诉解释 31")
@pytest.mark.parametrize(
    ("through", "before", "objections", "cautions"),
    [
        ("guardian", {}, {"guardian-named"}, set()),
        ("guardian", {"name-guardian": {}}, set(), set()),
        ("representative", {}, {"group-chose"}, set()),
        ("head", {}, {"head-of-body"}, set()),
        ("agent", {}, {"agent-mandated"}, set()),
        ("agent", {"file-mandate": {"principal": "p1", "powers": ["general"]}}, set(), {"agent-may-settle"}),
        ("agent", {"file-mandate": {"principal": "p1"}}, set(), set()),
        ("agent", {"file-mandate": {"principal": "p1", "on": date(2024, 5, 8)}}, {"agent-mandated"}, set()),
        ("agent", {"file-mandate": {"on": date(2024, 5, 6)}}, {"agent-mandated"}, set()),
    ],
)
def test_whoever_speaks_for_another_may(
    office: Office, through: str, before: dict[str, dict[str, Any]], objections: set[str], cautions: set[str]
) -> None:
    """A guardian is named, an agent mandated that day, a representative chosen, a head is of a body."""
    dispute = office.register()
    for name, changes in before.items():
        office.do(name, dispute, **{"on": date(2024, 5, 6), **changes})
    ruling = office.clerk.may(office.command("record-consent", dispute, through=through))

    assert {one.code for one in ruling.objections} == objections
    assert {one.code for one in ruling.warnings} & {"agent-may-settle"} == cautions


def test_a_representative_of_the_group_speaks(office: Office) -> None:
    """Those represented consent through whom they chose, and an organisation through its head."""
    people = [{"person": {"name": f"第{n}户"}} for n in range(1, 11)]
    firm = {"person": {"name": "某公司", "kind": "organisation"}, "role": "third-party"}
    dispute = office.register(parties=[*people, firm])
    members = [f"p{n}" for n in range(1, 11)]
    office.do("appoint-representatives", dispute, members=members)
    office.do("record-consent", dispute, parties=members, through="representative")
    office.do("record-consent", dispute, parties=["p11"], through="head")

    assert {said.through for said in office.dispute(dispute).consents} == {"representative", "head"}
