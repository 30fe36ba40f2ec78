"""`calendar`: the working-day calendar of a center, year by year, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
from rich import box
from rich.table import Table

from admin_dispute.center.upkeep.calendars import CalendarChange
from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.output import (
    CONSOLE,
    ERRORS,
    FAINT,
    STRONG,
    UNNAMED,
    WARNED,
    actor_named,
    done,
    say,
    show_json,
    show_ruling,
)
from admin_dispute.cli.upkeep import show_changed, show_moves
from admin_dispute.cli.usage import DAY, FILE, Command, Group
from admin_dispute.domain.center.policy import LoadCalendar
from admin_dispute.domain.correction import CorrectionKind
from admin_dispute.domain.words import term, worded
from admin_dispute.law.calendar import shipped_years
from admin_dispute.reports.sheet import write_table
from admin_dispute.schemas.calendars import read_calendar


@click.group("calendar", cls=Group)
def calendar_() -> None:
    """工作日历：检查日历文件、查看已公布的年份、载入新的年份。"""


@calendar_.command("check", cls=Command, example="calendar check 2027.toml")
@click.argument("file", type=FILE, metavar="文件")
def check(file: Path) -> None:
    """检查日历文件：每年的放假日（工作日中的休息日）、调休上班日和来源；比附带的日历少了日子的，提示。"""
    for year in read_calendar(file):
        done(f"{year.year}年：放假 {len(year.rest)} 日，调休上班 {len(year.work)} 日（{year.source}）")
        for before in shipped_years():
            if before.year == year.year and (dropped := year.dropped(before)):
                days = "、".join(map(str, dropped))
                say(
                    ("! ", STRONG),
                    f"附带的{year.year}年有 {len(dropped)} 个日子这一份没有，载入后不再算数：{days}",
                )


@calendar_.command("show", cls=Command, example="calendar show wenxian")
@CENTER
@JSON
@click.pass_context
def show(ctx: click.Context, center: str, as_json: bool) -> None:
    """列出已载入的年份；没有载入的年份，其期限均为暂定。"""
    years = center_of(ctx, center).calendar_years()
    if as_json:
        show_json(years)
        return
    table = Table("年份", "放假", "调休上班", "来源", box=box.SIMPLE_HEAD, header_style=STRONG)
    for year in years:
        table.add_row(str(year.year), f"{len(year.rest)}日", f"{len(year.work)}日", year.source)
    CONSOLE.print(table)


@calendar_.command("history", cls=Command, example="calendar history wenxian")
@CENTER
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="把变动的期限写成电子表格（需安装 admin-dispute[sheets]）")
@click.pass_context
def history(ctx: click.Context, center: str, as_json: bool, xlsx: Path | None) -> None:
    """列出日历的每次载入、更正和撤销：何人何日载入哪些年份，因此变动的期限由哪日改为哪日。"""
    changes = center_of(ctx, center).calendar_changes()
    if xlsx is not None:
        heads = [
            ("载入日", 14),
            ("类别", 10),
            ("编号", 20),
            ("期限", 16),
            ("第几项", 10),
            ("原到期日", 14),
            ("现到期日", 14),
            ("暂定", 8),
        ]
        count = write_table("变动的期限", heads, _moves(changes), xlsx)
        done(f"已写出 {count} 项：{xlsx}", ERRORS if as_json else CONSOLE)
    if as_json:
        show_json(changes)
        return
    for change in () if xlsx is not None else changes:
        say(
            (f"第{change.number}项 {change.on} {actor_named(change.actor, UNNAMED)} {_did(change)}", STRONG),
            _years(change),
        )
        for one in change.moves:
            rests = "（暂定）" if one.moved.provisional else ""
            what = f"{term('stream-kind', one.kind)} {one.stream} {worded(one.moved.clock)} {one.moved.subject}"
            say(f"  {what}：{one.moved.due} → {one.moved.moved_to}{rests}")
        if change.pending:
            say(("  尚未推算，请运行 tick；将要变动的期限：", WARNED))
            show_moves(change.pending)
        elif not change.moves:
            say(("  没有变动的期限", FAINT))


def _did(change: CalendarChange) -> str:
    """Say whether years were loaded, corrected or annulled; the number is that of the act in the center's journal."""
    if change.how is CorrectionKind.ANNULLED:
        return f"撤销第{change.corrects}项载入，适用此前的日历"
    return "载入：" if change.corrects is None else f"更正第{change.corrects}项载入为："


def _years(change: CalendarChange) -> str:
    """The years of one load; many at once as the first and the last."""
    years = change.years
    if len(years) > 3:  # noqa: PLR2004 - what a line holds
        return f"{years[0].year}年至{years[-1].year}年（{years[-1].source}）"
    return "、".join(f"{one.year}年（放假 {one.rest} 日，调休上班 {one.work} 日；{one.source}）" for one in years)


def _moves(changes: tuple[CalendarChange, ...]) -> Iterator[tuple[object, ...]]:
    for change in changes:
        for one in change.moves:
            moved = one.moved
            days = (moved.due, moved.moved_to, moved.provisional)
            yield (change.on, one.kind, one.stream, moved.clock, moved.subject, *days)


@calendar_.command("load", cls=Command, example="calendar load wenxian 2027.toml --as li")
@CENTER
@click.argument("file", type=FILE, metavar="文件")
@AS
@click.option("--on", type=DAY, help="载入之日（默认今天）")
@click.option("--dry-run", is_flag=True, help="只列出将要变动的期限和办得过早的事项，不载入")
@JSON
@click.pass_context
def load(
    ctx: click.Context, center: str, file: Path, actor: str, on: date | None, dry_run: bool, as_json: bool
) -> None:
    """载入一个日历文件：其中的年份从此确定；同一年份再次载入的，以后载入的为准。列出因此变动的期限，和在暂定之日办得过早的事项。"""
    years = read_calendar(file)
    opened = center_of(ctx, center)
    command = LoadCalendar(on=on or opened.today(), years=years)
    if dry_run:
        show_ruling(opened.acting(actor).may(command), ERRORS)
        moves = opened.moving(years)
    else:
        ruling = opened.acting(actor).execute(command).ruling
        show_ruling(ruling, ERRORS if as_json else CONSOLE)
        moves = opened.settle()
    premature = opened.premature(years)
    if as_json:
        show_json({"moves": moves, "premature": premature})
    else:
        show_changed(moves, premature)
