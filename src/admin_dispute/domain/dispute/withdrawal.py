"""Withdrawal of a suit or an application: what was withdrawn, why, and what that closes (行政诉讼法 62)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.obligation import Standing
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class WithdrawalKind(StrEnum):
    """What is withdrawn."""

    SUIT = "suit"
    APPEAL = "appeal"
    RECONSIDERATION = "reconsideration"
    RETRIAL = "retrial"
    SUPERVISION = "supervision"
    ENFORCEMENT = "enforcement"


class WithdrawalReason(StrEnum):
    """Why it is withdrawn."""

    OWN_ACCORD = "own-accord"
    ACT_CHANGED = "act-changed"
    SETTLEMENT = "settlement"


@frozen(kw_only=True)
class Withdrawal:
    """A withdrawal; `permitted_on` is the day of the ruling that permits it, None where none is needed or given yet."""

    on: date
    parties: tuple[str, ...]
    kind: WithdrawalKind
    reason: WithdrawalReason
    permitted_on: date | None


@command("record-withdrawal")
@frozen(kw_only=True)
class RecordWithdrawal:
    """Record that claimants withdrew, what and why, and the day of the ruling that permits it."""

    dispute: str
    on: date
    parties: tuple[str, ...] = field(validator=not_empty)
    kind: WithdrawalKind
    reason: WithdrawalReason
    permitted_on: date | None = None
    text: Text | None = None


@event("withdrawn")
@frozen(kw_only=True)
class Withdrawn:
    """Claimants withdrew."""

    withdrawal: Withdrawal
    text: Text | None


@decides(RecordWithdrawal)
def _withdraw(dispute: Dispute, withdrawn: RecordWithdrawal, law: Law, facts: Facts) -> Steps:
    claimants = {party.id for party in dispute.parties if party.role == "claimant"}
    strangers = tuple(party for party in withdrawn.parties if party not in claimants)
    yield CLAIMANTS_WITHDRAW(not strangers, parties=strangers)
    yield PERMITTED_AFTER(withdrawn.permitted_on is None or withdrawn.on <= withdrawn.permitted_on)
    yield NO_SECOND_SUIT(withdrawn.kind is not WithdrawalKind.SUIT)
    yield NO_SECOND_RECONSIDERATION(withdrawn.kind is not WithdrawalKind.RECONSIDERATION)
    owed = tuple(
        o.id for o in dispute.obligations if o.standing is not Standing.PERFORMED and o.debtor not in claimants
    )
    yield PERFORMED_FIRST(not owed, obligations=owed)
    yield Withdrawn(
        withdrawal=Withdrawal(
            on=withdrawn.on,
            parties=withdrawn.parties,
            kind=withdrawn.kind,
            reason=withdrawn.reason,
            permitted_on=withdrawn.permitted_on,
        ),
        text=withdrawn.text,
    )


@effect(Withdrawn)
def _withdrawn(dispute: Dispute, withdrawn: Withdrawn) -> Dispute:
    return changed(dispute, withdrawals=(*dispute.withdrawals, withdrawn.withdrawal))


CLAIMANTS_WITHDRAW = Condition(code="claimants-withdraw")
PERMITTED_AFTER = Condition(code="permitted-after", clauses=("行政诉讼法 62",))
NO_SECOND_SUIT = Condition(code="no-second-suit", clauses=("行诉解释 60",), warns=True)
NO_SECOND_RECONSIDERATION = Condition(code="no-second-reconsideration", clauses=("行政复议法 74",), warns=True)
PERFORMED_FIRST = Condition(code="performed-first", clauses=("撤诉规定 5",), warns=True)
