"""`run`: scenario files played one after the other, every expectation compared."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from rich.rule import Rule
from rich.text import Text

from admin_dispute.center.acting import Acting
from admin_dispute.center.reading.decisions import Decision
from admin_dispute.center.reading.names import Names
from admin_dispute.cli.common import JSON
from admin_dispute.cli.output import (
    BAD,
    CONSOLE,
    ERRORS,
    FAINT,
    GOOD,
    STRONG,
    WARNED,
    cited,
    counting,
    done,
    say,
    show_decision,
    show_json,
    show_ruling,
)
from admin_dispute.cli.table import ledger_table
from admin_dispute.cli.usage import FILE, Command
from admin_dispute.domain.errors import BadConfiguration, NotFound
from admin_dispute.domain.overdue import Lateness
from admin_dispute.domain.parameters import Policy
from admin_dispute.domain.words import term, title
from admin_dispute.law.drafting import faults_of_policy
from admin_dispute.reports.row import LedgerRow
from admin_dispute.reports.sheet import write_ledger
from admin_dispute.schemas.policies import read_policy
from admin_dispute.testing.play import Played, Step, play
from admin_dispute.testing.scenario import Scenario, read_scenario


@click.command("run", cls=Command, example="run case.toml --explain")
@click.argument("scenarios", nargs=-1, required=True, type=FILE, metavar="案例文件…")
@click.option("--policy", "draft", type=FILE, metavar="文件", help="改按这个政策文件演示，代替案例所用插件的政策")
@click.option("--explain", is_flag=True, help="详细说明每件争议的最后一项不予准许和最后一项准许")
@click.option("--xlsx", type=FILE, metavar="文件", help="把各案的台账写成一张电子表格")
@click.option("--quiet", is_flag=True, help="只报告不符之处")
@JSON
@click.pass_context
def run_(
    ctx: click.Context,
    scenarios: tuple[Path, ...],
    draft: Path | None,
    explain: bool,
    xlsx: Path | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """演示案例文件。全部预期都符合时退出码为 0，否则为 1。

    用 --policy 时，政策仍自案例所写的起始日（policy_start）适用；案例没有写的，自政策文件的施行日适用。
    """
    policy = None if draft is None else sound_policy(draft)
    start = None if policy is None else policy.effective
    told = [read_scenario(path, start=start) for path in scenarios]
    shown = played_all(told, policy)
    for played in shown:
        ctx.call_on_close(played.center.close)
    rows: list[LedgerRow] = [row for played in shown for row in played.ledger]
    if as_json:
        show_json([report_of(played) for played in shown])
    else:
        for played in shown:
            if not quiet or not played.held:
                show_played(played, explain=explain)
        if not quiet:
            CONSOLE.print(ledger_table(rows))
            show_verdict(shown)
    if xlsx is not None:
        done(f"台账已写出 {write_ledger(rows, xlsx)} 件：{xlsx}", ERRORS)
    ctx.exit(0 if all(played.held for played in shown) else 1)


def sound_policy(file: Path) -> Policy:
    """Read a policy file that can be adopted.

    Raises:
        BadConfiguration: it can't be read, or has faults; each with its path.
    """
    policy = read_policy(file).policy
    if faults := faults_of_policy(policy):
        raise BadConfiguration("bad-policy", faults, file=file.name)
    return policy


def played_all(told: Sequence[Scenario], policy: Policy | None) -> list[Played]:
    """Play scenarios one after the other, showing how far they have come; the caller closes their centers."""
    steps, looked = sum(len(scenario.steps) for scenario in told), itertools.count(1)
    with counting("演示案例") as counted:
        return [play(scenario, progress=lambda _: counted(next(looked), steps), policy=policy) for scenario in told]


def show_verdict(played: Iterable[Played]) -> None:
    """Print whether everything turned out as the files expect."""
    cases = list(played)
    steps = sum(len(case.steps) for case in cases)
    if all(case.held for case in cases):
        done(f"{len(cases)} 个案例、{steps} 步，全部预期都符合")
    else:
        wrong = "、".join(case.scenario.file for case in cases if not case.held)
        say((f"✗ 有预期不符：{wrong}", BAD))


def show_played(played: Played, *, explain: bool = False) -> None:
    """Print a case: where it comes from, its path, and what did not hold."""
    _head(played.scenario)
    clerk = played.center.acting("clerk")
    names = {of: clerk.names(stream) for of, stream in played.disputes.items()}
    for step in played.steps:
        about = step.told.fields.get("dispute", step.told.of)  # an appointment speaks of the dispute that it is for
        _step(step, names.get(about) or clerk.names())
    for wrong in played.amiss:
        say((f"  不符预期：{wrong}", BAD))
    if explain:
        for of, stream in played.disputes.items():
            decided = _decided(clerk, stream)
            if not decided:
                continue
            refused = [decision for decision in decided if not decision.allowed]
            longest = max((d for d in decided if d.allowed), key=lambda decision: len(decision.reasons))
            say(("  说明：", STRONG))
            for decision in (*refused[-1:], longest):
                show_decision(decision, names[of])


def _decided(clerk: Acting, stream: str) -> tuple[Decision, ...]:
    """Decisions of a stream; none where it is not the clerk's to read."""
    try:
        return tuple(clerk.decisions(stream))
    except NotFound:
        return ()


