"""The next step of a dispute: what its stage leads to, or what that lacks, by the conditions' own cures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Any

from attrs import frozen

from admin_dispute.domain.act import COMMANDS, after
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.deadline import Clock
from admin_dispute.domain.dispute.answers import consenting
from admin_dispute.domain.dispute.deadlines import deadlines
from admin_dispute.domain.dispute.endings import cause_has_gone
from admin_dispute.domain.dispute.offer import INFORMED, not_told
from admin_dispute.domain.dispute.rounds import settled_in_whole
from admin_dispute.domain.dispute.silence import time_passed
from admin_dispute.domain.dispute.stage import Stage
from admin_dispute.domain.judgement import Citing, Findings, needed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law

PATH = (
    "offer-mediation", "record-consent", "name-responsible", "propose-lead", "answer-lead", "issue-case-number",
    "open-mediation", "hold-session", "establish-facts", "draft-terms", "review-legality", "conclude-agreement",
    "confirm-agreement", "record-performance", "end-mediation", "give-guidance", "close-dispute", "record-visit",
)  # fmt: skip
"""The path of a dispute, in the order in which its commands are ordinarily given."""

TOWARDS: dict[Stage, tuple[str, ...]] = {
    Stage.OFFERED: ("open-mediation",),
    Stage.CONSENTED: ("open-mediation",),
    Stage.MEDIATING: ("conclude-agreement",),
    Stage.AGREED: ("confirm-agreement",),
    Stage.EFFECTIVE: ("record-performance", "close-dispute"),
    Stage.ENDED: ("close-dispute",),
    Stage.CLOSED: ("record-performance", "record-visit"),
}
"""What a stage leads to: the first that has anything to do."""


TOWARDS_ELSEWHERE: dict[str, tuple[str, ...]] = {
    "problem": ("answer-problem",),
    "meeting": ("hold-meeting", "conclude-item", "complete-conclusion"),
    "diary": ("keep-appointment",),
    "credit": ("record-credit-check", "submit-credit-entry", "tell-credit-subject"),
    "circular": ("issue-circular", "approve-circular", "show-circular"),
}
"""What streams that are no disputes lead to, by kind: the first that can be given, or brought nearer."""
DUE_ELSEWHERE = {"credit": "record-credit-removal"}
"""What comes first once it is due, and is nothing to be aimed at."""


@frozen(kw_only=True)
class NextStep:
    """What is to be done next.

    Attributes:
        command: to be given; towards: what it leads to, the same where nothing is lacking.
        why: what `towards` lacks, in Chinese; empty where nothing is.
    """

    command: str
    towards: str
    why: str = ""


RELIEF = NextStep(command="record-relief", towards="record-relief")
"""The next step of a dispute that waits for a relief measure, for whoever may know of the risk (WX-3.1.8)."""


def next_step(dispute: Dispute, law: Law, center: CenterState, citing: Citing) -> NextStep | None:
    """Return the next step of a dispute, None where nothing is left to do."""
    dispute = reduce(after, time_passed(dispute, law.on, law.calendar), dispute)
    goals = (goal for goal in _goals(dispute) if _due(dispute, goal, law))
    found = _first(goals, "dispute", dispute, law, center, citing)
    if found is not None and found.command == "open-mediation":
        return _told_first(dispute, law.on) or found
    return found


def _told_first(dispute: Dispute, on: date) -> NextStep | None:
    """Before a first round everybody hears of rights, rules and effect: it may be opened without, but should not."""
    untold = () if dispute.rounds else not_told(dispute, consenting(dispute), on)
    if not untold:
        return None
    why = getattr(INFORMED(False, parties=untold), "text", "")
    return NextStep(command="offer-mediation", towards="open-mediation", why=why)


def next_step_elsewhere(kind: str, state: Any, law: Law, center: CenterState, citing: Citing) -> NextStep | None:
    """Return the next step of a stream that is no dispute, None where nothing is left to do."""
    due = DUE_ELSEWHERE.get(kind)
    if due is not None and _possible(kind, state, due, law, center, citing):
        return NextStep(command=due, towards=due)
    return _first(TOWARDS_ELSEWHERE.get(kind, ()), kind, state, law, center, citing)


def _first(
    goals: Iterable[str], kind: str, state: Any, law: Law, center: CenterState, citing: Citing
) -> NextStep | None:
    """Return the first goal that lacks nothing, or before it what brings another one nearer."""
    for goal in goals:
        found = needed(state, COMMANDS[goal], law, citing, center)
        lacking = [objection for objection in found.objections if objection.code != "fits-stage"]
        if not lacking:
            return NextStep(command=goal, towards=goal)
        for objection in lacking:
            cure = objection.cure.command if objection.cure is not None else None
            if cure is not None and _possible(kind, state, cure, law, center, citing):
                return NextStep(command=cure, towards=goal, why=objection.text)
    return None


def _goals(dispute: Dispute) -> tuple[str, ...]:
    """Say what a dispute goes towards.

    Where its cause fell away before a round was opened, none is opened any more; where nothing is left to agree on in
    a round, it is ended.
    """
    early = dispute.stage in (Stage.OFFERED, Stage.CONSENTED)
    if early and cause_has_gone(dispute):
        return ("close-dispute",)
    done = dispute.stage is Stage.MEDIATING and settled_in_whole(dispute)
    return ("end-mediation",) if done else TOWARDS[dispute.stage]


def _due(dispute: Dispute, goal: str, law: Law) -> bool:
    """Whether there is anything to do: visits are made when they were planned."""
    return goal != "record-visit" or any(d.clock is Clock.VISIT for d in deadlines(dispute, law.calendar))


def _possible(kind: str, state: Any, command: str, law: Law, center: CenterState, citing: Citing) -> bool:
    form = COMMANDS[command]
    if form.kind != kind or form.opens:
        return False
    findings: Findings = needed(state, form, law, citing, center)
    return not findings.objections


def in_path(command: str) -> int:
    """Return where a command stands in the path, behind it what stands beside it."""
    return PATH.index(command) if command in PATH else len(PATH)
