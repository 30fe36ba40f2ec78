"""The parties' own settlement: reported, not fact-found; its text may never have been seen (WX-2.2, WX-3.2.4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides
from admin_dispute.domain.dispute.agreement import (
    Agreement,
    AgreementConcluded,
    Extent,
    Way,
    extent,
)
from admin_dispute.domain.dispute.authority import Signature, authority_steps, beyond_authority
from admin_dispute.domain.dispute.force import Force, GivenForce
from admin_dispute.domain.dispute.new_obligation import NewObligation, first_free, obligations_numbered
from admin_dispute.domain.dispute.signing import AGENCIES_BOUND, among_private, signed_by_all
from admin_dispute.domain.dispute.stage import CLOSED, CONSENTED, EFFECTIVE, ENDED, MEDIATING, OFFERED
from admin_dispute.domain.dispute.taking_effect import in_force
from admin_dispute.domain.dispute.terms import ClaimTerms, Review, terms_fit
from admin_dispute.domain.dispute.visit_plan import VisitCause, plan_visits
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("report-settlement", stages=(OFFERED, CONSENTED, MEDIATING, EFFECTIVE, ENDED, CLOSED))
@frozen(kw_only=True)
class ReportSettlement:
    """Report that the parties settled by themselves; says who reviewed it, or that nobody did (`review`).

    A claimant and a third party (the employer and the hurt worker) can settle without the agency: it is not bound then.

    Attributes:
        terms: None where the center never saw the text; obligations: as far as they are known.
        claims: those it settles, none named: all that are open.
    """

    dispute: str
    on: date
    terms: Text | None = None
    obligations: tuple[NewObligation, ...] = ()
    claims: tuple[ClaimTerms, ...] = ()
    signatures: tuple[Signature, ...] = field(validator=not_empty)
    review: Review | None = None


@decides(ReportSettlement)
def _report(dispute: Dispute, report: ReportSettlement, law: Law, facts: Facts) -> Steps:
    drafted = () if dispute.draft is None else dispute.draft.obligations  # may still be concluded, under these ids
    obligations = obligations_numbered(report.obligations, first_free((*dispute.obligations, *drafted)))
    yield from terms_fit(dispute, obligations, report.claims, report.on)
    outside = among_private(dispute, obligations, report.signatures)
    yield from signed_by_all(dispute, obligations, report.claims, report.signatures, agencies_outside=outside)
    yield AGENCIES_BOUND(not outside, agencies=dispute.agencies)
    beyond = beyond_authority(dispute, obligations, report.signatures, report.on)
    yield from authority_steps(dispute, beyond, report.signatures, report.on)
    yield TEXT_SEEN(report.terms)
    yield SETTLEMENT_REVIEWED(report.review)
    agreement = Agreement(
        number=len(dispute.agreements) + 1,
        way=Way.SELF_SETTLED,
        on=report.on,
        terms=report.terms,
        obligations=tuple(owed.id for owed in obligations),
        signatures=report.signatures,
        review=report.review,
        claims=report.claims,
        extent=extent(dispute, report.claims),
        effective_on=report.on,
        forces=(GivenForce(force=Force.SIGNATURE, on=report.on, since=report.on),),
    )
    yield AgreementConcluded(
        agreement=agreement,
        obligations=in_force(obligations, report.on, report.on),
        stage=dispute.stage if agreement.extent is Extent.PARTIAL else EFFECTIVE,
    )
    yield from plan_visits(dispute, law, report.on, VisitCause.AGREEMENT)


TEXT_SEEN = Condition(code="text-seen", warns=True)
SETTLEMENT_REVIEWED = Condition(code="settlement-reviewed", warns=True)
