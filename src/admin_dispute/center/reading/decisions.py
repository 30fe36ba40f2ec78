"""Every decision explained: what held, what objected, what the law answered, and what would change it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import attrs
from attrs import frozen

from admin_dispute.center.grants import DISPUTE, givers
from admin_dispute.center.rights import MAY_ACT, Actor, always, granted, granted_elsewhere, may_know
from admin_dispute.domain.act import COMMANDS
from admin_dispute.domain.catalogue import condition_of, technical
from admin_dispute.domain.center.directory import Role
from admin_dispute.domain.correction import ActCorrected
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.dispute.transition import ClocksCountedAnew
from admin_dispute.domain.ruling import AnswerGiven, Caution, Cure, Objection
from admin_dispute.domain.values import TextRef
from admin_dispute.domain.words import chapter, term, title, told, worded
from admin_dispute.law.parameters import catalogue
from admin_dispute.store import codec
from admin_dispute.store.records import Records
from admin_dispute.store.replay import Act, act_of, counting


@frozen(kw_only=True)
class Reason:
    """A condition that was examined: whether it held, its text, its clauses, and what would turn it.

    Attributes:
        technical: no clause or article asks for it: it is a rule of the register.
    """

    code: str
    held: bool
    text: str
    clauses: tuple[str, ...]
    change: str
    technical: bool = False


@frozen(kw_only=True)
class Decision:
    """A decision of the journal as it was taken, or a refusal (`number` None).

    Attributes:
        events: titles of what it recorded, and which last days moved.
        about: which act a correction replaced or annulled; said: why.
        corrected_by, annulled_by: the number of the later act by which it no longer counts as it stands here.
    """

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
    about: int | None = None
    said: TextRef | None = None
    corrected_by: int | None = None
    annulled_by: int | None = None


Readable = Callable[[Decision, Any], bool]
"""Says whether a decision on a command may be read by whoever asked."""


def readable_of(actor: Actor, dispute: Dispute) -> Readable:
    """Return what says of each decision on a dispute whether it is for an actor's eyes."""

    def readable(decision: Decision, command: Any) -> bool:
        """Say it of one; a refusal is read by whoever was refused."""
        if not decision.allowed:
            return decision.actor == actor.id or granted("journal", "refusals", actor, dispute)
        clock = getattr(command, "clock", None)
        name = decision.command if decision.command in COMMANDS else "unknown"
        seen = clock is None or granted("clocks", clock, actor, dispute, command)
        return seen and granted("decisions", name, actor, dispute, command)

    return readable


def readable_elsewhere(actor: Actor, kind: str, state: Any) -> Readable:
    """Return the same of a stream that is no dispute, given its whole state."""

    def readable(decision: Decision, command: Any) -> bool:
        """Say it of one."""
        clock = getattr(command, "clock", None)
        others = decision.allowed or "refusals" in always("journal", actor.roles, actor.platform)
        seen = clock is None or granted_elsewhere("clocks", clock, actor, state, command)
        return decision.actor == actor.id or (others and seen and may_know(actor, kind, state))

    return readable


def decisions(
    records: Records, kind: str, stream: str, readable: Readable, guarded: frozenset[str] = frozenset()
) -> Iterator[Decision]:
    """Give the decisions on a stream that may be read, in the order they were recorded.

    Args:
        guarded: names of events, questions, parameters and conditions that are left out of them.
    """
    rows = list(records.acts(kind, stream))
    titles = {row[3]: title(row[4]) for row in rows}
    entries = {row[3]: codec.opened_entry(row[8]) for row in rows}
    counted = {act.number: act for act in counting(act_of(*item) for item in entries.items())}
    acts = (_act(row, codec.without(entries[row[3]], guarded), counted[row[3]], titles) for row in rows)
    refused = map(_refusal, records.refusals(kind, stream))
    found = (decision for decision, command in (*acts, *refused) if readable(decision, command))
    yield from sorted(found, key=lambda decision: decision.recorded_at)


def _act(row: Any, entry: codec.Entry, counted: Act, titles: dict[int, str]) -> tuple[Decision, Any]:
    decision = Decision(
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
        events=_happened(entry, titles),
        about=_about(entry),
        said=_said(entry),
        corrected_by=counted.corrected_by,
        annulled_by=counted.annulled_by,
    )
    return decision, codec.opened_command(entry.command)


def _corrected(entry: codec.Entry) -> ActCorrected | None:
    """What a correction recorded."""
    last = codec.opened_event(entry.events[-1]) if entry.events else None
    return last if isinstance(last, ActCorrected) else None


