"""Liability: who mediates lawfully is protected; the exception is proven fact by fact (WX-4.2.1, WX-4.2.2).

A review is a recorded claim. It stops nothing, and neither answer of it binds the body that has the power to hold
somebody liable: the document says "as a rule".
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.protection import Protection, ProtectionGround, protections
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Personal, Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class Element(StrEnum):
    """What the exception needs, each by itself: the intentional act, the bad outcome, and that one led to the other."""

    INTENT = "intent"
    OUTCOME = "outcome"
    LINK = "link"


class ExceptionFact(StrEnum):
    """What was found: abuse of office, favouritism or other intent; unlawful or plainly improper; the link."""

    ABUSE_OF_OFFICE = "abuse-of-office"
    FAVOURITISM = "favouritism"
    OTHER_INTENT = "other-intent"
    UNLAWFUL = "unlawful"
    PLAINLY_IMPROPER = "plainly-improper"
    LED_TO_IT = "led-to-it"


ELEMENT_OF = {
    ExceptionFact.ABUSE_OF_OFFICE: Element.INTENT,
    ExceptionFact.FAVOURITISM: Element.INTENT,
    ExceptionFact.OTHER_INTENT: Element.INTENT,
    ExceptionFact.UNLAWFUL: Element.OUTCOME,
    ExceptionFact.PLAINLY_IMPROPER: Element.OUTCOME,
    ExceptionFact.LED_TO_IT: Element.LINK,
}
"""Which element a fact makes out."""


@frozen(kw_only=True)
class LiabilityFinding:
    """A fact that was established or not, by whom, on which evidence; of one fact the latest finding counts."""

    on: date
    fact: ExceptionFact
    established: bool
    by: Words
    evidence: Text


class LiabilityOutcome(StrEnum):
    """How a review was answered: protected, the exception applies, or the claim was dropped."""

    PROTECTED = "protected"
    EXCEPTION = "exception"
    DROPPED = "dropped"


@frozen(kw_only=True)
class LiabilityReview:
    """A claim `v1`, `v2` ... that somebody is personally liable for a mediation, and its answer.

    Attributes:
        agency: whose mediation it was; person: who is said to be liable, None where nobody is named.
        by: who claims it; protection: the grounds the dispute held when it was answered.
    """

    id: str
    agency: str
    on: date
    by: Words
    claim: Text
    person: Personal | None = None
    findings: tuple[LiabilityFinding, ...] = ()
    outcome: LiabilityOutcome | None = None
    decided_on: date | None = None
    decided_by: Words | None = None
    paper: Words | None = None
    protection: tuple[Protection, ...] = ()


@command("claim-liability")
@frozen(kw_only=True)
class ClaimLiability:
    """Record a claim that somebody is personally liable for how an agency mediated; it stops nothing.

    Attributes:
        by: who claims it, a body or a person's standing in words; person: who is said to be liable.
    """

    dispute: str
    on: date
    agency: str
    by: Words
    claim: Text
    person: Personal | None = None


@command("find-liability-fact")
@frozen(kw_only=True)
class FindLiabilityFact:
    """Record, with its evidence, whether a fact of the exception was established, and by which body."""

    dispute: str
    on: date
    review: str
    fact: ExceptionFact
    established: bool
    by: Words
    evidence: Text


@event("liability-claimed")
@frozen(kw_only=True)
class LiabilityClaimed:
    """Somebody is said to be personally liable."""

    review: LiabilityReview


@event("liability-fact-found")
@frozen(kw_only=True)
class LiabilityFactFound:
    """A fact of the exception was established, or not."""

    review: str
    finding: LiabilityFinding


@decides(ClaimLiability)
def _claim(dispute: Dispute, claimed: ClaimLiability, law: Law, facts: Facts) -> Steps:
    parts = {part.agency for part in dispute.agency_parts}
    yield MEDIATED_FOR(claimed.agency in {*dispute.agencies, *parts}, agency=claimed.agency)
    yield from protected(dispute, claimed.agency)
    yield LiabilityClaimed(
        review=LiabilityReview(
            id=f"v{len(dispute.liability) + 1}",
            agency=claimed.agency,
            on=claimed.on,
            by=claimed.by,
            claim=claimed.claim,
            person=claimed.person,
        )
    )


def protected(dispute: Dispute, agency: str) -> Steps:
    """Yield the protection by default, and which of its grounds are on file."""
    found = {protection.ground for protection in protections(dispute, agency)}
    yield PROTECTED_BY_DEFAULT
    for ground, condition in _GROUNDS.items():
        yield condition(ground in found, agency=agency)
    yield RULE_NOT_BAR(False)


@decides(FindLiabilityFact)
def _find(dispute: Dispute, found: FindLiabilityFact, law: Law, facts: Facts) -> Steps:
    review = open_review(dispute, found.review)
    yield from under_review(review, found.review, found.on)
    if review is None:
        return
    shown = proven(review)
    both = {Element.INTENT, Element.OUTCOME} <= shown
    link = found.established and ELEMENT_OF[found.fact] is Element.LINK
    missing = tuple(element for element in (Element.INTENT, Element.OUTCOME) if element not in shown)
    yield LINK_OF_BOTH(both or not link, elements=missing)
    finding = LiabilityFinding(
        on=found.on, fact=found.fact, established=found.established, by=found.by, evidence=found.evidence
    )
    yield LiabilityFactFound(review=review.id, finding=finding)


def under_review(review: LiabilityReview | None, id: str, on: date) -> Steps:  # noqa: A002 - the field's word
    """Yield what every act on a review asks for: it is open, and nothing later is on file."""
    yield REVIEW_OPEN(review, review=id)
    if review is not None:
        last = max((finding.on for finding in review.findings), default=review.on)
        yield NOT_BEFORE_REVIEW(last <= on, day=last, opens_on=last)


def proven(review: LiabilityReview) -> frozenset[Element]:
    """Return the elements of the exception that are made out: of each fact the latest finding counts."""
    latest = {finding.fact: finding.established for finding in review.findings}
    return frozenset(ELEMENT_OF[fact] for fact, established in latest.items() if established)


def open_review(dispute: Dispute, id: str) -> LiabilityReview | None:  # noqa: A002 - the field's word
    """Return a review that is not answered yet."""
    return next((one for one in dispute.liability if one.id == id and one.outcome is None), None)


@effect(LiabilityClaimed)
def _claimed(dispute: Dispute, claimed: LiabilityClaimed) -> Dispute:
    return changed(dispute, liability=(*dispute.liability, claimed.review))


@effect(LiabilityFactFound)
def _found(dispute: Dispute, found: LiabilityFactFound) -> Dispute:
    reviews = tuple(
        attrs.evolve(one, findings=(*one.findings, found.finding)) if one.id == found.review else one
        for one in dispute.liability
    )
    return changed(dispute, liability=reviews)


MEDIATED_FOR = Condition(code="mediated-for", cured_by="assign-agency-role")
PROTECTED_BY_DEFAULT = Condition(code="protected-by-default", cured_by="find-liability-fact")
BASIS_ON_FILE = Condition(code="basis-on-file", cured_by="open-mediation", warns=True)
DECISION_ON_FILE = Condition(code="decision-on-file", cured_by="record-plan", warns=True)
OPINION_ON_FILE = Condition(code="opinion-on-file", cured_by="review-legality", warns=True)
_GROUNDS = {
    ProtectionGround.BASIS: BASIS_ON_FILE,
    ProtectionGround.MINUTES: DECISION_ON_FILE,
    ProtectionGround.LEGAL_OPINION: OPINION_ON_FILE,
}
RULE_NOT_BAR = Condition(code="rule-not-bar", warns=True)
REVIEW_OPEN = Condition(code="review-open", cured_by="claim-liability")
NOT_BEFORE_REVIEW = Condition(code="not-before-review")
LINK_OF_BOTH = Condition(code="link-of-both", cured_by="find-liability-fact")
