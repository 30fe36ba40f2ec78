"""Fact finding: a mediated agreement rests on facts found and right told from wrong (WX-2.2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.stage import MEDIATING
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Finding:
    """What was found, when; `undisputed` is what the parties confirmed jointly (特邀调解规定 22)."""

    on: date
    facts: Text
    undisputed: Text | None


@command("establish-facts", stages=(MEDIATING,))
@frozen(kw_only=True)
class EstablishFacts:
    """Record the facts found, and apart from them what the parties jointly confirm as undisputed."""

    dispute: str
    on: date
    facts: Text
    undisputed: Text | None = None


@event("facts-established")
@frozen(kw_only=True)
class FactsEstablished:
    """The facts were found."""

    finding: Finding


@decides(EstablishFacts)
def _establish(dispute: Dispute, found: EstablishFacts, law: Law, facts: Facts) -> Steps:
    yield FactsEstablished(finding=Finding(on=found.on, facts=found.facts, undisputed=found.undisputed))


@effect(FactsEstablished)
def _established(dispute: Dispute, established: FactsEstablished) -> Dispute:
    return changed(dispute, finding=established.finding)


FACTS_FOUND = Condition(code="facts-found", cured_by="establish-facts")
