"""A table as it is printed: heads, typed cells and notes; the same for the screen, JSON and the spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from attrs import frozen

Cell: TypeAlias = str | int | Decimal | date | None
"""A text, a number, a day, or nothing."""


@frozen
class Column:
    """A column: its head in Chinese, how many decimals its numbers have, and the unit written behind them (`%`)."""

    title: str
    places: int = 0
    unit: str = ""


@frozen(kw_only=True)
class Table:
    """A table of a report; `notes` stand below it."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


NOTHING_TO_COMPARE = "-"
"""Printed where something grew from nothing."""
NOT_APPLICABLE = "不适用"
"""Printed where there is nothing to divide by."""


def texts(titles: Iterable[str]) -> tuple[Column, ...]:
    """Return columns of texts or whole numbers."""
    return tuple(Column(title) for title in titles)


def told(cell: Cell, column: Column) -> str:
    """Return a cell as it is read."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:.{column.places}f}{column.unit}"
    return str(cell)
