"""Figures: what counts for each term, when, for whom; rounding, growth and stretches, checked by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_dispute import BadInput, Comparison, Figure, Report, Rounding, RoundingWay, Stage, Stretch
from admin_dispute.domain.figures.counting import Looking, SourceRow
from admin_dispute.domain.figures.indicator import total_by_series
from admin_dispute.domain.figures.rounding import growth
from admin_dispute.domain.figures.terms import TERMS
from admin_dispute.domain.periods import Calendar
from admin_dispute.domain.words import chapter
from admin_dispute.reports.shipped import shipped
from admin_dispute.testing import Office

HALF_YEAR = Stretch(date(2023, 12, 11), date(2024, 6, 10))
YEAR = Stretch(date(2024, 1, 1), date(2024, 6, 30))


def of(office: Office, form: str, stretch: Stretch = YEAR, **asked: Any) -> Report:
    """Return a report as the clerk gets it."""
    return office.clerk.report(form, stretch, **asked)


def fraction(figure: Figure) -> tuple[str, str, str]:
    """Return numerator, denominator and value as they are printed."""
    return str(figure.numerator), str(figure.denominator), str(figure.value)


def test_every_term_has_its_words() -> None:
    """Each term says in Chinese what it is called and what counts; no words are left without a term."""
    assert set(chapter("terms")) == set(TERMS)
    assert all(one.title and one.means for one in TERMS.values())


@pytest.mark.parametrize(
    ("exact", "way", "printed"),
    [
        (Fraction(2, 3), RoundingWay.HALF_UP, "0.67"),
        (Fraction(2, 3), RoundingWay.TRUNCATED, "0.66"),
        (Fraction(1, 200), RoundingWay.HALF_UP, "0.01"),
        (Fraction(-1, 200), RoundingWay.HALF_UP, "-0.01"),
        (Fraction(-1, 1000), RoundingWay.HALF_UP, "0.00"),
        (Fraction(311, 654) * 100, RoundingWay.HALF_UP, "47.55"),
        (Fraction(900, 2605) * 100, RoundingWay.HALF_UP, "34.55"),
        (Fraction(7448, 12628) * 100, RoundingWay.TRUNCATED, "58.98"),
    ],
)
def test_rounding(exact: Fraction, way: RoundingWay, printed: str) -> None:
    """Half goes away from zero; a cut drops the rest; published rates come out as they were printed."""
    assert str(Rounding(2, way).of(exact)) == printed


@given(st.fractions(), st.integers(0, 8), st.sampled_from(RoundingWay))
def test_rounding_is_near(exact: Fraction, places: int, way: RoundingWay) -> None:
    """What is printed lies within one unit of the last place, has that many decimals, and never a negative zero."""
    printed = Rounding(places, way).of(exact)

    assert abs(Fraction(printed) - exact) < Fraction(1, 10**places)
    assert -int(printed.as_tuple().exponent) == places
    assert printed or not printed.is_signed()


def test_growth_from_nothing() -> None:
    """From nothing nothing grows by a per cent; from four to three it falls by a quarter."""
    assert growth(Fraction(3), Fraction(0), Rounding(1)) is None
    assert growth(Fraction(3), Fraction(4), Rounding(1)) == Decimal("-25.0")


@pytest.mark.parametrize(
    ("first", "last", "comparison", "compared"),
    [
        ("2023-12-11", "2024-06-10", "year-before", ("2022-12-11", "2023-06-10")),
        ("2024-02-01", "2024-02-29", "year-before", ("2023-02-01", "2023-02-28")),
        ("2025-02-01", "2025-02-28", "year-before", ("2024-02-01", "2024-02-29")),
        ("2024-02-29", "2024-03-10", "year-before", ("2023-02-28", "2023-03-10")),
        ("2024-04-01", "2024-06-30", "stretch-before", ("2024-01-01", "2024-03-31")),
    ],
)
def test_compared_stretches(first: str, last: str, comparison: str, compared: tuple[str, str]) -> None:
    """A stretch of any days is compared with the same days a year before, or with as many days before it."""
    stretch = Stretch(date.fromisoformat(first), date.fromisoformat(last))
    before = Stretch(*map(date.fromisoformat, compared))

    assert stretch.compared(Comparison(comparison)) == before
    assert stretch.compared(Comparison.NONE) is None


def test_a_stretch_ends_after_it_begins() -> None:
    """A last day before the first is refused, with the field."""
    with pytest.raises(BadInput) as error:
        Stretch(date(2024, 2, 1), date(2024, 1, 1))
    assert [fault.path for fault in error.value.faults] == ["last"]


@pytest.mark.clause("WX-0.3")
def test_ended_before_filing_and_how_long_it_took(office: Office) -> None:
    """One dispute settled before filing after seven days, one after its suit was accepted: one of two, seven days."""
    office.at(Stage.EFFECTIVE)
    filed = office.at(Stage.MEDIATING)
    office.do("record-filing", filed, on=date(2024, 5, 10))
    office.do("accept-proceeding", filed, on=date(2024, 5, 10))
    office.do("report-settlement", filed)
    report = of(office, "settlement")
    rate, days = report.figure("before-filing-rate"), report.figure("days-before-filing")

    assert fraction(rate) == ("1", "2", "50.00")
    assert fraction(days) == ("7", "1", "7.0")
    assert report.figure("days-to-settle").value == 7


@pytest.mark.clause("WX-0.3")
def test_a_stretch_over_the_turn_of_the_year(office: Office) -> None:
    """From 12-11 to 06-10 both days count: registered on the last day yes, a day later no."""
    within = office.register(on=date(2024, 6, 10))
    office.register(on=date(2024, 6, 11))

    assert of(office, "source", HALF_YEAR).figure("registered").disputes == (within,)


def test_a_cause_that_fell_away_is_settled(office: Office) -> None:
    """A dispute closed because its cause is gone counts as settled, on the day of closing."""
    dispute = office.at(Stage.ENDED)
    office.do("record-validity", dispute)
    office.do("close-dispute", dispute, outcome="cause-gone")
    [row] = of(office, "settlement").figure("settled").counted

    assert (row.dispute, row.on) == (dispute, date(2024, 5, 22))


def test_a_failed_attempt_and_its_handover(office: Office) -> None:
    """An attempt that failed is a result without settlement; days to the handover run from its ending."""
    dispute = office.at(Stage.ENDED)
    office.do("hand-over-file", dispute)
    report = of(office, "settlement")

    assert str(report.figure("settlement-rate").value) == "0.00"
    assert fraction(report.figure("days-to-handover")) == ("7", "1", "7.0")


def test_a_merged_dispute_counts_once(office: Office) -> None:
    """What was merged counts where it went."""
    goes_on, ends = office.register(), office.register()
    office.do("merge-into", ends, other=goes_on)

    assert of(office, "source").figure("registered").disputes == (goes_on,)


@pytest.mark.clause("WX-3.1.2", "WX-4.3.1")
@pytest.mark.parametrize(
    ("received", "answered", "counts"),
    [(None, None, (0, 0, 0)), ("2024-05-09", None, (0, 1, 1)), ("2024-05-09", "2024-05-17", (1, 1, 0)),
     ("2024-05-09", "2024-05-21", (0, 1, 1))],
)  # fmt: skip
def test_silence_counts_after_proven_notice(
    office: Office, received: str | None, answered: str | None, counts: tuple[int, int, int]
) -> None:
    """A notice counts once its receipt is proven; an answer after its day is silence until then."""
    dispute = office.register()
    office.do("draft-paper", dispute)
    office.do("send-paper", dispute)
    if received:
        office.do("prove-receipt", dispute, on=received)
    if answered:
        office.do("answer-paper", dispute, on=answered)
    report = of(office, "agencies")
    rate = report.figure("answers", "police") if any(counts) else report.figure("answers")

    assert (*fraction(rate)[:2], str(report.figure("silence").numerator)) == tuple(map(str, counts))


def test_a_notice_still_open_does_not_count(office: Office) -> None:
    """On the last day to answer silence is not yet known; the day after it is."""
    dispute = office.register(on=date(2024, 5, 6))
    for name in ("draft-paper", "send-paper", "prove-receipt"):
        office.do(name, dispute)
    office.clock.set(date(2024, 5, 20))
    assert of(office, "agencies").figure("answers").denominator == 0
    office.clock.set(date(2024, 5, 21))
    assert of(office, "agencies").figure("answers").denominator == 1


def test_dropped_notices_do_not_count(office: Office) -> None:
    """A notice taken back before its day asks nobody for an answer; a second round counts by itself."""
    dispute = office.register()
    for name in ("draft-paper", "send-paper", "prove-receipt"):
        office.do(name, dispute)
    office.do("send-paper", dispute, on="2024-05-21", answer_by="2024-05-30")
    office.do("prove-receipt", dispute, on="2024-05-22")
    office.do("drop-paper", dispute, on="2024-05-25")

    assert [row.item for row in of(office, "agencies").figure("answers").among] == ["d1/1"]


@pytest.mark.clause("WX-4.3.1")
def test_attendance(office: Office) -> None:
    """Of three sessions the agency came to two, once by its head."""
    dispute = office.at(Stage.MEDIATING)
    claimant = {"who": "p1", "capacity": "in-person"}
    for capacity in ("head", "staff", "absent"):
        came = {"who": "police", "capacity": capacity, "absence": "other"}
        office.do("hold-session", dispute, attendance=[claimant, came])
    report = of(office, "agencies")

    assert fraction(report.figure("attendance", "police")) == ("2", "3", "66.67")
    assert fraction(report.figure("attendance-by-head", "police")) == ("1", "3", "33.33")


@pytest.mark.clause("WX-4.1.1", "WX-4.3.1")
@pytest.mark.parametrize(("minutes", "missing"), [("〔2024〕1号", 0), (None, 1)])
def test_missing_minutes_count(office: Office, minutes: str | None, missing: int) -> None:
    """An agreement signed without the minutes that the agency's way of deciding asks for is a point."""
    dispute = office.at(Stage.MEDIATING)
    office.do("record-plan", dispute, minutes=minutes)
    for name in ("hold-session", "establish-facts", "draft-terms", "review-legality", "conclude-agreement"):
        office.do(name, dispute)

    assert of(office, "agencies").figure("missing-minutes", "police").numerator == missing


