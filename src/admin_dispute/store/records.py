"""The rows of one center: every statement of an act carries the center, and nothing here works without one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, case, delete, func, insert, literal_column, select, update

from admin_dispute.domain.deadline import Deadline
from admin_dispute.domain.errors import StoreFault
from admin_dispute.domain.external import ExternalId
from admin_dispute.store import tables as t
from admin_dispute.store.codec import NO_DIGEST, digest_of
from admin_dispute.store.references import Kept
from admin_dispute.store.statement import Cursor, Statement


def _at(table: Any, *names: str) -> Any:
    """The condition that names a row: the center first, then the rest of its key."""
    return and_(*(table.c[name] == bindparam(f"{name}_") for name in ("center", *names)))


def _insert(table: Any) -> Statement:
    return Statement(insert(table).values({column.name: bindparam(column.name) for column in table.c}))


_HEAD = (t.STATES.c.version, t.STATES.c.digest, t.STATES.c.body, t.STATES.c.form)
_STATE = select(*_HEAD).where(_at(t.STATES, "kind", "stream"))
READ_STATE = Statement(_STATE)
_CENTER = t.STATES.alias("center")
_STANDING = select(
    t.STATES.c.version,
    t.STATES.c.digest,
    case((t.STATES.c.digest == bindparam("seen_"), literal_column("''")), else_=t.STATES.c.body),
    t.STATES.c.form,
    select(t.KEYS.c.number)
    .where(t.KEYS.c.center == t.STATES.c.center, t.KEYS.c.key == bindparam("key_"))
    .scalar_subquery(),
    select(_CENTER.c.digest)
    .where(
        _CENTER.c.center == t.STATES.c.center,
        _CENTER.c.kind == literal_column("'center'"),
        _CENTER.c.stream == t.STATES.c.center,
    )
    .scalar_subquery(),
).where(_at(t.STATES, "kind", "stream"))
READ_STANDING = Statement(_STANDING)
LOCK_STANDING = Statement(_STANDING.with_for_update())
ADD_STATE = _insert(t.STATES)
SET_STATE = Statement(
    update(t.STATES)
    .where(_at(t.STATES, "kind", "stream"), t.STATES.c.version == bindparam("before_"))
    .values(
        version=bindparam("version"),
        digest=bindparam("digest"),
        body=bindparam("body"),
        form=bindparam("form"),
        stage=bindparam("stage"),
    )  # the day is not set: an index has it, and would be written again with every act
)
SET_OPENED = Statement(update(t.STATES).where(_at(t.STATES, "kind", "stream")).values(opened_on=bindparam("opened_on")))
READ_STATES = Statement(
    select(t.STATES.c.stream, *_HEAD).where(_at(t.STATES, "kind")).order_by(t.STATES.c.opened_on, t.STATES.c.stream)
)
READ_STATES_AT = Statement(
    select(t.STATES.c.stream, *_HEAD).where(_at(t.STATES, "kind", "stage")).order_by(t.STATES.c.stream)
)
READ_AT_STAGE = Statement(
    select(t.STATES.c.stream)
    .where(_at(t.STATES, "kind", "stage"), t.STATES.c.opened_on <= bindparam("on_", type_=t.Day()))
    .order_by(t.STATES.c.opened_on, t.STATES.c.stream)
)
READ_DIGEST = Statement(select(t.STATES.c.digest).where(_at(t.STATES, "kind", "stream")))
ADD_ACT = _insert(t.ACTS)
READ_ACTS = Statement(select(t.ACTS).where(_at(t.ACTS, "kind", "stream")).order_by(t.ACTS.c.number))
READ_ACT = Statement(select(t.ACTS).where(_at(t.ACTS, "kind", "stream", "number")))
READ_KEY = Statement(select(t.KEYS).where(_at(t.KEYS, "key")))
READ_FOLLOWED = Statement(
    select(t.KEYS.c.key, t.KEYS.c.kind, t.KEYS.c.stream)
    .where(_at(t.KEYS), t.KEYS.c.key.like(bindparam("like_")))
    .order_by(t.KEYS.c.key)
)
ADD_KEY = _insert(t.KEYS)
ADD_TEXT = _insert(t.TEXTS)
READ_PEOPLE = Statement(
    select(t.TEXTS.c.value).where(
        _at(t.TEXTS),
        t.TEXTS.c.kind == literal_column("'person'"),
        t.TEXTS.c.stream != bindparam("but_"),
        t.TEXTS.c.value.is_not(None),
    )
)
READ_TEXT = Statement(select(t.TEXTS).where(_at(t.TEXTS, "id")))
ADD_DEADLINE = _insert(t.DEADLINES)
END_DEADLINE = Statement(delete(t.DEADLINES).where(_at(t.DEADLINES, "kind", "stream", "clock", "subject")))
READ_TOPICS = Statement(
    select(t.OUTBOX.c.topic)
    .where(_at(t.OUTBOX, "stream"), t.OUTBOX.c.number >= bindparam("first_"))
    .order_by(t.OUTBOX.c.number, t.OUTBOX.c.position)
)
READ_MESSAGES = Statement(
    select(t.OUTBOX.c.topic, t.OUTBOX.c.body)
    .where(_at(t.OUTBOX))
    .order_by(t.OUTBOX.c.created_at, t.OUTBOX.c.stream, t.OUTBOX.c.number, t.OUTBOX.c.position)
)
ADD_MESSAGE = _insert(t.OUTBOX)
READ_LATE = Statement(
    select(
        t.DEADLINES.c.kind,
        t.DEADLINES.c.stream,
        t.DEADLINES.c.clock,
        t.DEADLINES.c.subject,
        t.DEADLINES.c.owner,
        t.DEADLINES.c.due_on,
    )
    .where(
        _at(t.DEADLINES),
        t.DEADLINES.c.due_on < bindparam("today_", type_=t.Day()),
        t.DEADLINES.c.provisional.is_(False),
    )
    .order_by(t.DEADLINES.c.due_on, t.DEADLINES.c.stream, t.DEADLINES.c.clock, t.DEADLINES.c.subject)
)
READ_ELSEWHERE = Statement(
    select(
        t.DEADLINES.c.kind,
        t.DEADLINES.c.stream,
        t.DEADLINES.c.clock,
        t.DEADLINES.c.subject,
        t.DEADLINES.c.owner,
        t.DEADLINES.c.due_on,
        t.DEADLINES.c.provisional,
    )
    .where(_at(t.DEADLINES), t.DEADLINES.c.kind != literal_column("'dispute'"))
    .order_by(t.DEADLINES.c.due_on, t.DEADLINES.c.stream, t.DEADLINES.c.clock, t.DEADLINES.c.subject)
)
_REFUSED = t.REFUSALS.alias("refused")
READ_REFUSALS = Statement(select(t.REFUSALS).where(_at(t.REFUSALS, "kind", "stream")).order_by(t.REFUSALS.c.number))
READ_LAST_REFUSAL = Statement(
    select(t.REFUSALS.c.number, t.REFUSALS.c.digest).where(
        _at(t.REFUSALS, "kind", "stream"),
        t.REFUSALS.c.number
        == select(func.max(_REFUSED.c.number)).where(_at(_REFUSED, "kind", "stream")).scalar_subquery(),
    )
)
ADD_REFUSAL = _insert(t.REFUSALS)
LOCK_SERIES = Statement(select(t.SERIES.c.last).where(_at(t.SERIES, "series")).with_for_update())
ADD_SERIES = _insert(t.SERIES)
SET_SERIES = Statement(update(t.SERIES).where(_at(t.SERIES, "series")).values(last=bindparam("last")))
READ_NUMBER = Statement(select(t.NUMBERS.c.stream).where(_at(t.NUMBERS, "number")))
ADD_NUMBER = _insert(t.NUMBERS)
END_NUMBER = Statement(delete(t.NUMBERS).where(_at(t.NUMBERS, "number")))
READ_EXTERNAL = Statement(
    select(t.EXTERNAL.c.kind, t.EXTERNAL.c.stream, t.EXTERNAL.c.object).where(_at(t.EXTERNAL, "system", "external"))
)
ADD_EXTERNAL = _insert(t.EXTERNAL)
END_EXTERNAL = Statement(delete(t.EXTERNAL).where(_at(t.EXTERNAL, "system", "external")))
READ_CENTER = Statement(select(t.CENTERS).where(_at(t.CENTERS)))
LOCK_CENTER = Statement(select(t.CENTERS.c.center).where(_at(t.CENTERS)).with_for_update(key_share=True))
ADD_CENTER = _insert(t.CENTERS)


class Head(NamedTuple):
    """Where a stream stands: version, digest of its last row, and the stored state (empty for who has it), its form."""

    version: int
    digest: str
    body: str
    form: str


class Standing(NamedTuple):
    """What an act finds: the head of its stream, whether its key was used, the digest of the center's own stream."""

    head: Head | None
    key_used: bool
    center: str


