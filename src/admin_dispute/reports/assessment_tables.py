"""An assessment as tables: totals with grades, every item with its steps, and what the rules say."""

from __future__ import annotations

from collections.abc import Iterator

from admin_dispute.domain.assessment.assessment import Assessment, BodyScore, ItemResult
from admin_dispute.domain.assessment.sheet import Item, Score, Sheet
from admin_dispute.domain.parameters import Provenance
from admin_dispute.domain.words import worded
from admin_dispute.reports.report_tables import definitions, sources
from admin_dispute.reports.table import NOT_APPLICABLE, Cell, Column, Table, texts


def assessment_tables(assessment: Assessment) -> tuple[Table, ...]:
    """Return an assessment as tables: each score with its totals, every item, the rules, and what they rest on."""
    report = assessment.report
    return (*total_tables(assessment), items(assessment), rules(assessment.sheet), definitions(report), sources(report))


def total_tables(assessment: Assessment) -> tuple[Table, ...]:
    """Return the totals of each score."""
    return tuple(_totals(assessment, score) for score in assessment.sheet.scores)


def _totals(assessment: Assessment, score: Score) -> Table:
    places = assessment.sheet.rounding.places
    names = {body.id: body.name for body in assessment.report.bodies}
    classes = {one.id: one.title for one in assessment.sheet.classes}
    rows: list[tuple[Cell, ...]] = [
        (
            names[one.agency],
            classes[one.body_class],
            _points(one),
            one.reachable,
            one.grade or "",
            _remark(assessment.sheet, one),
        )
        for one in assessment.scores
        if one.score == score.id
    ]
    rows += [(name, "", f"{NOT_APPLICABLE}（{why}）", "", "", "") for name, why in _left_out(assessment)]
    columns = (
        Column("机关"),
        Column("类别"),
        Column("得分", places),
        Column("可得分", places),
        *texts(("等次", "说明")),
    )
    return Table(title=score.title, columns=columns, rows=tuple(rows), notes=tuple(_notes(assessment)))


def _points(score: BodyScore) -> Cell:
    return NOT_APPLICABLE if score.points is None else score.points


def _left_out(assessment: Assessment) -> Iterator[tuple[str, str]]:
    for body in assessment.report.bodies:
        if not body.cases:
            yield body.name, "本期无案件"
        elif assessment.sheet.class_of(body.id, body.kind) is None:
            yield body.name, "不在考核范围"


def _remark(sheet: Sheet, score: BodyScore) -> str:
    out = "、".join(item.title for item in sheet.items if item.id in score.knocked_out)
    said = [f"一票否决：{out}"] if out else []
    said += [] if score.complete else ["人工评分尚缺"]
    return "；".join([*said, *(["案件均无可以计分的事项"] if score.points is None else [])])


def _notes(assessment: Assessment) -> Iterator[str]:
    sheet, report = assessment.sheet, assessment.report
    yield f"考核期间：{report.stretch}，数据截至{report.as_of}"
    yield f"细则：{sheet.name}；来源：{sheet.source}（{worded(sheet.provenance)}）"
    if sheet.provenance is Provenance.TO_BE_SET:
        yield "权重和分值为示例，待本县确定；确定以前不作为考核依据"
    yield f"不适用的项目{worded(sheet.not_applicable)}"


def items(assessment: Assessment) -> Table:
    """Return every item of every agency: what was counted, the rule, the points, its own beside the reviewed ones."""
    names = {body.id: body.name for body in assessment.report.bodies}
    titles = {score.id: score.title for score in assessment.sheet.scores}
    by_id = {item.id: item for item in assessment.sheet.items}
    places = assessment.sheet.rounding.places
    points = tuple(Column(title, places) for title in ("满分", "规则得分", "自评得分", "复核得分", "得分"))
    return Table(
        title="逐项得分",
        columns=(*texts(("机关", "总分", "项目", "规则", "分子", "分母")), *points, *texts(("名次", "理由", "依据"))),
        rows=tuple(
            (names[one.agency], titles[one.score], *_item(by_id[result.item], result))
            for one in assessment.scores
            for result in one.results
        ),
    )


def _item(item: Item, result: ItemResult) -> tuple[Cell, ...]:
    counts = result.points if result.points is not None or result.applies else NOT_APPLICABLE
    return (
        item.title, worded(item.shape), result.above, result.among, result.full, result.computed, result.own,
        result.reviewed, counts, result.rank, result.reason or "", "、".join((*item.clauses, *result.evidence)),
    )  # fmt: skip


def rules(sheet: Sheet) -> Table:
    """Return the rules of a sheet: each item with its shape, settings and weights."""
    heads = ("项目", "规则", "指标", "设定", "系列案件", "权重")
    titles = {one.id: one.title for one in sheet.indicators}
    return Table(
        title="考核细则",
        columns=texts(heads),
        rows=tuple(
            (item.title, worded(item.shape), titles.get(item.indicator or "", ""), "；".join(_set(item)),
             worded(item.series), "；".join(_weights(sheet, item)))
            for item in sheet.items
        ),
        notes=(f"来源：{sheet.source}（{worded(sheet.provenance)}）",),
    )  # fmt: skip


def _set(item: Item) -> Iterator[str]:
    said = (
        ("每件（日）", item.each), ("封顶", item.cap), ("达到%", item.at_least), ("不超过%", item.at_most),
        ("满几件", item.pieces), ("等次", item.grade),
    )  # fmt: skip
    yield from (f"{label}{value}" for label, value in said if value is not None)
    yield from (f"{band.least}%以上{band.points}分" for band in item.bands)


def _weights(sheet: Sheet, item: Item) -> Iterator[str]:
    classes = {one.id: one.title for one in sheet.classes}
    scores = {score.id: score.title for score in sheet.scores}
    for weight in sheet.weights:
        if weight.item == item.id:
            yield f"{scores[weight.score]}{weight.since}年起{classes[weight.body_class]}{weight.points}分"
