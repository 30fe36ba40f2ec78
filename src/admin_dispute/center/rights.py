"""Who may do and read what: the grants of the table, asked for an actor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import attrs
from attrs import frozen

from admin_dispute.center.grants import DISPUTE, FREE, Grant, table
from admin_dispute.domain.act import CommandForm
from admin_dispute.domain.center.directory import Role
from admin_dispute.domain.correction import CORRECTING
from admin_dispute.domain.dispute.agencies import AgencyRole
from admin_dispute.domain.dispute.parties import present
from admin_dispute.domain.dispute.representation import Representation
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.ruling import Condition

MAY_ACT = Condition(code="may-act")


@frozen(kw_only=True)
class Actor:
    """Who acts: an officer of the directory with roles, organisation and its functions on that day.

    A party acts under its account with no role of the directory; an officer who is a party too is both.

    Attributes:
        platform: whether the organisation is the center itself or has a function for it.
    """

    id: str
    roles: tuple[Role, ...] = ()
    organisation: str | None = None
    functions: tuple[str, ...] = ()
    platform: bool = False


SYSTEM = Actor(id="system", roles=(Role.SYSTEM,))
"""The passing of time, and whoever founds the center; nobody acts under this id from outside."""


def sides(actor: Actor, relation: str, dispute: Dispute) -> frozenset[str]:
    """Return the sides of a dispute for which an actor stands by a relation: party ids, or his organisation."""
    if relation == "own-account":
        return frozenset({actor.id})
    if relation == "own-party":
        own = {party.id for party in present(dispute) if party.account == actor.id}
        return frozenset(own.union(*(held.members for held in dispute.representations if _speaks(held, own))))
    if actor.organisation is None or (relation == "own-organisation" and not _takes_part(actor.organisation, dispute)):
        return frozenset()
    return frozenset({actor.organisation})


def _speaks(representation: Representation, own: set[str]) -> bool:
    """Whether one of some parties represents a group (行政诉讼法 28); what it may not do alone the law says."""
    return representation.until is None and not own.isdisjoint(representation.representatives)


def _takes_part(organisation: str, dispute: Dispute) -> bool:
    parts = (part for part in dispute.agency_parts if part.agency == organisation)
    return organisation in dispute.agencies or any(
        part.until is None and part.role is not AgencyRole.OUTSIDE for part in parts
    )


def may_do(actor: Actor, form: CommandForm, command: Any, state: Any, about: Dispute | None = None) -> bool:
    """Say whether an actor has the right to a command: whoever it names must be on his side, where he acts for one.

    Args:
        state: of the stream it is given on, None where it opens one. What a stream that is no dispute names counts,
            too, where the command does not name it.
        about: the dispute that a command on another kind of stream names: its sides act there as they do in it.
    """
    if form.name in always("commands", actor.roles):  # corrections are asked below: their chapter is another
        return True
    chapter, name = _row(form, command)
    grants = table()[chapter].get(name, ())
    if isinstance(state, Dispute):
        return any(_held(grant, actor, state, (command,), all) for grant in grants)
    if any(_own(grant, actor, (state, command), all) for grant in grants):
        return True
    return about is not None and any(_held(grant, actor, about, (command,), all) for grant in grants)


def held_freely(grant: Grant, actor: Actor) -> bool:
    """Say whether the role alone is enough, or the role in an organisation with a function for the center."""
    enough = grant.relation == "any" or (grant.relation == "platform" and actor.platform)
    return enough and grant.role in actor.roles


def may_know(actor: Actor, kind: str, state: Any) -> bool:
    """Say whether an actor may read a stream that is no dispute: it is read whole or not at all."""
    return granted_elsewhere("streams", kind, actor, state)


def granted_elsewhere(chapter: str, name: str, actor: Actor, *holding: Any) -> bool:
    """Say whether a row of a chapter of reading is granted on a stream that is no dispute: as `granted` says of one.

    Args:
        holding: the state of the stream, and what of it is read, the innermost last.
    """
    return any(_own(grant, actor, holding, any) for grant in table()[chapter].get(name, ()))


def _own(grant: Grant, actor: Actor, holding: tuple[Any, ...], enough: Callable[[list[bool]], bool]) -> bool:
    """Whether a grant holds where there is no dispute to take part in: by role, office or account alone."""
    if grant.relation in FREE:
        return held_freely(grant, actor)
    if grant.relation == "own-account" and (grant.role == Role.PARTY or grant.role in actor.roles):
        own = actor.id
    elif grant.relation == "own-office" and grant.role in actor.roles and actor.organisation is not None:
        own = actor.organisation
    else:
        return False
    named = [own in names for names in _named(holding, grant.field, holding[0])]
    return bool(named) and enough(named)


def may_ever(actor: Actor, form: CommandForm, kind: str, state: Any) -> bool:
    """Say whether an actor has the right to a command on a stream of a kind with some fields or other."""
    chapter, name = ("corrections", kind) if form.name in CORRECTING else ("commands", form.name)
    stands = _stands if isinstance(state, Dispute) else _stands_elsewhere
    return any(stands(grant, actor, state) for grant in table()[chapter].get(name, ()))


def _stands_elsewhere(grant: Grant, actor: Actor, state: Any) -> bool:
    """Whether an actor has the role, and an office or account that the stream names, or that a command may name."""
    own = {"own-account": actor.id, "own-office": actor.organisation}.get(grant.relation)
    if grant.relation in FREE or own is None:
        return held_freely(grant, actor)
    named = [own in names for names in _named((state,), grant.field, state)]
    return (grant.role == Role.PARTY or grant.role in actor.roles) and (not named or any(named))


def freely(actor: Actor, form: CommandForm, command: Any) -> bool:
    """Say whether an actor's roles alone open a command to him, whatever it is given on."""
    chapter, name = _row(form, command)
    return name in always(chapter, actor.roles, actor.platform)


