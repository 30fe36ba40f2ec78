"""Acting from the command line: `do`, `may`, `options`."""

from __future__ import annotations

import typing
from typing import Any

import attrs
import click

from admin_dispute.center.explaining import cure_text
from admin_dispute.cli.common import AS, JSON, center_of, values_from
from admin_dispute.cli.output import CONSOLE, cited, show_json, show_ruling
from admin_dispute.domain.act import COMMANDS, CommandForm
from admin_dispute.domain.catalogue import STATES
from admin_dispute.domain.words import label, title, worded
from admin_dispute.schemas import command_from, command_named

_FREE = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}


@click.command("do", context_settings=_FREE, add_help_option=False)
@click.argument("center", required=False)
@click.argument("command", required=False)
@click.option("--as", "actor", help="以谁的身份（名录中的代号）")
@click.option("--data", help="字段的 JSON：文字、@文件 或者 -（标准输入）")
@click.option("--key", help="幂等键：同键同内容重复提交，只办一次")
@click.option("--expect", type=int, help="您看到的版本；已变动则不办理")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
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
    if wants_help or center is None or command is None or actor is None:
        _help(ctx, command)
        return
    done = center_of(ctx, center).acting(actor).execute(
        command_from(command, values_from(fields, data)), key=key, expect=expect
    )  # fmt: skip
    if as_json:
        show_json({"stream": done.stream, "version": done.version, "repeated": done.repeated, "ruling": done.ruling})
        return
    show_ruling(done.ruling)
    CONSOLE.print(f"  {done.stream} 第{done.version}项" + ("（此前已办理，未重复）" if done.repeated else ""))


@click.command("may", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("center")
@click.argument("command")
@AS
@click.option("--data", help="字段的 JSON：文字、@文件 或者 -（标准输入）")
@JSON
@click.argument("fields", nargs=-1, type=click.UNPROCESSED)
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
    ruling = center_of(ctx, center).acting(actor).may(command_from(command, values_from(fields, data)))
    if as_json:
        show_json(ruling)
    else:
        show_ruling(ruling)
    ctx.exit(0 if ruling.allowed else 3)


@click.command("options")
@click.argument("center")
@click.argument("dispute")
@AS
@JSON
@click.pass_context
def options_(ctx: click.Context, center: str, dispute: str, actor: str, as_json: bool) -> None:
    """列出一件争议现在可以办理的事项，以及每项还缺什么。"""
    found = center_of(ctx, center).acting(actor).options(dispute)
    if as_json:
        show_json(found)
        return
    for option in found:
        mark = "[green]✓[/]" if option.ready else "[yellow]…[/]"
        CONSOLE.print(f"{mark} {option.title}（{option.command}）")
        for need in option.needs:
            CONSOLE.print(f"    缺：{need.text}{cited(need.clauses)}")
            CONSOLE.print(f"    [dim]办法：{cure_text(need.cure)}[/]")


def _help(ctx: click.Context, command: str | None) -> None:
    """Show one command's fields, or the list of commands."""
    if command is not None:
        _help_of(command_named(command))
        return
    CONSOLE.print(
        "用法：admin-dispute do 中心 命令 --as 办理人 [--字段 值 …] "
        "[--data JSON|@文件|-] [--key 键] [--expect 版本] [--json]"
    )
    CONSOLE.print("看一个命令的字段：admin-dispute do 中心 命令 --help\n")
    for kind in STATES:
        CONSOLE.print(f"[bold]{'争议' if kind == 'dispute' else '中心'}[/]")
        for form in COMMANDS.values():
            if form.kind == kind and not form.by_system:
                CONSOLE.print(f"  {form.name:28}{title(form.name)}")
    ctx.exit(0)


def _help_of(form: CommandForm) -> None:
    CONSOLE.print(f"[bold]{form.name}[/] {title(form.name)}")
    if form.stages:
        CONSOLE.print(f"  阶段：{'、'.join(map(worded, form.stages))}")
    hints = typing.get_type_hints(form.type)
    for field in attrs.fields(form.type):
        needed = "必填" if field.default is attrs.NOTHING else "可选"
        option = "--" + field.name.replace("_", "-")
        CONSOLE.print(f"  {option:22}{label(field.name)}（{needed}）{_kind(hints[field.name])}")


def _kind(annotation: Any) -> str:
    """Say how a field is typed."""
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) is tuple:
        return f"列表：{_kind(arguments[0])}"
    if arguments:
        return _kind(arguments[0])
    if hasattr(annotation, "__members__"):
        return "、".join(f"{code.value}（{worded(code)}）" for code in annotation)
    if attrs.has(annotation) and annotation.__name__ not in ("TextRef", "Period"):
        return "JSON 对象"
    return {
        "date": "日期",
        "Period": "如 30 day、5 working-day、1 month",
        "Decimal": "元",
        "bool": "true/false",
    }.get(annotation.__name__, "文字")
