"""What the author of a plugin is told of its fault: the line, the faults of its file, the step; no values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shell import SCENARIO, InstallPlugin, Run

from admin_dispute import PluginFault, Stage
from admin_dispute.law.fault import home_named, place_of
from admin_dispute.tenancy.plugins import load, table_for
from admin_dispute.testing import Office

RAISING = """
from admin_dispute import Period, hookimpl

def spoken(text):
    return Period.parse(text)

@hookimpl
def mediation_period(dispute):
    return spoken("王某 days")
"""
WRONG = """
from admin_dispute import hookimpl

@hookimpl
def mediation_period(dispute):
    return 30
"""
BAD_POLICY = """
from admin_dispute import hookimpl, policy_of

@hookimpl
def register_policies():
    return (policy_of('form = 1\\nversion = "甲"\\neffectiv = 2024-01-01').policy,)
"""


def test_the_line_of_the_plugin_is_named(install: InstallPlugin) -> None:
    """The innermost line of the plugin's own is named, though the exception came from the library; its text is not."""
    install("admin-dispute-raising", "raising", RAISING, "raising_rules")
    office = Office(plugins=("raising",))
    with pytest.raises(PluginFault) as fault:
        office.at(Stage.MEDIATING)

    assert fault.value.place == "raising_rules.py:5"
    assert fault.value.brief == "plugin-raised raising_rules.py:5"
    assert "raising_rules.py:5" in str(fault.value)
    assert "王某" not in str(fault.value)


def test_a_wrong_type_names_the_function(install: InstallPlugin) -> None:
    """An answer of another type is named with the line where its function begins."""
    install("admin-dispute-typed", "typed", WRONG, "typed_rules")
    office = Office(plugins=("typed",))
    with pytest.raises(PluginFault) as fault:
        office.at(Stage.MEDIATING)

    assert (fault.value.code, fault.value.place) == ("plugin-wrong-type", "typed_rules.py:4")


def test_a_function_from_elsewhere_is_named_by_its_own_file() -> None:
    """A hook that a plugin took from another package is named where that stands, by the file alone."""
    assert place_of(home_named, ("/srv/jia_rules",)).startswith("fault.py:")
    assert place_of(len, ("/srv/jia_rules",)) == ""


@pytest.mark.parametrize(
    ("entry", "source", "place"),
    [("early", "\n\n1 / 0\n", "early_rules.py:3"), ("unwritten", "x = 1\ny = = 2\n", "unwritten_rules.py:2")],
)
def test_an_import_that_fails_names_the_line(install: InstallPlugin, entry: str, source: str, place: str) -> None:
    """What is wrong with the file itself is named by its line, an error of syntax too."""
    install(f"admin-dispute-{entry}", entry, source, f"{entry}_rules")
    with pytest.raises(PluginFault) as fault:
        load(entry)

    assert (fault.value.code, fault.value.place) == ("plugin-broken", place)


def test_a_module_that_is_not_there_has_no_line() -> None:
    """An entry point that leads nowhere has no file to name."""
    assert home_named("no_such_rules") == ()


def test_the_faults_of_a_policy_file_are_passed_on(install: InstallPlugin) -> None:
    """A policy that a plugin ships and that can't be read is told with each fault and its path."""
    install("admin-dispute-draft", "draft", BAD_POLICY, "draft_rules")
    with pytest.raises(PluginFault) as fault:
        table_for(("draft",))

    assert fault.value.error == "BadConfiguration"
    assert {found.path for found in fault.value.faults} == {"effectiv", "effective", "source", "provenance"}
    assert "effectiv：" in str(fault.value)


def test_the_step_of_a_scenario_is_named(run: Run, install: InstallPlugin, monkeypatch: pytest.MonkeyPatch) -> None:
    """`run` says in which step of which file a plugin failed; the traceback comes only where it is asked for."""
    raising = RAISING.replace("mediation_period", "registration_consents")
    install("admin-dispute-silent", "silent", raising, "silent_rules")
    Path("case.toml").write_text(SCENARIO.replace("plugins = []", 'plugins = ["silent"]'), "utf-8")
    code, _, err = run("run", "case.toml")
    _, _, told = run("run", "case.toml", "--json")
    monkeypatch.setenv("ADMIN_DISPUTE_TRACEBACK", "1")
    _, _, traced = run("run", "case.toml")

    assert code == 6
    assert "发生在：case.toml step.1“登记争议”" in err
    assert "Traceback" not in err
    assert json.loads(told)["at"] == ["case.toml step.1“登记争议”"]
    assert "in spoken" in traced
