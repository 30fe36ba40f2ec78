"""Time limits of enforcement: by when to apply, after which urging, and what a daily fine has come to.

Two years from the end of the set period for a court's title (行诉解释 153; before 2018 one for a citizen, 180 days for
a body: 执行行诉法解释 84) or a confirmed agreement (民诉法 250), three months after the time to contest for an agency
(行政强制法 53; 行诉解释 156), ten working days after an urging was served (行政强制法 54, 69).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.deadline import after
from admin_dispute.domain.dispute.due_dates import AHEAD, Count, judged, open_parts
from admin_dispute.domain.dispute.enforcement.measures import Measure, measures_on
from admin_dispute.domain.dispute.enforcement.resting import rests, settled_now
from admin_dispute.domain.dispute.enforcement.table import MeasureKind
from admin_dispute.domain.dispute.enforcement.titles import Instrument, Side, Title, side_of
from admin_dispute.domain.dispute.force import Force, GivenForce
from admin_dispute.domain.dispute.obligation import Obligation, Standing
from admin_dispute.domain.dispute.parties import party_of
from admin_dispute.domain.dispute.proceedings import Proceeding, enforcing, proceeding_of
from admin_dispute.domain.limits import Limit, limit, period_of, running, text_of
from admin_dispute.domain.periods import Due, Period
from admin_dispute.domain.values import PersonKind
from admin_dispute.domain.words import term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute

AFTER_URGINGS = {
    MeasureKind.APPLICATION: period_of("demand"),
    MeasureKind.SUBSTITUTE: period_of("demand-before-substitute"),
}
"""How long after an urging was served before the next step; of other measures the urging itself says it."""
_ON = attrgetter("on")
_COURT_FORCES = (Force.MEDIATION_LETTER, Force.CONFIRMING_JUDGMENT)
_COURT_TITLES = (Instrument.JUDGMENT, Instrument.RULING, Instrument.MEDIATION_LETTER)


@frozen(kw_only=True)
class Application:
    """The time to apply for enforcement: from which day, how long, by which articles; whose: `owner`, and `others`.

    Attributes:
        started: the earliest day it can run from where that is provisional; starts: what that day is, in Chinese.
    """

    obligation: str
    owner: str | None
    others: tuple[str, ...]
    started: date
    period: Period
    clauses: tuple[str, ...]
    due: Due
    starts: str


def in_default(dispute: Dispute, owed: Obligation, count: Count, on: date) -> bool:
    """Say whether the debtor breached what is owed, and no settlement in enforcement lets it rest."""
    return not settled_now(dispute, owed.id, on) and breached(dispute, owed, count, on)


def breached(dispute: Dispute, owed: Obligation, count: Count, on: date) -> bool:
    """Say whether the debtor refused to perform, or let a day pass by which something was due."""
    if owed.standing is Standing.REFUSED and any(map(owed.refused_by, owed.debtors)):
        return True
    return any(part.due.over(on) for part in open_parts(dispute, owed, count))


def maybe_passed(dispute: Dispute, owed: Obligation, count: Count, on: date) -> Due | None:
    """Return the first last day that has passed as its earliest possible day and may turn out to be later."""
    lasts = (part.due for part in open_parts(dispute, owed, count))
    return next((last for last in lasts if last.on < on and not last.over(on)), None)


def period_end(dispute: Dispute, owed: Obligation, count: Count) -> Due | None:
    """Return the last day of the first set period that was not kept for certain, None where no day is known."""
    parts = islice(judged(dispute, owed, count), AHEAD)
    late = (part.due for part, met in parts if met is None or part.due.over(met))
    return min(late, key=_ON, default=None)


def urging_of(dispute: Dispute, owed: Obligation) -> Measure | None:
    """Return the latest urging that was served on who owes an obligation, None where none was."""
    served = [one for one in measures_on(dispute, owed, MeasureKind.URGE) if one.served_on is not None]
    return served[-1] if served else None


def title_of(dispute: Dispute, owed: Obligation) -> Title | None:
    """Return the recorded title that orders an obligation, None where an agreement carries it; each has one at most."""
    return next((title for title in dispute.titles if owed.id in title.obligations), None)


def application(dispute: Dispute, owed: Obligation, count: Count) -> Application | None:
    """Return the time to apply for enforcement, None where nothing that a court enforces carries the obligation."""
    code, start = _limit_of(dispute, owed, count)
    if code is None or start is None:
        return None
    text, over = running(code, start.on, count)
    return Application(
        obligation=owed.id, owner=owed.creditors[0] if owed.creditors else None, others=owed.creditors[1:],
        started=start.on, period=text.period, clauses=text.clauses, due=after(start, text.period, over, count),
        starts=text.starts,
    )  # fmt: skip


def _limit_of(dispute: Dispute, owed: Obligation, count: Count) -> tuple[str | None, Due | None]:
    """Which of `domain.limits` an application has, and from which day it runs; that may be provisional, too."""
    title, forces = title_of(dispute, owed), _forces(dispute, owed)
    if (title is not None and title.instrument in _COURT_TITLES) or forces.intersection(_COURT_FORCES):
        since = period_end(dispute, owed, count) or _surely(_served(dispute, title, owed))
        return "enforcement" if _is_citizen(dispute, owed) else "enforcement-by-body", since
    if Force.COURT_CONFIRMATION in forces:
        return "civil-enforcement", _last_instalment(dispute, owed, count) or _surely(_given_on(dispute, owed))
    return "non-litigation-enforcement", contest_end(dispute, owed, count)


def _served(dispute: Dispute, title: Title | None, owed: Obligation) -> date | None:
    """From when to count where no period is set: the service of the paper (行诉解释 153), else its legal force."""
    if title is None:
        return _given_on(dispute, owed)
    tried = proceeding_of(dispute, title.proceeding)
    served = None if tried is None or tried.ended is None else tried.ended.served_on
    return served or title.effective_on


def _surely(day: date | None) -> Due | None:
    return None if day is None else Due(day)


def _given_on(dispute: Dispute, owed: Obligation) -> date | None:
    """When the court's paper took effect that carries an agreement; else when what is owed did."""
    of_court = (*_COURT_FORCES, Force.COURT_CONFIRMATION)
    return min((given.since for given in _given(dispute, owed) if given.force in of_court), default=owed.effective_on)


