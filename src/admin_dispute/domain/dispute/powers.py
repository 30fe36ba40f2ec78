"""What a letter of mandate lists: powers, ceilings in yuan and in acts, a period (WX-4.1.2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.dispute.forums import Forum
from admin_dispute.domain.dispute.obligation import Duty
from admin_dispute.domain.ids import Words
from admin_dispute.domain.values import Personal

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute

_REVIEW_2023 = date(2024, 1, 1)


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


def mandate_articles(forum: Forum, on: date) -> tuple[str, ...]:
    """Return what a letter of mandate rests on before a forum: powers listed in court, powers and term in review."""
    if forum is Forum.RECONSIDERATION:
        return ("行政复议法 17",) if on >= _REVIEW_2023 else ("复议条例 10",)
    return ("行诉解释 31", *SPECIAL_POWERS)


def revocation_article(forum: Forum, on: date) -> tuple[str, ...]:
    """Return by which article a mandate is ended or changed in writing."""
    return mandate_articles(forum, on)[:1]


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

    def stands(self, on: date) -> bool:
        """Say whether it is in force on a day: begun, not over, and not revoked by then."""
        in_time = self.since <= on and (self.until is None or on <= self.until)
        return in_time and (self.revoked_on is None or on < self.revoked_on)


def mandate_of(dispute: Dispute, id: str | None) -> Mandate | None:  # noqa: A002 - the field's word
    """Return a mandate by its id."""
    for mandate in dispute.mandates:
        if mandate.id == id:
            return mandate
    return None
