"""The limit to sue: from knowing, from knowing the limit, and at the most; what can be argued is said beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from announced import CALENDAR, YEARS

from admin_dispute import Stage
from admin_dispute.domain.dispute.suit_limit import suit_limit
from admin_dispute.domain.law import Remedy
from admin_dispute.domain.periods import Calendar
from admin_dispute.law.remedies import open_remedies
from admin_dispute.testing import Office


def told(office: Office, dispute: str, code: str = "suit", **changes: Any) -> Remedy | None:
    """Tell the remedies and give one of them."""
    office.do("give-guidance", dispute, **changes)
    remedies = office.dispute(dispute).guidance[-1].remedies
    return next((remedy for remedy in remedies if remedy.code == code), None)


@pytest.mark.clause("行政诉讼法 46", "行诉解释 64", "行诉解释 65")
@pytest.mark.parametrize(
    ("facts", "until", "article"),
    [
        ({"known_on": date(2024, 4, 30), "limit_told": True}, date(2024, 10, 30), "行政诉讼法 46"),
        ({"known_on": date(2024, 4, 30), "limit_told": False}, date(2025, 4, 30), "行诉解释 64"),
        (
            {"known_on": date(2024, 1, 10), "limit_told": False, "limit_known_on": date(2024, 3, 1)},
            date(2024, 9, 1), "行诉解释 64",
        ),
        (
            {"known_on": date(2023, 6, 30), "limit_told": False, "limit_known_on": date(2024, 4, 1)},
            date(2024, 6, 30), "行诉解释 64",
        ),
        ({"made_on": date(2019, 6, 20), "known_on": date(2024, 4, 30)}, date(2024, 6, 20), "行政诉讼法 46"),
        (
            {"made_on": date(2004, 6, 20), "known_on": date(2024, 4, 30), "matter": "expropriation"},
            date(2024, 6, 20), "行政诉讼法 46",
        ),
        ({"made_on": date(2020, 5, 6), "known_on": None}, date(2025, 5, 6), "行诉解释 65"),
        ({"made_on": None, "known_on": None}, None, "行诉解释 65"),
    ],
)  # fmt: skip
def test_the_last_day_to_sue(office: Office, facts: dict[str, Any], until: date | None, article: str) -> None:
    """Six months from knowing; a year where nobody told the limit; five years, with land twenty, at the most."""
    remedy = told(office, office.register(**facts), on=date(2024, 5, 20))

    assert remedy is not None
    assert remedy.until == until
    assert article in remedy.clauses


ROLLED = {"known_on": date(2026, 5, 22)}
"""Six months end on Sunday 22 November 2026: the last day is the Monday after it."""


@pytest.mark.clause("行政诉讼法 48", "行诉解释 48", "民法典 203")
@pytest.mark.parametrize(("day", "still"), [(date(2026, 11, 23), True), (date(2026, 11, 24), False)])
def test_a_suit_is_open_until_its_last_day_has_rolled(day: date, still: bool) -> None:
    """On the Monday after a last Sunday one may still sue, and is told so."""
    office = Office(today=date(2026, 11, 25))
    dispute = office.dispute(office.register(on=date(2026, 11, 10), **ROLLED))
    codes = {way.code for way in open_remedies(dispute, day, CALENDAR)}
    office.center.close()

    assert ("suit" in codes) is still


@pytest.mark.clause("民法典 203")
@pytest.mark.parametrize(
    ("day", "still"), [(date(2027, 1, 4), True), (date(2027, 1, 11), True), (date(2027, 1, 12), False)]
)
def test_nothing_is_over_while_an_unannounced_rest_may_move_it(day: date, still: bool) -> None:
    """A last day on New Year of a year that is not announced is over once no rest could have moved it so far."""
    office = Office(today=date(2027, 1, 15), years=YEARS)
    dispute = office.dispute(office.register(on=date(2026, 12, 20), known_on=date(2026, 7, 1)))
    codes = {way.code for way in open_remedies(dispute, day, CALENDAR)}
    office.center.close()

    assert ("suit" in codes) is still


@pytest.mark.clause("行政诉讼法 46", "行政复议法 21")
def test_beyond_five_years_nothing_is_open(office: Office) -> None:
    """An act of more than five years ago is neither sued on nor reviewed, however late one knew of it."""
    old = office.register(made_on=date(2019, 5, 1), known_on=date(2024, 4, 30))

    assert open_remedies(office.dispute(old), date(2024, 5, 20), CALENDAR) == ()


@pytest.mark.clause("行政诉讼法 48", "行诉解释 64")
def test_what_can_be_argued_is_said(office: Office) -> None:
    """Days of mediation, a limit nobody told and the kind of the case are named, and never counted."""
    dispute = office.at(Stage.ENDED, {"register-dispute": {"matter": "expropriation", "agencies": ["police"]}})
    remedy = told(office, dispute)

    assert remedy is not None
    assert remedy.until == date(2024, 10, 30)
    assert remedy.arguable is not None
    assert "是否告知过起诉期限没有记载" in remedy.arguable
    assert "是否属于因不动产" in remedy.arguable
    assert "天调解期间能否扣除有争议" in remedy.arguable
    plain = told(office, office.register(limit_told=True))
    assert plain is not None
    assert plain.arguable is None
    never = told(office, office.register(limit_told=False))
    assert never is not None
    assert never.arguable == "何时知道起诉期限没有记载，按最长期限计算"


@pytest.mark.clause("行政诉讼法（1989） 39", "执行行诉法解释 41", "执行行诉法解释 42")
@pytest.mark.parametrize(("limit_told", "until"), [(True, date(2012, 8, 1)), (False, date(2014, 5, 1))])
def test_before_2015(office: Office, limit_told: bool, until: date) -> None:
    """Until May 2015 three months, two years where nobody told the limit."""
    dispute = office.register(known_on=date(2012, 5, 1), limit_told=limit_told)

    found = office.dispute(dispute)

    assert suit_limit(found, found.challenged[0], date(2012, 5, 20), Calendar()).on == until


@pytest.mark.clause("行政复议法 23")
@pytest.mark.parametrize(
    ("facts", "ways"),
    [
        ({"on_the_spot": True}, {"reconsideration"}),
        ({"on_the_spot": False}, {"reconsideration", "suit"}),
        ({"on_the_spot": True, "matter": "compulsion"}, {"reconsideration", "suit"}),
    ],
)
def test_a_penalty_on_the_spot_is_reviewed_first(office: Office, facts: dict[str, Any], ways: set[str]) -> None:
    """A penalty imposed on the spot goes to reconsideration first; other acts do not for that."""
    dispute = office.register(**facts)
    office.do("give-guidance", dispute)

    assert {remedy.code for remedy in office.dispute(dispute).guidance[-1].remedies} == ways


@pytest.mark.clause("行政复议法 23")
def test_only_since_2024(office: Office) -> None:
    """Before 2024 a penalty on the spot could be sued on at once."""
    dispute = office.register(on=date(2023, 11, 1), known_on=date(2023, 10, 20), on_the_spot=True)

    assert told(office, dispute, on=date(2023, 11, 2)) is not None
