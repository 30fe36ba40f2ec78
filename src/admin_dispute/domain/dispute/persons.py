"""Who a party is: renamed, entered wrongly, or a person for whom a guardian acts (民法典 23)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.parties import PARTY_PRESENT, Party, party_of, strangers, with_parties
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Personal, PersonKind, Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("rename-party")
@frozen(kw_only=True)
class RenameParty:
    """Record that a party has another name from a day on; the old one stays readable. `paper` proves it."""

    dispute: str
    on: date
    party: str
    person: Personal
    paper: Text | None = None


@command("correct-person")
@frozen(kw_only=True)
class CorrectPerson:
    """Put right what was entered of a party's person; whether he or she is a minor is worked out again on `on`."""

    dispute: str
    on: date
    party: str
    person: Personal
    reason: Text


@command("name-guardian")
@frozen(kw_only=True)
class NameGuardian:
    """Name who acts for a person without full capacity; a later one replaces the earlier.

    Attributes:
        proof: what shows it: kinship, appointment, judgment (民法典 27, 28, 31).
    """

    dispute: str
    on: date
    party: str
    guardian: Personal
    proof: Text | None = None


@event("party-renamed")
@frozen(kw_only=True)
class PartyRenamed:
    """A party has another name."""

    party: str
    person: Personal
    paper: Text | None


@event("person-corrected")
@frozen(kw_only=True)
class PersonCorrected:
    """What was entered of a party's person was put right."""

    party: str
    person: Personal
    reason: Text


@event("guardian-named")
@frozen(kw_only=True)
class GuardianNamed:
    """Somebody acts for a party by law."""

    party: str
    guardian: Personal
    proof: Text | None


@decides(RenameParty)
def _rename(dispute: Dispute, renamed: RenameParty, law: Law, facts: Facts) -> Steps:
    yield from _there(dispute, renamed.party)
    yield PartyRenamed(party=renamed.party, person=renamed.person, paper=renamed.paper)


@decides(CorrectPerson)
def _correct(dispute: Dispute, corrected: CorrectPerson, law: Law, facts: Facts) -> Steps:
    yield from _there(dispute, corrected.party)
    yield PersonCorrected(party=corrected.party, person=corrected.person, reason=corrected.reason)


@decides(NameGuardian)
def _guard(dispute: Dispute, naming: NameGuardian, law: Law, facts: Facts) -> Steps:
    yield from _there(dispute, naming.party)
    party = party_of(dispute, naming.party)
    yield NATURAL_PERSON(party is None or party.person.kind is PersonKind.NATURAL, party=naming.party)
    yield GuardianNamed(party=naming.party, guardian=naming.guardian, proof=naming.proof)


def _there(dispute: Dispute, party: str) -> Steps:
    unknown = strangers(dispute, (party,))
    yield PARTY_PRESENT(not unknown, parties=unknown)


@effect(PartyRenamed)
def _renamed(dispute: Dispute, renamed: PartyRenamed) -> Dispute:
    before = party_of(dispute, renamed.party)
    former = () if before is None else (*before.former, before.person)
    return _with(dispute, before, person=renamed.person, former=former)


@effect(PersonCorrected)
def _corrected(dispute: Dispute, corrected: PersonCorrected) -> Dispute:
    return _with(dispute, party_of(dispute, corrected.party), person=corrected.person)


@effect(GuardianNamed)
def _guarded(dispute: Dispute, named: GuardianNamed) -> Dispute:
    return _with(dispute, party_of(dispute, named.party), guardian=named.guardian)


def _with(dispute: Dispute, party: Party | None, **changes: object) -> Dispute:
    if party is None:
        return dispute
    now = attrs.evolve(party, **changes)  # type: ignore[arg-type]  # its own fields
    return changed(dispute, parties=with_parties(dispute.parties, (now,)))


NATURAL_PERSON = Condition(code="natural-person", clauses=("民法典 23",))
