"""Follow-up visits; what they find is recorded, and a relapse reopens the work for a new round (WX-4.3.3)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.obligation import obligation_of
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.stage import CLOSED, EFFECTIVE, ENDED, MEDIATING
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class VisitFinding(StrEnum):
    """What a visit found."""

    SATISFIED = "satisfied"
    PERFORMING = "performing"
    NOT_PERFORMED = "not-performed"
    RELAPSE = "relapse"
    NOT_REACHED = "not-reached"


@frozen(kw_only=True)
class Visit:
    """A follow-up visit.

    Attributes:
        whom: the parties and agencies that were visited, none named: all; by: the organisation that made it.
        obligations: those that were found not performed.
    """

    on: date
    finding: VisitFinding
    note: Text | None
    whom: tuple[str, ...] = ()
    by: str | None = None
    obligations: tuple[str, ...] = ()

    @property
    def reached(self) -> bool:
        """Whether it reached anybody: else it has to be made again."""
        return self.finding is not VisitFinding.NOT_REACHED


@command("record-visit", stages=(MEDIATING, EFFECTIVE, ENDED, CLOSED))
@frozen(kw_only=True)
class RecordVisit:
    """Record a follow-up visit and what it found; a relapse reopens the work, for a new round or other remedies.

    Attributes:
        whom: the parties and agencies that were visited, none named: all; by: the organisation that made it.
        obligations: those that were found not performed.
    """

    dispute: str
    on: date
    finding: VisitFinding
    note: Text | None = None
    whom: tuple[str, ...] = ()
    by: str | None = None
    obligations: tuple[str, ...] = ()


@event("visited")
@frozen(kw_only=True)
class Visited:
    """A follow-up visit took place."""

    visit: Visit


@decides(RecordVisit)
def _visit(dispute: Dispute, visited: RecordVisit, law: Law, facts: Facts) -> Steps:
    strangers = [who for who in visited.whom if who not in everybody(dispute)]
    yield VISITED_KNOWN(not strangers, who=strangers)
    unknown = [id_ for id_ in visited.obligations if obligation_of(dispute.obligations, id_) is None]
    yield VISITED_OBLIGATIONS_KNOWN(not unknown, obligations=unknown)
    unperformed = visited.finding is VisitFinding.NOT_PERFORMED
    yield UNPERFORMED_NAMED(not unperformed or visited.obligations)
    yield UNPERFORMED_FOLLOWED(not unperformed)
    yield RELAPSE_REOPENED(visited.finding is not VisitFinding.RELAPSE)
    visit = Visit(
        on=visited.on,
        finding=visited.finding,
        note=visited.note,
        whom=visited.whom,
        by=visited.by,
        obligations=visited.obligations,
    )
    yield Visited(visit=visit)


def relapsed_on(dispute: Dispute) -> date | None:
    """Return the day a visit found a relapse that no round has taken up yet, None where there is none."""
    found = [visit.on for visit in dispute.visits if visit.finding is VisitFinding.RELAPSE]
    if not found or found[-1] in [round_.relapse for round_ in dispute.rounds]:
        return None
    return found[-1]


@effect(Visited)
def _visited(dispute: Dispute, visited: Visited) -> Dispute:
    after = changed(dispute, visits=(*dispute.visits, visited.visit))
    if visited.visit.finding is not VisitFinding.RELAPSE:
        return after
    stage = ENDED if dispute.stage in (EFFECTIVE, CLOSED) else dispute.stage
    return changed(after, stage=stage, closing=None, visit_plans=())


RELAPSE_REOPENED = Condition(code="relapse-reopened", cured_by="open-mediation", warns=True)
VISITED_KNOWN = Condition(code="visited-known")
VISITED_OBLIGATIONS_KNOWN = Condition(code="visited-obligations-known")
UNPERFORMED_NAMED = Condition(code="unperformed-named", warns=True)
UNPERFORMED_FOLLOWED = Condition(code="unperformed-followed", cured_by="record-refusal-to-perform", warns=True)