class Row(NamedTuple):
    """A row of the journal to be written, without its place; that follows the head."""

    command: str
    legal_day: date
    recorded_at: datetime
    actor: str
    entry: bytes


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
        """Return the center's secret and the algorithm of new rows, None where the center was not created.

        Raises:
            StoreFault: the tables are of another form than these.
        """
        row = READ_CENTER.one(self._cursor, self.center)
        if row is not None and row[3] != t.FORM:
            raise StoreFault("other-tables", form=row[3], known=t.FORM)
        return None if row is None else (row[1], row[2])

    def add_center(self, secret: str, algorithm: str, created_at: datetime) -> None:
        """Create the center's own row."""
        ADD_CENTER.run(self._cursor, self.center, secret, algorithm, t.FORM, created_at)

    def head(self, kind: str, stream: str) -> Head | None:
        """Return where a stream stands; None where there is none."""
        row = READ_STATE.one(self._cursor, self.center, kind, stream)
        return None if row is None else Head(row[0], row[1], row[2], row[3])

    def heads(self, kind: str, stage: str | None = None) -> list[tuple[str, Head]]:
        """Return every stream of a kind with where it stands, in the order in which they began; or those at a stage."""
        if stage is None:
            rows = READ_STATES.all(self._cursor, self.center, kind)
        else:
            rows = READ_STATES_AT.all(self._cursor, self.center, kind, stage)
        return [(row[0], Head(row[1], row[2], row[3], row[4])) for row in rows]

    def streams_at(self, kind: str, stage: str, on: date) -> tuple[str, ...]:
        """Return the streams of a kind that stand at a stage and began by a day, in the order in which they began."""
        return tuple(row[0] for row in READ_AT_STAGE.all(self._cursor, self.center, kind, stage, on))

    def standing(self, kind: str, stream: str, key: str | None, seen: str, *, lock: bool) -> Standing:
        """Return what an act finds, in one reading.

        Args:
            seen: the digest of the head whose state is at hand already; empty for none.
            lock: the head, until the transaction ends.
        """
        statement = LOCK_STANDING if lock else READ_STANDING
        row = statement.one(self._cursor, seen, key, self.center, kind, stream)
        if row is None:
            return self.beginning(key)
        used = row[4] is not None
        if lock and not used and key is not None and self._cursor.dialect.name != "sqlite":
            used = self.key(key) is not None  # what was committed while we waited for the lock
        return Standing(Head(row[0], row[1], row[2], row[3]), used, row[5])

    def beginning(self, key: str | None) -> Standing:
        """Return what an act finds that begins a stream."""
        return Standing(None, key is not None and self.key(key) is not None, self.digest("center", self.center))

    def digest(self, kind: str, stream: str) -> str:
        """Return the digest of the last row of a stream, empty where there is none."""
        row = READ_DIGEST.one(self._cursor, self.center, kind, stream)
        return "" if row is None else str(row[0])

    def append(self, kind: str, stream: str, head: Head | None, row: Row, algorithm: str) -> tuple[int, str]:
        """Append a row to the journal and return its number and digest."""
        number = 1 if head is None else head.version + 1
        previous = NO_DIGEST if head is None else head.digest
        digest = digest_of(algorithm, previous, place(self.center, kind, stream, number), row.entry)
        ADD_ACT.run(self._cursor, self.center, kind, stream, number, *row, algorithm, previous, digest)
        return number, digest

    def put_state(
        self, kind: str, stream: str, version: int, *, digest: str, body: bytes, form: str, stage: str, opened_on: date
    ) -> None:
        """Write the state of a stream as of a version; `opened_on` only with the first.

        Raises:
            StoreFault: another act came between; only without the lock.
        """
        columns = (version, digest, body, form, stage)
        if version == 1:
            ADD_STATE.run(self._cursor, self.center, kind, stream, *columns, opened_on)
        elif SET_STATE.run(self._cursor, *columns, self.center, kind, stream, version - 1) != 1:
            raise StoreFault("store-stale")

    def set_opened(self, kind: str, stream: str, on: date) -> None:
        """Write another day on which a stream was opened."""
        SET_OPENED.run(self._cursor, on, self.center, kind, stream)

    def acts(self, kind: str, stream: str) -> list[Any]:
        """Return the rows of the journal of a stream, in order."""
        return READ_ACTS.all(self._cursor, self.center, kind, stream)

    def act(self, kind: str, stream: str, number: int) -> Any:
        """Return one row of the journal."""
        return READ_ACT.one(self._cursor, self.center, kind, stream, number)

    def key(self, key: str) -> Any:
        """Return the row of an idempotency key: center, key, digest, kind, stream, number."""
        return READ_KEY.one(self._cursor, self.center, key)

    def add_key(self, key: str, digest: str, kind: str, stream: str, number: int) -> None:
        """Keep a key with the act it led to."""
        ADD_KEY.run(self._cursor, self.center, key, digest, kind, stream, number)

    def followed(self, stream: str, first: int) -> Iterator[tuple[str, str]]:
        """Give kind and stream of what an act of a stream, and those after it, brought about elsewhere."""
        for key, kind, other in READ_FOLLOWED.all(self._cursor, self.center, f"follows/{stream}/%"):
            if int(key.split("/")[2]) >= first:
                yield str(kind), str(other)

    def add_texts(self, stream: str, kept: list[Kept]) -> None:
        """Keep the values behind references."""
        for row in kept:
            ADD_TEXT.run(self._cursor, self.center, row.id, row.kind, stream, row.salt, row.value)

    def text(self, id: str) -> Any:  # noqa: A002 - the field's word
        """Return the row behind a reference: center, id, kind, stream, salt, value."""
        return READ_TEXT.one(self._cursor, self.center, id)

    def people(self) -> list[str]:
        """Return the values of all persons but those of the directory, erased ones left out."""
        return [row[0] for row in READ_PEOPLE.all(self._cursor, self.center, self.center)]

    def move_deadlines(self, kind: str, stream: str, before: tuple[Deadline, ...], after: tuple[Deadline, ...]) -> None:
        """Write the difference between the deadlines before and after an act."""
        ran, runs = ({(deadline.clock, deadline.subject): deadline for deadline in some} for some in (before, after))
        for at, deadline in ran.items():
            if runs.get(at) != deadline:
                END_DEADLINE.run(self._cursor, self.center, kind, stream, *at)
        for at, deadline in runs.items():
            if ran.get(at) != deadline:
                ADD_DEADLINE.run(self._cursor, self.center, kind, stream, *deadline_row(deadline))

    def add_message(self, stream: str, number: int, position: int, topic: str, body: bytes, at: datetime) -> None:
        """Put a message into the outbox; the relay sends it later."""
        ADD_MESSAGE.run(self._cursor, self.center, stream, number, position, topic, body, at, None)

    def topics(self, stream: str, first: int) -> tuple[str, ...]:
        """Return the topics of the messages that an act and those after it put into the outbox."""
        return tuple(row[0] for row in READ_TOPICS.all(self._cursor, self.center, stream, first))

    def messages(self) -> list[Any]:
        """Return every message that was put into the outbox, sent or not, with its topic, in order."""
        return READ_MESSAGES.all(self._cursor, self.center)

    def refuse(self, kind: str, stream: str, row: Row, algorithm: str) -> None:
        """Append a refusal to the journal of refusals on a stream; it has a chain of its own."""
        last = READ_LAST_REFUSAL.one(self._cursor, self.center, kind, stream, self.center, kind, stream)
        number, previous = (1, NO_DIGEST) if last is None else (last[0] + 1, last[1])
        digest = digest_of(algorithm, previous, refused_place(self.center, kind, stream, number), row.entry)
        ADD_REFUSAL.run(self._cursor, self.center, kind, stream, number, *row, algorithm, previous, digest)

    def refusals(self, kind: str, stream: str) -> list[Any]:
        """Return the refusals on a stream, in order; their columns are those of acts."""
        return READ_REFUSALS.all(self._cursor, self.center, kind, stream)

    def late(self, today: date) -> list[Any]:
        """Return the deadlines before a day: kind, stream, clock, subject, owner, due day."""
        return READ_LATE.all(self._cursor, self.center, today)

    def running_elsewhere(self) -> list[Any]:
        """Return the open deadlines of what is no dispute: kind, stream, clock, subject, owner, day, provisional."""
        return READ_ELSEWHERE.all(self._cursor, self.center)

    def last_number(self, series: str) -> int | None:
        """Return the last number of a series, locked until the transaction ends; None where none was given."""
        row = LOCK_SERIES.one(self._cursor, self.center, series)
        if row is None:
            # nothing to lock yet: whoever begins a series holds the center's row, which foreign keys may go on reading
            LOCK_CENTER.one(self._cursor, self.center)
            row = LOCK_SERIES.one(self._cursor, self.center, series)
        return None if row is None else int(row[0])

    def set_last_number(self, series: str, last: int) -> None:
        """Note the last number given of a series."""
        if not SET_SERIES.run(self._cursor, last, self.center, series):
            ADD_SERIES.run(self._cursor, self.center, series, last)

    def raise_last_number(self, series: str, last: int) -> None:
        """Note a number given of a series, if it is the highest so far."""
        if last > (self.last_number(series) or 0):
            self.set_last_number(series, last)

    def holder(self, number: str) -> str | None:
        """Return the dispute that a case number is on file for, voided or not; None where it is free."""
        row = READ_NUMBER.one(self._cursor, self.center, number)
        return None if row is None else str(row[0])

    def remove_number(self, number: str) -> None:
        """Take a number off the file that no dispute carries."""
        END_NUMBER.run(self._cursor, self.center, number)

    def add_number(self, number: str, stream: str, issuer: str | None) -> None:
        """Put a case number on file."""
        ADD_NUMBER.run(self._cursor, self.center, number, stream, issuer)

    def external(self, system: str, external: str) -> Any:
        """Return where an external id leads: kind, stream and object; None where nowhere."""
        return READ_EXTERNAL.one(self._cursor, self.center, system, external)

    def move_external(
        self, kind: str, stream: str, before: tuple[ExternalId, ...], after: tuple[ExternalId, ...]
    ) -> None:
        """Write the difference between a stream's external ids before and after an act."""
        for noted in before:
            if noted not in after:
                END_EXTERNAL.run(self._cursor, self.center, noted.system, noted.external)
        for noted in after:
            if noted not in before:
                ADD_EXTERNAL.run(self._cursor, self.center, noted.system, noted.external, kind, stream, noted.object)


def place(center: str, kind: str, stream: str, number: int) -> str:
    """Return where a row stands, as its digest covers it."""
    return f"{center}/{kind}/{stream}/{number}"


def refused_place(center: str, kind: str, stream: str, number: int) -> str:
    """Return where a refusal stands, as its digest covers it."""
    return f"{center}/{kind}/{stream}/refused/{number}"


def deadline_row(deadline: Deadline) -> tuple[Any, ...]:
    """Return the columns of a deadline: clock, subject, owner, started, period, due day, provisional."""
    period = None if deadline.period is None else str(deadline.period)
    return (
        deadline.clock, deadline.subject, deadline.owner, deadline.started, period, deadline.on, deadline.provisional,
    )  # fmt: skip
