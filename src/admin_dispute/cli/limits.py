"""`limits`: the limits for suing that run while the parties mediate, the first to end in front."""

from __future__ import annotations

from pathlib import Path

import click
from rich import box
from rich.table import Table

from admin_dispute.cli.common import AS, CENTER, JSON, center_of, written_table
from admin_dispute.cli.output import CONSOLE, ERRORS, STRONG, done, show_json, show_listed
from admin_dispute.cli.usage import FILE, WHOLE, Command
from admin_dispute.domain.dispute.suit_limit import SuitLimit
from admin_dispute.domain.words import label, worded

COLUMNS = ("dispute", "act", "known_on", "on", "left", "mediated", "arguable", "mediating_until")


@click.command("limits", cls=Command)
@CENTER
@AS
@click.option("--within", type=WHOLE, metavar="天数", help="只列这些天内届满的，以及可能先于本轮调解届满的")
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格（需安装 admin-dispute[sheets]）")
@click.pass_context
def limits_(ctx: click.Context, center: str, actor: str, within: int | None, as_json: bool, xlsx: Path | None) -> None:
    """列出正在计算的起诉期限，先届满的在前：调解不中止、不中断起诉期限，可以主张扣除的日数另列。"""
    found = center_of(ctx, center).acting(actor).suit_limits(within)
    heads = [label(name, SuitLimit) for name in COLUMNS]
    rows = ([getattr(one, name) for name in COLUMNS] for one in found)
    if xlsx is not None:
        count = written_table("起诉期限", [(head, 16) for head in heads], rows, xlsx)
        done(f"已写出 {count} 项：{xlsx}", ERRORS if as_json else CONSOLE)
    if as_json:
        show_json(found)
    elif xlsx is None:
        table = Table(*heads, title="起诉期限", header_style=STRONG, box=box.SIMPLE_HEAD)
        for row in rows:
            table.add_row(*("" if cell is None else worded(cell) for cell in row))
        show_listed(table)
