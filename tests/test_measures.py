"""Measures: proposed, decided, approved, served, ended in that order; each asks for what its law names (WX-4.3.5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from admin_dispute import Stage
from admin_dispute.testing import Office

HEAD = [{"person": {"name": "局长甲"}, "capacity": "head"}]
IN_CHARGE = [{"person": {"name": "科长乙"}, "capacity": "in-charge"}]
FINE: dict[str, Any] = {"kind": "daily-fine-on-head", "persons": HEAD, "amount": "80"}


def against(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    return {one.code for one in office.clerk.may(office.command(name, dispute, **changes)).objections}


def warned(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what a command is warned of."""
    return {one.code for one in office.clerk.may(office.command(name, dispute, **changes)).warnings}


def titled(office: Office, **changes: Any) -> str:
    """Give a dispute with a judgment in legal force that the police does not perform, due on 2024-06-24."""
    dispute = office.register(**changes)
    for name in ("record-filing", "end-proceeding", "record-title"):
        office.do(name, dispute)
    return dispute


def measure(office: Office, dispute: str) -> Any:
    """Give the latest measure as the clerk sees it."""
    return office.dispute(dispute).measures[-1]


ALLOWED = {
    # step: where it may be taken; p proposed, d decided, a approved, s served, e ended
    "decide-measure": "p",
    "approve-measure": "d",
    "serve-measure": "a",
    "end-measure": "s",
    "ask-measure-review": "se",
}
PATH = ("propose-measure", "decide-measure", "approve-measure", "serve-measure", "end-measure")


@pytest.mark.clause("WX-4.3.5", "民诉法 119")
def test_a_measure_out_of_order(office: Office) -> None:
    """Each step of a fine follows the one before; any other order is refused, naming the step that is due."""
    for reached, standing in enumerate("pdase", 1):
        dispute = titled(office)
        for name in PATH[:reached]:
            office.do(name, dispute, **(FINE if name == "propose-measure" else {}),
                      **({"end": "complied"} if name == "end-measure" else {}))  # fmt: skip
        for step, places in ALLOWED.items():
            end = {"end": "complied"} if step == "end-measure" else {}
            found = against(office, step, dispute, on="2024-06-29", **end)
            in_order = not found & {"measure-in-order", "served-before-review"}

            assert in_order is (standing in places), (step, standing)


@pytest.mark.clause("WX-4.3.5", "民诉法 119")
def test_a_step_out_of_order_says_the_rule(office: Office) -> None:
    """The refusal says where the measure stands, what comes first, and by which rule."""
    dispute = titled(office)
    office.do("propose-measure", dispute, **FINE)
    office.do("decide-measure", dispute)
    ruling = office.clerk.may(office.command("serve-measure", dispute))

    assert [one.text for one in ruling.objections] == [
        "措施e1现在是“已决定”，进入“已送达”之前应当是：已批准",
        "措施e1还没有经院长批准，不能送达（第九十六条没有写明，参照第五十九条，依第一百零一条适用民事诉讼法，推定）",
    ]
    assert "民诉法 119" in ruling.clauses
    assert "WX-4.3.5" not in ruling.clauses  # it speaks of agreements, not of judgments


