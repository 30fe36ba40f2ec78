"""What each paper opens, as a page."""

from __future__ import annotations

from pathlib import Path

from admin_dispute.domain.dispute.enforcement.table import LAWS, orderers
from admin_dispute.domain.dispute.enforcement.titles import INSTRUMENTS, Side, regime_of
from admin_dispute.domain.dispute.force import WayOfEffect
from admin_dispute.domain.words import worded
from admin_dispute.law.effect_ways import WAYS_OF_EFFECT


def enforcement() -> str:
    """What each paper opens against an agency and a citizen: measures, who orders them, articles."""
    lines = [
        "# Enforcement\n",
        "What can be done about an obligation follows from the paper that carries it. `admin-dispute enforcement` and",
        "`Acting.enforcement` say for each obligation of a dispute which measures are open today, and what the others",
        "lack; each measure then needs its proposal, decision, approval (where the law demands it), service and",
        "outcome. What stands in bold is not stated by a text that was read.\n",
        "## Which paper opens what\n",
        "| paper | 文书 | against an agency | against a citizen |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| `{way.code}` | {way.name} | {_regime(way, Side.AGENCY)} | {_regime(way, Side.CITIZEN)} |"
        for way in (*INSTRUMENTS, *WAYS_OF_EFFECT)
    ]
    lines += ["\n## Measures\n", "| regime | against | measure | who orders it | limits | articles |"]
    lines.append("|---|---|---|---|---|---|")
    for row in LAWS:
        where = f"{row.regime}（{worded(row.regime)}） | {worded(row.side)}"
        limits = [f"{row.least}–{row.most} yuan"] if row.most is not None else []
        limits += [f"at most {row.longest} days"] if row.longest is not None else []
        limits += ["approved by the president"] if row.approved else []
        limits += [f"**{row.provenance}**"] if row.provenance != "stated" else []
        by, articles = "、".join(orderers(row)), "、".join(row.clauses)
        lines.append(f"| {where} | `{row.kind}`（{worded(row.kind)}） | {by} | {'; '.join(limits)} | {articles} |")
    told = Path(__file__).with_name("enforcing.md").read_text("utf-8")
    return "\n".join(lines) + f"\n\n{told}"


def _regime(way: WayOfEffect, side: Side) -> str:
    unsure = "" if way.provenance == "stated" else f" **{way.provenance}**"
    return worded(regime_of(way, side)) + unsure
