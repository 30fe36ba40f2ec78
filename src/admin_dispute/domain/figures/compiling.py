"""Compiling a report: of each dispute what counts is kept, and at the end rows become figures; pure on both ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

import attrs
from attrs import frozen

from admin_dispute.domain.center.directory import OrganisationKind
from admin_dispute.domain.dispute.intake import Matter
from admin_dispute.domain.dispute.links import Link, together
from admin_dispute.domain.figures.counting import Looking, SourceRow
from admin_dispute.domain.figures.indicator import Figure, Indicator, figure
from admin_dispute.domain.figures.report import Body, Breakdown, MatterName, ReadHead, Report, ReportForm
from admin_dispute.domain.figures.stretch import Stretch
from admin_dispute.domain.figures.terms import TERMS
from admin_dispute.domain.parameters import Parameter
from admin_dispute.domain.periods import Calendar
from admin_dispute.domain.words import worded

if TYPE_CHECKING:
    from admin_dispute.domain.center.state import CenterState
    from admin_dispute.domain.dispute.state import Dispute

NOT_REPORTED_ON = (OrganisationKind.COURT, OrganisationKind.PROCURATORATE, OrganisationKind.CENTER)
"""Bodies that no dispute is about."""


@frozen(eq=False, kw_only=True)
class Frame:
    """What a report is compiled in: its form, the center as it stood, the days, and whom it is about.

    Attributes:
        calendar: the center's; version: of the center's own stream; agency: the one that it is about, None for all.
    """

    form: ReportForm
    center: CenterState
    calendar: Calendar
    version: int
    stretch: Stretch
    as_of: date
    agency: str | None = None

    @property
    def day(self) -> date:
        """The day whose directory counts: the last one, or the day of looking where that comes first."""
        return min(self.stretch.last, self.as_of)

    @property
    def stretches(self) -> tuple[tuple[Stretch, bool], ...]:
        """The stretch itself, and the one it is compared with, told apart by whether it is the earlier one."""
        compared = self.stretch.compared(self.form.comparison)
        return ((self.stretch, False),) if compared is None else ((self.stretch, False), (compared, True))

    @property
    def stated(self) -> tuple[Parameter, ...]:
        """The parameters that its indicators are divided by, as the policy of the last day states them."""
        named = dict.fromkeys(one.per for one in self.form.indicators if one.per is not None)
        found = (self._parameter(name, self.day) for name in named)
        return tuple(one for one in found if one is not None)

    def divisor(self, indicator: Indicator, *, earlier: bool) -> Decimal | None:
        """Return what an indicator is divided by in place of rows: zero where nobody stated it, else None."""
        if indicator.per is None:
            return None
        compared = self.stretch.compared(self.form.comparison)
        stated = self._parameter(indicator.per, compared.last if earlier and compared is not None else self.day)
        return Decimal(0) if stated is None else Decimal(stated.value)

    def _parameter(self, name: str, day: date) -> Parameter | None:
        policy = self.center.policy(day)
        return None if policy is None else policy.parameter(name)

    def answering(self, agency: str) -> str:
        """Return who answers for an agency's disputes: itself, or who went on with its powers."""
        successor = None if self.center.organisation(agency, self.day) else self.center.successor(agency, self.day)
        return agency if successor is None else successor.id


@frozen(kw_only=True)
class Kept:
    """A row of a term, of the stretch or the earlier one, with whose and what it is."""

    code: str
    earlier: bool
    row: SourceRow
    agencies: tuple[str, ...]
    matter: Matter


@frozen(kw_only=True)
class Seen:
    """What is kept of a dispute that was looked at, at a version."""

    id: str
    links: tuple[Link, ...]
    version: int
    kept: tuple[Kept, ...]


def seen(frame: Frame, dispute: Dispute, version: int) -> Seen:
    """Return what counts in a dispute."""
    kept = tuple(_kept(frame, dispute))
    return Seen(id=dispute.id, links=dispute.links, version=version, kept=kept)


def _kept(frame: Frame, dispute: Dispute) -> Iterator[Kept]:
    for stretch, earlier in frame.stretches:
        looking = Looking(stretch, frame.as_of, frame.center, frame.calendar)
        for code in _codes(frame.form):
            for counted in TERMS[code].count(dispute, looking):
                agencies = tuple(dict.fromkeys(map(frame.answering, counted.agencies)))
                if frame.agency is None or frame.agency in agencies:
                    row, matter = counted.row, dispute.matter
                    yield Kept(code=code, earlier=earlier, row=row, agencies=agencies, matter=matter)


