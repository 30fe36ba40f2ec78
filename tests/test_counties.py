"""Two counties as data alone: their own rules hold in their scenarios, and Wen County's answer each differently."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from admin_dispute import Provenance, read_policy
from admin_dispute.law.drafting import faults_of_policy
from admin_dispute.law.parameters import catalogue
from admin_dispute.testing import packages, play, read_scenario

ROOT = Path(__file__).parent.parent
COUNTIES = packages(ROOT / "examples" / "counties")
CASES = [(package, scenario) for package in COUNTIES for scenario in package.scenarios]
WENXIAN = read_policy(ROOT / "plugins/wenxian/src/admin_dispute_wenxian/policy.toml").policy


def test_two_counties_are_data_alone() -> None:
    """Nothing but TOML lies in them."""
    assert [package.policy.parent.name for package in COUNTIES] == ["one-month", "twenty-plus-ten"]
    files = [file for file in (ROOT / "examples" / "counties").rglob("*") if file.is_file()]
    assert {file.suffix for file in files} == {".toml"}


@pytest.mark.parametrize(("package", "scenario"), CASES, ids=lambda value: getattr(value, "stem", ""))
def test_their_own_rules_hold_and_wen_countys_differ(package: object, scenario: Path) -> None:
    """Every scenario holds under its county's file, and fails under Wen County's file and under its plugin."""
    own = next(other for other in COUNTIES if other is package).draft().policy
    told = read_scenario(scenario, start=own.effective)
    under_plugin = attrs.evolve(told, setting=attrs.evolve(told.setting, plugins=("wenxian",)))
    held = [
        (played := play(told, policy=own)).held,
        (elsewhere := play(told, policy=WENXIAN)).held,
        (there := play(under_plugin)).held,
    ]
    for each in (played, elsewhere, there):
        each.center.close()

    assert held == [True, False, False]


@pytest.mark.clause("WX-5.1")
@pytest.mark.parametrize("package", COUNTIES, ids=lambda package: package.policy.parent.name)
def test_every_value_of_theirs_says_how_sure_it_is(package: object) -> None:
    """Every parameter that a question of law reads is set, what nobody has seen is said; nothing passes as stated."""
    policy = next(other for other in COUNTIES if other is package).draft().policy
    sure = {parameter.name: parameter.provenance for parameter in policy.parameters}
    asked = {name for name, form in catalogue().items() if form.hook}

    assert faults_of_policy(policy) == ()
    assert asked <= set(sure) <= set(catalogue())
    assert Provenance.NOT_SEEN in sure.values()
    assert Provenance.STATED not in sure.values()
