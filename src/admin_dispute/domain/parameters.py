"""Parameters: what a policy sets, each value with its source and how sure it is (WX-5.1)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen


class Provenance(StrEnum):
    """Where the value of a parameter comes from, and how sure it is."""

    STATED = "stated"
    NATIONAL = "national-default"
    INFERRED = "inferred"
    UNVERIFIED = "unverified"
    COUNTY = "set-by-county"


@frozen(kw_only=True)
class Parameter:
    """One value of a policy.

    Attributes:
        name: as in the catalogue of parameters (`mediation-period`); value: as the policy's text states it.
        source: document and article; provenance: how sure the value is.
    """

    name: str
    value: str
    source: str
    provenance: Provenance


@frozen(kw_only=True)
class Policy:
    """A version of a center's policy, in force from its effective date until the next one's.

    Attributes:
        version: its name, unique in the center; source: the document it puts into force.
        effective: the first day it judges; provenance: how sure that day is.
    """

    version: str
    effective: date
    source: str
    provenance: Provenance = Provenance.STATED
    parameters: tuple[Parameter, ...] = ()

    def parameter(self, name: str) -> Parameter | None:
        """Return a parameter by its name, None where neither the policy nor a plugin's default gives one."""
        return next((parameter for parameter in self.parameters if parameter.name == name), None)
