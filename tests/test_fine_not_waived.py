"""What a decision ordered may be paid in stages; the agency waives no part of it (行政强制法 42)."""

from __future__ import annotations

import pytest

from admin_dispute.testing import Office

FINE = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "429000", "due": "2024-06-13"}


def fined(office: Office, instrument: str = "administrative-act") -> str:
    """Give a dispute with a fine that can be enforced, or a judgment on as much."""
    dispute = office.register()
    if instrument == "judgment":
        for name in ("record-filing", "end-proceeding"):
            office.do(name, dispute)
    proceeding = "x1" if instrument == "judgment" else None
    office.do("record-title", dispute, instrument=instrument, proceeding=proceeding, obligations=[FINE])
    return dispute


@pytest.mark.clause("行政强制法 42")
@pytest.mark.parametrize(
    ("instrument", "parts", "kept"),
    [
        ("administrative-act", ["229000", "200000"], True),
        ("administrative-act", ["229000"], False),
        ("judgment", ["229000"], True),
    ],
)
def test_stages_are_free_the_amount_is_not(office: Office, instrument: str, parts: list[str], kept: bool) -> None:
    """Paid in stages the fine stays whole; a settlement on less of it is warned of, on less of a judgment not."""
    dispute = fined(office, instrument)
    stages = [{**FINE, "amount": part, "due": f"2024-0{7 + n}-28"} for n, part in enumerate(parts)]
    office.do("report-settlement", dispute, on="2024-06-25", obligations=stages)
    done = office.do("settle-enforcement", dispute, agreement=1)

    assert ("principal-kept" not in {warning.code for warning in done.ruling.warnings}) is kept


@pytest.mark.clause("行政强制法 42")
@pytest.mark.parametrize(("instrument", "warned"), [("administrative-act", True), ("judgment", False)])
def test_a_fine_is_not_released(office: Office, instrument: str, warned: bool) -> None:
    """An agency that releases what its decision ordered is told that the decision has to be changed instead."""
    dispute = fined(office, instrument)
    release = office.command("release-obligation", dispute, on="2024-06-25", obligation="t1o1", by=["police"])
    found = {warning.code: warning.clauses for warning in office.clerk.may(release).warnings}

    assert ("act-not-waived" in found) is warned
    assert not warned or found["act-not-waived"] == ("行政强制法 42",)


@pytest.mark.clause("行政诉讼法 97")
def test_a_fine_is_applied_for_without_the_article_on_agreements(office: Office) -> None:
    """An agency that applies for the enforcement of a fine is cited nothing that speaks of agreements alone."""
    dispute = fined(office)
    filing = {"kind": "non-litigation-enforcement", "before": "温县人民法院", "on": "2024-06-25"}
    done = office.do("record-filing", dispute, **filing)
    cited = {ground.code: ground.clauses for ground in done.ruling.grounds}

    assert cited["decision-first"] == ()
