"""Acting from the command line: `do`, `may`, `options`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import click

from admin_dispute.center.acting import Acting
from admin_dispute.center.application import Center
from admin_dispute.center.options import Option, Readiness
from admin_dispute.center.reading.decisions import remedy
from admin_dispute.center.reading.names import Names
from admin_dispute.center.reading.streams import KIND_OF
from admin_dispute.cli.common import AS, CENTER, DATA, JSON, center_of, values_from
from admin_dispute.cli.form import show_commands, show_form
from admin_dispute.cli.output import (
    CONSOLE,
    ERRORS,
    FAINT,
    GOOD,
    STRONG,
    UNNAMED,
    WARNED,
    done,
    doubted,
    say,
    show_json,
    show_next,
    show_ruling,
)
from admin_dispute.cli.upkeep import show_changed
from admin_dispute.cli.usage import FILE, WHOLE, Command
from admin_dispute.domain.act import StreamKind
from admin_dispute.domain.errors import BadInput, Fault, Refused
from admin_dispute.domain.instruments import as_shown
from admin_dispute.domain.words import worded
from admin_dispute.reports.sheet import write_table
from admin_dispute.schemas import command_from, command_named
from admin_dispute.store.searching import MAKES_CALENDAR

_FREE = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}


@click.command("do", cls=Command, context_settings=_FREE, add_help_option=False)
@click.argument("center", required=False, metavar="中心")
@click.argument("command", required=False, metavar="命令")
@click.option("--as", "actor", help="以谁的身份（名录中的代号）")
@DATA
@click.option("--key", metavar="键", help="幂等键：同键同内容重复提交，只办一次")
@click.option("--expect", type=WHOLE, help="您看到的版本；已变动则不办理")
@JSON
@click.option("-h", "--help", "wants_help", is_flag=True)
@click.argument("fields", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def do_(
    ctx: click.Context,
    center: str | None,
    command: str | None,
    actor: str | None,
    data: str | None,
    key: str | None,
    expect: int | None,
    as_json: bool,
    wants_help: bool,
    fields: tuple[str, ...],
) -> None:
    """办理事项：admin-dispute do 中心 命令 --as 办理人 --字段 值 …"""
    if wants_help:
        _help(command)
        return
    if center is None or command is None or actor is None:
        raise _incomplete(center, command, actor)
    wanted = command_from(command, values_from(command_named(command), fields, data))
    with ERRORS.status("正在办理……"):
        acting = center_of(ctx, center).acting(actor)
        try:
            done = acting.execute(wanted, key=key, expect=expect)
        except Refused as refused:
            if as_json:
                raise
            # a screen shows names to whoever may read them; what a file keeps of refusals is a log, and has the ids
            show_ruling(refused.ruling, ERRORS, names=_names(acting, wanted) if ERRORS.is_terminal else UNNAMED)
            ctx.exit(refused.exit_code)
    changed = _calendar_changed(center_of(ctx, center), command, wanted)
    if as_json:
        show_json({**attrs.asdict(done, recurse=False), **changed, "doubts": doubted(done)})
        return
    names = _names(acting, wanted)
    show_ruling(done.ruling, names=names)
    say(f"  {done.stream} 第{done.version}项" + ("（此前已办理，未重复）" if done.repeated else ""))
    if changed:
        show_changed(**changed)
    for ruling in done.unfollowed:
        show_ruling(ruling, before="  本应随之办理：", names=names)


def _calendar_changed(center: Center, name: str, command: Any) -> dict[str, Any]:
    """What an act changes that made another calendar, once it is followed: moves and premature acts; else nothing."""
    if name not in MAKES_CALENDAR or getattr(command, "kind", StreamKind.CENTER) != StreamKind.CENTER:
        return {}
    return {"moves": center.settle(), "premature": center.premature()}


def _names(acting: Acting, command: Any) -> Names:
    """What is read in the place of ids in the stream that a command names."""
    named = (getattr(command, name, None) for name in ("dispute", "stream", *KIND_OF.values()))
    return acting.names(next((stream for stream in named if type(stream) is str), None))


def _incomplete(center: str | None, command: str | None, actor: str | None) -> BadInput:
    missing = {"中心": center, "命令": command, "--as": actor}
    faults = tuple(Fault(name, "缺少这一项") for name, given in missing.items() if given is None)
    return BadInput("bad-usage", faults, command="admin-dispute do")


def _help(command: str | None) -> None:
    if command is None:
        show_commands()
    else:
        show_form(command_named(command))


@click.command(
    "may",
    cls=Command,
    example="may wenxian open-mediation --as li --dispute ID --on 2024-05-09 --presiding court",
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
@CENTER
@click.argument("command", metavar="命令")
@AS
@DATA
@JSON
@click.argument("fields", nargs=-1, type=click.UNPROCESSED, metavar="[--字段 值]…")
@click.pass_context
def may_(
    ctx: click.Context,
    center: str,
    command: str,
    actor: str,
    data: str | None,
    as_json: bool,
    fields: tuple[str, ...],
) -> None:
    """问某事项可否办理；不作任何记录。可办退出码为 0，不可办为 3。"""
    wanted = command_from(command, values_from(command_named(command), fields, data))
    acting = center_of(ctx, center).acting(actor)
    ruling = acting.may(wanted)
    if as_json:
        show_json({**attrs.asdict(ruling, recurse=False), "doubts": doubted(ruling)})
    else:
        show_ruling(ruling, names=_names(acting, wanted))
    ctx.exit(0 if ruling.allowed else 3)


@click.command("options", cls=Command, example="options wenxian ID --as li")
@CENTER
@click.argument("stream", metavar="编号")
@AS
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格（需安装 admin-dispute[sheets]）")
@click.pass_context
def options_(ctx: click.Context, center: str, stream: str, actor: str, as_json: bool, xlsx: Path | None) -> None:
    """列出一件争议、问题、会议、通报等可以办理的事项：下一步、须填的内容、还缺什么、现在为何不能办。"""
    acting = center_of(ctx, center).acting(actor)
    found, names = acting.options(stream), acting.names(stream)
    if xlsx is not None:
        count = write_table("可办事项", _COLUMNS, (_row(option, names) for option in found), xlsx)
        done(f"已写出 {count} 行：{xlsx}", ERRORS if as_json else CONSOLE)
    if as_json:
        show_json(found)
    elif xlsx is None:
        _show_options(acting, stream, found, names)


_COLUMNS = [("命令", 26), ("事项", 22), ("现在", 12), ("下一步", 8), ("须填", 40), ("还缺", 60)]


_STANDINGS = {Readiness.READY: "可以办理", Readiness.NEEDS: "还缺条件", Readiness.NOT_NOW: "阶段不合"}


def _row(option: Option, names: Names) -> list[Any]:
    standing = _STANDINGS[option.standing]
    asked = "、".join(field.label for field in option.fields)
    needs = "；".join(names.within(need.text) for need in option.needs)
    return [option.command, option.title, standing, "是" if option.next else "", asked, needs]


def _show_options(acting: Acting, stream: str, found: tuple[Option, ...], names: Names) -> None:
    show_next(acting.outlook(stream), names)
    by_standing = {standing: [option for option in found if option.standing is standing] for standing in Readiness}
    _show_ready(by_standing[Readiness.READY])
    _show_waiting("还缺条件：", by_standing[Readiness.NEEDS], partial(_lacks, names))
    _show_waiting("现在的阶段不能办理：", by_standing[Readiness.NOT_NOW], _leads)


def _show_ready(options: list[Option]) -> None:
    if options:
        say(("可以办理：", STRONG))
    for option in options:
        asked = "、".join(f"{field.label} --{field.name.replace('_', '-')}" for field in option.fields)
        say("  ", ("✓", GOOD), f" {_named(option)}", (f" 须填：{asked}", FAINT))


def _show_waiting(head: str, options: list[Option], why: Callable[[Option], str]) -> None:
    """Print what can't be done yet: each reason once, with everything that waits for it."""
    waiting: dict[str, list[Option]] = {}
    for option in options:
        waiting.setdefault(why(option), []).append(option)
    if waiting:
        say((head, STRONG))
    for reason, listed in waiting.items():
        say("  ", ("…", WARNED), f" {reason}")
        say(("      " + "、".join(map(_named, listed)), FAINT))


def _named(option: Option) -> str:
    return f"{option.title}（{option.command}）"


def _lacks(names: Names, option: Option) -> str:
    """What an option needs, with the clauses and what to do."""
    told = []
    for need in option.needs:
        clauses = f"〔{as_shown(need.clauses)}〕" if need.clauses else ""
        change = remedy(need.code, need.cure, option.command)
        told.append(f"{names.within(need.text)}{clauses}" + (f"，{change}" if change else ""))
    return "；".join(told)


def _leads(option: Option) -> str:
    """Which stages an option fits, and what leads to one of them."""
    first = option.needs[0]
    stages = "、".join(map(worded, command_named(option.command).stages))
    return f"阶段：{stages}；{remedy(first.code, first.cure, option.command)}"
