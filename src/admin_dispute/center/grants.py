"""The table of rights: `rights.toml`, written by hand and compared with everything there is, read into grants."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from attrs import frozen

from admin_dispute.domain.correction import CORRECTING

RELATIONS = ("any", "platform", "own-party", "own-organisation", "own-office", "own-account")
FREE = ("any", "platform")
"""Relations that ask nothing of what is named."""
DISPUTE = "dispute"
"""The field of a relation that asks no more than to be a side of the dispute: the command names nobody."""


@frozen
class Grant:
    """One entry of the table, `party@own-party:parties`: a role, how it stands to what, and who is named there.

    Attributes:
        relation: one of `RELATIONS`; field: of the command (or of what is read), whose ids must be the actor's own
            side; a path (`obligation.debtor`) goes on from an id of the dispute; where it ends in several joined by
            `/`, one of all their ids is enough; empty for `any`.
    """

    role: str
    relation: str
    field: str = ""

    def __str__(self) -> str:
        return f"{self.role}@{self.relation}" + (f":{self.field}" if self.field else "")


Rows = dict[str, tuple[Grant, ...]]


@cache
def table() -> dict[str, Rows]:
    """Return the table: chapter (`commands`, `figures`, `ledger`, `reading` ...) -> name -> grants."""
    written = tomllib.loads(files(__package__).joinpath("rights.toml").read_text("utf-8"))
    groups = written.pop("groups")
    return {
        chapter: {
            name: tuple(_grants(entries, groups))
            for names, entries in rows.items()
            for name in names_of(names)
        }
        for chapter, rows in written.items()
    }  # fmt: skip


def names_of(written: str) -> Iterator[str]:
    """Give the names that a row stands for: `rounds.{number,started}` is two."""
    before, brace, rest = written.partition("{")
    if not brace:
        yield written
        return
    inner, _, after = rest.partition("}")
    for name in re.split(r"[,\s]+", inner.strip()):
        yield from names_of(before + name + after)


def _grants(entries: Iterable[str], groups: dict[str, list[str]]) -> Iterator[Grant]:
    for entry in entries:
        role, at, rest = entry.partition("@")
        if not at:
            yield from _grants(groups[entry], groups)
            continue
        relation, _, field = rest.partition(":")
        yield Grant(role, relation, field)


def givers(command: str) -> Iterator[Grant]:
    """Give the grants of a command by its name; of corrections, by whatever kind of stream they are given on."""
    for row in table()["corrections"].values() if command in CORRECTING else [table()["commands"].get(command, ())]:
        yield from row
