"""An assessment: figures of a report turned into points by a sheet, item by item, agency by agency (WX-4.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

import attrs
from attrs import frozen

from admin_dispute.domain.assessment.marks import Mark, Marker
from admin_dispute.domain.assessment.shapes import POINTS, Measured, knocks_out
from admin_dispute.domain.assessment.sheet import WEIGHTED, BodyClass, Item, NotApplicable, Score, Shape, Sheet
from admin_dispute.domain.figures.report import Body, Breakdown, Report, ReportForm


@frozen(kw_only=True)
class ItemResult:
    """What an item came to for an agency in a score.

    Attributes:
        above, among: what was counted and divided by, a series once where the sheet says so; None by hand.
        full: the full points, None where the item has no weight. applies: whether there was anything to divide by.
        computed: by the rule; own: by the agency itself; reviewed: by review, with its `reason` and `evidence`.
        points: what counts: reviewed, else computed; None where it does not apply or is not given yet.
        rank: among the agencies of its class, of a ranking without points.
    """

    item: str
    above: Decimal | None = None
    among: Decimal | None = None
    full: Decimal | None = None
    applies: bool = True
    computed: Decimal | None = None
    own: Decimal | None = None
    reviewed: Decimal | None = None
    reason: str | None = None
    evidence: tuple[str, ...] = ()
    points: Decimal | None = None
    rank: int | None = None


@frozen(kw_only=True)
class BodyScore:
    """The score of an agency.

    Attributes:
        reachable: full points of the items that apply; points: what was reached, bonus and deductions included, None
            where no item with points applies: there is nothing to assess yet.
        complete: whether no points by hand are outstanding; knocked_out: the items that knocked it out.
    """

    agency: str
    score: str
    body_class: str
    results: tuple[ItemResult, ...]
    reachable: Decimal
    points: Decimal | None
    grade: str | None
    complete: bool
    knocked_out: tuple[str, ...] = ()


@frozen(kw_only=True)
class Assessment:
    """An assessment with all it rests on: the sheet, the figures with their rows, the points by hand.

    Attributes:
        scores: of every agency that had cases and has a class; the others stand in `report.bodies`.
    """

    sheet: Sheet
    report: Report
    marks: tuple[Mark, ...]
    scores: tuple[BodyScore, ...]

    def score(self, agency: str, score: str) -> BodyScore:
        """Return the score of an agency.

        Raises:
            LookupError: it has none.
        """
        for one in self.scores:
            if (one.agency, one.score) == (agency, score):
                return one
        raise LookupError(f"{agency}/{score}")


def form_of(sheet: Sheet) -> ReportForm:
    """Return the form of the report that a sheet rests on."""
    return ReportForm(
        name="assessment",
        title=sheet.name,
        indicators=sheet.indicators,
        breakdowns=(Breakdown.AGENCY,),
        clauses=("WX-4.3.1",),
    )


_Exact: TypeAlias = tuple[ItemResult, Fraction | None]
"""An item's result with its exact points."""


def assess(sheet: Sheet, report: Report, marks: Sequence[Mark] = ()) -> Assessment:
    """Return what the figures of a report come to by a sheet; marks that fit no item are the caller's to refuse."""
    scores: list[BodyScore] = []
    for score in sheet.scores:
        for body in report.bodies:
            class_ = sheet.class_of(body.id, body.kind)
            if body.cases and class_ is not None:
                scores.append(_body_score(sheet, report, score, body, class_, marks))
    return Assessment(sheet=sheet, report=report, marks=tuple(marks), scores=tuple(_ranked(sheet, scores)))


def _body_score(
    sheet: Sheet, report: Report, score: Score, body: Body, class_: BodyClass, marks: Sequence[Mark]
) -> BodyScore:
    year = report.stretch.last.year
    exact: list[_Exact] = []
    out: list[str] = []
    for item in sheet.items_of(score.id):
        full = sheet.weight(item.id, score.id, year, class_.id)
        if item.shape in WEIGHTED and full is None:
            continue
        own, reviewed = (_mark(marks, body.id, item.id, score.id, by) for by in Marker)
        result, points, knocked = _item(sheet, report, item, body.id, full, reviewed)
        marked = attrs.evolve(
            result,
            own=None if own is None else own.points,
            reviewed=None if reviewed is None else reviewed.points,
            reason=None if reviewed is None else reviewed.reason,
            evidence=() if reviewed is None else reviewed.evidence,
        )
        exact.append((marked, points))
        out += [item.id] if knocked else []
    return _summed(sheet, score, BodyScore(
        agency=body.id, score=score.id, body_class=class_.id, results=tuple(result for result, _ in exact),
        reachable=Decimal(0), points=Decimal(0), grade=None, complete=True, knocked_out=tuple(out),
    ), exact)  # fmt: skip


