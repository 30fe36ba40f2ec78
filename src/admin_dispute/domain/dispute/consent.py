"""Consent: given, refused or withdrawn by each person, with day and form; a refusal goes on to filing (WX-2.1)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.answers import Answer, Consent, ConsentForm, Through, consenting
from admin_dispute.domain.dispute.court_rules import AT_ONCE, cited_in, current
from admin_dispute.domain.dispute.divisibility import awaited, dropped_out
from admin_dispute.domain.dispute.forums import Forum, forum_of
from admin_dispute.domain.dispute.handover import await_handover
from admin_dispute.domain.dispute.offer import OFFERED_BEFORE, not_offered
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.rounds import Ending, MediationEnded
from admin_dispute.domain.dispute.speaking import speaks
from admin_dispute.domain.dispute.stage import CLOSED, CONSENTED, EFFECTIVE, ENDED, MEDIATING, OFFERED, Stage
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("record-consent", stages=(OFFERED, CONSENTED, MEDIATING, EFFECTIVE, ENDED, CLOSED))
@frozen(kw_only=True)
class RecordConsent:
    """Record that persons consent to mediation.

    Attributes:
        through: who spoke for them.
        proof: where the signed paper or the record is kept; named for whoever does not answer online himself.
    """

    dispute: str
    on: date
    parties: tuple[str, ...] = field(validator=not_empty)
    form: ConsentForm
    through: Through = Through.SELF
    proof: Text | None = None


@command("record-refusal", stages=(OFFERED, CONSENTED, MEDIATING))
@frozen(kw_only=True)
class RecordRefusal:
    """Record that persons do not want mediation.

    One of several claimants leaves and goes on to filing while the rest mediate; without one who must consent, or
    where the matter is indivisible, the offer has ended for all.
    """

    dispute: str
    on: date
    parties: tuple[str, ...] = field(validator=not_empty)
    form: ConsentForm
    through: Through = Through.SELF
    reason: Text | None = None


@command("withdraw-consent", stages=(CONSENTED, MEDIATING))
@frozen(kw_only=True)
class WithdrawConsent:
    """Record that persons take their consent back: it ends for them, for all only where it can't be divided."""

    dispute: str
    on: date
    parties: tuple[str, ...] = field(validator=not_empty)
    form: ConsentForm
    through: Through = Through.SELF
    reason: Text | None = None


@event("consent-answered")
@frozen(kw_only=True)
class ConsentAnswered:
    """Persons answered the offer; `stage` is where that leaves the dispute."""

    answers: tuple[Consent, ...]
    text: Text | None
    stage: Stage


@decides(RecordConsent)
def _consent(dispute: Dispute, given: RecordConsent, law: Law, facts: Facts) -> Steps:
    yield from _spoken(dispute, given)
    standing = consenting(dispute)
    again = [party for party in given.parties if party in standing]
    yield NOT_CONSENTED_YET(not again, parties=again)
    unasked = not_offered(dispute, given.parties, given.on)
    yield OFFERED_BEFORE(not unasked, parties=unasked)
    yield PROOF_NAMED(given.proof is not None or given.form is ConsentForm.ONLINE)
    answers = _answers(given, Answer.GIVEN)
    stage = _reached(changed(dispute, consents=dispute.consents + answers), law)
    yield ConsentAnswered(answers=answers, text=given.proof, stage=stage)


@decides(RecordRefusal)
def _refusal(dispute: Dispute, refused: RecordRefusal, law: Law, facts: Facts) -> Steps:
    given = consenting(dispute)
    agreed = [party for party in refused.parties if party in given]
    yield NO_CONSENT_STANDING(not agreed, parties=agreed)
    yield from _without(dispute, refused, Answer.REFUSED, law)


@decides(WithdrawConsent)
def _withdrawal(dispute: Dispute, withdrawn: WithdrawConsent, law: Law, facts: Facts) -> Steps:
    given = consenting(dispute)
    never = [party for party in withdrawn.parties if party not in given]
    yield HAD_CONSENTED(not never, parties=never)
    yield from _without(dispute, withdrawn, Answer.WITHDRAWN, law)


def _without(dispute: Dispute, said: RecordRefusal | WithdrawConsent, answer: Answer, law: Law) -> Steps:
    yield from _spoken(dispute, said)
    at_once = AT_ONCE.get(forum_of(dispute), ())
    yield TOLD_REMEDIES.citing(at_once)(any(guidance.on >= said.on for guidance in dispute.guidance))
    answers = _answers(said, answer)
    after = changed(dispute, consents=dispute.consents + answers)
    needed = set(law.required_consents(dispute)) & set(said.parties)
    over = not needed <= set(dropped_out(after, law))
    by = at_once if over and forum_of(dispute) is not Forum.BEFORE_FILING else ()  # 行政诉讼法 51 is about filing alone
    ends_for_all = ENDS_FOR_ALL.citing((*ENDS_FOR_ALL.clauses, *by))
    yield cited_in(current(dispute), ends_for_all(not over, parties=tuple(said.parties)))
    yield ConsentAnswered(answers=answers, text=said.reason, stage=ENDED if over else _reached(after, law))
    if over and dispute.stage is MEDIATING:
        ended = max(said.on, dispute.rounds[-1].started)
        yield MediationEnded(on=ended, ending=Ending.UNWILLING, who=said.parties, reason=said.reason)
    if over:
        yield from await_handover(dispute, law, said.on)


def _spoken(dispute: Dispute, said: RecordConsent | RecordRefusal | WithdrawConsent) -> Steps:
    known = everybody(dispute)
    unknown = [party for party in said.parties if party not in known]
    yield PARTIES_KNOWN(not unknown, parties=unknown)
    yield from speaks(dispute, said.parties, said.through, said.on)


def _reached(dispute: Dispute, law: Law) -> Stage:
    waiting = dispute.stage in (OFFERED, ENDED)
    return CONSENTED if waiting and not awaited(dispute, law) else dispute.stage


def _answers(said: RecordConsent | RecordRefusal | WithdrawConsent, answer: Answer) -> tuple[Consent, ...]:
    return tuple(
        [
            Consent(by=party, answer=answer, on=said.on, form=said.form, through=said.through)
            for party in dict.fromkeys(said.parties)
        ]
    )


@effect(ConsentAnswered)
def _answered(dispute: Dispute, answered: ConsentAnswered) -> Dispute:
    return changed(dispute, consents=dispute.consents + answered.answers, stage=answered.stage)


PARTIES_KNOWN = Condition(code="parties-known")
NOT_CONSENTED_YET = Condition(code="not-consented-yet", warns=True)
PROOF_NAMED = Condition(code="proof-named", warns=True)
NO_CONSENT_STANDING = Condition(code="no-consent-standing", cured_by="withdraw-consent")
HAD_CONSENTED = Condition(code="had-consented", cured_by="record-consent")
TOLD_REMEDIES = Condition(code="told-remedies", warns=True)
ENDS_FOR_ALL = Condition(code="ends-for-all", clauses=("特邀调解规定 26",), warns=True)
CONSENTED_ALL = Condition(code="consented", cured_by="record-consent")
