"""The tasks of organisations from the command line: `tasks`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import click
from rich import box
from rich.table import Table
from rich.text import Text

from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.output import BAD, CONSOLE, ERRORS, STRONG, done, show_json, show_listed
from admin_dispute.cli.usage import FILE, Command
from admin_dispute.domain.words import worded
from admin_dispute.reports.sheet import write_rows
from admin_dispute.reports.tasks import TaskQuery, TaskRow
from admin_dispute.schemas.commands import value_from

_COLUMNS = tuple(field.name for field in attrs.fields(TaskRow))


@click.command("tasks", cls=Command, example="tasks wenxian --as li --owner police --overdue")
@CENTER
@AS
@click.option("--owner", metavar="机构", help="只列一个单位承办的（名录中的代号）")
@click.option("--kind", metavar="种类", help="coordination、petition-stability、public-opinion 等")
@click.option("--all", "all_", is_flag=True, help="已办结、已撤回的也列出")
@click.option("--overdue", is_flag=True, help="只列逾期的")
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格（需安装 admin-dispute[sheets]）")
@click.pass_context
def tasks_(
    ctx: click.Context,
    center: str,
    actor: str,
    owner: str | None,
    kind: str | None,
    all_: bool,
    overdue: bool,
    as_json: bool,
    xlsx: Path | None,
) -> None:
    """列出各单位承办的任务：有风险待处置的争议在前，其余按期限。"""
    wanted: dict[str, Any] = {"owner": owner, "kind": kind, "overdue": True if overdue else None}
    query = value_from(TaskQuery, {name: value for name, value in wanted.items() if value is not None}, "tasks")
    if all_:
        query = attrs.evolve(query, standing=None)
    rows = list(center_of(ctx, center).acting(actor).tasks(query))
    if xlsx is not None:
        count = write_rows("任务", TaskRow, rows, xlsx, fields=_COLUMNS)
        done(f"已写出 {count} 项：{xlsx}", ERRORS if as_json else CONSOLE)
    if as_json:
        show_json(rows)
    elif xlsx is None:
        show_listed(_table(rows))


def _table(rows: list[TaskRow]) -> Table:
    table = Table(title="任务", header_style=STRONG, box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for head in ("争议、任务", "种类", "承办单位", "期限", "内容"):
        table.add_column(head, overflow="fold")
    for row in rows:
        late = f"\n已逾期{row.overdue_days}天" if row.overdue_days else ""
        day = "未定期" if row.due is None else f"{row.due}{'（暂定）' if row.provisional else ''}"
        when = Text(day).append(late, BAD)
        if row.finished_on is not None:
            when.append(f"\n{worded(row.standing)}（{row.finished_on}）")
        name = Text(f"{row.stream}\n{row.task}").append("\n须立即疏导" if row.urgent else "", BAD)
        table.add_row(name, worded(row.kind), row.owner, when, row.what)
    return table
