"""What became of a challenged act or an earlier judgment, by whom, by which paper (行政诉讼法 56, 62, 70, 74-77).

A change that burdens a third party is told to it, with the remedies that are open against the act as it now stands.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.challenged import (
    Challenged,
    ChallengedKind,
    Decider,
    Validity,
    ValidityChange,
    challenged_of,
)
from admin_dispute.domain.dispute.forums import Forum, forum_of
from admin_dispute.domain.dispute.intake import Phase
from admin_dispute.domain.dispute.parties import PARTY_PRESENT, Burden, party_of, present, strangers, with_parties
from admin_dispute.domain.ids import Words
from admin_dispute.domain.law import Remedy
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

IN_FORCE, STAYED, CHANGED, REVOKED = Validity.IN_FORCE, Validity.STAYED, Validity.CHANGED, Validity.REVOKED
REPLACED, VOID, UNLAWFUL, NOT_ENFORCED = (
    Validity.REPLACED, Validity.VOID, Validity.UNLAWFUL, Validity.NOT_ENFORCED,
)  # fmt: skip
_FINDINGS = (CHANGED, REVOKED, REPLACED, VOID, UNLAWFUL, NOT_ENFORCED)

FOLLOWS: dict[Validity, tuple[Validity, ...]] = {
    IN_FORCE: (STAYED, *_FINDINGS),
    STAYED: (IN_FORCE, *_FINDINGS),
    CHANGED: (STAYED, *_FINDINGS),
    NOT_ENFORCED: (IN_FORCE, CHANGED, REVOKED, REPLACED, VOID, UNLAWFUL),
    UNLAWFUL: (IN_FORCE, REPLACED, NOT_ENFORCED),
    REVOKED: (IN_FORCE, REPLACED),
    VOID: (IN_FORCE, REPLACED),
    REPLACED: (IN_FORCE,),
}
"""What may follow what; back to `in-force` from a finding only by a later decision that undoes it (行诉解释 89)."""

FITS_KIND: dict[ChallengedKind, tuple[Validity, ...]] = {
    ChallengedKind.ACT: tuple(Validity),
    ChallengedKind.REVIEW_DECISION: tuple(Validity),
    ChallengedKind.OMISSION: (IN_FORCE, UNLAWFUL, REPLACED),
    ChallengedKind.JUDGMENT: (IN_FORCE, STAYED, CHANGED, REVOKED, REPLACED, NOT_ENFORCED),
}
"""What can become of each kind: an omission is unlawful or made good, a judgment is never void."""

_CHANGED_IN_SUIT = ("行政诉讼法 62", "撤诉规定 3")
"""A change by the agency while a suit is pending; elsewhere these articles play no role."""

DECIDED_BY: dict[Validity, dict[Decider, tuple[str, ...]]] = {
    IN_FORCE: {
        Decider.MAKER: (), Decider.SUPERIOR: (), Decider.REVIEW_BODY: (), Decider.COURT: ("行诉解释 89",),
    },
    STAYED: {
        Decider.MAKER: ("行政诉讼法 56", "行政复议法 42"),
        Decider.REVIEW_BODY: ("行政复议法 42",),
        Decider.COURT: ("行政诉讼法 56",),
    },
    CHANGED: {
        Decider.MAKER: _CHANGED_IN_SUIT,
        Decider.SUPERIOR: (),
        Decider.REVIEW_BODY: ("行政复议法 63",),
        Decider.COURT: ("行政诉讼法 77",),
    },
    REVOKED: {
        Decider.MAKER: _CHANGED_IN_SUIT,
        Decider.SUPERIOR: (),
        Decider.REVIEW_BODY: ("行政复议法 64",),
        Decider.COURT: ("行政诉讼法 70",),
    },
    REPLACED: {
        Decider.MAKER: _CHANGED_IN_SUIT,
        Decider.SUPERIOR: (),
        Decider.REVIEW_BODY: ("行政复议法 64",),
        Decider.COURT: ("行政诉讼法 70", "行政诉讼法 72"),
        Decider.PARTIES: (),
        Decider.OTHER_AGENCY: (),
    },
    VOID: {Decider.REVIEW_BODY: ("行政复议法 67",), Decider.COURT: ("行政诉讼法 75",)},
    UNLAWFUL: {Decider.REVIEW_BODY: ("行政复议法 65",), Decider.COURT: ("行政诉讼法 74",)},
    NOT_ENFORCED: {Decider.MAKER: (), Decider.COURT: (), Decider.PARTIES: ()},
}  # fmt: skip
"""Who may bring each about, and on which articles; where none is named, no national article of the list says so."""


_OF_HIGHER_COURT: dict[Validity, tuple[str, ...]] = {
    STAYED: (),
    CHANGED: ("行政诉讼法 89",),
    REVOKED: ("行政诉讼法 89",),
    REPLACED: ("行政诉讼法 89", "行政诉讼法 101", "民诉法（2021） 179", "民诉法（2012） 172"),
}
"""What a higher court makes of a judgment; one that is settled on appeal falls with the mediation letter's service.

