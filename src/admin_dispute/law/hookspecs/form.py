"""How a hook is declared: its kind, what happens where a plugin fails, and what binds every plugin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pluggy
from attrs import frozen

from admin_dispute.domain.ruling import Objection

PROJECT = "admin_dispute"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

Bound = Callable[..., "Objection | None"]


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
