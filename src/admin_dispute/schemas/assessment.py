"""Assessment sheets and marks as files: TOML, every fault by its path in the file (WX-4.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from admin_dispute.domain.assessment.faults import faults_of_sheet
from admin_dispute.domain.assessment.marks import Mark
from admin_dispute.domain.assessment.sheet import (
    BodyClass,
    Grade,
    Item,
    NotApplicable,
    RateBand,
    Score,
    Series,
    Shape,
    Sheet,
    Weight,
)
from admin_dispute.domain.center.directory import OrganisationKind
from admin_dispute.domain.errors import BadConfiguration
from admin_dispute.domain.figures.indicator import Indicator
from admin_dispute.domain.figures.rounding import TWO_PLACES, Rounding
from admin_dispute.domain.parameters import Provenance
from admin_dispute.schemas.faults import faults_of
from admin_dispute.schemas.fields import Code, Inner, Tuple, Word, Yuan
from admin_dispute.schemas.page import page_of, read_text
from admin_dispute.schemas.reports import FORM, IndicatorSchema, indicators_from, named, undefined_terms
from admin_dispute.schemas.strict import Strict


def _points() -> Yuan:
    return Yuan(allow_nan=False)


def _optional() -> Yuan:
    return Yuan(allow_nan=False, load_default=None, validate=validate.Range(min=0, error="不能小于零"))


_YEAR = validate.Regexp(r"\d{4}$", error="年份用四位数字")


class _ItemSchema(Strict):
    title = Word(required=True)
    shape = Code(Shape, required=True)
    indicator = fields.String(load_default=None)
    each = _optional()
    cap = _optional()
    bands = Tuple(Inner(RateBand), load_default=())
    at_least = _optional()
    at_most = _optional()
    pieces = _optional()
    grade = Word(load_default=None)
    series = Code(Series, load_default=Series.EACH)
    scores = Tuple(fields.String(), load_default=())
    clauses = Tuple(Word(), load_default=())
    weights = fields.Dict(
        keys=fields.String(),
        values=fields.Dict(keys=fields.String(validate=_YEAR), values=fields.Dict(fields.String(), _points())),
        load_default=dict,
    )


class _ClassSchema(Strict):
    title = Word(required=True)
    kinds = Tuple(Code(OrganisationKind), load_default=())
    agencies = Tuple(fields.String(), load_default=())


class _ScoreSchema(Strict):
    title = Word(required=True)
    total = Yuan(allow_nan=False, required=True)
    grades = Tuple(Inner(Grade), load_default=())


class _SheetSchema(Strict):
    form = fields.Integer(required=True, validate=validate.Equal(FORM, error=f"本版本只认识 form = {FORM}"))
    name = Word(required=True)
    source = Word(required=True)
    provenance = Code(Provenance, required=True)
    rounding = Inner(Rounding, load_default=TWO_PLACES)
    not_applicable = Code(NotApplicable, load_default=NotApplicable.LEFT_OUT)
    indicators = named(IndicatorSchema)
    classes = named(_ClassSchema)
    scores = named(_ScoreSchema)
    items = named(_ItemSchema)


class _MarksSchema(Strict):
    marks = Tuple(Inner(Mark), required=True)


def sheet_from(text: str, known: Mapping[str, Indicator], file: str = "assessment.toml") -> Sheet:
    """Read the text of an assessment sheet.

    Args:
        known: indicators that its items may name beside its own; file: names it in messages.

    Raises:
        BadConfiguration: not TOML, or faults: undefined names, rules that lack something, weights that do not add up.
    """
    page = _loaded(_SheetSchema(), text, file)
    own = indicators_from(page["indicators"])
    indicators = {**known, **own}
    named_ = dict.fromkeys(row["indicator"] for row in page["items"].values())
    sheet = Sheet(
        name=page["name"],
        items=tuple(_item(name, row) for name, row in page["items"].items()),
        weights=tuple(weight for name, row in page["items"].items() for weight in _weights(name, row["weights"])),
        classes=tuple(BodyClass(id=name, **row) for name, row in page["classes"].items()),
        scores=tuple(Score(id=name, **row) for name, row in page["scores"].items()),
        indicators=tuple(indicators[name] for name in named_ if name in indicators),
        rounding=page["rounding"],
        not_applicable=page["not_applicable"],
        source=page["source"],
        provenance=page["provenance"],
    )
    faults = (*undefined_terms(own.values()), *faults_of_sheet(sheet))
    if faults:
        raise BadConfiguration("bad-report", faults, file=file)
    return sheet


def _item(name: str, row: Mapping[str, Any]) -> Item:
    return Item(id=name, **{key: value for key, value in row.items() if key != "weights"})


def _weights(item: str, rows: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Iterator[Weight]:
    for score, years in rows.items():
        for year, classes in years.items():
            for body_class, points in classes.items():
                yield Weight(item=item, score=score, since=int(year), body_class=body_class, points=points)


def read_marks(path: str | Path) -> tuple[Mark, ...]:
    """Read points by hand from a file: `[[marks]]` with agency, item, by, points and reason.

    Raises:
        BadConfiguration: no such file, not TOML, or faults; a review without a reason is one.
    """
    file = Path(path)
    marks: tuple[Mark, ...] = _loaded(_MarksSchema(), read_text(file, "no-draft"), file.name)["marks"]
    return marks


def _loaded(schema: Schema, text: str, file: str) -> dict[str, Any]:
    try:
        page: dict[str, Any] = schema.load(page_of(text, file))
    except ValidationError as error:
        raise BadConfiguration("bad-report", tuple(faults_of(error.messages)), file=file) from None
    return page
