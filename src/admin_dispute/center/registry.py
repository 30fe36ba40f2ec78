"""The registry of case numbers: filed by what changed."""

from __future__ import annotations

from admin_dispute.domain.dispute.numbering import NumberGiven
from admin_dispute.store.records import Records


def file_numbers(
    records: Records, stream: str, before: tuple[NumberGiven, ...], after: tuple[NumberGiven, ...]
) -> None:
    """Put the numbers a dispute carries now on file, and take those off that it never should have carried."""
    if before is after:
        return
    old = {str(given.number): given.issuer for given in before}
    new = {str(given.number): given for given in after}
    for number, issuer in old.items():
        if number not in new or new[number].issuer != issuer:
            records.remove_number(number)
    for number, given in new.items():
        if old.get(number, "") != given.issuer:
            records.add_number(number, stream, given.issuer)
            if given.issuer is None:
                records.raise_last_number(given.number.series, given.number.sequence)
