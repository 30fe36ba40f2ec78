"""Keeping a center: `tick`, `verify`, `rebuild`, `backup`, `restore`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from admin_dispute.center.application import Center
from admin_dispute.center.upkeep.premature import TOO_EARLY
from admin_dispute.center.upkeep.rebuild import Move
from admin_dispute.center.upkeep.rulings import Differing
from admin_dispute.cli.common import CENTER, JSON, center_of
from admin_dispute.cli.output import BAD, ERRORS, FAINT, WARNED, counting, done, say, show_json
from admin_dispute.cli.usage import FILE, Command
from admin_dispute.domain.words import term, title, worded
from admin_dispute.store.checks import UNSETTLED


@click.command("tick", cls=Command, example="tick wenxian")
@CENTER
@JSON
@click.pass_context
def tick_(ctx: click.Context, center: str, as_json: bool) -> None:
    """让时间流逝：把已经届满的期限记为逾期，提示将要届满的起诉期限。可放入定时任务，重复运行无妨。"""
    with counting("检查期限") as counted:
        swept = center_of(ctx, center).sweep(counted)
    if as_json:
        show_json(swept)
    else:
        alarmed = f"；提示起诉期限 {swept.alarmed} 项" if swept.alarmed else ""
        told = f"；送出进度清单 {swept.told} 份" if swept.told else ""
        done(f"新记逾期 {swept.noted} 项；此前已记 {swept.known} 项；已不再计 {swept.settled} 项{alarmed}{told}")
        for fault in swept.faults:
            say(("✗", BAD), f" 未能判断：{fault}")
    ctx.exit(1 if swept.faults else 0)


FAULTS = {
    "not-founded": "数据库中没有这个中心",
    "act-missing": "记录缺号",
    "acts-unfolded": "记录推不出状态",
    "algorithm-unknown": "校验算法不认识",
    "calendar-not-followed": "日历变动以后期限尚未推算，请运行 tick；记录没有被改动",
    "chain-broken": "记录被改动，校验链断开",
    "columns-differ": "记录的列与内容不符",
    "deadlines-differ": "期限与推得的不符",
    "entry-unreadable": "记录读不懂",
    "external-differs": "外部编号所指与推得的不符",
    "external-missing": "缺少外部编号",
    "external-unknown": "外部编号没有来历",
    "head-differs": "状态的版本与记录不符",
    "head-moved": "与存放在外的总校验值不符：此前的记录被整体改写或删去",
    "key-missing": "缺少幂等键",
    "key-unknown": "幂等键没有来历，或者被改动",
    "kind-unknown": "不认识的记录种类",
    "message-differs": "待发消息被改动",
    "message-missing": "缺少待发消息",
    "message-unknown": "待发消息没有来历",
    "number-differs": "案号的编立机关与推得的不符",
    "number-missing": "缺少案号",
    "number-unknown": "案号没有来历",
    "refusal-missing": "未准许的记录缺号",
    "series-differs": "编号序列的末号与推得的不符",
    "state-differs": "状态与记录推得的不符",
    "state-missing": "缺少状态",
    "state-of-another-form": "状态是另一版本的格式，请运行 rebuild",
    "stream-missing": "全部记录不在，只剩牵连的内容",
    "text-differs": "文字与其摘要不符",
    "text-missing": "缺少文字",
    "text-unknown": "文字没有来历",
}
"""What `verify` can find, by its code."""


@click.command("verify", cls=Command, example="verify wenxian --rulings")
@CENTER
@click.option("--head", "wants_head", is_flag=True, help="只输出总校验值，请每天抄存到本数据库之外")
@click.option("--against", metavar="总校验值", help="与此前抄存的总校验值核对，整体改写或删除也能发现")
@click.option("--rulings", is_flag=True, help="按现有的政策和插件重新问一遍，列出结论会不同的事项")
@JSON
@click.pass_context
def verify_(
    ctx: click.Context, center: str, wants_head: bool, against: str | None, rulings: bool, as_json: bool
) -> None:
    """核验全部记录：校验链、状态、期限、案号、消息和文字。有不符之处时退出码为 1；只是日历变动以后尚未推算的，不算。"""
    opened = center_of(ctx, center)
    if rulings:
        ctx.exit(_rulings(opened, as_json=as_json))
    if wants_head:
        click.echo(opened.head())
        return
    with counting("核验") as counted:
        faults = opened.verify(counted, against)
    if as_json:
        show_json(list(faults))
    elif not faults:
        done("全部相符")
    else:
        for fault in faults:
            where = f" 第{fault.number}项" if fault.number else ""
            mark = ("!", WARNED) if fault.code == UNSETTLED else ("✗", BAD)
            say(mark, f" {fault.stream}{where}：{FAULTS[fault.code]}（{fault.code}）")
    ctx.exit(1 if any(fault.code != UNSETTLED for fault in faults) else 0)


def show_differing(acts: Iterable[Differing]) -> None:
    """Print acts that would be decided otherwise: what was said then, and what would be now."""
    for act in acts:
        mark = ("!", WARNED) if act.allowed else ("✗", BAD)
        head = f" {act.stream} 第{act.number}项 {act.on} {title(act.command)}"
        say(mark, head, "" if act.allowed else ("：现在不予准许", BAD))
        for text in act.before:
            say((f"    原为 {text}", FAINT))
        for text in act.after:
            say(f"    现为 {text}")


def _rulings(opened: Center, *, as_json: bool) -> int:
    """Show which acts would be decided otherwise today; return the exit status."""
    with counting("重新判断") as counted:
        found = opened.rulings(counted)
    if as_json:
        show_json(list(found))
    elif not found:
        done("各事项的结论都不变")
    else:
        show_differing(found)
        say((f"{len(found)} 项的结论会不同；记录没有改动", WARNED))
    return 1 if found else 0


@click.command("rebuild", cls=Command, example="rebuild wenxian")
@CENTER
@click.option("--dry-run", is_flag=True, help="只列出将要变动的期限，不作任何记录")
@JSON
@click.pass_context
def rebuild_(ctx: click.Context, center: str, dry_run: bool, as_json: bool) -> None:
    """由记录重新推出状态、案号和期限；变动的期限逐项列出并记录。升级后运行，可随时中断再运行；日历变动只须 tick。"""
    opened = center_of(ctx, center)
    if dry_run:
        moves = opened.moving()
        if as_json:
            show_json(list(moves))
        else:
            show_moves(moves)
        return
    with counting("推算") as counted:
        rebuilt = opened.rebuild(counted)
    if as_json:
        show_json(rebuilt)
    else:
        show_moves(rebuilt.moves)
        done(f"已推算 {rebuilt.streams} 份；改写状态 {rebuilt.states} 份")
        for fault in rebuilt.faults:
            say(("✗", BAD), f" {fault.stream} 未动：{FAULTS[fault.code]}（{fault.code}）")
    ctx.exit(1 if rebuilt.faults else 0)


def show_changed(moves: tuple[Move, ...], premature: tuple[Differing, ...]) -> None:
    """Print what a calendar changes: which deadlines move, and which acts turn out to be too early."""
    show_moves(moves)
    if premature:
        say((TOO_EARLY, WARNED))
        show_differing(premature)


def show_moves(moves: tuple[Move, ...]) -> None:
    """Print which deadlines move, before and after."""
    for move in moves:
        rests = "（暂定）" if move.provisional else ""
        what = f"{term('stream-kind', move.kind)} {move.stream} {worded(move.clock)} {move.subject}"
        say(f"{what}：{move.before} → {move.after}{rests}")
    if not moves:
        say("没有变动的期限")


@click.command("backup", cls=Command, example="backup wenxian copy.db")
@CENTER
@click.argument("file", type=FILE, metavar="文件")
@click.pass_context
def backup_(ctx: click.Context, center: str, file: Path) -> None:
    """备份中心的数据库文件；使用中也可备份，备份后即行检查。"""
    with ERRORS.status("正在备份……"):
        written = center_of(ctx, center).backup(file)
    done(f"已备份：{written}")


@click.command("restore", cls=Command, example="restore wenxian copy.db --yes")
@CENTER
@click.argument("file", type=FILE, metavar="文件")
@click.option("--yes", is_flag=True, help="不再询问，直接恢复")
@click.option("--with-others", is_flag=True, help="同一文件中的其他中心和其他程序的表也一起回到备份之时")
@click.pass_context
def restore_(ctx: click.Context, center: str, file: Path, yes: bool, with_others: bool) -> None:
    """用备份恢复；先核验备份的全部记录，现有数据另存为带日期的文件，从不覆盖。先停下使用这个文件的程序。"""
    there = center_of(ctx, center)
    if file.exists() and not yes:
        others = "、".join(there.shares_file_with())
        told = f"；同一文件中的 {others} 也会回到备份之时" if others else ""
        click.confirm(f"用备份替换现有数据？现有数据会另存一份{told}", abort=True)
        with_others = True
    with ERRORS.status("正在核验并恢复……"):
        kept = there.restore(file, with_others=with_others)
    done("已恢复，全部相符" + (f"；原有数据另存为 {kept}" if kept else ""))