@pytest.mark.clause("WX-4.3.5")
def test_what_needs_no_approval_is_served_once_decided(office: Office) -> None:
    """An announcement has no president's approval to wait for; each state has its day."""
    dispute = titled(office)
    for name in ("propose-measure", "decide-measure"):
        office.do(name, dispute)
    assert against(office, "approve-measure", dispute) == {"approval-asked"}

    office.do("serve-measure", dispute)
    office.do("end-measure", dispute)
    done = measure(office, dispute)
    assert (done.proposed_on, done.decided_on, done.served_on, done.ended_on) == (
        date(2024, 6, 26), date(2024, 6, 26), date(2024, 6, 27), date(2024, 6, 28),
    )  # fmt: skip
    assert (done.standing, done.end, done.approved_on) == ("ended", "carried-out", None)


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 96")
def test_a_daily_fine_is_on_the_head_and_counted_by_the_day(office: Office) -> None:
    """Fifty to a hundred yuan a day on one head, from the end of the set period to the day of performance."""
    dispute = titled(office)
    assert against(office, "propose-measure", dispute, **{**FINE, "persons": []}) == {"persons-named"}
    assert against(office, "propose-measure", dispute, **{**FINE, "persons": IN_CHARGE}) == {"capacity-of-person"}
    for amount, fits in (("49.99", False), ("50", True), ("100", True), ("100.01", False)):
        found = against(office, "propose-measure", dispute, **{**FINE, "amount": amount})
        assert found == (set() if fits else {"amount-in-range"})

    office.do("propose-measure", dispute, **FINE)
    office.do("decide-measure", dispute)
    fine = so_far(office, dispute)
    assert (fine.first, fine.through, fine.days, fine.amount) == (
        date(2024, 6, 25), date(2024, 7, 1), 7, Decimal(560),
    )  # fmt: skip
    office.do("record-performance", dispute, on="2024-06-30", obligations=["t1o1"])
    fine = so_far(office, dispute)
    assert (fine.through, fine.days, fine.amount) == (date(2024, 6, 30), 6, Decimal(480))


def so_far(office: Office, dispute: str) -> Any:
    """Give what the daily fine on the head has come to."""
    (owed,) = office.clerk.enforcement(dispute).obligations
    return next(one for one in owed.measures if one.kind == "daily-fine-on-head").so_far


@pytest.mark.clause("行政诉讼法 96")
def test_no_fine_before_the_period_is_over(office: Office) -> None:
    """The last day of the set period is still in time."""
    dispute = titled(office)
    office.do("record-refusal-to-perform", dispute, on="2024-06-24", obligations=["t1o1"])
    early = {**FINE, "on": "2024-06-26", "period_ended": "2024-06-26"}

    (objection,) = office.clerk.may(office.command("propose-measure", dispute, **early)).objections
    assert (objection.code, objection.cure and objection.cure.day) == ("period-over", "2024-06-27")
    assert against(office, "propose-measure", dispute, **{**early, "on": "2024-06-27"}) == set()


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 96")
def test_detention_is_for_grave_effect_and_those_responsible(office: Office) -> None:
    """It asks for a finding of bad effect, those directly responsible, at most fifteen days, and the court."""
    dispute = titled(office)
    wanted: dict[str, Any] = {"kind": "detention", "persons": IN_CHARGE, "days": 15}
    assert against(office, "propose-measure", dispute, **wanted) == {"grave-effect"}

    office.do("find-gravity", dispute)
    assert against(office, "propose-measure", dispute, **wanted) == set()
    assert against(office, "propose-measure", dispute, **{**wanted, "days": 16}) == {"days-said"}
    assert against(office, "propose-measure", dispute, **{**wanted, "persons": HEAD}) == {"capacity-of-person"}
    office.do("propose-measure", dispute, **wanted)
    for body in ("agency", "superior", "review-body", "center", "creditor"):
        assert against(office, "decide-measure", dispute, by=body) == {"ordered-by"}
    assert "approval-follows" in warned(office, "decide-measure", dispute)


