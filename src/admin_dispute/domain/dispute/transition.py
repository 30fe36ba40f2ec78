"""Transitions: a version that says so counts anew the clocks that run on the day it comes into force (WX-5.1).

Else a clock follows the version of its trigger to its end. A clock whose new time was over before that day stays as it
was: nobody is late by a rule that was not in force. What the parties agreed themselves is nobody's to count anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.deadline import Clock, CountedAnew
from admin_dispute.domain.dispute.bring_in import BringIn, answer_within
from admin_dispute.domain.dispute.rounds import Round, ends, with_round
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
    """Count clocks that run on this day, the first of a version of the policy, by that version.

    Attributes:
        version: the version whose transition it is; on: the day it came into force.
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
    named = policy is not None and (policy.version, policy.effective) == (applied.version, applied.on)
    yield TRANSITION_STATED(named and policy is not None and policy.applies in TRANSITIONS, version=applied.version)
    longer = policy is not None and policy.applies is Applies.LONGER
    clocks = tuple(_taken(dispute, applied.on, law, longer_only=longer)) if policy is not None else ()
    yield CLOCKS_ANEW(clocks, version=applied.version)
    yield ClocksCountedAnew(version=applied.version, on=applied.on, clocks=clocks)


def _taken(dispute: Dispute, on: date, law: Law, *, longer_only: bool) -> Iterator[Anew]:
    for round_ in dispute.rounds[-1:]:
        period = law.mediation_period(dispute)
        if round_.ended is None and round_.started < on and not round_.agreed and period is not None:
            taken = attrs.evolve(round_, period=period)
            before, after = ends(round_, law.due), ends(taken, law.due)
            if _passes(round_.period, period, before, after, on, round_.counted_anew, longer_only=longer_only):
                yield _told(Clock.MEDIATION, str(round_.number), round_.period, period, before, after)
    for asked in dispute.bring_ins:
        within = answer_within(law)
        if asked.answered_on is None and asked.on < on and within is not None:
            old = None if asked.within is None else law.due(asked.on, asked.within)
            new = law.due(asked.on, within)
            if _passes(asked.within, within, old, new, on, asked.counted_anew, longer_only=longer_only):
                yield _told(Clock.BRING_IN, asked.agency, asked.within, within, old, new)


def _passes(
    old: Period | None,
    new: Period,
    before: Due | None,
    after: Due | None,
    on: date,
    counted_anew: tuple[CountedAnew, ...],
    *,
    longer_only: bool,
) -> bool:
    """Whether a clock of another period runs on the day, was not counted anew since, and still runs by the new one."""
    runs = old != new and (before is None or on <= before.on) and (after is None or on <= after.on)
    if not runs or any(on <= earlier.on for earlier in counted_anew):
        return False
    return not longer_only or (before is not None and after is not None and before.on < after.on)


def _told(clock: Clock, subject: str, old: Period | None, new: Period, before: Due | None, after: Due | None) -> Anew:
    due, moved_to = (None if day is None else day.on for day in (before, after))
    return Anew(clock=clock, subject=subject, before=old, after=new, due=due, moved_to=moved_to)


@effect(ClocksCountedAnew)
def _took_over(dispute: Dispute, happened: ClocksCountedAnew) -> Dispute:
    for taken in happened.clocks:
        mark = CountedAnew(version=happened.version, on=happened.on, before=taken.before)
        if taken.clock is Clock.MEDIATION:
            dispute = with_round(dispute, _over(dispute.rounds[-1], taken, mark))
        else:
            requests = tuple(
                attrs.evolve(asked, within=taken.after, counted_anew=(*asked.counted_anew, mark))
                if _awaited(asked, taken) else asked for asked in dispute.bring_ins
            )  # fmt: skip
            dispute = changed(dispute, bring_ins=requests)
    return dispute


def _over(round_: Round, taken: Anew, mark: CountedAnew) -> Round:
    return attrs.evolve(round_, period=taken.after, counted_anew=(*round_.counted_anew, mark))


def _awaited(asked: BringIn, taken: Anew) -> bool:
    return asked.agency == taken.subject and asked.answered_on is None


TRANSITION_STATED = Condition(code="transition-stated")
CLOCKS_ANEW = Condition(code="clocks-anew")
