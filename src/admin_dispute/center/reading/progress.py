"""The lists of data officers, drawn up in one pass over the disputes, as each of them may read it (WX-3.3.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.center.basis import Basis
from admin_dispute.center.reading.relief import relief_awaited
from admin_dispute.center.reading.view import clocks_seen
from admin_dispute.center.rights import Actor, may_read
from admin_dispute.domain.center.directory import Role
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.deadlines import deadlines
from admin_dispute.domain.dispute.stage import CLOSED
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.kind import running
from admin_dispute.domain.next_step import RELIEF, next_step
from admin_dispute.domain.periods import Calendar
from admin_dispute.domain.progress import DisputeProgress, Outstanding, Progress, outstanding
from admin_dispute.reports.ledger import LedgerQuery, Place, page
from admin_dispute.store.records import Records
from admin_dispute.store.replay import opened

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


@frozen(eq=False)
class _Drawn:
    """A list while it is drawn up, as a data officer of the organisation may read it.

    Attributes:
        asking: who gets the list, the data officer himself where nobody asks for it.
        awaited: the disputes that wait for a relief measure, as far as who gets it may know: they come first.
    """

    reader: Actor
    asking: Actor
    everything: bool
    disputes: list[DisputeProgress] = field(factory=list)
    deadlines: list[Outstanding] = field(factory=list)
    awaited: set[str] = field(factory=set)

    @classmethod
    def of(cls, state: CenterState, organisation: str, today: date, asking: Actor | None) -> _Drawn:
        """Begin the list of an organisation."""
        body = state.organisation(organisation, today)
        everything = body is not None and body.platform
        reader = Actor(id="", roles=(Role.DATA_OFFICER,), organisation=organisation, platform=everything)
        return cls(reader, asking or reader, everything)

    def own(self, owner: str | None) -> bool:
        """Say whether it is for the organisation to do."""
        return self.everything or owner == self.reader.organisation

    def _place(self, one: Outstanding) -> tuple[bool, date, str, str, str]:
        return (one.stream not in self.awaited, one.on, one.stream, one.clock, one.subject)

    def list_of(self, today: date) -> Progress:
        """Return the list as of a day."""
        return Progress(
            organisation=str(self.reader.organisation),
            as_of=today,
            disputes=tuple(sorted(self.disputes, key=lambda one: one.dispute not in self.awaited)),
            deadlines=tuple(sorted(self.deadlines, key=self._place)),
        )


def drawn_up(
    center: Center, organisations: tuple[str, ...], today: date, asking: Actor | None = None
) -> tuple[Progress, ...]:
    """Return the lists of some organisations as of a day; no transaction is open between pages.

    Args:
        asking: who gets them, their data officers where not given: what waits for relief is told as he may know it.
    """
    with center.records(reading=True) as records:
        basis = center.basis(records)
        others = tuple(_elsewhere(records, basis.calendar, today))
    if basis.state is None:
        return ()
    lists = tuple(_Drawn.of(basis.state, organisation, today, asking) for organisation in organisations)
    for dispute in _disputes(center):
        _add(dispute, lists, basis, today)
    for drawn in lists:
        drawn.deadlines.extend(one for one in others if drawn.own(one.owner))
    return tuple(drawn.list_of(today) for drawn in lists)


def _elsewhere(records: Records, calendar: Calendar, today: date) -> Iterator[Outstanding]:
    """Give the open deadlines of what is no dispute, derived as those of disputes are."""
    for kind, stream in records.running_elsewhere():
        head = records.head(kind, stream)
        for one in () if head is None else running(kind, opened(records, kind, stream, head), calendar):
            yield outstanding(kind, stream, one, today)


def _disputes(center: Center) -> Iterator[Dispute]:
    after: Place | None = None
    while True:
        with center.transaction(reading=True) as connection:
            found = page(connection, center.id, LedgerQuery(), after, center.page)
        yield from (dispute for _, dispute in found)
        if len(found) < center.page:
            return
        after = found[-1][0]


def _add(dispute: Dispute, lists: tuple[_Drawn, ...], basis: Basis, today: date) -> None:
    """Put a dispute into the lists of those who take part in it."""
    concerned = [drawn for drawn in lists if may_read(drawn.reader, "id", dispute, dispute)]
    open_now = deadlines(dispute, basis.calendar) if concerned else ()
    if not concerned or basis.state is None or (dispute.stage is CLOSED and not open_now):
        return
    step = next_step(dispute, basis.law(today, dispute), basis.state, basis.table.citing)
    for drawn in concerned:
        found = [
            outstanding("dispute", dispute.id, one, today)
            for one in clocks_seen(drawn.asking, dispute, clocks_seen(drawn.reader, dispute, open_now))
        ]
        drawn.deadlines.extend(one for one in found if drawn.own(one.owner))
        awaited = relief_awaited(drawn.asking, dispute)
        told = DisputeProgress(
            dispute=dispute.id,
            registered_on=dispute.registered_on,
            stage=dispute.stage,
            next_step=RELIEF.command if awaited else None if step is None else step.command,
            running=len(found),
            late=sum(one.days_late > 0 for one in found),
        )
        drawn.disputes.append(told)
        drawn.awaited.update({dispute.id} if awaited else ())