By which article a retrial stays its execution was not checked: none is cited.
"""


@command("record-validity")
@frozen(kw_only=True)
class RecordValidity:
    """Record what became of something challenged, as of the day `on`.

    Attributes:
        decider: what kind of body decided; body: as it is called; paper: the number of its paper.
        replaced_by: what stands in its place; burdens: parties on whom the change lays something.
    """

    dispute: str
    on: date
    challenged: str
    validity: Validity
    decider: Decider
    body: Words | None = None
    paper: Words | None = None
    replaced_by: Text | None = None
    burdens: tuple[str, ...] = ()


@command("notify-burdened")
@frozen(kw_only=True)
class NotifyBurdened:
    """Record that parties whom a change of the act burdens were told; the center computes the open remedies."""

    dispute: str
    on: date
    challenged: str
    parties: tuple[str, ...] = field(validator=not_empty)
    proof: Text | None = None


@event("validity-recorded")
@frozen(kw_only=True)
class ValidityRecorded:
    """Something challenged stands otherwise."""

    challenged: str
    change: ValidityChange
    replaced_by: Text | None
    burdens: tuple[str, ...]


@event("burdened-notified")
@frozen(kw_only=True)
class BurdenedNotified:
    """Parties whom a change burdens were told their remedies."""

    challenged: str
    parties: tuple[str, ...]
    on: date
    remedies: tuple[Remedy, ...]
    proof: Text | None


@decides(RecordValidity)
def _record(dispute: Dispute, recorded: RecordValidity, law: Law, facts: Facts) -> Steps:
    challenged = challenged_of(dispute, recorded.challenged)
    yield CHALLENGED_KNOWN(challenged, challenged=recorded.challenged)
    if challenged is None:
        return
    now = recorded.validity
    fits = now in FOLLOWS[challenged.validity] and now in FITS_KIND[challenged.kind]
    yield VALIDITY_FOLLOWS(fits, before=challenged.validity, validity=now)
    latest = challenged.since or challenged.made_on
    yield NOT_BEFORE_CHANGE(latest is None or latest <= recorded.on, day=latest)
    may_decide = DECIDER_FITS.citing(_articles(dispute, challenged, recorded))
    yield may_decide(recorded.decider in DECIDED_BY[now], decider=recorded.decider, validity=now)
    undone = now is IN_FORCE and challenged.validity in {REVOKED, VOID, UNLAWFUL, REPLACED}
    if undone:
        yield UNDONE_BY_PAPER(recorded.paper is not None)
    yield REPLACEMENT_NAMED(now is not REPLACED or recorded.replaced_by is not None)
    unknown = strangers(dispute, recorded.burdens)
    yield PARTY_PRESENT(not unknown, parties=unknown)
    if recorded.burdens:
        yield BURDENED_TOLD(False, parties=recorded.burdens)
    yield ValidityRecorded(
        challenged=challenged.id,
        change=ValidityChange(
            validity=now, on=recorded.on, decider=recorded.decider, body=recorded.body, paper=recorded.paper
        ),
        replaced_by=recorded.replaced_by,
        burdens=recorded.burdens,
    )


def _articles(dispute: Dispute, challenged: Challenged, recorded: RecordValidity) -> tuple[str, ...]:
    """The articles by which the decider brings it about here; where none says so, none."""
    if recorded.decider is Decider.COURT and challenged.kind is ChallengedKind.JUDGMENT:
        return _OF_HIGHER_COURT.get(recorded.validity, DECIDED_BY[recorded.validity].get(Decider.COURT, ()))
    articles = DECIDED_BY[recorded.validity].get(recorded.decider, ())
    if recorded.decider is Decider.MAKER and forum_of(dispute) is not Forum.COURT:
        return tuple(article for article in articles if article not in _CHANGED_IN_SUIT)
    return articles


@decides(NotifyBurdened)
def _notify(dispute: Dispute, notice: NotifyBurdened, law: Law, facts: Facts) -> Steps:
    burdened = {party.id for party in present(dispute) if any(b.act == notice.challenged for b in party.burdened)}
    others = tuple(party for party in notice.parties if party not in burdened)
    yield BURDENED(not others, parties=others)
    challenged = challenged_of(dispute, notice.challenged)
    if challenged is None:
        return
    remedies = law.remedies(as_burdened(dispute, challenged, notice.on))
    yield REMEDIES_TO_TELL(remedies)
    yield BurdenedNotified(
        challenged=notice.challenged,
        parties=notice.parties,
        on=notice.on,
        remedies=remedies,
        proof=notice.proof,
    )


def as_burdened(dispute: Dispute, challenged: Challenged, told_on: date) -> Dispute:
    """Return the dispute as it looks to whom a change burdens: an act made on that day, known today, not sued on."""
    seen = attrs.evolve(challenged, made_on=challenged.since, known_on=told_on)
    return changed(dispute, phase=Phase.BEFORE_FILING, challenged=(seen,), obligations=(), proceedings=())


def untold(dispute: Dispute) -> tuple[str, ...]:
    """Return the parties whom a change burdens and who were not told yet."""
    return tuple(party.id for party in present(dispute) if any(b.told_on is None for b in party.burdened))


@effect(ValidityRecorded)
def _recorded(dispute: Dispute, recorded: ValidityRecorded) -> Dispute:
    change = recorded.change
    challenged = tuple(
        attrs.evolve(
            item,
            validity=change.validity,
            since=change.on,
            replaced_by=recorded.replaced_by,
            changes=(*item.changes, change),
        )
        if item.id == recorded.challenged
        else item
        for item in dispute.challenged
    )
    burdened = tuple(
        attrs.evolve(party, burdened=(*party.burdened, Burden(act=recorded.challenged, since=change.on)))
        for name in recorded.burdens
        if (party := party_of(dispute, name)) is not None
    )
    return changed(dispute, challenged=challenged, parties=with_parties(dispute.parties, burdened))


@effect(BurdenedNotified)
def _notified(dispute: Dispute, notified: BurdenedNotified) -> Dispute:
    told = tuple(
        attrs.evolve(
            party,
            burdened=tuple(
                attrs.evolve(burden, told_on=notified.on, remedies=notified.remedies)
                if burden.act == notified.challenged and burden.told_on is None
                else burden
                for burden in party.burdened
            ),
        )
        for name in notified.parties
        if (party := party_of(dispute, name)) is not None
    )
    return changed(dispute, parties=with_parties(dispute.parties, told))


CHALLENGED_KNOWN = Condition(code="challenged-known", cured_by="add-challenged")
VALIDITY_FOLLOWS = Condition(code="validity-follows")
NOT_BEFORE_CHANGE = Condition(code="not-before-change")
DECIDER_FITS = Condition(code="decider-fits")
UNDONE_BY_PAPER = Condition(code="undone-by-paper", clauses=("行诉解释 89",))
REPLACEMENT_NAMED = Condition(code="replacement-named")
BURDENED = Condition(code="burdened", cured_by="record-validity")
REMEDIES_TO_TELL = Condition(code="remedies-to-tell")
BURDENED_TOLD = Condition(code="burdened-told", clauses=("复议条例 17",), cured_by="notify-burdened", warns=True)
