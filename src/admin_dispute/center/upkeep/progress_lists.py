"""Data officers are given their lists by the passing of time, once in a week, month or quarter (WX-3.3.5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from admin_dispute.center.acting import Acting
from admin_dispute.center.reading.progress import drawn_up
from admin_dispute.center.rights import SYSTEM
from admin_dispute.domain.center.directory import Role
from admin_dispute.domain.center.progress_list import Every, GiveProgress, stretch_of
from admin_dispute.domain.errors import AdminDisputeError, Conflict

if TYPE_CHECKING:
    from admin_dispute.center.application import Center


def give_progress(center: Center, today: date) -> tuple[int, tuple[str, ...]]:
    """Give each organisation with a data officer its list, once in the stretch that the county set.

    Returns:
        How many were given now, and the faults, as `progress/organisation: code`.
    """
    stretch, due = _due(center, today)
    given, faults = 0, []
    for progress in drawn_up(center, tuple(due), today) if due else ():
        body = progress.organisation
        command = GiveProgress(on=today, stretch=stretch, officers=due[body], progress=progress)
        try:
            Acting(center, SYSTEM).execute(command, key=_key(body, stretch))
            given += 1
        except Conflict:  # another sweep gave it meanwhile
            continue
        except AdminDisputeError as error:
            faults.append(f"progress/{body}: {error.brief}")
    return given, tuple(faults)


def _key(organisation: str, stretch: str) -> str:
    return f"progress/{organisation}/{stretch}"


def _due(center: Center, today: date) -> tuple[str, dict[str, tuple[str, ...]]]:
    """Return the stretch of a day, and the organisations whose list of it was not given, with their data officers."""
    with center.records(reading=True) as records:
        state = center.basis(records).state
        policy = None if state is None else state.policy(today)
        stated = None if policy is None else policy.parameter("progress-lists")
        if state is None or stated is None:
            return "", {}
        stretch = stretch_of(Every(stated.value), today)
        found = {body.id: state.in_office(body.id, Role.DATA_OFFICER, today) for body in state.standing(today)}
        due = {body for body, officers in found.items() if officers and records.key(_key(body, stretch)) is None}
    return stretch, {body: found[body] for body in found if body in due}
