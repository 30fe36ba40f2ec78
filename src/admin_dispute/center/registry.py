"""The registry of case numbers: read under lock for each number a decision may give, filed by what changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from admin_dispute.domain.circular.issuing import CorrectCircular, IssueCircular
from admin_dispute.domain.circular.state import Circular
from admin_dispute.domain.dispute.numbering import CaseNumbered, IssueCaseNumber, NumberGiven, RecordCaseNumber
from admin_dispute.domain.number import CaseNumber, read_number
from admin_dispute.law.in_force import LawInForce
from admin_dispute.store.records import Records
from admin_dispute.store.replay import Act, opened


def number_facts(records: Records, command: Any, state: Any, law: LawInForce) -> tuple[int, bool]:
    """Read the next number of the series under lock, or whether a number from outside is on file."""
    if isinstance(command, RecordCaseNumber):
        return 0, records.holder(str(read_number(command.number))) is not None
    if isinstance(command, IssueCaseNumber):
        return _next(records, command, state, law), False
    if isinstance(command, (IssueCircular, CorrectCircular)):
        return 0, _on_a_circular(records, command.number)
    return 0, False


def _on_a_circular(records: Records, number: str) -> bool:
    """Whether an edition of some circular carries a document number."""
    circulars: Iterator[Circular] = (opened(records, "circular", *at) for at in records.heads("circular"))
    return any(edition.number == number for circular in circulars for edition in circular.editions)


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


def file_numbers(
    records: Records, stream: str, before: tuple[NumberGiven, ...], after: tuple[NumberGiven, ...]
) -> None:
    """Put the numbers a dispute carries now on file, and take those off that it never should have carried."""
    if before is after:
        return
    old = {str(given.number): given.issuer for given in before}
    new = {str(given.number): given.issuer for given in after}
    for number, issuer in old.items():
        if new.get(number, "") != issuer:
            records.remove_number(number)
    for given in after:
        if old.get(str(given.number), "") != given.issuer:
            records.add_number(str(given.number), stream, given.issuer)
            if given.issuer is None:
                records.raise_last_number(given.number.series, given.number.sequence)


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
