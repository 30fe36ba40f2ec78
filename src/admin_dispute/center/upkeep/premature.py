"""Acts on a provisional last day that turn out to be too early, once its year is announced."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from admin_dispute.center.upkeep.rulings import Differing, differing_in
from admin_dispute.domain.over import SURELY_OVER
from admin_dispute.domain.periods import CalendarYear
from admin_dispute.store.records import Records
from admin_dispute.store.searching import acts_warned_of, corrected
from admin_dispute.store.statement import Cursor

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


TOO_EARLY = "下列事项是在暂定的最后一日以后办理的，按公布的安排办得过早，请更正、撤销或者重新办理："


def premature(center: Center, years: tuple[CalendarYear, ...] = ()) -> Iterator[Differing]:
    """Give the acts that were warned of a provisional last day and would be refused now, or record something else.

    Each is asked again, by the calendar as it is or with years that might be loaded; one that was annulled, or replaced
    by one that is in time, is none of them.
    """
    with center.transaction(reading=True) as connection:
        records = Records(Cursor.of(connection), center.id)
        basis = center.basis(records).foreseeing(years)
        warned = acts_warned_of(connection, center.id, SURELY_OVER.code)
        for (kind, stream), rows in groupby(warned, key=attrgetter("kind", "stream")):
            numbers = {corrected(row) or row.number for row in rows}
            asked_again = differing_in(records, basis, kind, stream)
            yield from (one for one in asked_again if one.number in numbers and one.does_otherwise)
