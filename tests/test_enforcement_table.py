"""The table of enforcement by hand: instrument x debtor x measure, by whom, on which articles."""

from __future__ import annotations

from datetime import date

import pytest

from admin_dispute.domain.dispute.enforcement.recording_title import IN_FORCE_BY
from admin_dispute.domain.dispute.enforcement.table import LAWS, MeasureKind, law_of, orderers
from admin_dispute.domain.dispute.enforcement.titles import (
    INSTRUMENTS,
    Regime,
    Side,
    regime_of,
)
from admin_dispute.domain.instruments import in_force
from admin_dispute.law.effect_ways import WAYS_OF_EFFECT

TODAY = date(2025, 6, 26)
OF_COURTS = ("judgment", "ruling", "mediation-letter", "confirming-judgment")
OF_REVIEW = ("reconsideration-decision", "reconsideration-letter")
ACTS = ("administrative-act", "changed-act", "administrative-agreement")
NO_TITLE = (
    "signature", "oral-on-record", "agency-confirmation", "silence", "deemed-fulfilment", "ratification",
    "agency-review", "pre-filing-letter", "permitted-withdrawal",
)  # fmt: skip

URGED = ("agency center court creditor", "")
CIRCULAR = ("center", "")
OBSTRUCTING = "行政诉讼法 101/民诉法 114/民诉法 118"
CRIME = "刑法 313/拒执解释 2"
AGAINST_AGENCY = {
    # measure: (who orders it, articles); what is not here is not open
    OF_COURTS: {
        "urge": URGED,
        "circular": CIRCULAR,
        "application": ("creditor", "行诉解释 152/行诉解释 153/行诉解释 154"),
        "transfer": ("court", "行政诉讼法 96"),
        "daily-fine-on-head": ("court", "行政诉讼法 96"),
        "announcement": ("court", "行政诉讼法 96"),
        "suggestion": ("court", "行政诉讼法 96"),
        "detention": ("court", "行政诉讼法 96"),
        "referral": ("court", f"行政诉讼法 96/{CRIME}"),
        "fine-on-body": ("court", OBSTRUCTING),
    },
    ("court-confirmation",): {
        "urge": URGED,
        "circular": CIRCULAR,
        "application": ("creditor", "民诉法 206"),
        "transfer": ("court", "民诉法 253"),
    },
    OF_REVIEW: {
        "urge": URGED,
        "circular": CIRCULAR,
        "order": ("review-body superior", "行政复议法 77"),
        "interview": ("review-body superior", "行政复议法 77"),
        "criticism": ("review-body superior", "行政复议法 77"),
        "discipline": ("disciplinary-body", "行政复议法 83/行政复议法 85"),
    },
    (*ACTS, *NO_TITLE): {
        "urge": URGED,
        "circular": CIRCULAR,
        "confirmation": ("parties", "特邀调解规定 19/民诉法 205"),
        "suit": ("creditor", "特邀调解规定 25/行政诉讼法 78"),
    },
}  # fmt: skip
AGAINST_CITIZEN = {
    OF_COURTS: {
        "urge": URGED,
        "application": ("creditor", "行政诉讼法 95/行诉解释 152/行诉解释 153"),
        "own-enforcement": ("agency", "行政诉讼法 95/行政强制法 37"),
        "transfer": ("court", "行政诉讼法 101/民诉法 253"),
        "fine-on-body": ("court", OBSTRUCTING),
        "fine-on-person": ("court", OBSTRUCTING),
        "detention": ("court", OBSTRUCTING),
        "referral": ("court", CRIME),
    },
    ("court-confirmation",): {
        "urge": URGED,
        "application": ("creditor", "民诉法 206"),
        "transfer": ("court", "民诉法 253"),
        "fine-on-body": ("court", OBSTRUCTING),
        "fine-on-person": ("court", OBSTRUCTING),
        "detention": ("court", OBSTRUCTING),
        "referral": ("court", CRIME),
    },
    OF_REVIEW: {
        "urge": URGED,
        "application": ("review-body creditor", "行政复议法 78"),
        "own-enforcement": ("review-body agency", "行政复议法 78/行政强制法 37"),
    },
    ACTS: {
        "urge": ("agency center court creditor", "行政强制法 54/行政强制法 69"),
        "application": ("creditor", "行政诉讼法 97/行政强制法 53/行政强制法 54/行诉解释 155/行诉解释 156"),
        "added-fine": ("agency", "行政强制法 45"),
        "substitute-performance": ("agency", "行政强制法 50/行政强制法 51"),
        "own-enforcement": ("agency", "行政诉讼法 97/行政强制法 37"),
    },
    NO_TITLE: {
        "urge": URGED,
        "confirmation": ("parties", "特邀调解规定 19/民诉法 205"),
        "suit": ("creditor", "特邀调解规定 25"),
    },
}
HAND = {Side.AGENCY: AGAINST_AGENCY, Side.CITIZEN: AGAINST_CITIZEN}
WAYS = {way.code: way for way in (*WAYS_OF_EFFECT, *INSTRUMENTS)}


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 95", "行政诉讼法 96", "行政诉讼法 97")
@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("code", [*WAYS])
def test_what_each_instrument_opens(code: str, side: Side) -> None:
    """Every instrument opens against each debtor the measures of its law, by whom that says, and no other."""
    expected = next(rows for codes, rows in HAND[side].items() if code in codes)

    regime = regime_of(WAYS[code], side)
    rows = [row for kind in MeasureKind if (row := law_of(regime, side, kind)) is not None and row.holds(TODAY)]
    found = {row.kind: (" ".join(row.by), "/".join(in_force(row.clauses, TODAY))) for row in rows}
    assert found == expected


