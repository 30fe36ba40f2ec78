"""Whether a title is enforced on a day: not stayed by a retrial, at rest by a settlement, suspended, or never begun."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from admin_dispute.domain.act import Steps
from admin_dispute.domain.dispute.enforcement.resting import settled_now
from admin_dispute.domain.dispute.enforcement.retrials import retrials
from admin_dispute.domain.dispute.enforcement.stopping import GOES_ON, suspended_on
from admin_dispute.domain.dispute.enforcement.table import MeasureLaw, OrderedBy
from admin_dispute.domain.dispute.enforcement.time_limits import applications
from admin_dispute.domain.dispute.enforcement.titles import Instrument, Regime, Side, carriers_of
from admin_dispute.domain.dispute.force import Force
from admin_dispute.domain.dispute.intake import Matter
from admin_dispute.domain.dispute.obligation import Obligation
from admin_dispute.domain.ruling import Condition

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law


def title_goes_on(dispute: Dispute, owed: Obligation, row: MeasureLaw, law: Law, on: date) -> Steps:
    """Yield whether the title is enforced: not stayed by a retrial, at rest by a settlement, or suspended.

    A retrial of its own case stays what courts made alone (行诉解释 118; of a confirmed agreement 民诉法 217); where a
    pension or a social benefit is to be paid the court may let it go on. Nothing stays what a review body does to an
    agency that does not perform (行政复议法 77, 83).
    """
    of_court = row.regime in (Regime.COURT_TITLE, Regime.CONFIRMED)
    if of_court:
        again = any(kept.ended is None for kept in retrials(dispute, owed))
        by = _STAYED if row.regime is Regime.COURT_TITLE else NO_RETRIAL.clauses
        may_go_on = dispute.matter is Matter.SOCIAL_BENEFIT
        yield (RETRIAL_WARNS if may_go_on else NO_RETRIAL).citing(by)(not again)
    if row.regime is not Regime.NONE and not _reviewing(row):
        yield ENFORCEMENT_ON(not settled_now(dispute, owed.id, on), obligation=owed.id)
        yield GOES_ON(not suspended_on(dispute, owed, on), obligation=owed.id)
    if of_court and row.by == (OrderedBy.COURT,):
        judged = any(way.code in _HANDED_OVER for way in carriers_of(dispute, owed, law, on))
        begun = ENFORCEMENT_BEGUN if judged else ENFORCEMENT_APPLIED
        yield begun(applications(dispute, owed), obligation=owed.id)


def resting(dispute: Dispute, owed: Obligation, row: MeasureLaw | None, on: date) -> bool:
    """Say whether a settlement lets an obligation rest, so that nobody is in default of it."""
    return settled_now(dispute, owed.id, on) and (row is None or not _reviewing(row))


def _reviewing(row: MeasureLaw) -> bool:
    """Whether a measure is a review body's against an agency, which nothing stays."""
    return (row.regime, row.side) == (Regime.RECONSIDERATION, Side.AGENCY)


NO_RETRIAL = Condition(
    code="no-retrial", clauses=("行政诉讼法 101", "民诉法 217", "民诉法（2021） 213", "民诉法（2012） 206")
)
RETRIAL_WARNS = attrs.evolve(NO_RETRIAL, code="retrial-may-let-go-on", warns=True)
_STAYED = ("行诉解释 118", "执行行诉法解释 77")
ENFORCEMENT_ON = Condition(
    code="enforcement-on",
    clauses=("行政诉讼法 101", "民诉法 241", "民诉法（2021） 237", "民诉法（2012） 230", "执行和解规定 2"),
    cured_by="resume-enforcement",
)
_HANDED_OVER = (Instrument.JUDGMENT, Instrument.RULING, Force.CONFIRMING_JUDGMENT)
"""What a judge may hand over to be enforced; letters and confirmed agreements are enforced on an application alone."""
_BEGUN = ("行政诉讼法 101", "民诉法 247", "民诉法（2021） 243", "民诉法（2012） 236")
ENFORCEMENT_BEGUN = Condition(code="enforcement-begun", clauses=_BEGUN, cured_by="record-filing", warns=True)
ENFORCEMENT_APPLIED = Condition(code="enforcement-applied", clauses=_BEGUN, cured_by="record-filing")
