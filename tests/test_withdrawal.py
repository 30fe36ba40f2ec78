"""Withdrawal: every kind and way with its effect and article; the four conditions; who stays goes on."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest

from admin_dispute import ProceedingEnd, ProceedingKind, Provenance, Stage, WithdrawalKind, WithdrawalWay
from admin_dispute.domain.dispute.mediability import MediationBasis
from admin_dispute.domain.dispute.withdrawal_effects import Again, WithdrawalReason, closing_of, effect_of
from admin_dispute.domain.instruments import in_force
from admin_dispute.testing import Office

K, W, A = WithdrawalKind, WithdrawalWay, Again
LAW, INFERRED, UNVERIFIED = Provenance.NATIONAL, Provenance.INFERRED, Provenance.UNVERIFIED
TODAY = date(2024, 6, 3)
EFFECTS = {
    (K.SUIT, W.ASKED): (A.NEVER, "no-second-suit", ("行诉解释 60", "行诉解释 69"), LAW),
    (K.SUIT, W.TAKEN_BACK): (A.WITHIN_LIMIT, "complaint-taken-back", ("行诉解释 60", "行政诉讼法 46"), INFERRED),
    (K.CIVIL_SUIT, W.ASKED): (A.WITHIN_LIMIT, "civil-suit-again", ("民诉法解释 214",), LAW),
    (K.CIVIL_SUIT, W.TAKEN_BACK): (A.WITHIN_LIMIT, "civil-complaint-taken-back", (), INFERRED),
    (K.CIVIL_SUIT, W.ABSENT): (A.WITHIN_LIMIT, "civil-suit-again", ("民诉法解释 214",), LAW),
    (K.CIVIL_SUIT, W.FEE_UNPAID): (A.WITHIN_LIMIT, "civil-suit-again", ("民诉法解释 214",), LAW),
    (K.SUIT, W.ABSENT): (A.WITHIN_LIMIT, "suit-within-limit", ("行政诉讼法 58",), INFERRED),
    (K.SUIT, W.FEE_UNPAID): (A.WITHIN_LIMIT, "fee-then-again", ("行诉解释 61",), LAW),
    (K.APPEAL, W.ASKED): (
        A.NEVER, "first-judgment-final", ("行政诉讼法 85", "行政诉讼法 101", "撤诉规定 8"), INFERRED,
    ),
    (K.APPEAL, W.ABSENT): (
        A.NEVER, "first-judgment-final", ("行政诉讼法 85", "行政诉讼法 101", "撤诉规定 8"), INFERRED,
    ),
    (K.APPEAL, W.FEE_UNPAID): (A.WITHIN_LIMIT, "fee-then-again", ("行诉解释 61",), LAW),
    (K.RECONSIDERATION, W.ASKED): (
        A.NEVER, "no-second-reconsideration", ("行政复议法 30", "复议条例 38", "行诉解释 58"), LAW,
    ),
    (K.RECONSIDERATION, W.TAKEN_BACK): (A.WITHIN_LIMIT, "review-taken-back", ("行政复议法 20",), INFERRED),
    (K.RECONSIDERATION, W.NOT_SUPPLEMENTED): (
        A.WITHIN_LIMIT, "review-given-up", ("行政复议法 31",), INFERRED,
    ),
    (K.RETRIAL_APPLICATION, W.ASKED): (A.EXCEPTIONALLY, "no-second-retrial", ("行诉解释 115",), LAW),
    (K.RETRIAL_APPLICATION, W.ABSENT): (A.EXCEPTIONALLY, "no-second-retrial", ("行诉解释 115",), LAW),
    (K.RETRIAL, W.ASKED): (A.UNSETTLED, "judgment-resumes", ("行诉解释 121", "撤诉规定 8"), LAW),
    (K.RETRIAL, W.ABSENT): (A.UNSETTLED, "judgment-resumes", ("行诉解释 121", "撤诉规定 8"), LAW),
    (K.SUPERVISION, W.ASKED): (A.UNSETTLED, "supervision-unsettled", ("行诉解释 121",), UNVERIFIED),
    (K.ENFORCEMENT, W.ASKED): (A.WITHIN_LIMIT, "enforcement-within-limit", ("行诉解释 153",), INFERRED),
    (K.NON_LITIGATION_ENFORCEMENT, W.ASKED): (
        A.WITHIN_LIMIT, "decision-enforced-within-limit", ("行诉解释 156", "行政强制法 53"), INFERRED,
    ),
    (K.ADJUDICATION, W.ASKED): (A.UNSETTLED, "application-unsettled", (), UNVERIFIED),
    (K.COMPENSATION, W.ASKED): (A.UNSETTLED, "application-unsettled", (), UNVERIFIED),
}  # fmt: skip


def test_every_withdrawal_and_its_effect() -> None:
    """Each kind in each way leads to what is written here, by these articles, or does not exist."""
    for kind, way in itertools.product(WithdrawalKind, WithdrawalWay):
        row = effect_of(kind, way)
        found = row and (row.again, row.warning.code, in_force(row.warning.clauses, TODAY), row.provenance)

        assert found == EFFECTS.get((kind, way)), (kind, way)


@pytest.mark.clause("执行行诉法解释 36", "执行行诉法解释 37", "执行行诉法解释 84", "执行行诉法解释 88")
def test_withdrawals_by_the_interpretation_of_2000() -> None:
    """Before 2018 the same effects rested on other articles."""
    day = date(2017, 6, 1)
    cited = {
        (K.SUIT, W.ASKED): ("执行行诉法解释 36",),
        (K.SUIT, W.FEE_UNPAID): ("执行行诉法解释 37",),
        (K.APPEAL, W.FEE_UNPAID): ("执行行诉法解释 37",),
        (K.ENFORCEMENT, W.ASKED): ("执行行诉法解释 84",),
        (K.NON_LITIGATION_ENFORCEMENT, W.ASKED): ("行政强制法 53", "执行行诉法解释 88"),
    }
    for (kind, way), clauses in cited.items():
        row = effect_of(kind, way)

        assert row is not None
        assert in_force(row.warning.clauses, day) == clauses


def filed(office: Office, **changes: Any) -> str:
    """Register a dispute and file."""
    registration = changes.pop("registration", {})
    dispute = office.register(**registration)
    office.do("record-filing", dispute, **changes)
    return dispute


def objections(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    ruling = office.clerk.may(office.command(name, dispute, **changes))
    return {objection.code for objection in ruling.objections}


@pytest.mark.clause("WX-4.3.3", "行诉解释 60")
@pytest.mark.parametrize(
    ("proceeding", "way", "kind", "warning"),
    [
        ({}, "asked", K.SUIT, "no-second-suit"),
        ({}, "fee-unpaid", K.SUIT, "fee-then-again"),
        ({"instance": "second"}, "asked", K.APPEAL, "first-judgment-final"),
        ({"instance": "retrial-application"}, "asked", K.RETRIAL_APPLICATION, "no-second-retrial"),
        ({"instance": "retrial"}, "absent", K.RETRIAL, "judgment-resumes"),
        ({"kind": "reconsideration", "before": "温县人民政府"}, "asked", K.RECONSIDERATION,
         "no-second-reconsideration"),
        ({"kind": "supervision", "before": "温县人民检察院"}, "asked", K.SUPERVISION, "supervision-unsettled"),
        ({"kind": "enforcement"}, "asked", K.ENFORCEMENT, "enforcement-within-limit"),
    ],
)  # fmt: skip
def test_what_is_withdrawn_follows_from_the_proceedings(
    office: Office, proceeding: dict[str, Any], way: str, kind: WithdrawalKind, warning: str
) -> None:
    """The kind is that of the proceedings, the ruling warns of what it closes, and permission ends them."""
    dispute = filed(office, **proceeding)
    done = office.do("record-withdrawal", dispute, way=way, permitted_on=date(2024, 5, 22))
    seen = office.dispute(dispute)
    ended = seen.proceedings[0].ended

    assert seen.withdrawals[0].kind is kind
    assert warning in {caution.code for caution in done.ruling.warnings}
    assert ended is not None
    assert (ended.how is ProceedingEnd.WITHDRAWN) is (way == "asked")


@pytest.mark.clause("WX-4.3.3", "行诉解释 60")
def test_a_complaint_taken_back_is_no_withdrawal_of_a_suit(office: Office) -> None:
    """Before the court accepts there is nothing to permit: it ends at once, and a suit stays open within its limit."""
    dispute = filed(office)
    done = office.do("record-withdrawal", dispute, way="taken-back", reason="settlement")
    seen = office.dispute(dispute)
    assert seen.proceedings[0].ended is not None
    assert seen.proceedings[0].ended.how is ProceedingEnd.TAKEN_BACK
    assert {"complaint-taken-back"} == {caution.code for caution in done.ruling.warnings}
    assert "行政诉讼法 62" not in done.ruling.clauses
    assert office.clerk.decisions(dispute)[-1].events == ("已撤回", "已取回", "回访已安排")

    office.do("give-guidance", dispute, on=date(2024, 6, 1))
    assert {"suit", "reconsideration"} <= {way.code for way in office.dispute(dispute).guidance[0].remedies}


def test_what_is_kept_and_never_done_with_is_no_debt(office: Office) -> None:
    """A lasting undertaking is kept, not performed: a withdrawal does not call it unperformed."""
    lasting = {"debtor": "p1", "duty": "undertaking", "what": "不再就同一事项申请信息公开", "lasting": True}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [lasting]}})
    office.do("record-filing", dispute)
    codes = {caution.code for caution in office.do("record-withdrawal", dispute).ruling.warnings}

    assert not codes & {"own-duty-performed", "performed-first"}


def test_what_was_accepted_is_not_taken_back(office: Office) -> None:
    """A suit that was accepted is withdrawn with permission; one that is not on record as accepted is asked about."""
    dispute, unknown = filed(office), filed(office)
    office.do("accept-proceeding", dispute)
    asked = office.clerk.may(office.command("record-withdrawal", unknown))

    assert objections(office, "record-withdrawal", dispute, way="taken-back") == {"taken-back-before"}
    assert "withdrawn-once-accepted" in {caution.code for caution in asked.warnings}


@pytest.mark.clause("民诉法解释 214")
def test_a_civil_suit_can_be_brought_again(office: Office) -> None:
    """The bar on a second suit is that of suits against agencies."""
    dispute = filed(office, kind="civil-suit")
    codes = {caution.code for caution in office.do("record-withdrawal", dispute).ruling.warnings}

    assert "civil-suit-again" in codes
    assert "no-second-suit" not in codes


@pytest.mark.clause("行政复议法 41", "行政复议法 74", "行政复议法（1999） 25")
@pytest.mark.clause("复议条例 38", "复议条例 39", "复议条例 40")
@pytest.mark.parametrize(
    ("reason", "basis", "now", "before"),
    [
        ("own-accord", "coordination", ("行政复议法 41",), ("行政复议法（1999） 25",)),
        ("act-changed", "coordination", ("行政复议法 41", "复议条例 39"), ("行政复议法（1999） 25", "复议条例 39")),
        ("settlement", "coordination", ("行政复议法 74",), ("行政复议法（1999） 25",)),
        ("settlement", "discretion", ("行政复议法 74",), ("复议条例 40",)),
    ],
)
def test_a_review_is_withdrawn_by_the_article_of_its_reason(
    reason: str, basis: str, now: tuple[str, ...], before: tuple[str, ...]
) -> None:
    """Only a settlement is one of article 74, before 2024 on discretion alone; a suit stays open."""
    row = effect_of(K.RECONSIDERATION, W.ASKED)
    assert row is not None
    clauses = closing_of(row, WithdrawalReason(reason), (MediationBasis(basis),)).clauses

    assert in_force(clauses, TODAY) == (*now, "行政复议法 30", "复议条例 38", "行诉解释 58")
    assert in_force(clauses, date(2023, 6, 1)) == (*before, "复议条例 38", "行诉解释 58")


def test_a_way_that_the_kind_does_not_know(office: Office) -> None:
    """A review is not treated as withdrawn for a fee: it is free."""
    dispute = filed(office, kind="reconsideration", before="温县人民政府")

    assert objections(office, "record-withdrawal", dispute, way="fee-unpaid") == {"way-fits"}


def test_the_agency_withdraws_its_own_application(office: Office) -> None:
    """In non-litigation enforcement the agency asks, and the agency withdraws."""
    dispute = filed(office, kind="non-litigation-enforcement")

    assert objections(office, "record-withdrawal", dispute) == {"applicants-withdraw"}
    assert objections(office, "record-withdrawal", dispute, parties=["police"]) == set()


def test_permission_comes_later_or_not_at_all(office: Office) -> None:
    """Proceedings go on until the withdrawal is permitted, and after it was not."""
    dispute = filed(office)
    office.do("record-withdrawal", dispute)
    assert office.dispute(dispute).proceedings[0].ended is None
    assert objections(office, "refuse-withdrawal", dispute, on=date(2024, 5, 20)) == {"permitted-after"}

    office.do("refuse-withdrawal", dispute)
    assert objections(office, "permit-withdrawal", dispute) == {"withdrawal-awaits"}
    assert objections(office, "refuse-withdrawal", dispute) == {"withdrawal-awaits"}
    assert office.dispute(dispute).withdrawals[0].refused_on == date(2024, 5, 22)


def test_of_several_the_others_go_on(office: Office) -> None:
    """Where some withdraw the proceedings go on for the rest, and end with the last."""
    people = [{"person": {"name": name}} for name in ("王某", "李某", "张某")]
    dispute = filed(office, registration={"parties": people})
    done = office.do("record-withdrawal", dispute, parties=["p1", "p3"], permitted_on=date(2024, 5, 22))
    assert "nobody-stays" in {warning.code for warning in done.ruling.warnings}
    assert office.dispute(dispute).proceedings[0].ended is None
    assert objections(office, "record-withdrawal", dispute, parties=["p3"]) == {"applicants-withdraw"}

    office.do("record-withdrawal", dispute, parties=["p2"], permitted_on=date(2024, 5, 22))
    assert office.dispute(dispute).proceedings[0].ended is not None


CHANGE = {
    "how": "changed",
    "own_will": True,
    "lawful": True,
    "told_court_on": "2024-05-21",
    "third_parties_agree": True,
}


@pytest.mark.clause("撤诉规定 2")
@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ({"own_will": False}, "own-will"),
        ({"lawful": False}, "change-lawful"),
        ({"told_court_on": None}, "court-told"),
        ({"third_parties_agree": False}, "third-parties-agree"),
    ],
)
def test_the_four_conditions(office: Office, missing: dict[str, Any], code: str) -> None:
    """Because the act was changed: what is missing warns, and no permission is recorded against it."""
    dispute = filed(office)
    change = {**CHANGE, **missing}
    done = office.do("record-withdrawal", dispute, reason="act-changed", change=change)
    assert code in {warning.code for warning in done.ruling.warnings}
    assert objections(office, "permit-withdrawal", dispute) == {code}

    assert objections(office, "record-withdrawal", dispute, reason="act-changed") == {"change-described"}
    office.do("record-withdrawal", dispute, reason="act-changed", change=CHANGE)
    assert objections(office, "permit-withdrawal", dispute, withdrawal="w2") == set()


def test_review_is_not_measured_by_the_four(office: Office) -> None:
    """The four conditions are the court's; a review body permits by its own law."""
    dispute = filed(office, kind="reconsideration", before="温县人民政府")

    assert objections(office, "record-withdrawal", dispute, reason="act-changed", change=None) == set()


