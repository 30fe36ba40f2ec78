"""The limit for asking for a review: sixty days from knowing the act (行政复议法 20; before 2024 复议法（1999） 9).

Of an omission it runs from the end of the time for performing, and where none is set from sixty days after the agency
received the application (复议条例 16), not from the day somebody knew of anything. Since 2024 it ends five years after
an act at the latest, twenty with real estate (行政复议法 21); for who was not told of the remedy it runs from
learning of it, a year from knowing the act at the most (行政复议法 20). Days are calendar days; last days are not
rolled over days of rest, the day from which a review of an omission can be asked for is: the careful reading of both.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.dispute.challenged import Challenged, ChallengedKind
from admin_dispute.domain.dispute.intake import REAL_ESTATE
from admin_dispute.domain.limits import Limit, limit, period_of, spoken, text_of
from admin_dispute.domain.periods import Calendar, Due, Period, unrolled

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute

OMISSION = ("复议条例 16",)


@frozen(kw_only=True)
class ReviewLimit:
    """How long a review can be asked for: from which day (None where nobody knows), how long, by which articles.

    Attributes:
        code: which of `domain.limits` it is; waits: the last day of a time that has to pass before anybody can ask,
            moved over days of rest; starts: what the day it is counted from is, in Chinese.
    """

    code: str
    since: date | None
    period: Period
    clauses: tuple[str, ...]
    limit: str
    starts: str
    waits: Due | None = None

    @property
    def on(self) -> date | None:
        """The last day, not rolled over days of rest: the careful reading."""
        return None if self.since is None else unrolled(self.since, self.period).on


def review_limit(dispute: Dispute, act: Challenged, on: date, calendar: Calendar) -> ReviewLimit:
    """Return the limit for a review of an act or omission, as the law of a day has it: the first to end."""
    text = text_of("review", on)
    if act.kind is ChallengedKind.OMISSION:
        within = period_of("review-duty")
        return ReviewLimit(
            code="review", since=act.duty_ends(within), waits=act.duty_over(within, calendar),
            period=text.period, clauses=(*text.clauses, *OMISSION), starts="履行期限届满之日",
            limit="自履行期限届满之日（没有规定履行期限的，自行政机关收到申请满六十日）起六十日内，紧急情况下不受此限",
        )  # fmt: skip
    known = _from_knowing(act, text, on)
    at_most = "review-real-estate-at-most" if dispute.matter in REAL_ESTATE else "review-at-most"
    most = limit(at_most, on)
    if most is None:
        return known
    told = f"{known.limit}；自行政行为作出之日起最长{spoken(most.period)}"
    longest = ReviewLimit(
        code=at_most, since=act.made_on, period=most.period, clauses=most.clauses, limit=told, starts=most.starts
    )  # fmt: skip
    ends_first = longest.on is not None and (known.on is None or longest.on < known.on)
    return longest if ends_first else attrs.evolve(known, limit=told, clauses=(*known.clauses, *most.clauses))


def _from_knowing(act: Challenged, text: Limit, on: date) -> ReviewLimit:
    """Return the sixty days from knowing the act; for who was not told of the remedy, what 行政复议法 20 gives."""
    within = f"自{text.starts}起六十日内"
    plain = ReviewLimit(
        code="review", since=act.known_on, period=text.period, clauses=text.clauses, limit=within, starts=text.starts
    )  # fmt: skip
    untold = limit("review-untold-at-most", on)
    if untold is None or act.review_told:
        return plain
    if act.review_told is None:
        otherwise = "未告知复议权利、机关和期限的，自知道或者应当知道之日起计算，自知道行政行为内容之日起最长一年"
        return attrs.evolve(plain, limit=f"{within}（{otherwise}）")
    said = f"未告知的，自知道或者应当知道复议权利、机关和期限之日起六十日内，最长自{untold.starts}起一年"
    year = ReviewLimit(
        code="review-untold-at-most", since=act.known_on, period=untold.period, clauses=untold.clauses, limit=said,
        starts=untold.starts,
    )  # fmt: skip
    learnt = attrs.evolve(
        plain, since=act.review_known_on, limit=said, starts="知道或者应当知道复议权利、机关和期限之日"
    )  # fmt: skip
    ends_first = learnt.on is not None and (year.on is None or learnt.on < year.on)
    return learnt if ends_first else year