@pytest.mark.clause("WX-4.3.5")
def test_the_hand_written_table_names_every_instrument() -> None:
    """No instrument is left out, on either side."""
    for rows in HAND.values():
        assert sorted(code for codes in rows for code in codes) == sorted(WAYS)


IN_FORCE = {
    "judgment": ("行政诉讼法 85", "行政诉讼法 94"),  # once nobody can appeal
    "ruling": ("行政诉讼法 85", "行政诉讼法 94"),
    "mediation-letter": ("行诉解释 85", "行政诉讼法 94"),  # on the last signature
    "reconsideration-decision": ("行政复议法 75",),  # on service
    "reconsideration-letter": ("行政复议法 73", "复议条例 50"),  # signatures and seal
    "administrative-act": ("行政诉讼法 97",),
}


@pytest.mark.clause("行政诉讼法 85", "行诉解释 85", "行政复议法 73", "行政复议法 75")
def test_by_which_article_each_paper_is_in_force() -> None:
    """Each title cites the article that gives it legal force, and no other's."""
    earlier = ("行政诉讼法（1989）", "行政复议法（1999）")
    texts = {paper: tuple(c for c in clauses if not c.startswith(earlier)) for paper, clauses in IN_FORCE_BY.items()}

    assert texts == IN_FORCE


@pytest.mark.clause("民诉法 114")
@pytest.mark.parametrize(
    ("day", "articles"),
    [
        (date(2017, 3, 1), ("行政诉讼法 101", "民诉法（2012） 111", "民诉法（2012） 115")),
        (date(2022, 6, 1), ("行政诉讼法 101", "民诉法（2021） 114", "民诉法（2021） 118")),
        (date(2024, 6, 1), ("行政诉讼法 101", "民诉法 114", "民诉法 118")),
    ],
)
def test_a_fine_rests_on_the_refusal_and_on_the_amount(day: date, articles: tuple[str, ...]) -> None:
    """The article on amounts alone lets nobody be fined: the one on refusing to perform stands beside it."""
    row = law_of(Regime.COURT_TITLE, Side.CITIZEN, MeasureKind.FINE_ON_BODY)

    assert row is not None
    assert in_force(row.clauses, day) == articles


