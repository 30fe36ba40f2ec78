"""A center: opened on its database with its plugins; `acting` is the only door to its disputes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection

from admin_dispute.center.acting import Acting
from admin_dispute.center.beginning import begin
from admin_dispute.center.connected import Connected
from admin_dispute.center.execution import Done
from admin_dispute.center.outbox import OutboxMessage, delivered, outbox
from admin_dispute.center.reading.adoptions import Adoption, adoptions
from admin_dispute.center.rights import SYSTEM
from admin_dispute.center.upkeep.calendars import CalendarChange, calendar_changes
from admin_dispute.center.upkeep.premature import premature
from admin_dispute.center.upkeep.rebuild import Move, Rebuilt, moving, rebuild, settle
from admin_dispute.center.upkeep.rulings import Differing, differing
from admin_dispute.center.upkeep.sweep import Swept, sweep
from admin_dispute.center.upkeep.transitions import apply_transitions
from admin_dispute.domain.assessment.sheet import Sheet
from admin_dispute.domain.center.founding import FoundCenter
from admin_dispute.domain.dispute.transition import ClocksCountedAnew
from admin_dispute.domain.errors import NotFound
from admin_dispute.domain.parameters import Policy
from admin_dispute.domain.periods import SHANGHAI, CalendarYear
from admin_dispute.domain.values import Person
from admin_dispute.law.calendar import shipped_years
from admin_dispute.store.backup import backup, beside, restore
from admin_dispute.store.checks import Fault as StoredFault
from admin_dispute.store.engine import create, create_file, joinable
from admin_dispute.store.verify import head, verify


class Center(Connected):
    """One center of a platform; bound to one database for life.

    Attributes:
        id: as in the configuration; table: what its plugins answer; clock: the time it is given.
        algorithm: of the digests of new rows, where it is not the one the center was created with.
        memory: the states it saw last.
        page: how many disputes a list reads at once; no transaction is open from one page to the next.
    """

    def acting(self, actor: str) -> Acting:
        """Return what an officer of the directory (or a party under its account) can do here.

        Raises:
            NotFound: `system`: time passes by `sweep` and a center begins by `found`; nobody acts for them.
        """
        if actor == SYSTEM.id:
            raise NotFound("not-the-system", actor=actor)
        return Acting(self, actor)

    def joined(self, connection: Connection) -> Center:
        """Return this center on a connection and transaction of yours: your rows and ours commit together.

        Args:
            connection: in a transaction, of an engine that went through `store.prepare`, with the center's tables
                (`store.create(connection)`).

        Raises:
            StoreFault: the connection can't carry a center; the text names the remedy.
        """
        joinable(connection)
        return Center(self.id, None, self.table, clock=self.clock, algorithm=self.algorithm, connection=connection)

    def found(
        self,
        founding: FoundCenter,
        administrator: str,
        person: Person,
        policies: tuple[Policy, ...] | None = None,
        years: tuple[CalendarYear, ...] | None = None,
    ) -> None:
        """Create the center: tables, founding, calendar years, policies, an administrator.

        Args:
            administrator: the directory id of the first officer, who enters everybody else.
            policies: to adopt on that day; by default those its plugins ship.
            years: of the calendar; by default those that come with this release.

        Raises:
            Conflict: the center exists already. BadInput, Refused: what was given can't found one. Then nothing is
                left of it. Within a caller's transaction, call it on `joined(connection)`.
        """
        if self._engine is not None:
            create_file(self._engine)
        with self.transaction() as connection:  # all of it or nothing: a refusal leaves no half of a center
            create(connection)
            within = Center(
                self.id, None, self.table, clock=self.clock, algorithm=self.algorithm, connection=connection
            )
            policies = self.table.policies if policies is None else policies
            begin(within, founding, administrator, person, policies, shipped_years() if years is None else years)

    def policy(self, on: date) -> Policy:
        """Return the policy that judges acts of a day on disputes registered that day, completed by the defaults.

        Raises:
            NotFound: no policy is in force on that day.
        """
        with self.records(reading=True) as records:
            self.settings(records)
            state = self.basis(records).state
        found = None if state is None else state.policy(on)
        if found is None:
            raise NotFound("no-policy", day=on)
        return found

    def policies(self) -> tuple[Policy, ...]:
        """Return every version that was adopted, in the order of adoption, as adopted: without the defaults."""
        with self.records(reading=True) as records:
            self.settings(records)
            return self.basis(records).adopted

    def adoptions(self) -> tuple[Adoption, ...]:
        """Return each of these versions with who adopted it on which day, and the text of its file."""
        with self.records(reading=True) as records:
            self.settings(records)
            return tuple(adoptions(records, self.id))

    def calendar_years(self) -> tuple[CalendarYear, ...]:
        """Return the years of the calendar that count now, oldest first; any other year is provisional."""
        with self.records(reading=True) as records:
            self.settings(records)
            state = self.basis(records).state
        return () if state is None else state.calendar

    def calendar_changes(self) -> tuple[CalendarChange, ...]:
        """Return every version of the calendar, the oldest first: who loaded it, and which open deadlines moved."""
        return calendar_changes(self)

    def sheet(self) -> Sheet:
        """Return the assessment sheet that the center's plugins ship; of several the last listed plugin's.

        Raises:
            NotFound: they ship none.
        """
        if not self.table.sheets:
            raise NotFound("no-sheet", center=self.id)
        return self.table.sheets[-1]

    def sweep(self, progress: Callable[[int, int], None] | None = None) -> Swept:
        """Let time pass: note every deadline that is over. Run it as often as you like; it catches up after a pause.

        Args:
            progress: told after each deadline how many were looked at, and of how many.
        """
        return sweep(self, self.today(), progress)

    def messages(self, *, undelivered: bool = True) -> tuple[OutboxMessage, ...]:
        """Return what plugins left to be told, the oldest first: a program of yours sends it, nothing here does.

        Args:
            undelivered: whether only those that wait, or all.
        """
        with self.records(reading=True) as records:
            self.settings(records)
            return tuple(outbox(records.waiting() if undelivered else records.messages()))

    def delivered(self, *ids: str) -> None:
        """Note now that messages were delivered, by their ids; what was noted before stays as it was.

        Send first and note then: a program that stops in between sends a message again, under the same id.

        Raises:
            NotFound: there is no such message; then none is noted.
        """
        with self.records() as records:
            self.settings(records)
            delivered(records, ids, self.clock.now())

    def verify(
        self, progress: Callable[[int, int], None] | None = None, against: str | None = None
    ) -> tuple[StoredFault, ...]:
        """Check every row against what the acts make of it; return what does not fit.

        Args:
            progress: told after each stream how many were checked, and of how many.
            against: a head kept outside: then also whatever was rewritten as a whole since is found.

        Raises:
            BadInput: what should be a head is none, or half of one; the rows have no part in that.
        """
        with self.transaction(reading=True) as connection:
            return tuple(verify(connection, self.id, progress, against))

    def rulings(self, progress: Callable[[int, int], None] | None = None) -> tuple[Differing, ...]:
        """Ask again, and return the acts whose ruling would be another under today's policies and plugins.

        Args:
            progress: told after each dispute how many were asked again, and of how many.
        """
        return tuple(differing(self, progress))

    def moving(self, years: tuple[CalendarYear, ...] = ()) -> tuple[Move, ...]:
        """Return exactly the open deadlines that `rebuild` would move, before and after.

        Args:
            years: of the calendar that might be loaded; by default it is as it stands.
        """
        return tuple(moving(self, years))

    def premature(self, years: tuple[CalendarYear, ...] = ()) -> tuple[Differing, ...]:
        """Return the acts on a provisional last day that turn out to be too early: to correct, annul or do again.

        None is refused while a year is not announced (its ruling warns `surely-over`); by the calendar as it is now
        these would be refused, or record something else.

        Args:
            years: of the calendar that might be loaded; by default it is as it stands.
        """
        return tuple(premature(self, years))

    def rebuild(self, progress: Callable[[int, int], None] | None = None) -> Rebuilt:
        """Derive every stream again and write what differs: after a calendar was loaded, or with a new release.

        Each deadline that moved is journalled by one note. It may be stopped and run again at any time.

        Args:
            progress: told after each stream how many were derived, and of how many.
        """
        return rebuild(self, progress)

    def settle(self) -> tuple[Move, ...]:
        """Let open deadlines follow a calendar that was loaded, corrected or annulled; return those that moved.

        `sweep` begins with it, `rebuild` does it too, and so does `do` after an act that changes a calendar.
        """
        return settle(self).moves

    def apply_transitions(self) -> tuple[tuple[str, ClocksCountedAnew], ...]:
        """Carry out the transitions of the policies in force; return each dispute with what became of its clocks.

        `sweep` and `rebuild` begin with it. It may be stopped and run again at any time.
        """
        return apply_transitions(self)

    def head(self) -> str:
        """Return the head of everything recorded until a minute ago; acts still on their way are left to the next one.

        Keep it outside the database, every day: `verify` with it finds what was rewritten as a whole.
        """
        with self.transaction(reading=True) as connection:
            return head(connection, self.id, self.clock.now() - _UNDER_WAY)

    def backup(self, path: str | Path) -> Path:
        """Write a consistent copy of the center's SQLite file while it is in use.

        Raises:
            BadConfiguration: the copy exists already or has no folder. StoreFault: the center is in no SQLite file of
                its own.
        """
        return backup(self._own(), Path(path))

    def restore(self, path: str | Path, *, with_others: bool = False) -> Path | None:
        """Write a copy over the file, after every row of it was checked; what was there is kept, under a dated name.

        Args:
            with_others: whether other centers and your own tables in the file (`shares_file_with`) go back, too.

        Returns:
            The file that keeps what was there; None where nothing was.

        Raises:
            StoreFault: another program has the file open, or it holds more than this center; the copy is missing, not
                sound, of another center, or its rows do not fit together. Then nothing was changed.
        """
        engine = self._own()
        self.close()
        kept = restore(engine, Path(path), self.id, self.clock.now().astimezone(SHANGHAI), with_others=with_others)
        self._forget()
        return kept

    def shares_file_with(self) -> tuple[str, ...]:
        """Return the other centers and the tables of other programs in the file; a copy put back takes them along."""
        if self.file is None:
            return ()
        held = beside(self.file, self.id)
        return (*held.centers, *held.tables)


_UNDER_WAY = timedelta(minutes=1)
"""How long an act may take from the instant it is given to its commit."""


__all__ = ["Center", "Done"]
