"""The ledger for the screen: a table that fits a hundred columns, one of columns of choice, or every column in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import attrs
from rich import box
from rich.table import Table
from rich.text import Text

from admin_dispute.cli.dates import marks
from admin_dispute.cli.output import BAD, FAINT, STRONG, WARNED
from admin_dispute.domain.words import label, worded
from admin_dispute.reports.row import LedgerRow

NOT_SHOWN = "—"
"""Stands in a column that is not for the eyes of whoever asked."""


def ledger_table(rows: Iterable[LedgerRow], columns: tuple[str, ...] = ()) -> Table:
    """Return the ledger as a table.

    Args:
        columns: names of columns, each shown by itself; by default what fits a hundred columns of a screen.
    """
    table = Table(title="工作台账", header_style=STRONG, box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    if columns:
        for name in columns:
            table.add_column(label(name, LedgerRow), overflow="fold", no_wrap=name in _DAYS)
        for row in rows:
            table.add_row(*(_cell(getattr(row, name)) for name in columns))
        return table
    for head, width, _ in _SHORT:
        table.add_column(head, overflow="fold", width=width)
    for row in rows:
        table.add_row(*(cell(row) for *_, cell in _SHORT))
    return table


def ledger_entries(rows: Iterable[LedgerRow]) -> Iterator[Text]:
    """Give every column of every row, one below the other, what is empty left out."""
    for row in rows:
        yield Text(row.dispute, STRONG)
        for column in attrs.fields(LedgerRow)[1:]:
            told = _cell(getattr(row, column.name))
            if told.plain:
                yield Text.assemble(f"  {label(column.name, LedgerRow)}：", told)


_DAYS = {column.name for column in attrs.fields(LedgerRow) if "date" in str(column.type)}


def _numbers(row: LedgerRow) -> Text:
    numbers = (row.case_number or "", *row.file_numbers)
    return Text("\n").join([Text(row.dispute, STRONG), *(Text(number) for number in dict.fromkeys(numbers) if number)])


def _people(row: LedgerRow) -> Text:
    if row.parties is None:
        return Text(NOT_SHOWN)
    named = (*row.claimants, *row.third_parties)
    if not named:
        return Text(f"{row.parties}方")
    return Text(named[0] if row.parties == 1 else f"{named[0]}等{row.parties}方")


def _lead(row: LedgerRow) -> Text:
    agency = Text(row.lead) if row.lead else Text("、".join(row.agencies), FAINT)
    matter: str | None = row.matter
    return Text(NOT_SHOWN) if matter is None else Text(worded(matter) + "\n").append_text(agency)


def _stage(row: LedgerRow) -> Text:
    ended = row.outcome or (row.round_ended if row.stage == "ended" else None)
    told = Text(worded(row.stage) + (f"\n{worded(ended)}" if ended else ""))
    if row.relief_due is not None:
        told.append("\n须立即疏导", BAD)
    return told


def _performed(row: LedgerRow) -> Text:
    if row.obligations is None:
        return Text(NOT_SHOWN)
    if not row.obligations:
        return Text("")
    told = Text(f"{row.performed}/{row.obligations}")
    for count, word in ((row.refused, "拒绝"), (row.open_promises, "未定期")):
        if count:
            told.append(f"\n{word}{count}", WARNED)
    return told


def _due(row: LedgerRow) -> Text:
    lines = []
    if row.overdue:
        others = f"等{row.overdue}项" if row.overdue > 1 else ""
        late = f"{row.overdue_since} 已逾期{row.overdue_days}天\n{worded(row.overdue_clock)}{others}"
        lines.append(Text(late, BAD))
    if row.next_due is not None:
        sure = marks(row.next_hours, provisional=row.provisional)
        lines.append(Text(f"{row.next_due} {worded(row.next_clock)}{f'（{sure}）' if sure else ''}"))
    overdue: int | None = row.overdue
    return Text(NOT_SHOWN) if overdue is None else Text("\n").join(lines)


_SHORT: tuple[tuple[str, int, Callable[[LedgerRow], Text]], ...] = (
    ("编号、案号", 28, _numbers),
    ("当事人", 11, _people),
    ("类别、牵头机关", 16, _lead),
    ("阶段", 10, _stage),
    ("履行", 8, _performed),
    ("期限", 21, _due),
)
"""Heads, widths and cells of the table that fits a hundred columns."""


def _cell(value: Any) -> Text:
    if value is None:
        return Text("")
    if isinstance(value, tuple):
        return Text("、".join(map(worded, value)))
    return Text(str(value) if isinstance(value, date) else worded(value))