def _row(form: CommandForm, command: Any) -> tuple[str, str]:
    """Return where the table says who gives a command: corrections by the kind of stream they are given on."""
    return ("corrections", str(command.kind)) if form.name in CORRECTING else ("commands", form.name)


def may_read(actor: Actor, path: str, dispute: Dispute, *holding: Any) -> bool:
    """Say whether an actor has the right to read a leaf of a dispute, named by its path (`mandates.ceiling`).

    Args:
        holding: the values in which it stands, the innermost last; without them only what he reads wherever it stands.
    """
    return granted("reading", path, actor, dispute, *holding)


def guarded(actor: Actor, dispute: Dispute) -> frozenset[str]:
    """Return the names of what is left out, for an actor, of decisions that are open to him."""
    return frozenset(name for name in table()["guarded"] if not granted("guarded", name, actor, dispute))


@cache
def always(chapter: str, roles: tuple[Role, ...], platform: bool = False) -> frozenset[str]:
    """Return the names of a chapter that roles, of the platform or not, open whatever the dispute."""
    anybody = Actor(id="", roles=roles, platform=platform)
    return frozenset(name for name, row in table()[chapter].items() if any(held_freely(g, anybody) for g in row))


def granted(chapter: str, name: str, actor: Actor, dispute: Dispute, *holding: Any) -> bool:
    """Say whether a row of a chapter of reading is granted; what has no row is read by nobody."""
    if name in always(chapter, actor.roles, actor.platform):
        return True
    return any(_held(grant, actor, dispute, holding, any) for grant in table()[chapter].get(name, ()))


def _held(
    grant: Grant, actor: Actor, dispute: Dispute, holding: tuple[Any, ...], enough: Callable[[list[bool]], bool]
) -> bool:
    if not _stands(grant, actor, dispute):
        return False
    if grant.relation in FREE or grant.field == DISPUTE:
        return True
    own = sides(actor, grant.relation, dispute)
    named = [not own.isdisjoint(names) for names in _named(holding, grant.field, dispute)]
    return bool(named) and enough(named)


def _stands(grant: Grant, actor: Actor, dispute: Dispute) -> bool:
    """Whether an actor has the role and any side to stand for; to be a party is no office."""
    if grant.relation in FREE:
        return held_freely(grant, actor)
    has_role = grant.relation == "own-party" if grant.role == Role.PARTY else grant.role in actor.roles
    return has_role and bool(sides(actor, grant.relation, dispute))


def _named(holding: tuple[Any, ...], field: str, state: Any) -> Iterator[frozenset[str]]:
    """Give the ids that a field names, in the innermost value that has it: each with those that do as well."""
    first, *rest = field.split(".")
    holder = next((value for value in reversed(holding) if hasattr(value, first)), None)
    if holder is not None:
        yield from _followed(getattr(holder, first), rest, state)


def _followed(value: Any, rest: list[str], state: Any) -> Iterator[frozenset[str]]:
    if isinstance(value, tuple):
        for item in value:
            yield from _followed(item, rest, state)
    elif not rest:
        if value is not None:
            yield frozenset({str(value)})
    else:
        found = _item(state, value) if isinstance(value, str) else value
        first, *others = rest[0].split("/")
        if found is None:
            return
        if others:
            each = (_followed(getattr(found, name, None), rest[1:], state) for name in (first, *others))
            yield frozenset().union(*(names for found_ in each for names in found_))
        else:
            yield from _followed(getattr(found, first, None), rest[1:], state)


def _item(state: Any, id: str) -> Any:  # noqa: A002 - the field's word
    """Return what stands in a state under an id (`o1`, `m2`); nothing in a stream that did not begin."""
    if state is None:
        return None
    parts = (part for field in attrs.fields(type(state)) if isinstance(part := getattr(state, field.name), tuple))
    return next((item for part in parts for item in part if getattr(item, "id", None) == id), None)
