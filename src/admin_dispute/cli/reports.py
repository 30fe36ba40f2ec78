"""`report`: figures over any stretch of days, each with its definition and the disputes behind it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import compress
from pathlib import Path

import click
from rich import box
from rich.table import Table as Shown

from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.output import CONSOLE, ERRORS, FAINT, STRONG, counting, done, say, show_json, show_listed
from admin_dispute.cli.usage import DAY, FILE, Command
from admin_dispute.domain.errors import BadInput, Fault
from admin_dispute.domain.figures.report import Report, ReportForm
from admin_dispute.domain.figures.stretch import Comparison, Stretch
from admin_dispute.reports.book import write_book
from admin_dispute.reports.report_tables import definitions, short_tables, sources, tables
from admin_dispute.reports.shipped import read_report_forms, shipped
from admin_dispute.reports.table import Table, told

FROM = click.option("--from", "first", type=DAY, required=True, help="期间的首日")
TO = click.option("--to", "last", type=DAY, required=True, help="期间的末日，含当日")
AGENCY = click.option("--agency", metavar="机关", help="只看一个机关（名录中的代号）；行政机关的人员只看得到本机关")
XLSX = click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格（需安装 admin-dispute[sheets]）")


@click.command(
    "report", cls=Command, example="report wenxian settlement --as li --from 2024-01-01 --to 2024-06-30 --trace settled"
)
@CENTER
@click.argument("name", metavar="报表")
@AS
@FROM
@TO
@click.option(
    "--compare",
    type=click.Choice([str(each) for each in Comparison]),
    metavar="比较",
    help="year-before（同比）、stretch-before（环比）或者 none；默认按报表的规定",
)
@AGENCY
@click.option("--forms", type=FILE, metavar="文件", help="本地的指标和报表（TOML），可引用随附的指标")
@click.option("--trace", metavar="指标", help="列出一个指标依据的争议；all 为全部指标")
@click.option("--definitions", "defined", is_flag=True, help="列出每个指标的定义")
@JSON
@XLSX
@click.pass_context
def report_(
    ctx: click.Context,
    center: str,
    name: str,
    actor: str,
    first: date,
    last: date,
    compare: str | None,
    agency: str | None,
    forms: Path | None,
    trace: str | None,
    defined: bool,
    as_json: bool,
    xlsx: Path | None,
) -> None:
    """统计报表：source（争议来源）、settlement（化解情况）、agencies（参与和履行），或者本地规定的报表。"""
    form = _form(name, forms)
    with counting("统计") as counted:
        acting = center_of(ctx, center).acting(actor)
        report = acting.report(
            form,
            Stretch(first, last),
            comparison=None if compare is None else Comparison(compare),
            agency=agency,
            progress=counted,
        )
    if xlsx is not None:
        done(
            f"已写出 {write_book((*tables(report), sources(report)), xlsx)} 行：{xlsx}", ERRORS if as_json else CONSOLE
        )
    if as_json:
        show_json(report)
    elif xlsx is None:
        for table in _chosen(report, trace, defined=defined):
            show_table(table)


def _form(name: str, file: Path | None) -> ReportForm:
    reports = {**shipped().reports, **({} if file is None else read_report_forms(file))}
    if name not in reports:
        listed = "、".join(f"{each}（{form.title}）" for each, form in reports.items())
        raise BadInput("bad-usage", (Fault(name, f"没有这个报表；可选 {listed}"),), command="admin-dispute report")
    return reports[name]


def _chosen(report: Report, trace: str | None, *, defined: bool) -> Iterable[Table]:
    if trace is None:
        yield from short_tables(report)
    elif trace == "all" or trace in {one.id for one in report.form.indicators}:
        yield sources(report, None if trace == "all" else trace)
    else:
        listed = "、".join(f"{one.id}（{one.title}）" for one in report.form.indicators)
        raise BadInput("bad-usage", (Fault(trace, f"报表没有这个指标；可选 {listed}"),), command="admin-dispute report")
    if defined:
        yield definitions(report)


def show_table(table: Table) -> None:
    """Print a table with its notes; a column in which nothing stands in any row is left out on the screen."""
    shown = Shown(title=table.title, header_style=STRONG, box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    rows = [[told(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows]
    filled = [not rows or any(row[place] for row in rows) for place in range(len(table.columns))]
    for column in compress(table.columns, filled):
        shown.add_column(column.title, overflow="fold")
    for row in rows:
        shown.add_row(*compress(row, filled))
    show_listed(shown)
    for note in table.notes:
        say((note, FAINT))