@pytest.mark.clause("WX-4.3.5", "刑法 313", "拒执解释 2")
def test_referral_for_crime(office: Office) -> None:
    """It asks for findings that the refusal is serious and the debtor able; bad effect alone is not enough."""
    dispute = titled(office)
    office.do("find-gravity", dispute)
    assert against(office, "propose-measure", dispute, kind="referral") == {"serious-refusal", "able-to-perform"}

    office.do("find-gravity", dispute, degree="serious")
    assert against(office, "propose-measure", dispute, kind="referral") == {"able-to-perform"}
    office.do("find-gravity", dispute, degree="able")
    office.do("propose-measure", dispute, kind="referral")
    office.do("decide-measure", dispute)
    office.do("serve-measure", dispute)
    assert against(office, "end-measure", dispute, end="paid") >= {"ending-fits-measure"}
    office.do("end-measure", dispute, end="accepted")
    assert measure(office, dispute).end == "accepted"


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 96")
def test_one_head_is_fined_by_the_day(office: Office) -> None:
    """The fine lies on the head of the time: two are not fined for one duty, nor a second one beside the first."""
    dispute = titled(office)
    two = [*HEAD, {"person": {"name": "局长乙"}, "capacity": "head"}]
    assert against(office, "propose-measure", dispute, **{**FINE, "persons": two}) == {"one-head"}

    office.do("propose-measure", dispute, **FINE)
    assert against(office, "propose-measure", dispute, **{**FINE, "persons": two[1:]}) == {"not-proposed-yet"}


@pytest.mark.clause("行政诉讼法 96")
def test_a_new_head_is_fined_for_his_own_days(office: Office) -> None:
    """Where the head changes the fine on the one before ends, and that on the next runs from the day after."""
    office.clock.set(date(2024, 8, 1))
    dispute = titled(office)
    for name in PATH[:4]:
        office.do(name, dispute, on="2024-06-27", **(FINE if name == "propose-measure" else {}))
    office.do("end-measure", dispute, on="2024-07-10", end="without-effect")
    office.do("propose-measure", dispute, on="2024-07-11", **FINE)

    assert measure(office, dispute).period_ended == date(2024, 7, 10)


@pytest.mark.clause("行政诉讼法 96", "刑法 313")
def test_that_somebody_could_pay_is_no_bad_effect(office: Office) -> None:
    """Detention asks for a bad effect on society: the finding that the debtor is able does not stand for it."""
    dispute = titled(office)
    office.do("find-gravity", dispute, degree="able")

    detained: dict[str, Any] = {"kind": "detention", "amount": None, "days": 5, "persons": IN_CHARGE}
    assert against(office, "propose-measure", dispute, **detained) == {"grave-effect"}


@pytest.mark.clause("WX-4.3.5", "民诉法 247")
def test_a_court_s_measure_before_anybody_applied(office: Office) -> None:
    """What a court orders is enforced on an application, or handed over by the judge: without, the ruling says so."""
    dispute = titled(office)
    assert "enforcement-begun" in warned(office, "propose-measure", dispute, **FINE)

    office.do("record-filing", dispute, kind="enforcement", on="2024-06-26", applicants=["p1"], instance=None,
              respondents=["police"])  # fmt: skip
    assert "enforcement-begun" not in warned(office, "propose-measure", dispute, on="2024-06-27", **FINE)


@pytest.mark.clause("WX-4.3.5", "民诉法 247")
def test_a_letter_is_enforced_on_application_alone(office: Office) -> None:
    """A judgment the judge may hand over; on a mediation letter nothing is ordered before somebody applied."""
    dispute = office.register()
    office.do("record-filing", dispute)
    office.do("end-proceeding", dispute, how="mediation-letter")
    office.do("record-title", dispute, instrument="mediation-letter")
    assert against(office, "propose-measure", dispute, **FINE) == {"enforcement-applied"}

    office.do("record-filing", dispute, kind="enforcement", on="2024-06-26", applicants=["p1"], instance=None,
              respondents=["police"])  # fmt: skip
    assert against(office, "propose-measure", dispute, on="2024-06-27", **FINE) == set()


