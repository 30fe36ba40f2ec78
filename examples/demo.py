"""The main job: published cases played in centers of their own, decisions explained, the ledger as a spreadsheet."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.rule import Rule

from admin_dispute import Decision, Names, write_ledger
from admin_dispute.cli.output import CONSOLE, counting, done, say, show_decision
from admin_dispute.cli.scenarios import show_played, show_verdict
from admin_dispute.cli.table import ledger_table
from admin_dispute.testing import Played, play, read_scenario

HERE = Path(__file__).parent
OUTPUT = HERE.parent / "demo-output"


def main() -> int:
    """Play every scenario; return 0 if all expectations held."""
    OUTPUT.mkdir(exist_ok=True)
    scenarios = [read_scenario(path) for path in sorted((HERE / "scenarios").glob("*.toml"))]
    steps, looked = sum(len(scenario.steps) for scenario in scenarios), itertools.count(1)
    played = []
    with counting("演示案例") as counted:
        for scenario in scenarios:
            database = OUTPUT / f"{scenario.setting.id}.db"
            for suffix in ("", "-wal", "-shm"):
                database.with_name(database.name + suffix).unlink(missing_ok=True)
            played.append(play(scenario, f"sqlite:///{database}", lambda _: counted(next(looked), steps)))
    for case in played:
        show_played(case)
    CONSOLE.print(ledger_table(row for case in played for row in case.ledger))
    CONSOLE.print(Rule("两项决定的完整说明：一项准许，一项不予准许"))
    decided = [told for case in played for told in _decisions(case)]
    concluded = [told for told in decided if told[0].command == "conclude-agreement" and told[0].allowed]
    show_decision(*max(concluded, key=_weight))
    say("")
    show_decision(*max((told for told in decided if not told[0].allowed), key=_weight))
    sheet = OUTPUT / "ledger.xlsx"
    count = write_ledger((row for case in played for row in case.ledger), sheet)
    faults = sum(len(case.center.verify()) for case in played)
    say("")
    show_verdict(played)
    done(f"台账 {count} 件已写出：{sheet.relative_to(HERE.parent)}；核验不符 {faults} 处")
    for case in played:
        case.center.close()
    return 0 if all(case.held for case in played) and not faults else 1


def _decisions(case: Played) -> Iterator[tuple[Decision, Names]]:
    clerk = case.center.acting("clerk")
    for dispute in case.disputes.values():
        names = clerk.names(dispute)
        for decision in clerk.decisions(dispute):
            yield decision, names


def _weight(told: tuple[Decision, Names]) -> int:
    """How many clauses a decision rests on."""
    return sum(len(reason.clauses) for reason in told[0].reasons)


if __name__ == "__main__":
    sys.exit(main())
