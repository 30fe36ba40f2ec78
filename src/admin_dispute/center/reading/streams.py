"""Reading streams that are no disputes (problems, meetings ...): each whole, by whoever may know of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from admin_dispute.center.reading.circulars import circular_part
from admin_dispute.center.reading.relief import awaited_of
from admin_dispute.center.rights import Actor, may_know
from admin_dispute.domain.catalogue import KINDS
from admin_dispute.domain.center.diary import Diary
from admin_dispute.domain.center.meeting import Meeting
from admin_dispute.domain.center.problem import Problem
from admin_dispute.domain.circular.state import Circular
from admin_dispute.domain.credit.entry import CreditEntry
from admin_dispute.domain.errors import BadInput, Fault, NotFound
from admin_dispute.store.records import Records
from admin_dispute.store.replay import opened

T = TypeVar("T")

_READ_OTHERWISE = ("dispute", "center")
KIND_OF = {kind.state: name for name, kind in KINDS.items() if name not in _READ_OTHERWISE}
"""The kinds of stream that are read whole, by the type of their state."""


def every(records: Records, actor: Actor, type_: type[T]) -> tuple[T, ...]:
    """Return every stream with a state of a type that an actor may know of, the latest begun last.

    Those of disputes that wait for relief come first, as far as he may know of the risk (WX-3.1.8).
    """
    found = [(state, frozenset(_disputes_of(records, state))) for state in _known(records, actor, type_)]
    first = awaited_of(records, actor, {dispute for _, disputes in found for dispute in disputes})
    return tuple(state for state, _ in sorted(found, key=lambda one: first.isdisjoint(one[1])))


def _disputes_of(records: Records, state: Any) -> Iterator[str]:
    """Give the disputes that a stream is about: of an entry, a problem, a day's appointments, an agenda."""
    if isinstance(state, CreditEntry):
        yield state.content.dispute
    elif isinstance(state, Diary):
        yield from (one.dispute for one in state.appointments if one.dispute is not None)
    elif isinstance(state, Meeting):
        for item in state.agenda:
            head = None if item.problem is None else records.head("problem", item.problem)
            if head is not None and item.problem is not None:
                yield from _disputes_of(records, opened(records, "problem", item.problem, head))
    elif isinstance(state, Problem) and state.dispute is not None:
        yield state.dispute


def _known(records: Records, actor: Actor, type_: type[T]) -> Iterator[T]:
    kind = KIND_OF.get(type_)
    if kind is None:
        listed = "、".join(state.__name__ for state in KIND_OF)
        raise BadInput("bad-input", (Fault("type_", f"没有这一种；可选 {listed}"),), command="every")
    for stream, head in records.heads(kind):
        state: T = opened(records, kind, stream, head)
        seen: T | None = shown(actor, kind, state)
        if seen is not None:
            yield seen


def shown(actor: Actor, kind: str, state: Any) -> Any:
    """Return what an actor sees of a stream: the whole or nothing, of a circular also his part; None for nothing."""
    if may_know(actor, kind, state):
        return state
    if isinstance(state, Circular):
        return circular_part(actor, state)
    return None


def kind_and_state(records: Records, stream: str) -> tuple[str, Any]:
    """Return kind and state of a stream, whatever kind it is of.

    Raises:
        NotFound: there is none.
    """
    for kind in KINDS:
        head = records.head(kind, stream)
        if head is not None:
            return kind, opened(records, kind, stream, head)
    raise NotFound("no-stream", kind="dispute", stream=stream)
