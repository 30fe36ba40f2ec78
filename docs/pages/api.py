"""The public names with their signatures, as a page."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

import admin_dispute
from admin_dispute import Acting, Center, Names, Platform
from admin_dispute.domain.act import COMMAND_OF, EVENTS
from admin_dispute.testing import Office

_DOORS = (Platform, Center, Acting, Names, Office)
_INNER = {"basis", "records", "settings", "transaction"}
"""Members of a center that its own rooms use."""
_DECLARED = {*COMMAND_OF, *(form.type for form in EVENTS.values())}


def api() -> str:
    """Every public name but commands and events, which have a page of their own."""
    return "\n".join((*_head(), *_doors(), *_others())) + "\n"


def _head() -> Iterator[str]:
    yield "# Public names\n"
    yield "> What stands in `admin_dispute`, with `store.prepare` and `store.create` ([embedding](embedding.md)) and"
    yield "> `admin_dispute.testing`. Nothing else is public. [Commands and events](commands.md) and"
    yield "> [hooks](hooks.md) have pages of their own; `help(admin_dispute.Acting.execute)` has each text whole."
    yield "> `Command` and `show_table`, for commands of plugins, need the extra `cli`.\n"


def _doors() -> Iterator[str]:
    for type_ in _DOORS:
        where = "`admin_dispute.testing`. " if type_ is Office else ""
        yield f"## {type_.__name__}\n\n{where}{_says(type_)}\n"
        yield from ("| member | what it does |", "|---|---|")
        for name, member in inspect.getmembers(type_):
            if inspect.isfunction(member) and not name.startswith("_") and name not in _INNER:
                yield f"| `{_signature(name, member)}` | {_says(member)} |"
        yield ""


def _others() -> Iterator[str]:
    public = {name: getattr(admin_dispute, name) for name in dir(admin_dispute)}
    called = {name: value for name, value in public.items() if inspect.isfunction(value)}
    yield from ("## Functions\n", "| function | what it does |", "|---|---|")
    yield from (f"| `{_signature(name, value)}` | {_says(value)} |" for name, value in called.items())
    types = {
        name: value
        for name, value in public.items()
        if inspect.isclass(value) and value not in _DECLARED and value not in _DOORS
    }
    for title, codes in (("Values and errors", False), ("Codes", True)):
        yield from (f"\n## {title}\n", "| name | what it is |", "|---|---|")
        yield from (f"| `{n}` | {_says(t)} |" for n, t in types.items() if issubclass(t, Enum) is codes)


def _signature(name: str, function: Any) -> str:
    given = inspect.signature(function)
    kept = [one for one in given.parameters.values() if one.name != "self"]
    shown = str(given.replace(parameters=kept)).replace("'", "").replace(" -> None", "")
    shown = re.sub(r"<(\w+\.\w+): [^>]*>", r"\1", shown)  # a code as it is written, not as it is shown
    return f"{name}{shown}".replace("|", "\\|")


def _says(what: Any) -> str:
    return " ".join((inspect.getdoc(what) or "").split("\n\n")[0].split()).replace("|", "\\|")
