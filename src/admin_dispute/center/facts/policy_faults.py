"""What no center could work by in a policy that is to be adopted, and whom it names that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from admin_dispute.center.facts.asked import Asked
from admin_dispute.domain.center.state import FUNCTIONS, CenterState
from admin_dispute.domain.errors import Fault
from admin_dispute.domain.parameters import Policy
from admin_dispute.law.drafting import unusable
from admin_dispute.law.parameters import ParameterKind, catalogue


def policy_faults(asked: Asked) -> tuple[Fault, ...]:
    """Find what can't be read in the parameters of a policy, each fault with its path in the draft."""
    return unusable(_policy(asked))


def policy_strangers(asked: Asked) -> tuple[str, ...]:
    """Find whom a policy names that is neither a function nor in the directory on its first day."""
    return () if asked.center is None else tuple(strangers(_policy(asked), asked.center))


def strangers(policy: Policy, center: CenterState) -> Iterator[str]:
    """Give whom a policy names and nobody knows."""
    forms = catalogue()
    for stated in policy.parameters:
        form = forms.get(stated.name)
        if form is None or form.kind is not ParameterKind.BODIES or not stated.value:
            continue
        yield from (
            body for body in stated.listed
            if body not in FUNCTIONS and center.organisation(body, policy.effective) is None
        )  # fmt: skip


def _policy(asked: Asked) -> Policy:
    adoption = asked.command
    return Policy(
        version=adoption.version,
        effective=adoption.effective,
        source=adoption.source,
        parameters=adoption.parameters,
    )
