"""Suspension and termination of enforcement, and how long the way back to a title is open after a settlement."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import ProceedingEnd, SuspensionGround, TerminationGround
from admin_dispute.testing import Office

pytestmark = pytest.mark.clause("WX-4.3.5")


def enforced(office: Office) -> str:
    """Give a dispute with a judgment for money that the creditor applied to have enforced against the agency."""
    dispute = office.register()
    for name in ("record-filing", "end-proceeding", "record-title"):
        office.do(name, dispute)
    office.do(
        "record-filing", dispute, on="2024-06-25", filed_on="2024-06-25", kind="enforcement",
        applicants=["p1"], respondents=["police"],
    )  # fmt: skip
    return dispute


def against(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    return {one.code for one in office.clerk.may(office.command(name, dispute, **changes)).objections}


def warned(office: Office, name: str, dispute: str, **changes: Any) -> dict[str, tuple[str, ...]]:
    """Give the codes of what a command is warned of, with the articles."""
    return {one.code: one.clauses for one in office.clerk.may(office.command(name, dispute, **changes)).warnings}


@pytest.mark.clause("民诉法 267")
@pytest.mark.parametrize("ground", list(SuspensionGround))
def test_while_it_is_suspended_nothing_is_taken(office: Office, ground: SuspensionGround) -> None:
    """From the day the ruling was served no measure is open, until enforcement goes on."""
    dispute = enforced(office)
    office.do("record-refusal-to-perform", dispute, on="2024-06-26", obligations=["t1o1"])
    office.do("suspend-enforcement", dispute, proceeding="x2", ground=ground.value)
    barred = against(office, "propose-measure", dispute, kind="transfer", on="2024-06-27")
    office.do("continue-enforcement", dispute, proceeding="x2")

    assert barred == {"enforcement-goes-on"}
    assert against(office, "propose-measure", dispute, kind="transfer", on="2024-06-28") == set()
    assert office.dispute(dispute).enforcement_suspensions[0].continued_on == date(2024, 6, 28)


@pytest.mark.clause("民诉法 268")
@pytest.mark.parametrize("ground", list(TerminationGround))
def test_terminated_it_is_over(office: Office, ground: TerminationGround) -> None:
    """The proceedings end as terminated, by the ruling and served on its day; a suspension ends with them."""
    dispute = enforced(office)
    office.do("suspend-enforcement", dispute, proceeding="x2")
    office.do("terminate-enforcement", dispute, proceeding="x2", ground=ground.value, number="（2024）豫0825执1号之一")
    state = office.dispute(dispute)
    ended = state.proceedings[1].ended

    assert ended is not None
    assert (ended.how, ended.served_on) == (ProceedingEnd.TERMINATED, date(2024, 6, 29))
    assert state.enforcement_terminations[0].ground is ground
    assert against(office, "continue-enforcement", dispute, proceeding="x2", on="2024-06-30") == {
        "enforcement-suspended"
    }
    office.do("record-refusal-to-perform", dispute, on="2024-06-30", obligations=["t1o1"])
    assert against(office, "propose-measure", dispute, kind="transfer", on="2024-06-30") == set()


@pytest.mark.clause("民诉法 269")
def test_days_of_a_ruling(office: Office) -> None:
    """It is made after the application and served after it was made, before it is entered."""
    dispute = enforced(office)
    before = {"proceeding": "x2", "ruled_on": "2024-06-24"}
    unserved = {"proceeding": "x2", "served_on": "2024-06-25"}

    assert against(office, "suspend-enforcement", dispute, **before) == {"ruled-and-served"}
    assert against(office, "terminate-enforcement", dispute, **unserved) == {"ruled-and-served"}
    assert against(office, "suspend-enforcement", dispute, proceeding="x1") == {"enforcement-pending"}
    assert against(office, "suspend-enforcement", dispute, proceeding="x9") == {"enforcement-pending"}


def test_suspended_once_at_a_time(office: Office) -> None:
    """What is suspended is continued before it is suspended again, and not before the day of the ruling."""
    dispute = enforced(office)
    assert against(office, "continue-enforcement", dispute, proceeding="x2") == {"enforcement-suspended"}
    office.do("suspend-enforcement", dispute, proceeding="x2")

    assert against(office, "suspend-enforcement", dispute, proceeding="x2") == {"enforcement-not-suspended"}
    assert against(office, "continue-enforcement", dispute, proceeding="x2", on="2024-06-25") == {"after-suspension"}


@pytest.mark.clause("民诉法 267", "执行和解规定 2")
def test_what_a_ground_rests_on_is_missed(office: Office) -> None:
    """An objection or a settlement that is the ground should be on file; the court's ruling stands all the same."""
    dispute = enforced(office)

    assert "objection-on-file" in warned(office, "suspend-enforcement", dispute, proceeding="x2", ground="objection")
    assert "settlement-on-file" in warned(office, "suspend-enforcement", dispute, proceeding="x2", ground="settled")
    office.do("settle-enforcement", dispute)
    assert warned(office, "suspend-enforcement", dispute, proceeding="x2", ground="settled") == {}


@pytest.mark.clause("执行和解规定 10", "民诉法 250")
@pytest.mark.parametrize(("on", "late"), [("2026-06-28", False), ("2026-07-01", True)])
def test_two_years_to_go_back_to_the_title(office: Office, on: str, late: bool) -> None:
    """They run from the last day on which the settlement was to be performed; the court decides on what is late."""
    dispute = enforced(office)
    office.do("settle-enforcement", dispute, perform_by="2024-06-28")
    office.clock.set(date(2026, 7, 10))
    found = warned(office, "resume-enforcement", dispute, on=on)
    deceived = warned(office, "resume-enforcement", dispute, on=on, why="deceit")

    assert ("resumed-within" in found) is late
    assert "resumed-within" not in deceived
    if late:
        assert found["resumed-within"] == ("执行和解规定 10", "行诉解释 153", "民诉法 250")
