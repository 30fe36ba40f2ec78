"""Ways open against a debtor who refuses or is late, by what carries the obligation (行政诉讼法 95; 行政复议法 77)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from admin_dispute.domain.deadline import Counting
from admin_dispute.domain.dispute.due_dates import open_parts
from admin_dispute.domain.dispute.enforcement.resting import rests
from admin_dispute.domain.dispute.enforcement.time_limits import application, title_of
from admin_dispute.domain.dispute.enforcement.titles import Instrument, Side, side_of
from admin_dispute.domain.dispute.force import Force
from admin_dispute.domain.dispute.obligation import Obligation, Standing
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.law import Remedy

_IN_REVIEW = (Instrument.RECONSIDERATION_DECISION, Instrument.RECONSIDERATION_LETTER)


def after_refusal(dispute: Dispute, count: Counting) -> tuple[Remedy, ...]:
    """Return the ways that refusals open, each once: of a title its enforcement, of a bare agreement a suit.

    An agency has no suit against a citizen who refuses what no title carries (行政协议规定 24); nothing then.
    """
    refused = (
        owed for owed in dispute.obligations if owed.standing is Standing.REFUSED and not rests(dispute, owed.id)
    )
    return tuple({way.code: way for owed in refused for way in _ways(dispute, owed, count)}.values())


def after_delay(dispute: Dispute, on: date, count: Counting) -> tuple[Remedy, ...]:
    """Return the ways against who lets the last day pass without a word, each once: the same as after a refusal."""
    late = (owed for owed in dispute.obligations if owed.standing is Standing.OPEN and _late(dispute, owed, on, count))
    return tuple({way.code: way for owed in late for way in _ways(dispute, owed, count)}.values())


def _late(dispute: Dispute, owed: Obligation, on: date, count: Counting) -> bool:
    if rests(dispute, owed.id):
        return False
    first = next(iter(open_parts(dispute, owed, count)), None)
    return first is not None and first.due.over(on)


def _ways(dispute: Dispute, owed: Obligation, count: Counting) -> Iterator[Remedy]:
    applying = application(dispute, owed, count)
    if applying is not None:
        within = f"{applying.period.length}{_UNITS[applying.period.unit]}"
        yield Remedy(
            code="enforcement", name="申请强制执行", before="有管辖权的人民法院", until=applying.due.on,
            limit=f"自{applying.started}起{within}内", clauses=("行政诉讼法 94", *applying.clauses),
            since=applying.started, period=applying.period, arguable=_MAY_MOVE if applying.due.provisional else None,
        )  # fmt: skip
    elif side_of(dispute, owed) is Side.CITIZEN:
        return
    elif _from_a_review(dispute, owed):
        yield Remedy(
            code="review-letter-performed", name="请求责令履行复议决定书、调解书", before="行政复议机关",
            limit="以决定书、调解书所定期限为准", clauses=("行政复议法 77",),
        )  # fmt: skip
    else:
        yield Remedy(
            code="suit-on-agreement", name="就不履行协议提起行政诉讼，请求判令履行", before="有管辖权的人民法院",
            limit="参照民事法律规范关于诉讼时效的规定；该协议不是判决、裁定、调解书，不能直接适用行政诉讼法第九十六条",
            clauses=("行政诉讼法 12", "行政诉讼法 78", "行政协议规定 25"),
        )  # fmt: skip


_MAY_MOVE = "最后一日所在年份的放假安排没有录入，此日是最早可能的一日"
_UNITS = {"year": "年", "month": "个月", "day": "日"}


def _from_a_review(dispute: Dispute, owed: Obligation) -> bool:
    title = title_of(dispute, owed)
    return (title is not None and title.instrument in _IN_REVIEW) or any(
        given.force == Force.RECONSIDERATION_LETTER
        for agreement in dispute.agreements
        if owed.id in agreement.obligations and agreement.ended_on is None
        for given in agreement.forces
    )
