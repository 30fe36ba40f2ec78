"""A calendar as a file: for each year its source, the weekdays of rest and the weekend days that are worked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from marshmallow import ValidationError, fields, validate

from admin_dispute.domain.errors import BadConfiguration, Fault
from admin_dispute.domain.periods import CalendarYear
from admin_dispute.schemas.faults import faults_of
from admin_dispute.schemas.fields import Day, Word
from admin_dispute.schemas.page import read_page
from admin_dispute.schemas.strict import Strict

FORM = 1


class _YearSchema(Strict):
    source = Word(required=True)
    rest = fields.List(Day(), required=True)
    work = fields.List(Day(), required=True)


class _CalendarSchema(Strict):
    form = fields.Integer(required=True, validate=validate.Equal(FORM, error=f"本版本只认识 form = {FORM}"))
    years = fields.Dict(
        keys=fields.String(validate=validate.Regexp(r"\d{4}$", error="年份应为四位数字")),
        values=fields.Nested(_YearSchema),
        required=True,
        validate=validate.Length(min=1, error="至少一个年份"),
    )


def read_calendar(path: str | Path) -> tuple[CalendarYear, ...]:
    """Read a calendar file, oldest year first.

    Raises:
        BadConfiguration: no such file, not TOML, or faults; each with its path in the file: a day of another year, a
            weekday that is said to be worked, a weekend day that is said to be one of rest.
    """
    file = Path(path)
    try:
        loaded = _CalendarSchema().load(read_page(file, "no-calendar"))
    except ValidationError as error:
        raise BadConfiguration("bad-calendar", tuple(faults_of(error.messages)), file=file.name) from None
    years, faults = [], []
    for name, row in sorted(loaded["years"].items()):
        try:
            years.append(_year(int(name), row))
        except ValueError as error:
            faults.append(Fault(f"years.{name}", str(error)))
    if faults:
        raise BadConfiguration("bad-calendar", tuple(faults), file=file.name)
    return tuple(years)


def _year(year: int, row: dict[str, Any]) -> CalendarYear:
    return CalendarYear(year, tuple(sorted(row["rest"])), tuple(sorted(row["work"])), row["source"])
