"""Applying to a court for enforcement: what the law holds against it, as warnings; the court decides (行诉解释 155).

A register records what was handed in. Too early, too late, or without urging, it stands, and the ruling says so.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.enforcement.addressee import against
from admin_dispute.domain.dispute.enforcement.conditions import measure_steps
from admin_dispute.domain.dispute.enforcement.table import MeasureKind
from admin_dispute.domain.dispute.enforcement.titles import Regime, regimes_of
from admin_dispute.domain.dispute.proceedings import OF_ENFORCEMENT, Proceeding
from admin_dispute.domain.ruling import Caution, Objection

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law


def application_cautions(dispute: Dispute, proceeding: Proceeding, law: Law, on: date) -> Steps:
    """Yield what an application lacks for each titled obligation of its respondents, on the day it was handed in."""
    if proceeding.kind not in OF_ENFORCEMENT:
        return
    day = proceeding.posted_on or proceeding.filed_on or on  # what was posted in time is in time (行政诉讼法 48)
    for owed in dispute.obligations:
        titled = owed.owed and regimes_of(dispute, owed, law, day) != (Regime.NONE,)
        if titled and not set(owed.debtors).isdisjoint(proceeding.respondents):
            steps = _warned(measure_steps(dispute, owed, MeasureKind.APPLICATION, law, day))
            yield from against(dispute, owed, MeasureKind.APPLICATION, steps)


def _warned(steps: Steps) -> Steps:
    for step in steps:
        yield Caution(step.code, step.text, step.clauses) if isinstance(step, Objection) else step
