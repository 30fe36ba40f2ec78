"""The limit to sue: six months from knowing, a year where nobody told of it, twenty and five years at the most."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from admin_dispute.domain.dispute.intake import Matter
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.limits import limit, limits
from admin_dispute.domain.periods import Calendar, due

_UNANNOUNCED = Calendar()
_SUIT_2014, _SUIT_2018 = date(2015, 5, 1), date(2018, 2, 8)
REAL_ESTATE = (Matter.NATURAL_RESOURCES, Matter.EXPROPRIATION)
"""Matters in which an act usually disposes of real estate: twenty years instead of five (行诉解释 9)."""


@frozen(kw_only=True)
class SuitLimit:
    """How long a suit can be brought: the last day where it can be counted, in words, by which articles.

    Attributes:
        arguable: in Chinese, what can be argued for a later day; never counted in `until`.
    """

    until: date | None
    limit: str
    clauses: tuple[str, ...]
    arguable: str | None = None


def suit_limit(dispute: Dispute, on: date) -> SuitLimit:
    """Return the limit to sue on the first of what is challenged, as the law of a day has it.

    It runs from knowing the act (行政诉讼法 46); where the claimant was not told of the limit, from when he knew of it,
    a year at most from knowing the act (行诉解释 64); never beyond twenty or five years from the act (行政诉讼法 46;
    行诉解释 65). Mediation does not stop it (行政诉讼法 48).
    """
    act = dispute.challenged[0]
    untold = act.limit_told is False
    real_estate = dispute.matter in REAL_ESTATE
    at_most = "suit-real-estate-at-most" if real_estate else "suit-at-most"
    days = [] if act.known_on is None else [_untold(act.known_on, act.limit_known_on, on) if untold
                                            else last_day(act.known_on, "suit", on)]  # fmt: skip
    days += [] if act.made_on is None else [last_day(act.made_on, at_most, on)]
    now = on >= _SUIT_2014
    years = "二十年" if real_estate else "五年"
    return SuitLimit(
        until=min(days, default=None),
        limit=f"{_runs(on, untold)}；自行政行为作出之日起最长{years}；调解期间不中止、不中断起诉期限",
        clauses=_clauses(on, untold, act.known_on is None, now),
        arguable=_arguable(dispute, untold),
    )


def _untold(known_on: date, limit_known_on: date | None, on: date) -> date:
    at_most = last_day(known_on, "suit-untold-at-most", on)
    return at_most if limit_known_on is None else min(last_day(limit_known_on, "suit", on), at_most)


def _runs(on: date, untold: bool) -> str:
    months = "六个月" if on >= _SUIT_2014 else "三个月"
    if untold:
        years = "一年" if on >= _SUIT_2018 else "二年"
        return f"未告知起诉期限的，自知道或者应当知道起诉期限之日起{months}内，最长自知道行政行为内容之日起{years}"
    return f"自知道或者应当知道作出行政行为之日起{months}内"


def _clauses(on: date, untold: bool, unknown: bool, now: bool) -> tuple[str, ...]:
    cited = ["行政诉讼法 46", "行政诉讼法 48"] if now else ["行政诉讼法（1989） 39", "执行行诉法解释 42"]
    cited += (["行诉解释 64"] if on >= _SUIT_2018 else ["执行行诉法解释 41"]) if untold else []
    cited += ["行诉解释 65"] if unknown and on >= _SUIT_2018 else []
    return tuple(cited)


def _arguable(dispute: Dispute, untold: bool) -> str | None:
    said = []
    if untold and dispute.challenged[0].limit_known_on is None:
        said.append("何时知道起诉期限没有记载，按最长期限计算")
    elif not untold and dispute.challenged[0].limit_told is None:
        said.append("是否告知过起诉期限没有记载；没有告知的，期限更长")
    if dispute.matter in REAL_ESTATE:
        said.append("是否属于因不动产提起的诉讼（导致不动产物权变动）须核实，否则最长五年")
    days = sum((round_.ended - round_.started).days for round_ in dispute.rounds if round_.ended is not None)
    if days:
        said.append(f"信赖处理而等待的{days}天调解期间能否扣除有争议（行政诉讼法 48）")
    return "；".join(said) or None


def last_day(start: date, runs: str, on: date) -> date:
    """Return the last day of a limit as the law of a day sets it, not rolled over rest days.

    Where no text that is known was in force yet, the oldest counts.
    """
    text = limit(runs, on) or limits()[runs][0]
    return due(start, text.period, _UNANNOUNCED).on
