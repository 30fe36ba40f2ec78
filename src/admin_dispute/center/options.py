"""What an actor can do next: every command he may give, whether it is ready, what it lacks, what it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import attrs
from attrs import frozen

from admin_dispute.center.basis import Basis
from admin_dispute.center.reading.relief import relief_awaited
from admin_dispute.center.rights import Actor, may_ever
from admin_dispute.domain.act import ANY, COMMANDS, CommandForm
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.judgement import FITS_STAGE, needed
from admin_dispute.domain.law import Law
from admin_dispute.domain.next_step import RELIEF, NextStep, in_path, next_step, next_step_elsewhere
from admin_dispute.domain.ruling import Caution, Objection
from admin_dispute.domain.words import label, title


class Readiness(StrEnum):
    """Whether a command can be given: yes, once something else is done, or not at this stage."""

    READY = "ready"
    NEEDS = "needs"
    NOT_NOW = "not-now"


@frozen(kw_only=True)
class RequiredField:
    """A field that a command can't be given without, with its Chinese label."""

    name: str
    label: str


@frozen(kw_only=True)
class Option:
    """A command that an actor may give on a dispute or another stream, as it stands now.

    Attributes:
        standing: ready says that nothing of the stream stands against it, whatever its fields turn out to be.
        needs: what is lacking, each with the command or day that would bring it; warnings: what to know before.
        fields: what has to be filled in. next: it is the next step of the stream; why: what it is needed for.
    """

    command: str
    title: str
    standing: Readiness
    needs: tuple[Objection, ...] = ()
    warnings: tuple[Caution, ...] = ()
    fields: tuple[RequiredField, ...] = ()
    next: bool = False
    why: str = ""

    @property
    def ready(self) -> bool:
        """Whether nothing is missing but the command's own fields."""
        return self.standing is Readiness.READY


def options(actor: Actor, dispute: Dispute, basis: Basis, law: Law, center: CenterState) -> tuple[Option, ...]:
    """Return the commands an actor may give, the next step first, then those that are ready, in the order of the path.

    What does not fit the stage is listed too, with what would lead there.
    """
    step = step_for(actor, dispute, basis, law, center)
    return _listed(actor, "dispute", dispute, step, basis, law, center)


def options_elsewhere(
    actor: Actor, kind: str, state: Any, basis: Basis, law: Law, center: CenterState
) -> tuple[Option, ...]:
    """Return the commands an actor may give on a stream that is no dispute, in the same order."""
    step = next_step_elsewhere(kind, state, law, center, basis.table.citing)
    return _listed(actor, kind, state, step, basis, law, center)


def _listed(
    actor: Actor, kind: str, state: Any, step: NextStep | None, basis: Basis, law: Law, center: CenterState
) -> tuple[Option, ...]:
    forms = (form for form in _given_on(kind) if may_ever(actor, form, kind, state))
    found = [_option(form, step, state, basis, law, center) for form in forms]
    ranks = list(Readiness)
    return tuple(sorted(found, key=lambda o: (not o.next, ranks.index(o.standing), in_path(o.command))))


def _given_on(kind: str) -> Iterator[CommandForm]:
    """Give the commands on a stream of a kind that there is, those for any kind among them."""
    given = (form for form in COMMANDS.values() if not form.opens and not form.by_system)
    yield from (form for form in given if form.kind in (kind, ANY))


def _option(
    form: CommandForm, step: NextStep | None, state: Any, basis: Basis, law: Law, center: CenterState
) -> Option:
    findings = needed(state, form, law, basis.table.citing, center)
    needs = findings.objections
    standing = Readiness.NEEDS if needs else Readiness.READY
    if any(objection.code == FITS_STAGE.code for objection in needs):
        standing = Readiness.NOT_NOW
    is_next = step is not None and step.command == form.name
    return Option(
        command=form.name,
        title=title(form.name),
        standing=standing,
        needs=needs,
        warnings=findings.warnings,
        fields=required_fields(form),
        next=is_next,
        why=step.why if step is not None and is_next else "",
    )


def required_fields(form: CommandForm) -> tuple[RequiredField, ...]:
    """Return the fields a command can't be given without, but for the stream it is about."""
    return tuple(
        RequiredField(name=field.name, label=label(field.name, form.name))
        for field in attrs.fields(form.type)
        if field.default is attrs.NOTHING and field.name not in (form.kind, "stream")
    )


def step_for(actor: Actor, dispute: Dispute, basis: Basis, law: Law, center: CenterState) -> NextStep | None:
    """Return the next step of a dispute; what it leads to still lacks is told to who may give that."""
    if relief_awaited(actor, dispute):
        return RELIEF
    step = next_step(dispute, law, center, basis.table.citing)
    if step is None or may_ever(actor, COMMANDS[step.towards], "dispute", dispute):
        return step
    return NextStep(command=step.command, towards=step.command)
