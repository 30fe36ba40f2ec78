"""Correcting or annulling an act: the stream is decided again from its first act, with what was known each time."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from attrs import frozen

from admin_dispute.center.basis import Basis
from admin_dispute.center.elsewhere import external_taken, other_dispute, other_of, version_of_other
from admin_dispute.domain.act import COMMAND_OF, COMMANDS
from admin_dispute.domain.correction import (
    ACT_CORRECTABLE,
    ACT_KNOWN,
    LATER_ACTS_STAND,
    SAME_COMMAND,
    ActCorrected,
    AnnulAct,
    CorrectAct,
    CorrectionKind,
    Refolded,
    effect_names,
)
from admin_dispute.domain.facts import Facts
from admin_dispute.domain.judgement import NOT_IN_FUTURE, Findings, judge, sift
from admin_dispute.law.in_force import LawInForce
from admin_dispute.store import codec
from admin_dispute.store.records import Records
from admin_dispute.store.replay import fold


@frozen(kw_only=True)
class Past:
    """An act of the stream as it now counts: its number, command, and what the decision was given."""

    number: int
    command: Any
    moment: codec.Moment
    numbers: tuple[str, ...] = ()


def is_correction(command: Any) -> bool:
    """Say whether a command corrects or annuls an act."""
    return isinstance(command, (CorrectAct, AnnulAct))


def corrected(
    correction: CorrectAct | AnnulAct, records: Records, basis: Basis, facts: Facts, law: LawInForce
) -> Findings:
    """Judge a correction: what the whole stream becomes, or which later acts would no longer be allowed."""
    citing = basis.table.citing
    past = history(records, correction.dispute)
    target = next((act for act in past if act.number == correction.number), None)
    steps: list[object] = [
        NOT_IN_FUTURE(correction.on <= facts.today, day=correction.on, today=facts.today, opens_on=correction.on),
        ACT_KNOWN(target, number=correction.number),
    ]
    if target is None:
        return sift(steps, citing, correction.on)
    replaced = _replaced(past, target, correction, steps, records)
    if (early := sift(steps, citing, correction.on)).objections:
        return early
    events, refused = _again(replaced, basis, records)
    steps.append(LATER_ACTS_STAND(not refused, acts=refused))
    kind = CorrectionKind.ANNULLED if isinstance(correction, AnnulAct) else CorrectionKind.REPLACED
    numbers = tuple(number for act in past if act.number >= correction.number for number in act.numbers)
    out = effect_names(records.topics(correction.dispute, correction.number), numbers)
    happened = ActCorrected(
        number=correction.number,
        kind=kind,
        reason=correction.reason,
        authority=correction.authority,
        already_out=out,
    )
    found = sift([*steps, Refolded(), *events, happened], citing, correction.on)
    return Findings(found.grounds, found.objections, found.warnings, () if found.objections else found.events)


def _replaced(
    past: tuple[Past, ...], target: Past, correction: CorrectAct | AnnulAct, steps: list[object], records: Records
) -> tuple[Past, ...]:
    """The acts as they would count, and the conditions the correction itself must meet."""
    if isinstance(correction, AnnulAct):
        steps.append(ACT_CORRECTABLE(not COMMAND_OF[type(target.command)].opens, number=target.number))
        return tuple(act for act in past if act.number != target.number)
    stored = correction.replacement
    form = COMMANDS[stored.name]  # type: ignore[attr-defined]  # at run time it is a stored command
    replacement = codec.decode(form.type, stored.body)  # type: ignore[attr-defined]  # likewise
    steps.append(SAME_COMMAND(type(replacement) is type(target.command), command=form.name))
    swapped = Past(number=target.number, command=replacement, moment=_looked_up(target.moment, correction, records))
    return tuple(swapped if act.number == target.number else act for act in past)


def _looked_up(moment: codec.Moment, correction: CorrectAct, records: Records) -> codec.Moment:
    """The moment of an act with what its replacement names elsewhere, as that stands now."""
    version = version_of_other(records, correction)
    return msgspec.structs.replace(
        moment,
        external_taken=external_taken(records, correction, "dispute", moment.stream),
        other=other_of(correction) if version else "",
        other_version=version,
    )


def history(records: Records, dispute: str) -> tuple[Past, ...]:
    """Return the acts of a dispute that count: corrections applied, corrected and annulled rows replaced or gone."""
    acts: dict[int, Past] = {}
    for row in records.acts("dispute", dispute):
        entry: codec.Entry = codec.decode(codec.Entry, row[8])
        command = codec.opened_command(entry.command)
        if isinstance(command, AnnulAct):
            acts.pop(command.number, None)
        elif isinstance(command, CorrectAct):
            stored: Any = command.replacement
            replacement = codec.decode(COMMANDS[stored.name].type, stored.body)
            seen = entry.moment
            moment = msgspec.structs.replace(
                acts[command.number].moment,
                external_taken=seen.external_taken,
                other=seen.other,
                other_version=seen.other_version,
            )
            acts[command.number] = Past(number=command.number, command=replacement, moment=moment)
        else:
            given = (codec.opened_event(event) for event in entry.events if event.type == "case-numbered")
            numbers = tuple(str(event.given.number) for event in given)
            acts[row[3]] = Past(number=row[3], command=command, moment=entry.moment, numbers=numbers)
    return tuple(acts[number] for number in sorted(acts))


def _again(past: tuple[Past, ...], basis: Basis, records: Records) -> tuple[list[object], tuple[str, ...]]:
    """Decide acts again in their order; return what happens, or the acts that would be refused and why."""
    state: Any = None
    happened: list[object] = []
    refused: list[str] = []
    for act in past:
        law = basis.law(act.command.on, state)
        found = judge(state, act.command, law, _facts(act, basis, records), basis.table.citing)
        if found.objections:
            codes = "、".join(objection.code for objection in found.objections)
            refused.append(f"#{act.number} {COMMAND_OF[type(act.command)].name}（{codes}）")
            continue
        state = fold(state, found.events)
        happened += found.events
    return happened, tuple(refused)


def _facts(act: Past, basis: Basis, records: Records) -> Facts:
    moment = act.moment
    center = basis.state
    assert center is not None  # noqa: S101 - a dispute can't exist without its center
    return Facts(
        today=date.fromisoformat(moment.today),
        center=center,
        id=moment.stream,
        functions=moment.functions,
        organisation=moment.organisation,
        next_number=moment.next_number,
        number_taken=moment.number_taken,
        external_taken=moment.external_taken,
        other=other_dispute(records, moment.other, moment.other_version) if moment.other else None,
    )
