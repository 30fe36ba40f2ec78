"""The roster of invited mediators from the command line: `roster`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from admin_dispute.center.reading.roster import RosterRow
from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.rows import show_rows
from admin_dispute.cli.usage import DAY, FILE, Command


@click.command("roster", cls=Command, example="roster wenxian --as li --on 2024-05-20")
@CENTER
@AS
@click.option("--on", type=DAY, metavar="日期", help="只列这一天在任期中的")
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格（需安装 admin-dispute[sheets]）")
@click.pass_context
def roster_(ctx: click.Context, center: str, actor: str, on: date | None, as_json: bool, xlsx: Path | None) -> None:
    """特邀调解员名册：擅长领域、任期、所在组织；中心和各机关的人员还看到手上有几轮调解。"""
    rows = center_of(ctx, center).acting(actor).roster(on)
    show_rows("特邀调解员名册", RosterRow, rows, xlsx, as_json=as_json)
