"""How the command line fails: a message with a stable code in Chinese, or the same as JSON; never a traceback."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any, ClassVar

import click

from admin_dispute.cli.output import BAD, ERRORS, WARNED, json_text, say, show_ruling
from admin_dispute.domain.errors import AdminDisputeError, Refused
from admin_dispute.domain.words import label
from admin_dispute.schemas import plain_value


class Unexpected(AdminDisputeError):
    """The program itself is at fault: the kind of exception and its place, never its text, which may hold values."""

    exit_code: ClassVar[int] = 70

    @classmethod
    def of(cls, error: Exception) -> Unexpected:
        """Return what is told of an exception that nobody expected."""
        last = traceback.extract_tb(error.__traceback__)[-1]
        return cls("unexpected", kind=type(error).__name__, place=f"{Path(last.filename).name}:{last.lineno}")


def show_error(error: AdminDisputeError, *, as_json: bool = False) -> None:
    """Print what happened, why, what to do, on the error stream; each fault with its place."""
    if as_json:
        click.echo(json_text(told_of(error)), err=True)
    elif isinstance(error, Refused):
        show_ruling(error.ruling, ERRORS)
    else:
        say((f"✗ {error.what}", BAD), f"（{error.code}）", to=ERRORS)
        say(f"  原因：{error.why}", to=ERRORS)
        say(f"  办法：{error.todo}", to=ERRORS)
        for fault in error.facts.get("faults", ()):
            say("  · ", (_place(fault.path, error.facts), WARNED), f"：{fault.text}", to=ERRORS)
        for note in getattr(error, "__notes__", ()):
            say(f"  发生在：{note}", to=ERRORS)


def _place(path: str, facts: dict[str, Any]) -> str:
    """The path of a fault, with the Chinese label of the field it leads to."""
    fields = [name for name in path.split(".") if not name.isdecimal()]
    owner = fields[-2].removesuffix("s") if len(fields) > 1 else str(facts.get("command") or "report")
    said = label(fields[-1], owner) if fields else ""
    return f"{path}（{said}）" if said and said not in (path, fields[-1]) else path or "（整体）"


def told_of(error: AdminDisputeError) -> dict[str, Any]:
    """Return the members of an error as JSON shows them."""
    facts = {name: plain_value(fact) for name, fact in error.facts.items() if name not in {"faults", "ruling"}}
    told = {"error": error.code, "what": error.what, "why": error.why, "todo": error.todo, "facts": facts}
    for name in ("faults", "ruling"):
        if name in error.facts:
            told[name] = plain_value(error.facts[name])
    if notes := getattr(error, "__notes__", None):
        told["at"] = notes
    return told