def _last_instalment(dispute: Dispute, owed: Obligation, count: Count) -> Due | None:
    """From when a confirmed agreement's time runs: the end of the last instalment (民诉法 250), not of each."""
    if owed.endless:
        return period_end(dispute, owed, count)
    return max((part.due for part, _ in judged(dispute, owed, count)), key=_ON, default=None)


def resumption(dispute: Dispute, obligations: tuple[str, ...], since: date) -> Limit:
    """Return how long creditors can come back to titles after the last day of a settlement (执行和解规定 10).

    To a court's paper before 2018 the shorter time of 执行行诉法解释 84: 民诉法（2012） 239 had two years, and no
    article says which counts, so the one that is over first is kept.
    """
    for owed in dispute.obligations:
        title = title_of(dispute, owed)
        of_court = title is not None and title.instrument in _COURT_TITLES
        if owed.id in obligations and (of_court or _forces(dispute, owed).intersection(_COURT_FORCES)):
            code = "resumption-of-judgment" if _is_citizen(dispute, owed) else "resumption-of-judgment-by-body"
            return text_of(code, since)
    return text_of("resumption", since)


def doubted(text: Limit) -> str:
    """In Chinese, that a time to come back rests on an article that may not count; nothing of any other."""
    return term("resumption-doubted", "执行行诉法解释 84" in text.clauses)


def contest_end(dispute: Dispute, owed: Obligation, count: Count) -> Due | None:
    """Return the last day on which a citizen can contest the act or review that orders it; None where none is known.

    Of a paper that gave an agreement its force it runs from that day: six months from a changed act (行政诉讼法 46),
    fifteen days from a letter of reconsideration (行政诉讼法 45 names the decision; of the letter inferred from
    行政复议法 78, which asks of both that the time to sue is over).
    """
    if side_of(dispute, owed) is Side.AGENCY:
        return None
    title = title_of(dispute, owed)
    if title is not None and title.contest_until is not None:
        return Due(title.contest_until)
    papers = [(title.instrument, title.effective_on)] if title is not None else [
        (given.force, given.since) for given in _given(dispute, owed)
    ]  # fmt: skip
    for paper, since in papers:
        text = limit(TO_CONTEST[paper], since) if paper in TO_CONTEST else None
        if text is not None:
            return count(since, text.period)
    return None


TO_CONTEST: dict[str, str] = {
    Instrument.ADMINISTRATIVE_ACT: "suit",
    Instrument.RECONSIDERATION_DECISION: "suit-after-review",
    Instrument.RECONSIDERATION_LETTER: "suit-after-review",  # the force of that name, too
    Force.CHANGED_ACT: "suit",
}
"""Which of `domain.limits` a paper is contested within: an act six months, longer than reconsideration has."""


def _is_citizen(dispute: Dispute, owed: Obligation) -> bool:
    """Whether who is owed is a natural person: before 2018 a citizen had longer than an agency or an organisation."""
    party = party_of(dispute, owed.creditors[0]) if owed.creditors else None
    return party is not None and party.person.kind is PersonKind.NATURAL


def applications_open(dispute: Dispute, count: Count) -> Iterator[Application]:
    """Give the times to apply that run: of refused obligations while anybody who owes them was not applied against.

    Of what rests by a settlement in enforcement the time to come back to it runs instead.
    """
    for owed in dispute.obligations:
        if owed.standing is not Standing.REFUSED:
            continue
        respondents = {who for kept in applications(dispute, owed) for who in kept.respondents}
        if not (respondents.issuperset(owed.debtors) or rests(dispute, owed.id)):
            found = application(dispute, owed, count)
            if found is not None:
                yield found


def applications(dispute: Dispute, owed: Obligation) -> tuple[Proceeding, ...]:
    """Return the pending applications for enforcement against any of those who owe an obligation."""
    return tuple(kept for kept in enforcing(dispute) if not set(owed.debtors).isdisjoint(kept.respondents))


def _given(dispute: Dispute, owed: Obligation) -> Iterator[GivenForce]:
    for agreement in dispute.agreements:
        if owed.id in agreement.obligations and agreement.ended_on is None:
            yield from agreement.forces


def _forces(dispute: Dispute, owed: Obligation) -> frozenset[str]:
    return frozenset(given.force for given in _given(dispute, owed))
