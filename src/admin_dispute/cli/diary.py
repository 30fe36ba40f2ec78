"""Appointments from the command line: `diary`, also for a calendar program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import attrs
import click

from admin_dispute.center.acting import Acting
from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.output import CONSOLE, ERRORS, done
from admin_dispute.cli.rows import show_rows
from admin_dispute.cli.usage import DAY, FILE, Command
from admin_dispute.reports.diary import AppointmentRow
from admin_dispute.schemas.page import writing


@click.command(
    "diary", cls=Command, example="diary wenxian --as li --since 2024-05-20 --until 2024-05-31 --ics diary.ics"
)
@CENTER
@AS
@click.option("--since", type=DAY, metavar="日期", help="从这一天起")
@click.option("--until", type=DAY, metavar="日期", help="到这一天止")
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格（需安装 admin-dispute[sheets]）")
@click.option("--ics", type=FILE, metavar="文件", help="写成日历文件（iCalendar），可导入日历程序")
@click.pass_context
def diary_(
    ctx: click.Context,
    center: str,
    actor: str,
    since: date | None,
    until: date | None,
    as_json: bool,
    xlsx: Path | None,
    ics: Path | None,
) -> None:
    """预约：中心人员看全部，其他人看自己的；时刻为北京时间。"""
    acting = center_of(ctx, center).acting(actor)
    rows = acting.appointments(since, until)
    if ics is not None:
        with writing(ics):
            ics.write_bytes(acting.calendar(since, until))
        done(f"已写出 {len(rows)} 项：{ics}", ERRORS if as_json else CONSOLE)
        if not as_json and xlsx is None:
            return
    show_appointments(acting, rows, xlsx, as_json=as_json)


def show_appointments(
    acting: Acting, rows: tuple[AppointmentRow, ...], xlsx: Path | None = None, *, as_json: bool = False
) -> None:
    """Show appointments as a table or a spreadsheet, with names for ids, or as JSON with the ids."""
    named = rows if as_json else tuple(_named(acting, rows))
    show_rows("预约", AppointmentRow, named, xlsx, as_json=as_json, groups=_SHOWN)


_SHOWN = (
    ("diary", "starts", "ends"),
    ("appointment", "standing"),
    ("medium", "room"),
    ("people",),
    ("dispute", "parties"),
    ("what", "by"),
)
"""What stands on the screen: a hundred columns hold no more."""


def _named(acting: Acting, rows: Iterable[AppointmentRow]) -> Iterator[AppointmentRow]:
    """Give appointments with names of people and parties for their ids, where they are for these eyes."""
    for row in rows:
        name = acting.names(row.dispute).name
        yield attrs.evolve(row, people=tuple(map(name, row.people)), parties=tuple(map(name, row.parties)))
