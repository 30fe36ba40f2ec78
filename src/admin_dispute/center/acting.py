"""What an actor can do in a center: give commands, ask what may be done, read what is his to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
from attrs import frozen

from admin_dispute.center import execution
from admin_dispute.center.appointments import appointments
from admin_dispute.center.basis import Basis
from admin_dispute.center.circulars import CircularToday, circular_today, counted_for
from admin_dispute.center.clock import legal_day
from admin_dispute.center.explaining import Decision, decisions
from admin_dispute.center.following import follow
from admin_dispute.center.liaison import Liaison, several_functions
from admin_dispute.center.listing import Listing, suit_limits_seen
from admin_dispute.center.listing import Progress as Counted
from admin_dispute.center.mediators import RosterRow, roster
from admin_dispute.center.naming import Names, names_in
from admin_dispute.center.offering import Option, options, step_for
from admin_dispute.center.progress import drawn_up
from admin_dispute.center.reporting import Reporting
from admin_dispute.center.request import Request, checked_key, requested
from admin_dispute.center.rights import Actor, always, granted, guarded, may_know, may_read
from admin_dispute.center.seeing import View, clocks_seen, may_open, view
from admin_dispute.center.streams import every, kind_and_state, shown
from admin_dispute.center.task_list import tasks_seen
from admin_dispute.domain.act import COMMANDS
from admin_dispute.domain.assessment.assessment import Assessment, assess
from admin_dispute.domain.assessment.marks import Mark
from admin_dispute.domain.assessment.sheet import Sheet
from admin_dispute.domain.center.meeting import Meeting, MeetingStage
from admin_dispute.domain.center.problem import Problem
from admin_dispute.domain.circular.content import CircularContent
from admin_dispute.domain.deadline import Deadline
from admin_dispute.domain.dispute.deadlines import deadlines, foreseen, round_ends
from admin_dispute.domain.dispute.reckonings import reckonings
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.dispute.suit_limit import SuitLimit, suit_limits
from admin_dispute.domain.enforcement import EnforcementOutlook, enforcement, seen_of
from admin_dispute.domain.errors import BadInput, Fault, NotFound, Refused, StoreFault
from admin_dispute.domain.figures.report import Report, ReportForm
from admin_dispute.domain.figures.stretch import Comparison, Stretch
from admin_dispute.domain.law import Law
from admin_dispute.domain.next_step import NextStep
from admin_dispute.domain.progress import Outstanding, Progress
from admin_dispute.domain.reckoning import Reckoning
from admin_dispute.domain.ruling import Ruling
from admin_dispute.domain.values import Person, PersonRef, TextRef
from admin_dispute.reports.diary import AppointmentRow
from admin_dispute.reports.icalendar import calendar
from admin_dispute.reports.ledger import LedgerQuery
from admin_dispute.reports.row import LedgerRow
from admin_dispute.reports.shipped import shipped
from admin_dispute.reports.tasks import TaskQuery, TaskRow
from admin_dispute.store.records import Head, Records
from admin_dispute.store.references import body_digest, open_value
from admin_dispute.store.replay import opened

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


T = TypeVar("T")


@frozen(kw_only=True)
class Found:
    """What an external id leads to: an object of a dispute (`p1`; `dispute` itself), or of the directory (None)."""

    dispute: str | None
    object: str


@frozen(kw_only=True)
class Outlook:
    """What lies ahead of a dispute as of a day: its next step (None: nothing is left), deadlines, limits for suing."""

    next_step: NextStep | None
    deadlines: tuple[Deadline, ...]
    today: date
    suit_limits: tuple[SuitLimit, ...] = ()


class Acting:
    """An actor at work in one center."""

    def __init__(self, center: Center, actor: str | Actor) -> None:
        self._center = center
        self.actor = actor
        self._id = actor if isinstance(actor, str) else actor.id

    def execute(self, command: Any, *, key: str | None = None, expect: int | None = None) -> execution.Done:
        """Carry out a command: written whole, or refused whole with one row in the journal of refusals.

        Args:
            command: a command value (`RegisterDispute(...)`).
            key: an idempotency key of 1 to 128 characters: given again by the same actor with the same command it
                answers the same and does nothing, also where the act was corrected or annulled meanwhile.
            expect: the version of the dispute you looked at; another one is a conflict.

        Raises:
            Refused: something stands against it; `error.ruling` says what and what would remove it.
            BadInput: a field is of the wrong type. NotFound: no such dispute or actor.
            Conflict: the key belongs to another command or actor, or the version moved on.
            PluginFault: a plugin that must answer failed. StoreFault: the database failed; nothing was written.
        """
        checked_key(key)
        try:
            return self._execute(command, key, expect)
        except StoreFault as fault:
            if fault.code != "store-doubled":
                raise
            return self._execute(command, key, expect)  # another act took the key or number first: judge anew

    def _execute(self, command: Any, key: str | None, expect: int | None) -> execution.Done:
        center = self._center
        request = requested(command, center.id)
        circular = counted_for(center, self.actor, request)
        with center.records() as records:
            secret, algorithm = center.settings(records)
            body = "" if key is None else body_digest(secret, command, self._id)
            remembered = center.memory.of(request.stream)
            found = execution.standing(records, request, key, remembered[0], lock=True, expect=expect)
            if key is not None and found.key_used:
                return execution.repeated(records, key, body)
            basis = center.basis(records, found.center)
            state = execution.state_at(records, request, found.head, remembered)
            attempt, ruling = self._ruled(request, found.head, state, basis, records, circular)
            if ruling.allowed:
                written = execution.write(attempt, ruling, basis, records, algorithm)
                if key is not None:
                    records.add_key(key, body, request.form.kind, request.stream, written.number)
                follow(center, records, basis, request.stream, written)
            else:
                execution.refuse(attempt, ruling, records, algorithm)
        if not ruling.allowed:
            raise Refused(ruling)
        center.memory.put(request.stream, written.digest, written.state)
        return execution.Done(stream=request.stream, version=written.number, ruling=ruling)

    def _ruled(
        self,
        request: Request,
        head: Head | None,
        state: Any,
        basis: Basis,
        records: Records,
        circular: CircularContent | None,
    ) -> tuple[execution.Attempt, Ruling]:
        """Judge a request where it stands."""
        at = self._center.clock.now()
        attempt = execution.prepared(request, head, state, records, basis, self.actor, at, circular)
        return attempt, execution.ruling_on(attempt, execution.judged(attempt, basis, records))

    def may(self, command: Any) -> Ruling:
        """Ask whether a command would be allowed now; nothing is written.

        Returns:
            The ruling: allowed with its grounds and warnings, or the objections with what would remove each.

        Raises:
            BadInput: a field is of the wrong type. NotFound: no such dispute or actor.
        """
        request = requested(command, self._center.id)
        circular = counted_for(self._center, self.actor, request)
        with self._center.records(reading=True) as records:
            remembered = self._center.memory.of(request.stream)
            found = execution.standing(records, request, None, remembered[0], lock=False)
            state = execution.state_at(records, request, found.head, remembered)
            basis = self._center.basis(records, found.center)
            return self._ruled(request, found.head, state, basis, records, circular)[1]

    def options(self, dispute: str) -> tuple[Option, ...]:
        """List the commands that this actor may give: ready, still in need of something, or out of stage.

        The next step of the dispute stands first and says why.
        """
        with self._center.records(reading=True) as records:
            actor, state, basis, law = self._asking(records, dispute)
            return () if basis.state is None else options(actor, state, basis, law, basis.state)

    def outlook(self, dispute: str) -> Outlook:
        """Return the next step of a dispute and its open deadlines, those that have passed among them."""
        with self._center.records(reading=True) as records:
            actor, state, basis, law = self._asking(records, dispute)
            step = None if basis.state is None else step_for(actor, state, basis, law, basis.state)
            may_know = granted("ledger", "next_due", actor, state)
            seen = clocks_seen(actor, state, deadlines(state, basis.calendar)) if may_know else ()
            running = foreseen(state, seen, law.on)
            suing = suit_limits(state, law.on, round_ends(state, basis.calendar)) if may_know else ()
            return Outlook(next_step=step, deadlines=running, today=law.on, suit_limits=suing)

    def enforcement(self, dispute: str) -> EnforcementOutlook:
        """Return what can be enforced today: by obligation the measures that are open, and what the others lack.

        Of measures on file only those appear that this actor may read.
        """
        with self._center.records(reading=True) as records:
            actor, state, basis, law = self._asking(records, dispute)
            outlook = enforcement(state, law, basis.table.citing)
            return seen_of(outlook, view(actor, state).dispute)

    def suit_limits(self, within: int | None = None) -> tuple[SuitLimit, ...]:
        """Return the limits for suing that run, the first to end in front; mediation stops none of them.

        Args:
            within: only those that end within so many days, or before the round that is open may be over.
        """
        return suit_limits_seen(self._center, self.actor, within)

    def reckonings(self, stream: str) -> tuple[Reckoning, ...]:
        """Return each open deadline of a dispute with the steps that lead to its last day.

        None to whom deadlines are not shown, and none for what is no dispute.
        """
        with self._center.records(reading=True) as records:
            actor, _, state = self._known(records, stream)
            if not isinstance(state, Dispute) or not granted("ledger", "next_due", actor, state):
                return ()
            return reckonings(state, self._center.basis(records).calendar)

    def _asking(self, records: Records, dispute: str) -> tuple[Actor, Dispute, Basis, Law]:
        actor, state = self._looking(records, dispute)
        basis = self._center.basis(records)
        return actor, state, basis, basis.law(legal_day(self._center.clock.now()), state)

    def dispute(self, dispute: str) -> Dispute:
        """Return a dispute; what is not this actor's to read is empty in it (`view` names what)."""
        return self.view(dispute).dispute

    def view(self, dispute: str) -> View:
        """Return a dispute as this actor may see it, with the names of the hidden fields.

        Raises:
            NotFound: no such dispute, or none that this actor may know of.
        """
        with self._center.records(reading=True) as records:
            return view(*self._looking(records, dispute))

    def _looking(self, records: Records, dispute: str) -> tuple[Actor, Dispute]:
        """Return who looks, and the whole dispute where he may know of it."""
        today = legal_day(self._center.clock.now())
        basis = self._center.basis(records)
        state = _dispute(records, dispute)
        actor = basis.actor(self.actor, today, state)
        if not may_read(actor, "id", state, state):
            raise NotFound("no-stream", kind="dispute", stream=dispute)
        return actor, state

    def find(self, system: str, external: str) -> Found:
        """Find what another system knows under an id of its own, by what was noted of it here.

        Raises:
            NotFound: nothing is noted under it, or nothing that this actor may know of.
        """
        with self._center.records(reading=True) as records:
            row = records.external(system, external)
            if row is None:
                raise NotFound("no-external-id", system=system)
            kind, stream, object_ = row
            if kind == "dispute":
                try:
                    self._looking(records, stream)
                except NotFound:
                    raise NotFound("no-external-id", system=system) from None
            else:
                self._center.basis(records).actor(self.actor, legal_day(self._center.clock.now()))
            return Found(dispute=stream if kind == "dispute" else None, object=object_)

    def open(self, stream: str, reference: TextRef | PersonRef) -> str | Person | None:
        """Open the text or the person behind a reference of a stream; None once it was erased.

        A reference opens to whoever sees it where it stands; of the one you bring only the id counts.

        Raises:
            NotFound: no such reference there, or it is not this actor's to read.
        """
        with self._center.records(reading=True) as records:
            actor, _, state = self._known(records, stream)
            row = records.text(reference.id)
            if row is None or not may_open(actor, state, row[3], row[2], row[1]):
                raise NotFound("no-text", stream=stream)
            return None if row[5] is None else open_value(row[2], row[5])

    def decisions(self, stream: str) -> tuple[Decision, ...]:
        """Return every decision on a stream, refusals among them, with clauses and what would change it.

        Those that are not this actor's to read are left out; a refusal is read by whoever was refused.
        """
        with self._center.records(reading=True) as records:
            actor, kind, state = self._known(records, stream)
            whole = kind_and_state(records, stream)[1]

            def readable(decision: Decision, command: Any) -> bool:
                if kind != "dispute":
                    others = decision.allowed or "refusals" in always("journal", actor.roles, actor.platform)
                    return decision.actor == actor.id or (others and may_know(actor, kind, whole))
                if not decision.allowed:
                    return decision.actor == actor.id or granted("journal", "refusals", actor, state)
                name = decision.command if decision.command in COMMANDS else "unknown"
                clock = getattr(command, "clock", None)
                seen = clock is None or granted("clocks", clock, actor, state, command)
                return seen and granted("decisions", name, actor, state, command)

            left_out = guarded(actor, state) if kind == "dispute" else frozenset()
            return tuple(decisions(records, kind, stream, readable, left_out))

    def every(self, type_: type[T]) -> tuple[T, ...]:
        """Return every stream of a kind that this actor may know of (`every(Problem)`), in the order they began."""
        with self._center.records(reading=True) as records:
            basis = self._center.basis(records)
            visitor = basis.visitor(self.actor, legal_day(self._center.clock.now()))
            return tuple(every(records, visitor, type_))

    def stream(self, stream: str) -> Any:
        """Return the state of a stream that is no dispute: a `Problem`; of a `Circular` what is his to see.

        Raises:
            NotFound: no such stream, or none that this actor may know of.
        """
        with self._center.records(reading=True) as records:
            return self._known(records, stream)[2]

    def tasks(self, query: TaskQuery | None = None) -> tuple[TaskRow, ...]:
        """Return the tasks that this actor may see: those of disputes that wait for relief first, then by the last day.

        Args:
            query: which are looked for; every open one where not given.
        """
        with self._center.records(reading=True) as records:
            basis, today = self._center.basis(records), self._center.today()
            visitor = basis.visitor(self.actor, today)
            return tuple(tasks_seen(records, basis, visitor, today, query or TaskQuery()))

    def _known(self, records: Records, stream: str) -> tuple[Actor, str, Any]:
        """Return who looks, and kind and state of a stream of any kind that he may know of."""
        kind, state = kind_and_state(records, stream)
        if kind == "dispute":
            return (*self._looking(records, stream)[:1], kind, state)
        actor = self._center.basis(records).visitor(self.actor, legal_day(self._center.clock.now()))
        seen = shown(actor, kind, state)
        if seen is None:
            raise NotFound("no-stream", kind="dispute", stream=stream)
        return actor, kind, seen

    def roster(self, on: date | None = None) -> tuple[RosterRow, ...]:
        """Return the invited mediators: those in term on a day, or every term there was and is.

        The roster is public (特邀调解规定 8); the load stands in it for those in office only.
        """
        with self._center.records(reading=True) as records:
            basis, today = self._center.basis(records), self._center.today()
            visitor = basis.visitor(self.actor, today)
            return () if basis.state is None else tuple(roster(records, basis.state, visitor, on, today))

    def appointments(self, since: date | None = None, until: date | None = None) -> tuple[AppointmentRow, ...]:
        """Return the appointments of some days (of all, where none is given), those that are this actor's to know of.

        Whoever reads diaries reads all; everybody else his own, and those of his disputes.
        """
        with self._center.records(reading=True) as records:
            visitor = self._center.basis(records).visitor(self.actor, self._center.today())
            return tuple(appointments(records, visitor, since, until))

    def calendar(self, since: date | None = None, until: date | None = None) -> bytes:
        """Return the same appointments as an iCalendar file, for a calendar program."""
        return calendar(self.appointments(since, until), self._center.id, self._center.clock.now())

    def organisations(self) -> dict[str, str]:
        """Return the organisations of the directory: their names today by id."""
        with self._center.records(reading=True) as records:
            state = self._center.basis(records).state
        return {} if state is None else {body.id: body.name for body in state.standing(self._center.today())}

    def names(self, stream: str) -> Names:
        """Return what this actor reads in the place of ids in a stream, and of plugins that answered.

        Raises:
            NotFound: no such stream, or none that this actor may know of.
        """
        with self._center.records(reading=True) as records:
            actor, kind, state = self._known(records, stream)
            seen = view(actor, state).dispute if kind == "dispute" else None
            basis = self._center.basis(records)
            standing = () if basis.state is None else basis.state.standing(self._center.today())
            return names_in(seen, {body.id: body.name for body in standing}, records, basis.table.documents)

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
            NotFound: nobody is in office under that id, and no dispute has a party of that account; or no dispute
                `after` which to go on. BadInput: a limit below zero.
        """
        if limit is not None and limit < 0:
            raise BadInput("bad-input", (Fault("limit", "应为不小于零的整数"),), command="ledger")
        listing = Listing.of(self._center, self.actor, progress)
        if listing is not None:
            yield from listing.rows(query or LedgerQuery(), after, limit)

    def progress(self, organisation: str | None = None) -> Progress:
        """Return how far the disputes of an organisation are, and its open deadlines, as its data officer may know it.

        Args:
            organisation: whose list; his own where not given. Officers of an agency get their own alone.

        Raises:
            NotFound: nobody is in office under that id, or that list is not his to read.
        """
        reporting = Reporting.of(self._center, self.actor)
        whose = reporting.whose(organisation, "progress") or reporting.actor.organisation
        return drawn_up(self._center, (whose or "",), reporting.today)[0]

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
            BadInput: no such report or agency, or a stretch of which there can be no data.
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

    def circular_today(self, circular: str) -> CircularToday:
        """Return a circular as known today, counted as it was, with what it says otherwise than its latest edition.

        An agency gets its own figures and differences.

        Raises:
            NotFound: no such circular, or none that is this actor's to read.
        """
        with self._center.records(reading=True) as records:
            actor, kind, seen = self._known(records, circular)
        if kind != "circular":
            raise NotFound("no-stream", kind="circular", stream=circular)
        return circular_today(self._center, actor, seen)

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


def _dispute(records: Records, dispute: str) -> Dispute:
    head = records.head("dispute", dispute)
    if head is None:
        raise NotFound("no-stream", kind="dispute", stream=dispute)
    state: Dispute = opened(records, "dispute", dispute, head)
    return state
