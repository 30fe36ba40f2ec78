"""Links between disputes: same act, same real dispute, package, merged into, split from (WX-2.3).

A command changes one dispute only. A link that is told is noted on the other dispute by an act of the system that
follows, so that both count it, and one about the same act on all that are about it; one that is corrected or annulled
later has to be so wherever it stands. Merging is two acts: the dispute that ends points to the one that goes on, and
that one takes over its parties and claims. Splitting is two as well: a new dispute is split off with parties and claims
of the old one, and the old one lets those parties go. How many disputes, files and people there are are three different
figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, follows
from admin_dispute.domain.dispute.parties import StandsFor, present
from admin_dispute.domain.dispute.special import marked_by_rule
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class LinkKind(StrEnum):
    """How a dispute hangs together with another."""

    SAME_ACT = "same-act"
    SAME_REAL_DISPUTE = "same-real-dispute"
    PACKAGE = "package"
    MERGED_INTO = "merged-into"
    TOOK_OVER = "took-over"
    SPLIT_FROM = "split-from"


BY_ACTS_OF_THEIR_OWN = {
    LinkKind.MERGED_INTO: "merge-into",
    LinkKind.TOOK_OVER: "take-over",
    LinkKind.SPLIT_FROM: "split-off",
}
"""Links that follow from merging and splitting."""


@frozen(kw_only=True)
class Link:
    """A link to another dispute of the same center, since a day."""

    kind: LinkKind
    other: str
    on: date


@command("link-disputes")
@frozen(kw_only=True)
class LinkDisputes:
    """Note that another dispute hangs together with this one; told on one of the two it holds for both.

    Disputes about the same act are one batch: whoever is linked to one of them is linked to all, so that a chain is
    counted as a star is, and each is marked by the rule once the batch has the county's number.
    """

    dispute: str
    on: date
    other: str
    kind: LinkKind
    reason: Text | None = None


@event("disputes-linked")
@frozen(kw_only=True)
class DisputesLinked:
    """A dispute hangs together with another.

    Attributes:
        mirrors: the other holds the link already, so that it is not told there again.
        reached: links that come with it, to what the other is about the same act with.
        spread: links that this one has about the act and the other has not: they are told of the other.
    """

    link: Link
    reason: Text | None
    mirrors: bool = False
    reached: tuple[Link, ...] = ()
    spread: tuple[Link, ...] = ()


@decides(LinkDisputes)
def _link(dispute: Dispute, linked: LinkDisputes, law: Law, facts: Facts) -> Steps:
    other = facts.other
    yield OTHER_KNOWN(other, other=linked.other)
    yield NOT_ITSELF(linked.other != dispute.id)
    yield LINK_BY_ITS_ACT(linked.kind not in BY_ACTS_OF_THEIR_OWN, kind=linked.kind)
    yield LINK_NEW((linked.kind, linked.other) not in {(known.kind, known.other) for known in dispute.links})
    if other is None:
        return
    first = other.registered_on
    yield BOTH_REGISTERED(first <= linked.on, day=first, opens_on=first)
    link = Link(kind=linked.kind, other=linked.other, on=linked.on)
    same = link.kind is LinkKind.SAME_ACT
    reached = _lacking(dispute, other, link.on) if same else ()
    yield DisputesLinked(
        link=link,
        reason=linked.reason,
        mirrors=(link.kind, dispute.id) in {(held.kind, held.other) for held in other.links},
        reached=reached,
        spread=_lacking(other, dispute, link.on) if same else (),
    )
    yield from marked_by_rule(changed(dispute, links=(*dispute.links, link, *reached)), law, facts.center)


def _lacking(dispute: Dispute, other: Dispute, on: date) -> tuple[Link, ...]:
    """The links about the same act that another dispute has and one has not; no earlier than those stand there."""
    held = {dispute.id, *(link.other for link in _about_the_act(dispute))}
    return tuple(attrs.evolve(link, on=max(on, link.on)) for link in _about_the_act(other) if link.other not in held)


def _about_the_act(dispute: Dispute) -> Iterator[Link]:
    return (link for link in dispute.links if link.kind is LinkKind.SAME_ACT)


@effect(DisputesLinked)
def _linked(dispute: Dispute, linked: DisputesLinked) -> Dispute:
    return changed(dispute, links=(*dispute.links, linked.link, *linked.reached))


@follows(DisputesLinked)
def _told_there(dispute: Dispute, linked: DisputesLinked) -> Iterator[LinkDisputes]:
    """The other dispute holds the link, too; and what either is about the same act with is linked to both."""
    link = linked.link
    if linked.mirrors:
        return
    yield LinkDisputes(dispute=link.other, on=link.on, other=dispute.id, kind=link.kind, reason=linked.reason)
    for to, others in ((link.other, linked.spread), (dispute.id, linked.reached)):
        for one in others:
            yield LinkDisputes(dispute=one.other, on=one.on, other=to, kind=one.kind)


def merged_into(dispute: Dispute) -> str | None:
    """Return the dispute that goes on for a merged one, None where it goes on itself."""
    return next((link.other for link in dispute.links if link.kind is LinkKind.MERGED_INTO), None)


@frozen(kw_only=True)
class Counts:
    """Figures that must not be taken for one another.

    Attributes:
        disputes: real disputes, merged ones once; files: proceedings, each with a number of its own.
        parties: entries, claimants and third parties; people: persons behind them, as far as they are named.
        unnamed: parties that stand for many whom nobody counted.
    """

    disputes: int
    files: int
    parties: int
    people: int
    unnamed: int


def counted(disputes: Iterable[Dispute]) -> Counts:
    """Count disputes, files, parties and people; parties of a merged dispute are counted where they went."""
    all_ = tuple(disputes)
    going_on = [dispute for dispute in all_ if merged_into(dispute) is None]
    parties = [party for dispute in going_on for party in present(dispute)]
    return Counts(
        disputes=len(going_on),
        files=sum(len(dispute.proceedings) for dispute in all_),
        parties=len(parties),
        people=sum(party.people for party in parties if party.stands_for is not StandsFor.UNNAMED),
        unnamed=sum(party.stands_for is StandsFor.UNNAMED for party in parties),
    )


class Linked(Protocol):
    """What hangs together with others: a dispute, or as much of it as is needed to say so."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def links(self) -> tuple[Link, ...]:
        """What it hangs together with."""
        ...


def together(disputes: Iterable[Linked], kinds: tuple[LinkKind, ...] = tuple(LinkKind)) -> tuple[tuple[str, ...], ...]:
    """Return the ids of disputes in groups that hang together by links of some kinds, in the order given."""
    all_ = tuple(disputes)
    group = {dispute.id: {dispute.id} for dispute in all_}
    for dispute in all_:
        for link in dispute.links:
            if link.kind in kinds and link.other in group:
                merged = group[dispute.id] | group[link.other]
                for name in merged:
                    group[name] = merged
    seen: dict[frozenset[str], None] = {}
    for dispute in all_:
        seen[frozenset(group[dispute.id])] = None
    order = [dispute.id for dispute in all_]
    return tuple(tuple(sorted(members, key=order.index)) for members in seen)


OTHER_KNOWN = Condition(code="other-known")
NOT_ITSELF = Condition(code="not-itself")
LINK_BY_ITS_ACT = Condition(code="link-by-its-act")
LINK_NEW = Condition(code="link-new")
BOTH_REGISTERED = Condition(code="both-registered")
NOT_MERGED = Condition(code="not-merged")