def with_superiors(office: Office) -> None:
    """Enter the supervisory commission, and the county government as the next higher agency of the police."""
    founder = office.center.acting("founder")
    body = {"on": "2021-03-22", "division": "410825"}
    founder.execute(office.command("enter-organisation", **body, id="supervision", name="温县监察委员会",
                                   kind="government", functions=["supervisory-commission"]))  # fmt: skip
    founder.execute(office.command("enter-organisation", **body, id="police", name="温县公安局", kind="department",
                                   superior="county", matters=["penalty"]))  # fmt: skip


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 96")
@pytest.mark.parametrize(("to", "fits"), [("supervision", True), ("county", True), ("legal", False), (None, False)])
def test_a_suggestion_goes_to_supervision_or_the_next_higher_agency(office: Office, to: str, fits: bool) -> None:
    """Nobody else is asked to deal with a refusal."""
    with_superiors(office)
    dispute = titled(office)
    found = against(office, "propose-measure", dispute, kind="suggestion", to=to)

    assert found == (set() if fits else {"suggested-to"})


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 66", "负责人出庭规定 12")
def test_a_suggestion_before_any_judgment_and_its_reply(office: Office) -> None:
    """A suggestion on another ground needs no title; its reply is a deadline until it is recorded."""
    with_superiors(office)
    dispute = office.register()
    absent: dict[str, Any] = {
        "kind": "suggestion",
        "obligation": None,
        "target": "police",
        "to": "county",
        "on": "2024-05-20",
    }
    assert against(office, "propose-measure", dispute, **absent) == {"obligation-named"}

    office.do("propose-measure", dispute, **absent, ground="absence", answer_by="2024-06-20")
    done = office.do("decide-measure", dispute, on="2024-05-21")
    assert "行政诉讼法 66" in done.ruling.clauses
    assert "WX-4.3.5" not in done.ruling.clauses  # it speaks of agreements that are not performed
    office.do("serve-measure", dispute, on="2024-05-22")
    (running,) = (one for one in office.clerk.outlook(dispute).deadlines if one.clock == "suggestion")
    assert (running.owner, running.on) == ("county", date(2024, 6, 20))
    office.do("end-measure", dispute, on="2024-06-19", end="answered", text="已约谈该局负责人。")
    assert not [one for one in office.clerk.outlook(dispute).deadlines if one.clock == "suggestion"]


@pytest.mark.clause("WX-4.3.5")
def test_why_a_measure_was_not_used(office: Office) -> None:
    """The reason is kept, and the outlook says that there is one; what is not open can't be declined."""
    dispute = titled(office)
    office.do("decline-measure", dispute)
    assert against(office, "decline-measure", dispute, kind="detention") == {"grave-effect"}

    (owed,) = office.clerk.enforcement(dispute).obligations
    assert {one.kind for one in owed.measures if one.declined} == {"transfer"}
    kept: Any = office.dispute(dispute).unused_measures[0]
    assert office.clerk.open(dispute, kept.reason) == "账户内没有可划拨的款项"


@pytest.mark.clause("民诉法 119")
@pytest.mark.parametrize(
    ("result", "changes", "expected"),
    [
        ("upheld", {}, ("served", Decimal(80), None)),
        ("changed", {"amount": "50"}, ("served", Decimal(50), None)),
        ("revoked", {}, ("ended", Decimal(80), "revoked")),
    ],
)
def test_review_of_a_fine(office: Office, result: str, changes: dict[str, Any], expected: tuple[Any, ...]) -> None:
    """Who was fined asks the next higher court once; meanwhile the fine runs on."""
    dispute = titled(office)
    office.do("propose-measure", dispute, **FINE)
    for name in ("decide-measure", "approve-measure", "serve-measure"):
        office.do(name, dispute)
    assert against(office, "decide-measure-review", dispute) == {"review-asked"}
    assert "review-stays-nothing" in warned(office, "ask-measure-review", dispute)
    office.do("ask-measure-review", dispute)
    assert measure(office, dispute).standing == "served"
    assert against(office, "ask-measure-review", dispute) == {"reviewed-once"}

    office.do("decide-measure-review", dispute, result=result, **changes)
    now = measure(office, dispute)
    assert (now.standing, now.amount, now.end) == expected


