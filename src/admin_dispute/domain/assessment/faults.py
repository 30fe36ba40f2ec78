"""What is wrong with a sheet, or with marks: each fault with its path and the rule it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from admin_dispute.domain.assessment.marks import Mark
from admin_dispute.domain.assessment.shapes import MAY, NEEDS
from admin_dispute.domain.assessment.sheet import RATES, WEIGHTED, Item, Shape, Sheet, Weight
from admin_dispute.domain.errors import Fault
from admin_dispute.domain.figures.report import Report
from admin_dispute.domain.words import worded

_SETTINGS = ("indicator", "each", "cap", "bands", "at_least", "at_most", "pieces", "grade", "scores")


def faults_of_sheet(sheet: Sheet) -> Iterator[Fault]:
    """Give what is wrong with a sheet: undefined names, rules that lack something, weights that don't add up."""
    weighted = {weight.item for weight in sheet.weights}
    for item in sheet.items:
        yield from _settings(item, weighted=item.id in weighted)
        yield from _named(sheet, item)
        yield from _bands(sheet, item)
    for weight in sheet.weights:
        yield from _of_weight(sheet, weight)
    yield from _totals(sheet)
    for score in sheet.scores:
        least = [grade.least for grade in score.grades]
        if least != sorted(set(least), reverse=True):
            yield Fault(f"scores.{score.id}.grades", "应从高到低排列，各等次的下限不得相同")


def _settings(item: Item, *, weighted: bool) -> Iterator[Fault]:
    path, shape = f"items.{item.id}", worded(item.shape)
    said = {name for name in _SETTINGS if getattr(item, name) not in (None, ())}
    said |= {"weights"} if weighted else set()
    for name in NEEDS[item.shape]:
        if name not in said:
            yield Fault(f"{path}.{name}", f"“{shape}”缺少这一项")
    for name in sorted(said - {*NEEDS[item.shape], *MAY.get(item.shape, ())}):
        yield Fault(f"{path}.{name}", f"“{shape}”没有这一项")
    if item.shape is Shape.THRESHOLD and (item.at_least is None) is (item.at_most is None):
        yield Fault(f"{path}.at_least", "at_least 和 at_most 应写其一")


def _named(sheet: Sheet, item: Item) -> Iterator[Fault]:
    indicators = {one.id: one for one in sheet.indicators}
    if item.indicator is not None and item.indicator not in indicators:
        yield Fault(f"items.{item.id}.indicator", f"没有定义“{item.indicator}”")
    elif item.indicator is not None and item.shape in RATES and not indicators[item.indicator].denominator:
        yield Fault(f"items.{item.id}.indicator", f"“{worded(item.shape)}”要用比率，“{item.indicator}”没有分母")
    scores = {score.id for score in sheet.scores}
    for place, score in enumerate(item.scores):
        if score not in scores:
            yield Fault(f"items.{item.id}.scores.{place}", f"没有“{score}”这项总分")


def _bands(sheet: Sheet, item: Item) -> Iterator[Fault]:
    least = [band.least for band in item.bands]
    if least != sorted(set(least), reverse=True):
        yield Fault(f"items.{item.id}.bands", "应从高到低排列，各档的下限不得相同")
    if item.bands:
        best = max(band.points for band in item.bands)
        for weight in sheet.weights:
            if weight.item == item.id and weight.points != best:
                yield Fault(_path(weight), f"权重{weight.points}应等于最高一档的{best}分")


def _of_weight(sheet: Sheet, weight: Weight) -> Iterator[Fault]:
    if weight.score not in {score.id for score in sheet.scores}:
        yield Fault(_path(weight), f"没有“{weight.score}”这项总分")
    if weight.body_class not in {one.id for one in sheet.classes}:
        yield Fault(_path(weight), f"没有“{weight.body_class}”这一类机关")
    if weight.points <= 0:
        yield Fault(_path(weight), "权重应大于零")


def _path(weight: Weight) -> str:
    return f"items.{weight.item}.weights.{weight.score}.{weight.since}.{weight.body_class}"


def _totals(sheet: Sheet) -> Iterator[Fault]:
    for score in sheet.scores:
        years = sheet.years(score.id)
        if not years:
            yield Fault(f"scores.{score.id}", "没有任何项目计入这项总分")
        for year in years:
            for class_ in sheet.classes:
                mine = (score.id, year, class_.id)
                points = [one.points for one in sheet.weights if (one.score, one.since, one.body_class) == mine]
                if sum(points, Decimal(0)) != score.total:
                    text = f"{year}年“{class_.title}”各项权重之和为{sum(points, Decimal(0))}，应为{score.total}"
                    yield Fault(f"scores.{score.id}.total", text)


def faults_of_year(sheet: Sheet, year: int) -> Iterator[Fault]:
    """Give a fault for each score that has no weights for a year."""
    for score in sheet.scores:
        first = sheet.years(score.id)[0]
        if year < first:
            yield Fault(f"scores.{score.id}", f"没有{year}年的权重，最早为{first}年")


def faults_of_marks(sheet: Sheet, marks: Sequence[Mark], report: Report) -> Iterator[Fault]:
    """Give what is wrong with marks: an unknown agency or item, points beyond what the item can give."""
    kinds = {body.id: body.kind for body in report.bodies if body.cases}
    for place, mark in enumerate(marks):
        path = f"marks.{place}"
        body_class = sheet.class_of(mark.agency, kinds[mark.agency]) if mark.agency in kinds else None
        scores = [score.id for score in sheet.scores if any(one.id == mark.item for one in sheet.items_of(score.id))]
        if body_class is None:
            yield Fault(f"{path}.agency", f"没有“{mark.agency}”，或者它不在考核范围、本期无案件")
        elif not scores:
            yield Fault(f"{path}.item", f"没有“{mark.item}”这一项")
        elif mark.score not in scores and (mark.score or len(scores) > 1):
            yield Fault(f"{path}.score", f"应写明计入哪一项总分：{'、'.join(scores)}")
        else:
            year = report.stretch.last.year
            yield from _range(sheet, mark, mark.score or scores[0], body_class.id, year, path)


def _range(sheet: Sheet, mark: Mark, score: str, body_class: str, year: int, path: str) -> Iterator[Fault]:
    item = next(one for one in sheet.items if one.id == mark.item)
    full = sheet.weight(item.id, score, year, body_class) if item.shape in WEIGHTED else item.cap
    if full is None:
        yield Fault(f"{path}.item", f"“{worded(item.shape)}”的项目对该类机关不计分")
        return
    low, high = (-full, Decimal(0)) if item.shape is Shape.DEDUCTION else (Decimal(0), full)
    if not low <= mark.points <= high:
        yield Fault(f"{path}.points", f"应在{low}至{high}之间")
