"""Drafting a circular: its figures come from the center, never by hand; drafted anew, or given up (WX-4.3.2)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.assessment.faults import faults_of_marks, faults_of_sheet, faults_of_year
from admin_dispute.domain.assessment.marks import Mark
from admin_dispute.domain.circular.content import CircularContent, unsound
from admin_dispute.domain.circular.state import Circular, CircularDropped, CircularStage
from admin_dispute.domain.figures.report import ReportForm
from admin_dispute.domain.figures.stretch import Comparison, Stretch
from admin_dispute.domain.figures.terms import TERMS
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, bad_value

if TYPE_CHECKING:
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law

_DAY = timedelta(days=1)
BEFORE_ISSUE = (CircularStage.DRAFT, CircularStage.SHOWN, CircularStage.APPROVED)


@command("draft-circular", kind="circular", opens=True)
@frozen(kw_only=True)
class DraftCircular:
    """Draft a circular on any stretch of days; the center counts its figures when the command is given.

    Attributes:
        first, last: both counted; comparison: where another than the reports'.
        reports: names of shipped ones; forms: those of the county's own, with its definitions and rounding.
        assessed: with points by the sheet that the center's plugins ship, where they ship one.
        marks: points by hand; those of a review carry their reason.
    """

    on: date
    title: Words
    first: date
    last: date
    reports: tuple[str, ...] = ("agencies",)
    forms: tuple[ReportForm, ...] = ()
    comparison: Comparison | None = None
    assessed: bool = True
    marks: tuple[Mark, ...] = ()

    def __attrs_post_init__(self) -> None:
        Stretch(self.first, self.last)
        if not self.reports and not self.forms:
            raise bad_value("reports", "至少写一份报表")


@command("revise-circular", kind="circular")
@frozen(kw_only=True)
class ReviseCircular:
    """Count a draft anew, after what it rests on was put right; points by hand are added to those it has."""

    circular: str
    on: date
    marks: tuple[Mark, ...] = ()


@command("drop-circular", kind="circular")
@frozen(kw_only=True)
class DropCircular:
    """Give up a draft, with the reason."""

    circular: str
    on: date
    text: Text


@event("circular-drafted", kind="circular")
@frozen(kw_only=True)
class CircularDrafted:
    """A draft stands with its figures."""

    circular: Circular


@event("circular-revised", kind="circular")
@frozen(kw_only=True)
class CircularRevised:
    """A draft was counted anew."""

    content: CircularContent


@event("circular-given-up", kind="circular")
@frozen(kw_only=True)
class CircularGivenUp:
    """A draft was given up."""

    dropped: CircularDropped


@decides(DraftCircular)
def _draft(state: None, draft: DraftCircular, law: Law, facts: Facts) -> Steps:
    law.parameter("circular-rounding")
    yield NAMES_NO_PARTY(not facts.party_named)
    opens = draft.last + _DAY
    yield CIRCULAR_PERIOD_OVER(draft.last < draft.on, day=draft.last, opens_on=opens)
    founded = facts.center.founded_on
    yield CIRCULAR_SINCE_FOUNDED(draft.last >= founded, day=founded)
    if draft.last >= draft.on or draft.last < founded:
        return
    undefined = undefined_terms(draft.forms)
    yield TERMS_DEFINED(not undefined, terms=undefined)
    names = (*draft.reports, *(form.name for form in draft.forms))
    yield REPORTS_DISTINCT(len(set(names)) == len(names))
    if not undefined:
        yield from _with_content(draft, facts.circular, facts.id)


def _with_content(draft: DraftCircular, content: CircularContent | None, id: str) -> Steps:  # noqa: A002 - the field's word
    """Yield what its content must be, and the draft with it."""
    there = () if content is None else tuple(report.form.name for report in content.reports)
    unknown = tuple(name for name in draft.reports if name not in there)
    yield CIRCULAR_REPORTS_KNOWN(not unknown, reports=unknown)
    yield SHEET_SHIPPED(not draft.assessed or (content is not None and content.assessment is not None))
    if content is None:
        return
    yield CIRCULAR_HAS_CASES(content.agencies)
    yield from sound(content)
    yield CircularDrafted(
        circular=Circular(
            id=id,
            stage=CircularStage.DRAFT,
            title=draft.title,
            stretch=Stretch(draft.first, draft.last),
            drafted_on=draft.on,
            draft=1,
            content=content,
        )
    )


def undefined_terms(forms: tuple[ReportForm, ...]) -> tuple[str, ...]:
    """Return the terms that forms count or divide by and nobody defined, each with its place."""
    return tuple(
        f"{form.name}.{indicator.id}.{side}.{code}"
        for form in forms
        for indicator in form.indicators
        for side in ("numerator", "denominator", "base")
        for code in getattr(indicator, side)
        if code not in TERMS
    )


@decides(ReviseCircular)
def _revise(circular: Circular, revised: ReviseCircular, law: Law, facts: Facts) -> Steps:
    yield from circular_at(circular, revised.on, BEFORE_ISSUE)
    yield NAMES_NO_PARTY(not facts.party_named)
    if facts.circular is not None:
        yield CIRCULAR_HAS_CASES(facts.circular.agencies)
        yield COUNTED_ON_LATEST(goes_on_from(facts.circular, circular.content))
        yield from sound(facts.circular)
        yield CircularRevised(content=facts.circular)


@decides(DropCircular)
def _drop(circular: Circular, dropped: DropCircular, law: Law, facts: Facts) -> Steps:
    yield from circular_at(circular, dropped.on, BEFORE_ISSUE)
    yield CircularGivenUp(dropped=CircularDropped(on=dropped.on, text=dropped.text))


def sound(content: CircularContent) -> Steps:
    """Yield what figures must be before anybody sees them: sums and weights add up, marks fit."""
    wrong = unsound(content)
    yield CIRCULAR_SUMS(not wrong, indicators=wrong)
    assessment = content.assessment
    if assessment is None:
        return
    sheet, report = assessment.sheet, assessment.report
    faults = (*faults_of_sheet(sheet), *faults_of_year(sheet, report.stretch.last.year))
    yield WEIGHTS_ADD_UP(not faults, faults="；".join(f"{fault.path}：{fault.text}" for fault in faults))
    misfits = tuple(faults_of_marks(sheet, assessment.marks, report))
    yield MARKS_FIT(not misfits, faults="；".join(f"{fault.path}：{fault.text}" for fault in misfits))


def circular_at(circular: Circular, on: date, stages: tuple[CircularStage, ...], cured_by: str | None = None) -> Steps:
    """Yield what every act on a circular asks for: it stands where the act fits, and was drafted by then."""
    yield CIRCULAR_STAGE(circular.stage in stages, stage=circular.stage, stages=stages, cured_by=cured_by)
    yield CIRCULAR_DRAFTED_BEFORE(circular.drafted_on <= on, day=circular.drafted_on)


def goes_on_from(content: CircularContent, latest: CircularContent | None) -> bool:
    """Say whether a content was counted on the latest one: it has all points by hand which that has."""
    earlier = () if latest is None or latest.assessment is None else latest.assessment.marks
    marks = () if content.assessment is None else content.assessment.marks
    return marks[: len(earlier)] == earlier


@effect(CircularDrafted)
def _drafted(_: None, drafted: CircularDrafted) -> Circular:
    return drafted.circular


@effect(CircularRevised)
def _revised(circular: Circular, revised: CircularRevised) -> Circular:
    return attrs.evolve(
        circular,
        stage=CircularStage.DRAFT,
        content=revised.content,
        draft=circular.draft + 1,
        shown=None,
        approval=None,
    )


@effect(CircularGivenUp)
def _given_up(circular: Circular, given_up: CircularGivenUp) -> Circular:
    return attrs.evolve(circular, stage=CircularStage.DROPPED, dropped=given_up.dropped)


CIRCULAR_PERIOD_OVER = Condition(code="circular-period-over")
CIRCULAR_SINCE_FOUNDED = Condition(code="circular-since-founded")
NAMES_NO_PARTY = Condition(code="names-no-party")
CIRCULAR_REPORTS_KNOWN = Condition(code="circular-reports-known")
COUNTED_ON_LATEST = Condition(code="counted-on-latest")
TERMS_DEFINED = Condition(code="terms-defined")
REPORTS_DISTINCT = Condition(code="reports-distinct")
SHEET_SHIPPED = Condition(code="sheet-shipped", warns=True)
CIRCULAR_HAS_CASES = Condition(code="circular-has-cases", cured_by="register-dispute")
CIRCULAR_SUMS = Condition(code="circular-sums")
WEIGHTS_ADD_UP = Condition(code="weights-add-up")
MARKS_FIT = Condition(code="marks-fit")
CIRCULAR_STAGE = Condition(code="circular-stage")
CIRCULAR_DRAFTED_BEFORE = Condition(code="circular-drafted-before")
