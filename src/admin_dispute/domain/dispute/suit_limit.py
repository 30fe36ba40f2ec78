"""The limit for suing, counted in one place: for guidance, for what is shown of a dispute and for the list of limits.

It runs from knowing the act (行政诉讼法 46); where nobody told of it, from knowing of the limit, a year at most from
knowing the act (行诉解释 64); never beyond five years from the act, twenty with real estate (行政诉讼法 46;
行诉解释 65); for a duty that was not performed, from the end of the time for performing it (行政诉讼法 47;
行诉解释 66). What runs beside it is in `running_limits`.

No article names mediation as a reason that stops or interrupts the limit (行政诉讼法 46, 48). Days lost for a reason
that is not the party's own are left out (行政诉讼法 48): whether days of mediation are such is for the court, so they
are shown as arguable and never deducted. Last days are counted without rolling over rest days, first days with it: the
careful reading of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.dispute.challenged import Challenged, ChallengedKind, review_decisions
from admin_dispute.domain.dispute.forums import barred
from admin_dispute.domain.dispute.intake import REAL_ESTATE, Matter, Phase
from admin_dispute.domain.dispute.proceedings import Proceeding, ProceedingEnd, ProceedingKind
from admin_dispute.domain.instruments import START, in_force
from admin_dispute.domain.limits import spoken, text_of
from admin_dispute.domain.periods import Calendar, Due, Period, Span, unrolled
from admin_dispute.domain.values import changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute

CLAUSES = ("行政诉讼法 46", "行政诉讼法（1989） 39", "行政诉讼法 48")


@frozen
class Run:
    """A time that is running: which of `domain.limits` it is, from which day (in Chinese: `starts`), and how long."""

    code: str
    since: date
    period: Period
    starts: str

    def last(self, spans: tuple[Span, ...] = ()) -> date:
        """Return its last day, some days left out."""
        return unrolled(self.since, self.period, suspended=spans).on


@frozen(kw_only=True, slots=False)  # for `changed`
class SuitLimit:
    """The limit for suing over one challenged act or omission.

    Attributes:
        act: its id (`a1`), or of the review before the suit (`x1`); known_on: the day it was known, or served.
        way: what the limit is for, in Chinese: for suing, or for asking for a review where that comes first.
        on: the last day, mediation not deducted, and not moved over days of rest: the careful reading of what a citizen
            may still rely on; None where nobody said from when it runs.
        since, period: what ends on that day, and from which day it is counted, `starts` in Chinese; code: which of
            `domain.limits` it is.
        others: times that run beside it and end later.
        opens: the first day on which it can be asked for, where a time has to pass before: the day after the last day
            of that time, moved over days of rest; None for an act. `opens_provisional`: it may turn out to be later,
            and `opens_surely` is the day by which it can be asked for in any case.
        limit: the limit in Chinese; clauses: the articles that set it; doubts: in Chinese, what may change it.
        mediated: days of mediation that fell into the limit so far.
        arguable: the last day if those were left out; left: days from today to `on`, negative once it is over.
        mediating_until: the last day of a round that is open and limited, None without one; `mediating_provisional`
            where it may turn out to be later.
    """

    dispute: str
    act: str
    known_on: date | None
    limit: str
    way: str = "起诉期限"
    clauses: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    opens: date | None = None
    opens_provisional: bool = False
    opens_surely: date | None = None
    on: date | None = None
    since: date | None = None
    period: Period | None = None
    starts: str | None = None
    code: str | None = None
    others: tuple[Run, ...] = ()
    mediated: int = 0
    arguable: date | None = None
    left: int | None = None
    mediating_until: date | None = None
    mediating_provisional: bool = False

    @property
    def outlasted(self) -> bool:
        """Whether the round that is open may go on beyond the limit."""
        return self.mediating_until is not None and self.on is not None and self.on < self.mediating_until


def suable(dispute: Dispute, on: date) -> bool:
    """Say whether a first suit is still open: none pending or decided, and no review that bars it or must come first.

    A suit that was not accepted, was taken back before, or is deemed withdrawn, can be brought again; a review that
    ended undecided leaves it. Proceedings about one act of several leave the others.
    """
    barring = tuple(filter(bars, dispute.proceedings))
    if barring and taken(dispute, barring).issuperset(act.id for act in dispute.challenged):
        return False
    filed_elsewhere = not dispute.proceedings and dispute.phase not in (Phase.BEFORE_FILING, Phase.FILING)
    return not filed_elsewhere and (not barred(dispute, on) or bool(review_decisions(dispute)))


def taken(dispute: Dispute, by: Iterable[Proceeding]) -> frozenset[str]:
    """Return the ids of what is challenged that proceedings are about: all of it where they name nothing."""
    every = tuple(act.id for act in dispute.challenged)
    return frozenset(id_ for kept in by for id_ in kept.about or every)


def bars(kept: Proceeding) -> bool:
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


def run_of(code: str, since: date, on: date, starts: str = "") -> Run:
    """Return a time as the law of a day sets it; `starts`: what its first day is, where the law's text does not say."""
    text = text_of(code, on)
    return Run(code, since, text.period, starts or text.starts)


