"""External ids of a command that lead elsewhere: an id of another system stands for one object."""

from __future__ import annotations

from admin_dispute.center.facts.asked import Asked


def external_taken(asked: Asked) -> tuple[str, ...]:
    """Return which external ids of a command lead to another stream already."""
    at = (asked.kind, asked.stream)
    found = ((noted.external, asked.records.external(noted.system, noted.external)) for noted in asked.command.ids)
    return tuple(external for external, row in found if row is not None and tuple(row[:2]) != at)
