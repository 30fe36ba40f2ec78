"""Obligations: who owes whom what until when, and where each stands (WX-4.3.4)."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from attrs import field, frozen, validators

from admin_dispute.domain.deadline import Stop
from admin_dispute.domain.ids import Words
from admin_dispute.domain.periods import Period
from admin_dispute.domain.values import Text, bad_value, changed, in_yuan, not_negative, quantity


class Duty(StrEnum):
    """What is owed."""

    MONEY = "money"
    AREA = "area"
    HOUSING = "housing"
    CERTIFICATE = "certificate"
    ACT = "act"
    APOLOGY = "apology"
    CHANGE_OF_ACT = "change-of-act"
    WITHDRAWAL = "withdrawal"
    UNDERTAKING = "undertaking"
    OTHER = "other"


class Standing(StrEnum):
    """How far an obligation is performed."""

    OPEN = "open"
    PERFORMED = "performed"
    REFUSED = "refused"
    RELEASED = "released"
    SET_OFF = "set-off"
    REPLACED = "replaced"
    SETTLED = "settled"


STILL_OWED = (Standing.OPEN, Standing.REFUSED)
"""What is not done with: a refusal ends no duty."""

IN_ITS_STEAD = (Standing.REPLACED, Standing.SETTLED)
"""What is done with because something else was agreed on: by a later agreement, by a settlement in enforcement."""


class Milestone(StrEnum):
    """What a term runs from, or ends with."""

    EFFECT = "effect"
    CONCLUSION = "conclusion"
    PERFORMANCE = "performance"
    PAPERS = "papers"
    WITHDRAWAL = "withdrawal"
    CLOSING = "closing"


@frozen(kw_only=True)
class Measurement:
    """An amount that is a rate times a quantity, the quantity perhaps still to be measured.

    Attributes:
        unit: what is measured (`亩`); rate: yuan for one unit; quantity: how many units, None until measured.
    """

    unit: Words
    rate: Decimal = field(validator=in_yuan)
    quantity: Decimal | None = field(default=None, validator=quantity)

    @property
    def amount(self) -> Decimal | None:
        """Rate times quantity in yuan, to the cent; None until it is measured."""
        return None if self.quantity is None else in_cents(self.rate * self.quantity)


def in_cents(amount: Decimal) -> Decimal:
    """Return an amount in yuan rounded to two decimals, half up."""
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


@frozen(kw_only=True)
class Bounds:
    """The range that an article sets for an amount, such as a fine: yuan from `lower` to `upper`."""

    lower: Decimal = field(validator=in_yuan)
    upper: Decimal = field(validator=in_yuan)
    article: Words

    def __attrs_post_init__(self) -> None:
        if self.lower > self.upper:
            raise bad_value("upper", "上限不能低于下限")


@frozen(kw_only=True)
class Instalment:
    """One of several payments in yuan, due on a day or after a period from the obligation's start."""

    amount: Decimal = field(validator=in_yuan)
    due: date | None = None
    within: Period | None = None

    def __attrs_post_init__(self) -> None:
        if (self.due is None) is (self.within is None):
            raise bad_value("due", "每期应写明日期或者期间之一")


@frozen(kw_only=True)
class Monthly:
    """A payment or act of every month, due on its day `day` (the last one where the month is shorter).

    Attributes:
        amount: yuan each month, None where it is not money; first: a day of the first month.
        last: a day of the last month, None where it goes on without end.
    """

    first: date
    day: int = field(validator=(validators.ge(1), validators.le(31)))
    amount: Decimal | None = field(default=None, validator=not_negative)
    last: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise bad_value("last", "末月不能早于首月")


@frozen(kw_only=True)
class Payment:
    """A performance of the whole (amount None) or of a part in yuan; `by` is who paid, None for the debtor."""

    on: date
    amount: Decimal | None
    by: Words | None = None


