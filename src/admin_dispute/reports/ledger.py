"""The ledger: one row a dispute, with deadlines and performance as of a given day (WX-3.2.6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from attrs import frozen
from sqlalchemy import Connection, select

from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.deadlines import Deadline, deadlines
from admin_dispute.domain.dispute.obligation import Obligation, Standing
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.periods import Calendar, due
from admin_dispute.store.projection import stored_state
from admin_dispute.store.tables import STATES


@frozen(kw_only=True)
class LedgerRow:
    """A dispute in the ledger; it names agencies and counts people, so that it can be shown around.

    Attributes:
        case_number: the current one, empty where none; parties: how many claimants and third parties.
        lead: who leads (or is responsible); next_due: the earliest open deadline, `provisional` where it can move;
        overdue: how many deadlines have passed; obligations, performed, refused: counts.
        owed: what money is owed under agreements in force, in yuan; paid: what of it was paid.
        late: performed after the day it was due. Dates are legal days.
    """

    dispute: str
    case_number: str
    registered_on: date
    matter: str
    agencies: tuple[str, ...]
    lead: str
    parties: int
    phase: str
    stage: str
    rounds: int
    agreement_on: date | None
    effective_on: date | None
    obligations: int
    performed: int
    refused: int
    late: int
    owed: Decimal
    paid: Decimal
    next_due: date | None
    next_clock: str
    provisional: bool
    overdue: int
    withdrawn_on: date | None
    closed_on: date | None
    outcome: str


def ledger(connection: Connection, center: CenterState, today: date) -> Iterator[tuple[LedgerRow, Dispute]]:
    """Give every dispute of a center with its row, oldest registration first."""
    calendar = Calendar(center.calendar)
    states = (
        select(STATES.c.stream, STATES.c.body, STATES.c.form)
        .where(STATES.c.center == center.id, STATES.c.kind == "dispute")
        .order_by(STATES.c.opened_on, STATES.c.stream)
    )
    for stream, body, form in connection.execute(states):
        dispute: Dispute = stored_state(connection, center.id, "dispute", stream, form, body)
        yield ledger_row(dispute, center, calendar, today), dispute


def ledger_row(dispute: Dispute, center: CenterState, calendar: Calendar, today: date) -> LedgerRow:
    """Return the row of one dispute as of a day."""
    open_now = sorted(deadlines(dispute, calendar), key=lambda deadline: deadline.on)
    next_up = next((deadline for deadline in open_now if deadline.on >= today), None)
    agreement = dispute.agreements[-1] if dispute.agreements else None
    in_force = [owed for owed in dispute.obligations if owed.effective_on is not None]
    numbers = [str(given.number) for given in dispute.numbers if given.voided_on is None]
    leading = dispute.lead or dispute.responsible
    return LedgerRow(
        dispute=dispute.id,
        case_number=numbers[-1] if numbers else "",
        registered_on=dispute.registered_on,
        matter=dispute.matter,
        agencies=tuple(_name(center, agency, today) for agency in dispute.agencies),
        lead="" if leading is None else _name(center, leading, today),
        parties=len(dispute.parties),
        phase=dispute.phase,
        stage=dispute.stage,
        rounds=len(dispute.rounds),
        agreement_on=None if agreement is None else agreement.on,
        effective_on=None if agreement is None else agreement.effective_on,
        obligations=len(in_force),
        performed=sum(owed.standing is Standing.PERFORMED for owed in in_force),
        refused=sum(owed.standing is Standing.REFUSED for owed in in_force),
        late=sum(performed_late(owed, calendar) for owed in in_force),
        owed=sum((owed.amount or Decimal(0) for owed in in_force), Decimal(0)),
        paid=sum((owed.paid for owed in in_force), Decimal(0)),
        next_due=None if next_up is None else next_up.on,
        next_clock="" if next_up is None else next_up.clock,
        provisional=next_up is not None and next_up.provisional,
        overdue=sum(_over(deadline, today) for deadline in open_now),
        withdrawn_on=dispute.withdrawals[-1].on if dispute.withdrawals else None,
        closed_on=None if dispute.closing is None else dispute.closing.on,
        outcome="" if dispute.closing is None else dispute.closing.outcome,
    )


def performed_late(owed: Obligation, calendar: Calendar) -> bool:
    """Say whether an obligation was performed after it was due, judged from the dates alone."""
    if owed.performed_on is None or owed.effective_on is None:
        return False
    if owed.due is not None:
        return owed.performed_on > owed.due
    if owed.within is None:
        return False
    ends = due(owed.effective_on, owed.within, calendar)
    return not ends.provisional and owed.performed_on > ends.on


def _over(deadline: Deadline, today: date) -> bool:
    return deadline.on < today and not deadline.provisional


def _name(center: CenterState, organisation: str, today: date) -> str:
    return center.name_of(organisation, today)
