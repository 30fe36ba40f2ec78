"""What a measure needs on a day: the law of its kind, asked by proposal, decision and outlook alike (WX-4.3.5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import attrs

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.court_rules import cited_in
from admin_dispute.domain.dispute.due_dates import Count
from admin_dispute.domain.dispute.enforcement.daily_fine import fined_through, period_over
from admin_dispute.domain.dispute.enforcement.going_on import ENFORCEMENT_ON, resting, title_goes_on
from admin_dispute.domain.dispute.enforcement.gravity import Degree, degrees_of
from admin_dispute.domain.dispute.enforcement.in_words import besides, not_due, not_in_law, papers
from admin_dispute.domain.dispute.enforcement.measures import measures_on
from admin_dispute.domain.dispute.enforcement.table import (
    DAILY,
    LAWS,
    OF_A_COUNTY,
    MeasureKind,
    MeasureLaw,
    OrderedBy,
    law_of,
)
from admin_dispute.domain.dispute.enforcement.time_limits import (
    AFTER_URGINGS,
    application,
    applications,
    breached,
    contest_end,
    maybe_passed,
    title_of,
    urging_of,
)
from admin_dispute.domain.dispute.enforcement.titles import (
    Instrument,
    Regime,
    Side,
    carriers_of,
    mediated_in,
    regimes_of,
    self_settled,
    side_of,
    titles_of,
)
from admin_dispute.domain.dispute.force import Force, WayOfEffect
from admin_dispute.domain.dispute.giving_force import MEDIATED_BY_SOMEBODY, confirmed_by
from admin_dispute.domain.dispute.giving_force import TO_APPLY as TO_CONFIRM
from admin_dispute.domain.dispute.obligation import IN_ITS_STEAD, Duty, Obligation, Standing
from admin_dispute.domain.dispute.parties import party_of
from admin_dispute.domain.dispute.proceedings import ProceedingKind
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.over import once_over, unsure
from admin_dispute.domain.periods import Due
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import PersonKind
from admin_dispute.domain.words import term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law

Asking: TypeAlias = Callable[["Dispute", Obligation, MeasureLaw, "Law", date], Steps]


def law_on(dispute: Dispute, owed: Obligation, kind: MeasureKind, law: Law, on: date) -> MeasureLaw | None:
    """Return the law of a measure against the debtor of an obligation: one in force on the day where there is one."""
    side, regimes = side_of(dispute, owed), regimes_of(dispute, owed, law, on)
    rows = [law_of(regime, side, kind) for regime in regimes]
    found = sorted((row for row in rows if row is not None), key=lambda row: not row.holds(on))
    national = found[0] if found else None
    if national is not None and national.regime is Regime.RECONSIDERATION and side is Side.CITIZEN:
        return _of_a_review(national, titles_of(dispute, owed, law, on))
    return _with_the_countys(national, side, kind, law) if regimes == (Regime.NONE,) else national


def _of_a_review(row: MeasureLaw, titles: tuple[WayOfEffect, ...]) -> MeasureLaw:
    """Return the law of a measure on a review: a letter is the review body's to enforce alone (行政复议法 78)."""
    decided = any(way.code == Instrument.RECONSIDERATION_DECISION for way in titles)
    return row if decided or OrderedBy.REVIEW_BODY not in row.by else attrs.evolve(row, by=(OrderedBy.REVIEW_BODY,))


def _with_the_countys(national: MeasureLaw | None, side: Side, kind: MeasureKind, law: Law) -> MeasureLaw | None:
    """Return the law of a measure without a title where the county's document names it: that is cited with it."""
    stated = law.parameter("breach-measures")
    row = national or OF_A_COUNTY.get((side, kind))
    if stated is None or row is None or kind not in stated.listed:
        return national
    sure = row.provenance if national is not None else stated.provenance
    return attrs.evolve(row, clauses=(*row.clauses, *stated.clauses), provenance=sure)


