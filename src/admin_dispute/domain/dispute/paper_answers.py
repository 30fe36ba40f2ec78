"""Receipts and answers of papers, in rounds: silence counts only after receipt was proven (WX-3.1.2).

From then on the day to answer by is a clock.
"""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides
from admin_dispute.domain.dispute.papers import (
    Paper,
    PaperChanged,
    Receipt,
    ReceiptProof,
    Reply,
    Sending,
    of_paper,
    paper_of,
    paper_stands,
)
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


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


@decides(ProveReceipt)
def _received(dispute: Dispute, received: ProveReceipt, law: Law, facts: Facts) -> Steps:
    return of_paper(paper_of(dispute, received.paper), _receive(dispute, received))


def _receive(dispute: Dispute, received: ProveReceipt) -> Steps:
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
def _answered(dispute: Dispute, answered: AnswerPaper, law: Law, facts: Facts) -> Steps:
    return of_paper(paper_of(dispute, answered.paper), _answer(dispute, answered))


def _answer(dispute: Dispute, answered: AnswerPaper) -> Steps:
    sent = yield from _sent_to(dispute, answered)
    if sent is None:
        return
    paper, latest, who = sent
    yield ANSWERED_IN_TIME(latest.answer_by is None or answered.on <= latest.answer_by, day=latest.answer_by)
    reply = Reply(who=who, on=answered.on)
    yield PaperChanged(paper=_later(paper, attrs.evolve(latest, replies=(*latest.replies, reply))), text=answered.text)


def _sent_to(
    dispute: Dispute, said: ProveReceipt | AnswerPaper
) -> Generator[object, None, tuple[Paper, Sending, str] | None]:
    """Yield what a receipt and an answer both need; return the paper, its latest round and who speaks."""
    paper = paper_of(dispute, said.paper)
    yield from paper_stands(paper, said.paper, said.on)
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


PAPER_SENT = Condition(code="paper-sent", cured_by="send-paper")
ADDRESSED = Condition(code="addressed")
SENT_BEFORE = Condition(code="sent-before")
RECEIVED_ONCE = Condition(code="received-once")
TIME_LEFT = Condition(code="time-left", cured_by="send-paper", warns=True)
ANSWERED_IN_TIME = Condition(code="answered-in-time", warns=True)
