"""Obligations: who owes whom what until when (WX-4.3.4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from admin_dispute.domain.periods import Period
from admin_dispute.domain.values import Text, not_negative


class Duty(StrEnum):
    """What is owed."""

    MONEY = "money"
    ACT = "act"
    CERTIFICATE = "certificate"
    APOLOGY = "apology"
    CHANGE_OF_ACT = "change-of-act"
    WITHDRAWAL = "withdrawal"
    OTHER = "other"


class Standing(StrEnum):
    """How far an obligation is performed."""

    OPEN = "open"
    PERFORMED = "performed"
    REFUSED = "refused"


@frozen(kw_only=True)
class NewObligation:
    """An obligation as it is drafted.

    Attributes:
        debtor: the party or agency that owes; creditor: to whom, None where to nobody in particular.
        amount: in yuan, None where it is not money or not known yet.
        due: the last day; within: or a period from the day the agreement takes effect; neither: an open promise.
    """

    debtor: str
    duty: Duty
    creditor: str | None = None
    amount: Decimal | None = field(default=None, validator=not_negative)
    what: Text | None = None
    due: date | None = None
    within: Period | None = None

    def __attrs_post_init__(self) -> None:
        if self.due is not None and self.within is not None:
            raise ValueError("due: 履行期限只能写日期或者期间之一")


@frozen(kw_only=True)
class Payment:
    """A performance of the whole (amount None) or of a part in yuan."""

    on: date
    amount: Decimal | None


@frozen(kw_only=True)
class Obligation:
    """An obligation `o1`, `o2` ... of a dispute; its period runs from `effective_on`."""

    id: str
    debtor: str
    duty: Duty
    creditor: str | None
    amount: Decimal | None
    what: Text | None
    due: date | None
    within: Period | None
    effective_on: date | None = None
    payments: tuple[Payment, ...] = ()
    standing: Standing = Standing.OPEN
    performed_on: date | None = None

    @property
    def paid(self) -> Decimal:
        """What was paid so far, in yuan."""
        return sum((payment.amount for payment in self.payments if payment.amount is not None), Decimal(0))


def obligations_numbered(obligations: tuple[NewObligation, ...], first: int) -> tuple[Obligation, ...]:
    """Number obligations in the order given."""
    return tuple(
        Obligation(
            id=f"o{number}",
            debtor=new.debtor,
            duty=new.duty,
            creditor=new.creditor,
            amount=new.amount,
            what=new.what,
            due=new.due,
            within=new.within,
        )
        for number, new in enumerate(obligations, first)
    )
