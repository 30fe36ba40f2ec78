"""What a circular says: the figures as values with every definition, the points, and the heads they were read at."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import attrs
from attrs import frozen

from admin_dispute.domain.assessment.assessment import Assessment, BodyScore, only
from admin_dispute.domain.figures.counting import SourceRow
from admin_dispute.domain.figures.indicator import Figure, Indicator, divided, total
from admin_dispute.domain.figures.report import Report
from admin_dispute.domain.ids import Words


@frozen(kw_only=True)
class TermMeaning:
    """A term of a definition as it was understood when the circular was drafted."""

    code: str
    title: Words
    means: Words


@frozen(kw_only=True)
class CircularContent:
    """Everything that a circular prints, as values; nothing has to be asked to print it again.

    Attributes:
        reports: figures with numerator, denominator and definition; assessment: points, those by hand with reasons.
        terms: what the terms of every numerator and denominator mean.
    """

    reports: tuple[Report, ...]
    assessment: Assessment | None
    terms: tuple[TermMeaning, ...]

    @property
    def everything(self) -> tuple[Report, ...]:
        """The reports, with the one that the assessment rests on."""
        return self.reports if self.assessment is None else (*self.reports, self.assessment.report)

    @property
    def heads(self) -> str:
        """A digest of the heads of the journal that were read: of every dispute that counts, and of the center."""
        read = {(head.stream, head.version) for report in self.everything for head in report.read}
        lines = [f"{stream} {version}" for stream, version in sorted(read)]
        return hashlib.sha256("\n".join([*lines, *(str(one.center) for one in self.everything)]).encode()).hexdigest()

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that are reported on, those without cases too."""
        return tuple(dict.fromkeys(body.id for one in self.everything for body in one.bodies))

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies with cases: those that look at their figures before issue."""
        return tuple(dict.fromkeys(body.id for one in self.everything for body in one.bodies if body.cases))


@frozen(kw_only=True)
class Difference:
    """Something that a circular says otherwise than another edition, or than is known today.

    Attributes:
        report: name of the report, `assessment` for points, `bodies` for names; indicator: or score.
        before, now: as printed, a rate with what was divided by what; `-` where there is nothing.
    """

    report: str
    indicator: str = ""
    agency: str = ""
    matter: str = ""
    before: Words
    now: Words


NOTHING = "-"
BEFORE = "-before"
"""Behind the name of a report: its figures of the stretch that it is compared with."""


def differences(before: CircularContent, now: CircularContent) -> tuple[Difference, ...]:
    """Return what differs between two contents of one form, in the order of the first; each figure once."""
    earlier, later = dict(_said(before)), dict(_said(now))
    found = (
        Difference(
            report=at[0], indicator=at[1], agency=at[2], matter=at[3],
            before=earlier.get(at, NOTHING), now=later.get(at, NOTHING),
        )
        for at in dict.fromkeys((*earlier, *later))
        if earlier.get(at) != later.get(at)
    )  # fmt: skip
    # what the points rest on may stand in a report, too
    once = {(one.report.endswith(BEFORE), attrs.evolve(one, report="")): one for one in reversed([*found])}
    return tuple(reversed(once.values()))


def _said(content: CircularContent) -> Iterator[tuple[tuple[str, str, str, str], str]]:
    for report in content.everything:
        for body in report.bodies:
            yield ("bodies", "", body.id, ""), body.name
        for earlier, figures in (("", report.figures), (BEFORE, report.before)):
            for one in figures:
                yield (report.form.name + earlier, one.indicator, one.agency, one.matter), shortly(one)
    for score in () if content.assessment is None else content.assessment.scores:
        yield ("assessment", score.score, score.agency, ""), _scored(score)


def _scored(score: BodyScore) -> str:
    return "不适用" if score.points is None else f"{score.points}{score.grade or ''}"


def shortly(figure: Figure) -> str:
    """Return a figure as printed, a rate with what was divided by what."""
    if figure.denominator is None:
        return str(figure.value)
    value = NOTHING if figure.value is None else str(figure.value)
    return f"{value}（{figure.numerator}/{figure.denominator}）"


def unsound(content: CircularContent) -> tuple[str, ...]:
    """Return the indicators whose sums are not what their rows come to, or whose whole is not that of its parts."""
    found = [
        f"{report.form.name}/{indicator.id}"
        for report in content.everything
        for indicator in report.form.indicators
        if not _sound(report, indicator)
    ]
    return tuple(dict.fromkeys(found))


def _sound(report: Report, indicator: Indicator) -> bool:
    figures = [one for one in report.figures if one.indicator == indicator.id]
    whole = report.figure(indicator.id)
    by_matter = [one for one in figures if one.matter and not one.agency]
    return (
        all(_adds_up(indicator, one) for one in figures)
        and all(one.numerator <= whole.numerator for one in figures)
        and (not by_matter or sum(one.numerator for one in by_matter) == whole.numerator)
    )


def _adds_up(indicator: Indicator, figure: Figure) -> bool:
    stated = None if indicator.per is None else figure.denominator
    below = total(figure.among) if indicator.denominator else stated
    sums = (total(figure.counted), below) == (figure.numerator, figure.denominator)
    return sums and figure.value == divided(indicator, figure.numerator, figure.denominator)


def of_agency(content: CircularContent, agency: str) -> CircularContent:
    """Return what an agency may see of a draft: its own figures and points, with the rows behind them."""
    return attrs.evolve(
        content,
        reports=tuple(_own(report, agency) for report in content.reports),
        assessment=None if content.assessment is None else only(content.assessment, agency),
    )


def _own(report: Report, agency: str) -> Report:
    """A report on one agency alone: what is its own is the whole of it."""
    figures = tuple(one for one in report.figures if one.agency == agency)
    mine = {row.dispute for one in figures for row in (*one.counted, *one.among)}
    return attrs.evolve(
        report,
        agency=agency,
        bodies=tuple(body for body in report.bodies if body.id == agency),
        figures=_as_whole(report.figures, agency),
        before=_as_whole(report.before, agency),
        read=tuple(head for head in report.read if head.stream in mine),
    )


def _as_whole(figures: tuple[Figure, ...], agency: str) -> tuple[Figure, ...]:
    own = tuple(one for one in figures if one.agency == agency)
    return (*(attrs.evolve(one, agency="") for one in own if not one.matter), *own)


def as_printed(content: CircularContent) -> CircularContent:
    """Return a content without the rows behind its figures: what everybody reads of an issued circular."""
    assessment = content.assessment
    return attrs.evolve(
        content,
        reports=tuple(map(_without_rows, content.reports)),
        assessment=None if assessment is None else attrs.evolve(assessment, report=_without_rows(assessment.report)),
    )


def _without_rows(report: Report) -> Report:
    none: tuple[SourceRow, ...] = ()
    return attrs.evolve(
        report,
        figures=tuple(attrs.evolve(one, counted=none, among=none) for one in report.figures),
        before=tuple(attrs.evolve(one, counted=none, among=none) for one in report.before),
    )
