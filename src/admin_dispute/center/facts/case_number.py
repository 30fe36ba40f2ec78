"""Numbers that a decision may give, read under lock: the next of a series, or whether one from outside is taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from admin_dispute.center.facts.asked import Asked
from admin_dispute.domain.circular.state import Circular
from admin_dispute.domain.dispute.numbering import CaseNumbered, IssueCaseNumber, NumberGiven, RecordCaseNumber
from admin_dispute.domain.number import CaseNumber, read_number
from admin_dispute.law.in_force import LawInForce
from admin_dispute.store.records import Records
from admin_dispute.store.replay import Act, opened


def next_number(asked: Asked) -> int:
    """Return the next number of the series, 0 where there is none; with a correction it is found again by its act."""
    return 0 if asked.corrects else _next(asked.records, asked.command, asked.state, asked.law)


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


def number_facts_again(records: Records, act: Act, state: Any, law: LawInForce) -> tuple[int, bool]:
    """Read the same for an act that is decided again: what it was given it keeps, where that still fits.

    The state is the one so far, so a number that this history gave already is taken, and one that only a later part
    of the old history held is not.
    """
    command = act.command
    if isinstance(command, RecordCaseNumber):
        number = str(read_number(command.number))
        return 0, records.holder(number) not in (None, state.id) or number in _held(state)
    if isinstance(command, IssueCaseNumber):
        given = next((given.number for given in _given(act) if given.issuer is None), None)
        series = law.case_number_series(state)
        same = series is not None and given is not None and given.series == f"{command.on.year}{series.mark}"
        if same and given is not None and str(given) not in _held(state):
            return given.sequence, False
        return _next(records, command, state, law), False
    return 0, False


def _next(records: Records, command: IssueCaseNumber, state: Any, law: LawInForce) -> int:
    series = law.case_number_series(state)
    if series is None:
        return 0
    last = records.last_number(f"{command.on.year}{series.mark}")
    number = series.first if last is None else max(last + 1, series.first)
    held = _held(state)
    while (text := str(CaseNumber(command.on.year, series.mark, number))) in held or records.holder(text) is not None:
        number += 1
    return number


def _given(act: Act) -> list[NumberGiven]:
    return [happened.given for happened in reversed(act.events) if isinstance(happened, CaseNumbered)]


def _held(state: Any) -> set[str]:
    return {str(given.number) for given in state.numbers}
