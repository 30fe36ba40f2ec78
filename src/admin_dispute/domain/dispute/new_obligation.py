"""Obligations as they are drafted, before they have numbers: who owes what, how much, and by when (WX-4.3.4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from operator import attrgetter

import attrs
from attrs import field, frozen

from admin_dispute.domain.dispute.obligation import (
    Bounds,
    Duty,
    Instalment,
    Measurement,
    Milestone,
    Monthly,
    Obligation,
    months_of,
)
from admin_dispute.domain.ids import Words
from admin_dispute.domain.periods import Period
from admin_dispute.domain.values import Text, bad_value, not_negative, quantity


@frozen(kw_only=True)
class NewObligation:
    """An obligation as it is drafted. Without any term it is an open promise, which never counts as resolved.

    Attributes:
        debtor: the party or agency that owes, and stays liable whoever pays.
        creditors: to whom, jointly; each: creditors who get an obligation of their own on these terms.
        payers: who is to pay in the debtor's place: a party, an agency, a body of the directory, or a body outside by
            its name; a person outside is added as a party.
        amount: in yuan, None where it is not money or not known yet; measurement: how it is found.
        area: in 亩 where land is owed, in 平方米 where housing is; bounds: the range an article sets for the amount.
        due: the last day; within: or a period `after` a milestone (`0 day`: on the spot);
        until: or at the latest with a milestone; other: the obligation whose performance the milestone is.
        instalments: payments that make up the amount; monthly: one every month.
        lasting: a duty that is kept and never done with; in_return_for: obligations it is exchanged for.
        replaces: earlier obligations, or challenged judgments and acts, whose duty it takes the place of.
    """

    debtor: str
    duty: Duty
    creditors: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    payers: tuple[Words, ...] = ()
    amount: Decimal | None = field(default=None, validator=not_negative)
    measurement: Measurement | None = None
    area: Decimal | None = field(default=None, validator=quantity)
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

    def __attrs_post_init__(self) -> None:
        terms = (self.due, self.within, self.until, self.instalments or None, self.monthly)
        if terms.count(None) < len(terms) - 1:
            raise bad_value("due", "履行期限只能写日期、期间、阶段、分期、按月之一")
        if (self.other is None) is (Milestone.PERFORMANCE in (self.after, self.until)):
            raise bad_value("other", "以另一义务的履行起算的，应写明是哪一项义务")
        if self.measurement is not None and self.amount is not None:
            raise bad_value("amount", "按单价和数量计算的，不另写总额")
        if self.instalments and self.amount not in (None, sum(part.amount for part in self.instalments)):
            raise bad_value("instalments", "各期之和应等于总额")
        if self.creditors and self.each:
            raise bad_value("each", "共同权利人和各自权利人只能写其一")


_AS_DRAFTED = tuple(f.name for f in attrs.fields(NewObligation) if f.name not in ("creditors", "each", "amount"))
_as_drafted = attrgetter(*_AS_DRAFTED)


def obligations_numbered(obligations: tuple[NewObligation, ...], first: int) -> tuple[Obligation, ...]:
    """Number obligations in the order given; where creditors are to get one `each`, each gets one."""
    owed: list[Obligation] = []
    for new in obligations:
        terms = dict(zip(_AS_DRAFTED, _as_drafted(new), strict=True), amount=_amount(new))
        for creditors in [(creditor,) for creditor in new.each] if new.each else (new.creditors,):
            owed.append(Obligation(id=f"o{first + len(owed)}", creditors=creditors, **terms))
    return tuple(owed)


def first_free(obligations: tuple[Obligation, ...]) -> int:
    """Return the number at which to go on, behind all of some obligations: 4 behind `o1` and `o3`, 2 behind `t1o1`."""
    numbers = [int(owed.id[1:]) for owed in obligations if owed.id.startswith("o")]
    return 1 + max((len(obligations), *numbers))


def _amount(new: NewObligation) -> Decimal | None:
    """The whole amount in yuan, as stated, measured, or as the instalments or the months add up to."""
    if new.measurement is not None:
        return new.measurement.amount
    if new.instalments:
        return sum((part.amount for part in new.instalments), Decimal(0))
    monthly = new.monthly
    if monthly is not None and monthly.amount is not None and monthly.last is not None:
        return monthly.amount * months_of(monthly.first, monthly.last)
    return new.amount
