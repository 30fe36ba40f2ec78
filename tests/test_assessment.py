"""Assessment: every shape of rule with an example worked by hand; weights, grades, marks, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from shell import Run, registered

from admin_dispute import (
    Assessment,
    BadConfiguration,
    BadInput,
    BodyScore,
    ItemResult,
    Mark,
    Marker,
    NotFound,
    Report,
    Shape,
    Sheet,
    Stage,
    Stretch,
    read_sheet,
    sheet_of,
)
from admin_dispute.domain.assessment.assessment import assess, form_of
from admin_dispute.domain.assessment.shapes import MAY, NEEDS, POINTS
from admin_dispute.domain.figures.counting import SourceRow
from admin_dispute.domain.figures.indicator import Figure, total
from admin_dispute.domain.figures.report import Body
from admin_dispute.reports.assessment_tables import assessment_tables, items, rules, total_tables
from admin_dispute.schemas.assessment import read_marks
from admin_dispute.testing import Office

DAY = date(2024, 5, 6)
YEAR = Stretch(date(2024, 1, 1), date(2024, 6, 30))

HEAD = """
form = 1
name = "细则"
source = "测试"
provenance = "set-by-county"
[classes.department]
title = "部门"
kinds = ["department"]
[classes.township]
title = "乡镇"
kinds = ["township"]
agencies = ["tax"]
[scores.main]
title = "总分"
total = 10
grades = [{ least = 9, name = "优秀" }, { least = 6, name = "合格" }, { least = 0, name = "不合格" }]
"""
FULL = "weights.main.2024 = { department = 10, township = 10 }"


def item(shape: str, indicator: str | None = "silence", more: str = "", name: str = "x") -> str:
    """Write an item."""
    named = "" if indicator is None else f'indicator = "{indicator}"\n'
    return f'[items.{name}]\ntitle = "项目"\nshape = "{shape}"\n{named}{more}\n'


def sheet(*written: str, head: str = HEAD) -> Sheet:
    """Read a sheet of a head and items."""
    return sheet_of("\n".join((head, *written)))


def rows(amount: str, pieces: int = 0, series: Sequence[str] = ()) -> tuple[SourceRow, ...]:
    """Return rows of one amount, or so many pieces, each a dispute of its own or of a series."""
    if pieces:
        named = series or [f"d{n}" for n in range(pieces)]
        return tuple(SourceRow(dispute=f"d{n}", on=DAY, series=one) for n, one in enumerate(named))
    return (SourceRow(dispute="d", on=DAY, amount=Decimal(amount), series="d"),) if amount != "0" else ()


Counted = Mapping[str, tuple[tuple[SourceRow, ...], tuple[SourceRow, ...]]]
"""Numerator and denominator by agency."""


def report(rules: Sheet, counted: Counted) -> Report:
    """Return a report in which every indicator of a sheet comes to the same for an agency."""
    figures = tuple(
        Figure(
            indicator=one.id, agency=agency, numerator=total(above),
            denominator=total(among) if one.denominator else None, value=None, counted=above, among=among,
        )
        for agency, (above, among) in counted.items()
        for one in rules.indicators
    )  # fmt: skip
    kinds = {"police": "department", "land": "department", "tax": "department", "court": "court"}
    bodies = tuple(Body(id=one, name=one, kind=kinds[one], cases=True) for one in counted)
    return Report(
        form=form_of(rules), center_name="中心", stretch=YEAR, compared=None, as_of=date(2024, 7, 1), agency=None,
        bodies=bodies, figures=figures, before=(), center=1, read=(),
    )  # fmt: skip


def result(
    rules: Sheet, above: str | int, among: str = "10", marks: Sequence[Mark] = ()
) -> tuple[BodyScore, ItemResult]:
    """Assess one agency by a sheet of one item."""
    counted = rows("0", above) if isinstance(above, int) else rows(above)
    score = assess(rules, report(rules, {"police": (counted, rows(among))}), marks).score("police", "main")
    return score, score.results[0]


def test_every_shape_is_there() -> None:
    """Every shape says what it needs, and has its points, but the one that is given by hand."""
    assert set(NEEDS) == set(Shape)
    assert set(POINTS) == set(Shape) - {Shape.BY_HAND}
    assert set(MAY) <= set(Shape)


@pytest.mark.clause("WX-4.3.1")
@pytest.mark.parametrize(
    ("shape", "indicator", "more", "above", "among", "points"),
    [
        # three pieces at 2.5 points are 7.5; five would be 12.5, no more than the full 10
        ("add-from-zero", "silence", f"each = 2.5\n{FULL}", "3", "0", "7.50"),
        ("add-from-zero", "silence", f"each = 2.5\n{FULL}", "5", "0", "10.00"),
        # 10 - 3 x 1.5 = 5.5; 10 - 8 x 1.5 would be below nothing
        ("deduct-from-full", "silence", f"each = 1.5\n{FULL}", "3", "0", "5.50"),
        ("deduct-from-full", "silence", f"each = 1.5\n{FULL}", "8", "0", "0.00"),
        # 17 days at 0.1 take 1.7 off 10; 120 days exhaust it
        ("daily-until-exhausted", "days-late", f"each = 0.1\n{FULL}", "17", "0", "8.30"),
        ("daily-until-exhausted", "days-late", f"each = 0.1\n{FULL}", "120", "0", "0.00"),
        # two thirds of 10, rounded once
        ("rate-times-weight", "attendance", FULL, "2", "3", "6.67"),
        # 80 per cent reaches the band of 80, 79.99 only that of 50, below 50 none
        ("rate-bands", "attendance",
         f"bands = [{{ least = 80, points = 10 }}, {{ least = 50, points = 6 }}]\n{FULL}", "4", "5", "10.00"),
        ("rate-bands", "attendance",
         f"bands = [{{ least = 80, points = 10 }}, {{ least = 50, points = 6 }}]\n{FULL}", "7999", "10000", "6.00"),
        ("rate-bands", "attendance",
         f"bands = [{{ least = 80, points = 10 }}, {{ least = 50, points = 6 }}]\n{FULL}", "4", "10", "0.00"),
        # met or not, from below and from above
        ("threshold", "attendance", f"at_least = 60\n{FULL}", "3", "5", "10.00"),
        ("threshold", "attendance", f"at_least = 60\n{FULL}", "2", "5", "0.00"),
        ("threshold", "attendance", f"at_most = 20\n{FULL}", "1", "5", "10.00"),
        ("threshold", "attendance", f"at_most = 20\n{FULL}", "2", "5", "0.00"),
    ],
)  # fmt: skip
def test_shapes_with_weight(shape: str, indicator: str, more: str, above: str, among: str, points: str) -> None:
    """Each shape that shares in the total, worked by hand beside it."""
    score, only = result(sheet(item(shape, indicator, more)), above, among)

    assert (str(only.points), str(score.points), str(only.full)) == (points, points, "10")


BASE = item("by-hand", None, FULL, "base")


def given_ten(rules: Sheet, above: int) -> BodyScore:
    """Assess an agency with ten points by hand and so many pieces."""
    mark = Mark(agency="police", item="base", by=Marker.REVIEW, points=Decimal(10), reason="全部做到")
    return result(rules, above, "10", (mark,))[0]


@pytest.mark.parametrize(("pieces", "points"), [(0, "10.00"), (2, "8.00"), (6, "6.00")])
def test_a_deduction_with_a_cap(pieces: int, points: str) -> None:
    """One point off for each piece, four at most (每1件扣1分，以4分为限)."""
    rules = sheet(item("deduction-with-cap", more='each = 1\ncap = 4\nscores = ["main"]'), BASE)

    assert str(given_ten(rules, pieces).points) == points


@pytest.mark.parametrize(("pieces", "points"), [(0, "10.00"), (2, "11.00"), (9, "12.00")])
def test_a_bonus(pieces: int, points: str) -> None:
    """Half a point for each piece, two at most, beyond the total."""
    score = given_ten(sheet(item("bonus", more='each = 0.5\ncap = 2\nscores = ["main"]'), BASE), pieces)

    assert (str(score.points), str(score.reachable)) == (points, "10.00")


@pytest.mark.parametrize(("pieces", "grade"), [(0, "优秀"), (1, "优秀"), (2, "未完成")])
def test_a_knock_out(pieces: int, grade: str) -> None:
    """Two pieces settle the grade, whatever the points, which stay to be seen."""
    score = given_ten(sheet(item("knock-out", more='pieces = 2\ngrade = "未完成"\nscores = ["main"]'), BASE), pieces)

    assert (score.grade, str(score.points), bool(score.knocked_out)) == (grade, "10.00", grade == "未完成")


def test_grades() -> None:
    """The highest grade whose bound is reached: nine exactly is the best one, just below it the next."""
    rules = sheet(item("rate-times-weight", "attendance", FULL))
    grades = [result(rules, above, "1000")[0].grade for above in ("900", "899", "600", "599")]

    assert grades == ["优秀", "合格", "合格", "不合格"]


def test_a_ranking_without_points() -> None:
    """Agencies of a class are ranked by their rate, equal ones alike; another class by itself; no points come of it."""
    rules = sheet(item("ranking", "attendance", 'scores = ["main"]'), BASE)
    counted: Counted = {
        "police": (rows("1"), rows("2")), "land": (rows("2"), rows("4")), "tax": (rows("1"), rows("5")),
    }  # fmt: skip
    assessed = assess(rules, report(rules, counted))
    ranks = {score.agency: (score.results[0].rank, score.results[0].points) for score in assessed.scores}

    assert ranks == {"police": (1, None), "land": (1, None), "tax": (1, None)}
    ahead = assess(rules, report(rules, {**counted, "land": (rows("4"), rows("4"))}))
    assert [score.results[0].rank for score in ahead.scores] == [2, 1, 1]


@pytest.mark.parametrize(("series", "points"), [("each", "7.00"), ("once", "9.00")])
def test_a_series_of_cases(series: str, points: str) -> None:
    """Three cases of one series cost three points, or one where the sheet counts a series once."""
    rules = sheet(item("deduct-from-full", more=f'each = 1\nseries = "{series}"\n{FULL}'))
    counted: Counted = {"police": (rows("0", 3, ["d0", "d0", "d0"]), ())}

    assert str(assess(rules, report(rules, counted)).score("police", "main").points) == points


def test_weights_by_class_and_year() -> None:
    """An item weighs otherwise for townships, and again otherwise from a later year on."""
    early = "weights.main.2020 = { department = 4, township = 6 }"
    late = "weights.main.2024 = { department = 7, township = 8 }"
    rest = (
        "weights.main.2020 = { department = 6, township = 4 }",
        "weights.main.2024 = { department = 3, township = 2 }",
    )
    rules = sheet(
        item("rate-times-weight", "attendance", f"{early}\n{late}"), item("by-hand", None, "\n".join(rest), "base")
    )
    assessed = assess(rules, report(rules, {"police": (rows("1"), rows("1")), "tax": (rows("1"), rows("1"))}))

    assert [rules.weight("x", "main", year, "department") for year in (2019, 2020, 2023, 2024, 2030)] == [
        None, 4, 4, 7, 7,
    ]  # fmt: skip
    assert [score.results[0].full for score in assessed.scores] == [7, 8]


def test_an_item_for_one_class_only() -> None:
    """An item without a weight for a class is none of its items."""
    rules = sheet(
        item("rate-times-weight", "attendance", "weights.main.2024 = { department = 10 }"),
        item("by-hand", None, "weights.main.2024 = { township = 10 }", "base"),
    )
    assessed = assess(rules, report(rules, {"police": (rows("1"), rows("2")), "tax": (rows("1"), rows("2"))}))

    assert [[one.item for one in score.results] for score in assessed.scores] == [["x"], ["base"]]


def test_one_result_in_two_scores() -> None:
    """The same rate counts with ten points in one score, and with a hundred in another."""
    other = '[scores.other]\ntitle = "另一项"\ntotal = 100\n'
    both = f"{FULL}\nweights.other.2024 = {{ department = 100, township = 100 }}"
    rules = sheet(item("rate-times-weight", "attendance", both), head=HEAD + other)
    assessed = assess(rules, report(rules, {"police": (rows("3"), rows("4"))}))

    assert [(one.score, str(one.points), one.grade) for one in assessed.scores] == [
        ("main", "7.50", "合格"), ("other", "75.00", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("policy", "points", "reachable"), [("left-out", "6.00", "6.00"), ("rescaled", "10.00", "10.00"), ("full", "10.00",
     "10.00")],
)  # fmt: skip
def test_nothing_to_divide_by(policy: str, points: str, reachable: str) -> None:
    """With a denominator of zero an item does not apply: left out, the rest rescaled, or its full points given."""
    four = "weights.main.2024 = { department = 4, township = 4 }"
    six = "each = 1\nweights.main.2024 = { department = 6, township = 6 }"
    head = HEAD.replace("provenance", f'not_applicable = "{policy}"\nprovenance', 1)
    rules = sheet(
        item("rate-times-weight", "attendance", four), item("deduct-from-full", more=six, name="y"), head=head
    )
    score, rate = result(rules, 0, "0")

    assert (str(score.points), str(score.reachable), rate.applies) == (points, reachable, False)
    assert (rate.points is None) is (policy != "full")


def test_own_points_beside_the_review() -> None:
    """What an agency gives itself stands beside, and never counts; the review does, with its reason."""
    rules = sheet(item("rate-times-weight", "attendance", FULL))
    own = Mark(agency="police", item="x", by=Marker.OWN, points=Decimal(10))
    review = Mark(
        agency="police", item="x", by=Marker.REVIEW, points=Decimal(4), reason="一次未到场", evidence=("〔2024〕3号",)
    )
    alone, both = result(rules, "1", "2", (own,))[1], result(rules, "1", "2", (own, review))[1]

    assert list(map(str, (alone.own, alone.reviewed, alone.points))) == ["10", "None", "5.00"]
    assert list(map(str, (both.own, both.computed, both.reviewed, both.points))) == ["10", "5.00", "4", "4.00"]
    assert (both.reason, both.evidence) == ("一次未到场", ("〔2024〕3号",))


def test_points_by_hand_are_waited_for() -> None:
    """An item by hand without a mark leaves the score incomplete, and its points reachable."""
    score, only = result(sheet(BASE), "1")

    assert (score.complete, str(score.reachable), only.points) == (False, "10.00", None)


def test_a_review_without_a_reason() -> None:
    """Points by hand carry a reason."""
    with pytest.raises(BadInput) as error:
        Mark(agency="police", item="x", by=Marker.REVIEW, points=Decimal(1), reason=" ")
    assert [fault.path for fault in error.value.faults] == ["reason"]


@given(st.integers(0, 500), st.integers(0, 500), st.sampled_from(["each = 0.3", "each = 2"]))
def test_points_stay_within_what_can_be_reached(above: int, among: int, each: str) -> None:
    """Whatever was counted, an item gives between nothing and its full points, and totals are never below zero."""
    rules = sheet(
        item("rate-times-weight", "attendance", "weights.main.2024 = { department = 5, township = 5 }"),
        item("deduct-from-full", more=f"{each}\nweights.main.2024 = {{ department = 5, township = 5 }}", name="y"),
        item("deduction-with-cap", more=f'{each}\ncap = 20\nscores = ["main"]', name="z"),
    )  # fmt: skip
    score, _ = result(rules, str(above), str(among))

    assert score.points is not None
    assert 0 <= score.points <= 10
    assert all(one.points is None or one.full is None or 0 <= one.points <= one.full for one in score.results)


GOOD = item("rate-times-weight", "attendance", FULL)
UPSIDE_DOWN = "[{ least = 50, points = 6 }, { least = 80, points = 10 }]"


@pytest.mark.parametrize(
    ("written", "head", "path", "said"),
    [
        (item("rate-times-weight", "attendance", "weights.main.2024 = { department = 9, township = 10 }"), HEAD,
         "scores.main.total", "2024年“部门”各项权重之和为9，应为10"),
        (item("rate-times-weight", "presence", FULL), HEAD, "items.x.indicator", "没有定义“presence”"),
        (item("rate-times-weight", "silence", FULL), HEAD, "items.x.indicator", "没有分母"),
        (item("add-from-zero", "silence", FULL), HEAD, "items.x.each", "“从零累加”缺少这一项"),
        (item("rate-times-weight", "attendance", f"cap = 3\n{FULL}"), HEAD, "items.x.cap", "没有这一项"),
        (item("threshold", "attendance", FULL), HEAD, "items.x.at_least", "应写其一"),
        (item("rate-bands", "attendance", f"bands = {UPSIDE_DOWN}\n{FULL}"), HEAD, "items.x.bands", "应从高到低"),
        (item("rate-bands", "attendance", f"bands = [{{ least = 80, points = 8 }}]\n{FULL}"), HEAD,
         "items.x.weights.main.2024.department", "应等于最高一档的8分"),
        (GOOD + item("bonus", more='each = 1\ncap = 1\nscores = ["main", "side"]', name="y"), HEAD, "items.y.scores.1",
         "没有“side”这项总分"),
        (GOOD + 'weights.side.2024 = { department = 1 }\n', HEAD, "items.x.weights.side.2024.department", "没有“side”"),
        (GOOD.replace("township", "village"), HEAD, "items.x.weights.main.2024.village", "没有“village”这一类机关"),
        (GOOD.replace("{ department = 10", "{ department = -10"), HEAD, "items.x.weights.main.2024.department",
         "大于零"),
        (GOOD.replace("2024", "24"), HEAD, "items.x.weights.main.24", "年份用四位数字"),
        (GOOD, HEAD.replace('{ least = 6, name =', '{ least = 9, name ='), "scores.main.grades", "从高到低"),
        (GOOD, HEAD + '[scores.empty]\ntitle = "空"\ntotal = 1\n', "scores.empty", "没有任何项目计入"),
        (GOOD, HEAD.replace("total = 10", 'total = "ten"'), "scores.main.total", "应为数"),
        (GOOD, HEAD.replace("form = 1", "form = 9"), "form", "只认识"),
    ],
)  # fmt: skip
def test_faults_of_a_sheet_have_their_path(written: str, head: str, path: str, said: str) -> None:
    """A weight table that does not add up, an undefined term, a rule that lacks something: its path, and the rule."""
    with pytest.raises(BadConfiguration) as error:
        sheet(written, head=head)
    assert path in [fault.path for fault in error.value.faults]
    assert any(said in fault.text for fault in error.value.faults)


@pytest.fixture
def busy(office: Office) -> Office:
    """One dispute with its agreement late, one notice without an answer."""
    office.at(Stage.EFFECTIVE)
    silent = office.register()
    for name in ("draft-paper", "send-paper", "prove-receipt"):
        office.do(name, silent)
    return office


@pytest.mark.clause("WX-4.3.1")
def test_the_example_of_wen_county(busy: Office) -> None:
    """No answer of one 0 of 20; came 20 of 20, the head too 10; late 0 of 40, 17 days 8.3 of 10; no minutes one off."""
    assessed = busy.clerk.assess(YEAR)
    score = assessed.score("police", "law-based-government")

    assert [str(one.points) for one in score.results] == ["0.00", "20.00", "10.00", "0.00", "8.30", "-1.00", "None"]
    assert (str(score.points), score.grade, score.complete) == ("37.30", "不合格", True)
    assert str(assessed.sheet.provenance) == "to-be-set-by-county"
    assert "权重和分值为示例，待本县确定；确定以前不作为考核依据" in total_tables(assessed)[0].notes


@pytest.mark.clause("WX-4.3.1")
def test_points_are_traced_to_disputes(busy: Office) -> None:
    """Behind every item stand the disputes that count in its numerator and denominator."""
    assessed = busy.clerk.assess(YEAR)
    known = {row.dispute for row in busy.clerk.ledger()}
    for one in assessed.score("police", "law-based-government").results:
        rule = next(each for each in assessed.sheet.items if each.id == one.item)
        figure = assessed.report.figure(rule.indicator or "", "police")
        assert (one.above, one.among) == (figure.numerator, figure.denominator)
        assert set(figure.disputes) <= known


@pytest.mark.clause("WX-4.3.1")
def test_an_agency_sees_its_own_assessment(busy: Office) -> None:
    """The police sees its own points and figures, with nothing of others; it may not ask for another's."""
    busy.register(agencies=["tax"], matter="unlawful-demand")
    mine = busy.center.acting("handler").assess(YEAR)

    assert {score.agency for score in mine.scores} == {"police"}
    assert {figure.agency for figure in mine.report.figures} == {"police"}
    assert {score.agency for score in busy.clerk.assess(YEAR).scores} == {"police", "tax"}
    assert {score.agency for score in busy.clerk.assess(YEAR, agency="tax").scores} == {"tax"}
    with pytest.raises(NotFound):
        busy.center.acting("handler").assess(YEAR, agency="tax")


