"""Approval, issue under a document number, and correction notices: an edition never changes (WX-4.3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.assessment.marks import Mark
from admin_dispute.domain.center.directory import ORGANISATION_KNOWN, Function
from admin_dispute.domain.circular.content import differences
from admin_dispute.domain.circular.drafting import COUNTED_ON_LATEST, NAMES_NO_PARTY, circular_at, goes_on_from, sound
from admin_dispute.domain.circular.state import (
    Circular,
    CircularApproval,
    CircularEdition,
    CircularStage,
    Recipient,
)
from admin_dispute.domain.ids import Words
from admin_dispute.domain.over import once_over
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.center.state import CenterState
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

_DAY = timedelta(days=1)
APPROVING = (Function.COORDINATION_OFFICE, Function.LEGAL_OFFICE, Function.COUNTY_OFFICE, Function.COURT)
"""The functions of the directory one of which who approves a circular has."""


@command("approve-circular", kind="circular")
@frozen(kw_only=True)
class ApproveCircular:
    """Approve a circular for issue, once the agencies had their look and every objection its answer.

    Attributes:
        by: the organisation; paper: the one that says so, by number.
    """

    circular: str
    on: date
    by: str
    paper: Words | None = None


@command("issue-circular", kind="circular")
@frozen(kw_only=True)
class IssueCircular:
    """Issue an approved circular under its document number to its recipients (organisations of the directory)."""

    circular: str
    on: date
    number: Words
    recipients: tuple[str, ...] = field(validator=not_empty)


@command("correct-circular", kind="circular")
@frozen(kw_only=True)
class CorrectCircular:
    """Issue a correction notice: a further edition with the figures as known today, which says what changed and why.

    Attributes:
        number: of the notice; what: for everybody to read; by, paper: who approved it; marks: points by hand added.
    """

    circular: str
    on: date
    number: Words
    what: Words
    by: str
    paper: Words | None = None
    marks: tuple[Mark, ...] = ()


@event("circular-approved", kind="circular")
@frozen(kw_only=True)
class CircularApproved:
    """A circular was approved."""

    approval: CircularApproval


@event("circular-issued", kind="circular")
@frozen(kw_only=True)
class CircularIssued:
    """A circular was issued, or a correction notice to it: an edition with everything that it prints."""

    edition: CircularEdition


@decides(ApproveCircular)
def _approve(circular: Circular, approved: ApproveCircular, law: Law, facts: Facts) -> Steps:
    yield NAMES_NO_PARTY(not facts.party_named)
    yield from approvable(circular, law)
    yield from _approver(facts.center, approved.by, approved.on)
    yield CircularApproved(approval=_approval(facts.center, approved.by, approved.on, approved.paper))


def approvable(circular: Circular, law: Law) -> Steps:
    """Yield what an approval needs: the circular was shown, objections have answers, the agencies had their look."""
    yield from circular_at(circular, law.on, (CircularStage.SHOWN,), "show-circular")
    outstanding = tuple(one.id for one in circular.objections if one.upheld is None)
    yield OBJECTIONS_ANSWERED(not outstanding, objections=outstanding)
    unfollowed = tuple(one.id for one in circular.objections if one.upheld and one.draft == circular.draft)
    yield UPHELD_FOLLOWED(not unfollowed, objections=unfollowed)
    if circular.shown is not None and circular.content is not None:
        ends = law.due(circular.shown.on, circular.shown.within)
        looked = {one.agency for one in circular.confirmed if one.draft == circular.draft}
        if looked.issuperset(circular.content.agencies):
            yield LOOKED_AT
        else:
            yield from once_over(LOOKED_AT, ends, law.on)


@decides(IssueCircular)
def _issue(circular: Circular, issued: IssueCircular, law: Law, facts: Facts) -> Steps:
    yield from circular_at(circular, issued.on, (CircularStage.APPROVED,), "approve-circular")
    yield NAMES_NO_PARTY(not facts.party_named)
    yield CIRCULAR_NUMBER_FREE(not facts.number_taken, number=issued.number)
    center = facts.center
    unknown = tuple(body for body in issued.recipients if center.organisation(body, issued.on) is None)
    yield RECIPIENTS_KNOWN(not unknown, recipients=unknown)
    if circular.approval is None or circular.content is None:
        return
    yield NOT_BEFORE_APPROVED(circular.approval.on <= issued.on, day=circular.approval.on)
    yield CircularIssued(
        edition=CircularEdition(
            edition=1,
            on=issued.on,
            number=issued.number,
            title=circular.title,
            recipients=tuple(_recipients(center, issued.recipients, issued.on)),
            approval=circular.approval,
            content=circular.content,
        )
    )


@decides(CorrectCircular)
def _correct(circular: Circular, corrected: CorrectCircular, law: Law, facts: Facts) -> Steps:
    yield from circular_at(circular, corrected.on, (CircularStage.ISSUED,), "issue-circular")
    yield NAMES_NO_PARTY(not facts.party_named)
    yield CIRCULAR_NUMBER_FREE(not facts.number_taken, number=corrected.number)
    yield from _approver(facts.center, corrected.by, corrected.on)
    content = facts.circular
    if not circular.editions or content is None:
        return
    last = circular.editions[-1]
    yield NOT_BEFORE_EDITION(last.on <= corrected.on, day=last.on)
    yield COUNTED_ON_LATEST(goes_on_from(content, last.content))
    yield from sound(content)
    changes = differences(last.content, content)
    yield SOMETHING_CHANGED(changes)
    approval = _approval(facts.center, corrected.by, corrected.on, corrected.paper)
    yield CircularIssued(
        edition=attrs.evolve(
            last,
            edition=last.edition + 1,
            on=corrected.on,
            number=corrected.number,
            approval=approval,
            content=content,
            what=corrected.what,
            changes=changes,
        )
    )


def _approver(center: CenterState, by: str, on: date) -> Steps:
    body = center.organisation(by, on)
    yield ORGANISATION_KNOWN(body, organisation=by)
    yield MAY_APPROVE(body is not None and any(one in APPROVING for one in body.functions), organisation=by)


def _approval(center: CenterState, by: str, on: date, paper: Words | None) -> CircularApproval:
    return CircularApproval(on=on, by=by, name=center.name_of(by, on), paper=paper)


def _recipients(center: CenterState, recipients: tuple[str, ...], on: date) -> Iterator[Recipient]:
    yield from (Recipient(id=body, name=center.name_of(body, on)) for body in recipients)


@effect(CircularApproved)
def _approved(circular: Circular, approved: CircularApproved) -> Circular:
    return attrs.evolve(circular, stage=CircularStage.APPROVED, approval=approved.approval)


@effect(CircularIssued)
def _issued(circular: Circular, issued: CircularIssued) -> Circular:
    editions = (*circular.editions, issued.edition)
    return attrs.evolve(circular, stage=CircularStage.ISSUED, content=None, editions=editions)


OBJECTIONS_ANSWERED = Condition(code="circular-objections-answered", cured_by="answer-circular-objection")
UPHELD_FOLLOWED = Condition(code="upheld-objections-followed", cured_by="revise-circular")
LOOKED_AT = Condition(code="circular-looked-at", cured_by="confirm-figures")
MAY_APPROVE = Condition(code="may-approve-circular", cured_by="enter-organisation")
CIRCULAR_NUMBER_FREE = Condition(code="circular-number-free")
RECIPIENTS_KNOWN = Condition(code="recipients-known", cured_by="enter-organisation")
NOT_BEFORE_APPROVED = Condition(code="not-before-approved")
NOT_BEFORE_EDITION = Condition(code="not-before-edition")
SOMETHING_CHANGED = Condition(code="circular-changed")
