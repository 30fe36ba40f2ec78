"""Claims: formal and real, claimed, assessed, agreed, each claimant's own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from admin_dispute import Refused
from admin_dispute.testing import Office


def refused(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    with pytest.raises(Refused) as error:
        office.do(name, dispute, **changes)
    return {objection.code for objection in error.value.ruling.objections}


@pytest.mark.clause("WX-3.2.3")
def test_claimed_and_assessed_stand_side_by_side(office: Office) -> None:
    """What is claimed and what a body assessed are two amounts, with who assessed and when."""
    dispute = office.register()
    office.do("state-claims", dispute)
    office.do("assess-claims", dispute)
    [claim] = office.dispute(dispute).claims

    assert (claim.claimed, claim.assessed, claim.agreed) == (Decimal(20000), Decimal(15000), None)
    assert (claim.assessor, claim.assessed_on) == ("legal", date(2024, 5, 20))


def test_what_is_asked_and_what_is_wanted(office: Office) -> None:
    """A formal claim and the real one are both kept; an agency may claim as well."""
    dispute = office.register()
    wanted = [
        {"by": ["p1"], "kind": "formal", "what": "撤销决定"},
        {"by": ["p1"], "kind": "real", "what": "拿到补偿", "claimed": "300"},
        {"by": ["police"], "kind": "formal", "what": "准予执行"},
    ]
    office.do("state-claims", dispute, claims=wanted)

    assert [claim.kind for claim in office.dispute(dispute).claims] == ["formal", "real", "formal"]


def test_what_can_not_be_claimed(office: Office) -> None:
    """Strangers, unknown proceedings, unknown claims, unknown assessors: each is refused by name."""
    dispute = office.register()
    strange = [{"by": ["p7"], "kind": "formal", "what": "赔偿", "proceeding": "x9"}]
    assert refused(office, "state-claims", dispute, claims=strange) == {"claimants-known", "claim-placed"}
    assert refused(office, "assess-claims", dispute, assessor="nobody") == {"claim-known", "assessor-known"}

    assert refused(office, "give-up-claims", dispute) == {"claim-known"}


def test_a_partys_own_assessment_warns(office: Office) -> None:
    """An assessment by the agency itself counts, with a warning."""
    dispute = office.register()
    office.do("state-claims", dispute)
    done = office.do("assess-claims", dispute, assessor="police")

    assert "assessor-neutral" in {warning.code for warning in done.ruling.warnings}


def test_given_up_is_given_up(office: Office) -> None:
    """A claim is given up once; an agent needs the power to waive listed in his mandate."""
    dispute = office.register()
    office.do("state-claims", dispute)
    office.do("file-mandate", dispute, principal="p1", powers=["settle"])
    office.do("file-mandate", dispute, principal="p1", powers=["waive"])

    assert refused(office, "give-up-claims", dispute, mandate="m1") == {"may-waive"}
    office.do("give-up-claims", dispute, mandate="m2")
    assert office.dispute(dispute).claims[0].ended_on == date(2024, 5, 20)
    assert refused(office, "give-up-claims", dispute) == {"claim-open"}


@pytest.mark.clause("行诉解释 60", "行政复议法 30", "行诉解释 58")
@pytest.mark.parametrize(
    ("kind", "code", "articles", "told"),
    [
        ("administrative-suit", "giving-up-is-final", ("行诉解释 60",), "不能以同一事实和理由再次起诉"),
        (
            "reconsideration",
            "giving-up-ends-review",
            ("行政复议法 30", "复议条例 38", "行诉解释 58"),
            "法定期限内仍可以起诉",
        ),
    ],
)
def test_giving_up_closes_its_own_proceedings(
    office: Office, kind: str, code: str, articles: tuple[str, ...], told: str
) -> None:
    """What is given up in a suit is not sued for again; in a review it is not reviewed again, but a suit stays open."""
    dispute = office.register()
    office.do("record-filing", dispute, kind=kind, before="温县人民政府")
    claim = {"by": ["p1"], "kind": "formal", "what": "撤销决定", "proceeding": "x1"}
    office.do("state-claims", dispute, claims=[claim])
    done = office.do("give-up-claims", dispute, on=date(2024, 5, 21))

    final = [warning for warning in done.ruling.warnings if warning.code.startswith("giving-up")]
    assert [(warning.code, warning.clauses) for warning in final] == [(code, articles)]
    assert final[0].text.endswith(told)