def test_a_request_has_a_reason(office: Office) -> None:
    """Who asks says why; who is treated as having withdrawn said nothing."""
    dispute = filed(office)

    assert objections(office, "record-withdrawal", dispute, reason=None) == {"reason-given"}
    assert objections(office, "record-withdrawal", dispute, reason=None, way="absent") == set()


@pytest.mark.clause("撤诉规定 5")
@pytest.mark.parametrize(
    ("debtor", "creditor", "code"), [("police", "p1", "performed-first"), ("p1", "police", "own-duty-performed")]
)
def test_what_is_still_owed_is_said(office: Office, debtor: str, creditor: str, code: str) -> None:
    """Closing a remedy while something is owed warns, whoever owes it."""
    owed = {"debtor": debtor, "creditors": [creditor], "duty": "money", "amount": "50", "due": "2024-06-13"}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [owed]}})
    office.do("record-filing", dispute)
    done = office.do("record-withdrawal", dispute)

    assert code in {warning.code for warning in done.ruling.warnings}


def test_a_promised_withdrawal_is_entered_as_performed(office: Office) -> None:
    """Where the agreement promised the withdrawal, its record reminds of the obligation that stays open beside it."""
    promised = {"debtor": "p1", "creditors": ["police"], "duty": "withdrawal", "due": "2024-06-13"}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [promised]}})
    office.do("record-filing", dispute)
    asked = office.do("record-withdrawal", dispute, permitted_on=None)
    done = office.do("permit-withdrawal", dispute)

    assert "withdrawal-entered" not in {warning.code for warning in asked.ruling.warnings}
    assert "withdrawal-entered" in {warning.code for warning in done.ruling.warnings}


