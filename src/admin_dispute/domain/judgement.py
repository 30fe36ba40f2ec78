"""Judging a command: which conditions hold, which object, which warn, and what would happen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from attrs import frozen

from admin_dispute.domain.act import COMMAND_OF, DECISIONS, NEEDS, CommandForm
from admin_dispute.domain.facts import Facts
from admin_dispute.domain.law import Law
from admin_dispute.domain.ruling import AnswerGiven, Caution, Condition, Ground, Objection, Ruling
from admin_dispute.domain.words import term

NOT_IN_FUTURE = Condition(code="not-in-future")
NOT_BEFORE_REGISTRATION = Condition(code="not-before-registration")
POLICY_IN_FORCE = Condition(code="policy-in-force")
FITS_STAGE = Condition(code="fits-stage")
STREAM_EXISTS = Condition(code="stream-exists")

Citing = Callable[[str], tuple[str, ...]]
"""Gives the county's clauses for the code of a condition."""


@frozen
class Findings:
    """What judging found, before it is put into a ruling."""

    grounds: tuple[Ground, ...]
    objections: tuple[Objection, ...]
    warnings: tuple[Caution, ...]
    events: tuple[object, ...]


def judge(state: Any, command: Any, law: Law, facts: Facts, citing: Citing) -> Findings:
    """Judge a command on a state; nothing is written, and where anything objects no event follows.

    Args:
        state: the folded stream, None for a command that opens one.
        citing: gives the clauses of the center's plugins for a condition's code.
    """
    form = COMMAND_OF[type(command)]
    found = sift(_standing(state, command, form, law, facts), citing)
    if found.objections:
        return found
    steps: list[object] = []
    if form.type in NEEDS:
        steps.extend(NEEDS[form.type](state, law))
    steps.extend(_until_objection(DECISIONS[form.type](state, command, law, facts)))
    steps.extend(law.overstepped)
    rest = sift(steps, citing)
    return Findings(
        found.grounds + rest.grounds,
        rest.objections,
        found.warnings + rest.warnings,
        () if rest.objections else rest.events,
    )


def _standing(state: Any, command: Any, form: CommandForm, law: Law, facts: Facts) -> Iterable[object]:
    """The conditions every command must meet: a day that has come, a policy in force, the fitting stage."""
    yield NOT_IN_FUTURE(command.on <= facts.today, day=command.on, today=facts.today)
    if form.kind != "dispute":
        return
    yield POLICY_IN_FORCE(law.policy is not None, day=_first_policy(facts))
    if state is None:
        return
    yield NOT_BEFORE_REGISTRATION(state.registered_on <= command.on, registered=state.registered_on)
    yield fits_stage(state, form)


def fits_stage(state: Any, form: CommandForm) -> Condition | Objection | Caution:
    """Return whether a command fits the stage of a dispute, as a condition that was examined."""
    fitting = tuple(term("stage", stage) for stage in form.stages)
    return FITS_STAGE(not form.stages or state.stage in form.stages, stage=term("stage", state.stage), stages=fitting)


def _first_policy(facts: Facts) -> object:
    return min((policy.effective for policy in facts.center.policies), default=None)


def _until_objection(steps: Iterable[object]) -> Iterable[object]:
    """Let a decision speak until it would record something although it objected."""
    objected = False
    for step in steps:
        if isinstance(step, Objection):
            objected = True
        elif objected and not isinstance(step, (Condition, Caution)):
            return
        yield step


def sift(steps: Iterable[object], citing: Citing) -> Findings:
    """Sort what a decision yields into grounds, objections, warnings and events, each with the county's clauses."""
    grounds: list[Ground] = []
    objections: list[Objection] = []
    warnings: list[Caution] = []
    events: list[object] = []
    for step in steps:
        if isinstance(step, Condition):
            grounds.append(Ground(step.code, citing(step.code) + step.clauses))
        elif isinstance(step, Objection):
            objections.append(_citing(step, citing))
        elif isinstance(step, Caution):
            warnings.append(Caution(step.code, step.text, citing(step.code) + step.clauses, step.plugin))
        else:
            events.append(step)
    return Findings(tuple(grounds), tuple(objections), tuple(warnings), tuple(events))


def _citing(objection: Objection, citing: Citing) -> Objection:
    clauses = citing(objection.code) + objection.clauses
    return Objection(objection.code, objection.text, tuple(dict.fromkeys(clauses)), objection.cure, objection.plugin)


def needed(state: Any, form: CommandForm, law: Law, citing: Citing) -> Findings:
    """Say what a command needs on a state whatever its fields: the basis of `options`."""
    steps = [fits_stage(state, form)]
    if not any(isinstance(step, Objection) for step in steps) and form.type in NEEDS:
        steps.extend(NEEDS[form.type](state, law))
    return sift(steps, citing)


def ruling(
    name: str,
    findings: Findings,
    *,
    policy: str | None,
    answers: tuple[AnswerGiven, ...],
    version: int,
) -> Ruling:
    """Put findings into the ruling on a command."""
    return Ruling(
        command=name,
        policy=policy,
        grounds=findings.grounds,
        objections=findings.objections,
        warnings=findings.warnings,
        answers=answers,
        version=version,
        events=findings.events,
    )
