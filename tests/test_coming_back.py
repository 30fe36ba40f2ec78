"""How long creditors can come back to a title after a settlement in enforcement: before 2018 the shorter time."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from admin_dispute.domain.dispute.deadlines import deadlines
from admin_dispute.domain.dispute.enforcement.settling import EnforcementSettlement
from admin_dispute.domain.dispute.enforcement.time_limits import doubted, resumption
from admin_dispute.domain.dispute.reckonings import reckonings
from admin_dispute.domain.periods import Calendar
from admin_dispute.domain.values import changed
from admin_dispute.testing import Office


def judged(office: Office, **owed: Any) -> Any:
    """Give a dispute with a judgment that orders something."""
    dispute = office.register()
    for name in ("record-filing", "end-proceeding", "record-title"):
        office.do(name, dispute)
    found = office.dispute(dispute)
    [one] = [one for one in found.obligations if one.id == "t1o1"]
    return changed(found, obligations=(attrs.evolve(one, **owed),))


@pytest.mark.clause("执行行诉法解释 84", "执行和解规定 10", "行诉解释 153")
@pytest.mark.parametrize(
    ("since", "creditor", "period"),
    [
        (date(2017, 3, 15), "p1", "1 year"),
        (date(2017, 3, 15), "police", "180 day"),
        (date(2018, 2, 7), "p1", "1 year"),
        (date(2018, 2, 8), "p1", "2 year"),
        (date(2018, 2, 8), "police", "2 year"),
        (date(2024, 6, 28), "p1", "2 year"),
    ],
)
def test_the_time_for_a_judgment(office: Office, since: date, creditor: str, period: str) -> None:
    """A citizen had one year, an agency half of one, and that two years may count is said."""
    found = resumption(judged(office, creditors=(creditor,)), ("t1o1",), since)

    assert str(found.period) == period
    assert ("有争议" in doubted(found)) is (period != "2 year")


@pytest.mark.clause("民诉法 250")
def test_the_time_for_what_no_court_ordered(office: Office) -> None:
    """What is on no court's paper has the two years of the code of civil procedure, then as now."""
    found = resumption(changed(judged(office), titles=()), ("t1o1",), date(2017, 3, 15))

    assert str(found.period) == "2 year"
    assert "民诉法（2012） 239" in found.clauses
    assert doubted(found) == ""


@pytest.mark.clause("执行行诉法解释 84")
def test_the_doubt_is_shown_with_the_day(office: Office) -> None:
    """The steps that lead to the last day name the article, and what may be read instead."""
    rests = EnforcementSettlement(id="s1", on=date(2017, 3, 2), obligations=("t1o1",), perform_by=date(2017, 3, 15))
    dispute = changed(judged(office, creditors=("p1",)), enforcement_settlements=(rests,))
    running = [one for one in deadlines(dispute, Calendar()) if one.clock == "resumption"]
    [found] = reckonings(dispute, running, Calendar())

    assert found.deadline.on == date(2018, 3, 15)
    assert "以先到的为准" in str(found)
    assert "执行行诉法解释 84" in str(found)
