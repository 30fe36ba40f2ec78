"""What an actor sees of a dispute: leaf by leaf, closed where the table of rights does not open it."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

import attrs
from attrs import frozen

from admin_dispute.center.rights import Actor, always, granted, may_ever, may_read
from admin_dispute.domain.act import COMMANDS
from admin_dispute.domain.deadline import Deadline
from admin_dispute.domain.dispute.standing import StandingClock
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.kind import kind_of
from admin_dispute.domain.number import CaseNumber
from admin_dispute.domain.periods import Period
from admin_dispute.domain.values import PersonRef, TextRef, within
from admin_dispute.reports.row import LedgerRow

WHOLE = (TextRef, PersonRef, CaseNumber, Period)
"""Values that are read whole or not at all."""


@frozen(kw_only=True)
class View:
    """What an actor sees of a dispute: leaves that are not his to read are emptied, and named in `hidden`."""

    dispute: Dispute
    hidden: tuple[str, ...]


@frozen
class Leaf:
    """A field of a value inside a dispute; `holds` is the type of the values below it, None where it is a leaf."""

    name: str
    path: str
    holds: Any


@cache
def fields_of(type_: Any, path: str = "") -> tuple[Leaf, ...]:
    """Return the fields of a type of the state, each with its path from the dispute."""
    hints = typing.get_type_hints(type_)
    return tuple(Leaf(field.name, path + field.name, _held(hints[field.name])) for field in attrs.fields(type_))


def _held(annotation: Any) -> Any:
    """The type of the attrs values that an annotation holds, None where it holds none that is looked into."""
    if typing.get_origin(annotation) in (tuple, typing.Union, types.UnionType):
        found = (_held(part) for part in typing.get_args(annotation))
        return next((type_ for type_ in found if type_ is not None), None)
    return annotation if attrs.has(annotation) and annotation not in WHOLE else None


@cache
def leaves(type_: Any = Dispute, path: str = "") -> tuple[str, ...]:
    """Return the path of every leaf of a dispute: what a row of the table opens."""
    found: list[str] = []
    for leaf in fields_of(type_, path):
        found += [leaf.path] if leaf.holds is None else leaves(leaf.holds, f"{leaf.path}.")
    return tuple(found)


class _Looking:
    """One actor looking at one dispute; notes which leaves were shown to him here and withheld there."""

    def __init__(self, actor: Actor, dispute: Dispute) -> None:
        self.actor = actor
        self.dispute = dispute
        self.open = frozenset(path for path in leaves() if may_read(actor, path, dispute))
        self.shown: set[str] = set()
        self.withheld: set[str] = set()

    def seen(self, value: Any, path: str, holding: tuple[Any, ...]) -> Any:
        """Return a value with what is not to be seen emptied, None where nothing of it is left."""
        type_: Any = type(value)
        if self.open.issuperset(leaves(type_, path)):
            return value
        holding = (*holding, value)
        kept = {}
        anything = False
        for leaf in fields_of(type_, path):
            held = getattr(value, leaf.name)
            if leaf.holds is None:
                visible = self._may_see(leaf.path, holding)
                kept[leaf.name] = held if visible else emptied(held)
            else:
                kept[leaf.name] = self._below(held, f"{leaf.path}.", holding)
                visible = bool(kept[leaf.name])
            anything = anything or visible
        return _copy(value, kept) if anything else None

    def _below(self, held: Any, path: str, holding: tuple[Any, ...]) -> Any:
        if isinstance(held, tuple):
            seen = (self.seen(item, path, holding) for item in held)
            return tuple(item for item in seen if item is not None)
        return None if held is None else self.seen(held, path, holding)

    def _may_see(self, path: str, holding: tuple[Any, ...]) -> bool:
        if path in self.open:
            return True
        visible = may_read(self.actor, path, self.dispute, *holding)
        (self.shown if visible else self.withheld).add(path)
        return visible


def view(actor: Actor, dispute: Dispute) -> View:
    """Return the part of a dispute that an actor may read; what he sees of his own side stands in it too."""
    looking = _Looking(actor, dispute)
    seen = looking.seen(dispute, "", ())
    hidden = (path for path in leaves() if path not in looking.open)
    return View(
        dispute=_copy(dispute, {leaf.name: emptied(getattr(dispute, leaf.name)) for leaf in fields_of(Dispute)})
        if seen is None
        else seen,
        hidden=tuple(path for path in hidden if path in looking.withheld or path not in looking.shown),
    )


def emptied(held: Any) -> Any:
    """Return what stands in the place of something that is not shown."""
    return () if isinstance(held, tuple) else None


def _copy(value: Any, fields: dict[str, Any]) -> Any:
    """A value with other fields; what is empty because it is hidden need not be valid."""
    copy = object.__new__(type(value))
    for name, held in fields.items():
        object.__setattr__(copy, name, held)
    return copy


def references(value: Any) -> Iterator[TextRef | PersonRef]:
    """Give every reference that stands in a value."""
    return within(value, (TextRef, PersonRef))


def may_open(actor: Actor, dispute: Any, stream: str, kind: str, id: str) -> bool:  # noqa: A002 - the field's word
    """Say whether an actor may open a stored text or person: it stands in what he sees, or in no field at all.

    Args:
        stream: the dispute it was written for; parties that came over keep the references they had in another.
        kind: of the stored row, `text` or `person`; nothing else about it is believed.
    """
    wanted = PersonRef if kind == "person" else TextRef
    seen = view(actor, dispute).dispute if isinstance(dispute, Dispute) else dispute
    if any(type(found) is wanted and found.id == id for found in references(seen)):
        return True
    if kind != "text" or stream != dispute.id or any(found.id == id for found in references(dispute)):
        return False
    if isinstance(dispute, Dispute):
        return granted("journal", "texts", actor, dispute)
    return may_ever(
        actor, COMMANDS["annul-act"], kind_of(dispute), dispute
    )  # why an act was corrected reads who corrects there


_Clocked = TypeVar("_Clocked", Deadline, StandingClock)


def clocks_seen(actor: Actor, dispute: Dispute, running: Iterable[_Clocked]) -> tuple[_Clocked, ...]:
    """Return the deadlines, or the clocks that stand still, that are for an actor's eyes."""
    freely = always("clocks", actor.roles, actor.platform)
    return tuple(one for one in running if one.clock in freely or granted("clocks", one.clock, actor, dispute, one))


def shown_row(actor: Actor, row: LedgerRow, dispute: Dispute) -> LedgerRow:
    """Return a row of the ledger with the columns empty that an actor may not read."""
    if always("ledger", actor.roles, actor.platform) >= COLUMNS:
        return row
    shown = {name for name in COLUMNS if granted("ledger", name, actor, dispute)}
    columns = {field.name: getattr(row, field.name) for field in attrs.fields(LedgerRow)}
    copy: LedgerRow = _copy(row, {name: held if name in shown else emptied(held) for name, held in columns.items()})
    return copy


COLUMNS = frozenset(field.name for field in attrs.fields(LedgerRow))
