"""Every decision explained: what held, what objected, what the law answered, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from attrs import frozen

from admin_dispute.domain.catalogue import conditions
from admin_dispute.domain.ruling import AnswerGiven, Caution, Cure, Objection
from admin_dispute.domain.words import chapter, title
from admin_dispute.store import codec
from admin_dispute.store.records import Records


@frozen(kw_only=True)
class Reason:
    """A condition that was examined: whether it held, its text, its clauses, and what would turn it."""

    code: str
    held: bool
    text: str
    clauses: tuple[str, ...]
    change: str


@frozen(kw_only=True)
class Decision:
    """A decision of the journal, or a refusal (`number` None)."""

    number: int | None
    command: str
    title: str
    on: date
    recorded_at: datetime
    actor: str
    policy: str | None
    allowed: bool
    reasons: tuple[Reason, ...]
    warnings: tuple[Caution, ...]
    answers: tuple[AnswerGiven, ...]
    events: tuple[str, ...] = ()


def decisions(records: Records, dispute: str) -> Iterator[Decision]:
    """Give the decisions on a dispute in the order they were recorded."""
    acts = [_act(row) for row in records.acts("dispute", dispute)]
    refused = [_refusal(row) for row in records.refusals("dispute", dispute)]
    yield from sorted((*acts, *refused), key=lambda decision: decision.recorded_at)


def _act(row: Any) -> Decision:
    entry: codec.Entry = codec.decode(codec.Entry, row[8])
    return Decision(
        number=row[3],
        command=row[4],
        title=title(row[4]),
        on=row[5],
        recorded_at=row[6],
        actor=row[7],
        policy=entry.policy,
        allowed=True,
        reasons=tuple(_held(ground.code, ground.clauses) for ground in entry.grounds),
        warnings=entry.warnings,
        answers=entry.answers,
        events=tuple(title(event.type) for event in entry.events),
    )


def _refusal(row: Any) -> Decision:
    refusal: codec.Refusal = codec.decode(codec.Refusal, row[8])
    return Decision(
        number=None,
        command=row[4],
        title=title(row[4]),
        on=row[5],
        recorded_at=row[6],
        actor=row[7],
        policy=refusal.policy,
        allowed=False,
        reasons=tuple(map(_objected, refusal.objections)),
        warnings=refusal.warnings,
        answers=refusal.answers,
    )


def _held(code: str, clauses: tuple[str, ...]) -> Reason:
    text = chapter("conditions").get(code, {}).get("holds", code)
    condition = conditions().get(code)
    if condition is None or condition.cured_by is None:
        change = "不成立则不予准许"
    else:
        change = f"不成立则不予准许；由“{title(condition.cured_by)}”成立"
    if condition is not None and condition.parameter:
        change += f"；取决于参数“{condition.parameter}”"
    return Reason(code=code, held=True, text=text, clauses=clauses, change=change)


def _objected(objection: Objection) -> Reason:
    return Reason(
        code=objection.code,
        held=False,
        text=objection.text,
        clauses=objection.clauses,
        change=cure_text(objection.cure),
    )


def cure_text(cure: Cure | None) -> str:
    """Say in Chinese what would remove an objection."""
    if cure is None:
        return "请核对所填内容；无误则不能办理"
    ways = []
    if cure.command:
        ways.append(f"先办理“{title(cure.command)}”（{cure.command}）")
    if cure.parameter:
        ways.append(f"政策参数“{cure.parameter}”另有规定")
    if cure.day:
        ways.append(f"自{cure.day}起")
    return "，或者".join(ways)
