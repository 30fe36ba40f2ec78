"""Lists of what is no dispute: `list 中心 problem`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich import box
from rich.table import Table
from rich.text import Text

from admin_dispute.center.acting import Acting
from admin_dispute.center.naming import Names
from admin_dispute.center.streams import KIND_OF
from admin_dispute.cli.common import AS, CENTER, JSON, center_of, written_table
from admin_dispute.cli.output import CONSOLE, ERRORS, STRONG, done, show_json, show_listed
from admin_dispute.cli.reading import opening
from admin_dispute.cli.usage import FILE, Command
from admin_dispute.domain.catalogue import KINDS
from admin_dispute.domain.errors import NotFound
from admin_dispute.domain.words import label, term, worded

COLUMNS: dict[str, tuple[str, ...]] = {
    "advice": ("id", "given_on", "kind", "by", "account", "organisation", "person", "form", "asked", "text"),
    "credit": (
        "id",
        "stage",
        "content.sign",
        "content.dispute",
        "content.subject",
        "content.obligations",
        "person",
        "drafted_on",
        "disputed",
        "until",
    ),
    "progress": ("id", "given_on", "stretch", "progress.organisation", "officers"),
    "meeting": ("id", "stage", "day", "convener", "attendants", "held_on", "called_off_on"),
    "circular": ("id", "stage", "title", "stretch.first", "stretch.last", "drafted_on", "draft", "number", "issued_on"),
    "problem": ("id", "stage", "kind", "what", "raised_on", "by", "told", "dispute", "closed.how", "closed.on"),
}
"""What a list shows of each kind: fields of its state, by their path."""

_HELP = "列出争议以外的事项：" + "、".join(f"{term('stream-kind', kind)}（{kind}）" for kind in COLUMNS) + "。"


@click.command("list", cls=Command, help=_HELP)
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
    if xlsx is not None:
        heads = [(head, 20) for head in _heads(type_, kind)]
        count = written_table(
            term("stream-kind", kind), heads, (list(_cells(acting, kind, state)) for state in found), xlsx
        )
        done(f"已写出 {count} 项：{xlsx}", ERRORS if as_json else CONSOLE)
    if as_json:
        show_json(found)
    elif xlsx is None:
        table = Table(title=term("stream-kind", kind), header_style=STRONG, box=box.SIMPLE_HEAD)
        for head in _heads(type_, kind):
            table.add_column(head, overflow="fold")
        for state in found:
            table.add_row(*(Text("" if cell is None else worded(cell)) for cell in _cells(acting, kind, state)))
        show_listed(table)


def _heads(type_: type, kind: str) -> Iterator[str]:
    for path in COLUMNS[kind]:
        yield label(path, type_)


def _names(acting: Acting, state: Any) -> Names:
    """What is read in the place of ids: those of the dispute that an entry is about, where it may be seen."""
    dispute = getattr(getattr(state, "content", None), "dispute", None)
    try:
        return acting.names(dispute or state.id)
    except NotFound:
        return acting.names(state.id)


def _cells(acting: Acting, kind: str, state: Any) -> Iterator[Any]:
    """Give what stands in each column, with the names of organisations and the texts behind references."""
    shown = opening(acting, state.id, _names(acting, state))
    for path in COLUMNS[kind]:
        value = state
        for name in path.split("."):
            value = getattr(value, name, None)
        opened = not isinstance(value, (int, type(None))) and not hasattr(value, "isoformat")
        yield shown(value) if opened else value