def measure_steps(
    dispute: Dispute, owed: Obligation, kind: MeasureKind, law: Law, on: date, period_ended: date | None = None
) -> Steps:
    """Yield what a measure on an obligation needs on a day, whatever it will say itself.

    Args:
        period_ended: the last day of the set period as a court's order has it, where it is not the title's own.
    """
    mediated = mediated_in(dispute, owed)
    yield from (cited_in(mediated, step) for step in _measure_steps(dispute, owed, kind, law, on, period_ended))


def _measure_steps(
    dispute: Dispute, owed: Obligation, kind: MeasureKind, law: Law, on: date, period_ended: date | None
) -> Steps:
    row = law_on(dispute, owed, kind, law, on)
    if owed.standing in _NO_LONGER_OWED:
        yield STILL_OWED.citing(row.clauses if row is not None else ())(
            False, obligation=owed.id, standing=owed.standing
        )
        return  # nothing else is said of what is over: neither who could apply, nor what rests
    if resting(dispute, owed, row, on):
        if kind in _GENTLE:  # of all others `title_goes_on` says so
            yield ENFORCEMENT_ON(False, obligation=owed.id)
    elif kind is not MeasureKind.CONFIRMATION:  # parties may have an agreement confirmed before anybody is in default
        yield from _in_default(dispute, owed, row, law.due, on)
    yield _carried(dispute, owed, kind, row, law, on)
    if row is None:
        return
    if row.clauses:
        yield MEASURE_IN_LAW.citing(row.clauses)(row.holds(on), what=not_in_law(kind), day=on)
    if kind not in _GENTLE:
        yield from title_goes_on(dispute, owed, row, law, on)
    if kind in DAILY:
        yield from period_over(row, period_ended, fined_through(dispute, owed, kind, law.due), on)
    if kind in _ASKING:
        yield from _ASKING[kind](dispute, owed, row, law, on)


def _carried(
    dispute: Dispute, owed: Obligation, kind: MeasureKind, row: MeasureLaw | None, law: Law, on: date
) -> object:
    """Whether the papers open a measure; of what no law of the day opens by any paper only that is said."""
    side = side_of(dispute, owed)
    somewhere = [other for other in LAWS if (other.side, other.kind) == (side, kind)]
    opening = [other for other in somewhere if other.holds(on)]
    if row is None and somewhere and not opening:  # of no day's title: it is not yet in the law, or no more
        return MEASURE_IN_LAW(False, what=not_in_law(kind), day=on)
    articles = row.clauses if row is not None else tuple(dict.fromkeys(c for other in opening for c in other.clauses))
    return TITLE_CARRIES.citing(articles)(
        row is not None, papers=papers(dispute, owed, law, on), kind=kind,
        opening=tuple(other.regime for other in opening), rule=besides(dispute, owed, kind, law, on),
    )  # fmt: skip


def _in_default(dispute: Dispute, owed: Obligation, row: MeasureLaw | None, count: Count, on: date) -> Steps:
    """Yield whether the debtor is in default; of what has no day, when it can be asked for."""
    late = breached(dispute, owed, count, on)
    maybe = None if late else maybe_passed(dispute, owed, count, on)
    passed = late or maybe is not None
    clauses = row.clauses if row is not None else ()
    due, articles = not_due(dispute, owed, clauses)
    yield IN_DEFAULT.citing(clauses if passed else articles)(passed, obligation=owed.id, due=due)
    if maybe is not None:
        yield from unsure(maybe, on)


def _money(dispute: Dispute, owed: Obligation, row: MeasureLaw, law: Law, on: date) -> Steps:
    yield MONEY_OWED.citing(row.clauses)(owed.duty is Duty.MONEY, obligation=owed.id)


def _grave(dispute: Dispute, owed: Obligation, row: MeasureLaw, law: Law, on: date) -> Steps:
    """Of agencies alone (行政诉讼法 96): a citizen who refuses may be detained without it (民诉法 114)."""
    if row.side is Side.AGENCY:
        grave = set(degrees_of(dispute, owed.id, on)) - {Degree.ABLE}
        yield GRAVE_EFFECT.citing(row.clauses)(grave, obligation=owed.id)


