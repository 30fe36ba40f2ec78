"""Replay: which acts count, and the state they make; it asks nobody, neither law nor plugins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

import attrs
import msgspec
from attrs import frozen

from admin_dispute.domain.act import after
from admin_dispute.domain.correction import ActCorrected, CorrectAct, CorrectionKind, Stored
from admin_dispute.store import codec
from admin_dispute.store.records import Records
from admin_dispute.store.standing import Head


@frozen(kw_only=True)
class Act:
    """An act of a stream as it counts.

    Attributes:
        number: of its row, where it stands in the order of acts; command: None once it was annulled.
        moment: what its decision was given: when it was recorded, and for a replaced act when it was replaced.
        events: what it counts for; corrected_by, annulled_by: the number of the act that did so last.
    """

    number: int
    command: Any
    moment: codec.Moment
    events: tuple[Any, ...]
    corrected_by: int | None = None
    annulled_by: int | None = None


def act_of(number: int, entry: codec.Entry) -> Act:
    """Return an act as it was recorded."""
    return Act(
        number=number,
        command=codec.opened_command(entry.command),
        moment=entry.moment,
        events=tuple(map(codec.opened_event, entry.events)),
    )


def counting(recorded: Iterable[Act]) -> tuple[Act, ...]:
    """Return the acts of a stream as they count: each where it stood, corrections applied to those before them."""
    acts: dict[int, Act] = {}
    for act in recorded:
        acts[act.number] = act
        for happened in act.events:
            if isinstance(happened, ActCorrected):
                _correct(acts, act, happened)
    return tuple(acts.values())


def _correct(acts: dict[int, Act], correction: Act, happened: ActCorrected) -> None:
    for recounted in happened.recounted:
        events = tuple(codec.opened_event(codec.envelope_of(stored)) for stored in recounted.events)
        acts[recounted.number] = attrs.evolve(acts[recounted.number], events=events)
    target = acts[happened.number]
    if happened.kind is CorrectionKind.ANNULLED:
        acts[target.number] = attrs.evolve(target, command=None, annulled_by=correction.number)
    elif isinstance(correction.command, CorrectAct):
        acts[target.number] = replaced(target, correction.command, correction.moment, correction.number)


def replaced(target: Act, correction: CorrectAct, moment: codec.Moment, number: int) -> Act:
    """Return an act with the command that takes its place.

    What it is decided on is what was known when it was replaced, with that day as today; for whom the actor spoke
    stays as it was, since the act is still his.
    """
    stored: Stored = correction.replacement  # type: ignore[assignment]  # at run time it is a stored command
    known = msgspec.structs.replace(
        target.moment,
        today=moment.today,
        center=moment.center,
        external_taken=moment.external_taken,
        loads=moment.loads,
        other=moment.other,
        other_version=moment.other_version,
        open_problems=moment.open_problems,
    )
    command = codec.opened_command(codec.envelope_of(stored))
    return attrs.evolve(target, command=command, moment=known, corrected_by=number)


def fold(state: Any, events: Iterable[Any]) -> Any:
    """Return the state after events."""
    return reduce(after, events, state)


def state_of(acts: Iterable[Act]) -> Any:
    """Return the state that acts make which count."""
    return fold(None, (happened for act in acts for happened in act.events))


def recorded(records: Records, kind: str, stream: str) -> Iterator[Act]:
    """Give the acts of a stream as they were recorded."""
    for row in records.acts(kind, stream):
        yield act_of(row[3], codec.opened_entry(row[8]))


def opened(records: Records, kind: str, stream: str, head: Head) -> Any:
    """Return the state at a head: the stored one, or where it is of another form the one its acts make."""
    if head.form == codec.state_form(kind):
        return codec.opened_state(kind, head.body)
    return state_of(counting(recorded(records, kind, stream)))


def replayed(entries: Iterable[str]) -> Any:
    """Return the state that the stored entries of a stream make."""
    recorded = (act_of(number, codec.opened_entry(text)) for number, text in enumerate(entries, 1))
    return state_of(counting(recorded))
