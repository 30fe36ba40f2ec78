"""The indicators and reports that are shipped (`forms.toml`), and files of a county that go on from them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from admin_dispute.domain.assessment.sheet import Sheet
from admin_dispute.domain.figures.report import ReportForm
from admin_dispute.schemas.assessment import sheet_from
from admin_dispute.schemas.page import read_text
from admin_dispute.schemas.reports import Forms, forms_of


@cache
def shipped() -> Forms:
    """Return the indicators and reports that are shipped, each by name."""
    return forms_of(files(__package__).joinpath("forms.toml").read_text("utf-8"), {}, "forms.toml")


def read_report_forms(path: str | Path) -> dict[str, ReportForm]:
    """Read a file of reports; they may name shipped indicators beside the file's own.

    Raises:
        BadConfiguration: no such file, not TOML, or faults; each with its path in the file.
    """
    file = Path(path)
    return report_forms_of(read_text(file, "no-draft"), file.name)


def report_forms_of(text: str, file: str = "reports.toml") -> dict[str, ReportForm]:
    """Read the text of a file of reports; `file` names it in messages.

    Raises:
        BadConfiguration: as `read_report_forms`.
    """
    return dict(forms_of(text, shipped().indicators, file).reports)


def read_sheet(path: str | Path) -> Sheet:
    """Read an assessment sheet; its items may name shipped indicators beside the file's own.

    Raises:
        BadConfiguration: no such file, not TOML, or faults: undefined names, rules that lack something, weights that do
            not add up; each with its path in the file.
    """
    file = Path(path)
    return sheet_of(read_text(file, "no-draft"), file.name)


def sheet_of(text: str, file: str = "assessment.toml") -> Sheet:
    """Read the text of an assessment sheet; `file` names it in messages.

    Raises:
        BadConfiguration: as `read_sheet`.
    """
    return sheet_from(text, shipped().indicators, file)
