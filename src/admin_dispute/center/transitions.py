"""Transitions of the policy, carried out: each dispute whose clocks a version counts anew gets an act of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from admin_dispute.center.acting import Acting
from admin_dispute.center.rights import SYSTEM
from admin_dispute.domain.dispute.transition import ApplyTransition, ClocksCountedAnew
from admin_dispute.domain.parameters import TRANSITIONS, Policy
from admin_dispute.store.rewrite import open_before

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


def apply_transitions(center: Center) -> tuple[tuple[str, ClocksCountedAnew], ...]:
    """Carry out the transitions of every version in force by now; return each dispute with what became of its clocks.

    Safe to repeat and to stop anywhere: a clock is counted anew once, and each dispute is an act of its own.
    """
    today = center.today()
    versions = (policy for policy in center.policies() if policy.applies in TRANSITIONS and policy.effective <= today)
    return tuple(
        taken for policy in sorted(versions, key=lambda version: version.effective)
        for dispute in _older(center, policy) if (taken := _apply(center, policy, dispute)) is not None
    )  # fmt: skip


def _older(center: Center, policy: Policy) -> list[str]:
    with center.transaction(reading=True) as connection:
        return open_before(connection, center.id, policy.effective)


def _apply(center: Center, policy: Policy, dispute: str) -> tuple[str, ClocksCountedAnew] | None:
    system = Acting(center, SYSTEM)
    transition = ApplyTransition(dispute=dispute, on=policy.effective, version=policy.version)
    if not system.may(transition).allowed:  # asked first: what was counted anew already leaves no refusal
        return None
    [happened] = system.execute(transition).ruling.events
    return dispute, happened  # type: ignore[return-value]  # the one event of this command
