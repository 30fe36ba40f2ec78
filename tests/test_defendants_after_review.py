"""Who is sued after a review: by what it decided, and by the law of the day of the filing (行政诉讼法 26)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute.testing import Office

NEW, OLD = date(2024, 6, 24), date(2015, 4, 27)
BOTH = ("行政诉讼法 26", "行诉解释 59", "行诉解释 134")
ROWS: list[tuple[str | None, date, list[str], dict[str, tuple[str, ...]]]] = [
    # what the review did with the act, filed on, sued, warned of
    (None, NEW, ["police"], {"joint-defendants": BOTH}),
    (None, NEW, ["county"], {"joint-defendants": BOTH}),
    (None, NEW, ["police", "county"], {}),
    (None, OLD, ["police"], {}),
    (None, OLD, ["county"], {"maker-answers": ()}),  # the article of 1989 stands in the text: it is not in force today
    (None, OLD, ["police", "county"], {"maker-answers": ()}),
    ("stayed", NEW, ["police"], {"joint-defendants": BOTH}),  # stayed is not changed
    ("changed", NEW, ["police"], {"review-body-answers": ("行政诉讼法 26", "行诉解释 22", "行诉解释 26")}),
    ("changed", NEW, ["county"], {}),
    ("revoked", NEW, ["police"], {"review-body-answers": ("行政诉讼法 26", "行诉解释 22", "行诉解释 26")}),
    ("changed", OLD, ["police"], {"review-body-answers": ("行政诉讼法 26", "行诉解释 22", "行诉解释 26")}),
]


@pytest.mark.clause("行政诉讼法 26", "行政诉讼法（1989） 25", "行诉解释 22", "行诉解释 134")
@pytest.mark.parametrize(("did", "on", "sued", "expected"), ROWS)
def test_who_is_sued(
    office: Office, did: str | None, on: date, sued: list[str], expected: dict[str, tuple[str, ...]]
) -> None:
    """Upheld: maker and review body together, before May 2015 the maker alone; changed: the review body."""
    dispute = reviewed(office, did)

    assert of_sides(office, dispute, on, respondents=sued) == expected


@pytest.mark.clause("行诉解释 133")
@pytest.mark.parametrize("how", ["dismissed", "not-accepted", "terminated"])
def test_an_undecided_review_upholds_nothing(office: Office, how: str) -> None:
    """A review that was refused as inadmissible or ended undecided leaves the maker as defendant."""
    dispute = reviewed(office, None, how=how)

    assert of_sides(office, dispute, NEW, respondents=["police"]) == {}


@pytest.mark.clause("行诉解释 134")
@pytest.mark.parametrize(("respondents", "warned"), [(["police", "county"], False), (["county"], True)])
def test_defendants_who_are_changed(office: Office, respondents: list[str], warned: bool) -> None:
    """Adding the one that was missing ends the warning; changing one for the other does not."""
    dispute = reviewed(office, None)
    office.do("record-filing", dispute, on=NEW, respondents=["police"])
    change = {"on": NEW, "proceeding": "x2", "respondents": respondents, "told_on": NEW}
    ruling = office.clerk.may(office.command("change-respondents", dispute, **change))

    assert ("joint-defendants" in {warning.code for warning in ruling.warnings}) is warned


def reviewed(office: Office, did: str | None, how: str = "decision") -> str:
    """Give a dispute whose review has ended."""
    office.clock.set(NEW)
    dispute = office.register()
    office.do("record-filing", dispute, kind="reconsideration", before="温县人民政府")
    office.do("end-proceeding", dispute, how=how)
    if did is not None:
        office.do("record-validity", dispute, on=NEW, validity=did, decider="review-body")
    return dispute


def of_sides(office: Office, dispute: str, on: date, **changes: Any) -> dict[str, tuple[str, ...]]:
    """Give what a suit is warned of about its defendants, with the articles."""
    ruling = office.clerk.may(office.command("record-filing", dispute, on=NEW, filed_on=on, **changes))
    named = ("joint-defendants", "maker-answers", "review-body-answers")
    return {warning.code: warning.clauses for warning in ruling.warnings if warning.code in named}
