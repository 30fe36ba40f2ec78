"""Advice in general, on no dispute: for whom it was given to and whoever gave it, and nobody else (WX-3.3.3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.advice import AdviceForm, AdviceKind
from admin_dispute.domain.center.directory import IN_OFFICE, ORGANISATION_KNOWN
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Personal, Text

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@frozen(kw_only=True)
class GeneralAdvice:
    """Advice on no dispute, or on none yet.

    Attributes:
        by: the officer who gave it; account, organisation, person: whom it was given to, as far as it was said.
        asked: what was asked; text: what was answered.
    """

    id: str
    given_on: date
    kind: AdviceKind
    by: str
    form: AdviceForm
    text: Text
    asked: Text | None
    account: str | None
    organisation: str | None
    person: Personal | None


@command("give-advice", kind="advice", opens=True)
@frozen(kw_only=True)
class GiveAdvice:
    """Record advice that you gave to somebody outside any dispute.

    Attributes:
        account: under which the person reads it; organisation: of the directory, whose staff read it.
        person: who asked, where there is no account.
    """

    on: date
    kind: AdviceKind
    by: str
    form: AdviceForm
    text: Text
    asked: Text | None = None
    account: str | None = None
    organisation: str | None = None
    person: Personal | None = None


@event("advice-given", kind="advice")
@frozen(kw_only=True)
class AdviceGiven:
    """Somebody was advised."""

    advice: GeneralAdvice


@decides(GiveAdvice)
def _give(_: None, given: GiveAdvice, law: Law, facts: Facts) -> Steps:
    yield IN_OFFICE(facts.center.officer(given.by, given.on), officer=given.by)
    yield ADVISED_NAMED(given.account or given.organisation or given.person)
    yield ORGANISATION_KNOWN(
        given.organisation is None or facts.center.organisation(given.organisation, given.on),
        organisation=given.organisation,
    )
    advice = GeneralAdvice(
        id=facts.id,
        given_on=given.on,
        kind=given.kind,
        by=given.by,
        form=given.form,
        text=given.text,
        asked=given.asked,
        account=given.account,
        organisation=given.organisation,
        person=given.person,
    )
    yield AdviceGiven(advice=advice)


@effect(AdviceGiven)
def _given(_: None, given: AdviceGiven) -> GeneralAdvice:
    return given.advice


ADVISED_NAMED = Condition(code="advised-named")
