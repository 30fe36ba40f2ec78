"""A request where it stands: what it finds, everything that judging it takes, and the ruling on it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from admin_dispute.center.basis import Basis
from admin_dispute.center.clock import legal_day
from admin_dispute.center.correction import Correction, corrected
from admin_dispute.center.facts import facts_now
from admin_dispute.center.facts.other_dispute import other_now
from admin_dispute.center.memory import NOTHING, Seen
from admin_dispute.center.request import Request
from admin_dispute.center.rights import MAY_ACT, Actor, may_do
from admin_dispute.domain.act import CommandForm
from admin_dispute.domain.circular.content import CircularContent
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.errors import BadInput, Conflict, Fault, NotFound
from admin_dispute.domain.facts import Facts
from admin_dispute.domain.judgement import Findings, judge, sift
from admin_dispute.domain.kind import KINDS
from admin_dispute.domain.ruling import Ruling
from admin_dispute.domain.words import title
from admin_dispute.law.in_force import LawInForce
from admin_dispute.store.records import Records
from admin_dispute.store.replay import opened
from admin_dispute.store.standing import Head, Standing

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


class Attempt(msgspec.Struct, frozen=True):
    """A request with everything judging it takes.

    Attributes:
        head, state: of its stream, None where it begins one; seen: the stream as it was seen last, if that was there.
        basis: the center as it stands.
        at: the instant; other_version: of the other dispute that it names, as `facts` has it.
    """

    request: Request
    head: Head | None
    state: Any
    seen: Seen
    basis: Basis
    actor: Actor
    law: LawInForce
    facts: Facts
    at: datetime
    other_version: int = 0

    @property
    def version(self) -> int:
        """The version of the stream that is judged, 0 where it begins."""
        return 0 if self.head is None else self.head.version


def found(
    center: Center,
    records: Records,
    request: Request,
    key: str | None = None,
    *,
    lock: bool = False,
) -> tuple[Standing, Seen]:
    """Read what a request finds, and give its stream as it was seen last, where the head says that it still stands so.

    Args:
        lock: the stream, until the transaction ends: for a request that is carried out.

    Raises:
        NotFound: no such stream. Conflict: it exists already. Neither where the key was used: it is answered.
    """
    seen = center.memory.of(request.stream)
    form, kind, stream = request.form, request.kind, request.stream
    if form.opens and not KINDS[kind].named:
        standing = records.beginning(key)
    else:
        standing = records.standing(kind, stream, key, seen.digest, lock=lock)
    head = standing.head
    if standing.key_used:
        return standing, NOTHING
    if head is None:
        if not form.opens:
            raise NotFound("no-stream", kind=kind, stream=stream)
        return standing, NOTHING
    if form.opens and kind == "center":
        raise Conflict("exists-already", kind=kind, stream=stream)
    return standing, NOTHING if head.body else seen


def attempted(
    center: Center,
    records: Records,
    request: Request,
    who: str | Actor,
    at_hand: tuple[Standing, Seen],
    circular: CircularContent | None = None,
) -> Attempt:
    """Bring together what judging a request takes.

    Args:
        at_hand: what was found; circular: what was counted for one before anything was locked.

    Raises:
        NotFound: no such actor.
    """
    standing, seen = at_hand
    basis, at, head = center.basis(records, standing.center), center.clock.now(), standing.head
    state = seen.state
    if head is not None and head.body:
        state = opened(records, request.kind, request.stream, head)
    today = legal_day(at)
    law = basis.law(request.command.on, state if isinstance(state, Dispute) else None)
    other, other_version = other_now(records, request.meant, state)
    actor = basis.actor(who, today, state, None if request.kind == "dispute" else other)
    facts = facts_now(request, state, other, actor, law, today, records, basis, circular)
    return Attempt(request, head, state, seen, basis, actor, law, facts, at, other_version)


def ruled(attempt: Attempt, records: Records, expect: int | None = None) -> tuple[Ruling, Any]:
    """Judge an attempt and give the ruling on it; who has no right hears no more, not even how many acts there are.

    The state that the act leaves comes with it, but of a correction: that one is made of the stream's rows.

    Args:
        expect: the version that must stand.

    Raises:
        BadInput: what must stand is no version. Conflict: another version stands.
    """
    form, command, state = attempt.request.form, attempt.request.command, attempt.state
    law, facts, citing = attempt.law, attempt.facts, attempt.basis.table.citing
    if not may_do(attempt.actor, form, command, state, facts.other):
        barred = MAY_ACT(False, command=f"“{title(form.name)}”（{form.name}）")
        return _ruling(form, law, sift([barred], citing, facts.today), 0), state
    version = attempt.version
    if expect is not None and expect != version:
        if type(expect) is not int:  # said where it matters: one that fits is whole
            raise BadInput("bad-input", (Fault("expect", "版本应为整数"),), command=form.name)
        raise Conflict("version-moved", stream=attempt.request.stream, expected=expect, version=version)
    if isinstance(command, Correction):  # the whole stream is judged again
        return _ruling(form, law, corrected(command, records, attempt.basis, facts, law), version), state
    found, left = judge(state, command, law, facts, citing)
    return _ruling(form, law, found, version), left


def _ruling(form: CommandForm, law: LawInForce, found: Findings, version: int) -> Ruling:
    grounds, objections, warnings, events = found
    policy = None if law.policy is None else law.policy.version
    return Ruling(form.name, policy, grounds, objections, warnings, tuple(law.answers), version, events)
