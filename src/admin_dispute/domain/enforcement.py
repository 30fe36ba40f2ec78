"""What can be enforced today: for each obligation the measures that are open, with their law, and what others lack.

Nothing here is automatic: an open measure still needs its proposal, decision, approval and service (WX-4.3.5).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import after
from admin_dispute.domain.dispute.court_rules import governing
from admin_dispute.domain.dispute.enforcement.addressee import against
from admin_dispute.domain.dispute.enforcement.conditions import law_on, measure_steps
from admin_dispute.domain.dispute.enforcement.daily_fine import FineSoFar, fine_so_far
from admin_dispute.domain.dispute.enforcement.late_interest import LateInterest, late_interest
from admin_dispute.domain.dispute.enforcement.measures import LiableAs, Measure, measures_on
from admin_dispute.domain.dispute.enforcement.said import ON_PERSONS, capacities_for
from admin_dispute.domain.dispute.enforcement.table import (
    BY_COMMAND,
    LAWS,
    MeasureKind,
    OrderedBy,
    kinds_against,
    orderers,
)
from admin_dispute.domain.dispute.enforcement.time_limits import (
    Application,
    application,
    in_default,
)
from admin_dispute.domain.dispute.enforcement.titles import (
    Regime,
    Side,
    carriers_of,
    mediated_in,
    regime_of,
    regimes_of,
    side_of,
)
from admin_dispute.domain.dispute.force import WayOfEffect
from admin_dispute.domain.dispute.obligation import Obligation, Standing, owed_by
from admin_dispute.domain.dispute.silence import time_passed
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.judgement import Citing, sift
from admin_dispute.domain.parameters import Provenance
from admin_dispute.domain.ruling import Caution, Objection
from admin_dispute.domain.words import term, worded

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class MeasureOutlook:
    """One kind of measure on one obligation, today.

    Attributes:
        open: nothing of the law is missing; missing, warnings: what is, and what to know before.
        by: who may order it, orderers: how that is called; clauses: the articles; provenance: how sure that law is.
        least, most: yuan, by the day for a daily fine; longest: days; persons: in which capacity somebody is hit.
        approved: the court's president has to approve it; command: what brings it about.
        taken: the measures of this kind on file, the latest last; declined: why it was not used is on file.
        so_far: what a daily fine that was decided has come to.
    """

    kind: MeasureKind
    open: bool
    by: tuple[OrderedBy, ...]
    orderers: tuple[str, ...]
    clauses: tuple[str, ...]
    provenance: Provenance
    missing: tuple[Objection, ...] = ()
    warnings: tuple[Caution, ...] = ()
    approved: bool = False
    least: Decimal | None = None
    most: Decimal | None = None
    longest: int | None = None
    persons: tuple[LiableAs, ...] = ()
    command: str = "propose-measure"
    taken: tuple[Measure, ...] = ()
    declined: bool = False
    so_far: FineSoFar | None = None


@frozen(kw_only=True)
class ObligationOutlook:
    """What can be done about one obligation, against one of those who owe it.

    Attributes:
        side: whether an agency or a citizen owes; papers: names of what carries it; regimes: the ways these open.
        in_default: refused, or past a day by which something was due; applying: by when to apply for enforcement.
        interest: late interest so far, where a court's title orders money.
    """

    obligation: str
    debtor: str
    side: Side
    standing: Standing
    in_default: bool
    papers: tuple[str, ...]
    regimes: tuple[Regime, ...]
    measures: tuple[MeasureOutlook, ...]
    applying: Application | None = None
    interest: LateInterest | None = None


@frozen(kw_only=True)
class EnforcementOutlook:
    """What can be enforced in a dispute on a day, obligation by obligation."""

    on: date
    obligations: tuple[ObligationOutlook, ...]


def enforcement(dispute: Dispute, law: Law, citing: Citing) -> EnforcementOutlook:
    """Return what can be enforced today: obligations in force that are not done with, or on which a measure lies."""
    dispute = reduce(after, time_passed(dispute, law.on, law.calendar), dispute)
    listed = (
        owed_by(owed, who) for owed in dispute.obligations if owed.owed or measures_on(dispute, owed)
        for who in owed.debtors
    )  # fmt: skip
    return EnforcementOutlook(on=law.on, obligations=tuple(_obligation(dispute, owed, law, citing) for owed in listed))


def _obligation(dispute: Dispute, owed: Obligation, law: Law, citing: Citing) -> ObligationOutlook:
    side, regimes = side_of(dispute, owed), regimes_of(dispute, owed, law, law.on)
    return ObligationOutlook(
        obligation=owed.id,
        debtor=owed.debtor,
        side=side,
        standing=owed.standing,
        in_default=in_default(dispute, owed, law.due, law.on),
        papers=tuple(map(_named, carriers_of(dispute, owed, law, law.on))),
        regimes=regimes,
        measures=tuple(_measure(dispute, owed, kind, law, citing) for kind in _kinds(dispute, owed, side)),
        applying=application(dispute, owed, law.due) if owed.owed else None,
        interest=_interest(dispute, owed, side, law),
    )


def _kinds(dispute: Dispute, owed: Obligation, side: Side) -> tuple[MeasureKind, ...]:
    """The kinds of measure that are listed: of what is not owed any more only those on file."""
    taken = {one.kind for one in measures_on(dispute, owed)}
    return tuple(kind for kind in kinds_against(side) if owed.owed or kind in taken)


def _named(way: WayOfEffect) -> str:
    """The name of a paper, with how sure its law is where no text that was read states it."""
    return way.name if way.provenance is Provenance.STATED else f"{way.name}（{worded(way.provenance)}）"


def _interest(dispute: Dispute, owed: Obligation, side: Side, law: Law) -> LateInterest | None:
    """Late interest since the first paper of a court that carries the obligation."""
    since = [
        title.effective_on for title in dispute.titles if owed.id in title.obligations and title.effective_on <= law.on
    ]
    for agreement in dispute.agreements:
        if owed.id in agreement.obligations and agreement.ended_on is None:
            for given in agreement.forces:
                way = law.way_of_effect(given.force)
                if way is not None and regime_of(way, side) in _OF_COURTS and given.since <= law.on:
                    since.append(given.since)
    if (
        owed.standing is Standing.SETTLED
        or not since
        or not set(regimes_of(dispute, owed, law, law.on)) & set(_OF_COURTS)
    ):
        return None
    found = late_interest(dispute, owed, law.due, min(since), law.on)
    if found is None:
        return None
    doubt = term("interest-doubted", side) if side is Side.AGENCY and found.amount is not None else None
    return attrs.evolve(found, clauses=in_force(found.clauses, law.on), doubt=doubt)


_OF_COURTS = (Regime.COURT_TITLE, Regime.CONFIRMED)


def _measure(dispute: Dispute, owed: Obligation, kind: MeasureKind, law: Law, citing: Citing) -> MeasureOutlook:
    found = sift(against(dispute, owed, kind, measure_steps(dispute, owed, kind, law, law.on)), citing, law.on)
    row = law_on(dispute, owed, kind, law, law.on)
    shown = row or next(other for other in LAWS if (other.side, other.kind) == (side_of(dispute, owed), kind))
    taken = measures_on(dispute, owed, kind)
    running = next((one for one in reversed(taken) if one.decided_on is not None), None)
    return MeasureOutlook(
        kind=kind,
        open=not found.objections,
        by=shown.by,
        orderers=orderers(shown),
        clauses=in_force(governing(mediated_in(dispute, owed), shown.clauses), law.on),
        provenance=shown.provenance,
        missing=found.objections,
        warnings=found.warnings,
        approved=shown.approved,
        least=shown.least,
        most=shown.most,
        longest=shown.longest,
        persons=capacities_for(kind, shown.side) if kind in ON_PERSONS else (),
        command=BY_COMMAND.get(kind, "propose-measure"),
        taken=taken,
        declined=any((kept.obligation, kept.kind) == (owed.id, kind) for kept in dispute.unused_measures),
        so_far=None if running is None else fine_so_far(dispute, running, owed, law.on),
    )


def seen_of(outlook: EnforcementOutlook, seen: Dispute) -> EnforcementOutlook:
    """Return an outlook with the measures on file as somebody may read them, who sees so much of the dispute."""

    def measure(one: MeasureOutlook) -> MeasureOutlook:
        """Return a measure with what he sees of those taken."""
        kept = tuple(found for found in seen.measures if found.id in {taken.id for taken in one.taken})
        so_far = one.so_far if kept and kept[-1].kind is not None else None
        unused = any(found.kind is one.kind for found in seen.unused_measures)
        return attrs.evolve(one, taken=kept, so_far=so_far, declined=one.declined and unused)

    obligations = tuple(attrs.evolve(owed, measures=tuple(map(measure, owed.measures))) for owed in outlook.obligations)
    return attrs.evolve(outlook, obligations=obligations)
