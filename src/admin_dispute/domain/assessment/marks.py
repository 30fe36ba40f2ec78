"""Points that people give: an agency's own, and those of a review, which count and carry their reason."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from admin_dispute.domain.ids import Words
from admin_dispute.domain.values import bad_value


class Marker(StrEnum):
    """Who gave points: the agency itself, or whoever reviews the sheet."""

    OWN = "own"
    REVIEW = "review"


@frozen(kw_only=True)
class Mark:
    """Points by hand for one item of one agency.

    Attributes:
        score: in which score, empty where the item counts in one only.
        reason: why; a review never goes without. evidence: papers it rests on, by number.

    Raises:
        BadInput: points of a review without a reason.
    """

    agency: str
    item: str
    by: Marker
    points: Decimal
    score: Words = ""
    reason: Words | None = None
    evidence: tuple[Words, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.by is Marker.REVIEW and not (self.reason or "").strip():
            raise bad_value("reason", "复核给分应写明理由")
