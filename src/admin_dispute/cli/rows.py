"""Rows of one kind as table, JSON or spreadsheet: what several lists share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import attrs
from rich import box
from rich.table import Table
from rich.text import Text

from admin_dispute.cli.output import CONSOLE, ERRORS, STRONG, done, show_json, show_listed
from admin_dispute.domain.words import label, worded
from admin_dispute.reports.sheet import write_rows

Groups: TypeAlias = Sequence[Sequence[str]]
"""Fields by their paths; those of a group share a column of the screen, one below the other."""


def show_rows(
    title: str,
    type_: type[Any],
    rows: Sequence[Any],
    xlsx: Path | None,
    *,
    as_json: bool,
    groups: Groups = (),
    fields: Sequence[str] = (),
    cell: Callable[[Any, str], Any] = getattr,
) -> None:
    """Show rows that are values of one type: its fields under their Chinese labels.

    Args:
        groups: what stands on the screen, where that is not each field in a column of its own.
        fields: the columns of the spreadsheet, where those are not all; cell: gives what stands in a field of a row.
    """
    columns = fields or [field.name for field in attrs.fields(type_)]
    if xlsx is not None:
        count = write_rows(title, type_, rows, xlsx, fields=columns, cell=cell)
        done(f"已写出 {count} 项：{xlsx}", ERRORS if as_json else CONSOLE)
    if as_json:
        show_json(list(rows))
    elif xlsx is None:
        table = Table(title=title, header_style=STRONG, box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
        shown = groups or [(name,) for name in columns]
        for group in shown:
            table.add_column("、".join(label(name, type_) for name in group), overflow="fold")
        for row in rows:
            table.add_row(*(_lines(cell(row, name) for name in group) for group in shown))
        show_listed(table)


def _lines(values: Iterable[Any]) -> Text:
    """What stands in a cell, a line for each value that is there."""
    said = ("、".join(map(worded, value)) if isinstance(value, tuple) else worded(value) for value in values)
    return Text("\n".join(filter(None, said)))
