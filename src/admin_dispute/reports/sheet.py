"""A table as a spreadsheet: 序号 first, header frozen and filtered, real dates and numbers (needs `sheets`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from admin_dispute.domain.words import label, worded
from admin_dispute.reports.book import LONGEST, workbook
from admin_dispute.reports.row import LedgerRow

_WIDE = {
    "agencies": 28, "lead": 22, "case_number": 26, "file_numbers": 26, "dispute": 20, "claimants": 24,
    "papers": 24, "by": 24, "clauses": 32, "missing": 60, "what": 30,
}  # fmt: skip
"""How wide some columns are, in characters."""


def write_ledger(rows: Iterable[LedgerRow], path: str | Path) -> int:
    """Write rows of the ledger into an .xlsx file, row by row; a text is never read as a formula.

    Returns:
        How many disputes were written.

    Raises:
        BadConfiguration: the extra `sheets` is not installed, or the file can't be written.
    """
    return write_rows("工作台账", LedgerRow, rows, path)


def write_rows(
    title: str,
    type_: type[Any],
    rows: Iterable[Any],
    path: str | Path,
    *,
    fields: Sequence[str] = (),
    cell: Callable[[Any, str], Any] = getattr,
) -> int:
    """Write what any list of `Acting` gives (tasks, limits, appointments ...) into an .xlsx file, as `write_ledger`.

    Args:
        title: of the sheet; type_: of the rows, whose fields are the columns, under their Chinese labels.
        fields: the columns, where those are not all; cell: gives what stands in a field of a row.

    Raises:
        BadConfiguration: the extra `sheets` is not installed, or the file can't be written.
    """
    names = tuple(fields) or tuple(field.name for field in attrs.fields(type_))
    heads = [(label(name, type_), _WIDE.get(name, 16)) for name in names]
    return write_table(title, heads, ([cell(row, name) for name in names] for row in rows), path)


def write_table(title: str, heads: Sequence[tuple[str, int]], rows: Iterable[Sequence[Any]], path: str | Path) -> int:
    """Write rows of values under their heads into an .xlsx file, row by row; a text is never read as a formula.

    Args:
        title: of the sheet; heads: the text and the width of each column, in characters.
        rows: dates, integers, decimals (yuan), booleans, codes, texts, tuples of them; None leaves a cell empty.

    Returns:
        How many rows were written.

    Raises:
        BadConfiguration: the extra `sheets` is not installed, or the file can't be written.
    """
    with workbook(path) as book:
        sheet = book.add_worksheet(title)
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1})
        formats = {date: "yyyy年m月d日", Decimal: "#,##0.00"}
        styles = {type_: book.add_format({"num_format": form}) for type_, form in formats.items()}
        sheet.write_row(0, 0, ["序号", *(head for head, _ in heads)], heading)
        sheet.freeze_panes(1, 1)
        for column, (_, width) in enumerate(heads, 1):
            sheet.set_column(column, column, width)
        count = 0
        for count, row in enumerate(rows, 1):
            sheet.write_number(count, 0, count)
            for column, value in enumerate(row, 1):
                _write(sheet, count, column, value, styles)
        sheet.autofilter(0, 0, max(count, 1), len(heads))
    return count


def _write(sheet: Any, row: int, column: int, value: Any, styles: dict[type, Any]) -> None:
    """Write one value as what it is."""
    if isinstance(value, bool):
        sheet.write_string(row, column, "是" if value else "")
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, styles[date])
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), styles[Decimal])
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    elif value is not None:
        text = "、".join(map(worded, value)) if isinstance(value, tuple) else worded(value)
        sheet.write_string(row, column, text[:LONGEST])