@pytest.mark.clause("WX-4.3.1")
@pytest.mark.parametrize(("performed", "in_time", "late"), [("2024-06-13", 1, 0), ("2024-06-20", 0, 7), (None, 0, 17)])
def test_performance_and_days_late(office: Office, performed: str | None, in_time: int, late: int) -> None:
    """Due on 13 June: performed that day in time, a week later seven days late, not at all until the stretch ends."""
    dispute = office.at(Stage.EFFECTIVE)
    if performed:
        office.do("record-performance", dispute, on=performed)
    report = of(office, "agencies")

    assert fraction(report.figure("performance"))[:2] == (str(in_time), "1")
    assert report.figure("days-late", "police").numerator == late
    assert [row.item for row in report.figure("performance").among] == ["o1"]


def test_instalments_fall_due_one_by_one(office: Office) -> None:
    """Of two instalments only the one whose day lies in the stretch counts; a released duty counts not at all."""
    parts = [{"amount": "10000", "due": "2024-06-13"}, {"amount": "10000", "due": "2024-12-13"}]
    money = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "20000", "instalments": parts}
    monthly = {"debtor": "police", "creditors": ["p1"], "duty": "money",
               "monthly": {"first": "2024-06-01", "day": 5, "amount": "100"}}  # fmt: skip
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [money, monthly]}})
    assert [row.item for row in of(office, "agencies").figure("performance").among] == ["o1/1", "o2/2024-06"]

    office.do("release-obligation", dispute, obligation="o1")
    office.do("release-obligation", dispute, obligation="o2")
    assert of(office, "agencies").figure("performance").value is None


