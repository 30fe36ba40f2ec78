"""`policy`: looking at drafts and versions as a drafter does, and adopting one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import click

from admin_dispute.center.application import Center
from admin_dispute.center.reading.adoptions import Adoption
from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.output import (
    BAD,
    FAINT,
    GOOD,
    STRONG,
    UNNAMED,
    WARNED,
    actor_named,
    done,
    say,
    show_json,
    show_ruling,
)
from admin_dispute.cli.usage import DAY, FILE, Command, Group
from admin_dispute.domain.errors import BadConfiguration, Fault, NotFound
from admin_dispute.domain.parameters import Policy
from admin_dispute.domain.words import worded
from admin_dispute.law.drafting import (
    Difference,
    Gap,
    GapKind,
    Stated,
    differences,
    faults_of_policy,
    gaps_of_policy,
    stated,
    whom,
)
from admin_dispute.schemas.page import writing
from admin_dispute.schemas.policies import read_policy, readable_part


@click.group("policy", cls=Group)
def policy_() -> None:
    """政策：检查草案、查看某日施行的政策、比较两个版本、通过一个版本。"""


@policy_.command("check", cls=Command, example="policy check draft.toml")
@click.argument("file", type=FILE, metavar="文件")
@JSON
@click.pass_context
def check(ctx: click.Context, file: Path, as_json: bool) -> None:
    """检查政策草案：不认识或者缺少的参数、与国家规定相抵触的值、没有依据的值。有错时退出码为 1。"""
    faults, gaps = _examined(file)
    if as_json:
        show_json({"faults": faults, "gaps": gaps})
    else:
        for fault in faults:
            say((f"✗ {fault.path}：{fault.text}", BAD))
        for kind, head in _GAPS.items():
            _show_gaps(head, [gap for gap in gaps if gap.kind is kind])
        say(("✗ 不能通过", BAD) if faults else ("✓ 可以通过", GOOD))
    ctx.exit(1 if faults else 0)


def _examined(file: Path) -> tuple[tuple[Fault, ...], tuple[Gap, ...]]:
    """Return every fault of a draft, and what it leaves open where it could be read whole.

    Raises:
        BadConfiguration: no such file, or not TOML.
    """
    try:
        policy = read_policy(file).policy
    except BadConfiguration as unread:
        if unread.code != "bad-policy":
            raise
        return (*unread.faults, *faults_of_policy(readable_part(file))), ()
    return faults_of_policy(policy), gaps_of_policy(policy)


_GAPS = {
    GapKind.UNSURE: "请核实",
    GapKind.NOT_SEEN: "没有见到原文",
    GapKind.DEFAULT: "没有写，适用国家规定的通例",
    GapKind.SILENT: "没有写，国家规定也没有通例",
}


def _show_gaps(head: str, gaps: list[Gap]) -> None:
    if gaps:
        say((f"{head}（{len(gaps)}项）", STRONG))
    for gap in gaps:
        say((f"! {gap.path}：{gap.text}", WARNED if gap.kind is GapKind.UNSURE else FAINT))


@policy_.command("list", cls=Command, example="policy list wenxian")
@CENTER
@JSON
@click.pass_context
def versions(ctx: click.Context, center: str, as_json: bool) -> None:
    """列出中心通过的全部版本：施行日、适用于谁、来源，何人何日通过，文件摘要。"""
    adopted = center_of(ctx, center).adoptions()
    if as_json:
        show_json(adopted)
        return
    for adoption in sorted(adopted, key=lambda one: one.policy.effective):
        policy = adoption.policy
        say((policy.version, STRONG), f"：{whom(policy)}")
        say(f"  来源：{policy.source}（施行日期：{worded(policy.provenance)}）")
        corrected = "" if adoption.corrected_by is None else f"，经第{adoption.corrected_by}项更正"
        say(f"  通过：第{adoption.number}项 {adoption.on} {actor_named(adoption.actor, UNNAMED)}{corrected}")
        said = "没有附文件" if policy.digest is None else f"SHA-256 {policy.digest}"
        say((f"  文件：{said}", FAINT))


@policy_.command("show", cls=Command, example="policy show wenxian --on 2024-05-20")
@click.argument("what", metavar="中心或文件")
@click.option("--on", type=DAY, help="哪一天施行的（默认今天）")
@click.option("--version", metavar="版本名", help="中心通过的哪一个版本，不论是否施行")
@click.option("--save", type=FILE, metavar="文件", help="把通过时的文件原文写成文件，一字不差")
@JSON
@click.pass_context
def show(ctx: click.Context, what: str, on: date | None, version: str | None, save: Path | None, as_json: bool) -> None:
    """显示中心某日施行的政策，或者一个政策文件：每个参数的值、来源和依据可靠程度，未规定的适用什么。"""
    if what.endswith(FILES):
        policy = read_policy(what).policy
    else:
        center = center_of(ctx, what)
        adoption = version_of(center, version or center.policy(on or center.today()).version)
        policy = attrs.evolve(adoption.policy, document=adoption.document)
    if save is not None:
        _save(policy, save)
        return
    policy = attrs.evolve(policy, document=None)  # its values are shown, not their text
    in_force = on is None or policy.effective <= on
    counting = policy if on is None else policy.on(on)
    if as_json:
        show_json({"policy": counting, "in_force": in_force, "stated": stated(counting) if in_force else ()})
    elif not in_force:
        say((f"{policy.version}自{policy.effective}起施行，{on}尚未施行，本文件当日没有任何规定可以适用", WARNED))
    else:
        show_policy(counting)


def _save(policy: Policy, file: Path) -> None:
    """Write the file of a version byte for byte, so that its digest can be compared.

    Raises:
        NotFound: it was adopted without one. BadConfiguration: there is a file of that name, which is kept.
    """
    if policy.document is None:
        raise NotFound("no-document", version=policy.version)
    if file.exists():
        raise BadConfiguration("file-exists", file=file.name)
    with writing(file):
        file.write_bytes(policy.document.encode())
    done(f"已写出：{file}")


@policy_.command("diff", cls=Command, example="policy diff old.toml draft.toml")
@click.argument("before", metavar="旧版本")
@click.argument("after", metavar="新版本")
@click.option("--center", metavar="中心", help="版本名是哪个中心的；写文件时不需要")
@JSON
@click.pass_context
def diff(ctx: click.Context, before: str, after: str, center: str | None, as_json: bool) -> None:
    """用文字说明两个版本的不同之处、适用于谁。版本可以是文件，也可以是中心（--center）通过的版本名。"""
    old, new = (_named(ctx, name, center) for name in (before, after))
    changes = differences(old, new)
    if as_json:
        show_json(changes)
        return
    say((f"{old.version}（{old.effective}起）→ {new.version}（{new.effective}起）", STRONG))
    say(f"新版本{whom(new)}")
    if old.applies != new.applies:
        say(f"· 适用范围：由“{worded(old.applies)}”改为“{worded(new.applies)}”")
    for change in changes:
        if change.holds == "":
            source = f"（{change.source}）" if change.source else ""
            say(f"· {change.title}：{_when(change, new)}由“{change.before}”改为“{change.after}”{source}")
    gone = [change for change in changes if change.holds]
    if gone:
        say((f"新版本没有规定、旧版本的值不再适用的（{len(gone)}项）", STRONG))
    for change in gone:
        unseen = f"（{change.source}）" if change.source else ""
        say(f"· {change.title}：{_when(change, new)}原为“{change.before}”，现无规定{unseen}：{change.holds}")
    if not changes:
        say("各参数的值相同")


def _when(change: Difference, new: Policy) -> str:
    """Say from when to when a change counts, where that is not the version's own time."""
    if change.until is not None:
        return f"自{change.effective}至{change.until}，"
    return "" if change.effective == new.effective else f"自{change.effective}起，"


