"""Advice given to a side of a dispute: for those it was given to and whoever gave it, and nobody else (WX-3.3.3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.advice import AdviceForm, AdviceKind
from admin_dispute.domain.center.directory import IN_OFFICE
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed, not_empty

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class Advice:
    """Advice on a dispute: `by` is the officer who gave it, `to` the parties and agencies it was given to."""

    on: date
    kind: AdviceKind
    by: str
    to: tuple[str, ...]
    form: AdviceForm
    text: Text


@command("advise-side")
@frozen(kw_only=True)
class AdviseSide:
    """Record advice that you gave to a side of a dispute; no other side, mediator or judge reads it."""

    dispute: str
    on: date
    kind: AdviceKind
    by: str
    to: tuple[str, ...] = field(validator=not_empty)
    form: AdviceForm
    text: Text


@event("side-advised")
@frozen(kw_only=True)
class SideAdvised:
    """A side of a dispute was advised."""

    advice: Advice


@decides(AdviseSide)
def _advise(dispute: Dispute, advised: AdviseSide, law: Law, facts: Facts) -> Steps:
    yield IN_OFFICE(facts.center.officer(advised.by, advised.on), officer=advised.by)
    strangers = tuple(who for who in advised.to if who not in everybody(dispute))
    yield ADVISED_OF_KNOWN(not strangers, who=strangers)
    advice = Advice(
        on=advised.on, kind=advised.kind, by=advised.by, to=advised.to, form=advised.form, text=advised.text
    )  # fmt: skip
    yield SideAdvised(advice=advice)


@effect(SideAdvised)
def _advised(dispute: Dispute, advised: SideAdvised) -> Dispute:
    return changed(dispute, advice=(*dispute.advice, advised.advice))


ADVISED_OF_KNOWN = Condition(code="advised-of-known")
