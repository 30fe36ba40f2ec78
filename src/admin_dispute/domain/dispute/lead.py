"""The lead agency among several: proposed by one side, in force when every other side concurs (WX-3.1.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, follows, needs
from admin_dispute.domain.center.directory import Function
from admin_dispute.domain.center.problem import ProblemKind, RaiseProblem
from admin_dispute.domain.dispute.stage import CONSENTED, ENDED, MEDIATING, OFFERED
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

_STAGES = (OFFERED, CONSENTED, MEDIATING, ENDED)


@frozen(kw_only=True)
class LeadProposal:
    """A proposal who leads, and which functions have said yes so far."""

    agency: str
    on: date
    by: Function
    agreed: tuple[Function, ...]


@command("propose-lead", stages=_STAGES)
@frozen(kw_only=True)
class ProposeLead:
    """Propose the agency that leads, for one of the bodies that settle it (`by`)."""

    dispute: str
    on: date
    agency: str
    by: Function
    reason: Text | None = None


@command("answer-lead", stages=_STAGES)
@frozen(kw_only=True)
class AnswerLead:
    """Concur in the proposed lead or disagree, for another of the bodies that settle it."""

    dispute: str
    on: date
    by: Function
    concurs: bool
    reason: Text | None = None


@event("lead-proposed")
@frozen(kw_only=True)
class LeadProposed:
    """A lead was proposed."""

    proposal: LeadProposal
    reason: Text | None


@event("lead-settled")
@frozen(kw_only=True)
class LeadSettled:
    """Every body that settles it agrees: the agency leads."""

    agency: str
    on: date


@event("lead-disputed")
@frozen(kw_only=True)
class LeadDisputed:
    """A body disagrees; the lead can be proposed again and is a problem until it is settled."""

    agency: str
    by: Function
    on: date
    reason: Text | None


@decides(ProposeLead)
def _propose(dispute: Dispute, proposed: ProposeLead, law: Law, facts: Facts) -> Steps:
    deciders = law.lead_deciders(dispute)
    yield DECIDES_LEAD(proposed.by in deciders, function=proposed.by)
    yield SPEAKS_FOR(proposed.by in facts.functions, function=proposed.by)
    yield LEAD_AMONG(proposed.agency in dispute.agencies, agencies=dispute.agencies)
    yield LeadProposed(
        proposal=LeadProposal(agency=proposed.agency, on=proposed.on, by=proposed.by, agreed=(proposed.by,)),
        reason=proposed.reason,
    )
    if set(deciders) <= {proposed.by}:
        yield LeadSettled(agency=proposed.agency, on=proposed.on)


@needs(AnswerLead)
def _needs_answer(dispute: Dispute, law: Law) -> Steps:
    yield LEAD_PROPOSED(dispute.lead_proposal)


@decides(AnswerLead)
def _answer(dispute: Dispute, answer: AnswerLead, law: Law, facts: Facts) -> Steps:
    proposal = dispute.lead_proposal
    deciders = law.lead_deciders(dispute)
    yield DECIDES_LEAD(answer.by in deciders, function=answer.by)
    yield SPEAKS_FOR(answer.by in facts.functions, function=answer.by)
    if proposal is None:
        return
    yield NOT_OWN_PROPOSAL(answer.by not in proposal.agreed, function=answer.by)
    yield NOT_BEFORE_PROPOSAL(proposal.on <= answer.on, day=proposal.on)
    if not answer.concurs:
        yield LeadDisputed(agency=proposal.agency, by=answer.by, on=answer.on, reason=answer.reason)
        return
    agreed = (*proposal.agreed, answer.by)
    yield LeadProposed(proposal=attrs.evolve(proposal, agreed=agreed), reason=answer.reason)
    if set(deciders) <= set(agreed):
        yield LeadSettled(agency=proposal.agency, on=answer.on)


@effect(LeadProposed)
def _proposed(dispute: Dispute, proposed: LeadProposed) -> Dispute:
    return changed(dispute, lead_proposal=proposed.proposal, lead_disputed=False)


@effect(LeadSettled)
def _settled(dispute: Dispute, settled: LeadSettled) -> Dispute:
    return changed(dispute, lead=settled.agency, lead_proposal=None, lead_disputed=False)


@effect(LeadDisputed)
def _disputed(dispute: Dispute, _: LeadDisputed) -> Dispute:
    return changed(dispute, lead_proposal=None, lead_disputed=True)


@follows(LeadDisputed)
def _unsettled(dispute: Dispute, disputed: LeadDisputed) -> Iterator[RaiseProblem]:
    """A lead that is not settled is a problem for the county government office (WX-3.1.3, WX-3.2.8)."""
    yield RaiseProblem(
        on=disputed.on, kind=ProblemKind.LEAD, what="牵头部门未能协商确定，请县政府办协调。", dispute=dispute.id
    )


def lead_settled(dispute: Dispute) -> bool:
    """Say whether nobody need lead (one agency) or somebody does."""
    return len(dispute.agencies) < 2 or dispute.lead is not None  # noqa: PLR2004 - several is two or more


DECIDES_LEAD = Condition(code="decides-lead")
SPEAKS_FOR = Condition(code="speaks-for")
LEAD_AMONG = Condition(code="lead-among")
LEAD_PROPOSED = Condition(code="lead-proposed", cured_by="propose-lead")
NOT_OWN_PROPOSAL = Condition(code="not-own-proposal")
NOT_BEFORE_PROPOSAL = Condition(code="not-before-proposal")
LEAD_SETTLED = Condition(code="lead-settled", cured_by="propose-lead")
