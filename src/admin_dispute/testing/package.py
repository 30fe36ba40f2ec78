"""A county as data: a policy file with a folder `scenarios` beside it that shows what the policy leads to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from admin_dispute.domain.errors import BadConfiguration
from admin_dispute.schemas.policies import PolicyDraft, read_policy

POLICY = "policy.toml"
SCENARIOS = "scenarios"


@frozen(kw_only=True)
class Package:
    """A policy file and the scenario files that are played against it."""

    policy: Path
    scenarios: tuple[Path, ...]

    def draft(self) -> PolicyDraft:
        """Read the policy.

        Raises:
            BadConfiguration: the file can't be read, or has faults; each with its path.
        """
        return read_policy(self.policy)


def packages(directory: Path) -> tuple[Package, ...]:
    """Find the packages in a directory and below, sorted by path.

    Raises:
        BadConfiguration: there is none: no `policy.toml` that has a folder `scenarios` with files beside it.
    """
    found = tuple(_packages(directory))
    if not found:
        raise BadConfiguration("no-package", directory=str(directory))
    return found


def _packages(directory: Path) -> Iterator[Package]:
    for policy in sorted(directory.rglob(POLICY)):
        scenarios = tuple(sorted((policy.parent / SCENARIOS).glob("*.toml")))
        if scenarios:
            yield Package(policy=policy, scenarios=scenarios)


def policy_beside(scenario: Path) -> Path | None:
    """Return the policy that a scenario file of a package is played against, None where it belongs to no package."""
    policy = scenario.parent.parent / POLICY
    return policy if scenario.parent.name == SCENARIOS and policy.is_file() else None
