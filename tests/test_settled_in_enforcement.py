"""A settlement in enforcement with an agreement of its own: it rests the title, ends it, or lets less come back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from admin_dispute import CreditEntry
from admin_dispute.domain.dispute.resolution import resolution
from admin_dispute.testing import Office

OWED = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "500", "due": "2024-06-13"}
AGREED = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "300", "due": "2024-06-28"}


def settled(office: Office, credit: bool = False, by: str = "p1", **agreed: Any) -> str:
    """Give a dispute whose citizen (or agency) refused a judgment of 500, and settled for 300 by 2024-06-29."""
    to = "police" if by == "p1" else "p1"
    dispute = office.register()
    for name in ("record-filing", "end-proceeding"):
        office.do(name, dispute)
    sides = {"debtor": by, "creditors": [to]}
    office.do("record-title", dispute, obligations=[{**OWED, **sides}])
    office.do("record-refusal-to-perform", dispute, on="2024-06-25", obligations=["t1o1"])
    if credit:
        office.do("propose-credit-entry", dispute, on="2024-06-25", subject=by, obligations=["t1o1"])
    office.do("report-settlement", dispute, on="2024-06-25", obligations=[{**AGREED, **sides, **agreed}])
    office.do("settle-enforcement", dispute, agreement=1)
    return dispute


def against(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    return {one.code for one in office.clerk.may(office.command(name, dispute, **changes)).objections}


def title(office: Office, dispute: str) -> Any:
    """Give the obligation of the title."""
    return next(owed for owed in office.dispute(dispute).obligations if owed.id == "t1o1")


@pytest.mark.clause("WX-4.3.5", "执行和解规定 8")
def test_performed_in_full_the_title_is_settled(office: Office) -> None:
    """Nothing of it is owed any more, no measure is open, and it does not come back."""
    dispute = settled(office)
    office.do("record-performance", dispute, on="2024-06-28", obligations=["o2"])

    assert (title(office, dispute).standing, title(office, dispute).settled_on) == ("settled", date(2024, 6, 28))
    assert "settlement-unperformed" in against(office, "resume-enforcement", dispute, by="police")
    assert "still-owed" in against(office, "propose-measure", dispute, on="2024-06-30", kind="urge")
    assert office.clerk.enforcement(dispute).obligations == ()
    assert not [one for one in office.clerk.outlook(dispute).deadlines if "settlement" in one.clock]
    assert resolution(office.dispute(dispute)) == "resolved"


@pytest.mark.clause("执行和解规定 8")
@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("release-obligation", {"obligation": "o2", "by": ["police"]}),
        ("record-performance", {"obligations": ["o2"], "amount": "300"}),
    ],
)
def test_released_or_paid_as_a_sum_it_is_settled_too(office: Office, name: str, fields: dict[str, Any]) -> None:
    """However the settlement's own duties were done with."""
    dispute = settled(office)
    office.do(name, dispute, on="2024-06-28", **fields)

    assert title(office, dispute).standing == "settled"


@pytest.mark.clause("WX-3.2.9")
def test_a_settlement_performed_takes_the_entry_away(office: Office) -> None:
    """The entry over the refused title goes as settled with the last payment, not with the settlement itself."""
    dispute = settled(office, credit=True)
    [before] = office.clerk.every(CreditEntry)
    office.do("record-performance", dispute, on="2024-06-28", obligations=["o2"])
    [gone] = office.clerk.every(CreditEntry)

    assert before.stage == "draft"
    assert (gone.stage, gone.lifted and gone.lifted.ground) == ("withdrawn", "settled")


@pytest.mark.clause("民诉法解释（2015） 467", "执行和解规定 17")
def test_in_part_performed_the_title_comes_back_less_that(office: Office) -> None:
    """100 of 300 were paid: 400 of 500 are left, and nothing of the settlement's agreement is owed beside it."""
    dispute = settled(office)
    office.do("record-performance", dispute, on="2024-06-28", obligations=["o2"], amount="100")
    done = office.do("resume-enforcement", dispute, by="police")
    [said] = [one for one in done.ruling.warnings if one.code == "part-deducted"]
    back = title(office, dispute)
    own = office.dispute(dispute).obligations[1]

    assert (said.clauses, "100元" in said.text) == (("执行和解规定 17",), True)
    assert (back.standing, back.left, back.payments[0].on) == ("refused", Decimal(400), date(2024, 6, 28))
    assert (own.standing, own.settled_on) == ("replaced", date(2024, 6, 30))


@pytest.mark.clause("执行和解规定 17")
def test_who_paid_as_much_as_the_title_has_performed_it(office: Office) -> None:
    """A settlement for more than the title is deducted as far as the title goes."""
    dispute = settled(office, amount="900")
    office.do("record-performance", dispute, on="2024-06-28", obligations=["o2"], amount="600")
    office.do("resume-enforcement", dispute, by="police")

    assert (title(office, dispute).standing, title(office, dispute).paid) == ("performed", Decimal(500))


