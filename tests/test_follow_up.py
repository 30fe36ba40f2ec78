"""Follow-up: visits after agreement, letter, withdrawal and performance; a relapse opens a new round (WX-4.3.3)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from test_risk import policy

from admin_dispute import Stage
from admin_dispute.domain.deadline import Clock
from admin_dispute.testing import Office

pytestmark = pytest.mark.clause("WX-4.3.3")


def visits(office: Office, dispute: str) -> dict[str, date]:
    """Return the visits that are due, by cause and number."""
    found = office.clerk.outlook(dispute).deadlines
    return {deadline.subject: deadline.on for deadline in found if deadline.clock is Clock.VISIT}


def test_an_agreement_schedules_visits(office: Office) -> None:
    """Visits fall due by the policy's periods from the day of effect."""
    assert visits(office, office.at(Stage.EFFECTIVE)) == {
        "agreement/1": date(2024, 6, 13),
        "agreement/2": date(2024, 8, 13),
    }


def test_performance_schedules_its_own(office: Office) -> None:
    """When all is performed visits follow from that day, beside those of the agreement; not while something is left."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("record-performance", dispute, amount="5000")
    before = visits(office, dispute)
    office.do("record-performance", dispute, on="2024-05-21")

    assert "performance/1" not in before
    assert visits(office, dispute)["performance/1"] == date(2024, 11, 21)
    assert len(visits(office, dispute)) == 3


@pytest.mark.parametrize(
    ("other", "visited"),
    [({"due": "2024-06-20"}, False), ({"lasting": True}, True), ({"monthly": {"first": "2024-06-01", "day": 1}}, True)],
)
def test_what_ends_is_waited_for(office: Office, other: dict[str, Any], visited: bool) -> None:
    """Visits after performance wait for whatever else is to be completed; not for what has no end."""
    paid = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "300", "due": "2024-05-20"}
    act = {"debtor": "police", "creditors": ["p1"], "duty": "act", "what": "停止侵害", **other}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [paid, act]}})
    office.do("record-performance", dispute, on="2024-05-21", obligations=["o1"])

    assert ("performance/1" in visits(office, dispute)) is visited


def test_withdrawal_schedules_its_own(office: Office) -> None:
    """A withdrawal after mediation is visited after the policy's period from the permission."""
    dispute = office.at(Stage.ENDED)
    for name in ("record-filing", "record-withdrawal", "permit-withdrawal"):
        office.do(name, dispute)

    assert visits(office, dispute) == {"withdrawal/1": date(2024, 6, 24)}


def test_a_mediation_letter_schedules_visits(office: Office) -> None:
    """Proceedings that end with a mediation letter are followed up from its day."""
    dispute = office.register()
    office.do("record-filing", dispute)
    office.do("end-proceeding", dispute, how="mediation-letter")

    assert visits(office, dispute) == {"letter/1": date(2024, 7, 22), "letter/2": date(2024, 9, 20)}


def test_one_policy_for_all_does_not_double(office: Office) -> None:
    """Where the policy says only when visits follow, none are added while some are due; afterwards they are."""
    policy(office, follow_up_visits="1 month", mediation_period="30 day")
    dispute = office.at(Stage.EFFECTIVE)
    first = visits(office, dispute)
    office.do("record-visit", dispute, on="2024-06-03", finding="performing")
    office.do("record-performance", dispute, on="2024-06-10")

    assert list(first) == ["agreement/1"]
    assert visits(office, dispute) == {"performance/1": date(2024, 7, 10)}


def test_without_a_policy_no_visits(office: Office) -> None:
    """National law asks for none."""
    policy(office)

    assert visits(office, office.at(Stage.CLOSED)) == {}


def test_one_visit_serves_every_plan(office: Office) -> None:
    """A visit counts for each plan that had begun; one that reached nobody counts for none."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("record-performance", dispute)
    office.do("record-visit", dispute, on="2024-06-10", finding="not-reached")
    before = visits(office, dispute)
    office.do("record-visit", dispute, on="2024-06-12", whom=["p1"], by="legal")

    assert list(before) == ["agreement/1", "agreement/2", "performance/1"]
    assert list(visits(office, dispute)) == ["agreement/2"]
    assert office.dispute(dispute).visits[-1].whom == ("p1",)


def test_what_a_visit_finds_unperformed(office: Office) -> None:
    """A visit that finds something not performed says what; the ruling says what to do next."""
    dispute = office.at(Stage.EFFECTIVE)
    silent = office.clerk.may(office.command("record-visit", dispute, finding="not-performed"))
    done = office.do("record-visit", dispute, finding="not-performed", obligations=["o1"])

    assert [warning.code for warning in silent.warnings] == ["unperformed-named", "unperformed-followed"]
    assert [warning.code for warning in done.ruling.warnings] == ["unperformed-followed"]
    assert office.dispute(dispute).visits[0].obligations == ("o1",)


@pytest.mark.parametrize(
    ("changes", "because"),
    [({"whom": ["p9"]}, "visited-known"), ({"obligations": ["o9"]}, "visited-obligations-known")],
)
def test_a_visit_names_what_there_is(office: Office, changes: dict[str, Any], because: str) -> None:
    """Only parties, agencies and obligations of the dispute."""
    dispute = office.at(Stage.EFFECTIVE)
    ruling = office.clerk.may(office.command("record-visit", dispute, **changes))

    assert [objection.code for objection in ruling.objections] == [because]


@pytest.mark.parametrize("stage", [Stage.EFFECTIVE, Stage.CLOSED])
def test_a_relapse_opens_a_new_round_of_the_same_dispute(office: Office, stage: Stage) -> None:
    """Whether it was closed or still being performed: the next round says which relapse it takes up, no later one."""
    dispute = office.at(stage)
    found = office.do("record-visit", dispute, finding="relapse", note="又起争执。")
    reopened = office.dispute(dispute)
    office.do("open-mediation", dispute, on="2024-06-25")
    office.do("end-mediation", dispute, on="2024-06-26")
    office.do("open-mediation", dispute, on="2024-06-27")

    assert [warning.code for warning in found.ruling.warnings] == ["relapse-reopened"]
    assert (reopened.stage, reopened.closing, reopened.visit_plans) == (Stage.ENDED, None, ())
    assert [round_.relapse for round_ in office.dispute(dispute).rounds] == [None, date(2024, 6, 24), None]


def test_a_relapse_during_mediation_stays_there(office: Office) -> None:
    """In an open round a relapse changes no stage."""
    dispute = office.at(Stage.MEDIATING)
    office.do("record-visit", dispute, finding="relapse")

    assert office.dispute(dispute).stage is Stage.MEDIATING
