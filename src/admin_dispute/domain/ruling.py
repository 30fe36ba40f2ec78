"""How a decision explains itself: conditions that hold are its grounds, those that don't are its objections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import attrs
from attrs import field, frozen

from admin_dispute.domain.parameters import Parameter
from admin_dispute.domain.words import chapter, fill


@frozen
class Cure:
    """What would remove an objection: a command to give first, a parameter to change, or a day to wait for."""

    command: str | None = None
    parameter: str | None = None
    day: str | None = None


@frozen
class Objection:
    """A condition that does not hold.

    Attributes:
        code: the condition's stable code; clauses: the clauses and articles it rests on.
        text: what is missing, in Chinese, without names or numbers of people.
        plugin: who objected; `core` where no plugin did.
    """

    code: str
    text: str
    clauses: tuple[str, ...] = ()
    cure: Cure | None = None
    plugin: str = "core"

    @property
    def line(self) -> str:
        """The objection with its code and clauses in one line."""
        return f"[{self.code}] {self.text}" + (f"（{'、'.join(self.clauses)}）" if self.clauses else "")


@frozen
class Caution:
    """A condition whose absence warns but does not stop the act."""

    code: str
    text: str
    clauses: tuple[str, ...] = ()
    plugin: str = "core"


@frozen
class Ground:
    """A condition that was examined and holds, with the clauses it rests on."""

    code: str
    clauses: tuple[str, ...] = ()
    plugin: str = "core"


@frozen(kw_only=True, eq=False)
class Condition:
    """Something the law asks for before an act; call it with the finding.

    `CONSENTED(all_agree, parties=missing)` is the condition itself where it holds, else an `Objection` (or a
    `Caution` if it only `warns`). Texts are in the catalogue under the code, or given here by a plugin.

    Attributes:
        clauses: articles of national law; a county's clauses for the code are added by its plugin.
        cured_by: the command that would make it hold; parameter: the policy parameter that demands it.
        alone: whether a county's document does not speak of the matter, so that its clauses for the code are not cited.
    """

    code: str = field()
    clauses: tuple[str, ...] = ()
    cured_by: str | None = None
    parameter: str | None = None
    warns: bool = False
    holds: str | None = None
    fails: str | None = None
    alone: bool = False

    def __call__(
        self, finding: object, *, opens_on: object = None, cured_by: str | None = None, **facts: Any
    ) -> Condition | Objection | Caution:
        """Return the condition if the finding is true, else what to say.

        Args:
            opens_on: when it would hold by itself; cured_by: the command that would make it hold here.
            facts: what the text names.
        """
        if finding:
            return self
        text = fill(self.fails or chapter("conditions")[self.code]["fails"], facts)
        if self.warns:
            return Caution(self.code, text, self.clauses)
        cure = Cure(cured_by or self.cured_by, self.parameter, None if opens_on is None else str(opens_on))
        return Objection(self.code, text, self.clauses, None if cure == Cure() else cure)

    def citing(self, clauses: tuple[str, ...]) -> Condition:
        """Return the same condition resting on other articles: the same one for the same articles."""
        return _citing(self, clauses)


@lru_cache(maxsize=4096)  # every act that the law asks about cites one of the same few
def _citing(condition: Condition, clauses: tuple[str, ...]) -> Condition:
    return attrs.evolve(condition, clauses=clauses)


@frozen
class ByLawAlone:
    """An objection or warning on what a county's document does not speak of: its clauses for the code are not cited."""

    step: Objection | Caution


def alone(step: Condition | Objection | Caution | ByLawAlone) -> Condition | ByLawAlone:
    """Return a step of a decision so that only national articles are cited with it."""
    if isinstance(step, Condition):
        return _alone(step)
    return step if isinstance(step, ByLawAlone) else ByLawAlone(step)


@lru_cache(maxsize=4096)  # the same few conditions
def _alone(condition: Condition) -> Condition:
    return attrs.evolve(condition, alone=True)


def by_law_alone(steps: Iterable[object]) -> Iterator[object]:
    """Give steps of a decision so that only national articles are cited with them; events pass as they are."""
    for step in steps:
        yield alone(step) if isinstance(step, (Condition, Objection, Caution)) else step


@frozen
class AnswerGiven:
    """An answer of the law that a decision used: which hook, from whom, on which clauses, by which parameter."""

    question: str
    answer: str
    clauses: tuple[str, ...]
    plugin: str
    parameter: Parameter | None = None


@frozen(slots=False)  # every act makes one, which takes a fifth less
class Ruling:
    """What the center thinks of a command: its grounds, objections and warnings, and what would follow.

    Attributes:
        command: the name of the command; policy: the policy version it was judged by, None where none is in force.
        grounds: conditions that hold, in the order they were examined.
        objections: why it is refused; empty where it is allowed.
        warnings: what the person acting should know.
        answers: what the law was asked and what it answered.
        version: the version of the stream that was judged.
        events: what the act would record, where it is allowed.
    """

    command: str
    policy: str | None = None
    grounds: tuple[Ground, ...] = ()
    objections: tuple[Objection, ...] = ()
    warnings: tuple[Caution, ...] = ()
    answers: tuple[AnswerGiven, ...] = ()
    version: int = 0
    events: tuple[object, ...] = attrs.field(default=(), repr=False)

    @property
    def allowed(self) -> bool:
        """Whether nothing stands against the act."""
        return not self.objections

    @property
    def clauses(self) -> tuple[str, ...]:
        """Every clause and article the ruling rests on, each once."""
        cited: tuple[Objection | Caution | Ground | AnswerGiven, ...] = (
            *self.objections,
            *self.warnings,
            *self.grounds,
            *self.answers,
        )
        return tuple(dict.fromkeys(clause for item in cited for clause in item.clauses))
