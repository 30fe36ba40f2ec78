"""Terms of taking part: notices answered or met with silence, sessions, minutes on file (WX-4.3.1, WX-4.1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.attendance import HEADS, Capacity
from admin_dispute.domain.dispute.authority import minutes_kept
from admin_dispute.domain.dispute.papers import Paper, PaperKind, Sending
from admin_dispute.domain.figures.counting import Counted, Looking, piece, term

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


def _proven(dispute: Dispute, looking: Looking) -> Iterator[tuple[Paper, Sending, Counted]]:
    """Notices to mediate whose receipt is proven and whose day to answer by is over, or that were answered before."""
    for paper in dispute.papers:
        if paper.kind is not PaperKind.NOTICE_TO_MEDIATE or paper.to not in dispute.agencies:
            continue
        for number, sent in enumerate(paper.sendings, 1):
            by = sent.answer_by
            if by is None or not looking.stretch.covers(by):
                continue
            dropped = paper.dropped_on is not None and paper.dropped_on <= by
            received = any(receipt.who == paper.to and receipt.on <= by for receipt in sent.receipts)
            if received and not dropped and (by < looking.as_of or _answered(paper, sent)):
                item = paper.id if len(paper.sendings) == 1 else f"{paper.id}/{number}"
                yield paper, sent, piece(dispute, by, (paper.to,), item)


def _answered(paper: Paper, sent: Sending) -> bool:
    return any(reply.who == paper.to and sent.answer_by is not None and reply.on <= sent.answer_by
               for reply in sent.replies)  # fmt: skip


@term("notices-received")
def notices_received(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Notices to mediate that an agency is proven to have received in time to answer."""
    yield from (counted for *_, counted in _proven(dispute, looking))


@term("notices-answered")
def notices_answered(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them it answered by the day given."""
    yield from (counted for paper, sent, counted in _proven(dispute, looking) if _answered(paper, sent))


@term("notices-silent")
def notices_silent(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them it did not answer by that day: silence after proven notice (WX-3.1.2)."""
    yield from (counted for paper, sent, counted in _proven(dispute, looking) if not _answered(paper, sent))


def _attendance(dispute: Dispute, looking: Looking) -> Iterator[tuple[Counted, frozenset[Capacity]]]:
    """Each session for each agency of the dispute, with the capacities in which somebody came for it."""
    for round_ in dispute.rounds:
        for number, session in enumerate(round_.sessions, 1):
            if not looking.stretch.covers(session.on):
                continue
            for agency in dispute.agencies:
                came = frozenset(entry.capacity for entry in session.attendance if entry.who == agency)
                item = f"{round_.number}/{number}/{agency}"
                yield piece(dispute, session.on, (agency,), item), came - {Capacity.ABSENT}


@term("sessions")
def sessions(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Sessions of mediation, one for each agency of the dispute."""
    yield from (counted for counted, _ in _attendance(dispute, looking))


@term("sessions-attended")
def sessions_attended(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them to which somebody came for the agency."""
    yield from (counted for counted, came in _attendance(dispute, looking) if came)


@term("sessions-by-head")
def sessions_by_head(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them to which a head of the agency came."""
    yield from (counted for counted, came in _attendance(dispute, looking) if came & set(HEADS))


def _signed(dispute: Dispute, looking: Looking) -> Iterator[tuple[Counted, str]]:
    for agreement in dispute.agreements:
        if looking.stretch.covers(agreement.on):
            for agency in dict.fromkeys(signed.by for signed in agreement.signatures):
                if agency in dispute.agencies:
                    item = f"{agreement.number}/{agency}"
                    yield piece(dispute, agreement.on, (agency,), item), agency


@term("agreements-signed")
def agreements_signed(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Agreements, one for each agency that signed."""
    yield from (counted for counted, _ in _signed(dispute, looking))


@term("agreements-without-minutes")
def agreements_without_minutes(dispute: Dispute, looking: Looking) -> Iterator[Counted]:
    """Those of them without the minutes that the agency's own way of deciding asks for (WX-4.1.1)."""
    for counted, agency in _signed(dispute, looking):
        if not minutes_kept(dispute, looking.center, agency, counted.row.on):
            yield counted
