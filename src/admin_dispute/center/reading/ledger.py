"""The ledger as an actor sees it: read page by page, so that no transaction is open while a row is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from attrs import frozen
from sqlalchemy import Connection

from admin_dispute.center.clock import legal_day
from admin_dispute.center.reading.relief import relief_awaited
from admin_dispute.center.reading.view import clocks_seen, shown_row
from admin_dispute.center.reading.visitor import visitor
from admin_dispute.center.rights import Actor, granted, may_read
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.parties import present
from admin_dispute.domain.dispute.running_limits import suit_limits
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.dispute.suit_limit import SuitLimit
from admin_dispute.domain.errors import NotFound
from admin_dispute.domain.periods import Calendar
from admin_dispute.reports.ledger import LedgerQuery, Place, behind, in_order, page, standing_at, urgent
from admin_dispute.reports.row import LedgerRow, ledger_row

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


def suit_limits_seen(center: Center, who: str | Actor, within: int | None) -> tuple[SuitLimit, ...]:
    """Return the limits for suing that an actor may know of: disputes that wait for relief, then the first to end."""
    listing = Listing.of(center, who, None)
    if listing is None:
        return ()
    calendar, after = Calendar(listing.state.calendar), None
    found: list[SuitLimit] = []
    first: set[str] = set()
    while True:
        with center.transaction(reading=True) as connection:
            disputes = page(connection, center.id, LedgerQuery(), after, center.page)
        for _, dispute in disputes:
            if may_read(listing.actor, "id", dispute, dispute) and granted(
                "ledger", "next_due", listing.actor, dispute
            ):
                found += suit_limits(dispute, listing.today, calendar)
                first |= {dispute.id} if relief_awaited(listing.actor, dispute) else set()
        if len(disputes) < center.page:
            break
        after = disputes[-1][0]
    asked = (one for one in found if within is None or (one.left or 0) <= within or one.outlasted)
    return tuple(sorted(asked, key=lambda one: (one.dispute not in first, one.on or date.max, one.dispute)))


Progress = Callable[[int], None]
"""Told how many disputes were looked at."""


@frozen(eq=False)
class Listing:
    """One actor reading the ledger of a center as of a day."""

    center: Center
    state: CenterState
    actor: Actor
    today: date
    progress: Progress | None

    @classmethod
    def of(cls, center: Center, who: str | Actor, progress: Progress | None) -> Listing | None:
        """Return the listing of who asks; None where the center was never founded.

        Raises:
            NotFound: nobody is known under that id.
        """
        today = legal_day(center.clock.now())
        with center.records(reading=True) as records:
            basis = center.basis(records)
            return (
                None
                if basis.state is None
                else cls(center, basis.state, visitor(basis, records, who, today), today, progress)
            )

    def rows(self, query: LedgerQuery, after: str | None, limit: int | None) -> Iterator[LedgerRow]:
        """Give the rows that are looked for, as the actor sees them.

        Raises:
            NotFound: the dispute of `after` is none that he may know of.
        """
        last = None if after is None else self._last(after)
        top = self._top()
        if query.sort is None:
            yield from islice(self._in_turn(query, None if last is None else last[0], top), limit)
            return
        found = list(self._found(query, None))
        if last is not None and all(row.dispute != after for row in found):
            found.append(last[1])  # it marks the place, although it is not looked for any more
        rows = sorted(in_order(found, query.sort), key=lambda row: row.dispute not in top)
        first = 0 if last is None else next(n for n, row in enumerate(rows, 1) if row.dispute == after)
        yield from rows[first : None if limit is None else first + limit]

    def _top(self) -> tuple[str, ...]:
        """Return what stands at the top: disputes with a risk that nothing was done against, as far as he may know."""
        with self.center.transaction(reading=True) as connection:
            found = (standing_at(connection, self.center.id, id_) for id_ in urgent(connection, self.center.id))
            disputes = [place[1] for place in found if place is not None]
        return tuple(dispute.id for dispute in disputes if relief_awaited(self.actor, dispute))

    def _in_turn(self, query: LedgerQuery, after: Place | None, top: tuple[str, ...]) -> Iterator[LedgerRow]:
        """Give the rows, those at the top first; after one of those the rest of them and then everything else."""
        at = top.index(after.dispute) + 1 if after is not None and after.dispute in top else 0
        if after is None or at:
            for dispute in top[at:]:
                with self.center.transaction(reading=True) as connection:
                    found = standing_at(connection, self.center.id, dispute)
                    shown = [] if found is None else self._shown(connection, [found])
                yield from (row for row, state in shown if query.fits(row, state))
        rest = self._found(query, None if at else after)
        yield from (row for row in rest if row.dispute not in top)

    def _last(self, dispute: str) -> tuple[Place, LedgerRow]:
        """Return the row after which a page begins."""
        with self.center.transaction(reading=True) as connection:
            found = standing_at(connection, self.center.id, dispute)
            shown = [] if found is None else self._shown(connection, [found])
        if found is None or not shown:
            raise NotFound("no-stream", kind="dispute", stream=dispute)
        return found[0], shown[0][0]

    def _found(self, query: LedgerQuery, after: Place | None) -> Iterator[LedgerRow]:
        looked = 0
        while True:
            with self.center.transaction(reading=True) as connection:
                disputes = page(connection, self.center.id, query, after, self.center.page)
                shown = self._shown(connection, disputes)
            yield from (row for row, dispute in shown if query.fits(row, dispute))
            looked += len(disputes)
            if self.progress is not None:
                self.progress(looked)
            if len(disputes) < self.center.page:
                return
            after = disputes[-1][0]

    def _shown(
        self, connection: Connection, disputes: Iterable[tuple[Place, Dispute]]
    ) -> list[tuple[LedgerRow, Dispute]]:
        """Return the rows of those he may know of, as he sees them."""
        mine = [dispute for _, dispute in disputes if may_read(self.actor, "id", dispute, dispute)]
        told = behind(connection, self.center.id, self._references(mine))
        calendar = Calendar(self.state.calendar)
        rows = ((self._row(dispute, calendar, told), dispute) for dispute in mine)
        return [(shown_row(self.actor, row, dispute), dispute) for row, dispute in rows]

    def _row(self, dispute: Dispute, calendar: Calendar, told: dict[str, str]) -> LedgerRow:
        seen = partial(clocks_seen, self.actor, dispute)
        return ledger_row(dispute, self.state, calendar, self.today, told, seen)

    def _references(self, disputes: Iterable[Dispute]) -> Iterator[str]:
        """The persons whose names, and the texts, that the actor may read."""
        for dispute in disputes:
            for party in present(dispute):
                if may_read(self.actor, "parties.person", dispute, dispute, party):
                    yield party.person.id  # type: ignore[union-attr]  # a reference when stored
            for act in dispute.challenged:
                if may_read(self.actor, "challenged.what", dispute, dispute, act):
                    yield act.what.id  # type: ignore[union-attr]  # as above
