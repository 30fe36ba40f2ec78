"""Succession: near relatives of the dead, heirs of ended bodies, successor agencies (行政诉讼法 25, 26).

What was owed by and to the party goes on with them; heirs owe within what they inherited (民法典 1161).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.joining import NEWCOMERS_CONSENT
from admin_dispute.domain.dispute.obligation import STILL_OWED, Duty, Obligation
from admin_dispute.domain.dispute.parties import (
    PARTY_PRESENT,
    LeavingReason,
    Left,
    Party,
    PartyRole,
    party_of,
    strangers,
    with_parties,
)
from admin_dispute.domain.dispute.stage import OFFERED
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Personal, PersonKind, Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class SuccessionCause(StrEnum):
    """Why somebody stands in a party's place."""

    DEATH = "death"
    ENDED = "organisation-ended"


class Kin(StrEnum):
    """How a successor was related to the dead (行诉解释 14); `other` is none of these."""

    SPOUSE = "spouse"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    SUPPORT = "supporting-relative"
    OTHER = "other"


@frozen(kw_only=True)
class Successor:
    """Who stands in a party's place; `kin` only after a death."""

    person: Personal
    kin: Kin | None = None
    account: str | None = None
    guardian: Personal | None = None


@command("succeed-party")
@frozen(kw_only=True)
class SucceedParty:
    """Put successors into the place of a party that died or ended; its claims and what it owes are theirs, jointly."""

    dispute: str
    on: date
    party: str
    cause: SuccessionCause
    successors: tuple[Successor, ...] = field(validator=not_empty)
    proof: Text | None = None


@event("party-succeeded")
@frozen(kw_only=True)
class PartySucceeded:
    """Successors stand in a party's place."""

    party: str
    on: date
    cause: SuccessionCause
    successors: tuple[Party, ...]
    proof: Text | None


@decides(SucceedParty)
def _succeed(dispute: Dispute, succession: SucceedParty, law: Law, facts: Facts) -> Steps:
    unknown = strangers(dispute, (succession.party,))
    yield PARTY_PRESENT(not unknown, parties=unknown)
    party = party_of(dispute, succession.party)
    dead = succession.cause is SuccessionCause.DEATH
    natural = party is None or party.person.kind is PersonKind.NATURAL
    yield CAUSE_FITS(dead is natural, cause=succession.cause)
    near = all(heir.kin is not None and heir.kin is not Kin.OTHER for heir in succession.successors)
    yield NEAR_RELATIVES(not dead or near)
    role = PartyRole.CLAIMANT if party is None else party.role
    successors = tuple(_heirs(succession, role, len(dispute.parties) + 1))
    yield NEWCOMERS_CONSENT(dispute.stage is OFFERED, people=len(successors))
    yield from _debts(dispute, succession)
    yield PartySucceeded(
        party=succession.party,
        on=succession.on,
        cause=succession.cause,
        successors=successors,
        proof=succession.proof,
    )


def _heirs(succession: SucceedParty, role: PartyRole, first: int) -> Iterator[Party]:
    """Give the successors as parties, numbered from `first`."""
    for number, heir in enumerate(succession.successors, first):
        yield Party(
            id=f"p{number}",
            person=heir.person,
            role=role,
            account=heir.account,
            guardian=heir.guardian,
            since=succession.on,
            succeeds=succession.party,
        )


def _debts(dispute: Dispute, succession: SucceedParty) -> Steps:
    """Warn of what a death does to what was owed; what an ended body owed goes on whole."""
    if succession.cause is not SuccessionCause.DEATH:
        return
    pending = tuple(owed for owed in dispute.obligations if owed.standing in STILL_OWED)
    owing = tuple(owed for owed in pending if succession.party in owed.debtors)
    if owing:
        yield WITHIN_THE_ESTATE(False, obligations=tuple(owed.id for owed in owing))
    due_to = (owed for owed in pending if succession.party in owed.creditors and owed.endless)
    own = tuple(owed.id for owed in (*(owed for owed in owing if owed.duty in _PERSONAL), *due_to))
    if own:
        yield PASSES_TO_HEIRS(False, obligations=own)


_PERSONAL = (Duty.APOLOGY, Duty.ACT, Duty.UNDERTAKING)


def _inherited(owed: Obligation, party: str, heirs: tuple[str, ...]) -> Obligation:
    """Return an obligation as it goes on with the heirs of a party; what is done with stays as it was."""
    if owed.standing not in STILL_OWED or party not in (*owed.debtors, *owed.creditors, *owed.payers):
        return owed
    debtor, *jointly = _instead(owed.debtors, party, heirs)
    return changed(
        owed,
        debtor=debtor,
        jointly=tuple(jointly),
        creditors=_instead(owed.creditors, party, heirs),
        payers=_instead(owed.payers, party, heirs),
        refusing=_instead(owed.refusing, party, heirs),
        former=(*owed.former, party),
    )


