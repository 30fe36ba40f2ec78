"""The same decision on many in turn: a batch of suits, each with a state of its own, told in one act."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from typing import TYPE_CHECKING, TypeVar

from admin_dispute.domain.act import EVENT_OF, Steps, after
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute

T = TypeVar("T")


def one_by_one(dispute: Dispute, many: Iterable[T], decide: Callable[[Dispute, T], Steps]) -> Steps:
    """Decide on each as the one before leaves the dispute; a condition that holds is a ground once, not for each."""
    said: set[Condition] = set()
    for one in many:
        happened: list[object] = []
        for step in decide(dispute, one):
            if isinstance(step, Condition):
                if step in said:
                    continue
                said.add(step)
            elif type(step) in EVENT_OF:
                happened.append(step)
            yield step
        dispute = reduce(after, happened, dispute)
