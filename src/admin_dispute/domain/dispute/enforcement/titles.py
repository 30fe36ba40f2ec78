"""Titles: which paper carries an obligation, from when it is in legal force, and how it reaches the debtor.

A court's judgment, ruling or mediation letter opens 行政诉讼法 95 and 96; a confirmed agreement the court's ordinary
enforcement; papers of reconsideration a regime of their own; an administrative act 行政诉讼法 97. A bare agreement and
a ruling that permits a withdrawal are no titles, whatever a county's document says (WX-4.3.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.force import Effective, Enforcing, MadeIn, Maker, WayOfEffect
from admin_dispute.domain.dispute.new_obligation import NewObligation, obligations_numbered
from admin_dispute.domain.dispute.obligation import Obligation, Standing
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.proceedings import (
    PROCEEDING_KNOWN,
    Instance,
    Proceeding,
    ProceedingEnd,
    ProceedingKind,
    proceeding_of,
)
from admin_dispute.domain.dispute.taking_effect import in_force as concluded
from admin_dispute.domain.dispute.terms import REFERENCES_KNOWN
from admin_dispute.domain.ids import Words
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.limits import limit
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import changed, not_empty
from admin_dispute.domain.words import term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


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
_REVIEW = ("行政复议法 77", "行政复议法 78")
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

_ENDED_AS = {
    Instrument.JUDGMENT: ProceedingEnd.JUDGMENT,
    Instrument.RULING: ProceedingEnd.RULING,
    Instrument.MEDIATION_LETTER: ProceedingEnd.MEDIATION_LETTER,
    Instrument.RECONSIDERATION_DECISION: ProceedingEnd.DECISION,
    Instrument.RECONSIDERATION_LETTER: ProceedingEnd.MEDIATION_LETTER,
}
_IN_REVIEW = (Instrument.RECONSIDERATION_DECISION, Instrument.RECONSIDERATION_LETTER)
_SUITS = (ProceedingKind.ADMINISTRATIVE_SUIT, ProceedingKind.CIVIL_SUIT, ProceedingKind.ENFORCEMENT)
_TO_APPEAL = {Instrument.JUDGMENT: "appeal", Instrument.RULING: "ruling-appeal"}


@frozen(kw_only=True)
class Title:
    """A paper `t1`, `t2` ... that carries obligations.

    Attributes:
        on: the day of the paper; effective_on: from when it is in legal force; number, issuer: of the paper.
        contest_until: of an administrative act, the last day to ask for reconsideration or to sue.
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


@command("record-title")
@frozen(kw_only=True)
class RecordTitle:
    """Record a paper in legal force with the obligations it orders; those of an agreement are titles by its forces.

    What it orders can stand in the place of earlier obligations (`replaces`): a judgment on a broken agreement, an
    agency's decision on an administrative one (行政协议规定 24).

    Attributes:
        made_on: the day of the paper; where not given, of the ending, else of its legal force.
        proceeding: what it ended; an act has none.
        effective_on: from when it is in legal force; worked out from service and appeal where not given.
        contest_until: of an act, the last day to contest it; worked out from its service where not given.
    """

    dispute: str
    on: date
    instrument: Instrument
    issuer: Words
    obligations: tuple[NewObligation, ...] = field(validator=not_empty)
    made_on: date | None = None
    number: Words | None = None
    proceeding: str | None = None
    effective_on: date | None = None
    contest_until: date | None = None


@event("title-recorded")
@frozen(kw_only=True)
class TitleRecorded:
    """A title is on file, with what it orders."""

    title: Title
    obligations: tuple[Obligation, ...]


@decides(RecordTitle)
def _record(dispute: Dispute, recorded: RecordTitle, law: Law, facts: Facts) -> Steps:
    ended = None if recorded.proceeding is None else proceeding_of(dispute, recorded.proceeding)
    of_act = recorded.instrument is Instrument.ADMINISTRATIVE_ACT
    yield PROCEEDING_KNOWN(ended is not None or of_act, proceeding=recorded.proceeding)
    if ended is not None:
        how = None if ended.ended is None else ended.ended.how
        yield TITLE_FITS_END(_fits(recorded.instrument, ended), how=how, instrument=recorded.instrument)
    decided = None if ended is None or ended.ended is None else ended.ended.on
    made = recorded.made_on or decided or recorded.effective_on or recorded.on
    since = recorded.effective_on or _legal_force(dispute, recorded.instrument, ended, made, law)
    appealed = ended is not None and any(
        kept.prior == ended.id and kept.instance is Instance.SECOND for kept in dispute.proceedings
    )
    in_force_by = attrs.evolve(TITLE_IN_FORCE, clauses=IN_FORCE_BY[recorded.instrument])
    yield in_force_by(since is not None and made <= since <= recorded.on and not appealed, day=since, opens_on=since)
    named = {name for owed in recorded.obligations for name in (owed.debtor, *owed.creditors, *owed.each)}
    strangers = tuple(sorted(named - everybody(dispute)))
    yield TITLE_SIDES_KNOWN(not strangers, who=strangers)
    if since is None:
        return
    id_ = f"t{len(dispute.titles) + 1}"
    numbered = obligations_numbered(recorded.obligations, 1)
    ordered = concluded(tuple(attrs.evolve(owed, id=f"{id_}{owed.id}") for owed in numbered), made, since)
    replaced = {earlier for owed in ordered for earlier in owed.replaces}
    unknown = tuple(sorted(replaced - {owed.id for owed in dispute.obligations}))
    yield REFERENCES_KNOWN(not unknown, ids=unknown)
    title = Title(
        id=id_,
        instrument=recorded.instrument,
        on=made,
        effective_on=since,
        obligations=tuple(owed.id for owed in ordered),
        issuer=recorded.issuer,
        number=recorded.number,
        proceeding=recorded.proceeding,
        contest_until=(recorded.contest_until or _contest_end(since, law)) if of_act else None,
    )
    yield TitleRecorded(title=title, obligations=ordered)


