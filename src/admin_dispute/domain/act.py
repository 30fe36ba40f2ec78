"""The declaration of commands and events: said once, read by the center, the schemas, the docs and the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from attrs import frozen

Steps: TypeAlias = Iterator[object]
"""What a decision yields: conditions called with their findings, and events.

It is always read to its end, so that every objection is found; the events are dropped where anything objects. What a
failed condition leaves missing must be guarded before it is used.
"""

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])


ANY = "any"
"""The kind of a command on streams of every kind: its fields `kind` and `stream` name one."""


class StreamKind(StrEnum):
    """What a stream of acts is about."""

    DISPUTE = "dispute"
    DIARY = "diary"
    CENTER = "center"
    CREDIT = "credit"
    CIRCULAR = "circular"
    PROBLEM = "problem"
    MEETING = "meeting"
    PROGRESS = "progress"
    ADVICE = "advice"


@frozen
class CommandForm:
    """A command as declared.

    Attributes:
        name: its stable name (`record-consent`); version: of its form, raised when a field changes meaning.
        kind: the kind of stream it acts on, `ANY` for all; opens: whether it begins a new one.
        stages: the stages of a dispute it fits; empty for all.
        by_system: only the passing of time issues it.
    """

    name: str
    version: int
    kind: str
    type: type[Any]
    stages: tuple[str, ...] = ()
    opens: bool = False
    by_system: bool = False


@frozen
class EventForm:
    """An event as declared: its stable name (`consent-recorded`) and the version of its form."""

    name: str
    version: int
    kind: str
    type: type[Any]


COMMANDS: dict[str, CommandForm] = {}
EVENTS: dict[str, EventForm] = {}
COMMAND_OF: dict[type, CommandForm] = {}
EVENT_OF: dict[type, EventForm] = {}
BEGINNINGS: dict[type, Callable[..., object]] = {}
DECISIONS: dict[type, Callable[..., Steps]] = {}
NEEDS: dict[type, Callable[..., Steps]] = {}
EFFECTS: dict[type, Callable[[Any, Any], Any]] = {}
FOLLOWS: dict[type, Callable[[Any, Any], Iterator[object]]] = {}


def command(
    name: str,
    *,
    version: int = 1,
    kind: str = "dispute",
    stages: tuple[str, ...] = (),
    opens: bool = False,
    by_system: bool = False,
) -> Callable[[type[T]], type[T]]:
    """Declare a frozen attrs class as a command."""

    def declare(type_: type[T]) -> type[T]:
        """Enter the class under its name."""
        form = CommandForm(name, version, kind, type_, stages, opens, by_system)
        COMMANDS[name] = COMMAND_OF[type_] = form
        return type_

    return declare


def event(name: str, *, version: int = 1, kind: str = "dispute") -> Callable[[type[T]], type[T]]:
    """Declare a frozen attrs class as an event."""

    def declare(type_: type[T]) -> type[T]:
        """Enter the class under its name."""
        EVENTS[name] = EVENT_OF[type_] = EventForm(name, version, kind, type_)
        return type_

    return declare


def begins(type_: type) -> Callable[[F], F]:
    """Declare the event a command opens a stream with: `(command, facts)` returns it, decided on the state it makes."""
    return _noted(BEGINNINGS, type_)


def decides(type_: type) -> Callable[[F], F]:
    """Declare the decision of a command: `(state, command, law, facts)` yields conditions, then events."""
    return _noted(DECISIONS, type_)


def needs(type_: type) -> Callable[[F], F]:
    """Declare what a command needs whatever its fields: `(state, law)` yields conditions, shown by `options`."""
    return _noted(NEEDS, type_)


def effect(type_: type) -> Callable[[F], F]:
    """Declare how an event changes the state: `(state, event)` returns the new state."""
    return _noted(EFFECTS, type_)


def follows(type_: type) -> Callable[[F], F]:
    """Declare what an event brings about on other streams: `(state, event)` gives the commands its annotation names.

    They are carried out by the system with the act itself, in the same transaction. What the rules refuse of them
    leaves a refusal where it was refused, for whoever reads that stream; the act stands, for it is what happened, and
    whoever gave it is told.
    """
    return _noted(FOLLOWS, type_)


def _noted(table: dict[type, Any], type_: type) -> Callable[[F], F]:
    def note(function: F) -> F:
        """Enter the function under its type."""
        table[type_] = function
        return function

    return note


def after(state: Any, happened: object) -> Any:
    """Return the state after an event; an event nobody knows how to fold leaves it as it is."""
    fold = EFFECTS.get(type(happened))
    return state if fold is None else fold(state, happened)
