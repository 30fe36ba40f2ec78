"""Counting the figures of circulars, and what an actor sees of one: figures come from here, never from a command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs
from attrs import frozen

from admin_dispute.center.clock import legal_day
from admin_dispute.center.grants import table
from admin_dispute.center.reading.reports import Reporting
from admin_dispute.center.request import Request
from admin_dispute.center.rights import SYSTEM, Actor, freely, held_freely, may_know
from admin_dispute.domain.assessment.assessment import assess, form_of
from admin_dispute.domain.assessment.marks import Mark
from admin_dispute.domain.assessment.sheet import Sheet
from admin_dispute.domain.circular.content import (
    CircularContent,
    Difference,
    TermMeaning,
    differences,
    of_agency,
)
from admin_dispute.domain.circular.drafting import (
    CircularDrafted,
    CircularRevised,
    DraftCircular,
    ReviseCircular,
    undefined_terms,
)
from admin_dispute.domain.circular.issuing import CircularIssued, CorrectCircular
from admin_dispute.domain.circular.state import Circular, issued_part
from admin_dispute.domain.errors import NotFound
from admin_dispute.domain.figures.report import ReportForm
from admin_dispute.domain.figures.rounding import RoundingWay
from admin_dispute.domain.figures.stretch import Stretch
from admin_dispute.domain.figures.terms import TERMS
from admin_dispute.reports.shipped import shipped
from admin_dispute.store.records import Records
from admin_dispute.store.replay import opened

if TYPE_CHECKING:
    from admin_dispute.center.application import Center

ROUNDING = "circular-rounding"


@frozen(kw_only=True)
class CircularToday:
    """A circular as known today: `content` counted as its latest edition was, `differences` what is otherwise now."""

    content: CircularContent
    differences: tuple[Difference, ...]


def counted_for(center: Center, who: str | Actor, request: Request) -> CircularContent | None:
    """Count what a command on a circular needs, before anything is locked; None for every other command.

    Nothing is counted for who may not give it, nor for days of which there can be no figures: both are refused.
    """
    command = request.meant
    if not isinstance(command, (DraftCircular, ReviseCircular, CorrectCircular)):
        return None
    with center.records(reading=True) as records:
        actor = center.basis(records).visitor(who, legal_day(center.clock.now()))
        circular = None if isinstance(command, DraftCircular) else _circular(records, request.stream)
    if not freely(actor, request.form, request.command):
        return None
    if isinstance(command, DraftCircular):
        return _drafted(center, command)
    latest = None if circular is None else circular.latest
    return None if circular is None or latest is None else _again(center, latest, circular.stretch, command.marks)


def _circular(records: Records, stream: str) -> Circular | None:
    head = records.head("circular", stream)
    circular: Circular | None = None if head is None else opened(records, "circular", stream, head)
    return circular


def _drafted(center: Center, draft: DraftCircular) -> CircularContent | None:
    reporting = Reporting.of(center, SYSTEM)
    stretch = Stretch(draft.first, draft.last)
    days = reporting.state.founded_on <= stretch.last < reporting.today
    if not days or undefined_terms(draft.forms):
        return None
    policy = reporting.state.policy(draft.on)
    stated = None if policy is None else policy.parameter(ROUNDING)
    way = None if stated is None else RoundingWay(stated.value)
    there = shipped().reports
    asked = (*(there[name] for name in dict.fromkeys(draft.reports) if name in there), *draft.forms)
    compared = draft.comparison
    forms = [_rounded(form if compared is None else attrs.evolve(form, comparison=compared), way) for form in asked]
    sheet = center.table.sheets[-1] if draft.assessed and center.table.sheets else None
    return _content(reporting, forms, sheet, stretch, draft.marks)


def _rounded(form: ReportForm, way: RoundingWay | None) -> ReportForm:
    """A form whose figures are rounded or cut as the county chose."""
    if way is None:
        return form
    indicators = tuple(attrs.evolve(one, rounding=attrs.evolve(one.rounding, way=way)) for one in form.indicators)
    return attrs.evolve(form, indicators=indicators, rounding=attrs.evolve(form.rounding, way=way))


def _again(center: Center, content: CircularContent, stretch: Stretch, marks: tuple[Mark, ...]) -> CircularContent:
    """A content counted anew as known today, by the same forms and sheet; points by hand stay, and more are added."""
    reporting = Reporting.of(center, SYSTEM)
    assessment = content.assessment
    given = marks if assessment is None else (*assessment.marks, *marks)
    sheet = None if assessment is None else assessment.sheet
    return _content(reporting, [report.form for report in content.reports], sheet, stretch, given)


def _content(
    reporting: Reporting, forms: Sequence[ReportForm], sheet: Sheet | None, stretch: Stretch, marks: tuple[Mark, ...]
) -> CircularContent:
    asked = list(forms) if sheet is None else [*forms, form_of(sheet)]
    reports = reporting.together(asked, stretch)
    indicators = [indicator for form in asked for indicator in form.indicators]
    codes = dict.fromkeys(code for one in indicators for code in one.terms)
    return CircularContent(
        reports=reports[: len(forms)],
        assessment=None if sheet is None else assess(sheet, reports[-1], marks),
        terms=tuple(TermMeaning(code=code, title=TERMS[code].title, means=TERMS[code].means) for code in codes),
    )


def counted_in(happened: Any) -> CircularContent | None:
    """Return what an event on a circular was given as counted; None where it was given nothing."""
    match happened:
        case CircularDrafted():
            return happened.circular.content
        case CircularRevised():
            return happened.content
        case CircularIssued():
            return happened.edition.content
    return None


def circular_part(actor: Actor, circular: Circular) -> Circular | None:
    """Return what an actor sees of a circular that is not his to read whole: what was issued, and his own figures."""
    rows = table()["circulars"]
    own = any(grant.relation == "own-office" and grant.role in actor.roles for grant in rows["own"])
    whole = any(held_freely(grant, actor) for grant in rows["issued"])
    return issued_part(circular, actor.organisation if own else None, whole=whole)


def circular_today(center: Center, actor: Actor, seen: Circular) -> CircularToday:
    """Return a circular as known today, as far as an actor sees it; `seen` is what he sees of it as it stands."""
    before = seen.latest
    if before is None:
        raise NotFound("no-stream", kind="circular", stream=seen.id)
    now = _again(center, before, seen.stretch, ())
    if not may_know(actor, "circular", seen):
        agency = actor.organisation or ""
        before, now = of_agency(before, agency), of_agency(now, agency)
    return CircularToday(content=now, differences=differences(before, now))
