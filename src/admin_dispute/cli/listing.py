"""Lists of what is no dispute: `list 中心 problem`."""

from __future__ import annotations

from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import click

from admin_dispute.center.acting import Acting
from admin_dispute.center.reading.streams import KIND_OF
from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.reading import opening
from admin_dispute.cli.rows import Groups, show_rows
from admin_dispute.cli.usage import FILE, Command
from admin_dispute.domain.catalogue import KINDS
from admin_dispute.domain.words import term

COLUMNS: dict[str, Groups] = {
    "advice": (
        ("id", "given_on"),
        ("kind", "form"),
        ("by",),
        ("account", "organisation", "person"),
        ("asked", "text"),
    ),
    "credit": (
        ("id", "stage"),
        ("content.sign", "content.dispute"),
        ("content.subject", "content.obligations"),
        ("person",),
        ("drafted_on", "until"),
        ("disputed",),
    ),
    "progress": (("id",), ("given_on",), ("stretch",), ("progress.organisation",), ("officers",)),
    "meeting": (("id", "stage"), ("day",), ("convener",), ("attendants",), ("held_on", "called_off_on")),
    "circular": (
        ("id", "stage"),
        ("title", "number"),
        ("stretch.first", "stretch.last"),
        ("drafted_on", "draft"),
        ("issued_on",),
    ),
    "problem": (
        ("id", "stage"),
        ("kind", "what"),
        ("raised_on", "by"),
        ("told",),
        ("dispute",),
        ("closed.how", "closed.on"),
    ),
}
"""What a list shows of each kind: fields of its state, by their path."""

_HELP = "列出争议以外的事项：" + "、".join(f"{term('stream-kind', kind)}（{kind}）" for kind in COLUMNS) + "。"


@click.command("list", cls=Command, example="list wenxian problem --as li --open", help=_HELP)
@CENTER
@click.argument("kind", metavar="种类", type=click.Choice(list(COLUMNS)))
@AS
@click.option("--open", "only_open", is_flag=True, help="只列待办的")
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格（需安装 admin-dispute[sheets]）")
@click.pass_context
def list_(
    ctx: click.Context, center: str, kind: str, actor: str, only_open: bool, as_json: bool, xlsx: Path | None
) -> None:
    """列出争议以外的事项。"""
    acting = center_of(ctx, center).acting(actor)
    type_ = next(type_ for type_, name in KIND_OF.items() if name == kind)
    found = [
        state for state in acting.every(type_) if not (only_open and getattr(state, "stage", None) in KINDS[kind].done)
    ]
    fields = tuple(chain.from_iterable(COLUMNS[kind]))
    cells = partial(_cell, acting)
    show_rows(
        term("stream-kind", kind), type_, found, xlsx, as_json=as_json, groups=COLUMNS[kind], fields=fields, cell=cells
    )


def _cell(acting: Acting, state: Any, path: str) -> Any:
    """Return what stands in a column, with the names of organisations and the texts behind references."""
    value = state
    for name in path.split("."):
        value = getattr(value, name, None)
    if path == "id" or isinstance(value, (int, type(None))) or hasattr(value, "isoformat"):
        return value
    return opening(acting, state.id, acting.names(state.id))(value)
