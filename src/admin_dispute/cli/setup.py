"""Setting up: `init`, `clauses`, `plugins`, `doctor`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from admin_dispute.center.clock import SystemClock, legal_day
from admin_dispute.center.upkeep.health import Finding, health
from admin_dispute.cli.common import JSON, center_of
from admin_dispute.cli.output import BAD, CONSOLE, ERRORS, FAINT, GOOD, STRONG, WARNED, cited, done, say, show_json
from admin_dispute.cli.usage import DAY, FILE, Asked, Command
from admin_dispute.domain.errors import AdminDisputeError, BadConfiguration, BadInput, Fault, PluginFault
from admin_dispute.law.table import HookTable
from admin_dispute.reports.sheet import write_table
from admin_dispute.schemas import command_from
from admin_dispute.schemas.page import page_of, reason_of, writing
from admin_dispute.tenancy.configuration import CenterConfiguration, configuration_of, read_configuration
from admin_dispute.tenancy.founded import unlike
from admin_dispute.tenancy.platform import Platform
from admin_dispute.tenancy.plugins import installed, point_of, table_for

_HEAD = """\
# admin-dispute 的配置文件：一个部署，若干中心。
form = 1
"""

_CENTER = """
[centers.{id}]
# 中心名称、所在法院和辖区在设立时记入数据库，此后以那里的为准，改这里不起作用
name = {name}
court = {court}
# 辖区：行政区划代码，省写前2位，市写前4位；下级代码自然包含在内
area = [{area}]
# 数据库：相对路径从本文件算起；也可用 postgresql+psycopg://用户@主机/库
database = "sqlite:///{id}.db"
# 插件：次序即优先次序，后列的优先；国家规定总在最前
plugins = [{plugins}]
# 校验链的算法：sha256 或者 sm3；可以改，从此后的记录起
algorithm = "sha256"
# SQLite 落盘：FULL 断电不丢；NORMAL 更快
synchronous = "FULL"
# SQLite：别人正在写时，最多等几秒
patience = 30
"""


@click.command(
    "init",
    cls=Command,
    example="init wenxian --name 温县行政争议实质性化解中心 --court 温县人民法院 --area 410825 --plugin wenxian "
    "--administrator li --administrator-name 李某 --since 2021-03-21",
)
@click.argument("center", metavar="中心")
@click.option("--name", cls=Asked, prompt="中心名称", metavar="名称", help="中心名称")
@click.option("--court", cls=Asked, prompt="所在法院", metavar="名称", help="中心所在的法院")
@click.option(
    "--area", multiple=True, required=True, metavar="代码", help="辖区的行政区划代码，可写多个；省写前2位，市写前4位"
)
@click.option("--plugin", "plugins", multiple=True, metavar="插件", help="插件，可写多个，后列的优先")
@click.option(
    "--administrator",
    default="admin",
    show_default=True,
    metavar="代号",
    help="第一个任职人的代号（小写字母、数字和-）：他登记其他人",
)
@click.option("--administrator-name", cls=Asked, prompt="管理员姓名", metavar="姓名", help="管理员姓名")
@click.option("--since", type=DAY, help="名录从哪一天起（默认今天）；补录旧案时写更早的日期")
@click.pass_context
def init_(
    ctx: click.Context,
    center: str,
    name: str,
    court: str,
    area: tuple[str, ...],
    plugins: tuple[str, ...],
    administrator: str,
    administrator_name: str,
    since: date | None,
) -> None:
    """写出带注释的配置文件（已有则补上一段），并设立中心；有一项不成立，就什么也不留下。"""
    on = since or legal_day(SystemClock().now())
    founding = command_from("found-center", {"on": on, "name": name, "area": list(area), "court": court})
    person = {"name": administrator_name}
    first = {"on": on, "id": administrator, "person": person, "organisation": "center", "roles": ["administrator"]}
    officer = command_from("enter-officer", first)
    file = Path(ctx.obj)
    text = _with_section(file, center, _section(center, name, court, area, plugins))
    platform = Platform(configuration_of(text, file))
    ctx.call_on_close(platform.close)
    opened = platform.center(center)
    with _removed_if_refused(opened.file):
        opened.found(founding, administrator, officer.person)
        _write(file, text)
    done(f"已写入配置：{file}")
    done(f"已设立 {name}（{center}），管理员 {administrator}")
    for finding in unlike(platform.centers[center], opened):
        say("  ", _MARKS[finding.level], f" {finding.text}")
    say(f"  下一步：admin-dispute do {center} enter-organisation --as {administrator} …"
        "；查看全部命令：admin-dispute do --help")  # fmt: skip


def _section(center: str, name: str, court: str, area: tuple[str, ...], plugins: tuple[str, ...]) -> str:
    return _CENTER.format(
        id=center,
        name=_quoted(name),
        court=_quoted(court),
        area=", ".join(map(_quoted, area)),
        plugins=", ".join(map(_quoted, plugins)),
    )


def _with_section(file: Path, center: str, section: str) -> str:
    """What the configuration file says with a center in it; a section that is there already stays as it is."""
    if re.fullmatch(r"[a-z0-9][a-z0-9-]{0,62}", center) is None:
        raise BadInput("bad-input", (Fault("中心", "代号用小写字母、数字和-"),), command="init")
    if not file.parent.is_dir():
        raise BadConfiguration("not-written", file=str(file), reason=reason_of(NotADirectoryError()))
    try:
        text = file.read_text("utf-8") if file.exists() else _HEAD
    except (OSError, UnicodeDecodeError):
        read_configuration(file)  # says why, with its place
        raise
    known = page_of(text, file).get("centers", {})
    return text if isinstance(known, dict) and center in known else text + section


@contextmanager
def _removed_if_refused(database: Path | None) -> Iterator[None]:
    """Leave no database file behind that was not there before, where the center in it could not be founded."""
    before = database is None or database.exists()
    try:
        yield
    except BaseException:
        if database is not None and not before:
            for suffix in ("", "-wal", "-shm"):
                database.with_name(database.name + suffix).unlink(missing_ok=True)
        raise


def _write(file: Path, text: str) -> None:
    draft = file.with_name(file.name + ".draft")
    with writing(file):
        draft.write_text(text, "utf-8")
        draft.replace(file)


def _quoted(text: str) -> str:
    """A text as TOML writes it: what stands in JSON quotes is the same there."""
    return json.dumps(text, ensure_ascii=False)


_COLUMNS = [
    ("条款", 10), ("位置", 10), ("内容", 60), ("命令", 50), ("挂钩", 30), ("报表", 20), ("条件", 60), ("测试", 8),
]  # fmt: skip


@click.command("clauses", cls=Command, example="clauses wenxian --json")
@click.argument("plugins", nargs=-1, metavar="[插件]…")
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格（需安装 admin-dispute[sheets]）")
def clauses_(plugins: tuple[str, ...], as_json: bool, xlsx: Path | None) -> None:
    """列出条款：内容，落实它的命令、挂钩、报表、条件和测试。不写插件名则列出全部已安装插件的条款。"""
    names = plugins or tuple(dict.fromkeys(plugin.name for plugin in installed()))
    rows = [clause for clause, _ in table_for(names).clauses.values()]
    if xlsx is not None:
        listed = (
            (row.id, row.place, row.title, row.commands, row.hooks, row.reports, row.conditions, len(row.tests))
            for row in rows
        )
        done(f"已写出 {write_table('条款', _COLUMNS, listed, xlsx)} 行：{xlsx}", ERRORS if as_json else CONSOLE)
    if as_json:
        show_json(
            [
                {
                    "id": row.id,
                    "title": row.title,
                    "commands": row.commands,
                    "hooks": row.hooks,
                    "reports": row.reports,
                    "conditions": row.conditions,
                    "tests": row.tests,
                }
                for row in rows
            ]
        )
        return
    for row in () if xlsx is not None else rows:
        at_work = row.commands or row.hooks or row.conditions or row.reports
        say(("●", GOOD) if at_work else ("○", FAINT), " ", (row.id, STRONG), f" {row.place} {row.title}")
        if at_work:
            commands, hooks, reports = ("、".join(names) or "—" for names in (row.commands, row.hooks, row.reports))
            by = f"命令 {commands}；挂钩 {hooks}；报表 {reports}；条件 {len(row.conditions)}；测试 {len(row.tests)}"
            say((f"    {by}", FAINT))


@click.command("plugins", cls=Command, example="plugins --json")
@JSON
@click.pass_context
def plugins_(ctx: click.Context, as_json: bool) -> None:
    """列出已安装的插件，以及各中心配置了哪些、能否载入。有配置了而不能载入的，退出码为 6。"""
    configured = read_configuration(ctx.obj) if Path(ctx.obj).exists() else {}
    rows = _plugin_rows(configured)
    if as_json:
        show_json(rows)
    else:
        _show_plugins(rows)
    ctx.exit(PluginFault.exit_code if any(row["fault"] for row in rows) else 0)


def _plugin_rows(configured: dict[str, CenterConfiguration]) -> list[dict[str, object]]:
    """Give every plugin that is installed, and those that are configured only; what no center uses is not imported."""
    used: dict[str, list[str]] = {}
    for center in configured.values():
        for name in center.plugins:
            used.setdefault(name, []).append(center.id)
    found: list[tuple[str, str | None]] = [(plugin.name, plugin.distribution) for plugin in installed()]
    found += [(name, None) for name in used if name not in dict(found)]
    return [
        {
            "plugin": name,
            "distribution": by,
            "centers": used.get(name, []),
            "fault": _fault_of(name, _table_of if name in used else point_of),
        }
        for name, by in found
    ]


def _fault_of(name: str, found: Callable[[str], object]) -> str | None:
    try:
        found(name)
    except AdminDisputeError as error:
        return str(error)
    return None


def _table_of(name: str) -> HookTable:
    return table_for((name,))


def _show_plugins(rows: list[dict[str, object]]) -> None:
    for row in rows:
        mark = ("✗", BAD) if row["fault"] else ("✓", GOOD)
        used = "、".join(map(str, row["centers"])) if row["centers"] else "未配置"  # type: ignore[call-overload]  # as above
        say(mark, f" {row['plugin']}（{row['distribution'] or '未安装'}）：{used}")
        if row["fault"]:
            say(f"    {row['fault']}")


@click.command("doctor", cls=Command, example="doctor")
@JSON
@click.pass_context
def doctor_(ctx: click.Context, as_json: bool) -> None:
    """检查每个中心：插件、数据库、政策依据、日历、未送达的消息。有错时退出码为 1。"""
    configured = read_configuration(ctx.obj)
    found: dict[str, list[Finding]] = {}
    for id_ in configured:
        try:
            opened = center_of(ctx, id_)
            found[id_] = [*health(opened), *unlike(configured[id_], opened)]
        except AdminDisputeError as error:
            found[id_] = [Finding(level="error", code=error.code, text=str(error))]
    if as_json:
        show_json(found)
    else:
        for id_, findings in found.items():
            say((id_, STRONG))
            for finding in findings:
                say("  ", _MARKS[finding.level], f" {finding.text}", cited(finding.clauses))
    ctx.exit(1 if any(finding.level == "error" for findings in found.values() for finding in findings) else 0)


_MARKS = {"ok": ("✓", GOOD), "warning": ("!", WARNED), "error": ("✗", BAD)}