def test_ranges_and_approval() -> None:
    """Amounts, days and the president's approval are those of the articles."""
    told = {(row.side, row.kind): (row.least, row.most, row.longest, row.approved) for row in LAWS if row.approved}

    assert told == {
        (Side.AGENCY, "daily-fine-on-head"): (50, 100, None, True),
        (Side.AGENCY, "daily-fine-on-agency"): (50, 100, None, True),
        (Side.AGENCY, "fine-on-body"): (50_000, 1_000_000, None, True),
        (Side.AGENCY, "detention"): (None, None, 15, True),
        (Side.CITIZEN, "fine-on-person"): (0, 100_000, None, True),
        (Side.CITIZEN, "fine-on-body"): (50_000, 1_000_000, None, True),
        (Side.CITIZEN, "detention"): (None, None, 15, True),
    }


@pytest.mark.clause("WX-4.3.5")
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2015, 4, 30), {"transfer", "daily-fine-on-agency", "suggestion", "referral"}),
        (date(2015, 5, 1), {"transfer", "daily-fine-on-head", "announcement", "suggestion", "detention", "referral"}),
    ],
)
def test_the_law_before_2015(day: date, expected: set[str]) -> None:
    """Until 2015-04-30 the daily fine lay on the agency, and there was neither announcement nor detention."""
    of_96 = {"行政诉讼法 96", "行政诉讼法（1989） 65"}
    rows = [row for row in LAWS if row.side is Side.AGENCY and of_96 & set(row.clauses)]

    assert {row.kind for row in rows if of_96 & set(in_force(row.clauses, day))} == expected


@pytest.mark.clause("WX-4.3.5")
@pytest.mark.parametrize("side", Side)
def test_a_title_could_always_be_applied_on(side: Side) -> None:
    """Before 行诉解释 152 the interpretation of 2000 let whoever is owed apply (its 83 and 84)."""
    row = law_of(Regime.COURT_TITLE, side, MeasureKind.APPLICATION)

    assert row is not None
    assert in_force(row.clauses, date(2016, 11, 1)) != ()
    assert "执行行诉法解释 83" in in_force(row.clauses, date(2016, 11, 1))
    assert "执行行诉法解释 83" not in in_force(row.clauses, date(2018, 2, 8))


@pytest.mark.clause("行政复议法（1999） 32", "行政复议法（1999） 33", "行政复议法（1999） 37")
def test_a_review_decision_before_2024() -> None:
    """It was ordered to be performed, and enforced against who asked; interview and public criticism came later."""
    day = date(2022, 6, 1)
    rows = [row for row in LAWS if row.regime is Regime.RECONSIDERATION and row.clauses]
    found = {(row.side, row.kind): in_force(row.clauses, day) for row in rows}

    assert found == {
        (Side.AGENCY, "order"): ("行政复议法（1999） 32",),
        (Side.AGENCY, "interview"): (),
        (Side.AGENCY, "criticism"): (),
        (Side.AGENCY, "discipline"): ("行政复议法（1999） 37",),
        (Side.CITIZEN, "application"): ("行政复议法（1999） 33",),
        (Side.CITIZEN, "own-enforcement"): ("行政复议法（1999） 33", "行政强制法 37"),
    }
    decision = next(row for row in INSTRUMENTS if row.code == "reconsideration-decision")
    assert in_force(decision.clauses, day) == ("行政复议法（1999） 32", "行政复议法（1999） 33")


@pytest.mark.clause("民诉法 206", "行政诉讼法 96")
def test_a_confirmed_agreement_is_enforced_by_the_court_that_confirmed_it() -> None:
    """The measures of 行政诉讼法 96 are the court's of first instance; a confirmed agreement has no such court."""
    named = {regime: orderers(row) for row in LAWS for regime in [row.regime] if row.kind is MeasureKind.TRANSFER}

    assert named == {
        Regime.COURT_TITLE: ("第一审人民法院",),
        Regime.CONFIRMED: ("作出司法确认裁定的人民法院",),
    }
