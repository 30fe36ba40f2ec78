"""Numbers that a decision may give, read under lock: the next of a series, or whether one from outside is taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from admin_dispute.center.facts.asked import Asked
from admin_dispute.domain.circular.state import Circular
from admin_dispute.domain.dispute.numbering import CaseNumbered, IssueCaseNumber, NumberGiven, RecordCaseNumber
from admin_dispute.domain.law import Series
from admin_dispute.domain.number import CaseNumber, read_number
from admin_dispute.law.in_force import LawInForce
from admin_dispute.store.records import Records
from admin_dispute.store.replay import Act, opened


def next_number(asked: Asked) -> CaseNumber | None:
    """Return the next number of the series, if there is one; with a correction it is found again by its act."""
    if asked.corrects:
        return None
    return _next(asked.records, asked.law.case_number_series(asked.state), asked.command.on.year, asked.state)


def number_taken(asked: Asked) -> bool:
    """Say whether a case number from outside is on file; with a correction it is found again by its act."""
    return not asked.corrects and asked.records.holder(str(read_number(asked.command.number))) is not None


def circular_number_taken(asked: Asked) -> bool:
    """Say whether an edition of some circular carries a document number; whoever issues one at once waits for us."""
    if asked.corrects:
        return False
    asked.records.lock_center()
    circulars: Iterator[Circular] = (opened(asked.records, "circular", *at) for at in asked.records.heads("circular"))
    return any(edition.number == asked.command.number for circular in circulars for edition in circular.editions)


def number_facts_again(records: Records, act: Act, state: Any, law: LawInForce) -> tuple[CaseNumber | None, bool]:
    """Read the same for an act that is decided again: what it was given it keeps, where that still fits.

    The state is the one so far, so a number that this history gave already is taken, and one that only a later part
    of the old history held is not.
    """
    command = act.command
    if isinstance(command, RecordCaseNumber):
        number = str(read_number(command.number))
        return None, records.holder(number) not in (None, state.id) or number in _held(state)
    if isinstance(command, IssueCaseNumber):
        given = next((given.number for given in _given(act) if given.issuer is None), None)
        series, year = law.case_number_series(state), command.on.year
        same = series is not None and given is not None and given.series == f"{year}{series.mark}"
        if same and str(given) not in _held(state):
            return given, False
        return _next(records, series, year, state), False
    return None, False


def number_facts_then(act: Act, state: Any, law: LawInForce) -> tuple[CaseNumber | None, bool]:
    """Read the same as when an act was recorded: what was counted then, in the series that there is now."""
    series = law.case_number_series(state) if isinstance(act.command, IssueCaseNumber) else None
    if series is None:
        return None, act.moment.number_taken
    return CaseNumber(act.command.on.year, series.mark, max(act.moment.next_number, series.first)), False


def _next(records: Records, series: Series | None, year: int, state: Any) -> CaseNumber | None:
    if series is None:
        return None
    last = records.last_number(f"{year}{series.mark}")
    number = CaseNumber(year, series.mark, series.first if last is None else max(last + 1, series.first))
    held = _held(state)
    while (text := str(number)) in held or records.holder(text) is not None:
        number = CaseNumber(year, series.mark, number.sequence + 1)
    return number


def _given(act: Act) -> list[NumberGiven]:
    return [happened.given for happened in reversed(act.events) if isinstance(happened, CaseNumbered)]


def _held(state: Any) -> set[str]:
    return {str(given.number) for given in state.numbers}
