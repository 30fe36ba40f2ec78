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
    old = [(given.number, given.issuer) for given in before]
    new = [(given.number, given.issuer) for given in after]
    for number, issuer in old:
        if (number, issuer) not in new:
            records.remove_number(str(number))
    for number, issuer in new:
        if (number, issuer) not in old:
            records.add_number(str(number), stream, issuer)
            if issuer is None:
                records.raise_last_number(number.series, number.sequence)
