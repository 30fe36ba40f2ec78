"""Fact finding: a mediated agreement rests on facts found and right told from wrong (WX-2.2).

Facts that the parties confirm jointly stand apart: they may be used later, whatever becomes of the mediation
(特邀调解规定 22; 在线调解规则 18, 22).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event, needs
from admin_dispute.domain.dispute.court_rules import cited_in, current
from admin_dispute.domain.dispute.parties import everybody, present
from admin_dispute.domain.dispute.recusal import presiding_free
from admin_dispute.domain.dispute.stage import MEDIATING
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Finding:
    """What was found, and when."""

    on: date
    facts: Text


@frozen(kw_only=True)
class Undisputed:
    """Facts that parties and agencies confirmed jointly as undisputed."""

    on: date
    facts: Text
    confirmed_by: tuple[str, ...]


@command("establish-facts", stages=(MEDIATING,))
@frozen(kw_only=True)
class EstablishFacts:
    """Record the facts found."""

    dispute: str
    on: date
    facts: Text


@command("confirm-facts", stages=(MEDIATING,))
@frozen(kw_only=True)
class ConfirmFacts:
    """Record facts that both sides confirm jointly as undisputed; the court may read them, concessions never."""

    dispute: str
    on: date
    facts: Text
    confirmed_by: tuple[str, ...] = field(validator=not_empty)


@event("facts-established")
@frozen(kw_only=True)
class FactsEstablished:
    """The facts were found."""

    finding: Finding


@event("facts-confirmed")
@frozen(kw_only=True)
class FactsConfirmed:
    """Both sides confirmed facts as undisputed."""

    undisputed: Undisputed


@needs(EstablishFacts)
@needs(ConfirmFacts)
def _needs_presider(dispute: Dispute, law: Law) -> Steps:
    return presiding_free(dispute)


@decides(EstablishFacts)
def _establish(dispute: Dispute, found: EstablishFacts, law: Law, facts: Facts) -> Steps:
    yield FactsEstablished(finding=Finding(on=found.on, facts=found.facts))


@decides(ConfirmFacts)
def _confirm(dispute: Dispute, confirmed: ConfirmFacts, law: Law, facts: Facts) -> Steps:
    strangers = tuple(who for who in confirmed.confirmed_by if who not in everybody(dispute))
    yield CONFIRMED_BY_KNOWN(not strangers, who=strangers)
    by_agency = any(who in dispute.agencies for who in confirmed.confirmed_by)
    by_claimant = any(party.role == "claimant" and party.id in confirmed.confirmed_by for party in present(dispute))
    yield cited_in(current(dispute), CONFIRMED_JOINTLY(by_agency and by_claimant))
    yield FactsConfirmed(
        undisputed=Undisputed(on=confirmed.on, facts=confirmed.facts, confirmed_by=confirmed.confirmed_by)
    )


@effect(FactsEstablished)
def _established(dispute: Dispute, established: FactsEstablished) -> Dispute:
    return changed(dispute, finding=established.finding)


@effect(FactsConfirmed)
def _confirmed(dispute: Dispute, confirmed: FactsConfirmed) -> Dispute:
    return changed(dispute, undisputed=(*dispute.undisputed, confirmed.undisputed))


FACTS_FOUND = Condition(code="facts-found", cured_by="establish-facts")
CONFIRMED_BY_KNOWN = Condition(code="confirmed-by-known")
CONFIRMED_JOINTLY = Condition(code="confirmed-jointly", clauses=("特邀调解规定 22", "在线调解规则 18"))
