"""Succession of debts: what a party owed and was owed goes on with its heirs or successors, with its history."""

from __future__ import annotations

from typing import Any

import pytest

from admin_dispute import Obligation, Stage
from admin_dispute.testing import Office

PAYS = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "2000", "due": "2024-08-01"}
IS_PAID = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "500", "due": "2024-08-01"}
HEIRS = [{"person": {"name": "王子"}, "kin": "child"}, {"person": {"name": "王妻"}, "kin": "spouse"}]


def owing(office: Office, *obligations: dict[str, Any], **register: Any) -> str:
    """Give a dispute in which the parties settled on these."""
    dispute = office.register(**register)
    office.do("report-settlement", dispute, obligations=list(obligations))
    return dispute


def held(office: Office, dispute: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Give of each obligation the debtor, who owes it with him, the creditors, and who they were."""
    found: tuple[Obligation, ...] = office.dispute(dispute).obligations
    return [(owed.debtor, owed.jointly, owed.creditors, owed.former) for owed in found]


@pytest.mark.clause("民法典 1161", "民诉法 243")
def test_heirs_owe_jointly_within_the_estate(office: Office) -> None:
    """What the dead owed his heirs owe together, with a warning up to where; what he was owed they are owed."""
    dispute = owing(office, PAYS, IS_PAID)
    done = office.do("succeed-party", dispute, successors=HEIRS)
    (caution,) = (one for one in done.ruling.warnings if one.code == "within-the-estate")

    assert held(office, dispute) == [("p2", ("p3",), ("police",), ("p1",)), ("police", (), ("p2", "p3"), ("p1",))]
    assert "民法典 1161" in caution.clauses
    assert "o1" in caution.text
    assert "o2" not in caution.text


def test_the_heirs_heirs(office: Office) -> None:
    """An heir who dies is succeeded in what he owes with the others; nobody owes it twice."""
    dispute = owing(office, PAYS)
    office.do("succeed-party", dispute, successors=HEIRS)
    office.do("succeed-party", dispute, party="p3", on="2024-05-22", successors=HEIRS[:1])

    assert held(office, dispute) == [("p2", ("p4",), ("police",), ("p1", "p3"))]


def test_what_is_done_with_stays(office: Office) -> None:
    """Nobody inherits what was performed already; who was whose debtor stays on file."""
    dispute = owing(office, PAYS, IS_PAID)
    office.do("record-performance", dispute, on="2024-05-15", obligations=["o1"])
    done = office.do("succeed-party", dispute)

    assert held(office, dispute)[0] == ("p1", (), ("police",), ())
    assert "within-the-estate" not in {one.code for one in done.ruling.warnings}


@pytest.mark.clause("民法典 1122")
@pytest.mark.parametrize(
    ("terms", "warned"),
    [
        ({**PAYS, "duty": "apology", "amount": None}, True),
        (PAYS, False),
        ({**IS_PAID, "due": None, "monthly": {"first": "2024-06-01", "day": 1, "amount": "100"}, "amount": None}, True),
    ],
)
def test_what_is_bound_to_the_person(office: Office, terms: dict[str, Any], warned: bool) -> None:
    """An apology, or a payment for life, may not pass to heirs: the ruling says so and leaves it to be judged."""
    done = office.do("succeed-party", owing(office, terms))

    assert ("passes-to-heirs" in {one.code for one in done.ruling.warnings}) is warned


def test_a_body_that_ended_leaves_all_it_owed(office: Office) -> None:
    """Who takes over the rights and duties of an organisation owes them whole."""
    firm = {"name": "某公司", "kind": "organisation"}
    dispute = owing(office, PAYS, parties=[{"person": firm}])
    buyer = [{"person": {"name": "新公司", "kind": "organisation"}}]
    done = office.do("succeed-party", dispute, cause="organisation-ended", successors=buyer)

    assert held(office, dispute) == [("p2", (), ("police",), ("p1",))]
    assert "within-the-estate" not in {one.code for one in done.ruling.warnings}


@pytest.mark.clause("民法典 1161")
def test_every_heir_stands_as_the_first(office: Office) -> None:
    """Each of the heirs who owe together may perform, and is no stranger who pays; that they refuse say all of them."""
    dispute = owing(office, PAYS)
    heirs = [{**heir, "account": account} for heir, account in zip(HEIRS, ("son", "widow"), strict=True)]
    office.do("succeed-party", dispute, successors=heirs)
    refusal = office.command("record-refusal-to-perform", dispute, on="2024-06-02", obligations=["o1"])
    against = {one.code for one in office.center.acting("son").may(refusal).objections}
    assert against == {"may-act"}

    for account, party in (("son", "p2"), ("widow", "p3")):
        paid = office.command(
            "record-performance", dispute, on="2024-06-02", obligations=["o1"], amount="100", by=party
        )
        ruling = office.center.acting(account).may(paid)
        assert ruling.allowed
        assert "payer-named" not in {one.code for one in ruling.warnings}


@pytest.mark.parametrize(("by", "told"), [(None, True), ("p2", False)])
def test_who_of_the_heirs_paid_is_asked(office: Office, by: str | None, told: bool) -> None:
    """A payment that names nobody of them counts as paid by all: the ruling says so."""
    dispute = owing(office, PAYS)
    office.do("succeed-party", dispute, successors=HEIRS)
    paid = office.do("record-performance", dispute, on="2024-06-02", obligations=["o1"], by=by)

    assert ("joint-payer-named" in {one.code for one in paid.ruling.warnings}) is told


def test_the_heirs_perform(office: Office) -> None:
    """An heir can record that it was performed, and the dispute is resolved by it."""
    dispute = owing(office, PAYS)
    office.do("succeed-party", dispute)
    office.do("record-performance", dispute, on="2024-06-02", obligations=["o1"])

    assert office.dispute(dispute).obligations[0].standing == "performed"
    assert office.dispute(dispute).stage is Stage.EFFECTIVE
