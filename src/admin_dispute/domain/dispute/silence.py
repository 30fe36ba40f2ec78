"""Silence: what the passing of time does by itself, the same whether or not a job ran to note it (WX-4.1.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from admin_dispute.domain.dispute.agreement import Agreement, Lapse
from admin_dispute.domain.dispute.effect import AgreementFell, AgreementTookEffect
from admin_dispute.domain.dispute.force import Force, GivenForce
from admin_dispute.domain.dispute.ratification import TO_RATIFY
from admin_dispute.domain.dispute.terms import Meaning
from admin_dispute.domain.periods import Calendar, due

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute


def time_passed(dispute: Dispute, on: date, calendar: Calendar) -> tuple[object, ...]:
    """Return what the mere passing of time has done to a dispute by a day, whether or not anybody noted it.

    Silence on a confirmation speaks as the agreement itself says (民法典 158); silence on a request to ratify is a
    refusal (民法典 171). Both speak the day after the last day; of a provisional one after the latest day it can be,
    and that is the day they are then kept under.
    """
    passed: list[object] = []
    for one in dispute.agreements:
        if one.effective_on is None and one.ended_on is None:
            passed += _silence(one, on, calendar)
    return tuple(passed)


def _silence(agreement: Agreement, on: date, calendar: Calendar) -> Iterator[object]:
    asked = agreement.confirming
    if agreement.unratified and agreement.request_received_on is not None:
        ended = due(agreement.request_received_on, TO_RATIFY, calendar).sure
        if ended is not None and ended < on:
            yield AgreementFell(agreement=agreement.number, on=ended, lapse=Lapse.NOT_RATIFIED)
            return
    if asked is None:
        return
    ended = due(agreement.on, asked.within, calendar).sure
    if ended is None or on <= ended:
        return
    if asked.silence is not Meaning.EFFECT:
        again = asked.silence is Meaning.RENEGOTIATE
        yield AgreementFell(agreement=agreement.number, on=ended, lapse=Lapse.SILENCE, renegotiate=again)
    elif not agreement.unratified:
        given = GivenForce(force=Force.SILENCE, on=ended, since=ended)
        yield AgreementTookEffect(agreement=agreement.number, given=given)
