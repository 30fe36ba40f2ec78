"""What protects whoever mediated lawfully: the grounds that the dispute itself holds (WX-4.2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.dispute.terms import Review
from admin_dispute.domain.ids import Words

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


class ProtectionGround(StrEnum):
    """What protects whoever mediated: what the law lets be mediated, minutes that decided it, a legal opinion."""

    BASIS = "basis"
    MINUTES = "minutes"
    LEGAL_OPINION = "legal-opinion"


@frozen(kw_only=True)
class Protection:
    """A ground of protection that the dispute holds.

    Attributes:
        source: the code of the basis, the reference of the minutes, or the id of the organisation that reviewed.
    """

    ground: ProtectionGround
    source: Words
    on: date


def protections(dispute: Dispute, agency: str) -> Iterator[Protection]:
    """Give the grounds of protection that a dispute holds for an agency and its people."""
    for round_ in dispute.rounds:
        yield Protection(ground=ProtectionGround.BASIS, source=round_.basis, on=round_.started)
    decided = [(plan.minutes, plan.on) for plan in dispute.plans if plan.agency == agency]
    mandated = [(mandate.minutes, mandate.since) for mandate in dispute.mandates if mandate.principal == agency]
    for minutes, on in dict.fromkeys((*decided, *mandated)):
        if minutes is not None:
            yield Protection(ground=ProtectionGround.MINUTES, source=minutes, on=on)
    drafted = None if dispute.draft is None else dispute.draft.review
    reviews = (*(agreement.review for agreement in dispute.agreements), drafted)
    for review in dict.fromkeys(filter(_passed, reviews)):
        if review is not None:
            yield Protection(ground=ProtectionGround.LEGAL_OPINION, source=review.reviewer, on=review.on)


def _passed(review: Review | None) -> bool:
    return review is not None and review.passed
