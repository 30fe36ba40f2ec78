"""Judging a command: which conditions hold, which object, which warn, and what would happen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache, reduce
from typing import Any, NamedTuple

import attrs

from admin_dispute.domain.act import BEGINNINGS, COMMAND_OF, DECISIONS, NEEDS, CommandForm, after
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.silence import time_passed
from admin_dispute.domain.dispute.stage import REACHED_BY, Stage
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.facts import Facts
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.law import Law
from admin_dispute.domain.readiness import readiness
from admin_dispute.domain.readiness_elsewhere import readiness_elsewhere
from admin_dispute.domain.ruling import ByLawAlone, Caution, Condition, Ground, Objection

NOT_IN_FUTURE = Condition(code="not-in-future")
NOT_BEFORE_REGISTRATION = Condition(code="not-before-registration")
POLICY_IN_FORCE = Condition(code="policy-in-force")
IN_ROUND = Condition(code="in-round")
FITS_STAGE = Condition(code="fits-stage")

_ROUNDS = (Stage.MEDIATING,)
"""The stages at which a round runs."""

Citing = Callable[[str], tuple[str, ...]]
"""Gives the county's clauses for the code of a condition."""


class Findings(NamedTuple):
    """What judging found, before it is put into a ruling."""

    grounds: tuple[Ground, ...]
    objections: tuple[Objection, ...]
    warnings: tuple[Caution, ...]
    events: tuple[object, ...]


def judge(state: Any, command: Any, law: Law, facts: Facts, citing: Citing) -> tuple[Findings, Any]:
    """Judge a command on a state, and return the state it leaves, too; where anything objects no event follows.

    Args:
        state: the folded stream, None for a command that opens one. Time passes on it first, up to the legal day of
            the command: what silence has done by then does not depend on whether a job noted it.
        citing: gives the clauses of the center's plugins for a condition's code.
    """
    form = COMMAND_OF[type(command)]
    folded: tuple[object, ...] = ()
    if form.kind == "dispute" and state is not None and not form.by_system:
        folded = time_passed(state, command.on, law.calendar)
        state = reduce(after, folded, state)
    steps = common_conditions(state, command, form, law, facts)
    fitting: object = None
    if form.kind == "dispute" and state is not None:
        # what is missing is worth saying even where the stage does not fit: it is what would change the stage
        steps.append(fitting := fits_stage(state, form))
        steps += NEEDS[form.type](state, law) if form.type in NEEDS else ()
    elif form.type in BEGINNINGS:
        folded = (BEGINNINGS[form.type](command, facts),)
        state = after(None, *folded)
    if not isinstance(fitting, Objection):
        steps += DECISIONS[form.type](state, command, law, facts)
    steps += law.overstepped
    found = sift((*folded, *steps), citing, command.on)
    if found.objections:
        return _refusing(found, law), state
    return found, reduce(after, found.events[len(folded) :], state)


def _refusing(found: Findings, law: Law) -> Findings:
    """Let no event follow, and let each objection cite where the policy states the parameter that asks for it."""
    return found._replace(objections=tuple(_as_stated(one, law) for one in found.objections), events=())


def _as_stated(objection: Objection, law: Law) -> Objection:
    name = objection.cure.parameter if objection.cure is not None else None
    stated = law.policy.parameter(name) if law.policy is not None and name is not None else None
    if stated is None:
        return objection
    clauses = tuple(dict.fromkeys((*objection.clauses, *in_force(stated.as_law, law.on))))
    return attrs.evolve(objection, clauses=clauses)


def common_conditions(state: Any, command: Any, form: CommandForm, law: Law, facts: Facts) -> list[object]:
    """Return the conditions every command must meet: a day that has come, a policy in force, days in their order.

    Nearly every act meets them: what they say is put together only where one fails.
    """
    on, today = command.on, facts.today
    steps: list[object] = [NOT_IN_FUTURE if on <= today else NOT_IN_FUTURE(False, day=on, today=today, opens_on=on)]
    if form.kind != "dispute":
        return steps
    steps.append(_no_policy(facts) if law.policy is None else POLICY_IN_FORCE)
    if state is not None:
        registered = state.registered_on
        steps.append(
            NOT_BEFORE_REGISTRATION if registered <= on else NOT_BEFORE_REGISTRATION(False, registered=registered)
        )
        if form.stages == _ROUNDS and state.stage in _ROUNDS:
            began = state.rounds[-1].started
            steps.append(IN_ROUND if began <= on else IN_ROUND(False, day=began, opens_on=began))
    return steps


