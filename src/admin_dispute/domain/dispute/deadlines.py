"""The clocks that run on a dispute: derived from its state and the calendar, never typed in (WX-3.1.6, WX-4.3.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from operator import attrgetter, is_not
from typing import TYPE_CHECKING

import attrs

from admin_dispute.domain.deadline import Clock, Counting, Deadline, counted_by, deadline_by, timed
from admin_dispute.domain.dispute.due_dates import obligation_in, open_parts
from admin_dispute.domain.dispute.enforcement.objections import TO_EXAMINE
from admin_dispute.domain.dispute.enforcement.resting import rests
from admin_dispute.domain.dispute.enforcement.settling import EnforcementSettlement
from admin_dispute.domain.dispute.enforcement.time_limits import applications_open, resumption
from admin_dispute.domain.dispute.handover import waiting
from admin_dispute.domain.dispute.obligation import Milestone, Standing
from admin_dispute.domain.dispute.paper_answers import awaited
from admin_dispute.domain.dispute.proceedings import Instance, Proceeding, ProceedingKind
from admin_dispute.domain.dispute.ratification import TO_RATIFY
from admin_dispute.domain.dispute.rising import times
from admin_dispute.domain.dispute.rounds import ends, timed_alike
from admin_dispute.domain.dispute.stage import CLOSED
from admin_dispute.domain.dispute.trial_period import limit_of, starts, time_ends
from admin_dispute.domain.dispute.visit_plan import VisitCause, visits_made
from admin_dispute.domain.limits import period_of
from admin_dispute.domain.periods import Calendar, Count, Due, Period
from admin_dispute.domain.task import task_deadlines

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


def deadlines(dispute: Dispute, calendar: Calendar) -> tuple[Deadline, ...]:
    """Return the deadlines that are open, by the state of the dispute and the calendar."""
    count = counted_by(calendar)
    running = [*_mediation(dispute, count)]
    if dispute.bring_ins:
        running += _answers(dispute, calendar)
    if dispute.agreements:
        running += _awaited(dispute, calendar)
    if dispute.obligations:
        running += _performance(dispute, count)
    if dispute.proceedings or dispute.papers:
        running += _from_outside(dispute, calendar)
    if Standing.REFUSED in [owed.standing for owed in dispute.obligations]:
        running += _applying(dispute, count)
    if dispute.enforcement_objections or dispute.enforcement_settlements or dispute.measures:
        running += _enforcing(dispute, calendar)
    if dispute.handover_plan is not None or dispute.risks or dispute.tasks:
        running += _entrusted(dispute, calendar, count)
    if dispute.visit_plans:
        running += _visits(dispute, calendar)
    return tuple(running)


def clocks_moved(before: Dispute | None, after: Dispute) -> bool:
    """Say whether anything that clocks run from is another than before: most acts touch none of it."""
    if before is None or any(map(is_not, _RUN_FROM(before), _RUN_FROM(after))):
        return True
    went_on = before.stage is not after.stage or before.closing is not after.closing
    if went_on and _wait_for_stage(after):
        return True
    return before.rounds is not after.rounds and not timed_alike(before.rounds, after.rounds)


_RUN_FROM = attrgetter(
    "parties",  # whether a person or a body is owed sets the time to apply
    "agreements", "obligations", "visits", "bring_ins", "proceedings", "titles", "papers", "withdrawals",
    "measures", "enforcement_objections", "enforcement_settlements", "handover_plan", "handovers", "visit_plans",
    "risks", "tasks",
)  # fmt: skip
"""What clocks run from beside rounds, stage and closing: an act leaves the object that it does not touch as it is."""


def _wait_for_stage(dispute: Dispute) -> bool:
    """Say whether clocks may run from a closing or end with a stage: papers, a file to hand over, what is due then."""
    if dispute.papers or dispute.handover_plan is not None:
        return True
    return Milestone.CLOSING in [stone for owed in dispute.obligations for stone in (owed.after, owed.until)]


def foreseen(dispute: Dispute, running: Iterable[Deadline], today: date) -> tuple[Deadline, ...]:
    """Return deadlines by day as they are listed: of what is owed month by month without end what passed, and the next.

    The months after it are known, and say nothing that the next one does not.
    """
    endless = {owed.id for owed in dispute.obligations if owed.monthly is not None and owed.endless}
    listed: list[Deadline] = []
    coming: set[tuple[str, str | None]] = set()
    for deadline in sorted(running, key=lambda one: one.on):
        owed = obligation_in(deadline.subject)
        if deadline.clock is Clock.PERFORMANCE and owed in endless and today <= deadline.on:
            if (owed, deadline.owner) in coming:
                continue
            coming.add((owed, deadline.owner))
        listed.append(deadline)
    return tuple(listed)


def _performance(dispute: Dispute, count: Counting) -> Iterator[Deadline]:
    for owed in dispute.obligations:
        if rests(dispute, owed.id):
            continue
        for part in open_parts(dispute, owed, count):
            due_then = deadline_by(Clock.PERFORMANCE, part.subject, owed.debtor, part.started, part.period, part.due)
            yield due_then
            if owed.jointly:
                yield from _for_others(due_then, owed.jointly)


def _for_others(deadline: Deadline, others: tuple[str, ...]) -> Iterator[Deadline]:
    """Give a deadline once more for each who owes, or is owed, together with its owner: `o1:p3` is that of p3."""
    for who in others:
        yield attrs.evolve(deadline, subject=f"{deadline.subject}:{who}", owner=who)


def _from_outside(dispute: Dispute, calendar: Calendar) -> Iterator[Deadline]:
    """What courts and agencies owe: acceptance of what was filed, an answer to what they received.

    Nobody waits for an answer once the proceedings it belongs to are over, or the dispute is closed; that it was late
    stays in the journal.
    """
    for proceeding in dispute.proceedings:
        yield from _awaiting_acceptance(proceeding, calendar)
        yield from _tried(dispute, proceeding, calendar)
    if not dispute.papers or dispute.stage is CLOSED:
        return
    over = {kept.id for kept in dispute.proceedings if kept.ended is not None}
    for paper in dispute.papers:
        answer = None if paper.proceeding in over else awaited(paper)
        if answer is not None:
            receipt, by = answer
            yield deadline_by(Clock.PAPER, paper.id, receipt.who, receipt.on, None, Due(by))


def _applying(dispute: Dispute, count: Counting) -> Iterator[Deadline]:
    """By when to apply for enforcement of what was refused."""
    for one in applications_open(dispute, count):
        apply_by = deadline_by(Clock.ENFORCEMENT, one.obligation, one.owner, one.started, one.period, one.due)
        yield apply_by
        yield from _for_others(apply_by, one.others)


def _enforcing(dispute: Dispute, calendar: Calendar) -> Iterator[Deadline]:
    """By when to examine an objection, to perform what was settled meanwhile, to answer a suggestion."""
    for objection in dispute.enforcement_objections:
        if objection.decided_on is None:
            yield timed(Clock.OBJECTION, objection.id, None, objection.on, TO_EXAMINE, calendar)
    for settlement in dispute.enforcement_settlements:
        if settlement.resumed_on is None:
            yield from _settled(dispute, settlement, calendar)
    for measure in dispute.measures:
        if measure.to is not None and measure.answer_by is not None and measure.served_on and not measure.ended_on:
            yield deadline_by(Clock.SUGGESTION, measure.id, measure.to, measure.served_on, None, Due(measure.answer_by))


def _settled(dispute: Dispute, settlement: EnforcementSettlement, calendar: Calendar) -> Iterator[Deadline]:
    """By when each who owes performs a settlement in enforcement, and each who is owed comes back to the title."""
    owed = [one for one in dispute.obligations if one.id in settlement.obligations and one.owed]
    if not owed:
        return
    debtors = tuple(dict.fromkeys(who for one in owed for who in one.debtors))
    last = Due(settlement.perform_by)
    perform_by = deadline_by(Clock.SETTLEMENT, settlement.id, debtors[0], settlement.on, None, last)
    yield perform_by
    yield from _for_others(perform_by, debtors[1:])
    creditors = tuple(dict.fromkeys(who for one in owed for who in one.creditors))
    owner = creditors[0] if creditors else None
    period = resumption(dispute, settlement.obligations, settlement.perform_by).period
    back = timed(Clock.RESUMPTION, settlement.id, owner, settlement.perform_by, period, calendar)
    yield back
    yield from _for_others(back, creditors[1:])


FILING_LIMITS = {
    ProceedingKind.ADMINISTRATIVE_SUIT: "filing",
    ProceedingKind.CIVIL_SUIT: "civil-filing",
    ProceedingKind.RECONSIDERATION: "review-filing",
    ProceedingKind.NON_LITIGATION_ENFORCEMENT: "enforcement-filing",
}
FILING_PERIODS = {kind: period_of(code) for kind, code in FILING_LIMITS.items()}
"""How long a body has to accept what was filed (行政诉讼法 51; 行政复议法 30, 88; 行诉解释 155; 民诉法 126).

