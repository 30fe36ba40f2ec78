"""Problems met in the work: told to the county government office, and closed with a reason (WX-3.2.8)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.center.directory import ORGANISATION_KNOWN, Function
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


class ProblemKind(StrEnum):
    """What a problem is about."""

    LEAD = "lead"
    COOPERATION = "cooperation"
    FUNDS = "funds"
    POLICY = "policy"
    SHARED_INFORMATION = "shared-information"
    OTHER = "other"


class ProblemEnd(StrEnum):
    """What closed a problem."""

    ANSWERED = "answered"
    SOLVED = "solved"
    WITHDRAWN = "withdrawn"
    CONCLUDED = "concluded"


class ProblemStage(StrEnum):
    """Where a problem stands."""

    OPEN = "open"
    CLOSED = "closed"


@frozen(kw_only=True)
class ProblemClosed:
    """How a problem was closed: the first day on which it was none any more, and by whom.

    Attributes:
        text: the answer, what solved it, why it was withdrawn, or what the meeting concluded.
        meeting: the meeting whose conclusion closed it.
    """

    how: ProblemEnd
    on: date
    by: str | None
    text: Text | None
    meeting: str | None = None


@frozen(kw_only=True)
class Problem:
    """A problem met in the work.

    Attributes:
        by: the organisation that raised it, None where the work itself did (an unsettled lead).
        told: the government office it was told to; None where the directory names none.
        dispute: the one it was met in, None where it is of a general kind.
    """

    id: str
    stage: ProblemStage
    kind: ProblemKind
    what: Text
    raised_on: date
    by: str | None
    told: str | None
    dispute: str | None
    closed: ProblemClosed | None = None


@command("raise-problem", kind="problem", opens=True)
@frozen(kw_only=True)
class RaiseProblem:
    """Raise a problem, met in a dispute or in general; the county government office is told.

    Attributes:
        by: the organisation that met it; None where the work itself raises it.
    """

    on: date
    kind: ProblemKind
    what: Text
    by: str | None = None
    dispute: str | None = None


@command("answer-problem", kind="problem")
@frozen(kw_only=True)
class AnswerProblem:
    """Record the answer of the office that was told; it closes the problem."""

    problem: str
    on: date
    by: str
    text: Text


@command("solve-problem", kind="problem")
@frozen(kw_only=True)
class SolveProblem:
    """Record that a problem is solved, and what solved it."""

    problem: str
    on: date
    text: Text
    by: str | None = None


@command("withdraw-problem", kind="problem")
@frozen(kw_only=True)
class WithdrawProblem:
    """Withdraw a problem that one raised."""

    problem: str
    on: date
    by: str
    text: Text


@command("conclude-problem", kind="problem", by_system=True)
@frozen(kw_only=True)
class ConcludeProblem:
    """Close a problem by what a meeting concluded on it; `by` is the meeting's convener."""

    problem: str
    on: date
    meeting: str
    by: str
    text: Text


@event("problem-raised", kind="problem")
@frozen(kw_only=True)
class ProblemRaised:
    """A problem was raised."""

    problem: Problem


@event("problem-closed", kind="problem")
@frozen(kw_only=True)
class ProblemEnded:
    """A problem was closed."""

    closed: ProblemClosed


@decides(RaiseProblem)
def _raise(state: None, raised: RaiseProblem, law: Law, facts: Facts) -> Steps:
    yield ORGANISATION_KNOWN(
        raised.by is None or facts.center.organisation(raised.by, raised.on), organisation=raised.by
    )
    yield DISPUTE_KNOWN(raised.dispute is None or facts.other, dispute=raised.dispute)
    if raised.kind is ProblemKind.SHARED_INFORMATION:
        yield SHARING_SET(law.parameter("shared-information"))
    office = facts.center.having(Function.COUNTY_OFFICE, raised.on)
    yield OFFICE_KNOWN(office)
    yield ProblemRaised(
        problem=Problem(
            id=facts.id,
            stage=ProblemStage.OPEN,
            kind=raised.kind,
            what=raised.what,
            raised_on=raised.on,
            by=raised.by,
            told=None if office is None else office.id,
            dispute=raised.dispute,
        )
    )


@decides(AnswerProblem)
def _answer(problem: Problem, answer: AnswerProblem, law: Law, facts: Facts) -> Steps:
    yield from _open(problem, answer.on)
    yield BY_WHO_WAS_TOLD(problem.told in (None, answer.by), organisation=problem.told)
    yield _ended(ProblemEnd.ANSWERED, answer.on, answer.by, answer.text)


@decides(SolveProblem)
def _solve(problem: Problem, solved: SolveProblem, law: Law, facts: Facts) -> Steps:
    yield from _open(problem, solved.on)
    yield _ended(ProblemEnd.SOLVED, solved.on, solved.by, solved.text)


@decides(WithdrawProblem)
def _withdraw(problem: Problem, withdrawn: WithdrawProblem, law: Law, facts: Facts) -> Steps:
    yield from _open(problem, withdrawn.on)
    yield BY_WHO_RAISED(problem.by in (None, withdrawn.by), organisation=problem.by)
    yield _ended(ProblemEnd.WITHDRAWN, withdrawn.on, withdrawn.by, withdrawn.text)


@decides(ConcludeProblem)
def _conclude(problem: Problem, concluded: ConcludeProblem, law: Law, facts: Facts) -> Steps:
    yield from _open(problem, concluded.on)
    ended = _ended(ProblemEnd.CONCLUDED, concluded.on, concluded.by, concluded.text)
    yield attrs.evolve(ended, closed=attrs.evolve(ended.closed, meeting=concluded.meeting))


def _open(problem: Problem, on: date) -> Steps:
    """What every way of closing needs: it is open, and was raised by then."""
    closed_on = None if problem.closed is None else problem.closed.on
    yield PROBLEM_OPEN(problem.closed is None, day=closed_on)
    yield NOT_BEFORE_RAISED(problem.raised_on <= on, day=problem.raised_on)


def _ended(how: ProblemEnd, on: date, by: str | None, text: Text) -> ProblemEnded:
    return ProblemEnded(closed=ProblemClosed(how=how, on=on, by=by, text=text))


@effect(ProblemRaised)
def _raised(_: None, raised: ProblemRaised) -> Problem:
    return raised.problem


@effect(ProblemEnded)
def _closed(problem: Problem, ended: ProblemEnded) -> Problem:
    return attrs.evolve(problem, stage=ProblemStage.CLOSED, closed=ended.closed)


DISPUTE_KNOWN = Condition(code="dispute-known")
OFFICE_KNOWN = Condition(code="county-office-known", cured_by="enter-organisation", warns=True)
SHARING_SET = Condition(code="sharing-set", parameter="shared-information", warns=True)
BY_WHO_WAS_TOLD = Condition(code="by-who-was-told")
BY_WHO_RAISED = Condition(code="by-who-raised")
PROBLEM_OPEN = Condition(code="problem-open", cured_by="raise-problem")
NOT_BEFORE_RAISED = Condition(code="not-before-raised")
