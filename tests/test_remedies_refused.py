"""What a refusal opens: enforcement of a title, the regime of a review paper, a suit on a bare agreement."""

from __future__ import annotations

from datetime import date

import pytest

from admin_dispute import Stage
from admin_dispute.domain.periods import Calendar
from admin_dispute.law.calendar import shipped_years
from admin_dispute.law.remedies import open_remedies
from admin_dispute.testing import Office

TODAY = date(2024, 7, 10)
YEARS = Calendar(shipped_years())
BACK = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "500", "due": "2024-06-03"}

WITHIN = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "500", "within": "20 day"}


def opened(office: Office, dispute: str) -> dict[str, tuple[date | None, tuple[str, ...]]]:
    """Give the open ways by code, with the last day and the articles."""
    found = open_remedies(office.dispute(dispute), TODAY, YEARS)
    return {way.code: (way.until, way.clauses) for way in found}


@pytest.mark.clause("行政诉讼法 94", "行诉解释 153")
def test_a_refused_judgment_is_enforced(office: Office) -> None:
    """Nobody sues on an agreement for what a judgment orders: within two years he applies for enforcement."""
    dispute = office.register()
    for name in ("record-filing", "end-proceeding", "record-title"):
        office.do(name, dispute)
    office.do("record-refusal-to-perform", dispute, on="2024-06-25", obligations=["t1o1"])

    assert opened(office, dispute) == {"enforcement": (date(2026, 6, 24), ("行政诉讼法 94", "行诉解释 153"))}
    unknown = Calendar(tuple(year for year in shipped_years() if year.year < 2026))
    [sure], [provisional] = (open_remedies(office.dispute(dispute), TODAY, years) for years in (YEARS, unknown))
    assert sure.arguable is None
    assert "最早可能的一日" in str(provisional.arguable)


@pytest.mark.clause("行政复议法 77")
def test_a_refused_review_letter_is_ordered_performed(office: Office) -> None:
    """What a review's letter carries the review body orders to be performed."""
    dispute = office.at(Stage.EFFECTIVE, {"register-dispute": {"phase": "reconsideration"}})
    signed = [{"by": "p1", "on": "2024-05-20"}, {"by": "police", "on": "2024-05-22"}]
    letter = "reconsideration-letter"
    office.do("give-force", dispute, on="2024-05-22", force=letter, issuer="温县人民政府", signed=signed)
    office.do("record-refusal-to-perform", dispute)

    assert opened(office, dispute) == {"review-letter-performed": (None, ("行政复议法 77",))}


@pytest.mark.clause("WX-4.3.4", "行政诉讼法 78")
@pytest.mark.parametrize(("day", "late"), [(date(2024, 5, 23), False), (TODAY, True)])
def test_silence_after_the_last_day_opens_what_a_refusal_opens(office: Office, day: date, late: bool) -> None:
    """An agency that lets the day pass need not say no first: the suit on the agreement is told beside other ways."""
    dispute = office.dispute(office.at(Stage.EFFECTIVE))

    assert ("suit-on-agreement" in {way.code for way in open_remedies(dispute, day, YEARS)}) is late


@pytest.mark.clause("民法典 203")
@pytest.mark.parametrize(("day", "late"), [(date(2024, 6, 3), False), (date(2024, 6, 4), True)])
def test_nobody_is_late_before_the_last_day_has_rolled(office: Office, day: date, late: bool) -> None:
    """A last day on a Sunday is the Monday after it: until it is over no way against delay is told."""
    dispute = office.dispute(office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [WITHIN]}}))

    assert ("suit-on-agreement" in {way.code for way in open_remedies(dispute, day, YEARS)}) is late


@pytest.mark.clause("行政诉讼法 78", "行政协议规定 24", "行政协议规定 25")
def test_a_bare_agreement_is_sued_on_by_the_citizen_alone(office: Office) -> None:
    """Against an agency a suit; against a citizen the agency has none, and the ordinary ways are told."""
    agency = office.at(Stage.EFFECTIVE)
    office.do("record-refusal-to-perform", agency)
    assert set(opened(office, agency)) == {"suit-on-agreement"}

    citizen = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [BACK]}})
    office.do("record-refusal-to-perform", citizen)
    assert "suit-on-agreement" not in opened(office, citizen)
