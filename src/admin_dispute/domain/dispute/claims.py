"""What the claimants want: in form and in truth, claimed, assessed and agreed, each claimant's own (WX-3.2.3)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from admin_dispute.domain.values import Text


class ClaimKind(StrEnum):
    """Whether a claim is what the papers ask for, or what the claimant is really after."""

    FORMAL = "formal"
    REAL = "real"


class ClaimStanding(StrEnum):
    """What became of a claim."""

    OPEN = "open"
    SETTLED = "settled"
    GIVEN_UP = "given-up"


@frozen(kw_only=True)
class Claim:
    """A claim `c1`, `c2` ... of one or more claimants.

    Attributes:
        by: ids of the parties it belongs to; proceeding: where it is made, None where nowhere yet.
        claimed, assessed, agreed: amounts in yuan, None where it is not money or not known.
        agreement: the number of the agreement that settled it.
    """

    id: str
    by: tuple[str, ...]
    kind: ClaimKind
    what: Text
    proceeding: str | None = None
    claimed: Decimal | None = None
    assessed: Decimal | None = None
    agreed: Decimal | None = None
    standing: ClaimStanding = ClaimStanding.OPEN
    agreement: int | None = None
