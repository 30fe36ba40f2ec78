"""Another agency is brought in through the center; the party learns its remedies meanwhile (WX-3.1.7)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.remedies import Guidance, GuidanceGiven
from admin_dispute.domain.dispute.stage import CONSENTED, ENDED, MEDIATING, OFFERED
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

_STAGES = (OFFERED, CONSENTED, MEDIATING, ENDED)


@frozen(kw_only=True)
class BringIn:
    """A request to bring in another agency.

    Attributes:
        agency: the one asked; by: the agency or body that asks the center; within: the time it has to answer.
        answered_on, joins: None while it has not answered.
    """

    agency: str
    by: str
    on: date
    within: Period | None
    answered_on: date | None = None
    joins: bool | None = None


@command("ask-to-bring-in", stages=_STAGES)
@frozen(kw_only=True)
class AskToBringIn:
    """Ask the center to bring in another agency that is concerned; the parties are told their remedies with it.

    Attributes:
        agency: the one to bring in; by: who asks, your own organisation where it is left out.
        reason: why it is concerned.
    """

    dispute: str
    on: date
    agency: str
    reason: Text
    by: str | None = None


@command("answer-bring-in", stages=_STAGES)
@frozen(kw_only=True)
class AnswerBringIn:
    """Record the answer of the agency that was asked: it joins, or declines with a reason."""

    dispute: str
    on: date
    agency: str
    joins: bool
    reason: Text | None = None


@event("agency-asked-in")
@frozen(kw_only=True)
class AgencyAskedIn:
    """Another agency was asked to take part."""

    request: BringIn
    reason: Text


@event("bring-in-answered")
@frozen(kw_only=True)
class BringInAnswered:
    """The agency that was asked has answered."""

    agency: str
    on: date
    joins: bool
    reason: Text | None


@decides(AskToBringIn)
def _ask(dispute: Dispute, asked: AskToBringIn, law: Law, facts: Facts) -> Steps:
    by = asked.by or facts.organisation or ""
    yield ASKED_BY_KNOWN(facts.center.organisation(by, asked.on), organisation=by)
    yield ASKED_IN_KNOWN(facts.center.organisation(asked.agency, asked.on), agency=asked.agency)
    yield NOT_IN_YET(asked.agency not in dispute.agencies, agency=asked.agency)
    yield NOT_ASKED_YET(not asked_in(dispute, asked.agency), agency=asked.agency)
    remedies = law.remedies(dispute)
    yield REMEDIES_TOLD(remedies)
    yield AgencyAskedIn(
        request=BringIn(agency=asked.agency, by=by, on=asked.on, within=answer_within(law)), reason=asked.reason
    )
    if remedies:
        yield GuidanceGiven(guidance=Guidance(on=asked.on, remedies=remedies))


@decides(AnswerBringIn)
def _answer(dispute: Dispute, answered: AnswerBringIn, law: Law, facts: Facts) -> Steps:
    yield WAS_ASKED_IN(asked_in(dispute, answered.agency), agency=answered.agency)
    late = any(request.on > answered.on for request in dispute.bring_ins if request.agency == answered.agency)
    yield ANSWERED_AFTER(not late)
    yield DECLINED_WITH_REASON(answered.joins or answered.reason is not None)
    yield LEAD_ANEW(not (answered.joins and dispute.lead), lead=dispute.lead or "")
    yield BringInAnswered(
        agency=answered.agency, on=answered.on, joins=answered.joins, reason=answered.reason
    )  # fmt: skip


def answer_within(law: Law) -> Period | None:
    """Return how long an agency that is asked has to answer, None where the policy says nothing."""
    stated = law.parameter("bring-in-answer")
    return None if stated is None else Period.parse(stated.value)


def asked_in(dispute: Dispute, organisation: str | None) -> bool:
    """Say whether an organisation was asked to take part and has not answered yet."""
    return any(request.agency == organisation and request.answered_on is None for request in dispute.bring_ins)


@effect(AgencyAskedIn)
def _asked(dispute: Dispute, asked: AgencyAskedIn) -> Dispute:
    return changed(dispute, bring_ins=(*dispute.bring_ins, asked.request))


@effect(BringInAnswered)
def _answered(dispute: Dispute, answered: BringInAnswered) -> Dispute:
    requests = tuple(
        attrs.evolve(request, answered_on=answered.on, joins=answered.joins)
        if request.agency == answered.agency and request.answered_on is None
        else request
        for request in dispute.bring_ins
    )
    if not answered.joins:
        return changed(dispute, bring_ins=requests)
    # with one agency more the lead is settled anew
    agencies = (*dispute.agencies, answered.agency)
    return changed(dispute, bring_ins=requests, agencies=agencies, lead=None, lead_proposal=None)


ASKED_BY_KNOWN = Condition(code="asked-by-known", cured_by="enter-organisation")
ASKED_IN_KNOWN = Condition(code="asked-in-known", cured_by="enter-organisation")
NOT_IN_YET = Condition(code="not-in-yet")
NOT_ASKED_YET = Condition(code="not-asked-yet", cured_by="answer-bring-in")
REMEDIES_TOLD = Condition(code="remedies-told", warns=True)
WAS_ASKED_IN = Condition(code="was-asked-in", cured_by="ask-to-bring-in")
ANSWERED_AFTER = Condition(code="answered-after")
DECLINED_WITH_REASON = Condition(code="declined-with-reason")
LEAD_ANEW = Condition(code="lead-anew", cured_by="propose-lead", warns=True)
