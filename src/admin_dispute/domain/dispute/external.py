"""External ids of a dispute and of everything in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.external import EXTERNAL_FREE, OBJECT_KNOWN, ExternalId, with_external
from admin_dispute.domain.values import changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

DISPUTE = "dispute"
"""The object that is the dispute itself."""


@command("note-external-id")
@frozen(kw_only=True)
class NoteExternalId:
    """Note under which ids another system knows the dispute or things in it; a later id replaces the earlier."""

    dispute: str
    on: date
    ids: tuple[ExternalId, ...] = field(validator=not_empty)


@event("external-id-noted")
@frozen(kw_only=True)
class ExternalIdNoted:
    """Another system knows something of the dispute under these ids."""

    ids: tuple[ExternalId, ...]


@decides(NoteExternalId)
def _note(dispute: Dispute, noted: NoteExternalId, law: Law, facts: Facts) -> Steps:
    known = objects(dispute)
    unknown = tuple(item.object for item in noted.ids if item.object not in known)
    yield OBJECT_KNOWN(not unknown, objects=unknown)
    pairs = [(item.system, item.external) for item in noted.ids]
    doubled = tuple(item.external for item in noted.ids if pairs.count((item.system, item.external)) > 1)
    own = {(item.system, item.external): item.object for item in dispute.external_ids}
    moved = tuple(i.external for i in noted.ids if own.get((i.system, i.external), i.object) != i.object)
    taken = facts.external_taken + moved + doubled
    yield EXTERNAL_FREE(not taken, external=tuple(dict.fromkeys(taken)))
    yield ExternalIdNoted(ids=noted.ids)


def objects(dispute: Dispute) -> frozenset[str]:
    """Return the ids of everything in a dispute that can have an external id; agreements and rounds by number."""
    held: tuple[Any, ...] = (
        *dispute.parties, *dispute.challenged, *dispute.claims, *dispute.proceedings, *dispute.obligations,
        *dispute.mandates, *dispute.representations, *dispute.titles, *dispute.measures,
    )  # fmt: skip
    numbered = (
        *(f"agreement-{agreement.number}" for agreement in dispute.agreements),
        *(f"round-{round_.number}" for round_ in dispute.rounds),
    )
    return frozenset((DISPUTE, *(item.id for item in held), *numbered))


@effect(ExternalIdNoted)
def _noted(dispute: Dispute, noted: ExternalIdNoted) -> Dispute:
    known = dispute.external_ids
    for item in noted.ids:
        known = with_external(known, item)
    return changed(dispute, external_ids=known)
