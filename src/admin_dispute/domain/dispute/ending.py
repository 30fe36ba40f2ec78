"""How proceedings go on and end, each by itself: transferred, ended by a paper, the paper served (行政诉讼法 22)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.proceedings import (
    PROCEEDING_KNOWN,
    PROCEEDING_PENDING,
    Ended,
    Instance,
    ProceedingEnd,
    ProceedingKind,
    Transfer,
    TransferGround,
    Verdict,
    proceeding_of,
    with_proceeding,
)
from admin_dispute.domain.dispute.visit_plan import VisitCause, plan_visits
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

_WITHDRAWN = (ProceedingEnd.WITHDRAWN, ProceedingEnd.DEEMED_WITHDRAWN, ProceedingEnd.TAKEN_BACK)
_ANY = (ProceedingEnd.WITHDRAWN, ProceedingEnd.DEEMED_WITHDRAWN, ProceedingEnd.TERMINATED, ProceedingEnd.NOT_ACCEPTED)
_TRIED = (
    *_ANY, ProceedingEnd.TAKEN_BACK, ProceedingEnd.JUDGMENT, ProceedingEnd.RULING, ProceedingEnd.REMANDED,
    ProceedingEnd.DISMISSED, ProceedingEnd.MEDIATION_LETTER,
)  # fmt: skip
_DECIDED = (*_ANY, ProceedingEnd.DECISION, ProceedingEnd.DISMISSED)
ENDS = {
    ProceedingKind.ADMINISTRATIVE_SUIT: _TRIED,
    ProceedingKind.CIVIL_SUIT: _TRIED,
    ProceedingKind.RECONSIDERATION: (*_DECIDED, ProceedingEnd.TAKEN_BACK, ProceedingEnd.MEDIATION_LETTER),
    ProceedingKind.ADJUDICATION: (*_DECIDED, ProceedingEnd.MEDIATION_LETTER),
    ProceedingKind.COMPENSATION: _DECIDED,
    ProceedingKind.NON_LITIGATION_ENFORCEMENT: (
        *_ANY,
        ProceedingEnd.RULING,
        ProceedingEnd.ENFORCED,
        ProceedingEnd.ENFORCEMENT_REFUSED,
    ),
    ProceedingKind.ENFORCEMENT: (*_ANY, ProceedingEnd.RULING, ProceedingEnd.ENFORCED),
    ProceedingKind.SUPERVISION: (*_DECIDED, ProceedingEnd.JUDGMENT, ProceedingEnd.RULING),
}
"""How proceedings of a kind can end; a test compares every pair."""
_ABOVE = (Instance.SECOND, Instance.RETRIAL)
"""Who sends a case back to the court below (行政诉讼法 89)."""


@command("transfer-proceeding")
@frozen(kw_only=True)
class TransferProceeding:
    """Record that the case went to another court: without jurisdiction, designated, or drawn up (行政诉讼法 22-24)."""

    dispute: str
    on: date
    proceeding: str
    before: Words
    ground: TransferGround


@command("end-proceeding")
@frozen(kw_only=True)
class EndProceeding:
    """Record how proceedings ended; a withdrawal made since the registration is recorded as one.

    Attributes:
        ended_on: the day of the paper, `on` where not given; paper: its number in words.
        served_on: the day it was served, from which the limit for the next remedy runs; None while not known.
        verdict: what a judgment on an administrative act comes to for the agency: what the rate of lost cases counts.
    """

    dispute: str
    on: date
    proceeding: str
    how: ProceedingEnd
    ended_on: date | None = None
    paper: Words | None = None
    served_on: date | None = None
    verdict: tuple[Verdict, ...] = ()


@command("record-service")
@frozen(kw_only=True)
class RecordService:
    """Record the day on which the paper that ended proceedings was served."""

    dispute: str
    on: date
    proceeding: str
    served_on: date | None = None


@event("proceeding-transferred")
@frozen(kw_only=True)
class ProceedingTransferred:
    """Proceedings are heard elsewhere now."""

    proceeding: str
    before: Words
    transfer: Transfer


@event("proceeding-ended")
@frozen(kw_only=True)
class ProceedingEnded:
    """Proceedings ended."""

    proceeding: str
    ended: Ended


@event("decision-served")
@frozen(kw_only=True)
class DecisionServed:
    """The paper that ended proceedings was served."""

    proceeding: str
    served_on: date


@decides(TransferProceeding)
def _transfer(dispute: Dispute, moved: TransferProceeding, law: Law, facts: Facts) -> Steps:
    current = proceeding_of(dispute, moved.proceeding)
    yield PROCEEDING_KNOWN(current, proceeding=moved.proceeding)
    if current is None:
        return
    yield PROCEEDING_PENDING(current.ended is None, proceeding=current.id)
    yield ELSEWHERE(moved.before != current.before, before=current.before)
    again = moved.ground is TransferGround.NO_JURISDICTION and any(
        made.ground is TransferGround.NO_JURISDICTION for made in current.transfers
    )
    yield NOT_MOVED_AGAIN(not again)
    transfer = Transfer(before=current.before, on=moved.on, ground=moved.ground)
    yield ProceedingTransferred(proceeding=current.id, before=moved.before, transfer=transfer)


@decides(EndProceeding)
def _end(dispute: Dispute, ending: EndProceeding, law: Law, facts: Facts) -> Steps:
    current = proceeding_of(dispute, ending.proceeding)
    yield PROCEEDING_KNOWN(current, proceeding=ending.proceeding)
    if current is None:
        return
    yield PROCEEDING_PENDING(current.ended is None, proceeding=current.id)
    fits = ending.how in ENDS[current.kind] and (ending.how is not ProceedingEnd.REMANDED or current.instance in _ABOVE)
    yield END_FITS(fits, kind=current.kind, how=ending.how)
    judged = ending.how is ProceedingEnd.JUDGMENT and current.kind is ProceedingKind.ADMINISTRATIVE_SUIT
    yield VERDICT_FITS(judged or not ending.verdict)
    yield VERDICT_SAID(ending.verdict or not judged)
    day = ending.ended_on or ending.on
    if ending.how in _WITHDRAWN:
        yield withdrawal_as_such(current.kind)(day < dispute.registered_on)
    yield ENDED_AFTER_FILED(day <= ending.on and (current.filed_on is None or current.filed_on <= day), day=day)
    yield SERVED_AFTER(ending.served_on is None or day <= ending.served_on <= ending.on, day=day)
    ended = Ended(how=ending.how, on=day, paper=ending.paper, served_on=ending.served_on, verdict=ending.verdict)
    yield ProceedingEnded(proceeding=current.id, ended=ended)
    if ending.how is ProceedingEnd.MEDIATION_LETTER and dispute.registered_on <= day:
        yield from plan_visits(dispute, law, day, VisitCause.LETTER)


def withdrawal_as_such(kind: ProceedingKind) -> Condition:
    """Return the condition that a withdrawal is recorded as one; the article is that of a suit against an agency."""
    suit = kind is ProceedingKind.ADMINISTRATIVE_SUIT
    return WITHDRAWAL_AS_SUCH if suit else WITHDRAWAL_AS_SUCH.citing(())


@decides(RecordService)
def _serve(dispute: Dispute, served: RecordService, law: Law, facts: Facts) -> Steps:
    current = proceeding_of(dispute, served.proceeding)
    yield PROCEEDING_KNOWN(current, proceeding=served.proceeding)
    if current is None:
        return
    yield PROCEEDING_OVER(current.ended, proceeding=current.id)
    if current.ended is None:
        return
    day = served.served_on or served.on
    yield SERVED_AFTER(current.ended.on <= day <= served.on, day=current.ended.on)
    yield DecisionServed(proceeding=current.id, served_on=day)


@effect(ProceedingTransferred)
def _transferred(dispute: Dispute, moved: ProceedingTransferred) -> Dispute:
    current = proceeding_of(dispute, moved.proceeding)
    if current is None:
        return dispute
    transfers = (*current.transfers, moved.transfer)
    return with_proceeding(dispute, attrs.evolve(current, before=moved.before, transfers=transfers))


@effect(ProceedingEnded)
def _ended(dispute: Dispute, ended: ProceedingEnded) -> Dispute:
    current = proceeding_of(dispute, ended.proceeding)
    return dispute if current is None else with_proceeding(dispute, attrs.evolve(current, ended=ended.ended))


@effect(DecisionServed)
def _served(dispute: Dispute, served: DecisionServed) -> Dispute:
    current = proceeding_of(dispute, served.proceeding)
    if current is None or current.ended is None:
        return dispute
    ended = attrs.evolve(current.ended, served_on=served.served_on)
    return with_proceeding(dispute, attrs.evolve(current, ended=ended))


ELSEWHERE = Condition(code="elsewhere")
NOT_MOVED_AGAIN = Condition(code="not-moved-again", clauses=("行政诉讼法 22",))
END_FITS = Condition(code="end-fits")
VERDICT_FITS = Condition(code="verdict-fits")
VERDICT_SAID = Condition(code="verdict-said", warns=True)
WITHDRAWAL_AS_SUCH = Condition(code="withdrawal-as-such", clauses=("行政诉讼法 62",), cured_by="record-withdrawal")
ENDED_AFTER_FILED = Condition(code="ended-after-filed")
SERVED_AFTER = Condition(code="served-after")
PROCEEDING_OVER = Condition(code="proceeding-over", cured_by="end-proceeding")
