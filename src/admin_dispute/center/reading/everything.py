"""What an actor may know of everything together: ledger, lists, reports, assessments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

import attrs

from admin_dispute.center.reading.appointments import appointments
from admin_dispute.center.reading.directory import DirectoryRow, bodies
from admin_dispute.center.reading.ledger import Listing, suit_limits_seen
from admin_dispute.center.reading.ledger import Progress as Counted
from admin_dispute.center.reading.liaison import Liaison, several_functions
from admin_dispute.center.reading.one import ReadsOne
from admin_dispute.center.reading.progress import drawn_up
from admin_dispute.center.reading.reports import Reporting
from admin_dispute.center.reading.roster import RosterRow, roster
from admin_dispute.center.reading.streams import every
from admin_dispute.center.reading.tasks import tasks_seen
from admin_dispute.center.reading.visitor import visitor
from admin_dispute.center.rights import Actor
from admin_dispute.domain.assessment.assessment import Assessment, assess
from admin_dispute.domain.assessment.marks import Mark
from admin_dispute.domain.assessment.sheet import Sheet
from admin_dispute.domain.center.meeting import Meeting, MeetingStage
from admin_dispute.domain.center.problem import Problem
from admin_dispute.domain.dispute.suit_limit import SuitLimit
from admin_dispute.domain.errors import BadInput, Fault
from admin_dispute.domain.figures.report import Report, ReportForm
from admin_dispute.domain.figures.stretch import Comparison, Stretch
from admin_dispute.domain.progress import Outstanding, Progress
from admin_dispute.reports.diary import AppointmentRow
from admin_dispute.reports.icalendar import calendar
from admin_dispute.reports.ledger import LedgerQuery
from admin_dispute.reports.row import LedgerRow
from admin_dispute.reports.shipped import shipped
from admin_dispute.reports.tasks import TaskQuery, TaskRow
from admin_dispute.store.records import Records

T = TypeVar("T")


class ReadsAll(ReadsOne):
    """An actor looking over a whole center.

    Raises:
        NotFound: of every list but the roster: nobody is in office or on the roster under that id, and nothing names
            it as an account.
    """

    def _visitor(self, records: Records) -> Actor:
        return visitor(self._center.basis(records), records, self.actor, self._center.today())

    def suit_limits(self, within: int | None = None) -> tuple[SuitLimit, ...]:
        """Return the limits for suing that run, the first to end in front; mediation stops none of them.

        Args:
            within: only those that end within so many days, or before the round that is open may be over.

        Raises:
            BadInput: fewer than none.
        """
        if within is not None and within < 0:
            raise BadInput("bad-input", (Fault("within", "应为不小于零的整数"),), command="limits")
        return suit_limits_seen(self._center, self.actor, within)

    def every(self, type_: type[T]) -> tuple[T, ...]:
        """Return every stream of a kind that this actor may know of (`every(Problem)`), in the order they began.

        Whatever is about a dispute that waits for relief comes first, for whoever may know of the risk. Items within a
        meeting keep their numbers, which are the same for everybody.
        """
        with self._center.records(reading=True) as records:
            return every(records, self._visitor(records), type_)

    def directory(self, on: date | None = None) -> tuple[DirectoryRow, ...]:
        """Return the bodies in the directory on a day, today by default, with who is in office there."""
        with self._center.records(reading=True) as records:
            state, asking = self._center.basis(records).state, self._visitor(records)
            return () if state is None else tuple(bodies(records, state, asking, on or self._center.today()))

    def tasks(self, query: TaskQuery | None = None) -> tuple[TaskRow, ...]:
        """Return the tasks that this actor may see: those of disputes that wait for relief first, then by the last day.

        Args:
            query: which are looked for; every open one where not given.

        Raises:
            BadInput: the directory never had an organisation that is asked for.
        """
        with self._center.records(reading=True) as records:
            basis, asking, asked = self._center.basis(records), self._visitor(records), query or TaskQuery()
            bodies_ever = () if basis.state is None else basis.state.organisations
            if asked.owner is not None and all(body.id != asked.owner for body in bodies_ever):
                raise BadInput("bad-input", (Fault("owner", "名录中没有这个单位"),), command="tasks")
            return tuple(tasks_seen(records, basis, asking, self._center.today(), asked))

    def roster(self, on: date | None = None) -> tuple[RosterRow, ...]:
        """Return the invited mediators: those in term on a day, or every term there was and is.

        The roster is public (特邀调解规定 8): anybody may ask; the load stands in it for those in office only.
        """
        with self._center.records(reading=True) as records:
            basis, today = self._center.basis(records), self._center.today()
            anybody = basis.visitor(self.actor, today)
            return () if basis.state is None else tuple(roster(records, basis.state, anybody, on, today))

    def appointments(self, since: date | None = None, until: date | None = None) -> tuple[AppointmentRow, ...]:
        """Return the appointments of some days (of all, where none is given), those that are this actor's to know of.

        Whoever reads diaries reads all; everybody else his own, and those of his disputes without what they are about.
        Disputes that wait for relief come first, for whoever may know of the risk.

        Raises:
            BadInput: the last day is before the first.
        """
        if since is not None and until is not None and until < since:
            raise BadInput("bad-input", (Fault("until", "末日不能早于首日"),), command="diary")
        with self._center.records(reading=True) as records:
            return appointments(records, self._center.basis(records), self._visitor(records), since, until)

    def calendar(self, since: date | None = None, until: date | None = None) -> bytes:
        """Return the same appointments as an iCalendar file, for a calendar program."""
        return calendar(self.appointments(since, until), self._center.id, self._center.clock.now())

    def ledger(
        self,
        query: LedgerQuery | None = None,
        *,
        after: str | None = None,
        limit: int | None = None,
        progress: Counted | None = None,
    ) -> Iterator[LedgerRow]:
        """Give the ledger row by row, oldest registration first or as the query sorts; of disputes he may know of.

        A party under its account sees its own; columns that are not this actor's to read are empty. No transaction is
        open while you look at a row: you may give commands in between, also on a connection of your own.

        Args:
            query: what is looked for, and in which order; everything where not given.
            after: the dispute of the last row you have; limit: how many rows at most.
            progress: told now and then how many disputes were looked at.

        Raises:
            NotFound: no dispute `after` which to go on. BadInput: a limit below zero.
        """
        if limit is not None and limit < 0:
            raise BadInput("bad-input", (Fault("limit", "应为不小于零的整数"),), command="ledger")
        listing = Listing.of(self._center, self.actor, progress)
        if listing is not None:
            yield from listing.rows(query or LedgerQuery(), after, limit)

    def progress(self, organisation: str | None = None) -> Progress:
        """Return how far the disputes of an organisation are, and its open deadlines, as its data officer may know it.

        Disputes that wait for relief come first, with that as next step, where this actor may know of the risk.

        Args:
            organisation: whose list; his own where not given. Officers of an agency get their own alone.

        Raises:
            NotFound: nobody is in office under that id, or that list is not his to read.
            BadInput: the directory has no such organisation.
        """
        reporting = Reporting.of(self._center, self.actor)
        whose = reporting.whose(organisation, "progress") or reporting.actor.organisation
        if organisation is not None and reporting.state.organisation(organisation, reporting.today) is None:
            raise BadInput("bad-input", (Fault("organisation", "名录中没有这个单位"),), command="progress")
        return drawn_up(self._center, (whose or "",), reporting.today, reporting.actor)[0]

    def overdue(self, organisation: str | None = None) -> tuple[Outstanding, ...]:
        """Return what is late of an organisation, the longest first: of disputes, meetings and every other kind.

        Raises:
            NotFound: as `progress`.
        """
        return self.progress(organisation).overdue

    def liaison(self) -> Liaison:
        """Return what court and bureau share, what comes before their next meeting, and who has several functions.

        Raises:
            NotFound: nobody is in office under that id.
        """
        reporting = Reporting.of(self._center, self.actor)
        policy = reporting.state.policy(reporting.today)
        return Liaison(
            shared=None if policy is None else policy.parameter("shared-information"),
            agenda=tuple(problem for problem in self.every(Problem) if problem.closed is None),
            meetings=tuple(meeting for meeting in self.every(Meeting) if meeting.stage is not MeetingStage.CLOSED),
            conflicts=several_functions(reporting.state, reporting.today),
        )

    def report(
        self,
        form: str | ReportForm,
        stretch: Stretch,
        *,
        comparison: Comparison | None = None,
        agency: str | None = None,
        progress: Counted | None = None,
    ) -> Report:
        """Return a report over a stretch of days as known today: every figure with the disputes behind it, no party.

        Officers of an agency get the figures of their own; no transaction is open while disputes are counted.

        Args:
            form: the name of a shipped report (`source`, `settlement`, `agencies`), or one of a county's own.
            comparison: with what it is compared, where that is another than the form says.
            agency: the one that it is about; progress: told now and then how many disputes were looked at.

        Raises:
            BadInput: no such report or agency, or a stretch without data, unless the form is filed then, too.
            NotFound: nobody is in office under that id, or these figures are not his to read.
        """
        asked = _form(form) if isinstance(form, str) else form
        asked = asked if comparison is None else attrs.evolve(asked, comparison=comparison)
        return Reporting.of(self._center, self.actor).report(asked, stretch, agency, progress)

    def report_again(self, report: Report, *, progress: Counted | None = None) -> Report:
        """Return a report as it was when it was made, from the acts up to the heads that it keeps.

        What was corrected, renamed or entered since is left out: it equals the one that was given.

        Raises:
            NotFound: nobody is in office under that id, or these figures are not his to read.
        """
        return Reporting.of(self._center, self.actor).again(report, progress)

    def assess(
        self,
        stretch: Stretch,
        *,
        sheet: Sheet | None = None,
        marks: Sequence[Mark] = (),
        agency: str | None = None,
        progress: Counted | None = None,
    ) -> Assessment:
        """Return how agencies did over a stretch of days by an assessment sheet, with every step and its disputes.

        Officers of an agency get their own; who had no case, or is of no class, is listed without points.

        Args:
            sheet: the rules; by default the last one that the center's plugins ship.
            marks: points by hand: an agency's own, and those of a review with its reason, which count.
            agency: the one that it is about; progress: told now and then how many disputes were looked at.

        Raises:
            BadInput: no data or no weights for that time, or marks that fit no item, agency or range; each by its path.
            NotFound: nobody is in office under that id, this is not his to read, or there is no sheet.
        """
        rules = self._center.sheet() if sheet is None else sheet
        return Reporting.of(self._center, self.actor).assessment(rules, stretch, marks, agency, progress)

    def assess_again(self, assessment: Assessment, *, progress: Counted | None = None) -> Assessment:
        """Return an assessment of all agencies as it was when it was made, from the acts up to the heads that it keeps.

        Raises:
            NotFound: nobody is in office under that id, or it is not his to read.
        """
        report = Reporting.of(self._center, self.actor).again(assessment.report, progress)
        return assess(assessment.sheet, report, assessment.marks)


def _form(name: str) -> ReportForm:
    reports = shipped().reports
    if name not in reports:
        fault = Fault("form", f"没有这个报表；可选 {'、'.join(reports)}")
        raise BadInput("bad-input", (fault,), command="report")
    return reports[name]
