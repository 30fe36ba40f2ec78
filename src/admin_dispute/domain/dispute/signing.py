"""Who has to sign: whose claims are settled, who owes, and the agencies' side; and for minors their guardians."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.answers import taking_part
from admin_dispute.domain.dispute.authority import Signature
from admin_dispute.domain.dispute.obligation import Obligation
from admin_dispute.domain.dispute.parties import PartyRole, minors_guarded, present
from admin_dispute.domain.dispute.terms import ClaimTerms, left_open
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


def signed_by_all(
    dispute: Dispute,
    obligations: tuple[Obligation, ...],
    claims: tuple[ClaimTerms, ...],
    signatures: tuple[Signature, ...],
    clauses: tuple[str, ...] = (),
    *,
    agencies_outside: bool = False,
) -> list[object]:
    """Return whether everybody bound has signed: whose claims are settled, who owes, and the agencies' side.

    A settlement among private parties alone has no agencies' side (`agencies_outside`). One outside the dispute who is
    to perform need not sign, and is not bound unless he does (民法典 465).
    """
    signed = [signature.by for signature in signatures]
    owing = {owed.debtor for owed in obligations}
    concerned = owing.union(_claimants(dispute, claims))
    bound = [party.id for party in present(dispute) if party.id in concerned]
    if not agencies_outside:
        agencies = [agency for agency in dispute.agencies if agency in owing]
        bound += agencies or [dispute.responsible or dispute.agencies[0]]
    missing = [who for who in bound if who not in signed]
    strangers = sorted(owing.difference(bound, signed))
    left = left_open(dispute, claims)
    return [
        BOTH_AGREE.citing(clauses)(not missing, who=missing),
        DEBTORS_BOUND(not strangers, who=strangers),
        SETTLES_ALL(not left, claims=left),
        *minors_guarded(dispute, signed),
    ]


def _claimants(dispute: Dispute, claims: tuple[ClaimTerms, ...]) -> Iterable[str]:
    """Return whose claims are settled: those who make them, or who takes part where terms name none."""
    if not claims:
        return taking_part(dispute)
    settled = {terms.claim for terms in claims}
    return {who for claim in dispute.claims if claim.id in settled for who in claim.by}


def among_private(dispute: Dispute, obligations: tuple[Obligation, ...], signatures: tuple[Signature, ...]) -> bool:
    """Say whether a claimant settles with a third party and no agency signs, owes or gets anything."""
    signing = {signature.by for signature in signatures}
    roles = {party.role for party in present(dispute) if party.id in signing}
    concerned = signing | {who for owed in obligations for who in (owed.debtor, *owed.creditors)}
    return roles == {PartyRole.CLAIMANT, PartyRole.THIRD_PARTY} and concerned.isdisjoint(dispute.agencies)


AGENCIES_BOUND = Condition(code="agencies-bound", clauses=("民法典 465",), warns=True)
BOTH_AGREE = Condition(code="both-agree")
DEBTORS_BOUND = Condition(code="debtors-bound", clauses=("民法典 465",), warns=True)
SETTLES_ALL = Condition(code="settles-all", warns=True)
