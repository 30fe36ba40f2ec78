"""Which rules on mediation for courts govern a round: those on invited mediators, those on mediation online.

特邀调解规定 is about disputes that a court hands to an invited mediator, 在线调解规则 about mediation on its platform:
of a round that a court, an agency or the center leads itself, face to face, neither says anything. What holds of every
failed attempt is that the case is filed, tried or decided at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import attrs

from admin_dispute.domain.dispute.forums import Forum, forum_of
from admin_dispute.domain.dispute.mediability import principles
from admin_dispute.domain.dispute.rounds import Medium, Presidency, Round, latest_round
from admin_dispute.domain.ruling import ByLawAlone, Caution, Condition, Objection

if TYPE_CHECKING:
    from datetime import date

    from admin_dispute.domain.dispute.agreement import Agreement
    from admin_dispute.domain.dispute.state import Dispute

S = TypeVar("S")

INVITED = (Forum.BEFORE_FILING, Forum.COURT)
"""Where a court may hand a dispute to an invited mediator: before filing, and after it."""

AT_ONCE = {
    Forum.BEFORE_FILING: ("行政诉讼法 51",),
    Forum.COURT: ("行诉解释 86",),
    Forum.RECONSIDERATION: ("行政复议法 73", "复议条例 50"),
}
"""By which article a case is filed, tried or decided without delay where somebody is unwilling or nothing is agreed."""


def of_invited(forum: Forum, presided: Presidency, article: str) -> tuple[str, ...]:
    """Return an article on invited mediators, where a court hands over and one of them presides; else none."""
    return (f"特邀调解规定 {article}",) if forum in INVITED and presided.invited else ()


def governing(round_: Round | None, clauses: tuple[str, ...]) -> tuple[str, ...]:
    """Return the clauses that govern a round: all but rules on mediators and platforms that it has nothing of."""
    silent = ["特邀调解规定 ", "在线调解规则 "]
    if round_ is not None and round_.forum in INVITED:
        if round_.presidencies[-1].invited:
            silent.remove("特邀调解规定 ")
        if any(session.medium is Medium.ONLINE for session in round_.sessions):
            silent.remove("在线调解规则 ")
    return tuple(clause for clause in clauses if not clause.startswith(tuple(silent)))


def cited_in(round_: Round | None, step: S) -> S:
    """Return a step of a decision that cites only what governs a round."""
    if isinstance(step, ByLawAlone):
        return attrs.evolve(step, step=cited_in(round_, step.step))
    if not isinstance(step, (Condition, Objection, Caution)):
        return step
    clauses = governing(round_, step.clauses)
    if isinstance(step, Condition):
        return step.citing(clauses)  # type: ignore[return-value]  # a condition for a condition
    return attrs.evolve(step, clauses=clauses)


def current(dispute: Dispute) -> Round | None:
    """Return the round that is open, None where none is."""
    last = latest_round(dispute)
    return last if last is not None and last.ended is None else None


def round_of(dispute: Dispute, agreement: Agreement) -> Round | None:
    """Return the round in which an agreement was mediated, None of one that the parties made themselves."""
    if agreement.way == "self-settled":
        return None
    return next((one for one in reversed(dispute.rounds) if one.started <= agreement.on), None)


def written_under(dispute: Dispute, on: date) -> tuple[str, ...]:
    """Return the articles by which a mediated agreement needs everybody's signature."""
    forum = forum_of(dispute)
    invited = of_invited(forum, dispute.rounds[-1].presidencies[-1], "24") if dispute.rounds else ()
    return (*invited, *principles(forum, on))
