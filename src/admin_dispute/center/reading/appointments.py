"""Reading appointments: all of them for whoever reads diaries, one's own for everybody else (WX-3.3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from admin_dispute.center.rights import Actor, granted, may_know
from admin_dispute.domain.center.diary import Appointment, of_days
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.values import Text
from admin_dispute.reports.diary import AppointmentRow, appointment_rows
from admin_dispute.store.records import Records
from admin_dispute.store.replay import opened


def appointments(records: Records, actor: Actor, since: date | None, until: date | None) -> Iterator[AppointmentRow]:
    """Give the appointments of some days that an actor may know of, the earliest first.

    His own are those he is booked for, or for which his account is; those of his disputes, too: of which he may know
    what lies ahead, and not only that they are.
    """
    own: dict[str, bool] = {}

    def of_his(dispute: str) -> bool:
        """Say whether he may know what lies ahead of a dispute."""
        if dispute not in own:
            head = records.head("dispute", dispute)
            state: Dispute | None = None if head is None else opened(records, "dispute", dispute, head)
            own[dispute] = state is not None and granted("ledger", "next_due", actor, state)
        return own[dispute]

    def text(reference: Text | None) -> str | None:
        """Return the text behind a reference, None where nothing is."""
        said: str | None = None if reference is None else records.behind(reference.id)  # type: ignore[union-attr]
        return said

    diaries = (opened(records, "diary", stream, head) for stream, head in records.heads("diary"))
    for diary in of_days(diaries, since, until):
        every = may_know(actor, "diary", diary)

        def seen(one: Appointment, every: bool = every) -> bool:
            """Say whether an appointment is for his eyes."""
            mine = actor.id in (*one.people, *one.accounts)
            return every or mine or (one.dispute is not None and of_his(one.dispute))

        yield from appointment_rows(diary, seen, text)
