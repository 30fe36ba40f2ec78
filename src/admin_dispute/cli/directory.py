"""The directory from the command line: `directory`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from admin_dispute.center.reading.directory import DirectoryRow, InOffice
from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.rows import show_rows
from admin_dispute.cli.usage import DAY, FILE, Command
from admin_dispute.domain.words import term, worded


@click.command("directory", cls=Command, example="directory wenxian --as li --on 2024-05-20")
@CENTER
@AS
@click.option("--on", type=DAY, metavar="日期", help="这一天在册的；不写为今天")
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格（需安装 admin-dispute[sheets]）")
@click.pass_context
def directory_(ctx: click.Context, center: str, actor: str, on: date | None, as_json: bool, xlsx: Path | None) -> None:
    """名录：在册机构的代号、名称、职能、主管事项，任职人的代号和职责。"""
    rows = center_of(ctx, center).acting(actor).directory(on)
    show_rows("名录", DirectoryRow, rows, xlsx, as_json=as_json, groups=_SHOWN, cell=_cell)


_SHOWN = (("id", "name"), ("kind", "division"), ("functions",), ("matters",), ("superior",), ("officers",))


def _cell(row: DirectoryRow, name: str) -> Any:
    """Return what stands in a column: matters by their names, a line for everybody in office."""
    if name == "matters":
        return tuple(term("matter", matter) for matter in row.matters)
    if name == "officers":
        return "\n".join(map(_told, row.officers))
    return getattr(row, name)


def _told(officer: InOffice) -> str:
    roles = "、".join(map(worded, officer.roles))
    return f"{officer.id}（{roles}）" if officer.name is None else f"{officer.name}（{officer.id}，{roles}）"
