"""Settlement in enforcement: the title rests while the parties perform otherwise, and comes back if they do not.

A settlement fully performed ends the enforcement, and what the title ordered is settled; one that is not performed, or
that was got by deceit or threat, lets the creditor go back to the title, less what was paid, within two years of its
last day, or sue on it (民诉法 241; 执行和解规定 8-10, 17).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.enforcement.of_acts import principal_kept
from admin_dispute.domain.dispute.enforcement.resting import in_stead, settled_now, with_fulfilled
from admin_dispute.domain.dispute.enforcement.time_limits import doubted, resumption
from admin_dispute.domain.dispute.enforcement.titles import Regime, cited_as_agreed, regimes_of
from admin_dispute.domain.dispute.obligation import Duty, Obligation, Payment, Standing, obligation_of, still_owed
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.performance import performable
from admin_dispute.domain.dispute.proceedings import OF_ENFORCEMENT
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class ResumedWhy(StrEnum):
    """Why the title comes back."""

    NOT_PERFORMED = "not-performed"
    DECEIT = "deceit"
    THREAT = "threat"


@frozen(kw_only=True)
class EnforcementSettlement:
    """A settlement `s1`, `s2` ... made while titles were being enforced.

    Attributes:
        obligations: of the titles that rest; agreement: the number of the settlement's own agreement, where reported.
        perform_by: the last day to perform it; resumed_on, why: when and why the title came back.
    """

    id: str
    on: date
    obligations: tuple[str, ...]
    perform_by: date
    agreement: int | None = None
    resumed_on: date | None = None
    why: ResumedWhy | None = None


@frozen(kw_only=True)
class Deduction:
    """What was paid on a settlement and counts as paid on an obligation of the title once this comes back."""

    obligation: str
    payment: Payment


@command("settle-enforcement")
@frozen(kw_only=True)
class SettleEnforcement:
    """Record that the parties settled while obligations of a title were enforced; it says by when it is performed.

    Attributes:
        signed: who signed or sealed; agreement: the number of the agreement that was reported, where it was.
    """

    dispute: str
    on: date
    obligations: tuple[str, ...] = field(validator=not_empty)
    terms: Text
    perform_by: date
    signed: tuple[str, ...] = field(validator=not_empty)
    agreement: int | None = None


@command("resume-enforcement")
@frozen(kw_only=True)
class ResumeEnforcement:
    """Record that the title comes back, on the application of a creditor."""

    dispute: str
    on: date
    settlement: str
    by: str
    why: ResumedWhy = ResumedWhy.NOT_PERFORMED


@event("enforcement-settled")
@frozen(kw_only=True)
class EnforcementSettled:
    """The title rests: the parties settled in enforcement."""

    settlement: EnforcementSettlement
    terms: Text


@event("enforcement-resumed")
@frozen(kw_only=True)
class EnforcementResumed:
    """The title came back: less what was paid on the settlement, whose agreement binds no more (`closed`)."""

    settlement: str
    on: date
    why: ResumedWhy
    deducted: tuple[Deduction, ...] = ()
    closed: tuple[str, ...] = ()


@decides(SettleEnforcement)
@cited_as_agreed
def _settle(dispute: Dispute, settled: SettleEnforcement, law: Law, facts: Facts) -> Steps:
    sides: set[str] = set()
    for id_ in settled.obligations:
        owed = obligation_of(dispute.obligations, id_)
        yield from performable(owed, id_)
        if owed is None:
            continue
        titled = regimes_of(dispute, owed, law, settled.on) != (Regime.NONE,)
        yield SETTLED_ON_TITLE(titled, obligation=owed.id)
        yield NOT_SETTLED_YET(not settled_now(dispute, owed.id, settled.on), obligation=owed.id)
        sides |= {*owed.debtors, *owed.creditors}
    missing = tuple(sorted(sides - set(settled.signed)))
    yield SETTLEMENT_SIGNED(not missing, who=missing)
    yield PERFORMED_LATER(settled.on <= settled.perform_by, day=settled.on)
    numbers = tuple(agreement.number for agreement in dispute.agreements)
    yield SETTLEMENT_REPORTED(settled.agreement is None or settled.agreement in numbers, agreement=settled.agreement)
    reported = [agreement.obligations for agreement in dispute.agreements if agreement.number == settled.agreement]
    instead = tuple(owed for owed in dispute.obligations if any(owed.id in ids for ids in reported))
    yield from principal_kept(dispute, tuple(o for o in dispute.obligations if o.id in settled.obligations), instead)
    settlement = EnforcementSettlement(
        id=f"s{len(dispute.enforcement_settlements) + 1}",
        on=settled.on,
        obligations=settled.obligations,
        perform_by=settled.perform_by,
        agreement=settled.agreement,
    )
    yield EnforcementSettled(settlement=settlement, terms=settled.terms)


@decides(ResumeEnforcement)
def _resume(dispute: Dispute, resumed: ResumeEnforcement, law: Law, facts: Facts) -> Steps:
    found = next((kept for kept in dispute.enforcement_settlements if kept.id == resumed.settlement), None)
    yield ENFORCEMENT_RESTS(found is not None and found.resumed_on is None, settlement=resumed.settlement)
    if found is None:
        return
    owed = tuple(one for id_ in found.obligations if (one := obligation_of(dispute.obligations, id_)) is not None)
    left = tuple(one.id for one in owed if one.owed)
    yield SETTLEMENT_UNPERFORMED(left, settlement=found.id)
    creditors = {name for one in owed for name in one.creditors}
    yield ASKED_BY_CREDITOR(resumed.by in creditors & everybody(dispute), who=resumed.by)
    failed = found.perform_by < resumed.on or resumed.why is not ResumedWhy.NOT_PERFORMED
    opens = found.perform_by + timedelta(days=1)
    alone = not any(kept.kind in OF_ENFORCEMENT for kept in dispute.proceedings)
    by_itself = alone and all(regimes_of(dispute, one, law, resumed.on) == (Regime.NON_LITIGATION,) for one in owed)
    yield SETTLEMENT_FAILED.citing(_BACK_BY_ITSELF if by_itself else _BACK)(
        failed or _refused(dispute, found), day=found.perform_by, opens_on=opens
    )
    if resumed.why is ResumedWhy.NOT_PERFORMED:
        text = resumption(dispute, found.obligations, found.perform_by)
        last = law.due(found.perform_by, text.period)
        within = RESUMED_WITHIN.citing((*text.clauses, *_TO_APPLY))
        yield within(not last.over(resumed.on), day=last.on, period=text.period, doubt=doubted(text))
    yield from _less(dispute, found, owed, resumed)


def _less(
    dispute: Dispute, found: EnforcementSettlement, titled: tuple[Obligation, ...], resumed: ResumeEnforcement
) -> Steps:
    """Yield that the title comes back: less what was paid, and nothing of the settlement is owed beside it."""
    own = in_stead(dispute, found)
    deducted = tuple(_deductions(own, titled))
    amount = sum((one.payment.amount or Decimal(0) for one in deducted), Decimal(0))
    ids = tuple(dict.fromkeys(one.obligation for one in deducted))
    yield PART_DEDUCTED(not deducted, amount=amount, obligations=ids)
    closed = still_owed(dispute.obligations, tuple(one.id for one in own))
    yield EnforcementResumed(settlement=found.id, on=resumed.on, why=resumed.why, deducted=deducted, closed=closed)


def _refused(dispute: Dispute, settlement: EnforcementSettlement) -> bool:
    """Whether an obligation of the settlement's own agreement was refused before its last day."""
    return any(owed.standing is Standing.REFUSED for owed in in_stead(dispute, settlement))