@pytest.mark.parametrize(
    ("mark", "path", "said"),
    [
        ({"agency": "county"}, "marks.0.agency", "不在考核范围"),
        ({"item": "nothing"}, "marks.0.item", "没有“nothing”这一项"),
        ({"item": "refused-duties"}, "marks.0.item", "不计分"),
        ({"points": Decimal(21)}, "marks.0.points", "应在0至20之间"),
        ({"item": "missing-minutes", "points": Decimal(1)}, "marks.0.points", "应在-4至0之间"),
        ({"score": "side"}, "marks.0.score", "law-based-government"),
    ],
)
def test_marks_that_fit_nothing(busy: Office, mark: Mapping[str, object], path: str, said: str) -> None:
    """A mark for an unknown agency or item, or beyond its points, is refused with its path."""
    fields = {"agency": "police", "item": "answers", "by": Marker.OWN, "points": Decimal(1), **mark}
    with pytest.raises(BadInput) as error:
        busy.clerk.assess(YEAR, marks=[Mark(**fields)])  # type: ignore[arg-type]  # as a caller might
    [fault] = error.value.faults
    assert fault.path == path
    assert said in fault.text


def test_a_stretch_without_data_or_weights(office: Office) -> None:
    """Where nothing can be counted, or no weights count yet, an assessment is refused, by its path."""
    with pytest.raises(BadInput) as nothing:
        office.clerk.assess(YEAR)
    assert [fault.path for fault in nothing.value.faults] == ["stretch"]
    office.register()
    later = sheet(GOOD.replace("2024", "2025"))
    with pytest.raises(BadInput) as unweighted:
        office.clerk.assess(YEAR, sheet=later)
    assert [(fault.path, fault.text) for fault in unweighted.value.faults] == [
        ("scores.main", "没有2024年的权重，最早为2025年")
    ]


