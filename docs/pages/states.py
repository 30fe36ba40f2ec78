"""The stages, what leads from one to the other, and the four lines, as a page."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pages.common import HERE, code, codes

from admin_dispute.domain.act import COMMANDS
from admin_dispute.domain.dispute.challenged import Validity
from admin_dispute.domain.dispute.closing import Outcome
from admin_dispute.domain.dispute.ending import ENDS
from admin_dispute.domain.dispute.force import Force
from admin_dispute.domain.dispute.obligation import Standing
from admin_dispute.domain.dispute.proceedings import ProceedingEnd
from admin_dispute.domain.dispute.rounds import Ending
from admin_dispute.domain.dispute.stage import Stage
from admin_dispute.domain.next_step import TOWARDS
from admin_dispute.domain.words import title, worded

LINES: tuple[tuple[str, str, Iterable[Any]], ...] = (
    ("how each round ended", "rounds.ending", Ending),
    ("how each proceeding ended", "proceedings.ended.how", ProceedingEnd),
    ("what gave a settlement its force", "agreements.force", Force),
    ("how far it is performed", "obligations.standing", Standing),
    ("what became of the challenged act and earlier judgments", "challenged.validity", Validity),
)


def states() -> str:
    """The stages with what leads from one to the other, the endings, and the four lines with their states."""
    moves: dict[str, list[str]] = tomllib.loads((HERE / "moves.toml").read_text("utf-8"))
    edges: dict[tuple[str, str], list[str]] = {}
    for name, made in moves.items():
        for move in made:
            before, after = move.split(" > ")
            edges.setdefault((before, after), []).append(name)
    return "\n".join((*_diagram(edges), *_stages(edges), *_fitting(), *_endings())) + "\n"


Edges = Mapping[tuple[str, str], list[str]]
"""What leads from one stage to another."""


def _diagram(edges: Edges) -> Iterator[str]:
    yield "# States\n"
    yield "A dispute has one stage, where the work of the center stands, and four lines that speak for themselves: a"
    yield "closed dispute is not a performed one. The moves are written by hand in [`moves.toml`](moves.toml); the"
    yield "random walks of the tests make no other, and each is made by a test.\n"
    yield from ("```mermaid", "stateDiagram-v2", f"    [*] --> {Stage.OFFERED}: register-dispute")
    yield from (f"    {before} --> {after}: {', '.join(names)}" for (before, after), names in edges.items())
    yield "```\n"


def _stages(edges: Edges) -> Iterator[str]:
    yield from ("| stage | 阶段 | reached by | leads to |", "|---|---|---|---|")
    for stage in Stage:
        reached = [
            f"{', '.join(map(code, names))} from {before}" for (before, to), names in edges.items() if to == stage
        ]
        reached += ["`register-dispute`, `split-off`"] if stage is Stage.OFFERED else []
        towards = ", ".join(map(code, TOWARDS[stage]))
        yield f"| `{stage}` | {worded(stage)} | {'; '.join(reached)} | {towards} |"
    yield '\nWhat stands under "leads to" is the goal that `options` and `show` derive the next step from.\n'


def _fitting() -> Iterator[str]:
    yield "## What fits when\n"
    yield f"Commands that are not listed fit every stage.\n\n| command | {' | '.join(Stage)} |"
    yield "|---|" + "---|" * len(Stage)
    for name, form in COMMANDS.items():
        if form.stages:
            cells = " | ".join("✓" if stage in form.stages else "" for stage in Stage)
            yield f"| `{name}`（{title(name)}） | {cells} |"


def _endings() -> Iterator[str]:
    yield from ("\n## How it ends\n", "| what | endings |", "|---|---|")
    yield f"| a round of mediation | {codes(Ending)} |"
    yield from (f"| {kind}（{worded(kind)}） | {codes(ends)} |" for kind, ends in ENDS.items())
    yield f"| the work of the center (`close-dispute`, `merge-into`) | {codes(Outcome)} |"
    yield from ("\n## The four lines\n", "| line | where it stands | states |", "|---|---|---|")
    yield from (f"| {line} | `{where}` | {codes(kind)} |" for line, where, kind in LINES)
