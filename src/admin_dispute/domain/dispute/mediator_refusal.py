"""Refusing a mediator without a statutory ground, as often as the county lets a side (特邀调解规定 12)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides
from admin_dispute.domain.dispute.recusal import (
    Recusal,
    RecusalGround,
    RecusalNoted,
    mediator_known,
    next_recusal,
    sides_known,
)
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.ruling import Caution, Condition, Objection
from admin_dispute.domain.words import term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("refuse-mediator")
@frozen(kw_only=True)
class RefuseMediator:
    """Record that a side does not want a mediator and gives no statutory ground, where the county lets it."""

    dispute: str
    on: date
    mediator: str
    by: str


@decides(RefuseMediator)
def _refuse(dispute: Dispute, refused: RefuseMediator, law: Law, facts: Facts) -> Steps:
    yield from mediator_known(dispute, refused.mediator, refused.on, facts)
    yield from sides_known(dispute, (refused.by,))
    stated = law.parameter("mediator-refusals")
    used = [one for one in dispute.recusals if one.ground is RecusalGround.NOT_WANTED and refused.by in one.by]
    left = stated is not None and len(used) < int(stated.value)
    yield refusal_left(left, 0 if stated is None else stated.value, refused.on)
    yield RecusalNoted(
        recusal=Recusal(
            id=next_recusal(dispute),
            mediator=refused.mediator,
            ground=RecusalGround.NOT_WANTED,
            on=refused.on,
            by=(refused.by,),
        )
    )


def refusal_left(left: object, times: int | str, on: date) -> Condition | Objection | Caution:
    """Hold where a side may refuse once more; since 2016 whom it does not want, it declines mediation with."""
    designated = bool(in_force(("特邀调解规定 12",), on))
    return REFUSAL_LEFT(left, times=times, otherwise=term("refusal-otherwise", designated))


REFUSAL_LEFT = Condition(
    code="refusal-left",
    clauses=("特邀调解规定 12",),
    parameter="mediator-refusals",
    cured_by="record-refusal",
)
