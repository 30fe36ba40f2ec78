"""The statements that acts run, each with the center first in its key; `records` gives them their values."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Text, and_, bindparam, case, delete, func, insert, literal_column, select, type_coerce, update

from admin_dispute.store import tables as t
from admin_dispute.store.statement import Statement


def _at(table: Any, *names: str) -> Any:
    """The condition that names a row: the center first, then the rest of its key."""
    return and_(*(table.c[name] == bindparam(f"{name}_") for name in ("center", *names)))


def _insert(table: Any) -> Statement:
    return Statement(insert(table).values({column.name: bindparam(column.name) for column in table.c}))


_HEAD = (t.STATES.c.version, t.STATES.c.digest, t.STATES.c.body, t.STATES.c.form)
_STATE = select(*_HEAD).where(_at(t.STATES, "kind", "stream"))
READ_STATE = Statement(_STATE)
_CENTER = t.STATES.alias("center")
_USED = (
    select(t.KEYS.c.number)
    .where(t.KEYS.c.center == t.STATES.c.center, t.KEYS.c.key == bindparam("key_"))
    .scalar_subquery()
)
_STANDING = select(
    t.STATES.c.version,
    t.STATES.c.digest,
    case((t.STATES.c.digest == bindparam("seen_"), literal_column("''")), else_=t.STATES.c.body),
    t.STATES.c.form,
    _USED,
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
READ_BEGINNING = Statement(select(t.STATES.c.digest, _USED).where(_at(t.STATES, "kind", "stream")))
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
READ_HOLDING = Statement(
    select(t.STATES.c.kind, t.STATES.c.stream, *_HEAD).where(
        _at(t.STATES), type_coerce(t.STATES.c.body, Text).like(bindparam("like_"), escape="\\")
    )
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
_MESSAGES = (
    select(*(column for column in t.OUTBOX.c if column.name != "center"))
    .where(_at(t.OUTBOX))
    .order_by(t.OUTBOX.c.created_at, t.OUTBOX.c.stream, t.OUTBOX.c.number, t.OUTBOX.c.position)
)
READ_MESSAGES = Statement(_MESSAGES)
READ_WAITING = Statement(_MESSAGES.where(t.OUTBOX.c.delivered_at.is_(None)))
ADD_MESSAGE = _insert(t.OUTBOX)
_MESSAGE = _at(t.OUTBOX, "stream", "number", "position")
READ_MESSAGE = Statement(select(t.OUTBOX.c.topic).where(_MESSAGE))
SET_DELIVERED = Statement(
    update(t.OUTBOX).where(_MESSAGE, t.OUTBOX.c.delivered_at.is_(None)).values(delivered_at=bindparam("delivered_at"))
)
READ_LATE = Statement(
    select(
        t.DEADLINES.c.kind,
        t.DEADLINES.c.stream,
        t.DEADLINES.c.clock,
        t.DEADLINES.c.subject,
        t.DEADLINES.c.owner,
        t.DEADLINES.c.due_on,
    )
    .where(_at(t.DEADLINES), t.DEADLINES.c.due_on < bindparam("today_", type_=t.Day()))
    .order_by(t.DEADLINES.c.due_on, t.DEADLINES.c.stream, t.DEADLINES.c.clock, t.DEADLINES.c.subject)
)
READ_ELSEWHERE = Statement(
    select(t.DEADLINES.c.kind, t.DEADLINES.c.stream)
    .where(_at(t.DEADLINES), t.DEADLINES.c.kind != literal_column("'dispute'"))
    .distinct()
    .order_by(t.DEADLINES.c.kind, t.DEADLINES.c.stream)
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
RAISE_SERIES = Statement(
    update(t.SERIES)
    .where(_at(t.SERIES, "series"), t.SERIES.c.last < bindparam("highest_"))
    .values(last=bindparam("last"))
)
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
