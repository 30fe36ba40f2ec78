"""Progress and liaison from the command line: `progress`, `liaison`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from admin_dispute.center.acting import Acting
from admin_dispute.center.reading.liaison import Liaison
from admin_dispute.center.reading.names import Names
from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.dates import marks
from admin_dispute.cli.output import CONSOLE, ERRORS, done, show_json
from admin_dispute.cli.reading import opening
from admin_dispute.cli.reports import XLSX, show_table
from admin_dispute.cli.usage import Command
from admin_dispute.domain.progress import Outstanding, Progress
from admin_dispute.domain.words import term, title, worded
from admin_dispute.law.parameters import catalogue, said_value
from admin_dispute.reports.book import write_book
from admin_dispute.reports.table import Table, texts


@click.command("progress", cls=Command, example="progress wenxian --as li --organisation police --overdue")
@CENTER
@AS
@click.option("--organisation", metavar="单位", help="哪个单位（名录中的代号）；默认本单位，行政机关只看得到本机关")
@click.option("--overdue", is_flag=True, help="只列逾期的期限")
@JSON
@XLSX
@click.pass_context
def progress_(
    ctx: click.Context,
    center: str,
    actor: str,
    organisation: str | None,
    overdue: bool,
    as_json: bool,
    xlsx: Path | None,
) -> None:
    """一个单位的进度和逾期清单：在办争议的下一步，以及要由它办的期限。"""
    acting = center_of(ctx, center).acting(actor)
    found = acting.progress(organisation)
    if overdue:
        _give(found.overdue, (_deadlines(acting, found.overdue),), xlsx, as_json=as_json)
    else:
        _give(found, (_disputes(acting, found), _deadlines(acting, found.deadlines)), xlsx, as_json=as_json)


@click.command("liaison", cls=Command, example="liaison wenxian --as li --xlsx liaison.xlsx")
@CENTER
@AS
@JSON
@XLSX
@click.pass_context
def liaison_(ctx: click.Context, center: str, actor: str, as_json: bool, xlsx: Path | None) -> None:
    """法院与司法局的联络：共享哪些信息，下次会议研究哪些问题，哪些机构兼有数项职能。"""
    acting = center_of(ctx, center).acting(actor)
    found = acting.liaison()
    _give(found, tuple(_liaison(acting, found)), xlsx, as_json=as_json)


def _give(value: Any, tables: Iterable[Table], xlsx: Path | None, *, as_json: bool) -> None:
    """Give tables as they are asked for: on the screen, as JSON, as a spreadsheet."""
    if xlsx is not None:
        done(f"已写出 {write_book(tables, xlsx)} 行：{xlsx}", ERRORS if as_json else CONSOLE)
    if as_json:
        show_json(list(value) if isinstance(value, tuple) else value)
    elif xlsx is None:
        for table in tables:
            show_table(table)


def _disputes(acting: Acting, found: Progress) -> Table:
    whose = acting.names().name(found.organisation)
    return Table(
        title="在办争议",
        columns=texts(("争议", "登记日期", "阶段", "下一步", "期限（项）", "逾期（项）")),
        rows=tuple(
            (
                one.dispute,
                one.registered_on,
                worded(one.stage),
                "" if one.next_step is None else title(one.next_step),
                one.running,
                one.late,
            )
            for one in found.disputes
        ),
        notes=(f"{whose}，截至{found.as_of}",),
    )


def _deadlines(acting: Acting, deadlines: tuple[Outstanding, ...]) -> Table:
    names = {one.stream: acting.names(one.stream) for one in deadlines}
    return Table(
        title="期限",
        columns=texts(("种类", "编号", "事由", "哪一项", "责任方", "期限", "逾期天数", "说明")),
        rows=tuple(
            (
                term("stream-kind", one.kind),
                one.stream,
                worded(one.clock),
                names[one.stream].subject(one.clock, one.subject),
                "中心" if one.owner is None else names[one.stream].name(one.owner),
                one.on,
                one.days_late,
                marks(one.hours, provisional=one.provisional),
            )
            for one in deadlines
        ),
    )


def _liaison(acting: Acting, found: Liaison) -> Iterator[Table]:
    names = acting.names()
    yield _shared(found)
    yield _agenda(acting, found)
    yield _meetings(found, names)
    yield Table(
        title="兼有数项职能的机构",
        columns=texts(("机构", "职能")),
        rows=tuple((names.name(one.organisation), "、".join(map(worded, one.functions))) for one in found.conflicts),
    )


def _shared(found: Liaison) -> Table:
    shared = found.shared
    items = () if shared is None else said_value(catalogue()["shared-information"], shared.value).split("、")
    return Table(
        title="共享的信息",
        columns=texts(("内容",)),
        rows=tuple((item,) for item in items),
        notes=() if shared is None else (f"来源：{shared.source}（{worded(shared.provenance)}）",),
    )


def _agenda(acting: Acting, found: Liaison) -> Table:
    return Table(
        title="下次会议的议题",
        columns=texts(("问题", "种类", "内容", "提出日期")),
        rows=tuple(
            (one.id, worded(one.kind), opening(acting, one.id, acting.names(one.id))(one.what), one.raised_on)
            for one in found.agenda
        ),
    )


def _meetings(found: Liaison, names: Names) -> Table:
    return Table(
        title="未办结的会议",
        columns=texts(("会议", "阶段", "会议日期", "召集单位", "议题（项）", "未完成任务（项）")),
        rows=tuple(
            (
                one.id,
                worded(one.stage),
                one.day,
                names.name(one.convener),
                len(one.agenda),
                sum(task.open for task in one.tasks),
            )
            for one in found.meetings
        ),
    )
