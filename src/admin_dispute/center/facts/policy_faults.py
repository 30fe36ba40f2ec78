"""What no center could work by in a policy that is to be adopted, and whom it names that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from admin_dispute.center.facts.asked import Asked
from admin_dispute.domain.center.policy import AdoptPolicy
from admin_dispute.domain.center.state import FUNCTIONS, CenterState
from admin_dispute.domain.errors import BadConfiguration, Fault
from admin_dispute.domain.parameters import Policy
from admin_dispute.law.drafting import unusable
from admin_dispute.law.parameters import ParameterKind, catalogue
from admin_dispute.schemas.policies import policy_of


def policy_faults(asked: Asked) -> tuple[Fault, ...]:
    """Find what can't be read in the parameters of a policy, and where they are not those of its own document.

    Returns:
        Each fault with its path in the draft.
    """
    return (*unusable(_policy(asked)), *_departures(asked.command))


def _departures(adoption: AdoptPolicy) -> tuple[Fault, ...]:
    """Find where an adoption says something else than the document it keeps: only what stands there is adopted."""
    if adoption.document is None:
        return ()
    try:
        stated = policy_of(adoption.document, "document").policy
    except BadConfiguration as error:
        inside = tuple(Fault(f"document.{fault.path}", fault.text) for fault in error.faults)
        return inside or (Fault("document", "不是政策文件（TOML），读不懂"),)
    names = ("version", "effective", "source", "provenance", "applies", "parameters")
    other = (name for name in names if getattr(stated, name) != getattr(adoption, name))
    return tuple(Fault(name, "与所附文件（document）写的不同；通过的只能是文件所写的") for name in other)


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
