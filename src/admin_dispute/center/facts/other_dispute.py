"""Another dispute that a command names: as it stands now, or as it stood when an act was recorded."""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs

from admin_dispute.domain.act import COMMAND_OF
from admin_dispute.domain.credit.entry import CreditEntry
from admin_dispute.domain.credit.lifting import MADE_GOOD, LiftCreditEntry
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.store.records import Records
from admin_dispute.store.replay import opened, replayed


def other_now(records: Records, given: Any, state: Any) -> tuple[Dispute | None, int]:
    """Return the other dispute that a command names (of a correction the one that replaces), with its version.

    On a dispute its field `other` names it; a command on another kind of stream names the dispute it is about. That a
    credit entry is withdrawn since its duty is done is looked up in the dispute that the entry itself names.
    """
    field = _naming(type(given))  # type: ignore[arg-type]  # a type is hashable, whatever mypy says of attrs classes
    if field is not None:
        return dispute_now(records, getattr(given, field) or "")
    if isinstance(given, LiftCreditEntry) and given.ground in MADE_GOOD and isinstance(state, CreditEntry):
        return dispute_now(records, state.content.dispute)
    return None, 0


@cache
def _naming(type_: type[Any]) -> str | None:
    """Return the field in which a command names another dispute, None where it has none."""
    form = COMMAND_OF.get(type_)
    field = "other" if form is None or form.kind == "dispute" else "dispute"
    return field if attrs.has(type_) and field in attrs.fields_dict(type_) else None


def dispute_now(records: Records, id: str) -> tuple[Dispute | None, int]:  # noqa: A002 - the field's word
    """Return a dispute with its version; None and 0 where there is none."""
    head = records.head("dispute", id) if id else None
    return (None, 0) if head is None else (opened(records, "dispute", id, head), head.version)


def dispute_then(records: Records, id: str, version: int) -> Dispute | None:  # noqa: A002 - the field's word
    """Return a dispute as it stood at a version: its state row, or its journal folded up to there."""
    now, newest = dispute_now(records, id)
    if newest == version:
        return now
    earlier: Dispute = replayed(row[8] for row in records.acts("dispute", id)[:version])
    return earlier
