"""What a scenario expects of reports and assessments at its end: a figure with its disputes, or points with a grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.errors import AdminDisputeError
from admin_dispute.domain.figures.stretch import Stretch

if TYPE_CHECKING:
    from admin_dispute.center.acting import Acting


@frozen(kw_only=True)
class ExpectedFigure:
    """A figure of a report as it is printed.

    Attributes:
        first, last: both days counted; agency, matter: empty for the whole.
        value: `-` where nothing is divided; disputes: names of the scenario; cites: clauses the indicator must name.
    """

    report: str
    first: date
    last: date
    indicator: str
    agency: str = ""
    matter: str = ""
    numerator: str | None = None
    denominator: str | None = None
    value: str | None = None
    disputes: tuple[str, ...] | None = None
    cites: tuple[str, ...] = ()


@frozen(kw_only=True)
class ExpectedPoints:
    """Points of an assessment by the shipped sheet: of an item, or the total with its grade where none is named."""

    first: date
    last: date
    agency: str
    score: str
    points: str
    item: str = ""
    grade: str | None = None


def unmet_figures(expected: tuple[ExpectedFigure, ...], acting: Acting, disputes: Mapping[str, str]) -> Iterator[str]:
    """Give what figures are otherwise than expected."""
    for one in expected:
        where = f"figure {one.indicator} {one.agency}{one.matter}"
        try:
            report = acting.report(one.report, Stretch(one.first, one.last))
            found = report.figure(one.indicator, one.agency, one.matter)
        except (AdminDisputeError, LookupError) as error:
            yield f"{where}：{error}"
            continue
        named = {id_: name for name, id_ in disputes.items()}
        seen = (
            ("numerator", str(found.numerator)),
            ("denominator", "-" if found.denominator is None else str(found.denominator)),
            ("value", "-" if found.value is None else str(found.value)),
            ("disputes", tuple(sorted(named.get(id_, id_) for id_ in found.disputes))),
        )
        for name, is_ in seen:
            should = getattr(one, name)
            if should is not None and should != is_:
                yield f"{where} 的 {name} 应为 {should}，实为 {is_}"
        clauses = next(each.clauses for each in report.form.indicators if each.id == one.indicator)
        yield from (f"{where} 没有依据 {clause}" for clause in one.cites if clause not in clauses)


def unmet_points(expected: tuple[ExpectedPoints, ...], acting: Acting) -> Iterator[str]:
    """Give what points are otherwise than expected."""
    for one in expected:
        where = f"points {one.agency} {one.item}"
        try:
            score = acting.assess(Stretch(one.first, one.last)).score(one.agency, one.score)
        except (AdminDisputeError, LookupError) as error:
            yield f"{where}：{error}"
            continue
        by_item = {result.item: result.points for result in score.results}
        given = by_item.get(one.item) if one.item else score.points
        found = str(given)
        if found != one.points:
            yield f"{where} 应为 {one.points}，实为 {found}"
        if one.grade not in (None, score.grade):
            yield f"{where} 的等次应为 {one.grade}，实为 {score.grade}"
