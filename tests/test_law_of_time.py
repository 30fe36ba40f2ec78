"""The law of counting time, line by line: each rule and each clock with its article, counted by hand.

The numbers themselves stand once, in `domain/limits.toml`; tests/test_limits.py counts every one of them from a day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from admin_dispute import Period, Stage, Unit
from admin_dispute.domain.limits import limit
from admin_dispute.domain.periods import Calendar, closes_at, due
from admin_dispute.law.calendar import shipped_years
from admin_dispute.law.remedies import open_remedies
from admin_dispute.testing import Office

CALENDAR = Calendar(shipped_years())
TODAY = date(2024, 5, 13)

RULES = [
    ("the day of the start is not counted", "行诉解释 48", "2024-05-13", "3 day", "2024-05-16"),
    ("a month ends on the corresponding day", "民法典 202", "2024-05-13", "1 month", "2024-06-13"),
    ("else on the last of its month", "民法典 202", "2024-01-31", "1 month", "2024-02-29"),
    ("an end on a holiday moves to the first day after", "行诉解释 48", "2021-09-24", "7 day", "2021-10-08"),
    ("so in 2025", "民法典 203", "2025-09-24", "7 day", "2025-10-09"),
    ("so over the Spring Festival", "民诉法 85", "2026-02-10", "7 day", "2026-02-24"),
    ("a make-up Sunday is a working day", "行政复议法 88", "2021-04-23", "1 working-day", "2021-04-25"),
    ("and an end may lie on it", "行诉解释 48", "2021-04-22", "3 day", "2021-04-25"),
    ("days of a suit are calendar days", "行政诉讼法 51", "2024-05-10", "7 day", "2024-05-17"),
    # Saturday 11 May 2024 was worked
    ("five days of a review are working days", "行政复议法 88", "2024-05-10", "5 working-day", "2024-05-16"),
    ("ten days of a demand are working days", "行政强制法 69", "2024-05-10", "10 working-day", "2024-05-23"),
]


@pytest.mark.parametrize(("rule", "article", "start", "period", "ends"), RULES, ids=[rule[0] for rule in RULES])
def test_how_time_is_counted(rule: str, article: str, start: str, period: str, ends: str) -> None:
    """Each rule of counting, by an example of its own."""
    assert rule
    assert article
    assert due(date.fromisoformat(start), Period.parse(period), CALENDAR).on == date.fromisoformat(ends)


@pytest.mark.clause("民法典 203")
def test_the_last_day_ends_at_midnight() -> None:
    """At 24:00 in Asia/Shanghai, which is 16:00 in UTC."""
    assert closes_at(TODAY) == datetime(2024, 5, 13, 16, tzinfo=UTC)


CLOCKS = [
    ("起诉期限", "suit", "6 month", "知道或者应当知道", "行政诉讼法 46"),
    ("absolute, real estate", "suit-real-estate-at-most", "20 year", "行政行为作出", "行政诉讼法 46"),
    ("absolute, other", "suit-at-most", "5 year", "行政行为作出", "行政诉讼法 46"),
    ("not told of the limit", "suit-untold-at-most", "1 year", "知道或者应当知道行政行为内容", "行诉解释 64"),
    ("after a review", "suit-after-review", "15 day", "收到复议决定书之日，或者复议期满", "行政诉讼法 45"),
    ("non-performance: waiting", "duty", "2 month", "接到申请", "行政诉讼法 47"),
    ("then suit", "suit-on-duty", "6 month", "履行职责期限届满", "行诉解释 66"),
    ("change of an agreement by the agency", "agreement-changed", "6 month", "变更、解除", "行政协议规定 25"),
    ("compensation: request", "compensation-request", "2 year", "知道或者应当知道侵犯", "国家赔偿法 39"),
    ("compensation: decision", "compensation-decision", "2 month", "收到申请", "国家赔偿法 13"),
    ("filing decision", "filing", "7 day", "收到起诉状", "行政诉讼法 51"),
    ("evidence and answer of the agency", "defence", "15 day", "收到起诉状副本", "行政诉讼法 67"),
    ("委派 mediation", "mediation", "30 day", "签字接收", "特邀调解规定 27"),
    ("online mediation before filing", "mediation", "30 day", "在平台上确认接受", "在线调解规则 24"),
    ("委托 mediation", "mediation-in-trial", "15 day", "签字接收", "特邀调解规定 27"),
    ("委托 mediation, simple", "mediation-in-simple-trial", "7 day", "签字接收", "特邀调解规定 27"),
    ("司法确认", "confirmation-request", "30 day", "调解协议生效", "民诉法 205"),
    ("enforcement application", "enforcement", "2 year", "履行期间的最后一日", "行诉解释 153"),
    ("复议 application", "review", "60 day", "知道或者应当知道", "行政复议法 20"),
]


@pytest.mark.parametrize(("line", "code", "period", "starts", "article"), CLOCKS, ids=[line[0] for line in CLOCKS])
def test_every_clock(line: str, code: str, period: str, starts: str, article: str) -> None:
    """Each clock has the length, the start and the article that its statute gives."""
    found = limit(code, TODAY)

    assert line
    assert found is not None
    assert str(found.period) == period
    assert starts in found.starts
    assert article in found.clauses


@pytest.mark.clause("行政协议规定 25")
def test_breach_of_an_agreement_follows_civil_limitation(office: Office) -> None:
    """For it no number is written here: the remedy says by which rules the limit goes."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("record-refusal-to-perform", dispute)
    [remedy] = open_remedies(office.dispute(dispute), TODAY, Calendar(shipped_years()))

    assert (remedy.until, "诉讼时效" in (remedy.limit or "")) == (None, True)
    assert "行政协议规定 25" in remedy.clauses


@pytest.mark.clause("行诉解释 76")
def test_hours_occur_in_the_law() -> None:
    """A court has 48 hours for preservation in urgent cases."""
    found = limit("preservation", TODAY)

    assert found is not None
    assert found.period == Period(48, Unit.HOUR)
