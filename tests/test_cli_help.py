"""The help of every command of the command line: what it does in Chinese, and a line that works."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

import click
import pytest

from admin_dispute.cli import COMMANDS, cli
from admin_dispute.cli.usage import Command


def commands() -> Iterator[tuple[str, Command]]:
    """Give every command with its name, those of groups one by one; but `do`, whose help is each act's."""
    ctx = click.Context(cli)
    for name in cli.list_commands(ctx):
        command = cli.get_command(ctx, name)
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", one) for inner, one in command.commands.items() if isinstance(one, Command))
        elif name != "do" and isinstance(command, Command):
            yield name, command


EVERY = dict(commands())


def test_no_command_is_left_out() -> None:
    """Each is of the kind whose help has an example, those of plugins among them."""
    assert {name.split()[0] for name in EVERY} >= set(COMMANDS) - {"do"}
    assert "quarterly-return" in EVERY


@pytest.mark.parametrize("name", EVERY)
def test_the_example_can_be_typed(name: str) -> None:
    """The example in the help begins with the command and is read whole: every option is there, nothing is missing."""
    command = EVERY[name]
    typed = shlex.split(command.example)
    words = len(name.split())

    assert " ".join(typed[:words]) == name
    with command.make_context(name, typed[words:]):
        assert f"\n  admin-dispute {command.example}" in command.get_help(click.Context(command, info_name=name))