@pytest.mark.clause("WX-4.3.2")
def test_an_assessment_again(busy: Office) -> None:
    """Kept by the codec and made again after a correction, an assessment is the same to the byte."""
    mark = Mark(agency="police", item="answers", by=Marker.REVIEW, points=Decimal(5), reason="电话答复")
    made = busy.clerk.assess(YEAR, marks=[mark])
    dispute = made.report.figure("performance", "police").disputes[0]
    busy.do("record-performance", dispute, on=date(2024, 6, 13))
    kept = msgspec.json.decode(msgspec.json.encode(made), type=Assessment)

    assert msgspec.json.encode(busy.clerk.assess_again(kept)) == msgspec.json.encode(made)
    assert busy.clerk.assess(YEAR, marks=[mark]) != made


def test_a_center_without_a_sheet() -> None:
    """Where no plugin ships a sheet, one has to be given."""
    office = Office(plugins=())
    with pytest.raises(NotFound, match="no-sheet"):
        office.clerk.assess(YEAR)
    office.center.close()


def test_tables_of_an_assessment(busy: Office, tmp_path: Path) -> None:
    """Totals, items and rules print; a body that is not assessed says why."""
    busy.register(agencies=["legal"], matter="licence")
    rules_ = sheet(GOOD)
    assessed: Assessment = busy.clerk.assess(YEAR, sheet=rules_)
    [totals] = total_tables(assessed)

    assert [row[:3] for row in totals.rows] == [
        ("温县公安局", "部门", Decimal("10.00")),
        ("温县人民政府", "", "不适用（本期无案件）"),
        ("温县司法局", "", "不适用（不在考核范围）"),
        ("温县税务局", "", "不适用（本期无案件）"),
    ]
    assert items(assessed).rows[0][2:6] == ("项目", "比率乘权重", 1, 1)
    assert rules(rules_).rows[0][-1] == "总分2024年起部门10分；总分2024年起乡镇10分"
    assert len(assessment_tables(assessed)) == 5


