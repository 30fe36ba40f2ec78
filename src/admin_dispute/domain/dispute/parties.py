"""The parties: claimants and third parties, each numbered, each a reference to a person; who they are and stand for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps
from admin_dispute.domain.law import Remedy
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Personal, bad_value

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


class PartyRole(StrEnum):
    """What a party is in the dispute."""

    CLAIMANT = "claimant"
    THIRD_PARTY = "third-party"


class StandsFor(StrEnum):
    """Whom a party stands for: itself, a household whose persons are counted, or many who are not named."""

    ITSELF = "itself"
    HOUSEHOLD = "household"
    UNNAMED = "unnamed-many"


class LeavingReason(StrEnum):
    """Why somebody is no party any more."""

    SUCCEEDED = "succeeded"
    NOT_CONCERNED = "not-concerned"
    GAVE_UP = "gave-up"
    SPLIT_OFF = "split-off"


@frozen(kw_only=True)
class Left:
    """When and why a party left; `successors` are the parties in its place, `other` the dispute it went to."""

    on: date
    reason: LeavingReason
    successors: tuple[str, ...] = ()
    other: str | None = None


@frozen(kw_only=True)
class Burden:
    """What a change of the act (`a1`) lays on a party from `since`; `told_on`: the notice of `remedies`, if any."""

    act: str
    since: date
    told_on: date | None = None
    remedies: tuple[Remedy, ...] = ()


@frozen(kw_only=True)
class NewParty:
    """A party as it is registered.

    Attributes:
        account: the officer id under which the person acts, if any.
        stands_for: itself, a household, or many unnamed; people: how many persons a household has.
        guardian: who acts for a person without full capacity (民法典 23).
    """

    person: Personal
    role: PartyRole = PartyRole.CLAIMANT
    account: str | None = None
    stands_for: StandsFor = StandsFor.ITSELF
    people: int = 1
    guardian: Personal | None = None

    def __attrs_post_init__(self) -> None:
        if self.people < 1:
            raise bad_value("people", "人数至少为1；人数不确定的，代表范围填“人数不确定的多数人”")


@frozen(kw_only=True)
class Party:
    """A party of a dispute: `p1`, `p2` ...

    Attributes:
        account: the officer id under which the person acts, if any.
        stands_for: whom it stands for; people: how many persons, of `unnamed-many` only the one who appears.
        guardian: who acts for it; former: who it was before it was renamed, the latest last.
        since: the day it became a party, None at the registration; succeeds: the party in whose place it stands.
        left: when and why it is none any more; burdened: what changes of the act laid on it.
    """

    id: str
    person: Personal
    role: PartyRole
    account: str | None = None
    stands_for: StandsFor = StandsFor.ITSELF
    people: int = 1
    guardian: Personal | None = None
    former: tuple[Personal, ...] = ()
    since: date | None = None
    succeeds: str | None = None
    left: Left | None = None
    burdened: tuple[Burden, ...] = ()


def parties_numbered(parties: tuple[NewParty, ...], first: int = 1, since: date | None = None) -> tuple[Party, ...]:
    """Number parties in the order given."""
    numbered = [
        Party(
            id=f"p{number}",
            person=party.person,
            role=party.role,
            account=party.account,
            stands_for=party.stands_for,
            people=party.people,
            guardian=party.guardian,
            since=since,
        )
        for number, party in enumerate(parties, first)
    ]
    return tuple(numbered)


def present(dispute: Dispute) -> tuple[Party, ...]:
    """Return the parties that have not left."""
    return tuple([party for party in dispute.parties if party.left is None])


def claimants(dispute: Dispute) -> tuple[Party, ...]:
    """Return the claimants that have not left."""
    return tuple([party for party in dispute.parties if party.left is None and party.role is PartyRole.CLAIMANT])


def everybody(dispute: Dispute) -> frozenset[str]:
    """Return the ids of all who can act or owe in a dispute: parties that have not left, agencies with a part in it."""
    parties = [party.id for party in dispute.parties if party.left is None]
    parts = [part.agency for part in dispute.agency_parts if part.until is None]
    return frozenset((*parties, *dispute.agencies, *parts))


def strangers(dispute: Dispute, parties: Iterable[str]) -> tuple[str, ...]:
    """Return those of some ids that are no party now: never were, or have left."""
    known = {party.id for party in present(dispute)}
    return tuple(party for party in parties if party not in known)


def party_of(dispute: Dispute, id: str) -> Party | None:  # noqa: A002 - the field's word
    """Return a party by its id, also one that has left."""
    for party in dispute.parties:
        if party.id == id:
            return party
    return None


def in_place_of(dispute: Dispute, id: str) -> tuple[str, ...]:  # noqa: A002 - as above
    """Return who stands now where a party once stood: itself, or its successors however many times removed."""
    party = party_of(dispute, id)
    if party is None or party.left is None or not party.left.successors:
        return (id,)
    return tuple(heir for successor in party.left.successors for heir in in_place_of(dispute, successor))


def minors_among(dispute: Dispute, who: Iterable[str]) -> list[Party]:
    """Return the minors among some, in the order in which they are named."""
    minors = {party.id: party for party in dispute.parties if party.person.minor}  # type: ignore[union-attr]  # a reference when stored
    return [minors[one] for one in who if one in minors] if minors else []


def minors_guarded(dispute: Dispute, who: Iterable[str]) -> Steps:
    """Yield that minors have somebody to act for them; nothing where no minor says anything."""
    if minors := minors_among(dispute, who):
        alone = [party.id for party in minors if party.guardian is None]
        yield MINOR_GUARDED(not alone, parties=alone)


def with_parties(parties: tuple[Party, ...], replaced: Iterable[Party]) -> tuple[Party, ...]:
    """Return parties with some of them replaced by what they are now."""
    now = {party.id: party for party in replaced}
    return tuple(now.get(party.id, party) for party in parties)


PARTY_PRESENT = Condition(code="party-present", cured_by="add-parties")
MINOR_GUARDED = Condition(
    code="minor-guarded", clauses=("民法典 18", "民法典 19", "民法典 20", "民法典 23"), cured_by="name-guardian"
)
