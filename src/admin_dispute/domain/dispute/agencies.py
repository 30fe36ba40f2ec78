"""What each agency is to the dispute: respondent, in charge, lead, doer, funder, payer ... (WX-1.1, WX-3.1.1)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen


class AgencyRole(StrEnum):
    """What an agency is in a dispute; one agency may be several things."""

    RESPONDENT = "respondent"
    IN_CHARGE = "in-charge"
    LEAD = "lead"
    DOER = "doer"
    FUNDER = "funder"
    PAYER = "payer"
    PAYING_HAND = "paying-hand"
    OUTSIDE = "outside"


@frozen(kw_only=True)
class AgencyPart:
    """One role of one agency, from `since` to `until` (None while it lasts)."""

    agency: str
    role: AgencyRole
    since: date
    until: date | None = None
