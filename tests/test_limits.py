"""The periods of national law, line by line: a day to start from, the day it ends, and the article that says so."""

from __future__ import annotations

from datetime import date

import pytest

from admin_dispute.domain.instruments import START
from admin_dispute.domain.limits import limit, limits
from admin_dispute.domain.periods import Calendar, due
from admin_dispute.law.calendar import shipped_years
from admin_dispute.law.parameters import catalogue

CALENDAR = Calendar(shipped_years())
DAY = date(2024, 5, 13)  # a Monday
LINES = [
    ("suit", date(2024, 11, 13), "行政诉讼法 46"),
    ("suit-real-estate-at-most", date(2044, 5, 13), "行政诉讼法 46"),
    ("suit-at-most", date(2029, 5, 13), "行政诉讼法 46"),
    ("suit-untold-at-most", date(2025, 5, 13), "行诉解释 64"),
    ("suit-after-review", date(2024, 5, 28), "行政诉讼法 45"),
    ("duty", date(2024, 7, 15), "行政诉讼法 47"),  # 13 July is a Saturday
    ("suit-on-duty", date(2024, 11, 13), "行诉解释 66"),
    ("suit-extension", date(2024, 5, 23), "行政诉讼法 48"),
    ("compensation-request", date(2026, 5, 13), "国家赔偿法 39"),
    ("compensation-decision", date(2024, 7, 15), "国家赔偿法 13"),
    ("compensation-suit", date(2024, 8, 13), "国家赔偿法 14"),
    ("filing", date(2024, 5, 20), "行政诉讼法 51"),
    ("civil-filing", date(2024, 5, 20), "民诉法 126"),
    ("enforcement-filing", date(2024, 5, 20), "行诉解释 155"),  # 18 May is a Saturday
    ("review-filing", date(2024, 5, 20), "行政复议法 30"),  # five working days
    ("defence", date(2024, 5, 28), "行政诉讼法 67"),
    ("trial", date(2024, 11, 13), "行政诉讼法 81"),
    ("simple-trial", date(2024, 6, 27), "行政诉讼法 83"),
    ("second-trial", date(2024, 8, 13), "行政诉讼法 88"),
    ("appeal", date(2024, 5, 28), "行政诉讼法 85"),
    ("ruling-appeal", date(2024, 5, 23), "行政诉讼法 85"),
    ("civil-appeal", date(2024, 5, 28), "民诉法 171"),
    ("civil-ruling-appeal", date(2024, 5, 23), "民诉法 171"),
    ("retrial", date(2024, 11, 13), "行诉解释 110"),
    ("supervision", date(2024, 11, 13), "行政诉讼监督规则 20"),
    ("mediation", date(2024, 6, 12), "特邀调解规定 27"),
    ("mediation-in-trial", date(2024, 5, 28), "特邀调解规定 27"),
    ("mediation-in-simple-trial", date(2024, 5, 20), "在线调解规则 24"),
    ("confirmation-request", date(2024, 6, 12), "民诉法 205"),
    ("enforcement", date(2026, 5, 13), "行诉解释 153"),
    ("enforcement-by-body", date(2026, 5, 13), "行诉解释 153"),
    ("civil-enforcement", date(2026, 5, 13), "民诉法 250"),
    ("non-litigation-enforcement", date(2024, 8, 13), "行诉解释 156"),
    ("refusal-review", date(2024, 5, 28), "行诉解释 161"),
    ("demand", date(2024, 5, 27), "行政强制法 54"),  # ten working days
    ("demand-before-substitute", date(2024, 5, 16), "行政强制法 51"),  # three working days
    ("resumption", date(2026, 5, 13), "执行和解规定 10"),
    ("resumption-of-judgment", date(2026, 5, 13), "行诉解释 153"),
    ("resumption-of-judgment-by-body", date(2026, 5, 13), "行诉解释 153"),
    ("adjudication-enforcement", date(2024, 11, 13), "行诉解释 158"),
    ("review", date(2024, 7, 12), "行政复议法 20"),
    ("review-duty", date(2024, 7, 12), "复议条例 16"),
    ("review-at-most", date(2029, 5, 13), "行政复议法 21"),
    ("review-real-estate-at-most", date(2044, 5, 13), "行政复议法 21"),
    ("review-untold-at-most", date(2025, 5, 13), "行政复议法 20"),
    ("review-decision", date(2024, 7, 12), "行政复议法 62"),
    ("simple-review-decision", date(2024, 6, 12), "行政复议法 62"),
    ("review-correction", date(2024, 5, 27), "行政复议法 31"),
    ("agreement-changed", date(2024, 11, 13), "行政协议规定 25"),
    (
        "preservation",
        date(2024, 5, 15),
        "行诉解释 76",
    ),  # wherever in the first day it began
]


@pytest.mark.parametrize(("code", "ends", "article"), LINES, ids=[code for code, *_ in LINES])
def test_a_limit_ends_on_its_day(code: str, ends: date, article: str) -> None:
    """From a Monday in May 2024 each limit ends on the day counted by hand, and names its article."""
    found = limit(code, DAY)

    assert found is not None
    assert due(DAY, found.period, CALENDAR).on == ends
    assert article in found.clauses


def test_every_line_is_tested() -> None:
    """The table has no line that is not counted by hand here."""
    assert [code for code, *_ in LINES] == list(limits())