MARKS = '[[marks]]\nagency = "police"\nitem = "attendance"\nby = "review"\npoints = 1\nreason = "迟到"\n'


@pytest.mark.clause("WX-4.3.1")
def test_assessing_on_the_command_line(center: Run, tmp_path: Path) -> None:
    """As tables, JSON and a spreadsheet, by the shipped sheet or one of one's own, with marks."""
    registered(center)
    asked = ("assess", "wenxian", "--as", "li", "--from", "2024-01-01", "--to", "2024-06-30")
    code, out, err = center(*asked, "--items", "--rules", "--trace")
    assert code == 0, err
    assert "温县公安局" in out
    assert "待本县确定" in out
    own, marks = tmp_path / "sheet.toml", tmp_path / "marks.toml"
    own.write_text(HEAD + GOOD, "utf-8")
    marks.write_text(MARKS, "utf-8")
    code, out, _ = center(*asked, "--json", "--marks", str(marks))
    assert code == 0
    assert json.loads(out)["scores"][0]["results"][1]["reason"] == "迟到"
    code, out, _ = center(*asked, "--sheet", str(own), "--xlsx", str(tmp_path / "a.xlsx"))
    assert code == 0
    assert CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).sheet_names[0] == "总分"
    own.write_text(HEAD + GOOD.replace("10", "9"), "utf-8")
    assert center(*asked, "--sheet", str(own))[0] == 7


