"""`policy`: looking at drafts and versions as a drafter does, and adopting one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from rich.table import Table

from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.output import BAD, CONSOLE, GOOD, WARNED, say, show_json, show_ruling
from admin_dispute.cli.usage import DAY, FILE, Command, Group
from admin_dispute.domain.errors import BadConfiguration
from admin_dispute.domain.parameters import Policy
from admin_dispute.domain.words import worded
from admin_dispute.law.drafting import differences, faults_of_policy, gaps_of_policy, stated
from admin_dispute.schemas.policies import read_policy


@click.group("policy", cls=Group)
def policy_() -> None:
    """政策：检查草案、查看某日施行的政策、比较两个版本、通过一个版本。"""


@policy_.command("check", cls=Command)
@click.argument("file", type=FILE, metavar="文件")
@JSON
@click.pass_context
def check(ctx: click.Context, file: Path, as_json: bool) -> None:
    """检查政策草案：不认识或者缺少的参数、与国家规定相抵触的值、没有依据的值。有错时退出码为 1。"""
    draft = read_policy(file)
    faults, gaps = faults_of_policy(draft.policy), gaps_of_policy(draft.policy)
    if as_json:
        show_json({"faults": faults, "gaps": gaps})
    else:
        for fault in faults:
            say((f"✗ {fault.path}：{fault.text}", BAD))
        for gap in gaps:
            say((f"! {gap.path}：{gap.text}", WARNED))
        say(("✗ 不能通过", BAD) if faults else ("✓ 可以通过", GOOD))
    ctx.exit(1 if faults else 0)


@policy_.command("show", cls=Command)
@CENTER
@click.option("--on", type=DAY, help="哪一天施行的（默认今天）")
@JSON
@click.pass_context
def show(ctx: click.Context, center: str, on: date | None, as_json: bool) -> None:
    """显示某日施行的政策：每个参数的值、来源和依据可靠程度。"""
    opened = center_of(ctx, center)
    policy = opened.policy(on or opened.today())
    if as_json:
        show_json(policy)
        return
    say(f"{policy.version}，自{policy.effective}起施行（{worded(policy.provenance)}）")
    say(f"来源：{policy.source}；适用于{worded(policy.applies)}")
    CONSOLE.print(policy_table(policy))


@policy_.command("diff", cls=Command)
@click.argument("before", type=FILE, metavar="旧文件")
@click.argument("after", type=FILE, metavar="新文件")
@JSON
def diff(before: Path, after: Path, as_json: bool) -> None:
    """用文字说明两个政策文件的不同之处。"""
    old, new = read_policy(before).policy, read_policy(after).policy
    changes = differences(old, new)
    if as_json:
        show_json(changes)
        return
    say(f"{old.version}（{old.effective}起）→ {new.version}（{new.effective}起）")
    if old.applies != new.applies:
        say(f"· 适用范围：由“{worded(old.applies)}”改为“{worded(new.applies)}”")
    for change in changes:
        say(f"· {change.title}：由“{change.before}”改为“{change.after}”（{change.source}）")
    if not changes:
        say("各参数的值相同")


@policy_.command("adopt", cls=Command)
@CENTER
@click.argument("file", type=FILE, metavar="文件")
@AS
@click.option("--on", type=DAY, help="通过之日（默认今天）")
@click.pass_context
def adopt(ctx: click.Context, center: str, file: Path, actor: str, on: date | None) -> None:
    """通过一个政策文件：全文和摘要写入记录，自其施行日起适用。"""
    draft = read_policy(file)
    if faults := faults_of_policy(draft.policy):
        raise BadConfiguration("bad-policy", faults, file=file.name)
    opened = center_of(ctx, center)
    day: date = on or opened.today()
    show_ruling(opened.acting(actor).execute(draft.adoption(day)).ruling)


def policy_table(policy: Policy) -> Table:
    """Return a policy as a table: what each parameter says, and where that comes from."""
    table = Table("参数", "含义", "值", "来源", "依据")
    for said in stated(policy):
        if said.parameter is None:
            table.add_row(said.form.name, said.form.title, "未规定", "", "")
        else:
            row = (said.form.name, said.form.title, said.parameter.value, said.parameter.source)
            table.add_row(*row, worded(said.parameter.provenance))
    return table