CASES = "registered"
"""What is counted in every report: who has a dispute has cases, whatever else there is to say of them."""


def _codes(form: ReportForm) -> tuple[str, ...]:
    return tuple(dict.fromkeys((CASES, *(code for indicator in form.indicators for code in indicator.terms))))


def compiled(frame: Frame, looked_at: Sequence[Seen]) -> Report:
    """Return the report over everything that was looked at."""
    first = {member: group[0] for group in together(looked_at) for member in group}
    kept = [attrs.evolve(one, row=attrs.evolve(one.row, series=first[one.row.dispute]))
            for looked in looked_at for one in looked.kept]  # fmt: skip
    bodies = tuple(_bodies(frame, frozenset(agency for one in kept for agency in one.agencies)))
    rows = _by_place(kept)
    counting = {first[one.row.dispute] for one in kept}
    figures = tuple(_figures(frame, bodies, rows, earlier=False))
    return Report(
        form=frame.form,
        center_name=frame.center.name,
        stretch=frame.stretch,
        compared=frame.stretch.compared(frame.form.comparison),
        as_of=frame.as_of,
        agency=frame.agency,
        bodies=bodies,
        figures=figures,
        before=tuple(_figures(frame, bodies, rows, earlier=True)) if len(frame.stretches) > 1 else (),
        center=frame.version,
        parameters=frame.stated,
        matters=tuple(
            MatterName(code=code, name=worded(Matter(code)))
            for code in dict.fromkeys(one.matter for one in figures)
            if code
        ),
        read=tuple(
            ReadHead(stream=looked.id, version=looked.version) for looked in looked_at if first[looked.id] in counting
        ),
    )


_Rows: TypeAlias = dict[tuple[str, bool, str, str], list[SourceRow]]


def _by_place(kept: Sequence[Kept]) -> _Rows:
    """Rows by term, stretch, agency and matter; each in the whole, too, and in each of the two by itself."""
    rows: _Rows = {}
    for one in kept:
        for agency in ("", *one.agencies):
            for matter in ("", str(one.matter)):
                rows.setdefault((one.code, one.earlier, agency, matter), []).append(one.row)
    return rows


def _bodies(frame: Frame, having: frozenset[str]) -> Iterator[Body]:
    """Every agency that can have disputes, by its id; those that are no more where they had some."""
    standing = {body.id: body for body in frame.center.standing(frame.day) if body.kind not in NOT_REPORTED_ON}
    former = [body.id for body in frame.center.organisations if frame.answering(body.id) != body.id]
    for id_ in sorted({*standing, *having} if frame.agency is None else {frame.agency}):
        yield Body(
            id=id_,
            name=frame.center.name_of(id_, frame.day),
            kind=str(standing[id_].kind) if id_ in standing else "",
            cases=id_ in having,
            formerly=tuple(dict.fromkeys(one for one in former if frame.answering(one) == id_)),
        )


def _figures(frame: Frame, bodies: tuple[Body, ...], rows: _Rows, *, earlier: bool) -> Iterator[Figure]:
    for agency, matter in _asked(frame.form, bodies, rows):
        for indicator in frame.form.indicators:
            named = {code: rows.get((code, earlier, agency, matter), []) for code in indicator.terms}
            yield figure(indicator, named, agency, matter, frame.divisor(indicator, earlier=earlier))


def _asked(form: ReportForm, bodies: tuple[Body, ...], rows: _Rows) -> Iterator[tuple[str, str]]:
    """Agency and matter of every figure: zero rows stay, of agencies times matters only what happened."""
    yield "", ""
    agencies = tuple(body.id for body in bodies if body.cases)
    matters = tuple(map(str, Matter))
    happened = {(agency, matter) for *_, agency, matter in rows}
    for breakdown in form.breakdowns:
        match breakdown:
            case Breakdown.AGENCY:
                yield from ((agency, "") for agency in agencies)
            case Breakdown.MATTER:
                yield from (("", matter) for matter in matters)
            case Breakdown.AGENCY_AND_MATTER:
                pairs = ((agency, matter) for agency in agencies for matter in matters)
                yield from (pair for pair in pairs if pair in happened)
