"""Reading a dispute from the command line: `show`, `why`, `history`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import click

from admin_dispute.center.acting import Acting
from admin_dispute.center.reading.decisions import Decision
from admin_dispute.center.reading.names import Names
from admin_dispute.center.reading.view import View
from admin_dispute.cli.common import AS, CENTER, DISPUTE, JSON, center_of
from admin_dispute.cli.dates import (
    show_deadlines,
    show_limit_reckoning,
    show_reckoning,
    show_standing,
    show_suit_limits,
)
from admin_dispute.cli.diary import show_appointments
from admin_dispute.cli.output import (
    BAD,
    CONSOLE,
    ERRORS,
    FAINT,
    GOOD,
    actor_named,
    done,
    doubted,
    instant,
    say,
    show_decision,
    show_json,
    show_next,
    show_value,
)
from admin_dispute.cli.usage import FILE, Command
from admin_dispute.domain.center.diary import Diary
from admin_dispute.domain.circular.state import Circular
from admin_dispute.domain.errors import NotFound
from admin_dispute.domain.identity import masked
from admin_dispute.domain.values import PersonRef, TextRef
from admin_dispute.domain.words import label, worded
from admin_dispute.reports.sheet import write_table


@click.command("show", cls=Command, example="show wenxian ID --as li")
@CENTER
@DISPUTE
@AS
@JSON
@click.pass_context
def show_(ctx: click.Context, center: str, dispute: str, actor: str, as_json: bool) -> None:
    """查看一件争议：下一步、期限、内容；无权阅读的内容列在最后。"""
    acting = center_of(ctx, center).acting(actor)
    try:
        seen = acting.view(dispute)
    except NotFound:
        _show_other(acting, center, dispute, as_json)
        return
    if as_json:
        show_json(seen)
        return
    outlook = acting.outlook(dispute)
    names = acting.names(dispute)
    show_next(outlook, names)
    show_deadlines(outlook, names)
    show_suit_limits(outlook, names)
    show_value(seen.dispute, opening(acting, dispute, names))
    if hidden := _hidden(seen):
        say((f"无权阅读：{'、'.join(hidden)}", FAINT))


def _show_other(acting: Acting, center: str, stream: str, as_json: bool) -> None:
    """Show what is no dispute: a problem."""
    state = acting.stream(stream)
    if as_json:
        show_json(state)
    elif isinstance(state, Diary):
        show_appointments(acting, acting.appointments(state.day, state.day))
    elif isinstance(state, Circular):
        show_value(attrs.evolve(state, content=None, editions=()), opening(acting, stream, acting.names(stream)))
        for edition in state.editions:
            say(f"第{edition.edition}版：{edition.number}，{edition.on}印发")
        say((f"内容：admin-dispute circular {center} {stream}", FAINT))
    else:
        show_value(state, opening(acting, stream, acting.names(stream)))


def opening(acting: Acting, stream: str, names: Names) -> Callable[[Any], str]:
    """Return what shows a value: a name for its id, a text or a person for its reference."""

    def opened(value: Any) -> str:
        """Return what is shown of a value."""
        if isinstance(value, (TextRef, PersonRef)):
            return _opened(acting, stream, value)
        if isinstance(value, tuple):
            return "、".join(map(opened, value))
        return names.name(value) if type(value) is str else worded(value)

    return opened


def _hidden(seen: View) -> list[str]:
    """The labels of what can't be read, each once; within something that is not there, nothing can be hidden."""
    found = {}
    for path in seen.hidden:
        *above, name = path.split(".")
        if not above or getattr(seen.dispute, above[0]):
            owner = above[-1].removesuffix("s") if above else "dispute"
            found[label(name, owner)] = path
    return list(found)


def _opened(acting: Acting, dispute: str, reference: TextRef | PersonRef) -> str:
    """What stands behind a reference: a text, or a name with its number masked; or why it can't be seen."""
    try:
        behind = acting.open(dispute, reference)
    except NotFound:
        return "（无权阅读）"
    if behind is None:
        return "（已删除）"
    if isinstance(behind, str):
        return behind
    return behind.name + (f"，{masked(behind.number)}" if behind.number else "")


@click.command("why", cls=Command, example="why wenxian ID --as li")
@CENTER
@DISPUTE
@AS
@JSON
@click.pass_context
def why_(ctx: click.Context, center: str, dispute: str, actor: str, as_json: bool) -> None:
    """说明一件争议的每项决定：条件、依据、法律问答，以及什么会改变它；再逐步说明各项期限怎样算到最后一日；停止计算的，自何日起、何故。"""
    acting = center_of(ctx, center).acting(actor)
    decided, reckoned, limits = acting.decisions(dispute), acting.reckonings(dispute), acting.limit_reckonings(dispute)
    still = acting.outlook(dispute).standing
    if as_json:
        shown = {"decisions": decided, "deadlines": reckoned, "standing": still, "limits": limits}
        show_json({**shown, "doubts": doubted(shown)})
        return
    names = acting.names(dispute)
    for decision in decided:
        show_decision(decision, names)
    for reckoning in reckoned:
        show_reckoning(reckoning, names)
    for clock in still:
        show_standing(clock, names)
    for limit in limits:
        show_limit_reckoning(limit, names)


_KEPT = ("number", "command", "title", "on", "recorded_at", "actor", "allowed", "events", "about")


@click.command("history", cls=Command, example="history wenxian ID --as li")
@CENTER
@DISPUTE
@AS
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格（需安装 admin-dispute[sheets]）")
@click.pass_context
def history_(ctx: click.Context, center: str, dispute: str, actor: str, as_json: bool, xlsx: Path | None) -> None:
    """列出一件争议的全部记录，包括未获准许的；录入时刻为北京时间。"""
    acting = center_of(ctx, center).acting(actor)
    decided = acting.decisions(dispute)
    if xlsx is not None:
        count = write_table("全部记录", _HEADS, _rows(acting, dispute, decided), xlsx)
        done(f"已写出 {count} 行：{xlsx}", ERRORS if as_json else CONSOLE)
    if as_json:
        show_json([{name: getattr(decision, name) for name in _KEPT} for decision in decided])
    elif xlsx is None:
        _show_history(acting, dispute, decided)


_HEADS = [("第几项", 8), ("日期", 12), ("事项", 24), ("结果", 12), ("内容", 60), ("办理人", 20), ("录入", 20)]


def _rows(acting: Acting, dispute: str, decided: Sequence[Decision]) -> Iterator[list[Any]]:
    names = acting.names(dispute)
    for one in decided:
        said = "" if one.said is None else f"，理由：{_opened(acting, dispute, one.said)}"
        result = "准许" if one.allowed else "未准许"
        by = actor_named(one.actor, names)
        yield [one.number, one.on, one.title, result, _happened(one, names) + said, by, instant(one.recorded_at)]


def _happened(decision: Decision, names: Names) -> str:
    return "、".join(decision.events) or "；".join(names.within(reason.text) for reason in decision.reasons)


def _show_history(acting: Acting, dispute: str, decided: Sequence[Decision]) -> None:
    names = acting.names(dispute)
    for decision in decided:
        mark = (f"#{decision.number}", GOOD) if decision.allowed else ("未准许", BAD)
        happened = _happened(decision, names)
        said = "" if decision.said is None else f"，理由：{_opened(acting, dispute, decision.said)}"
        entered = (f" {actor_named(decision.actor, names)}，录入 {instant(decision.recorded_at)}", FAINT)
        say(f"{decision.on} ", mark, f" {decision.title}：{happened}{said}", entered)