def suit_limit(dispute: Dispute, act: Challenged, today: date, calendar: Calendar) -> SuitLimit:
    """Return the limit for suing over one act or omission, as the law of today has it."""
    runs = tuple(_runs(dispute, act, today))
    omitted = act.kind is ChallengedKind.OMISSION
    waits = act.duty_over(text_of("duty", today).period, calendar) if omitted else None
    words = _on_duty(waits, today) if omitted else _in_words(dispute, act, today)
    found = SuitLimit(
        dispute=dispute.id, act=act.id, known_on=act.known_on, limit=f"{words}；调解期间不中止、不中断起诉期限",
        clauses=in_force(_clauses(dispute, act), today), doubts=tuple(_doubts(dispute, act)),
    )  # fmt: skip
    found = opening(found, waits)
    return counted(dispute, found, runs, today) if runs else found


def opening(found: SuitLimit, waits: Due | None) -> SuitLimit:
    """Add the day after a time that has to pass first."""
    if waits is None:
        return found
    opens = waits.on + timedelta(days=1)
    return changed(found, opens=opens, opens_provisional=waits.provisional, opens_surely=waits.opens_on)


def counted(
    dispute: Dispute, found: SuitLimit, runs: tuple[Run, ...], today: date, argued_by: str = "行政诉讼法 48"
) -> SuitLimit:
    """Add the last day, and beside it what could be argued by an article; the years at the most stay what they are."""
    ends = min(runs, key=Run.last)
    on = ends.last()
    spans = tuple(_mediated(dispute, ends.since, min(on, today)))
    days = sum((span.last - span.first).days + 1 for span in spans)
    arguable = min(run.last(() if run.code in _AT_MOST else spans) for run in runs)
    cited = "、".join(in_force((argued_by, "行政诉讼法（1989） 40"), today))
    argued = f"信赖处理而等待的{days}天调解期间能否扣除有争议，扣除的至{arguable}（{cited}）"
    return changed(
        found, on=on, since=ends.since, period=ends.period, starts=ends.starts, code=ends.code, left=(on - today).days,
        others=tuple(run for run in runs if run is not ends),
        mediated=days, arguable=arguable, doubts=(*found.doubts, argued) if days else found.doubts,
    )  # fmt: skip


_AT_MOST = (
    "suit-at-most", "suit-real-estate-at-most", "review-at-most", "review-real-estate-at-most", "review-untold-at-most",
)  # fmt: skip


