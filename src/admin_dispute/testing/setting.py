"""The center that a scenario plays in: founded with its directory, under its policy or one to be tried."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs

from admin_dispute.center.application import Center
from admin_dispute.center.clock import Clock
from admin_dispute.domain.center.founding import FoundCenter
from admin_dispute.domain.errors import BadConfiguration, BadInput, Fault, Refused
from admin_dispute.domain.parameters import Parameter, Policy, Provenance
from admin_dispute.domain.values import Person
from admin_dispute.schemas import command_from
from admin_dispute.store.engine import open_engine
from admin_dispute.tenancy.plugins import table_for
from admin_dispute.testing.scenario import Scenario

FOUNDER = "founder"
CLERK = "clerk"
"""The officer who reads the ledger and what is expected; every scenario has one."""


def founded(scenario: Scenario, database: str, clock: Clock, policy: Policy | None) -> Center:
    """Found the center, and enter the scenario's directory.

    Raises:
        BadConfiguration: an entry makes no sense, or there is no clerk.
    """
    setting = scenario.setting
    table = table_for(setting.plugins)
    center = Center(setting.id, open_engine(database, synchronous="NORMAL"), table, clock=clock)
    founding = FoundCenter(on=setting.policy_start, name=setting.name, area=setting.area, court=setting.court)
    shipped = tuple(_started(policy, scenario) for policy in table.policies)
    policies = shipped if policy is None else (_tried(policy, scenario),)
    center.found(founding, FOUNDER, Person(name="中心管理员"), policies)
    founder = center.acting(FOUNDER)
    counted: Counter[str] = Counter()
    for name, row in scenario.directory:
        kind = name.removeprefix("enter-")
        counted[kind] += 1
        command = command_at(scenario, f"{kind}.{counted[kind]}", name, {"on": setting.policy_start, **row})
        try:
            founder.execute(command)
        except Refused as refused:
            text = "；".join(objection.text for objection in refused.ruling.objections)
            raise wrong(scenario, f"{kind}.{counted[kind]}", text) from None
    if not any(name == "enter-officer" and row.get("id") == CLERK for name, row in scenario.directory):
        raise wrong(scenario, "officer", f"须有一名代号为 {CLERK} 的登记员：台账和预期由其查看")
    return center


def _started(policy: Policy, scenario: Scenario) -> Policy:
    """A shipped policy as the scenario assumes it: its start and parameters; its name says so wherever it is read."""
    own, start = _assumed(scenario), scenario.setting.policy_start
    names = {parameter.name for parameter in own}
    kept = tuple(parameter for parameter in policy.parameters if parameter.name not in names)
    later = "，实际晚于此日" if start < policy.effective else ""
    version = f"{policy.version}（假设此地自{start}起适用{later}）"
    return attrs.evolve(policy, version=version, effective=start, parameters=kept + own, document=None)


def _tried(policy: Policy, scenario: Scenario) -> Policy:
    """A policy to try: it starts when the scenario says, and what it states comes before what the scenario assumes."""
    stated = {parameter.name for parameter in policy.parameters}
    added = tuple(parameter for parameter in _assumed(scenario) if parameter.name not in stated)
    return attrs.evolve(
        policy, effective=scenario.setting.policy_start, parameters=policy.parameters + added, document=None
    )


def _assumed(scenario: Scenario) -> tuple[Parameter, ...]:
    source = f"案例假设（{scenario.file}）"
    assumed = scenario.setting.parameters.items()
    return tuple(
        Parameter(name=name, value=value, source=source, provenance=Provenance.COUNTY) for name, value in assumed
    )


def wrong(scenario: Scenario, path: str, text: str) -> BadConfiguration:
    """Return the fault of a scenario at a place in its file."""
    return BadConfiguration("bad-scenario", (Fault(path, text),), file=scenario.file)


def command_at(scenario: Scenario, place: str, name: str, values: dict[str, Any]) -> Any:
    """Make a command of what stands at a place in the file.

    Raises:
        BadConfiguration: it is none, with the place of each fault.
    """
    try:
        return command_from(name, values)
    except BadInput as bad:
        faults = tuple(Fault(_path(place, fault.path), fault.text) for fault in bad.faults)
        raise BadConfiguration("bad-scenario", faults, file=scenario.file) from None


def _path(place: str, path: str) -> str:
    """Where a fault of a command stands in the file: beside `with` only its name and day."""
    inner = path if place.partition(".")[0] != "step" or path in ("", "on", "command") else f"with.{path}"
    return ".".join(filter(None, (place, inner)))
