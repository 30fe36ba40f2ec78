"""Who may do and see what: read from `rights.toml`, which is written by hand and compared with everything there is."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import attrs
from attrs import frozen

from admin_dispute.domain.act import CommandForm
from admin_dispute.domain.center.directory import Role
from admin_dispute.domain.dispute.agencies import AgencyRole
from admin_dispute.domain.dispute.parties import present
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.ruling import Condition

MAY_ACT = Condition(code="may-act")
RELATIONS = ("any", "own-organisation", "own-party")


@frozen(kw_only=True)
class Actor:
    """Who acts: an officer of the directory with roles, organisation and its functions on that day."""

    id: str
    roles: tuple[Role, ...]
    organisation: str | None = None
    functions: tuple[str, ...] = ()


SYSTEM = Actor(id="system", roles=(Role.SYSTEM,))
"""The passing of time, and whoever founds the center."""


@cache
def table() -> dict[str, dict[str, tuple[tuple[str, str], ...]]]:
    """Return the table: chapter (`commands`, `reading`) -> name -> pairs of role and relation."""
    written = tomllib.loads(files(__package__).joinpath("rights.toml").read_text("utf-8"))
    return {
        chapter: {
            name: tuple((role, relation) for role, _, relation in (entry.partition("@") for entry in entries))
            for name, entries in rows.items()
        }
        for chapter, rows in written.items()
    }


def stands(actor: Actor, relation: str, dispute: Dispute | None) -> bool:
    """Say whether an actor stands so to a dispute: `any` always, else as organisation concerned or as party."""
    if relation == "any" or dispute is None:
        return relation == "any"
    if relation == "own-party":
        return any(party.account == actor.id for party in present(dispute))
    parts = (part.agency for part in dispute.agency_parts if part.until is None and part.role is not AgencyRole.OUTSIDE)
    return actor.organisation in {*dispute.agencies, *parts}


def may_do(actor: Actor, form: CommandForm, dispute: Dispute | None) -> bool:
    """Say whether an actor has the right to a command on a dispute (None: on the center, or to open one)."""
    return _granted("commands", form.name, actor, dispute)


def may_read(actor: Actor, path: str, dispute: Dispute) -> bool:
    """Say whether an actor has the right to read a field of a dispute, named by its path (`mandates.ceiling`)."""
    return _granted("reading", path, actor, dispute)


def _granted(chapter: str, name: str, actor: Actor, dispute: Dispute | None) -> bool:
    for role, relation in table()[chapter].get(name, ()):
        if role in actor.roles and stands(actor, relation, dispute):
            return True
    return False


@frozen(kw_only=True)
class View:
    """What an actor sees of a dispute: fields that are not his to read are emptied, and named in `hidden`."""

    dispute: Dispute
    hidden: tuple[str, ...]


def view(actor: Actor, dispute: Dispute) -> View:
    """Return the part of a dispute that an actor may read."""
    seen, hidden = dispute, []
    for path in table()["reading"]:
        if path in OPENED or may_read(actor, path, dispute):
            continue
        hidden.append(path)
        seen = _emptied(seen, path.split("."), actor, dispute)
    return View(dispute=seen, hidden=tuple(hidden))


OPENED = ("parties.person", "texts")
"""Paths that govern opening a value behind a reference; the reference itself says nothing."""


def _emptied(value: Any, path: list[str], actor: Actor, dispute: Dispute) -> Any:
    name, *rest = path
    held = getattr(value, name)
    if not rest:
        return attrs.evolve(value, **{name: () if isinstance(held, tuple) else None})
    if isinstance(held, tuple):
        inner: Any = tuple(
            item if _own(item, actor, dispute) else _emptied(item, rest, actor, dispute) for item in held
        )
    else:
        inner = None if held is None else _emptied(held, rest, actor, dispute)
    return attrs.evolve(value, **{name: inner})


def _own(item: Any, actor: Actor, dispute: Dispute) -> bool:
    """Whether an item belongs to the actor's own side: his organisation's or his own mandate."""
    principal = getattr(item, "principal", None)
    if principal is None:
        return False
    own_parties = {party.id for party in dispute.parties if party.account == actor.id}
    return principal == actor.organisation or principal in own_parties
