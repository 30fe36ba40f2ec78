"""The schema of commands from the command line: `schema`."""

from __future__ import annotations

import click

from admin_dispute.cli.output import show_json
from admin_dispute.cli.usage import Command
from admin_dispute.schemas.json_schema import json_schema


@click.command("schema", cls=Command, example="schema record-consent")
@click.argument("command", required=False, metavar="[命令]")
def schema_(command: str | None) -> None:
    """输出命令字段的 JSON Schema（2020-12）；不写命令的，输出全部命令。"""
    show_json(json_schema(command))