def test_marks_of_a_file_have_their_path(tmp_path: Path) -> None:
    """A review without a reason is refused with its place in the file."""
    file = tmp_path / "marks.toml"
    file.write_text(MARKS.replace('reason = "迟到"\n', ""), "utf-8")
    with pytest.raises(BadConfiguration) as error:
        read_marks(file)
    assert [fault.path for fault in error.value.faults] == ["marks.0.reason"]


def test_a_sheet_of_a_file(tmp_path: Path) -> None:
    """A sheet is read from a file under its own name."""
    file = tmp_path / "sheet.toml"
    file.write_text(HEAD + GOOD, "utf-8")
    assert read_sheet(file) == sheet(GOOD)


def assessed(office: Office, changed: str = "") -> BodyScore:
    """Assess the police by the shipped example, or by a sheet of one's own."""
    stretch = Stretch(date(2024, 1, 1), date(2024, 6, 30))
    sheet_ = sheet_of("\n".join((HEAD, changed))) if changed else office.center.sheet()
    return office.clerk.assess(stretch, sheet=sheet_).score("police", sheet_.scores[0].id)


@pytest.mark.clause("WX-4.3.1")
def test_nothing_to_assess_is_no_full_score(office: Office) -> None:
    """An agency whose only dispute is undecided has no item that applies: neither points nor a grade."""
    office.register()
    score = assessed(office)

    assert [score.points, score.grade, score.reachable] == [None, None, 0]
    assert not any(found.applies for found in score.results)


@pytest.mark.clause("WX-4.3.1")
def test_no_deduction_where_nothing_was_due(office: Office) -> None:
    """Full points for no day of delay are earned by duties that were due, not by having none."""
    days = item("daily-until-exhausted", "days-late", f"each = 0.1\n{FULL}")
    office.at(Stage.MEDIATING)
    assert assessed(office, days).points is None

    dispute = office.at(Stage.EFFECTIVE)
    office.do("record-performance", dispute)
    assert assessed(office, days).points == 10


def test_not_applicable_is_printed(office: Office) -> None:
    """The table says why an agency with cases has no points."""
    office.register()
    assessment = office.clerk.assess(Stretch(date(2024, 1, 1), date(2024, 6, 30)))
    [total_] = total_tables(assessment)
    police = next(row for row in total_.rows if row[0] == "温县公安局")

    assert (police[2], police[-1]) == ("不适用", "案件均无可以计分的事项")
