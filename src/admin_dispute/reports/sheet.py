"""The ledger as a spreadsheet: 序号 first, header frozen and filtered, real dates (needs the extra `sheets`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import xlsxwriter

from admin_dispute.domain.words import label, worded
from admin_dispute.reports.row import LedgerRow

_WIDE = {"agencies": 28, "lead": 22, "case_number": 26, "file_numbers": 26, "dispute": 20, "claimants": 24}


def write_sheet(rows: Iterable[LedgerRow], path: Path) -> int:
    """Write ledger rows into an .xlsx file, row by row; a text is never read as a formula.

    Returns:
        How many disputes were written.

    Raises:
        OSError: the file can't be written.
    """
    names = [field.name for field in attrs.fields(LedgerRow)]
    path.open("wb").close()  # what stands against it is said before the rows are read
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("工作台账")
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1})
        day = book.add_format({"num_format": "yyyy年m月d日"})
        money = book.add_format({"num_format": "#,##0.00"})
        sheet.write_row(0, 0, ["序号", *(label(name, LedgerRow) for name in names)], heading)
        sheet.freeze_panes(1, 1)
        for column, name in enumerate(names, 1):
            sheet.set_column(column, column, _WIDE.get(name, 14))
        count = 0
        for count, row in enumerate(rows, 1):
            sheet.write_number(count, 0, count)
            for column, name in enumerate(names, 1):
                value = getattr(row, name)
                if isinstance(value, bool):
                    sheet.write_string(count, column, "是" if value else "")
                elif isinstance(value, date):
                    sheet.write_datetime(count, column, value, day)
                elif isinstance(value, Decimal):
                    sheet.write_number(count, column, float(value), money)
                elif isinstance(value, int):
                    sheet.write_number(count, column, value)
                elif value is not None:
                    text = "、".join(map(worded, value)) if isinstance(value, tuple) else worded(value)
                    sheet.write_string(count, column, text[:_LONGEST])
        sheet.autofilter(0, 0, max(count, 1), len(names))
    return count


_LONGEST = 32_767
"""How many characters a cell of a spreadsheet holds."""
