"""What `doctor` says of a center: what is well, what to look at, what is broken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.center.outbox import OutboxMessage, outbox
from admin_dispute.center.reading.liaison import several_functions
from admin_dispute.center.upkeep.premature import TOO_EARLY, premature
from admin_dispute.center.upkeep.rebuild import unfollowed
from admin_dispute.center.upkeep.transitions import due_transitions
from admin_dispute.domain.center.directory import OrganisationKind, Role
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.parameters import Provenance
from admin_dispute.domain.words import worded
from admin_dispute.law.drafting import differences, unusable
from admin_dispute.law.hookspecs import HOOKS
from admin_dispute.law.misnamed import misnamed
from admin_dispute.law.parameters import catalogue
from admin_dispute.reports.shipped import shipped

if TYPE_CHECKING:
    from admin_dispute.center.application import Center

_NOVEMBER = 11


@frozen(kw_only=True)
class Finding:
    """One finding: `ok`, `warning` or `error`, a stable code, and the text in Chinese."""

    level: str
    code: str
    text: str
    clauses: tuple[str, ...] = ()


def health(center: Center) -> list[Finding]:
    """Examine a center.

    Raises:
        StoreFault: its database can't be used, or it was never founded there.
    """
    today = center.today()
    found = [
        Finding(
            level="ok",
            code="plugins",
            text=f"插件：{'、'.join(p.distribution for p in center.table.plugins)}",
        )
    ]
    found += _idle(center)
    found += [
        Finding(level="warning", code="clause-misnames", text=wrong.text, clauses=(wrong.clause,))
        for wrong in misnamed(center.table, shipped().reports)
    ]
    with center.records(reading=True) as records:
        center.settings(records)
        state = center.basis(records).state
        waiting = tuple(outbox(records.waiting()))
    if state is None:
        return [*found, Finding(level="error", code="not-founded", text="中心尚未设立")]
    found += [
        *_policy(state, today),
        *unusable_policies(state),
        *_shipped(center, state),
        *_data_officers(state, today),
        *_conflicts(state, today),
    ]
    found += [_calendar(state, today), *_sheet(center), *_to_follow(center), *_outbox(waiting)]
    there = center.table.clauses  # of a document whose plugin is not listed here nothing is cited
    return [attrs.evolve(one, clauses=tuple(id_ for id_ in one.clauses if id_ in there)) for one in found]


def _idle(center: Center) -> Iterator[Finding]:
    """Plugins that are listed and asked nothing: most likely their functions lost the mark of a hook."""
    asked = {one.plugin.name for hook in HOOKS for one in center.table.implementations(hook)}
    for plugin in center.table.plugins:
        if plugin.name not in asked:
            text = f"插件 {plugin.name}（{plugin.distribution}）没有实现任何挂钩，不起作用；挂钩函数须标以 @hookimpl"
            yield Finding(level="warning", code="plugin-idle", text=text)


def _to_follow(center: Center) -> Iterator[Finding]:
    """Every transition and every calendar is followed (WX-5.1), and nothing done on a provisional day was too early."""
    if due := sum(1 for _ in due_transitions(center)):
        text = f"过渡规定应当改算的期限尚有 {due} 件没有改算；请运行 tick"
        yield Finding(level="warning", code="transitions-due", text=text, clauses=("WX-5.1",))
    if moves := unfollowed(center):
        text = f"日历变动以后有 {len(moves)} 项期限尚未推算；请运行 tick"
        yield Finding(level="warning", code="calendar-not-followed", text=text)
    if acts := "、".join(f"{act.stream} 第{act.number}项" for act in premature(center)):
        yield Finding(level="warning", code="acts-premature", text=f"{TOO_EARLY}{acts}")


def _outbox(waiting: tuple[OutboxMessage, ...]) -> Iterator[Finding]:
    """How many messages wait, and of which acts a plugin failed to tell."""
    if untold := dict.fromkeys(f"{one.stream} 第{one.number}项" for one in waiting if one.topic == "plugin-fault"):
        text = f"插件出错，下列事项已经办理而通知未生成，请另行通知：{'、'.join(untold)}"
        yield Finding(level="warning", code="plugin-faults", text=text)
    yield Finding(level="ok", code="outbox", text=f"待送消息 {len(waiting)} 条")


def _policy(state: CenterState, today: date) -> list[Finding]:
    """A policy is in force, its dates are stated, and its values have been checked (WX-5.1)."""
    policy = state.policy(today)
    if policy is None:
        return [Finding(level="error", code="no-policy", text="今日没有施行中的政策", clauses=("WX-5.1",))]
    text = f"政策：{policy.version}，自{policy.effective}起（{worded(policy.provenance)}）"
    if policy.provenance is Provenance.STATED:
        found = [Finding(level="ok", code="policy", text=text)]
    else:
        doubt = f"{text}：施行日期和现行效力没有明文，请核实"
        found = [Finding(level="warning", code="policy", text=doubt, clauses=("WX-5.1",))]
    if unsure := [p.name for p in policy.parameters if p.provenance is Provenance.UNVERIFIED]:
        forms = catalogue()
        listed = (f"{forms[name].title}（{name}）" if name in forms else name for name in unsure)
        text = f"未核实的参数：{'、'.join(listed)}"
        found.append(Finding(level="warning", code="unverified-parameters", text=text))
    return found


def unusable_policies(state: CenterState) -> Iterator[Finding]:
    """Every version that was adopted can be worked by: what its parameters say can be read (WX-5.1)."""
    for policy in state.policies:
        if wrong := "；".join(f"{fault.path}：{fault.text}" for fault in unusable(policy)):
            told = "请改正文件，另写版本名（version）后通过，或者更正“通过政策”那一项"
            text = f"政策“{policy.version}”有不能适用的参数（{wrong}）；{told}"
            yield Finding(level="error", code="policy-unreadable", text=text, clauses=("WX-5.1",))


def _shipped(center: Center, state: CenterState) -> Iterator[Finding]:
    """A plugin ships the version that was adopted with the content that was adopted (WX-5.1)."""
    for draft in map(center.table.completed, center.table.policies):  # so are those of a basis
        adopted = next((policy for policy in reversed(state.policies) if policy.version == draft.version), None)
        if adopted is None or attrs.evolve(adopted, digest=None) == attrs.evolve(draft, digest=None, document=None):
            continue
        changed = "、".join(dict.fromkeys(row.title for row in differences(adopted, draft))) or "来源或者施行日期"
        text = (
            f"插件所附的政策“{draft.version}”与已通过的同名版本内容不同（{changed}）：仍按已通过的办理；"
            f"要适用新的内容，在政策文件里另写版本名（version），再用 policy adopt 通过"
        )
        yield Finding(level="warning", code="policy-changed", text=text, clauses=("WX-5.1",))


def _calendar(state: CenterState, today: date) -> Finding:
    """The calendar has this year, and from November the next."""
    announced = {year.year for year in state.calendar}
    if today.year not in announced:
        text = f"日历没有{today.year}年，相关期限均为暂定；请载入日历"
        return Finding(level="error", code="calendar-missing", text=text)
    if today.month >= _NOVEMBER and today.year + 1 not in announced:
        text = f"日历还没有{today.year + 1}年，相关期限为暂定；公布后请载入"
        return Finding(level="warning", code="calendar-next-year", text=text)
    return Finding(level="ok", code="calendar", text=f"日历：至{max(announced)}年")


def _sheet(center: Center) -> list[Finding]:
    """The weights of the shipped assessment sheet are set by the county (WX-4.3.1)."""
    sheet = center.table.sheets[-1] if center.table.sheets else None
    if sheet is None or sheet.provenance is not Provenance.TO_BE_SET:
        return []
    text = f"考核细则“{sheet.name}”的分值和权重为示例，待本县确定；确定前请勿作为考核依据"
    return [Finding(level="warning", code="sheet-to-be-set", text=text, clauses=("WX-4.3.1",))]


def _data_officers(state: CenterState, today: date) -> list[Finding]:
    """Court and justice bureau each name a person in charge of the data (WX-3.2.6, WX-3.3.5)."""
    named = {
        officer.organisation
        for officer in state.officers
        if Role.DATA_OFFICER in officer.roles and state.officer(officer.id, today) == officer
    }
    duties = ((OrganisationKind.COURT, "WX-3.2.6"), (OrganisationKind.JUSTICE_BUREAU, "WX-3.3.5"))
    return [
        Finding(
            level="warning",
            code="data-officer-missing",
            text=f"{body.name}尚未指定数据专员；请登记其任职（data-officer）",
            clauses=(clause,),
        )
        for kind, clause in duties
        for body in state.standing(today)
        if body.kind is kind and body.id not in named
    ]


def _conflicts(state: CenterState, today: date) -> Iterator[Finding]:
    """One body with several functions may have to check itself (WX-1.1, WX-3.3.4)."""
    for found in several_functions(state, today):
        name, functions = state.name_of(found.organisation, today), "、".join(map(worded, found.functions))
        text = f"{name}兼有数项职能，请注意冲突：{functions}"
        yield Finding(level="warning", code="several-functions", text=text, clauses=("WX-1.1", "WX-3.3.4"))
