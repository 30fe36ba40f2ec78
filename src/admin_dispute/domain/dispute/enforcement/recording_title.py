"""Recording a title: a paper in legal force with what it orders, which can stand in the place of earlier duties."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.enforcement.time_limits import TO_CONTEST
from admin_dispute.domain.dispute.enforcement.titles import Instrument, Title
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
from admin_dispute.domain.limits import limit
from admin_dispute.domain.over import unsure
from admin_dispute.domain.periods import Due
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

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
        contest_until: of an act or review, the last day to contest it; derived from its legal force where not given.
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
    ended = proceeding_of(dispute, recorded.proceeding)
    of_act = recorded.instrument is Instrument.ADMINISTRATIVE_ACT
    yield PROCEEDING_KNOWN(ended is not None or of_act, proceeding=recorded.proceeding)
    if ended is not None:
        how = None if ended.ended is None else ended.ended.how
        yield TITLE_FITS_END(_fits(recorded.instrument, ended), how=how, instrument=recorded.instrument)
    decided = None if ended is None or ended.ended is None else ended.ended.on
    made = recorded.made_on or decided or recorded.effective_on or recorded.on
    appeal = None if recorded.effective_on is not None else _appeal_ends(recorded.instrument, ended, law)
    second = _appealed(dispute, ended)
    yield TITLE_NOT_APPEALED.citing(IN_FORCE_BY[recorded.instrument])(second is None, proceeding=second)
    since = recorded.effective_on or _legal_force(recorded.instrument, ended, made, appeal)
    stands = since is not None and made <= since <= recorded.on
    yield TITLE_IN_FORCE.citing(IN_FORCE_BY[recorded.instrument])(stands, day=since, opens_on=since)
    yield from () if appeal is None else unsure(appeal, recorded.on)
    named = {name for owed in recorded.obligations for name in (owed.debtor, *owed.creditors, *owed.each)}
    strangers = tuple(sorted(named - everybody(dispute)))
    yield TITLE_SIDES_KNOWN(not strangers, who=strangers)
    if since is None:
        return
    id_ = f"t{len(dispute.titles) + 1}"
    ordered = _ordered(recorded, id_, made, since)
    replaced = {earlier for owed in ordered for earlier in owed.replaces}
    unknown = tuple(sorted(replaced - {owed.id for owed in dispute.obligations}))
    yield REFERENCES_KNOWN(not unknown, ids=unknown, first=ordered[0].id)
    yield TitleRecorded(title=_title(recorded, id_, made, since, ordered), obligations=ordered)


def _title(recorded: RecordTitle, title: str, made: date, since: date, ordered: tuple[Obligation, ...]) -> Title:
    return Title(
        id=title,
        instrument=recorded.instrument,
        on=made,
        effective_on=since,
        obligations=tuple(owed.id for owed in ordered),
        issuer=recorded.issuer,
        number=recorded.number,
        proceeding=recorded.proceeding,
        contest_until=recorded.contest_until if recorded.instrument in TO_CONTEST else None,
    )


def _ordered(recorded: RecordTitle, title: str, made: date, since: date) -> tuple[Obligation, ...]:
    """What a title orders, numbered by it (`t1o1`), as it is in force."""
    numbered = obligations_numbered(recorded.obligations, 1)
    return concluded(tuple(attrs.evolve(owed, id=f"{title}{owed.id}") for owed in numbered), made, since)


def _fits(instrument: Instrument, proceeding: Proceeding) -> bool:
    in_review = proceeding.kind is ProceedingKind.RECONSIDERATION
    place = in_review if instrument in _IN_REVIEW else proceeding.kind in _SUITS
    return place and proceeding.ended is not None and proceeding.ended.how is _ENDED_AS.get(instrument)


def _appealed(dispute: Dispute, ended: Proceeding | None) -> str | None:
    """Return the appeal that keeps a paper from legal force; one that was withdrawn, or never heard, does not."""
    appeals = (kept for kept in dispute.proceedings if kept.instance is Instance.SECOND)
    heard = (kept for kept in appeals if kept.ended is None or kept.ended.how not in _NEVER_HEARD)
    return next((kept.id for kept in heard if ended is not None and kept.prior == ended.id), None)


def _legal_force(instrument: Instrument, ended: Proceeding | None, made: date, appeal: Due | None) -> date | None:
    """From when a paper is in legal force: an act from its day, the rest from service, or once nobody can appeal."""
    if instrument is Instrument.ADMINISTRATIVE_ACT:
        return made
    if appeal is not None:
        return appeal.on + timedelta(days=1)
    return None if ended is None or ended.ended is None else ended.ended.served_on


def _appeal_ends(instrument: Instrument, ended: Proceeding | None, law: Law) -> Due | None:
    """The last day to appeal against a paper of the first instance; None of any other, or where nobody served it."""
    code = _TO_APPEAL.get(instrument)
    if code is None or ended is None or ended.ended is None or ended.ended.served_on is None:
        return None
    if ended.instance not in (None, Instance.FIRST) or ended.kind is not ProceedingKind.ADMINISTRATIVE_SUIT:
        return None
    to_appeal = limit(code, ended.ended.served_on)
    return None if to_appeal is None else law.due(ended.ended.served_on, to_appeal.period)


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


IN_FORCE_BY: dict[Instrument, tuple[str, ...]] = {
    Instrument.JUDGMENT: ("行政诉讼法 85", "行政诉讼法 94", "行政诉讼法（1989） 58"),
    Instrument.RULING: ("行政诉讼法 85", "行政诉讼法 94", "行政诉讼法（1989） 58"),
    Instrument.MEDIATION_LETTER: ("行诉解释 85", "行政诉讼法 94"),
    Instrument.RECONSIDERATION_DECISION: ("行政复议法 75", "行政复议法（1999） 31"),
    Instrument.RECONSIDERATION_LETTER: ("行政复议法 73", "复议条例 50"),
    Instrument.ADMINISTRATIVE_ACT: ("行政诉讼法 97", "行政诉讼法（1989） 66"),
}
"""By which article each paper comes into legal force."""
TITLE_FITS_END = Condition(code="title-fits-end", clauses=("行政诉讼法 94", "行诉解释 152"), cured_by="end-proceeding")
_NEVER_HEARD = (
    ProceedingEnd.WITHDRAWN,
    ProceedingEnd.DEEMED_WITHDRAWN,
    ProceedingEnd.TAKEN_BACK,
    ProceedingEnd.NOT_ACCEPTED,
)
TITLE_NOT_APPEALED = Condition(code="title-not-appealed")
TITLE_IN_FORCE = Condition(code="title-in-force", cured_by="record-service")
TITLE_SIDES_KNOWN = Condition(code="title-sides-known", cured_by="assign-agency-role")
