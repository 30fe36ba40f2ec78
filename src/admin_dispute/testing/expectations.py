"""Comparing what a scenario expects with what came of it: of each step, and of everything at the end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from admin_dispute.center.acting import Acting
from admin_dispute.center.application import Center
from admin_dispute.domain.errors import NotFound
from admin_dispute.domain.ruling import Ruling
from admin_dispute.law.misnamed import unregistered
from admin_dispute.schemas import plain_value
from admin_dispute.testing.figures import unmet_figures, unmet_points
from admin_dispute.testing.scenario import FIRST, Scenario, Told

NOT_CITED = "依据中没有 {}"


def compared(told: Told, ruling: Ruling, known: Collection[str]) -> tuple[str, ...]:
    """Return how a ruling differs from what a step expects of it, and what plugins cite in it that there is not.

    Args:
        known: the clauses that the center's plugins registered, and the sources of its policies.
    """
    amiss = []
    if ruling.allowed is not told.allowed:
        reasons = "；".join(objection.line for objection in ruling.objections)
        amiss.append("本应不准而准许了" if ruling.allowed else f"本应准许而不准：{reasons}")
    said = {objection.code for objection in ruling.objections}
    given = f"（理由是 {'、'.join(sorted(said))}）" if said else ""
    amiss += [f"理由中没有 {code}{given}" for code in told.because if code not in said]
    amiss += [NOT_CITED.format(clause) for clause in told.cites if clause not in ruling.clauses]
    amiss += [f"引用了没有登记的条款 {clause}" for clause in unregistered(_said(ruling), known)]
    return tuple(amiss)


def citable(center: Center) -> Iterator[str]:
    """Give what a plugin may cite by one word: clauses that were registered, sources of parameters."""
    yield from center.table.clauses
    with center.records(reading=True) as records:
        state = center.basis(records).state
    for policy in () if state is None else state.policies:
        yield from (clause for stated in center.table.completed(policy).parameters for clause in stated.clauses)


def _said(ruling: Ruling) -> Iterator[str]:
    """What plugins themselves cite in a ruling, each once."""
    refused = [objection.clauses for objection in ruling.objections if objection.plugin != "core"]
    warned = [warning.clauses for warning in ruling.warnings if warning.plugin != "core"]
    answered = [answer.clauses for answer in ruling.answers]
    yield from dict.fromkeys(clause for cited in (*refused, *warned, *answered) for clause in cited)


def unmet(scenario: Scenario, center: Center, clerk: Acting, disputes: Mapping[str, str]) -> list[str]:
    """Return what does not hold at the end of what a scenario expects: states, figures and points.

    Args:
        clerk: who reads them; disputes: streams by the names that the scenario gives them.
    """
    return [
        *_unmet_states(scenario, center, clerk, disputes),
        *unmet_figures(scenario.figures, clerk, disputes),
        *unmet_points(scenario.points, clerk),
    ]


def _unmet_states(scenario: Scenario, center: Center, clerk: Acting, streams: Mapping[str, str]) -> Iterator[str]:
    """Compare what stands there: `stage`, `ledger.overdue` of dispute 1, `of.NAME.stage` of another stream."""
    if not scenario.expect:
        return
    rows = {row.dispute: plain_value(row) for row in clerk.ledger()}
    each = {name: state for name, stream in streams.items() if (state := _seen(clerk, stream, rows))}
    seen = {**each.get(FIRST, {}), "sent": _sent(center), "of": each}
    for path, expected in scenario.expect.items():
        found, wanted = _at(seen, path.split(".")), plain_value(expected)
        if found is _NOWHERE:
            yield f"{path} 应为 {wanted}，但{_missing(path, streams)}"
        elif found != wanted:
            yield f"{path} 应为 {wanted}，实为 {'空' if found is None else found}"


def _missing(path: str, streams: Mapping[str, str]) -> str:
    """Say why nothing stands at a path: there is no such field, or nothing was opened under its name."""
    first, *rest = path.split(".")
    name = rest[0] if first == "of" and rest else FIRST
    return "没有这一项" if name in streams or first == "sent" else f'没有登记 of = "{name}" 的争议'


_NOWHERE = object()
"""What stands at a path that leads nowhere: a field that there is not, an item that is not there."""


def _seen(clerk: Acting, stream: str, rows: Mapping[str, Any]) -> dict[str, Any] | None:
    """A dispute with its row of the ledger, or what else has that id, where the clerk may know of it."""
    if stream in rows:
        return {**plain_value(clerk.dispute(stream)), "ledger": rows[stream]}
    try:
        return dict(plain_value(clerk.stream(stream)))
    except NotFound:
        return None


def _sent(center: Center) -> dict[str, list[str]]:
    """Whom messages are for, by their topic, in the order in which they were given."""
    found: dict[str, list[str]] = {}
    for message in center.messages(undelivered=False):
        found.setdefault(message.topic, []).append(message.to)
    return found


def _at(value: Any, path: list[str]) -> Any:
    for step in path:
        try:
            value = value[int(step)] if isinstance(value, list) else value[step]
        except (KeyError, IndexError, TypeError, ValueError):
            return _NOWHERE
    return value
