"""`assess`: agencies by an assessment sheet, item by item, with the disputes behind every figure (WX-4.3.1)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.output import CONSOLE, ERRORS, counting, done, show_json
from admin_dispute.cli.reports import AGENCY, FROM, TO, XLSX, show_table
from admin_dispute.cli.usage import FILE, Command
from admin_dispute.domain.figures.stretch import Stretch
from admin_dispute.reports.assessment_tables import assessment_tables, items, rules, total_tables
from admin_dispute.reports.book import write_book
from admin_dispute.reports.report_tables import sources
from admin_dispute.reports.shipped import read_sheet
from admin_dispute.schemas.assessment import read_marks


@click.command("assess", cls=Command, example="assess wenxian --as li --from 2024-01-01 --to 2024-12-31 --items")
@CENTER
@AS
@FROM
@TO
@click.option("--sheet", type=FILE, metavar="文件", help="考核细则（TOML）；默认用插件随附的")
@click.option("--marks", type=FILE, metavar="文件", help="人工评分（TOML）：自评和复核，复核应写明理由")
@AGENCY
@click.option("--items", "itemised", is_flag=True, help="逐项列出：计数、规则得分、自评、复核、理由")
@click.option("--rules", "ruled", is_flag=True, help="列出细则：规则、设定、权重")
@click.option("--trace", is_flag=True, help="列出依据的争议")
@JSON
@XLSX
@click.pass_context
def assess_(
    ctx: click.Context,
    center: str,
    actor: str,
    first: date,
    last: date,
    sheet: Path | None,
    marks: Path | None,
    agency: str | None,
    itemised: bool,
    ruled: bool,
    trace: bool,
    as_json: bool,
    xlsx: Path | None,
) -> None:
    """考核各行政机关参与调解、履行协议的情况；无案件的机关列为不适用。"""
    with counting("考核") as counted:
        assessment = center_of(ctx, center).acting(actor).assess(
            Stretch(first, last),
            sheet=None if sheet is None else read_sheet(sheet),
            marks=() if marks is None else read_marks(marks),
            agency=agency,
            progress=counted,
        )  # fmt: skip
    if xlsx is not None:
        done(f"已写出 {write_book(assessment_tables(assessment), xlsx)} 行：{xlsx}", ERRORS if as_json else CONSOLE)
    if as_json:
        show_json(assessment)
    elif xlsx is None:
        for table in total_tables(assessment):
            show_table(table)
        if itemised:
            show_table(items(assessment))
        if ruled:
            show_table(rules(assessment.sheet))
        if trace:
            show_table(sources(assessment.report))
