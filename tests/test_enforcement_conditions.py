"""The table of enforcement by hand, its last column: instrument x debtor x measure, on which conditions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeAlias

import attrs
import pytest
from test_enforcement_table import ACTS, NO_TITLE, OF_COURTS, OF_REVIEW, TODAY, WAYS

from admin_dispute import Stage
from admin_dispute.domain.dispute.enforcement.conditions import measure_steps
from admin_dispute.domain.dispute.enforcement.table import LAWS, MeasureKind
from admin_dispute.domain.dispute.enforcement.titles import Instrument, Side, Title, regime_of
from admin_dispute.domain.dispute.force import Force, GivenForce
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.law import Law
from admin_dispute.domain.ruling import Objection
from admin_dispute.domain.values import changed
from admin_dispute.testing import Office
from admin_dispute.testing.ordinary import MONEY

Table: TypeAlias = dict[Side, dict[tuple[str, ...], dict[str, set[str]]]]
Rows: TypeAlias = dict[tuple[str, Side, str], set[str]]
NOTHING: set[str] = set()
AT_WORK = {"enforcement-on", "enforcement-goes-on"}  # 民诉法 241, 267; 行政强制法 42
TITLE_GOES_ON = {*AT_WORK, "no-retrial"}  # 民诉法 217: a retrial stays what courts made
BY_COURT = {*TITLE_GOES_ON, "enforcement-begun"}  # 民诉法 247
CONFIRMED = ("court-confirmation",)
ASKED: Table = {
    # what the articles ask for beside a default, a title that carries the measure, and a law in force (not of GENTLE)
    Side.AGENCY: {
        OF_COURTS: {
            "urge": NOTHING,
            "circular": NOTHING,
            "application": TITLE_GOES_ON | {"applied-within"},
            "transfer": BY_COURT | {"money-owed"},
            "daily-fine-on-head": BY_COURT | {"period-over"},
            "daily-fine-on-agency": BY_COURT | {"period-over"},
            "announcement": BY_COURT,
            "suggestion": BY_COURT,
            "detention": BY_COURT | {"grave-effect"},
            "referral": BY_COURT | {"serious-refusal", "able-to-perform", "crime-of-ruling"},
            "fine-on-body": BY_COURT | {"fine-fits-body"},
        },
        CONFIRMED: {
            "urge": NOTHING,
            "circular": NOTHING,
            "application": TITLE_GOES_ON | {"applied-within"},
            "transfer": BY_COURT | {"money-owed"},
        },
        OF_REVIEW: {
            "urge": NOTHING,
            "circular": NOTHING,
            "order": NOTHING,
            "interview": NOTHING,
            "criticism": NOTHING,
            "discipline": {"ordered-before"},
        },
        (*ACTS, *NO_TITLE): {
            "urge": NOTHING,
            "circular": {"measure-in-law"},  # the county's document names it where there is no title (WX-4.3.5)
            "confirmation": {"mediated-by-somebody", "confirmable"},
            "suit": {"creditor-sues"},
        },
    },
    Side.CITIZEN: {
        OF_COURTS: {
            "urge": NOTHING,
            "application": TITLE_GOES_ON | {"applied-within"},
            "own-enforcement": TITLE_GOES_ON | {"urged-before"},
            "transfer": BY_COURT | {"money-owed"},
            "fine-on-body": BY_COURT | {"body-owes"},
            "fine-on-person": BY_COURT,
            "detention": BY_COURT,
            "referral": BY_COURT | {"serious-refusal", "able-to-perform", "crime-of-ruling"},
        },
        CONFIRMED: {
            "urge": NOTHING,
            "application": TITLE_GOES_ON | {"applied-within"},
            "transfer": BY_COURT | {"money-owed"},
            "fine-on-body": BY_COURT | {"body-owes"},
            "fine-on-person": BY_COURT,
            "detention": BY_COURT,
            "referral": BY_COURT | {"serious-refusal", "able-to-perform", "crime-of-ruling"},
        },
        OF_REVIEW: {
            "urge": NOTHING,
            "application": AT_WORK | {"contest-over", "urged-before", "applied-within"},
            "own-enforcement": AT_WORK | {"contest-over", "urged-before"},
        },
        ("administrative-act", "changed-act"): {
            "urge": {"measure-in-law"},  # 行政强制法 54
            "application": AT_WORK | {"decision-first", "contest-over", "urged-before", "applied-within"},
            "own-enforcement": AT_WORK | {"urged-before"},
            "added-fine": AT_WORK | {"period-over", "money-owed"},
            "substitute-performance": AT_WORK | {"act-owed", "urged-before", "harm-by-delay"},
        },
        ("administrative-agreement",): {  # no time runs before there is a decision
            "urge": {"measure-in-law"},  # 行政强制法 54
            "application": AT_WORK | {"decision-first", "contest-over", "urged-before"},
            "own-enforcement": AT_WORK | {"urged-before"},
            "added-fine": AT_WORK | {"period-over", "money-owed"},
            "substitute-performance": AT_WORK | {"act-owed", "urged-before", "harm-by-delay"},
        },
        NO_TITLE: {
            "urge": NOTHING,
            "confirmation": {"mediated-by-somebody", "confirmable"},
            "suit": {"creditor-sues"},
        },
    },
}  # fmt: skip


ON_APPLICATION = ("mediation-letter", "court-confirmation")
"""What no judge hands over: in the place of a warning it is refused before anybody applied (民诉法 247, 206)."""


def rows_of(table: Table) -> Rows:
    """Give a table by hand one row for each instrument, debtor and measure."""
    return {
        (code, side, kind): (conditions - {"enforcement-begun"} | {"enforcement-applied"})
        if code in ON_APPLICATION and "enforcement-begun" in conditions
        else conditions
        for side, groups in table.items()
        for codes, kinds in groups.items()
        for code in codes
        for kind, conditions in kinds.items()
    }


CONDITIONS = rows_of(ASKED)
GENTLE = ("urge", "circular")
"""What rests on no article of its own; where one names it nevertheless, the row says so."""
OWED_BACK = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "500", "due": "2024-06-13"}


def carried_by(office: Office, code: str) -> tuple[Dispute, Law]:
    """Give a dispute in which both sides owe by one instrument alone, and the law of today."""
    office.clock.set(TODAY)
    effective = office.dispute(office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [MONEY, OWED_BACK]}}))
    with office.center.records(reading=True) as records:
        law = office.center.basis(records).law(TODAY, effective)
    if code in set(Force):
        given = GivenForce(force=code, on=date(2024, 5, 20), since=date(2024, 5, 20))
        agreement = attrs.evolve(effective.agreements[0], forces=(given,))
        return changed(effective, agreements=(agreement,)), law
    title = Title(
        id="t1", instrument=Instrument(code), on=date(2024, 5, 20), effective_on=date(2024, 5, 20),
        obligations=("o1", "o2"), issuer="温县人民法院", contest_until=date(2024, 11, 20),
    )  # fmt: skip
    return changed(effective, agreements=(), titles=(title,)), law


def asked(dispute: Dispute, law: Law, side: Side, kind: MeasureKind) -> set[str]:
    """Give the codes of everything a measure asks for, whatever the findings."""
    owed = dispute.obligations[0 if side is Side.AGENCY else 1]
    steps: list[Any] = list(measure_steps(dispute, owed, kind, law, TODAY))
    return {step.code for step in steps}


def opened() -> Iterator[tuple[str, Side, str]]:
    """Give every instrument, debtor and measure that the table of enforcement opens."""
    for code, way in WAYS.items():
        for row in LAWS:
            if row.regime is regime_of(way, row.side):
                yield code, row.side, row.kind


@pytest.mark.clause("WX-4.3.5")
def test_every_measure_has_its_conditions() -> None:
    """No instrument, debtor and measure of the table is without its conditions here, and none is here beside it."""
    assert set(CONDITIONS) == set(opened())


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 95", "行政诉讼法 96", "行政诉讼法 97", "行政复议法 77", "行政强制法 54")
@pytest.mark.parametrize("code", [*WAYS])
def test_what_each_measure_asks_for(office: Office, code: str) -> None:
    """Each measure asks for what its article names, and for nothing more."""
    dispute, law = carried_by(office, code)
    for (instrument, side, kind), named in CONDITIONS.items():
        if instrument == code:
            common = {"title-carries"}
            common |= set() if kind == "confirmation" else {"in-default"}
            common |= set() if kind in GENTLE else {"measure-in-law"}

            assert asked(dispute, law, side, MeasureKind(kind)) == common | named, (instrument, side, kind)


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 96")
@pytest.mark.parametrize("code", ["signature", "permitted-withdrawal", "pre-filing-letter", "court-confirmation"])
def test_what_no_title_carries_is_refused(office: Office, code: str) -> None:
    """Without a judgment, ruling or letter of a court none of the measures of 96 is open."""
    dispute, law = carried_by(office, code)
    for kind in ("daily-fine-on-head", "announcement", "suggestion", "detention", "referral"):
        assert asked(dispute, law, Side.AGENCY, MeasureKind(kind)) == {"in-default", "title-carries"}


@pytest.mark.clause("行政诉讼法 96", "行政复议法 77")
@pytest.mark.parametrize(
    ("kind", "day", "told"),
    [
        ("daily-fine-on-agency", date(2014, 6, 26), "title-carries"),
        ("daily-fine-on-agency", date(2024, 6, 26), "measure-in-law"),
        ("interview", date(2023, 6, 26), "measure-in-law"),
        ("interview", date(2024, 6, 26), "title-carries"),
        ("announcement", date(2014, 6, 26), "measure-in-law"),
    ],
)
def test_what_no_law_of_the_day_knows_is_said_to_be_unknown(office: Office, kind: str, day: date, told: str) -> None:
    """A bare agreement is not told which papers carry a measure on a day when no law has that measure for any paper."""
    dispute, _ = carried_by(office, "signature")
    with office.center.records(reading=True) as records:
        law = office.center.basis(records).law(day, dispute)
    steps: list[Any] = list(measure_steps(dispute, dispute.obligations[0], MeasureKind(kind), law, day))

    assert {step.code for step in steps} - {"in-default"} == {told}


@pytest.mark.clause("WX-4.3.5")
@pytest.mark.parametrize(
    ("instrument", "kind", "against"),
    [
        ("judgment", "daily-fine-on-agency", set()),
        ("judgment", "daily-fine-on-head", {"measure-in-law"}),
        ("judgment", "announcement", {"measure-in-law"}),
        ("judgment", "detention", {"measure-in-law", "grave-effect"}),
        ("mediation-letter", "daily-fine-on-agency", {"title-carries"}),
    ],
)
def test_a_day_before_2015(office: Office, instrument: str, kind: str, against: set[str]) -> None:
    """By the law of 1989 the fine lies on the agency, and a mediation letter is no title."""
    dispute, _ = carried_by(office, "judgment")
    day = date(2014, 6, 26)
    title = attrs.evolve(dispute.titles[0], instrument=Instrument(instrument), effective_on=date(2014, 1, 2))
    owed = attrs.evolve(dispute.obligations[0], due=date(2014, 2, 3), effective_on=date(2014, 1, 2))
    then = changed(dispute, titles=(title,), obligations=(owed,))
    with office.center.records(reading=True) as records:
        law = office.center.basis(records).law(day, then)

    steps: list[Any] = list(measure_steps(then, owed, MeasureKind(kind), law, day))
    assert {step.code for step in steps if isinstance(step, Objection)} == against
