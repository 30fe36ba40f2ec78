"""What an agency does itself about its decision, and what is computed: fines it adds, acting in the debtor's place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import attrs
import pytest

from admin_dispute.domain.dispute.enforcement.late_interest import late_interest
from admin_dispute.domain.periods import Calendar, due
from admin_dispute.law.calendar import shipped_years
from admin_dispute.testing import Office

TODAY = date(2024, 12, 31)
FINED = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "2000", "due": "2024-05-21"}
CLEARED = {"debtor": "p1", "creditors": ["police"], "duty": "act", "due": "2024-05-21"}


def acted(office: Office, obligation: dict[str, Any]) -> str:
    """Give a dispute in which a citizen does not do by 2024-05-21 what an administrative act orders."""
    office.clock.set(TODAY)
    dispute = office.register()
    office.do("record-title", dispute, on="2024-05-20", instrument="administrative-act", proceeding=None,
              issuer="温县公安局", effective_on="2024-05-06", obligations=[obligation])  # fmt: skip
    return dispute


def against(office: Office, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against proposing a measure."""
    ruling = office.clerk.may(office.command("propose-measure", dispute, **changes))
    return {one.code for one in ruling.objections}


def outlook(office: Office, dispute: str, kind: str) -> Any:
    """Give the outlook on a kind of measure, on the last obligation."""
    owed = office.clerk.enforcement(dispute).obligations[-1]
    return next(one for one in owed.measures if one.kind == kind)


ADDED: dict[str, Any] = {"kind": "added-fine", "persons": [], "amount": "60", "basis": "行政处罚法 72"}


@pytest.mark.clause("WX-4.3.5", "行政强制法 45")
@pytest.mark.parametrize(
    ("looked_on", "days", "amount"),
    [(date(2024, 6, 10), 20, 1200), (date(2024, 6, 23), 33, 1980), (date(2024, 12, 31), 224, 2000)],
)
def test_an_added_fine_never_exceeds_what_was_ordered(office: Office, looked_on: date, days: int, amount: int) -> None:
    """3 % of 2000 are 60 yuan a day: 1200 after 20 days, 1980 after 33, and 2000 from the 34th on."""
    dispute = acted(office, FINED)
    office.do("propose-measure", dispute, on="2024-06-03", **ADDED)
    office.do("decide-measure", dispute, on="2024-06-03", by="agency", body="温县公安局")
    office.clock.set(looked_on)
    so_far = outlook(office, dispute, "added-fine").so_far

    assert (so_far.first, so_far.days, so_far.amount, so_far.cap) == (date(2024, 5, 22), days, amount, 2000)


@pytest.mark.clause("行政强制法 45")
def test_an_added_fine_says_its_standard(office: Office) -> None:
    """Only on money, only once the period is over, and with the law that sets the standard and the yuan a day."""
    dispute = acted(office, FINED)

    assert against(office, dispute, on="2024-06-03", **{**ADDED, "basis": None}) == {"standard-named"}
    assert against(office, dispute, on="2024-06-03", **{**ADDED, "amount": None}) == {"amount-said"}
    assert against(office, dispute, on="2024-05-21", **ADDED) == {"in-default", "period-over"}
    assert "money-owed" in against(office, acted(office, CLEARED), on="2024-06-03", **ADDED)


@pytest.mark.clause("行政强制法 45")
def test_a_court_s_title_adds_no_fine_of_an_agency(office: Office) -> None:
    """What a judgment orders is for the court to enforce."""
    office.clock.set(TODAY)
    dispute = office.register()
    for name in ("record-filing", "end-proceeding"):
        office.do(name, dispute)
    office.do("record-title", dispute, obligations=[{**FINED, "due": "2024-06-24"}])

    assert "title-carries" in against(office, dispute, on="2024-06-27", **ADDED)