FILES = ".toml"
"""How the name of a policy file ends; anything else names a center, or a version of one."""


def _named(ctx: click.Context, name: str, center: str | None) -> Policy:
    if center is None or name.endswith(FILES):
        return read_policy(name).policy
    return version_of(center_of(ctx, center), name).policy


def version_of(center: Center, version: str) -> Adoption:
    """Return the adoption of a version by a center.

    Raises:
        NotFound: it adopted none of that name.
    """
    adopted = center.adoptions()
    found = next((one for one in adopted if one.policy.version == version), None)
    if found is None:
        raise NotFound("no-version", version=version, known=tuple(one.policy.version for one in adopted))
    return found


@policy_.command("adopt", cls=Command, example="policy adopt wenxian draft.toml --as li")
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
    for dispute, happened in opened.apply_transitions():
        for taken in happened.clocks:
            say(f"{dispute} {worded(taken.clock)} {taken.subject}：{taken.due} → {taken.moved_to}")


def show_policy(policy: Policy) -> None:
    """Print a policy as a drafter reads it: what it says itself, what holds where it is silent, what nobody says."""
    say((policy.version, STRONG))
    say(f"  {whom(policy)}")
    say(f"  来源：{policy.source}（施行日期：{worded(policy.provenance)}）")
    said = stated(policy)
    own = [entry for entry in said if entry.own]
    filled = [entry for entry in said if not entry.own and entry.parameter is not None and entry.parameter.value]
    _show_part("本政策规定", own, policy)
    _show_part("本政策未规定，适用国家规定的通例", filled, policy)
    _show_part("本政策和国家规定均未规定", [entry for entry in said if entry not in own + filled], policy)


def _show_part(head: str, said: list[Stated], policy: Policy) -> None:
    say((f"{head}（{len(said)}项）", STRONG))
    for entry in said:
        form, parameter = entry.form, entry.parameter
        unseen = None if entry.own else policy.parameter(form.name)
        if parameter is None or not parameter.value:
            say(f"  · {form.title}：{form.silence}", (f"  {form.name}", FAINT))
        else:
            later = parameter.effective
            since = "" if later is None or later <= policy.effective else f"（自{later}起）"
            say(f"  · {form.title}：", (f"{entry.text}{since}", GOOD), (f"  {form.name}", FAINT))
            how = parameter.provenance if entry.own else form.provenance
            say((f"    {parameter.source}（{worded(how)}）", FAINT))
        if unseen is not None:
            say((f"    本政策{worded(unseen.provenance)}：{unseen.source}", FAINT))
