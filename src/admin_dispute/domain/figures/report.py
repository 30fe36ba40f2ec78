"""A report as a value: what was read, how it was counted, and every figure with its rows; no party stands in it.

It holds everything that its printing needs, so that a circular can keep it and print the same bytes again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from admin_dispute.domain.dispute.intake import Matter
from admin_dispute.domain.figures.indicator import Figure, Indicator
from admin_dispute.domain.figures.rounding import ONE_PLACE, Rounding
from admin_dispute.domain.figures.stretch import Comparison, Stretch
from admin_dispute.domain.ids import Words
from admin_dispute.domain.parameters import Parameter
from admin_dispute.domain.words import worded


class Breakdown(StrEnum):
    """By what figures are broken down; those of the center as a whole stand in every report."""

    AGENCY = "agency"
    MATTER = "matter"
    AGENCY_AND_MATTER = "agency-and-matter"


@frozen(kw_only=True)
class ReportForm:
    """What a report contains: its indicators in order, and how they are broken down and compared.

    Attributes:
        rounding: of growth in per cent.
        nil_return: it is filed where nothing counts, too (零报告); any other is refused then.
    """

    name: str
    title: Words
    indicators: tuple[Indicator, ...]
    breakdowns: tuple[Breakdown, ...] = ()
    comparison: Comparison = Comparison.NONE
    rounding: Rounding = ONE_PLACE
    clauses: tuple[Words, ...] = ()
    nil_return: bool = False


@frozen(kw_only=True)
class Body:
    """An agency that is reported on, under its name and kind on the last day.

    Attributes:
        cases: whether anything counts for it: a dispute brought in, or any figure, now or in the stretch before.
        formerly: agencies whose powers it went on with, so that their disputes are counted here.
    """

    id: str
    name: Words
    kind: str
    cases: bool
    formerly: tuple[str, ...] = ()


@frozen(kw_only=True)
class ReadHead:
    """A stream that was read, up to which act."""

    stream: str
    version: int


@frozen(kw_only=True)
class MatterName:
    """What a matter was called when a report was made: printed again, it is called so."""

    code: str
    name: Words


@frozen(kw_only=True)
class Report:
    """A report over a stretch of days.

    Attributes:
        as_of: the day on which it was looked at; agency: the one that it is about, None for all.
        figures: those of the stretch; before: those of the stretch it is compared with.
        bodies: every agency of the directory that can have disputes, those without cases too.
        parameters: of the policy, that indicators are divided by, each with its source.
        center: the version of the center's own stream; read: the disputes that count in it, up to which act.
        matters: names of the matters that its figures are broken down by.
    """

    form: ReportForm
    center_name: Words
    stretch: Stretch
    compared: Stretch | None
    as_of: date
    agency: str | None
    bodies: tuple[Body, ...]
    figures: tuple[Figure, ...]
    before: tuple[Figure, ...]
    center: int
    read: tuple[ReadHead, ...]
    parameters: tuple[Parameter, ...] = ()
    matters: tuple[MatterName, ...] = ()

    def matter_name(self, code: str) -> str:
        """Return what a matter was called when it was made; as it is called now, where it holds no name."""
        named = next((one.name for one in self.matters if one.code == code), None)
        return named or (worded(Matter(code)) if code else "")

    def figure(self, indicator: str, agency: str = "", matter: str = "") -> Figure:
        """Return one figure.

        Raises:
            LookupError: there is none such in it.
        """
        return found(self.figures, indicator, agency, matter)

    def earlier(self, figure: Figure) -> Figure | None:
        """Return the figure that one is compared with, None where nothing is compared."""
        if self.compared is None:
            return None
        return found(self.before, figure.indicator, figure.agency, figure.matter)

    def breakdown(self, breakdown: Breakdown) -> Iterator[tuple[str, str]]:
        """Give agency and matter of each row of a breakdown, in order."""
        pairs = dict.fromkeys((one.agency, one.matter) for one in self.figures)
        wanted = (breakdown is not Breakdown.MATTER, breakdown is not Breakdown.AGENCY)
        yield from (pair for pair in pairs if (bool(pair[0]), bool(pair[1])) == wanted)


def found(figures: tuple[Figure, ...], indicator: str, agency: str, matter: str) -> Figure:
    """Return one of some figures.

    Raises:
        LookupError: there is none such.
    """
    wanted = (indicator, agency, matter)
    for one in figures:
        if (one.indicator, one.agency, one.matter) == wanted:
            return one
    raise LookupError("/".join(wanted))
