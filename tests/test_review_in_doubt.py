"""Natural resources before 2024: whether a review came before the suit was in doubt, and before an act, no question."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from admin_dispute.domain.dispute.closing import CloseDispute, Outcome
from admin_dispute.domain.dispute.forums import barred, review_first
from admin_dispute.domain.dispute.suit_limit import suit_limit
from admin_dispute.domain.periods import Calendar
from admin_dispute.domain.values import changed
from admin_dispute.testing import Office

THEN = date(2001, 5, 30)


def about_woods(office: Office, made_on: date | None = None, known_on: date | None = None) -> Any:
    """Give a dispute over natural resources with what is known of its act."""
    dispute = office.dispute(office.register(matter="natural-resources", known_on=None))
    [act] = dispute.challenged
    return changed(dispute, challenged=(attrs.evolve(act, made_on=made_on, known_on=known_on, limit_told=False),))


@pytest.mark.clause("行政复议法（1999） 30", "行政复议法 23")
@pytest.mark.parametrize(
    ("on", "known_on", "said", "bars"),
    [
        (THEN, None, "先由乡镇或者县级人民政府处理", False),
        (THEN, date(2001, 5, 29), "有争议", False),
        (date(2023, 12, 31), date(2023, 5, 29), "有争议", False),
        (date(2024, 1, 1), date(2023, 5, 29), "应当先申请行政复议，对复议决定不服再起诉", True),
    ],
)
def test_what_is_said_of_a_review(office: Office, on: date, known_on: date | None, said: str, bars: bool) -> None:
    """Before an act the government decides on the rights; of its decision the law of 1999 was read both ways."""
    dispute = about_woods(office, known_on=known_on)
    rule = review_first(dispute, on)

    assert rule is not None
    assert said in rule.said(dispute)
    assert barred(dispute, on) is bars


@pytest.mark.clause("行政复议法（1999） 30")
@pytest.mark.parametrize(
    ("on", "expected"), [(date(2023, 6, 13), "review-may-come-first"), (date(2024, 6, 13), "review-comes-first")]
)
def test_a_doubt_bars_no_way_to_the_court(office: Office, on: date, expected: str) -> None:
    """Where the rule was in doubt the closing to the court is warned of; since 2024 it is refused."""
    dispute = office.register(matter="natural-resources", on=on, known_on=None)
    ruling = office.clerk.may(CloseDispute(dispute=dispute, on=on, outcome=Outcome.TO_COURT))
    warned, against = {one.code for one in ruling.warnings}, {one.code for one in ruling.objections}

    assert expected in (warned if expected == "review-may-come-first" else against)
    assert "review-comes-first" not in warned


@pytest.mark.clause("行政诉讼法（1989） 39", "执行行诉法解释 41", "执行行诉法解释 42")
@pytest.mark.parametrize(
    ("made_on", "known_on", "later"),
    [
        (date(2001, 5, 29), date(2001, 5, 29), False),
        (date(2000, 5, 29), date(2001, 5, 29), True),
        (None, None, True),
    ],
)
def test_the_years_at_the_most_before_2015(
    office: Office, made_on: date | None, known_on: date | None, later: bool
) -> None:
    """Five or twenty years from the act ran for whoever did not know what it said; a special law stays a doubt."""
    dispute = about_woods(office, made_on, known_on)
    found = suit_limit(dispute, dispute.challenged[0], THEN, Calendar())

    assert ("执行行诉法解释 42" in found.clauses) is later
    assert ("二十年" in found.limit) is later
    assert {"森林法（1998） 17", "行政诉讼法（1989） 39", "执行行诉法解释 41"} <= set(found.clauses)
    assert any("森林法另有规定" in doubt for doubt in found.doubts)
    assert found.on == (date(2003, 5, 29) if known_on else None)
