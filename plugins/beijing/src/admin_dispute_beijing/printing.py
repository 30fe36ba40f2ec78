"""The return as tables: one row for each unit, the total below; and the disputes behind each figure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from admin_dispute import Cell, Column, Table
from admin_dispute_beijing.columns import HEADS, MONEY
from admin_dispute_beijing.editions import Edition, Total
from admin_dispute_beijing.entry import Entry

_PLACES = 2


def return_table(entries: Sequence[Entry], total: Total, title: str) -> Table:
    """Return the form with its rows in the order given, and the total as known now."""
    numbered = (
        Column(f"{number} {head}", _PLACES if number == MONEY else 0) for number, head in enumerate(HEADS, 1)
    )  # fmt: skip
    missing = f"未报：{'、'.join(total.missing)}" if total.missing else "各单位均已填报"
    return Table(
        title=title,
        columns=(Column("单位"), *numbered),
        rows=(*(_row(entry.name, entry.columns) for entry in entries), _row("合计", total.columns)),
        notes=(missing, "1=5+17；2=6+18=24+25；5=7至16之和；17=19+20+21=22+23"),
    )


def turned(table: Table) -> Table:
    """Return the form for the screen, a line for each column and a column for each unit: 27 columns fit no terminal."""
    places = table.columns[MONEY].places
    return Table(
        title=table.title,
        columns=(Column("栏目"), *(Column(str(row[0]), places) for row in table.rows)),
        rows=tuple(
            (column.title, *(f"{row[number]:.{column.places or 0}f}" for row in table.rows))
            for number, column in enumerate(table.columns) if number
        ),
        notes=table.notes,
    )  # fmt: skip


def _row(name: str, columns: tuple[Decimal, ...]) -> tuple[Cell, ...]:
    return (name, *columns)


def source_table(entry: Entry) -> Table:
    """Return the disputes behind each column of an entry, and what was decided otherwise than the record shows."""
    by_hand = {(one.decided, one.dispute): f"记录为{one.shown}栏：{one.reason}" for one in entry.overrides}
    rows = [
        (source.column, HEADS[source.column - 1], dispute, by_hand.get((source.column, dispute), ""))
        for source in entry.sources
        for dispute in source.disputes
    ]
    heads = ("栏", "栏目", "争议", "人工决定")
    return Table(title="依据的争议", columns=tuple(map(Column, heads)), rows=tuple(rows))


def change_table(edition: Edition) -> Table:
    """Return what an edition changes."""
    return Table(
        title=f"第{edition.number}版更正",
        columns=(Column("栏"), Column("栏目"), Column("原为", _PLACES), Column("更正为", _PLACES)),
        rows=tuple((change.column, change.head, change.before, change.after) for change in edition.changes),
        notes=(f"理由：{edition.reason}",) if edition.reason else (),
    )
