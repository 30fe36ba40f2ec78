"""A circular as it is printed: Chinese text, JSON and tables for a spreadsheet, from its stored values alone.

An edition says in which form it is printed (`printed`). What this form gives never changes: a circular of years ago is
the same bytes again, and a golden file holds them to it. Names of agencies, matters, terms and indicators are stored
with the edition; the few words of the form itself (取舍, 来源性质, shapes of rules) are held by a table in its test.
Another layout, or other words, is another form beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from attrs import frozen

from admin_dispute.domain.circular.content import BEFORE, CircularContent, Difference, as_printed
from admin_dispute.domain.circular.state import Circular, CircularEdition
from admin_dispute.domain.errors import NotFound
from admin_dispute.domain.figures.stretch import Stretch
from admin_dispute.domain.ids import Words
from admin_dispute.domain.words import worded
from admin_dispute.reports.assessment_tables import items, rules, total_tables
from admin_dispute.reports.book import write_book
from admin_dispute.reports.report_tables import figure_tables
from admin_dispute.reports.table import Cell, Table, texts, told

CLAUSES = ("WX-4.3.1", "WX-4.3.2")


@frozen(kw_only=True)
class CircularPage:
    """A circular laid out.

    Attributes:
        head: lines above the tables; made: the day it was issued, or counted; tables: as in the spreadsheet.
        heads: a digest of the heads of the journal that it was counted from.
    """

    title: Words
    head: tuple[str, ...]
    made: date
    tables: tuple[Table, ...]
    heads: str

    def text(self) -> str:
        """Return it as Chinese text."""
        lines = [self.title, "", *self.head]
        for table in self.tables:
            lines += ["", f"【{table.title}】", *_lines(table)]
        return "\n".join([*lines, "", f"数据校验：{self.heads}", ""])

    def json(self) -> str:
        """Return it as JSON: numbers as text with their decimals, days as text."""
        page = {
            "title": self.title,
            "head": self.head,
            "made": self.made.isoformat(),
            "tables": [
                {
                    "title": table.title,
                    "columns": [column.title for column in table.columns],
                    "rows": [[_plain(cell) for cell in row] for row in table.rows],
                    "notes": table.notes,
                }
                for table in self.tables
            ],
            "heads": self.heads,
        }
        return json.dumps(page, ensure_ascii=False, indent=2) + "\n"

    def write(self, path: str | Path) -> int:
        """Write it as a spreadsheet (needs the extra `sheets`); the same page gives the same bytes.

        Returns:
            How many rows were written.

        Raises:
            BadConfiguration: the extra is not installed, or the file can't be written.
        """
        cover = Table(title="通报", columns=texts((self.title,)), rows=tuple((line,) for line in self.head))
        return write_book((cover, *self.tables), path, self.made)


def _plain(cell: Cell) -> str | int | None:
    return str(cell) if isinstance(cell, (Decimal, date)) else cell


def _lines(table: Table) -> Iterator[str]:
    yield "｜".join(column.title for column in table.columns)
    for row in table.rows:
        yield "｜".join(told(cell, column) for cell, column in zip(row, table.columns, strict=True))
    yield from table.notes


def circular_page(circular: Circular, edition: int | None = None) -> CircularPage:
    """Return an edition of a circular (the latest, where none is named) as it was issued; else its draft.

    Raises:
        NotFound: there is no such edition, or nothing of it to print.
    """
    found = [one for one in circular.editions if edition in (None, one.edition)]
    if found:
        return _issued(found[-1], circular.stretch)
    if edition is not None or circular.content is None:
        raise NotFound("no-edition", stream=circular.id)
    return content_page(circular, circular.content, f"（征求意见稿，第{circular.draft}稿，未印发）")


def content_page(
    circular: Circular, content: CircularContent, said: str, changes: tuple[Difference, ...] = ()
) -> CircularPage:
    """Return a content that was not issued: a draft, or what is known today; `said` stands behind the title."""
    report = content.everything[0]
    return CircularPage(
        title=circular.title + said,
        head=(f"统计期间：{circular.stretch}", f"数据截至：{report.as_of}", f"依据：{'、'.join(CLAUSES)}"),
        made=report.as_of,
        tables=tuple(_tables(content, changes, "与印发时不同之处")),
        heads=content.heads,
    )


def _issued(edition: CircularEdition, stretch: Stretch) -> CircularPage:
    approval = edition.approval
    paper = f"（{approval.paper}）" if approval.paper else ""
    head = [
        f"文号：{edition.number}",
        f"统计期间：{stretch}",
        f"数据截至：{edition.content.everything[0].as_of}",
        f"主送：{'、'.join(one.name for one in edition.recipients)}",
        f"批准：{approval.name}，{approval.on}{paper}",
        f"印发日期：{edition.on}",
        f"依据：{'、'.join(CLAUSES)}",
    ]
    if edition.what is not None:
        head.insert(1, f"更正通知：第{edition.edition}版，代替此前各版。更正事项：{edition.what}")
    return CircularPage(
        title=edition.title,
        head=tuple(head),
        made=edition.on,
        tables=tuple(_tables(as_printed(edition.content), edition.changes, "更正之处")),
        heads=edition.content.heads,
    )


def _tables(content: CircularContent, changes: tuple[Difference, ...], heading: str) -> Iterator[Table]:
    if changes:
        yield difference_table(content, changes, heading)
    for report in content.reports:
        yield from figure_tables(report)
    if content.assessment is not None:
        yield from total_tables(content.assessment)
        yield items(content.assessment)
        yield rules(content.assessment.sheet)
    yield _definitions(content)


def difference_table(content: CircularContent, changes: Iterable[Difference], heading: str) -> Table:
    """Return what differs, one row for each figure, total or name."""
    names = {body.id: body.name for report in content.everything for body in report.bodies}
    titles = {one.id: one.title for report in content.everything for one in report.form.indicators}
    named = next((report for report in content.everything if report.matters), content.everything[0])
    if content.assessment is not None:
        titles |= {score.id: score.title for score in content.assessment.sheet.scores}
    return Table(
        title=heading,
        columns=texts(("指标", "机关", "类别", "原为", "现为")),
        rows=tuple(
            (
                titles.get(one.indicator, "机关名称") + ("（比较期）" if one.report.endswith(BEFORE) else ""),
                names.get(one.agency, one.agency) or "合计",
                named.matter_name(one.matter),
                one.before,
                one.now,
            )
            for one in changes
        ),
    )


def _definitions(content: CircularContent) -> Table:
    """What every indicator means, in the words that were stored with it."""
    meant = {term.code: f"{term.title}：{term.means}" for term in content.terms}
    found = {one.id: one for report in content.everything for one in report.form.indicators}
    return Table(
        title="指标说明",
        columns=texts(("指标", "定义", "分子", "分母", "单位", "取舍", "依据", "来源", "来源性质")),
        rows=tuple(
            (
                one.title, one.definition, "；".join(meant[code] for code in one.numerator),
                "；".join(meant[code] for code in one.denominator), one.unit,
                f"{one.rounding.places}位小数，{worded(one.rounding.way)}", "、".join(one.clauses), one.source,
                worded(one.provenance),
            )
            for one in found.values()
        ),
    )  # fmt: skip