@pytest.mark.clause("民诉法 241")
def test_while_it_rests_nobody_is_in_default(office: Office) -> None:
    """The title is neither overdue nor urged, no entry is proposed over it, and no breach is told."""
    dispute = settled(office)
    asked = {"on": "2024-06-28", "subject": "p1", "obligations": ["t1o1"]}
    outlook = office.clerk.outlook(dispute)

    assert against(office, "propose-measure", dispute, on="2024-06-28", kind="urge") == {"enforcement-on"}
    assert against(office, "propose-credit-entry", dispute, **asked) >= {"refused-by-subject"}
    assert [one for one in outlook.deadlines if one.subject == "t1o1"] == []
    assert resolution(office.dispute(dispute)) == "performing"
    assert [one.in_default for one in office.clerk.enforcement(dispute).obligations if one.obligation == "t1o1"] == [
        False
    ]


@pytest.mark.clause("行政诉讼法 96")
def test_no_daily_fine_counts_while_it_rests(office: Office) -> None:
    """A fine from 2024-06-25 stands still from the settlement of 06-27 to the resumption of 07-02, then goes on."""
    dispute = settled_when_fined(office)
    office.clock.set(date(2024, 6, 30))
    resting = so_far(office, dispute)
    office.clock.set(date(2024, 7, 5))
    office.do("resume-enforcement", dispute, on="2024-07-02")

    assert (resting, so_far(office, dispute)) == (2, 6)


def settled_when_fined(office: Office) -> str:
    """Give a dispute whose agency is fined by the day, and then settles."""
    dispute = office.register()
    for name in ("record-filing", "end-proceeding", "record-title"):
        office.do(name, dispute)
    fined: dict[str, Any] = {
        "kind": "daily-fine-on-head",
        "amount": "80",
        "persons": [{"person": {"name": "局长甲"}, "capacity": "head"}],
    }
    office.do("propose-measure", dispute, on="2024-06-26", **fined)
    office.do("decide-measure", dispute, on="2024-06-26")
    office.do("settle-enforcement", dispute)
    return dispute


def so_far(office: Office, dispute: str) -> Any:
    """Give the days that a daily fine has come to."""
    (owed,) = office.clerk.enforcement(dispute).obligations
    fine = next(one for one in owed.measures if one.kind == "daily-fine-on-head").so_far
    return None if fine is None else fine.days


@pytest.mark.clause("执行和解规定 8")
def test_what_is_only_kept_on_is_not_waited_for(office: Office) -> None:
    """A promise without end leaves the title settled once all else was performed."""
    dispute = office.register()
    for name in ("record-filing", "end-proceeding", "record-title"):
        office.do(name, dispute)
    paid = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "300", "due": "2024-06-28"}
    kept = {"debtor": "p1", "creditors": ["police"], "duty": "undertaking", "what": "不再就此事起诉", "lasting": True}
    office.do("report-settlement", dispute, on="2024-06-25", obligations=[paid, kept])
    office.do("settle-enforcement", dispute, agreement=1)
    office.do("record-performance", dispute, on="2024-06-28", obligations=["o2"])

    assert title(office, dispute).standing == "settled"


@pytest.mark.clause("WX-4.3.3", "执行和解规定 8")
def test_a_settlement_performed_is_visited(office: Office) -> None:
    """What rests under it is done with by the same act: nothing is left, and the visits after performance follow."""
    dispute = settled(office)
    office.do("record-performance", dispute, on="2024-06-28", obligations=["o2"])

    assert office.dispute(dispute).visit_plans[-1].cause == "performance"


def test_what_was_performed_before_is_settled_at_once(office: Office) -> None:
    """A settlement that is recorded after it was performed ends the title on its own day."""
    dispute = office.register()
    for name in ("record-filing", "end-proceeding", "record-title"):
        office.do(name, dispute)
    paid = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "300", "due": "2024-06-28"}
    office.do("report-settlement", dispute, on="2024-06-25", obligations=[paid])
    office.do("record-performance", dispute, on="2024-06-26", obligations=["o2"])
    office.do("settle-enforcement", dispute, agreement=1)

    assert (title(office, dispute).standing, title(office, dispute).settled_on) == ("settled", date(2024, 6, 27))


@pytest.mark.clause("民诉法 241")
@pytest.mark.parametrize(
    ("enforced", "replaces", "warned"), [(True, ["t1o1"], True), (True, [], False), (False, ["t1o1"], False)]
)
def test_a_title_under_enforcement_rests_and_is_not_replaced(
    office: Office, enforced: bool, replaces: list[str], warned: bool
) -> None:
    """Terms in the place of what is being enforced would leave nothing to come back: the ruling says so."""
    dispute = office.register()
    for name in ("record-filing", "end-proceeding"):
        office.do(name, dispute)
    office.do("record-title", dispute, obligations=[OWED])
    if enforced:
        office.do("record-filing", dispute, kind="enforcement", before="温县人民法院", on="2024-06-25")
    report = office.command(
        "report-settlement", dispute, on="2024-06-25", obligations=[{**AGREED, "replaces": replaces}]
    )

    assert ("title-rests" in {warning.code for warning in office.clerk.may(report).warnings}) is warned
