"""Setting up: `init`, `clauses`, `plugins`, `doctor`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import click

from admin_dispute.center.health import Finding, health
from admin_dispute.cli.common import JSON, center_of
from admin_dispute.cli.output import CONSOLE, cited, show_json
from admin_dispute.domain.center.founding import FoundCenter
from admin_dispute.domain.errors import AdminDisputeError, BadConfiguration
from admin_dispute.domain.values import Person
from admin_dispute.tenancy.configuration import read_configuration
from admin_dispute.tenancy.plugins import installed, table_for

_HEAD = """\
# admin-dispute 的配置文件：一个部署，若干中心。
form = 1
"""

_CENTER = """
[centers.{id}]
# 中心名称、所在法院
name = {name}
court = {court}
# 辖区：行政区划代码；下级代码自然包含在内
area = [{area}]
# 数据库：相对路径从本文件算起；也可用 postgresql+psycopg://用户@主机/库
database = "sqlite:///{id}.db"
# 插件：次序即优先次序，后列的优先；国家规定总在最前
plugins = [{plugins}]
# 校验链的算法：sha256 或者 sm3
algorithm = "sha256"
# SQLite 落盘：FULL 断电不丢；NORMAL 更快
synchronous = "FULL"
"""


@click.command("init")
@click.argument("center")
@click.option("--name", prompt="中心名称", help="中心名称")
@click.option("--court", prompt="所在法院", help="中心所在的法院")
@click.option("--area", multiple=True, required=True, help="辖区的行政区划代码，可写多个")
@click.option("--plugin", "plugins", multiple=True, help="插件，可写多个，后列的优先")
@click.option("--administrator", default="admin", show_default=True, help="第一个任职人的代号：他登记其他人")
@click.option("--administrator-name", prompt="管理员姓名", help="管理员姓名")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="名录从哪一天起（默认今天）；补录旧案时写更早的日期")
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
    since: object,
) -> None:
    """写出带注释的配置文件（已有则补上一段），并设立中心。"""
    file = Path(ctx.obj)
    text = file.read_text("utf-8") if file.exists() else _HEAD
    section = _CENTER.format(
        id=center,
        name=_quoted(name),
        court=_quoted(court),
        area=", ".join(map(_quoted, area)),
        plugins=", ".join(map(_quoted, plugins)),
    )
    if center not in tomllib.loads(text).get("centers", {}):
        _written(file, text + section)
        CONSOLE.print(f"[green]✓[/] 已写入配置：{file}")
    opened = center_of(ctx, center)
    on = since.date() if hasattr(since, "date") else opened.today()
    founding = FoundCenter(on=on, name=name, area=area, court=court)
    opened.found(founding, administrator, Person(name=administrator_name))
    CONSOLE.print(f"[green]✓[/] 已设立 {name}（{center}），管理员 {administrator}")
    CONSOLE.print(
        f"  下一步：admin-dispute do {center} enter-organisation --as {administrator} …"
        "；查看全部命令：admin-dispute do --help"
    )


def _written(file: Path, text: str) -> None:
    """Write the file only if what it would say can be read."""
    draft = file.with_name(file.name + ".draft")
    draft.write_text(text, "utf-8")
    try:
        read_configuration(draft)
        draft.replace(file)
    except BadConfiguration:
        draft.unlink()
        raise


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@click.command("clauses")
@click.argument("plugins", nargs=-1)
@JSON
def clauses_(plugins: tuple[str, ...], as_json: bool) -> None:
    """列出条款：内容，落实它的命令、挂钩和测试。不写插件名则列出全部已安装插件的条款。"""
    names = plugins or tuple(dict.fromkeys(plugin.name for plugin in installed()))
    rows = [clause for clause, _ in table_for(names).clauses.values()]
    if as_json:
        show_json(
            [
                {
                    "id": row.id,
                    "title": row.title,
                    "commands": row.commands,
                    "hooks": row.hooks,
                    "tests": row.tests,
                }
                for row in rows
            ]
        )
        return
    for row in rows:
        at_work = "[green]●[/]" if row.commands or row.hooks or row.conditions else "[dim]○[/]"
        CONSOLE.print(f"{at_work} [bold]{row.id}[/] {row.place} {row.title}")
        if row.commands or row.hooks:
            commands, hooks = "、".join(row.commands) or "—", "、".join(row.hooks) or "—"
            CONSOLE.print(f"    [dim]命令 {commands}；挂钩 {hooks}；测试 {len(row.tests)}[/]")


@click.command("plugins")
@JSON
@click.pass_context
def plugins_(ctx: click.Context, as_json: bool) -> None:
    """列出已安装的插件，以及各中心配置了哪些、能否载入。"""
    rows: list[dict[str, object]] = [
        {"plugin": found.name, "distribution": found.distribution, "centers": [], "fault": None}
        for found in installed()
    ]
    configured = read_configuration(ctx.obj) if Path(ctx.obj).exists() else {}
    for center in configured.values():
        for name in center.plugins:
            row = next((row for row in rows if row["plugin"] == name), None)
            if row is None:
                row = {"plugin": name, "distribution": None, "centers": [], "fault": None}
                rows.append(row)
            row["centers"] = [*row["centers"], center.id]  # type: ignore[misc]  # a list by construction
            try:
                table_for((name,))
            except AdminDisputeError as error:
                row["fault"] = str(error)
    if as_json:
        show_json(rows)
        return
    for row in rows:
        mark = "[red]✗[/]" if row["fault"] else "[green]✓[/]"
        used = "、".join(map(str, row["centers"])) if row["centers"] else "未配置"  # type: ignore[call-overload]  # as above
        CONSOLE.print(f"{mark} {row['plugin']}（{row['distribution'] or '未安装'}）：{used}")
        if row["fault"]:
            CONSOLE.print(f"    {row['fault']}")


@click.command("doctor")
@JSON
@click.pass_context
def doctor_(ctx: click.Context, as_json: bool) -> None:
    """检查每个中心：插件、数据库、政策依据、日历、未送达的消息。有错时退出码为 1。"""
    configured = read_configuration(ctx.obj)
    found: dict[str, list[Finding]] = {}
    for id_ in configured:
        try:
            found[id_] = health(center_of(ctx, id_))
        except AdminDisputeError as error:
            found[id_] = [Finding(level="error", code=error.code, text=str(error))]
    if as_json:
        show_json(found)
    else:
        for id_, findings in found.items():
            CONSOLE.print(f"[bold]{id_}[/]")
            for finding in findings:
                colour = {"ok": "green", "warning": "yellow", "error": "red"}[finding.level]
                CONSOLE.print(
                    f"  [{colour}]{'✓' if finding.level == 'ok' else '!'}[/] {finding.text}{cited(finding.clauses)}"
                )
    ctx.exit(1 if any(finding.level == "error" for findings in found.values() for finding in findings) else 0)