def _runs(dispute: Dispute, act: Challenged, on: date) -> Iterator[Run]:
    """Give every time that can end the limit; the first to end does."""
    if act.kind is ChallengedKind.OMISSION:
        ends = act.duty_ends(text_of("duty", on).period)
        if ends is not None:
            yield run_of("suit-on-duty", ends, on)
        return
    if act.known_on is not None and act.limit_told is False:
        yield run_of("suit-untold-at-most", act.known_on, on)
        if act.limit_known_on is not None:
            yield run_of("suit", act.limit_known_on, on, "知道或者应当知道起诉期限之日")
    elif act.known_on is not None:
        yield run_of("suit", act.known_on, on)
    if act.made_on is not None and (_learnt_later(act) or on >= START["行政诉讼法"]):
        most = "suit-real-estate-at-most" if dispute.matter in REAL_ESTATE else "suit-at-most"
        yield run_of(most, act.made_on, on)


def _in_words(dispute: Dispute, act: Challenged, on: date) -> str:
    limit = text_of("suit", on)
    within = spoken(limit.period)
    told = f"自{limit.starts}起{within}内"
    if act.limit_told is False:
        at_most = spoken(text_of("suit-untold-at-most", on).period)
        told = f"未告知起诉期限的，自知道或者应当知道起诉期限之日起{within}内，最长自知道行政行为内容之日起{at_most}"
    if on < START["行政诉讼法"] and not _learnt_later(act):
        return told
    return f"{told}；自行政行为作出之日起最长{'二十年' if dispute.matter in REAL_ESTATE else '五年'}"


def _on_duty(waits: Due | None, on: date) -> str:
    sure = "（暂定）" if waits is not None and waits.provisional else ""
    opens = None if waits is None else waits.on + timedelta(days=1)
    waiting = "" if opens is None else f"；{opens}{sure}起可以起诉，紧急情况下不受此限"
    duty, suing = spoken(text_of("duty", on).period), spoken(text_of("suit-on-duty", on).period)
    return f"自履行职责期限（接到申请之日起{duty}，另有规定的从其规定）届满之日起{suing}内{waiting}"


def _clauses(dispute: Dispute, act: Challenged) -> tuple[str, ...]:
    if act.kind is ChallengedKind.OMISSION:
        return ("行政诉讼法 47", "行诉解释 66", "行政诉讼法 48")
    untold = ("行诉解释 64", "执行行诉法解释 41") if act.limit_told is False else ()
    unknown = ("行诉解释 65",) if act.known_on is None else ()
    own = ("森林法（1998） 17",) if dispute.matter is Matter.NATURAL_RESOURCES else ()
    return (*own, *CLAUSES, *(("执行行诉法解释 42",) if _learnt_later(act) else ()), *untold, *unknown)


def _learnt_later(act: Challenged) -> bool:
    """Whether an act was known later than it was made: only then its years at the most ran before May 2015."""
    return act.known_on is None or (act.made_on is not None and act.made_on < act.known_on)


def _doubts(dispute: Dispute, act: Challenged) -> Iterator[str]:
    if act.kind is ChallengedKind.OMISSION:
        if act.duty_until is None and act.applied_on is None:
            yield "何时申请履行职责没有记载，无法计算"
        return
    if act.limit_told is False and act.limit_known_on is None:
        yield "何时知道起诉期限没有记载，按最长期限计算"
    elif act.limit_told is None:
        yield "是否告知过起诉期限没有记载；没有告知的，期限更长"
    if dispute.matter is Matter.NATURAL_RESOURCES:
        yield "对林木、林地权属争议的处理决定，森林法另有规定（1998年的为接到通知之日起一个月），未计入，请核实"
    if dispute.matter in REAL_ESTATE:
        yield "是否属于因不动产提起的诉讼（导致不动产物权变动）须核实，否则最长五年"


def _mediated(dispute: Dispute, since: date, until: date) -> Iterator[Span]:
    """Give the days of mediation after a limit began and up to a day."""
    for round_ in dispute.rounds:
        first = max(round_.started, since + timedelta(days=1))
        last = min(round_.ended or until, until)
        if first <= last:
            yield Span(first, last)
