"""Transitions: a version that says so counts anew the clocks that run on the day it comes into force (WX-5.1).

Else a clock follows the version of its trigger to its end. A clock whose new time was over before that day stays as it
was: nobody is late by a rule that was not in force. What the parties agreed themselves is nobody's to count anew, and
what somebody was given with its day (a task, a risk to relieve) keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.deadline import Clock, CountedAnew
from admin_dispute.domain.dispute.bring_in import answer_within
from admin_dispute.domain.dispute.handover import waiting
from admin_dispute.domain.dispute.rounds import Round, ends, with_round
from admin_dispute.domain.dispute.visit_plan import VisitPlan, visits_left, visits_made
from admin_dispute.domain.ids import Words
from admin_dispute.domain.parameters import TRANSITIONS, Applies
from admin_dispute.domain.periods import Due, Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("apply-transition", by_system=True)
@frozen(kw_only=True)
class ApplyTransition:
    """Count clocks that run on this day, the first of a version of the policy or of a parameter of it, by that version.

    Attributes:
        version: the version whose transition it is; on: the day it came into force, or a parameter of it that has a
            later day of its own.
    """

    dispute: str
    on: date
    version: Words


@frozen(kw_only=True)
class Anew:
    """A clock that was counted anew: its period and its last day (None: it stood still), before and after."""

    clock: Clock
    subject: str
    before: Period | None
    after: Period
    due: date | None
    moved_to: date | None


@event("clocks-counted-anew")
@frozen(kw_only=True)
class ClocksCountedAnew:
    """A version of the policy counts running clocks anew."""

    version: Words
    on: date
    clocks: tuple[Anew, ...]


@decides(ApplyTransition)
def _apply(dispute: Dispute, applied: ApplyTransition, law: Law, facts: Facts) -> Steps:
    policy = law.policy
    named = policy is not None and policy.version == applied.version and applied.on in policy.begins
    yield TRANSITION_STATED(named and policy is not None and policy.applies in TRANSITIONS, version=applied.version)
    longer = policy is not None and policy.applies is Applies.LONGER
    clocks = tuple(_taken(dispute, applied.on, law, longer_only=longer)) if policy is not None else ()
    yield CLOCKS_ANEW(clocks, version=applied.version)
    yield ClocksCountedAnew(version=applied.version, on=applied.on, clocks=clocks)


def _taken(dispute: Dispute, on: date, law: Law, *, longer_only: bool) -> Iterator[Anew]:
    for together in _set_by_policy(dispute, law):
        other = tuple(one for one in together if one.new is not None and one.new != one.period)
        if all(_passes(dispute, one, on, longer_only=longer_only) for one in other):
            yield from (one.told() for one in other)


@frozen(kw_only=True)
class _Running:
    """A clock whose period the policy sets: from when it runs, for how long, and for how long by the new version."""

    clock: Clock
    subject: str
    since: date
    period: Period | None
    new: Period | None
    ends: Callable[[Period], Due | None]

    def told(self) -> Anew:
        """Return it as counted anew."""
        assert self.new is not None  # noqa: S101 - only what the version sets is told
        due, moved_to = self.last(self.period), self.last(self.new)
        return Anew(
            clock=self.clock, subject=self.subject, before=self.period, after=self.new,
            due=None if due is None else due.on, moved_to=None if moved_to is None else moved_to.on,
        )  # fmt: skip

    def last(self, period: Period | None) -> Due | None:
        """Return its last day by a period, None without one and while it stands still."""
        return None if period is None else self.ends(period)


def _set_by_policy(dispute: Dispute, law: Law) -> Iterator[tuple[_Running, ...]]:
    """Give the clocks that run by a period of the policy, those together that are counted anew together or not at all.

    Of visits, those planned by a version that plans another number of them stay as they are.
    """
    for round_ in dispute.rounds[-1:]:
        if round_.ended is None and not round_.agreed:
            yield (_Running(
                clock=Clock.MEDIATION, subject=str(round_.number), since=round_.started, period=round_.period,
                new=law.mediation_period(dispute), ends=partial(_round_ends, round_, law),
            ),)  # fmt: skip
    for asked in dispute.bring_ins:
        if asked.answered_on is None:
            yield (_plain(law, Clock.BRING_IN, asked.agency, asked.on, asked.within, answer_within(law)),)
    waits = None if dispute.handover_plan is None else waiting(dispute)
    if waits is not None:
        number = str(len(dispute.rounds))
        yield (_plain(law, Clock.HANDOVER, number, waits.since, waits.within, law.handover_period(dispute)),)
    for plan in dispute.visit_plans:
        made = visits_made(dispute, plan)
        planned = (
            law.follow_up_visits(changed(dispute, visit_plans=()), plan.cause) if visits_left(dispute, plan) else ()
        )
        if len(planned) == len(plan.periods):
            pairs = enumerate(zip(plan.periods, planned, strict=True), 1)
            yield tuple(
                _plain(law, Clock.VISIT, f"{plan.cause}/{number}", plan.since, period, new)
                for number, (period, new) in pairs if number > made
            )  # fmt: skip


def _plain(law: Law, clock: Clock, subject: str, since: date, period: Period | None, new: Period | None) -> _Running:
    return _Running(
        clock=clock, subject=subject, since=since, period=period, new=new, ends=partial(law.due, since)
    )  # fmt: skip


def _round_ends(round_: Round, law: Law, period: Period) -> Due | None:
    return ends(attrs.evolve(round_, period=period), law.due)


def _passes(dispute: Dispute, clock: _Running, on: date, *, longer_only: bool) -> bool:
    """Whether a clock runs on the day, was not counted anew since, and still runs by its new period."""
    before, after = clock.last(clock.period), clock.last(clock.new)
    runs = clock.since < on and (before is None or on <= before.on) and (after is None or on <= after.on)
    if not runs or any(on <= earlier.on for earlier in dispute.counted_anew if earlier.of(clock.clock, clock.subject)):
        return False
    return not longer_only or (before is not None and after is not None and before.on < after.on)


@effect(ClocksCountedAnew)
def _took_over(dispute: Dispute, happened: ClocksCountedAnew) -> Dispute:
    for taken in happened.clocks:
        dispute = _TAKES[taken.clock](dispute, taken)
    marks = (
        CountedAnew(
            version=happened.version, on=happened.on, clock=one.clock, subject=one.subject, before=one.before
        )
        for one in happened.clocks
    )  # fmt: skip
    return changed(dispute, counted_anew=(*dispute.counted_anew, *marks))


def _mediation(dispute: Dispute, taken: Anew) -> Dispute:
    return with_round(dispute, attrs.evolve(dispute.rounds[-1], period=taken.after))


def _bring_in(dispute: Dispute, taken: Anew) -> Dispute:
    requests = tuple(
        attrs.evolve(asked, within=taken.after)
        if asked.agency == taken.subject and asked.answered_on is None else asked for asked in dispute.bring_ins
    )  # fmt: skip
    return changed(dispute, bring_ins=requests)


def _handover(dispute: Dispute, taken: Anew) -> Dispute:
    plan = dispute.handover_plan
    return changed(dispute, handover_plan=None if plan is None else attrs.evolve(plan, within=taken.after))


def _visit(dispute: Dispute, taken: Anew) -> Dispute:
    cause, _, number = taken.subject.partition("/")
    plans = tuple(
        _replanned(plan, int(number), taken.after) if plan.cause == cause and visits_left(dispute, plan) else plan
        for plan in dispute.visit_plans
    )
    return changed(dispute, visit_plans=plans)


def _replanned(plan: VisitPlan, number: int, period: Period) -> VisitPlan:
    return attrs.evolve(plan, periods=(*plan.periods[: number - 1], period, *plan.periods[number:]))


_TAKES = {
    Clock.MEDIATION: _mediation,
    Clock.BRING_IN: _bring_in,
    Clock.HANDOVER: _handover,
    Clock.VISIT: _visit,
}
"""How each clock takes its new period."""


TRANSITION_STATED = Condition(code="transition-stated")
CLOCKS_ANEW = Condition(code="clocks-anew")
