"""A county as data: a policy file, and beside it or its plugin a folder `scenarios` that shows what it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from admin_dispute.domain.errors import BadConfiguration
from admin_dispute.schemas.policies import PolicyDraft, read_policy

POLICY = "policy.toml"
PLUGIN = "pyproject.toml"
SCENARIOS = "scenarios"


@frozen(kw_only=True)
class Package:
    """A policy file and the scenario files that show what it leads to.

    Attributes:
        shipped: a plugin ships the policy: the scenarios name the plugin, and are played under what it ships.
    """

    policy: Path
    scenarios: tuple[Path, ...]
    shipped: bool = False

    def draft(self) -> PolicyDraft:
        """Read the policy.

        Raises:
            BadConfiguration: the file can't be read, or has faults; each with its path.
        """
        return read_policy(self.policy)


def packages(directory: Path) -> tuple[Package, ...]:
    """Find the packages in a directory and below, sorted by path.

    Raises:
        BadConfiguration: there is none: no `policy.toml` that has a folder `scenarios` with files, beside it or beside
            the `pyproject.toml` of the plugin that it lies in.
    """
    found = tuple(_packages(directory))
    if not found:
        raise BadConfiguration("no-package", directory=str(directory))
    return found


def _packages(directory: Path) -> Iterator[Package]:
    for policy in sorted(directory.rglob(POLICY)):
        plugin = next((folder for folder in policy.parents if (folder / PLUGIN).is_file()), None)
        if scenarios := _scenarios(policy.parent):
            yield Package(policy=policy, scenarios=scenarios)
        elif plugin is not None and (scenarios := _scenarios(plugin)):
            yield Package(policy=policy, scenarios=scenarios, shipped=True)


def _scenarios(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted((folder / SCENARIOS).glob("*.toml")))


def policy_beside(scenario: Path) -> Path | None:
    """Return the policy that a scenario file of a package is played against, None where it belongs to no package."""
    policy = scenario.parent.parent / POLICY
    return policy if scenario.parent.name == SCENARIOS and policy.is_file() else None
