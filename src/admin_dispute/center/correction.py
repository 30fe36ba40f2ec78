"""Correcting or annulling an act: what follows is decided again, each act on what was known when it was recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs
from attrs import frozen

from admin_dispute.center.basis import Basis
from admin_dispute.center.facts import facts_again
from admin_dispute.center.facts.case_number import number_facts_again
from admin_dispute.center.facts.other_dispute import dispute_now
from admin_dispute.center.reading.circulars import counted_in
from admin_dispute.domain.act import COMMAND_OF, StreamKind
from admin_dispute.domain.center.directory import ADMINISTRATOR_REMAINS, administered
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.circular.state import Circular
from admin_dispute.domain.correction import (
    ACT_BY_HAND,
    ACT_CORRECTABLE,
    ACT_KNOWN,
    ISSUED_STANDS,
    LATER_ACTS_STAND,
    SAME_COMMAND,
    SAME_STREAM,
    ActCorrected,
    AnnulAct,
    CorrectAct,
    CorrectionKind,
    Recounted,
    effect_names,
)
from admin_dispute.domain.dispute.numbering import CaseNumbered, CaseNumberVoided
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.facts import Facts
from admin_dispute.domain.judgement import Findings, common_conditions, judge, sift
from admin_dispute.domain.kind import KINDS
from admin_dispute.domain.number import CaseNumber
from admin_dispute.law.in_force import LawInForce
from admin_dispute.store import codec
from admin_dispute.store.records import Records
from admin_dispute.store.replay import Act, counting, fold, recorded, replaced, state_of

Correction = CorrectAct | AnnulAct
"""A command that corrects or annuls an act."""


def corrected(correction: Correction, records: Records, basis: Basis, facts: Facts, law: LawInForce) -> Findings:
    """Judge a correction: what it and later acts count for from now on, or which of them could no longer stand."""
    form = attrs.evolve(COMMAND_OF[type(correction)], kind=correction.kind)  # like every act on that kind of stream
    citing = basis.table.citing
    acts = counting(recorded(records, correction.kind, correction.stream))
    target = next((act for act in acts if act.number == correction.number and _correctable(act)), None)
    steps = [
        *common_conditions(state_of(acts), correction, form, law, facts),
        ACT_KNOWN(target, number=correction.number),
    ]
    if target is not None:
        steps += _fitting(target, correction)
    early = sift(steps, citing, correction.on)
    if target is None or early.objections:
        return early
    again = _Again(records, basis, correction, facts)
    recounted = again.decide(acts)
    steps += [LATER_ACTS_STAND(not again.refused, acts=tuple(again.refused)), *again.warnings]
    steps += () if again.refused else _left(state_of(acts), again.state)
    found = sift(steps, citing, correction.on)
    if found.objections:
        return found
    happened = ActCorrected(
        number=target.number,
        kind=CorrectionKind.ANNULLED if isinstance(correction, AnnulAct) else CorrectionKind.REPLACED,
        reason=correction.reason,
        authority=correction.authority,
        already_out=_already_out(correction.stream, acts, target.number, records),
        recounted=recounted,
    )
    return found._replace(events=(happened,))


def _already_out(stream: str, acts: Iterable[Act], first: int, records: Records) -> tuple[str, ...]:
    """Return what acts from one on have sent, numbered or brought about elsewhere: none of it comes back."""
    numbers = tuple(str(given) for act in acts if act.number >= first for given in _numbers_of(act.events))
    return effect_names(records.topics(stream, first), numbers, tuple(records.followed(stream, first)))


def _correctable(act: Act) -> bool:
    """Say whether an act can be corrected: one that counts, and that is no correction itself."""
    return act.command is not None and not isinstance(act.command, Correction)


def _fitting(target: Act, correction: Correction) -> Iterator[object]:
    """The conditions on what shall take an act's place."""
    form = COMMAND_OF.get(type(target.command))
    if isinstance(correction, AnnulAct):
        yield ACT_CORRECTABLE(form is None or not form.opens or target.number > 1, number=target.number)
        return
    yield ACT_BY_HAND(form is None or not form.by_system, number=target.number)
    stored: Any = correction.replacement
    replacement = codec.opened_command(codec.envelope_of(stored))
    yield SAME_COMMAND(form is not None and type(replacement) is form.type, command=stored.name)
    named = form is not None and (not form.opens or KINDS[correction.kind].named)
    stream = str(getattr(replacement, correction.kind, correction.stream)) if named else correction.stream
    yield SAME_STREAM(stream == correction.stream)


def _left(before: Any, after: Any) -> Iterator[object]:
    """What every correction has to leave as it was: editions that were issued, somebody who administers the center."""
    if isinstance(before, Circular) and before.editions:
        yield ISSUED_STANDS(after.editions == before.editions)
    if isinstance(after, CenterState):
        yield ADMINISTRATOR_REMAINS(administered(after))


