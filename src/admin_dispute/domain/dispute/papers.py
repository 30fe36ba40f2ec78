"""Papers of courts and bodies around a dispute: drafted, sent with copies, received, answered in rounds.

A notice to mediate, a self-check sheet, a warning, a proposal letter, a suggestion, a decision of a measure: each can
be sent at any stage (WX-3.1.2). Silence counts only after receipt was proven: then the day to answer by is a clock.
"""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.proceedings import PROCEEDING_KNOWN, proceeding_of
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
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


@command("prove-receipt")
@frozen(kw_only=True)
class ProveReceipt:
    """Record that a paper arrived, and what proves it; by the addressee where `who` is not given."""

    dispute: str
    on: date
    paper: Words
    proof: ReceiptProof
    who: str | None = None
    text: Text | None = None


@command("answer-paper")
@frozen(kw_only=True)
class AnswerPaper:
    """Record an answer to the latest round of a paper; by the addressee where `who` is not given."""

    dispute: str
    on: date
    paper: Words
    text: Text
    who: str | None = None


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
    yield from _known(dispute, (drafted.to, *drafted.copies), drafted.on, facts)
    of = None if drafted.proceeding is None else proceeding_of(dispute, drafted.proceeding)
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
    yield from _standing(paper, sent.paper, sent.on)
    if paper is None:
        return
    yield DAY_TO_ANSWER(paper.kind is not PaperKind.NOTICE_TO_MEDIATE or sent.answer_by)
    yield ANSWERED_AFTER_SENT(sent.answer_by is None or sent.on <= sent.answer_by, day=sent.on)
    sending = Sending(on=sent.on, channel=sent.channel, answer_by=sent.answer_by)
    yield PaperChanged(paper=attrs.evolve(paper, sendings=(*paper.sendings, sending)), text=sent.text)


@decides(ProveReceipt)
def _receive(dispute: Dispute, received: ProveReceipt, law: Law, facts: Facts) -> Steps:
    sent = yield from _sent_to(dispute, received)
    if sent is None:
        return
    paper, latest, who = sent
    yield RECEIVED_ONCE(who not in {receipt.who for receipt in latest.receipts}, who=who)
    yield TIME_LEFT(latest.answer_by is None or received.on <= latest.answer_by, day=latest.answer_by)
    receipt = Receipt(who=who, on=received.on, proof=received.proof)
    yield PaperChanged(
        paper=_later(paper, attrs.evolve(latest, receipts=(*latest.receipts, receipt))), text=received.text
    )


@decides(AnswerPaper)
def _answer(dispute: Dispute, answered: AnswerPaper, law: Law, facts: Facts) -> Steps:
    sent = yield from _sent_to(dispute, answered)
    if sent is None:
        return
    paper, latest, who = sent
    yield ANSWERED_IN_TIME(latest.answer_by is None or answered.on <= latest.answer_by, day=latest.answer_by)
    reply = Reply(who=who, on=answered.on)
    yield PaperChanged(paper=_later(paper, attrs.evolve(latest, replies=(*latest.replies, reply))), text=answered.text)


@decides(DropPaper)
def _drop(dispute: Dispute, dropped: DropPaper, law: Law, facts: Facts) -> Steps:
    paper = paper_of(dispute, dropped.paper)
    yield from _standing(paper, dropped.paper, dropped.on)
    if paper is not None:
        yield PaperChanged(paper=attrs.evolve(paper, dropped_on=dropped.on), text=dropped.reason)


def _known(dispute: Dispute, named: tuple[str, ...], on: date, facts: Facts) -> Steps:
    known = everybody(dispute)
    strangers = tuple(who for who in named if who not in known and facts.center.organisation(who, on) is None)
    yield ADDRESSEES_KNOWN(not strangers, who=strangers)


def _standing(paper: Paper | None, id: str, on: date) -> Steps:  # noqa: A002 - the field's word
    yield PAPER_KNOWN(paper, paper=id)
    if paper is not None:
        yield PAPER_STANDS(paper.dropped_on is None, paper=id)
        yield NOT_BEFORE_DRAFT(paper.on <= on, day=paper.on)


def _sent_to(
    dispute: Dispute, said: ProveReceipt | AnswerPaper
) -> Generator[object, None, tuple[Paper, Sending, str] | None]:
    """Yield what a receipt and an answer both need; return the paper, its latest round and who speaks."""
    paper = paper_of(dispute, said.paper)
    yield from _standing(paper, said.paper, said.on)
    if paper is None:
        return None
    yield PAPER_SENT(paper.sendings, paper=paper.id)
    if not paper.sendings:
        return None
    who, latest = said.who or paper.to, paper.sendings[-1]
    yield ADDRESSED(who == paper.to or who in paper.copies, who=who)
    yield SENT_BEFORE(latest.on <= said.on, day=latest.on)
    return paper, latest, who


def _later(paper: Paper, latest: Sending) -> Paper:
    return attrs.evolve(paper, sendings=(*paper.sendings[:-1], latest))


def paper_of(dispute: Dispute, id: str) -> Paper | None:  # noqa: A002 - the field's word
    """Return a paper of a dispute by its id, None where there is none such."""
    return next((paper for paper in dispute.papers if paper.id == id), None)


def awaited(paper: Paper) -> tuple[Receipt, date] | None:
    """Return the receipt that an answer is due after, and its last day; None where nothing is awaited.

    Awaited is the addressee's answer to the latest round, once his receipt is proven and was in time to answer.
    """
    latest = paper.sendings[-1] if paper.sendings and paper.dropped_on is None else None
    if latest is None or latest.answer_by is None or any(reply.who == paper.to for reply in latest.replies):
        return None
    for receipt in latest.receipts:
        if receipt.who == paper.to and receipt.on <= latest.answer_by:
            return receipt, latest.answer_by
    return None


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
PAPER_SENT = Condition(code="paper-sent", cured_by="send-paper")
ADDRESSED = Condition(code="addressed")
SENT_BEFORE = Condition(code="sent-before")
RECEIVED_ONCE = Condition(code="received-once")
TIME_LEFT = Condition(code="time-left", cured_by="send-paper", warns=True)
ANSWERED_IN_TIME = Condition(code="answered-in-time", warns=True)
