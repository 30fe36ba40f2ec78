"""The quarterly return on administrative mediation of Beijing: a foreign form, filled from a center's disputes."""

from __future__ import annotations

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
from admin_dispute_beijing.entry import Civil, Entry, Override, Source, added, due, quarter, whole_year
from admin_dispute_beijing.filling import filled, units
from admin_dispute_beijing.keeping import issue, read_editions
from admin_dispute_beijing.kinds import Decided
from admin_dispute_beijing.printing import change_table, return_table, source_table

__all__ = [
    "HEADS", "IDENTITIES", "Change", "Civil", "Decided", "Edition", "Entry", "Override", "Source", "Total", "added",
    "change_table", "changed", "contradicting", "due", "filled", "issue", "issued", "known", "of_the_year", "quarter",
    "read_editions", "return_table", "source_table", "total", "units", "whole_year",
]  # fmt: skip
