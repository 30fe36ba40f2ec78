"""Conformance: what pluggy does not compare when a plugin is registered, for the tests of its author."""

from __future__ import annotations

import inspect
import typing
from typing import Any

from admin_dispute.law.hookspecs import HOOKS
from admin_dispute.law.table import HookTable, Plugin


def check_plugin(module: object, name: str = "plugin") -> list[str]:
    """Check a plugin module the way the loader does, and its annotations against those of the hooks.

    Returns:
        What does not conform, in English; an empty list where all is well.

    Raises:
        PluginFault: it could not even be loaded: a misspelt hook, an unknown argument, a wrapper.
    """
    table = HookTable((Plugin(name, name, module),))
    wrong = []
    for hook, form in HOOKS.items():
        asked = _hints(form.function)
        for implementation in table.implementations(hook):
            given = _hints(implementation.function)
            if inspect.getdoc(implementation.function) is None:
                wrong.append(f"{hook}: no docstring")
            wrong += [
                f"{hook}: argument {argument} is {given[argument]}, asked {asked[argument]}"
                for argument in implementation.arguments
                if argument in given and given[argument] != asked[argument]
            ]
    return wrong


def _hints(function: Any) -> dict[str, Any]:
    return typing.get_type_hints(function)
