"""How a risk mark rises: when a measure is due, and whom it is told to when that day has passed (WX-3.1.8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from admin_dispute.domain.act import Steps
from admin_dispute.domain.deadline import after
from admin_dispute.domain.dispute.risk import Escalation, Risk, RiskEscalated
from admin_dispute.domain.periods import Count, Due, Period

if TYPE_CHECKING:
    from admin_dispute.domain.center.state import CenterState
    from admin_dispute.domain.dispute.state import Dispute


def times(risk: Risk, count: Count) -> Iterator[Due]:
    """Give, without end, the last day of the owner and then of each body a mark rises to: each has the same time.

    Where the policy sets no time the owner has the day itself, and each body after it one more day.
    """
    last = Due(risk.on) if risk.within is None else count(risk.on, risk.within)
    while True:
        yield last
        more = risk.within if risk.within is not None and risk.within.length else Period(1)
        last = after(last, more, count(last.on, more), count)


def rise(dispute: Dispute, id: str, on: date, center: CenterState, count: Count) -> Steps:  # noqa: A002 - the field's word
    """Yield the escalations of a mark that the days have brought by `on`, however long nobody looked.

    It is an alarm: where the year of a last day is not announced, the earliest possible day counts.
    """
    for risk in dispute.risks:
        if risk.id != id or not risk.urgent:
            continue
        already = len(risk.escalations)
        bodies = [body for body in line_of(dispute, risk, on, center) if body not in risk.told]
        for last, body in zip(islice(times(risk, count), already, None), bodies, strict=False):
            if on <= last.on:
                return
            yield RiskEscalated(risk=risk.id, escalation=Escalation(on=on, since=last.on, to=body))


def line_of(dispute: Dispute, risk: Risk, on: date, center: CenterState) -> tuple[str, ...]:
    """Return the organisations a mark rises to, as the directory has them; who has it already is left out."""
    found = (body_of(dispute, risk.owner, name, on, center) for name in risk.line)
    return tuple(dict.fromkeys(body for body in found if body is not None and body != risk.owner))


def body_of(dispute: Dispute, owner: str, name: str, on: date, center: CenterState) -> str | None:
    """Return the organisation a policy means by a function, an id, `lead`, or `superior`: that of the owner."""
    if name == "lead":
        return dispute.lead or dispute.responsible
    if name == "superior":
        body = center.organisation(owner, on)
        return None if body is None else body.superior
    body = center.body(name, on)
    return None if body is None else body.id
