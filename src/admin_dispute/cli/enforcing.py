"""Enforcement from the command line: `enforcement`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from admin_dispute.cli.common import AS, CENTER, DISPUTE, JSON, center_of
from admin_dispute.cli.output import BAD, CONSOLE, ERRORS, FAINT, GOOD, STRONG, WARNED, cited, done, say, show_json
from admin_dispute.cli.usage import FILE, Command
from admin_dispute.domain.dispute.enforcement.late_interest import RATE
from admin_dispute.domain.dispute.enforcement.table import DAILY
from admin_dispute.domain.enforcement import MeasureOutlook, ObligationOutlook
from admin_dispute.domain.words import worded
from admin_dispute.reports.enforcement import EnforcementRow, enforcement_rows
from admin_dispute.reports.sheet import write_rows


@click.command("enforcement", cls=Command, example="enforcement wenxian ID --as li --open")
@CENTER
@DISPUTE
@AS
@click.option("--open", "only_open", is_flag=True, help="只列今天可以采取的措施")
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格（需安装 admin-dispute[sheets]）")
@click.pass_context
def enforcement_(
    ctx: click.Context, center: str, dispute: str, actor: str, only_open: bool, as_json: bool, xlsx: Path | None
) -> None:
    """一件争议的执行：每项义务由什么文书承载，今天可以采取哪些措施、由谁决定，其余还缺什么。"""
    acting = center_of(ctx, center).acting(actor)
    outlook = acting.enforcement(dispute)
    if xlsx is not None:
        count = write_rows("执行措施", EnforcementRow, enforcement_rows(outlook), xlsx)
        done(f"已写出 {count} 行：{xlsx}", ERRORS if as_json else CONSOLE)
    if as_json:
        show_json(outlook)
    elif xlsx is None:
        names = acting.names(dispute)
        if not outlook.obligations:
            say(("没有义务：协议没有签订，也没有登记执行依据", FAINT))
        for owed in outlook.obligations:
            _show(owed, names.name, only_open=only_open)


def _show(owed: ObligationOutlook, name: Callable[[str], str], *, only_open: bool) -> None:
    papers = "、".join(owed.papers) or "尚无文书"
    state = ("未按期履行", BAD) if owed.in_default else (worded(owed.standing), FAINT)
    say((f"义务 {owed.obligation}", STRONG), f" {name(owed.debtor)}：", state, f"；依据：{papers}")
    if owed.applying is not None:
        sure = "（暂定）" if owed.applying.due.provisional else ""
        say(f"  申请强制执行的最后一日：{owed.applying.due.on}{sure}", cited(owed.applying.clauses))
    if owed.interest is not None and owed.interest.amount is None:
        say("  迟延履行金：由人民法院决定", cited(owed.interest.clauses))
    elif owed.interest is not None:
        sure = "（暂定：最后一日尚未确定，自至迟的一日起计）" if owed.interest.provisional else ""
        say(f"  迟延履行利息（加倍部分）：{owed.interest.amount}元{sure}", cited(owed.interest.clauses))
        if owed.interest.missing_since is not None:
            say(f"    {owed.interest.missing_since}至2014-08-01以前的部分不在此数，按当时的规定另算")
        if owed.interest.doubt is not None:
            say((f"    {owed.interest.doubt}", WARNED))
        for part in owed.interest.periods:
            told = f"    {part.since}后至{part.until}：{part.debt}元×{RATE:.6f}×{part.days}日={part.amount}元"
            say((told, FAINT))
    shut = [measure for measure in owed.measures if _only_shut(measure)]
    listed = [measure for measure in owed.measures if measure not in shut and (measure.open or not only_open)]
    for measure in listed:
        _show_measure(measure)
    if not only_open:
        _show_shut(shut)
    if not listed and (only_open or not shut):
        say(("  今天没有可以采取的措施；去掉 --open，列出各项还缺什么", FAINT))


def _only_shut(measure: MeasureOutlook) -> bool:
    """Whether all there is to say of a measure is why it is not open."""
    return not (measure.open or measure.taken)


def _show_shut(measures: Sequence[MeasureOutlook]) -> None:
    """Print measures that are not open, those that lack the same together."""
    lacking: dict[tuple[str, ...], list[MeasureOutlook]] = {}
    for measure in measures:
        lacking.setdefault(tuple(_without_name(measure)), []).append(measure)
    for texts, alike in lacking.items():
        if len(alike) == 1:
            _show_measure(alike[0])
            continue
        say("  ", ("✗", FAINT), f" {'、'.join(worded(one.kind) for one in alike)}")
        for text, missing in zip(texts, alike[0].missing, strict=True):
            clauses = dict.fromkeys(clause for one in alike for clause in _clauses(one, missing.code))
            say((f"      缺：{text}", FAINT), cited(clauses))


def _without_name(measure: MeasureOutlook) -> Iterator[str]:
    """What a measure lacks, the measure itself not named: so much is said of several at once."""
    for missing in measure.missing:
        yield missing.text.replace(f"“{worded(measure.kind)}”", "此类措施")


def _clauses(measure: MeasureOutlook, code: str) -> tuple[str, ...]:
    return next((missing.clauses for missing in measure.missing if missing.code == code), ())


def _show_measure(measure: MeasureOutlook) -> None:
    mark = ("✓", GOOD) if measure.open else ("✗", FAINT)
    by = "、".join(measure.orderers)
    say("  ", mark, f" {worded(measure.kind)}（{'；'.join((by, *_asked(measure)))}）", cited(measure.clauses))
    for taken in measure.taken:
        say((f"      {taken.id}：{worded(taken.standing)}", WARNED))
    if measure.so_far is not None:
        fine = measure.so_far
        capped = "（不超出金钱给付义务的数额）" if fine.amount == fine.cap else ""
        say(f"      自{fine.first}起，至{fine.through}，{fine.days}日，每日{fine.rate}元，共{fine.amount}元{capped}")
    for missing in measure.missing:
        say((f"      缺：{missing.text}", FAINT), cited(missing.clauses))
    for warning in measure.warnings:
        say((f"      提示：{warning.text}", WARNED), cited(warning.clauses))


def _asked(measure: MeasureOutlook) -> Iterator[str]:
    """What a measure has to say, and who has to approve it."""
    if measure.most is not None:
        per = "每日" if measure.kind in DAILY else ""
        yield f"{per}{measure.least}至{measure.most}元"
    if measure.longest is not None:
        yield f"不超过{measure.longest}日"
    if measure.persons:
        yield f"对象：{'、'.join(map(worded, measure.persons))}"
    if measure.approved:
        yield "须经院长批准"
