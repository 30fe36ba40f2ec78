"""The limits for a first suit: over each act and omission, and over the review decisions that decided on others.

Whoever is not satisfied with a review decision sues within fifteen days of receiving it, over the act too (行政诉讼法
45); where it did not tell of the limit, within fifteen of knowing of it, a year at most (行诉解释 64). A review that is
kept as proceedings has its limit in `after_decision`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.challenged import Challenged, review_decisions, unreviewed
from admin_dispute.domain.dispute.forums import barred
from admin_dispute.domain.dispute.suit_limit import Run, SuitLimit, bars, counted, run_of, suit_limit, taken
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.periods import Calendar
from admin_dispute.domain.values import changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


def suing(dispute: Dispute, today: date, calendar: Calendar) -> tuple[SuitLimit, ...]:
    """Return the limits for suing: of the review decisions challenged, and of what none of them decided on.

    Where a review comes first, what was not reviewed has none yet; nor has what other proceedings are about.
    """
    gone = taken(dispute, filter(bars, dispute.proceedings))
    decisions = review_decisions(dispute)
    acts = () if decisions and barred(dispute, today) else unreviewed(dispute)
    limits = [suit_limit(dispute, act, today, calendar) for act in acts if act.id not in gone]
    if any(not decision.reviewed for decision in decisions):
        limits = [changed(found, doubts=(*found.doubts, _UNCLEAR)) for found in limits]
    return (*[_over(dispute, decision, today) for decision in decisions if decision.id not in gone], *limits)


_UNCLEAR = "复议决定审查的是哪一行为没有记载；经其审查的，按复议后起诉期限计算"


def _over(dispute: Dispute, decision: Challenged, today: date) -> SuitLimit:
    told = "自收到复议决定书之日起十五日内"
    if decision.limit_told is False:
        told = "复议决定未告知起诉期限的，自知道或者应当知道起诉期限之日起十五日内，最长自知道复议决定内容之日起一年"
    untold = ("行诉解释 64",) if decision.limit_told is False else ()
    found = SuitLimit(
        dispute=dispute.id, act=decision.id, known_on=decision.known_on, way="复议后起诉期限",
        limit=f"{told}；调解期间不中止、不中断起诉期限",
        clauses=in_force(("行政诉讼法 45", "行政诉讼法（1989） 38", *untold, "行政诉讼法 48"), today),
        doubts=() if decision.known_on else ("何时收到复议决定书没有记载，无法计算",),
    )  # fmt: skip
    runs = tuple(_runs(decision, today))
    return counted(dispute, found, runs, today) if runs else found


def _runs(decision: Challenged, on: date) -> Iterator[Run]:
    if decision.known_on is None:
        return
    if decision.limit_told is not False:
        yield run_of("suit-after-review", decision.known_on, on, "收到复议决定书之日")
        return
    yield run_of("suit-untold-at-most", decision.known_on, on, "知道或者应当知道复议决定内容之日")
    if decision.limit_known_on is not None:
        yield run_of("suit-after-review", decision.limit_known_on, on, "知道或者应当知道起诉期限之日")
