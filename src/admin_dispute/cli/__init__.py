"""The command line `admin-dispute`: every command is loaded when it is asked for, so that help comes at once."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

import click

from admin_dispute.domain.errors import AdminDisputeError

COMMANDS = {
    "init": ("setup", "写出带注释的配置文件，并设立中心"),
    "run": ("scenarios", "演示案例文件，逐项核对预期"),
    "do": ("acts", "办理任一事项"),
    "may": ("acts", "问某事项可否办理，不作任何记录"),
    "options": ("acts", "列出一件争议现在可办的事项及其所缺"),
    "show": ("reading", "查看一件争议"),
    "why": ("reading", "说明一件争议的每项决定及其依据"),
    "history": ("reading", "列出一件争议的全部记录"),
    "ledger": ("reading", "工作台账：表格、JSON 或者电子表格"),
    "tick": ("upkeep", "让时间流逝：记录已届满的期限"),
    "verify": ("upkeep", "核验全部记录有无改动"),
    "backup": ("upkeep", "备份中心的数据库文件"),
    "restore": ("upkeep", "用备份恢复中心的数据库文件"),
    "policy": ("policies", "政策：检查草案、查看、比较、通过"),
    "calendar": ("calendars", "工作日历：检查、查看、载入"),
    "clauses": ("setup", "列出条款及落实它们的命令、挂钩和测试"),
    "plugins": ("setup", "列出已安装和已配置的插件"),
    "doctor": ("setup", "检查配置、插件、日历和数据"),
}


class Lazy(click.Group):
    """A group that knows its commands by name and one line, and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"{__name__}.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("命令"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    default="admin-dispute.toml",
    envvar="ADMIN_DISPUTE_CONFIG",
    show_default=True,
    help="配置文件；也可用环境变量 ADMIN_DISPUTE_CONFIG",
)
@click.version_option(package_name="admin-dispute")
@click.pass_context
def cli(ctx: click.Context, config: str) -> None:
    """行政争议实质性化解中心：登记、调解、协议、履行，每项决定都说明依据。

    退出码：0 成功；1 核对或者核验未通过；2 输入有误；3 不予准许；4 查无；5 冲突；6 插件；7 配置；8 数据库。
    """
    ctx.obj = config


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; errors of this library end it with a message and their own exit status.

    Args:
        arguments: what was typed after the program's name; the process's own by default.
    """
    try:
        ended = cli(arguments, standalone_mode=False)
        sys.exit(ended if isinstance(ended, int) else 0)
    except AdminDisputeError as error:
        from admin_dispute.cli.output import show_error  # noqa: PLC0415 - only when something is wrong

        show_error(error)
        sys.exit(error.exit_code)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except click.Abort:
        sys.exit(130)
