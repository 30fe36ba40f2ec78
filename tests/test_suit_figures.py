"""What a court's proceedings come to in figures: lost cases, heads in court, suits for each ten thousand people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from admin_dispute import BadConfiguration, Figure, Refused, Stretch, Verdict, read_report_forms
from admin_dispute.domain.dispute.proceedings import LOST
from admin_dispute.reports.report_tables import definitions
from admin_dispute.testing import Office

HALF_YEAR = Stretch(date(2024, 1, 1), date(2024, 6, 30))


def ended(office: Office, **changes: Any) -> str:
    """Bring a suit against the police to its end by a judgment."""
    dispute = office.register()
    office.do("record-filing", dispute)
    office.do("end-proceeding", dispute, **changes)
    return dispute


def figure(office: Office, indicator: str, agency: str = "") -> Figure:
    """Return a figure of the report on suits."""
    return office.clerk.report("suits", HALF_YEAR).figure(indicator, agency)


def objections(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    with pytest.raises(Refused) as error:
        office.do(name, dispute, **changes)
    return {objection.code for objection in error.value.ruling.objections}


def test_the_rate_of_lost_cases(everywhere: Office) -> None:
    """Revoked in part counts as lost, a rejected claim and a permitted end do not: one of three, by hand 33.33 %."""
    ended(everywhere, verdict=["partly-revoked", "to-perform"])
    ended(everywhere, verdict=["claim-rejected"])
    ended(everywhere, how="dismissed")
    found = figure(everywhere, "lost-rate", "police")

    assert [found.numerator, found.denominator, found.value] == [1, 3, Decimal("33.33")]


def test_what_was_never_filed_is_no_suit(office: Office) -> None:
    """A complaint that was not accepted, or was taken back before, stands in no rate of suits that ended."""
    ended(office, how="not-accepted")
    early = office.register()
    office.do("record-filing", early)
    office.do("record-withdrawal", early, way="taken-back")

    assert figure(office, "lost-rate").denominator == 0
    assert figure(office, "suits-settled-rate").denominator == 0


def test_a_judgment_of_which_nobody_said_what_it_comes_to(office: Office) -> None:
    """It warns when it is recorded, stands on neither side of the rate, and is counted beside."""
    dispute = office.register()
    office.do("record-filing", dispute)
    ruling = office.do("end-proceeding", dispute).ruling

    assert [warning.code for warning in ruling.warnings] == ["verdict-said"]
    assert figure(office, "lost-rate").value is None
    assert figure(office, "untold-judgments").value == 1


def test_a_correction_says_it_afterwards(office: Office) -> None:
    """What a judgment comes to is added by correcting its record, and reaches the rate as known today."""
    dispute = ended(office)
    told = {"command": "end-proceeding", "dispute": dispute, "on": "2024-06-20", "proceeding": "x1",
            "how": "judgment", "verdict": ["revoked"]}  # fmt: skip
    office.do("correct-act", dispute, number=3, replacement=told)

    assert figure(office, "lost-rate").value == 100


def test_what_counts_as_lost() -> None:
    """Every verdict but the rejected claim is lost, by the published reading."""
    assert set(Verdict) - set(LOST) == {Verdict.CLAIM_REJECTED}


def test_only_a_judgment_has_a_verdict(office: Office) -> None:
    """A ruling, and a judgment in another kind of proceedings, has none."""
    dispute = office.register()
    office.do("record-filing", dispute)

    assert objections(office, "end-proceeding", dispute, how="ruling", verdict=["revoked"]) == {"verdict-fits"}


@pytest.mark.clause("WX-4.3.1")
def test_heads_in_court(everywhere: Office) -> None:
    """One appearance in an instance counts; staff with a reason does not; a hearing in camera is not counted."""
    for attendance in (
        [{"who": "police", "capacity": "deputy-head"}],
        [{"who": "police", "capacity": "staff", "absence": "other-duty"}],
    ):
        dispute = everywhere.register()
        everywhere.do("record-filing", dispute)
        everywhere.do("record-hearing", dispute, attendance=attendance)
    everywhere.do("record-hearing", dispute, held_on="2024-06-17", in_camera=True)
    found = figure(everywhere, "head-in-court", "police")

    assert [found.numerator, found.denominator, found.value] == [1, 2, 50]
    assert everywhere.center.verify() == ()


def test_the_head_came_to_a_later_hearing(office: Office) -> None:
    """The instance counts on the day of its first hearing, with whoever came to any of them."""
    dispute = office.register()
    office.do("record-filing", dispute)
    staff = [{"who": "police", "capacity": "staff"}]
    ruling = office.do("record-hearing", dispute, held_on="2024-06-10", attendance=staff).ruling
    office.do("record-hearing", dispute)

    assert [warning.code for warning in ruling.warnings] == ["head-in-court"]
    assert figure(office, "head-in-court").value == 100


def test_hearings_that_do_not_fit(office: Office) -> None:
    """A hearing lies between filing and end, is one of an administrative suit, and nobody unknown comes to it."""
    dispute = ended(office)

    assert objections(office, "record-hearing", dispute, on="2024-06-25") == {"heard-while-pending"}
    assert objections(office, "record-hearing", dispute, proceeding="x9") == {"proceeding-known"}
    stranger = [{"who": "tax", "capacity": "head"}, {"who": "p1", "capacity": "head"}]
    assert objections(office, "record-hearing", dispute, attendance=stranger) == {"attendants-known", "capacity-fits"}


def stating(office: Office, population: str, effective: str) -> None:
    """Adopt a policy that states the population."""
    source = "2023年国民经济和社会发展统计公报"
    parameter = {"name": "population", "value": population, "source": source, "provenance": "stated"}
    policy = {"on": effective, "version": population, "effective": effective, "parameters": [parameter]}
    office.center.acting("founder").execute(office.command("adopt-policy", **policy))


def test_suits_for_each_ten_thousand_people(office: Office) -> None:
    """Three suits among 430,000 people are 0.07; the page names the county's source of that number."""
    for _ in range(3):
        dispute = office.register()
        office.do("record-filing", dispute)
        office.do("accept-proceeding", dispute)
    assert figure(office, "suits-per-ten-thousand").value is None

    stating(office, "430000", "2024-06-01")
    report = office.clerk.report("suits", HALF_YEAR)
    found = report.figure("suits-per-ten-thousand")
    assert [found.numerator, found.denominator, found.value] == [3, 430000, Decimal("0.07")]
    assert report.figure("cases-per-ten-thousand", "police").value == Decimal("0.07")
    assert "常住人口：430000，来源：2023年国民经济和社会发展统计公报" in definitions(report).notes[0]


def test_a_circular_keeps_the_population_it_was_divided_by(office: Office) -> None:
    """What an issued or drafted figure was divided by stays, whatever is stated later."""
    office.register()
    stating(office, "430000", "2024-06-01")
    circular = office.do("draft-circular", reports=["suits"]).stream
    stating(office, "500000", "2024-06-02")
    [report] = office.clerk.stream(circular).content.reports

    assert [stated.value for stated in report.parameters] == ["430000"]
    assert office.center.verify() == ()


def test_nothing_else_divides(tmp_path: Any) -> None:
    """An indicator of a county may divide by the population, and by no other parameter."""
    page = tmp_path / "forms.toml"
    page.write_text('''form = 1
[indicators.mine]
title = "本县"
definition = "件数 ÷ 期限"
numerator = ["registered"]
per = "mediation-period"
unit = "件"
source = "某通知"
provenance = "set-by-county"
''', "utf-8")  # fmt: skip
    with pytest.raises(BadConfiguration) as error:
        read_report_forms(page)

    assert [fault.path for fault in error.value.faults] == ["indicators.mine.per"]
