"""Policies and calendars are acts: what a draft file says counts from the day it was adopted (WX-5.1)."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.ids import Words
from admin_dispute.domain.parameters import Applies, Parameter, Policy, Provenance
from admin_dispute.domain.periods import CalendarYear
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.center.state import CenterState
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("adopt-policy", kind="center")
@frozen(kw_only=True)
class AdoptPolicy:
    """Adopt a version of the policy: it judges from its effective day on.

    Attributes:
        applies: to every act from that day on, to disputes registered from that day on, or by a named transition.
        document: the text of the file it is adopted from, kept with the act; None where there is no file.
    """

    on: date
    version: Words
    effective: date
    source: Words
    provenance: Provenance = Provenance.STATED
    parameters: tuple[Parameter, ...] = ()
    applies: Applies = Applies.ACTS
    document: Words | None = None


@event("policy-adopted", kind="center")
@frozen(kw_only=True)
class PolicyAdopted:
    """A version of the policy counts."""

    policy: Policy


@decides(AdoptPolicy)
def _adopt(state: CenterState, adoption: AdoptPolicy, law: Law, facts: Facts) -> Steps:
    yield VERSION_NEW(adoption.version not in {policy.version for policy in state.policies}, version=adoption.version)
    wrong = facts.policy_faults
    yield POLICY_READABLE(not wrong, faults="；".join(f"{fault.path}：{fault.text}" for fault in wrong))
    yield POLICY_BODIES_KNOWN(not facts.policy_strangers, bodies=facts.policy_strangers)
    yield VALIDITY_STATED(adoption.provenance is Provenance.STATED, version=adoption.version)
    yield NOT_BACKWARDS(adoption.on <= adoption.effective, day=adoption.effective)
    yield PolicyAdopted(
        policy=Policy(
            version=adoption.version,
            effective=adoption.effective,
            source=adoption.source,
            provenance=adoption.provenance,
            parameters=adoption.parameters,
            applies=adoption.applies,
            digest=None if adoption.document is None else sha256(adoption.document.encode()).hexdigest(),
        )
    )


@effect(PolicyAdopted)
def _adopted(state: CenterState, adopted: PolicyAdopted) -> CenterState:
    return attrs.evolve(state, policies=(*state.policies, adopted.policy))


@command("load-calendar", kind="center")
@frozen(kw_only=True)
class LoadCalendar:
    """Load the rest days and make-up days of years as announced; a year loaded again replaces the earlier one.

    A year may name 28 to 31 December of the year before, which its notice decides too; what that year names is kept.
    """

    on: date
    years: tuple[CalendarYear, ...] = field(validator=not_empty)


@event("calendar-loaded", kind="center")
@frozen(kw_only=True)
class CalendarLoaded:
    """Years of the calendar count."""

    years: tuple[CalendarYear, ...]


@decides(LoadCalendar)
def _load(state: CenterState, load: LoadCalendar, law: Law, facts: Facts) -> Steps:
    for before in state.calendar:
        for year in load.years:
            if before.year == year.year:
                dropped = year.dropped(before)
                yield DAYS_KEPT(not dropped, year=year.year, days=dropped, count=len(dropped))
    yield CalendarLoaded(years=load.years)


@effect(CalendarLoaded)
def _loaded(state: CenterState, loaded: CalendarLoaded) -> CenterState:
    replaced = {year.year for year in loaded.years}
    kept = (year for year in state.calendar if year.year not in replaced)
    years = sorted((*kept, *loaded.years), key=lambda year: year.year)
    return attrs.evolve(state, calendar=tuple(years))


POLICY_READABLE = Condition(code="policy-readable")
POLICY_BODIES_KNOWN = Condition(code="policy-bodies-known", warns=True)
DAYS_KEPT = Condition(code="calendar-days-kept", warns=True)
VERSION_NEW = Condition(code="version-new")
NOT_BACKWARDS = Condition(code="policy-not-backwards", warns=True)
VALIDITY_STATED = Condition(code="validity-stated", warns=True)
