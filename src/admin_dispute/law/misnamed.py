"""Names in a plugin that lead nowhere: what its clauses rest on, and clauses it cites but never registered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from types import CodeType

from attrs import frozen

from admin_dispute.domain.catalogue import COMMANDS, conditions
from admin_dispute.domain.words import meant
from admin_dispute.law.hookspecs import HOOKS
from admin_dispute.law.plugin import parts_of
from admin_dispute.law.table import HookTable


@frozen(kw_only=True)
class Misnamed:
    """A name in a clause that leads nowhere: `kind` of name in Chinese; `meant` says which may be meant, or nothing."""

    clause: str
    kind: str
    name: str
    meant: str

    @property
    def text(self) -> str:
        """What is wrong, in Chinese."""
        return f"条款 {self.clause} 所写的{self.kind} {self.name} 不存在{self.meant}"


def misnamed(table: HookTable, reports: Collection[str]) -> Iterator[Misnamed]:
    """Find what the clauses of a plugin name that there is not.

    A condition that no core decision has is the plugin's own where its functions speak of it.

    Args:
        reports: the names of the reports there are.
    """
    core = conditions()
    own = {plugin.name: set(_spoken(plugin.module)) for plugin in table.plugins}
    for clause, by in table.clauses.values():
        for kind, names, known in (
            ("挂钩", clause.hooks, HOOKS),
            ("命令", clause.commands, COMMANDS),
            ("报表", clause.reports, reports),
            ("条件", clause.conditions, core.keys() | own[by]),
        ):
            for name in names:
                if name not in known:
                    yield Misnamed(clause=clause.id, kind=kind, name=name, meant=meant(name, known))


def unregistered(cited: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """Return what is cited as a clause of a plugin's document and is none; an article (`行政诉讼法 60`) is another's.

    Args:
        known: the ids that the plugins registered, and the sources of policies, which are cited too.
    """
    return tuple(id_ for id_ in cited if id_ not in known and " " not in id_)


def _spoken(module: object) -> Iterator[str]:
    """Every text that stands in a plugin's modules or in their functions, but for what registers its clauses."""
    for part in parts_of(module):
        for name in dir(part):
            value = getattr(part, name, None)
            if isinstance(value, str):
                yield value
            elif name != "register_clauses" and isinstance(code := getattr(value, "__code__", None), CodeType):
                yield from _texts(code)


def _texts(code: CodeType) -> Iterator[str]:
    for constant in code.co_consts:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, CodeType):
            yield from _texts(constant)
