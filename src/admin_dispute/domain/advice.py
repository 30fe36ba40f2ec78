"""Legal advice and litigation guidance: what is the same on a dispute and in general (WX-3.3.3)."""

from __future__ import annotations

from enum import StrEnum


class AdviceKind(StrEnum):
    """What kind of advice it was."""

    LEGAL_ADVICE = "legal-advice"
    LITIGATION_GUIDANCE = "litigation-guidance"


class AdviceForm(StrEnum):
    """How it was given."""

    ORAL = "oral"
    WRITTEN = "written"
    PHONE = "phone"
    ONLINE = "online"
