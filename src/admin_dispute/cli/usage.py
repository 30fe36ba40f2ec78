"""click in Chinese: the help of commands, what a type wanted, and what click found wrong."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from admin_dispute.domain.errors import BadInput, Fault
from admin_dispute.domain.words import alike

_EXTRA = {"[default: ": "[默认：", "[env var: ": "[环境变量：", "; required": "；必填", "[required": "[必填"}


class Command(click.Command):
    """A command whose help reads in Chinese.

    Args:
        example: a line that works, without the program's name; `ID` stands for what a list gives.
    """

    def __init__(self, *arguments: Any, example: str = "", **options: Any) -> None:
        super().__init__(*arguments, **{"options_metavar": "[选项]", **options})
        self.example = example

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option `--help`, described in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示说明"
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is typed."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, each with its line."""
        rows = [row for option in self.get_params(ctx) if (row := option.get_help_record(ctx)) is not None]
        with formatter.section("选项"):
            formatter.write_dl([(names, _worded(line)) for names, line in rows if line])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example, in one line that can be copied."""
        if self.example:
            with formatter.section("例"):
                formatter.write(f"{'':{formatter.current_indent}}admin-dispute {self.example}\n")


class Group(Command, click.Group):
    """A group of commands whose help reads in Chinese."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"subcommand_metavar": "命令 …", "no_args_is_help": True, **options})

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was typed.

        Raises:
            BadInput: there is none of that name.
        """
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-"):
            fault = Fault(args[0], f"没有这个命令{alike(args[0], known)}")
            raise BadInput("bad-usage", (fault,), command=ctx.command_path)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands."""
        Command.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with its line."""
        with formatter.section("命令"):
            formatter.write_dl([(name, self.line_of(ctx, name)) for name in self.list_commands(ctx)])

    def line_of(self, ctx: click.Context, name: str) -> str:
        """Return what a command does in one line."""
        command = self.get_command(ctx, name)
        return "" if command is None else command.get_short_help_str(limit=200)


def _worded(line: str) -> str:
    for english, chinese in _EXTRA.items():
        line = line.replace(english, chinese)
    return line


class Asked(click.Option):
    """An option that is asked for on a terminal where it was not typed."""

    def prompt_for_value(self, ctx: click.Context) -> Any:
        """Ask for it.

        Raises:
            BadInput: there is no terminal to ask on; every option that is missing is named.
        """
        if sys.stdin is not None and sys.stdin.isatty():
            return super().prompt_for_value(ctx)
        needed = [param for param in ctx.command.params if param.required or isinstance(param, Asked)]
        faults = tuple(Fault(param.opts[0], "缺少这一项") for param in needed if param.name not in ctx.params)
        raise BadInput("bad-usage", faults, command=ctx.command_path)


class Whole(click.ParamType[int]):
    """A whole number."""

    name = "整数"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number typed."""
        try:
            return int(value)
        except ValueError:
            self.fail("应为整数", param, ctx)


class Day(click.ParamType[date]):
    """A day."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day typed."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value if len(value) == len(_DAY) else "")
        except ValueError:
            self.fail(f"应为存在的日期，如 {_DAY}", param, ctx)


_DAY = "2021-03-21"
WHOLE, DAY, FILE = Whole(), Day(), click.Path(path_type=Path)


def bad_usage(wrong: click.ClickException) -> BadInput:
    """Return what click found wrong as bad input of this library, in Chinese."""
    ctx = getattr(wrong, "ctx", None)
    command = ctx.command_path if ctx is not None else "admin-dispute"
    return BadInput("bad-usage", (_fault(wrong),), command=command)


def _fault(wrong: click.ClickException) -> Fault:
    if isinstance(wrong, click.NoSuchOption):
        alike = "、".join(sorted(wrong.possibilities or ()))
        return Fault(wrong.option_name, "没有这个选项" + (f"；相近的有 {alike}" if alike else ""))
    if isinstance(wrong, click.BadOptionUsage):
        return Fault(wrong.option_name, "缺少值" if "requires" in wrong.message else "这个选项不带值")
    if isinstance(wrong, click.MissingParameter):
        return Fault(_named(wrong.param), "缺少这一项")
    if isinstance(wrong, click.BadParameter):
        choices = getattr(wrong.param and wrong.param.type, "choices", None)
        return Fault(_named(wrong.param), f"只能是 {'、'.join(choices)}" if choices else wrong.message)
    extra = wrong.message.endswith(")")  # it names what is too much, which may be somebody's name
    return Fault("", "有多出的内容；含空格的值要加引号" if extra else "写法有误")


def _named(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return param.opts[0] if isinstance(param, click.Option) else (param.metavar or param.name or "")
