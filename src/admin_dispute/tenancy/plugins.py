"""The own loader: only what a center's configuration lists, in that order, each fault with its distribution."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from attrs import frozen

from admin_dispute.domain.errors import PluginFault
from admin_dispute.law import national
from admin_dispute.law.fault import facts_of, home_named
from admin_dispute.law.plugin import Plugin
from admin_dispute.law.table import HookTable

GROUP = "admin_dispute"
NATIONAL = Plugin("national", "admin-dispute", national)


@frozen
class Found:
    """A plugin that is installed, known without importing it."""

    name: str
    distribution: str


def _distribution(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else "?"


def installed() -> tuple[Found, ...]:
    """Return every installed plugin by its entry point, sorted by name; nothing is imported."""
    found = {Found(point.name, _distribution(point)) for point in entry_points(group=GROUP)}
    return tuple(sorted(found, key=lambda plugin: (plugin.name, plugin.distribution)))


def point_of(name: str) -> tuple[EntryPoint, str]:
    """Return the entry point of a plugin and the distribution that gives it; nothing is imported.

    Raises:
        PluginFault: it is missing, or installed twice under one name.
    """
    points = {(_distribution(point), point.value): point for point in entry_points(group=GROUP, name=name)}
    if not points:
        there = tuple(dict.fromkeys(found.name for found in installed()))
        raise PluginFault("plugin-missing", plugin=name, distribution="?", installed=there or ("无",))
    if len(points) > 1:
        both = "、".join(sorted(distribution for distribution, _ in points))
        raise PluginFault("plugin-doubled", plugin=name, distribution=both)
    [((distribution, _), point)] = points.items()
    return point, distribution


def load(name: str) -> Plugin:
    """Import one plugin by the name of its entry point.

    Raises:
        PluginFault: it is missing, installed twice under one name, or its import fails.
    """
    point, distribution = point_of(name)
    try:
        module = point.load()
    except (Exception, SystemExit) as error:
        facts = facts_of(error, home_named(point.module))
        raise PluginFault("plugin-broken", plugin=name, distribution=distribution, **facts) from error
    return Plugin(name, distribution, module)


_TABLES: dict[tuple[str, ...], HookTable] = {}


def table_for(names: tuple[str, ...]) -> HookTable:
    """Return the table of a plugin set, national law first; compiled once per distinct set.

    Raises:
        PluginFault: a plugin is listed twice, can't be loaded, or is invalid.
    """
    table = _TABLES.get(names)
    if table is None:
        doubled = sorted({name for name in names if names.count(name) > 1})
        if doubled:
            raise PluginFault("plugin-listed-twice", plugin=doubled[0], distribution="?")
        table = _TABLES[names] = HookTable((NATIONAL, *map(load, names)))
    return table
