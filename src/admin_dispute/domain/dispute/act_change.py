"""The act was changed: what counts as that, and the four conditions of a withdrawal because of it (撤诉规定 2-4)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.withdrawal_effects import WithdrawalKind
from admin_dispute.domain.ruling import Condition


class ActChange(StrEnum):
    """How the agency changed its act, or what counts as changing it (撤诉规定 3, 4)."""

    CHANGED = "changed"
    DUTY_PERFORMED = "duty-performed"
    MADE_GOOD = "made-good"
    SETTLEMENT_ACCEPTED = "settlement-accepted"


@frozen(kw_only=True)
class ChangeOfAct:
    """The four conditions of a withdrawal because the act was changed (撤诉规定 2).

    Attributes:
        own_will: it is the claimant's true will; lawful: within the agency's powers, against no prohibition, harming
            neither the public nor others; told_court_on: the day the court was told in writing.
        third_parties_agree: no third party objects, or there is none.
    """

    how: ActChange
    own_will: bool
    lawful: bool
    told_court_on: date | None = None
    third_parties_agree: bool


UNDER_FOUR_CONDITIONS = (
    WithdrawalKind.SUIT,
    WithdrawalKind.APPEAL,
    WithdrawalKind.RETRIAL_APPLICATION,
    WithdrawalKind.RETRIAL,
)
"""Withdrawals that a court measures by 撤诉规定 2 where the act was changed (撤诉规定 8)."""


def change_conditions(kind: WithdrawalKind, change: ChangeOfAct | None, *, permitted: bool) -> Steps:
    """Give the four conditions of a withdrawal because the act was changed (撤诉规定 2, 8).

    Before the ruling what is missing warns: the court would go on to judge (撤诉规定 7). A permission against a
    missing condition is refused: one of the two records is wrong.
    """
    if kind not in UNDER_FOUR_CONDITIONS:
        return
    yield CHANGE_DESCRIBED(change)
    if change is None:
        return
    for condition, holds in (
        (OWN_WILL, change.own_will),
        (CHANGE_LAWFUL, change.lawful),
        (COURT_TOLD, change.told_court_on is not None),
        (THIRD_PARTIES_AGREE, change.third_parties_agree),
    ):
        yield attrs.evolve(condition, warns=not permitted)(holds)


CHANGE_DESCRIBED = Condition(code="change-described", clauses=("撤诉规定 2",))
OWN_WILL = Condition(code="own-will", clauses=("撤诉规定 2", "行政诉讼法 59"))
CHANGE_LAWFUL = Condition(code="change-lawful", clauses=("撤诉规定 2",))
COURT_TOLD = Condition(code="court-told", clauses=("撤诉规定 2", "行诉解释 81"))
THIRD_PARTIES_AGREE = Condition(code="third-parties-agree", clauses=("撤诉规定 2",))
