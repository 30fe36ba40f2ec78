"""Days on the screen: deadlines, limits for suing, and how the last day of each came about."""

from __future__ import annotations

from admin_dispute.center.reading.names import Names
from admin_dispute.center.reading.one import Outlook
from admin_dispute.cli.output import BAD, FAINT, STRONG, UNNAMED, WARNED, say
from admin_dispute.domain.deadline import Deadline
from admin_dispute.domain.dispute.limit_reckonings import LimitReckoning
from admin_dispute.domain.dispute.standing import StandingClock
from admin_dispute.domain.instruments import as_shown
from admin_dispute.domain.reckoning import Reckoning
from admin_dispute.domain.words import fill, term, worded


def show_deadlines(outlook: Outlook, names: Names = UNNAMED) -> None:
    """Print the open deadlines, those that have passed first."""
    if outlook.deadlines or outlook.standing:
        say(("期限", STRONG), "：")
    for deadline in outlook.deadlines:
        days = (outlook.today - (deadline.latest or deadline.on)).days
        late = (f" 已逾期{days}天", BAD) if deadline.last.over(outlook.today) else ""
        sure = marks(deadline.hours, provisional=deadline.provisional)
        say(f"  {deadline.on} {_about(deadline, names)}{f'（{sure}）' if sure else ''}", late)

    for clock in outlook.standing:
        show_standing(clock, names, "  ")


def show_standing(clock: StandingClock, names: Names = UNNAMED, indent: str = "") -> None:
    """Print a clock that stands still: since when and why, and its last day if it went on today."""
    resumed = clock.resumed
    would = "" if resumed is None else f"；今日恢复计算的，至{resumed.on}{'（暂定）' if resumed.provisional else ''}"
    cited = f"（{as_shown(clock.clauses)}）" if clock.clauses else ""
    about = f"{worded(clock.clock)} {names.subject(clock.clock, clock.subject)}".rstrip()
    say(f"{indent}{about}：自{clock.since}起停止计算，原因：{clock.why}", (cited, FAINT), would)


def marks(hours: int | None, *, provisional: bool) -> str:
    """Return in Chinese what else a last day is: provisional, the end of a period of hours; else nothing."""
    by = None if hours is None else fill(term("hours-left", "within"), {"hours": hours})
    return "；".join(filter(None, ("暂定" if provisional else None, by)))


def _about(deadline: Deadline, names: Names) -> str:
    return f"{worded(deadline.clock)} {names.subject(deadline.clock, deadline.subject)}".rstrip()


def show_suit_limits(outlook: Outlook, names: Names = UNNAMED) -> None:
    """Print the limits for suing, with what could be argued to be left out of them."""
    for limit in outlook.suit_limits:
        over = (
            (f" 已过{-limit.left}天", BAD)
            if limit.left is not None and limit.left < 0
            else ("  先于本轮调解届满", WARNED)
            if limit.outlasted
            else ""
        )
        argued = f"；如扣除调解{limit.mediated}日则为{limit.arguable}（由法院决定）" if limit.mediated else ""
        sure = "（暂定）" if limit.opens_provisional else ""
        opens = f"；{limit.opens}{sure}起可以{_ASKED.get(limit.way, '起诉')}" if limit.opens is not None else ""
        say(f"  {limit.on} {limit.way} {names.name(limit.act)}：调解期间照算{argued}{opens}", over)


_ASKED = {"申请复议期限": "申请复议"}
"""What is asked for within a limit, where that is no suit."""


def show_reckoning(reckoning: Reckoning, names: Names = UNNAMED) -> None:
    """Print how a deadline came about, one line for each step."""
    deadline = reckoning.deadline
    sure = "暂定；" if deadline.provisional else ""
    say((f"{_about(deadline, names)}：{deadline.on}", STRONG), f"（{sure}至二十四时）")
    _show_steps(reckoning, names)


def show_limit_reckoning(limit: LimitReckoning, names: Names = UNNAMED) -> None:
    """Print how the last day of a time limit came about, one line for each step."""
    told = "" if limit.told_on is None else f"（{limit.told_on}告知）"
    about = "" if limit.subject is None else f" {names.name(limit.subject)}"
    say((f"{limit.way}{about}{told}：{limit.on}", STRONG), "（暂定）" if limit.provisional else "")
    _show_steps(limit, names)


def _show_steps(count: Reckoning | LimitReckoning, names: Names) -> None:
    for step in count.steps:
        cited = f"（{as_shown(step.clauses)}）" if step.clauses else ""
        say(f"  {names.within(step.text)}", (cited, FAINT))
    if count.calendar:
        version = "" if count.calendar_version is None else f"：中心第{count.calendar_version}项"
        say((f"  休息日依据的日历{version}（{'；'.join(count.calendar)}）", FAINT))
