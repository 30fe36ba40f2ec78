"""Withdrawal from proceedings: by whom, why, permitted or not, and what that closes (行政诉讼法 62; 撤诉规定)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.act_change import UNDER_FOUR_CONDITIONS, ChangeOfAct, change_conditions
from admin_dispute.domain.dispute.claims import claims_withdrawn
from admin_dispute.domain.dispute.obligation import Duty
from admin_dispute.domain.dispute.one_by_one import one_by_one
from admin_dispute.domain.dispute.proceedings import (
    PROCEEDING_KNOWN,
    PROCEEDING_PENDING,
    Ended,
    Proceeding,
    pending,
    proceeding_of,
    with_proceeding,
)
from admin_dispute.domain.dispute.staying import by_own_proceedings, staying
from admin_dispute.domain.dispute.taking_back import TakenBack, accepted_or_not
from admin_dispute.domain.dispute.visit_plan import VisitCause, plan_visits
from admin_dispute.domain.dispute.withdrawal_effects import (
    WithdrawalKind,
    WithdrawalReason,
    WithdrawalWay,
    closing_of,
    disposes,
    effect_of,
    turned_down,
    withdrawn_end,
    withdrawn_kind,
)
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Withdrawal:
    """A withdrawal `w1`, `w2` ...; `permitted_on` or `refused_on` once the body has ruled, both None until then."""

    id: str
    on: date
    proceeding: str
    parties: tuple[str, ...]
    kind: WithdrawalKind
    way: WithdrawalWay
    reason: WithdrawalReason | None
    change: ChangeOfAct | None = None
    permitted_on: date | None = None
    refused_on: date | None = None


@command("record-withdrawal")
@frozen(kw_only=True)
class RecordWithdrawal:
    """Record that those who brought proceedings withdrew, or are treated as having withdrawn.

    Attributes:
        proceeding: from which; where not given the only pending ones, or those that each has pending.
        way: asked for, or treated as such.
        reason: why it is asked for; change: the four conditions where the act was changed.
        permitted_on: the day of the ruling or decision that permits it or treats it so; None until there is one.
    """

    dispute: str
    on: date
    parties: tuple[str, ...] = field(validator=not_empty)
    proceeding: str | None = None
    way: WithdrawalWay = WithdrawalWay.ASKED
    reason: WithdrawalReason | None = None
    change: ChangeOfAct | None = None
    permitted_on: date | None = None
    paper: Words | None = None
    text: Text | None = None


@command("permit-withdrawal")
@frozen(kw_only=True)
class PermitWithdrawal:
    """Record the ruling or decision that permits a withdrawal; the proceedings end for those who withdrew."""

    dispute: str
    on: date
    withdrawal: str
    paper: Words | None = None


@command("refuse-withdrawal")
@frozen(kw_only=True)
class RefuseWithdrawal:
    """Record the ruling that does not permit a withdrawal; the proceedings go on."""

    dispute: str
    on: date
    withdrawal: str
    paper: Words | None = None


@event("withdrawn")
@frozen(kw_only=True)
class Withdrawn:
    """Somebody withdrew, or is treated as having withdrawn."""

    withdrawal: Withdrawal
    text: Text | None


@event("withdrawal-permitted")
@frozen(kw_only=True)
class WithdrawalPermitted:
    """A withdrawal was permitted; `ended` where nobody goes on with the proceedings."""

    withdrawal: str
    on: date
    ended: Ended | None


@event("withdrawal-refused")
@frozen(kw_only=True)
class WithdrawalRefused:
    """A withdrawal was not permitted."""

    withdrawal: str
    on: date


@decides(RecordWithdrawal)
def _withdraw(dispute: Dispute, withdrawn: RecordWithdrawal, law: Law, facts: Facts) -> Steps:
    own = () if withdrawn.proceeding is not None else by_own_proceedings(dispute, withdrawn.parties)
    singly = tuple(attrs.evolve(withdrawn, proceeding=one, parties=parties) for one, parties in own) or (withdrawn,)
    yield from one_by_one(dispute, singly, lambda state, one: _withdraw_from(state, one, law))


def _withdraw_from(dispute: Dispute, withdrawn: RecordWithdrawal, law: Law) -> Steps:
    current = _from_which(dispute, withdrawn.proceeding)
    yield PROCEEDING_KNOWN(current, proceeding=withdrawn.proceeding)
    if current is None:
        return
    yield PROCEEDING_PENDING(current.ended is None, proceeding=current.id)
    strangers = tuple(party for party in withdrawn.parties if party not in staying(dispute, current))
    yield APPLICANTS_WITHDRAW(not strangers, parties=strangers)
    kind, taken_back = withdrawn_kind(current), withdrawn.way is WithdrawalWay.TAKEN_BACK
    own_will = taken_back or withdrawn.way is WithdrawalWay.ASKED
    yield REASON_GIVEN(withdrawn.reason if own_will else True)
    yield from accepted_or_not(current, withdrawn.way)
    permitted = withdrawn.on if taken_back else withdrawn.permitted_on
    if not taken_back:
        yield _permitted_after(kind)(permitted is None or withdrawn.on <= permitted)
    new = Withdrawal(
        id=f"w{len(dispute.withdrawals) + 1}", on=withdrawn.on, proceeding=current.id, parties=withdrawn.parties,
        kind=kind, way=withdrawn.way, reason=withdrawn.reason, change=withdrawn.change,
    )  # fmt: skip
    yield from _closes(dispute, new, current)
    if new.reason is WithdrawalReason.ACT_CHANGED and not taken_back:
        yield from change_conditions(new.kind, new.change, permitted=permitted is not None)
    if permitted is not None:
        yield from _as_promised(dispute, new)
    yield Withdrawn(withdrawal=new, text=withdrawn.text)
    if permitted is not None:
        yield _permitted(dispute, new, current, permitted, withdrawn.paper)
        yield from _followed_up(dispute, new, permitted, law)


@decides(PermitWithdrawal)
def _permit(dispute: Dispute, ruling: PermitWithdrawal, law: Law, facts: Facts) -> Steps:
    asked = _awaiting(dispute, ruling.withdrawal)
    yield WITHDRAWAL_AWAITS(asked, withdrawal=ruling.withdrawal)
    current = None if asked is None else proceeding_of(dispute, asked.proceeding)
    if asked is None or current is None:
        return
    yield PROCEEDING_PENDING(current.ended is None, proceeding=current.id)
    yield _permitted_after(asked.kind)(asked.on <= ruling.on)
    if asked.reason is WithdrawalReason.ACT_CHANGED:
        yield from change_conditions(asked.kind, asked.change, permitted=True)
    yield from _closes(dispute, asked, current)
    yield from _as_promised(dispute, asked)
    yield _permitted(dispute, asked, current, ruling.on, ruling.paper)
    yield from _followed_up(dispute, asked, ruling.on, law)


def _as_promised(dispute: Dispute, withdrawal: Withdrawal) -> Steps:
    """An obligation to withdraw is not performed by this record itself: somebody says that it was what was promised."""
    promised = (o for o in dispute.obligations if o.owed and o.duty is Duty.WITHDRAWAL)
    kept = tuple(o.id for o in promised if not set(o.debtors).isdisjoint(withdrawal.parties))
    yield WITHDRAWAL_ENTERED(not kept, obligations=kept)


def _followed_up(dispute: Dispute, withdrawal: Withdrawal, permitted: date, law: Law) -> Steps:
    """Visits follow a withdrawal after mediation, or because the act was changed or the matter settled (WX-4.3.3)."""
    if dispute.rounds or withdrawal.reason in (WithdrawalReason.ACT_CHANGED, WithdrawalReason.SETTLEMENT):
        yield from plan_visits(dispute, law, permitted, VisitCause.WITHDRAWAL)


@decides(RefuseWithdrawal)
def _refuse(dispute: Dispute, ruling: RefuseWithdrawal, law: Law, facts: Facts) -> Steps:
    asked = _awaiting(dispute, ruling.withdrawal)
    yield WITHDRAWAL_AWAITS(asked, withdrawal=ruling.withdrawal)
    if asked is None:
        return
    yield _permitted_after(asked.kind)(asked.on <= ruling.on)
    yield WithdrawalRefused(withdrawal=asked.id, on=ruling.on)


def _permitted_after(kind: WithdrawalKind) -> Condition:
    return PERMITTED_AFTER.citing(PERMITTED_AFTER.clauses if kind in UNDER_FOUR_CONDITIONS else ())


def _from_which(dispute: Dispute, id: str | None) -> Proceeding | None:  # noqa: A002 - the field's word
    if id is not None:
        return proceeding_of(dispute, id)
    running = pending(dispute)
    return running[0] if len(running) == 1 else None


def _awaiting(dispute: Dispute, id: str) -> Withdrawal | None:  # noqa: A002 - the field's word
    asked = (kept for kept in dispute.withdrawals if kept.permitted_on is None and kept.refused_on is None)
    return next((kept for kept in asked if kept.id == id), None)


def _closes(dispute: Dispute, withdrawal: Withdrawal, current: Proceeding) -> Steps:
    """What the withdrawal leads to, and what is still owed when it does."""
    row = effect_of(withdrawal.kind, withdrawal.way)
    yield WAY_FITS(row, kind=withdrawal.kind, way=withdrawal.way)
    if row is not None:
        bases = {round_.basis for round_ in dispute.rounds}
        yield closing_of(row, withdrawal.reason, bases)(
            False, proceeding=current.id, refused=turned_down(withdrawal.on)
        )
    others = tuple(party for party in staying(dispute, current) if party not in withdrawal.parties)
    yield NOBODY_STAYS(not others, parties=others)
    open_now = [o for o in dispute.obligations if o.owed and o.duty is not Duty.WITHDRAWAL and not o.lasting]
    owed = tuple(o.id for o in open_now if set(o.debtors).isdisjoint(withdrawal.parties))
    judged = withdrawal.kind in UNDER_FOUR_CONDITIONS and withdrawal.way is not WithdrawalWay.TAKEN_BACK
    first = PERFORMED_FIRST if judged else PERFORMED_BEFORE
    yield first(not owed, obligations=owed)
    owing = tuple(o.id for o in open_now if not set(o.debtors).isdisjoint(withdrawal.parties))
    yield OWN_DUTY_PERFORMED(not owing, obligations=owing)


def _permitted(
    dispute: Dispute, withdrawal: Withdrawal, current: Proceeding, on: date, paper: str | None
) -> WithdrawalPermitted | TakenBack:
    others = tuple(party for party in staying(dispute, current) if party not in withdrawal.parties)
    ended = None if others else Ended(how=withdrawn_end(withdrawal.way), on=on, paper=paper)
    made = TakenBack if withdrawal.way is WithdrawalWay.TAKEN_BACK else WithdrawalPermitted
    return made(withdrawal=withdrawal.id, on=on, ended=ended)


@effect(Withdrawn)
def _withdrawn(dispute: Dispute, withdrawn: Withdrawn) -> Dispute:
    return changed(dispute, withdrawals=(*dispute.withdrawals, withdrawn.withdrawal))


@effect(TakenBack)
@effect(WithdrawalPermitted)
def _was_permitted(dispute: Dispute, permitted: WithdrawalPermitted | TakenBack) -> Dispute:
    made = next((kept for kept in dispute.withdrawals if kept.id == permitted.withdrawal), None)
    current = None if made is None else proceeding_of(dispute, made.proceeding)
    if made is None or current is None:
        return dispute
    dispute = _with(dispute, attrs.evolve(made, permitted_on=permitted.on))
    if disposes(made.kind, made.way):
        left = staying(dispute, current)
        dispute = changed(dispute, claims=claims_withdrawn(dispute.claims, current.id, left, permitted.on))
    if permitted.ended is None:
        return dispute
    return with_proceeding(dispute, attrs.evolve(current, ended=permitted.ended))


@effect(WithdrawalRefused)
def _was_refused(dispute: Dispute, refused: WithdrawalRefused) -> Dispute:
    made = next((kept for kept in dispute.withdrawals if kept.id == refused.withdrawal), None)
    return dispute if made is None else _with(dispute, attrs.evolve(made, refused_on=refused.on))


def _with(dispute: Dispute, now: Withdrawal) -> Dispute:
    withdrawals = tuple(now if kept.id == now.id else kept for kept in dispute.withdrawals)
    return changed(dispute, withdrawals=withdrawals)


APPLICANTS_WITHDRAW = Condition(code="applicants-withdraw")
REASON_GIVEN = Condition(code="reason-given")
WAY_FITS = Condition(code="way-fits")
PERMITTED_AFTER = Condition(code="permitted-after", clauses=("行政诉讼法 62", "行政诉讼法（1989） 51"))
WITHDRAWAL_AWAITS = Condition(code="withdrawal-awaits", cured_by="record-withdrawal")
NOBODY_STAYS = Condition(code="nobody-stays", warns=True)
WITHDRAWAL_ENTERED = Condition(code="withdrawal-entered", warns=True, cured_by="record-performance")
PERFORMED_FIRST = Condition(code="performed-first", clauses=("撤诉规定 5",), warns=True)
PERFORMED_BEFORE = Condition(code="performed-before", warns=True)
OWN_DUTY_PERFORMED = Condition(code="own-duty-performed", warns=True)
