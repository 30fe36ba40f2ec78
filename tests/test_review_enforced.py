"""A decision of reconsideration that is not performed: by a citizen once nobody can sue, by an agency at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute.testing import Office

TODAY = date(2024, 12, 31)
OWED = {"duty": "money", "amount": "2000", "due": "2024-07-05"}
BY_CITIZEN = {**OWED, "debtor": "p1", "creditors": ["police"]}
BY_AGENCY = {**OWED, "debtor": "police", "creditors": ["p1"]}


def decided(office: Office, *obligations: dict[str, Any], how: str = "decision") -> str:
    """Give a dispute in which a review ended with a decision or a letter, served on 2024-06-24."""
    office.clock.set(TODAY)
    dispute = office.register()
    office.do("record-filing", dispute, kind="reconsideration", before="温县人民政府")
    office.do("end-proceeding", dispute, how="decision" if how == "decision" else "mediation-letter", on="2024-06-24")
    office.do("record-title", dispute, instrument=f"reconsideration-{how}", effective_on="2024-06-24",
              obligations=list(obligations))  # fmt: skip
    return dispute


def found(office: Office, dispute: str, on: str, kind: str, **said: Any) -> tuple[set[str], set[str]]:
    """Give what stands against a measure, and what is warned of."""
    plain: dict[str, Any] = {"persons": [], "amount": None, **said}
    ruling = office.clerk.may(office.command("propose-measure", dispute, on=on, kind=kind, **plain))
    return {one.code for one in ruling.objections}, {one.code for one in ruling.warnings}


@pytest.mark.clause("行政复议法 78", "行政诉讼法 45", "行政强制法 54")
def test_a_citizen_is_enforced_against_once_nobody_can_sue(office: Office) -> None:
    """Fifteen days from service to sue, then urging, then the review body or the agency enforces by itself."""
    dispute = decided(office, BY_CITIZEN)
    own = {"basis": "行政强制法 34"}
    assert found(office, dispute, "2024-07-09", "own-enforcement", **own)[0] == {"contest-over", "urged-before"}
    assert found(office, dispute, "2024-07-10", "own-enforcement", **own)[0] == {"urged-before"}

    office.do("propose-measure", dispute, on="2024-07-10", kind="urge", persons=[], amount=None)
    office.do("decide-measure", dispute, on="2024-07-10", by="agency", body="温县公安局")
    office.do("serve-measure", dispute, on="2024-07-10")
    assert found(office, dispute, "2024-07-31", "own-enforcement", **own)[0] == set()


@pytest.mark.clause("行政复议法 78")
@pytest.mark.parametrize(("how", "by"), [("decision", ("review-body", "agency")), ("letter", ("review-body",))])
def test_who_enforces_a_review_by_itself(office: Office, how: str, by: tuple[str, ...]) -> None:
    """A decision is enforced by the agency whose act it upholds or by the review body, a letter by that alone."""
    dispute = decided(office, BY_CITIZEN, how=how)
    [owed] = office.clerk.enforcement(dispute).obligations

    assert [one.by for one in owed.measures if one.kind == "own-enforcement"] == [by]


@pytest.mark.clause("行政复议法 78", "行政强制法 53")
def test_a_court_is_asked_within_three_months(office: Office) -> None:
    """Who asks the court to enforce a review against a citizen has three months from the last day to sue."""
    dispute = decided(office, BY_CITIZEN)
    applying = office.clerk.enforcement(dispute).obligations[-1].applying

    assert applying is not None
    assert (applying.started, applying.due.on) == (date(2024, 7, 9), date(2024, 10, 9))


@pytest.mark.clause("行政复议法 77", "行政复议法 83")
def test_no_retrial_stays_a_review_body(office: Office) -> None:
    """A retrial of a judgment, or a settlement, stops none of what a review body does to an agency."""
    dispute = decided(office, BY_AGENCY)
    office.do("record-filing", dispute, on="2024-07-08", kind="administrative-suit", instance="retrial")

    for kind in ("order", "interview", "criticism"):
        assert found(office, dispute, "2024-07-31", kind)[0] == set()


@pytest.mark.clause("民诉法 114", "民诉法 118")
def test_a_fine_on_a_body_is_no_fine_on_a_man(office: Office) -> None:
    """The range for bodies is refused against a natural person, and fits an organisation."""
    for person, expected in (({"name": "王某"}, {"body-owes"}), ({"name": "某公司", "kind": "organisation"}, set())):
        dispute = office.register(parties=[{"person": person}])
        for name in ("record-filing", "end-proceeding"):
            office.do(name, dispute)
        office.do("record-title", dispute, obligations=[{**BY_CITIZEN, "due": "2024-06-24"}])

        against, _ = found(office, dispute, "2024-06-27", "fine-on-body", amount="60000")
        assert against == expected
