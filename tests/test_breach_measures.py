"""A county's own measures after a breach, beside the national ones; what compels needs a title all the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import Provenance, Stage
from admin_dispute.domain.dispute.enforcement.measures import SuggestionGround
from admin_dispute.domain.dispute.enforcement.table import OF_A_COUNTY, MeasureKind, OrderedBy
from admin_dispute.domain.dispute.enforcement.titles import Side
from admin_dispute.testing import Office

COMPELLING = ("transfer", "daily-fine-on-head", "announcement", "detention", "fine-on-body", "referral")


def policy(office: Office, measures: str) -> None:
    """Adopt a policy with these measures after a breach."""
    rows = [
        {"name": name, "value": value, "source": "某县办法 9", "provenance": "set-by-county"}
        for name, value in (("breach-measures", measures), ("case-number-mark", "豫0825行诉前调"))
    ]
    fields: dict[str, Any] = {"on": "2024-01-01", "version": "v", "effective": "2024-01-01", "source": "某县办法"}
    office.center.acting("founder").execute(office.command("adopt-policy", **fields, parameters=rows))


def breached(office: Office) -> str:
    """Give a dispute whose agency refuses to perform a bare agreement."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("record-refusal-to-perform", dispute, on="2024-06-05")
    office.clock.set(date(2024, 6, 10))
    return dispute


def measures(office: Office, dispute: str) -> dict[str, Any]:
    """Give the outlook on each kind of measure."""
    (owed,) = office.clerk.enforcement(dispute).obligations
    return {one.kind.value: one for one in owed.measures}


@pytest.mark.clause("WX-4.3.5")
def test_without_a_policy_the_national_ones_are_open(office: Office) -> None:
    """Urging, circular, confirmation and suit; a suggestion needs a title."""
    found = measures(office, breached(office))

    assert {kind for kind, one in found.items() if one.open} == {"urge", "circular", "confirmation", "suit"}


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 96")
def test_a_county_may_add_a_suggestion(office: Office) -> None:
    """It rests on the county's document alone, and takes nothing national away; what compels stays barred."""
    policy(office, "suggestion")
    found = measures(office, breached(office))
    suggestion = found["suggestion"]

    assert {kind for kind, one in found.items() if one.open} == {
        "urge", "circular", "confirmation", "suit", "suggestion",
    }  # fmt: skip
    assert (suggestion.by, suggestion.clauses) == ((OrderedBy.COURT,), ("某县办法 9",))
    assert suggestion.provenance is Provenance.COUNTY
    assert not any(found[kind].open for kind in COMPELLING)


@pytest.mark.clause("WX-4.3.5")
def test_what_the_county_names_is_cited_beside_the_law(office: Office) -> None:
    """A national measure that the document repeats cites both; one that it does not name stays as it is."""
    policy(office, "urge, suit")
    found = measures(office, breached(office))

    assert found["urge"].clauses == ("某县办法 9",)
    assert found["suit"].clauses == ("行政诉讼法 78", "某县办法 9")
    assert found["circular"].clauses == ()


@pytest.mark.clause("WX-4.3.5")
def test_a_suggestion_without_a_title_does_not_rest_on_article_96(office: Office) -> None:
    """Proposed as one about a refusal it is kept as one on another ground."""
    policy(office, "suggestion")
    dispute = breached(office)
    office.do(
        "propose-measure", dispute, kind="suggestion", obligation="o1", on="2024-06-10", ground="refusal", to="county"
    )

    assert office.dispute(dispute).measures[0].ground is SuggestionGround.OTHER


def test_what_a_county_can_open_by_hand() -> None:
    """Only a suggestion against an agency."""
    assert set(OF_A_COUNTY) == {(Side.AGENCY, MeasureKind.SUGGESTION)}
