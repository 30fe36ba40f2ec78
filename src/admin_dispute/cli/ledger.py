"""The ledger from the command line: `ledger`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import click

from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.output import CONSOLE, ERRORS, FAINT, counting, done, say, show_json, show_listed
from admin_dispute.cli.table import ledger_entries, ledger_table
from admin_dispute.cli.usage import FILE, WHOLE, Command
from admin_dispute.domain.errors import BadInput, Fault
from admin_dispute.domain.words import label
from admin_dispute.reports.ledger import COLUMNS, LedgerQuery
from admin_dispute.reports.row import LedgerRow
from admin_dispute.reports.sheet import write_ledger
from admin_dispute.schemas.commands import value_from

_CONDITIONS = tuple(field.name.replace("_", "-") for field in attrs.fields(LedgerQuery) if field.name != "sort")


@click.command(
    "ledger",
    cls=Command,
    example="ledger wenxian --as li --where overdue --where agency=police --sort=-overdue_days --limit 20",
)
@CENTER
@AS
@click.option(
    "--where", "conditions", multiple=True, metavar="条件=值", help=f"可写多次；条件：{'、'.join(_CONDITIONS)}"
)
@click.option("--sort", metavar="栏", help="按一栏排序；栏名前加 - 为倒序")
@click.option("--after", metavar="争议编号", help="从这件争议之后开始（上一页的最后一件）")
@click.option("--limit", type=WHOLE, metavar="件数", help="最多列出多少件")
@click.option("--columns", metavar="栏,栏", help="表格只显示这些栏（名称或者中文）")
@click.option("--wide", is_flag=True, help="逐件列出全部栏")
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格，含全部栏（需安装 admin-dispute[sheets]）")
@click.pass_context
def ledger_(
    ctx: click.Context,
    center: str,
    actor: str,
    conditions: tuple[str, ...],
    sort: str | None,
    after: str | None,
    limit: int | None,
    columns: str | None,
    wide: bool,
    as_json: bool,
    xlsx: Path | None,
) -> None:
    """工作台账：期限、履行和结案一目了然；可以筛选、排序、分页。"""
    wanted = {**dict(map(_condition, conditions)), **({"sort": sort} if sort else {})}
    query = value_from(LedgerQuery, wanted, "ledger")
    shown = tuple(map(_column, columns.split(","))) if columns else ()
    acting = center_of(ctx, center).acting(actor)
    with counting("读取台账") as counted:
        found = list(acting.ledger(query, after=after, limit=limit, progress=counted))
    name = acting.names().name
    rows = found if as_json else [attrs.evolve(row, coordinator=name(row.coordinator or "")) for row in found]
    if xlsx is not None:
        done(f"已写出 {write_ledger(rows, xlsx)} 件：{xlsx}", ERRORS if as_json else CONSOLE)
    if as_json:
        show_json(rows)
    elif xlsx is None and wide:
        for line in ledger_entries(rows):
            CONSOLE.print(line)
    elif xlsx is None:
        show_listed(ledger_table(rows, shown))
    if limit is not None and len(rows) == limit and rows:
        say((f"下一页：--after {rows[-1].dispute}", FAINT), to=ERRORS)


def _condition(text: str) -> tuple[str, Any]:
    """One condition as it is typed: `stage=mediating`; `overdue` alone says yes.

    Raises:
        BadInput: there is none of that name.
    """
    name, equals, value = text.partition("=")
    wanted = name.strip().replace("_", "-")
    if wanted not in _CONDITIONS:
        fault = Fault("--where", f"没有这个条件；可选 {'、'.join(_CONDITIONS)}")
        raise BadInput("bad-usage", (fault,), command="admin-dispute ledger")
    return wanted.replace("-", "_"), value.strip() if equals else "true"


def _column(text: str) -> str:
    """The name of a column, from its name or its Chinese label.

    Raises:
        BadInput: there is none.
    """
    wanted = text.strip()
    found = next((name for name in COLUMNS if wanted in (name, label(name, LedgerRow))), None)
    if found is None:
        listed = "、".join(f"{name}（{label(name, LedgerRow)}）" for name in COLUMNS)
        raise BadInput("bad-usage", (Fault(wanted, f"没有这一栏；可选 {listed}"),), command="admin-dispute ledger")
    return found