def _serious(dispute: Dispute, owed: Obligation, row: MeasureLaw, law: Law, on: date) -> Steps:
    found = degrees_of(dispute, owed.id, on)
    yield SERIOUS.citing(row.clauses)(Degree.SERIOUS in found, obligation=owed.id)
    yield ABLE(Degree.ABLE in found, obligation=owed.id)
    ruled = any(way.code != "mediation-letter" and way.measures for way in carriers_of(dispute, owed, law, on))
    against = (kept.respondents for kept in dispute.proceedings if kept.kind is ProceedingKind.ENFORCEMENT)
    executing = any(not set(owed.debtors).isdisjoint(respondents) for respondents in against)
    yield CRIME_OF_RULING(ruled or executing, obligation=owed.id)


def _fined_body(dispute: Dispute, owed: Obligation, row: MeasureLaw, law: Law, on: date) -> Steps:
    if row.side is Side.AGENCY:
        yield FINE_FITS_BODY(False)
        return
    owing = (party_of(dispute, who) for who in owed.debtors)
    body = any(party is not None and party.person.kind is not PersonKind.NATURAL for party in owing)
    yield BODY_OWES.citing(row.clauses)(body, obligation=owed.id)


def _confirmable(dispute: Dispute, owed: Obligation, row: MeasureLaw, law: Law, on: date) -> Steps:
    yield MEDIATED_BY_SOMEBODY(not self_settled(dispute, owed), law=confirmed_by(on))
    since = owed.effective_on
    due = None if since is None else law.due(since, TO_CONFIRM)
    open_now = due is not None and not due.over(on)
    yield CONFIRMABLE.citing(row.clauses)(open_now, day=None if due is None else due.on)


def _suable(dispute: Dispute, owed: Obligation, row: MeasureLaw, law: Law, on: date) -> Steps:
    parties = {party.id for party in dispute.parties}
    suing = not owed.creditors or bool(parties.intersection(owed.creditors))
    then = term("agency-unpaid", bool(in_force(_BY_DECISION, on)))
    yield CREDITOR_SUES(suing, who=owed.creditors, then=then)


def _by_degrees(dispute: Dispute, owed: Obligation, row: MeasureLaw, law: Law, on: date) -> Steps:
    ordered = any(one.served_on is not None for one in measures_on(dispute, owed, MeasureKind.ORDER))
    yield ORDERED_BEFORE.citing(row.clauses)(ordered, obligation=owed.id)


def _applied(dispute: Dispute, owed: Obligation, row: MeasureLaw, law: Law, on: date) -> Steps:
    if row.regime is Regime.NON_LITIGATION:
        ways = carriers_of(dispute, owed, law, on)
        by_agreement = any(way.code == Force.NEW_AGREEMENT for way in ways)
        decided = DECISION_FIRST.citing(_BY_DECISION if by_agreement else ())
        yield decided(not by_agreement or title_of(dispute, owed), obligation=owed.id)
    if row.regime in (Regime.NON_LITIGATION, Regime.RECONSIDERATION):
        yield from _uncontested(dispute, owed, row, law, on)
        yield from _urged(dispute, owed, row, law, on)
    found = application(dispute, owed, law.due)
    if found is not None:
        filed = (kept.posted_on or kept.filed_on for kept in applications(dispute, owed))
        asked = min((day for day in filed if day is not None), default=on)  # whoever has applied is judged by that day
        late = found.due.over(min(asked, on))
        then = term("applied-late", row.regime)
        articles = "、".join(found.clauses)
        yield APPLIED_WITHIN.citing(found.clauses)(not late, day=found.due.on, articles=articles, then=then)


def _uncontested(dispute: Dispute, owed: Obligation, row: MeasureLaw, law: Law, on: date) -> Steps:
    """Yield whether the debtor can contest no more what an act or a review says (行政强制法 53; 行政复议法 78)."""
    until = contest_end(dispute, owed, law.due)
    asked = CONTEST_OVER.citing(row.clauses) if row.regime is Regime.RECONSIDERATION else CONTEST_OVER
    yield from once_over(asked, until, on)