def _instead(names: tuple[str, ...], old: str, new: tuple[str, ...]) -> tuple[str, ...]:
    """Return names with others in the place of one, each of them once."""
    return tuple(dict.fromkeys(who for name in names for who in (new if name == old else (name,))))


@effect(PartySucceeded)
def _succeeded(dispute: Dispute, succeeded: PartySucceeded) -> Dispute:
    before = party_of(dispute, succeeded.party)
    if before is None:
        return dispute
    heirs = tuple(heir.id for heir in succeeded.successors)
    left = Left(on=succeeded.on, reason=LeavingReason.SUCCEEDED, successors=heirs)
    gone, old = attrs.evolve(before, left=left), succeeded.party
    return changed(
        dispute,
        parties=with_parties(dispute.parties, (gone,)) + succeeded.successors,
        claims=tuple(attrs.evolve(claim, by=_instead(claim.by, old, heirs)) for claim in dispute.claims),
        obligations=tuple(_inherited(owed, old, heirs) for owed in dispute.obligations),
        representations=tuple(
            attrs.evolve(held, members=_instead(held.members, old, heirs)) for held in dispute.representations
        ),
    )


@command("succeed-agency")
@frozen(kw_only=True)
class SucceedAgency:
    """Put into the place of an abolished agency the one that goes on with its powers, as the directory has it."""

    dispute: str
    on: date
    agency: str


@event("agency-succeeded")
@frozen(kw_only=True)
class AgencySucceeded:
    """An agency stands in the place of an abolished one, with all its roles and what it owes."""

    agency: str
    successor: str
    on: date


@decides(SucceedAgency)
def _succeed_agency(dispute: Dispute, succession: SucceedAgency, law: Law, facts: Facts) -> Steps:
    agency = succession.agency
    has_part = agency in dispute.agencies or any(part.agency == agency for part in dispute.agency_parts)
    yield HAS_PART(has_part, agency=agency)
    abolished = facts.center.organisation(agency, succession.on) is None
    yield ABOLISHED(abolished, agency=agency)
    successor = facts.center.successor(agency, succession.on)
    yield SUCCESSOR_KNOWN(successor, agency=agency)
    if successor is not None:
        yield AgencySucceeded(agency=agency, successor=successor.id, on=succession.on)


@effect(AgencySucceeded)
def _agency_succeeded(dispute: Dispute, succeeded: AgencySucceeded) -> Dispute:
    old, new = succeeded.agency, succeeded.successor
    held = tuple(part for part in dispute.agency_parts if part.agency == old and part.until is None)
    return changed(
        dispute,
        agencies=_instead(dispute.agencies, old, (new,)),
        agency_parts=(
            *(attrs.evolve(part, until=succeeded.on) if part in held else part for part in dispute.agency_parts),
            *(attrs.evolve(part, agency=new, since=succeeded.on) for part in held),
        ),
        responsible=new if dispute.responsible == old else dispute.responsible,
        lead=new if dispute.lead == old else dispute.lead,
        obligations=tuple(_taken_over(owed, old, new) for owed in dispute.obligations),
        claims=tuple(attrs.evolve(claim, by=_instead(claim.by, old, (new,))) for claim in dispute.claims),
        measures=tuple(
            attrs.evolve(kept, target=new) if kept.target == old and kept.ended_on is None else kept
            for kept in dispute.measures
        ),
    )


def _taken_over(owed: Obligation, old: str, new: str) -> Obligation:
    """Return an obligation as it goes on with the successor of an agency."""
    if old not in (owed.debtor, *owed.creditors, *owed.payers):
        return owed
    return attrs.evolve(
        owed,
        debtor=new if owed.debtor == old else owed.debtor,
        creditors=_instead(owed.creditors, old, (new,)),
        payers=_instead(owed.payers, old, (new,)),
        former=(*owed.former, old),
    )


WITHIN_THE_ESTATE = Condition(
    code="within-the-estate", clauses=("民法典 1161", "民诉法 243", "民诉法（2021） 239"), warns=True
)
PASSES_TO_HEIRS = Condition(code="passes-to-heirs", clauses=("民法典 1122",), warns=True)
CAUSE_FITS = Condition(code="cause-fits", clauses=("行政诉讼法 25", "行政复议法 14"))
NEAR_RELATIVES = Condition(code="near-relatives", clauses=("行政诉讼法 25", "行诉解释 14", "行政复议法 14"))
HAS_PART = Condition(code="has-part", cured_by="assign-agency-role")
ABOLISHED = Condition(code="abolished", clauses=("行政诉讼法 26", "行政复议法 19"), cured_by="abolish-organisation")
SUCCESSOR_KNOWN = Condition(
    code="successor-known", clauses=("行政诉讼法 26", "行诉解释 23", "行政复议法 19"), cured_by="abolish-organisation"
)
