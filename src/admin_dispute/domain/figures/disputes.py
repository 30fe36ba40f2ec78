"""Terms of whole disputes: how many were brought, settled, settled before filing, and how long it took (WX-0.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.agreement import Extent
from admin_dispute.domain.dispute.closing import Outcome
from admin_dispute.domain.dispute.handover import days_to_handover, ended_on
from admin_dispute.domain.dispute.intake import Phase
from admin_dispute.domain.dispute.links import merged_into
from admin_dispute.domain.dispute.obligation import Duty
from admin_dispute.domain.dispute.parties import StandsFor, present
from admin_dispute.domain.dispute.proceedings import ProceedingKind
from admin_dispute.domain.dispute.resolution import resolved
from admin_dispute.domain.figures.counting import Counted, Looking, piece, term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute

FILED = (ProceedingKind.ADMINISTRATIVE_SUIT, ProceedingKind.RECONSIDERATION, ProceedingKind.COMPENSATION)
"""Proceedings whose acceptance ends the time before filing."""


def settled_on(dispute: Dispute) -> date | None:
    """Return the day on which a dispute was settled: a whole agreement took effect, or it was closed as fallen away."""
    whole = (one for one in dispute.agreements if one.extent is Extent.WHOLE and one.ended_on is None)
    days = [one.effective_on for one in whole if one.effective_on is not None]
    if dispute.closing is not None and dispute.closing.outcome is Outcome.CAUSE_GONE:
        days.append(dispute.closing.on)
    return min(days, default=None)


def before_filing(dispute: Dispute, on: date) -> bool:
    """Say whether no suit, review or claim for compensation had been accepted by a day."""
    accepted = (kept.accepted_on for kept in dispute.proceedings if kept.kind in FILED)
    filed = any(day is not None and day <= on for day in accepted)
    return dispute.phase in {Phase.BEFORE_FILING, Phase.FILING} and not filed


@term("registered")
def registered(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Disputes brought in; one that was merged counts where it went."""
    if looking.stretch.covers(dispute.registered_on) and merged_into(dispute) is None:
        yield piece(dispute, dispute.registered_on, dispute.agencies)


@term("registered-before-filing")
def registered_before_filing(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them that no suit or review had been accepted for when they were registered."""
    if before_filing(dispute, dispute.registered_on):
        yield from registered(dispute, looking)


@term("people")
def people(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """People behind the parties of disputes brought in, as far as they were counted."""
    for counted in registered(dispute, looking):
        named = (party.people for party in present(dispute) if party.stands_for is not StandsFor.UNNAMED)
        yield piece(dispute, counted.row.on, counted.agencies, amount=sum(named))


@term("attempts-ended")
def attempts_ended(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Disputes settled, or whose latest attempt ended without an agreement."""
    day = settled_on(dispute) or ended_on(dispute)
    if day is not None and looking.stretch.covers(day) and merged_into(dispute) is None:
        yield piece(dispute, day, dispute.agencies)


@term("settled")
def settled(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Disputes settled."""
    day = settled_on(dispute)
    if day is not None and looking.stretch.covers(day) and merged_into(dispute) is None:
        yield piece(dispute, day, dispute.agencies)


@term("resolved")
def truly_resolved(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Disputes settled of which nothing promised or due is left."""
    if resolved(dispute):
        yield from settled(dispute, looking)


@term("settled-before-filing")
def settled_before_filing(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Disputes settled before any suit or review was accepted."""
    for counted in settled(dispute, looking):
        if before_filing(dispute, counted.row.on):
            yield counted


@term("days-before-filing")
def days_before_filing(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Calendar days from registration to settlement of those."""
    for counted in settled_before_filing(dispute, looking):
        on = counted.row.on
        yield piece(dispute, on, counted.agencies, amount=(on - dispute.registered_on).days)


@term("days-to-settle")
def days_to_settle(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Calendar days from registration to settlement."""
    for counted in settled(dispute, looking):
        yield piece(dispute, counted.row.on, counted.agencies, amount=(counted.row.on - dispute.registered_on).days)


@term("money-settled")
def money_settled(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Yuan owed under the agreements by which disputes were settled."""
    for counted in settled(dispute, looking):
        for owed in dispute.obligations:
            if owed.duty is Duty.MONEY and owed.effective_on is not None and owed.amount is not None:
                yield piece(dispute, counted.row.on, counted.agencies, owed.id, owed.amount)


@term("handed-over")
def handed_over(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Disputes whose file went on to court or review after an attempt that failed."""
    for counted in days_until_handover(dispute, looking):
        yield piece(dispute, counted.row.on, counted.agencies)


@term("days-to-handover")
def days_until_handover(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Calendar days from the ending of an attempt to the handover of the file."""
    failed, days = ended_on(dispute), days_to_handover(dispute)
    if failed is not None and days is not None:
        on = min(handover.on for handover in dispute.handovers if handover.on >= failed)
        if looking.stretch.covers(on):
            yield piece(dispute, on, dispute.agencies, amount=Decimal(days))
