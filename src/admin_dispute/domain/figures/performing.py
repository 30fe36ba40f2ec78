"""Terms of performance: what fell due for agencies, met in time, late or not at all, by how many days (WX-4.3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.dispute.due_dates import judged
from admin_dispute.domain.dispute.enforcement.resting import rests
from admin_dispute.domain.dispute.obligation import IN_ITS_STEAD, Standing
from admin_dispute.domain.figures.counting import Counted, Looking, piece, term
from admin_dispute.domain.periods import Due

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.obligation import Obligation
    from admin_dispute.domain.dispute.state import Dispute

FORGIVEN = (Standing.RELEASED, *IN_ITS_STEAD)
"""What nobody has to perform any more counts neither as performed nor as late; nor does what rests by a settlement."""


@frozen(kw_only=True)
class Fallen:
    """A part of an agency's obligation that fell due, its last day, and the day on which it was met."""

    owed: Obligation
    counted: Counted
    last: Due
    met: date | None

    @property
    def in_time(self) -> bool:
        """Whether it was met, and not after the last day for certain."""
        return self.met is not None and not self.last.over(self.met)


def _fallen_due(dispute: Dispute, looking: Looking) -> Iterator[Fallen]:
    """Each part of an agency's obligation whose last day lies in the stretch and is over for certain, or was met.

    A part met before its last day counts on its last day; of a provisional one on the earliest that it can be, which
    its row says.
    """
    for owed in dispute.obligations:
        if owed.debtor not in dispute.agencies or owed.standing in FORGIVEN or rests(dispute, owed.id):
            continue
        for part, met in judged(dispute, owed, looking.count):
            on = part.due.on
            if on > looking.until and owed.monthly is not None:
                break
            if looking.stretch.covers(on) and (met is not None or part.due.over(looking.as_of)):
                counted = piece(dispute, on, (owed.debtor,), part.subject, provisional=part.due.provisional)
                yield Fallen(owed=owed, counted=counted, last=part.due, met=met)


@term("duties-due")
def duties_due(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """What agencies had to perform, each part by itself."""
    yield from (fallen.counted for fallen in _fallen_due(dispute, looking))


@term("duties-in-time")
def duties_in_time(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them performed by their last day."""
    yield from (fallen.counted for fallen in _fallen_due(dispute, looking) if fallen.in_time)


@term("duties-performed")
def duties_performed(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them performed by now, in time or late."""
    yield from (fallen.counted for fallen in _fallen_due(dispute, looking) if fallen.met is not None)


@term("duties-late")
def duties_late(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them performed after their last day, or not at all."""
    yield from (fallen.counted for fallen in _fallen_due(dispute, looking) if not fallen.in_time)


@term("duties-refused")
def duties_refused(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them that the agency refused to perform."""
    refused = (fallen for fallen in _fallen_due(dispute, looking) if fallen.owed.standing is Standing.REFUSED)
    yield from (fallen.counted for fallen in refused)


@term("days-late")
def days_late(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Calendar days by which they were late for certain, up to the end of the stretch where they still are."""
    for fallen in _fallen_due(dispute, looking):
        row, last = fallen.counted.row, fallen.last
        if not fallen.in_time:
            days = (min(fallen.met or looking.until, looking.until) - (last.latest or last.on)).days
            late = max(days, 0)  # a provisional day may come after the end of the stretch
            yield piece(dispute, row.on, fallen.counted.agencies, row.item, late, provisional=row.provisional)