def test_review_says_what_fits(office: Office) -> None:
    """A change states what it is; an announcement is not reviewed; nothing is decided before it was asked."""
    dispute = titled(office)
    office.do("propose-measure", dispute)
    assert "measure-reviewable" in against(office, "ask-measure-review", dispute)
    assert against(office, "ask-measure-review", dispute, measure="e9") == {"measure-known"}
    office.do("propose-measure", dispute, **FINE)
    for name in ("decide-measure", "approve-measure", "serve-measure", "ask-measure-review"):
        office.do(name, dispute, measure="e2")

    assert against(office, "decide-measure-review", dispute, measure="e2", result="changed") == {"change-stated"}
    early = against(office, "decide-measure-review", dispute, measure="e2", on="2024-06-26")
    assert early == {"reviewed-after"}
    assert against(office, "decide-measure-review", dispute, measure="e9") == {"measure-known", "review-asked"}


@pytest.mark.clause("行政诉讼法 96", "行政诉讼法 101")
def test_a_fine_on_the_body_of_an_agency_is_warned_of(office: Office) -> None:
    """行政诉讼法 96 has a fine of its own, so that 民诉法 118 by way of 101 is doubtful: recorded, with both cited."""
    dispute = titled(office)
    fined = {"kind": "fine-on-body", "amount": "500000"}
    ruling = office.clerk.may(office.command("propose-measure", dispute, **fined))

    assert ruling.allowed
    (warning,) = (one for one in ruling.warnings if one.code == "fine-fits-body")
    assert {"行政诉讼法 96", "行政诉讼法 101"} == set(warning.clauses)
    assert "民诉法 118" in ruling.clauses


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 96")
def test_what_was_paid_is_compared_with_what_it_came_to(office: Office) -> None:
    """Four days at 80 yuan are 320; less is recorded with a warning that shows the sum."""
    dispute = titled(office)
    office.do("propose-measure", dispute, **FINE)
    for name in ("decide-measure", "approve-measure", "serve-measure"):
        office.do(name, dispute)
    short = office.clerk.may(office.command("end-measure", dispute, end="paid", paid="319"))

    assert [(one.code, one.text) for one in short.warnings] == [
        ("paid-in-full", "按日罚款计4日，每日80元，应为320元；已缴319元，不足此数，不算缴清")
    ]
    assert warned(office, "end-measure", dispute, end="paid", paid="320") == set()
    assert against(office, "end-measure", dispute, end="paid") == {"paid-said"}


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 96")
def test_served_is_not_paid(office: Office) -> None:
    """What falls short is kept on the fine, which stays served until the whole of it is paid."""
    dispute = titled(office)
    office.do("propose-measure", dispute, **FINE)
    for name in ("decide-measure", "approve-measure", "serve-measure"):
        office.do(name, dispute)
    office.do("end-measure", dispute, end="paid", paid="300")
    part = measure(office, dispute)
    office.do("end-measure", dispute, end="paid", paid="20")
    whole = measure(office, dispute)

    assert (part.standing, part.end, part.paid) == ("served", None, Decimal(300))
    assert (whole.standing, whole.end, whole.paid) == ("ended", "paid", Decimal(320))


@pytest.mark.clause("民诉法 118")
def test_a_fine_of_one_sum_is_paid_whole_or_not(office: Office) -> None:
    """A fine on a body of 60000 yuan of which 50000 are paid is still served."""
    dispute = titled(office)
    office.do("propose-measure", dispute, kind="fine-on-body", amount="60000")
    for name in ("decide-measure", "approve-measure", "serve-measure"):
        office.do(name, dispute)
    short = office.do("end-measure", dispute, end="paid", paid="50000")

    assert [one.code for one in short.ruling.warnings] == ["fine-paid"]
    assert measure(office, dispute).standing == "served"


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 96")
def test_a_fine_runs_from_no_earlier_day(office: Office) -> None:
    """Neither from before the end of the set period nor from days that an earlier fine counted."""
    office.clock.set(date(2024, 8, 1))
    dispute = titled(office)
    early = {**FINE, "on": "2024-06-27", "period_ended": "2024-06-23"}
    [objection] = office.clerk.may(office.command("propose-measure", dispute, **early)).objections
    assert (objection.code, "2024-06-24" in objection.text) == ("fined-from", True)
    assert against(office, "propose-measure", dispute, **{**early, "period_ended": "2024-06-24"}) == set()

    for name in PATH[:4]:
        office.do(name, dispute, on="2024-06-27", **(FINE if name == "propose-measure" else {}))
    office.do("end-measure", dispute, on="2024-07-10", end="without-effect")
    again = {**FINE, "on": "2024-07-11", "period_ended": "2024-07-09"}
    assert against(office, "propose-measure", dispute, **again) == {"fined-from"}