def _deductions(own: tuple[Obligation, ...], titled: tuple[Obligation, ...]) -> Iterator[Deduction]:
    """Give what was paid on a settlement as paid on the title: on what the same debtor owes first, as far as it goes.

    Of what is no money a court says what was performed.
    """
    left = {owed.id: owed.left or Decimal(0) for owed in titled if owed.owed and owed.duty is Duty.MONEY}
    paid = [(payment, set(owed.debtors)) for owed in own if owed.duty is Duty.MONEY for payment in owed.payments]
    for payment, debtors in sorted(paid, key=lambda one: one[0].on):
        rest = payment.amount or Decimal(0)
        for owed in titled:
            part = min(rest, left.get(owed.id, Decimal(0)))
            if part > 0 and not debtors.isdisjoint(owed.debtors):
                yield Deduction(obligation=owed.id, payment=attrs.evolve(payment, amount=part))
                left[owed.id] -= part
                rest -= part


@effect(EnforcementSettled)
def _settled(dispute: Dispute, settled: EnforcementSettled) -> Dispute:
    kept = (*dispute.enforcement_settlements, settled.settlement)
    return with_fulfilled(changed(dispute, enforcement_settlements=kept))


@effect(EnforcementResumed)
def _resumed(dispute: Dispute, resumed: EnforcementResumed) -> Dispute:
    kept = tuple(
        attrs.evolve(one, resumed_on=resumed.on, why=resumed.why) if one.id == resumed.settlement else one
        for one in dispute.enforcement_settlements
    )
    obligations = tuple(_come_back(owed, resumed) for owed in dispute.obligations)
    return changed(dispute, enforcement_settlements=kept, obligations=obligations)


