"""Terms of suits: how many ended in the first instance, and how many of them were settled or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.proceedings import Instance, Proceeding, ProceedingEnd, ProceedingKind
from admin_dispute.domain.dispute.withdrawal_effects import WithdrawalReason
from admin_dispute.domain.figures.counting import Counted, Looking, piece, term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


def _ended(dispute: Dispute, looking: Looking) -> Iterator[tuple[Proceeding, ProceedingEnd, Counted]]:
    for suit in dispute.proceedings:
        first = suit.kind is ProceedingKind.ADMINISTRATIVE_SUIT and suit.instance in (None, Instance.FIRST)
        if first and suit.ended is not None and looking.stretch.covers(suit.ended.on):
            parties = {party.id for party in dispute.parties}
            agencies = tuple(who for who in suit.respondents if who not in parties)
            yield suit, suit.ended.how, piece(dispute, suit.ended.on, agencies, suit.id)


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
