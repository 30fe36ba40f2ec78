"""What is numbered in a stream (`o1`, `k1`, `g2` ...): the id, and in brackets what a clerk knows it by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from admin_dispute.domain.center.problem import Problem
from admin_dispute.domain.dispute.obligation import Obligation
from admin_dispute.domain.dispute.proceedings import Proceeding
from admin_dispute.domain.dispute.risk import Risk
from admin_dispute.domain.words import worded

Known = Mapping[str, str]
_FIRST = 3


def numbered(state: Any, names: Known) -> Iterator[tuple[str, str]]:
    """Give every id of a stream's own with what is read in its place.

    Args:
        names: of people and bodies by id, as far as they may be read.
    """
    for part, said in _SAID.items():
        for one in getattr(state, part, ()):
            told = said(one, names)
            yield one.id, f"{one.id}（{told}）" if told else one.id
    if isinstance(state, Problem):
        yield state.id, f"{state.id}（{worded(state.kind)}）"
    for risk in getattr(state, "risks", ()):
        for number, _ in enumerate(risk.escalations, 1):
            yield f"{risk.id}/{number}", f"{risk.id}（{_grounds(risk, names)}）第{number}次上报"
    for plan in getattr(state, "visit_plans", ()):
        for number, _ in enumerate(plan.periods, 1):
            yield f"{plan.cause}/{number}", f"{worded(plan.cause)}后第{number}次"


def _duty(owed: Obligation, names: Known) -> str:
    amount = "" if owed.amount is None else f"{owed.amount}元"
    debtors = "、".join(_named(who, names) for who in owed.debtors)
    return f"{debtors}，{worded(owed.duty)}{amount}"


def _proceeding(proceeding: Proceeding, _: Known) -> str:
    return worded(proceeding.kind) + ("" if proceeding.instance is None else worded(proceeding.instance))


def _grounds(risk: Risk, _: Known) -> str:
    return "、".join(map(worded, risk.grounds))


def _kind(one: Any, _: Known) -> str:
    return worded(one.kind)


def _named(who: str, names: Known) -> str:
    return names.get(who, who)


def _several(who: tuple[str, ...], names: Known) -> str:
    return "、".join(_named(one, names) for one in who[:_FIRST]) + ("等" if len(who) > _FIRST else "")


_SAID: Mapping[str, Callable[[Any, Known], str]] = {
    "obligations": _duty,
    "claims": lambda claim, names: f"{_several(claim.by, names)}的诉求",
    "proceedings": _proceeding,
    "challenged": _kind,
    "papers": _kind,
    "mandates": lambda mandate, names: f"{_named(mandate.principal, names)}的授权",
    "withdrawals": _kind,
    "risks": _grounds,
    "specials": _kind,
    "tasks": lambda task, names: f"{worded(task.kind)}，{_named(task.owner, names)}",
    "recusals": lambda recusal, names: f"{_named(recusal.mediator, names)}回避",
    "representations": lambda held, names: f"{_several(held.representatives, names)}为代表人",
    "titles": lambda title, _: worded(title.instrument),
    "measures": lambda measure, names: f"{worded(measure.kind)}，对{_named(measure.target, names)}",
    "enforcement_objections": lambda objection, _: worded(objection.against),
    "enforcement_settlements": lambda settlement, names: f"{_several(settlement.obligations, names)}的执行和解",
    "liability": lambda review, names: f"{_named(review.agency, names)}的责任追究主张",
}
"""The parts of a state whose values have ids, and what each is known by."""
