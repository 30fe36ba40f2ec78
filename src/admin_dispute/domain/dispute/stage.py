"""Where a dispute stands in the work of the center."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """Where a dispute stands; performance, visits and withdrawals go on after `closed`."""

    OFFERED = "offered"
    CONSENTED = "consented"
    MEDIATING = "mediating"
    AGREED = "agreed"
    EFFECTIVE = "effective"
    ENDED = "ended"
    CLOSED = "closed"


OFFERED, CONSENTED, MEDIATING = Stage.OFFERED, Stage.CONSENTED, Stage.MEDIATING
AGREED, EFFECTIVE, ENDED, CLOSED = Stage.AGREED, Stage.EFFECTIVE, Stage.ENDED, Stage.CLOSED

REACHED_BY = {
    OFFERED: "register-dispute",
    CONSENTED: "record-consent",
    MEDIATING: "open-mediation",
    AGREED: "conclude-agreement",
    EFFECTIVE: "conclude-agreement",
    ENDED: "end-mediation",
    CLOSED: "close-dispute",
}
"""The command by which a dispute ordinarily comes to a stage."""
