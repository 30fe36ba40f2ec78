"""Who came for whom to a session or a hearing, in which capacity, and why somebody did not (负责人出庭规定 2, 8)."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from admin_dispute.domain.values import Text


class Capacity(StrEnum):
    """In which capacity somebody appears."""

    IN_PERSON = "in-person"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"
    AGENT = "agent"
    HEAD = "head"
    DEPUTY_HEAD = "deputy-head"
    OTHER_LEADER = "other-leader"
    STAFF = "staff"
    ABSENT = "absent"


HEADS = (Capacity.HEAD, Capacity.DEPUTY_HEAD, Capacity.OTHER_LEADER)
"""Who counts as head of an agency: 正职、副职负责人, and others in charge of the matter (负责人出庭规定 2)."""


class Absence(StrEnum):
    """Why the head did not come (负责人出庭规定 8), or why nobody did."""

    FORCE_MAJEURE = "force-majeure"
    ACCIDENT = "accident"
    OTHER_DUTY = "other-duty"
    OTHER = "other"


@frozen(kw_only=True)
class Attendance:
    """Who came for whom.

    Attributes:
        who: a party or an agency of the dispute; mandate: the mandate an agent appeared under.
        absence: why the head (or everybody, where `absent`) did not come; reason: the same in words.
    """

    who: str
    capacity: Capacity
    mandate: str | None = None
    absence: Absence | None = None
    reason: Text | None = None