@pytest.mark.clause("复议条例 38")
def test_a_withdrawn_review_closes_no_suit(office: Office) -> None:
    """Where a review is withdrawn and something is owed, that is to be followed; nothing is said of a second suit."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("record-filing", dispute, kind="reconsideration", before="温县人民政府")
    done = office.do("record-withdrawal", dispute)
    warned = {warning.code for warning in done.ruling.warnings}

    assert "performed-before" in warned
    assert "performed-first" not in warned


def test_of_several_proceedings_one_is_named(office: Office) -> None:
    """With two pending the withdrawal names which; the other goes on."""
    dispute = filed(office)
    office.do("record-filing", dispute, kind="civil-suit")
    assert objections(office, "record-withdrawal", dispute) == {"proceeding-known"}

    office.do("record-withdrawal", dispute, proceeding="x2", permitted_on=date(2024, 5, 22))
    seen = office.dispute(dispute).proceedings
    assert [(kept.kind, kept.ended is None) for kept in seen] == [
        (ProceedingKind.ADMINISTRATIVE_SUIT, True),
        (ProceedingKind.CIVIL_SUIT, False),
    ]


@pytest.mark.clause("行诉解释 60")
def test_who_withdrew_for_good_is_not_told_of_a_limit(office: Office) -> None:
    """Whoever gives up after a permitted withdrawal can't sue again: the warning that he still may is not his."""
    dispute = office.at(Stage.MEDIATING)
    office.do("record-filing", dispute, accepted_on="2024-05-20")
    given_up = {"ending": "cause-gone", "cause": "given-up", "who": ["p1"]}
    before = office.clerk.may(office.command("end-mediation", dispute, **given_up)).warnings
    office.do("record-withdrawal", dispute, permitted_on="2024-05-21")
    ruling = office.clerk.may(office.command("end-mediation", dispute, **given_up))
    cited = {ground.code: ground.clauses for ground in ruling.grounds}["claim-stays-open"]

    stays = ["claim-stays-open" in {one.code for one in warnings} for warnings in (before, ruling.warnings)]
    assert stays == [True, False]
    assert "行诉解释 60" in cited
    assert "行政诉讼法 46" not in cited
