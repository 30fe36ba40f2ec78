"""`limits`: the limits for suing that run while the parties mediate, the first to end in front."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import click

from admin_dispute.center.acting import Acting
from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.rows import show_rows
from admin_dispute.cli.usage import FILE, WHOLE, Command
from admin_dispute.domain.dispute.suit_limit import SuitLimit

COLUMNS = (
    "dispute", "act", "way", "known_on", "opens", "opens_provisional", "on", "left", "mediated", "arguable",
    "mediating_until", "mediating_provisional",
)  # fmt: skip
_SHOWN = (
    ("dispute", "act"), ("way",), ("known_on",), ("opens",), ("on",), ("left",), ("mediated",), ("arguable",),
    ("mediating_until",),
)  # fmt: skip
_PROVISIONAL = {"opens": "opens_provisional", "mediating_until": "mediating_provisional"}


@click.command("limits", cls=Command, example="limits wenxian --as li --within 30")
@CENTER
@AS
@click.option("--within", type=WHOLE, metavar="天数", help="只列这些天内届满的，以及可能先于本轮调解届满的")
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格（需安装 admin-dispute[sheets]）")
@click.pass_context
def limits_(ctx: click.Context, center: str, actor: str, within: int | None, as_json: bool, xlsx: Path | None) -> None:
    """列出正在计算的起诉期限，先届满的在前：调解不中止、不中断起诉期限，可以主张扣除的日数另列。"""
    acting = center_of(ctx, center).acting(actor)
    found = acting.suit_limits(within)
    named = found if as_json else tuple(_named(acting, found))
    cell = _cell if xlsx is None else getattr
    shown = [group for group in _SHOWN if group != ("opens",) or any(one.opens for one in found)]
    show_rows("起诉期限", SuitLimit, named, xlsx, as_json=as_json, groups=shown, fields=COLUMNS, cell=cell)


def _cell(limit: SuitLimit, name: str) -> Any:
    """What stands on the screen: a day that may turn out to be later is marked."""
    value = getattr(limit, name)
    marked = name in _PROVISIONAL and getattr(limit, _PROVISIONAL[name])
    return f"{value}（暂定）" if marked else value


def _named(acting: Acting, limits: Iterable[SuitLimit]) -> Iterator[SuitLimit]:
    for one in limits:
        yield attrs.evolve(one, act=acting.names(one.dispute).name(one.act))
