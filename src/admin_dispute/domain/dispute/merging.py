"""Merging and splitting disputes; each act changes one of them (行政诉讼法 27, 行诉解释 73)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, after, command, decides, effect, event
from admin_dispute.domain.dispute.agencies import respondents
from admin_dispute.domain.dispute.challenged import Challenged
from admin_dispute.domain.dispute.claims import Claim, open_claims
from admin_dispute.domain.dispute.closing import Closing, Outcome
from admin_dispute.domain.dispute.intake import DisputeRegistered
from admin_dispute.domain.dispute.links import NOT_ITSELF, NOT_MERGED, OTHER_KNOWN, Link, LinkKind, merged_into
from admin_dispute.domain.dispute.parties import PARTY_PRESENT, Party, present, strangers
from admin_dispute.domain.dispute.special import marked_by_rule
from admin_dispute.domain.dispute.stage import CLOSED, CONSENTED, ENDED, OFFERED
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("merge-into", stages=(OFFERED, CONSENTED, ENDED))
@frozen(kw_only=True)
class MergeInto:
    """End the work on this dispute in favour of another that goes on for both; what it holds stays readable here."""

    dispute: str
    on: date
    other: str
    reason: Text


@command("take-over")
@frozen(kw_only=True)
class TakeOver:
    """Take over the parties and open claims of a dispute that was merged into this one."""

    dispute: str
    on: date
    other: str


@command("split-off", opens=True)
@frozen(kw_only=True)
class SplitOff:
    """Open a new dispute with some parties of another (`other`) and the claims that are theirs alone.

    What is challenged, the agencies, matter and phase are the same; each party consents anew.
    """

    on: date
    other: str
    parties: tuple[str, ...] = field(validator=not_empty)
    reason: Text


@event("dispute-merged")
@frozen(kw_only=True)
class DisputeMerged:
    """The dispute goes on as another."""

    link: Link
    reason: Text


@event("dispute-taken-over")
@frozen(kw_only=True)
class DisputeTakenOver:
    """Parties and claims of a merged dispute are of this one now."""

    link: Link
    agencies: tuple[str, ...]
    parties: tuple[Party, ...]
    claims: tuple[Claim, ...]
    challenged: tuple[Challenged, ...]


@decides(MergeInto)
def _merge(dispute: Dispute, merging: MergeInto, law: Law, facts: Facts) -> Steps:
    other = facts.other
    yield OTHER_KNOWN(other, other=merging.other)
    yield NOT_ITSELF(merging.other != dispute.id)
    yield NOT_MERGED(merged_into(dispute) is None)
    if other is None:
        return
    yield NOT_MERGED(merged_into(other) is None)
    yield SHARES_AGENCY(set(dispute.agencies) & set(other.agencies))
    link = Link(kind=LinkKind.MERGED_INTO, other=merging.other, on=merging.on)
    yield DisputeMerged(link=link, reason=merging.reason)


@decides(TakeOver)
def _take_over(dispute: Dispute, taking: TakeOver, law: Law, facts: Facts) -> Steps:
    other = facts.other
    yield OTHER_KNOWN(other, other=taking.other)
    yield MERGED_HERE(other is None or merged_into(other) == dispute.id, other=taking.other)
    taken = any((link.kind, link.other) == (LinkKind.TOOK_OVER, taking.other) for link in dispute.links)
    yield NOT_TAKEN_YET(not taken)
    if other is None:
        return
    acts = {item.id: f"a{number}" for number, item in enumerate(other.challenged, len(dispute.challenged) + 1)}
    parties = _carried_parties(present(other), len(dispute.parties) + 1, taking.on, acts)
    taken_over = DisputeTakenOver(
        link=Link(kind=LinkKind.TOOK_OVER, other=taking.other, on=taking.on),
        agencies=other.agencies,
        parties=parties,
        claims=_carried_claims(other, present(other), parties, len(dispute.claims) + 1),
        challenged=tuple(attrs.evolve(item, id=acts[item.id]) for item in other.challenged),
    )
    yield taken_over
    yield from marked_by_rule(after(dispute, taken_over), law, facts.center)


@decides(SplitOff)
def _split(state: None, splitting: SplitOff, law: Law, facts: Facts) -> Steps:
    other = facts.other
    yield OTHER_KNOWN(other, other=splitting.other)
    if other is None:
        return
    unknown = strangers(other, splitting.parties)
    yield PARTY_PRESENT(not unknown, parties=unknown)
    chosen = tuple(party for party in present(other) if party.id in splitting.parties)
    parties = _carried_parties(chosen, 1, None, {item.id: item.id for item in other.challenged})
    yield DisputeRegistered(
        id=facts.id,
        on=splitting.on,
        source=other.source,
        phase=other.phase,
        matter=other.matter,
        act=other.challenged[0].what,
        division=other.division,
        agencies=other.agencies,
        parties=parties,
        made_on=other.challenged[0].made_on,
        known_on=other.challenged[0].known_on,
        court=other.court,
    )
    yield DisputeTakenOver(
        link=Link(kind=LinkKind.SPLIT_FROM, other=splitting.other, on=splitting.on),
        agencies=(),
        parties=(),
        claims=_carried_claims(other, chosen, parties, 1),
        challenged=other.challenged[1:],
    )


def _carried_parties(
    chosen: tuple[Party, ...], first: int, since: date | None, acts: dict[str, str]
) -> tuple[Party, ...]:
    """Parties numbered for another dispute; `acts` says what is challenged there under which id."""
    return tuple(
        attrs.evolve(
            party,
            id=f"p{number}",
            since=since,
            succeeds=None,
            burdened=tuple(attrs.evolve(burden, act=acts[burden.act]) for burden in party.burdened),
        )
        for number, party in enumerate(chosen, first)
    )


def _carried_claims(
    dispute: Dispute, chosen: tuple[Party, ...], parties: tuple[Party, ...], first: int
) -> tuple[Claim, ...]:
    """The open claims that belong to the chosen parties alone, numbered for another dispute."""
    names = {before.id: now.id for before, now in zip(chosen, parties, strict=True)}
    theirs = (claim for claim in open_claims(dispute) if set(claim.by) <= set(names))
    return tuple(
        attrs.evolve(claim, id=f"c{number}", by=tuple(names[name] for name in claim.by), proceeding=None)
        for number, claim in enumerate(theirs, first)
    )


@effect(DisputeMerged)
def _merged(dispute: Dispute, merged: DisputeMerged) -> Dispute:
    closing = Closing(on=merged.link.on, outcome=Outcome.MERGED)
    return changed(dispute, links=(*dispute.links, merged.link), stage=CLOSED, closing=closing)


@effect(DisputeTakenOver)
def _taken_over(dispute: Dispute, taken: DisputeTakenOver) -> Dispute:
    joined = tuple(agency for agency in taken.agencies if agency not in dispute.agencies)
    return changed(
        dispute,
        links=(*dispute.links, taken.link),
        agencies=dispute.agencies + joined,
        agency_parts=dispute.agency_parts + respondents(joined, taken.link.on),
        parties=dispute.parties + taken.parties,
        claims=dispute.claims + taken.claims,
        challenged=dispute.challenged + taken.challenged,
    )


SHARES_AGENCY = Condition(code="shares-agency", clauses=("行政诉讼法 27", "行诉解释 73"), warns=True)
MERGED_HERE = Condition(code="merged-here", cured_by="merge-into")
NOT_TAKEN_YET = Condition(code="not-taken-yet")
