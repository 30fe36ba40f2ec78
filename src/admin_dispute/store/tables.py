"""The tables. Every key begins with the center; only types that every database has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    cast,
    text,
)

METADATA = MetaData()


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as UTC text with microseconds so that it sorts and hashes alike everywhere."""

    impl = String(32)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], str | None]:
        """Write an aware instant as UTC."""
        return _utc

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        """Read an instant; it is aware and in UTC."""
        return None if value is None else datetime.fromisoformat(value)


def _utc(instant: datetime | None) -> str | None:
    return None if instant is None else instant_text(instant)


class Day(TypeDecorator[date]):
    """A day; on SQLite its text is the standard library's, several times faster than through a format."""

    impl = Date
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Write a day, which no column leaves out, as ISO text where the driver knows no days."""
        return day_text if dialect.name == "sqlite" else super().bind_processor(dialect)


@lru_cache(maxsize=4096)  # the same few days stand in every row
def day_text(day: date) -> str:
    """Return a day as stored: `2026-03-21`."""
    return day.isoformat()


class Flag(TypeDecorator[bool]):
    """Whether something is so."""

    impl = Boolean
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], int] | None:
        """Write it as 0 or 1 on SQLite, whose driver would ask for an adapter first."""
        return int if dialect.name == "sqlite" else None


class Written(TypeDecorator[bytes | bytearray]):
    """What `codec.written` wrote: stored as text, and on SQLite handed over as the bytes that it is."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[bytes | bytearray | None], Any] | None:
        """Decode where the driver takes nothing else for text."""
        return None if dialect.name == "sqlite" else _decoded

    def bind_expression(self, bindvalue: Any) -> Any:
        """Say that the bytes are text."""
        return cast(bindvalue, Text)


def _decoded(written: bytes | bytearray | None) -> str | None:
    return None if written is None else written.decode()


@lru_cache(maxsize=64)  # one instant stands in several rows of an act
def instant_text(instant: datetime) -> str:
    """Return an aware instant as stored: `2026-03-21T08:00:00.000000+00:00`."""
    in_utc = instant.astimezone(UTC)
    return f"{day_text(in_utc.date())}T{in_utc.time().isoformat('microseconds')}+00:00"


def _key(name: str, length: int = 64) -> Column[str]:
    return Column(name, String(length), primary_key=True)


CENTERS = Table(
    "ad_center",
    METADATA,
    _key("center"),
    Column("secret", String(64), nullable=False, comment="key of the digests of command bodies"),
    Column(
        "algorithm", String(16), nullable=False, comment="of new rows of the journal where nothing else is configured"
    ),
    Column("form", Integer, nullable=False, comment="version of these tables"),
    Column("created_at", Instant, nullable=False),
)

ACTS = Table(
    "ad_act",
    METADATA,
    _key("center"),
    _key("kind", 16),
    _key("stream"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("command", String(64), nullable=False),
    Column("legal_day", Day, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("entry", Written, nullable=False, comment="the bytes the chain covers"),
    Column("algorithm", String(16), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    ForeignKeyConstraint(["center"], ["ad_center.center"]),
    UniqueConstraint("center", "kind", "stream", "previous"),
)

STATES = Table(
    "ad_state",
    METADATA,
    _key("center"),
    _key("kind", 16),
    _key("stream"),
    Column("version", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("body", Written, nullable=False),
    Column("form", String(16), nullable=False, comment="of the body; one of another form is derived from the acts"),
    Column("stage", String(16), nullable=False),
    Column("opened_on", Day, nullable=False),
    ForeignKeyConstraint(["center"], ["ad_center.center"]),
    Index("ad_state_page", "center", "kind", "opened_on", "stream"),
)

DEADLINES = Table(
    "ad_deadline",
    METADATA,
    _key("center"),
    _key("kind", 16),
    _key("stream"),
    _key("clock", 32),
    _key("subject", 16),
    Column("owner", String(64)),
    Column("started", Day, nullable=False),
    Column("period", String(32)),
    Column("due_on", Day, nullable=False),
    Column("provisional", Flag, nullable=False),
    ForeignKeyConstraint(["center"], ["ad_center.center"]),
    Index("ad_deadline_due", "center", "due_on"),
)

TEXTS = Table(
    "ad_text",
    METADATA,
    _key("center"),
    _key("id"),
    Column("kind", String(8), nullable=False),
    Column("stream", String(64), nullable=False),
    Column("salt", String(32)),
    Column("value", Text, comment="None once erased"),
    ForeignKeyConstraint(["center"], ["ad_center.center"]),
)

KEYS = Table(
    "ad_key",
    METADATA,
    _key("center"),
    _key("key", 128),
    Column("digest", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("stream", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    ForeignKeyConstraint(["center"], ["ad_center.center"]),
)

REFUSALS = Table(
    "ad_refusal",
    METADATA,
    _key("center"),
    _key("kind", 16),
    _key("stream"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("command", String(64), nullable=False),
    Column("legal_day", Day, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("entry", Written, nullable=False, comment="the bytes the chain covers"),
    Column("algorithm", String(16), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    ForeignKeyConstraint(["center"], ["ad_center.center"]),
    UniqueConstraint("center", "kind", "stream", "previous"),
)

SERIES = Table(
    "ad_series",
    METADATA,
    _key("center"),
    _key("series"),
    Column("last", Integer, nullable=False),
    ForeignKeyConstraint(["center"], ["ad_center.center"]),
)

NUMBERS = Table(
    "ad_number",
    METADATA,
    _key("center"),
    _key("number"),
    Column("stream", String(64), nullable=False),
    Column("issuer", Text),
    ForeignKeyConstraint(["center"], ["ad_center.center"]),
)

EXTERNAL = Table(
    "ad_external",
    METADATA,
    _key("center"),
    _key("system"),
    _key("external", 128),
    Column("kind", String(16), nullable=False),
    Column("stream", String(64), nullable=False),
    Column("object", String(64), nullable=False),
    ForeignKeyConstraint(["center"], ["ad_center.center"]),
    Index("ad_external_stream", "center", "kind", "stream"),
)

_WAITING = text("delivered_at IS NULL")
OUTBOX = Table(
    "ad_outbox",
    METADATA,
    _key("center"),
    _key("stream"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("topic", String(64), nullable=False),
    Column("body", Written, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("delivered_at", Instant),
    ForeignKeyConstraint(["center"], ["ad_center.center"]),
    # whoever sends asks again and again, and of years of messages a few wait
    Index("ad_outbox_waiting", "center", "created_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
)

FORM = 1
"""The version of these tables; a later one comes with a migration."""
