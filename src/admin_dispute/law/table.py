"""The table of a plugin set: implementations called one by one, each guarded, each answer attributed."""

from __future__ import annotations

import typing
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any

import attrs
import msgspec

from admin_dispute.domain.assessment.sheet import Sheet
from admin_dispute.domain.clause import Clause
from admin_dispute.domain.errors import PluginFault
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.parameters import Policy
from admin_dispute.domain.reading_types import READING_TYPES
from admin_dispute.domain.ruling import AnswerGiven
from admin_dispute.domain.words import worded
from admin_dispute.law.answers import Answer
from admin_dispute.law.fault import facts_of, place_of
from admin_dispute.law.hookspecs import HOOKS
from admin_dispute.law.plugin import Implementation, Plugin, compiled


class HookTable:
    """What a set of plugins answers, in their declared order (national law first).

    Compiled once per distinct set: pluggy registers, validates and orders, the table calls. Attributes:
        plugins: in order; distributions: of each, as the journal names it; clauses: every clause by id;
        parameters: default values by name; policies: shipped drafts; documents: what each plugin's draft is called;
        sheets: of assessment;
        ways_of_effect: what gives a settlement its force, by code.
        citing: gives the clauses of the plugins' documents that a condition rests on, by its code.

    Raises:
        PluginFault: a misspelt hook, a wrapper, arguments no hook has, a fault while registering.
    """

    def __init__(self, plugins: tuple[Plugin, ...]) -> None:
        self.plugins = plugins
        self.distributions = tuple(plugin.distribution for plugin in plugins)
        self._implementations = compiled(plugins)
        self.clauses = self._clauses()
        self.parameters = {parameter.name: parameter for parameter, _ in self.collect("register_parameters", {})}
        shipped = tuple(self.collect("register_policies", {}))
        self.policies = tuple(policy for policy, _ in shipped)
        self.documents = {by: policy.version for policy, by in shipped}
        self.sheets: tuple[Sheet, ...] = tuple(sheet for sheet, _ in self.collect("register_sheets", {}))
        self.ways_of_effect = {way.code: way for way, _ in self.collect("register_ways_of_effect", {})}
        self.citing: Callable[[str], tuple[str, ...]] = defaultdict(tuple, _cited(self.clauses)).__getitem__

    def completed(self, policy: Policy) -> Policy:
        """Return a policy with the plugins' defaults for what it does not state."""
        said = tuple(p for p in policy.parameters if p.value)
        unseen = {p.name: p.provenance for p in policy.parameters if not p.value}  # the document was not seen on these
        always = {p.name for p in said if p.effective is None}
        defaults = (
            attrs.evolve(default, provenance=unseen.get(name, default.provenance))
            for name, default in self.parameters.items()
            if name not in always
        )
        return attrs.evolve(policy, parameters=(*defaults, *said))

    def implementations(self, hook: str) -> tuple[Implementation, ...]:
        """Return who implements a hook, in the declared order."""
        return self._implementations[hook]

    def answer(self, hook: str, arguments: dict[str, Any]) -> tuple[Answer[Any], AnswerGiven] | None:
        """Ask for one answer: the last listed plugin that gives one; returns it with what a ruling keeps of it."""
        for implementation in reversed(self._implementations[hook]):
            given = _guarded(implementation, arguments)
            if given is not None:
                return _answer(implementation, given, arguments["on"])
        return None

    def collect(self, hook: str, arguments: dict[str, Any]) -> list[tuple[Any, str]]:
        """Ask everybody, in order; returns each result with the plugin's name."""
        return [
            (given, implementation.plugin.name)
            for implementation in self._implementations[hook]
            for given in self.results(implementation, arguments)
        ]

    def tell(self, hook: str, arguments: dict[str, Any]) -> tuple[list[tuple[Any, str]], list[PluginFault]]:
        """Tell everybody; gives the messages with the plugins' names, and a fault for each that has none to give.

        The act stands whatever a plugin does here, and the faults say so.
        """
        messages: list[tuple[Any, str]] = []
        faults: list[PluginFault] = []
        for implementation in self._implementations[hook]:
            try:
                given = self.results(implementation, arguments)
                messages += [(said, implementation.plugin.name) for said in given]
            except PluginFault as fault:
                faults.append(_untold(fault))
        return messages, faults

    def results(self, implementation: Implementation, arguments: dict[str, Any]) -> tuple[Any, ...]:
        """Call one implementation, guarded; return what it gives, checked: for an answer one or none.

        Raises:
            PluginFault: it raised, or gave something of another type; named with its distribution.
        """
        given = _guarded(implementation, arguments)
        if given is None:
            return ()
        if implementation.hook.kind == "answer":
            return _answer(implementation, given, arguments["on"])[:1]
        if not isinstance(given, (list, tuple)):
            raise _wrong_type(implementation, type(given).__name__)
        return tuple([_taken(implementation, result) for result in given])

    def _clauses(self) -> dict[str, tuple[Clause, str]]:
        clauses: dict[str, tuple[Clause, str]] = {}
        for clause, by in self.collect("register_clauses", {}):
            if clause.id in clauses:
                distribution = next(plugin.distribution for plugin in self.plugins if plugin.name == by)
                raise PluginFault("plugin-doubled-clause", plugin=by, distribution=distribution, clause=clause.id)
            clauses[clause.id] = (clause, by)
        return clauses


