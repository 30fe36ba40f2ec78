"""The end of a credit entry: corrected, withdrawn with its ground, removed wherever it went, or run out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.credit.entry import (
    FINAL,
    OUT,
    CreditCorrection,
    CreditEntry,
    CreditStage,
    Lifted,
    LiftGround,
)
from admin_dispute.domain.credit.submission import entry_at, period_of_policy
from admin_dispute.domain.dispute.obligation import still_owed
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

LIVING = tuple(stage for stage in CreditStage if stage not in FINAL)


MADE_GOOD = (LiftGround.PERFORMED, LiftGround.SETTLED)
"""Grounds that the dispute itself shows: nothing that the entry speaks of is owed any more."""


@command("correct-credit-entry", kind="credit")
@frozen(kw_only=True)
class CorrectCreditEntry:
    """Put right what an entry says; what had been sent is followed by a new edition."""

    credit: str
    on: date
    text: Text


@command("lift-credit-entry", kind="credit")
@frozen(kw_only=True)
class LiftCreditEntry:
    """Withdraw an entry: the duty was performed or settled, its basis revoked, credit repaired, or it was a mistake."""

    credit: str
    on: date
    ground: LiftGround
    text: Text | None = None


@command("record-credit-removal", kind="credit")
@frozen(kw_only=True)
class RecordCreditRemoval:
    """Record that a withdrawn entry is gone wherever it had been sent."""

    credit: str
    on: date


@command("expire-credit-entry", kind="credit", by_system=True)
@frozen(kw_only=True)
class ExpireCreditEntry:
    """Note that the time is over for which an entry may be shown."""

    credit: str
    on: date


@event("credit-entry-corrected", kind="credit")
@frozen(kw_only=True)
class CreditEntryCorrected:
    """An entry was put right."""

    correction: CreditCorrection


@event("credit-entry-lifted", kind="credit")
@frozen(kw_only=True)
class CreditEntryLifted:
    """An entry was withdrawn."""

    lifted: Lifted


@event("credit-entry-removed", kind="credit")
@frozen(kw_only=True)
class CreditEntryRemoved:
    """A withdrawn entry is gone everywhere."""

    on: date


@event("credit-entry-expired", kind="credit")
@frozen(kw_only=True)
class CreditEntryExpired:
    """The time of an entry is over."""

    on: date


@decides(CorrectCreditEntry)
def _correct(entry: CreditEntry, corrected: CorrectCreditEntry, law: Law, facts: Facts) -> Steps:
    yield from entry_at(entry, corrected.on, LIVING)
    edition = entry.edition + (entry.stage in OUT)
    yield CreditEntryCorrected(correction=CreditCorrection(on=corrected.on, text=corrected.text, edition=edition))


@decides(LiftCreditEntry)
def _lift(entry: CreditEntry, lift: LiftCreditEntry, law: Law, facts: Facts) -> Steps:
    yield from entry_at(entry, lift.on, LIVING)
    if lift.ground in MADE_GOOD and facts.other is not None:
        left = still_owed(facts.other.obligations, entry.content.obligations)
        yield DUTY_DONE(not left, obligations=left)
    yield LIFTED_FOR[lift.ground](True)
    yield lifted_by(entry, lift.ground, lift.on, lift.text, law)


def lifted_by(entry: CreditEntry, ground: LiftGround, on: date, text: Text | None, law: Law) -> CreditEntryLifted:
    """Return the withdrawal of an entry; where it went out it has to be removed there within the policy's period."""
    name = "credit-removal-after-repair" if ground in (*MADE_GOOD, LiftGround.REPAIRED) else "credit-removal"
    within = period_of_policy(law, name) if entry.stage in OUT else None
    return CreditEntryLifted(lifted=Lifted(ground=ground, on=on, text=text, within=within))


@decides(RecordCreditRemoval)
def _remove(entry: CreditEntry, removed: RecordCreditRemoval, law: Law, facts: Facts) -> Steps:
    lifted = entry.lifted
    yield AWAITS_REMOVAL(lifted is not None and lifted.removed_on is None)
    if lifted is None:
        return
    yield LIFTED_FOR[lifted.ground](True)
    yield NOT_BEFORE_LIFTED(lifted.on <= removed.on, day=lifted.on)
    if lifted.within is not None:
        ends = law.due(lifted.on, lifted.within)
        yield REMOVED_IN_TIME(not ends.over(removed.on), day=ends.on)
    yield CreditEntryRemoved(on=removed.on)


@decides(ExpireCreditEntry)
def _expire(entry: CreditEntry, expired: ExpireCreditEntry, law: Law, facts: Facts) -> Steps:
    yield from entry_at(entry, expired.on, (CreditStage.ACCEPTED,))
    yield TIME_IS_OVER(entry.until is not None and entry.until < expired.on, day=entry.until)
    yield CreditEntryExpired(on=expired.on)


@effect(CreditEntryCorrected)
def _corrected(entry: CreditEntry, corrected: CreditEntryCorrected) -> CreditEntry:
    correction = corrected.correction
    return attrs.evolve(entry, edition=correction.edition, corrections=(*entry.corrections, correction))


@effect(CreditEntryLifted)
def _lifted(entry: CreditEntry, lifted: CreditEntryLifted) -> CreditEntry:
    return attrs.evolve(entry, stage=CreditStage.WITHDRAWN, lifted=lifted.lifted)


@effect(CreditEntryRemoved)
def _removed(entry: CreditEntry, removed: CreditEntryRemoved) -> CreditEntry:
    if entry.lifted is None:
        return entry
    return attrs.evolve(entry, lifted=attrs.evolve(entry.lifted, removed_on=removed.on))


@effect(CreditEntryExpired)
def _expired(entry: CreditEntry, _: CreditEntryExpired) -> CreditEntry:
    return attrs.evolve(entry, stage=CreditStage.EXPIRED)


LIFTED_PERFORMED = Condition(code="credit-lifted-performed")
LIFTED_SETTLED = Condition(code="credit-lifted-settled")
LIFTED_REVOKED = Condition(code="credit-lifted-revoked")
LIFTED_REPAIRED = Condition(code="credit-lifted-repaired")
LIFTED_OBJECTION = Condition(code="credit-lifted-objection")
LIFTED_MISTAKE = Condition(code="credit-lifted-mistake")
LIFTED_FOR = {
    LiftGround.PERFORMED: LIFTED_PERFORMED,
    LiftGround.SETTLED: LIFTED_SETTLED,
    LiftGround.REVOKED: LIFTED_REVOKED,
    LiftGround.REPAIRED: LIFTED_REPAIRED,
    LiftGround.OBJECTION: LIFTED_OBJECTION,
    LiftGround.MISTAKE: LIFTED_MISTAKE,
}
"""Why an entry goes, each a ground of its own: the province's law has an article for each."""
DUTY_DONE = Condition(code="credit-duty-done", cured_by="record-performance")
AWAITS_REMOVAL = Condition(code="credit-awaits-removal", cured_by="lift-credit-entry")
NOT_BEFORE_LIFTED = Condition(code="not-before-lifted")
REMOVED_IN_TIME = Condition(code="credit-removed-in-time", warns=True)
TIME_IS_OVER = Condition(code="credit-time-over")
