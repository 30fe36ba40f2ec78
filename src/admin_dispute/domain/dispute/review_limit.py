"""The limit for asking for a review: sixty days from knowing the act (行政复议法 20; before 2024 复议法（1999） 9).

Of an omission it runs from the end of the time for performing, and where none is set from sixty days after the agency
received the application (复议条例 16), not from the day somebody knew of anything. Days are calendar days, not rolled.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from admin_dispute.domain.dispute.challenged import Challenged, ChallengedKind
from admin_dispute.domain.limits import limit, limits
from admin_dispute.domain.periods import Calendar, Period, unrolled

_UNANNOUNCED = Calendar()
OMISSION = ("复议条例 16",)


@frozen(kw_only=True)
class ReviewLimit:
    """How long a review can be asked for: from which day (None where nobody knows), how long, by which articles."""

    since: date | None
    period: Period
    clauses: tuple[str, ...]
    limit: str

    @property
    def on(self) -> date | None:
        """The last day, not rolled over days of rest: the careful reading."""
        return None if self.since is None else unrolled(self.since, self.period, _UNANNOUNCED).on


def review_limit(act: Challenged, on: date) -> ReviewLimit:
    """Return the limit for a review of an act or omission, as the law of a day has it."""
    text = limit("review", on) or limits()["review"][0]
    if act.kind is ChallengedKind.OMISSION:
        return ReviewLimit(
            since=_duty_over(act), period=text.period, clauses=(*text.clauses, *OMISSION),
            limit="自履行期限届满之日（没有规定履行期限的，自行政机关收到申请满六十日）起六十日内，紧急情况下不受此限",
        )  # fmt: skip
    return ReviewLimit(since=act.known_on, period=text.period, clauses=text.clauses, limit=f"自{text.starts}起六十日内")


def _duty_over(act: Challenged) -> date | None:
    """From which day the sixty days of an omission run; None where neither the time nor the application is known."""
    if act.duty_until is not None or act.applied_on is None:
        return act.duty_until
    return unrolled(act.applied_on, limits()["review-duty"][-1].period, _UNANNOUNCED).on
