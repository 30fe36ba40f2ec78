"""The quarterly return on administrative mediation of Beijing: a foreign form, filled from a center's disputes."""

from __future__ import annotations

from collections.abc import Sequence

from admin_dispute import Clause, hookimpl
from admin_dispute_beijing.columns import HEADS, IDENTITIES
from admin_dispute_beijing.editions import (
    Change,
    Edition,
    Total,
    changed,
    contradicting,
    issued,
    known,
    of_the_year,
    total,
)
from admin_dispute_beijing.entry import Civil, Entry, Source, added, due, quarter, whole_year
from admin_dispute_beijing.filling import filled, units
from admin_dispute_beijing.kinds import Decided
from admin_dispute_beijing.printing import change_table, return_table, source_table

__all__ = [
    "HEADS", "IDENTITIES", "Change", "Civil", "Decided", "Edition", "Entry", "Source", "Total", "added", "change_table",
    "changed", "contradicting", "due", "filled", "issued", "known", "of_the_year", "quarter", "return_table",
    "source_table", "total", "units", "whole_year",
]  # fmt: skip

FOOTNOTE = "北京市行政调解案件统计表 表下说明"


@hookimpl
def register_clauses() -> Sequence[Clause]:
    """Return the four identities printed below the form, each a rule that every entry keeps."""
    by_clause: dict[str, list[str]] = {}
    for identity in IDENTITIES:
        by_clause.setdefault(identity.clause, []).append(str(identity))
    return tuple(
        Clause(id=id_, place=FOOTNOTE, title="；".join(said), reports=("quarterly-return",))
        for id_, said in by_clause.items()
    )
