"""What a dispute brings a party's credit: who performs unforced earns an entry, who refuses may get one (WX-3.2.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, follows, needs
from admin_dispute.domain.credit.entry import CreditContent, CreditSign, LiftGround
from admin_dispute.domain.credit.lifting import LiftCreditEntry
from admin_dispute.domain.credit.submission import OpenCreditEntry
from admin_dispute.domain.dispute.adjustment import ObligationReleased, ObligationsSetOff
from admin_dispute.domain.dispute.enforcement.measures import forces
from admin_dispute.domain.dispute.enforcement.resting import in_stead, settled_now
from admin_dispute.domain.dispute.enforcement.settling import EnforcementResumed, EnforcementSettled
from admin_dispute.domain.dispute.enforcement.titles import titles_of
from admin_dispute.domain.dispute.obligation import Obligation, Standing, obligation_of, still_owed
from admin_dispute.domain.dispute.parties import party_of
from admin_dispute.domain.dispute.performance import OBLIGATION_KNOWN, ObligationPerformed, obligation_owed
from admin_dispute.domain.dispute.proceedings import OF_ENFORCEMENT
from admin_dispute.domain.ids import Words
from admin_dispute.domain.instruments import verified
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("confirm-performance")
@frozen(kw_only=True)
class ConfirmPerformance:
    """Record that creditors confirm what was performed for them; who did so in time and unforced earns an entry.

    Attributes:
        by: the creditors who confirm.
    """

    dispute: str
    on: date
    obligations: tuple[str, ...] = field(validator=not_empty)
    by: tuple[str, ...] = field(validator=not_empty)


@command("propose-credit-entry")
@frozen(kw_only=True)
class ProposeCreditEntry:
    """Propose an entry against a party that does not perform; without a title, or articles by name, it is refused.

    Attributes:
        basis: the articles that name such conduct, where no title does, each with instrument and number (`某条例 3`).
        document: number of the decision on it.
    """

    dispute: str
    on: date
    subject: str
    obligations: tuple[str, ...] = field(validator=not_empty)
    basis: Words | None = None
    document: Words | None = None
    reason: Text | None = None


@event("performance-confirmed")
@frozen(kw_only=True)
class PerformanceConfirmed:
    """Creditors confirmed what was performed for them."""

    obligations: tuple[str, ...]
    by: tuple[str, ...]
    on: date


@event("credit-entry-proposed")
@frozen(kw_only=True)
class CreditEntryProposed:
    """An entry follows from the dispute; `entry` is its id in the center."""

    entry: str
    content: CreditContent
    on: date
    reason: Text | None = None


@frozen(kw_only=True)
class CreditNote:
    """An entry that this dispute led to, by its id in the center."""

    id: str
    sign: CreditSign
    subject: str
    obligations: tuple[str, ...]
    on: date


needs(ProposeCreditEntry)(obligation_owed)


@decides(ConfirmPerformance)
def _confirm(dispute: Dispute, confirmed: ConfirmPerformance, law: Law, facts: Facts) -> Steps:
    found = [obligation_of(dispute.obligations, id_) for id_ in dict.fromkeys(confirmed.obligations)]
    for id_, owed in zip(dict.fromkeys(confirmed.obligations), found, strict=True):
        yield OBLIGATION_KNOWN(owed, obligation=id_)
        if owed is None:
            continue
        yield PERFORMED(owed.standing is Standing.PERFORMED)
        yield NOT_CONFIRMED_YET(owed.confirmed_on is None, obligation=id_)
        yield BY_A_CREDITOR(any(who in owed.creditors for who in confirmed.by), obligation=id_)
        performed = owed.performed_on or confirmed.on
        yield NOT_BEFORE_PERFORMED(performed <= confirmed.on, day=performed)
    yield PerformanceConfirmed(obligations=confirmed.obligations, by=confirmed.by, on=confirmed.on)
    debtors = dict.fromkeys(who for owed in found if owed is not None for who in owed.debtors)
    for number, debtor in enumerate(debtors, len(dispute.credit) + 1):
        yield from _earned(dispute, debtor, confirmed, number)


def _earned(dispute: Dispute, debtor: str, confirmed: ConfirmPerformance, number: int) -> Steps:
    """What a debtor earns once all that it owed is performed and confirmed; of joint debtors who performed."""
    party = party_of(dispute, debtor)
    if party is None:
        yield AGENCY_IS_ASSESSED(True, agency=debtor)
        return
    own = [owed for owed in dispute.obligations if debtor in owed.debtors and owed.effective_on is not None]
    if not all(owed.confirmed_on is not None or owed.id in confirmed.obligations for owed in own):
        return
    if not any(owed.performed_by(debtor) for owed in own):
        return
    ids = tuple(owed.id for owed in own)
    late = tuple(owed.id for owed in own if owed.late)
    forced = any(owed.refused_by(debtor) for owed in own) or _enforced(dispute, debtor, own)
    yield PERFORMED_IN_TIME(not late, obligations=late)
    yield UNFORCED(not forced)
    if not late and not forced:
        content = CreditContent(sign=CreditSign.POSITIVE, dispute=dispute.id, subject=debtor, obligations=ids)
        yield CreditEntryProposed(entry=f"{dispute.id}.{number}", content=content, on=confirmed.on)


def _enforced(dispute: Dispute, debtor: str, own: list[Obligation]) -> bool:
    """Whether somebody applied for enforcement against a debtor, or a measure against it was decided."""
    against = (kept.respondents for kept in dispute.proceedings if kept.kind in OF_ENFORCEMENT)
    compelling = [measure for measure in dispute.measures if forces(measure)]
    return any(debtor in respondents for respondents in against) or any(
        measure.obligation == owed.id and measure.target in (debtor, *owed.former)
        for owed in own for measure in compelling
    )  # fmt: skip


@decides(ProposeCreditEntry)
def _propose(dispute: Dispute, proposed: ProposeCreditEntry, law: Law, facts: Facts) -> Steps:
    yield SUBJECT_IN_CREDIT(party_of(dispute, proposed.subject), subject=proposed.subject)
    owed = [obligation_of(dispute.obligations, id_) for id_ in proposed.obligations]
    for id_, found in zip(proposed.obligations, owed, strict=True):
        yield OBLIGATION_KNOWN(found, obligation=id_)
    refused = [found for found in owed if found is not None and _unperformed(dispute, found, proposed)]
    yield NOT_PERFORMED_BY_SUBJECT(len(refused) == len(owed), subject=proposed.subject)
    titles = tuple(dict.fromkeys(way.name for found in refused for way in titles_of(dispute, found, law, proposed.on)))
    articles = articles_of(proposed.basis)
    yield BASIS_IS_ARTICLES(proposed.basis is None or articles)
    unsure = tuple(article for article in articles if not verified(article, proposed.on))
    yield BASIS_VERIFIED(not unsure, articles=unsure)
    named = articles and proposed.document is not None
    stated = law.parameter("credit-negative")
    source = () if stated is None else stated.clauses
    yield NEGATIVE_GROUNDED.citing(source)(titles or named)
    yield CreditEntryProposed(
        entry=f"{dispute.id}.{len(dispute.credit) + 1}",
        content=CreditContent(
            sign=CreditSign.NEGATIVE,
            dispute=dispute.id,
            subject=proposed.subject,
            obligations=proposed.obligations,
            basis=(*articles, *titles),
            document=proposed.document,
        ),
        on=proposed.on,
        reason=proposed.reason,
    )


def articles_of(basis: str | None) -> tuple[str, ...]:
    """Return the articles that a basis names, each by instrument and number; none where it names something else."""
    parts = () if basis is None else tuple(part.strip() for part in basis.split("、"))
    return parts if all(re.fullmatch(r"[^\s\d]\S* [1-9]\d*", part) for part in parts) else ()


def _unperformed(dispute: Dispute, owed: Obligation, proposed: ProposeCreditEntry) -> bool:
    refused = proposed.subject in owed.debtors and owed.owed and owed.refused_by(proposed.subject)
    return refused and not settled_now(dispute, owed.id, proposed.on)


@effect(PerformanceConfirmed)
def _confirmed(dispute: Dispute, confirmed: PerformanceConfirmed) -> Dispute:
    obligations = tuple(
        attrs.evolve(owed, confirmed_on=confirmed.on) if owed.id in confirmed.obligations else owed
        for owed in dispute.obligations
    )
    return changed(dispute, obligations=obligations)


@effect(CreditEntryProposed)
def _proposed(dispute: Dispute, proposed: CreditEntryProposed) -> Dispute:
    content = proposed.content
    note = CreditNote(
        id=proposed.entry,
        sign=content.sign,
        subject=content.subject,
        obligations=content.obligations,
        on=proposed.on,
    )
    return changed(dispute, credit=(*dispute.credit, note))


@follows(CreditEntryProposed)
def _open_entry(dispute: Dispute, proposed: CreditEntryProposed) -> Iterator[OpenCreditEntry]:
    yield OpenCreditEntry(credit=proposed.entry, on=proposed.on, dispute=dispute.id, content=proposed.content)


@follows(ObligationPerformed)
def _lift_performed(dispute: Dispute, performed: ObligationPerformed) -> Iterator[LiftCreditEntry]:
    if performed.whole:
        yield from _lift(dispute, (performed.obligation,), LiftGround.PERFORMED, performed.payment.on)


@follows(ObligationReleased)
def _lift_released(dispute: Dispute, released: ObligationReleased) -> Iterator[LiftCreditEntry]:
    yield from _lift(dispute, (released.obligation,), LiftGround.SETTLED, released.on)


@follows(ObligationsSetOff)
def _lift_set_off(dispute: Dispute, set_off: ObligationsSetOff) -> Iterator[LiftCreditEntry]:
    yield from _lift(dispute, (set_off.obligation, set_off.against), LiftGround.SETTLED, set_off.on)


@follows(EnforcementSettled)
def _lift_settled(dispute: Dispute, settled: EnforcementSettled) -> Iterator[LiftCreditEntry]:
    yield from _lift(dispute, settled.settlement.obligations, LiftGround.SETTLED, settled.settlement.on)


@follows(EnforcementResumed)
def _lift_deducted(dispute: Dispute, resumed: EnforcementResumed) -> Iterator[LiftCreditEntry]:
    yield from _lift(dispute, tuple(one.obligation for one in resumed.deducted), LiftGround.PERFORMED, resumed.on)


def _lift(dispute: Dispute, done: tuple[str, ...], ground: LiftGround, on: date) -> Iterator[LiftCreditEntry]:
    """Give the withdrawal of every entry against a debtor once nothing it speaks of is owed any more.

    What a settlement put in the place of a duty is owed in its stead: done with, it takes the entry away as settled.
    """
    for note in dispute.credit:
        own = set(note.obligations)
        if note.sign is not CreditSign.NEGATIVE or own.union(_in_place(dispute, own)).isdisjoint(done):
            continue
        if not still_owed(dispute.obligations, note.obligations):
            yield LiftCreditEntry(credit=note.id, on=on, ground=LiftGround.SETTLED if own.isdisjoint(done) else ground)


def _in_place(dispute: Dispute, own: set[str]) -> Iterator[str]:
    """What was agreed on in the place of some obligations: by a later agreement, or by a settlement in enforcement."""
    yield from (owed.id for owed in dispute.obligations if own.intersection(owed.replaces))
    for kept in dispute.enforcement_settlements:
        if not own.isdisjoint(kept.obligations):
            yield from (owed.id for owed in in_stead(dispute, kept))


PERFORMED = Condition(code="performed", cured_by="record-performance")
NOT_CONFIRMED_YET = Condition(code="not-confirmed-yet")
BY_A_CREDITOR = Condition(code="by-a-creditor")
NOT_BEFORE_PERFORMED = Condition(code="not-before-performed")
AGENCY_IS_ASSESSED = Condition(code="agency-is-assessed")
PERFORMED_IN_TIME = Condition(code="performed-in-time", warns=True)
UNFORCED = Condition(code="unforced", warns=True)
SUBJECT_IN_CREDIT = Condition(code="subject-in-credit")
NOT_PERFORMED_BY_SUBJECT = Condition(code="refused-by-subject", cured_by="record-refusal-to-perform")
BASIS_IS_ARTICLES = Condition(code="basis-is-articles")
BASIS_VERIFIED = Condition(code="basis-verified", warns=True)
NEGATIVE_GROUNDED = Condition(code="negative-grounded")