@frozen(kw_only=True, slots=False)  # for `changed`
class Obligation:
    """An obligation `o1`, `o2` ... of a dispute; see `new_obligation` for what was drafted.

    Attributes:
        concluded_on: the day of the agreement; effective_on: from when it is in force, None before.
        papers_on: when the creditor's papers were in; set_off: what was set off, in yuan.
        stops: days that its time does not count.
        settled_on: when it was performed, released, set off, replaced, or settled in enforcement as a whole.
        late: some of it was performed after its day; refused_on: when the debtor first refused.
        confirmed_on: when a creditor confirmed the performance.
        jointly: who owes it together with the debtor: the other heirs of one who died, each within what he inherited.
        refusing: of those who owe it jointly who refused; empty where all did, or nobody.
        former: debtors and creditors in whose place others stand, the latest last.
    """

    id: str
    debtor: str
    duty: Duty
    creditors: tuple[str, ...] = ()
    payers: tuple[Words, ...] = ()
    amount: Decimal | None = None
    measurement: Measurement | None = None
    area: Decimal | None = None
    bounds: Bounds | None = None
    what: Text | None = None
    due: date | None = None
    within: Period | None = None
    after: Milestone = Milestone.EFFECT
    until: Milestone | None = None
    other: str | None = None
    instalments: tuple[Instalment, ...] = ()
    monthly: Monthly | None = None
    lasting: bool = False
    in_return_for: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    concluded_on: date | None = None
    effective_on: date | None = None
    papers_on: date | None = None
    set_off: Decimal = Decimal(0)
    payments: tuple[Payment, ...] = ()
    stops: tuple[Stop, ...] = ()
    standing: Standing = Standing.OPEN
    performed_on: date | None = None
    settled_on: date | None = None
    late: bool = False
    refused_on: date | None = None
    confirmed_on: date | None = None
    jointly: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    refusing: tuple[str, ...] = ()

    def refused_by(self, who: str) -> bool:
        """Say whether one of those who owe it refused to perform."""
        return self.refused_on is not None and (not self.refusing or who in self.refusing)

    def performed_by(self, who: str) -> bool:
        """Say whether one of those who owe it performed: what nobody of them by name paid was paid by all."""
        return any(paid.by == who or paid.by not in self.debtors for paid in self.payments)

    @property
    def debtors(self) -> tuple[str, ...]:
        """Who owes it: the debtor, and those who owe it together with the debtor."""
        return (self.debtor, *self.jointly)

    @property
    def paid(self) -> Decimal:
        """What was paid so far, in yuan."""
        return sum([payment.amount for payment in self.payments if payment.amount is not None], Decimal(0))

    @property
    def left(self) -> Decimal | None:
        """What is still owed, in yuan; None where no amount is known or it goes on without end."""
        return None if self.amount is None else self.amount - self.paid - self.set_off

    @property
    def owed(self) -> bool:
        """Whether it is in force and not done with, refused ones included."""
        return self.effective_on is not None and self.standing in STILL_OWED

    @property
    def endless(self) -> bool:
        """Whether no performance ever completes it: kept, or monthly without a last month."""
        return self.lasting or (self.monthly is not None and self.monthly.last is None)

    @property
    def dated(self) -> bool:
        """Whether it says until when."""
        return bool(self.due or self.within or self.until or self.instalments or self.monthly)

    @property
    def promised(self) -> bool:
        """Whether it is an open promise: to be done, and nothing says until when."""
        return not (self.dated or self.lasting)


def still_owed(obligations: tuple[Obligation, ...], ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return which of some obligations, or of those in their place, are still owed."""
    named = set(ids)
    return tuple(
        owed.id for owed in obligations if owed.owed and (owed.id in named or named.intersection(owed.replaces))
    )


def owed_by(owed: Obligation, who: str) -> Obligation:
    """Return an obligation as one of those who owe it jointly stands for it, alone; as it is for anybody else."""
    return changed(owed, debtor=who, jointly=()) if owed.jointly and who in owed.debtors else owed


def months_of(first: date, last: date) -> int:
    """Return how many calendar months lie between two days, both months counted."""
    return (last.year - first.year) * 12 + last.month - first.month + 1


def obligation_of(
    obligations: tuple[Obligation, ...],
    id: str | None,  # noqa: A002 - the field's word
) -> Obligation | None:
    """Return an obligation by its id."""
    for obligation in obligations:
        if obligation.id == id:
            return obligation
    return None
