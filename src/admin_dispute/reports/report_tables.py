"""A report as tables: figures by agency and matter, the definition of every indicator, and the rows behind each."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from admin_dispute.domain.figures.counting import SourceRow
from admin_dispute.domain.figures.indicator import PERCENT, Figure, Indicator, quotient
from admin_dispute.domain.figures.report import Body, Breakdown, Report
from admin_dispute.domain.figures.rounding import growth
from admin_dispute.domain.figures.terms import TERMS
from admin_dispute.domain.words import label, worded
from admin_dispute.reports.table import NOT_APPLICABLE, NOTHING_TO_COMPARE, Cell, Column, Table, texts

_HEADS = {
    Breakdown.AGENCY: ("机关",),
    Breakdown.MATTER: ("类别",),
    Breakdown.AGENCY_AND_MATTER: ("机关", "类别"),
}
_BY = {Breakdown.AGENCY: "按机关", Breakdown.MATTER: "按类别", Breakdown.AGENCY_AND_MATTER: "按机关和类别"}


def tables(report: Report) -> tuple[Table, ...]:
    """Return a report as tables: one for each breakdown, then what each indicator means."""
    return (*figure_tables(report), definitions(report))


def figure_tables(report: Report) -> tuple[Table, ...]:
    """Return the tables of its figures."""
    if not report.form.breakdowns:
        return (_table(report, Breakdown.AGENCY, ("范围",), report.form.title),)
    return tuple(
        _table(report, breakdown, _HEADS[breakdown], f"{report.form.title}（{_BY[breakdown]}）")
        for breakdown in report.form.breakdowns
    )


def short_tables(report: Report) -> tuple[Table, ...]:
    """Return the tables of its figures for a screen: each indicator in one column, with what was divided by what."""
    return tuple(_short(report, breakdown) for breakdown in report.form.breakdowns or (Breakdown.AGENCY,))


def _short(report: Report, breakdown: Breakdown) -> Table:
    whole = figure_tables(report)[(*report.form.breakdowns, breakdown).index(breakdown)]
    heads = len(_HEADS[breakdown]) if report.form.breakdowns else 1
    pairs = [*report.breakdown(breakdown), ("", "")]
    rows = [
        (*row[:heads], *(_shortly(report, one, *pair) for one in report.form.indicators))
        for row, pair in zip(whole.rows, pairs, strict=False)
    ]
    rest = tuple(f"{row[0]}：{row[1]}" for row in whole.rows[len(pairs) :])
    columns = (*whole.columns[:heads], *texts(one.title for one in report.form.indicators))
    return Table(title=whole.title, columns=columns, rows=tuple(rows), notes=(*rest, *whole.notes))


def _shortly(report: Report, indicator: Indicator, agency: str, matter: str) -> str:
    figure = report.figure(indicator.id, agency, matter)
    if figure.value is None:
        return NOT_APPLICABLE
    before = report.earlier(figure)
    changed = "" if before is None else f"，{_changed(report, indicator, change(report, indicator, figure, before))}"
    if figure.denominator is None:
        return f"{figure.value}{changed}" if changed else str(figure.value)
    return f"{figure.value}{indicator.unit}（{figure.numerator}/{figure.denominator}{changed}）"


def _changed(report: Report, indicator: Indicator, cell: Cell) -> str:
    """By how much a figure changed, with the word for it: a lone `-` says nothing beside a figure."""
    points = indicator.unit == PERCENT
    said = f"{cell:+}{'点' if points else PERCENT}" if isinstance(cell, Decimal) else str(cell)
    return f"{'增减' if points else '增长'}{said}"


def _table(report: Report, breakdown: Breakdown, heads: tuple[str, ...], title: str) -> Table:
    rows = [(*_named(report, *pair, breakdown), *_figures(report, *pair)) for pair in report.breakdown(breakdown)]
    whole = "合计" if report.form.breakdowns else report.center_name
    rows.append((whole, *("" for _ in heads[1:]), *_figures(report, "", "")))
    columns = (*texts(heads), *(column for one in report.form.indicators for column in _columns(report, one)))
    if breakdown is not Breakdown.MATTER and report.form.breakdowns:
        rows += [_without_cases(body, len(columns)) for body in report.bodies if not body.cases]
    return Table(title=title, columns=columns, rows=tuple(rows), notes=tuple(_notes(report)))


def _named(report: Report, agency: str, matter: str, breakdown: Breakdown) -> tuple[str, ...]:
    names = {body.id: body.name for body in report.bodies}
    shown = (names.get(agency, agency), report.matter_name(matter))
    return {Breakdown.AGENCY: shown[:1], Breakdown.MATTER: shown[1:]}.get(breakdown, shown)


def _without_cases(body: Body, columns: int) -> tuple[Cell, ...]:
    return (body.name, f"{NOT_APPLICABLE}（本期无案件）", *("" for _ in range(columns - 2)))


def _columns(report: Report, indicator: Indicator) -> Iterator[Column]:
    places, rate = indicator.rounding.places, bool(indicator.denominator) or indicator.per is not None
    if rate:
        yield Column(f"{indicator.title}：分子")
        yield Column(f"{indicator.title}：分母")
    unit = PERCENT if indicator.unit == PERCENT else ""
    yield Column(f"{indicator.title}（{indicator.unit}）", places, unit)
    if report.compared is not None:
        yield Column("比较期", places, unit)
        if indicator.unit == PERCENT:
            yield Column("增减（百分点）", places)
        else:
            yield Column("增长", report.form.rounding.places, PERCENT)


def _figures(report: Report, agency: str, matter: str) -> Iterator[Cell]:
    for indicator in report.form.indicators:
        figure = report.figure(indicator.id, agency, matter)
        if figure.denominator is not None:
            yield from (figure.numerator, figure.denominator)
        yield NOT_APPLICABLE if figure.value is None else figure.value
        before = report.earlier(figure)
        if before is not None:
            yield NOT_APPLICABLE if before.value is None else before.value
            yield change(report, indicator, figure, before)


def change(report: Report, indicator: Indicator, now: Figure, before: Figure) -> Cell:
    """Return by how much a figure changed: per cent of a count, percentage points of a rate; `-` where from nothing."""
    exact = quotient(now.numerator, now.denominator), quotient(before.numerator, before.denominator)
    if exact[0] is None or exact[1] is None:
        return NOTHING_TO_COMPARE
    if indicator.unit == PERCENT:
        return indicator.rounding.of((exact[0] - exact[1]) * 100)
    grown = growth(exact[0], exact[1], report.form.rounding)
    return NOTHING_TO_COMPARE if grown is None else grown


def _notes(report: Report) -> Iterator[str]:
    yield f"统计期间：{report.stretch}，数据截至{report.as_of}"
    if report.compared is not None:
        yield f"比较期：{report.compared}；增长自零起的，以“{NOTHING_TO_COMPARE}”表示"
    yield "一件争议涉及几个机关的，在各机关名下各计一次，在合计中计一次；合计由件数重新计算"
    for body in report.bodies:
        if body.formerly:
            yield f"{body.name}：含由其继续行使职权的{'、'.join(body.formerly)}"
    if report.form.clauses:
        yield f"依据：{'、'.join(report.form.clauses)}"


def definitions(report: Report) -> Table:
    """Return what every indicator of a report means: numerator, denominator, rounding, and where it comes from."""
    heads = ("指标", "定义", "分子", "分母", "单位", "取舍", "依据", "来源", "来源性质")
    return Table(
        title="指标说明",
        columns=texts(heads),
        rows=tuple(
            (
                one.title, one.definition, _meant(one.numerator), _divided_by(one), one.unit,
                f"{one.rounding.places}位小数，{worded(one.rounding.way)}", "、".join(one.clauses), one.source,
                worded(one.provenance),
            )
            for one in report.form.indicators
        ),
        notes=tuple(
            f"{label(stated.name)}：{stated.value}，来源：{stated.source}（{worded(stated.provenance)}）"
            for stated in report.parameters
        ),
    )  # fmt: skip


def _divided_by(indicator: Indicator) -> str:
    return _meant(indicator.denominator) if indicator.per is None else f"{label(indicator.per)}（万）"


def _meant(codes: tuple[str, ...]) -> str:
    return "；".join(f"{TERMS[code].title}：{TERMS[code].means}" for code in codes)


def sources(report: Report, indicator: str | None = None) -> Table:
    """Return the rows behind the figures of a report, agency by agency; of one indicator or of all."""
    rows: list[tuple[Cell, ...]] = []
    by_agency = [figure for figure in report.figures if not figure.matter]
    names = {body.id: body.name for body in report.bodies}
    titles = {one.id: one.title for one in report.form.indicators}
    for figure in by_agency:
        whole = not figure.agency and any(other.agency for other in by_agency)
        if not whole and indicator in (None, figure.indicator):
            who = names.get(figure.agency, "")
            for side, behind in (("分子", figure.counted), ("分母", figure.among)):
                rows += [(titles[figure.indicator], who, side, *_row(row)) for row in behind]
    heads = ("指标", "机关", "计入", "争议", "其中", "日期", "数量", "同一系列", "暂定")
    return Table(title="依据的争议", columns=texts(heads), rows=tuple(rows))


def _row(row: SourceRow) -> tuple[Cell, ...]:
    series = row.series if row.series != row.dispute else ""
    return row.dispute, row.item, row.on, row.amount, series, "暂定" if row.provisional else ""
