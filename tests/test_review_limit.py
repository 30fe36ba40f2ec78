"""The limit for a review: from knowing an act; of an omission from the end of the time for performing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute.testing import Office

ACT, OMISSION = ("行政复议法 20", "行政复议法 21"), ("行政复议法 20", "复议条例 16")
ROWS: list[tuple[dict[str, Any], date | None, tuple[str, ...]]] = [
    # of a duty: known on, received, last day for performing; last day to ask for a review; articles
    ({"matter": "penalty", "known_on": "2024-05-02"}, date(2024, 7, 1), ACT),
    ({"matter": "duty-not-performed", "known_on": "2024-05-02", "applied_on": "2024-03-01"},
     date(2024, 6, 29), OMISSION),  # sixty days to 30 April, and sixty from there
    ({"matter": "duty-not-performed", "known_on": "2024-05-02", "duty_until": "2024-05-20"},
     date(2024, 7, 19), OMISSION),
    ({"matter": "duty-not-performed", "known_on": "2024-05-02"}, None, OMISSION),
]  # fmt: skip


@pytest.mark.clause("行政复议法 20", "复议条例 16")
@pytest.mark.parametrize(("facts", "until", "clauses"), ROWS)
def test_until_when_a_review_can_be_asked_for(
    office: Office, facts: dict[str, Any], until: date | None, clauses: tuple[str, ...]
) -> None:
    """Of an act sixty days from knowing it; of an omission from the end of its time, however early it was known."""
    dispute = office.register(on="2024-05-20", made_on=None, **facts)
    office.do("give-guidance", dispute, on="2024-05-21")
    [remedy] = [one for one in office.dispute(dispute).guidance[-1].remedies if one.code == "reconsideration"]

    assert (remedy.until, remedy.clauses) == (until, clauses)


@pytest.mark.clause("行政复议法 21")
@pytest.mark.parametrize(
    ("matter", "until", "articles"),
    [
        ("penalty", date(2024, 6, 3), ("行政复议法 21",)),
        ("expropriation", date(2024, 7, 1), ("行政复议法 20", "行政复议法 21")),
    ],
)
def test_however_late_it_was_known(office: Office, matter: str, until: date, articles: tuple[str, ...]) -> None:
    """Five years after an act nobody asks for a review of it any more, twenty with real estate."""
    dispute = office.register(on="2024-05-20", matter=matter, made_on="2019-06-03", known_on="2024-05-02")
    office.do("give-guidance", dispute, on="2024-05-21")
    [remedy] = [one for one in office.dispute(dispute).guidance[-1].remedies if one.code == "reconsideration"]

    assert (remedy.until, remedy.clauses) == (until, articles)
    assert remedy.limit is not None
    assert remedy.limit.endswith("最长五年" if matter == "penalty" else "最长二十年")


@pytest.mark.clause("复议条例 16")
@pytest.mark.parametrize(("filed_on", "late"), [("2024-07-01", False), ("2024-07-02", True)])
def test_a_late_review_of_an_omission(office: Office, filed_on: str, late: bool) -> None:
    """Asked for in time or not is counted alike; 29 June is a Saturday, so the Monday after is still in time."""
    office.clock.set(date(2024, 7, 10))
    dispute = office.register(on="2024-05-20", made_on=None, matter="duty-not-performed", applied_on="2024-03-01")
    filing = office.command("record-filing", dispute, on=filed_on, kind="reconsideration", before="温县人民政府")
    warnings = {one.code: one.clauses for one in office.clerk.may(filing).warnings}

    assert ("filed-within-limit" in warnings) is late
    if late:
        assert warnings["filed-within-limit"] == ("行政复议法 20", "复议条例 16", "行政复议法 88")


@pytest.mark.clause("行政复议法 20")
@pytest.mark.parametrize(
    ("facts", "on", "until"),
    [
        ({"review_told": True}, "2024-05-21", date(2024, 6, 29)),
        ({}, "2024-05-21", date(2024, 6, 29)),
        ({"review_told": False}, "2024-05-21", date(2025, 4, 30)),
        ({"review_told": False, "review_known_on": "2024-05-10"}, "2024-05-21", date(2024, 7, 9)),
        ({"review_told": False, "review_known_on": "2025-03-10"}, "2025-03-11", date(2025, 4, 30)),
    ],
)
def test_who_was_not_told_of_the_remedy(office: Office, facts: dict[str, Any], on: str, until: date) -> None:
    """Sixty days from learning of it, and never more than a year from knowing the act."""
    office.clock.set(date(2025, 3, 20))
    dispute = office.register(on="2024-05-20", made_on=None, known_on="2024-04-30", **facts)
    office.do("give-guidance", dispute, on=on)
    [remedy] = [one for one in office.dispute(dispute).guidance[-1].remedies if one.code == "reconsideration"]

    assert (remedy.until, remedy.clauses) == (until, ("行政复议法 20", "行政复议法 21"))


@pytest.mark.clause("行政复议法 20")
def test_before_2024_no_law_gave_a_year(office: Office) -> None:
    """复议法（1999） 9 knows sixty days alone."""
    office.clock.set(date(2023, 5, 20))
    dispute = office.register(on="2023-05-10", made_on=None, known_on="2023-04-30", review_told=False)
    office.do("give-guidance", dispute, on="2023-05-11")
    [remedy] = [one for one in office.dispute(dispute).guidance[-1].remedies if one.code == "reconsideration"]

    assert (remedy.until, remedy.clauses) == (date(2023, 6, 29), ("行政复议法（1999） 9",))
