"""External ids of the organisations and officers of the directory."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.external import EXTERNAL_FREE, OBJECT_KNOWN, ExternalId, with_external
from admin_dispute.domain.values import not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.center.state import CenterState
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("note-directory-id", kind="center")
@frozen(kw_only=True)
class NoteDirectoryId:
    """Note under which ids another system knows organisations or officers; a later id replaces the earlier."""

    on: date
    ids: tuple[ExternalId, ...] = field(validator=not_empty)


@event("directory-id-noted", kind="center")
@frozen(kw_only=True)
class DirectoryIdNoted:
    """Another system knows organisations or officers under these ids."""

    ids: tuple[ExternalId, ...]


@decides(NoteDirectoryId)
def _note(state: CenterState, noted: NoteDirectoryId, law: Law, facts: Facts) -> Steps:
    known = {body.id for body in state.organisations} | {officer.id for officer in state.officers}
    unknown = tuple(item.object for item in noted.ids if item.object not in known)
    yield OBJECT_KNOWN(not unknown, objects=unknown)
    own = {(item.system, item.external): item.object for item in state.external_ids}
    moved = tuple(i.external for i in noted.ids if own.get((i.system, i.external), i.object) != i.object)
    yield EXTERNAL_FREE(not (facts.external_taken + moved), external=facts.external_taken + moved)
    yield DirectoryIdNoted(ids=noted.ids)


@effect(DirectoryIdNoted)
def _noted(state: CenterState, noted: DirectoryIdNoted) -> CenterState:
    known = state.external_ids
    for item in noted.ids:
        known = with_external(known, item)
    return attrs.evolve(state, external_ids=known)
