"""What an actor can do in a center: give commands, ask what may be done; what is his to read comes with it."""

from __future__ import annotations

from typing import Any

from admin_dispute.center.attempt import attempted, found, ruled
from admin_dispute.center.execution import Done, carry_out
from admin_dispute.center.options import Option, options, options_elsewhere
from admin_dispute.center.reading.circulars import counted_for
from admin_dispute.center.reading.everything import ReadsAll
from admin_dispute.center.request import checked_key, requested
from admin_dispute.domain.errors import Conflict, NotFound, Refused, StoreFault
from admin_dispute.domain.ruling import Ruling
from admin_dispute.store.records import Records


class Acting(ReadsAll):
    """An actor at work in one center."""

    def execute(self, command: Any, *, key: str | None = None, expect: int | None = None) -> Done:
        """Carry out a command: written whole, or refused whole with one row in the journal of refusals.

        Args:
            command: a command value (`RegisterDispute(...)`).
            key: an idempotency key of 1 to 128 characters: given again by the same actor with the same command it
                answers the same and does nothing, also where the act was corrected or annulled meanwhile.
            expect: the version of the dispute you looked at; another one is a conflict.

        Raises:
            Refused: something stands against it; `error.ruling` says what and what would remove it.
            BadInput: a field is of the wrong type, or the key or version is none. NotFound: no such dispute or actor.
            Conflict: the key belongs to another command or actor, or the version moved on.
            PluginFault: a plugin that must answer failed. StoreFault: the database failed; nothing was written.
        """
        checked_key(key, self.actor)
        try:
            return self._execute(command, key, expect)
        except StoreFault as fault:
            if fault.code != "store-doubled":
                raise
            return self._execute(command, key, expect)  # another act took the key or number first: judge anew

    def _execute(self, command: Any, key: str | None, expect: int | None) -> Done:
        center = self._center
        request = requested(command, center.id)
        circular = counted_for(center, self.actor, request)
        with center.records() as records:
            try:
                outcome = carry_out(center, records, request, self.actor, key, expect=expect, circular=circular)
            except Conflict as conflict:
                raise self._as_known(records, conflict) from None
        if outcome.done is None:
            raise Refused(outcome.ruling)
        if outcome.written is not None:
            center.memory.put(request.stream, outcome.written.left)
        return outcome.done

    def _as_known(self, records: Records, conflict: Conflict) -> Conflict:
        """Return a conflict without the act that used the key, where the actor may not know of it."""
        if conflict.code != "key-reused":
            return conflict
        try:
            self._known(records, conflict.stream)
        except NotFound:
            return Conflict(conflict.code, key=conflict.key, act="")
        return conflict

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
            at_hand = found(self._center, records, request)
            return ruled(attempted(self._center, records, request, self.actor, at_hand, circular), records)[0]

    def options(self, stream: str) -> tuple[Option, ...]:
        """List the commands that this actor may give on a dispute, or on what else has that id.

        Each is ready, still in need of something, or out of stage; the next step stands first and says why.

        Raises:
            NotFound: no such stream, or none that this actor may know of.
        """
        with self._center.records(reading=True) as records:
            try:
                actor, state, basis, law = self._asking(records, stream)
            except NotFound:
                actor, kind, other, basis, law = self._asking_elsewhere(records, stream)
                return () if basis.state is None else options_elsewhere(actor, kind, other, basis, law, basis.state)
            return () if basis.state is None else options(actor, state, basis, law, basis.state)