def _mark(marks: Sequence[Mark], agency: str, item: str, score: str, by: Marker) -> Mark | None:
    """The last mark that somebody gave for an item."""
    wanted = (agency, item, by)
    found = [mark for mark in marks if (mark.agency, mark.item, mark.by) == wanted and mark.score in ("", score)]
    return found[-1] if found else None


def _item(
    sheet: Sheet, report: Report, item: Item, agency: str, full: Decimal | None, reviewed: Mark | None
) -> tuple[ItemResult, Fraction | None, bool]:
    """The result of an item, its exact points, and whether it knocks out."""
    given = None if reviewed is None else Fraction(reviewed.points)
    if item.indicator is None:
        points = None if reviewed is None else reviewed.points
        return ItemResult(item=item.id, full=full, points=points), given, False
    measured = Measured.of(report.figure(item.indicator, agency), item.series)
    computed: Fraction | None = None
    if measured.applies:
        computed = POINTS[item.shape](item, measured, Fraction(full or 0))
    elif sheet.not_applicable is NotApplicable.FULL and full is not None:
        computed = Fraction(full)
    exact = computed if given is None else given
    rounded = sheet.rounding.of
    without = item.shape in (Shape.KNOCK_OUT, Shape.RANKING)
    result = ItemResult(
        item=item.id,
        above=measured.above,
        among=measured.among,
        full=full,
        applies=measured.applies,
        computed=None if computed is None or without else rounded(computed),
        points=None if exact is None or without else rounded(exact),
    )
    return result, exact, knocks_out(item, measured)


def _summed(sheet: Sheet, score: Score, body: BodyScore, exact: Sequence[_Exact]) -> BodyScore:
    """Points of the items with weights, rescaled where the sheet says so; then what stands beside the total."""
    weighted = [(result, points) for result, points in exact if result.full is not None]
    counting = [(result, points) for result, points in weighted if points is not None]
    outstanding = [result for result, points in weighted if points is None and result.applies]
    applying = (result.full for result, points in weighted if points is not None or result.applies)
    reachable = sum((Fraction(full or 0) for full in applying), Fraction(0))
    reached = sum((points for _, points in counting), Fraction(0))
    if sheet.not_applicable is NotApplicable.RESCALED and reachable:
        reached, reachable = reached * Fraction(score.total) / reachable, Fraction(score.total)
    beside = sum((points for result, points in exact if result.full is None and points is not None), Fraction(0))
    points = max(reached + beside, Fraction(0)) if reachable or beside else None
    grades = (grade.name for grade in score.grades if points is not None and points >= Fraction(grade.least))
    grade = next(grades, None)
    for item in sheet.items:
        if item.id in body.knocked_out:
            grade = item.grade
    rounded = sheet.rounding.of
    return attrs.evolve(
        body,
        reachable=rounded(reachable),
        points=None if points is None else rounded(points),
        grade=grade,
        complete=not outstanding,
    )


def _ranked(sheet: Sheet, scores: Sequence[BodyScore]) -> Iterator[BodyScore]:
    """Rank agencies of a class by their rate or count, the highest first, equal ones alike; those it applies to."""
    rankings = [item.id for item in sheet.items if item.shape is Shape.RANKING]
    for score in scores:
        peers = [one for one in scores if (one.score, one.body_class) == (score.score, score.body_class)]
        results = tuple(
            attrs.evolve(result, rank=_rank(result, peers)) if result.item in rankings and result.applies else result
            for result in score.results
        )
        yield attrs.evolve(score, results=results)


def _rank(result: ItemResult, peers: Sequence[BodyScore]) -> int:
    others = (one for peer in peers for one in peer.results if one.item == result.item and one.applies)
    return 1 + sum(_value(other) > _value(result) for other in others)


def _value(result: ItemResult) -> Fraction:
    return Measured(result.above or Decimal(0), result.among).rate


def only(assessment: Assessment, agency: str) -> Assessment:
    """Return what an agency may see of an assessment: its own figures, marks and scores; ranks stay as they are."""
    report = assessment.report
    figures = tuple(figure for figure in report.figures if figure.agency == agency)
    mine = {row.dispute for figure in figures for row in (*figure.counted, *figure.among)}
    return attrs.evolve(
        assessment,
        report=attrs.evolve(
            report,
            agency=agency,
            figures=figures,
            bodies=tuple(body for body in report.bodies if body.id == agency),
            read=tuple(head for head in report.read if head.stream in mine),
        ),
        marks=tuple(mark for mark in assessment.marks if mark.agency == agency),
        scores=tuple(score for score in assessment.scores if score.agency == agency),
    )
