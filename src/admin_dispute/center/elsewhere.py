"""What a command looks at beyond its own stream: another dispute, external ids in use, the problems that are open."""

from __future__ import annotations

from typing import Any

from admin_dispute.domain.act import COMMAND_OF
from admin_dispute.domain.center.external import NoteDirectoryId
from admin_dispute.domain.center.meeting import CallMeeting, HoldMeeting
from admin_dispute.domain.center.problem import ProblemStage
from admin_dispute.domain.correction import CorrectAct
from admin_dispute.domain.dispute.external import NoteExternalId
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.store import codec
from admin_dispute.store.records import Records
from admin_dispute.store.replay import opened, replayed


def meant(command: Any) -> Any:
    """Return the command that is judged: of a correction the one that replaces, else the command itself."""
    if not isinstance(command, CorrectAct):
        return command
    stored: Any = command.replacement
    return codec.opened_command(codec.envelope_of(stored))


def other_of(command: Any) -> str:
    """Return the other dispute that a command names, empty where it names none.

    On a dispute its field `other` names it; a command on another kind of stream names the dispute it is about.
    """
    given = meant(command)
    form = COMMAND_OF.get(type(given))
    about = "other" if form is None or form.kind == "dispute" else "dispute"
    return getattr(given, about, None) or ""


def version_of_other(records: Records, command: Any) -> int:
    """Return the version of the other dispute that a command names; 0 where there is none."""
    other = other_of(command)
    head = records.head("dispute", other) if other else None
    return 0 if head is None else head.version


def other_dispute(records: Records, other: str, version: int) -> Dispute:
    """Return another dispute as it stood at a version: its state row, or its journal folded up to there."""
    head = records.head("dispute", other)
    if head is not None and head.version == version:
        state: Dispute = opened(records, "dispute", other, head)
        return state
    rows = records.acts("dispute", other)[:version]
    earlier: Dispute = replayed(row[8] for row in rows)
    return earlier


def external_taken(records: Records, command: Any, kind: str, stream: str) -> tuple[str, ...]:
    """Return which external ids of a command lead to another stream already."""
    command = meant(command)
    if not isinstance(command, (NoteExternalId, NoteDirectoryId)):
        return ()
    found = ((noted.external, records.external(noted.system, noted.external)) for noted in command.ids)
    return tuple(external for external, row in found if row is not None and tuple(row[:2]) != (kind, stream))


def open_problems(records: Records, command: Any) -> tuple[str, ...]:
    """Return the problems that come before a meeting which is called or held: open, and raised by that day."""
    given = meant(command)
    if not isinstance(given, (CallMeeting, HoldMeeting)):
        return ()
    return records.streams_at("problem", ProblemStage.OPEN, given.on)
