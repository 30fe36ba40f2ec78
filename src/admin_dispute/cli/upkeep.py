"""Keeping a center: `tick`, `verify`, `backup`, `restore`."""

from __future__ import annotations

from pathlib import Path

import click

from admin_dispute.cli.common import CENTER, JSON, center_of
from admin_dispute.cli.output import BAD, ERRORS, counting, done, say, show_json
from admin_dispute.cli.usage import FILE, Command


@click.command("tick", cls=Command)
@CENTER
@JSON
@click.pass_context
def tick_(ctx: click.Context, center: str, as_json: bool) -> None:
    """让时间流逝：把已经届满的期限记为逾期。可放入定时任务，重复运行无妨。"""
    with counting("检查期限") as counted:
        swept = center_of(ctx, center).sweep(counted)
    if as_json:
        show_json(swept)
    else:
        done(f"新记逾期 {swept.noted} 项；此前已记 {swept.known} 项；已不再计 {swept.settled} 项")
        for fault in swept.faults:
            say(("✗", BAD), f" 未能判断：{fault}")
    ctx.exit(1 if swept.faults else 0)


_FAULTS = {
    "not-founded": "数据库中没有这个中心",
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


@click.command("verify", cls=Command)
@CENTER
@JSON
@click.pass_context
def verify_(ctx: click.Context, center: str, as_json: bool) -> None:
    """核验全部记录：校验链、状态、期限和文字。有不符之处时退出码为 1。"""
    with counting("核验") as counted:
        faults = center_of(ctx, center).verify(counted)
    if as_json:
        show_json(list(faults))
    elif not faults:
        done("全部相符")
    else:
        for fault in faults:
            where = f" 第{fault.number}项" if fault.number else ""
            say(("✗", BAD), f" {fault.stream}{where}：{_FAULTS.get(fault.code, '不符')}（{fault.code}）")
    ctx.exit(1 if faults else 0)


@click.command("backup", cls=Command)
@CENTER
@click.argument("file", type=FILE, metavar="文件")
@click.pass_context
def backup_(ctx: click.Context, center: str, file: Path) -> None:
    """备份中心的数据库文件；使用中也可备份，备份后即行检查。"""
    with ERRORS.status("正在备份……"):
        written = center_of(ctx, center).backup(file)
    done(f"已备份：{written}")


@click.command("restore", cls=Command)
@CENTER
@click.argument("file", type=FILE, metavar="文件")
@click.confirmation_option("--yes", prompt="用备份替换现有数据？现有数据会另存一份", help="不再询问，直接恢复")
@click.pass_context
def restore_(ctx: click.Context, center: str, file: Path) -> None:
    """用备份恢复；先核验备份的全部记录，现有数据另存为带日期的文件，从不覆盖。"""
    with ERRORS.status("正在核验并恢复……"):
        kept = center_of(ctx, center).restore(file)
    done("已恢复，全部相符" + (f"；原有数据另存为 {kept}" if kept else ""))
