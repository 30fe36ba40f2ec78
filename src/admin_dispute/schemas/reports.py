"""Indicators and reports as a file: TOML in which each indicator says what it divides by what; faults by their path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen
from marshmallow import Schema, ValidationError, fields, validate

from admin_dispute.domain.errors import BadConfiguration, Fault
from admin_dispute.domain.figures.indicator import POPULATION, Indicator
from admin_dispute.domain.figures.report import Breakdown, ReportForm
from admin_dispute.domain.figures.rounding import ONE_PLACE, TWO_PLACES, Rounding
from admin_dispute.domain.figures.stretch import Comparison
from admin_dispute.domain.figures.terms import TERMS
from admin_dispute.domain.parameters import Provenance
from admin_dispute.schemas.faults import faults_of
from admin_dispute.schemas.fields import Code, Inner, Tuple, Word
from admin_dispute.schemas.page import page_of
from admin_dispute.schemas.strict import Strict

FORM = 1
NAME = validate.Regexp(r"[a-z0-9][a-z0-9-]*$", error="代号用小写字母、数字和-")
SOME = validate.Length(min=1, error="至少一项")


def named(schema: type[Schema]) -> fields.Dict:
    """Return the field of tables that each stand under a name."""
    return fields.Dict(keys=fields.String(validate=NAME), values=fields.Nested(schema), load_default=dict)


class IndicatorSchema(Strict):
    """An indicator of a file, under its name."""

    title = Word(required=True)
    definition = Word(required=True)
    numerator = Tuple(fields.String(), required=True, validate=SOME)
    denominator = Tuple(fields.String(), load_default=())
    base = Tuple(fields.String(), load_default=())
    per = fields.String(load_default=None, validate=validate.OneOf([POPULATION], error="只能写 population（常住人口）"))
    unit = Word(required=True)
    rounding = Inner(Rounding, load_default=TWO_PLACES)
    clauses = Tuple(Word(), load_default=())
    source = Word(required=True)
    provenance = Code(Provenance, required=True)


class _ReportSchema(Strict):
    title = Word(required=True)
    indicators = Tuple(fields.String(), required=True, validate=SOME)
    breakdowns = Tuple(Code(Breakdown), load_default=())
    comparison = Code(Comparison, load_default=Comparison.NONE)
    rounding = Inner(Rounding, load_default=ONE_PLACE)
    clauses = Tuple(Word(), load_default=())
    nil_return = fields.Boolean(load_default=False)


class _FormsSchema(Strict):
    form = fields.Integer(required=True, validate=validate.Equal(FORM, error=f"本版本只认识 form = {FORM}"))
    indicators = named(IndicatorSchema)
    reports = named(_ReportSchema)


@frozen
class Forms:
    """What a file of reports says: its own indicators, and the reports, each by name."""

    indicators: Mapping[str, Indicator]
    reports: Mapping[str, ReportForm]


def forms_of(text: str, known: Mapping[str, Indicator], file: str = "reports.toml") -> Forms:
    """Read the text of a file of reports.

    Args:
        known: indicators that its reports may name beside its own; file: names it in messages.

    Raises:
        BadConfiguration: not TOML, or faults; each with its path.
    """
    try:
        page = _FormsSchema().load(page_of(text, file))
    except ValidationError as error:
        raise BadConfiguration("bad-report", tuple(faults_of(error.messages)), file=file) from None
    own = indicators_from(page["indicators"])
    there_are = {**known, **own}
    faults = [*undefined_terms(own.values())]
    for name, row in page["reports"].items():
        faults += undefined(row["indicators"], there_are, f"reports.{name}.indicators")
    if faults:
        raise BadConfiguration("bad-report", tuple(faults), file=file)
    reports = {
        name: ReportForm(name=name, **row | {"indicators": tuple(there_are[each] for each in row["indicators"])})
        for name, row in page["reports"].items()
    }
    return Forms(own, reports)


def indicators_from(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Indicator]:
    """Return the indicators that loaded rows are."""
    return {name: Indicator(id=name, **row) for name, row in rows.items()}


def undefined_terms(indicators: Iterable[Indicator]) -> Iterator[Fault]:
    """Give a fault for each term that an indicator names and nobody defined."""
    for indicator in indicators:
        for side in ("numerator", "denominator", "base"):
            path = f"indicators.{indicator.id}.{side}"
            yield from undefined(getattr(indicator, side), TERMS, path)


def undefined(named: Iterable[str], there_are: Iterable[str], path: str) -> Iterator[Fault]:
    """Give a fault for each name that stands for nothing, with its place in the list."""
    known = tuple(there_are)
    for place, name in enumerate(named):
        if name not in known:
            yield Fault(f"{path}.{place}", f"没有定义“{name}”；可用：{'、'.join(known)}")
