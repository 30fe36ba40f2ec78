"""Reading from the command line: `show`, `why`, `history`, `ledger`."""

from __future__ import annotations

from pathlib import Path

import click

from admin_dispute.center.acting import Acting
from admin_dispute.cli.common import AS, JSON, center_of
from admin_dispute.cli.output import CONSOLE, ledger_table, show_decision, show_json, show_value
from admin_dispute.domain.errors import NotFound
from admin_dispute.domain.identity import masked
from admin_dispute.domain.values import PersonRef, TextRef
from admin_dispute.domain.words import label


@click.command("show")
@click.argument("center")
@click.argument("dispute")
@AS
@JSON
@click.pass_context
def show_(ctx: click.Context, center: str, dispute: str, actor: str, as_json: bool) -> None:
    """查看一件争议；无权阅读的内容列在最后。"""
    acting = center_of(ctx, center).acting(actor)
    seen = acting.view(dispute)
    if as_json:
        show_json(seen)
        return
    show_value(seen.dispute, lambda reference: _opened(acting, dispute, reference))
    if seen.hidden:
        CONSOLE.print(f"[dim]无权阅读：{'、'.join(label(path.rpartition('.')[2]) for path in seen.hidden)}[/]")


def _opened(acting: Acting, dispute: str, reference: TextRef | PersonRef) -> str:
    """What stands behind a reference: a text, or a name with its number masked; or why it can't be seen."""
    try:
        behind = acting.open(dispute, reference)
    except NotFound:
        return "（无权阅读）"
    if behind is None:
        return "（已删除）"
    if isinstance(behind, str):
        return behind
    return behind.name + (f"，{masked(behind.number)}" if behind.number else "")


@click.command("why")
@click.argument("center")
@click.argument("dispute")
@AS
@JSON
@click.pass_context
def why_(ctx: click.Context, center: str, dispute: str, actor: str, as_json: bool) -> None:
    """说明一件争议的每项决定：条件、依据、法律问答，以及什么会改变它。"""
    decided = center_of(ctx, center).acting(actor).decisions(dispute)
    if as_json:
        show_json(list(decided))
        return
    for decision in decided:
        show_decision(decision)


@click.command("history")
@click.argument("center")
@click.argument("dispute")
@AS
@JSON
@click.pass_context
def history_(ctx: click.Context, center: str, dispute: str, actor: str, as_json: bool) -> None:
    """列出一件争议的全部记录，包括未获准许的。"""
    decided = center_of(ctx, center).acting(actor).decisions(dispute)
    if as_json:
        kept = ("number", "command", "title", "on", "recorded_at", "actor", "allowed", "events")
        show_json([{name: getattr(decision, name) for name in kept} for decision in decided])
        return
    for decision in decided:
        mark = f"[green]#{decision.number}[/]" if decision.allowed else "[red]未准许[/]"
        entered = decision.recorded_at.strftime("%Y-%m-%d %H:%M:%S %Z")
        happened = "、".join(decision.events) or "；".join(reason.text for reason in decision.reasons)
        CONSOLE.print(f"{decision.on} {mark} {decision.title}：{happened} [dim]{decision.actor}，录入 {entered}[/]")


@click.command("ledger")
@click.argument("center")
@AS
@JSON
@click.option("--xlsx", type=click.Path(path_type=Path), help="写成电子表格（需安装 admin-dispute[sheets]）")
@click.pass_context
def ledger_(ctx: click.Context, center: str, actor: str, as_json: bool, xlsx: Path | None) -> None:
    """工作台账：期限、履行和结案一目了然。"""
    opened = center_of(ctx, center)
    rows = opened.acting(actor).ledger()
    if xlsx is not None:
        from admin_dispute.reports.sheet import write_sheet  # noqa: PLC0415 - an extra

        count = write_sheet(rows, xlsx)
        CONSOLE.print(f"[green]✓[/] 已写出 {count} 件：{xlsx}")
    elif as_json:
        show_json(list(rows))
    else:
        CONSOLE.print(ledger_table(rows))
