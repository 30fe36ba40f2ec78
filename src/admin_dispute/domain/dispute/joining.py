"""Who comes and who goes: parties are added in groups, and leave with a reason (行政诉讼法 27, 29)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.answers import consenting
from admin_dispute.domain.dispute.divisibility import awaited
from admin_dispute.domain.dispute.links import OTHER_KNOWN
from admin_dispute.domain.dispute.obligation import STILL_OWED
from admin_dispute.domain.dispute.parties import (
    PARTY_PRESENT,
    LeavingReason,
    Left,
    NewParty,
    Party,
    claimants,
    parties_numbered,
    party_of,
    strangers,
    with_parties,
)
from admin_dispute.domain.dispute.representation import group_is_represented
from admin_dispute.domain.dispute.special import marked_by_rule
from admin_dispute.domain.dispute.stage import CONSENTED, OFFERED, Stage
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("add-parties")
@frozen(kw_only=True)
class AddParties:
    """Add claimants or third parties; they are numbered on from the last, and each still has to consent."""

    dispute: str
    on: date
    parties: tuple[NewParty, ...] = field(validator=not_empty)
    reason: Text | None = None


@command("release-parties")
@frozen(kw_only=True)
class ReleaseParties:
    """Let parties go: not concerned after all, given up for good, or split off into another dispute (`other`)."""

    dispute: str
    on: date
    parties: tuple[str, ...] = field(validator=not_empty)
    reason: LeavingReason
    other: str | None = None
    note: Text | None = None


@event("parties-joined")
@frozen(kw_only=True)
class PartiesJoined:
    """Parties joined the dispute."""

    parties: tuple[Party, ...]
    reason: Text | None


@event("parties-released")
@frozen(kw_only=True)
class PartiesReleased:
    """Parties left the dispute; `stage` is where that leaves it: everybody who stays may have consented already."""

    parties: tuple[str, ...]
    left: Left
    note: Text | None
    stage: Stage


@decides(AddParties)
def _add(dispute: Dispute, added: AddParties, law: Law, facts: Facts) -> Steps:
    joined = parties_numbered(added.parties, len(dispute.parties) + 1, added.on)
    # counted, not named: refused, their ids go to others later
    yield NEWCOMERS_CONSENT(dispute.stage is OFFERED, people=len(joined))
    joint = attrs.evolve(dispute, parties=dispute.parties + joined)
    yield group_is_represented(joint, law)
    yield PartiesJoined(parties=joined, reason=added.reason)
    yield from marked_by_rule(joint, law, facts.center)


@decides(ReleaseParties)
def _release(dispute: Dispute, release: ReleaseParties, law: Law, facts: Facts) -> Steps:
    unknown = strangers(dispute, release.parties)
    yield PARTY_PRESENT(not unknown, parties=unknown)
    yield LEAVES_BY_SUCCESSION(release.reason is not LeavingReason.SUCCEEDED)
    remaining = [party for party in claimants(dispute) if party.id not in release.parties]
    yield CLAIMANT_REMAINS(remaining)
    split = release.reason is LeavingReason.SPLIT_OFF
    yield OTHER_KNOWN(not split or facts.other is not None, other=release.other or "")
    owing = {o.id for o in dispute.obligations if o.standing in STILL_OWED}
    bound = tuple(
        owed.id
        for owed in dispute.obligations
        if owed.id in owing and {*owed.debtors, *owed.creditors} & set(release.parties)
    )
    yield NOTHING_LEFT_OPEN(not bound, obligations=bound)
    left = Left(on=release.on, reason=release.reason, other=release.other)
    gone = tuple(dict.fromkeys(release.parties))
    stage = _reached(_without(dispute, gone, left), law)
    yield PartiesReleased(parties=gone, left=left, note=release.note, stage=stage)


def _reached(dispute: Dispute, law: Law) -> Stage:
    willing = bool(consenting(dispute)) and not awaited(dispute, law)
    return CONSENTED if dispute.stage is OFFERED and willing else dispute.stage


def _without(dispute: Dispute, leaving: tuple[str, ...], left: Left) -> Dispute:
    found = filter(None, (party_of(dispute, id_) for id_ in leaving))
    gone = tuple(attrs.evolve(party, left=left) for party in found)
    return changed(dispute, parties=with_parties(dispute.parties, gone))


@effect(PartiesJoined)
def _joined(dispute: Dispute, joined: PartiesJoined) -> Dispute:
    return changed(dispute, parties=dispute.parties + joined.parties)


@effect(PartiesReleased)
def _released(dispute: Dispute, released: PartiesReleased) -> Dispute:
    return changed(_without(dispute, released.parties, released.left), stage=released.stage)


NEWCOMERS_CONSENT = Condition(code="newcomers-consent", cured_by="record-consent", warns=True)
LEAVES_BY_SUCCESSION = Condition(
    code="leaves-by-succession", clauses=("行政诉讼法 25", "行政复议法 14"), cured_by="succeed-party"
)
CLAIMANT_REMAINS = Condition(code="claimant-remains", cured_by="end-mediation")
NOTHING_LEFT_OPEN = Condition(code="nothing-left-open", cured_by="record-performance", warns=True)
