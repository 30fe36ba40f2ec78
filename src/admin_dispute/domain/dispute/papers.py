"""Papers of courts and bodies around a dispute: drafted, sent with copies, dropped; `paper_answers` has the rest.

A notice to mediate, a self-check sheet, a warning, a proposal letter, a suggestion, a decision of a measure: each can
be sent at any stage (WX-3.1.2).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.proceedings import PROCEEDING_KNOWN, proceeding_of
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition, by_law_alone
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class PaperKind(StrEnum):
    """What a paper is."""

    NOTICE_TO_MEDIATE = "notice-to-mediate"
    SELF_CHECK = "self-check"
    RISK_WARNING = "risk-warning"
    PROPOSAL_LETTER = "proposal-letter"
    SUGGESTION = "judicial-suggestion"
    PROCURATORIAL = "procuratorial-proposal"
    REVIEW_OPINION = "review-opinion"
    NOTICE_OF_CASE = "notice-of-case"
    PERFORMANCE_REMINDER = "performance-reminder"
    MEASURE = "measure"
    OTHER = "other"


class Channel(StrEnum):
    """How a paper went out."""

    DIRECT = "direct"
    POST = "post"
    ELECTRONIC = "electronic"
    OTHER = "other"


class ReceiptProof(StrEnum):
    """What proves that a paper arrived; `by-hand` is a receipt on paper that a clerk entered."""

    SIGNED = "signed"
    POSTAL = "postal"
    ELECTRONIC = "electronic"
    BY_HAND = "by-hand"
    RECORDED = "recorded-on-video"


@frozen(kw_only=True)
class Receipt:
    """Who received it, when, proven how."""

    who: str
    on: date
    proof: ReceiptProof


@frozen(kw_only=True)
class Reply:
    """Who answered, when."""

    who: str
    on: date


@frozen(kw_only=True)
class Sending:
    """One round: sent on a day with a day to answer by (None: no answer is asked), its receipts and answers."""

    on: date
    channel: Channel
    answer_by: date | None
    receipts: tuple[Receipt, ...] = ()
    replies: tuple[Reply, ...] = ()


@frozen(kw_only=True)
class Paper:
    """A paper `d1`, `d2` ...: drafted or decided on a day, sent in rounds; not sent at all while `sendings` is empty.

    Attributes:
        by: the body it comes from, in words; to: the addressee; copies: who gets a copy (parties, agencies, bodies of
            the directory). proceeding: what it belongs to.
    """

    id: str
    kind: PaperKind
    on: date
    by: Words
    to: str
    copies: tuple[str, ...] = ()
    proceeding: str | None = None
    sendings: tuple[Sending, ...] = ()
    dropped_on: date | None = None


@command("draft-paper")
@frozen(kw_only=True)
class DraftPaper:
    """Record a paper as drafted or decided; it binds nobody before it is sent and received."""

    dispute: str
    on: date
    kind: PaperKind
    by: Words
    to: str
    copies: tuple[str, ...] = ()
    proceeding: str | None = None
    text: Text | None = None


@command("send-paper")
@frozen(kw_only=True)
class SendPaper:
    """Record that a paper went out, again where a round of answers follows; `answer_by` is the last day to answer."""

    dispute: str
    on: date
    paper: Words
    channel: Channel = Channel.DIRECT
    answer_by: date | None = None
    text: Text | None = None


@command("drop-paper")
@frozen(kw_only=True)
class DropPaper:
    """Record that a paper was given up: not to be sent, or taken back."""

    dispute: str
    on: date
    paper: Words
    reason: Text


@event("paper-drafted")
@frozen(kw_only=True)
class PaperDrafted:
    """A paper is there."""

    paper: Paper
    text: Text | None


@event("paper-changed")
@frozen(kw_only=True)
class PaperChanged:
    """A paper was sent, received, answered or dropped: it is now so."""

    paper: Paper
    text: Text | None


@decides(DraftPaper)
def _draft(dispute: Dispute, drafted: DraftPaper, law: Law, facts: Facts) -> Steps:
    yield from of_paper(drafted, _known(dispute, (drafted.to, *drafted.copies), drafted.on, facts))
    of = proceeding_of(dispute, drafted.proceeding)
    yield PROCEEDING_KNOWN(drafted.proceeding is None or of, proceeding=drafted.proceeding)
    paper = Paper(
        id=f"d{len(dispute.papers) + 1}",
        kind=drafted.kind,
        on=drafted.on,
        by=drafted.by,
        to=drafted.to,
        copies=drafted.copies,
        proceeding=drafted.proceeding,
    )
    yield PaperDrafted(paper=paper, text=drafted.text)


@decides(SendPaper)
def _send(dispute: Dispute, sent: SendPaper, law: Law, facts: Facts) -> Steps:
    paper = paper_of(dispute, sent.paper)
    yield from of_paper(paper, paper_stands(paper, sent.paper, sent.on))
    if paper is None:
        return
    if paper.kind is PaperKind.NOTICE_TO_MEDIATE:
        yield DAY_TO_ANSWER(sent.answer_by)
    yield ANSWERED_AFTER_SENT(sent.answer_by is None or sent.on <= sent.answer_by, day=sent.on)
    sending = Sending(on=sent.on, channel=sent.channel, answer_by=sent.answer_by)
    yield PaperChanged(paper=attrs.evolve(paper, sendings=(*paper.sendings, sending)), text=sent.text)


@decides(DropPaper)
def _drop(dispute: Dispute, dropped: DropPaper, law: Law, facts: Facts) -> Steps:
    paper = paper_of(dispute, dropped.paper)
    yield from of_paper(paper, paper_stands(paper, dropped.paper, dropped.on))
    if paper is not None:
        yield PaperChanged(paper=attrs.evolve(paper, dropped_on=dropped.on), text=dropped.reason)


def _known(dispute: Dispute, named: tuple[str, ...], on: date, facts: Facts) -> Steps:
    known = everybody(dispute)
    strangers = tuple(who for who in named if who not in known and facts.center.organisation(who, on) is None)
    yield ADDRESSEES_KNOWN(not strangers, who=strangers)


def paper_stands(paper: Paper | None, id: str, on: date) -> Steps:  # noqa: A002 - the field's word
    """Yield that a paper is on file and was not dropped by a day."""
    yield PAPER_KNOWN(paper, paper=id)
    if paper is not None:
        yield PAPER_STANDS(paper.dropped_on is None, paper=id)
        yield NOT_BEFORE_DRAFT(paper.on <= on, day=paper.on)


def of_paper(paper: Paper | DraftPaper | None, steps: Steps) -> Steps:
    """Give steps about a paper: WX-3.1.2 speaks of the court's notice to mediate, of no other paper."""
    return steps if paper is None or paper.kind is PaperKind.NOTICE_TO_MEDIATE else by_law_alone(steps)


def paper_of(dispute: Dispute, id: str) -> Paper | None:  # noqa: A002 - the field's word
    """Return a paper of a dispute by its id, None where there is none such."""
    return next((paper for paper in dispute.papers if paper.id == id), None)


@effect(PaperDrafted)
def _drafted(dispute: Dispute, drafted: PaperDrafted) -> Dispute:
    return changed(dispute, papers=(*dispute.papers, drafted.paper))


@effect(PaperChanged)
def _changed(dispute: Dispute, now: PaperChanged) -> Dispute:
    return changed(dispute, papers=tuple(now.paper if kept.id == now.paper.id else kept for kept in dispute.papers))


ADDRESSEES_KNOWN = Condition(code="addressees-known", cured_by="enter-organisation")
PAPER_KNOWN = Condition(code="paper-known", cured_by="draft-paper")
PAPER_STANDS = Condition(code="paper-stands")
NOT_BEFORE_DRAFT = Condition(code="not-before-draft")
DAY_TO_ANSWER = Condition(code="day-to-answer")
ANSWERED_AFTER_SENT = Condition(code="answered-after-sent")
