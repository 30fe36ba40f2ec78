"""`calendar`: the working-day calendar of a center, year by year, each with its source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from rich.table import Table

from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.output import CONSOLE, counting, done, show_json, show_ruling
from admin_dispute.cli.upkeep import show_moves
from admin_dispute.cli.usage import DAY, FILE, Command, Group
from admin_dispute.domain.center.policy import LoadCalendar
from admin_dispute.schemas.calendars import read_calendar


@click.group("calendar", cls=Group)
def calendar_() -> None:
    """工作日历：检查日历文件、查看已公布的年份、载入新的年份。"""


@calendar_.command("check", cls=Command)
@click.argument("file", type=FILE, metavar="文件")
def check(file: Path) -> None:
    """检查日历文件：每年的放假日（工作日中的休息日）、调休上班日和来源。"""
    for year in read_calendar(file):
        done(f"{year.year}年：放假 {len(year.rest)} 日，调休上班 {len(year.work)} 日（{year.source}）")


@calendar_.command("show", cls=Command)
@CENTER
@JSON
@click.pass_context
def show(ctx: click.Context, center: str, as_json: bool) -> None:
    """列出已载入的年份；没有载入的年份，其期限均为暂定。"""
    years = center_of(ctx, center).calendar_years()
    if as_json:
        show_json(years)
        return
    table = Table("年份", "放假", "调休上班", "来源")
    for year in years:
        table.add_row(str(year.year), f"{len(year.rest)}日", f"{len(year.work)}日", year.source)
    CONSOLE.print(table)


@calendar_.command("load", cls=Command)
@CENTER
@click.argument("file", type=FILE, metavar="文件")
@AS
@click.option("--on", type=DAY, help="载入之日（默认今天）")
@click.pass_context
def load(ctx: click.Context, center: str, file: Path, actor: str, on: date | None) -> None:
    """载入一个日历文件：其中的年份从此确定；同一年份再次载入的，以后载入的为准。列出因此变动的期限。"""
    years = read_calendar(file)
    opened = center_of(ctx, center)
    command = LoadCalendar(on=on or opened.today(), years=years)
    show_ruling(opened.acting(actor).execute(command).ruling)
    with counting("推算期限") as counted:
        show_moves(opened.rebuild(counted).moves)
