"""Keeping a center: `tick`, `verify`, `backup`, `restore`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.progress import Progress

from admin_dispute.cli.common import JSON, center_of
from admin_dispute.cli.output import CONSOLE, ERRORS, show_json


@click.command("tick")
@click.argument("center")
@JSON
@click.pass_context
def tick_(ctx: click.Context, center: str, as_json: bool) -> None:
    """让时间流逝：把已经届满的期限记为逾期。可放入定时任务，重复运行无妨。"""
    with Progress(console=ERRORS, transient=True, disable=not ERRORS.is_terminal) as progress:
        task = progress.add_task("检查期限", total=None)
        swept = center_of(ctx, center).sweep(lambda done, of: progress.update(task, completed=done, total=of))
    if as_json:
        show_json(swept)
    else:
        CONSOLE.print(f"[green]✓[/] 新记逾期 {swept.noted} 项；此前已记 {swept.known} 项；已不再计 {swept.settled} 项")
        for fault in swept.faults:
            CONSOLE.print(f"[red]✗[/] 未能判断：{fault}", markup=True)
    ctx.exit(1 if swept.faults else 0)


_FAULTS = {
    "act-missing": "记录缺号",
    "chain-broken": "记录被改动，校验链断开",
    "columns-differ": "记录的列与内容不符",
    "entry-unreadable": "记录读不懂",
    "state-missing": "缺少状态",
    "head-differs": "状态的版本与记录不符",
    "state-differs": "状态与记录推得的不符",
    "deadlines-differ": "期限与推得的不符",
    "text-missing": "缺少文字",
    "text-differs": "文字与其摘要不符",
}


@click.command("verify")
@click.argument("center")
@JSON
@click.pass_context
def verify_(ctx: click.Context, center: str, as_json: bool) -> None:
    """核验全部记录：校验链、状态、期限和文字。有不符之处时退出码为 1。"""
    with ERRORS.status("正在核验……"):
        faults = center_of(ctx, center).verify()
    if as_json:
        show_json(list(faults))
    elif not faults:
        CONSOLE.print("[green]✓[/] 全部相符")
    else:
        for fault in faults:
            where = f" 第{fault.number}项" if fault.number else ""
            CONSOLE.print(f"[red]✗[/] {fault.stream}{where}：{_FAULTS[fault.code]}（{fault.code}）")
    ctx.exit(1 if faults else 0)


@click.command("backup")
@click.argument("center")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def backup_(ctx: click.Context, center: str, file: Path) -> None:
    """备份中心的数据库文件；使用中也可备份，备份后即行检查。"""
    with ERRORS.status("正在备份……"):
        written = center_of(ctx, center).backup(file)
    CONSOLE.print(f"[green]✓[/] 已备份：{written}")


@click.command("restore")
@click.argument("center")
@click.argument("file", type=click.Path(path_type=Path))
@click.confirmation_option("--yes", prompt="用备份替换现有数据？现有数据会另存为 .before-restore")
@click.pass_context
def restore_(ctx: click.Context, center: str, file: Path) -> None:
    """用备份恢复；先检查备份，现有数据另存一份。"""
    with ERRORS.status("正在恢复……"):
        opened = center_of(ctx, center)
        opened.restore(file)
        faults = opened.verify()
    CONSOLE.print(
        "[green]✓[/] 已恢复" + ("，全部相符" if not faults else f"，但有 {len(faults)} 处不符，请运行 verify")
    )
    ctx.exit(1 if faults else 0)
