"""A row of the ledger: one dispute after a court's practice, with its four lines as of a given day (WX-3.2.6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import Any

from attrs import frozen

from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.deadline import Clock, Deadline
from admin_dispute.domain.dispute.agencies import AgencyRole
from admin_dispute.domain.dispute.answers import Answer
from admin_dispute.domain.dispute.challenged import Validity
from admin_dispute.domain.dispute.claims import ClaimKind
from admin_dispute.domain.dispute.closing import Outcome
from admin_dispute.domain.dispute.coordinator import coordinator_of
from admin_dispute.domain.dispute.deadlines import deadlines
from admin_dispute.domain.dispute.due_dates import Count, performed_late
from admin_dispute.domain.dispute.enforcement.resting import rests
from admin_dispute.domain.dispute.handover import days_to_handover, days_waiting
from admin_dispute.domain.dispute.intake import Matter, Phase, Source
from admin_dispute.domain.dispute.obligation import Standing
from admin_dispute.domain.dispute.parties import PartyRole, StandsFor, present
from admin_dispute.domain.dispute.proceedings import ProceedingEnd, pending
from admin_dispute.domain.dispute.resolution import Resolution, obligations_in_force, open_promises, resolution
from admin_dispute.domain.dispute.risk import RiskGround, standing_grounds
from admin_dispute.domain.dispute.rounds import Ending, latest_round
from admin_dispute.domain.dispute.special import SpecialKind
from admin_dispute.domain.dispute.stage import Stage
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.periods import Calendar, due
from admin_dispute.domain.words import term, worded


@frozen(kw_only=True)
class LedgerRow:
    """A dispute in the ledger; its columns stand in the order of the spreadsheet.

    Attributes:
        case_number: the current number here; file_numbers: those of its proceedings elsewhere.
        claimants, third_parties: names, as far as the actor may read them; parties: how many there are, whoever asks.
        people: persons behind them, as far as they are counted; files: proceedings, each a file of its own.
        challenged: what is challenged, in words, as far as the actor may read them.
        agencies: what it is about; other_agencies: others with a part in it, each with its role.
        lead: who leads (or is responsible); coordinator: the officer assigned to it, by his id.
        refusals: how often somebody refused mediation.
        round_ended, round_ended_on: how the latest round ended; proceedings_ended: how each that is over did;
        files_pending: how many are not over. handover_days: calendar days from the ending of the latest attempt to the
        handover of the file, handover_waiting: since that ending, where nothing was handed over.
        force: what gave the latest agreement its effect. claimed: what is asked for in money, in yuan.
        obligations, performed, refused: those in force that nobody released; set off is performed (民法典 568).
        late: performed after the day they were due.
        open_promises: in force without any day, and not performed; owed, paid: under agreements in force, in yuan.
        validity: what became of each challenged act or judgment.
        next_due: the earliest deadline to come, `provisional` where it can move, `next_hours`: how many it is
        counted in where it is hours, over by 24:00 of that day; overdue: how many have passed,
        overdue_since: the earliest of them, overdue_days: days (natural ones) since then, overdue_clock: what for.
        risk: grounds of the marks that stand; relief_due: by when a measure was due that is not recorded,
            `relief_provisional` where that day can move.
        special: kinds of sensitive and group case; tasks: those that are open.
        Dates are legal days.
    """

    dispute: str
    case_number: str
    file_numbers: tuple[str, ...]
    registered_on: date
    source: Source
    phase: Phase
    matter: Matter
    challenged: tuple[str, ...]
    claimants: tuple[str, ...]
    third_parties: tuple[str, ...]
    parties: int
    people: int
    files: int
    agencies: tuple[str, ...]
    other_agencies: tuple[str, ...]
    lead: str
    coordinator: str
    stage: Stage
    refusals: int
    rounds: int
    round_ended: Ending | None
    round_ended_on: date | None
    files_pending: int
    proceedings_ended: tuple[ProceedingEnd, ...]
    handover_days: int | None
    handover_waiting: int | None
    withdrawn_on: date | None
    agreement_on: date | None
    force: str
    effective_on: date | None
    claimed: Decimal
    obligations: int
    performed: int
    refused: int
    late: int
    open_promises: int
    resolution: Resolution
    owed: Decimal
    paid: Decimal
    validity: tuple[Validity, ...]
    next_due: date | None
    next_clock: Clock | None
    provisional: bool
    next_hours: int | None
    overdue: int
    overdue_since: date | None
    overdue_clock: Clock | None
    overdue_days: int
    closed_on: date | None
    outcome: Outcome | None
    risk: tuple[RiskGround, ...] = ()
    relief_due: date | None = None
    relief_provisional: bool = False
    special: tuple[SpecialKind, ...] = ()
    tasks: int = 0


def ledger_row(
    dispute: Dispute,
    center: CenterState,
    calendar: Calendar,
    today: date,
    behind: Mapping[str, str],
    seen: Callable[[tuple[Deadline, ...]], tuple[Deadline, ...]] = tuple,
) -> LedgerRow:
    """Return the row of one dispute as of a day.

    Args:
        behind: names and texts by their reference's id; who is not in it is counted, not named.
        seen: which of its deadlines are for the eyes of whoever asks; all of them where not given.
    """
    running = deadlines(dispute, calendar)
    columns = (
        _identity(dispute, behind),
        _people(dispute, behind),
        _bodies(dispute, center, today),
        _work(dispute, today),
        _settlement(dispute),
        _performance(dispute, partial(due, calendar=calendar)),
        _clocks(seen(running), today),
        _marks(dispute, running),
    )
    return LedgerRow(**dict(chain.from_iterable(group.items() for group in columns)))


Columns = dict[str, Any]
"""Some columns of a row by their names."""


def _identity(dispute: Dispute, behind: Mapping[str, str]) -> Columns:
    numbers = [str(given.number) for given in dispute.numbers if given.voided_on is None]
    return {
        "dispute": dispute.id,
        "case_number": numbers[-1] if numbers else "",
        "file_numbers": tuple(str(kept.number) for kept in dispute.proceedings if kept.number is not None),
        "registered_on": dispute.registered_on,
        "source": dispute.source,
        "phase": dispute.phase,
        "matter": dispute.matter,
        "challenged": tuple(told for one in dispute.challenged if (told := behind.get(one.what.id))),  # type: ignore[union-attr]  # stored
    }


def _people(dispute: Dispute, names: Mapping[str, str]) -> Columns:
    parties = present(dispute)
    return {
        "claimants": _named(dispute, PartyRole.CLAIMANT, names),
        "third_parties": _named(dispute, PartyRole.THIRD_PARTY, names),
        "parties": len(parties),
        "people": sum(party.people for party in parties if party.stands_for is not StandsFor.UNNAMED),
    }


def _bodies(dispute: Dispute, center: CenterState, today: date) -> Columns:
    leading = dispute.lead or dispute.responsible
    coordinating = coordinator_of(dispute)
    return {
        "agencies": tuple(center.name_of(agency, today) for agency in dispute.agencies),
        "other_agencies": _with_roles(dispute, center, today),
        "lead": "" if leading is None else center.name_of(leading, today),
        "coordinator": "" if coordinating is None else coordinating.officer,
    }


def _work(dispute: Dispute, today: date) -> Columns:
    """How mediation and proceedings stand, and what became of the challenged acts."""
    round_ = latest_round(dispute)
    return {
        "stage": dispute.stage,
        "refusals": sum(consent.answer is Answer.REFUSED for consent in dispute.consents),
        "rounds": len(dispute.rounds),
        "round_ended": None if round_ is None else round_.ending,
        "round_ended_on": None if round_ is None else round_.ended,
        "files": len(dispute.proceedings),
        "files_pending": len(pending(dispute)),
        "proceedings_ended": tuple(kept.ended.how for kept in dispute.proceedings if kept.ended is not None),
        "handover_days": days_to_handover(dispute),
        "handover_waiting": days_waiting(dispute, today),
        "validity": tuple(act.validity for act in dispute.challenged),
        "closed_on": None if dispute.closing is None else dispute.closing.on,
        "outcome": None if dispute.closing is None else dispute.closing.outcome,
    }


def _settlement(dispute: Dispute) -> Columns:
    agreement = dispute.agreements[-1] if dispute.agreements else None
    forces = () if agreement is None else agreement.forces
    return {
        "withdrawn_on": dispute.withdrawals[-1].on if dispute.withdrawals else None,
        "agreement_on": None if agreement is None else agreement.on,
        "force": term("force", forces[-1].force) if forces else "",
        "effective_on": None if agreement is None else agreement.effective_on,
        "claimed": _yuan(claim.claimed for claim in dispute.claims if claim.kind is ClaimKind.FORMAL),
        "resolution": resolution(dispute),
    }


def _performance(dispute: Dispute, count: Count) -> Columns:
    in_force = [owed for owed in obligations_in_force(dispute) if owed.standing is not Standing.RELEASED]
    return {
        "obligations": len(in_force),
        "performed": sum(owed.standing in (Standing.PERFORMED, Standing.SET_OFF) for owed in in_force),
        "refused": sum(owed.standing is Standing.REFUSED and not rests(dispute, owed.id) for owed in in_force),
        "late": sum(performed_late(dispute, owed, count) for owed in in_force),
        "open_promises": len(open_promises(dispute)),
        "owed": _yuan(owed.amount for owed in in_force),
        "paid": _yuan(owed.paid for owed in in_force),
    }


def _clocks(running: Iterable[Deadline], today: date) -> Columns:
    """The earliest deadline to come, and those that have passed for certain; a provisional one may come yet."""
    in_order = sorted(running, key=lambda deadline: deadline.on)
    coming = next((deadline for deadline in in_order if not deadline.last.over(today)), None)
    passed = [deadline for deadline in in_order if deadline.last.over(today)]
    oldest = passed[0] if passed else None
    return {
        "next_due": None if coming is None else coming.on,
        "next_clock": None if coming is None else coming.clock,
        "provisional": coming is not None and coming.provisional,
        "next_hours": None if coming is None else coming.hours,
        "overdue": len(passed),
        "overdue_since": None if oldest is None else oldest.on,
        "overdue_clock": None if oldest is None else oldest.clock,
        "overdue_days": 0 if oldest is None else (today - (oldest.latest or oldest.on)).days,
    }


def _marks(dispute: Dispute, running: Iterable[Deadline]) -> Columns:
    waits = min((one for one in running if one.clock is Clock.RISK), key=lambda one: one.on, default=None)
    return {
        "risk": standing_grounds(dispute.risks),
        "relief_due": None if waits is None else waits.on,
        "relief_provisional": waits is not None and waits.provisional,
        "special": tuple(special.kind for special in dispute.specials if special.ended_on is None),
        "tasks": sum(task.open for task in dispute.tasks),
    }


def _named(dispute: Dispute, role: PartyRole, names: Mapping[str, str]) -> tuple[str, ...]:
    asked = (party.person.id for party in present(dispute) if party.role is role)  # type: ignore[union-attr]  # stored
    return tuple(names[person] for person in asked if person in names)


_SAID_ELSEWHERE = (AgencyRole.RESPONDENT, AgencyRole.IN_CHARGE, AgencyRole.LEAD)


def _with_roles(dispute: Dispute, center: CenterState, today: date) -> tuple[str, ...]:
    parts = (part for part in dispute.agency_parts if part.until is None and part.role not in _SAID_ELSEWHERE)
    return tuple(f"{center.name_of(part.agency, today)}（{worded(part.role)}）" for part in parts)


def _yuan(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))
