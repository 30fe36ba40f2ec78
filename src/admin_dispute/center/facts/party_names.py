"""Whether words that a circular prints name a party: compared with every person that disputes know of."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any

from admin_dispute.center.facts.asked import Asked
from admin_dispute.domain.circular.state import Circular
from admin_dispute.domain.values import within
from admin_dispute.reports.shipped import shipped
from admin_dispute.store.records import Records
from admin_dispute.store.references import open_value

_SHORTEST = 2
"""A name of one character stands in every text."""


def party_named(asked: Asked) -> bool:
    """Say whether a circular would name a party by a command on it, or by what it says already.

    A body of the directory is no party, and shipped forms name nobody; blanks inside a name hide nothing.
    """
    said = "\n".join(map(_closed, set(_printed(asked)) - _shipped()))
    if not said or asked.center is None:
        return False
    bodies = {body.name for body in asked.center.organisations}
    names = (name for name in _names(asked.records) if name not in bodies)
    return any(len(name) >= _SHORTEST and name in said for name in map(_closed, names))


def _printed(asked: Asked) -> Iterator[str]:
    """Give the texts of a command and of its circular; a correction stands in the place of what that says."""
    yield from _texts(asked.command)
    circular = None if asked.corrects else asked.state
    if not isinstance(circular, Circular):
        return
    yield circular.title
    if (content := circular.latest) is not None:
        yield from _texts(tuple(report.form for report in content.reports))
        yield from _texts(() if content.assessment is None else content.assessment.marks)


@cache
def _shipped() -> frozenset[str]:
    return frozenset(_texts(tuple(shipped().reports.values())))


def _closed(text: str) -> str:
    return "".join(text.split())


def _texts(value: Any) -> Iterator[str]:
    """Give every text in a command, however deep: titles, definitions and sources of a county's forms among them."""
    return (text for text in within(value, str) if not isinstance(text, StrEnum))


def _names(records: Records) -> Iterator[str]:
    for value in records.people():
        person: Any = open_value("person", value)
        yield person.name
