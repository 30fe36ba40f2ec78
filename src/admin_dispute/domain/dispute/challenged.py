"""What is challenged: the act, and the judgments and decisions about it, each with its own standing (WX-0.2).

Whether an act is still in force is a line of its own: a dispute can be closed and the act stand, or go on while the
act is revoked.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from admin_dispute.domain.values import Text


class ChallengedKind(StrEnum):
    """What kind of thing is challenged."""

    ACT = "act"
    OMISSION = "omission"
    REVIEW_DECISION = "review-decision"
    JUDGMENT = "judgment"


class Validity(StrEnum):
    """Where a challenged act or an earlier judgment stands."""

    IN_FORCE = "in-force"
    STAYED = "stayed"
    CHANGED = "changed"
    REVOKED = "revoked"
    REPLACED = "replaced"
    VOID = "void"
    UNLAWFUL = "unlawful"
    NOT_ENFORCED = "not-enforced"


@frozen(kw_only=True)
class Challenged:
    """A challenged act, omission, decision or judgment: `a1`, `a2` ...

    Attributes:
        by: the agency or body that made it, None where unknown; made_on: the day it was made.
        known_on: the day the claimant knew of it, from which limits of time run.
        validity: where it stands, `since` when; replaced_by: what stands in its place, in words.
    """

    id: str
    kind: ChallengedKind
    what: Text
    by: str | None = None
    made_on: date | None = None
    known_on: date | None = None
    validity: Validity = Validity.IN_FORCE
    since: date | None = None
    replaced_by: Text | None = None