def fits_stage(state: Any, form: CommandForm) -> Condition | Objection | Caution:
    """Return whether a command fits the stage of a dispute, as a condition that was examined."""
    if not form.stages or state.stage in form.stages:
        return FITS_STAGE
    leads_there = _leads_to_a_fitting_stage(state, form)
    return FITS_STAGE(False, stage=state.stage, stages=form.stages, cured_by=leads_there)


def _leads_to_a_fitting_stage(dispute: Dispute, form: CommandForm) -> str:
    """Return the command that brings a dispute on to the first stage ahead that fits, else back to one that does."""
    stage = dispute.stage
    if stage is Stage.MEDIATING and Stage.ENDED in form.stages and dispute.draft is None:
        return "end-mediation"  # nothing is on the table that could be concluded
    if stage is Stage.AGREED:
        return "confirm-agreement"
    if stage is Stage.CLOSED:  # mediated again, or work taken up again after a relapse: it is not registered anew
        return "open-mediation" if Stage.MEDIATING in form.stages else "record-visit"
    order = list(Stage)
    ahead = [one for one in form.stages if order.index(Stage(one)) > order.index(stage)]
    return REACHED_BY[Stage((ahead or form.stages)[0])]


def _no_policy(facts: Facts) -> Condition | Objection | Caution:
    first = min((policy.effective for policy in facts.center.policies), default=None)
    return POLICY_IN_FORCE(False, day=first, opens_on=first)


def sift(steps: Iterable[object], citing: Citing, on: date) -> Findings:
    """Sort what a decision yields into grounds, objections, warnings and events.

    Each cites the county's clauses for its code, where its document speaks of the matter, and the articles that were in
    force on the legal day.
    """
    holding: list[Condition] = []
    said: dict[Objection | Caution, None] = {}  # each once: one last day may be asked about twice
    events: list[object] = []
    for step in steps:
        if isinstance(step, Condition):
            holding.append(step)
        elif isinstance(step, (Objection, Caution, ByLawAlone)):
            said[_cited(step, citing, on)] = None
        else:
            events.append(step)
    grounds = _grounds(tuple(holding), citing, on)
    if not said:
        return Findings(grounds, (), (), tuple(events))
    objections = tuple([one for one in said if isinstance(one, Objection)])
    warnings = tuple([one for one in said if isinstance(one, Caution)])
    return Findings(grounds, objections, warnings, tuple(events))


def _cited(step: Objection | Caution | ByLawAlone, citing: Citing, on: date) -> Objection | Caution:
    said, county = (step.step, ()) if isinstance(step, ByLawAlone) else (step, citing(step.code))
    clauses = in_force(county + said.clauses, on)
    if clauses == said.clauses:
        return said
    if isinstance(said, Objection):
        return Objection(said.code, said.text, clauses, said.cure, said.plugin)
    return Caution(said.code, said.text, clauses, said.plugin)


@lru_cache(maxsize=4096)  # most conditions hold, and the acts of a day meet the same ones
def _grounds(holding: tuple[Condition, ...], citing: Citing, on: date) -> tuple[Ground, ...]:
    return tuple(_ground(condition, citing, on) for condition in holding)


@lru_cache(maxsize=4096)  # a value says all there is to say of a condition that holds
def _ground(condition: Condition, citing: Citing, on: date) -> Ground:
    county = () if condition.alone else citing(condition.code)
    return Ground(condition.code, in_force(county + condition.clauses, on))


def needed(state: Any, form: CommandForm, law: Law, citing: Citing, center: CenterState) -> Findings:
    """Say what a command needs on a state whatever its fields: the basis of `options`.

    Where the stage does not fit, what else is missing is said, too: it is what would change the stage.
    """
    if not isinstance(state, Dispute):
        return sift(readiness_elsewhere(state, form.name, law), citing, law.on)
    state = reduce(after, time_passed(state, law.on, law.calendar), state)
    steps: list[object] = [fits_stage(state, form)]
    if form.type in NEEDS:
        steps.extend(NEEDS[form.type](state, law))
    steps.extend(readiness(state, form.name, law, center))
    found = sift(steps, citing, law.on)
    # nothing is named yet that could be missing
    shown = tuple(attrs.evolve(one, text=one.text.replace("…", "")) for one in found.objections)
    return found._replace(objections=shown)