It runs from the filing whatever mediation does: without an answer by then the court files first (行诉解释 53).
"""


def _awaiting_acceptance(proceeding: Proceeding, calendar: Calendar) -> Iterator[Deadline]:
    """The time to decide on a filing; while a supplement is awaited that for the supplement, afterwards anew."""
    period = FILING_PERIODS.get(proceeding.kind)
    first = proceeding.instance in (None, Instance.FIRST)
    if period is None or not first or proceeding.filed_on is None:
        return
    if proceeding.accepted_on is not None or proceeding.ended is not None:
        return
    latest = proceeding.supplements[-1] if proceeding.supplements else None
    if latest is None or latest.received_on is not None:
        started = proceeding.filed_on if latest is None else latest.received_on or proceeding.filed_on
        yield timed(Clock.FILING, proceeding.id, None, started, period, calendar)
    elif latest.within is not None:
        owner = proceeding.applicants[0] if proceeding.applicants else None
        yield timed(Clock.SUPPLEMENT, proceeding.id, owner, latest.asked_on, latest.within, calendar)


def _tried(dispute: Dispute, proceeding: Proceeding, calendar: Calendar) -> Iterator[Deadline]:
    """The time a court, a review body, or an agency asked for compensation has; none while it stands still.

    Nobody waits for it any more once proceedings go on from it: a suit over its silence.
    """
    text, started = limit_of(proceeding), starts(proceeding)
    over = proceeding.ended is not None or any(kept.prior == proceeding.id for kept in dispute.proceedings)
    end = None if over else time_ends(dispute, proceeding, counted_by(calendar))
    if text is not None and started is not None and end is not None:
        yield deadline_by(Clock.TRIAL, proceeding.id, None, started, text.period, end)


def _answers(dispute: Dispute, calendar: Calendar) -> Iterator[Deadline]:
    for request in dispute.bring_ins:
        if request.answered_on is None and request.within is not None:
            yield timed(Clock.BRING_IN, request.agency, request.agency, request.on, request.within, calendar)


def _mediation(dispute: Dispute, count: Counting) -> Iterator[Deadline]:
    for round_ in dispute.rounds[-1:]:
        if round_.ended is None and (end := ends(round_, count)) is not None:
            yield deadline_by(Clock.MEDIATION, str(round_.number), None, round_.started, round_.period, end)


def _entrusted(dispute: Dispute, calendar: Calendar, count: Counting) -> Iterator[Deadline]:
    """By when a file is handed over, a risk relieved, a task done."""
    if dispute.handover_plan is not None:
        yield from _handover(dispute, calendar)
    yield from _relief(dispute, count)
    yield from task_deadlines(dispute.tasks, count)


def _handover(dispute: Dispute, calendar: Calendar) -> Iterator[Deadline]:
    waits = waiting(dispute)
    if waits is not None:
        yield timed(Clock.HANDOVER, str(len(dispute.rounds)), None, waits.since, waits.within, calendar)


def _visits(dispute: Dispute, calendar: Calendar) -> Iterator[Deadline]:
    for plan in dispute.visit_plans:
        yield from _left_of_plan(plan.cause, plan.since, plan.periods, visits_made(dispute, plan), calendar)


@lru_cache(maxsize=1024)  # the same visits are due before and after an act, and at the next one again
def _left_of_plan(
    cause: VisitCause, since: date, periods: tuple[Period, ...], made: int, calendar: Calendar
) -> tuple[Deadline, ...]:
    numbered = islice(enumerate(periods, 1), made, None)
    return tuple(timed(Clock.VISIT, f"{cause}/{number}", None, since, period, calendar) for number, period in numbered)


def _relief(dispute: Dispute, count: Count) -> Iterator[Deadline]:
    """By when a measure is due against each risk, and by when from the body that the mark rose to last."""
    for risk in dispute.risks:
        if not risk.urgent:
            continue
        rose = len(risk.escalations)
        first, *later = islice(times(risk, count), rose + 1)
        yield deadline_by(Clock.RISK, risk.id, risk.owner, risk.on, risk.within, first)
        if later:
            last = risk.escalations[-1]
            yield deadline_by(Clock.ESCALATION, f"{risk.id}/{rose}", last.to, last.since, risk.within, later[-1])


def _awaited(dispute: Dispute, calendar: Calendar) -> Iterator[Deadline]:
    """By when an agency confirms, and by when principals ratify once they were asked."""
    for agreement in dispute.agreements:
        if agreement.effective_on is not None or agreement.ended_on is not None:
            continue
        asked, number = agreement.confirming, str(agreement.number)
        if asked is not None:
            yield timed(Clock.CONFIRMATION, number, asked.agency, agreement.on, asked.within, calendar)
        if agreement.request_received_on is not None and agreement.unratified:
            owner = agreement.unratified[0]
            yield timed(Clock.RATIFICATION, number, owner, agreement.request_received_on, TO_RATIFY, calendar)