def _by_itself(dispute: Dispute, owed: Obligation, row: MeasureLaw, law: Law, on: date) -> Steps:
    if row.regime is Regime.RECONSIDERATION:
        yield from _uncontested(dispute, owed, row, law, on)
    yield from _urged(dispute, owed, row, law, on)


def _in_its_place(dispute: Dispute, owed: Obligation, row: MeasureLaw, law: Law, on: date) -> Steps:
    yield ACT_OWED.citing(row.clauses)(owed.duty is not Duty.MONEY, obligation=owed.id)
    yield from _urged(dispute, owed, row, law, on)
    yield HARM_BY_DELAY.citing(row.clauses[:1])(False)


def _urged(dispute: Dispute, owed: Obligation, row: MeasureLaw, law: Law, on: date) -> Steps:
    urging = urging_of(dispute, owed)
    yield URGED_BEFORE(urging, obligation=owed.id)
    if urging is None or urging.served_on is None:
        return
    period = AFTER_URGINGS.get(row.kind)
    waited = None if period is None else law.due(urging.served_on, period)
    last = waited or (None if urging.answer_by is None else Due(urging.answer_by))
    yield from once_over(URGING_OVER, last, on)


_ASKING: dict[MeasureKind, Asking] = {
    MeasureKind.TRANSFER: _money,
    MeasureKind.DETENTION: _grave,
    MeasureKind.REFERRAL: _serious,
    MeasureKind.FINE_ON_BODY: _fined_body,
    MeasureKind.CONFIRMATION: _confirmable,
    MeasureKind.SUIT: _suable,
    MeasureKind.APPLICATION: _applied,
    MeasureKind.OWN_ENFORCEMENT: _by_itself,
    MeasureKind.ADDED_FINE: _money,
    MeasureKind.SUBSTITUTE: _in_its_place,
    MeasureKind.DISCIPLINE: _by_degrees,
}

_GENTLE = (MeasureKind.URGE, MeasureKind.CIRCULAR)
_NO_LONGER_OWED = (Standing.PERFORMED, Standing.RELEASED, Standing.SET_OFF, *IN_ITS_STEAD)
STILL_OWED = Condition(code="still-owed")
IN_DEFAULT = Condition(code="in-default", cured_by="record-refusal-to-perform")
TITLE_CARRIES = Condition(code="title-carries", cured_by="record-title")
MEASURE_IN_LAW = Condition(code="measure-in-law")
MONEY_OWED = Condition(code="money-owed")
ACT_OWED = Condition(code="act-owed")
HARM_BY_DELAY = Condition(code="harm-by-delay", warns=True)
GRAVE_EFFECT = Condition(code="grave-effect", cured_by="find-gravity")
SERIOUS = Condition(code="serious-refusal", cured_by="find-gravity")
CRIME_OF_RULING = Condition(code="crime-of-ruling", clauses=("拒执解释 2",), cured_by="record-filing", warns=True)
FINE_FITS_BODY = Condition(code="fine-fits-body", clauses=("行政诉讼法 96", "行政诉讼法 101"), warns=True)
BODY_OWES = Condition(code="body-owes")
ABLE = Condition(code="able-to-perform", clauses=("刑法 313",), cured_by="find-gravity")
CONFIRMABLE = Condition(code="confirmable")
_BY_DECISION = ("行政协议规定 24",)
CREDITOR_SUES = Condition(code="creditor-sues", clauses=("行政诉讼法 25", *_BY_DECISION))
CONTEST_OVER = Condition(code="contest-over", clauses=("行政诉讼法 97", "行政强制法 53"))
ORDERED_BEFORE = Condition(code="ordered-before", warns=True)
APPLIED_WITHIN = Condition(code="applied-within", warns=True)
DECISION_FIRST = Condition(code="decision-first", clauses=_BY_DECISION, cured_by="record-title")
URGED_BEFORE = Condition(code="urged-before", clauses=("行政强制法 35", "行政强制法 54"), cured_by="propose-measure")
URGING_OVER = Condition(code="urging-over", clauses=("行政强制法 54", "行政强制法 69"))
