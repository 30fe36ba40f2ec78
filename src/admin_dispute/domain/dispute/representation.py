"""Representatives of a group: chosen from among many, they act for all, but give nothing up alone (行政诉讼法 28)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.intake import Phase
from admin_dispute.domain.dispute.parties import PARTY_PRESENT, Party, StandsFor, claimants, party_of, strangers
from admin_dispute.domain.ruling import Caution, Condition, Objection
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class Chosen(StrEnum):
    """How representatives came to be: chosen by the group, or by the court because it could not choose."""

    ELECTED = "elected"
    DESIGNATED = "designated"


@frozen(kw_only=True)
class Representation:
    """Representatives `r1`, `r2` ... of a group: `members` are those represented, themselves among them."""

    id: str
    members: tuple[str, ...]
    representatives: tuple[str, ...]
    chosen: Chosen
    since: date
    until: date | None = None


@frozen
class GroupRule:
    """From how many people on a group is represented, and by how few or many; the parameters it was read from."""

    threshold: int
    least: int
    most: int
    clauses: tuple[str, ...]
    parameter: str


@command("appoint-representatives")
@frozen(kw_only=True)
class AppointRepresentatives:
    """Appoint representatives from among the parties for a group of them; `proof`: the paper that shows the choice."""

    dispute: str
    on: date
    members: tuple[str, ...] = field(validator=not_empty)
    representatives: tuple[str, ...] = field(validator=not_empty)
    chosen: Chosen = Chosen.ELECTED
    proof: Text | None = None


@command("end-representation")
@frozen(kw_only=True)
class EndRepresentation:
    """End a representation (`r1`), because others are chosen or each acts for himself."""

    dispute: str
    on: date
    representation: str
    reason: Text | None = None


@event("representatives-appointed")
@frozen(kw_only=True)
class RepresentativesAppointed:
    """A group has representatives."""

    representation: Representation
    proof: Text | None


@event("representation-ended")
@frozen(kw_only=True)
class RepresentationEnded:
    """A representation ended."""

    representation: str
    on: date
    reason: Text | None


@decides(AppointRepresentatives)
def _appoint(dispute: Dispute, appointed: AppointRepresentatives, law: Law, facts: Facts) -> Steps:
    named = tuple(dict.fromkeys(appointed.representatives))
    members = dict.fromkeys((*named, *appointed.members))
    unknown = strangers(dispute, members)
    yield PARTY_PRESENT(not unknown, parties=unknown)
    rule = group_rule(dispute, law)
    if rule is not None:
        many = people(party for party in dispute.parties if party.id in members)
        large = attrs.evolve(GROUP_LARGE, clauses=rule.clauses, parameter=rule.parameter)
        yield large(many is None or many >= rule.threshold, threshold=rule.threshold, people=many)
        number = REPRESENTATIVES_NUMBER.citing(rule.clauses)
        yield number(rule.least <= len(named) <= rule.most, least=rule.least, most=rule.most)
    yield RepresentativesAppointed(
        representation=Representation(
            id=f"r{len(dispute.representations) + 1}",
            members=tuple(members),
            representatives=named,
            chosen=appointed.chosen,
            since=appointed.on,
        ),
        proof=appointed.proof,
    )


@decides(EndRepresentation)
def _end(dispute: Dispute, ending: EndRepresentation, law: Law, facts: Facts) -> Steps:
    lasting = {held.id for held in dispute.representations if held.until is None}
    yield REPRESENTATION_LASTS(ending.representation in lasting, representation=ending.representation)
    yield RepresentationEnded(representation=ending.representation, on=ending.on, reason=ending.reason)


def group_rule(dispute: Dispute, law: Law) -> GroupRule | None:
    """Return what the policy says of groups where the dispute stands: before a court, or in reconsideration."""
    if law.policy is None:
        return None
    names = _IN_REVIEW if dispute.phase is Phase.RECONSIDERATION else _OF_SUIT
    threshold, least, most = map(law.policy.parameter, names)
    if threshold is None or least is None or most is None:
        return None
    sources = (group_statute(dispute), *threshold.clauses)
    return GroupRule(int(threshold.value), int(least.value), int(most.value), sources, threshold.name)


_OF_SUIT = ("group-threshold", "representatives-least", "representatives-most")
_IN_REVIEW = ("review-group-threshold", "review-representatives-least", "review-representatives-most")


def group_statute(dispute: Dispute) -> str:
    """Return the article on representatives: of reconsideration where the dispute stands there, else of suits."""
    return "行政复议法 15" if dispute.phase is Phase.RECONSIDERATION else "行政诉讼法 28"


def people(parties: Iterable[Party]) -> int | None:
    """Return how many persons stand behind some parties, None where a party stands for many who are not named."""
    counted = 0
    for party in parties:
        if party.stands_for is StandsFor.UNNAMED:
            return None
        counted += party.people
    return counted


def representatives_of(dispute: Dispute, party: str) -> tuple[str, ...]:
    """Return who acts for a party as representative of its group and is a party still."""
    found = (held for held in dispute.representations if held.until is None and party in held.members)
    named = (name for held in found for name in held.representatives)
    return tuple(name for name in dict.fromkeys(named) if (p := party_of(dispute, name)) is not None and p.left is None)


def group_is_represented(dispute: Dispute, law: Law) -> Condition | Objection | Caution:
    """Return the caution that a side of this many claimants should have representatives, as a condition examined."""
    rule = group_rule(dispute, law)
    if rule is None or len(claimants(dispute)) < rule.threshold:
        return GROUP_REPRESENTED
    represented = any(held.until is None for held in dispute.representations)
    return GROUP_REPRESENTED.citing(rule.clauses)(represented, threshold=rule.threshold)


@effect(RepresentativesAppointed)
def _appointed(dispute: Dispute, appointed: RepresentativesAppointed) -> Dispute:
    return changed(dispute, representations=(*dispute.representations, appointed.representation))


@effect(RepresentationEnded)
def _ended(dispute: Dispute, ended: RepresentationEnded) -> Dispute:
    representations = tuple(
        attrs.evolve(held, until=ended.on) if held.id == ended.representation else held
        for held in dispute.representations
    )
    return changed(dispute, representations=representations)


GROUP_LARGE = Condition(code="group-large", parameter="group-threshold", cured_by="file-mandate")
REPRESENTATIVES_NUMBER = Condition(code="representatives-number")
REPRESENTATION_LASTS = Condition(code="representation-lasts", cured_by="appoint-representatives")
GROUP_REPRESENTED = Condition(
    code="group-represented", parameter="group-threshold", cured_by="appoint-representatives", warns=True
)
