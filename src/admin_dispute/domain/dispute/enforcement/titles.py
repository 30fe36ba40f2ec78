"""Titles: which paper carries an obligation, from when it is in legal force, and how it reaches the debtor.

A court's judgment, ruling or mediation letter opens 行政诉讼法 95 and 96; a confirmed agreement the court's ordinary
enforcement; papers of reconsideration a regime of their own; an administrative act 行政诉讼法 97. A bare agreement and
a ruling that permits a withdrawal are no titles, whatever a county's document says (WX-4.3.5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Any

from attrs import frozen

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.court_rules import cited_in, round_of
from admin_dispute.domain.dispute.force import Effective, Enforcing, MadeIn, Maker, WayOfEffect
from admin_dispute.domain.dispute.obligation import Obligation
from admin_dispute.domain.ids import Words
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.limits import limit
from admin_dispute.domain.ruling import Condition, alone, by_law_alone
from admin_dispute.domain.words import fill, term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.rounds import Round
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


Deciding = Callable[["Dispute", Any, "Law", "Facts"], Steps]


class Instrument(StrEnum):
    """A paper that carries obligations by itself, without an agreement recorded here."""

    JUDGMENT = "judgment"
    RULING = "ruling"
    MEDIATION_LETTER = "mediation-letter"
    RECONSIDERATION_DECISION = "reconsideration-decision"
    RECONSIDERATION_LETTER = "reconsideration-letter"
    ADMINISTRATIVE_ACT = "administrative-act"


class Side(StrEnum):
    """What a debtor is: an agency, or a citizen (an organisation that is a party among them)."""

    AGENCY = "agency"
    CITIZEN = "citizen"


class Regime(StrEnum):
    """By which law a debtor can be made to perform."""

    COURT_TITLE = "court-title"
    CONFIRMED = "confirmed"
    RECONSIDERATION = "reconsideration"
    NON_LITIGATION = "non-litigation"
    NONE = "none"


_COURT = ("行政诉讼法 94", "行政诉讼法 95", "行政诉讼法 96", "行诉解释 152", "行政诉讼法（1989） 65")
_REVIEW = ("行政复议法 77", "行政复议法 78", "行政复议法（1999） 32", "行政复议法（1999） 33")
INSTRUMENTS = (
    WayOfEffect(
        code=Instrument.JUDGMENT, name="行政判决书", by=Maker.COURT, effective=Effective.DECISION, clauses=_COURT,
        against_agency=Enforcing.COURT, against_citizen=Enforcing.COURT, measures=True, forum=MadeIn.SUIT,
    ),
    WayOfEffect(
        code=Instrument.RULING, name="行政裁定书", by=Maker.COURT, effective=Effective.DECISION, clauses=_COURT,
        against_agency=Enforcing.COURT, against_citizen=Enforcing.COURT, measures=True, forum=MadeIn.SUIT,
    ),
    WayOfEffect(
        code=Instrument.RECONSIDERATION_DECISION, name="行政复议决定书", by=Maker.RECONSIDERATION_BODY,
        effective=Effective.DECISION, clauses=_REVIEW, against_agency=Enforcing.RECONSIDERATION_BODY,
        against_citizen=Enforcing.RECONSIDERATION_BODY, forum=MadeIn.RECONSIDERATION,
    ),
    WayOfEffect(
        code=Instrument.ADMINISTRATIVE_ACT, name="行政决定", by=Maker.AGENCY, effective=Effective.DECISION,
        clauses=("行政诉讼法 97", "行政强制法 53", "行政诉讼法（1989） 66"), against_citizen=Enforcing.NON_LITIGATION,
    ),
)  # fmt: skip
"""What papers carry that are no way of giving effect to a settlement; the letters are (`law/effect_ways`)."""


@frozen(kw_only=True)
class Title:
    """A paper `t1`, `t2` ... that carries obligations.

    Attributes:
        on: the day of the paper; effective_on: from when it is in legal force; number, issuer: of the paper.
        contest_until: of an administrative act or a paper of reconsideration, the last day to contest it,
            where the paper says another than follows from its legal force (`time_limits.contest_end`).
    """

    id: str
    instrument: Instrument
    on: date
    effective_on: date
    obligations: tuple[str, ...]
    issuer: Words
    number: Words | None = None
    proceeding: str | None = None
    contest_until: date | None = None


def carriers_of(dispute: Dispute, owed: Obligation, law: Law, on: date) -> tuple[WayOfEffect, ...]:
    """Return the papers that carry an obligation on a day, by what the law of that day says each carries."""
    return tuple(dict.fromkeys(way for way in _ways(dispute, owed, law, on) if in_force(way.clauses, on)))


def _ways(dispute: Dispute, owed: Obligation, law: Law, on: date) -> Iterator[WayOfEffect]:
    for agreement in dispute.agreements:
        if owed.id in agreement.obligations and agreement.ended_on is None:
            codes = (given.force for given in agreement.forces if given.since <= on)
            yield from (way for way in map(law.way_of_effect, codes) if way is not None)
    for title in dispute.titles:
        if owed.id in title.obligations and title.effective_on <= on:
            own = next((row for row in INSTRUMENTS if row.code == title.instrument), None)
            way = own or law.way_of_effect(title.instrument)
            if way is not None:
                yield way


def side_of(dispute: Dispute, owed: Obligation) -> Side:
    """Return what the debtor of an obligation is."""
    return Side.CITIZEN if any(party.id == owed.debtor for party in dispute.parties) else Side.AGENCY


def regime_of(way: WayOfEffect, side: Side) -> Regime:
    """Return by which law a paper reaches a debtor of a side."""
    enforcing = way.against_citizen if side is Side.CITIZEN else way.against_agency
    if enforcing is Enforcing.COURT:
        return Regime.COURT_TITLE if way.measures else Regime.CONFIRMED
    return {
        Enforcing.RECONSIDERATION_BODY: Regime.RECONSIDERATION,
        Enforcing.NON_LITIGATION: Regime.NON_LITIGATION,
    }.get(enforcing, Regime.NONE)


def regimes_of(dispute: Dispute, owed: Obligation, law: Law, on: date) -> tuple[Regime, ...]:
    """Return the ways open against the debtor of an obligation; `none` alone where it has no title."""
    side = side_of(dispute, owed)
    found = dict.fromkeys(regime_of(way, side) for way in carriers_of(dispute, owed, law, on))
    return tuple(regime for regime in found if regime is not Regime.NONE) or (Regime.NONE,)


def titles_of(dispute: Dispute, owed: Obligation, law: Law, on: date) -> tuple[WayOfEffect, ...]:
    """Return the papers by which an obligation can be enforced against its debtor on a day."""
    side = side_of(dispute, owed)
    return tuple(way for way in carriers_of(dispute, owed, law, on) if regime_of(way, side) is not Regime.NONE)


def title_steps(dispute: Dispute, owed: Obligation, law: Law, on: date) -> Steps:
    """Yield what a refusal to perform opens: a title or none, and whether 行政诉讼法 96 is open."""
    side = side_of(dispute, owed)
    ways = titles_of(dispute, owed, law, on)
    articles = tuple(dict.fromkeys(clause for way in ways for clause in way.clauses))
    if side is Side.CITIZEN:
        without: tuple[str, ...] = ("行政诉讼法 95", "特邀调解规定 25", "行政协议规定 24")
    else:
        without = _96
    titled = ENFORCEABLE_TITLE.citing(articles if ways else without)
    found = titled(ways, obligation=owed.id, left=_left(dispute, owed, law, on))
    found = cited_in(mediated_in(dispute, owed), found)
    yield alone(found) if side is Side.CITIZEN else found  # WX-4.3.5 speaks of agencies that refuse
    if ways and side is Side.AGENCY:
        names = tuple(way.name for way in ways)
        yield MEASURES_OPEN(any(way.measures for way in ways), obligation=owed.id, titles=names)


def _left(dispute: Dispute, owed: Obligation, law: Law, on: date) -> str:
    """In Chinese, what can be done by the law of a day about an obligation that no title carries."""
    text = limit("confirmation-request", on)
    if text is None:
        confirming = "no-law"
    elif self_settled(dispute, owed):
        confirming = "self-settled"
    else:
        last = None if owed.effective_on is None else law.due(owed.effective_on, text.period)
        confirming = "over" if last is not None and last.over(on) else "open"
    facts = {
        "confirming": term("left-to-confirm", confirming),
        "decision": term("left-to-decide", bool(in_force(("行政协议规定 24",), on))),
    }
    return fill(term("left-without-title", side_of(dispute, owed)), facts)


def ordered(dispute: Dispute) -> frozenset[str]:
    """Return the obligations that a judgment or an act orders: no agreements, which letters of mediation record."""
    if not dispute.titles:
        return frozenset()
    papers = [title for title in dispute.titles if title.instrument not in _LETTERS]
    return frozenset([id_ for title in papers for id_ in title.obligations])


def cited_as_agreed(decide: Deciding) -> Deciding:
    """Decorate a decision about obligations: a county's document speaks of agreed ones, of ordered ones articles do."""

    @wraps(decide)
    def decided(dispute: Dispute, given: Any, law: Law, facts: Facts) -> Steps:
        """Give the steps of the decision."""
        asked = given.obligations if hasattr(given, "obligations") else (given.obligation,)
        steps = decide(dispute, given, law, facts)
        return by_law_alone(steps) if ordered(dispute).issuperset(asked) else steps

    return decided


def mediated_in(dispute: Dispute, owed: Obligation) -> Round | None:
    """Return the round of the agreement that carries an obligation, None where none was mediated."""
    agreed = (one for one in reversed(dispute.agreements) if owed.id in one.obligations)
    agreement = next(agreed, None)
    return None if agreement is None else round_of(dispute, agreement)


def self_settled(dispute: Dispute, owed: Obligation) -> bool:
    """Say whether the parties settled an obligation themselves, so that no mediator's agreement is to be confirmed."""
    return any(owed.id in one.obligations and one.way == "self-settled" for one in dispute.agreements)


_LETTERS = (Instrument.MEDIATION_LETTER, Instrument.RECONSIDERATION_LETTER)
_96 = ("行政诉讼法 96", "行政诉讼法（1989） 65")
ENFORCEABLE_TITLE = Condition(code="enforceable-title", clauses=_96, warns=True)
MEASURES_OPEN = Condition(code="measures-open", clauses=_96, warns=True)
