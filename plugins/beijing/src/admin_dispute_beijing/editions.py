"""Editions of entries: what was issued stays, a correction is the next edition and says what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from attrs import frozen

from admin_dispute import BadInput, Fault
from admin_dispute_beijing.columns import HEADS
from admin_dispute_beijing.entry import Entry, added


@frozen(kw_only=True)
class Change:
    """A column that is another than in the edition before."""

    column: int
    before: Decimal
    after: Decimal

    @property
    def head(self) -> str:
        """The head of the column."""
        return HEADS[self.column - 1]


@frozen(kw_only=True)
class Edition:
    """An entry as it was issued: the first one, or a correction with its reason and what it changes.

    Attributes:
        filled_by, reviewed_by: ids of the directory; nobody reviews what he filled.
    """

    number: int
    entry: Entry
    on: date
    filled_by: str
    reviewed_by: str
    reason: str = ""
    changes: tuple[Change, ...] = ()


def issued(
    entry: Entry,
    on: date,
    filled_by: str,
    reviewed_by: str,
    *,
    before: Edition | None = None,
    reason: str = "",
) -> Edition:
    """Return the first edition of an entry, or the next one after `before`.

    Raises:
        BadInput: reviewed by who filled it, or before the end of its days; a correction of another unit or time,
            without a reason, or that changes nothing.
    """
    changes = () if before is None else tuple(changed(before.entry.columns, entry.columns))
    faults = []
    if filled_by == reviewed_by:
        faults.append(Fault("reviewed_by", "填报人不得审核自己的填报"))
    if on <= entry.stretch.last:
        faults.append(Fault("on", f"期间至{entry.stretch.last}届满，此后才能填报"))
    if before is not None:
        if (before.entry.unit, before.entry.stretch) != (entry.unit, entry.stretch):
            faults.append(Fault("before", "更正的应为同一单位、同一期间"))
        if not reason.strip():
            faults.append(Fault("reason", "更正应写明理由"))
        if not changes:
            faults.append(Fault("entry", "与前一版没有不同"))
    if faults:
        raise BadInput("bad-input", tuple(faults), command="quarterly-return")
    number = 1 if before is None else before.number + 1
    return Edition(
        number=number, entry=entry, on=on, filled_by=filled_by, reviewed_by=reviewed_by, reason=reason, changes=changes
    )


def changed(before: Sequence[Decimal], after: Sequence[Decimal]) -> Iterator[Change]:
    """Give the columns that differ."""
    for number, (was, is_) in enumerate(zip(before, after, strict=True), 1):
        if was != is_:
            yield Change(column=number, before=was, after=is_)


def known(editions: Iterable[Edition], on: date) -> tuple[Entry, ...]:
    """Return the entries as known on a day: of each unit and stretch the last edition issued by then."""
    latest: dict[tuple[str, object], Edition] = {}
    for edition in sorted(editions, key=lambda one: one.number):
        if edition.on <= on:
            latest[edition.entry.unit, edition.entry.stretch] = edition
    return tuple(edition.entry for edition in latest.values())


@frozen(kw_only=True)
class Total:
    """The total over units: derived each time it is asked for, so that a correction reaches it.

    Attributes:
        missing: units of the directory that have not filed; a total is complete without any.
    """

    columns: tuple[Decimal, ...]
    units: tuple[str, ...]
    missing: tuple[str, ...]


def total(entries: Iterable[Entry], units: Iterable[str]) -> Total:
    """Return the total of entries of one stretch.

    Args:
        units: those that file for it, by the directory of its last day (`Report.bodies`): never a fixed number.
    """
    filed = {entry.unit: entry for entry in entries}
    missing = tuple(unit for unit in units if unit not in filed)
    return Total(columns=added(filed.values()), units=tuple(filed), missing=missing)


def of_the_year(entries: Iterable[Entry], successors: Mapping[str, str]) -> dict[str, tuple[Decimal, ...]]:
    """Return the year of each unit as the sum of its quarters.

    Args:
        successors: who went on for units that were merged within the year: their earlier quarters count there. A unit
            that was renamed keeps its id, and with it its quarters.
    """
    by_unit: dict[str, list[Entry]] = {}
    for entry in entries:
        unit = entry.unit
        while unit in successors:
            unit = successors[unit]
        by_unit.setdefault(unit, []).append(entry)
    return {unit: added(quarters) for unit, quarters in by_unit.items()}


def contradicting(year: Entry, quarters: Iterable[Entry]) -> tuple[Change, ...]:
    """Return where a full-year return says otherwise than the quarters add up to; it is filed by itself."""
    return tuple(changed(added(quarters), year.columns))
