"""Claims changed: raised, lowered, restated, withdrawn, each with day and form; and by a permitted withdrawal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from admin_dispute import ClaimStanding, Stage
from admin_dispute.testing import Office

LISTED = {"may-change-claim", "may-waive"}


def codes(office: Office, name: str, dispute: str, **changes: Any) -> tuple[set[str], set[str]]:
    """Give the codes of what stands against a command, and of what it warns of."""
    ruling = office.clerk.may(office.command(name, dispute, **changes))
    return {one.code for one in ruling.objections}, {one.code for one in ruling.warnings}


def stated(office: Office, **registration: Any) -> str:
    """Register a dispute with one claim of 20000 yuan."""
    dispute = office.register(**registration)
    office.do("state-claims", dispute)
    return dispute


@pytest.mark.clause("WX-3.2.3")
@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({"kind": "raised", "claimed": "25000"}, True),
        ({"kind": "raised", "claimed": "15000"}, False),
        ({"kind": "lowered", "claimed": "15000"}, True),
        ({"kind": "lowered", "claimed": "25000"}, False),
        ({"kind": "lowered"}, False),
        ({"kind": "restated", "what": "确认罚款决定违法"}, True),
        ({"kind": "restated"}, False),
        ({"kind": "withdrawn"}, True),
        ({"kind": "withdrawn", "claimed": "1"}, False),
    ],
)
def test_a_change_is_what_it_says(office: Office, change: dict[str, Any], fits: bool) -> None:
    """More is more, less is less, other words are words, and a withdrawn claim has nothing left."""
    dispute = stated(office)
    objections, _ = codes(office, "change-claims", dispute, changes=[{"claim": "c1", **change}])

    assert objections == (set() if fits else {"claim-change-fits"})


@pytest.mark.clause("WX-3.2.3")
def test_every_change_is_kept(office: Office) -> None:
    """The claim reads as it was last said; what was said when, and in which form, is kept beside it."""
    dispute = stated(office)
    office.do("change-claims", dispute)
    office.do("change-claims", dispute, on=date(2024, 5, 21), form="oral-on-record",
              changes=[{"claim": "c1", "kind": "withdrawn"}])  # fmt: skip
    [claim] = office.dispute(dispute).claims

    assert (claim.claimed, claim.standing, claim.ended_on) == (
        Decimal(18000),
        ClaimStanding.WITHDRAWN,
        date(2024, 5, 21),
    )
    assert [(one.kind, one.on, one.form) for one in claim.changes] == [
        ("lowered", date(2024, 5, 20), "written"),
        ("withdrawn", date(2024, 5, 21), "oral-on-record"),
    ]
    assert codes(office, "change-claims", dispute)[0] == {"claim-open"}
    assert codes(office, "change-claims", dispute, changes=[{"claim": "c9", "kind": "withdrawn"}])[0] == {"claim-known"}


@pytest.mark.clause("行诉解释 70")
def test_more_is_asked_in_a_suit_for_a_reason(office: Office) -> None:
    """Once the suit is accepted a new or larger claim needs a reason; a smaller one does not."""
    dispute = stated(office)
    more = [{"claim": "c1", "kind": "raised", "claimed": "25000"}]
    office.do("record-filing", dispute, on=date(2024, 5, 8), claims=["c1"])
    assert codes(office, "change-claims", dispute, changes=more) == (set(), set())
    office.do("accept-proceeding", dispute, on=date(2024, 5, 10))

    assert codes(office, "change-claims", dispute, changes=more) == (set(), {"new-claim-reasoned"})
    assert codes(office, "change-claims", dispute, changes=more, reason="损失扩大") == (set(), set())
    assert codes(office, "change-claims", dispute) == (set(), set())


@pytest.mark.parametrize("name", ["change-claims", "give-up-claims"])
def test_a_mandate_that_is_gone_carries_nothing(office: Office, name: str) -> None:
    """Whoever was mandated neither changes nor gives up claims once the mandate is revoked, nor before it begins."""
    dispute = stated(office)
    office.do("file-mandate", dispute, principal="p1", powers=["change-claim", "waive"])
    said = {"mandate": "m1", "on": date(2024, 5, 14)}
    assert codes(office, name, dispute, **said)[0] == set()
    assert codes(office, name, dispute, **said | {"on": date(2024, 5, 9)})[0] & LISTED
    office.do("revoke-mandate", dispute, on=date(2024, 5, 14))

    assert codes(office, name, dispute, **said)[0] & LISTED


@pytest.mark.clause("行诉解释 31", "行政复议法 17")
def test_an_agent_needs_the_power_to_change(office: Office) -> None:
    """An agent changes claims only under a mandate that lists the power, by the rules of the forum."""
    dispute = stated(office)
    office.do("file-mandate", dispute, principal="p1")
    office.do("file-mandate", dispute, principal="p1", powers=["change-claim"])

    assert codes(office, "change-claims", dispute, mandate="m1")[0] == {"may-change-claim"}
    assert codes(office, "change-claims", dispute, mandate="m2") == (set(), set())


@pytest.mark.clause("WX-0.2")
def test_a_claim_is_met_without_an_agreement(office: Office) -> None:
    """What the agency did by itself met the claim: the claimant says so, and nothing of it stays open at the close."""
    dispute = stated(office)
    office.do("record-validity", dispute)
    closing = office.command("close-dispute", dispute, outcome="cause-gone")
    assert "claims-answered" in {caution.code for caution in office.clerk.may(closing).warnings}

    office.do("change-claims", dispute, changes=[{"claim": "c1", "kind": "met"}])
    assert office.dispute(dispute).claims[0].standing is ClaimStanding.MET
    assert "claims-answered" not in {caution.code for caution in office.clerk.may(closing).warnings}


def test_a_party_changes_only_its_own(office: Office) -> None:
    """A party under its account changes its own claims, not another's."""
    two = [{"person": {"name": "甲"}, "account": "jia"}, {"person": {"name": "乙"}}]
    dispute = office.register(parties=two)
    claims = [{"by": [who], "kind": "formal", "what": "退款", "claimed": "20000"} for who in ("p1", "p2")]
    office.do("state-claims", dispute, claims=claims)
    other = [{"claim": "c2", "kind": "withdrawn"}]

    assert office.center.acting("jia").may(office.command("change-claims", dispute)).allowed
    assert not office.center.acting("jia").may(office.command("change-claims", dispute, changes=other)).allowed


