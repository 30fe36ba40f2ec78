"""Terms of performance: what fell due for agencies, met in time, late or not at all, by how many days (WX-4.3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.due_dates import judged
from admin_dispute.domain.dispute.enforcement.resting import rests
from admin_dispute.domain.dispute.obligation import IN_ITS_STEAD, Standing
from admin_dispute.domain.figures.counting import Counted, Looking, piece, term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.obligation import Obligation
    from admin_dispute.domain.dispute.state import Dispute

FORGIVEN = (Standing.RELEASED, *IN_ITS_STEAD)
"""What nobody has to perform any more counts neither as performed nor as late; nor does what rests by a settlement."""


def _fallen_due(dispute: Dispute, looking: Looking) -> Iterator[tuple[Obligation, Counted, date | None]]:
    """Each part of an agency's obligation whose last day lies in the stretch and is over; and the day it was met.

    A part met before its last day counts on its last day. A day that may still move is waited for.
    """
    for owed in dispute.obligations:
        if owed.debtor not in dispute.agencies or owed.standing in FORGIVEN or rests(dispute, owed.id):
            continue
        for part, met in judged(dispute, owed, looking.count):
            on = part.due.on
            if on > looking.until and owed.monthly is not None:
                break
            if not looking.stretch.covers(on) or part.due.provisional:
                continue
            if on < looking.as_of or met is not None:
                yield owed, piece(dispute, on, (owed.debtor,), part.subject), met


@term("duties-due")
def duties_due(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """What agencies had to perform, each part by itself."""
    yield from (counted for _, counted, _ in _fallen_due(dispute, looking))


@term("duties-in-time")
def duties_in_time(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them performed by their last day."""
    yield from (counted for _, counted, met in _fallen_due(dispute, looking) if _in_time(counted, met))


@term("duties-performed")
def duties_performed(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them performed by now, in time or late."""
    yield from (counted for _, counted, met in _fallen_due(dispute, looking) if met is not None)


@term("duties-late")
def duties_late(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them performed after their last day, or not at all."""
    yield from (counted for _, counted, met in _fallen_due(dispute, looking) if not _in_time(counted, met))


@term("duties-refused")
def duties_refused(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them that the agency refused to perform."""
    yield from (counted for owed, counted, _ in _fallen_due(dispute, looking) if owed.standing is Standing.REFUSED)


@term("days-late")
def days_late(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Calendar days by which they were late, up to the end of the stretch where they still are."""
    for _, counted, met in _fallen_due(dispute, looking):
        row = counted.row
        if not _in_time(counted, met):
            days = (min(met or looking.until, looking.until) - row.on).days
            yield piece(dispute, row.on, counted.agencies, row.item, days)


def _in_time(counted: Counted, met: date | None) -> bool:
    return met is not None and met <= counted.row.on
