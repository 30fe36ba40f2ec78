"""Progress lists as they were given to data officers, one for each organisation and period (WX-3.3.5)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.center.directory import Role
from admin_dispute.domain.ids import Words
from admin_dispute.domain.progress import Progress
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class Every(StrEnum):
    """How often lists are given."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


def stretch_of(every: Every, day: date) -> str:
    """Return the name of the week (`2024-W27`), month (`2024-07`) or quarter (`2024-Q3`) that a day is in."""
    if every is Every.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    if every is Every.MONTH:
        return f"{day:%Y-%m}"
    return f"{day.year}-Q{(day.month + 2) // 3}"


@frozen(kw_only=True)
class ProgressList:
    """A list that was given: `stretch` names the week, month or quarter, `officers` those it went to."""

    id: str
    given_on: date
    stretch: Words
    officers: tuple[str, ...]
    progress: Progress


@command("give-progress", kind="progress", opens=True, by_system=True)
@frozen(kw_only=True)
class GiveProgress:
    """Give an organisation's data officers its list of a week, month or quarter."""

    on: date
    stretch: Words
    officers: tuple[str, ...]
    progress: Progress


@event("progress-given", kind="progress")
@frozen(kw_only=True)
class ProgressGiven:
    """A list was given."""

    given: ProgressList


@decides(GiveProgress)
def _give(_: None, giving: GiveProgress, law: Law, facts: Facts) -> Steps:
    yield LISTS_SET(law.parameter("progress-lists"))
    named = facts.center.in_office(giving.progress.organisation, Role.DATA_OFFICER, giving.on)
    yield DATA_OFFICER_NAMED(giving.officers and set(giving.officers) <= set(named))
    given = ProgressList(
        id=facts.id,
        given_on=giving.on,
        stretch=giving.stretch,
        officers=giving.officers,
        progress=giving.progress,
    )
    yield ProgressGiven(given=given)


@effect(ProgressGiven)
def _given(_: None, happened: ProgressGiven) -> ProgressList:
    return happened.given


LISTS_SET = Condition(code="lists-set", parameter="progress-lists", warns=True)
DATA_OFFICER_NAMED = Condition(code="data-officer-named", cured_by="enter-officer")