@pytest.mark.clause("行政诉讼法 62")
@pytest.mark.parametrize(("way", "standing"), [("asked", ClaimStanding.WITHDRAWN), ("absent", ClaimStanding.OPEN)])
def test_a_permitted_withdrawal_takes_the_claims_back(office: Office, way: str, standing: ClaimStanding) -> None:
    """With the permission the claims made in the suit are withdrawn; treated as withdrawn they may come again."""
    dispute = stated(office)
    office.do("record-filing", dispute, claims=["c1"])
    office.do("record-withdrawal", dispute, way=way)
    assert office.dispute(dispute).claims[0].standing is ClaimStanding.OPEN

    office.do("permit-withdrawal", dispute)
    assert office.dispute(dispute).claims[0].standing is standing


@pytest.mark.clause("行政诉讼法 62")
def test_only_the_claims_of_whoever_withdrew(office: Office) -> None:
    """One of two withdraws: his claim is gone, the other's and the joint one go on."""
    two = [{"person": {"name": "甲"}}, {"person": {"name": "乙"}}]
    dispute = office.register(parties=two)
    claims = [{"by": by, "kind": "formal", "what": "退款"} for by in (["p1"], ["p2"], ["p1", "p2"])]
    office.do("state-claims", dispute, claims=claims)
    office.do("record-filing", dispute, claims=["c1", "c2", "c3"])
    office.do("record-withdrawal", dispute, parties=["p1"], permitted_on=date(2024, 5, 22))

    assert [claim.standing for claim in office.dispute(dispute).claims] == ["withdrawn", "open", "open"]


@pytest.mark.clause("行政诉讼法 101")
def test_a_judgment_whose_duty_is_replaced(office: Office) -> None:
    """A duty in the place of a judgment's has it not enforced; where the agreement falls it stands as before."""
    judgment = [{"kind": "judgment", "what": "判令支付30000元", "made_on": "2024-05-02"}]
    instead = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "20000", "due": "2024-06-13"}
    dispute = office.register()
    office.do("add-challenged", dispute, challenged=judgment)
    for name in ("record-consent", "name-responsible", "issue-case-number", "open-mediation", "establish-facts"):
        office.do(name, dispute)
    office.do("draft-terms", dispute, obligations=[{**instead, "replaces": ["a2"]}])
    office.do("review-legality", dispute)
    office.do("conclude-agreement", dispute)
    second = office.dispute(dispute).challenged[1]

    assert (second.validity, second.since) == ("not-enforced", date(2024, 5, 13))
    assert (second.changes[-1].decider, second.changes[-1].paper) == ("parties", "第1号协议")


def test_the_stage_does_not_matter(office: Office) -> None:
    """Claims change at any stage, since courts do not wait for mediation."""
    dispute = office.at(Stage.MEDIATING)
    office.do("state-claims", dispute)
    office.do("change-claims", dispute)

    assert office.dispute(dispute).claims[0].claimed == 18000
