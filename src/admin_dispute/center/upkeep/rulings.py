"""Asking again: which acts would be decided otherwise today, by the policies adopted and plugins installed since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
from attrs import frozen

from admin_dispute.center.basis import Basis
from admin_dispute.center.correction import Correction
from admin_dispute.center.facts import facts_again
from admin_dispute.center.facts.case_number import number_facts_then
from admin_dispute.center.reading.circulars import counted_in
from admin_dispute.domain.act import COMMAND_OF
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.facts import Facts
from admin_dispute.domain.instruments import as_shown
from admin_dispute.domain.judgement import Findings, judge
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import AnswerGiven, Caution, Ground, Objection
from admin_dispute.domain.values import PersonRef, TextRef
from admin_dispute.domain.words import chapter, label, term, title, worded
from admin_dispute.law.in_force import LawInForce
from admin_dispute.store import codec
from admin_dispute.store.records import Records
from admin_dispute.store.replay import Act, act_of, counting, fold
from admin_dispute.store.rewrite import streams
from admin_dispute.store.statement import Cursor

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


@frozen(kw_only=True)
class Differing:
    """An act whose ruling would be another today.

    Attributes:
        kind, stream: `dispute` and its id, or `center` for an act of the center's own.
        number: of the act in its stream; command: its name; on: its legal day.
        allowed: whether it would be allowed; before, after: what the ruling said and would say, only what differs.
    """

    kind: str
    stream: str
    number: int
    command: str
    on: date
    allowed: bool
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def does_otherwise(self) -> bool:
        """Whether it would be refused, or record something else: more than another reason or warning."""
        return not self.allowed or any(line.startswith(_EVENT) for line in (*self.before, *self.after))


def differing(center: Center, progress: Callable[[int, int], None] | None = None) -> Iterator[Differing]:
    """Give every act that would be decided otherwise, the center's own first; nothing is written.

    Each act is judged on the state before it and on what was known when it was recorded (that day, the actor's body,
    numbers), by the center's policies, directory and calendar as they are now, and the plugins as installed now. An
    act of the center's own is what makes these: it is judged by the center as it stood.
    """
    with center.transaction(reading=True) as connection:
        records = Records(Cursor.of(connection), center.id)
        basis = center.basis(records)
        found = streams(connection, center.id)
        for done, (kind, stream) in enumerate(found, 1):
            yield from differing_in(records, basis, kind, stream)
            if progress is not None:
                progress(done, len(found))


def differing_in(records: Records, basis: Basis, kind: str, stream: str) -> Iterator[Differing]:
    """Give the acts of one stream that would be decided otherwise."""
    entries = {row[3]: codec.opened_entry(row[8]) for row in records.acts(kind, stream)}
    state: Any = None
    for act in counting(act_of(number, entry) for number, entry in entries.items()):
        form = COMMAND_OF.get(type(act.command))
        if form is not None and not isinstance(act.command, Correction):
            then = Basis.of(basis.table, state, act.number - 1) if kind == "center" else basis
            law = then.law(act.command.on, state if isinstance(state, Dispute) else None)
            found, _ = judge(state, act.command, law, _facts(records, then, act, state, law), basis.table.citing)
            if not _as_then(entries[act.number], act, found, law):
                lost, new = _lost_and_new(entries[act.number], act, found, law)
                if lost or new:
                    yield Differing(
                        kind=kind, stream=stream, number=act.number, command=form.name, on=act.command.on,
                        allowed=not found.objections, before=lost, after=new,
                    )  # fmt: skip
        state = fold(state, act.events)


def _as_then(entry: codec.Entry, act: Act, found: Findings, law: LawInForce) -> bool:
    """Say whether nothing is another value: nearly always, and then nothing has to be put into words."""
    said = (entry.policy, entry.grounds, entry.warnings, entry.answers)
    says = (_version(law), found.grounds, found.warnings, tuple(law.answers))
    return not found.objections and found.events == act.events and (act.corrected_by is not None or says == said)


def _lost_and_new(
    entry: codec.Entry, act: Act, found: Findings, law: LawInForce
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the ruling said and says no more, and what it says now, in Chinese."""
    before = [*_ruled(entry.policy, entry.grounds, entry.warnings, entry.answers), *_lines(act.events)]
    now = [*_ruled(_version(law), found.grounds, found.warnings, law.answers), *_lines(found.events)]
    if act.corrected_by:  # of a replaced act the journal has no ruling of its own: what it counts for is compared
        before, now = _lines(act.events), _lines(found.events)
    if found.objections:  # what it recorded is told by its titles alone
        before = [line for line in before if not (line.startswith(_EVENT) and _AT in line)]
        now = [*map(_objection, found.objections), *now]
    return _without(before, now), _without(now, before)


def _version(law: LawInForce) -> str | None:
    return None if law.policy is None else law.policy.version


def _facts(records: Records, basis: Basis, act: Act, state: Any, law: LawInForce) -> Facts:
    counted = (counted_in(happened) for happened in act.events)
    content = next((content for content in counted if content is not None), None)
    return facts_again(act.moment, records, basis, number_facts_then(act, state, law), content)


_EVENT = "记录："
_AT, _IN = "，", "·"


def _ruled(
    policy: str | None, grounds: Iterable[Ground], warnings: Iterable[Caution], answers: Iterable[AnswerGiven]
) -> list[str]:
    texts = chapter("conditions")
    return [
        f"政策版本：{policy}",
        *(f"理由：{texts.get(held.code, {}).get('holds', held.code)}{_cited(held.clauses)}" for held in grounds),
        *(f"提示：{warning.text}{_cited(warning.clauses)}" for warning in warnings),
        *(f"{term('question', said.question)}：{said.answer}{_cited(said.clauses)}" for said in answers),
    ]


def _objection(objection: Objection) -> str:
    return f"不予准许：{objection.text}{_cited(objection.clauses)}"


def _cited(clauses: tuple[str, ...]) -> str:
    return f"（{as_shown(clauses)}）" if clauses else ""


def _lines(events: Iterable[Any]) -> list[str]:
    """What events record, a line for each field, so that only what differs has to be shown."""
    lines = []
    for happened in events:
        named = title(codec.event_envelope(happened).type)
        lines.append(f"{_EVENT}{named}")
        lines += [f"{_EVENT}{named}{_AT}{at}" for at in _fields(happened, "")]
    return lines


def _fields(value: Any, path: str) -> Iterator[str]:
    """The fields of a value as a clerk reads them, what is empty left out; what is kept elsewhere is not opened."""
    if isinstance(value, TextRef | PersonRef):
        yield f"{path.rstrip(_IN)}：（另存的内容）"
    elif isinstance(value, tuple):
        for number, inner in enumerate(value, 1):
            yield from _fields(inner, f"{path}{number}{_IN}" if len(value) > 1 else path)
    elif attrs.has(type(value)) and not isinstance(value, Period):
        for one in attrs.fields(type(value)):
            inner, named = getattr(value, one.name), label(one.name, type(value))
            wraps = named == one.name and attrs.has(type(inner))  # the title of the event says what it holds
            yield from _fields(inner, path if wraps else f"{path}{named}{_IN}")
    elif worded(value):
        yield f"{path.rstrip(_IN)}：{worded(value)}"


def _without(lines: list[str], others: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in lines if line not in others))
