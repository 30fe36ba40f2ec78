"""Performance: obligations performed whole or in part, by whom, or refused; a refusal opens what the title carries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, after, command, decides, effect, event, needs
from admin_dispute.domain.dispute.challenged import Validity
from admin_dispute.domain.dispute.due_dates import open_parts
from admin_dispute.domain.dispute.enforcement.coming_back import coming_back
from admin_dispute.domain.dispute.enforcement.resting import with_fulfilled
from admin_dispute.domain.dispute.enforcement.titles import cited_as_agreed, ordered, title_steps
from admin_dispute.domain.dispute.obligation import STILL_OWED, Duty, Obligation, Payment, Standing, obligation_of
from admin_dispute.domain.dispute.resolution import left_beside, resolved
from admin_dispute.domain.dispute.visit_plan import VisitCause, plan_visits
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition, alone, by_law_alone
from admin_dispute.domain.values import Text, changed, not_empty, not_negative

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("record-performance")
@frozen(kw_only=True)
class RecordPerformance:
    """Record that obligations were performed: each whole, or in part.

    Attributes:
        amount: of each, in yuan; None for all that is left (of a monthly one without end: for the next month).
        by: who paid: a party, an agency, a body of the directory or a body outside by its name, None for all who owe;
            a person outside stands in the proof, which can be erased.
    """

    dispute: str
    on: date
    obligations: tuple[str, ...] = field(validator=not_empty)
    amount: Decimal | None = field(default=None, validator=not_negative)
    by: Words | None = None
    proof: Text | None = None


@command("record-refusal-to-perform")
@frozen(kw_only=True)
class RecordRefusalToPerform:
    """Record that the debtor refuses to perform obligations.

    Attributes:
        by: of those who owe jointly who refuses, all of them where nobody is named.
    """

    dispute: str
    on: date
    obligations: tuple[str, ...] = field(validator=not_empty)
    by: tuple[str, ...] = ()
    reason: Text | None = None


@event("obligation-performed")
@frozen(kw_only=True)
class ObligationPerformed:
    """An obligation was performed, `whole` or in part; `late` where that part was due before."""

    obligation: str
    payment: Payment
    whole: bool
    proof: Text | None
    late: bool = False


@event("performance-refused")
@frozen(kw_only=True)
class PerformanceRefused:
    """The debtor refuses to perform; `by`: who of those who owe jointly, empty for all."""

    obligation: str
    on: date
    reason: Text | None
    by: tuple[str, ...] = ()


@needs(RecordPerformance)
@needs(RecordRefusalToPerform)
def obligation_owed(dispute: Dispute, law: Law) -> Steps:
    """Yield whether anything is owed by an agreement in effect."""
    if any(owed.effective_on is not None for owed in dispute.obligations):
        yield SOMETHING_OWED
    else:
        yield SOMETHING_OWED(False, cured_by=comes_into_force_by(dispute))


def comes_into_force_by(dispute: Dispute) -> str | None:
    """Return the command by which something comes to be owed: what is signed waits to be confirmed or ratified.

    None where something is, or was, owed already.
    """
    waiting = [one for one in dispute.agreements if one.effective_on is None and one.ended_on is None]
    if any(one.confirming is not None for one in waiting):
        return "confirm-agreement"
    if any(one.unratified for one in waiting):
        return "ratify-agreement"
    return None if any(owed.effective_on is not None for owed in dispute.obligations) else "conclude-agreement"


@decides(RecordPerformance)
def _perform(dispute: Dispute, performed: RecordPerformance, law: Law, facts: Facts) -> Steps:
    late: list[str] = []
    events: list[object] = []
    duties: list[Duty] = []
    given = ordered(dispute)
    for id_ in dict.fromkeys(performed.obligations):
        owed = obligation_of(dispute.obligations, id_)
        steps = performable(owed, id_)
        if owed is not None:
            left = owed.left
            steps += _payable(owed, left, performed)
            due_before = next(iter(open_parts(dispute, owed, law.due)), None)
            overdue = due_before is not None and due_before.due.over(performed.on)
            if due_before is not None and overdue:
                late.append(due_before.subject)
            events.append(_payment(owed, left, performed, overdue))
            duties.append(owed.duty)
        yield from by_law_alone(steps) if id_ in given else steps
    in_time = IN_TIME(not late, parts=tuple(late))
    yield alone(in_time) if given.issuperset(performed.obligations) else in_time
    yield from events
    if Duty.CHANGE_OF_ACT in duties:
        yield from _act_changed(dispute, performed, events)
    if left_beside(dispute, performed.obligations) or resolved(dispute):
        return
    if resolved(reduce(after, events, dispute)):
        yield from plan_visits(dispute, law, performed.on, VisitCause.PERFORMANCE)


def _act_changed(dispute: Dispute, performed: RecordPerformance, events: list[object]) -> Steps:
    """Whoever records that a promised change of the act was made is told where nothing on file is changed yet."""
    done = reduce(after, events, dispute)
    made = [obligation_of(done.obligations, id_) for id_ in performed.obligations]
    changes = tuple(owed.id for owed in made if owed is not None and owed.duty is Duty.CHANGE_OF_ACT and not owed.owed)
    if changes:
        stands = all(item.validity is Validity.IN_FORCE for item in dispute.challenged)
        yield ACT_CHANGE_RECORDED(not stands, obligations=changes)


def _payable(owed: Obligation, left: Decimal | None, performed: RecordPerformance) -> list[object]:
    """What stands against a payment on an obligation of which some is left."""
    known = owed.duty is not Duty.MONEY or owed.amount is not None or owed.monthly is not None
    steps: list[object] = [
        NOT_TOO_MUCH(left is None or (performed.amount or Decimal(0)) <= left, left=left),
        AMOUNT_KNOWN(known, obligation=owed.id),
    ]
    if owed.jointly:
        steps.append(JOINT_PAYER_NAMED(performed.by is not None, obligation=owed.id, debtors=owed.debtors))
    if performed.by is not None and performed.by not in owed.debtors:
        steps.append(PAYER_NAMED(performed.by in owed.payers, by=performed.by, obligation=owed.id))
    return steps


def _payment(owed: Obligation, left: Decimal | None, performed: RecordPerformance, late: bool) -> ObligationPerformed:
    amount, whole = performed.amount, False
    if not owed.endless:
        whole = amount is None or amount == left
        amount = left if amount is None else amount
    elif amount is None and owed.monthly is not None:
        amount = owed.monthly.amount
    return ObligationPerformed(
        obligation=owed.id,
        payment=Payment(on=performed.on, amount=amount, by=performed.by),
        whole=whole,
        proof=performed.proof,
        late=late,
    )


@decides(RecordRefusalToPerform)
@cited_as_agreed
def _refuse(dispute: Dispute, refused: RecordRefusalToPerform, law: Law, facts: Facts) -> Steps:
    events: list[object] = []
    for id_ in dict.fromkeys(refused.obligations):
        owed = obligation_of(dispute.obligations, id_)
        yield from performable(owed, id_)
        if owed is None:
            continue
        yield REFUSED_BY_DEBTOR(set(refused.by) <= set(owed.debtors), who=refused.by, obligation=owed.id)
        first = tuple(other.id for other in dispute.obligations if other.id in owed.in_return_for and other.owed)
        if owed.in_return_for:
            yield COUNTERPART_PERFORMED(not first, obligation=owed.id, obligations=first)
        yield from title_steps(dispute, owed, law, refused.on)
        yield from coming_back(dispute, owed)
        events.append(PerformanceRefused(obligation=owed.id, on=refused.on, reason=refused.reason, by=refused.by))
    yield from events


def performable(owed: Obligation | None, id: str) -> list[object]:  # noqa: A002 - the field's word
    """Return what every act on an obligation asks for: it is there, in force, and not done with."""
    if owed is None:
        return [OBLIGATION_KNOWN(False, obligation=id)]
    return [
        OBLIGATION_KNOWN,
        OBLIGATION_IN_FORCE(owed.effective_on is not None, obligation=id),
        NOT_PERFORMED_YET(owed.standing in STILL_OWED, obligation=id, standing=owed.standing),
    ]


@effect(ObligationPerformed)
def _performed(dispute: Dispute, performed: ObligationPerformed) -> Dispute:
    on = performed.payment.on

    def paid(owed: Obligation) -> Obligation:
        """Return the obligation with the payment."""
        payments, late = (*owed.payments, performed.payment), owed.late or performed.late
        if not performed.whole:
            return changed(owed, payments=payments, late=late)
        return changed(owed, payments=payments, late=late, standing=Standing.PERFORMED, performed_on=on, settled_on=on)

    return with_obligation(dispute, performed.obligation, paid)


@effect(PerformanceRefused)
def _refused(dispute: Dispute, refused: PerformanceRefused) -> Dispute:
    def unwilling(owed: Obligation) -> Obligation:
        """Return the obligation as refused."""
        all_do = not refused.by or (owed.refused_on is not None and not owed.refusing)
        by = () if all_do else tuple(dict.fromkeys((*owed.refusing, *refused.by)))
        return changed(owed, standing=Standing.REFUSED, refused_on=owed.refused_on or refused.on, refusing=by)

    return with_obligation(dispute, refused.obligation, unwilling)


def with_obligation(
    dispute: Dispute,
    id: str,  # noqa: A002 - the field's word
    change: Callable[[Obligation], Obligation],
) -> Dispute:
    """Return the dispute with one obligation changed, and what of a title is thereby settled in enforcement."""
    obligations = tuple([change(owed) if owed.id == id else owed for owed in dispute.obligations])
    return with_fulfilled(changed(dispute, obligations=obligations))


ACT_CHANGE_RECORDED = Condition(code="act-change-recorded", cured_by="record-validity", warns=True)
SOMETHING_OWED = Condition(code="something-owed")
OBLIGATION_KNOWN = Condition(code="obligation-known")
OBLIGATION_IN_FORCE = Condition(code="obligation-in-force", cured_by="confirm-agreement")
NOT_PERFORMED_YET = Condition(code="not-performed-yet")
NOT_TOO_MUCH = Condition(code="not-too-much")
AMOUNT_KNOWN = Condition(code="amount-known", cured_by="measure-obligation", warns=True)
JOINT_PAYER_NAMED = Condition(code="joint-payer-named", warns=True)
PAYER_NAMED = Condition(code="payer-named", clauses=("民法典 524",), warns=True)
IN_TIME = Condition(code="in-time", warns=True)
REFUSED_BY_DEBTOR = Condition(code="refused-by-debtor")
COUNTERPART_PERFORMED = Condition(code="counterpart-performed", clauses=("民法典 525", "民法典 526"), warns=True)