def _come_back(owed: Obligation, resumed: EnforcementResumed) -> Obligation:
    """An obligation of the title less what was paid on the settlement; one of the settlement as it is replaced."""
    if owed.id in resumed.closed:
        return changed(owed, standing=Standing.REPLACED, settled_on=resumed.on)
    paid = tuple(one.payment for one in resumed.deducted if one.obligation == owed.id)
    if not paid:
        return owed
    less = changed(owed, payments=(*owed.payments, *paid))
    done = changed(less, standing=Standing.PERFORMED, performed_on=paid[-1].on, settled_on=paid[-1].on, late=True)
    return less if less.left else done


_SETTLED = ("行政诉讼法 101", "民诉法 241", "民诉法（2021） 237", "民诉法（2012） 230")
_TO_APPLY = ("民诉法 250", "民诉法（2021） 246", "民诉法（2012） 239")
_BACK = (*_SETTLED, "执行和解规定 9", "执行和解规定 11")
_BACK_BY_ITSELF = ("行政强制法 42",)  # an agreement in an agency's own enforcement
SETTLED_ON_TITLE = Condition(code="settled-on-title", clauses=_SETTLED, cured_by="record-title")
NOT_SETTLED_YET = Condition(code="not-settled-yet", cured_by="resume-enforcement")
SETTLEMENT_SIGNED = Condition(code="settlement-signed", clauses=_SETTLED)
PERFORMED_LATER = Condition(code="performed-later")
SETTLEMENT_REPORTED = Condition(code="settlement-reported", cured_by="report-settlement")
ENFORCEMENT_RESTS = Condition(code="enforcement-rests", clauses=_SETTLED, cured_by="settle-enforcement")
SETTLEMENT_UNPERFORMED = Condition(code="settlement-unperformed", clauses=("执行和解规定 8", "民诉法解释（2015） 467"))
PART_DEDUCTED = Condition(code="part-deducted", clauses=("执行和解规定 17", "民诉法解释（2015） 467"), warns=True)
ASKED_BY_CREDITOR = Condition(code="asked-by-creditor", clauses=_SETTLED)
RESUMED_WITHIN = Condition(code="resumed-within", clauses=("执行和解规定 10", *_TO_APPLY), warns=True)
SETTLEMENT_FAILED = Condition(code="settlement-failed", clauses=_BACK)
