"""What an act leaves behind: its row in the journal and everything derived from it, or its row among the refusals."""

from __future__ import annotations

from typing import Any

import attrs
import msgspec

from admin_dispute.center.attempt import Attempt
from admin_dispute.center.correction import Correction, rewritten
from admin_dispute.center.memory import Seen
from admin_dispute.center.registry import file_numbers
from admin_dispute.center.telling import messages
from admin_dispute.domain.deadline import Deadline
from admin_dispute.domain.dispute.deadlines import clocks_moved
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.kind import KINDS, running
from admin_dispute.domain.moved import NoteDeadlineMoved
from admin_dispute.domain.ruling import Ruling
from admin_dispute.store import codec
from admin_dispute.store.digests import digest_of_text
from admin_dispute.store.projection import state_row
from admin_dispute.store.records import Records
from admin_dispute.store.standing import Row
from admin_dispute.store.tables import day_text, instant_text


class Written(msgspec.Struct, frozen=True):
    """An act as written: its number, the stream as it left it, and the events that count now and did not before."""

    number: int
    left: Seen
    news: tuple[object, ...]


def refuse(attempt: Attempt, ruling: Ruling, records: Records, algorithm: str) -> None:
    """Write a refusal into its journal; of the texts only the digests stay."""
    entry = codec.Refusal(
        command=codec.command_envelope(attempt.request.form, attempt.request.body),
        actor=attempt.actor.id,
        on=day_text(attempt.request.command.on),
        recorded_at=instant_text(attempt.at),
        policy=ruling.policy,
        objections=ruling.objections,
        warnings=ruling.warnings,
        answers=ruling.answers,
        version=attempt.version,
    )
    row = Row(attempt.request.form.name, attempt.request.command.on, attempt.at, attempt.actor.id, codec.written(entry))
    records.refuse(attempt.request.kind, attempt.request.stream, row, algorithm)


def write(attempt: Attempt, ruling: Ruling, left: Any, records: Records, algorithm: str, keyed: str = "") -> Written:
    """Write an act whole: journal, state, deadlines, texts, numbers, outbox.

    Args:
        left: the state as judging left it; keyed: digest of the act's key.
    """
    request = attempt.request
    kind, stream, on = request.kind, request.stream, request.command.on
    state, news = left, ruling.events
    if isinstance(request.command, Correction):
        [happened] = news
        state, news = rewritten(records, happened, request.command)
    said = messages(attempt.basis, kind, state, news, on)
    told = [(message.topic, codec.encode(message)) for message in said] if said else []
    entry = codec.written(_entry(attempt, ruling, told, keyed))
    row = Row(request.form.name, on, attempt.at, attempt.actor.id, entry)
    number, digest = records.append(kind, stream, attempt.head, row, algorithm)
    row_of_state = state_row(kind, state)
    records.put_state(kind, stream, number, digest, row_of_state)
    if attempt.state is not None and getattr(attempt.state, KINDS[kind].began) != row_of_state.opened_on:
        records.set_opened(kind, stream, row_of_state.opened_on)
    if request.kept:
        records.add_texts(stream, request.kept)
    held, holds = getattr(attempt.state, "external_ids", ()), getattr(state, "external_ids", ())
    if held is not holds:
        records.move_external(kind, stream, held, holds)
    deadlines = _write_deadlines(attempt, state, records)
    if isinstance(state, Dispute):
        file_numbers(records, stream, () if attempt.state is None else attempt.state.numbers, state.numbers)
    if told:
        records.add_messages(stream, number, told, attempt.at)
    return Written(number, Seen(digest, state, attempt.basis.calendar, deadlines), news)


def _write_deadlines(attempt: Attempt, state: Any, records: Records) -> tuple[Deadline, ...]:
    """Write what an act makes of the deadlines, and return them; a note that one moved writes that one."""
    kind, stream, note = attempt.request.kind, attempt.request.stream, attempt.request.command
    calendar, seen = attempt.basis.calendar, attempt.seen
    if isinstance(note, NoteDeadlineMoved):
        at = (note.clock, note.subject)
        runs = running(kind, state, calendar)
        after = tuple(one for one in runs if (one.clock, one.subject) == at)
        records.move_deadlines(kind, stream, tuple(attrs.evolve(one, on=note.due) for one in after), after)
        return runs
    ran: tuple[Deadline, ...] = ()
    if attempt.state is not None:
        ran = seen.deadlines if seen.calendar is calendar else running(kind, attempt.state, calendar)
    if kind == "dispute" and not clocks_moved(attempt.state, state):
        return ran
    runs = running(kind, state, calendar)
    records.move_deadlines(kind, stream, ran, runs)
    return runs


def _entry(attempt: Attempt, ruling: Ruling, told: list[tuple[str, bytes]], keyed: str) -> codec.Entry:
    facts, basis, request = attempt.facts, attempt.basis, attempt.request
    return codec.Entry(
        command=codec.command_envelope(request.form, request.body),
        actor=attempt.actor.id,
        on=day_text(request.command.on),
        recorded_at=instant_text(attempt.at),
        policy=ruling.policy,
        plugins=basis.table.distributions,
        grounds=ruling.grounds,
        warnings=ruling.warnings,
        answers=ruling.answers,
        moment=codec.Moment(
            today=day_text(facts.today),
            stream=request.stream,
            functions=facts.functions,
            organisation=facts.organisation,
            next_number=0 if facts.next_number is None else facts.next_number.sequence,
            number_taken=facts.number_taken,
            center=basis.version,
            external_taken=facts.external_taken,
            loads=facts.loads,
            other="" if facts.other is None else facts.other.id,
            other_version=attempt.other_version,
            open_problems=facts.open_problems,
        ),
        events=tuple(map(codec.event_envelope, ruling.events)),
        sent=tuple([digest_of_text(topic, body.decode()) for topic, body in told]) if told else (),
        keyed=keyed,
    )
