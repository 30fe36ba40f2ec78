"""Reading appointments: all of them for whoever reads diaries, one's own for everybody else (WX-3.3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from admin_dispute.center.basis import Basis
from admin_dispute.center.facts.other_dispute import dispute_now
from admin_dispute.center.reading.relief import awaited_of
from admin_dispute.center.rights import Actor, granted, may_know
from admin_dispute.domain.center.diary import Appointment, Diary, of_days
from admin_dispute.reports.diary import AppointmentRow, appointment_rows
from admin_dispute.store.records import Records
from admin_dispute.store.replay import opened


def appointments(
    records: Records, basis: Basis, actor: Actor, since: date | None, until: date | None
) -> tuple[AppointmentRow, ...]:
    """Return the appointments of some days that an actor may know of, the earliest first.

    His own are those he is booked for, or for which his account is; those of his disputes, too: of which he may know
    what lies ahead, and not only that they are. Disputes that wait for relief come first.
    """
    diaries = (opened(records, "diary", stream, head) for stream, head in records.heads("diary"))
    rows = [row for diary in of_days(diaries, since, until) for row in _Reader(records, basis, actor, diary).rows()]
    first = awaited_of(records, actor, {row.dispute for row in rows if row.dispute is not None})
    return tuple(sorted(rows, key=lambda row: row.dispute not in first))


@frozen
class _Reader:
    """Somebody before the diary of a day."""

    records: Records
    basis: Basis
    actor: Actor
    diary: Diary

    def rows(self) -> Iterator[AppointmentRow]:
        """Give what he sees of the day."""
        yield from appointment_rows(self.diary, self._seen, self._what)

    def _seen(self, one: Appointment) -> bool:
        return self._his(one) or (one.dispute is not None and self._of_his_dispute(one.dispute))

    def _what(self, one: Appointment) -> str | None:
        """What is to be talked about: it stays with those the appointment is for, as advice does (WX-3.3.3)."""
        if one.what is None or not self._his(one):
            return None
        said: str | None = self.records.behind(one.what.id)  # type: ignore[union-attr]  # a reference when stored
        return said

    def _his(self, one: Appointment) -> bool:
        """Whether it is for him, or his organisation, or he reads all of them."""
        actor, center, day = self.actor, self.basis.state, self.diary.day
        if may_know(actor, "diary", self.diary) or actor.id in (*one.people, *one.accounts, *one.askers):
            return True
        coming = () if center is None else (center.officer(who, day) for who in one.people)
        bodies = {*one.by, *(officer.organisation for officer in coming if officer is not None)}
        return actor.organisation is not None and actor.organisation in bodies

    def _of_his_dispute(self, dispute: str) -> bool:
        """Whether he may know what lies ahead of a dispute."""
        state, _ = dispute_now(self.records, dispute)
        return state is not None and granted("ledger", "next_due", self.actor, state)
