"""What is looked for where a command stands: the command that is judged, its stream, and what law and center say."""

from __future__ import annotations

from typing import Any

import msgspec

from admin_dispute.domain.center.state import CenterState
from admin_dispute.law.in_force import LawInForce
from admin_dispute.store.records import Records
from admin_dispute.store.references import Kept


class Asked(msgspec.Struct, frozen=True):
    """A command on its stream, for whoever looks something up for it.

    Attributes:
        command: the one that is judged: of a correction the one that replaces; corrects: whether it is one.
        center: None before the founding; kept: the values behind the request's own references, not stored yet.
    """

    records: Records
    command: Any
    corrects: bool
    kind: str
    stream: str
    state: Any
    law: LawInForce
    center: CenterState | None
    kept: list[Kept]
