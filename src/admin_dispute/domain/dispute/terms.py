"""The terms: drafted with their obligations, reviewed for legality, amended and reviewed again (WX-2.2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.obligation import NewObligation, Obligation, obligations_numbered
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.stage import MEDIATING
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Confirmation:
    """The clause that an agency's confirmation is a condition of effect (WX-4.1.3).

    Attributes:
        agency: who must confirm; within: until when, counted from the conclusion.
        silence_confirms: what silence by the date means: effect, or (False) that the agreement lapses.
    """

    agency: str
    within: Period
    silence_confirms: bool = False


@frozen(kw_only=True)
class Review:
    """The answer of a legality review to its four questions, and who gave it."""

    on: date
    reviewer: str
    mandatory_law: bool
    state_interest: bool
    public_interest: bool
    third_parties: bool

    @property
    def passed(self) -> bool:
        """Whether nothing stands against the terms."""
        return self.mandatory_law and self.state_interest and self.public_interest and self.third_parties


@frozen(kw_only=True)
class Draft:
    """Terms on the table."""

    number: int
    on: date
    terms: Text
    obligations: tuple[Obligation, ...]
    confirmation: Confirmation | None
    review: Review | None = None


@command("draft-terms", stages=(MEDIATING,))
@frozen(kw_only=True)
class DraftTerms:
    """Put terms on the table; a later draft replaces them and needs a review of its own."""

    dispute: str
    on: date
    terms: Text
    obligations: tuple[NewObligation, ...] = field(validator=not_empty)
    confirmation: Confirmation | None = None


@command("review-legality", stages=(MEDIATING,))
@frozen(kw_only=True)
class ReviewLegality:
    """Answer whether the terms respect mandatory law, the state's, the public's and third parties' interests.

    Attributes:
        reviewer: the organisation of the directory that answers for the review.
    """

    dispute: str
    on: date
    reviewer: str
    mandatory_law: bool
    state_interest: bool
    public_interest: bool
    third_parties: bool


@event("terms-drafted")
@frozen(kw_only=True)
class TermsDrafted:
    """Terms are on the table."""

    draft: Draft


@event("legality-reviewed")
@frozen(kw_only=True)
class LegalityReviewed:
    """The terms on the table were reviewed."""

    review: Review


@decides(DraftTerms)
def _draft(dispute: Dispute, drafted: DraftTerms, law: Law, facts: Facts) -> Steps:
    known = everybody(dispute)
    named = {name for new in drafted.obligations for name in (new.debtor, new.creditor) if name}
    strangers = tuple(sorted(named - known))
    yield DEBTORS_KNOWN(not strangers, who=strangers)
    confirmation = drafted.confirmation
    yield CONFIRMER_KNOWN(confirmation is None or confirmation.agency in dispute.agencies)
    yield TermsDrafted(
        draft=Draft(
            number=1 if dispute.draft is None else dispute.draft.number + 1,
            on=drafted.on,
            terms=drafted.terms,
            obligations=obligations_numbered(drafted.obligations, len(dispute.obligations) + 1),
            confirmation=confirmation,
        )
    )


@decides(ReviewLegality)
def _review(dispute: Dispute, reviewed: ReviewLegality, law: Law, facts: Facts) -> Steps:
    yield TERMS_DRAFTED(dispute.draft)
    known = facts.center.organisation(reviewed.reviewer, reviewed.on)
    yield REVIEWER_KNOWN(known, reviewer=reviewed.reviewer)
    yield LegalityReviewed(
        review=Review(
            on=reviewed.on,
            reviewer=reviewed.reviewer,
            mandatory_law=reviewed.mandatory_law,
            state_interest=reviewed.state_interest,
            public_interest=reviewed.public_interest,
            third_parties=reviewed.third_parties,
        )
    )


@effect(TermsDrafted)
def _drafted(dispute: Dispute, drafted: TermsDrafted) -> Dispute:
    return changed(dispute, draft=drafted.draft)


@effect(LegalityReviewed)
def _reviewed(dispute: Dispute, reviewed: LegalityReviewed) -> Dispute:
    if dispute.draft is None:
        return dispute
    return changed(dispute, draft=attrs.evolve(dispute.draft, review=reviewed.review))


DEBTORS_KNOWN = Condition(code="debtors-known")
CONFIRMER_KNOWN = Condition(code="confirmer-known")
REVIEWER_KNOWN = Condition(code="reviewer-known", cured_by="enter-organisation")
TERMS_DRAFTED = Condition(code="terms-drafted", cured_by="draft-terms")
REVIEWED = Condition(code="reviewed", clauses=("行政诉讼法 60",), cured_by="review-legality")
REVIEW_PASSED = Condition(code="review-passed", clauses=("行政诉讼法 60",), cured_by="draft-terms")