@pytest.mark.clause("行政诉讼法（1989） 39", "行政诉讼法 46")
def test_a_limit_is_that_of_its_day() -> None:
    """A suit took three months until May 2015, six from then; what came later does not count before."""
    said = {day: str(found.period) for day in (date(2015, 4, 30), date(2015, 5, 1)) if (found := limit("suit", day))}

    assert said == {date(2015, 4, 30): "3 month", date(2015, 5, 1): "6 month"}
    assert limit("retrial", date(2018, 2, 7)) is None
    assert limit("retrial", date(2018, 2, 8)) is not None


OLDER = [
    ("suit", date(2014, 5, 13), "3 month", "行政诉讼法（1989） 39"),
    ("suit-real-estate-at-most", date(2014, 5, 13), "20 year", "执行行诉法解释 42"),
    ("suit-at-most", date(2014, 5, 13), "5 year", "执行行诉法解释 42"),
    ("suit-untold-at-most", date(2017, 5, 13), "2 year", "执行行诉法解释 41"),
    ("suit-after-review", date(2014, 5, 13), "15 day", "行政诉讼法（1989） 38"),
    ("defence", date(2014, 5, 13), "10 day", "行政诉讼法（1989） 43"),
    ("trial", date(2014, 5, 13), "3 month", "行政诉讼法（1989） 57"),
    ("second-trial", date(2014, 5, 13), "2 month", "行政诉讼法（1989） 60"),
    ("appeal", date(2014, 5, 13), "15 day", "行政诉讼法（1989） 58"),
    ("ruling-appeal", date(2014, 5, 13), "10 day", "行政诉讼法（1989） 58"),
    ("enforcement", date(2017, 5, 13), "1 year", "执行行诉法解释 84"),
    ("enforcement-by-body", date(2017, 5, 13), "180 day", "执行行诉法解释 84"),
    ("civil-enforcement", date(2019, 5, 13), "2 year", "民诉法（2012） 239"),
    ("civil-enforcement", date(2023, 5, 13), "2 year", "民诉法（2021） 246"),
    ("non-litigation-enforcement", date(2011, 5, 13), "180 day", "执行行诉法解释 88"),
    ("resumption-of-judgment", date(2017, 5, 13), "1 year", "执行行诉法解释 84"),
    ("resumption-of-judgment-by-body", date(2017, 5, 13), "180 day", "执行行诉法解释 84"),
    ("review", date(2023, 5, 13), "60 day", "行政复议法（1999） 9"),
    ("review-decision", date(2023, 5, 13), "60 day", "行政复议法（1999） 31"),
]
"""What held before: a limit, a day on which it did, how long it was, and the article of then."""


@pytest.mark.parametrize(("code", "day", "period", "article"), OLDER)
def test_a_limit_that_was_changed_is_as_it_was(code: str, day: date, period: str, article: str) -> None:
    """On a day under the law before, a limit has the length and the article that it had then."""
    found = limit(code, day)

    assert found is not None
    assert (str(found.period), article in found.clauses) == (period, True)


def test_every_older_line_is_tested() -> None:
    """No text of the table that has been replaced is left out here; civil procedure of old has its own test below."""
    older = {(code, clause) for code, texts in limits().items() for text in texts[:-1] for clause in text.clauses}
    renumbered = {"民诉法（2012）", "民诉法（2021）", "执行和解规定"}
    tested = {(code, article) for code, _, _, article in OLDER}
    left = {(code, clause) for code, clause in older - tested if clause.partition(" ")[0] not in renumbered}

    assert left == set()


@pytest.mark.parametrize(
    ("code", "articles"),
    [
        ("confirmation-request", ("民诉法（2012） 194", "民诉法（2021） 201", "民诉法 205")),
        ("civil-appeal", ("民诉法（2012） 164", "民诉法（2021） 171", "民诉法 171")),
        ("civil-ruling-appeal", ("民诉法（2012） 164", "民诉法（2021） 171", "民诉法 171")),
        ("civil-filing", ("民诉法（2012） 123", "民诉法（2021） 126", "民诉法 126")),
    ],
)
def test_the_code_of_civil_procedure_as_numbered(code: str, articles: tuple[str, ...]) -> None:
    """A limit cites the article by the number it had on its day."""
    days = (date(2020, 1, 1), date(2022, 1, 1), date(2024, 1, 1))
    found = [text.clauses for day in days if (text := limit(code, day))]

    assert found == [(article,) for article in articles]


def test_limits_and_parameters_agree() -> None:
    """What the catalogue has from the same article says the same."""
    assert catalogue()["mediation-period"].default == str(limits()["mediation"][0].period)
    assert catalogue()["mediation-period-in-trial"].default == str(limits()["mediation-in-trial"][0].period)
    simple = limits()["mediation-in-simple-trial"][0].period
    assert catalogue()["mediation-period-in-simple-trial"].default == str(simple)


def test_every_limit_is_whole() -> None:
    """Every text says what it is for and from when it runs, by an instrument whose first day is known."""
    for texts in limits().values():
        for text in texts:
            assert text.title
            assert text.starts.endswith(("之日", "一日"))
            assert {clause.partition(" ")[0] for clause in text.clauses} <= set(START)
