"""The agencies' own look at their figures before issue: confirmed, or objected to with evidence (WX-4.3.1)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.circular.drafting import NAMES_NO_PARTY, circular_at
from admin_dispute.domain.circular.state import (
    Circular,
    CircularObjection,
    CircularShown,
    CircularStage,
    FiguresConfirmed,
)
from admin_dispute.domain.ids import Words
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("show-circular", kind="circular")
@frozen(kw_only=True)
class ShowCircular:
    """Let every agency look at its own figures of the draft; `within` where it is another time than the policy's."""

    circular: str
    on: date
    within: Period | None = None


@command("confirm-figures", kind="circular")
@frozen(kw_only=True)
class ConfirmFigures:
    """Record that an agency looked at its own figures and has nothing against them."""

    circular: str
    on: date
    agency: str


@command("object-to-circular", kind="circular")
@frozen(kw_only=True)
class ObjectToCircular:
    """Object to one's own figures before they are issued, with the evidence by number."""

    circular: str
    on: date
    agency: str
    text: Text
    indicator: str | None = None
    evidence: tuple[Words, ...] = ()


@command("answer-circular-objection", kind="circular")
@frozen(kw_only=True)
class AnswerCircularObjection:
    """Answer an objection; one that is upheld is followed by a draft counted anew."""

    circular: str
    on: date
    objection: str
    upheld: bool
    text: Text


@event("circular-shown", kind="circular")
@frozen(kw_only=True)
class CircularShownToAgencies:
    """The agencies may look at their figures."""

    shown: CircularShown


@event("figures-confirmed", kind="circular")
@frozen(kw_only=True)
class CircularFiguresConfirmed:
    """An agency has nothing against its figures."""

    confirmed: FiguresConfirmed


@event("circular-objected-to", kind="circular")
@frozen(kw_only=True)
class CircularObjectedTo:
    """An agency objects to its figures."""

    objection: CircularObjection


@event("circular-objection-answered", kind="circular")
@frozen(kw_only=True)
class CircularObjectionAnswered:
    """An objection was answered."""

    objection: str
    on: date
    upheld: bool
    text: Text


@decides(ShowCircular)
def _show(circular: Circular, show: ShowCircular, law: Law, facts: Facts) -> Steps:
    yield from circular_at(circular, show.on, (CircularStage.DRAFT,))
    yield NAMES_NO_PARTY(not facts.party_named)
    stated = law.parameter("circular-look")
    within = show.within or (None if stated is None else Period.parse(stated.value))
    yield LOOK_PERIOD_SET(within)
    if within is not None:
        yield CircularShownToAgencies(shown=CircularShown(on=show.on, within=within, draft=circular.draft))


@decides(ConfirmFigures)
def _confirm(circular: Circular, confirmed: ConfirmFigures, law: Law, facts: Facts) -> Steps:
    yield from _looking(circular, confirmed.on, confirmed.agency)
    yield CircularFiguresConfirmed(
        confirmed=FiguresConfirmed(agency=confirmed.agency, on=confirmed.on, draft=circular.draft)
    )


@decides(ObjectToCircular)
def _object(circular: Circular, objected: ObjectToCircular, law: Law, facts: Facts) -> Steps:
    yield from _looking(circular, objected.on, objected.agency)
    content = circular.content
    reports = () if content is None else content.everything
    known = {indicator.id for report in reports for indicator in report.form.indicators}
    yield INDICATOR_KNOWN(objected.indicator is None or objected.indicator in known, indicator=objected.indicator)
    yield EVIDENCE_NAMED(objected.evidence)
    if circular.shown is not None:
        ends = law.due(circular.shown.on, circular.shown.within)
        yield OBJECTED_IN_TIME(not ends.over(objected.on), day=ends.on)
    yield CircularObjectedTo(
        objection=CircularObjection(
            id=f"y{len(circular.objections) + 1}",
            agency=objected.agency,
            on=objected.on,
            text=objected.text,
            indicator=objected.indicator,
            evidence=objected.evidence,
            draft=circular.draft,
        )
    )


@decides(AnswerCircularObjection)
def _answer(circular: Circular, answer: AnswerCircularObjection, law: Law, facts: Facts) -> Steps:
    yield from circular_at(circular, answer.on, (CircularStage.DRAFT, CircularStage.SHOWN))
    objection = next((one for one in circular.objections if one.id == answer.objection), None)
    yield CIRCULAR_OBJECTION_OPEN(objection is not None and objection.upheld is None, objection=answer.objection)
    if objection is not None:
        yield ANSWERED_AFTER_OBJECTION(objection.on <= answer.on, day=objection.on)
    yield CircularObjectionAnswered(objection=answer.objection, on=answer.on, upheld=answer.upheld, text=answer.text)


def _looking(circular: Circular, on: date, agency: str) -> Steps:
    yield from circular_at(circular, on, (CircularStage.SHOWN,), "show-circular")
    yield REPORTED_ON(circular.content is not None and agency in circular.content.bodies, agency=agency)
    if circular.shown is not None:
        yield NOT_BEFORE_SHOWN(circular.shown.on <= on, day=circular.shown.on)


@effect(CircularShownToAgencies)
def _shown(circular: Circular, shown: CircularShownToAgencies) -> Circular:
    return attrs.evolve(circular, stage=CircularStage.SHOWN, shown=shown.shown)


@effect(CircularFiguresConfirmed)
def _confirmed(circular: Circular, confirmed: CircularFiguresConfirmed) -> Circular:
    return attrs.evolve(circular, confirmed=(*circular.confirmed, confirmed.confirmed))


@effect(CircularObjectedTo)
def _objected(circular: Circular, objected: CircularObjectedTo) -> Circular:
    return attrs.evolve(circular, objections=(*circular.objections, objected.objection))


@effect(CircularObjectionAnswered)
def _answered(circular: Circular, answered: CircularObjectionAnswered) -> Circular:
    objections = tuple(
        attrs.evolve(one, answered_on=answered.on, upheld=answered.upheld, answer=answered.text)
        if one.id == answered.objection
        else one
        for one in circular.objections
    )
    return attrs.evolve(circular, objections=objections)


LOOK_PERIOD_SET = Condition(code="circular-look-set", parameter="circular-look")
REPORTED_ON = Condition(code="reported-on", cured_by="revise-circular")
NOT_BEFORE_SHOWN = Condition(code="not-before-shown")
INDICATOR_KNOWN = Condition(code="indicator-known")
EVIDENCE_NAMED = Condition(code="evidence-named")
OBJECTED_IN_TIME = Condition(code="objected-in-time", warns=True)
CIRCULAR_OBJECTION_OPEN = Condition(code="circular-objection-open", cured_by="object-to-circular")
ANSWERED_AFTER_OBJECTION = Condition(code="answered-after-objection")
