"""Concessions made for the sake of a settlement: kept apart, never for the court (特邀调解规定 22; 在线调解规则 22)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.stage import MEDIATING
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Concession:
    """What one side would yield.

    Attributes:
        by: the party or agency that yields; heard_by: who of the others heard it, nobody where it was said apart.
    """

    by: str
    on: date
    what: Text
    heard_by: tuple[str, ...]


@command("note-concession", stages=(MEDIATING,))
@frozen(kw_only=True)
class NoteConcession:
    """Note what one side would yield; without `heard_by` it was said apart, and no other side reads it."""

    dispute: str
    on: date
    by: str
    what: Text
    heard_by: tuple[str, ...] = ()


@event("concession-noted")
@frozen(kw_only=True)
class ConcessionNoted:
    """One side would yield something."""

    concession: Concession


@decides(NoteConcession)
def _note(dispute: Dispute, noted: NoteConcession, law: Law, facts: Facts) -> Steps:
    strangers = tuple(who for who in (noted.by, *noted.heard_by) if who not in everybody(dispute))
    yield CONCESSION_OF_KNOWN(not strangers, who=strangers)
    yield ConcessionNoted(
        concession=Concession(by=noted.by, on=noted.on, what=noted.what, heard_by=noted.heard_by)
    )  # fmt: skip


@effect(ConcessionNoted)
def _noted(dispute: Dispute, noted: ConcessionNoted) -> Dispute:
    return changed(dispute, concessions=(*dispute.concessions, noted.concession))


CONCESSION_OF_KNOWN = Condition(code="concession-of-known")
