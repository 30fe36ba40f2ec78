"""Where a dispute belongs on the form: one of three kinds, one of two stages; a person decides what nothing shows.

The form knows no disputes before filing and none in enforcement; a center has them. What the record does not show is
never guessed: it is named, and entered once somebody decided, with a reason.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import frozen

from admin_dispute import Dispute, Fault, Forum, Matter, MediationBasis, Source, forum_of
from admin_dispute_beijing.columns import COMPENSATION, DISCRETION, INDEMNITY, ORAL, REVIEW, SUIT, WRITTEN

_STAGES = {Forum.RECONSIDERATION: REVIEW, Forum.COURT: SUIT}
_BROUGHT = {Source.RECONSIDERATION: REVIEW, Source.COURT: SUIT}
_DISCRETION = (MediationBasis.DISCRETION, MediationBasis.DISCRETION_BY_RULES)


@frozen(kw_only=True)
class Decided:
    """What a person decided on a dispute: its kind (19, 20, 21), its stage (22, 23), and why."""

    dispute: str
    kind: int | None = None
    stage: int | None = None
    reason: str


def kind_of(dispute: Dispute, decided: Decided | None) -> int | None:
    """Return the column of the kind: decided, discretion by the ground of mediation, indemnity for expropriation."""
    if decided is not None and decided.kind is not None:
        return decided.kind
    basis = dispute.rounds[-1].basis if dispute.rounds else None
    if basis in _DISCRETION:
        return DISCRETION
    if basis is MediationBasis.COMPENSATION and dispute.matter is Matter.EXPROPRIATION:
        return INDEMNITY
    return None


def stage_of(dispute: Dispute, decided: Decided | None) -> int | None:
    """Return the column of the stage: decided, where it is heard, else where it was brought before it was filed."""
    if decided is not None and decided.stage is not None:
        return decided.stage
    forum = forum_of(dispute)
    return _STAGES.get(forum, _BROUGHT.get(dispute.source) if forum is Forum.BEFORE_FILING else None)


def overridden(dispute: Dispute, decided: Decided | None) -> tuple[tuple[int, int], ...]:
    """Return each column that the record shows and, beside it, the other one that was decided."""
    if decided is None:
        return ()
    shown = ((kind_of(dispute, None), decided.kind), (stage_of(dispute, None), decided.stage))
    return tuple((was, now) for was, now in shown if was is not None and now is not None and was != now)


def misplaced(decided: Sequence[Decided], disputes: Collection[str]) -> tuple[Fault, ...]:
    """Name decisions on a dispute that was decided on before in the list, or that is none of the return's."""
    faults = []
    for number, one in enumerate(decided):
        path = f"decided.{number}.dispute"
        if one.dispute not in disputes:
            faults.append(Fault(path, "本期没有这件争议"))
        elif one.dispute in {earlier.dispute for earlier in decided[:number]}:
            faults.append(Fault(path, "同一争议写了两次"))
    return tuple(faults)


def form_of_agreement(dispute: Dispute) -> int:
    """Return the column of the form of the settlement: oral where the mediator recorded it, else written."""
    agreement = dispute.agreements[-1] if dispute.agreements else None
    return ORAL if agreement is not None and agreement.recorded_by is not None else WRITTEN


def faults_of(dispute: Dispute, decided: Decided | None) -> tuple[Fault, ...]:
    """Name what the form asks for and nothing shows, or what was decided for a column that is none."""
    faults = []
    if kind_of(dispute, decided) not in (COMPENSATION, INDEMNITY, DISCRETION):
        faults.append(Fault(f"{dispute.id}.kind", "无法归入赔偿、补偿、自由裁量（19、20、21栏）之一，请写明并说明理由"))
    if stage_of(dispute, decided) not in (REVIEW, SUIT):
        faults.append(Fault(f"{dispute.id}.stage", "无法归入行政复议、行政诉讼（22、23栏）之一，请写明并说明理由"))
    return tuple(faults)