def test_today_the_fine_on_the_agency_is_gone(office: Office) -> None:
    """What the law of 1989 had is refused on a day of today's law."""
    dispute = titled(office)

    assert against(office, "propose-measure", dispute, kind="daily-fine-on-agency", amount="80") == {"measure-in-law"}


@pytest.mark.clause("WX-4.3.5")
@pytest.mark.parametrize(
    ("name", "which", "text"),
    [
        ("record-performance", {"obligations": ["t1o1"]}, "已履行，不能再采取措施"),
        ("release-obligation", {"obligation": "t1o1"}, "已免除，不能再采取措施"),
    ],
)
def test_nothing_is_enforced_that_is_no_longer_owed(
    office: Office, name: str, which: dict[str, Any], text: str
) -> None:
    """What was performed or released is not called undue or unrefused: the refusal says what became of it."""
    dispute = titled(office)
    office.do(name, dispute, on=date(2024, 6, 25), **which)
    ruling = office.clerk.may(office.command("propose-measure", dispute))

    assert {one.code for one in ruling.objections} == {"still-owed", "not-performed-yet"}
    assert any(text in one.text for one in ruling.objections)


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 97")
def test_against_a_citizen_the_refusal_speaks_of_citizens(office: Office) -> None:
    """Whoever asks for a fine on a citizen's bare promise is told of citizens, not of article 96."""
    owed = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "500", "due": "2024-06-13"}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [owed]}})
    office.do("record-refusal-to-perform", dispute)
    ruling = office.clerk.may(
        office.command("propose-measure", dispute, kind="fine-on-person", obligation="o1", amount="500",
                       persons=[{"person": {"name": "王某"}, "capacity": "debtor"}])
    )  # fmt: skip

    assert "只适用于：人民法院在行政诉讼中作出的判决、裁定、调解书、经司法确认的调解协议" in next(
        one.text for one in ruling.objections if one.code == "title-carries"
    )


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 96", "特邀调解规定 25")
def test_a_bare_agreement_opens_no_measure(office: Office) -> None:
    """On an agreement alone a fine is refused; the law decides, and the document is cited beside it."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("record-refusal-to-perform", dispute)
    ruling = office.clerk.may(office.command("propose-measure", dispute, **FINE, obligation="o1"))

    (objection,) = ruling.objections
    assert objection.code == "title-carries"
    assert {"行政诉讼法 96", "WX-4.3.5"} <= set(objection.clauses)
    office.clock.set(date(2024, 6, 12))
    (owed,) = office.clerk.enforcement(dispute).obligations
    assert {one.kind for one in owed.measures if one.open} == {"urge", "circular", "confirmation", "suit"}


def test_what_a_proposal_names(office: Office) -> None:
    """Obligation, target and applicant are there, what has a command of its own goes there, and nothing runs twice."""
    dispute = titled(office)
    assert against(office, "propose-measure", dispute, obligation="o9") == {"obligation-known"}
    assert against(office, "propose-measure", dispute, obligation=None) == {"obligation-named"}
    stranger = {"kind": "suggestion", "obligation": None, "target": "land", "ground": "other", "to": "county"}
    assert against(office, "propose-measure", dispute, **stranger) == {"target-known"}
    assert against(office, "propose-measure", dispute, asked_by="nobody") == {"applicant-known"}
    assert against(office, "propose-measure", dispute, asked_by="p1", persons=HEAD) == {"no-person"}
    assert against(office, "propose-measure", dispute, kind="application") == {"proposed-here"}
    assert against(office, "propose-measure", dispute, **{**FINE, "amount": None}) == {"amount-said"}
    office.do("propose-measure", dispute, asked_by="p1")
    assert against(office, "propose-measure", dispute) == {"not-proposed-yet"}
    assert against(office, "decide-measure", dispute, on="2024-06-25") == {"not-before-last-step"}
    assert against(office, "decide-measure", dispute, paper="d9") == {"paper-known"}
    assert against(office, "end-measure", dispute, end="revoked") == {"ending-fits-measure"}
    office.do("end-measure", dispute, end="not-ordered")
    assert against(office, "decide-measure", dispute) == {"measure-in-order", "not-before-last-step"}
    for name in ("decide-measure", "approve-measure", "serve-measure", "end-measure"):
        assert against(office, name, dispute, measure="e9") == {"measure-known"}
    assert against(office, "find-gravity", dispute, obligation="o9") == {"obligation-known"}
    assert against(office, "decline-measure", dispute, obligation="o9") == {"obligation-known"}


def test_a_paper_carries_the_decision(office: Office) -> None:
    """Where a paper carries a measure it is served once that paper's receipt is proven."""
    dispute = titled(office)
    office.do("draft-paper", dispute, kind="measure", on="2024-06-26")
    office.do("propose-measure", dispute)
    office.do("decide-measure", dispute, paper="d1")
    assert against(office, "serve-measure", dispute) == {"receipt-proven"}

    office.do("send-paper", dispute, on="2024-06-26", answer_by=None)
    office.do("prove-receipt", dispute, on="2024-06-27")
    office.do("serve-measure", dispute)
    assert measure(office, dispute).standing == "served"


