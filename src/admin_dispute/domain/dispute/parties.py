"""The parties: claimants and third parties, each numbered, each a reference to a person."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.values import Personal

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


class PartyRole(StrEnum):
    """What a party is in the dispute."""

    CLAIMANT = "claimant"
    THIRD_PARTY = "third-party"


@frozen(kw_only=True)
class NewParty:
    """A party as it is registered."""

    person: Personal
    role: PartyRole = PartyRole.CLAIMANT
    account: str | None = None


@frozen(kw_only=True)
class Party:
    """A party of a dispute: `p1`, `p2` ...; `account` is the officer id under which the person acts, if any."""

    id: str
    person: Personal
    role: PartyRole
    account: str | None = None


def parties_numbered(parties: tuple[NewParty, ...], first: int = 1) -> tuple[Party, ...]:
    """Number parties in the order given."""
    return tuple(
        Party(id=f"p{number}", person=party.person, role=party.role, account=party.account)
        for number, party in enumerate(parties, first)
    )


def everybody(dispute: Dispute) -> frozenset[str]:
    """Return the ids of all parties and agencies of a dispute."""
    return frozenset((*(party.id for party in dispute.parties), *dispute.agencies))
