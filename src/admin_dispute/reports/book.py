"""Tables as a spreadsheet: one sheet each, header frozen and filtered, typed cells (needs the extra `sheets`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from admin_dispute.domain.errors import BadConfiguration
from admin_dispute.reports.table import Cell, Column, Table
from admin_dispute.schemas.page import writing

LONGEST = 32_767
"""How many characters a cell of a spreadsheet holds."""
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_NAME = 31
"""How many characters the name of a sheet may have."""


@contextmanager
def workbook(path: str | Path) -> Iterator[Any]:
    """Open a spreadsheet for writing, to be filled row by row; what stands against its file is said first.

    Raises:
        BadConfiguration: the extra is not installed, or the file can't be written.
    """
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise BadConfiguration("no-sheets") from None
    file = Path(path)
    with writing(file):
        file.open("wb").close()
        with Workbook(str(file), _OPTIONS) as book:
            yield book


def write_book(tables: Iterable[Table], path: str | Path, made: date | None = None) -> int:
    """Write tables into an .xlsx file, a sheet each; a text is never read as a formula or a link.

    Args:
        made: the day that stands in the file as that of its making, so that the same tables give the same bytes.

    Returns:
        How many rows were written.

    Raises:
        BadConfiguration: the extra `sheets` is not installed, or the file can't be written.
    """
    count = 0
    with workbook(path) as book:
        if made is not None:
            book.set_properties({"created": datetime.combine(made, time(), UTC)})
        names: set[str] = set()
        for table in tables:
            _write(book, table, _sheet_name(table.title, names))
            count += len(table.rows)
    return count


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that a spreadsheet allows, and no other sheet has."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", title).strip("'")
    names = (plain[:_NAME], *(f"{plain[: _NAME - 3]}{number}" for number in range(2, 100)))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return name


def _write(book: Any, table: Table, name: str) -> None:
    sheet = book.add_worksheet(name)
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1})
    formats = [book.add_format({"num_format": _format(column)}) for column in table.columns]
    day = book.add_format({"num_format": "yyyy年m月d日"})
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, max(10, min(2 * len(column.title), 40)))
        sheet.write_string(0, place, column.title, heading)
    for number, row in enumerate(table.rows, 1):
        for place, cell in enumerate(row):
            _put(sheet, number, place, cell, day if isinstance(cell, date) else formats[place])
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    for number, note in enumerate(table.notes, len(table.rows) + 2):
        sheet.write_string(number, 0, note[:LONGEST])


def _put(sheet: Any, number: int, place: int, cell: Cell, style: Any) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(number, place, cell, style)
    elif isinstance(cell, (int, Decimal)):
        sheet.write_number(number, place, float(cell), style)  # what a spreadsheet holds; it was rounded before
    elif cell:
        sheet.write_string(number, place, cell[:LONGEST])


def _format(column: Column) -> str:
    digits = "0." + "0" * column.places if column.places else "General" if not column.unit else "0"
    return f'{digits}"{column.unit}"' if column.unit else digits
