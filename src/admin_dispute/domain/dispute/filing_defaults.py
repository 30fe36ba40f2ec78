"""What a filing does not say: its kind and instance, and its sides, from the suit below or the registration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.forums import PROCEEDING_OF_PHASE
from admin_dispute.domain.dispute.parties import claimants
from admin_dispute.domain.dispute.proceedings import (
    SUITS,
    Instance,
    Proceeding,
    ProceedingEnd,
    ProceedingKind,
    proceeding_of,
)

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.filing import RecordFiling
    from admin_dispute.domain.dispute.state import Dispute


_ABOVE = {
    Instance.FIRST: Instance.SECOND,
    Instance.SECOND: Instance.RETRIAL_APPLICATION,
    Instance.RETRIAL_APPLICATION: Instance.RETRIAL,
    Instance.RETRIAL: Instance.RETRIAL_APPLICATION,
}


def kind_of(dispute: Dispute, filing: RecordFiling) -> tuple[ProceedingKind | None, Instance | None]:
    """Return kind and instance: as given, what follows on the suit below, the first, or what the phase says."""
    kind, instance = PROCEEDING_OF_PHASE.get(dispute.phase, (None, None))
    below = proceeding_of(dispute, filing.prior)
    if filing.kind is not None:
        kind, instance = filing.kind, Instance.FIRST if filing.kind in SUITS else None
    if kind in SUITS and below is not None and not (filing.kind is None and instance is Instance.RETRIAL):
        instance = _next_instance(below)
    return kind, filing.instance or instance


def _next_instance(below: Proceeding) -> Instance:
    """Return the instance that goes on from proceedings: a review or a remand leads to the first."""
    remanded = below.ended is not None and below.ended.how is ProceedingEnd.REMANDED
    return Instance.FIRST if below.kind not in SUITS or remanded else _ABOVE[below.instance or Instance.FIRST]


def sides_of(
    dispute: Dispute, filing: RecordFiling, kind: ProceedingKind, instance: Instance | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who asks and who answers where that was not given: by the suit below, else by the registration."""
    below = proceeding_of(dispute, filing.prior)
    goes_on = kind is ProceedingKind.SUPERVISION or (kind in SUITS and instance is not Instance.FIRST)
    if below is None or below.kind not in SUITS or not goes_on:
        asking, answering = _registered(dispute, kind)
        return filing.applicants or asking, answering
    turned = filing.applicants and set(filing.applicants) <= set(below.respondents)
    return filing.applicants or below.applicants, below.applicants if turned else below.respondents


def _registered(dispute: Dispute, kind: ProceedingKind) -> tuple[tuple[str, ...], tuple[str, ...]]:
    citizens = tuple(party.id for party in claimants(dispute))
    if kind is ProceedingKind.NON_LITIGATION_ENFORCEMENT:
        return (dispute.responsible or dispute.agencies[0],), citizens
    return citizens, dispute.agencies
