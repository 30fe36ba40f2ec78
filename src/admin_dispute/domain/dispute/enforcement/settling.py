"""Settlement in enforcement: the title rests while the parties perform otherwise, and comes back if they do not.

A settlement fully performed ends the enforcement; one that is not performed, or that was got by deceit or threat, lets
the creditor go back to the title, within two years of its last day, or sue on it (民诉法 241; 执行和解规定 8-10).
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.enforcement.going_on import settled_now
from admin_dispute.domain.dispute.enforcement.time_limits import doubted, resumption
from admin_dispute.domain.dispute.enforcement.titles import Regime, cited_as_agreed, regimes_of
from admin_dispute.domain.dispute.obligation import obligation_of
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.performance import performable
from admin_dispute.domain.dispute.proceedings import ProceedingKind
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
    """The title came back."""

    settlement: str
    on: date
    why: ResumedWhy


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
    own = not any(kept.kind in _IN_COURT for kept in dispute.proceedings)
    by_itself = own and all(regimes_of(dispute, one, law, resumed.on) == (Regime.NON_LITIGATION,) for one in owed)
    yield SETTLEMENT_FAILED.citing(_BACK_BY_ITSELF if by_itself else _BACK)(
        failed or _refused(dispute, found), day=found.perform_by, opens_on=opens
    )
    if resumed.why is ResumedWhy.NOT_PERFORMED:
        text = resumption(dispute, found.obligations, found.perform_by)
        last = law.due(found.perform_by, text.period)
        within = RESUMED_WITHIN.citing((*text.clauses, *_TO_APPLY))
        in_time = last.provisional or resumed.on <= last.on
        yield within(in_time, day=last.on, period=text.period, doubt=doubted(text))
    yield EnforcementResumed(settlement=found.id, on=resumed.on, why=resumed.why)


def _refused(dispute: Dispute, settlement: EnforcementSettlement) -> bool:
    """Whether an obligation of the settlement's own agreement was refused before its last day."""
    own = {
        id_
        for agreement in dispute.agreements
        if agreement.number == settlement.agreement
        for id_ in agreement.obligations
    }
    return any(owed.id in own and owed.standing == "refused" for owed in dispute.obligations)


@effect(EnforcementSettled)
def _settled(dispute: Dispute, settled: EnforcementSettled) -> Dispute:
    return changed(dispute, enforcement_settlements=(*dispute.enforcement_settlements, settled.settlement))


@effect(EnforcementResumed)
def _resumed(dispute: Dispute, resumed: EnforcementResumed) -> Dispute:
    kept = tuple(
        attrs.evolve(one, resumed_on=resumed.on, why=resumed.why) if one.id == resumed.settlement else one
        for one in dispute.enforcement_settlements
    )
    return changed(dispute, enforcement_settlements=kept)


_SETTLED = ("行政诉讼法 101", "民诉法 241", "民诉法（2021） 237", "民诉法（2012） 230")
_TO_APPLY = ("民诉法 250", "民诉法（2021） 246", "民诉法（2012） 239")
_BACK = (*_SETTLED, "执行和解规定 9", "执行和解规定 11")
_BACK_BY_ITSELF = ("行政强制法 42",)  # an agreement in an agency's own enforcement
_IN_COURT = (ProceedingKind.ENFORCEMENT, ProceedingKind.NON_LITIGATION_ENFORCEMENT)
SETTLED_ON_TITLE = Condition(code="settled-on-title", clauses=_SETTLED, cured_by="record-title")
NOT_SETTLED_YET = Condition(code="not-settled-yet", cured_by="resume-enforcement")
SETTLEMENT_SIGNED = Condition(code="settlement-signed", clauses=_SETTLED)
PERFORMED_LATER = Condition(code="performed-later")
SETTLEMENT_REPORTED = Condition(code="settlement-reported", cured_by="report-settlement")
ENFORCEMENT_RESTS = Condition(code="enforcement-rests", clauses=_SETTLED, cured_by="settle-enforcement")
SETTLEMENT_UNPERFORMED = Condition(code="settlement-unperformed", clauses=("执行和解规定 8",))
ASKED_BY_CREDITOR = Condition(code="asked-by-creditor", clauses=_SETTLED)
RESUMED_WITHIN = Condition(code="resumed-within", clauses=("执行和解规定 10", *_TO_APPLY), warns=True)
SETTLEMENT_FAILED = Condition(code="settlement-failed", clauses=_BACK)