def test_refused_duties(office: Office) -> None:
    """What the agency refused to perform is counted by itself."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("record-refusal-to-perform", dispute)

    assert of(office, "agencies").figure("refused-duties", "police").disputes == (dispute,)


def test_no_dispute_is_about_a_procuratorate(office: Office) -> None:
    """Like a court, it is in the directory and in no table of agencies."""
    row = {"id": "supervisor", "name": "温县人民检察院", "kind": "procuratorate", "division": "410825"}
    office.center.acting("founder").execute(office.command("enter-organisation", **row))
    office.register()

    assert "supervisor" not in {body.id for body in of(office, "settlement").bodies}


@pytest.mark.parametrize(("reason", "settled"), [("settlement", 1), ("own-accord", 0)])
def test_suits_withdrawn_and_settled(office: Office, reason: str, settled: int) -> None:
    """A suit withdrawn because of a settlement is settled; one withdrawn of one's own accord is not."""
    dispute = office.register()
    office.do("record-filing", dispute, on="2024-05-07")
    office.do("record-withdrawal", dispute, reason=reason, permitted_on=None)
    office.do("permit-withdrawal", dispute)
    figure = of(office, "settlement").figure("suits-settled-rate", "police")

    assert fraction(figure)[:2] == (str(settled), "1")


def test_money_of_settlements(office: Office) -> None:
    """Yuan under the agreements are counted obligation by obligation."""
    dispute = office.dispute(office.at(Stage.EFFECTIVE))
    with office.center.records(reading=True) as records:
        state = office.center.basis(records).state
    assert state is not None
    looking = Looking(YEAR, date(2024, 7, 1), state, Calendar(state.calendar))
    counted = {code: [one.row.amount for one in term.count(dispute, looking)] for code, term in TERMS.items()}

    assert counted["money-settled"] == [Decimal(20000)]
    assert counted["registered-before-filing"] == [Decimal(1)]
    assert (counted["duties-performed"], counted["duties-late"], counted["suits-withdrawn"]) == ([], [Decimal(1)], [])


def test_a_series_counts_once() -> None:
    """Of rows that hang together the largest counts, once."""
    day = date(2024, 5, 6)
    rows = [
        SourceRow(dispute="a", on=day, amount=Decimal(3), series="a"),
        SourceRow(dispute="b", on=day, amount=Decimal(5), series="a"),
        SourceRow(dispute="c", on=day, amount=Decimal(2), series="c"),
        SourceRow(dispute="d", on=day, amount=Decimal(4)),
    ]

    assert total_by_series(rows) == 11


def test_linked_disputes_are_a_series(office: Office) -> None:
    """Disputes linked as being about the same act carry the first of them as their series."""
    first, second, alone = office.register(), office.register(), office.register()
    office.do("link-disputes", second, other=first)
    series = {row.dispute: row.series for row in of(office, "source").figure("registered").counted}

    assert series[first] == series[second] in {first, second}
    assert series[alone] == alone


def test_every_indicator_says_where_it_comes_from() -> None:
    """Definitions that no rule gives are inferred, and say so."""
    assert {str(one.provenance) for one in shipped().indicators.values()} == {"inferred"}
    assert all(one.source and one.definition for one in shipped().indicators.values())
