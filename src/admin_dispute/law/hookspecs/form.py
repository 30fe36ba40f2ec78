"""How a hook is declared: its kind, what happens where a plugin fails, and what binds every plugin."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pluggy
from attrs import frozen

from admin_dispute.domain.ruling import Objection

PROJECT = "admin_dispute"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

Bound = Callable[..., "Objection | None"]


SHARED = {
    "dispute": "as it stands.",
    "on": "the legal day of the act.",
    "policy": "the version in force on that day.",
    "center": "the center with its directory.",
}
"""What the arguments are that most hooks have, where the docstring of one says nothing else."""


@frozen(kw_only=True)
class HookForm:
    """A hook as declared.

    Attributes:
        kind: `answer`, `collect`, `tell` or `register`.
        on_fault: what happens where a plugin fails, for the pages: `refuse` stops what was being done; `ignore` (of
            hooks that tell) keeps the fault in the outbox and goes on.
        bound: what national law allows no plugin to leave: `(value, **arguments)` gives the objection or None.
    """

    name: str
    kind: str
    on_fault: str
    function: Callable[..., Any]
    bound: Bound | None = None

    @property
    def says(self) -> str:
        """What it asks or tells, how answers combine, the default: its docstring without the arguments."""
        return _described(self.function)[0].strip()

    @property
    def arguments(self) -> dict[str, str]:
        """What it is given, each argument with what it is."""
        own = dict(line.strip().split(": ", 1) for line in _described(self.function)[1].strip().splitlines())
        return {name: own.get(name) or SHARED.get(name, "") for name in inspect.signature(self.function).parameters}


def _described(function: Callable[..., Any]) -> tuple[str, str]:
    said, _, arguments = (inspect.getdoc(function) or "").partition("Args:\n")
    return said, arguments


HOOKS: dict[str, HookForm] = {}


def declare(
    kind: str, *, on_fault: str = "refuse", bound: Bound | None = None
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare a hook: what kind it is, what happens where a plugin fails, what no plugin may leave."""

    def declared(function: Callable[..., Any]) -> Callable[..., Any]:
        """Enter the hook under its name."""
        HOOKS[function.__name__] = HookForm(
            name=function.__name__, kind=kind, on_fault=on_fault, function=function, bound=bound
        )
        return hookspec(function)

    return declared
