"""The outbox from the command line: `outbox`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from admin_dispute.center.outbox import OutboxMessage
from admin_dispute.cli.common import CENTER, JSON, center_of
from admin_dispute.cli.output import ERRORS, done, instant
from admin_dispute.cli.rows import show_rows
from admin_dispute.cli.usage import FILE, Command
from admin_dispute.domain.words import term

_SHOWN = (("id",), ("topic", "to"), ("text", "clauses"), ("created_at", "delivered_at"))


@click.command("outbox", cls=Command, example="outbox wenxian --json")
@CENTER
@click.option("--all", "all_", is_flag=True, help="已经送出的也列出")
@click.option("--delivered", "ids", multiple=True, metavar="编号", help="记下这一条已经送出，可写多次；然后列出其余")
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格（需安装 admin-dispute[sheets]）")
@click.pass_context
def outbox_(
    ctx: click.Context, center: str, all_: bool, ids: tuple[str, ...], as_json: bool, xlsx: Path | None
) -> None:
    """待送的消息：由本县的程序按“发给”的代号查到人再发送，送出以后用 --delivered 记下；本程序自己不发送。"""
    opened = center_of(ctx, center)
    if ids:
        opened.delivered(*ids)
        done(f"已记下送出 {len(set(ids))} 条", ERRORS)
    rows = opened.messages(undelivered=not all_)
    show_rows("待送的消息", OutboxMessage, rows, xlsx, as_json=as_json, groups=_SHOWN, cell=_cell)


def _cell(row: OutboxMessage, name: str) -> Any:
    value = getattr(row, name)
    if name == "topic":
        return term("topic", value)
    return instant(value) if name.endswith("_at") and value is not None else value
