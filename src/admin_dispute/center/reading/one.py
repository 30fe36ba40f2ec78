"""What an actor may know of one stream: a dispute, what lies ahead of it, its decisions, texts and names in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
from attrs import frozen

from admin_dispute.center.basis import Basis
from admin_dispute.center.clock import legal_day
from admin_dispute.center.options import step_for
from admin_dispute.center.reading.circulars import CircularToday, circular_today
from admin_dispute.center.reading.decisions import Decision, decisions, readable_elsewhere, readable_of
from admin_dispute.center.reading.names import Names, names_in
from admin_dispute.center.reading.streams import kind_and_state, shown
from admin_dispute.center.reading.view import View, clocks_seen, may_open, view
from admin_dispute.center.rights import Actor, granted, granted_elsewhere, guarded, may_read
from admin_dispute.domain.center.meeting import Meeting
from admin_dispute.domain.credit.entry import CreditEntry
from admin_dispute.domain.deadline import Deadline, counted_by
from admin_dispute.domain.dispute.deadlines import deadlines, foreseen
from admin_dispute.domain.dispute.limit_reckonings import LimitReckoning, limit_reckonings
from admin_dispute.domain.dispute.reckonings import reckonings
from admin_dispute.domain.dispute.running_limits import suit_limits
from admin_dispute.domain.dispute.standing import StandingClock, standing
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.dispute.suit_limit import SuitLimit
from admin_dispute.domain.enforcement import EnforcementOutlook, enforcement, seen_of
from admin_dispute.domain.errors import NotFound
from admin_dispute.domain.kind import running
from admin_dispute.domain.law import Law
from admin_dispute.domain.next_step import NextStep, next_step_elsewhere
from admin_dispute.domain.reckoning import Reckoning, reckoned
from admin_dispute.domain.values import Person, PersonRef, TextRef
from admin_dispute.store.records import Records
from admin_dispute.store.references import open_value
from admin_dispute.store.replay import opened
from admin_dispute.store.searching import calendar_version

if TYPE_CHECKING:
    from admin_dispute.center.application import Center

C = TypeVar("C", Reckoning, LimitReckoning)


@frozen(kw_only=True)
class Found:
    """What an external id leads to: an object of a dispute (`p1`; `dispute` itself), or of the directory (None)."""

    dispute: str | None
    object: str


@frozen(kw_only=True)
class Outlook:
    """What lies ahead of a stream as of a day: its next step (None: nothing is left), deadlines, limits for suing.

    Attributes:
        standing: the clocks that stand still, which have no last day until they go on.
    """

    next_step: NextStep | None
    deadlines: tuple[Deadline, ...]
    today: date
    suit_limits: tuple[SuitLimit, ...] = ()
    standing: tuple[StandingClock, ...] = ()


class ReadsOne:
    """An actor looking at one stream of a center."""

    def __init__(self, center: Center, actor: str | Actor) -> None:
        self._center = center
        self.actor = actor

    def outlook(self, stream: str) -> Outlook:
        """Return the next step of a dispute, or of what else has that id, and its open deadlines, passed ones included.

        Raises:
            NotFound: no such stream, or none that this actor may know of.
        """
        with self._center.records(reading=True) as records:
            try:
                actor, state, basis, law = self._asking(records, stream)
            except NotFound:
                return self._outlook_elsewhere(records, stream)
            step = None if basis.state is None else step_for(actor, state, basis, law, basis.state)
            may_know = granted("ledger", "next_due", actor, state)
            seen = clocks_seen(actor, state, deadlines(state, basis.calendar)) if may_know else ()
            running = foreseen(state, seen, law.on)
            suing = suit_limits(state, law.on, basis.calendar) if may_know else ()
            still = clocks_seen(actor, state, standing(state, law.on, counted_by(basis.calendar))) if may_know else ()
            return Outlook(next_step=step, deadlines=running, today=law.on, suit_limits=suing, standing=still)

    def _outlook_elsewhere(self, records: Records, stream: str) -> Outlook:
        actor, kind, state = self._known(records, stream)  # as he sees it: the step of the whole would tell of the rest
        basis = self._center.basis(records)
        law, citing = basis.law(self._center.today()), basis.table.citing
        step = None if basis.state is None else next_step_elsewhere(kind, state, law, basis.state, citing)
        found = (
            one for one in running(kind, state, basis.calendar)
            if granted_elsewhere("clocks", one.clock, actor, state, one)
        )  # fmt: skip
        return Outlook(next_step=step, deadlines=tuple(sorted(found, key=lambda one: one.on)), today=law.on)

    def enforcement(self, dispute: str) -> EnforcementOutlook:
        """Return what can be enforced today: by obligation the measures that are open, and what the others lack.

        Of measures on file only those appear that this actor may read.
        """
        with self._center.records(reading=True) as records:
            actor, state, basis, law = self._asking(records, dispute)
            outlook = enforcement(state, law, basis.table.citing)
            return seen_of(outlook, view(actor, state).dispute)

    def reckonings(self, stream: str) -> tuple[Reckoning, ...]:
        """Return each open deadline that is for this actor's eyes, with the steps that lead to its last day.

        Raises:
            NotFound: no such stream, or none that this actor may know of.
        """
        found = self.outlook(stream).deadlines
        with self._center.records(reading=True) as records:
            kind, state = kind_and_state(records, stream)
            calendar = self._center.basis(records).calendar
            steps = reckonings(state, found, calendar) if kind == "dispute" else reckoned(found, calendar)
        return self._by_version(steps)

    def limit_reckonings(self, stream: str) -> tuple[LimitReckoning, ...]:
        """Return each time limit beside the deadlines, with its steps: for suing, of guidance, for applying.

        None of what is no dispute.

        Raises:
            NotFound: no such stream, or none that this actor may know of.
        """
        with self._center.records(reading=True) as records:
            actor, kind, state = self._known(records, stream)
            if kind != "dispute" or not granted("ledger", "next_due", actor, state):
                return ()
            calendar = self._center.basis(records).calendar
            found = limit_reckonings(state, self._center.today(), calendar)
        return self._by_version(found)

    def _by_version(self, counts: tuple[C, ...]) -> tuple[C, ...]:
        """Name with each count the center's act that made the calendar, by its number in `calendar history`."""
        with self._center.transaction(reading=True) as connection:
            version = calendar_version(connection, self._center.id) or None
        return tuple(attrs.evolve(one, calendar_version=version if one.calendar else None) for one in counts)

    def _asking(self, records: Records, dispute: str) -> tuple[Actor, Dispute, Basis, Law]:
        actor, state = self._looking(records, dispute)
        basis = self._center.basis(records)
        return actor, state, basis, basis.law(legal_day(self._center.clock.now()), state)

    def _asking_elsewhere(self, records: Records, stream: str) -> tuple[Actor, str, Any, Basis, Law]:
        """Return who asks, kind and whole state of a stream that is no dispute and that he may know of, and the law."""
        actor, kind, _ = self._known(records, stream)
        basis = self._center.basis(records)
        return actor, kind, kind_and_state(records, stream)[1], basis, basis.law(self._center.today())

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
            if kind == "dispute":
                readable, left_out = readable_of(actor, state), guarded(actor, state)
            else:
                readable, left_out = readable_elsewhere(actor, kind, kind_and_state(records, stream)[1]), frozenset()
            return tuple(decisions(records, kind, stream, readable, left_out))

    def stream(self, stream: str) -> Any:
        """Return the state of a stream that is no dispute: a `Problem`; of a `Circular` what is his to see.

        Raises:
            NotFound: no such stream, or none that this actor may know of.
        """
        with self._center.records(reading=True) as records:
            return self._known(records, stream)[2]

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

    def names(self, stream: str | None = None) -> Names:
        """Return what this actor reads in the place of ids: of the directory, and in a stream that he may know of."""
        with self._center.records(reading=True) as records:
            basis, today = self._center.basis(records), self._center.today()
            seen = [] if stream is None else list(self._beside(records, stream))
            return names_in(seen, basis.visitor(self.actor, today), basis, records, today)

    def _beside(self, records: Records, stream: str) -> Iterator[Any]:
        """Give what he sees of a stream and of those that it speaks of: an entry's dispute, a meeting's problems."""
        with suppress(NotFound):
            actor, kind, state = self._known(records, stream)
            yield view(actor, state).dispute if kind == "dispute" else state
            if isinstance(state, CreditEntry):
                yield from self._beside(records, state.content.dispute)
            if isinstance(state, Meeting):
                for problem in filter(None, (item.problem for item in state.agenda)):
                    yield from self._beside(records, problem)

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


def _dispute(records: Records, dispute: str) -> Dispute:
    head = records.head("dispute", dispute)
    if head is None:
        raise NotFound("no-stream", kind="dispute", stream=dispute)
    state: Dispute = opened(records, "dispute", dispute, head)
    return state
