"""The other side: one program written by hand on the driver for exactly these acts and these tables.

It stores what the library stores, so it does the work that storing it takes, act by act and within the measured time:
it looks the key up and digests the command as typed, reads the head and decodes the state document, guards version and
stage, draws ids and salts and digests what stands behind the references, takes the next case number, encodes the entry,
digests the chain over the row before, sets the changed fields of the document and encodes it, and writes every row.

What it is spared: nothing is typed, judged, permitted, explained, folded or asked of a plugin. What each act says and
changes was taken from one lifecycle of the library beforehand (`recording`).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

Body = dict[str, Any]
encode, decode = msgspec.json.encode, msgspec.json.decode


@dataclass(slots=True)
class Act:
    """One act as it is known beforehand; ids, salts, digests and the case number are still missing in it.

    Attributes:
        typed: the command as somebody types it; values: each reference inside the act with the value it stands for.
        entry: of the journal; sets: the fields of the state document that are another after the act.
        case_number: the number inside the entry and `sets`, where the act gives one.
    """

    key: str
    number: int
    typed: Body
    values: list[tuple[Body, str | Body]]
    stage: str
    row: tuple[str, str, str, str]
    entry: Body
    sets: Body
    ended: list[tuple[str, str]]
    deadlines: list[tuple[Any, ...]]
    case_number: Body | None
    messages: list[Body]


class ByHand:
    """One writer on a SQLite file with the library's own tables and the rows of the center itself."""

    def __init__(self, file: Path, synchronous: str, library: Path, form: str) -> None:
        self.connection = sqlite3.connect(file, isolation_level=None)
        for pragma in ("journal_mode=WAL", f"synchronous={synchronous}", "foreign_keys=ON"):
            self.connection.execute(f"PRAGMA {pragma}")
        self._copy(library)
        [(secret,)] = self.connection.execute("SELECT secret FROM ad_center")
        self._form = form
        self._keyed = hmac.new(secret.encode(), digestmod="sha256")

    def _copy(self, library: Path) -> None:
        """Make the library's tables and take over what the center wrote when it was founded."""
        source = sqlite3.connect(library)
        for (sql,) in source.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"):
            self.connection.execute(sql)
        for table, column in (("center", "center"), ("act", "stream"), ("state", "stream"), ("text", "stream")):
            for row in source.execute(f"SELECT * FROM ad_{table} WHERE {column} = 'bench'"):
                self.connection.execute(f"INSERT INTO ad_{table} VALUES ({', '.join('?' * len(row))})", row)
        source.close()

    def lifecycle(self, stream: str, acts: list[Act]) -> None:
        """Carry out every act of a lifecycle."""
        for act in acts:
            self.act(stream, act)

    def act(self, stream: str, act: Act) -> None:
        """Do one act: its own durable transaction."""
        cursor = self.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        try:
            self._act(cursor, stream, act)
            cursor.execute("COMMIT")
        except BaseException:
            cursor.execute("ROLLBACK")
            raise

    def _act(self, cursor: sqlite3.Cursor, stream: str, act: Act) -> None:
        run, number = cursor.execute, act.number
        keyed = self._keyed.copy()
        keyed.update(encode(act.typed))
        key_digest = keyed.hexdigest()
        known = run("SELECT digest FROM ad_key WHERE center = 'bench' AND key = ?", (act.key,)).fetchone()
        if known is not None:
            assert known[0] == key_digest, "the key was used for another command"
            return
        previous, document = self._head(cursor, stream, act)
        texts = list(map(_kept, act.values))
        if act.case_number is not None:
            act.entry["moment"]["next_number"] = act.case_number["sequence"] = self._next_number(cursor, stream)
        messages = [encode(message).decode() for message in act.messages]
        act.entry["sent"] = [
            hashlib.sha256(f"{message['topic']}\n{body}".encode()).hexdigest()
            for message, body in zip(act.messages, messages, strict=True)
        ]
        act.entry["keyed"] = hashlib.sha256(f"{act.key}\n{key_digest}".encode()).hexdigest()
        entry = encode(act.entry).decode()
        digest = hashlib.sha256(f"{previous}\nbench/dispute/{stream}/{number}\n{entry}".encode()).hexdigest()
        run(
            "INSERT INTO ad_act VALUES ('bench', 'dispute', ?, ?, ?, ?, ?, ?, ?, 'sha256', ?, ?)",
            (stream, number, *act.row, entry, previous, digest),
        )
        document.update(act.sets)
        self._put_state(cursor, stream, number, digest, document)
        for id_, kind, salt, value in texts:
            run("INSERT INTO ad_text VALUES ('bench', ?, ?, ?, ?, ?)", (id_, kind, stream, salt, value))
        for clock, subject in act.ended:
            run(
                "DELETE FROM ad_deadline WHERE center = 'bench' AND kind = 'dispute'"
                " AND stream = ? AND clock = ? AND subject = ?",
                (stream, clock, subject),
            )
        for deadline in act.deadlines:
            run("INSERT INTO ad_deadline VALUES ('bench', 'dispute', ?, ?, ?, ?, ?, ?, ?, ?)", (stream, *deadline))
        for position, body in enumerate(messages):
            run(
                "INSERT INTO ad_outbox VALUES ('bench', ?, ?, ?, ?, ?, ?, NULL)",
                (stream, number, position, act.messages[position]["topic"], body, act.row[2]),
            )
        run("INSERT INTO ad_key VALUES ('bench', ?, ?, 'dispute', ?, ?)", (act.key, key_digest, stream, number))

    @staticmethod
    def _head(cursor: sqlite3.Cursor, stream: str, act: Act) -> tuple[str, Body]:
        """Read where the dispute stands, and guard that the act fits there."""
        if act.number == 1:
            return "0" * 64, {}
        version, digest, body = cursor.execute(
            "SELECT version, digest, body FROM ad_state WHERE center = 'bench' AND kind = 'dispute' AND stream = ?",
            (stream,),
        ).fetchone()
        document: Body = decode(body)
        assert version == act.number - 1
        assert document["stage"] == act.stage
        return digest, document

    def _put_state(self, cursor: sqlite3.Cursor, stream: str, number: int, digest: str, document: Body) -> None:
        """Write the state document with its head."""
        body, stage = encode(document).decode(), document["stage"]
        if number == 1:
            cursor.execute(
                "INSERT INTO ad_state VALUES ('bench', 'dispute', ?, 1, ?, ?, ?, ?, ?)",
                (stream, digest, body, self._form, stage, document["registered_on"]),
            )
            return
        cursor.execute(
            "UPDATE ad_state SET version = ?, digest = ?, body = ?, form = ?, stage = ?"
            " WHERE center = 'bench' AND kind = 'dispute' AND stream = ? AND version = ?",
            (number, digest, body, self._form, stage, stream, number - 1),
        )
        assert cursor.rowcount == 1

    @staticmethod
    def _next_number(cursor: sqlite3.Cursor, stream: str) -> int:
        """Take the next case number of the series and put it on file."""
        series, mark = "2025豫0825行诉前调", "（2025）豫0825行诉前调"
        row = cursor.execute("SELECT last FROM ad_series WHERE center = 'bench' AND series = ?", (series,)).fetchone()
        if row is None:
            cursor.execute("INSERT INTO ad_series VALUES ('bench', ?, 1)", (series,))
        else:
            cursor.execute("UPDATE ad_series SET last = ? WHERE center = 'bench' AND series = ?", (row[0] + 1, series))
        number = 1 if row is None else int(row[0]) + 1
        cursor.execute("INSERT INTO ad_number VALUES ('bench', ?, ?, NULL)", (f"{mark}{number}号", stream))
        return number


def _kept(value: tuple[Body, str | Body]) -> tuple[str, str, str, str]:
    """Draw id and salt of a value, put id and digest into its reference, and return id, kind, salt and stored value."""
    reference, given = value
    kind, stored = ("text", given) if isinstance(given, str) else ("person", encode(given).decode())
    token = secrets.token_hex(24)
    reference["id"], salt = token[:16], token[16:]
    reference["digest"] = hashlib.sha256(f"{salt}\n{stored}".encode()).hexdigest()
    return reference["id"], kind, salt, stored
