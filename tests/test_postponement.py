"""Suspending performance: days that an obligation's time does not count, each an interval with its reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import Stage
from admin_dispute.testing import Office

OWED = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "20000"}


def owed(office: Office, **obligation: Any) -> str:
    """Bring a dispute to an agreement in effect with one obligation."""
    return office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [{**OWED, **obligation}]}})


def due(office: Office, dispute: str) -> list[str]:
    """Return what is open of the obligation and until when."""
    found = office.clerk.outlook(dispute).deadlines
    return [f"{one.subject} {one.on}" for one in found if one.clock == "performance"]


@pytest.mark.clause("WX-4.3.4")
def test_the_days_are_not_counted(everywhere: Office) -> None:
    """A week that the creditor grants makes the last day later; meanwhile there is none; the reason is on file."""
    dispute = owed(everywhere, within="20 day")
    [before] = due(everywhere, dispute)
    everywhere.do("suspend-performance", dispute)
    meanwhile = due(everywhere, dispute)
    everywhere.do("resume-performance", dispute)
    [stop] = everywhere.dispute(dispute).obligations[0].stops

    assert (before, meanwhile) == ("o1 2024-06-03", [])
    assert due(everywhere, dispute) == ["o1 2024-06-11"]
    assert (stop.since, stop.until, stop.why) == (date(2024, 5, 20), date(2024, 5, 27), "by-agreement")
    assert everywhere.center.verify() == ()
    texts = [step.text for one in everywhere.clerk.reckonings(dispute) for step in one.steps]
    assert "2024-05-20至2024-05-26不计入：债权人同意" in texts


def test_a_day_of_its_own_is_put_off(office: Office) -> None:
    """What is due on a day is due so many days later; a day that came before the suspension stays."""
    dispute = owed(office, due="2024-06-20")
    office.do("suspend-performance", dispute)
    office.do("resume-performance", dispute)
    late = owed(office, instalments=[
        {"amount": "10000", "due": "2024-05-18"}, {"amount": "10000", "due": "2024-06-18"}
    ])  # fmt: skip
    office.do("suspend-performance", late)
    meanwhile = due(office, late)
    office.do("resume-performance", late)

    assert due(office, dispute) == ["o1 2024-06-27"]
    assert meanwhile == ["o1/1 2024-05-18"]
    assert due(office, late) == ["o1/1 2024-05-18", "o1/2 2024-06-25"]


def test_without_the_creditors_word_it_stands_with_a_warning(office: Office) -> None:
    """Whether the debtor may wait is then for others to judge: the ruling says so."""
    dispute = owed(office, within="20 day")
    warned = office.do("suspend-performance", dispute, why="force-majeure", agreed=[]).ruling.warnings

    assert [caution.code for caution in warned] == ["creditors-agree"]


def test_suspensions_have_their_order(office: Office) -> None:
    """One at a time, not before the last ended, no end before its beginning, none of what is not owed."""
    dispute = owed(office, within="20 day")

    def refused(name: str, **changes: Any) -> set[str]:
        return {one.code for one in office.clerk.may(office.command(name, dispute, **changes)).objections}

    assert refused("resume-performance") == {"time-not-counted"}
    assert "obligation-known" in refused("suspend-performance", obligations=["o9"])
    assert "obligation-known" in refused("resume-performance", obligations=["o9"])
    office.do("suspend-performance", dispute)
    assert refused("suspend-performance", on="2024-05-21") == {"time-counted"}
    assert refused("resume-performance", on="2024-05-19") == {"not-before-suspension"}
    office.do("resume-performance", dispute)
    assert refused("suspend-performance", on="2024-05-26") == {"after-last-suspension"}