@frozen
class _Known:
    """The center as it stood at each version of its own stream."""

    records: Records
    basis: Basis
    acts: list[Act] = attrs.field(factory=list)

    def at(self, version: int) -> Basis:
        """Return the basis of decisions at a version; plugins answer as they are installed now."""
        if version == self.basis.version:
            return self.basis
        if not self.acts:
            self.acts.extend(counting(recorded(self.records, "center", self.records.center)))
        state = state_of(act for act in self.acts if act.number <= version)
        return Basis.of(self.basis.table, state, version)


class _Again:
    """A history decided again from the corrected act on."""

    def __init__(self, records: Records, basis: Basis, correction: Correction, facts: Facts) -> None:
        self._records, self._correction, self._facts = records, correction, facts
        self._known = _Known(records, basis)
        other = "" if facts.other is None else facts.other.id
        self._moment = codec.Moment(
            today=facts.today.isoformat(),
            stream=correction.stream,
            center=basis.version,
            external_taken=facts.external_taken,
            loads=facts.loads,
            other=other,
            other_version=dispute_now(records, other)[1],
            open_problems=facts.open_problems,
        )
        self.state: Any = None
        self.refused: list[str] = []
        self.warnings: tuple[object, ...] = ()

    def decide(self, acts: tuple[Act, ...]) -> tuple[Recounted, ...]:
        """Return what acts count for that count for something else than before, the corrected one among them."""
        target = self._correction.number
        changed = []
        for act in acts:
            events = act.events if act.number < target else self._decided(act)
            self.state = fold(self.state, events)
            if self.state is None:
                break  # its first act is refused: there is nothing to decide the others on
            if act.number == target or events != act.events:
                changed.append(Recounted(act.number, tuple(map(codec.stored_event, events))))
        return tuple(changed)

    def _decided(self, act: Act) -> tuple[object, ...]:
        correction = self._correction
        if act.number == correction.number:
            if isinstance(correction, AnnulAct):
                return self._voided(act, ())
            act = replaced(act, correction, self._moment, 0)
        form = COMMAND_OF.get(type(act.command))
        if form is None or isinstance(act.command, Correction):
            return act.events  # annulled, or of a plugin that is gone: it counts as recorded
        basis = self._basis(act)
        law = basis.law(act.command.on, self.state if isinstance(self.state, Dispute) else None)
        facts = self._given(act, basis, number_facts_again(self._records, act, self.state, law))
        found, _ = judge(self.state, act.command, law, facts, basis.table.citing)
        if not found.objections:
            if act.number == correction.number:
                self.warnings = found.warnings
            return self._voided(act, found.events)
        if not form.by_system:  # a note of the passing of time stands in nobody's way: it falls
            codes = "、".join(objection.code for objection in found.objections)
            self.refused.append(f"#{act.number} {form.name}（{codes}）")
        return ()

    def _basis(self, act: Act) -> Basis:
        """What an act is judged on: the center as it stood then, an act of the center's own on what came before it."""
        if self._correction.kind is StreamKind.CENTER:
            return Basis.of(self._known.basis.table, self.state, act.number - 1)
        return self._known.at(act.moment.center)

    def _given(self, act: Act, basis: Basis, numbers: tuple[CaseNumber | None, bool]) -> Facts:
        """What an act is given again; in an act's place comes what was read and counted now."""
        if act.number == self._correction.number:
            now, found = self._facts, facts_again(act.moment, self._records, basis, numbers, self._facts.circular)
            return found._replace(
                party_named=now.party_named,
                policy_faults=now.policy_faults,
                policy_strangers=now.policy_strangers,
                agent_mediated=now.agent_mediated,
            )
        counted = next(filter(None, map(counted_in, act.events)), None)
        return facts_again(act.moment, self._records, basis, numbers, counted)

    def _voided(self, act: Act, events: tuple[object, ...]) -> tuple[object, ...]:
        """What an act counts for, and before it the center's numbers that it gave and gives no longer, as voided."""
        given = set(_numbers_of(events))
        voided = {happened.number: happened for happened in act.events if isinstance(happened, CaseNumberVoided)}
        left: list[object] = []
        for happened in act.events:
            if not isinstance(happened, CaseNumbered) or happened.given.issuer is not None:
                continue
            number = happened.given.number
            if number not in given:
                now = CaseNumberVoided(number=number, on=self._correction.on, reason=self._correction.reason)
                left += [happened, voided.get(number, now)]
        return (*left, *events)


def _numbers_of(events: Iterable[object]) -> Iterator[CaseNumber]:
    return (happened.given.number for happened in events if isinstance(happened, CaseNumbered))


def rewritten(records: Records, happened: object, command: Correction) -> tuple[Any, tuple[object, ...]]:
    """Return the state after a correction, and the events that count now and did not before: those are to be told."""
    past = list(recorded(records, command.kind, command.stream))
    before = {act.number: list(act.events) for act in counting(past)}
    moment = codec.Moment("", command.stream)  # of no matter for the state
    acts = counting([*past, Act(number=len(past) + 1, command=command, moment=moment, events=(happened,))])
    new: list[object] = []
    for act in acts:
        old = before.get(act.number, [])
        for event in act.events:
            if event in old:
                old.remove(event)
            else:
                new.append(event)
    return state_of(acts), tuple([event for event in new if event is not happened])
