"""`quarterly-return` on the command line: as a table, JSON or a spreadsheet."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import click

from admin_dispute import (
    Acting,
    BadConfiguration,
    Command,
    Fault,
    Stretch,
    open_platform,
    plain_value,
    show_table,
    write_book,
)
from admin_dispute_beijing.editions import Edition, known, total
from admin_dispute_beijing.entry import Civil, Entry, quarter, whole_year
from admin_dispute_beijing.files import Typed, read_typed
from admin_dispute_beijing.filling import filled, units
from admin_dispute_beijing.keeping import issue, read_editions
from admin_dispute_beijing.printing import return_table, source_table, turned

_NAMES = {"1": "第一季度", "2": "第二季度", "3": "第三季度", "4": "第四季度", "year": "全年"}


@click.command(
    "quarterly-return",
    cls=Command,
    example="quarterly-return wenxian --as li --year 2024 --quarter 1 --xlsx return.xlsx",
)
@click.argument("center", metavar="中心")
@click.option("--as", "actor", required=True, metavar="办理人", help="以谁的身份（名录中的代号）")
@click.option("--year", type=int, required=True, metavar="年度", help="如 2024")
@click.option(
    "--quarter", "period", type=click.Choice([*_NAMES]), metavar="季度", required=True, help="1 至 4；全年写 year"
)
@click.option("--unit", "asked", multiple=True, metavar="单位", help="只报这些单位；默认为名录中的全部行政机关")
@click.option(
    "--typed", type=click.Path(path_type=Path), metavar="文件", help="民事纠纷的数字、对争议归类的决定（TOML）"
)
@click.option("--editions", type=click.Path(path_type=Path), metavar="文件", help="已印发各版的文件（JSON）：据此列出")
@click.option("--reviewed-by", metavar="审核人", help="印发：新的或者变动的，在文件中加一版；审核人不得为填报人")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="日期", help="印发之日、截至之日；默认今天")
@click.option("--reason", default="", metavar="理由", help="更正的理由")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
@click.option("--xlsx", type=click.Path(path_type=Path), metavar="文件", help="写成电子表格，含依据的争议")
@click.pass_context
def quarterly_return(
    ctx: click.Context,
    center: str,
    actor: str,
    year: int,
    period: str,
    asked: tuple[str, ...],
    typed: Path | None,
    editions: Path | None,
    reviewed_by: str | None,
    day: datetime | None,
    reason: str,
    as_json: bool,
    xlsx: Path | None,
) -> None:
    """行政调解案件季度统计表（27栏）：行政争议由记录得出，民事纠纷另填；四项等式不成立的不予填报。"""
    stretch = whole_year(year) if period == "year" else quarter(year, int(period))
    platform = open_platform(ctx.obj)
    ctx.call_on_close(platform.close)
    opened = platform.center(center)
    acting = opened.acting(actor)
    expected = units(acting, stretch)
    on = opened.today() if day is None else day.date()
    if editions is not None and reviewed_by is None:
        entries = _kept(editions, stretch, on, asked)
    else:
        entries = _filled(
            acting, stretch, asked or expected, Typed({}, ()) if typed is None else _typed(typed, expected)
        )
    if editions is not None and reviewed_by is not None:
        _issued(issue(editions, entries, on, actor, reviewed_by, reason), editions)
    table = return_table(entries, total(entries, expected), f"行政调解案件{year}年度{_NAMES[period]}统计表")
    if xlsx is not None:
        count = write_book((table, *(source_table(entry) for entry in entries)), xlsx)
        click.echo(f"✓ 已写出 {count} 行：{xlsx}", err=as_json)
    if as_json:
        click.echo(json.dumps(plain_value(entries), ensure_ascii=False, indent=2))
    elif xlsx is None:
        show_table(turned(table))


def _kept(file: Path, stretch: Stretch, on: date, asked: tuple[str, ...]) -> list[Entry]:
    """Return the entries of a stretch as their latest editions have them on a day."""
    entries = (entry for entry in known(read_editions(file), on) if entry.stretch == stretch)
    return [entry for entry in entries if not asked or entry.unit in asked]


def _typed(file: Path, expected: tuple[str, ...]) -> Typed:
    """Read what was typed in; civil figures of who files nothing would be lost."""
    typed = read_typed(file)
    if faults := tuple(Fault(f"civil.{unit}", "填报单位中没有它") for unit in typed.civil if unit not in expected):
        raise BadConfiguration("bad-report", faults, file=file.name)
    return typed


def _filled(acting: Acting, stretch: Stretch, wanted: tuple[str, ...], by_hand: Typed) -> list[Entry]:
    return [filled(acting, unit, stretch, by_hand.civil.get(unit, Civil()), by_hand.decided) for unit in wanted]


def _issued(made: tuple[Edition, ...], file: Path) -> None:
    """Say which editions were issued, and what each changes."""
    click.echo(f"✓ 已印发 {len(made)} 份：{file}", err=True)
    for edition in made:
        click.echo(f"  {edition.entry.name}：第{edition.number}版", err=True)
        for change in edition.changes:
            click.echo(f"    {change.column} {change.head}：原为{change.before}，更正为{change.after}", err=True)
