"""Reports as an actor gets them: of everybody, or of his own agency; read page by page, no transaction in between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.center.clock import legal_day
from admin_dispute.center.grants import table
from admin_dispute.center.reading.ledger import Progress
from admin_dispute.center.rights import Actor, held_freely
from admin_dispute.domain.assessment.assessment import Assessment, assess, form_of, only
from admin_dispute.domain.assessment.faults import faults_of_marks, faults_of_year
from admin_dispute.domain.assessment.marks import Mark
from admin_dispute.domain.assessment.sheet import Sheet
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.errors import BadInput, Fault, NotFound
from admin_dispute.domain.figures.compiling import Frame, Seen, compiled, seen
from admin_dispute.domain.figures.report import Report, ReportForm
from admin_dispute.domain.figures.stretch import Stretch
from admin_dispute.domain.periods import Calendar
from admin_dispute.reports.ledger import Place
from admin_dispute.reports.reading import center_at, standing, stood

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


@frozen(eq=False)
class Reporting:
    """One actor asking for reports of a center."""

    center: Center
    state: CenterState
    version: int
    actor: Actor
    today: date

    @classmethod
    def of(cls, center: Center, who: str | Actor) -> Reporting:
        """Return the reporting of who asks.

        Raises:
            NotFound: the center was never founded, or nobody is in office under that id.
        """
        today = legal_day(center.clock.now())
        with center.records(reading=True) as records:
            basis = center.basis(records)
            actor = basis.actor(who, today)
        if basis.state is None:
            raise NotFound("no-actor", actor=actor.id)
        return cls(center, basis.state, basis.version, actor, today)

    def whose(self, agency: str | None, what: str) -> str | None:
        """Return the agency that a report is about: the one asked for, or his own where he may see no other.

        Args:
            what: the row of the table of rights: figures, assessment or progress.

        Raises:
            NotFound: the figures of that agency, or any figures, are not his to read.
        """
        grants = table()["figures"][what]
        if any(held_freely(grant, self.actor) for grant in grants):
            return agency
        own = any(grant.relation == "own-office" and grant.role in self.actor.roles for grant in grants)
        if not own or self.actor.organisation is None or agency not in (None, self.actor.organisation):
            raise NotFound("no-figures", actor=self.actor.id)
        return self.actor.organisation

    def report(self, form: ReportForm, stretch: Stretch, agency: str | None, progress: Progress | None) -> Report:
        """Return a report as known today.

        Raises:
            NotFound: it is not his to read. BadInput: no such agency, or nothing counts in that stretch.
        """
        whose = self.whose(agency, "figures")
        report = self.compiled(form, stretch, whose, progress)
        if not (report.read or form.nil_return):
            raise BadInput("bad-input", (_nothing(report),), command="report")
        return report

    def compiled(self, form: ReportForm, stretch: Stretch, agency: str | None, progress: Progress | None) -> Report:
        """Return a report on an agency, or on all; who may see it is settled."""
        [report] = self.together((form,), stretch, agency, progress)
        return report

    def together(
        self, forms: Sequence[ReportForm], stretch: Stretch, agency: str | None = None, progress: Progress | None = None
    ) -> tuple[Report, ...]:
        """Return several reports that are counted in one reading: a dispute stands in all of them as it stood once."""
        self._sensible(stretch, agency)
        frames = [
            Frame(
                form=form, center=self.state, calendar=Calendar(self.state.calendar), version=self.version,
                stretch=stretch, as_of=self.today, agency=agency,
            )
            for form in forms
        ]  # fmt: skip
        looked: list[list[Seen]] = [[] for _ in frames]
        after: Place | None = None
        while True:
            with self.center.transaction(reading=True) as connection:
                found = standing(connection, self.center.id, after, self.center.page)
            for frame, of_frame in zip(frames, looked, strict=True):
                of_frame.extend(seen(frame, dispute, version) for _, dispute, version in found)
            if progress is not None:
                progress(len(looked[0]))
            if len(found) < self.center.page:
                return tuple(compiled(frame, of_frame) for frame, of_frame in zip(frames, looked, strict=True))
            after = found[-1][0]

    def assessment(
        self, sheet: Sheet, stretch: Stretch, marks: Sequence[Mark], agency: str | None, progress: Progress | None
    ) -> Assessment:
        """Return an assessment as known today; of his own agency alone where he may see no other.

        Raises:
            NotFound: it is not his to read. BadInput: a stretch without data or weights, or marks that fit nothing.
        """
        whose = self.whose(agency, "assessment")
        report = self.compiled(form_of(sheet), stretch, None, progress)
        faults = [*faults_of_year(sheet, stretch.last.year), *faults_of_marks(sheet, marks, report)]
        if whose is not None and whose not in {body.id for body in report.bodies}:
            faults.append(Fault("agency", "考核的机关中没有这个机关"))
        if not any(body.cases for body in report.bodies):
            faults = [_nothing(report)]
        if faults:
            raise BadInput("bad-input", tuple(faults), command="assess")
        assessed = assess(sheet, report, marks)
        return assessed if whose is None else only(assessed, whose)

    def again(self, report: Report, progress: Progress | None) -> Report:
        """Return a report again as it was, from the acts up to the heads that it keeps.

        Raises:
            NotFound: it is not his to read.
        """
        if self.whose(report.agency, "figures") != report.agency:  # one on all is not his who sees his own alone
            raise NotFound("no-figures", actor=self.actor.id)
        looked: list[Seen] = []
        with self.center.transaction(reading=True) as connection:
            state = center_at(connection, self.center.id, report.center)
            frame = Frame(
                form=report.form, center=state, calendar=Calendar(state.calendar), version=report.center,
                stretch=report.stretch, as_of=report.as_of, agency=report.agency,
            )  # fmt: skip
            for dispute, version in stood(connection, self.center.id, report.read):
                looked.append(seen(frame, dispute, version))
                if progress is not None:
                    progress(len(looked))
        return attrs.evolve(compiled(frame, looked), matters=report.matters)

    def _sensible(self, stretch: Stretch, agency: str | None) -> None:
        faults = []
        if stretch.last < self.state.founded_on:
            faults.append(Fault("last", f"中心于{self.state.founded_on}设立，此前没有数据"))
        if stretch.first > self.today:
            faults.append(Fault("first", f"今天是{self.today}，该期间尚无数据"))
        known = {body.id for body in self.state.organisations}
        if agency is not None and agency not in known:
            faults.append(Fault("agency", "名录中没有这个机关"))
        if faults:
            raise BadInput("bad-input", tuple(faults), command="report")


def _nothing(report: Report) -> Fault:
    """What is said of a stretch without data: nobody is to take zeros for figures."""
    whose = "" if report.agency is None else f"{report.bodies[0].name}在"
    since = "" if report.compared is None else "和比较期"
    return Fault("stretch", f"{whose}该期间{since}没有任何可以计数的争议，不能出具数字")
