"""Parameters: what a policy sets, each value with its source and how sure it is (WX-5.1)."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache

import attrs
from attrs import frozen

from admin_dispute.domain.ids import Words


class Provenance(StrEnum):
    """Where the value of a parameter comes from, and how sure it is."""

    STATED = "stated"
    NATIONAL = "national-default"
    INFERRED = "inferred"
    UNVERIFIED = "unverified"
    COUNTY = "set-by-county"
    NOT_SEEN = "not-seen"
    TO_BE_SET = "to-be-set-by-county"


class Applies(StrEnum):
    """Whom a version of the policy judges from its effective day on; the last two are transitions by name.

    A clock that runs on that day follows the version of its trigger, but for these: under `running-clocks` it takes the
    period of the new version from the day it began, under `longer-clocks` only where that ends later.
    """

    ACTS = "acts"
    DISPUTES = "disputes"
    RUNNING = "running-clocks"
    LONGER = "longer-clocks"


TRANSITIONS = (Applies.RUNNING, Applies.LONGER)
"""The transitions that count anew clocks which run already."""


@frozen(kw_only=True, slots=False)  # for `changed`
class Parameter:
    """One value of a policy.

    Attributes:
        name: as in the catalogue of parameters (`mediation-period`); value: as the policy's text states it, with its
            unit (`20 working-day`).
        source: document and article; provenance: how sure the value is.
        effective: the first day it counts, where that is later than the policy's own.
    """

    name: str
    value: Words
    source: Words
    provenance: Provenance
    effective: date | None = None

    @property
    def listed(self) -> tuple[str, ...]:
        """The values of one that may state several, separated by commas."""
        return tuple(map(str.strip, self.value.split(",")))

    @property
    def clauses(self) -> tuple[str, ...]:
        """The source as it is cited: articles that are each named in full (`甲法 1、甲法 2`) one by one, else whole."""
        return _cited(self.source)

    @property
    def as_law(self) -> tuple[str, ...]:
        """What is cited where the value decides: the source, where it is law and not somebody's suggestion."""
        return self.clauses if self.provenance in {Provenance.STATED, Provenance.NATIONAL} else ()


@lru_cache(maxsize=1024)  # the sources of the policies at work
def _cited(source: str) -> tuple[str, ...]:
    parts = source.split("、")
    return tuple(parts) if all(re.fullmatch(r"\S+ \d+", part) for part in parts) else (source,)


@frozen(kw_only=True, slots=False)  # with a cached value among slots every look at a field would be slow
class Policy:
    """A version of a center's policy, in force from its effective date until the next one's.

    Attributes:
        version: its name, unique in the center; source: the document it puts into force.
        effective: the first day it judges; provenance: how sure that day is.
        applies: to every act from that day on, to disputes registered from that day on, or by a named transition.
        digest: SHA-256 of the file it was adopted from, None where it was not adopted from one.
        document: the text of the file it was read from, until it is adopted: then the act of adoption keeps it.
    """

    version: Words
    effective: date
    source: Words
    provenance: Provenance = Provenance.STATED
    parameters: tuple[Parameter, ...] = ()
    applies: Applies = Applies.ACTS
    digest: str | None = None
    document: Words | None = None

    def on(self, day: date) -> Policy:
        """Return the policy with the parameters that count on a day."""
        if all(parameter.effective is None for parameter in self.parameters):
            return self
        begun = (p for p in self.parameters if p.effective is None or p.effective <= day)
        return attrs.evolve(self, parameters=tuple({p.name: p for p in begun}.values()))

    @property
    def begins(self) -> tuple[date, ...]:
        """The days on which it begins to count, and later ones on which single parameters do, in order."""
        own = (parameter.effective for parameter in self.parameters)
        return tuple(sorted({self.effective, *(day for day in own if day is not None and day > self.effective)}))

    def parameter(self, name: str) -> Parameter | None:
        """Return a parameter by its name, None where neither the policy nor a plugin's default gives one."""
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> dict[str, Parameter]:
        return {parameter.name: parameter for parameter in reversed(self.parameters)}
