"""The limit for suing, counted in one place: for guidance, for what is shown of a dispute and for the list of limits.

It runs from knowing the act (行政诉讼法 46), after a review from the service of what was decided (行政诉讼法 45); where
nobody told of it, from knowing of the limit, a year at most from knowing the act (行诉解释 64); never beyond five years
from the act, twenty with real estate (行政诉讼法 46; 行诉解释 65); for a duty that was not performed, from the end of
the time for performing it (行政诉讼法 47; 行诉解释 66).

No article names mediation as a reason that stops or interrupts the limit (行政诉讼法 46, 48). Days lost for a reason
that is not the party's own are left out (行政诉讼法 48): whether days of mediation are such is for the court, so they
are shown as arguable and never deducted. Last days are counted without rolling over rest days: the careful reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.dispute.challenged import Challenged, ChallengedKind
from admin_dispute.domain.dispute.forums import review_first
from admin_dispute.domain.dispute.intake import REAL_ESTATE, Phase
from admin_dispute.domain.dispute.proceedings import Proceeding, ProceedingEnd, ProceedingKind
from admin_dispute.domain.dispute.stage import CLOSED
from admin_dispute.domain.dispute.trial_period import time_ends
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.limits import limit, limits
from admin_dispute.domain.periods import Calendar, Period, Span, unrolled
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute

CLAUSES = ("行政诉讼法 46", "行政诉讼法（1989） 39", "行政诉讼法 48")
_UNANNOUNCED = Calendar()


@frozen(kw_only=True)
class SuitLimit:
    """The limit for suing over one challenged act or omission.

    Attributes:
        act: its id (`a1`), or of the review before the suit (`x1`); known_on: the day it was known, or served.
        on: the last day, mediation not deducted; None where nobody said from when it runs.
        since, period: what ends on that day, and from which day it is counted; code: which of `domain.limits` it is.
        opens: the first day on which an omission can be sued over, None for an act.
        limit: the limit in Chinese; clauses: the articles that set it; doubts: in Chinese, what may change it.
        mediated: days of mediation that fell into the limit so far.
        arguable: the last day if those were left out; left: days from today to `on`, negative once it is over.
        mediating_until: the last day of a round that is open and limited, None without one.
    """

    dispute: str
    act: str
    known_on: date | None
    limit: str
    clauses: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    opens: date | None = None
    on: date | None = None
    since: date | None = None
    period: Period | None = None
    code: str | None = None
    mediated: int = 0
    arguable: date | None = None
    left: int | None = None
    mediating_until: date | None = None

    @property
    def outlasted(self) -> bool:
        """Whether the round that is open may go on beyond the limit."""
        return self.mediating_until is not None and self.on is not None and self.on < self.mediating_until


def suit_limits(dispute: Dispute, today: date, mediating_until: date | None = None) -> tuple[SuitLimit, ...]:
    """Return the limits that run on a dispute; none where no suit is open (see `suable`), or it was closed."""
    if dispute.stage is CLOSED:
        return ()
    found = [after_review(dispute, kept, today, mediating_until) for kept in reviewed(dispute, today)]
    if suable(dispute, today):
        found += [suit_limit(dispute, act, today, mediating_until) for act in limited(dispute)]
    return tuple(running for running in found if running.on is not None)


def reviewed(dispute: Dispute, on: date) -> tuple[Proceeding, ...]:
    """Return the reviews after which a suit is open on a day, and over which nobody has sued (行政诉讼法 45)."""
    if any(kept.kind is ProceedingKind.ADMINISTRATIVE_SUIT and _bars(kept) for kept in dispute.proceedings):
        return ()
    reviews = (kept for kept in dispute.proceedings if kept.kind is ProceedingKind.RECONSIDERATION)
    return tuple(kept for kept in reviews if _since_review(dispute, kept, on) is not None)


def _since_review(dispute: Dispute, review: Proceeding, on: date) -> date | None:
    """Return from when a suit is open: the service of what was decided, else the end of the time for deciding."""
    if review.ended is not None:
        return review.ended.served_on if review.ended.how in _DECIDED else None
    end = time_ends(dispute, review, partial(unrolled, calendar=_UNANNOUNCED))
    return None if end is None or on <= end.on else end.on


_DECIDED = (ProceedingEnd.DECISION, ProceedingEnd.DISMISSED, ProceedingEnd.NOT_ACCEPTED)


def after_review(dispute: Dispute, review: Proceeding, today: date, mediating_until: date | None = None) -> SuitLimit:
    """Return the limit for suing after a review that was decided and served, or not decided in its time."""
    since = _since_review(dispute, review, today)
    silent = review.ended is None
    began = "复议机关逾期不作决定的，自复议期满之日" if silent else "自收到复议决定书之日"
    found = SuitLimit(
        dispute=dispute.id, act=review.id, known_on=None if silent else since, mediating_until=mediating_until,
        limit=f"{began}起十五日内；调解期间不中止、不中断起诉期限", clauses=in_force(AFTER_REVIEW, today),
        doubts=("复议期满之日遇节假日顺延的，相应推后",) if silent else (),
    )  # fmt: skip
    return found if since is None else _counted(dispute, found, (_Run("suit-after-review", since),), today)


AFTER_REVIEW = ("行政诉讼法 45", "行政诉讼法（1989） 38", "行政诉讼法 48")


def limited(dispute: Dispute) -> tuple[Challenged, ...]:
    """Return the acts and omissions challenged; decisions and judgments about them have limits of their own."""
    return tuple(act for act in dispute.challenged if act.kind in (ChallengedKind.ACT, ChallengedKind.OMISSION))


def suable(dispute: Dispute, on: date) -> bool:
    """Say whether a first suit is still open: none pending or decided, and no review that bars it or must come first.

    A suit that was not accepted, was taken back before, or is deemed withdrawn, can be brought again; a review that
    ended undecided leaves it.
    """
    if any(map(_bars, dispute.proceedings)):
        return False
    filed_elsewhere = not dispute.proceedings and dispute.phase not in (Phase.BEFORE_FILING, Phase.FILING)
    return not filed_elsewhere and review_first(dispute, on) is None


def _bars(kept: Proceeding) -> bool:
    """Whether proceedings stand in the way of a first suit: they are pending, or ended so that none is open."""
    again = _AGAIN.get(kept.kind)
    return again is not None and (kept.ended is None or kept.ended.how not in again)


_AGAIN = {
    ProceedingKind.ADMINISTRATIVE_SUIT: (
        ProceedingEnd.DEEMED_WITHDRAWN, ProceedingEnd.TAKEN_BACK, ProceedingEnd.NOT_ACCEPTED,
    ),
    ProceedingKind.RECONSIDERATION: (
        ProceedingEnd.WITHDRAWN, ProceedingEnd.DEEMED_WITHDRAWN, ProceedingEnd.TAKEN_BACK, ProceedingEnd.TERMINATED,
    ),
}  # fmt: skip


@frozen
class _Run:
    """A time that is running: which of `domain.limits` it is, from which day."""

    code: str
    since: date

    def period(self, on: date) -> Period:
        """Return how long it is, by the text in force on a day."""
        return _text(self.code, on)

    def last(self, on: date, spans: tuple[Span, ...] = ()) -> date:
        """Return its last day, some days left out."""
        return unrolled(self.since, self.period(on), _UNANNOUNCED, suspended=spans).on


def _text(code: str, on: date) -> Period:
    """Return a period as the law of a day sets it; where no text that is known was in force yet, the oldest."""
    return (limit(code, on) or limits()[code][0]).period


def suit_limit(dispute: Dispute, act: Challenged, today: date, mediating_until: date | None = None) -> SuitLimit:
    """Return the limit for suing over one act or omission, as the law of today has it."""
    runs = tuple(_runs(dispute, act, today))
    omitted = act.kind is ChallengedKind.OMISSION
    found = SuitLimit(
        dispute=dispute.id, act=act.id, known_on=act.known_on, opens=_opens(act, today),
        limit=f"{_on_duty(act, today) if omitted else _in_words(dispute, act, today)}；调解期间不中止、不中断起诉期限",
        clauses=in_force(_clauses(act), today), doubts=tuple(_doubts(dispute, act)), mediating_until=mediating_until,
    )  # fmt: skip
    return _counted(dispute, found, runs, today) if runs else found


def _counted(dispute: Dispute, found: SuitLimit, runs: tuple[_Run, ...], today: date) -> SuitLimit:
    """Add the last day, and beside it what could be argued; the years at the most stay what they are."""
    ends = min(runs, key=lambda run: run.last(today))
    on = ends.last(today)
    spans = tuple(_mediated(dispute, ends.since, min(on, today)))
    days = sum((span.last - span.first).days + 1 for span in spans)
    arguable = min(run.last(today, () if run.code in _AT_MOST else spans) for run in runs)
    argued = f"信赖处理而等待的{days}天调解期间能否扣除有争议，扣除的至{arguable}（行政诉讼法 48）"
    return attrs.evolve(
        found, on=on, since=ends.since, period=ends.period(today), code=ends.code, left=(on - today).days,
        mediated=days, arguable=arguable, doubts=(*found.doubts, argued) if days else found.doubts,
    )  # fmt: skip


_AT_MOST = ("suit-at-most", "suit-real-estate-at-most")


def _runs(dispute: Dispute, act: Challenged, on: date) -> Iterator[_Run]:
    """Give every time that can end the limit; the first to end does."""
    if act.kind is ChallengedKind.OMISSION:
        ends = duty_ends(act, on)
        if ends is not None:
            yield _Run("suit-on-duty", ends)
        return
    if act.known_on is not None and act.limit_told is False:
        yield _Run("suit-untold-at-most", act.known_on)
        if act.limit_known_on is not None:
            yield _Run("suit", act.limit_known_on)
    elif act.known_on is not None:
        yield _Run("suit", act.known_on)
    if act.made_on is not None:
        yield _Run("suit-real-estate-at-most" if dispute.matter in REAL_ESTATE else "suit-at-most", act.made_on)


def duty_ends(act: Challenged, on: date) -> date | None:
    """Return the last day for performing a duty: as another law sets it, else two months from the application.

    None where neither is known (行政诉讼法 47).
    """
    if act.duty_until is not None or act.applied_on is None:
        return act.duty_until
    return unrolled(act.applied_on, _text("duty", on), _UNANNOUNCED).on


def _opens(act: Challenged, on: date) -> date | None:
    ends = duty_ends(act, on) if act.kind is ChallengedKind.OMISSION else None
    return None if ends is None else ends + timedelta(days=1)


def _in_words(dispute: Dispute, act: Challenged, on: date) -> str:
    within = _spoken(_text("suit", on))
    told = f"自知道或者应当知道作出行政行为之日起{within}内"
    if act.limit_told is False:
        at_most = _spoken(_text("suit-untold-at-most", on))
        told = f"未告知起诉期限的，自知道或者应当知道起诉期限之日起{within}内，最长自知道行政行为内容之日起{at_most}"
    return f"{told}；自行政行为作出之日起最长{'二十年' if dispute.matter in REAL_ESTATE else '五年'}"


def _on_duty(act: Challenged, on: date) -> str:
    opens = _opens(act, on)
    waiting = "" if opens is None else f"；{opens}起可以起诉，紧急情况下不受此限"
    duty, suing = _spoken(_text("duty", on)), _spoken(_text("suit-on-duty", on))
    return f"自履行职责期限（接到申请之日起{duty}，另有规定的从其规定）届满之日起{suing}内{waiting}"


_NUMERALS = "零一二三四五六"
_UNITS = {"month": "个月", "year": "年", "day": "日"}


def _spoken(period: Period) -> str:
    return f"{_NUMERALS[period.length]}{_UNITS[period.unit]}"


def _clauses(act: Challenged) -> tuple[str, ...]:
    if act.kind is ChallengedKind.OMISSION:
        return ("行政诉讼法 47", "行诉解释 66", "行政诉讼法 48")
    untold = ("行诉解释 64", "执行行诉法解释 41") if act.limit_told is False else ()
    unknown = ("行诉解释 65",) if act.known_on is None else ()
    return (*CLAUSES, "执行行诉法解释 42", *untold, *unknown)


def _doubts(dispute: Dispute, act: Challenged) -> Iterator[str]:
    if act.kind is ChallengedKind.OMISSION:
        if duty_ends(act, date.max) is None:
            yield "何时申请履行职责没有记载，无法计算"
        return
    if act.limit_told is False and act.limit_known_on is None:
        yield "何时知道起诉期限没有记载，按最长期限计算"
    elif act.limit_told is None:
        yield "是否告知过起诉期限没有记载；没有告知的，期限更长"
    if dispute.matter in REAL_ESTATE:
        yield "是否属于因不动产提起的诉讼（导致不动产物权变动）须核实，否则最长五年"


def _mediated(dispute: Dispute, since: date, until: date) -> Iterator[Span]:
    """Give the days of mediation after a limit began and up to a day."""
    for round_ in dispute.rounds:
        first = max(round_.started, since + timedelta(days=1))
        last = min(round_.ended or until, until)
        if first <= last:
            yield Span(first, last)


def outlasting(dispute: Dispute, ends: date | None) -> tuple[date, ...]:
    """Return the last days to sue that come before a round is over."""
    if ends is None:
        return ()
    return tuple(running.on for running in suit_limits(dispute, ends) if running.on is not None and running.on <= ends)


SUIT_LIMIT_OUTLASTS = Condition(code="suit-limit-outlasts", clauses=CLAUSES, warns=True)