def _happened(entry: codec.Entry, titles: dict[int, str]) -> tuple[str, ...]:
    corrected = _corrected(entry)
    if corrected is None:
        counted = Counter(told(event.type, entry.command.type) for event in entry.events)
        happened = (what if times == 1 else f"{what}（{times}项）" for what, times in counted.items())
        return (*happened, *_moves(entry))
    named = f"第{corrected.number}项“{titles.get(corrected.number, '')}”"
    done = f"{named}已{worded(corrected.kind)}（{corrected.authority}批准）"
    return (done, *dict.fromkeys(map(_left_out_there, corrected.already_out)))


def _moves(entry: codec.Entry) -> Iterator[str]:
    """Which last days moved with the calendar or with a transition of the policy: from which day to which."""
    for event in entry.events:
        if event.type in _MOVING:
            moved = codec.opened_event(event)
            for one in moved.clocks if isinstance(moved, ClocksCountedAnew) else (moved,):
                sure = "（暂定）" if getattr(one, "provisional", False) else ""
                yield f"{worded(one.clock)} {one.subject}：{one.due or '无'} → {one.moved_to or '无'}{sure}"


_MOVING = {"deadline-moved", "clocks-counted-anew"}


def _left_out_there(effect: str) -> str:
    """What a correction does not take back, in words: a number, a message, what follows on another stream."""
    kind, _, which = effect.partition(":")
    if kind == "message":  # a topic without words is a name for programs
        about = chapter("codes")["topic"].get(which)
        return f"不随之收回：{term('effect', kind)}{f'（{about}）' if about else ''}"
    return f"不随之收回：{term('effect', kind) if kind == 'number' else term('stream-kind', kind)} {which}"


def _about(entry: codec.Entry) -> int | None:
    corrected = _corrected(entry)
    return None if corrected is None else corrected.number


def _said(entry: codec.Entry) -> TextRef | None:
    corrected = _corrected(entry)
    return corrected.reason if corrected is not None and isinstance(corrected.reason, TextRef) else None


def _refusal(row: Any) -> tuple[Decision, Any]:
    refusal = codec.opened_refusal(row[8])
    decision = Decision(
        number=None,
        command=row[4],
        title=title(row[4]),
        on=row[5],
        recorded_at=row[6],
        actor=row[7],
        policy=refusal.policy,
        allowed=False,
        reasons=tuple(_objected(objection, row[4]) for objection in refusal.objections),
        warnings=refusal.warnings,
        answers=refusal.answers,
    )
    return decision, codec.opened_command(refusal.command)


def _held(code: str, clauses: tuple[str, ...]) -> Reason:
    text = chapter("conditions").get(code, {}).get("holds", code)
    return Reason(
        code=code, held=True, text=text, clauses=clauses, change=_turned_by(code), technical=_technical(code, clauses)
    )


def _technical(code: str, clauses: tuple[str, ...]) -> bool:
    return not clauses and technical(code)


def _turned_by(code: str) -> str:
    """Say what a condition that holds hangs on, where that is known; nothing where it is not."""
    condition = condition_of(code)
    if condition is None:
        return ""
    hangs = []
    if condition.cured_by:
        hangs.append(f"不成立时，先办理“{title(condition.cured_by)}”")
    if condition.parameter:
        hangs.append(f"取决于政策参数“{parameter_title(condition.parameter)}”")
    return "；".join(hangs)


def _objected(objection: Objection, command: str) -> Reason:
    return Reason(
        code=objection.code,
        held=False,
        text=objection.text,
        clauses=objection.clauses,
        change=remedy(objection.code, objection.cure, command),
        technical=_technical(objection.code, objection.clauses),
    )


def remedy(code: str, cure: Cure | None, command: str) -> str:
    """Say in Chinese what would remove an objection to a command; nothing where nobody knows."""
    if code == MAY_ACT.code:
        return who_may(command)
    told: str = chapter("conditions").get(code, {}).get("change", "")  # what whoever gives the command can do himself
    command_, parameter, day = (None, None, None) if cure is None else attrs.astuple(cure)
    ways = [f"先办理“{title(command_)}”（{command_}）"] if command_ else [told] if told else []
    if parameter and not told:
        ways.append(f"政策参数“{parameter_title(parameter)}”另有规定")
    if day:
        ways.append(f"自{day}起")
    return "，或者".join(ways)


def parameter_title(name: str) -> str:
    """Return what a parameter is called in Chinese; its name where the catalogue does not list it."""
    form = catalogue().get(name)
    return name if form is None else form.title


def who_may(command: str) -> str:
    """Name the roles that the table of rights gives a command to; of those that nobody gives, that it is recorded."""
    given = tuple(givers(command))
    rows = tuple(grant for grant in given if grant.role != Role.SYSTEM)
    if given and not rows:
        return "由系统自动记录，不由人办理"
    named = (term("relation", grant.relation) + term("role", grant.role) for grant in rows)
    apart = "（各只为自己一方）" if any(grant.field not in ("", DISPUTE) for grant in rows) else ""
    return f"由{'、'.join(dict.fromkeys(named))}办理{apart}" if rows else ""
