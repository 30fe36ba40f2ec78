"""Filling an entry: administrative disputes from the center's record as known today, civil ones as typed in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from importlib.resources import files

from attrs import frozen

from admin_dispute import (
    Acting,
    BadInput,
    Dispute,
    Duty,
    Fault,
    NotFound,
    Report,
    ReportForm,
    Stretch,
    present,
    report_forms_of,
    resolved,
)
from admin_dispute_beijing.columns import (
    CIVIL,
    CIVIL_SETTLED,
    CONFIRMED,
    DISPUTES,
    DISPUTES_SETTLED,
    HEADS,
    MONEY,
    ORAL,
    PEOPLE,
    PERFORMED,
    WRITTEN,
)
from admin_dispute_beijing.entry import Civil, Entry, Override, Source
from admin_dispute_beijing.kinds import Decided, faults_of, form_of_agreement, kind_of, misplaced, overridden, stage_of

WAN = Decimal(10_000)


@frozen(kw_only=True)
class Counted:
    """What counts of one dispute, by column; its amounts of people and 万元 beside."""

    dispute: str
    columns: tuple[int, ...]
    people: int
    money: Decimal
    overrides: tuple[Override, ...] = ()


def filled(
    acting: Acting, unit: str, stretch: Stretch, civil: Civil | None = None, decided: Sequence[Decided] = ()
) -> Entry:
    """Return the entry of a unit: disputes whose mediation had a result in the stretch, each with one unit.

    A dispute counts for its lead, else for who is responsible, else for the first agency it is about; that of an
    agency that is no more for who went on with its powers.

    Raises:
        BadInput: disputes that fit no column and that nobody decided on, each by its id; decisions twice on a dispute,
            or on one that is not in the stretch, each by its place. NotFound: no such unit.
    """
    report = acting.report(_form(), stretch)
    names = {body.id: body.name for body in report.bodies}
    if unit not in names:
        raise NotFound("no-stream", kind="center", stream=unit)
    if faults := misplaced(decided, report.figure("attempts-ended").disputes):
        raise BadInput("bad-input", faults, command="quarterly-return")
    by_hand = {one.dispute: one for one in decided}
    counted = tuple(_counted(acting, report, unit, by_hand))
    civil = civil or Civil()
    return Entry(
        unit=unit,
        name=names[unit],
        stretch=stretch,
        columns=tuple(_figures(counted, civil)),
        sources=tuple(_sources(counted)),
        overrides=tuple(override for one in counted for override in one.overrides),
    )


def units(acting: Acting, stretch: Stretch) -> tuple[str, ...]:
    """Return who files for a stretch: the agencies of the directory on its last day that can have disputes."""
    return tuple(body.id for body in acting.report(_form(), stretch).bodies)


def _form() -> ReportForm:
    text = files(__package__).joinpath("reports.toml").read_text("utf-8")
    return report_forms_of(text)["quarterly-return"]


def _counted(acting: Acting, report: Report, unit: str, by_hand: Mapping[str, Decided]) -> Iterator[Counted]:
    successors = {former: body.id for body in report.bodies for former in body.formerly}
    settled = report.figure("settled").disputes
    faults: list[Fault] = []
    for id_ in report.figure("attempts-ended").disputes:
        dispute = acting.dispute(id_)
        agency = dispute.lead or dispute.responsible or dispute.agencies[0]
        if successors.get(agency, agency) != unit:
            continue
        faults += faults_of(dispute, by_hand.get(id_))
        if not faults:
            yield _of(dispute, by_hand.get(id_), settled=id_ in settled)
    if faults:
        raise BadInput("bad-input", tuple(faults), command="quarterly-return")


def _of(dispute: Dispute, decided: Decided | None, *, settled: bool) -> Counted:
    columns = [1, DISPUTES, kind_of(dispute, decided) or 0, stage_of(dispute, decided) or 0]
    money = Decimal(0)
    if settled:
        columns += [2, DISPUTES_SETTLED, form_of_agreement(dispute)]
        forces = {given.force for agreement in dispute.agreements for given in agreement.forces}
        columns += [CONFIRMED] if "court-confirmation" in forces else []
        columns += [PERFORMED] if resolved(dispute) else []
        owed = (one.amount for one in dispute.obligations if one.duty is Duty.MONEY and one.effective_on is not None)
        money = sum((amount for amount in owed if amount is not None), Decimal(0)) / WAN
    people = sum(party.people for party in present(dispute))
    reason = "" if decided is None else decided.reason
    overrides = tuple(
        Override(dispute=dispute.id, shown=shown, decided=now, reason=reason)
        for shown, now in overridden(dispute, decided)
    )
    return Counted(dispute=dispute.id, columns=tuple(columns), people=people, money=money, overrides=overrides)


def _figures(counted: Sequence[Counted], civil: Civil) -> Iterator[Decimal]:
    typed = {
        1: sum(civil.kinds), 2: civil.settled, CIVIL: sum(civil.kinds), CIVIL_SETTLED: civil.settled,
        **dict(enumerate(civil.kinds, CIVIL_SETTLED + 1)),
        WRITTEN: civil.written, ORAL: civil.oral, CONFIRMED: civil.confirmed, PERFORMED: civil.performed,
    }  # fmt: skip
    for number in range(1, len(HEADS) + 1):
        if number == PEOPLE:
            yield Decimal(civil.people + sum(one.people for one in counted))
        elif number == MONEY:
            yield civil.money + sum((one.money for one in counted), Decimal(0))
        else:
            yield Decimal(typed.get(number, 0) + sum(number in one.columns for one in counted))


def _sources(counted: Sequence[Counted]) -> Iterator[Source]:
    for number in range(1, len(HEADS) + 1):
        amounts = {PEOPLE: lambda one: one.people > 0, MONEY: lambda one: one.money > 0}
        counts = amounts.get(number, lambda one, number=number: number in one.columns)
        behind = tuple(one.dispute for one in counted if counts(one))
        if behind:
            yield Source(column=number, disputes=behind)
