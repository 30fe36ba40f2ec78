"""The roster of invited mediators: fields of expertise, a term, an organisation (WX-3.3.2; 特邀调解规定 5, 6, 10)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.center.directory import ORGANISATION_KNOWN
from admin_dispute.domain.dispute.intake import Matter
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import NAME, Personal, Text

if TYPE_CHECKING:
    from admin_dispute.domain.center.state import CenterState
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class RemovalReason(StrEnum):
    """Why a mediator leaves the roster before the term is over (特邀调解规定 10, 28)."""

    OWN_WISH = "own-wish"
    LEFT_ORGANISATION = "left-organisation"
    EVALUATION = "evaluation"
    MISCONDUCT = "misconduct"
    OTHER = "other"


@frozen(kw_only=True)
class Mediator:
    """An invited mediator in a term.

    Attributes:
        id: of the directory where he or she is an officer, else the account of a person from outside.
        person: of somebody from outside; organisation: the one that recommended him or her, or that is invited itself.
        fields: the matters he or she knows well, none named: any.
        until: the last day, None where the term has no end; removed: why it ended early.
    """

    id: str
    person: Personal | None
    organisation: str | None
    fields: tuple[Matter, ...]
    since: date
    until: date | None
    removed: RemovalReason | None = None


@command("enter-mediator", kind="center")
@frozen(kw_only=True)
class EnterMediator:
    """Enter a mediator into the roster from this day on: an officer of the directory, or a person from outside."""

    on: date
    id: str = field(validator=NAME)
    person: Personal | None = None
    organisation: str | None = None
    fields: tuple[Matter, ...] = ()
    until: date | None = None


@command("renew-mediator", kind="center")
@frozen(kw_only=True)
class RenewMediator:
    """Renew the term of a mediator up to `until` (None: without end), also after it was over; `fields` as from now."""

    on: date
    mediator: str
    until: date | None = None
    fields: tuple[Matter, ...] = ()


@command("remove-mediator", kind="center")
@frozen(kw_only=True)
class RemoveMediator:
    """Take a mediator off the roster; `on` is the last day."""

    on: date
    mediator: str
    reason: RemovalReason
    why: Text | None = None


@event("mediator-entered", kind="center")
@frozen(kw_only=True)
class MediatorEntered:
    """A mediator stands in the roster, for this term; a term of the same person that goes on is replaced by it."""

    mediator: Mediator


@event("mediator-removed", kind="center")
@frozen(kw_only=True)
class MediatorRemoved:
    """A mediator's term ended early, with that day."""

    mediator: str
    on: date
    reason: RemovalReason
    why: Text | None


@decides(EnterMediator)
def _enter(state: CenterState, entry: EnterMediator, law: Law, facts: Facts) -> Steps:
    officer = state.officer(entry.id, entry.on)
    yield MEDIATOR_IDENTIFIED((officer is None) is (entry.person is not None), mediator=entry.id)
    if entry.organisation is not None:
        known = state.organisation(entry.organisation, entry.on)
        yield ORGANISATION_KNOWN(known, organisation=entry.organisation)
    yield NOT_ON_ROSTER(state.mediator(entry.id, entry.on) is None, mediator=entry.id)
    yield TERM_AHEAD(entry.until is None or entry.on <= entry.until, day=entry.on)
    yield MediatorEntered(
        mediator=Mediator(
            id=entry.id,
            person=entry.person,
            organisation=entry.organisation or (None if officer is None else officer.organisation),
            fields=entry.fields,
            since=entry.on,
            until=entry.until,
        )
    )


@decides(RenewMediator)
def _renew(state: CenterState, renewed: RenewMediator, law: Law, facts: Facts) -> Steps:
    current = state.mediator(renewed.mediator, renewed.on)
    last = current or next((one for one in reversed(state.roster) if one.id == renewed.mediator), None)
    yield WAS_ON_ROSTER(last is not None and last.since <= renewed.on, mediator=renewed.mediator)
    yield TERM_AHEAD(renewed.until is None or renewed.on <= renewed.until, day=renewed.on)
    if last is None:
        return
    since = renewed.on if current is None else current.since
    fields = renewed.fields or last.fields
    now = attrs.evolve(last, since=since, until=renewed.until, fields=fields, removed=None)
    yield MediatorEntered(mediator=now)


@decides(RemoveMediator)
def _remove(state: CenterState, removed: RemoveMediator, law: Law, facts: Facts) -> Steps:
    yield ON_ROSTER(state.mediator(removed.mediator, removed.on), mediator=removed.mediator)
    yield MediatorRemoved(mediator=removed.mediator, on=removed.on, reason=removed.reason, why=removed.why)


@effect(MediatorEntered)
def _entered(state: CenterState, entered: MediatorEntered) -> CenterState:
    now = entered.mediator
    others = (one for one in state.roster if (one.id, one.since) != (now.id, now.since))
    return attrs.evolve(state, roster=(*others, now))


@effect(MediatorRemoved)
def _removed(state: CenterState, removed: MediatorRemoved) -> CenterState:
    gone = state.mediator(removed.mediator, removed.on)
    left = (attrs.evolve(one, until=removed.on, removed=removed.reason) if one is gone else one for one in state.roster)
    return attrs.evolve(state, roster=tuple(left))


MEDIATOR_IDENTIFIED = Condition(code="mediator-identified")
NOT_ON_ROSTER = Condition(code="not-on-roster", cured_by="renew-mediator")
TERM_AHEAD = Condition(code="term-ahead")
WAS_ON_ROSTER = Condition(code="was-on-roster", cured_by="enter-mediator")
ON_ROSTER = Condition(code="on-roster", clauses=("特邀调解规定 12",), cured_by="enter-mediator")
