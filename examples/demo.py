"""The main job: published cases played in centers of their own, refusals explained, the ledger as a spreadsheet."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from admin_dispute import Decision
from admin_dispute.cli.output import CONSOLE, ledger_table, show_decision
from admin_dispute.cli.scenarios import show_played
from admin_dispute.reports.sheet import write_sheet
from admin_dispute.testing import Played, play, read_scenario

HERE = Path(__file__).parent
OUTPUT = HERE.parent / "demo-output"


def main() -> int:
    """Play every scenario; return 0 if all expectations held."""
    OUTPUT.mkdir(exist_ok=True)
    scenarios = [read_scenario(path) for path in sorted((HERE / "scenarios").glob("*.toml"))]
    played = []
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("演示案例", total=sum(len(scenario.steps) for scenario in scenarios))
        for scenario in scenarios:
            database = OUTPUT / f"{scenario.setting.id}.db"
            for suffix in ("", "-wal", "-shm"):
                database.with_name(database.name + suffix).unlink(missing_ok=True)
            played.append(play(scenario, f"sqlite:///{database}", lambda _: progress.advance(task)))
    for case in played:
        show_played(case)
    CONSOLE.print(ledger_table(row for case in played for row in case.ledger))
    CONSOLE.rule("[bold]一项决定的完整说明[/]")
    show_decision(_telling(played))
    sheet = OUTPUT / "ledger.xlsx"
    count = write_sheet((row for case in played for row in case.ledger), sheet)
    faults = sum(len(case.center.verify()) for case in played)
    CONSOLE.print(f"[green]✓[/] 台账 {count} 件已写出：{sheet.relative_to(HERE.parent)}；核验不符 {faults} 处")
    for case in played:
        case.center.close()
    return 0 if all(case.held for case in played) and not faults else 1


def _telling(played: list[Played]) -> Decision:
    """The refusal that rests on most clauses."""
    refused = [
        decision
        for case in played
        for dispute in case.disputes.values()
        for decision in case.center.acting("clerk").decisions(dispute)
        if not decision.allowed
    ]
    return max(refused, key=lambda decision: sum(len(reason.clauses) for reason in decision.reasons))


if __name__ == "__main__":
    sys.exit(main())