def test_who_is_fined_is_personal(office: Office) -> None:
    """Clerk, judge and the head of the fined body read the name; the claimant sees no measure at all."""
    dispute = titled(office)
    office.do("propose-measure", dispute, **FINE)

    names = {actor: reads(office, actor, dispute) for actor in ("clerk", "judge", "head", "handler", "wang", "figures")}
    assert names == {
        "clerk": "局长甲", "judge": "局长甲", "head": "局长甲", "handler": None, "wang": None, "figures": None,
    }  # fmt: skip
    assert office.center.acting("wang").dispute(dispute).measures == ()
    assert not [m for o in office.center.acting("wang").enforcement(dispute).obligations for m in o.measures if m.taken]


def reads(office: Office, actor: str, dispute: str) -> str | None:
    """Give the name an actor reads of the person that a measure hits."""
    acting = office.center.acting(actor)
    found: list[Any] = [person for one in acting.dispute(dispute).measures for person in one.persons]
    if not found or found[0].person is None:
        return None
    behind: Any = acting.open(dispute, found[0].person)
    return str(behind.name)


@pytest.mark.clause("行政诉讼法 66", "负责人出庭规定 12")
@pytest.mark.parametrize(("capacity", "warned"), [(None, True), ("head", True), ("staff", False)])
def test_a_suggestion_on_absence_wants_a_hearing(office: Office, capacity: str | None, warned: bool) -> None:
    """Not coming to mediation is no absence in court: without a hearing that the head missed, the ruling says so."""
    dispute = office.register()
    office.do("record-filing", dispute, accepted_on="2024-05-20")
    if capacity is not None:
        came = [{"who": "police", "capacity": capacity, "absence": "other-duty"}]
        office.do("record-hearing", dispute, attendance=came)
    absent = {"kind": "suggestion", "obligation": None, "target": "police", "ground": "absence", "on": "2024-06-24"}
    ruling = office.clerk.may(office.command("propose-measure", dispute, **absent))

    assert ("absent-in-court" in {warning.code for warning in ruling.warnings}) is warned
