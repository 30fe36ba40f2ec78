"""The outlook on enforcement as rows: one for each obligation and kind of measure, for table, JSON and spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from attrs import frozen

from admin_dispute.domain.dispute.enforcement.measures import MeasureStanding
from admin_dispute.domain.dispute.enforcement.table import MeasureKind
from admin_dispute.domain.dispute.enforcement.titles import Side
from admin_dispute.domain.enforcement import EnforcementOutlook


@frozen(kw_only=True)
class EnforcementRow:
    """One kind of measure on one obligation.

    Attributes:
        papers: what carries the obligation; open: nothing is missing; missing: what is, in Chinese.
        standing: how far the latest measure of the kind has come; so_far: yuan of a daily fine up to the day.
        apply_by: the last day to apply for enforcement, which may be provisional; late_interest: yuan up to the day.
        missing_since: from when days before 2014-08-01 are not in it; interest_doubt: why it may not be owed;
        interest_provisional: a last day that it runs from may turn out to be earlier.
    """

    on: date
    obligation: str
    debtor: str
    side: Side
    papers: tuple[str, ...]
    kind: MeasureKind
    open: bool
    by: tuple[str, ...]
    clauses: tuple[str, ...]
    missing: tuple[str, ...]
    standing: MeasureStanding | None
    so_far: Decimal | None
    apply_by: date | None
    apply_by_provisional: bool
    late_interest: Decimal | None
    missing_since: date | None
    interest_doubt: str | None
    interest_provisional: bool


def enforcement_rows(outlook: EnforcementOutlook) -> Iterator[EnforcementRow]:
    """Give the rows of an outlook, obligation by obligation."""
    for owed in outlook.obligations:
        for measure in owed.measures:
            yield EnforcementRow(
                on=outlook.on,
                obligation=owed.obligation,
                debtor=owed.debtor,
                side=owed.side,
                papers=owed.papers,
                kind=measure.kind,
                open=measure.open,
                by=measure.orderers,
                clauses=measure.clauses,
                missing=tuple(objection.text for objection in measure.missing),
                standing=measure.taken[-1].standing if measure.taken else None,
                so_far=None if measure.so_far is None else measure.so_far.amount,
                apply_by=None if owed.applying is None else owed.applying.due.on,
                apply_by_provisional=owed.applying is not None and owed.applying.due.provisional,
                late_interest=None if owed.interest is None else owed.interest.amount,
                missing_since=None if owed.interest is None else owed.interest.missing_since,
                interest_doubt=None if owed.interest is None else owed.interest.doubt,
                interest_provisional=owed.interest is not None and owed.interest.provisional,
            )
