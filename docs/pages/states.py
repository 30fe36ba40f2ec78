"""The stages, what leads from one to the other, and the four lines, as a page."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
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
    rows = [(name, *move.split(" > ")) for name, made in moves.items() for move in made]
    edges: dict[tuple[str, str], list[str]] = {}
    for name, before, after in rows:
        edges.setdefault((before, after), []).append(name)
    lines = [
        "# States\n",
        "A dispute has one stage, where the work of the center stands, and four lines that speak for themselves: a",
        "closed dispute is not a performed one. The moves are written by hand in [`moves.toml`](moves.toml); the",
        "random walks of the tests make no other, and each is made by a test.\n",
        "```mermaid",
        "stateDiagram-v2",
        f"    [*] --> {Stage.OFFERED}: register-dispute",
        *(f"    {before} --> {after}: {', '.join(names)}" for (before, after), names in edges.items()),
        "```\n",
        "| stage | 阶段 | reached by | leads to |",
        "|---|---|---|---|",
    ]
    for stage in Stage:
        reached = [
            f"{', '.join(map(code, names))} from {before}" for (before, to), names in edges.items() if to == stage
        ]
        reached += ["`register-dispute`, `split-off`"] if stage is Stage.OFFERED else []
        towards = ", ".join(map(code, TOWARDS[stage]))
        lines.append(f"| `{stage}` | {worded(stage)} | {'; '.join(reached)} | {towards} |")
    lines += [
        '\nWhat stands under "leads to" is the goal that `options` and `show` derive the next step from.\n',
        "## What fits when\n",
        f"Commands that are not listed fit every stage.\n\n| command | {' | '.join(Stage)} |",
        "|---|" + "---|" * len(Stage),
    ]
    for name, form in COMMANDS.items():
        if form.stages:
            cells = " | ".join("✓" if stage in form.stages else "" for stage in Stage)
            lines.append(f"| `{name}`（{title(name)}） | {cells} |")
    lines += ["\n## How it ends\n", "| what | endings |", "|---|---|"]
    lines.append(f"| a round of mediation | {codes(Ending)} |")
    lines += [f"| {kind}（{worded(kind)}） | {codes(ends)} |" for kind, ends in ENDS.items()]
    lines.append(f"| the work of the center (`close-dispute`, `merge-into`) | {codes(Outcome)} |")
    lines += ["\n## The four lines\n", "| line | where it stands | states |", "|---|---|---|"]
    lines += [f"| {line} | `{where}` | {codes(kind)} |" for line, where, kind in LINES]
    return "\n".join(lines) + "\n"
