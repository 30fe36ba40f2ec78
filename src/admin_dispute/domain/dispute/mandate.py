"""The mandate: specific authority in a letter filed with the court; a head acts by office (WX-4.1.2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Personal, changed, not_negative

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class Power(StrEnum):
    """A power that must be listed to be had (民事诉讼法 62; 民诉法解释 89)."""

    GENERAL = "general"
    ADMIT = "admit"
    WAIVE = "waive"
    CHANGE_CLAIM = "change-claim"
    SETTLE = "settle"
    WITHDRAW = "withdraw"
    APPEAL = "appeal"


@frozen(kw_only=True)
class Mandate:
    """Authority of one representative; `ceiling` in yuan bounds what he or she may settle for, None does not."""

    id: str
    principal: str
    representative: Personal
    powers: tuple[Power, ...]
    since: date
    until: date | None
    ceiling: Decimal | None
    minutes: Words | None


@command("file-mandate")
@frozen(kw_only=True)
class FileMandate:
    """File a letter of mandate.

    Attributes:
        principal: the party or agency that gives it; powers: as listed in the letter ("全权代理" is `general`).
        minutes: reference of the leadership's minutes the plan rests on (WX-4.1.1).
    """

    dispute: str
    on: date
    principal: str
    representative: Personal
    powers: tuple[Power, ...]
    until: date | None = None
    ceiling: Decimal | None = field(default=None, validator=not_negative)
    minutes: Words | None = None


@event("mandate-filed")
@frozen(kw_only=True)
class MandateFiled:
    """A mandate is on file."""

    mandate: Mandate


@decides(FileMandate)
def _file(dispute: Dispute, filed: FileMandate, law: Law, facts: Facts) -> Steps:
    known = everybody(dispute)
    yield PRINCIPAL_KNOWN(filed.principal in known, principal=filed.principal)
    yield MANDATE_NOT_OVER(filed.until is None or filed.on <= filed.until)
    yield SPECIFIC_POWERS(Power.SETTLE in filed.powers)
    yield MINUTES_ON_FILE(filed.principal not in dispute.agencies or filed.minutes is not None)
    yield MandateFiled(
        mandate=Mandate(
            id=f"m{len(dispute.mandates) + 1}",
            principal=filed.principal,
            representative=filed.representative,
            powers=filed.powers,
            since=filed.on,
            until=filed.until,
            ceiling=filed.ceiling,
            minutes=filed.minutes,
        )
    )


@effect(MandateFiled)
def _filed(dispute: Dispute, filed: MandateFiled) -> Dispute:
    return changed(dispute, mandates=(*dispute.mandates, filed.mandate))


def may_settle(mandate: Mandate, principal: str, on: date, amount: Decimal) -> bool:
    """Say whether a mandate carries a settlement of an amount in yuan for a principal on a day."""
    in_time = mandate.since <= on and (mandate.until is None or on <= mandate.until)
    enough = mandate.ceiling is None or amount <= mandate.ceiling
    return mandate.principal == principal and in_time and enough and Power.SETTLE in mandate.powers


PRINCIPAL_KNOWN = Condition(code="principal-known")
MANDATE_NOT_OVER = Condition(code="mandate-not-over")
SPECIFIC_POWERS = Condition(code="specific-powers", clauses=("民诉法解释 89",), warns=True)
MINUTES_ON_FILE = Condition(code="minutes-on-file", warns=True)
AUTHORISED = Condition(code="authorised", clauses=("行诉解释 31", "民事诉讼法 62"), cured_by="file-mandate")
