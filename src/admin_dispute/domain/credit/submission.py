"""The way of a credit entry to the platform: opened, told to the person, submitted, accepted or rejected (WX-3.2.9)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.credit.entry import CreditContent, CreditEntry, CreditSign, CreditStage
from admin_dispute.domain.over import once_over
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("open-credit-entry", kind="credit", opens=True, by_system=True)
@frozen(kw_only=True)
class OpenCreditEntry:
    """Open the entry that a dispute's performance led to; what it rests on was decided there."""

    credit: str
    on: date
    dispute: str
    content: CreditContent


@command("tell-credit-subject", kind="credit")
@frozen(kw_only=True)
class TellCreditSubject:
    """Tell the person in writing of an entry, and how long he may object or decline that it is published.

    Attributes:
        within: how long, from that day on; None for what the policy says (`credit-notice`).
    """

    credit: str
    on: date
    within: Period | None = None


@command("decline-publication", kind="credit")
@frozen(kw_only=True)
class DeclinePublication:
    """Record that the person declines to have a good entry published; the certificate stays his."""

    credit: str
    on: date


@command("submit-credit-entry", kind="credit")
@frozen(kw_only=True)
class SubmitCreditEntry:
    """Submit an entry to the credit platform; a plugin carries it."""

    credit: str
    on: date


@command("record-credit-check", kind="credit")
@frozen(kw_only=True)
class RecordCreditCheck:
    """Record that the platform accepted an entry, or gave it back with a reason."""

    credit: str
    on: date
    accepted: bool
    text: Text | None = None


@event("credit-entry-opened", kind="credit")
@frozen(kw_only=True)
class CreditEntryOpened:
    """An entry stands as a draft."""

    entry: CreditEntry


@event("credit-subject-told", kind="credit")
@frozen(kw_only=True)
class CreditSubjectTold:
    """The person was told of an entry."""

    on: date
    within: Period


@event("publication-declined", kind="credit")
@frozen(kw_only=True)
class PublicationDeclined:
    """The person declined; the entry is not published."""

    on: date


@event("credit-entry-submitted", kind="credit")
@frozen(kw_only=True)
class CreditEntrySubmitted:
    """An entry was submitted; `check` is how long the platform may take."""

    on: date
    check: Period | None


@event("credit-entry-checked", kind="credit")
@frozen(kw_only=True)
class CreditEntryChecked:
    """The platform accepted an entry, to be shown until a day, or rejected it."""

    on: date
    accepted: bool
    until: date | None
    text: Text | None


@decides(OpenCreditEntry)
def _open(state: CreditEntry | None, opened: OpenCreditEntry, law: Law, facts: Facts) -> Steps:
    yield ENTRY_NEW(state is None)
    parties = () if facts.other is None else facts.other.parties
    party = next((party for party in parties if party.id == opened.content.subject), None)
    yield SUBJECT_KNOWN(party)
    if party is not None:
        yield CreditEntryOpened(
            entry=CreditEntry(
                id=facts.id,
                stage=CreditStage.DRAFT,
                content=opened.content,
                drafted_on=opened.on,
                account=party.account,
                person=party.person,
            )
        )


@decides(TellCreditSubject)
def _tell(entry: CreditEntry, told: TellCreditSubject, law: Law, facts: Facts) -> Steps:
    yield from entry_at(entry, told.on, (CreditStage.DRAFT,))
    within = told.within or period_of_policy(law, "credit-notice")
    yield NOTICE_PERIOD_SET(within)
    if within is not None:
        yield CreditSubjectTold(on=told.on, within=within)


@decides(DeclinePublication)
def _decline(entry: CreditEntry, declined: DeclinePublication, law: Law, facts: Facts) -> Steps:
    yield from entry_at(entry, declined.on, (CreditStage.DRAFT, CreditStage.TOLD))
    yield GOOD_ENTRY(entry.content.sign is CreditSign.POSITIVE)
    yield PublicationDeclined(on=declined.on)


