"""The limit for suing over a review decision that is challenged, where the review itself is not kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import SuitLimit
from admin_dispute.testing import Office

RECEIVED = date(2024, 5, 6)


def limits(office: Office, dispute: str, **decision: Any) -> tuple[SuitLimit, ...]:
    """Challenge a review decision, and return the limits that run."""
    kept = {"kind": "review-decision", "what": "撤销工伤认定的复议决定", **decision}
    office.do("add-challenged", dispute, challenged=[kept])
    return office.clerk.outlook(dispute).suit_limits


@pytest.mark.clause("行政诉讼法 45")
def test_fifteen_days_from_its_receipt(office: Office) -> None:
    """Not the six months of an act, of which no more is said; and a complaint after them is late."""
    dispute = office.register(known_on=date(2024, 5, 2))
    [found] = limits(office, dispute, known_on=RECEIVED)

    assert (found.act, found.on, found.clauses) == ("a2", date(2024, 5, 21), ("行政诉讼法 45", "行政诉讼法 48"))
    assert found.limit.startswith("自收到复议决定书之日起十五日内")
    for day, late in ((date(2024, 5, 21), False), (date(2024, 5, 22), True)):
        office.clock.set(day)
        filing = office.command(
            "record-filing", dispute, on=day, filed_on=day, kind="administrative-suit", about=["a2"]
        )
        codes = {warning.code for warning in office.clerk.may(filing).warnings}
        assert ("filed-within-limit" in codes) is late


@pytest.mark.clause("行诉解释 64")
def test_a_decision_that_did_not_tell_the_limit(office: Office) -> None:
    """A year at most from knowing it; fifteen days once the limit is known."""
    year = limits(office, office.register(), known_on=RECEIVED, limit_told=False)
    days = limits(office, office.register(), known_on=RECEIVED, limit_told=False, limit_known_on=date(2024, 5, 7))

    assert [found.on for found in year] == [date(2025, 5, 6)]
    assert [found.on for found in days] == [date(2024, 5, 22)]
    assert "行诉解释 64" in year[0].clauses


def test_nothing_runs_from_an_unknown_day(office: Office) -> None:
    """Where nobody wrote down when it was received no day is counted, and guidance says so."""
    dispute = office.register()

    assert limits(office, dispute) == ()
    office.do("give-guidance", dispute, on=date(2024, 5, 8))
    told = {remedy.code: remedy for remedy in office.dispute(dispute).guidance[0].remedies}
    assert told["suit"].arguable == "何时收到复议决定书没有记载，无法计算"
