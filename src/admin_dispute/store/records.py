"""The rows of one center: every statement of an act carries the center, and nothing here works without one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from admin_dispute.domain.deadline import Deadline
from admin_dispute.domain.errors import StoreFault
from admin_dispute.domain.external import ExternalId
from admin_dispute.store import statements as sql
from admin_dispute.store import tables as t
from admin_dispute.store.digests import NO_DIGEST, digest_of
from admin_dispute.store.references import Kept, open_value
from admin_dispute.store.standing import Head, Row, Standing, StateRow, place, refused_place
from admin_dispute.store.statement import Cursor


class Records:
    """The rows of one center on one connection in a transaction.

    Args:
        cursor: of a connection in a transaction.
        center: the id of the center; it stands in every statement.

    Raises:
        StoreFault: no center.
    """

    __slots__ = ("_cursor", "center")

    def __init__(self, cursor: Cursor, center: str) -> None:
        if not center:
            raise StoreFault("no-center")
        self.center = center
        self._cursor = cursor

    def settings(self) -> tuple[str, str] | None:
        """Return the center's secret and the algorithm it was created with, None where the center was not created.

        Raises:
            StoreFault: the tables are of another form than these.
        """
        row = sql.READ_CENTER.one(self._cursor, self.center)
        if row is not None and row[3] != t.FORM:
            raise StoreFault("other-tables", form=row[3], known=t.FORM)
        return None if row is None else (row[1], row[2])

    def add_center(self, secret: str, algorithm: str, created_at: datetime) -> None:
        """Create the center's own row."""
        sql.ADD_CENTER.run(self._cursor, self.center, secret, algorithm, t.FORM, created_at)

    def head(self, kind: str, stream: str) -> Head | None:
        """Return where a stream stands; None where there is none."""
        row = sql.READ_STATE.one(self._cursor, self.center, kind, stream)
        return None if row is None else Head(row[0], row[1], row[2], row[3])

    def heads(self, kind: str, stage: str | None = None) -> list[tuple[str, Head]]:
        """Return every stream of a kind with where it stands, in the order in which they began; or those at a stage."""
        if stage is None:
            rows = sql.READ_STATES.all(self._cursor, self.center, kind)
        else:
            rows = sql.READ_STATES_AT.all(self._cursor, self.center, kind, stage)
        return [(row[0], Head(row[1], row[2], row[3], row[4])) for row in rows]

    def holding(self, text: str) -> Iterator[tuple[str, str, Head]]:
        """Give kind, id and head of every stream whose stored state holds a text (capital letters or not)."""
        escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        for row in sql.READ_HOLDING.all(self._cursor, self.center, f"%{escaped}%"):
            yield row[0], row[1], Head(row[2], row[3], row[4], row[5])

    def streams_at(self, kind: str, stage: str, on: date) -> tuple[str, ...]:
        """Return the streams of a kind that stand at a stage and began by a day, in the order in which they began."""
        return tuple(row[0] for row in sql.READ_AT_STAGE.all(self._cursor, self.center, kind, stage, on))

    def standing(self, kind: str, stream: str, key: str | None, seen: str, *, lock: bool) -> Standing:
        """Return what an act finds, in one reading.

        Args:
            seen: the digest of the head whose state is at hand already; empty for none.
            lock: the head, until the transaction ends.
        """
        statement = sql.LOCK_STANDING if lock else sql.READ_STANDING
        row = statement.one(self._cursor, seen, key, self.center, kind, stream)
        if row is None:
            return self.beginning(key)
        used = row[4] is not None
        if lock and self._cursor.waits and not used and key is not None:
            used = self.key(key) is not None  # what was committed while we waited for the lock
        return Standing(Head(row[0], row[1], row[2], row[3]), used, row[5])

    def beginning(self, key: str | None) -> Standing:
        """Return what an act finds that begins a stream."""
        row = sql.READ_BEGINNING.one(self._cursor, key, self.center, "center", self.center)
        return Standing(None, False, "") if row is None else Standing(None, row[1] is not None, row[0])

    def digest(self, kind: str, stream: str) -> str:
        """Return the digest of the last row of a stream, empty where there is none."""
        row = sql.READ_DIGEST.one(self._cursor, self.center, kind, stream)
        return "" if row is None else str(row[0])

    def append(self, kind: str, stream: str, head: Head | None, row: Row, algorithm: str) -> tuple[int, str]:
        """Append a row to the journal and return its number and digest."""
        number = 1 if head is None else head.version + 1
        previous = NO_DIGEST if head is None else head.digest
        digest = digest_of(algorithm, previous, place(self.center, kind, stream, number), row.entry)
        sql.ADD_ACT.run(
            self._cursor, self.center, kind, stream, number,
            row.command, row.legal_day, row.recorded_at, row.actor, row.entry, algorithm, previous, digest,
        )  # fmt: skip
        return number, digest

    def put_state(self, kind: str, stream: str, version: int, digest: str, row: StateRow) -> None:
        """Write the state of a stream as of a version; the day it was opened only with the first.

        Raises:
            StoreFault: another act came between; only without the lock.
        """
        cursor, center, stands = self._cursor, self.center, (version, digest, row.body, row.form, row.stage)
        if version == 1:
            sql.ADD_STATE.run(cursor, center, kind, stream, *stands, row.opened_on)
        elif sql.SET_STATE.run(cursor, *stands, center, kind, stream, version - 1).rowcount != 1:
            raise StoreFault("store-stale")

    def set_opened(self, kind: str, stream: str, on: date) -> None:
        """Write another day on which a stream was opened."""
        sql.SET_OPENED.run(self._cursor, on, self.center, kind, stream)

    def acts(self, kind: str, stream: str) -> list[Any]:
        """Return the rows of the journal of a stream, in order."""
        return sql.READ_ACTS.all(self._cursor, self.center, kind, stream)

    def act(self, kind: str, stream: str, number: int) -> Any:
        """Return one row of the journal."""
        return sql.READ_ACT.one(self._cursor, self.center, kind, stream, number)

    def key(self, key: str) -> Any:
        """Return the row of an idempotency key: center, key, digest, kind, stream, number."""
        return sql.READ_KEY.one(self._cursor, self.center, key)

    def add_key(self, key: str, digest: str, kind: str, stream: str, number: int) -> None:
        """Keep a key with the act it led to."""
        sql.ADD_KEY.run(self._cursor, self.center, key, digest, kind, stream, number)

    def followed(self, stream: str, first: int) -> Iterator[tuple[str, str]]:
        """Give kind and stream of what an act of a stream, and those after it, brought about elsewhere."""
        for key, kind, other in sql.READ_FOLLOWED.all(self._cursor, self.center, f"follows/{stream}/%"):
            if int(key.split("/")[2]) >= first:
                yield str(kind), str(other)

    def add_texts(self, stream: str, kept: list[Kept]) -> None:
        """Keep the values behind references."""
        rows = [(self.center, row.id, row.kind, stream, row.salt, row.value) for row in kept]
        sql.ADD_TEXT.each(self._cursor, rows)

    def text(self, id: str) -> Any:  # noqa: A002 - the field's word
        """Return the row behind a reference: center, id, kind, stream, salt, value."""
        return sql.READ_TEXT.one(self._cursor, self.center, id)

    def behind(self, id: str) -> Any:  # noqa: A002 - as above
        """Return the text or person behind a reference, None where there is none or it was erased."""
        row = self.text(id)
        return None if row is None or row[5] is None else open_value(row[2], row[5])

    def people(self) -> list[str]:
        """Return the values of all persons but those of the directory, erased ones left out."""
        return [row[0] for row in sql.READ_PEOPLE.all(self._cursor, self.center, self.center)]

    def move_deadlines(self, kind: str, stream: str, before: tuple[Deadline, ...], after: tuple[Deadline, ...]) -> None:
        """Write the difference between the deadlines before and after an act."""
        ran = {_AT(deadline): _SAYS(deadline) for deadline in before}
        runs = {_AT(deadline): _SAYS(deadline) for deadline in after}
        for at, says in ran.items():
            if runs.get(at) != says:
                clock, subject = at
                sql.END_DEADLINE.run(self._cursor, self.center, kind, stream, str(clock), subject)
        for deadline in after:
            at = _AT(deadline)
            if ran.get(at) != runs[at]:
                sql.ADD_DEADLINE.run(self._cursor, self.center, kind, stream, *deadline_row(deadline))

    def add_messages(self, stream: str, number: int, told: list[tuple[str, bytes]], at: datetime) -> None:
        """Put the messages of an act, each with its topic, into the outbox, for whoever sends them."""
        placed = enumerate(told)
        rows = [(self.center, stream, number, position, topic, body, at, None) for position, (topic, body) in placed]
        sql.ADD_MESSAGE.each(self._cursor, rows)

    def topics(self, stream: str, first: int) -> tuple[str, ...]:
        """Return the topics of the messages that an act and those after it put into the outbox."""
        return tuple(row[0] for row in sql.READ_TOPICS.all(self._cursor, self.center, stream, first))

    def messages(self) -> list[Any]:
        """Return the row of every message that was put into the outbox, delivered or not, in order."""
        return sql.READ_MESSAGES.all(self._cursor, self.center)

    def waiting(self) -> list[Any]:
        """Return the rows of the messages that were not delivered yet, in order."""
        return sql.READ_WAITING.all(self._cursor, self.center)

    def has_message(self, stream: str, number: int, position: int) -> bool:
        """Say whether a message was put into the outbox."""
        return sql.READ_MESSAGE.one(self._cursor, self.center, stream, number, position) is not None

    def deliver_message(self, stream: str, number: int, position: int, at: datetime) -> None:
        """Note when a message was delivered, where that was not noted before."""
        sql.SET_DELIVERED.run(self._cursor, at, self.center, stream, number, position)

    def refuse(self, kind: str, stream: str, row: Row, algorithm: str) -> None:
        """Append a refusal to the journal of refusals on a stream; it has a chain of its own."""
        last = sql.READ_LAST_REFUSAL.one(self._cursor, self.center, kind, stream, self.center, kind, stream)
        number, previous = (1, NO_DIGEST) if last is None else (last[0] + 1, last[1])
        digest = digest_of(algorithm, previous, refused_place(self.center, kind, stream, number), row.entry)
        sql.ADD_REFUSAL.run(
            self._cursor, self.center, kind, stream, number,
            row.command, row.legal_day, row.recorded_at, row.actor, row.entry, algorithm, previous, digest,
        )  # fmt: skip

    def refusals(self, kind: str, stream: str) -> list[Any]:
        """Return the refusals on a stream, in order; their columns are those of acts."""
        return sql.READ_REFUSALS.all(self._cursor, self.center, kind, stream)

    def late(self, today: date) -> list[Any]:
        """Return the deadlines before a day: kind, stream, clock, subject, owner, due day."""
        return sql.READ_LATE.all(self._cursor, self.center, today)

    def running_elsewhere(self) -> list[Any]:
        """Return kind and stream of what has an open deadline and is no dispute."""
        return sql.READ_ELSEWHERE.all(self._cursor, self.center)

    def last_number(self, series: str) -> int | None:
        """Return the last number of a series, locked until the transaction ends; None where none was given."""
        row = sql.LOCK_SERIES.one(self._cursor, self.center, series)
        if row is None:
            self.lock_center()  # nothing else to lock yet: whoever begins a series holds it
            row = sql.LOCK_SERIES.one(self._cursor, self.center, series)
        return None if row is None else int(row[0])

    def lock_center(self) -> None:
        """Hold the center's row until the transaction ends: one at a time; foreign keys may go on reading it."""
        sql.LOCK_CENTER.one(self._cursor, self.center)

    def raise_last_number(self, series: str, last: int) -> None:
        """Note a number given of a series, if it is the highest so far; whoever gives one has locked the series."""
        raised = sql.RAISE_SERIES.run(self._cursor, last, self.center, series, last).rowcount
        if not raised and self.last_number(series) is None:
            sql.ADD_SERIES.run(self._cursor, self.center, series, last)

    def holder(self, number: str) -> str | None:
        """Return the dispute that a case number is on file for, voided or not; None where it is free."""
        row = sql.READ_NUMBER.one(self._cursor, self.center, number)
        return None if row is None else str(row[0])

    def remove_number(self, number: str) -> None:
        """Take a number off the file that no dispute carries."""
        sql.END_NUMBER.run(self._cursor, self.center, number)

    def add_number(self, number: str, stream: str, issuer: str | None) -> None:
        """Put a case number on file."""
        sql.ADD_NUMBER.run(self._cursor, self.center, number, stream, issuer)

    def external(self, system: str, external: str) -> Any:
        """Return where an external id leads: kind, stream and object; None where nowhere."""
        return sql.READ_EXTERNAL.one(self._cursor, self.center, system, external)

    def move_external(
        self, kind: str, stream: str, before: tuple[ExternalId, ...], after: tuple[ExternalId, ...]
    ) -> None:
        """Write the difference between a stream's external ids before and after an act."""
        for noted in before:
            if noted not in after:
                sql.END_EXTERNAL.run(self._cursor, self.center, noted.system, noted.external)
        for noted in after:
            if noted not in before:
                sql.ADD_EXTERNAL.run(
                    self._cursor, self.center, noted.system, noted.external, kind, stream, noted.object
                )


_AT = attrgetter("clock", "subject")
_SAYS = attrgetter("owner", "started", "period", "on", "provisional")
"""Where a deadline stands, and what stands there: compared as tuples, whose parts are mostly the same objects."""


def deadline_row(deadline: Deadline) -> tuple[Any, ...]:
    """Return the columns of a deadline: clock, subject, owner, started, period, due day, provisional."""
    clock, period = str(deadline.clock), None if deadline.period is None else str(deadline.period)
    return clock, deadline.subject, deadline.owner, deadline.started, period, deadline.on, deadline.provisional
