"""Rows of one kind as table, JSON or spreadsheet: what several lists share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
from rich import box
from rich.table import Table
from rich.text import Text

from admin_dispute.cli.common import written_table
from admin_dispute.cli.output import CONSOLE, ERRORS, STRONG, done, show_json, show_listed
from admin_dispute.domain.words import label, worded

_WIDTH = 18


def show_rows(title: str, type_: type[Any], rows: Sequence[Any], xlsx: Path | None, *, as_json: bool) -> None:
    """Show rows that are values of one type: every field is a column, under its Chinese label."""
    names = [field.name for field in attrs.fields(type_)]
    heads = [label(name, type_) for name in names]
    if xlsx is not None:
        values = ([getattr(row, name) for name in names] for row in rows)
        count = written_table(title, [(head, _WIDTH) for head in heads], values, xlsx)
        done(f"已写出 {count} 项：{xlsx}", ERRORS if as_json else CONSOLE)
    if as_json:
        show_json(list(rows))
    elif xlsx is None:
        table = Table(title=title, header_style=STRONG, box=box.SIMPLE_HEAD)
        for head in heads:
            table.add_column(head, overflow="fold")
        for row in rows:
            table.add_row(*(Text(_said(getattr(row, name))) for name in names))
        show_listed(table)


def _said(value: Any) -> str:
    if value is None:
        return ""
    return "、".join(map(worded, value)) if isinstance(value, tuple) else worded(value)
