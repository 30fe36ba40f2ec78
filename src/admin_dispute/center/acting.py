"""What an actor can do in a center: give commands, ask what may be done; what is his to read comes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from admin_dispute.center import execution
from admin_dispute.center.basis import Basis
from admin_dispute.center.circulars import counted_for
from admin_dispute.center.following import follow
from admin_dispute.center.offering import Option, options, options_elsewhere
from admin_dispute.center.request import Request, checked_key, requested
from admin_dispute.center.rights import Actor
from admin_dispute.center.surveying import Surveying
from admin_dispute.domain.circular.content import CircularContent
from admin_dispute.domain.errors import NotFound, Refused, StoreFault
from admin_dispute.domain.ruling import Ruling
from admin_dispute.store.records import Head, Records
from admin_dispute.store.references import body_digest

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


class Acting(Surveying):
    """An actor at work in one center."""

    def __init__(self, center: Center, actor: str | Actor) -> None:
        super().__init__(center, actor)
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
                    records.add_key(key, body, request.kind, request.stream, written.number)
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
