"""Where the time of an act goes: clocks around named parts of the library, each without the parts inside it.

A clock costs about 0.3 µs, a profiler several times that on every call; so the parts keep their true proportions.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from admin_dispute.center import acting, execution, request, writing
from admin_dispute.center.application import Center
from admin_dispute.center.basis import Basis
from admin_dispute.center.memory import Memory
from admin_dispute.domain import judgement
from admin_dispute.store import codec
from admin_dispute.store.records import Records
from admin_dispute.store.statement import Statement
from admin_dispute.store.units import Unit

if TYPE_CHECKING:
    from run import Library

PARTS: dict[str, tuple[tuple[Any, str], ...]] = {
    "commit": ((Unit, "__exit__"),),
    "begin": ((Unit, "__enter__"),),
    "statements, their Python": tuple(
        (Records, name) for name, part in vars(Records).items() if callable(part) and name != "__init__"
    ),
    "statements in the driver": ((Statement, "run"), (Statement, "each")),
    "references in place of values": ((request, "referenced"),),
    "typing the command": ((request, "typed"),),
    "digest of the key": ((execution, "digest_of_body"),),
    "state and basis at hand": ((Center, "basis"), (Memory, "of"), (Memory, "put")),
    "actor and law": ((Basis, "actor"), (Basis, "law")),
    "judging": ((execution, "ruled"),),
    "folding": ((judgement, "after"),),
    "deriving deadlines": ((writing, "running"), (writing, "clocks_moved")),
    "messages of plugins": ((writing, "messages"),),
    "encoding": ((codec, "encode"),),
    "the rest": ((acting.Acting, "execute"),),
}


class Clocks:
    """The time of each part; while an inner part runs, the clock of the outer one stands."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(PARTS, 0.0)
        self._inside: list[str] = []
        self._since = 0.0

    def on(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that runs on a part's clock."""
        spent, inside, now = self.spent, self._inside, time.perf_counter

        def timed(*arguments: Any, **named: Any) -> Any:
            began = now()
            if inside:
                spent[inside[-1]] += began - self._since
            inside.append(part)
            self._since = began
            try:
                return function(*arguments, **named)
            finally:
                ended = now()
                spent[inside.pop()] += ended - self._since
                self._since = ended

        return timed


def breakdown(library: Library, rounds: int, n: int) -> list[str]:
    """Return the parts of the library's time, costliest first: the median of the rounds in microseconds an act."""
    library.lifecycle(0)
    clocks = Clocks()
    held = [(place, name, getattr(place, name)) for places in PARTS.values() for place, name in places]
    for part, places in PARTS.items():
        for place, name in places:
            setattr(place, name, clocks.on(part, getattr(place, name)))
    try:
        taken: list[dict[str, float]] = []
        for turn in range(rounds):
            clocks.spent.update(dict.fromkeys(PARTS, 0.0))
            for i in range(turn * n, turn * n + n):
                library.lifecycle(i + 1)
            taken.append({part: seconds / n / 18 * 1e6 for part, seconds in clocks.spent.items()})
    finally:
        for place, name, function in held:
            setattr(place, name, function)
    medians = {part: statistics.median(round_[part] for round_ in taken) for part in PARTS}
    whole = sum(medians.values())
    lines = [
        f"{spent:7.1f} µs {spent / whole:4.0%}  {part}"
        for part, spent in sorted(medians.items(), key=lambda item: -item[1])
    ]
    return [*lines, f"{whole:7.1f} µs an act"]