@decides(SubmitCreditEntry)
def _submit(entry: CreditEntry, submitted: SubmitCreditEntry, law: Law, facts: Facts) -> Steps:
    yield from submittable(entry, law)
    yield CreditEntrySubmitted(on=submitted.on, check=period_of_policy(law, "credit-check"))


@decides(RecordCreditCheck)
def _check(entry: CreditEntry, checked: RecordCreditCheck, law: Law, facts: Facts) -> Steps:
    yield from entry_at(entry, checked.on, (CreditStage.SUBMITTED,), "submit-credit-entry")
    longest = period_of_policy(law, "credit-longest") if entry.content.sign is CreditSign.NEGATIVE else None
    until = None if longest is None else law.due(checked.on, longest).on
    yield CreditEntryChecked(
        on=checked.on, accepted=checked.accepted, until=until if checked.accepted else None, text=checked.text
    )


def submittable(entry: CreditEntry, law: Law) -> Steps:
    """Yield what an entry needs to go out: its subject was told and had the time to object, no answer is due."""
    yield from entry_at(entry, law.on, (CreditStage.TOLD,), "tell-credit-subject")
    yield NOT_DISPUTED(not entry.disputed)
    if entry.told_on is not None and entry.to_object is not None:
        ends = law.due(entry.told_on, entry.to_object)
        yield from once_over(TIME_TO_OBJECT_OVER, ends, law.on)


def entry_at(entry: CreditEntry, on: date, stages: tuple[CreditStage, ...], cured_by: str | None = None) -> Steps:
    """Yield what every act on an entry asks for: it stands where the act fits, and was opened by then."""
    yield CREDIT_STAGE(entry.stage in stages, stage=entry.stage, stages=stages, cured_by=cured_by)
    yield NOT_BEFORE_DRAFTED(entry.drafted_on <= on, day=entry.drafted_on)


def period_of_policy(law: Law, name: str) -> Period | None:
    """Return the period that the policy states under a name, kept as an answer; None where it is silent."""
    stated = law.parameter(name)
    return None if stated is None else Period.parse(stated.value)


@effect(CreditEntryOpened)
def _opened(_: CreditEntry | None, opened: CreditEntryOpened) -> CreditEntry:
    return opened.entry


@effect(CreditSubjectTold)
def _told(entry: CreditEntry, told: CreditSubjectTold) -> CreditEntry:
    return attrs.evolve(entry, stage=CreditStage.TOLD, told_on=told.on, to_object=told.within)


@effect(PublicationDeclined)
def _declined(entry: CreditEntry, _: PublicationDeclined) -> CreditEntry:
    return attrs.evolve(entry, stage=CreditStage.DECLINED)


@effect(CreditEntrySubmitted)
def _submitted(entry: CreditEntry, submitted: CreditEntrySubmitted) -> CreditEntry:
    return attrs.evolve(entry, stage=CreditStage.SUBMITTED, submitted_on=submitted.on, check=submitted.check)


@effect(CreditEntryChecked)
def _checked(entry: CreditEntry, checked: CreditEntryChecked) -> CreditEntry:
    if not checked.accepted:
        return attrs.evolve(entry, stage=CreditStage.REJECTED)
    return attrs.evolve(entry, stage=CreditStage.ACCEPTED, accepted_on=checked.on, until=checked.until)


ENTRY_NEW = Condition(code="credit-entry-new")
SUBJECT_KNOWN = Condition(code="credit-subject-known")
CREDIT_STAGE = Condition(code="credit-stage")
NOT_BEFORE_DRAFTED = Condition(code="not-before-drafted")
NOTICE_PERIOD_SET = Condition(code="credit-notice-period-set", parameter="credit-notice")
GOOD_ENTRY = Condition(code="good-entry", cured_by="object-to-credit-entry")
NOT_DISPUTED = Condition(code="credit-not-disputed", cured_by="answer-credit-objection")
TIME_TO_OBJECT_OVER = Condition(code="time-to-object-over")
