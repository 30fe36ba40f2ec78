"""A plugin and what it implements: registered with pluggy, each mistake found at once and said in Chinese."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pluggy
from attrs import frozen

from admin_dispute.domain.errors import PluginFault
from admin_dispute.domain.words import meant
from admin_dispute.law.fault import home_of
from admin_dispute.law.hookspecs import HOOKS, PROJECT, SPECIFICATIONS, HookForm


@frozen
class Plugin:
    """A loaded plugin: its name in the configuration, its distribution with version, and the object with the hooks."""

    name: str
    distribution: str
    module: object


@frozen
class Implementation:
    """One plugin's implementation of one hook; `arguments`: the names of those that it takes, in its order."""

    hook: HookForm
    plugin: Plugin
    function: Callable[..., Any]
    arguments: tuple[str, ...]

    @property
    def home(self) -> tuple[str, ...]:
        """Where the plugin's files lie; of a plugin that is no module, the file of the function."""
        return home_of(self.plugin.module) or (self.function.__code__.co_filename,)


def compiled(plugins: tuple[Plugin, ...]) -> dict[str, tuple[Implementation, ...]]:
    """Return who implements each hook, in the order of the plugins.

    Raises:
        PluginFault: a hook or an argument that there is not, a hook that is not marked, a wrapper, a doubled plugin.
    """
    manager = pluggy.PluginManager(PROJECT)
    for specifications in SPECIFICATIONS:
        manager.add_hookspecs(specifications)
    for plugin in plugins:
        _register(manager, plugin)
    by_name = {plugin.name: plugin for plugin in plugins}
    table = {}
    for hook, form in HOOKS.items():
        found = {impl.plugin_name: impl for impl in getattr(manager.hook, hook).get_hookimpls()}
        table[hook] = tuple(
            Implementation(form, by_name[name], found[name].function, tuple(found[name].argnames))
            for name in by_name
            if name in found
        )
    return table


def _register(manager: pluggy.PluginManager, plugin: Plugin) -> None:
    """Register one plugin and find at once what is wrong with it."""
    facts = {"plugin": plugin.name, "distribution": plugin.distribution}
    for entry in dir(plugin.module):
        if fault := _misspelt(manager, plugin.module, entry):
            raise PluginFault("plugin-invalid", detail=fault, **facts)
    if name := next(_unmarked(plugin.module), None):
        raise PluginFault("plugin-unmarked", hook=name, **facts)
    try:
        manager.register(plugin.module, plugin.name)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginFault("plugin-invalid", detail=str(error).strip().splitlines()[-1], **facts) from None
    except ValueError:
        raise PluginFault("plugin-listed-twice", **facts) from None
    for caller in manager.get_hookcallers(plugin.module) or ():
        for impl in caller.get_hookimpls():
            if impl.plugin_name == plugin.name and (impl.wrapper or impl.hookwrapper or impl.optionalhook):
                raise PluginFault("plugin-wraps", hook=caller.name, **facts)


def _misspelt(manager: pluggy.PluginManager, module: object, name: str) -> str:
    """Say what is misspelt in a function that is marked as a hook; nothing of all others."""
    marked = manager.parse_hookimpl_opts(module, name)
    if marked is None:
        return ""
    hook = marked["specname"] or name
    if hook not in HOOKS:
        return f"没有名为 {hook} 的挂钩{meant(hook, HOOKS)}"
    known = inspect.signature(HOOKS[hook].function).parameters
    for argument, form in inspect.signature(getattr(module, name)).parameters.items():
        given = form.default is form.empty and form.kind not in {form.VAR_POSITIONAL, form.VAR_KEYWORD}
        if given and argument not in known:
            return f"挂钩 {hook} 没有参数 {argument}{meant(argument, known)}"
    return ""


def _unmarked(module: object) -> Iterator[str]:
    """Functions of a plugin's own that are named like a hook, but would never be asked."""
    own = getattr(module, "__name__", None)
    for name in HOOKS:
        function = getattr(module, name, None)
        if not inspect.isfunction(function) or is_hook(function):
            continue
        if own is None or f"{function.__module__}.".startswith(f"{own}."):
            yield name


def parts_of(module: object) -> tuple[object, ...]:
    """Return a plugin's module and, of a package, the modules of it that have been imported."""
    root = getattr(module, "__name__", None)
    return (module, *(part for name, part in sys.modules.items() if root and name.startswith(f"{root}.")))


def is_hook(function: object) -> bool:
    """Whether a function is marked as a hook."""
    return hasattr(function, f"{PROJECT}_impl")