@pytest.mark.clause("WX-4.3.5", "行政强制法 50", "行政强制法 51", "行政强制法 69")
def test_performance_in_the_debtors_place(office: Office) -> None:
    """Urged first, then three working days; never for money; told each time what harm the law asks for."""
    dispute = acted(office, CLEARED)
    instead: dict[str, Any] = {"kind": "substitute-performance", "persons": [], "amount": None}
    assert against(office, dispute, on="2024-06-03", **instead) == {"urged-before"}
    assert "act-owed" in against(office, acted(office, FINED), on="2024-06-03", **instead)

    office.do("propose-measure", dispute, on="2024-06-03", kind="urge", persons=[], amount=None)
    office.do("decide-measure", dispute, on="2024-06-03", by="agency", body="温县公安局")
    office.do("serve-measure", dispute, on="2024-06-04")
    assert against(office, dispute, on="2024-06-07", **instead) == {"urging-over"}  # a Friday: three working days
    ruling = office.clerk.may(office.command("propose-measure", dispute, on="2024-06-11", **instead))
    assert ruling.allowed  # the 10th was a holiday
    assert {"harm-by-delay"} <= {one.code for one in ruling.warnings}


@pytest.mark.clause("执行和解规定 10")
def test_the_creditor_can_come_back_for_two_years(office: Office) -> None:
    """From the settlement's last day two years run for the creditor; until then no other time to apply does."""
    dispute = office.register()
    for name in ("record-filing", "end-proceeding", "record-title"):
        office.do(name, dispute)
    office.do("record-refusal-to-perform", dispute, on="2024-06-25", obligations=["t1o1"])
    office.do("settle-enforcement", dispute)
    running = {str(one.clock): one for one in office.clerk.outlook(dispute).deadlines}

    assert (running["resumption"].owner, running["resumption"].on) == ("p1", date(2026, 6, 29))
    assert "enforcement" not in running
    [reckoned] = [one for one in office.clerk.reckonings(dispute) if one.deadline.clock == "resumption"]
    assert "执行和解规定 10" in str(reckoned)
    office.do("resume-enforcement", dispute)
    assert "resumption" not in {str(one.clock) for one in office.clerk.outlook(dispute).deadlines}


@pytest.mark.clause("迟延履行利息解释 1")
def test_days_before_2014_08_are_missing_and_told(office: Office) -> None:
    """The earlier rule was not read: interest counts from 2014-08-01, and says from when days are missing."""
    dispute = office.register()
    for name in ("record-filing", "end-proceeding", "record-title"):
        office.do(name, dispute)
    state = office.dispute(dispute)
    then = date(2014, 1, 2)
    owed = attrs.evolve(state.obligations[-1], due=date(2014, 2, 3), amount=Decimal(10000), effective_on=then)
    count = partial(due, calendar=Calendar(shipped_years()))
    found = late_interest(state, owed, count, date(2014, 1, 2), date(2014, 8, 11))
    later = late_interest(state, attrs.evolve(owed, due=date(2014, 9, 1)), count, date(2014, 1, 2), date(2014, 9, 11))

    assert found is not None
    assert later is not None
    assert [(one.since, one.days, one.amount) for one in found.periods] == [(date(2014, 8, 1), 10, Decimal("17.50"))]
    assert (found.missing_since, later.missing_since) == (date(2014, 2, 3), None)


@pytest.mark.clause("WX-4.3.5")
@pytest.mark.parametrize("done", ["record-performance", "release-obligation"])
def test_nothing_is_open_on_what_is_not_owed_any_more(office: Office, done: str) -> None:
    """A measure on file keeps a done or released obligation in the table; nothing more is open, and it says why."""
    dispute = acted(office, FINED)
    office.do("propose-measure", dispute, on="2024-06-03", **ADDED)
    office.do(done, dispute, on="2024-06-05", **({"obligations": ["t1o1"]} if done == "record-performance" else
              {"obligation": "t1o1", "by": ["police"]}))  # fmt: skip
    owed = office.clerk.enforcement(dispute).obligations[-1]

    assert not [one.kind for one in owed.measures if one.open]
    assert all("still-owed" in {missing.code for missing in one.missing} for one in owed.measures)
