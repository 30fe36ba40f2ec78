"""A time that has to be over before an act: on a provisional last day nothing is refused, but the act is warned of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from admin_dispute.domain.periods import Due
from admin_dispute.domain.reckoning import ROLLING, last_day_told
from admin_dispute.domain.ruling import Caution, Condition, Objection
from admin_dispute.domain.words import term


def once_over(asked: Condition, last: Due | None, on: date) -> Iterator[Condition | Objection | Caution]:
    """Give whether a time is over on a day, by the earliest last day it can have, and a warning where it can be later.

    Args:
        asked: the condition that it is over, whose text names its last `day`; last: None where no time has to pass.
    """
    if last is None:
        yield asked
    else:
        yield asked(last.on < on, opens_on=last.on + timedelta(days=1), day=last_day_told(last))
        yield from unsure(last, on)


def unsure(last: Due, on: date) -> Iterator[Condition | Objection | Caution]:
    """Give a warning where a last day has passed that may turn out to be later: by when, and what follows if it is.

    An act with this warning is asked about again once the year is announced (`Center.premature`).
    """
    if last.provisional and last.on < on and not last.over(on):
        latest = term("latest-day", "open") if last.latest is None else last.latest
        yield SURELY_OVER(False, day=last.on, latest=latest, on=on)


SURELY_OVER = Condition(code="surely-over", clauses=ROLLING, warns=True)
