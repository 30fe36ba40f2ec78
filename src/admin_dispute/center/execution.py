"""One request from its stream to its rows: judged on the locked state, then written whole or refused whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

import attrs
from attrs import frozen

from admin_dispute.center.basis import Basis
from admin_dispute.center.clock import legal_day
from admin_dispute.center.correction import corrected, is_correction, rewritten
from admin_dispute.center.elsewhere import other_dispute, other_of, version_of_other
from admin_dispute.center.facts import facts_now
from admin_dispute.center.registry import file_numbers
from admin_dispute.center.request import Request
from admin_dispute.center.rights import MAY_ACT, Actor, may_do
from admin_dispute.center.telling import messages
from admin_dispute.domain.circular.content import CircularContent
from admin_dispute.domain.dispute.deadlines import clocks_moved
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.errors import Conflict, NotFound
from admin_dispute.domain.facts import Facts
from admin_dispute.domain.judgement import Findings, judge, sift
from admin_dispute.domain.kind import KINDS, running
from admin_dispute.domain.moved import NoteDeadlineMoved
from admin_dispute.domain.periods import Calendar
from admin_dispute.domain.ruling import Objection, Ruling
from admin_dispute.domain.words import title
from admin_dispute.law.answers import Message
from admin_dispute.law.in_force import LawInForce
from admin_dispute.store import codec
from admin_dispute.store.projection import message_digest, opened_on, state_columns
from admin_dispute.store.records import Head, Records, Row, Standing
from admin_dispute.store.replay import fold, opened
from admin_dispute.store.tables import instant_text


@frozen(kw_only=True)
class Done:
    """An act that took effect.

    Attributes:
        stream: id of the dispute (or center) it stands in; version: its number there, and the stream's new version.
        ruling: why it was allowed; repeated: it had taken effect before, under the same key.
    """

    stream: str
    version: int
    ruling: Ruling
    repeated: bool = False


class Written(NamedTuple):
    """An act as written: its number and digest, the state it made, and the events that count now and did not before."""

    number: int
    digest: str
    state: Any
    news: tuple[object, ...]


@frozen
class Attempt:
    """A request with everything judging it takes.

    Attributes:
        other_version: of the other dispute that it names, as `facts` has it.
    """

    request: Request
    head: Head | None
    state: Any
    actor: Actor
    law: LawInForce
    facts: Facts
    at: datetime
    other_version: int = 0


def standing(
    records: Records, request: Request, key: str | None, seen: str, *, lock: bool, expect: int | None = None
) -> Standing:
    """Read what a request finds, under lock where it is to be executed; `seen` is the head whose state is at hand.

    Raises:
        NotFound: no such dispute. Conflict: another version stands. Neither where the key was used: it is answered.
    """
    form, kind, stream = request.form, request.kind, request.stream
    named = KINDS[kind].named
    begins = form.opens and not named
    found = records.beginning(key) if begins else records.standing(kind, stream, key, seen, lock=lock)
    if found.key_used:
        return found
    if found.head is None and not form.opens:
        raise NotFound("no-stream", kind=kind, stream=stream)
    if found.head is not None and form.opens and (kind == "center" or not named):
        raise Conflict("exists-already", kind=kind, stream=stream)
    version = 0 if found.head is None else found.head.version
    if expect is not None and expect != version:
        raise Conflict("version-moved", stream=stream, expected=expect, version=version)
    return found


def state_at(records: Records, request: Request, head: Head | None, remembered: tuple[str, Any]) -> Any:
    """Return the state at a head: the one remembered for its digest, else the stored one."""
    if head is None:
        return None
    return opened(records, request.kind, request.stream, head) if head.body else remembered[1]


def prepared(
    request: Request,
    head: Head | None,
    state: Any,
    records: Records,
    basis: Basis,
    actor_id: str | Actor,
    at: datetime,
    circular: CircularContent | None = None,
) -> Attempt:
    """Bring together what judging a request takes; `state` is the one at the head.

    Args:
        circular: what was counted for a circular before the request was locked.

    Raises:
        NotFound: no such actor.
    """
    command = request.command
    today = legal_day(at)
    dispute = state if isinstance(state, Dispute) else None
    law = basis.law(command.on, dispute)
    other_version = version_of_other(records, command)
    other = other_dispute(records, other_of(command), other_version) if other_version else None
    about = (state,) if request.kind == "dispute" else (state, other)
    actor = basis.actor(actor_id, today, *about)
    facts = facts_now(request, state, other, actor, law, today, records, basis, circular)
    return Attempt(request, head, state, actor, law, facts, at, other_version)


def judged(attempt: Attempt, basis: Basis, records: Records) -> Findings:
    """Judge an attempt: the right first, then the law; a correction by judging the whole stream again."""
    form, command = attempt.request.form, attempt.request.command
    may = may_do(attempt.actor, form, command, attempt.state, attempt.facts.other)
    right = MAY_ACT(may, command=f"“{title(form.name)}”（{form.name}）")
    if isinstance(right, Objection):
        return sift([right], basis.table.citing, attempt.facts.today)
    if is_correction(attempt.request.command):
        return corrected(command, records, basis, attempt.facts, attempt.law)
    return judge(attempt.state, attempt.request.command, attempt.law, attempt.facts, basis.table.citing)


def ruling_on(attempt: Attempt, findings: Findings) -> Ruling:
    """Put findings into the ruling on an attempt."""
    return Ruling(
        command=attempt.request.form.name,
        policy=None if attempt.law.policy is None else attempt.law.policy.version,
        grounds=findings.grounds,
        objections=findings.objections,
        warnings=findings.warnings,
        answers=tuple(attempt.law.answers),
        version=0 if attempt.head is None else attempt.head.version,
        events=findings.events,
    )


def refuse(attempt: Attempt, ruling: Ruling, records: Records, algorithm: str) -> None:
    """Write a refusal into its journal; of the texts only the digests stay."""
    entry = codec.Refusal(
        command=codec.command_envelope(attempt.request.command, attempt.request.body),
        actor=attempt.actor.id,
        on=attempt.request.command.on.isoformat(),
        recorded_at=instant_text(attempt.at),
        policy=ruling.policy,
        objections=ruling.objections,
        warnings=ruling.warnings,
        answers=ruling.answers,
        version=ruling.version,
    )
    row = _row(attempt, codec.encode(entry))
    records.refuse(attempt.request.kind, attempt.request.stream, row, algorithm)


def write(attempt: Attempt, ruling: Ruling, basis: Basis, records: Records, algorithm: str) -> Written:
    """Write an act whole: journal, state, deadlines, texts, numbers, outbox."""
    request = attempt.request
    kind, stream, on = request.kind, request.stream, request.command.on
    state, news = _outcome(attempt, ruling, records)
    told = tuple(messages(basis, kind, state, news, on))
    row = _row(attempt, codec.encode(_entry(attempt, ruling, basis, told)))
    number, digest = records.append(kind, stream, attempt.head, row, algorithm)
    records.put_state(kind, stream, number, digest=digest, **state_columns(kind, state))
    if attempt.state is not None and opened_on(kind, attempt.state) != (day := opened_on(kind, state)):
        records.set_opened(kind, stream, day)
    records.add_texts(stream, request.kept)
    held, holds = (getattr(folded, "external_ids", ()) for folded in (attempt.state, state))
    records.move_external(kind, stream, held, holds)
    _write_deadlines(attempt, state, basis.calendar, records)
    if isinstance(state, Dispute):
        file_numbers(records, stream, () if attempt.state is None else attempt.state.numbers, state.numbers)
    for position, message in enumerate(told):
        records.add_message(stream, number, position, message.topic, codec.encode(message), attempt.at)
    return Written(number, digest, state, tuple(news))


def _write_deadlines(attempt: Attempt, state: Any, calendar: Calendar, records: Records) -> None:
    """Write what an act makes of the deadlines; a note that one moved writes that one."""
    kind, stream, note = attempt.request.kind, attempt.request.stream, attempt.request.command
    if isinstance(note, NoteDeadlineMoved):
        at = (note.clock, note.subject)
        after = tuple(one for one in running(kind, state, calendar) if (one.clock, one.subject) == at)
        records.move_deadlines(kind, stream, tuple(attrs.evolve(one, on=note.due) for one in after), after)
    elif kind != "dispute" or clocks_moved(attempt.state, state):
        before = () if attempt.state is None else running(kind, attempt.state, calendar)
        records.move_deadlines(kind, stream, before, running(kind, state, calendar))


def _outcome(attempt: Attempt, ruling: Ruling, records: Records) -> tuple[Any, Iterable[object]]:
    """Return the state after an act, and the events to tell of."""
    if is_correction(attempt.request.command):
        [happened] = ruling.events
        return rewritten(records, happened, attempt.request.command)
    return fold(attempt.state, ruling.events), ruling.events


def _entry(attempt: Attempt, ruling: Ruling, basis: Basis, told: tuple[Message, ...]) -> codec.Entry:
    facts = attempt.facts
    return codec.Entry(
        command=codec.command_envelope(attempt.request.command, attempt.request.body),
        actor=attempt.actor.id,
        on=attempt.request.command.on.isoformat(),
        recorded_at=instant_text(attempt.at),
        policy=ruling.policy,
        plugins=basis.table.distributions,
        grounds=ruling.grounds,
        warnings=ruling.warnings,
        answers=ruling.answers,
        moment=codec.Moment(
            today=facts.today.isoformat(),
            stream=attempt.request.stream,
            functions=facts.functions,
            organisation=facts.organisation,
            next_number=facts.next_number,
            number_taken=facts.number_taken,
            center=basis.version,
            external_taken=facts.external_taken,
            loads=facts.loads,
            other="" if facts.other is None else facts.other.id,
            other_version=attempt.other_version,
            open_problems=facts.open_problems,
        ),
        events=tuple(map(codec.event_envelope, ruling.events)),
        sent=tuple(message_digest(message.topic, codec.encode(message).decode()) for message in told),
    )


def _row(attempt: Attempt, entry: bytes) -> Row:
    request = attempt.request
    return Row(request.form.name, request.command.on, attempt.at, attempt.actor.id, entry)


def repeated(records: Records, key: str, body: str) -> Done:
    """Return the act that a used key led to.

    Raises:
        Conflict: the key was used for another body.
    """
    _, _, digest, kind, stream, number = records.key(key)
    if digest != body:
        raise Conflict("key-reused", key=key)
    act = records.act(kind, stream, number)
    entry: codec.Entry = codec.opened_entry(act[8])
    ruling = Ruling(
        command=entry.command.type,
        policy=entry.policy,
        grounds=entry.grounds,
        warnings=entry.warnings,
        answers=entry.answers,
        version=number - 1,
        events=tuple(map(codec.opened_event, entry.events)),
    )
    return Done(stream=stream, version=number, ruling=ruling, repeated=True)
