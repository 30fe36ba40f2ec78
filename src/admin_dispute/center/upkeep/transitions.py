"""Transitions of the policy, carried out: each dispute whose clocks a version counts anew gets an act of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from admin_dispute.center.acting import Acting
from admin_dispute.center.rights import SYSTEM
from admin_dispute.domain.dispute.transition import ApplyTransition, ClocksCountedAnew
from admin_dispute.domain.errors import Refused
from admin_dispute.domain.parameters import TRANSITIONS
from admin_dispute.store.rewrite import running_before

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


def apply_transitions(center: Center) -> tuple[tuple[str, ClocksCountedAnew], ...]:
    """Carry out the transitions of every version in force by now; return each dispute with what became of its clocks.

    Safe to repeat, to stop anywhere and beside another: a clock is counted anew once, and each dispute is an act of
    its own.
    """
    applied = ((due.dispute, _apply(center, due)) for due in due_transitions(center))
    return tuple((dispute, happened) for dispute, happened in applied if happened is not None)


def due_transitions(center: Center) -> Iterator[ApplyTransition]:
    """Give what is to be carried out by now and was not yet, by the days on which versions and parameters begin."""
    today, system = center.today(), Acting(center, SYSTEM)
    versions = (policy for policy in center.policies() if policy.applies in TRANSITIONS)
    begun = ((day, policy.version) for policy in versions for day in policy.begins if day <= today)
    for day, version in sorted(begun, key=lambda one: one[0]):
        for dispute in _older(center, day):
            transition = ApplyTransition(dispute=dispute, on=day, version=version)
            if system.may(transition).allowed:  # asked first: what was counted anew already leaves no refusal
                yield transition


def _older(center: Center, day: date) -> list[str]:
    with center.transaction(reading=True) as connection:
        return running_before(connection, center.id, day)


def _apply(center: Center, due: ApplyTransition) -> ClocksCountedAnew | None:
    try:
        [happened] = Acting(center, SYSTEM).execute(due).ruling.events
    except Refused:  # another sweep counted it anew since it was asked
        return None
    return happened  # type: ignore[return-value]  # the one event of this command