@cache
def _types_of(hook: str) -> tuple[Any, ...]:
    """The types that one result of a hook may have, from its annotation: the whole answer, or each of a sequence."""
    [asked] = [part for part in _parts(typing.get_type_hints(HOOKS[hook].function)["return"]) if part is not NoneType]
    return (asked,) if HOOKS[hook].kind == "answer" else tuple(_parts(typing.get_args(asked)[0]))


def _parts(annotation: Any) -> tuple[Any, ...]:
    union = typing.get_origin(annotation) in {typing.Union, UnionType}
    return typing.get_args(annotation) if union else (annotation,)


def _cited(clauses: dict[str, tuple[Clause, str]]) -> dict[str, tuple[str, ...]]:
    cited: dict[str, tuple[str, ...]] = {}
    for clause, _ in clauses.values():
        for code in clause.conditions:
            cited[code] = (*cited.get(code, ()), clause.id)
    return cited


def _guarded(implementation: Implementation, arguments: dict[str, Any]) -> Any:
    try:
        return implementation.function(*[arguments[name] for name in implementation.arguments])
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a plugin's sys.exit must not end the court's process either
        # Its text may repeat names or numbers it was given: only its kind and place go into ours.
        raise _fault("plugin-raised", implementation, **facts_of(error, implementation.home)) from None


def _answer(implementation: Implementation, given: object, on: date) -> tuple[Answer[Any], AnswerGiven]:
    """Take an answer over as a value of our own, checked in all its depth, with what a ruling keeps of it."""
    if not isinstance(given, Answer):
        raise _wrong_type(implementation, type(given).__name__)
    try:
        return _read(implementation.hook.name, implementation.plugin.name, on, _WRITER.encode(given))
    except _UNREADABLE as error:
        raise _misread(implementation, given, error) from None


@lru_cache(maxsize=1024)  # the same few answers come again and again, on the days that are being worked on
def _read(hook: str, plugin: str, on: date, written: bytes) -> tuple[Answer[Any], AnswerGiven]:
    answer: Answer[Any] = _reader(_types_of(hook)[0]).decode(written)
    stated = () if answer.parameter is None else answer.parameter.as_law
    clauses = in_force(answer.clauses + stated, on)
    return answer, AnswerGiven(hook, _shown(answer.value), clauses, plugin, answer.parameter)


def _shown(value: object) -> str:
    """An answer as the journal and the screen show it."""
    return ("、".join(map(worded, value)) or "无") if isinstance(value, tuple) else worded(value)


def _taken(implementation: Implementation, given: object) -> Any:
    """Take one of several results over as a value of our own, checked in all its depth."""
    type_: Any = type(given)
    if not isinstance(given, _types_of(implementation.hook.name)):
        raise _wrong_type(implementation, type_.__name__)
    try:
        return _reader(type_).decode(_WRITER.encode(given))
    except _UNREADABLE as error:
        raise _misread(implementation, given, error) from None


_WRITER = msgspec.json.Encoder()
_UNREADABLE = (msgspec.MsgspecError, TypeError, ValueError)


@cache
def _reader(type_: Any) -> msgspec.json.Decoder[Any]:
    with READING_TYPES:
        return msgspec.json.Decoder(type_)


def _misread(implementation: Implementation, given: object, error: Exception) -> PluginFault:
    """Say where in its depth a result is not of its type."""
    where = str(error).rpartition("`$")[2].rstrip("`") if "`$" in str(error) else ""
    return _wrong_type(implementation, f"{type(given).__name__}{where}")


def _wrong_type(implementation: Implementation, got: str) -> PluginFault:
    place = place_of(implementation.function, implementation.home)
    return _fault("plugin-wrong-type", implementation, got=got, place=place)


def _fault(code: str, implementation: Implementation, **facts: Any) -> PluginFault:
    hook, plugin = implementation.hook, implementation.plugin
    return PluginFault(code, hook=hook.name, plugin=plugin.name, distribution=plugin.distribution, **facts)


def _untold(fault: PluginFault) -> PluginFault:
    """Say of a plugin that failed when told what that means: the act was carried out, a message is missing."""
    return PluginFault("plugin-told-nobody", **fault.facts, kind=fault.code, reason=fault.why)
