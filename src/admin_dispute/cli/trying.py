"""`test`: a drafter's whole package, policy and scenarios, tried at once without Python."""

from __future__ import annotations

from pathlib import Path

import click

from admin_dispute.cli.common import JSON
from admin_dispute.cli.failing import told_of
from admin_dispute.cli.output import BAD, GOOD, STRONG, done, say, show_json
from admin_dispute.cli.scenarios import played_all, report_of, show_amiss
from admin_dispute.cli.usage import FILE, Command
from admin_dispute.domain.errors import BadConfiguration, Fault
from admin_dispute.law.drafting import faults_of_policy
from admin_dispute.testing.package import Package, packages
from admin_dispute.testing.play import Played
from admin_dispute.testing.scenario import read_scenario


@click.command("test", cls=Command, example="test county")
@click.argument("directory", type=FILE, metavar="目录")
@JSON
@click.pass_context
def test_(ctx: click.Context, directory: Path, as_json: bool) -> None:
    """检查目录下的 policy.toml，并按它演示旁边 scenarios 目录中的全部案例。

    插件的文件夹，案例在 pyproject.toml 旁边，按案例所列的插件演示，须先安装。

    目录下可以有几个这样的政策。政策没有错误、全部预期都符合时退出码为 0，否则为 1。
    """
    reports, held = [], True
    for package in packages(directory):
        faults, unread, played = _tried(ctx, package)
        held = held and not faults and not unread and all(case.held for case in played)
        if as_json:
            report = {"policy": str(package.policy), "faults": faults, "unread": [told_of(error) for error in unread]}
            reports.append({**report, "cases": [*map(report_of, played)]})
        else:
            _show(package, faults, unread, played)
    if as_json:
        show_json(reports)
    ctx.exit(0 if held else 1)


def _tried(ctx: click.Context, package: Package) -> tuple[tuple[Fault, ...], list[BadConfiguration], list[Played]]:
    """What is wrong with the policy; where nothing is, which scenarios make no sense, and how the others turn out."""
    policy = package.draft().policy
    if faults := faults_of_policy(policy):
        return faults, [], []
    unread: list[BadConfiguration] = []
    played: list[Played] = []
    for path in package.scenarios:
        try:
            start, tried = (None, None) if package.shipped else (policy.effective, policy)
            played += played_all([read_scenario(path, start=start)], tried)
        except BadConfiguration as error:  # it keeps no other from being played
            unread.append(error)
    for case in played:
        ctx.call_on_close(case.center.close)
    return (), unread, played


def _show(package: Package, faults: tuple[Fault, ...], unread: list[BadConfiguration], played: list[Played]) -> None:
    say((f"{package.policy}", STRONG))
    if faults:
        say(("  ✗ 政策文件有误，没有演示案例", BAD))
        for fault in faults:
            say((f"    {fault.path}：{fault.text}", BAD))
        return
    say("  ", ("✓", GOOD), " 政策文件没有错误")
    for case in played:
        show_amiss(case)
    for error in unread:
        say("  ", ("✗", BAD), f" {error.what}")
        say((f"      {error.why}", BAD))
        for fault in error.faults:
            say((f"      {fault.path}：{fault.text}", BAD))
    wrong = sum(1 for case in played if not case.held)
    steps = sum(len(case.steps) for case in played)
    if wrong or unread:
        read = f"，{len(unread)} 个读不懂" if unread else ""
        say((f"✗ {len(played) + len(unread)} 个案例，其中 {wrong} 个有预期不符{read}", BAD))
    else:
        done(f"{len(played)} 个案例、{steps} 步，全部预期都符合")
