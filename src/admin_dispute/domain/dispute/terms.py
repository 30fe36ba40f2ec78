"""The terms: drafted with obligations and the claims they settle, reviewed for legality, amended (WX-2.2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, needs
from admin_dispute.domain.dispute.claims import open_claims
from admin_dispute.domain.dispute.new_obligation import NewObligation, first_free, obligations_numbered
from admin_dispute.domain.dispute.obligation import Obligation
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.proceedings import enforcing
from admin_dispute.domain.dispute.recusal import presiding_free
from admin_dispute.domain.dispute.stage import MEDIATING
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, bad_value, changed, not_empty, not_negative

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class Meaning(StrEnum):
    """What silence or refusal means for an agreement under confirmation."""

    EFFECT = "effect"
    LAPSE = "lapse"
    RENEGOTIATE = "renegotiate"


@frozen(kw_only=True)
class Confirmation:
    """The clause that an agency's confirmation is a condition of effect (WX-4.1.3; 民法典 158).

    Attributes:
        agency: who must confirm; within: until when, counted from the conclusion.
        silence: what silence by the date means; refusal: what a refusal means: a lapse, or back to the table.
    """

    agency: str
    within: Period
    silence: Meaning = Meaning.LAPSE
    refusal: Meaning = Meaning.LAPSE

    def __attrs_post_init__(self) -> None:
        if self.refusal is Meaning.EFFECT:
            raise bad_value("refusal", "不予确认不能使协议生效")


@frozen(kw_only=True)
class ClaimTerms:
    """A claim that the terms settle, and the amount agreed for it in yuan, None where it is not money."""

    claim: str
    agreed: Decimal | None = field(default=None, validator=not_negative)


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


@frozen(kw_only=True, slots=False)  # for `changed`
class Draft:
    """Terms on the table; `claims` are those they settle, empty for all that are open."""

    number: int
    on: date
    terms: Text
    obligations: tuple[Obligation, ...]
    claims: tuple[ClaimTerms, ...]
    confirmation: Confirmation | None
    review: Review | None = None


def left_open(dispute: Dispute, claims: tuple[ClaimTerms, ...]) -> tuple[str, ...]:
    """Return the open claims on which such terms say nothing; none where they name no claim and settle everything."""
    if not claims:
        return ()
    settled = {terms.claim for terms in claims}
    return tuple(claim.id for claim in open_claims(dispute) if claim.id not in settled)


@command("draft-terms", stages=(MEDIATING,))
@frozen(kw_only=True)
class DraftTerms:
    """Put terms on the table; a later draft replaces them and needs a review of its own.

    Attributes:
        claims: the claims these terms settle, with agreed amounts; none named: all that are open. Where others
            stay open the agreement is a partial one and the round goes on.
    """

    dispute: str
    on: date
    terms: Text
    obligations: tuple[NewObligation, ...] = field(validator=not_empty)
    claims: tuple[ClaimTerms, ...] = ()
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


@needs(DraftTerms)
def _needs_presider(dispute: Dispute, law: Law) -> Steps:
    return presiding_free(dispute)


@decides(DraftTerms)
def _draft(dispute: Dispute, drafted: DraftTerms, law: Law, facts: Facts) -> Steps:
    obligations = obligations_numbered(drafted.obligations, first_free(dispute.obligations))
    yield from terms_fit(dispute, obligations, drafted.claims, drafted.on)
    confirmation = drafted.confirmation
    if confirmation is not None:
        yield CONFIRMER_KNOWN(confirmation.agency in dispute.agencies)
    yield TermsDrafted(
        draft=Draft(
            number=1 if dispute.draft is None else dispute.draft.number + 1,
            on=drafted.on,
            terms=drafted.terms,
            obligations=obligations,
            claims=drafted.claims,
            confirmation=confirmation,
        )
    )


def terms_fit(dispute: Dispute, obligations: tuple[Obligation, ...], claims: tuple[ClaimTerms, ...], on: date) -> Steps:
    """Yield what terms must meet: everybody and everything they name is there, amounts and days are possible."""
    known = everybody(dispute)
    named = {name for owed in obligations for name in (owed.debtor, *owed.creditors)}
    strangers = tuple(sorted(named - known))
    yield DEBTORS_KNOWN(not strangers, who=strangers)
    yield _references_known(dispute, obligations)
    if dispute.titles:
        yield from _title_rests(dispute, obligations)
    for owed in obligations:
        if owed.bounds is not None and owed.amount is not None:
            bounds, amount = owed.bounds, owed.amount
            within = WITHIN_BOUNDS.citing((bounds.article,))
            fits = bounds.lower <= amount <= bounds.upper
            yield within(fits, amount=amount, lower=bounds.lower, upper=bounds.upper, article=bounds.article)
    early = [(owed.due, owed.id) for owed in obligations if owed.due is not None and owed.due < on]
    yield NOT_DUE_BEFORE_TERMS(not early, obligations=tuple(id_ for _, id_ in early), due=min(early, default=("",))[0])
    open_now = {claim.id for claim in open_claims(dispute)} if claims else ()
    unknown = [terms.claim for terms in claims if terms.claim not in open_now]
    yield CLAIMS_OPEN(not unknown, claims=unknown)


def _references_known(dispute: Dispute, obligations: tuple[Obligation, ...]) -> object:
    referring = [owed for owed in obligations if owed.in_return_for or owed.replaces or owed.other is not None]
    unknown = _unknown(dispute, obligations, referring) if referring else []
    first = obligations[0].id if obligations else ""
    return REFERENCES_KNOWN(not unknown, ids=unknown, first=first)


def _unknown(dispute: Dispute, obligations: tuple[Obligation, ...], referring: list[Obligation]) -> list[str]:
    """What obligations refer to that there is not, or that each is itself."""
    before = {owed.id for owed in dispute.obligations}
    ids = before | {owed.id for owed in obligations}
    replaceable = before | {item.id for item in dispute.challenged}
    unknown = []
    for owed in referring:
        wanted = {*owed.in_return_for} if owed.other is None else {*owed.in_return_for, owed.other}
        unknown += sorted(wanted - ids) + sorted(set(owed.replaces) - replaceable)
        unknown += [owed.id] if owed.id in wanted else []
    return unknown


def _title_rests(dispute: Dispute, obligations: tuple[Obligation, ...]) -> Steps:
    """Warn where terms take the place of a title under enforcement: it only rests, and could come back."""
    ordered = {id_ for title in dispute.titles for id_ in title.obligations}
    if ordered and enforcing(dispute):
        replaced = tuple(sorted(id_ for owed in obligations for id_ in owed.replaces if id_ in ordered))
        yield TITLE_RESTS(not replaced, obligations=replaced)


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
    return changed(dispute, draft=changed(dispute.draft, review=reviewed.review))


DEBTORS_KNOWN = Condition(code="debtors-known")
REFERENCES_KNOWN = Condition(code="references-known")
TITLE_RESTS = Condition(
    code="title-rests",
    clauses=("行政诉讼法 101", "民诉法 241", "民诉法（2021） 237", "民诉法（2012） 230"),
    cured_by="settle-enforcement",
    warns=True,
)
WITHIN_BOUNDS = Condition(code="within-bounds", cured_by="draft-terms")
NOT_DUE_BEFORE_TERMS = Condition(code="not-due-before-terms", warns=True)
CLAIMS_OPEN = Condition(code="claims-open")
CONFIRMER_KNOWN = Condition(code="confirmer-known")
REVIEWER_KNOWN = Condition(code="reviewer-known", cured_by="enter-organisation")
TERMS_DRAFTED = Condition(code="terms-drafted", cured_by="draft-terms")
REVIEWED = Condition(code="reviewed", cured_by="review-legality")
REVIEW_PASSED = Condition(code="review-passed", cured_by="draft-terms")
