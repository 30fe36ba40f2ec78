"""Appointments from the command line: `diary`, also for a calendar program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import attrs
import click

from admin_dispute.center.acting import Acting
from admin_dispute.center.naming import Names
from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.output import CONSOLE, ERRORS, UNNAMED, done
from admin_dispute.cli.rows import show_rows
from admin_dispute.cli.usage import DAY, FILE, Command
from admin_dispute.domain.errors import BadConfiguration, NotFound
from admin_dispute.reports.diary import AppointmentRow
from admin_dispute.schemas.page import reason_of


@click.command("diary", cls=Command)
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
        try:
            ics.write_bytes(acting.calendar(since, until))
        except OSError as error:
            raise BadConfiguration("not-written", file=str(ics), reason=reason_of(error)) from None
        done(f"已写出 {len(rows)} 项：{ics}", ERRORS if as_json else CONSOLE)
        if not as_json and xlsx is None:
            return
    show_rows("预约", AppointmentRow, rows if as_json else tuple(_named(acting, rows)), xlsx, as_json=as_json)


def _named(acting: Acting, rows: Iterable[AppointmentRow]) -> Iterator[AppointmentRow]:
    """Give appointments with names of mediators and parties for their ids, where they are for these eyes."""
    mediators = {one.mediator: one.name or one.mediator for one in acting.roster()}
    for row in rows:
        people = tuple(mediators.get(person, person) for person in row.people)
        yield attrs.evolve(row, people=people, parties=tuple(map(_names(acting, row.dispute).name, row.parties)))


def _names(acting: Acting, dispute: str | None) -> Names:
    try:
        return UNNAMED if dispute is None else acting.names(dispute)
    except NotFound:
        return UNNAMED
