"""Consent: given, refused or withdrawn by each person, with day and form; a refusal goes on to filing (WX-2.1)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.parties import MINOR_GUARDED, everybody, unguarded
from admin_dispute.domain.dispute.stage import CONSENTED, ENDED, MEDIATING, OFFERED, Stage
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class ConsentForm(StrEnum):
    """How a person said yes or no."""

    WRITTEN = "written"
    ORAL = "oral-on-record"
    ONLINE = "online"


class Answer(StrEnum):
    """What a person answered to the offer."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@frozen(kw_only=True)
class Consent:
    """The latest answer of one person (or agency) to the offer to mediate."""

    by: str
    answer: Answer
    on: date
    form: ConsentForm


@command("record-consent", stages=(OFFERED, CONSENTED, ENDED))
@frozen(kw_only=True)
class RecordConsent:
    """Record that persons consent to mediation; `proof` says where the signed paper or the record is kept."""

    dispute: str
    on: date
    parties: tuple[str, ...] = field(validator=not_empty)
    form: ConsentForm
    proof: Text | None = None


@command("record-refusal", stages=(OFFERED, CONSENTED))
@frozen(kw_only=True)
class RecordRefusal:
    """Record that persons do not want mediation; without one who must consent the offer has ended."""

    dispute: str
    on: date
    parties: tuple[str, ...] = field(validator=not_empty)
    form: ConsentForm
    reason: Text | None = None


@command("withdraw-consent", stages=(CONSENTED, MEDIATING))
@frozen(kw_only=True)
class WithdrawConsent:
    """Record that persons take their consent back; without one who must consent mediation has ended."""

    dispute: str
    on: date
    parties: tuple[str, ...] = field(validator=not_empty)
    form: ConsentForm
    reason: Text | None = None


@event("consent-answered")
@frozen(kw_only=True)
class ConsentAnswered:
    """Persons answered the offer; `stage` is where that leaves the dispute."""

    consents: tuple[Consent, ...]
    text: Text | None
    stage: Stage


@decides(RecordConsent)
def _consent(dispute: Dispute, given: RecordConsent, law: Law, facts: Facts) -> Steps:
    yield _all_known(dispute, given.parties)
    alone = unguarded(dispute, given.parties)
    yield MINOR_GUARDED(not alone, parties=alone)
    before = {consent.by for consent in dispute.consents if consent.answer is Answer.GIVEN}
    again = tuple(party for party in given.parties if party in before)
    yield NOT_CONSENTED_YET(not again, parties=again)
    answered = _answers(dispute, given.parties, Answer.GIVEN, given.on, given.form)
    missing = missing_consents(law.required_consents(dispute), answered)
    stage = dispute.stage if missing else CONSENTED
    yield ConsentAnswered(consents=answered, text=given.proof, stage=stage)


@decides(RecordRefusal)
def _refusal(dispute: Dispute, refused: RecordRefusal, law: Law, facts: Facts) -> Steps:
    yield from _without(dispute, refused, Answer.REFUSED, law)


@decides(WithdrawConsent)
def _withdrawal(dispute: Dispute, withdrawn: WithdrawConsent, law: Law, facts: Facts) -> Steps:
    given = {consent.by for consent in dispute.consents if consent.answer is Answer.GIVEN}
    never = tuple(party for party in withdrawn.parties if party not in given)
    yield HAD_CONSENTED(not never, parties=never)
    yield from _without(dispute, withdrawn, Answer.WITHDRAWN, law)


def _without(dispute: Dispute, said: RecordRefusal | WithdrawConsent, answer: Answer, law: Law) -> Steps:
    yield _all_known(dispute, said.parties)
    answered = _answers(dispute, said.parties, answer, said.on, said.form)
    needed = set(law.required_consents(dispute)) & set(said.parties)
    yield ConsentAnswered(consents=answered, text=said.reason, stage=ENDED if needed else dispute.stage)


def _all_known(dispute: Dispute, parties: tuple[str, ...]) -> object:
    known = everybody(dispute)
    unknown = tuple(party for party in parties if party not in known)
    return PARTIES_KNOWN(not unknown, parties=unknown)


def _answers(
    dispute: Dispute, parties: tuple[str, ...], answer: Answer, on: date, form: ConsentForm
) -> tuple[Consent, ...]:
    kept = tuple(consent for consent in dispute.consents if consent.by not in parties)
    return kept + tuple(Consent(by=party, answer=answer, on=on, form=form) for party in dict.fromkeys(parties))


def missing_consents(required: tuple[str, ...], consents: tuple[Consent, ...]) -> tuple[str, ...]:
    """Return those who must consent and have not (or no longer do)."""
    given = {consent.by for consent in consents if consent.answer is Answer.GIVEN}
    return tuple(party for party in required if party not in given)


@effect(ConsentAnswered)
def _answered(dispute: Dispute, answered: ConsentAnswered) -> Dispute:
    return changed(dispute, consents=answered.consents, stage=answered.stage)


PARTIES_KNOWN = Condition(code="parties-known")
NOT_CONSENTED_YET = Condition(code="not-consented-yet", warns=True)
HAD_CONSENTED = Condition(code="had-consented", cured_by="record-consent")
CONSENTED_ALL = Condition(code="consented", clauses=("行政诉讼法 60", "特邀调解规定 11"), cured_by="record-consent")
