"""What a letter of mandate lists: powers, ceilings in yuan and in acts, a period (WX-4.1.2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from admin_dispute.domain.dispute.obligation import Duty
from admin_dispute.domain.ids import Words
from admin_dispute.domain.values import Personal


class Power(StrEnum):
    """A power that must be listed to be had (民诉法 62; 民诉法解释 89)."""

    GENERAL = "general"
    ADMIT = "admit"
    WAIVE = "waive"
    CHANGE_CLAIM = "change-claim"
    SETTLE = "settle"
    WITHDRAW = "withdraw"
    APPEAL = "appeal"


SPECIAL_POWERS = ("民诉法 62", "民诉法（2021） 62", "民诉法（2012） 59")
"""The article by which these powers must be listed, as it was numbered from time to time."""


@frozen(kw_only=True)
class Mandate:
    """Authority of one representative.

    Attributes:
        ceiling: in yuan, what he or she may settle for, None where nothing bounds it.
        acts: kinds of duties that may be promised, none named: any; revoked_on: from when it is gone.
    """

    id: str
    principal: str
    representative: Personal
    powers: tuple[Power, ...]
    since: date
    until: date | None
    ceiling: Decimal | None
    minutes: Words | None
    acts: tuple[Duty, ...] = ()
    revoked_on: date | None = None
