"""Commands that plugins bring to the command line: found by their entry points, never in the place of our own."""

from __future__ import annotations

import pytest
from shell import Install, Run

GREETING = "import click\n@click.command()\ndef command():\n    click.echo('来自插件')\n"


def test_a_command_of_a_plugin(run: Run, bring: Install) -> None:
    """It is listed with its distribution, and runs."""
    bring("greet-court", GREETING)

    assert run("greet-court")[:2] == (0, "来自插件\n")
    assert "由插件 brings_greet_court 提供" in run("--help")[1]


def test_our_own_commands_stay(run: Run, bring: Install) -> None:
    """A plugin's command under a name of ours is not taken."""
    bring("schema", GREETING)

    assert "来自插件" not in run("schema", "record-consent")[1]
    assert "brings_schema" not in run("--help")[1]


@pytest.mark.parametrize("source", ["raise RuntimeError", "raise SystemExit", "command = 3\n"])
def test_a_broken_command_of_a_plugin(run: Run, bring: Install, source: str) -> None:
    """One that can't be imported, or is none, is named with its distribution."""
    name = f"broken-{len(source)}"
    bring(name, source)
    code, _, err = run(name)

    assert code == 6
    assert f"brings_broken_{len(source)}" in err
