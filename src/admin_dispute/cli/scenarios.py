"""`run`: scenario files played one after the other, every expectation compared."""

from __future__ import annotations

from pathlib import Path

import click

from admin_dispute.cli.common import JSON
from admin_dispute.cli.output import CONSOLE, ERRORS, ledger_table, show_decision, show_json, show_ruling
from admin_dispute.domain.words import title
from admin_dispute.reports.ledger import LedgerRow
from admin_dispute.testing.play import Played, Step, play
from admin_dispute.testing.scenario import Scenario, read_scenario


@click.command("run")
@click.argument("scenarios", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--explain", is_flag=True, help="详细说明每件争议的最后一项不予准许和最后一项准许")
@click.option("--xlsx", type=click.Path(path_type=Path), help="把各案的台账写成一张电子表格")
@click.option("--quiet", is_flag=True, help="只报告不符之处")
@JSON
@click.pass_context
def run_(
    ctx: click.Context,
    scenarios: tuple[Path, ...],
    explain: bool,
    xlsx: Path | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """演示案例文件。全部预期都符合时退出码为 0，否则为 1。"""
    told = [read_scenario(path) for path in scenarios]
    rows: list[LedgerRow] = []
    reports = []
    held = True
    for scenario in told:
        played = play(scenario)
        held &= played.held
        rows += played.ledger
        if as_json:
            reports.append(_report(played))
        elif not quiet or not played.held:
            show_played(played, explain=explain)
        played.center.close()
    if as_json:
        show_json(reports)
    elif not quiet:
        CONSOLE.print(ledger_table(rows))
    if xlsx is not None:
        from admin_dispute.reports.sheet import write_sheet  # noqa: PLC0415 - an extra

        ERRORS.print(f"[green]✓[/] 台账已写出 {write_sheet(rows, xlsx)} 件：{xlsx}")
    ctx.exit(0 if held else 1)


def show_played(played: Played, *, explain: bool = False) -> None:
    """Print a case: where it comes from, its path, and what did not hold."""
    _head(played.scenario)
    for step in played.steps:
        _step(step)
    for wrong in played.amiss:
        CONSOLE.print(f"  [bold red]不符预期：{wrong}[/]")
    if explain:
        clerk = played.center.acting("clerk")
        for dispute in played.disputes.values():
            decided = clerk.decisions(dispute)
            refused = [decision for decision in decided if not decision.allowed]
            longest = max((d for d in decided if d.allowed), key=lambda decision: len(decision.reasons))
            CONSOLE.print("  [bold]说明：[/]")
            for decision in (*refused[-1:], longest):
                show_decision(decision)


def _head(scenario: Scenario) -> None:
    setting = scenario.setting
    CONSOLE.rule(f"[bold]{scenario.title}[/]")
    CONSOLE.print(f"  来源：{scenario.source}")
    CONSOLE.print(f"  中心：{setting.name}；辖区 {'、'.join(setting.area)}；政策自 {setting.policy_start} 起（假设）")
    for assumed in scenario.assumed:
        CONSOLE.print(f"  [dim]假设：{assumed}[/]")


def _step(step: Step) -> None:
    if step.ruling is None:
        CONSOLE.print(f"  {step.on} [blue]时间流逝[/]：新记逾期 {step.noted} 项")
        return
    CONSOLE.print(f"  {step.on} ", end="")
    if step.ruling.allowed:
        CONSOLE.print(f"[green]✓ {title(step.ruling.command)}[/] [dim]{'、'.join(step.ruling.clauses)}[/]")
        for warning in step.ruling.warnings:
            CONSOLE.print(f"             [yellow]! {warning.text}[/]")
    else:
        show_ruling(step.ruling)
    if step.told.assumed:
        CONSOLE.print(f"             [dim]假设：{step.told.assumed}[/]")
    for wrong in step.amiss:
        CONSOLE.print(f"             [bold red]不符预期：{wrong}[/]")


def _report(played: Played) -> dict[str, object]:
    return {
        "file": played.scenario.file,
        "title": played.scenario.title,
        "held": played.held,
        "amiss": list(played.amiss),
        "steps": [
            {
                "on": step.on,
                "command": step.told.command,
                "ruling": step.ruling,
                "noted": step.noted,
                "amiss": step.amiss,
            }
            for step in played.steps
        ],
    }
