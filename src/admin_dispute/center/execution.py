"""One command from call to rows: referenced, judged on the locked state, then written whole or refused whole."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import msgspec
from attrs import frozen

from admin_dispute.center.basis import Basis
from admin_dispute.center.clock import legal_day
from admin_dispute.center.correction import corrected, is_correction
from admin_dispute.center.elsewhere import external_taken, other_dispute, other_of, version_of_other
from admin_dispute.center.rights import MAY_ACT, Actor, may_do
from admin_dispute.center.telling import messages
from admin_dispute.domain.act import COMMAND_OF, CommandForm
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.deadlines import clocks_moved, deadlines
from admin_dispute.domain.dispute.numbering import CaseNumbered, IssueCaseNumber, RecordCaseNumber
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.errors import BadInput, Conflict, Fault, NotFound
from admin_dispute.domain.facts import Facts
from admin_dispute.domain.judgement import Findings, judge, sift
from admin_dispute.domain.number import CaseNumber, read_number
from admin_dispute.domain.ruling import Objection, Ruling
from admin_dispute.law.in_force import LawInForce
from admin_dispute.store import codec
from admin_dispute.store.records import Head, Records, Row
from admin_dispute.store.references import Kept, body_digest, referenced
from admin_dispute.store.replay import fold
from admin_dispute.store.tables import instant_text

Folded = Callable[[str, str, Head], Any]


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


@frozen(kw_only=True)
class Attempt:
    """A command that somebody wants to give, with everything judging it takes.

    Attributes:
        command: with references in place of personal data, and its `body` as stored; kept: the values behind them.
        other_version: of the other dispute that it names, as `facts` has it.
    """

    form: CommandForm
    command: Any
    body: bytes
    kept: list[Kept]
    stream: str
    head: Head | None
    state: Any
    actor: Actor
    law: LawInForce
    facts: Facts
    at: datetime
    other_version: int = 0


def prepared(
    records: Records,
    basis: Basis,
    command: Any,
    actor_id: str,
    at: datetime,
    folded: Folded,
    *,
    lock: bool,
    expect: int | None = None,
) -> Attempt:
    """Read what a command needs, under lock where it is to be executed; `folded` gives the state at a head.

    Raises:
        BadInput: a field is of the wrong type. NotFound: no such dispute or actor. Conflict: another version stands.
    """
    form = form_of(command)
    kept: list[Kept] = []
    command, body = typed(referenced(command, kept.append))
    stream = _stream_of(command, form, records.center)
    head = None if form.opens and form.kind == "dispute" else records.head(form.kind, stream, lock=lock)
    if head is None and not form.opens:
        raise NotFound("no-stream", kind=form.kind, stream=stream)
    if head is not None and form.opens:
        raise Conflict("exists-already", kind=form.kind, stream=stream)
    version = 0 if head is None else head.version
    if expect is not None and expect != version:
        raise Conflict("version-moved", stream=stream, expected=expect, version=version)
    state = None if head is None else folded(form.kind, stream, head)
    today = legal_day(at)
    dispute = state if isinstance(state, Dispute) else None
    actor = basis.actor(actor_id, today, dispute)
    law = basis.law(command.on, dispute)
    center = basis.state or CenterState(id=stream, name="", area=(), court="", founded_on=today)
    next_number, taken = _numbers(records, command, state, law)
    other_version = version_of_other(records, command)
    facts = Facts(
        today=today,
        center=center,
        id=stream,
        functions=actor.functions,
        organisation=actor.organisation,
        next_number=next_number,
        number_taken=taken,
        external_taken=external_taken(records, command, form.kind, stream),
        other=other_dispute(records, other_of(command), other_version) if other_version else None,
    )
    return Attempt(
        form=form, command=command, body=body, kept=kept, stream=stream, head=head, state=state, actor=actor, law=law,
        facts=facts, at=at, other_version=other_version,
    )  # fmt: skip


def judged(attempt: Attempt, basis: Basis, records: Records) -> Findings:
    """Judge an attempt: the right first, then the law; a correction by judging the whole stream again."""
    dispute = attempt.state if isinstance(attempt.state, Dispute) else None
    right = MAY_ACT(may_do(attempt.actor, attempt.form, dispute), command=attempt.form.name)
    if isinstance(right, Objection):
        return sift([right], basis.table.citing, attempt.facts.today)
    if is_correction(attempt.command):
        return corrected(attempt.command, records, basis, attempt.facts, attempt.law)
    return judge(attempt.state, attempt.command, attempt.law, attempt.facts, basis.table.citing)


def ruling_on(attempt: Attempt, findings: Findings) -> Ruling:
    """Put findings into the ruling on an attempt."""
    return Ruling(
        command=attempt.form.name,
        policy=None if attempt.law.policy is None else attempt.law.policy.version,
        grounds=findings.grounds,
        objections=findings.objections,
        warnings=findings.warnings,
        answers=tuple(dict.fromkeys(attempt.law.answers)),
        version=0 if attempt.head is None else attempt.head.version,
        events=findings.events,
    )


def refuse(attempt: Attempt, ruling: Ruling, records: Records) -> None:
    """Write a refusal into its journal; of the texts only the digests stay."""
    entry = codec.Refusal(
        command=codec.command_envelope(attempt.command, attempt.body),
        policy=ruling.policy,
        objections=ruling.objections,
        warnings=ruling.warnings,
        answers=ruling.answers,
        version=ruling.version,
    )
    row = _row(attempt, codec.encode(entry).decode())
    records.add_refusal(secrets.token_hex(8), attempt.form.kind, attempt.stream, row)


def write(attempt: Attempt, ruling: Ruling, basis: Basis, records: Records, algorithm: str) -> tuple[int, str, Any]:
    """Write an act whole: journal, state, deadlines, texts, numbers, outbox; return its number, digest and state."""
    state = fold(attempt.state, ruling.events)
    entry = codec.encode(_entry(attempt, ruling, basis)).decode()
    kind = attempt.form.kind
    number, digest = records.append(kind, attempt.stream, attempt.head, _row(attempt, entry), algorithm)
    dispute = state if isinstance(state, Dispute) else None
    records.put_state(
        kind,
        attempt.stream,
        number,
        digest=digest,
        body=codec.encode(state).decode(),
        stage="" if dispute is None else dispute.stage,
        opened_on=attempt.command.on if dispute is None else dispute.registered_on,
    )
    records.add_texts(attempt.stream, attempt.kept)
    records.move_external(kind, attempt.stream, getattr(attempt.state, "external_ids", ()), state.external_ids)
    if dispute is not None:
        if clocks_moved(attempt.state, dispute):
            before = () if attempt.state is None else deadlines(attempt.state, basis.calendar)
            records.move_deadlines(attempt.stream, before, deadlines(dispute, basis.calendar))
        _file_numbers(records, attempt, ruling.events)
        for position, message in enumerate(messages(basis, dispute, ruling.events, attempt.command.on)):
            body = codec.encode(message).decode()
            records.add_message(attempt.stream, number, position, message.topic, body, attempt.at)
    return number, digest, state


def _entry(attempt: Attempt, ruling: Ruling, basis: Basis) -> codec.Entry:
    facts = attempt.facts
    return codec.Entry(
        command=codec.command_envelope(attempt.command, attempt.body),
        actor=attempt.actor.id,
        on=attempt.command.on.isoformat(),
        recorded_at=instant_text(attempt.at),
        policy=ruling.policy,
        plugins=tuple(plugin.distribution for plugin in basis.table.plugins),
        grounds=ruling.grounds,
        warnings=ruling.warnings,
        answers=ruling.answers,
        moment=codec.Moment(
            today=facts.today.isoformat(),
            stream=attempt.stream,
            functions=facts.functions,
            organisation=facts.organisation,
            next_number=facts.next_number,
            number_taken=facts.number_taken,
            center=basis.version,
            external_taken=facts.external_taken,
            other="" if facts.other is None else facts.other.id,
            other_version=attempt.other_version,
        ),
        events=tuple(map(codec.event_envelope, ruling.events)),
    )


def _row(attempt: Attempt, entry: str) -> Row:
    return Row(
        command=attempt.form.name,
        legal_day=attempt.command.on,
        recorded_at=attempt.at,
        actor=attempt.actor.id,
        entry=entry,
    )


def form_of(command: Any) -> CommandForm:
    """Return the declaration of a command.

    Raises:
        BadInput: the value is none.
    """
    form = COMMAND_OF.get(type(command))
    if form is None:
        raise BadInput("unknown-command", (Fault("command", "没有这个命令"),), command=type(command).__name__)
    return form


def typed(command: Any) -> tuple[Any, bytes]:
    """Return a command as the journal will hold it, and those bytes: what is decided is what is kept.

    Raises:
        BadInput: a field is of the wrong type, or holds what no database keeps; its path is named, its value is not.
    """
    form = COMMAND_OF[type(command)]
    try:
        body = codec.encode(command)
        if b"\\u0000" in body:
            raise BadInput("bad-input", (Fault("", "文字中不能有空字符"),), command=form.name)
        return codec.decode(form.type, body), body
    except (msgspec.ValidationError, TypeError) as error:
        path = str(error).rpartition("`$.")[2].rstrip("`") if "`$." in str(error) else ""
        raise BadInput("bad-input", (Fault(path, "类型不对"),), command=form.name) from None


def _stream_of(command: Any, form: CommandForm, center: str) -> str:
    if form.kind == "center":
        return center
    return secrets.token_hex(8) if form.opens else str(command.dispute)


def _numbers(records: Records, command: Any, state: Any, law: LawInForce) -> tuple[int, bool]:
    """Read the next number of the series under lock, or whether a number from outside is on file."""
    if isinstance(command, RecordCaseNumber):
        return 0, records.number_taken(str(read_number(command.number)))
    if not isinstance(command, IssueCaseNumber):
        return 0, False
    series = law.case_number_series(state)
    if series is None:
        return 0, False
    last = records.last_number(f"{command.on.year}{series.mark}")
    number = series.first if last is None else last + 1
    while records.number_taken(str(CaseNumber(command.on.year, series.mark, number))):
        number += 1
    return number, False


def _file_numbers(records: Records, attempt: Attempt, events: Iterable[object]) -> None:
    if is_correction(attempt.command):
        return
    for happened in events:
        if isinstance(happened, CaseNumbered):
            given = happened.given
            records.add_number(str(given.number), attempt.stream, given.issuer)
            if given.issuer is None:
                records.set_last_number(given.number.series, given.number.sequence)


def repeated(records: Records, key: str, secret: str, command: Any) -> Done | None:
    """Return the act a key led to before, None where the key is new.

    Raises:
        Conflict: the key was used for another body.
    """
    row = records.key(key)
    if row is None:
        return None
    _, _, digest, kind, stream, number = row
    if digest != body_digest(secret, command):
        raise Conflict("key-reused", key=key)
    act = records.act(kind, stream, number)
    entry: codec.Entry = codec.decode(codec.Entry, act[8])
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
