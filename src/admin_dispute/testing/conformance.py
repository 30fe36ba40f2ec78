"""Conformance: what a plugin must keep to beyond its signature, for the tests of its author."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from admin_dispute.center.reading.streams import KIND_OF
from admin_dispute.center.telling import reaches
from admin_dispute.domain.act import StreamKind
from admin_dispute.domain.deadline import Clock
from admin_dispute.domain.dispute.risk import Escalation
from admin_dispute.domain.dispute.stage import Stage
from admin_dispute.domain.dispute.suit_alarm import SuitAlarm
from admin_dispute.domain.dispute.visit_plan import VisitCause
from admin_dispute.domain.errors import PluginFault
from admin_dispute.domain.overdue import Lateness
from admin_dispute.law.answers import Message
from admin_dispute.law.hookspecs import HOOKS
from admin_dispute.law.misnamed import misnamed, unregistered
from admin_dispute.law.plugin import Implementation, Plugin, is_hook, parts_of
from admin_dispute.law.table import HookTable
from admin_dispute.reports.shipped import shipped
from admin_dispute.store.codec import encode
from admin_dispute.testing.office import REGISTERED, Office

LATE = Lateness(
    kind=StreamKind.DISPUTE, stream="1", clock=Clock.PERFORMANCE, subject="o1", due=REGISTERED, owner="police"
)
ALARM = SuitAlarm(act="a1", way="起诉期限", until=REGISTERED, mediated=3, arguable=None)


def check_plugin(module: object, name: str = "plugin") -> list[str]:
    """Check a plugin module the way the loader does, its annotations, and what it answers on an ordinary dispute.

    Every hook is called twice at every stage: the answer must be of the declared type in all its depth, the same both
    times, and leave what it was given as it was.

    Returns:
        What does not conform, in English; an empty list where all is well.

    Raises:
        PluginFault: it could not even be loaded: a misspelt hook, an unknown argument, a wrapper.
    """
    table = HookTable((Plugin(name, name, module),))
    return [*dict.fromkeys((*_annotated(table), *_named(table), *_tried(table)))]


def _annotated(table: HookTable) -> Iterator[str]:
    for hook, form in HOOKS.items():
        asked = typing.get_type_hints(form.function)
        for implementation in table.implementations(hook):
            given = typing.get_type_hints(implementation.function)
            if inspect.getdoc(implementation.function) is None:
                yield f"{hook}: no docstring"
            for argument in implementation.arguments:
                if argument in given and given[argument] != asked[argument]:
                    yield f"{hook}: argument {argument} is {given[argument]}, asked {asked[argument]}"


def _named(table: HookTable) -> Iterator[str]:
    """What its clauses name that there is not, and hooks in a module of the package that its root does not have."""
    for wrong in misnamed(table, shipped().reports):
        yield f"clause {wrong.clause}: names {wrong.name}, which is not there: {wrong.text}"
    for plugin in table.plugins:
        for hook in HOOKS:
            missing = not hasattr(plugin.module, hook)
            if missing and any(is_hook(getattr(part, hook, None)) for part in parts_of(plugin.module)):
                yield f"{hook}: never asked, for the root of the package does not import it"


def _tried(table: HookTable) -> Iterator[str]:
    office = Office(plugins=())
    drafted = office.at(Stage.MEDIATING)
    office.do("draft-terms", drafted)
    given: dict[str, Any] = {"on": date(2024, 6, 20), "draft": office.dispute(drafted).draft}
    given |= {"cause": VisitCause.AGREEMENT, "lateness": LATE, "alarm": ALARM}
    for name in ("mark-risk", "give-task"):
        office.do(name, drafted)
    marked = office.dispute(drafted)
    given |= {"risk": marked.risks[0], "task": marked.tasks[0]}
    given["escalation"] = Escalation(on=date(2024, 6, 20), since=date(2024, 6, 19), to="county")
    with office.center.records(reading=True) as records:
        given |= {"center": office.center.basis(records).state, "policy": None}
    given |= {kind: office.clerk.stream(office.begin(kind)) for kind in KIND_OF.values()}
    for stage in Stage:
        given["dispute"] = office.dispute(office.at(stage))
        for hook, form in HOOKS.items():
            for implementation in table.implementations(hook):
                if form.kind != "register":
                    yield from _called(table, hook, implementation, given)
    elsewhere = given | {"dispute": None, "lateness": attrs.evolve(LATE, kind=StreamKind.MEETING, clock=Clock.TASK)}
    for implementation in table.implementations("deadline_passed"):
        yield from _called(table, "deadline_passed", implementation, elsewhere)
    office.center.close()


def _called(table: HookTable, hook: str, implementation: Implementation, given: dict[str, Any]) -> Iterator[str]:
    before = encode(list(given.values()))
    try:
        results = [table.results(implementation, given) for _ in range(2)]
    except PluginFault as fault:
        yield f"{hook}: {fault.code} {fault.facts}"
        return
    for result in results[0]:
        yield from _leading(table, hook, result, given)
    if encode(results[0]) != encode(results[1]):
        yield f"{hook}: two answers to one question"
    if before != encode(list(given.values())):
        yield f"{hook}: what it was given has changed"


def _leading(table: HookTable, hook: str, result: Any, given: dict[str, Any]) -> Iterator[str]:
    """Clauses that a result cites and whom it is for must be there."""
    for clause in unregistered(getattr(result, "clauses", ()), table.clauses):
        yield f"{hook}: cites {clause}, which no plugin registered"
    states = (given["dispute"], *(given[kind] for kind in KIND_OF.values()))
    directory = given["center"].directory
    if isinstance(result, Message) and not any(reaches(result.to, directory, state) for state in states):
        yield f"{hook}: a message to {result.to}, which is the id of nobody"