def _fits(instrument: Instrument, proceeding: Proceeding) -> bool:
    in_review = proceeding.kind is ProceedingKind.RECONSIDERATION
    place = in_review if instrument in _IN_REVIEW else proceeding.kind in _SUITS
    return place and proceeding.ended is not None and proceeding.ended.how is _ENDED_AS.get(instrument)


def _legal_force(
    dispute: Dispute, instrument: Instrument, ended: Proceeding | None, made: date, law: Law
) -> date | None:
    """From when a paper is in legal force: an act from its day, the rest from service, or once nobody can appeal."""
    if instrument is Instrument.ADMINISTRATIVE_ACT or ended is None or ended.ended is None:
        return made if instrument is Instrument.ADMINISTRATIVE_ACT else None
    served = ended.ended.served_on
    first = ended.instance in (None, Instance.FIRST) and ended.kind is ProceedingKind.ADMINISTRATIVE_SUIT
    code = _TO_APPEAL.get(instrument)
    if served is None or code is None or not first:
        return served
    to_appeal = limit(code, served)
    return served if to_appeal is None else law.due(served, to_appeal.period).on + timedelta(days=1)


def _contest_end(since: date, law: Law) -> date | None:
    """The last day to sue on an act: the longer of the two limits, since reconsideration has sixty days."""
    found = limit("suit", since)
    return None if found is None else law.due(since, found.period).on


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
    without = ("行政诉讼法 95", "特邀调解规定 25") if side is Side.CITIZEN else _96
    titled = attrs.evolve(ENFORCEABLE_TITLE, clauses=articles if ways else without)
    yield titled(ways, obligation=owed.id, left=term("left-without-title", side))
    if ways and side is Side.AGENCY:
        names = tuple(way.name for way in ways)
        yield MEASURES_OPEN(any(way.measures for way in ways), obligation=owed.id, titles=names)


@effect(TitleRecorded)
def _recorded(dispute: Dispute, recorded: TitleRecorded) -> Dispute:
    replaced = {earlier for owed in recorded.obligations for earlier in owed.replaces}
    since = recorded.title.effective_on
    kept = tuple(
        attrs.evolve(owed, standing=Standing.REPLACED, settled_on=since) if owed.id in replaced and owed.owed else owed
        for owed in dispute.obligations
    )
    titles = (*dispute.titles, recorded.title)
    return changed(dispute, titles=titles, obligations=(*kept, *recorded.obligations))


_96 = ("行政诉讼法 96", "行政诉讼法（1989） 65")
IN_FORCE_BY: dict[Instrument, tuple[str, ...]] = {
    Instrument.JUDGMENT: ("行政诉讼法 85", "行政诉讼法 94", "行政诉讼法（1989） 58"),
    Instrument.RULING: ("行政诉讼法 85", "行政诉讼法 94", "行政诉讼法（1989） 58"),
    Instrument.MEDIATION_LETTER: ("行诉解释 85", "行政诉讼法 94"),
    Instrument.RECONSIDERATION_DECISION: ("行政复议法 75",),
    Instrument.RECONSIDERATION_LETTER: ("行政复议法 73", "复议条例 50"),
    Instrument.ADMINISTRATIVE_ACT: ("行政诉讼法 97", "行政诉讼法（1989） 66"),
}
"""By which article each paper comes into legal force."""
TITLE_FITS_END = Condition(code="title-fits-end", clauses=("行政诉讼法 94", "行诉解释 152"), cured_by="end-proceeding")
TITLE_IN_FORCE = Condition(code="title-in-force", cured_by="record-service")
TITLE_SIDES_KNOWN = Condition(code="title-sides-known", cured_by="assign-agency-role")
ENFORCEABLE_TITLE = Condition(code="enforceable-title", clauses=_96, warns=True)
MEASURES_OPEN = Condition(code="measures-open", clauses=_96, warns=True)
