"""Terms of suits: how they ended in the first instance for the agency, and whether its head appeared in court."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.attendance import HEADS
from admin_dispute.domain.dispute.hearing import appearing
from admin_dispute.domain.dispute.proceedings import LOST, Instance, Proceeding, ProceedingEnd, ProceedingKind
from admin_dispute.domain.dispute.withdrawal_effects import WithdrawalReason
from admin_dispute.domain.figures.counting import Counted, Looking, piece, term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


def _first(suit: Proceeding) -> bool:
    return suit.kind is ProceedingKind.ADMINISTRATIVE_SUIT and suit.instance in (None, Instance.FIRST)


_NEVER_FILED = (ProceedingEnd.TAKEN_BACK, ProceedingEnd.NOT_ACCEPTED)


def _ended(dispute: Dispute, looking: Looking) -> Iterator[tuple[Proceeding, ProceedingEnd, Counted]]:
    for suit in dispute.proceedings:
        if suit.ended is None or suit.ended.how in _NEVER_FILED:
            continue
        if _first(suit) and looking.stretch.covers(suit.ended.on):
            yield suit, suit.ended.how, piece(dispute, suit.ended.on, appearing(dispute, suit.respondents), suit.id)


def _settled(dispute: Dispute, suit: Proceeding, how: ProceedingEnd) -> bool:
    """Ended by a mediation letter, or withdrawn because the act was changed or the matter settled."""
    if how is ProceedingEnd.WITHDRAWN:
        reasons = (gone.reason for gone in dispute.withdrawals if gone.proceeding == suit.id and gone.permitted_on)
        return any(why in (WithdrawalReason.ACT_CHANGED, WithdrawalReason.SETTLEMENT) for why in reasons)
    return how is ProceedingEnd.MEDIATION_LETTER


@term("suits-ended")
def suits_ended(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Administrative suits that ended in the first instance."""
    yield from (counted for *_, counted in _ended(dispute, looking))


@term("suits-settled")
def suits_settled(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them that ended by mediation, or were withdrawn because of a change of the act or a settlement."""
    yield from (counted for suit, how, counted in _ended(dispute, looking) if _settled(dispute, suit, how))


@term("suits-withdrawn")
def suits_withdrawn(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them that were withdrawn for whatever reason, or treated so."""
    gone = (ProceedingEnd.WITHDRAWN, ProceedingEnd.DEEMED_WITHDRAWN)
    yield from (counted for _, how, counted in _ended(dispute, looking) if how in gone)


@term("suits-filed")
def suits_filed(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Administrative suits of the first instance that a court accepted."""
    for suit in dispute.proceedings:
        if _first(suit) and suit.accepted_on is not None and looking.stretch.covers(suit.accepted_on):
            yield piece(dispute, suit.accepted_on, appearing(dispute, suit.respondents), suit.id)


def _unsaid(suit: Proceeding) -> bool:
    """Whether it ended by a judgment of which nobody said what it comes to."""
    return suit.ended is not None and suit.ended.how is ProceedingEnd.JUDGMENT and not suit.ended.verdict


@term("suits-told")
def suits_told(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Suits that ended in the first instance, without judgments of which nobody said what they come to."""
    yield from (counted for suit, _, counted in _ended(dispute, looking) if not _unsaid(suit))


@term("suits-untold")
def suits_untold(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those judgments: the rate of lost cases leaves them out on both sides."""
    yield from (counted for suit, _, counted in _ended(dispute, looking) if _unsaid(suit))


@term("suits-lost")
def suits_lost(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Suits that the agency lost in the first instance, in whole or in part."""
    for suit, _, counted in _ended(dispute, looking):
        if suit.ended is not None and set(suit.ended.verdict) & set(LOST):
            yield counted


def _heard(dispute: Dispute, looking: Looking) -> Iterator[tuple[Counted, bool]]:
    """Each instance by the day of its first public hearing, for each agency, and whether its head came to any."""
    for suit in dispute.proceedings:
        held = [hearing for hearing in suit.hearings if not hearing.in_camera and hearing.on <= looking.until]
        first = min((hearing.on for hearing in held), default=None)
        if suit.kind is not ProceedingKind.ADMINISTRATIVE_SUIT or first is None or not looking.stretch.covers(first):
            continue
        heads = {entry.who for hearing in held for entry in hearing.attendance if entry.capacity in HEADS}
        for agency in appearing(dispute, suit.respondents):
            yield piece(dispute, first, (agency,), f"{suit.id}/{agency}"), agency in heads


@term("suits-heard")
def suits_heard(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Administrative suits heard in public, each instance by itself, one for each agency that is sued."""
    yield from (counted for counted, _ in _heard(dispute, looking))


@term("suits-heard-with-head")
def suits_heard_with_head(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them in which a head of the agency appeared at least once."""
    yield from (counted for counted, came in _heard(dispute, looking) if came)