def show_amiss(played: Played) -> None:
    """Print one line for a case, and below it each step whose expectation did not hold."""
    mark = ("✓", GOOD) if played.held else ("✗", BAD)
    say("  ", mark, f" {played.scenario.file}：{played.scenario.title}")
    for number, step in enumerate(played.steps, 1):
        for wrong in step.amiss:
            did = "" if step.ruling is None else title(step.ruling.command)
            say((f"      第{number}步 {step.on} {did}：{wrong}", BAD))
    for wrong in played.amiss:
        say((f"      结果：{wrong}", BAD))


def _head(scenario: Scenario) -> None:
    setting = scenario.setting
    CONSOLE.print(Rule(Text(scenario.title, STRONG)))
    say(f"  来源：{scenario.source}")
    say(f"  中心：{setting.name}；辖区 {'、'.join(setting.area)}；政策自 {setting.policy_start} 起（假设）")
    for assumed in scenario.assumed:
        say((f"  假设：{assumed}", FAINT))


_UNDER = " " * 13


def _step(step: Step, names: Names) -> None:
    if step.ruling is None:
        noted = "、".join(_late(step.noted, names))
        say(f"  {step.on} ", ("时间流逝", "blue"), f"：新记逾期 {len(step.noted)} 项" + (f"：{noted}" if noted else ""))
        for alarm in step.alarms:
            say((f"{_UNDER}! {alarm.way}将于{alarm.until}届满（{names.within(alarm.act)}），调解期间照算", WARNED))
        return
    if step.ruling.allowed:
        say(f"  {step.on} ", (f"✓ {title(step.ruling.command)}", GOOD), cited(step.ruling.clauses))
        for warning in step.ruling.warnings:
            say((f"{_UNDER}! {names.within(warning.text)}", WARNED))
    else:
        show_ruling(step.ruling, before=f"  {step.on} ", names=names)
    if step.told.assumed:
        say((f"{_UNDER}假设：{step.told.assumed}", FAINT))
    for wrong in step.amiss:
        say((f"{_UNDER}不符预期：{wrong}", BAD))


_NAMED = 3


def _late(noted: Iterable[Lateness], names: Names) -> Iterator[str]:
    """Say what is late: of each kind of deadline the first, and how many there are."""
    kinds: dict[str, list[Lateness]] = {}
    for late in noted:
        kinds.setdefault(late.clock, []).append(late)
    for clock, several in kinds.items():
        named = "、".join(f"{names.within(late.subject)}，{late.due}届满" for late in several[:_NAMED])
        yield f"{term('clock', clock)}（{named}{f'等{len(several)}项' if len(several) > _NAMED else ''}）"


def report_of(played: Played) -> dict[str, object]:
    """Return what came of a case as JSON shows it."""
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
                "alarms": step.alarms,
                "amiss": step.amiss,
            }
            for step in played.steps
        ],
    }
