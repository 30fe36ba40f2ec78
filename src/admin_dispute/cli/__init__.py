"""The command line `admin-dispute`: every command is loaded when it is asked for, so that help comes at once."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import EntryPoint, entry_points

try:
    import click
except ModuleNotFoundError:
    raise ImportError('命令行组件没有安装，请运行：pip install "admin-dispute[cli]"') from None

from admin_dispute.cli.usage import Group, bad_usage
from admin_dispute.domain.errors import AdminDisputeError, PluginFault
from admin_dispute.law.fault import facts_of, home_named

GROUP = "admin_dispute.commands"
"""The entry points under which plugins bring commands: a `click.Command` each."""

COMMANDS = {
    "init": ("setup", "写出带注释的配置文件，并设立中心"),
    "run": ("scenarios", "演示案例文件，逐项核对预期"),
    "test": ("trying", "检查一个政策，并按它演示全部案例"),
    "do": ("acts", "办理任一事项"),
    "may": ("acts", "问某事项可否办理，不作任何记录"),
    "options": ("acts", "列出一件争议、问题、会议、通报等现在可办的事项及其所缺"),
    "show": ("reading", "查看一件争议"),
    "why": ("reading", "说明一件争议的每项决定及其依据"),
    "history": ("reading", "列出一件争议的全部记录"),
    "enforcement": ("enforcing", "一件争议的执行：每项义务今天可采取的措施及其所缺"),
    "ledger": ("ledger", "工作台账：筛选、排序、分页；表格、JSON 或者电子表格"),
    "report": ("reports", "统计报表：争议来源、化解情况、参与和履行；任何期间，逐项可查"),
    "diary": ("diary", "预约：列出，或者写成日历文件（iCalendar）"),
    "directory": ("directory", "名录：机构、职能、任职人及其代号；表格、JSON 或者电子表格"),
    "roster": ("roster", "特邀调解员名册；表格、JSON 或者电子表格"),
    "list": ("listing", "列出争议以外的事项：问题、会议、清单、咨询、信用记录等；表格、JSON 或者电子表格"),
    "limits": ("limits", "起诉期限：调解期间照算，先届满的在前；表格、JSON 或者电子表格"),
    "circular": ("circulars", "打印通报：与印发时完全相同，或者按今天所知"),
    "assess": ("assessing", "考核：按细则逐机关、逐项计分，每一步可查"),
    "tasks": ("tasks", "各单位承办的任务：期限、逾期；表格、JSON 或者电子表格"),
    "progress": ("progress", "一个单位的进度和逾期清单；表格、JSON 或者电子表格"),
    "liaison": ("progress", "法院与司法局的联络：共享信息、下次会议的议题、职能冲突"),
    "tick": ("upkeep", "让时间流逝：记录已届满的期限"),
    "outbox": ("outbox", "待送的消息；由本县的程序发送，这里只列出和记下已送"),
    "verify": ("upkeep", "核验全部记录有无改动"),
    "rebuild": ("upkeep", "由记录重新推出状态、案号和期限；升级后运行"),
    "backup": ("upkeep", "备份中心的数据库文件"),
    "restore": ("upkeep", "用备份恢复中心的数据库文件"),
    "policy": ("policies", "政策：检查草案、查看、比较、通过"),
    "calendar": ("calendars", "工作日历：检查、查看、载入"),
    "clauses": ("setup", "列出条款及落实它们的命令、挂钩和测试"),
    "schema": ("schema", "命令字段的 JSON Schema"),
    "plugins": ("setup", "列出已安装和已配置的插件"),
    "doctor": ("setup", "检查配置、插件、日历和数据"),
}


class Lazy(Group):
    """A group that knows its commands by name and one line, and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order of use; those that plugins bring at the end."""
        return [*COMMANDS, *sorted(name for name in _brought() if name not in COMMANDS)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            point = _brought().get(cmd_name)
            return None if point is None else _loaded(point)
        module = importlib.import_module(f"{__name__}.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_")
        return command

    def line_of(self, ctx: click.Context, name: str) -> str:
        """Return what a command does in one line, without importing it."""
        return COMMANDS[name][1] if name in COMMANDS else f"由插件 {_distribution(_brought()[name])} 提供"


def _brought() -> dict[str, EntryPoint]:
    """The commands that installed plugins bring, by name; a name of our own is never taken over."""
    return {point.name: point for point in entry_points(group=GROUP)}


def _distribution(point: EntryPoint) -> str:
    return "?" if point.dist is None else point.dist.name


def _loaded(point: EntryPoint) -> click.Command:
    """Import the command of a plugin.

    Raises:
        PluginFault: its import fails, or it is no command.
    """
    facts = {"plugin": point.name, "distribution": _distribution(point)}
    try:
        command = point.load()
    except (Exception, SystemExit) as error:
        raise PluginFault("plugin-broken", **facts_of(error, home_named(point.module)), **facts) from error
    if not isinstance(command, click.Command):
        raise PluginFault("plugin-broken", error=type(command).__name__, place=point.value, **facts)
    return command


@click.command(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="命令 …",
    no_args_is_help=True,
)
@click.option(
    "--config",
    default="admin-dispute.toml",
    envvar="ADMIN_DISPUTE_CONFIG",
    show_default=True,
    metavar="文件",
    help="配置文件；也可用环境变量 ADMIN_DISPUTE_CONFIG",
)
@click.version_option(package_name="admin-dispute", help="显示版本", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, config: str) -> None:
    """行政争议实质性化解中心：登记、调解、协议、履行，每项决定都说明依据。

    \b
    退出码：0 成功；1 核对或者核验未通过；2 输入有误；3 不予准许；4 查无；5 冲突；
    6 插件；7 配置、案例，或者文件写不了、已经存在；8 数据库；70 程序出错；130 中止。
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    ctx.obj = config


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; whatever goes wrong ends it with a message and an exit status of its own.

    Args:
        arguments: what was typed after the program's name; the process's own by default.
    """
    typed = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):  # what a terminal can't show is written as an escape, not a crash
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_ended(typed))


def _ended(typed: list[str]) -> int:
    """Run what was typed and return the exit status."""
    try:
        return _run(typed)
    except AdminDisputeError as error:
        failure = error
        if isinstance(error, PluginFault) and os.environ.get("ADMIN_DISPUTE_TRACEBACK"):
            _show_cause(error)
    except click.ClickException as wrong:
        failure = bad_usage(wrong)
    except Exception as error:
        if os.environ.get("ADMIN_DISPUTE_TRACEBACK"):
            raise
        from admin_dispute.cli.failing import Unexpected  # noqa: PLC0415 - only when something is wrong

        failure = Unexpected.of(error)
    from admin_dispute.cli.failing import show_error  # noqa: PLC0415 - likewise

    show_error(failure, as_json="--json" in typed)
    return failure.exit_code


def _show_cause(fault: PluginFault) -> None:
    """Print how the plugin came to fail, for its author; only where the environment asks, for it may hold values."""
    cause = fault.__cause__ or fault.__context__
    if cause is not None:
        traceback.print_exception(cause)


def _run(typed: list[str]) -> int:
    try:
        ended = cli(typed, prog_name="admin-dispute", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as nothing:
        click.echo(nothing.format_message(), err=True)
        return nothing.exit_code
    except click.Abort:
        click.echo("已中止", err=True)
        return 130
    return ended if isinstance(ended, int) else 0
